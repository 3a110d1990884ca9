//! Threads that work side by side on the pieces of one answer.
//!
//! Owns how pieces are shared, and how what nobody waits for gives way. The threads themselves come from whoever asks:
//! nothing here is started. The thread that asks always works too, so that an answer never depends on there being others.

use rayon::ThreadPool;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

/// Whether an answer is no longer wanted. Asked between pieces of work, every few milliseconds.
pub type Stop<'s> = &'s (dyn Fn() -> bool + Sync);

/// The threads that work beside the one that asks.
#[derive(Debug, Clone, Copy, Default)]
pub struct Workers<'p> {
    pool: Option<&'p ThreadPool>,
    gives_way: bool,
}

impl<'p> Workers<'p> {
    /// None but the thread that asks.
    pub const ALONE: Workers<'static> = Workers { pool: None, gives_way: false };

    /// Those of a pool, where there is one.
    pub fn of(pool: Option<&'p ThreadPool>) -> Self {
        Self { pool, gives_way: false }
    }

    /// The same for what nobody waits for: one thread fewer, and the others do first what else is asked of them.
    #[must_use]
    pub fn giving_way(self) -> Self {
        Self { gives_way: true, ..self }
    }

    /// How many threads work, the one that asks among them.
    pub fn count(self) -> usize {
        let others = self.pool.map_or(0, ThreadPool::current_num_threads);
        1 + others.saturating_sub(usize::from(self.gives_way))
    }

    /// Does `count` pieces of work, begun in their order, each thread with tools of its own. Returns the tools of all
    /// threads, in no order; none where `stop` said so before the end.
    pub fn share<W: Send>(
        self,
        count: usize,
        stop: Stop<'_>,
        tools: impl Fn() -> W + Sync,
        work: impl Fn(&mut W, usize) + Sync,
    ) -> Option<Vec<W>> {
        let (next, stopped) = (AtomicUsize::new(0), AtomicBool::new(false));
        let used: Mutex<Vec<W>> = Mutex::default();
        let one = || {
            let mut mine = None;
            loop {
                let n = next.fetch_add(1, Ordering::Relaxed);
                if n >= count {
                    break;
                }
                if stop() {
                    stopped.store(true, Ordering::Relaxed);
                    break;
                }
                work(mine.get_or_insert_with(&tools), n);
                if self.gives_way {
                    rayon::yield_now();
                }
            }
            used.lock().unwrap_or_else(PoisonError::into_inner).extend(mine);
        };
        self.beside(count, one, &one);
        // Asked once more: the last piece may have been left half done.
        let is_whole = !stopped.into_inner() && !stop();
        is_whole.then(|| used.into_inner().unwrap_or_else(PoisonError::into_inner))
    }

    /// Does something on this thread, and something else on each of the others, of which no more are needed than there
    /// are pieces of work beyond the first.
    pub fn beside<T>(self, pieces: usize, here: impl FnOnce() -> T, there: &(impl Fn() + Sync)) -> T {
        match self.pool.filter(|_| pieces > 1 && self.count() > 1) {
            None => here(),
            Some(pool) => pool.in_place_scope(|scope| {
                (1..self.count().min(pieces)).for_each(|_| scope.spawn(|_| there()));
                here()
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_piece_is_done_once_whoever_works() {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(2).build().unwrap();
        for workers in [Workers::ALONE, Workers::of(Some(&pool)), Workers::of(Some(&pool)).giving_way()] {
            for count in [0, 1, 2, 100] {
                let done = workers.share(count, &|| false, Vec::new, Vec::push).unwrap();
                assert!(done.len() <= workers.count());
                let mut all = done.concat();
                all.sort_unstable();
                assert_eq!(all, (0..count).collect::<Vec<_>>());
            }
        }
    }

    #[test]
    fn what_is_stopped_has_no_answer() {
        let done = AtomicUsize::new(0);
        let stop = || done.load(Ordering::Relaxed) >= 3;
        let work = |(): &mut (), _| {
            done.fetch_add(1, Ordering::Relaxed);
        };
        assert!(Workers::ALONE.share(100, &stop, || (), work).is_none());
        assert_eq!(done.into_inner(), 3);
    }
}
