//! Where the starts and ends of a date lie, in days and in nanoseconds, as written.
//!
//! Owns how single dates, which the EDTF crate bounds, make intervals and sets.

use super::day::{Bound, Bounds, Day};
use super::meaning::{Element, Meaning, Point, Set, Side};
use super::moment::{DAY, MINUTE};
use edtf_core::{Edtf, SetKind, YearKind};

/// The years that can be put in order: their seconds fit into 64 bits, with room to shift them.
pub(super) const YEARS: std::ops::RangeInclusive<i64> = -290_000_000_000..=290_000_000_000;

/// Where a start or an end may lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) days: Bounds,
    /// Nanoseconds since 1970: in UTC where a clock is written, else as the clock shows; [`EVER`] and [`NEVER`] where
    /// there is no such bound.
    pub(super) first: i128,
    pub(super) last: i128,
    /// The offset from UTC in which it is written, in minutes.
    pub(super) shift: Option<i16>,
}

/// Before every instant.
pub(super) const EVER: i128 = i128::MIN;
/// After every instant.
pub(super) const NEVER: i128 = i128::MAX;

impl Span {
    pub(super) const NOWHERE: Self = Self::endless(Bound::Unknown);

    const fn endless(bound: Bound) -> Self {
        Self { days: Bounds { earliest: bound, latest: bound }, first: EVER, last: NEVER, shift: None }
    }

    fn of_days(days: Bounds) -> Self {
        let day = |day: Day| i128::from(day.to_days()) * DAY;
        let first = days.earliest.day().map_or(EVER, day);
        let last = days.latest.day().map_or(NEVER, |of| day(of) + DAY - 1);
        Self { days, first, last, shift: None }
    }

    pub(super) fn of_point(point: &Point) -> Self {
        match point {
            Point::Date(date) => Self::of_days(of_date(date)),
            Point::Time(moment) => {
                let (first, last) = moment.instants();
                Self { days: of_date(&moment.date), first, last, shift: moment.shift }
            }
        }
    }

    /// What is written as open: before or after every instant.
    const fn open(at: i128) -> Self {
        Self { first: at, last: at, ..Self::endless(Bound::Open) }
    }

    /// On this or before.
    fn or_before(self) -> Self {
        Self { first: EVER, days: Bounds { earliest: Bound::Open, ..self.days }, ..self }
    }

    fn or_after(self) -> Self {
        Self { last: NEVER, days: Bounds { latest: Bound::Open, ..self.days }, ..self }
    }

    /// One of two.
    fn or(self, other: Self) -> Self {
        let days = Bounds {
            earliest: pick(self.days.earliest, other.days.earliest, Day::min),
            latest: pick(self.days.latest, other.days.latest, Day::max),
        };
        let shift = self.shift.and(other.shift).and(self.shift);
        Self { days, first: self.first.min(other.first), last: self.last.max(other.last), shift }
    }
}

impl Meaning {
    /// Where it may start, and where it may end: of a set, from the first to the last of its members.
    pub(super) fn spans(&self) -> (Span, Span) {
        match self {
            Self::One(point) => same(Span::of_point(point)),
            Self::Interval(start, end) => in_order(of_side(start, EVER), of_side(end, NEVER)),
            // One of the members, and it is not known which (ISO 8601-2, 6.2).
            Self::Set(set) if set.kind == SetKind::OneMember => same(one_of(set)),
            // All of them (ISO 8601-2, 6.1): from the first to the last.
            Self::Set(set) => {
                let sides = set.elements.iter().map(of_element);
                let (start, end) = sides
                    .reduce(|(start, end), (s, e)| (sooner(start, s), later(end, e)))
                    .unwrap_or((Span::NOWHERE, Span::NOWHERE));
                in_order(start, end)
            }
        }
    }
}

/// The interval from the first to the last date of a set, as EDTF writes it.
pub(super) fn hull(meaning: &Meaning) -> Option<String> {
    let Meaning::Set(set) = meaning else { return None };
    let points = || set.elements.iter().flat_map(Element::points);
    let written = |point: &Point| match point {
        Point::Date(date) => Edtf::Date(*date).to_string(),
        Point::Time(time) => time.to_string(),
    };
    let first = points().min_by_key(|point| Span::of_point(point).first)?;
    let last = points().max_by_key(|point| Span::of_point(point).last)?;
    let side = |is_open: fn(&Element) -> bool, at: &Point| {
        if set.elements.iter().any(is_open) { "..".to_owned() } else { written(at) }
    };
    let first = side(|element| matches!(element, Element::OnOrBefore(_)), first);
    let last = side(|element| matches!(element, Element::OnOrAfter(_)), last);
    Some(if first == last { first } else { format!("{first}/{last}") })
}

