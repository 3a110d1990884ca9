//! What a text means, without the text.
//!
//! Owns the forms of a date: those of EDTF (ISO 8601-2, levels 0 to 2), and beyond them minutes, fractions of a second,
//! times of day and sets of one kind as ends of an interval, decades and centuries before Christ.

use super::moment::Moment;
use edtf_core::{Date as Single, Qualifier, SetElement, SetKind, YearKind};

/// What a text means, without the text.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Meaning {
    One(Point),
    Interval(Side, Side),
    Set(Set),
}

/// A single date.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Point {
    Date(Single),
    Time(Moment),
}

/// A start or an end of an interval.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Side {
    Open,
    Unknown,
    At(Point),
    OnOrBefore(Single),
    OnOrAfter(Single),
    /// One of several.
    OneOf(Set),
}

/// A set: one of these, or all of them (ISO 8601-2, 6).
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Set {
    pub(super) kind: SetKind,
    pub(super) elements: Vec<Element>,
}

/// An element of a set (ISO 8601-2, 6.3).
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Element {
    At(Point),
    OnOrBefore(Point),
    OnOrAfter(Point),
    Range(Point, Point),
}

impl From<edtf_core::Set> for Set {
    fn from(set: edtf_core::Set) -> Self {
        let element = |element: SetElement| match element {
            SetElement::Date(date) => Element::At(Point::Date(date)),
            SetElement::OnOrBefore(date) => Element::OnOrBefore(Point::Date(date)),
            SetElement::OnOrAfter(date) => Element::OnOrAfter(Point::Date(date)),
            SetElement::Range(a, b) => Element::Range(Point::Date(a), Point::Date(b)),
        };
        Self { kind: set.kind, elements: set.elements.into_iter().map(element).collect() }
    }
}

impl Set {
    /// Whether a time of day is among its elements of which something is true.
    pub(super) fn has_time(&self, is_it: fn(&Moment) -> bool) -> bool {
        self.elements.iter().flat_map(Element::points).any(|point| point.is_time(is_it))
    }
}

impl Element {
    /// The dates and times that are written in it, in that order.
    pub(super) fn points(&self) -> impl Iterator<Item = &Point> {
        let (first, second) = match self {
            Self::At(point) | Self::OnOrBefore(point) | Self::OnOrAfter(point) => (point, None),
            Self::Range(first, last) => (first, Some(last)),
        };
        std::iter::once(first).chain(second)
    }

    /// What is said of it: of all that is written in it.
    pub(super) fn mark(&self) -> Qualifier {
        self.points().map(Point::mark).fold(Qualifier::default(), both)
    }
}

impl Side {
    /// The same of a start or an end.
    pub(super) fn mark(&self) -> Qualifier {
        match self {
            Self::Open | Self::Unknown => Qualifier::default(),
            Self::At(point) => point.mark(),
            Self::OnOrBefore(date) | Self::OnOrAfter(date) => Point::Date(*date).mark(),
            Self::OneOf(set) => set.elements.iter().map(Element::mark).fold(Qualifier::default(), both),
        }
    }
}

/// What is said in either place.
fn both(a: Qualifier, b: Qualifier) -> Qualifier {
    Qualifier { uncertain: a.uncertain || b.uncertain, approximate: a.approximate || b.approximate }
}

impl Meaning {
    /// Every single date in it, as written.
    pub(super) fn each_date(&self, each: &mut dyn FnMut(&Single)) {
        fn of_set(set: &Set, each: &mut dyn FnMut(&Single)) {
            set.elements.iter().flat_map(Element::points).for_each(|point| each(point.date()));
        }
        match self {
            Self::One(point) => each(point.date()),
            Self::Interval(start, end) => {
                for side in [start, end] {
                    match side {
                        Side::Open | Side::Unknown => {}
                        Side::At(point) => each(point.date()),
                        Side::OnOrBefore(date) | Side::OnOrAfter(date) => each(date),
                        Side::OneOf(set) => of_set(set, each),
                    }
                }
            }
            Self::Set(set) => of_set(set, each),
        }
    }

    /// Whether anything in it has such a mark.
    pub(super) fn is_marked(&self, has: fn(Qualifier) -> bool) -> bool {
        match self {
            Self::One(point) => has(point.mark()),
            Self::Interval(start, end) => has(start.mark()) || has(end.mark()),
            Self::Set(set) => set.elements.iter().any(|element| has(element.mark())),
        }
    }
}

