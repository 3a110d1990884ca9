//! A whole timeline as it was known on a day.
//!
//! Owns how it is put together from what is left of each event, fed in the order of the timeline.

use super::{AsOf, Hidden, Listed, Marks, Out, Past};
use crate::evidence::cited::is_unsourced;
use crate::evidence::figures::{Compared, Figures};
use crate::model::{Cutoff, Event, Flags, Row, SourceRow, Timeline};
use std::sync::Arc;

/// A timeline as it was known on a day.
#[derive(Debug)]
pub struct AsKnown {
    /// The events of which something was known by then, each without what came later, and the sources that
    /// were out. What is marked as unsourced or disputed is so by what is left.
    pub timeline: Timeline,
    /// Its figures, and where they do not fit.
    pub compared: Compared,
    /// Of which day or moment, and how certain that is.
    pub marks: Marks,
}

impl AsKnown {
    /// What a timeline was on a day, looked at event by event; one that can no longer be read is not there.
    pub fn of(timeline: &Arc<Timeline>, cutoff: impl Into<Cutoff>) -> Self {
        let cutoff = cutoff.into();
        let mut as_of = AsOf::new(cutoff.clone());
        let mut gathering = Gathering::default();
        for row in 0..timeline.len() {
            let event = timeline.event(row).ok();
            let left = event.ok_or(Hidden::Later).and_then(|event| Left::of(&mut as_of, timeline, row, event));
            gathering.push(left);
        }
        let sources = Listed::of(timeline, &cutoff, &|| false).map(|listed| listed.rows(timeline));
        let (known, marks) = gathering.finish(timeline, cutoff, sources.unwrap_or_default());
        let mut figures = Figures::default();
        for (number, row) in (0..).zip(0..known.len()) {
            known.event(row).iter().for_each(|event| figures.add(&known, number, event));
        }
        Self::new(known, marks, figures.compare())
    }

    /// A timeline of a day whose figures have been compared.
    pub fn new(mut timeline: Timeline, marks: Marks, compared: Compared) -> Self {
        timeline.set_disputed(compared.disagreements.rows());
        Self { timeline, compared, marks }
    }
}

/// What was left of an event on a day, as far as a timeline holds it.
#[derive(Debug, Clone, Copy)]
pub struct Left {
    row: Row,
    out: Out,
    later: usize,
}

impl Left {
    /// Of the event of a row.
    ///
    /// # Errors
    /// Where nothing of it was known.
    pub fn of(as_of: &mut AsOf, timeline: &Timeline, row: usize, event: Event) -> Result<Self, Hidden> {
        let known = as_of.look(timeline, event)?;
        let mut row = *timeline.rows().get(row).ok_or(Hidden::Later)?;
        row.flags.set(Flags::UNSOURCED, is_unsourced(&known.event, timeline));
        Ok(Self { row, out: known.out, later: known.later })
    }
}

impl Left {
    /// Of an event in a row that rests on listed sources alone, from the best that these say (see [`Listed::best`]), and
    /// whether it certainly begins later. One that rests on nothing is there, unless it does: nothing says that it came
    /// later.
    ///
    /// # Errors
    /// Where nothing of it was known.
    pub fn of_plain(row: &Row, best: Option<Out>, begins_later: bool) -> Result<Self, Hidden> {
        let mut row = *row;
        row.flags.set(Flags::UNSOURCED, best.is_none());
        let out = best.unwrap_or(Out::Undated);
        match out {
            Out::Later => Err(Hidden::Later),
            Out::Undated if begins_later => Err(Hidden::Begins),
            _ => Ok(Self { row, out, later: 0 }),
        }
    }
}

/// What was left of the events looked at so far.
#[derive(Debug, Default)]
pub struct Gathering {
    rows: Vec<Row>,
    hidden: u64,
    begin_later: u64,
    hidden_claims: u64,
    possibly: Vec<u32>,
    undated: Vec<u32>,
}

impl Gathering {
    /// Takes in what was left of the next event, if anything was.
    pub fn push(&mut self, left: Result<Left, Hidden>) {
        let Left { row, out, later } = match left {
            Ok(left) => left,
            Err(Hidden::Later) => return self.hidden += 1,
            Err(Hidden::Begins) => return self.begin_later += 1,
        };
        let at = u32::try_from(self.rows.len()).unwrap_or(u32::MAX);
        match out {
            Out::Possibly => self.possibly.push(at),
            Out::Undated => self.undated.push(at),
            Out::Certainly | Out::Later => {}
        }
        self.hidden_claims += later as u64;
        self.rows.push(row);
    }

    /// Concludes, with the sources that were out (see [`Listed::rows`]). Which events are disputed is still to be found.
    pub fn finish(self, whole: &Arc<Timeline>, cutoff: Cutoff, sources: Vec<SourceRow>) -> (Timeline, Marks) {
        let Self { rows, hidden, begin_later, hidden_claims, possibly, undated } = self;
        let timeline = whole.narrowed(rows, sources, Arc::new(Past::new(Arc::clone(whole), cutoff.clone())));
        (timeline, Marks { cutoff, hidden, begin_later, hidden_claims, possibly, undated })
    }
}
