//! A whole timeline as it was known on a day.
//!
//! Owns how it is put together from what is left of each event, fed in the order of the timeline.

use super::gone::NamedClaim;
use super::{AsOf, Gone, Hidden, Listed, Marks, Out, Past, order};
use crate::evidence::cited::is_unsourced;
use crate::evidence::figures::{Compared, Figures};
use crate::model::{Cutoff, Event, EventId, Events, Flags, Row, SourceRow, Timeline};
use std::collections::HashSet;
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
            match timeline.event(row) {
                Ok(event) => gathering.take(Looked::at(&mut as_of, timeline, row, event)),
                Err(_) => gathering.push(Err(Hidden::Later)),
            }
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

/// What was left of an event that was looked at, and which of its claims came later.
#[derive(Debug)]
pub struct Looked {
    left: Result<Left, Hidden>,
    claims: Vec<NamedClaim>,
}

impl Looked {
    /// At the event of a row.
    pub fn at(as_of: &mut AsOf, timeline: &Timeline, row: usize, event: Event) -> Self {
        let Some(mut row) = timeline.rows().get(row).copied() else {
            return Self { left: Err(Hidden::Later), claims: Vec::new() };
        };
        let (file, is_disputed) = (event.file, row.flags.has(Flags::DISPUTED));
        let ids = |event: &Event| -> Vec<u64> {
            event.claims.iter().filter_map(|claim| claim.id.as_deref().map(EventId::digest)).collect()
        };
        let all = if is_disputed { ids(&event) } else { Vec::new() };
        let known = as_of.look(timeline, event);
        let stay: HashSet<u64> = known.iter().flat_map(|known| ids(&known.event)).collect();
        let claims = all.into_iter().map(|id| (id, file, !stay.contains(&id))).collect();
        let left = known.map(|known| {
            row.flags.set(Flags::UNSOURCED, is_unsourced(&known.event, timeline));
            Left { row, out: known.out, later: known.later }
        });
        Self { left, claims }
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
    gone: Vec<u32>,
    claims: Vec<NamedClaim>,
    hidden: u64,
    begin_later: u64,
    hidden_claims: u64,
    possibly: Vec<u32>,
    undated: Vec<u32>,
}

impl Gathering {
    /// Takes in the next event, which was looked at.
    pub fn take(&mut self, looked: Looked) {
        self.claims.extend(looked.claims);
        self.push(looked.left);
    }

    /// Takes in what was left of the next event, if anything was.
    pub fn push(&mut self, left: Result<Left, Hidden>) {
        let Left { row, out, later } = match left {
            Ok(left) => left,
            Err(why) => {
                self.gone.push(u32::try_from(self.rows.len() + self.gone.len()).unwrap_or(u32::MAX));
                match why {
                    Hidden::Later => self.hidden += 1,
                    Hidden::Begins => self.begin_later += 1,
                }
                return;
            }
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
        let Self { rows, gone, claims, hidden, begin_later, hidden_claims, mut possibly, mut undated } = self;
        let past = Arc::new(Past::new(Arc::clone(whole), cutoff.clone(), Gone::new(gone, claims)));
        let mut timeline = whole.narrowed(rows, sources.clone(), Arc::clone(&past) as Arc<dyn Events>);
        if let Some(settled) = order::settled(&timeline) {
            let mut now_at = vec![0; settled.len()];
            for ((_, at), now) in settled.iter().zip(0_u32..) {
                now_at[*at] = now;
            }
            for marked in [&mut possibly, &mut undated] {
                for at in marked.iter_mut() {
                    *at = now_at[*at as usize];
                }
                marked.sort_unstable();
            }
            timeline = whole.narrowed(settled.into_iter().map(|(row, _)| row).collect(), sources, past);
        }
        (timeline, Marks { cutoff, hidden, begin_later, hidden_claims, possibly, undated })
    }
}
