//! What a date leaves open: its earliest and latest day, the instants between which it lies, how exactly it starts.
//!
//! Owns everything that order, axis and date questions rest on. Single dates are bounded by the EDTF crate (seasons are
//! the northern meteorological ones, winter ending in the next year; southern ones six months later); intervals, sets
//! and times of day are put together here. Refuses to fill in a start or an end that was not written.

use super::day::SECONDS;
use super::{Bound, Bounds, Date, Day, Meaning, Precision, Scanned};
use crate::model::{Flags, Row};
use edtf_core::{DateTime, Edtf, IntervalEndpoint, SetElement, SetKind, TimeShift, YearKind};

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
    /// A day lasts from 00:00:00 to 23:59:59; a date-time is an instant, its offset applied, and taken for UTC where it
    /// has none. A leap second is ordered with the second before it.
    pub fn instants(&self) -> (i64, i64) {
        self.meaning.instants()
    }

    /// The earliest and the latest instant at which it may start; both [`Row::OPEN_START`] where the start is written
    /// as open.
    pub fn start_instants(&self) -> (i64, i64) {
        match self.meaning.edges() {
            (Edge::Open, _) => (Row::OPEN_START, Row::OPEN_START),
            _ => self.meaning.between(self.start_bounds()),
        }
    }

    /// The earliest and the latest instant at which it may end; both [`Row::OPEN_END`] where it goes on.
    pub fn end_instants(&self) -> (i64, i64) {
        match self.meaning.edges() {
            (_, Edge::Open) => (Row::OPEN_END, Row::OPEN_END),
            _ => self.meaning.between(self.end_bounds()),
        }
    }

    /// The offset from UTC in which the start is written, in minutes.
    pub fn shift_minutes(&self) -> i16 {
        self.meaning.shift_minutes()
    }

    /// Whether it is a time of day with its offset from UTC written: `Z` or a shift.
    pub fn has_offset(&self) -> bool {
        matches!(&self.meaning.edtf, Edtf::DateTime(DateTime { time, .. }) if time.shift.is_some())
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
        self.meaning.edges().1 == Edge::Open
    }

    /// What a row keeps of it.
    pub fn scanned(&self) -> Scanned {
        self.meaning.scanned()
    }
}

/// How a start or an end is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Edge {
    Dated,
    Open,
    Unknown,
}

impl From<&IntervalEndpoint> for Edge {
    fn from(end: &IntervalEndpoint) -> Self {
        match end {
            IntervalEndpoint::Open => Self::Open,
            IntervalEndpoint::Unknown => Self::Unknown,
            IntervalEndpoint::Date(_) | IntervalEndpoint::OnOrBefore(_) | IntervalEndpoint::OnOrAfter(_) => Self::Dated,
        }
    }
}

impl Meaning {
    pub(super) fn scanned(&self) -> Scanned {
        let bounds = self.bounds();
        let (first, last) = self.between(bounds);
        let mut flags = Flags::default();
        flags.set(Flags::OPEN_END, self.edges().1 == Edge::Open);
        flags.set(Flags::UNKNOWN_END, bounds.latest == Bound::Unknown);
        flags.set(Flags::NO_START, bounds.earliest.day().is_none());
        flags.set(Flags::EXTENDED, matches!(self.edtf, Edtf::Interval(_) | Edtf::Set(_)));
        flags.set(Flags::UNCERTAIN, self.edtf.is_uncertain());
        flags.set(Flags::APPROXIMATE, self.edtf.is_approximate());
        Scanned { first, last, shift: self.shift_minutes(), precision: self.precision(), flags }
    }

    fn bounds(&self) -> Bounds {
        let (start, end) = self.sides();
        Bounds { earliest: start.earliest, latest: end.latest }
    }

    /// Where it may start, and where it may end.
    fn sides(&self) -> (Bounds, Bounds) {
        match &self.edtf {
            Edtf::Date(date) => same(of_date(date)),
            Edtf::DateTime(time) => same(of_date(&time.date)),
            Edtf::Interval(interval) => in_order(of_endpoint(&interval.start), of_endpoint(&interval.end)),
            // One of the members, and it is not known which (ISO 8601-2, 6.2).
            Edtf::Set(set) if set.kind == SetKind::OneMember => {
                let spans = set.elements.iter().map(of_element);
                let span = |(start, end): (Bounds, Bounds)| Bounds { earliest: start.earliest, latest: end.latest };
                same(spans.map(span).reduce(hull).unwrap_or(NOWHERE))
            }
            // All of them (ISO 8601-2, 6.1): from the first to the last.
            Edtf::Set(set) => {
                let sides = set.elements.iter().map(of_element);
                let (start, end) = sides
                    .reduce(|(start, end), (s, e)| (both(start, s, sooner), both(end, e, later)))
                    .unwrap_or((NOWHERE, NOWHERE));
                in_order(start, end)
            }
        }
    }

