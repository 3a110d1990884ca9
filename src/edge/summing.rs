//! The walk over all events from which sources and figures are known.
//!
//! Owns how it is shared among threads, and its end: it stops where nobody holds the timeline any more. Refuses to hold
//! more than an event at a time, and what the summary keeps of it.

use crate::app::summary::{Gathering, Summary};
use crate::model::Timeline;
use rayon::iter::{IntoParallelIterator, ParallelIterator};
use std::num::NonZero;
use std::sync::Weak;
use std::thread;

/// Rows looked at between two questions whether anybody still wants to know.
const ROWS: usize = 2_000;

/// Walks over all events on one thread less than so many, 0 standing for as many as there are processors: a reader goes
/// before. None where nobody wanted to know any more.
pub(super) fn walk(wanted: &Weak<Timeline>, threads: usize) -> Option<Summary> {
    let len = wanted.upgrade()?.len();
    let batches = 0..len.div_ceil(ROWS);
    let look = |mut gathering: Gathering, batch: usize| {
        let timeline = wanted.upgrade()?;
        let from = batch * ROWS;
        (from..len.min(from + ROWS)).for_each(|row| gathering.look(&timeline, row));
        Some(gathering)
    };
    let machine = || thread::available_parallelism().map_or(1, NonZero::get);
    let threads = if threads == 0 { machine() } else { threads }.saturating_sub(1);
    // A pool costs more than it saves where there is only one batch.
    let pool = (threads > 1 && batches.len() > 1)
        .then(|| rayon::ThreadPoolBuilder::new().num_threads(threads).build().ok())
        .flatten();
    let gathered = match pool {
        None => batches.into_iter().try_fold(Gathering::default(), look),
        Some(pool) => pool.install(|| {
            let parts = batches.into_par_iter().try_fold(Gathering::default, look);
            parts.try_reduce(Gathering::default, |mut one, other| {
                one.append(other);
                Some(one)
            })
        }),
    };
    Some(gathered?.finish(&wanted.upgrade()?))
}
