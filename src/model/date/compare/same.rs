//! Which times are certainly the same, and what a total over a time counts.
//!
//! Owns the one sense of "the same time" in which two figures can be in conflict.

use super::units::Units;
use super::{Extent, Member, Reach, Unit};
use crate::model::date::Date;
use crate::model::date::about::{calendar_unit, is_decade, point_unit};
use crate::model::date::meaning::{Element, Meaning, Point, Side};
use crate::model::date::moment::SECOND;
use crate::model::date::span::{self, Span};
use edtf_core::{Qualifier, SetKind};

/// What dates have in common that certainly mean the same time.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum SameTime {
    /// They are from one moment to one, with a clock or without.
    Exact(i128, i128, bool),
    /// They are from one to another, each a day or a moment or more.
    Interval((i128, i128, bool), (i128, i128, bool)),
    /// They are all of several, in whatever order, days or months that follow one another as one stretch of such.
    All(Vec<(Option<Unit>, (i128, i128, bool))>),
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

/// What all of several have in common with those that are the same, each written or from a first to a last.
fn all_of(elements: &[Element]) -> Option<Vec<(Option<Unit>, Stretch)>> {
    let of_element = |element: &Element| match element {
        Element::At(point @ Point::Date(date)) => Some((calendar_unit(date), stretch(point)?)),
        Element::At(point) => Some((None, stretch(point)?)),
        Element::Range(a @ Point::Date(from), b @ Point::Date(to)) => {
            let unit = calendar_unit(from).filter(|unit| calendar_unit(to) == Some(*unit))?;
            Some((Some(unit), (stretch(a)?.0, stretch(b)?.1, false)))
        }
        Element::Range(..) | Element::OnOrBefore(_) | Element::OnOrAfter(_) => None,
    };
    let mut all = elements.iter().map(of_element).collect::<Option<Vec<_>>>()?;
    all.sort_unstable();
    all.dedup_by(|(next_unit, next), (unit, before)| {
        let is_one = next == before || unit.is_some() && unit == next_unit && next.0 <= before.1.saturating_add(1);
        if is_one {
            before.1 = before.1.max(next.1);
        }
        is_one
    });
    Some(all)
}

/// Whether it is known when it starts and ends.
fn is_exact(element: &Element) -> bool {
    element.points().all(|point| stretch(point).is_some())
}

/// What a total over all of an element of a set counts: from its first moment to its last, as far as those are known.
fn of_element(element: &Element) -> Member {
    if let Element::At(point) = element {
        return of_point(point);
    }
    let (start, end) = span::of_element(element);
    let ends = if is_exact(element) {
        [Span { last: start.first, ..start }, Span { first: end.last, ..end }]
    } else {
        [start, end]
    };
    let about = element.points().find_map(point_unit);
    let [start, end] = ends.map(|span| Reach::of(span, about).marked(element.mark()));
    Member { start, end, units: None }
}