/// Whether a start or an end is written at all.
pub(super) fn is_dated(meaning: &Meaning) -> bool {
    let no = |side: &Side| matches!(side, Side::Open | Side::Unknown);
    !matches!(meaning, Meaning::Interval(start, end) if no(start) && no(end))
}

/// Whether an interval certainly ends before it starts.
pub(super) fn is_reversed(meaning: &Meaning) -> bool {
    let Meaning::Interval(start, end) = meaning else { return false };
    let (start, end) = (of_side(start, EVER), of_side(end, NEVER));
    let hour = 60 * MINUTE;
    // What lies on no clock lies on any.
    let slack = if start.shift.is_some() == end.shift.is_some() { 0 } else { 14 * hour };
    start.first != EVER && end.last != NEVER && start.first > end.last.saturating_add(slack)
}

/// Whether all its years lie within [`YEARS`].
pub(super) fn can_be_ordered(meaning: &Meaning) -> bool {
    let fits = |bound: Bound| bound.day().is_some_and(|day| YEARS.contains(&day.year));
    let near = |date: &edtf_core::Date| match date.year.kind {
        YearKind::Standard { .. } => true,
        YearKind::Big { .. } | YearKind::Exponential { .. } => {
            let bounds = of_date(date);
            fits(bounds.earliest) && fits(bounds.latest)
        }
    };
    let mut all = true;
    meaning.each_date(&mut |date| all &= near(date));
    all
}

/// The bounds of a single date, as the EDTF crate has them; none where no digit of its year is known.
pub(super) fn of_date(date: &edtf_core::Date) -> Bounds {
    if let YearKind::Standard { negative, digits } = date.year.kind {
        if digits == [None; 4] {
            return Span::NOWHERE.days;
        }
        if negative && date.year.value().is_none() {
            return before_christ(digits);
        }
    }
    if let Some(day) = whole_day(date) {
        return Bounds { earliest: Bound::Day(day), latest: Bound::Day(day) };
    }
    let bound = |bound| match bound {
        edtf_core::Bound::Date(d) => Bound::Day(Day { year: d.year, month: d.month, day: d.day }),
        edtf_core::Bound::NegativeInfinity | edtf_core::Bound::PositiveInfinity => Bound::Open,
        edtf_core::Bound::Unknown => Bound::Unknown,
    };
    let edtf_core::Bounds { earliest, latest } = Edtf::Date(*date).bounds();
    Bounds { earliest: bound(earliest), latest: bound(latest) }
}

/// The day that a date is, where all of it is said: most dates are such, and the crate takes its time for any.
fn whole_day(date: &edtf_core::Date) -> Option<Day> {
    let (month, day) = (date.month?.value()?, date.day?.value()?);
    let year = date.year.value().filter(|_| date.year.significant_digits.is_none())?;
    (1..=12).contains(&month).then_some(Day { year, month, day })
}

/// `-01XX` is the years -199 to -100.
fn before_christ(digits: [Option<u8>; 4]) -> Bounds {
    let year = |unknown: u8| -digits.iter().fold(0, |year, digit| year * 10 + i64::from(digit.unwrap_or(unknown)));
    let (earliest, latest) = (Day { year: year(9), month: 1, day: 1 }, Day { year: year(0), month: 12, day: 31 });
    Bounds { earliest: Bound::Day(earliest), latest: Bound::Day(latest) }
}

/// What an interval's start or end says by itself; an open one lies at `open`.
pub(super) fn of_side(side: &Side, open: i128) -> Span {
    match side {
        Side::At(point) => Span::of_point(point),
        Side::Open => Span::open(open),
        Side::Unknown => Span::NOWHERE,
        // On or before, on or after (ISO 8601-2, 10.6).
        Side::OnOrBefore(date) => Span::of_days(of_date(date)).or_before(),
        Side::OnOrAfter(date) => Span::of_days(of_date(date)).or_after(),
        Side::OneOf(set) => one_of(set),
    }
}

/// The span of all that one of several may be.
fn one_of(set: &Set) -> Span {
    set.elements.iter().map(of_alternative).reduce(Span::or).unwrap_or(Span::NOWHERE)
}

/// The first instant that ends what a set without a start and an end says of a known year: where all are meant, of any of
/// them; none where it may be an alternative that says of no year.
pub(super) fn first_known(set: &Set) -> Option<i128> {
    let last = |point: &Point| Some(Span::of_point(point).last).filter(|last| *last != NEVER);
    let of_element = |element: &Element| element.points().filter_map(last).min();
    let mut all: Vec<Option<i128>> = set.elements.iter().map(of_element).collect();
    all.retain(|last| last.is_some() || set.kind == SetKind::OneMember);
    all.into_iter().min().flatten()
}

