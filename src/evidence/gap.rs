//! Silence: how long nothing is known to have happened, and between which events.
//!
//! Owns the choice of the silences long enough to be shown, the list of the longest, and the words for them. What a
//! silence is, `model` says ([`Holes`]); where an event of uncertain date may fall into one it says which, and where
//! another goes on all the while, that too.

use super::length;
use crate::model::{Event, FileChanged, Hole, Holes, Lang, Length, Memory, Order, Phrase, Row, Timeline};
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
    /// Its title, where it is not what stands right above what follows.
    pub title_before: Option<String>,
    /// What happens first after it.
    pub after: usize,
    /// It ends before this row starts.
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
    /// "61 to 92 days", "at least 9 months".
    pub fn length_words(&self, lang: Lang) -> String {
        length::words(&self.length, lang)
    }

    /// The same in few columns: "61d+", "9mo+", "13mo+".
    pub fn short(&self, lang: Lang) -> String {
        length::short(&self.length, lang)
    }

    /// "61 to 92 days", "at least 9 months, while the state of emergency goes on".
    pub fn words(&self, lang: Lang) -> String {
        self.words_below(Some(self.before), lang)
    }

    /// The same below a row; where it does not begin there, with what it begins after: "61 to 92 days after “CECOT opens”".
    pub fn words_below(&self, row: Option<usize>, lang: Lang) -> String {
        let length = self.length_after(self.begins_after(row), lang);
        match &self.during {
            None => length,
            Some(During { row: going, is_certain, .. }) if *going == self.before && row != Some(*going) => {
                lang.say(if *is_certain { Phrase::GoesOn } else { Phrase::MayGoOn }, &[&length])
            }
            Some(During { title, is_certain, .. }) => {
                let goes_on = if *is_certain { Phrase::WhileGoesOn } else { Phrase::WhileMayGoOn };
                lang.say(goes_on, &[&length, title])
            }
        }
    }

    /// How long it is, after what has this title.
    pub fn length_after(&self, title: Option<&str>, lang: Lang) -> String {
        let length = self.length_words(lang);
        title.map(|title| lang.say(Phrase::AfterTitle, &[&length, title])).unwrap_or(length)
    }

    /// The title of what happened last before it, where that is not in the row above.
    pub fn begins_after(&self, above: Option<usize>) -> Option<&str> {
        self.title_before.as_deref().filter(|_| above != Some(self.before))
    }

    /// The row before which it stands among rows. None where it ends by a later date of what stands before it already.
    fn stands_before(&self) -> Option<usize> {
        let is_later = self.after < self.place;
        if is_later { Some(self.after).filter(|after| self.before < *after) } else { Some(self.place) }
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

/// Events of so many are asked for together, where rows do not tell.
const TOGETHER: usize = 256;

/// A silence is shown among the events where it takes at least this part of the time from the first of them to the last.
const PART: i64 = 20;

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
        let mut memory = Memory::default();
        for start in (0..order.len()).step_by(TOGETHER) {
            let positions = start..order.len().min(start + TOGETHER);
            let rows = positions.filter_map(|position| order.row(position));
            let rows = rows.filter_map(|at| Some((at, timeline.rows().get(at)?)));
            let asked: Vec<usize> = rows.clone().filter(|(_, row)| Holes::asks(row)).map(|(at, _)| at).collect();
            let mut extents = Vec::with_capacity(asked.len());
            let mut take = |_, event: Event| {
                extents.push(event.extent());
                Some(event)
            };
            timeline.each(&asked, &mut memory, &mut take).map_err(|_| FileChanged)?;
            let mut extents = extents.into_iter();
            rows.for_each(|(at, row)| holes.add(at, row, || extents.next()));
            if stop() {
                return Ok(None);
            }
        }
        let mut found = holes.found();
        found.sort_by_key(|hole| Reverse(hole.length.least()));
        let least = time_of(timeline, order) / PART;
        let shown = found.partition_point(|hole| hole.length.least().unwrap_or_default() >= least);
        found.truncate(shown.max(most));
        let mut titles = HashMap::new();
        let longest: Vec<Gap> =
            found.iter().map(|hole| told(timeline, order, hole, &mut titles)).collect::<Result<_, FileChanged>>()?;
        let shown = longest.iter().zip(0..shown);
        let mut shown: Vec<(usize, usize)> =
            shown.filter_map(|(gap, index)| Some((gap.stands_before()?, index))).collect();
        shown.sort_unstable();
        Ok(Some(Self { longest, most, shown }))
    }

    /// The longest, the longest first; of those as long, the earlier first.
    pub fn longest(&self) -> &[Gap] {
        self.longest.get(..self.most).unwrap_or(&self.longest)
    }

    /// Of those that are shown among the events the longest that stands behind one row and before another.
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

/// The seconds from where the first event of an order starts to where the last does; at least one.
fn time_of(timeline: &Timeline, order: &Order) -> i64 {
    let stands = |position| Some(timeline.rows().get(order.row(position)?)?.first).filter(|at| *at != Row::UNDATED);
    let last = (0..order.len()).rev().find_map(stands);
    stands(0).zip(last).map_or(1, |(first, last)| last.saturating_sub(first).max(1))
}

fn told(
    timeline: &Timeline,
    order: &Order,
    hole: &Hole,
    titles: &mut HashMap<usize, String>,
) -> Result<Gap, FileChanged> {
    let Hole { length, before, after, until, unless, during } = *hole;
    let mut title = |row| match titles.entry(row) {
        Entry::Occupied(known) => Ok(known.get().clone()),
        Entry::Vacant(new) => Ok(new.insert(timeline.event(row)?.title).clone()),
    };
    let during = during.map(|(row, is_certain)| Ok(During { row, title: title(row)?, is_certain })).transpose()?;
    let place = timeline.rows().partition_point(|row| row.first < until);
    let mut gap = Gap { length, before, title_before: None, after, place, unless, during };
    let above = |row| order.row(order.position(row)?.checked_sub(1)?);
    if [Some(after), gap.stands_before()].into_iter().flatten().any(|row| above(row) != Some(before)) {
        gap.title_before = Some(title(before)?);
    }
    Ok(gap)
}

#[cfg(test)]
mod tests;
