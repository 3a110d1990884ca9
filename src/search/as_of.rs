//! What all events together say: where they contradict each other, and which of them were known on a day.
//!
//! Owns the walks over a timeline that need every event, and their stopping. What comes of them is data that the other
//! commands, the browser and queries take as they take any timeline; the rules are `evidence`'s.

use super::ordered::Ordered;
use super::workers::{Stop, Workers};
use crate::evidence::as_of::{AsKnown, AsOf, Gathering, Left, Listed, Looked, Out, Publications};
use crate::evidence::figures::{Compared, Figures};
use crate::model::date::row_answer;
use crate::model::{Answer, Cutoff, Event, Flags, Order, Period, Places, Relation, Row, Timeline, Unfinished};
use std::ops::Range;
use std::sync::Arc;

/// What a timeline was on a day, or at a moment.
///
/// # Errors
/// Where `stop` says so, or a file is no longer what was opened.
pub fn as_of(
    timeline: &Arc<Timeline>,
    cutoff: impl Into<Cutoff>,
    workers: Workers<'_>,
    stop: Stop<'_>,
) -> Result<AsKnown, Unfinished> {
    let cutoff = cutoff.into();
    let listed = Listed::of(timeline, &cutoff, stop).ok_or(Unfinished::Stopped)?;
    let plain = Plain::of(timeline, &listed, &cutoff);
    let order = Order::Some(plain.others());
    let mut gathering = Gathering::default();
    let mut next = 0;
    Ordered { timeline, order: &order, workers }.each(
        || AsOf::new(cutoff.clone()),
        |as_of, left: &mut Vec<_>, row, event| {
            left.push((row, Looked::at(as_of, timeline, row, event)));
            None
        },
        |left| {
            for (row, left) in left {
                plain.push(next..row, &mut gathering);
                gathering.take(left);
                next = row + 1;
            }
            unless(stop)
        },
    )?;
    plain.push(next..timeline.len(), &mut gathering);
    let (known, marks) = gathering.finish(timeline, cutoff.clone(), listed.rows(timeline));
    let compared = compared(&known, workers, stop)?;
    Ok(AsKnown::new(known, marks, compared))
}

/// The events without claims that are literal: of what they rest on their citations tell, and nothing else. They need not be
/// asked for.
struct Plain<'t> {
    rows: &'t [Row],
    support: Vec<Support>,
    by_then: Period,
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
    fn of(timeline: &'t Timeline, listed: &Listed, cutoff: &Cutoff) -> Self {
        let by_then = cutoff.by_then();
        let mut support = vec![Support::Unknown; timeline.len()];
        let places = timeline.places.as_deref();
        for (n, stand) in places.iter().flat_map(|places| places.events().iter().enumerate()) {
            let row = timeline.rows().get(stand.index as usize).filter(|row| only_cites(row));
            if let (Some(_), Some(support), Some(places)) = (row, support.get_mut(stand.index as usize), places) {
                // Of one that leads nowhere it has to be asked whether it is left alone.
                if places.cited(n).contains(&Places::NOWHERE) {
                    continue;
                }
                *support = listed.best(places.cited(n)).map_or(Support::Nothing, Support::Sources);
            }
        }
        for (row, support) in timeline.rows().iter().zip(&mut support) {
            let is_undated = matches!(support, Support::Nothing | Support::Sources(Out::Undated));
            if is_undated && row_answer(row, Relation::After, &by_then).is_none() {
                *support = Support::Unknown;
            }
        }
        Self { rows: timeline.rows(), support, by_then }
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
            let begins_later = || row_answer(row, Relation::After, &self.by_then) == Some(Answer::Certainly);
            match support {
                Support::Unknown => {}
                Support::Nothing => gathering.push(Left::of_plain(row, None, begins_later())),
                Support::Sources(best) => gathering.push(Left::of_plain(row, Some(*best), begins_later())),
            }
        }
    }
}

/// All figures of a timeline, and where figures and claims contradict each other: [`Timeline::with_disputed`] takes
/// those rows.
///
/// # Errors
/// Where `stop` says so, or a file is no longer what was opened.
pub fn compared(timeline: &Timeline, workers: Workers<'_>, stop: Stop<'_>) -> Result<Compared, Unfinished> {
    let add = |figures: &mut Figures, row: usize, event: &Event| {
        figures.add(timeline, u32::try_from(row).unwrap_or(u32::MAX), event);
    };
    let rows = (0_u32..).zip(timeline.rows());
    let tells = |row: &Row| row.flags.has(Flags::FIGURES) || row.flags.has(Flags::DISPUTED);
    let order = rows.filter(|(_, row)| tells(row)).map(|(row, _)| row).collect();
    let gathered = gathered(timeline, order, workers, stop, add)?;
    let all = gathered.into_iter().reduce(|mut all, more| {
        all.append(more);
        all
    });
    Ok(all.unwrap_or_default().compare())
}

/// The days on which something became known, to step through.
///
/// # Errors
/// Where `stop` says so, or a file is no longer what was opened.
pub fn publications(timeline: &Timeline, workers: Workers<'_>, stop: Stop<'_>) -> Result<Publications, Unfinished> {
    let (mut all, firsts) = Publications::listed(timeline);
    let mut is_told = vec![false; timeline.len()];
    let places = timeline.places.as_deref();
    for (n, stand) in places.iter().flat_map(|places| places.events().iter().enumerate()) {
        let row = timeline.rows().get(stand.index as usize).filter(|row| tells(row));
        if let (Some(row), Some(is_told), Some(places)) = (row, is_told.get_mut(stand.index as usize), places) {
            *is_told = true;
            let cited = places.cited(n);
            all.begins(
                row.first_day(),
                cited.iter().map(|source| firsts.at(*source)).chain(cited.is_empty().then_some(None)),
            );
        }
    }
    let add = |publications: &mut Publications, _: usize, event: &Event| publications.add(&firsts, event);
    let others = (0_u32..).zip(is_told).filter(|(_, is_told)| !is_told).map(|(row, _)| row).collect();
    gathered(timeline, others, workers, stop, add)?.into_iter().for_each(|more| all.append(more));
    Ok(all)
}

/// Whether an event's row and citations tell when it may begin and on what it rests.
fn tells(row: &Row) -> bool {
    let has = |flag| row.flags.has(flag);
    only_cites(row) && ![Flags::APPROXIMATE, Flags::UNCERTAIN, Flags::MOVED].into_iter().any(has)
}

/// Whether what an event rests on is told by its citations alone.
fn only_cites(row: &Row) -> bool {
    let has = |flag| row.flags.has(flag);
    has(Flags::LITERAL) && ![Flags::CLAIMS, Flags::BY_THEN, Flags::INFERRED].into_iter().any(has)
}

/// What each thread gathers from the events of some rows.
fn gathered<G: Default + Send>(
    timeline: &Timeline,
    rows: Arc<[u32]>,
    workers: Workers<'_>,
    stop: Stop<'_>,
    add: impl Fn(&mut G, usize, &Event) + Sync,
) -> Result<Vec<G>, Unfinished> {
    let order = Order::Some(rows);
    let events = Ordered { timeline, order: &order, workers };
    let add = |gathered: &mut G, (): &mut (), row, event| {
        add(gathered, row, &event);
        Some(event)
    };
    events.each(G::default, add, |()| unless(stop))
}

fn unless(stop: Stop<'_>) -> Result<(), Unfinished> {
    if stop() { Err(Unfinished::Stopped) } else { Ok(()) }
}

#[cfg(test)]
mod tests;