    /// How start and end are written.
    fn edges(&self) -> (Edge, Edge) {
        let open = |yes| if yes { Edge::Open } else { Edge::Dated };
        match &self.edtf {
            Edtf::Interval(interval) => ((&interval.start).into(), (&interval.end).into()),
            Edtf::Set(set) if set.kind == SetKind::AllMembers => {
                let any = |is: fn(&SetElement) -> bool| open(set.elements.iter().any(is));
                (any(|e| matches!(e, SetElement::OnOrBefore(_))), any(|e| matches!(e, SetElement::OnOrAfter(_))))
            }
            Edtf::Set(_) | Edtf::Date(_) | Edtf::DateTime(_) => (Edge::Dated, Edge::Dated),
        }
    }

    fn instants(&self) -> (i64, i64) {
        self.between(self.bounds())
    }

    /// The instants of bounds; of a date-time, its own.
    fn between(&self, bounds: Bounds) -> (i64, i64) {
        if let Edtf::DateTime(time) = &self.edtf {
            return self.second(time, bounds);
        }
        let first = match bounds.earliest {
            Bound::Day(day) => day.to_days().saturating_mul(SECONDS),
            Bound::Open => Row::OPEN_START,
            Bound::Unknown => Row::UNKNOWN_START,
        };
        let last = match bounds.latest {
            Bound::Day(day) => day.to_days().saturating_mul(SECONDS).saturating_add(SECONDS - 1),
            Bound::Open => Row::OPEN_END,
            Bound::Unknown => Row::UNKNOWN_END,
        };
        (first, last)
    }

    /// The first and the last second that a date-time may mean.
    fn second(&self, time: &DateTime, bounds: Bounds) -> (i64, i64) {
        let days = bounds.earliest.day().map_or(0, Day::to_days);
        let clock = &time.time;
        let minute = (i64::from(clock.hour) * 60 + i64::from(clock.minute) - i64::from(self.shift_minutes())) * 60;
        let minute = days.saturating_mul(SECONDS).saturating_add(minute);
        if self.to_the_minute {
            return (minute, minute + 59);
        }
        let second = minute + i64::from(clock.second.min(59));
        (second, second)
    }

    fn shift_minutes(&self) -> i16 {
        match &self.edtf {
            Edtf::DateTime(DateTime { time, .. }) => match time.shift {
                Some(TimeShift::Offset { minutes, .. }) => minutes,
                Some(TimeShift::Utc) | None => 0,
            },
            Edtf::Date(_) | Edtf::Interval(_) | Edtf::Set(_) => 0,
        }
    }

    fn precision(&self) -> Precision {
        match &self.edtf {
            Edtf::Date(date) => of_unit(date),
            Edtf::DateTime(_) => Precision::Second,
            Edtf::Interval(interval) => match &interval.start {
                IntervalEndpoint::Date(date) => of_unit(date),
                _ => Precision::Vague,
            },
            Edtf::Set(_) => Precision::Vague,
        }
    }
}

/// Whether all its years lie within [`Date::YEARS`].
pub(super) fn can_be_ordered(edtf: &Edtf) -> bool {
    let fits = |bound: Bound| bound.day().is_some_and(|day| Date::YEARS.contains(&day.year));
    let near = |date: &edtf_core::Date| match date.year.kind {
        YearKind::Standard { .. } => true,
        YearKind::Big { .. } | YearKind::Exponential { .. } => {
            let bounds = of_date(date);
            fits(bounds.earliest) && fits(bounds.latest)
        }
    };
    let end_near = |end: &IntervalEndpoint| match end {
        IntervalEndpoint::Date(d) | IntervalEndpoint::OnOrBefore(d) | IntervalEndpoint::OnOrAfter(d) => near(d),
        IntervalEndpoint::Open | IntervalEndpoint::Unknown => true,
    };
    match edtf {
        Edtf::Date(date) => near(date),
        Edtf::DateTime(_) => true,
        Edtf::Interval(interval) => end_near(&interval.start) && end_near(&interval.end),
        Edtf::Set(set) => set.elements.iter().all(|element| match element {
            SetElement::Date(d) | SetElement::OnOrBefore(d) | SetElement::OnOrAfter(d) => near(d),
            SetElement::Range(a, b) => near(a) && near(b),
        }),
    }
}

