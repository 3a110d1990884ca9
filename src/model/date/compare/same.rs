//! Which times are certainly the same, and what a total over a time counts.
//!
//! Owns the one sense of "the same time" in which two figures can be in conflict.

use super::units::Units;
use super::{EVER, Extent, Member, NEVER, Reach, Unit};
use crate::model::date::Date;
use crate::model::date::about::{calendar_unit, is_decade, point_unit};
use crate::model::date::meaning::{Element, Meaning, Point, Side};
use crate::model::date::moment::SECOND;
use crate::model::date::span::{self, Span};
use edtf_core::SetKind;

/// What dates have in common that certainly mean the same time.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum SameTime {
    /// They are from one moment to one, with a clock or without.
    Exact(i128, i128, bool),
    /// They are from one to another, each a day or a moment or more.
    Interval((i128, i128, bool), (i128, i128, bool)),
    /// They are all of several, in whatever order.
    All(Vec<(i128, i128, bool)>),
    /// They are written alike.
    Written(String),
}

/// The first and the last nanosecond of a single date, and whether its clock is written. A fraction of a second is a moment,
/// however many digits it has.
type Stretch = (i128, i128, bool);

/// None of what has digits left open, unless it is a decade or more, whose year is an estimate, or is a season, whose ends are
/// not said.
fn stretch(point: &Point) -> Option<Stretch> {
    if let Point::Date(date) = point {
        let is_season = date.month.and_then(edtf_core::DateField::value).is_some_and(|of| (21..=32).contains(&of));
        let is_open = date.has_unspecified() && !is_decade(date) || date.year.significant_digits.is_some();
        if is_open || is_season {
            return None;
        }
    }
    let Span { first, last, shift, .. } = Span::of_point(point);
    let last = if last.saturating_sub(first) < SECOND - 1 { first } else { last };
    Some((first, last, shift.is_some()))
}

/// All from the first moment of one span to the last of another.
fn whole(start: Span, end: Span) -> Member {
    let start = Reach::of(Span { last: start.first, ..start }, None);
    let end = Reach::of(Span { first: end.last, ..end }, None);
    Member { start, end, units: None }
}

/// What a total over a single date counts, or over one side of an interval: from its first moment, or to its last, where
/// these are known.
fn side(point: &Point, is_end: bool, is_exact: bool) -> Reach {
    let span = Span::of_point(point);
    let at = if is_end { span.last } else { span.first };
    let (first, last) = if is_exact { (at, at) } else { (span.first, span.last) };
    Reach::of(Span { first, last, ..span }, point_unit(point)).marked(point.mark())
}

/// What a total over a single date counts: all of it; or all of some day, month or year, where it is not known which.
fn of_point(point: &Point) -> Member {
    let is_exact = stretch(point).is_some();
    let [start, end] = [false, true].map(|is_end| side(point, is_end, is_exact));
    let is_known = is_exact && point_unit(point).is_none();
    let unit = match point {
        Point::Date(date) if !is_known => calendar_unit(date),
        _ => None,
    };
    Member { start, end, units: unit.and_then(|unit| units(unit, start, end)) }
}

/// What a total over one of several dates counts: all of it, whichever it is.
fn of_alternative(element: &Element, hull: Member) -> Member {
    match element {
        Element::At(point) => of_point(point),
        Element::OnOrBefore(Point::Date(date))
        | Element::OnOrAfter(Point::Date(date))
        | Element::Range(Point::Date(date), _) => {
            Member { units: calendar_unit(date).and_then(|unit| units(unit, hull.start, hull.end)), ..hull }
        }
        Element::OnOrBefore(_) | Element::OnOrAfter(_) | Element::Range(..) => hull,
    }
}

/// The units that start and end there.
fn units(unit: Unit, start: Reach, end: Reach) -> Option<Units> {
    Units::between(unit, start.unclocked(), end.unclocked())
}

impl Member {
    /// The unit of the calendar of which a total counts one, whichever it is.
    pub fn unit(&self) -> Option<Unit> {
        self.units.as_ref().map(Units::unit)
    }

    /// Which of the units that start in 2000 or a number before or behind it may be meant: the first and the last. None
    /// where it is no such unit.
    pub fn numbers(&self, unit: Unit) -> Option<(i64, i64)> {
        let all = if self.units.is_some() {
            self.units.filter(|of| of.unit() == unit)
        } else {
            units(unit, self.start, self.end)
        };
        all.as_ref().map(Units::numbers)
    }
}

