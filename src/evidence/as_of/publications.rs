//! The days on which what was known changes.
//!
//! Owns the list of days to step through: for each source the first on which it may have been out, and the first on which
//! it had been out for certain. Between two of them nothing changes. Refuses days that nothing is published on.

use crate::model::{Bound, Cited, Date, Day, Event, Source, Timeline};
use std::collections::BTreeSet;
use std::ops::Bound::{Excluded, Unbounded};

/// Days of publication, each once. Two of them are put together by [`Publications::append`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Publications {
    days: BTreeSet<Day>,
}

impl Publications {
    /// The days of all sources that the files list. What is written in place comes with [`Publications::add`].
    pub fn listed(timeline: &Timeline) -> Self {
        let mut publications = Self::default();
        for row in timeline.source_rows() {
            timeline.listed(row).iter().for_each(|source| publications.source(source));
        }
        publications
    }

    /// The days of all sources of a timeline, looked at event by event.
    pub fn of(timeline: &Timeline) -> Self {
        let mut publications = Self::listed(timeline);
        (0..timeline.len()).filter_map(|row| timeline.event(row).ok()).for_each(|event| publications.add(&event));
        publications
    }

    /// Takes in the sources that are written in place in an event.
    pub fn add(&mut self, event: &Event) {
        let of_claims = event.claims.iter().flat_map(|claim| &claim.sources);
        for citation in event.sources.iter().chain(of_claims) {
            if let Cited::Inline(source) = &citation.source {
                self.source(source);
            }
        }
    }

    fn source(&mut self, source: &Source) {
        let bounds = source.published.as_ref().map(Date::bounds);
        let days = bounds.map(|bounds| [bounds.earliest, bounds.latest]);
        self.days.extend(days.into_iter().flatten().filter_map(Bound::day));
    }

    /// Takes in all days of `other`.
    pub fn append(&mut self, mut other: Self) {
        self.days.append(&mut other.days);
    }

    /// The days, in order.
    pub fn days(&self) -> impl DoubleEndedIterator<Item = Day> {
        self.days.iter().copied()
    }

    /// The first of the days after this one.
    pub fn after(&self, day: Day) -> Option<Day> {
        self.days.range((Excluded(day), Unbounded)).next().copied()
    }

    /// The last of the days before this one.
    pub fn before(&self, day: Day) -> Option<Day> {
        self.days.range(..day).next_back().copied()
    }
}
