//! Which times are certainly the same, and what a total over a time counts.
//!
//! Owns the one sense of "the same time" in which two figures can be in conflict.

use super::{Extent, Member, Reach};
use crate::model::date::Date;
use crate::model::date::about::point_unit;
use crate::model::date::meaning::{Meaning, Point, Side};
use crate::model::date::span::Span;
use edtf_core::SetKind;

/// What dates have in common that certainly mean the same time.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum SameTime {
    /// They are from one moment to one, with a clock or without.
    Exact(i128, i128, bool),
    /// They are written alike.
    Written(String),
}

impl Date {
    /// What a total over it counts: all of it, from its first moment to its last, as far as those are known.
    pub fn counted(&self) -> Extent {
        let is_whole = |point: &Point| match point {
            Point::Date(date) => {
                let is_season = date.month.and_then(edtf_core::DateField::value).is_some_and(|month| month > 12);
                !date.has_unspecified() && !is_season
            }
            Point::Time(_) => true,
        };
        let point = |point: &Point, is_end: bool, is_exact: bool| {
            let Span { first, last, .. } = Span::of_point(point);
            let at = if is_end { last } else { first };
            let (first, last) = if is_exact { (at, at) } else { (first, last) };
            Reach::of(Span { first, last, ..Span::of_point(point) }, point_unit(point)).marked(point.mark())
        };
        // Of an interval from month to month it is not known with which of their days it starts and ends.
        let is_day = |point: &Point| match point {
            Point::Date(date) => date.day.is_some() && !date.has_unspecified(),
            Point::Time(_) => true,
        };
        let mut extent = self.extent();
        match &self.meaning {
            Meaning::One(one) => {
                let [start, end] = [false, true].map(|is_end| point(one, is_end, is_whole(one)));
                extent.members = vec![Member { start, end, each: None }];
            }
            Meaning::Interval(start, end) => {
                let exact = |side: &Side, is_end| match side {
                    Side::At(at) if is_day(at) => Some(point(at, is_end, true)),
                    _ => None,
                };
                for member in &mut extent.members {
                    member.start = exact(start, false).unwrap_or(member.start);
                    member.end = exact(end, true).unwrap_or(member.end);
                }
            }
            Meaning::Set(set) => {
                // Of all of several, the gaps between them are not counted.
                extent.uncertain |= set.elements.len() > 1 || extent.is_uncertain();
                if extent.all {
                    let (start, end) = self.meaning.spans();
                    let [start, end] = [start, end].map(|span| Reach::of(span, None));
                    extent.members = vec![Member { start, end, each: None }];
                }
            }
        }
        extent
    }

    /// What two dates have in common that certainly mean the same time: the same day or instant, or written alike. What is
    /// undated, marked or an alternative has nothing in common, however it is written.
    pub fn same_time(&self) -> Option<SameTime> {
        let is_one_of = matches!(&self.meaning, Meaning::Set(set) if set.kind == SetKind::OneMember);
        if self.is_undated() || self.is_uncertain() || self.is_approximate() || is_one_of {
            return None;
        }
        let is_exact = match &self.meaning {
            Meaning::One(Point::Date(one)) => !one.has_unspecified() && one.day.is_some(),
            Meaning::One(Point::Time(_)) => true,
            Meaning::Interval(..) | Meaning::Set(_) => false,
        };
        let at = self.meaning.spans().0;
        let exact = SameTime::Exact(at.first, at.last, at.shift.is_some());
        Some(if is_exact { exact } else { SameTime::Written(self.as_written().to_owned()) })
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
