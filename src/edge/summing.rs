//! The walk over all events from which sources and figures are known, in the background.
//!
//! Owns its threads and its end: it stops where nobody holds the timeline any more, because another was read or the reader
//! went. Refuses to hold more than an event at a time, and what the summary keeps of it.

use super::browse::Message;
use crate::app::summary::{Gathering, Summary};
use crate::model::Timeline;
use rayon::iter::{IntoParallelIterator, ParallelIterator};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Weak};
use std::thread;

/// Rows looked at between two questions whether anybody still wants to know.
const ROWS: usize = 2_000;

/// How it is done, and who is told.
pub(super) struct Summing {
    /// So many threads; 0 leaves that to the machine.
    pub threads: usize,
    pub to: Sender<Message>,
}

impl Summing {
    /// Begins to walk over a timeline. Where no thread can be had the views go on saying that it counts: everything else
    /// works without.
    pub(super) fn begin(&self, timeline: &Arc<Timeline>) {
        let (wanted, to, threads) = (Arc::downgrade(timeline), self.to.clone(), self.threads);
        let _ = thread::Builder::new().name("summing".into()).spawn(move || {
            if let Some(summary) = walk(&wanted, threads) {
                let _ = to.send(Message::Summarised(Arc::new(summary)));
            }
        });
    }
}

/// Walks over all events; none where nobody wanted to know any more.
fn walk(wanted: &Weak<Timeline>, threads: usize) -> Option<Summary> {
    let len = wanted.upgrade()?.len();
    let batches = 0..len.div_ceil(ROWS);
    let look = |mut gathering: Gathering, batch: usize| {
        let timeline = wanted.upgrade()?;
        let from = batch * ROWS;
        (from..len.min(from + ROWS)).for_each(|row| gathering.look(&timeline, row));
        Some(gathering)
    };
    // A pool costs more than it saves where there is only one batch.
    let pool = (threads != 1 && batches.len() > 1)
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
