//! What a text means, without the text.
//!
//! Owns the forms of a date: those of EDTF (ISO 8601-2, levels 0 to 2), and beyond them minutes, fractions of a second,
//! times of day and sets of one kind as ends of an interval, decades and centuries before Christ.

use super::moment::Moment;
use edtf_core::{Date as Single, Qualifier, SetElement, SetKind};

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
    OnOrBefore(Single),
    OnOrAfter(Single),
    Range(Point, Point),
}

impl From<edtf_core::Set> for Set {
    fn from(set: edtf_core::Set) -> Self {
        let element = |element: SetElement| match element {
            SetElement::Date(date) => Element::At(Point::Date(date)),
            SetElement::OnOrBefore(date) => Element::OnOrBefore(date),
            SetElement::OnOrAfter(date) => Element::OnOrAfter(date),
            SetElement::Range(a, b) => Element::Range(Point::Date(a), Point::Date(b)),
        };
        Self { kind: set.kind, elements: set.elements.into_iter().map(element).collect() }
    }
}

impl Set {
    /// Whether a time of day is among its elements.
    pub(super) fn has_times(&self) -> bool {
        let is_time = |point: &Point| matches!(point, Point::Time(_));
        self.elements.iter().any(|element| match element {
            Element::At(point) => is_time(point),
            Element::Range(a, b) => is_time(a) || is_time(b),
            Element::OnOrBefore(_) | Element::OnOrAfter(_) => false,
        })
    }
}

impl Meaning {
    /// Every single date in it, as written.
    pub(super) fn each_date(&self, each: &mut dyn FnMut(&Single)) {
        fn of_set(set: &Set, each: &mut dyn FnMut(&Single)) {
            for element in &set.elements {
                match element {
                    Element::At(point) => each(point.date()),
                    Element::OnOrBefore(d) | Element::OnOrAfter(d) => each(d),
                    Element::Range(a, b) => [a.date(), b.date()].into_iter().for_each(&mut *each),
                }
            }
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
        let mut any = false;
        self.each_date(&mut |date| {
            let parts = [Some(date.year.qualifier), date.month.map(|m| m.qualifier), date.day.map(|d| d.qualifier)];
            any |= parts.into_iter().flatten().any(has);
        });
        let is_marked = |point: &Point| matches!(point, Point::Time(moment) if has(moment.qualifier));
        any || match self {
            Self::One(point) => is_marked(point),
            Self::Interval(start, end) => [start, end].iter().any(|side| matches!(side, Side::At(at) if is_marked(at))),
            Self::Set(_) => false,
        }
    }
}

impl Meaning {
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
                    Element::At(at) => point(at),
                    Element::Range(a, b) => [a, b].into_iter().for_each(point),
                    Element::OnOrBefore(_) | Element::OnOrAfter(_) => {}
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
    /// Its day, month or year.
    pub(super) fn date(&self) -> &Single {
        match self {
            Self::Date(date) => date,
            Self::Time(moment) => &moment.date,
        }
    }
}
