//! The sources that files list, as of a day.
//!
//! Owns which of them were out, asked once for all events, and what that says of events that cite nothing else.

use super::Out;
use crate::model::{Cutoff, Places, SourceRow, Timeline};

/// Which of the listed sources were out by a day.
#[derive(Debug)]
pub struct Listed {
    outs: Vec<Out>,
}

impl Listed {
    /// Asks for every listed source; none where `stop` says that nobody wants to know any more.
    pub fn of(timeline: &Timeline, cutoff: &Cutoff, stop: &dyn Fn() -> bool) -> Option<Self> {
        let (rows, by_then) = (timeline.source_rows(), cutoff.by_then());
        let index = |row: &SourceRow| rows.binary_search_by_key(&(row.id, row.file), |row| (row.id, row.file)).ok();
        let (mut outs, mut originals) = (Vec::with_capacity(rows.len()), Vec::with_capacity(rows.len()));
        for (nth, row) in rows.iter().enumerate() {
            if nth % 1_000 == 0 && stop() {
                return None;
            }
            let source = timeline.listed(row).ok();
            outs.push(source.as_ref().map_or(Out::Undated, |source| Out::by(&by_then, source)));
            let original = source.and_then(|source| source.derived_from);
            originals.push(original.and_then(|id| timeline.source_row(&id, row.file)).and_then(index));
        }
        follow_copies(&mut outs, &originals, Out::of_copy);
        Some(Self { outs })
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

    /// The sources that were not published later. What one of them derives from is among them: it was there first.
    pub fn rows(&self, timeline: &Timeline) -> Vec<SourceRow> {
        let rows = timeline.source_rows().iter().zip(&self.outs);
        rows.filter(|(_, out)| **out > Out::Later).map(|(row, _)| *row).collect()
    }
}

/// Has copies go by what they derive from, each looked at once.
pub(super) fn follow_copies<T: Copy>(outs: &mut [T], originals: &[Option<usize>], of_copy: impl Fn(T, T) -> T) {
    let mut is_done = vec![false; outs.len()];
    for source in 0..outs.len() {
        let (mut chain, mut at) = (Vec::new(), source);
        while !is_done[at] {
            is_done[at] = true;
            chain.push(at);
            match originals[at] {
                Some(original) => at = original,
                None => break,
            }
        }
        let mut out = outs[at];
        for copy in chain.into_iter().rev() {
            out = of_copy(outs[copy], out);
            outs[copy] = out;
        }
    }
}
