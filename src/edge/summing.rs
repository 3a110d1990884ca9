//! The walks over all events, and over the visible ones, from which sources and figures are known.
//!
//! Owns how it is shared among threads, and its end: it stops where nobody holds the timeline any more. Refuses to hold
//! more than an event at a time, and what the summary keeps of it.

use super::processors;
use crate::app::summary::{Gathering, Narrowing, Summary};
use crate::model::Order;
use crate::model::Timeline;
use rayon::iter::{IntoParallelIterator, ParallelIterator};
use std::ops::Range;
use std::sync::Weak;

/// Rows looked at between two questions whether anybody still wants to know.
const ROWS: usize = 2_000;

/// Walks over all events on one thread less than so many, 0 standing for as many as there are processors: a reader goes
/// before. None where nobody wanted to know any more.
pub(super) fn walk(wanted: &Weak<Timeline>, threads: usize) -> Option<Summary> {
    let len = wanted.upgrade()?.len();
    let look = |mut gathering: Gathering, rows: Range<usize>| {
        let timeline = wanted.upgrade()?;
        rows.for_each(|row| gathering.look(&timeline, row));
        Some(gathering)
    };
    let gathered = in_batches(len, processors(threads).saturating_sub(1), look, Gathering::append);
    Some(gathered?.finish(&wanted.upgrade()?))
}

/// Walks over the visible events on so many threads: a reader waits for it. None where it was stopped.
pub(super) fn narrow(
    whole: &Summary,
    order: &Order,
    threads: usize,
    stop: &(dyn Fn() -> bool + Sync),
) -> Option<Summary> {
    let look = |mut narrowing: Narrowing, positions: Range<usize>| {
        let rows = positions.filter_map(|position| order.row(position));
        (!stop()).then(|| rows.for_each(|row| narrowing.look(&whole.timeline, row))).map(|()| narrowing)
    };
    let narrowing = in_batches(order.len(), processors(threads), look, Narrowing::append);
    Some(narrowing?.finish(whole, order))
}

/// Folds batches of positions, shared among so many threads; none where `look` gives up.
fn in_batches<T: Default + Send>(
    len: usize,
    threads: usize,
    look: impl Fn(T, Range<usize>) -> Option<T> + Sync + Send,
    append: impl Fn(&mut T, T) + Sync + Send,
) -> Option<T> {
    let batches = 0..len.div_ceil(ROWS);
    let look = |so_far: T, batch: usize| look(so_far, batch * ROWS..len.min((batch + 1) * ROWS));
    // A pool costs more than it saves where there is only one batch.
    let pool = (threads > 1 && batches.len() > 1)
        .then(|| rayon::ThreadPoolBuilder::new().num_threads(threads).build().ok())
        .flatten();
    match pool {
        None => batches.into_iter().try_fold(T::default(), look),
        Some(pool) => pool.install(|| {
            let parts = batches.into_par_iter().try_fold(T::default, look);
            parts.try_reduce(T::default, |mut one, other| {
                append(&mut one, other);
                Some(one)
            })
        }),
    }
}
