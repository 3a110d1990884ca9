//! The events that a query matches, looked for with all processors.
//!
//! Owns who looks where, what is told meanwhile, and the cancelling. No event is decoded where its row, its tags, the
//! bytes of its text or what it cites already tell: those are looked at first, a stretch of a file at a time. Refuses to
//! know what a query means.

mod bits;
mod blocks;
mod search;
mod sift;

use super::processors;
use crate::app::facts::Facts;
use crate::app::matches::Matches;
use crate::model::Timeline;
use crate::query::{Answer, Query};
use bits::Bits;
use blocks::Block;
use search::{Search, Tools};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;

/// Rows asked together where nothing is known of their places.
const ROWS: usize = 1_000;

/// How much more has to be looked through for what was found to be told again.
const GROWTH: usize = 8;

/// Finds the events of a timeline that match a query, with so many threads; 0 leaves that to the machine. `tell` is
/// told of the matches so far, in the order of the timeline; none is answered where `stop` says so.
pub fn find(
    timeline: &Timeline,
    query: &Query,
    threads: usize,
    stop: &(dyn Fn() -> bool + Sync),
    tell: &(dyn Fn(&Matches) + Sync),
) -> Option<Matches> {
    let found = Found { rows: Bits::new(timeline.len()), possibly: Bits::new(timeline.len()) };
    let desk = Desk { threads, stop };
    let told = Told { done: AtomicUsize::new(0), at: AtomicUsize::new(1), any: AtomicBool::new(false) };
    let news = || told.after_one(&found, tell);
    let Some(places) = timeline.places.as_deref() else {
        let count = timeline.len().div_ceil(ROWS);
        let ask = |facts: &mut Facts<'_>, n: usize| {
            for row in n * ROWS..timeline.len().min((n + 1) * ROWS) {
                if (desk.stop)() {
                    return;
                }
                found.put(row, facts.answer(query, row));
            }
            news();
        };
        return desk.all(count, || Facts::new(timeline), ask).then(|| found.matches());
    };
    let mut search = Search::new(timeline, query, places);
    if search.looks_at_sources() {
        let blocks = Block::of_sources(timeline, places);
        let look = |tools: &mut Tools<'_>, n: usize| search.sources(&blocks[n], tools, stop);
        if !desk.all(blocks.len(), || Tools::new(timeline), look) {
            return None;
        }
    }
    search.sources_are_known();
    let blocks = Block::of_events(timeline, places);
    let look = |tools: &mut Tools<'_>, n: usize| {
        search.events(&blocks[n], tools, stop, |row, answer| found.put(row, answer));
        news();
    };
    desk.all(blocks.len(), || Tools::new(timeline), look).then(|| found.matches())
}

/// Who works, and until when.
struct Desk<'d> {
    threads: usize,
    stop: &'d (dyn Fn() -> bool + Sync),
}

impl Desk<'_> {
    /// Does so many pieces of work, in their order, each thread with tools of its own; answers whether all are done.
    fn all<W>(&self, count: usize, tools: impl Fn() -> W + Sync, work: impl Fn(&mut W, usize) + Sync) -> bool {
        let next = AtomicUsize::new(0);
        let stopped = AtomicBool::new(false);
        let one = || {
            let mut tools = tools();
            loop {
                let n = next.fetch_add(1, Ordering::Relaxed);
                if n >= count {
                    return;
                }
                if (self.stop)() {
                    stopped.store(true, Ordering::Relaxed);
                    return;
                }
                work(&mut tools, n);
            }
        };
        let threads = processors(self.threads);
        thread::scope(|scope| {
            // Where a thread cannot be had, there is this one.
            for _ in 1..threads.min(count) {
                let _ = thread::Builder::new().spawn_scoped(scope, one);
            }
            one();
        });
        // Asked once more: the last piece may have been left half done.
        !stopped.into_inner() && !(self.stop)()
    }
}

/// The rows that were found.
struct Found {
    rows: Bits,
    possibly: Bits,
}

impl Found {
    fn put(&self, row: usize, answer: Answer) {
        if answer == Answer::Possibly {
            self.possibly.set(row);
        }
        if answer != Answer::No {
            self.rows.set(row);
        }
    }

    fn matches(&self) -> Matches {
        let mut matches = Matches::default();
        for row in self.rows.all() {
            let answer = if self.possibly.has(row as usize) { Answer::Possibly } else { Answer::Certainly };
            matches.push(row, answer);
        }
        matches
    }
}

/// What was told so far: seldom, for telling costs a look at all rows.
struct Told {
    /// Pieces of work that are done.
    done: AtomicUsize,
    /// At how many of them it is told next.
    at: AtomicUsize,
    /// Whether it was told of a match.
    any: AtomicBool,
}

impl Told {
    /// Tells what was found after a piece of work: at once of the first matches, and then each time that eight times as
    /// much has been looked through.
    fn after_one(&self, found: &Found, tell: &(dyn Fn(&Matches) + Sync)) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        let is_first = !self.any.load(Ordering::Relaxed) && found.rows.any();
        let is_due =
            self.at.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |at| (done >= at).then_some(at * GROWTH));
        if is_due.is_ok() && found.rows.any() || is_first && !self.any.swap(true, Ordering::Relaxed) {
            self.any.store(true, Ordering::Relaxed);
            tell(&found.matches());
        }
    }
}

#[cfg(test)]
mod tests;
