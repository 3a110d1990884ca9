//! What a date leaves open: its earliest and latest day, the instants between which it lies, how exactly it starts.
//!
//! Owns what is written, widened by nothing: seasons are the northern meteorological ones, winter ending in the next
//! year; southern ones six months later. No start and no end is filled in that was not written.

use super::compare::Member;
use super::meaning::{Element, Meaning, Point, Side};
use super::moment::{DAY, SECOND, seconds};
use super::span::{self, EVER, NEVER, Span};
use super::{Bound, Bounds, Date, Precision, Scanned};
use crate::model::{Flags, Row};
use edtf_core::{Qualifier, SetKind};

impl Date {
    /// The earliest and the latest day it may touch, as written.
    pub fn bounds(&self) -> Bounds {
        self.meaning.bounds()
    }

    /// The days on which what it tells of may have started. A single date starts where it lies; the start of an
    /// interval or of a set's members is not later than its end.
    pub fn start_bounds(&self) -> Bounds {
        self.meaning.sides().0
    }

    /// The days on which what it tells of may have ended.
    pub fn end_bounds(&self) -> Bounds {
        self.meaning.sides().1
    }

    /// Earliest and latest possible instant, in seconds since 1970 UTC, or [`Row`]'s constants where there is none.
    ///
    /// A day lasts from 00:00:00 to 23:59:59; a time of day has its offset applied, and is taken for UTC where it
    /// has none. A leap second lies at the end of the second before it.
    pub fn instants(&self) -> (i64, i64) {
        (self.start_instants().0, self.end_instants().1)
    }

    /// The earliest and the latest instant at which it may start; both [`Row::OPEN_START`] where the start is written
    /// as open.
    pub fn start_instants(&self) -> (i64, i64) {
        let (start, _) = self.meaning.spans();
        (first_second(start), last_second(start))
    }

    /// The earliest and the latest instant at which it may end; both [`Row::OPEN_END`] where it goes on.
    pub fn end_instants(&self) -> (i64, i64) {
        let (_, end) = self.meaning.spans();
        (first_second(end), last_second(end))
    }

    /// The offset from UTC in which the start is written, in minutes.
    pub fn shift_minutes(&self) -> i16 {
        self.meaning.shift().unwrap_or(0)
    }

    /// Whether its start is a time of day with its offset from UTC written: `Z` or a shift.
    pub fn has_offset(&self) -> bool {
        self.meaning.shift().is_some()
    }

    /// Whether no day is its latest because the end is open: `1985/..`, `1985/1990..`, `[1984..]`.
    pub fn end_is_open(&self) -> bool {
        self.bounds().latest == Bound::Open
    }

    /// Whether the end is not known: `1985/`.
    pub fn end_is_unknown(&self) -> bool {
        self.bounds().latest == Bound::Unknown
    }

    /// Whether it goes on: an interval whose end is written as open (`1985/..`), or all dates from one on (`{1984..}`).
    /// Not so one date or end of which it is only not said how late it may be (`[1984..]`, `1985/1990..`).
    pub fn is_ongoing(&self) -> bool {
        self.meaning.goes_on()
    }

    /// Whether it says of no year: `XXXX`, `XXXX-12-25`, `/`.
    pub fn is_undated(&self) -> bool {
        self.meaning.is_undated()
    }

    /// Of a set its members, each with the days that it may mean; of what is no set none.
    pub fn members(&self) -> Option<Vec<Bounds>> {
        let Meaning::Set(set) = &self.meaning else { return None };
        let bounds = |element| {
            let (start, end) = span::of_element(element);
            Bounds { earliest: start.days.earliest, latest: end.days.latest }
        };
        Some(set.elements.iter().map(bounds).collect())
    }

