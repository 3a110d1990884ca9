//! What takes a walk over all events to know: what rests on each source, and every figure with where they part.
//!
//! Owns the walk's result, made once for a timeline and then only asked. Refuses to be made while a reader waits: it is
//! gathered in the background, an event at a time, and handed to the state whole.

use crate::app::sources::Ranks;
use crate::evidence::figures::{Compared, Figures};
use crate::evidence::sources::{Bibliography, Sources};
use crate::model::{Event, Flags, Order, Timeline};
use crate::search::{Stop, Workers};
use std::ops::Range;
use std::sync::{Arc, Weak};

/// Rows looked at between two questions whether anybody still wants to know.
const ROWS: usize = 2_000;

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
    /// The same as far as it is from the events of `order`; none where `stop` says so.
    pub fn narrowed(&self, order: &Order, workers: Workers<'_>, stop: Stop<'_>) -> Option<Self> {
        let look = |narrowing: &mut Narrowing, batch: usize| {
            let rows = batch_of(batch, order.len()).filter_map(|position| order.row(position));
            rows.for_each(|row| narrowing.look(&self.timeline, row));
        };
        let narrowed = workers.share(order.len().div_ceil(ROWS), stop, Narrowing::default, look)?;
        Some(joined(narrowed, Narrowing::append).finish(self, order))
    }

    /// Looks at all events of a timeline; none where `stop` says so.
    pub fn of(timeline: &Arc<Timeline>, workers: Workers<'_>, stop: Stop<'_>) -> Option<Self> {
        let look = |gathering: &mut Gathering, batch: usize| {
            batch_of(batch, timeline.len()).for_each(|row| gathering.look(timeline, row));
        };
        let gathered = workers.share(timeline.len().div_ceil(ROWS), stop, Gathering::default, look)?;
        Some(joined(gathered, Gathering::append).finish(timeline))
    }

    /// Whether it is about this timeline, and not about one that was shown before.
    pub fn is_of(&self, timeline: &Arc<Timeline>) -> bool {
        std::ptr::eq(self.of.as_ptr(), Arc::as_ptr(timeline))
    }
}

/// The rows, or positions, of one batch.
fn batch_of(batch: usize, len: usize) -> Range<usize> {
    batch * ROWS..len.min((batch + 1) * ROWS)
}

/// What all threads have gathered.
fn joined<T: Default>(parts: Vec<T>, append: impl Fn(&mut T, T)) -> T {
    let join = |mut all: T, part: T| {
        append(&mut all, part);
        all
    };
    parts.into_iter().reduce(join).unwrap_or_default()
}

/// The event of a row, and the row's number; none where it can no longer be read.
fn asked(timeline: &Timeline, row: usize) -> Option<(u32, Event)> {
    u32::try_from(row).ok().zip(timeline.event(row).ok())
}

/// The sources of some events. Two of them, fed by two threads, are put together by [`Narrowing::append`].
#[derive(Debug, Default)]
pub struct Narrowing(Sources);

impl Narrowing {
    /// Looks at the event of a row; one that can no longer be read counts for nothing.
    pub fn look(&mut self, timeline: &Timeline, row: usize) {
        if let Some((number, event)) = asked(timeline, row) {
            self.0.add(timeline, number, &event);
        }
    }

    /// Takes in what another has looked at.
    pub fn append(&mut self, other: Self) {
        self.0.append(other.0);
    }

    /// Concludes: what is known of all events, as far as it is from those of `order`.
    pub fn finish(self, whole: &Summary, order: &Order) -> Summary {
        let bibliography = self.0.cited(&whole.timeline);
        Summary {
            of: whole.of.clone(),
            timeline: Arc::clone(&whole.timeline),
            disputed: whole.disputed.clone(),
            ranks: Ranks::of(&whole.timeline, &bibliography),
            bibliography,
            compared: whole.compared.from_rows(|row| order.position(row as usize).is_some()),
        }
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
        if let Some((number, event)) = asked(timeline, row) {
            self.sources.add(timeline, number, &event);
            self.figures.add(timeline, number, &event);
        }
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
