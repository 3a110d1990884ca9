//! The sources that files list, as of a day.
//!
//! Owns which of them were out, asked once for all events, and what that says of events that cite nothing else.

use super::Out;
use crate::model::{Day, Places, SourceRow, Timeline};

/// Which of the listed sources were out by a day.
#[derive(Debug)]
pub struct Listed {
    outs: Vec<Out>,
    /// From which of them each derives.
    originals: Vec<Option<usize>>,
}

impl Listed {
    /// Asks for every listed source; none where `stop` says that nobody wants to know any more.
    pub fn of(timeline: &Timeline, day: Day, stop: &dyn Fn() -> bool) -> Option<Self> {
        let rows = timeline.source_rows();
        let index = |row: &SourceRow| rows.binary_search_by_key(&(row.id, row.file), |row| (row.id, row.file)).ok();
        let mut listed = Self { outs: Vec::with_capacity(rows.len()), originals: Vec::with_capacity(rows.len()) };
        for (nth, row) in rows.iter().enumerate() {
            if nth % 1_000 == 0 && stop() {
                return None;
            }
            let source = timeline.listed(row).ok();
            listed.outs.push(source.as_ref().map_or(Out::Undated, |source| Out::by(day, source)));
            let original = source.and_then(|source| source.derived_from);
            listed.originals.push(original.and_then(|id| timeline.source_row(&id, row.file)).and_then(index));
        }
        listed.follow_copies();
        Some(listed)
    }

    /// Has undated copies go by what they derive from, each looked at once.
    fn follow_copies(&mut self) {
        let mut is_done = vec![false; self.outs.len()];
        for source in 0..self.outs.len() {
            let (mut chain, mut at) = (Vec::new(), source);
            while !is_done[at] {
                is_done[at] = true;
                chain.push(at);
                match self.originals[at].filter(|_| self.outs[at] == Out::Undated) {
                    Some(original) => at = original,
                    None => break,
                }
            }
            let mut out = self.outs[at];
            for copy in chain.into_iter().rev() {
                out = self.outs[copy].of_copy(out);
                self.outs[copy] = out;
            }
        }
    }

    /// What cited sources say of an event that rests on nothing else, by their places in the timeline (see
    /// [`Places::cited`]): the best that any of them says. One that leads nowhere has no date; none where none is cited.
    pub fn best(&self, cited: &[u32]) -> Option<Out> {
        let out = |source: &u32| match *source {
            Places::NOWHERE => Out::Undated,
            source => self.outs.get(source as usize).copied().unwrap_or(Out::Undated),
        };
        cited.iter().map(out).max()
    }

    /// The sources that were not published later, and those from which one of them derives: what was copied was there.
    pub fn rows(&self, timeline: &Timeline) -> Vec<SourceRow> {
        let mut out: Vec<bool> = self.outs.iter().map(|out| *out > Out::Later).collect();
        for copy in 0..out.len() {
            let mut copy = copy;
            // A chain ends where it was walked before, or at what derives from nothing; a circle is out as a whole.
            while out[copy]
                && let Some(original) = self.originals.get(copy).copied().flatten()
                && !out[original]
            {
                out[original] = true;
                copy = original;
            }
        }
        timeline.source_rows().iter().zip(out).filter(|(_, out)| *out).map(|(row, _)| *row).collect()
    }
}