    /// What there is to draw: of a set each of its members, of what is no set its only time. One of several is one date that
    /// may lie anywhere in each.
    pub fn drawn_members(&self) -> Vec<DrawnMember> {
        let about = |mark: Qualifier| mark.approximate;
        let uncertain = |mark: Qualifier| mark.uncertain;
        let extent = self.extent();
        let Meaning::Set(set) = &self.meaning else {
            let (start, end, precision) = (self.start_instants(), self.end_instants(), self.meaning.precision());
            let covers = extent.members().first().map_or((start, end), Member::seconds);
            let (is_about, is_uncertain) = (self.meaning.is_marked(about), self.meaning.is_marked(uncertain));
            return vec![DrawnMember { start, end, precision, is_meant: false, covers, is_about, is_uncertain }];
        };
        let one = set.kind == SetKind::OneMember;
        let member = |(element, covered): (&Element, &Member)| {
            let (start, end) = span::of_element(element);
            let precision = match element {
                Element::At(point) if !one => of_point(point),
                _ => Precision::Vague,
            };
            let (start, end) = ((first_second(start), last_second(start)), (first_second(end), last_second(end)));
            let whole = (start.0, end.1);
            let is_meant = !one && element.points().all(|point| of_point(point) != Precision::Vague);
            let (start, end) = if one { (whole, whole) } else { (start, end) };
            let (covers, mark) = (covered.seconds(), element.mark());
            let (is_about, is_uncertain) = (about(mark), uncertain(mark));
            DrawnMember { start, end, precision, is_meant, covers, is_about, is_uncertain }
        };
        set.elements.iter().zip(extent.members()).map(member).collect()
    }

    /// Whether it is one of several dates, nothing said of which: `[1667,1760]`.
    pub fn is_one_of(&self) -> bool {
        matches!(&self.meaning, Meaning::Set(set) if set.kind == SetKind::OneMember)
    }

    /// What a row keeps of it.
    pub fn scanned(&self) -> Scanned {
        self.meaning.scanned()
    }
}

impl Meaning {
    pub(super) fn scanned(&self) -> Scanned {
        let (start, end) = self.spans();
        let bounds = Bounds { earliest: start.days.earliest, latest: end.days.latest };
        let mut flags = Flags::default();
        flags.set(Flags::OPEN_END, self.goes_on());
        flags.set(Flags::UNKNOWN_END, bounds.latest == Bound::Unknown);
        flags.set(Flags::NO_START, bounds.earliest.day().is_none());
        flags.set(Flags::OPEN_START, bounds.earliest == Bound::Open);
        flags.set(Flags::EXTENDED, !matches!(self, Self::One(_)));
        flags.set(Flags::UNCERTAIN, self.is_marked(|mark| mark.uncertain));
        flags.set(Flags::APPROXIMATE, self.is_marked(|mark| mark.approximate));
        flags.set(Flags::CLOCK, start.shift.is_some() || end.shift.is_some());
        let exact =
            start.first.rem_euclid(SECOND) == 0 && (end.last == NEVER || end.last.rem_euclid(SECOND) == SECOND - 1);
        flags.set(Flags::INEXACT, !exact || matches!(self, Self::Set(_)) || start.shift != end.shift);
        let first = match bounds.earliest {
            Bound::Day(_) => first_second(start),
            Bound::Open | Bound::Unknown => self.stands_at(start, end),
        };
        Scanned { first, last: last_second(end), shift: start.shift.unwrap_or(0), precision: self.precision(), flags }
    }

    /// Where a date without an earliest start stands in the order: a second before the latest day of its start, or of its
    /// end where there is none, so that it comes before all that starts on that day; [`Row::UNDATED`] without either. The
    /// day of an instant is that in UTC, with whatever offset it is written.
    fn stands_at(&self, start: Span, end: Span) -> i64 {
        let own = match self {
            Self::Interval(Side::Open | Side::Unknown, _) => NEVER,
            _ => start.last,
        };
        let known = [own, end.last].into_iter().find(|last| ![EVER, NEVER].contains(last));
        let latest = known.or_else(|| match self {
            Self::Set(set) => span::first_known(set),
            Self::One(_) | Self::Interval(..) => None,
        });
        latest.map_or(Row::UNDATED, |last| seconds(last.div_euclid(DAY) * DAY).saturating_sub(1))
    }

