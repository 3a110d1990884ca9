//! What takes a walk over all events to know: what rests on each source, and every figure with where they part.
//!
//! Owns the walk's result, made once for a timeline and then only asked. Refuses to be made while a reader waits: it is
//! gathered in the background, an event at a time, and handed to the state whole.

use super::sources::Ranks;
use crate::evidence::figures::{Compared, Figures};
use crate::evidence::sources::{Bibliography, Sources};
use crate::model::{Event, Flags, Timeline};
use std::sync::{Arc, Weak};

/// What is known once all events of a timeline have been looked at.
#[derive(Debug)]
pub struct Summary {
    /// The timeline that was walked.
    of: Weak<Timeline>,
    /// The same timeline, in which the events whose figures part are marked as disputed too.
    pub timeline: Arc<Timeline>,
    /// The rows of all disputed events, in order.
    pub disputed: Vec<usize>,
    /// Every source, and what rests on it.
    pub bibliography: Bibliography,
    /// By what sources are put in order.
    pub ranks: Ranks,
    /// Every figure, and where they part.
    pub compared: Compared,
}

impl Summary {
    /// Walks all events of a timeline, one after the other.
    pub fn of(timeline: &Arc<Timeline>) -> Self {
        let mut gathering = Gathering::default();
        (0..timeline.len()).for_each(|row| gathering.look(timeline, row));
        gathering.finish(timeline)
    }

    /// Whether it is about this timeline, and not about one that was shown before.
    pub fn is_of(&self, timeline: &Arc<Timeline>) -> bool {
        std::ptr::eq(self.of.as_ptr(), Arc::as_ptr(timeline))
    }
}

/// What was gathered of the events looked at so far. Two of them, fed by two threads, are put together by
/// [`Gathering::append`].
#[derive(Debug, Default)]
pub struct Gathering {
    sources: Sources,
    figures: Figures,
}

impl Gathering {
    /// Looks at the event of a row; one that can no longer be read counts for nothing.
    pub fn look(&mut self, timeline: &Timeline, row: usize) {
        if let (Ok(event), Ok(number)) = (timeline.event(row), u32::try_from(row)) {
            self.add(timeline, number, &event);
        }
    }

    fn add(&mut self, timeline: &Timeline, row: u32, event: &Event) {
        self.sources.add(timeline, row, event);
        self.figures.add(timeline, row, event);
    }

    /// Takes in what another has gathered.
    pub fn append(&mut self, other: Self) {
        self.sources.append(other.sources);
        self.figures.append(other.figures);
    }

    /// Concludes.
    pub fn finish(self, timeline: &Arc<Timeline>) -> Summary {
        let bibliography = self.sources.finish(timeline);
        let compared = self.figures.compare();
        let ranks = Ranks::of(timeline, &bibliography);
        let unmarked = |row: &u32| {
            let row = timeline.rows().get(*row as usize);
            row.is_some_and(|row| !row.flags.has(Flags::DISPUTED))
        };
        let seen: Vec<u32> = compared.disagreements.rows().filter(unmarked).collect();
        let marked = if seen.is_empty() { Arc::clone(timeline) } else { Arc::new(timeline.with_disputed(seen)) };
        let rows = marked.rows().iter().enumerate();
        let disputed = rows.filter(|(_, row)| row.flags.has(Flags::DISPUTED)).map(|(row, _)| row).collect();
        let of = Arc::downgrade(timeline);
        Summary { of, timeline: marked, disputed, bibliography, ranks, compared }
    }
}