/// What an element of a set of alternatives says.
pub(super) fn of_alternative(element: &Element) -> Span {
    match element {
        Element::At(point) => Span::of_point(point),
        Element::OnOrBefore(point) => Span::of_point(point).or_before(),
        Element::OnOrAfter(point) => Span::of_point(point).or_after(),
        Element::Range(first, last) => Span::of_point(first).or(Span::of_point(last)),
    }
}

/// Where an element of a set of which all are meant (ISO 8601-2, 6.3) starts and ends.
pub(super) fn of_element(element: &Element) -> (Span, Span) {
    match element {
        Element::At(point) => same(Span::of_point(point)),
        Element::OnOrBefore(point) => (Span::open(EVER), Span::of_point(point)),
        Element::OnOrAfter(point) => (Span::of_point(point), Span::open(NEVER)),
        Element::Range(first, last) => (Span::of_point(first), Span::of_point(last)),
    }
}

fn same(span: Span) -> (Span, Span) {
    (span, span)
}

/// Both sides, given that no end lies before its start: what one leaves unsaid, the other limits.
pub(super) fn in_order(start: Span, end: Span) -> (Span, Span) {
    let latest = match (start.days.latest, end.days.latest) {
        (Bound::Day(a), Bound::Day(b)) => Bound::Day(a.min(b)),
        (Bound::Day(a), _) => Bound::Day(a),
        (_, latest) => latest,
    };
    let earliest = match (start.days.earliest, end.days.earliest) {
        (Bound::Day(a), Bound::Day(b)) => Bound::Day(a.max(b)),
        (_, Bound::Day(b)) => Bound::Day(b),
        (earliest, _) => earliest,
    };
    let clocks = [start, end].map(|span| span.shift.is_some());
    let (last, first) = limited((start.first, start.last), (end.first, end.last), clocks);
    // Of two clocks the end's may show the day before the start's: the start's day is then the last that is told.
    let not_before = |bound: Bound| match (bound, start.days.earliest) {
        (Bound::Day(bound), Bound::Day(start)) => Bound::Day(bound.max(start)),
        (bound, _) => bound,
    };
    let days = Bounds { earliest, latest: not_before(end.days.latest) };
    let end = Span { days, first: first.min(end.last.max(start.first)), last: end.last.max(start.first), ..end };
    (Span { days: Bounds { latest: not_before(latest), ..start.days }, last, ..start }, end)
}

/// When a start is at the latest and its end at the earliest, given that no end lies before its start. Two clocks, of which
/// one is not said, do not limit one another.
pub(super) fn limited(start: (i128, i128), end: (i128, i128), has_clock: [bool; 2]) -> (i128, i128) {
    if has_clock[0] == has_clock[1] || start.1 == NEVER || end.0 == EVER {
        (start.1.min(end.1), end.0.max(start.0))
    } else {
        (start.1, end.0)
    }
}

/// Of two starts the sooner. Of one that is not known it is not known how soon; it is no later than the other.
fn sooner(a: Span, b: Span) -> Span {
    let latest = limit(a.days.latest, b.days.latest, Day::min);
    both(a, b, Bounds { earliest: pick(a.days.earliest, b.days.earliest, Day::min), latest }, Ord::min)
}

fn later(a: Span, b: Span) -> Span {
    let earliest = limit(a.days.earliest, b.days.earliest, Day::max);
    both(a, b, Bounds { earliest, latest: pick(a.days.latest, b.days.latest, Day::max) }, Ord::max)
}

fn both(a: Span, b: Span, days: Bounds, at: fn(i128, i128) -> i128) -> Span {
    Span { days, first: at(a.first, b.first), last: at(a.last, b.last), shift: a.shift.and(b.shift).and(a.shift) }
}

/// What one of two leaves unknown, the other limits.
fn limit(a: Bound, b: Bound, of: fn(Day, Day) -> Day) -> Bound {
    match (a, b) {
        (Bound::Unknown, known) | (known, Bound::Unknown) => known,
        (a, b) => pick(a, b, of),
    }
}

/// Open outdoes every day.
fn pick(a: Bound, b: Bound, of: fn(Day, Day) -> Day) -> Bound {
    match (a, b) {
        (Bound::Day(a), Bound::Day(b)) => Bound::Day(of(a, b)),
        (Bound::Open, _) | (_, Bound::Open) => Bound::Open,
        (Bound::Unknown, _) | (_, Bound::Unknown) => Bound::Unknown,
    }
}