/// The bounds of a single date, as the EDTF crate has them.
pub(super) fn of_date(date: &edtf_core::Date) -> Bounds {
    let bound = |bound| match bound {
        edtf_core::Bound::Date(d) => Bound::Day(Day { year: d.year, month: d.month, day: d.day }),
        edtf_core::Bound::NegativeInfinity | edtf_core::Bound::PositiveInfinity => Bound::Open,
        edtf_core::Bound::Unknown => Bound::Unknown,
    };
    let edtf_core::Bounds { earliest, latest } = Edtf::Date(*date).bounds();
    Bounds { earliest: bound(earliest), latest: bound(latest) }
}

/// The calendar unit of a single date.
fn of_unit(date: &edtf_core::Date) -> Precision {
    if date.has_unspecified() || date.year.significant_digits.is_some() {
        return Precision::Vague;
    }
    match date.precision() {
        edtf_core::Precision::Year => Precision::Year,
        edtf_core::Precision::Month => Precision::Month,
        edtf_core::Precision::Season => Precision::Season,
        edtf_core::Precision::Day => Precision::Day,
    }
}

/// What an interval's start or end says by itself.
fn of_endpoint(end: &IntervalEndpoint) -> Bounds {
    match end {
        IntervalEndpoint::Date(date) => of_date(date),
        IntervalEndpoint::Open => Bounds { earliest: Bound::Open, latest: Bound::Open },
        IntervalEndpoint::Unknown => NOWHERE,
        // On or before, on or after (ISO 8601-2, 10.6).
        IntervalEndpoint::OnOrBefore(date) => Bounds { earliest: Bound::Open, ..of_date(date) },
        IntervalEndpoint::OnOrAfter(date) => Bounds { latest: Bound::Open, ..of_date(date) },
    }
}

/// Where an element of a set (ISO 8601-2, 6.3) starts and ends.
fn of_element(element: &SetElement) -> (Bounds, Bounds) {
    const OPEN: Bounds = Bounds { earliest: Bound::Open, latest: Bound::Open };
    match element {
        SetElement::Date(date) => same(of_date(date)),
        SetElement::OnOrBefore(date) => (OPEN, of_date(date)),
        SetElement::OnOrAfter(date) => (of_date(date), OPEN),
        SetElement::Range(first, last) => (of_date(first), of_date(last)),
    }
}

/// Nothing said.
const NOWHERE: Bounds = Bounds { earliest: Bound::Unknown, latest: Bound::Unknown };

fn same(bounds: Bounds) -> (Bounds, Bounds) {
    (bounds, bounds)
}

/// Both sides, given that no end lies before its start: what one leaves unsaid, the other limits.
fn in_order(start: Bounds, end: Bounds) -> (Bounds, Bounds) {
    let latest = match (start.latest, end.latest) {
        (Bound::Day(a), Bound::Day(b)) => Bound::Day(a.min(b)),
        (Bound::Day(a), _) => Bound::Day(a),
        (_, latest) => latest,
    };
    let earliest = match (start.earliest, end.earliest) {
        (Bound::Day(a), Bound::Day(b)) => Bound::Day(a.max(b)),
        (_, Bound::Day(b)) => Bound::Day(b),
        (earliest, _) => earliest,
    };
    (Bounds { latest, ..start }, Bounds { earliest, ..end })
}

/// The span of two.
fn hull(a: Bounds, b: Bounds) -> Bounds {
    Bounds { earliest: sooner(a.earliest, b.earliest), latest: later(a.latest, b.latest) }
}

fn both(a: Bounds, b: Bounds, pick: fn(Bound, Bound) -> Bound) -> Bounds {
    Bounds { earliest: pick(a.earliest, b.earliest), latest: pick(a.latest, b.latest) }
}

fn sooner(a: Bound, b: Bound) -> Bound {
    pick(a, b, Day::min)
}

fn later(a: Bound, b: Bound) -> Bound {
    pick(a, b, Day::max)
}

/// Open outdoes every day.
fn pick(a: Bound, b: Bound, of: fn(Day, Day) -> Day) -> Bound {
    match (a, b) {
        (Bound::Day(a), Bound::Day(b)) => Bound::Day(of(a, b)),
        (Bound::Open, _) | (_, Bound::Open) => Bound::Open,
        (Bound::Unknown, _) | (_, Bound::Unknown) => Bound::Unknown,
    }
}