    pub(super) fn bounds(&self) -> Bounds {
        let (start, end) = self.sides();
        Bounds { earliest: start.earliest, latest: end.latest }
    }

    fn sides(&self) -> (Bounds, Bounds) {
        let (start, end) = self.spans();
        (start.days, end.days)
    }

    fn goes_on(&self) -> bool {
        match self {
            Self::One(_) => false,
            Self::Interval(_, end) => *end == Side::Open,
            Self::Set(set) => {
                let is_open = |element| matches!(element, &Element::OnOrAfter(_));
                set.kind == SetKind::AllMembers && set.elements.iter().any(is_open)
            }
        }
    }

    fn is_undated(&self) -> bool {
        let (start, end) = self.spans();
        start.days.earliest.day().is_none() && self.stands_at(start, end) == Row::UNDATED
    }

    fn shift(&self) -> Option<i16> {
        self.spans().0.shift
    }

    fn precision(&self) -> Precision {
        match self {
            Self::One(point) | Self::Interval(Side::At(point), _) => of_point(point),
            Self::Interval(..) | Self::Set(_) => Precision::Vague,
        }
    }
}

/// A time to be drawn. Its instants are seconds since 1970, or [`Row`]'s constants where there is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DrawnMember {
    /// The first and the last second at which it may start.
    pub start: (i64, i64),
    /// The first and the last second at which it may end.
    pub end: (i64, i64),
    /// How exactly its start is written.
    pub precision: Precision,
    /// It is one of several that are all meant, and no digit of it is left open: it certainly was, for all that is written.
    pub is_meant: bool,
    /// Start and end likewise, as wide as marks make them.
    pub covers: ((i64, i64), (i64, i64)),
    /// It is approximate.
    pub is_about: bool,
    /// It is uncertain.
    pub is_uncertain: bool,
}

impl DrawnMember {
    /// From when to when it certainly was: what lasts from its latest start to its earliest end, what is meant of several
    /// all of it.
    pub fn certain(&self) -> Option<(i64, i64)> {
        let ((_, from), (to, _)) = self.covers;
        let (from, to) = if self.is_solid() { (self.start.0, self.end.1) } else { (from, to) };
        (from <= to && !self.is_uncertain).then_some((from, to))
    }

    /// Whether all of it is certain: it is meant, and nothing is said against how reliable that is.
    pub fn is_solid(&self) -> bool {
        self.is_meant && !self.is_about && !self.is_uncertain
    }
}

fn of_point(point: &Point) -> Precision {
    match point {
        Point::Date(date) => of_unit(date),
        Point::Time(_) => Precision::Second,
    }
}

/// The calendar unit of a single date.
fn of_unit(date: &edtf_core::Date) -> Precision {
    if date.has_unspecified() || date.year.significant_digits.is_some() {
        return Precision::Vague;
    }
    match date.precision() {
        edtf_core::Precision::Year => Precision::Year,
        edtf_core::Precision::Month => Precision::Month,
        edtf_core::Precision::Season => match date.month.and_then(edtf_core::DateField::value) {
            Some(37..=39) => Precision::Third,
            Some(40..) => Precision::Half,
            _ => Precision::Season,
        },
        edtf_core::Precision::Day => Precision::Day,
    }
}

/// The second of a span's first instant, or one of [`Row`]'s constants.
fn first_second(span: Span) -> i64 {
    match (span.first, span.days.earliest) {
        (NEVER, _) => Row::OPEN_END,
        (EVER, Bound::Unknown) => Row::UNKNOWN_START,
        (EVER, _) => Row::OPEN_START,
        (first, _) => seconds(first),
    }
}

/// The second of its last instant, likewise.
fn last_second(span: Span) -> i64 {
    match (span.last, span.days.latest) {
        (EVER, _) => Row::OPEN_START,
        (NEVER, Bound::Unknown) => Row::UNKNOWN_END,
        (NEVER, _) => Row::OPEN_END,
        (last, _) => seconds(last),
    }
}
