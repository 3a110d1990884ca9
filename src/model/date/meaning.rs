//! What a text means, without the text.
//!
//! Owns the forms of a date: those of EDTF (ISO 8601-2, levels 0 to 2), and beyond them minutes, fractions of a second,
//! times of day and sets of one kind as ends of an interval, decades and centuries before Christ.

use super::moment::Moment;
use edtf_core::{Date as Single, Qualifier, Set, SetElement};

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

impl Meaning {
    /// Every single date in it, as written.
    pub(super) fn each_date(&self, each: &mut dyn FnMut(&Single)) {
        fn of_set(set: &Set, each: &mut dyn FnMut(&Single)) {
            for element in &set.elements {
                match element {
                    SetElement::Date(d) | SetElement::OnOrBefore(d) | SetElement::OnOrAfter(d) => each(d),
                    SetElement::Range(a, b) => [a, b].into_iter().for_each(&mut *each),
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

impl Point {
    /// Its day, month or year.
    pub(super) fn date(&self) -> &Single {
        match self {
            Self::Date(date) => date,
            Self::Time(moment) => &moment.date,
        }
    }
}
