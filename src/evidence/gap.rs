//! Silence: how long nothing is known to have happened, and between which events.
//!
//! Owns the choice of the silences long enough to be shown, the list of the longest, and the words for them. What a
//! silence is, `model` says ([`Holes`]); where an event of uncertain date may fall into one it says which, and where
//! another goes on all the while, that too.

use super::length;
use crate::model::{Event, FileChanged, Hole, Holes, Length, Order, Timeline};
use std::cmp::Reverse;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

/// A silence and where it lies. Events are meant by their rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// How long it is.
    pub length: Length,
    /// What happened last before it.
    pub before: usize,
    /// What happens first after it.
    pub after: usize,
    /// It stands before this row.
    pub place: usize,
    /// An event that may fall into it, for its date does not tell, and how many others may.
    pub unless: Option<(usize, usize)>,
    /// What goes on all the while, or may.
    pub during: Option<During>,
}

/// An event that has no end, or none that is known, and goes on in a silence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct During {
    /// Its row.
    pub row: usize,
    /// Its title.
    pub title: String,
    /// Whether it is certain that it goes on.
    pub is_certain: bool,
}

impl Gap {
    /// "61 to 92 days", "at least 9 months, while the state of emergency goes on".
    pub fn words(&self) -> String {
        let length = length::words(&self.length);
        match &self.during {
            None => length,
            Some(During { title, is_certain, .. }) => {
                let goes_on = if *is_certain { "goes on" } else { "may go on" };
                format!("{length}, while this {goes_on}: {title}")
            }
        }
    }

    /// How many days it is, at least and at most.
    pub fn days(&self) -> (Option<i64>, Option<i64>) {
        self.length.days()
    }
}

/// The silences of some events.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Gaps {
    /// The longest first; of those as long, the earlier first.
    longest: Vec<Gap>,
    /// So many of them are looked for.
    most: usize,
    /// Of those that are shown among the events where they stand, in that order, and their index.
    shown: Vec<(usize, usize)>,
}

/// At most one silence to so many events is shown among them, or so many of few events.
const ONE_TO: usize = 12;

impl Gaps {
    /// Finds the silences of the events in `order`, in one pass over their rows and a sort: the `most` longest, and those
    /// that are shown among the events. None where `stop` says so.
    ///
    /// # Errors
    /// Where a file no longer holds what was read.
    pub fn of(
        timeline: &Timeline,
        order: &Order,
        most: usize,
        stop: &dyn Fn() -> bool,
    ) -> Result<Option<Self>, FileChanged> {
        let mut holes = Holes::default();
        let mut has_changed = false;
        for at in (0..order.len()).filter_map(|position| order.row(position)) {
            let Some(row) = timeline.rows().get(at) else { continue };
            holes.add(at, row, || {
                let event = timeline.event(at);
                has_changed |= event.is_err();
                event.ok().as_ref().map(Event::extent)
            });
            if has_changed {
                return Err(FileChanged);
            }
            if stop() {
                return Ok(None);
            }
        }
        let mut found = holes.found();
        found.sort_by_key(|hole| Reverse(hole.length.least()));
        let shown = marking(&found, order.len());
        found.truncate(shown.max(most));
        let mut titles = HashMap::new();
        let longest: Vec<Gap> =
            found.iter().map(|hole| told(timeline, hole, &mut titles)).collect::<Result<_, FileChanged>>()?;
        let mut shown: Vec<(usize, usize)> = longest.iter().map(|gap| gap.place).zip(0..shown).collect();
        shown.sort_unstable();
        Ok(Some(Self { longest, most, shown }))
    }

    /// The longest, the longest first; of those as long, the earlier first.
    pub fn longest(&self) -> &[Gap] {
        self.longest.get(..self.most).unwrap_or(&self.longest)
    }

    /// Of those that mark the holes of the timeline the longest that stands behind one row and before another.
    pub fn shown(&self, behind: usize, before: usize) -> Option<usize> {
        let first = self.shown.partition_point(|(place, _)| *place <= behind);
        let there = self.shown.iter().skip(first).take_while(|(place, _)| *place <= before);
        there.map(|(_, index)| *index).min()
    }

    /// One of them, by its index.
    pub fn get(&self, index: usize) -> Option<&Gap> {
        self.longest.get(index)
    }
}

/// How many silences, the longest first, mark the holes of so many events, and do not stand between any two. Of those that
/// are about as long all are shown, or none.
fn marking(longest: &[Hole], events: usize) -> usize {
    let limit = (events / ONE_TO).max(ONE_TO);
    let class = |hole: &Hole| class(hole.length.least().unwrap_or_default());
    let Some(next) = longest.get(limit).map(class) else { return longest.len() };
    longest.partition_point(|hole| class(hole) > next)
}

/// The class of length that so many seconds belong to: eight to every doubling.
fn class(seconds: i64) -> u64 {
    let seconds = seconds.max(1).unsigned_abs();
    let octave = u64::from(seconds.ilog2());
    let eighth = ((u128::from(seconds) << 3) >> octave) & 7;
    octave * 8 + u64::try_from(eighth).unwrap_or_default()
}

fn told(timeline: &Timeline, hole: &Hole, titles: &mut HashMap<usize, String>) -> Result<Gap, FileChanged> {
    let Hole { length, before, after, until, unless, during } = *hole;
    let mut title = |row| match titles.entry(row) {
        Entry::Occupied(known) => Ok(known.get().clone()),
        Entry::Vacant(new) => Ok(new.insert(timeline.event(row)?.title).clone()),
    };
    let during = during.map(|(row, is_certain)| Ok(During { row, title: title(row)?, is_certain })).transpose()?;
    let place = timeline.rows().partition_point(|row| row.first < until);
    Ok(Gap { length, before, after, place, unless, during })
}

#[cfg(test)]
mod tests;