impl Meaning {
    /// Whether it is one time from a start to an end: no set, and nothing unspecified but its last digits.
    pub(super) fn is_range(&self) -> bool {
        let is_range = |point: &Point| {
            let date = point.date();
            let year = match date.year.kind {
                YearKind::Standard { digits, .. } => digits,
                YearKind::Big { .. } | YearKind::Exponential { .. } => [Some(0); 4],
            };
            let parts = [date.month, date.day].into_iter().flatten().flat_map(|part| part.digits);
            let mut digits = year.into_iter().chain(parts);
            digits.by_ref().position(|digit| digit.is_none()).is_none_or(|at| at > 0 && digits.all(|d| d.is_none()))
        };
        match self {
            Self::One(point) => is_range(point),
            Self::Interval(start, end) => [start, end].iter().all(|side| match side {
                Side::At(point) => is_range(point),
                Side::Open => true,
                Side::Unknown | Side::OnOrBefore(_) | Side::OnOrAfter(_) | Side::OneOf(_) => false,
            }),
            Self::Set(_) => false,
        }
    }
}

impl Meaning {
    /// The one date that a set names, however often; none of what is no set.
    pub(super) fn sole(&self) -> Option<&Point> {
        let Self::Set(set) = self else { return None };
        let is_closed = |element: &Element| matches!(element, Element::At(_) | Element::Range(..));
        let mut points = set.elements.iter().flat_map(Element::points);
        let first = points.next()?;
        (set.elements.iter().all(is_closed) && points.all(|point| point == first)).then_some(first)
    }
}

/// Whether no digit of a date is written: `XXXX`, `XXXX-XX`.
pub(super) fn is_unknown(date: &Single) -> bool {
    let is_masked = matches!(date.year.kind, YearKind::Standard { digits: [None, None, None, None], .. });
    is_masked && [date.month, date.day].iter().flatten().all(|part| part.digits == [None, None])
}

impl Meaning {
    /// The single date that it is, or is made of, where nothing of that is known but perhaps that it is uncertain.
    pub(super) fn unknown(&self) -> Option<&Point> {
        let unknown = |point: &Point| matches!(point, Point::Date(date) if is_unknown(date));
        match self {
            Self::One(point) => Some(point).filter(|point| unknown(point)),
            Self::Interval(Side::At(start), Side::At(end)) => {
                Some(start).filter(|start| unknown(start) && unknown(end))
            }
            Self::Interval(..) => None,
            Self::Set(set) => match set.elements.first()? {
                Element::At(first) if set.elements.iter().flat_map(Element::points).all(unknown) => Some(first),
                _ => None,
            },
        }
    }

    /// Whether a time of day stands anywhere in it.
    pub(super) fn has_times(&self) -> bool {
        self.has_time(|_| true)
    }

    /// Whether one stands in it that says how far its clock is from UTC.
    pub(super) fn has_offsets(&self) -> bool {
        self.has_time(|moment| moment.shift.is_some())
    }

    fn has_time(&self, is_it: fn(&Moment) -> bool) -> bool {
        let has_time = |side: &Side| match side {
            Side::At(point) => point.is_time(is_it),
            Side::OneOf(set) => set.has_time(is_it),
            Side::Open | Side::Unknown | Side::OnOrBefore(_) | Side::OnOrAfter(_) => false,
        };
        match self {
            Self::One(point) => point.is_time(is_it),
            Self::Interval(start, end) => has_time(start) || has_time(end),
            Self::Set(set) => set.has_time(is_it),
        }
    }

    /// The same with every time of day that has a clock as another clock shows it.
    pub(super) fn map_times(&mut self, to: &dyn Fn(&mut Moment)) {
        let point = |point: &mut Point| {
            if let Point::Time(moment) = point {
                to(moment);
            }
        };
        let set = |set: &mut Set| {
            for element in &mut set.elements {
                match element {
                    Element::At(at) | Element::OnOrBefore(at) | Element::OnOrAfter(at) => point(at),
                    Element::Range(a, b) => [a, b].into_iter().for_each(point),
                }
            }
        };
        match self {
            Self::One(at) => point(at),
            Self::Set(members) => set(members),
            Self::Interval(start, end) => {
                for side in [start, end] {
                    match side {
                        Side::At(at) => point(at),
                        Side::OneOf(members) => set(members),
                        Side::Open | Side::Unknown | Side::OnOrBefore(_) | Side::OnOrAfter(_) => {}
                    }
                }
            }
        }
    }
}

impl Point {
    fn is_time(&self, is_it: fn(&Moment) -> bool) -> bool {
        matches!(self, Self::Time(moment) if is_it(moment))
    }

    /// Its day, month or year.
    pub(super) fn date(&self) -> &Single {
        match self {
            Self::Date(date) => date,
            Self::Time(moment) => &moment.date,
        }
    }

    /// What is said of it, or of any part of it (ISO 8601-2, 8).
    pub(super) fn mark(&self) -> Qualifier {
        let date = self.date();
        let parts = [date.month.map(|month| month.qualifier), date.day.map(|day| day.qualifier)];
        let of_date = parts.into_iter().flatten().fold(date.year.qualifier, both);
        match self {
            Self::Date(_) => of_date,
            Self::Time(moment) => both(of_date, moment.qualifier),
        }
    }
}
