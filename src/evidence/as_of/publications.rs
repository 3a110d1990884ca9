//! The days on which what was known changes.
//!
//! Owns the list of days to step through: for each source the first on which it may have been out, and the first on which
//! it had been out for certain; for each event that nothing dates, the first on which it may have begun. Between two of them
//! nothing changes.

use super::listed::follow_copies;
use super::{AsOf, Out};
use crate::model::{Cited, Date, Day, Event, FileId, Places, Source, SourceRow, Timeline};
use std::collections::BTreeMap;
use std::ops::Bound::{Excluded, Unbounded};

/// Days of publication, each once. Two of them are put together by [`Publications::append`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Publications {
    days: BTreeMap<Day, Changes>,
}

/// Why more is known from a day on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// A source was published on it.
    Published,
    /// It is the first on which a source of an inexact date may have been out.
    First,
    /// It is the first on which such a source had been out for certain.
    Last,
    /// An event that nothing dates may first have begun on it.
    Begins,
}

/// All that changes on a day.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Changes(u8);

impl Changes {
    /// Whether this is among it.
    pub fn has(self, change: Change) -> bool {
        self.0 & Self::bit(change) != 0
    }

    fn bit(change: Change) -> u8 {
        1 << change as u8
    }
}

impl Publications {
    /// The days of all sources that the files list, and when each may have been out first. What is written in place, and
    /// what nothing dates, comes with [`Publications::add`].
    pub fn listed(timeline: &Timeline) -> (Self, FirstDays<'_>) {
        let mut publications = Self::default();
        let rows = timeline.source_rows();
        let index = |row: &SourceRow| rows.binary_search_by_key(&(row.id, row.file), |row| (row.id, row.file)).ok();
        let (mut days, mut originals) = (Vec::with_capacity(rows.len()), Vec::with_capacity(rows.len()));
        for row in rows {
            let source = timeline.listed(row).ok();
            days.push(source.as_ref().and_then(|source| publications.source(source)));
            let original = source.and_then(|source| source.derived_from);
            originals.push(original.and_then(|id| timeline.source_row(&id, row.file)).and_then(index));
        }
        follow_copies(&mut days, &originals, Option::max);
        (publications, FirstDays { timeline, days })
    }

    /// The days of a timeline, looked at event by event.
    pub fn of(timeline: &Timeline) -> Self {
        let (mut publications, firsts) = Self::listed(timeline);
        let events = (0..timeline.len()).filter_map(|row| timeline.event(row).ok());
        events.for_each(|event| publications.add(&firsts, &event));
        publications
    }

    /// The first day on which something of an event was known, or may have been, and how certain that is.
    pub fn first_of(timeline: &Timeline, event: &Event) -> Option<(Day, Out)> {
        let (mut publications, firsts) = Self::listed(timeline);
        publications.add(&firsts, event);
        let days: Vec<Day> = publications.days().collect();
        let known = |day: Day| AsOf::new(day).event(timeline, event.clone());
        // A later day never knows less.
        let first = *days.get(days.partition_point(|day| known(*day).is_none()))?;
        Some((first, known(first)?.out))
    }

    /// Takes in the sources that are written in place in an event, and when it becomes known itself, where nothing dates it.
    pub fn add(&mut self, firsts: &FirstDays<'_>, event: &Event) {
        let mut first = |cited: &Cited| match cited {
            Cited::Inline(source) => {
                let original = source.derived_from.as_deref();
                self.source(source).max(original.and_then(|id| firsts.named(event.file, id)))
            }
            Cited::Id(id) => firsts.named(event.file, id),
        };
        let mut all: Vec<Option<Day>> = event.sources.iter().map(|citation| first(&citation.source)).collect();
        for claim in &event.claims {
            all.extend(claim.sources.iter().map(|citation| first(&citation.source)));
        }
        let rests_on_nothing = event.sources.is_empty()
            && (event.claims.is_empty() || event.claims.iter().any(|claim| claim.sources.is_empty()));
        let extent = event.extent();
        let begins = extent.days().0.filter(|_| !extent.is_uncertain());
        self.begins(begins, all.into_iter().chain(rests_on_nothing.then_some(None)));
    }

    /// Takes in the first day on which an event may begin, where it becomes known on that day: something that it rests on
    /// has no date, and nothing else of that may have been out before.
    pub fn begins(&mut self, on: Option<Day>, firsts: impl Iterator<Item = Option<Day>>) {
        let Some(on) = on else { return };
        let mut is_undated = false;
        for first in firsts {
            match first {
                None => is_undated = true,
                Some(first) if first < on => return,
                Some(_) => {}
            }
        }
        if is_undated {
            self.note(on, Change::Begins);
        }
    }

    /// Takes in the days of a source; the first, where it has a date.
    fn source(&mut self, source: &Source) -> Option<Day> {
        let extent = source.appeared().map(Date::extent)?;
        let (first, last) = extent.days();
        let is_exact = first == last && !extent.is_uncertain();
        for (day, change) in [(first, Change::First), (last, Change::Last)] {
            if let Some(day) = day {
                self.note(day, if is_exact { Change::Published } else { change });
            }
        }
        Some(first.unwrap_or(Day::FIRST))
    }

    fn note(&mut self, day: Day, change: Change) {
        self.days.entry(day).or_default().0 |= Changes::bit(change);
    }

    /// Takes in all days of `other`.
    pub fn append(&mut self, other: Self) {
        for (day, changes) in other.days {
            self.days.entry(day).or_default().0 |= changes.0;
        }
    }

    /// The days, in order.
    pub fn days(&self) -> impl DoubleEndedIterator<Item = Day> {
        self.days.keys().copied()
    }

    /// What changes on a day.
    pub fn on(&self, day: Day) -> Changes {
        self.days.get(&day).copied().unwrap_or_default()
    }

    /// The first of the days after this one.
    pub fn after(&self, day: Day) -> Option<Day> {
        self.days.range((Excluded(day), Unbounded)).next().map(|(day, _)| *day)
    }

    /// The last of the days before this one.
    pub fn before(&self, day: Day) -> Option<Day> {
        self.days.range(..day).next_back().map(|(day, _)| *day)
    }
}

/// On which day each listed source may have been out first; a copy, no sooner than its original.
#[derive(Debug)]
pub struct FirstDays<'t> {
    timeline: &'t Timeline,
    days: Vec<Option<Day>>,
}

impl FirstDays<'_> {
    /// That of a source at its place in the timeline (see [`Places::cited`]); none where nothing dates it.
    pub fn at(&self, source: u32) -> Option<Day> {
        if source == Places::NOWHERE { None } else { self.days.get(source as usize).copied().flatten() }
    }

    fn named(&self, file: FileId, id: &str) -> Option<Day> {
        let row = self.timeline.source_row(id, file)?;
        let at = self.timeline.source_rows().binary_search_by_key(&(row.id, row.file), |row| (row.id, row.file));
        self.days.get(at.ok()?).copied().flatten()
    }
}
