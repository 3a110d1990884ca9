//! Events asked for and worked on side by side, and handed on in their order.
//!
//! Owns the batches: they depend on the events alone, so that what is made of them does not depend on how many threads
//! there are, and no more than a few of them are in memory.

use super::workers::Workers;
use crate::model::{Event, Memory, Order, Row, Timeline, Unfinished};
use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Rows, and bytes of their text, in a batch.
const ROWS: usize = 1_000;
const BYTES: u64 = 1 << 20;

/// Batches for each thread that are in work at one time.
const AHEAD: usize = 4;

/// Rows by their positions: those of an [`Order`], or any rows as they come.
pub trait Positions: Sync {
    /// How many there are.
    fn count(&self) -> usize;
    /// The row at a position.
    fn row(&self, position: usize) -> Option<usize>;
}

impl Positions for Order {
    fn count(&self) -> usize {
        Order::len(self)
    }

    fn row(&self, position: usize) -> Option<usize> {
        Order::row(self, position)
    }
}

impl Positions for Vec<u32> {
    fn count(&self) -> usize {
        Vec::len(self)
    }

    fn row(&self, position: usize) -> Option<usize> {
        self.get(position).map(|row| *row as usize)
    }
}

/// Events of a timeline, in an order, to be worked on.
pub struct Ordered<'t> {
    /// Of this timeline.
    pub timeline: &'t Timeline,
    /// In this order.
    pub order: &'t dyn Positions,
    /// By these threads.
    pub workers: Workers<'t>,
}

/// What one batch came to, once it is done.
type Done<T> = Mutex<Option<Result<T, Unfinished>>>;

impl Ordered<'_> {
    /// Works on each event, of which `work` hands back what need not be kept, and hands on what comes of a batch at a time. Each thread has tools of its own; returns those of
    /// all threads, for what they have gathered.
    ///
    /// # Errors
    /// Where a file is no longer what was opened, or what `hand_on` returns.
    pub fn each<W: Send, T: Send + Default, E: From<Unfinished>>(
        &self,
        tools: impl Fn() -> W + Sync,
        work: impl Fn(&mut W, &mut T, usize, Event) -> Option<Event> + Sync,
        mut hand_on: impl FnMut(T) -> Result<(), E>,
    ) -> Result<Vec<W>, E> {
        let idle: Mutex<Vec<(W, Memory)>> = Mutex::default();
        let batch = |positions: Range<usize>| {
            let (mut mine, mut memory) = locked(&idle).pop().unwrap_or_else(|| (tools(), Memory::default()));
            let mut done = T::default();
            // A row that is no more is one that cannot be asked for.
            let rows: Vec<usize> = positions.map(|at| self.order.row(at).unwrap_or(usize::MAX)).collect();
            let take = &mut |row, event| work(&mut mine, &mut done, row, event);
            let each = self.timeline.each(&rows, &mut memory, take);
            locked(&idle).push((mine, memory));
            each.map(|()| done)
        };
        let mut batches = self.batches();
        // The first is handed on before the others are begun.
        let mut ready: Vec<Done<T>> = batches.next().map(|first| Mutex::new(Some(batch(first)))).into_iter().collect();
        while !ready.is_empty() {
            let mut hand_on = || ready.drain(..).try_for_each(|done| taken(done).map_or(Ok(()), |done| hand_on(done?)));
            if self.workers.count() == 1 {
                hand_on()?;
                ready.extend(batches.next().map(|next| Mutex::new(Some(batch(next)))));
                continue;
            }
            let next: Vec<Range<usize>> = batches.by_ref().take(self.workers.count() * AHEAD).collect();
            let (begun, done) = (AtomicUsize::new(0), next.iter().map(|_| Mutex::new(None)).collect::<Vec<Done<T>>>());
            let one = || {
                while let Some((positions, done)) = {
                    let n = begun.fetch_add(1, Ordering::Relaxed);
                    next.get(n).zip(done.get(n))
                } {
                    *locked(done) = Some(batch(positions.clone()));
                }
            };
            // The results are handed on by this thread, which alone may touch what they go to; then it helps.
            let here = || {
                let handed = hand_on();
                one();
                handed
            };
            self.workers.beside(next.len(), here, &one)?;
            ready = done;
        }
        Ok(taken(idle).into_iter().map(|(mine, _)| mine).collect())
    }

    fn row(&self, position: usize) -> Option<&Row> {
        self.timeline.rows().get(self.order.row(position)?)
    }

    fn batches(&self) -> impl Iterator<Item = Range<usize>> {
        let mut from = 0;
        std::iter::from_fn(move || {
            let start = from;
            let mut bytes = 0;
            while from < self.order.count() && from - start < ROWS && bytes < BYTES {
                bytes += self.row(from).map_or(0, |row| u64::from(row.len));
                from += 1;
            }
            (from > start).then_some(start..from)
        })
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn taken<T>(mutex: Mutex<T>) -> T {
    mutex.into_inner().unwrap_or_else(PoisonError::into_inner)
}