/// The stretches in which elements lie, in order: between two of them there certainly is a gap, or where `may_have_gap` is
/// said, there may be one.
fn stretches<'e>(elements: impl Iterator<Item = &'e Element>, may_have_gap: bool) -> Vec<Member> {
    let mut all: Vec<Member> = elements.map(of_element).collect();
    all.sort_by_key(|Member { start, end, .. }| (start.first, end.last));
    all.dedup_by(|next, before| {
        let (start, end) = (next.start.beside(before.end), before.end.beside(next.start));
        let (from, until) = if may_have_gap { (start.1, end.0) } else { (start.0, end.1) };
        let touches = from <= until.saturating_add(1);
        if touches {
            let (start, end) = (before.start, before.end);
            let uncertain = before.is_uncertain() || next.is_uncertain();
            let mark = Qualifier { uncertain, ..start.mark };
            let furthest = if next.end.last > end.last { next.end } else { end };
            let start = Reach { last: start.last.min(next.start.last), mark, ..start };
            let end = Reach { first: end.first.max(next.end.first), mark, ..furthest };
            *before = Member { start, end, units: None };
        }
        touches
    });
    all
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

    /// Whether a total over it certainly counts all of another: that starts no sooner and ends no later.
    pub fn encloses(&self, part: &Self) -> bool {
        self.start(part.clocks()).1 <= part.start(self.clocks()).0
            && part.end(self.clocks()).1 <= self.end(part.clocks()).0
    }

    /// Whether a total over it may count what one over another does: it may start and end where that does, and be that unit.
    pub fn may_be(&self, other: &Self) -> bool {
        if let Some(unit) = self.unit().or_else(|| other.unit()) {
            let numbers = self.numbers(unit).zip(other.numbers(unit));
            return numbers.is_some_and(|(own, others)| own.0 <= others.1 && others.0 <= own.1);
        }
        let meet = |own: (i128, i128), others: (i128, i128)| own.0 <= others.1 && others.0 <= own.1;
        let (own, others) = (self.clocks(), other.clocks());
        meet(self.start(others), other.start(own)) && meet(self.end(others), other.end(own))
    }

    /// From the start of one to the end of another.
    #[must_use]
    pub fn to(self, last: Self) -> Self {
        Self { start: self.start, end: last.end, units: None }
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

impl Extent {
    /// Of what a total counts: whether there certainly are gaps in it, so that it is no stretch from one moment to another.
    pub fn has_gaps(&self) -> bool {
        self.all && self.members.len() > 1
    }
}

impl Date {
    /// A set that names one date, as that date.
    fn sole(&self) -> Option<Self> {
        let point = self.meaning.sole()?.clone();
        Some(Self {
            meaning: Meaning::One(point),
            written: self.written.clone(),
            in_zone: self.in_zone,
            lang: self.lang,
        })
    }

    /// What a total over it counts: all of it, from its first moment to its last, as far as those are known; of all of
    /// several each stretch between whose dates there need not be a gap, in order.
    pub fn counted(&self) -> Extent {
        if let Some(date) = self.sole() {
            return date.counted();
        }
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
                extent.members = stretches(set.elements.iter(), false);
                let is_known = extent.members == self.counted_around();
                extent.uncertain |= !is_known && (set.elements.len() > 1 || extent.is_uncertain());
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
        if let Some(date) = self.sole() {
            return date.same_time();
        }
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
                let mut points = set.elements.iter().flat_map(Element::points).map(stretch);
                let first = points.next().flatten();
                match first.filter(|_| points.all(|other| other == first)) {
                    Some(one) => Some(exact(one)),
                    None => all_of(&set.elements).map(SameTime::All),
                }
            }
        };
        Some(same.unwrap_or_else(|| SameTime::Written(self.as_written().to_owned())))
    }

    /// The stretches in which what a total over it counts certainly lies, in order: of several dates, all or one of them, with
    /// the gaps between them left out.
    pub fn counted_within(&self) -> Vec<Member> {
        match &self.meaning {
            Meaning::Set(_) if self.is_uncertain() => Vec::new(),
            Meaning::Set(set) => stretches(set.elements.iter(), false),
            _ => self.counted().certain().into_iter().collect(),
        }
    }

    /// Of all of several the stretches that a total over it counts, in order: where there may be gaps between them, and where
    /// there are no more than there have to be.
    pub fn counted_apart(&self) -> [Vec<Member>; 2] {
        match &self.meaning {
            Meaning::Set(set) if set.kind == SetKind::AllMembers => {
                [true, false].map(|may_have_gap| stretches(set.elements.iter(), may_have_gap))
            }
            _ => [const { Vec::new() }; 2],
        }
    }

    /// What a total over it certainly encloses: the time itself, or of all of several each stretch without a gap, in order.
    pub fn counted_around(&self) -> Vec<Member> {
        if let Some(date) = self.sole() {
            return date.counted_around();
        }
        let Meaning::Set(set) = &self.meaning else { return self.counted().certain().into_iter().collect() };
        if set.kind != SetKind::AllMembers {
            return Vec::new();
        }
        // What is marked may lie elsewhere; the others are meant all the same.
        let is_certain = |element: &&Element| {
            let mark = element.mark();
            is_exact(element) && !mark.approximate && !mark.uncertain
        };
        // Whether what has a clock touches what has none is not known.
        let exact = |clock: bool| {
            let has_clock = move |element: &&Element| span::of_element(element).0.shift.is_some() == clock;
            stretches(set.elements.iter().filter(is_certain).filter(has_clock), false)
        };
        let mut all = [exact(false), exact(true)].concat();
        all.sort_by_key(|Member { start, end, .. }| (start.first, end.last));
        all
    }

    /// The same of totals over them: they count the same time too where both are from one moment to one, or all of the same
    /// stretches.
    pub fn same_total(&self) -> Option<SameTime> {
        let time = self.same_time()?;
        let counted = self.counted();
        let exact = |Member { start, end, .. }: &Member| {
            let is_exact =
                start.first == start.last && end.first == end.last && start.shift.is_some() == end.shift.is_some();
            is_exact.then_some((start.first, end.last, start.shift.is_some()))
        };
        let all: Option<Vec<Stretch>> = counted.members.iter().map(exact).collect();
        Some(match all.filter(|_| !counted.is_uncertain()).as_deref() {
            Some(&[(first, last, has_clock)]) => SameTime::Exact(first, last, has_clock),
            Some(all) => SameTime::All(all.iter().map(|stretch| (None, *stretch)).collect()),
            None => time,
        })
    }
}
