//! Events asked for and worked on side by side, and handed on in their order.
//!
//! Owns the batches: they depend on the events alone, so that what is made of them does not depend on how many threads
//! there are, and no more than a few of them are in memory. Refuses to know what is made of an event.

use super::out::Failure;
use crate::model::Order;
use crate::model::{Event, Row, Timeline};
use rayon::iter::{IntoParallelIterator, ParallelIterator};
use std::ops::Range;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Rows, and bytes of their text, in a batch.
const ROWS: usize = 1_000;
const BYTES: u64 = 1 << 20;

/// Batches for each thread that are in work at one time.
const AHEAD: usize = 2;

/// Rows by their positions: those of an [`Order`], or any rows as they come.
pub(super) trait Positions: Sync {
    /// How many there are.
    fn len(&self) -> usize;
    /// The row at a position.
    fn row(&self, position: usize) -> Option<usize>;
}

impl Positions for Order {
    fn len(&self) -> usize {
        Order::len(self)
    }

    fn row(&self, position: usize) -> Option<usize> {
        Order::row(self, position)
    }
}

impl Positions for Vec<u32> {
    fn len(&self) -> usize {
        Vec::len(self)
    }

    fn row(&self, position: usize) -> Option<usize> {
        self.get(position).map(|row| *row as usize)
    }
}

/// Events of a timeline, in an order, to be worked on by so many threads; 0 leaves that to the machine.
pub(super) struct InOrder<'t> {
    pub timeline: &'t Timeline,
    pub order: &'t dyn Positions,
    pub threads: usize,
}

impl InOrder<'_> {
    /// Works on each event and hands the results on, a batch at a time. Each thread has tools of its own.
    ///
    /// # Errors
    /// Where a file is no longer what was opened, or what `hand_on` answers.
    pub(super) fn each<W: Send, T: Send, E: From<Failure>>(
        &self,
        tools: impl Fn() -> W + Sync,
        work: impl Fn(&mut W, usize, Event) -> T + Sync,
        hand_on: impl FnMut(Vec<T>) -> Result<(), E>,
    ) -> Result<(), E> {
        self.each_with(tools, work, hand_on).map(drop)
    }

    /// The same; answers the tools of all threads, for what they have gathered.
    ///
    /// # Errors
    /// As [`InOrder::each`].
    pub(super) fn each_with<W: Send, T: Send, E: From<Failure>>(
        &self,
        tools: impl Fn() -> W + Sync,
        work: impl Fn(&mut W, usize, Event) -> T + Sync,
        mut hand_on: impl FnMut(Vec<T>) -> Result<(), E>,
    ) -> Result<Vec<W>, E> {
        let idle: Mutex<Vec<W>> = Mutex::default();
        let batch = |positions: Range<usize>| {
            let mut mine = locked(&idle).pop().unwrap_or_else(&tools);
            let done: Result<Vec<T>, Failure> = positions
                .map(|position| self.event(position).map(|(row, event)| work(&mut mine, row, event)))
                .collect();
            locked(&idle).push(mine);
            done
        };
        self.batched(&batch, &mut hand_on)?;
        Ok(idle.into_inner().unwrap_or_else(PoisonError::into_inner))
    }

    fn batched<T: Send, E: From<Failure>>(
        &self,
        batch: &(impl Fn(Range<usize>) -> Result<Vec<T>, Failure> + Sync),
        hand_on: &mut impl FnMut(Vec<T>) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut batches = self.batches();
        // A pool costs more than it saves where there is only one batch.
        let pool = (self.threads != 1 && self.order.len() > ROWS)
            .then(|| rayon::ThreadPoolBuilder::new().num_threads(self.threads).build().ok())
            .flatten();
        let Some(pool) = pool else { return batches.try_for_each(|positions| hand_on(batch(positions)?)) };
        // The first is handed on before the others are begun.
        batches.next().map_or(Ok(()), |positions| hand_on(batch(positions)?))?;
        let mut ready: Vec<Result<Vec<T>, Failure>> = Vec::new();
        loop {
            let next: Vec<Range<usize>> = batches.by_ref().take(pool.current_num_threads() * AHEAD).collect();
            let mut done = Vec::new();
            // The results are handed on by this thread, which alone may touch what they go to.
            let handed = pool.in_place_scope(|scope| {
                scope.spawn(|_| done = next.into_par_iter().map(batch).collect());
                ready.drain(..).try_for_each(|batch| hand_on(batch?))
            });
            handed?;
            if done.is_empty() {
                return Ok(());
            }
            ready = done;
        }
    }

    fn row(&self, position: usize) -> Option<(usize, &Row)> {
        let row = self.order.row(position)?;
        Some((row, self.timeline.rows().get(row)?))
    }

    fn event(&self, position: usize) -> Result<(usize, Event), Failure> {
        let (row, of) = self.row(position).ok_or_else(|| Failure::Gone(String::new()))?;
        let event = self.timeline.event(row).map_err(|_| Failure::Gone(self.file(of).to_owned()))?;
        Ok((row, event))
    }

    fn file(&self, row: &Row) -> &str {
        self.timeline.files.get(usize::from(row.file.0)).map_or("", String::as_str)
    }

    fn batches(&self) -> impl Iterator<Item = Range<usize>> {
        let mut from = 0;
        std::iter::from_fn(move || {
            let start = from;
            let mut bytes = 0;
            while from < self.order.len() && from - start < ROWS && bytes < BYTES {
                bytes += self.row(from).map_or(0, |(_, row)| u64::from(row.len));
                from += 1;
            }
            (from > start).then_some(start..from)
        })
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
