//! What all events together say: where they contradict each other, and which of them were known on a day.
//!
//! Owns the walks over a timeline that need every event, with all processors, and their cancelling. What they answer is
//! data that the other commands, the browser and queries take as they take any timeline. Refuses to know the rules: they
//! are `evidence`'s.

use super::in_order::InOrder;
use super::out::Failure;
use crate::evidence::as_of::{AsKnown, AsOf, Gathering, Left, Listed, Out, Publications};
use crate::evidence::figures::{Compared, Figures};
use crate::model::Order;
use crate::model::{Day, Event, Flags, Row, Timeline};
use std::ops::Range;
use std::sync::Arc;

/// Whether the answer is no longer wanted. Asked between batches of events, every few milliseconds.
pub(super) type Stop<'s> = &'s (dyn Fn() -> bool + Sync);

/// Why there is no answer.
#[derive(Debug)]
pub(super) enum Unfinished {
    /// It was no longer wanted.
    Stopped,
    /// An event could not be asked for.
    Failed(Failure),
}

impl From<Failure> for Unfinished {
    fn from(failure: Failure) -> Self {
        Self::Failed(failure)
    }
}

impl From<Unfinished> for Failure {
    /// A command is not stopped halfway: for it, nothing more is wanted where its reader has gone.
    fn from(unfinished: Unfinished) -> Self {
        match unfinished {
            Unfinished::Stopped => Self::Output(std::io::ErrorKind::BrokenPipe.into()),
            Unfinished::Failed(failure) => failure,
        }
    }
}

/// What a timeline was on a day, with so many threads; 0 leaves that to the machine.
///
/// # Errors
/// Where `stop` says so, or a file is no longer what was opened.
pub(super) fn as_of(timeline: &Arc<Timeline>, day: Day, threads: usize, stop: Stop<'_>) -> Result<AsKnown, Unfinished> {
    let listed = Listed::of(timeline, day, stop).ok_or(Unfinished::Stopped)?;
    let plain = Plain::of(timeline, &listed);
    let order = Order::Some(plain.others());
    let mut gathering = Gathering::default();
    let mut next = 0;
    InOrder { timeline, order: &order, threads }.each(
        || AsOf::new(day),
        |as_of, row, event| (row, Left::of(as_of, timeline, row, event)),
        |left| {
            for (row, left) in left {
                plain.push(next..row, &mut gathering);
                gathering.push(left);
                next = row + 1;
            }
            unless(stop)
        },
    )?;
    plain.push(next..timeline.len(), &mut gathering);
    let (known, marks) = gathering.finish(timeline, day, listed.rows(timeline));
    let compared = compared(&known, threads, stop)?;
    Ok(AsKnown::new(known, marks, compared))
}

/// The events that are written in the plainest way: of what they rest on their citations tell, and nothing else. They need
/// not be asked for.
struct Plain<'t> {
    rows: &'t [Row],
    support: Vec<Support>,
}

/// What the event of a row rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Support {
    /// That has to be asked of the event.
    Unknown,
    /// On nothing.
    Nothing,
    /// On listed sources alone, and this is the best that they say.
    Sources(Out),
}

impl<'t> Plain<'t> {
    fn of(timeline: &'t Timeline, listed: &Listed) -> Self {
        let mut support = vec![Support::Unknown; timeline.len()];
        let places = timeline.places.as_deref();
        for (n, stand) in places.iter().flat_map(|places| places.events().iter().enumerate()) {
            let row = timeline.rows().get(stand.index as usize).filter(|row| row.flags.has(Flags::PLAIN));
            if let (Some(_), Some(support), Some(places)) = (row, support.get_mut(stand.index as usize), places) {
                *support = listed.best(places.cited(n)).map_or(Support::Nothing, Support::Sources);
            }
        }
        Self { rows: timeline.rows(), support }
    }

    /// The rows of all other events.
    fn others(&self) -> Arc<[u32]> {
        let others = (0..).zip(&self.support).filter(|(_, support)| **support == Support::Unknown);
        others.map(|(row, _)| row).collect()
    }

    /// Says what was left of those in these rows.
    fn push(&self, rows: Range<usize>, gathering: &mut Gathering) {
        let support = self.support.get(rows.clone()).unwrap_or_default();
        for (row, support) in self.rows.get(rows).unwrap_or_default().iter().zip(support) {
            match support {
                Support::Unknown => {}
                Support::Nothing => gathering.push(Left::of_plain(row, None)),
                Support::Sources(best) => gathering.push(Left::of_plain(row, Some(*best))),
            }
        }
    }
}

/// All figures of a timeline, and where figures and claims contradict each other: [`Timeline::with_disputed`] takes
/// those rows.
///
/// # Errors
/// Where `stop` says so, or a file is no longer what was opened.
pub(super) fn compared(timeline: &Timeline, threads: usize, stop: Stop<'_>) -> Result<Compared, Unfinished> {
    let add = |figures: &mut Figures, row: usize, event: &Event| {
        figures.add(timeline, u32::try_from(row).unwrap_or(u32::MAX), event);
    };
    let gathered = gathered(timeline, threads, stop, add)?;
    let all = gathered.into_iter().reduce(|mut all, more| {
        all.append(more);
        all
    });
    Ok(all.unwrap_or_default().compare())
}

/// The days on which something was published, to step through.
///
/// # Errors
/// Where `stop` says so, or a file is no longer what was opened.
pub(super) fn publications(timeline: &Timeline, threads: usize, stop: Stop<'_>) -> Result<Publications, Unfinished> {
    let add = |publications: &mut Publications, _: usize, event: &Event| publications.add(event);
    let mut all = Publications::listed(timeline);
    gathered(timeline, threads, stop, add)?.into_iter().for_each(|more| all.append(more));
    Ok(all)
}

/// What each thread gathers from the events that have claims, or sources written in place: plain ones have neither.
fn gathered<G: Default + Send>(
    timeline: &Timeline,
    threads: usize,
    stop: Stop<'_>,
    add: impl Fn(&mut G, usize, &Event) + Sync,
) -> Result<Vec<G>, Unfinished> {
    let rows = (0_u32..).zip(timeline.rows());
    let order = Order::Some(rows.filter(|(_, row)| !row.flags.has(Flags::PLAIN)).map(|(row, _)| row).collect());
    let events = InOrder { timeline, order: &order, threads };
    events.each_with(G::default, |gathered, row, event| add(gathered, row, &event), |_| unless(stop))
}

fn unless(stop: Stop<'_>) -> Result<(), Unfinished> {
    if stop() { Err(Unfinished::Stopped) } else { Ok(()) }
}

#[cfg(test)]
mod tests;