impl Date {
    /// What a total over it counts: all of it, from its first moment to its last, as far as those are known.
    pub fn counted(&self) -> Extent {
        // Of an interval from month to month it is not known with which of their days it starts and ends.
        let is_day = |point: &Point| match point {
            Point::Date(date) => date.day.is_some() && !date.has_unspecified(),
            Point::Time(_) => true,
        };
        let mut extent = self.extent();
        match &self.meaning {
            Meaning::One(one) => extent.members = vec![of_point(one)],
            Meaning::Interval(start, end) => {
                let exact = |of: &Side, is_end| match of {
                    Side::At(at) if is_day(at) => Some(side(at, is_end, true)),
                    _ => None,
                };
                for member in &mut extent.members {
                    member.start = exact(start, false).unwrap_or(member.start);
                    member.end = exact(end, true).unwrap_or(member.end);
                }
            }
            Meaning::Set(set) if extent.all => {
                let (start, end) = self.meaning.spans();
                // Of all of several, the gaps between them are not counted.
                let is_closed = start.first != EVER && end.last != NEVER;
                let without_gap = Some(self.counted_around()).filter(|all| is_closed && *all == [whole(start, end)]);
                extent.uncertain |= without_gap.is_none() && (set.elements.len() > 1 || extent.is_uncertain());
                let [start, end] = [start, end].map(|span| Reach::of(span, None));
                extent.members = without_gap.unwrap_or_else(|| vec![Member { start, end, units: None }]);
            }
            Meaning::Set(set) => {
                extent.uncertain |= set.elements.len() > 1;
                let all = set.elements.iter().zip(&extent.members);
                extent.members = all.map(|(element, hull)| of_alternative(element, *hull)).collect();
            }
        }
        extent
    }

    /// What two dates have in common that certainly mean the same time: the same day or instant, from and to the same ones,
    /// all of the same ones, or written alike. What is undated, marked or an alternative has nothing in common, however it is
    /// written.
    pub fn same_time(&self) -> Option<SameTime> {
        let is_one_of = matches!(&self.meaning, Meaning::Set(set) if set.kind == SetKind::OneMember);
        if self.is_undated() || self.is_uncertain() || self.is_approximate() || is_one_of {
            return None;
        }
        let exact = |(first, last, has_clock): Stretch| SameTime::Exact(first, last, has_clock);
        let same = match &self.meaning {
            Meaning::One(point) => stretch(point).map(exact),
            Meaning::Interval(Side::At(from), Side::At(to)) => match (stretch(from), stretch(to)) {
                // From a day to itself is that day; from a month to itself need not be all of it.
                (Some(from), Some(to)) if from == to && self.start_bounds().earliest == self.end_bounds().latest => {
                    Some(exact(from))
                }
                (Some(from), Some(to)) => Some(SameTime::Interval(from, to)),
                _ => None,
            },
            Meaning::Interval(..) => None,
            Meaning::Set(set) => {
                let member = |element: &Element| if let Element::At(point) = element { stretch(point) } else { None };
                set.elements.iter().map(member).collect::<Option<Vec<Stretch>>>().map(|mut all| {
                    all.sort_unstable();
                    all.dedup();
                    if let [one] = all[..] { exact(one) } else { SameTime::All(all) }
                })
            }
        };
        Some(same.unwrap_or_else(|| SameTime::Written(self.as_written().to_owned())))
    }

    /// What a total over it is certainly a part of, where something encloses all of that: of several dates, all or one of
    /// them, from the first to the last.
    pub fn counted_within(&self) -> Option<Member> {
        match &self.meaning {
            Meaning::Set(set) if set.elements.len() > 1 => {
                let (start, end) = self.meaning.spans();
                let is_sure = !self.is_uncertain() && !self.is_approximate();
                (is_sure && start.first != EVER && end.last != NEVER).then(|| whole(start, end))
            }
            _ => self.counted().certain(),
        }
    }

    /// What a total over it certainly encloses: the time itself, or of all of several each stretch without a gap.
    pub fn counted_around(&self) -> Vec<Member> {
        let Meaning::Set(set) = &self.meaning else { return self.counted().certain().into_iter().collect() };
        if set.kind != SetKind::AllMembers || self.is_uncertain() || self.is_approximate() {
            return Vec::new();
        }
        let stretch = |element: &Element| {
            let (start, end) = span::of_element(element);
            element.points().all(|point| stretch(point).is_some()).then(|| whole(start, end))
        };
        let mut all: Vec<Member> = set.elements.iter().filter_map(stretch).collect();
        all.sort_by_key(|Member { start, end, .. }| (start.first, end.last));
        all.dedup_by(|next, before| {
            let is_one_clock = [before.start, before.end, next.start, next.end].map(|at| at.shift.is_some());
            let touches = next.start.first <= before.end.last.saturating_add(1);
            let is_one = touches && (is_one_clock == [true; 4] || is_one_clock == [false; 4]);
            if is_one && next.end.last > before.end.last {
                before.end = next.end;
            }
            is_one
        });
        all
    }

    /// The same of totals over them: they count the same time too where both are from one moment to one.
    pub fn same_total(&self) -> Option<SameTime> {
        let time = self.same_time()?;
        let counted = self.counted();
        let exact = counted.certain().and_then(|Member { start, end, .. }| {
            let is_exact =
                start.first == start.last && end.first == end.last && start.shift.is_some() == end.shift.is_some();
            is_exact.then_some(SameTime::Exact(start.first, end.last, start.shift.is_some()))
        });
        Some(exact.unwrap_or(time))
    }
}
