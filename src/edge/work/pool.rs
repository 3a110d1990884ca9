//! The threads that work beside the one that asks.
//!
//! Owns the only pool there is: built when something is large enough to be shared, and once. A system that gives no more
//! threads leaves the work to the thread that asks.

use crate::search::Workers;
use rayon::{ThreadPool, ThreadPoolBuilder};
use std::sync::OnceLock;
use std::thread::available_parallelism;

/// A question about so many events, at the most, is answered by the thread that asks: others would cost more than they
/// save.
pub(in crate::edge) const SMALL: usize = 1_000;

/// A pool of threads, not built before it is needed.
#[derive(Debug, Default)]
pub(in crate::edge) struct Pool {
    threads: usize,
    built: OnceLock<Option<ThreadPool>>,
}

impl Pool {
    /// So many threads work, the one that asks among them; 0 stands for as many as there are processors, and more than
    /// those are never of use.
    pub(in crate::edge) fn new(threads: usize) -> Self {
        Self { threads, built: OnceLock::new() }
    }

    /// Who answers a question about so many events.
    pub(in crate::edge) fn workers(&self, events: usize) -> Workers<'_> {
        if events <= SMALL {
            return Workers::ALONE;
        }
        Workers::of(self.built.get_or_init(|| build(threads(self.threads).saturating_sub(1))).as_ref())
    }
}

/// How many threads work where so many are asked for; 0 stands for as many as there are processors.
pub(in crate::edge) fn threads(asked: usize) -> usize {
    useful(asked, processors())
}

fn build(others: usize) -> Option<ThreadPool> {
    let name = |n| format!("worker {n}");
    (others > 0).then(|| ThreadPoolBuilder::new().num_threads(others).thread_name(name).build().ok()).flatten()
}

/// So many of the threads asked for, 0 standing for all, are of use.
fn useful(threads: usize, processors: usize) -> usize {
    if threads == 0 { processors } else { threads.min(processors) }
}

fn processors() -> usize {
    available_parallelism().map_or(1, std::num::NonZero::get)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_more_threads_work_than_there_are_processors() {
        for (threads, processors, work) in [(0, 4, 4), (1, 4, 1), (3, 4, 3), (3_000, 4, 4), (usize::MAX, 1, 1)] {
            assert_eq!(useful(threads, processors), work);
        }
        assert!(Pool::new(3_000).workers(SMALL + 1).count() <= processors());
        assert_eq!((threads(0), threads(3_000)), (processors(), processors()));
    }

    #[test]
    fn what_is_small_is_not_shared() {
        let pool = Pool::new(0);
        assert_eq!(pool.workers(SMALL).count(), 1);
        assert!(pool.built.get().is_none());
    }
}
