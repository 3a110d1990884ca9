//! Questions answered from the bytes and the rows of a timeline: which events match a query, what was known on a day.
//!
//! Owns who looks where, what is told meanwhile, and the stopping. No event is decoded where its row, its tags, the bytes
//! of its text or what it cites already tell: those are looked at first, a chunk of a file at a time. What comes of it is
//! what asking every event would give.

pub mod as_of;
mod bits;
#[cfg(test)]
pub(crate) mod changed;
mod chunk;
mod criterion;
mod facts;
mod matches;
mod ordered;
mod prefilter;
mod records;
mod scan;
mod workers;

pub use facts::Facts;
pub use matches::Matches;
pub use ordered::{Ordered, Positions};
pub use workers::{Stop, Workers};

use crate::model::{Places, Timeline, Unfinished};
use crate::query::{Answer, Query};
use bits::Bits;
use chunk::Chunk;
use scan::{Scan, Tools};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// Rows asked together where nothing is known of their places.
const ROWS: usize = 1_000;

/// How much more has to be looked through for what was found to be told again.
const GROWTH: usize = 8;

/// Finds the events of a timeline that match a query. `tell` is told of the matches so far, in the order of the timeline.
///
/// # Errors
/// Where `stop` says so, or a file no longer holds what was read.
pub fn find(
    timeline: &Timeline,
    query: &Query,
    workers: Workers<'_>,
    stop: Stop<'_>,
    tell: &(dyn Fn(&Matches) + Sync),
) -> Result<Matches, Unfinished> {
    let found = Found { rows: Bits::new(timeline.len()), possibly: Bits::new(timeline.len()) };
    let news = News { done: AtomicUsize::new(0), at: AtomicUsize::new(1), any: AtomicBool::new(false) };
    let after_one = || news.after_one(&found, tell);
    let done = match timeline.places.as_deref() {
        Some(places) => by_chunks(timeline, query, places, (workers, stop), &found, &after_one),
        None => by_rows(timeline, query, (workers, stop), &found, &after_one),
    };
    timeline.unless_changed(done.map(|()| found.matches()))
}

/// Looks through the chunks of all files; none where it was stopped.
fn by_chunks(
    timeline: &Timeline,
    query: &Query,
    places: &Places,
    (workers, stop): (Workers<'_>, Stop<'_>),
    found: &Found,
    after_one: &(impl Fn() + Sync),
) -> Option<()> {
    let tools = || Tools::new(timeline);
    let mut scan = Scan::new(timeline, query, places);
    if scan.looks_at_sources() {
        let chunks = Chunk::of_sources(timeline, places);
        workers.share(chunks.len(), stop, tools, |tools, n| scan.sources(&chunks[n], tools, stop))?;
    }
    scan.sources_are_known();
    let chunks = Chunk::of_events(timeline, places);
    let look = |tools: &mut Tools<'_>, n: usize| {
        scan.events(&chunks[n], tools, stop, |row, answer| found.put(row, answer));
        after_one();
    };
    workers.share(chunks.len(), stop, tools, look).map(drop)
}

/// Asks row by row; none where it was stopped.
fn by_rows(
    timeline: &Timeline,
    query: &Query,
    (workers, stop): (Workers<'_>, Stop<'_>),
    found: &Found,
    after_one: &(impl Fn() + Sync),
) -> Option<()> {
    let ask = |facts: &mut Facts<'_>, n: usize| {
        for row in (n * ROWS..timeline.len().min((n + 1) * ROWS)).take_while(|_| !stop()) {
            found.put(row, facts.answer(query, row));
        }
        after_one();
    };
    workers.share(timeline.len().div_ceil(ROWS), stop, || Facts::new(timeline), ask).map(drop)
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

/// When it is told what was found so far: seldom, for telling costs a look at all rows.
struct News {
    /// Pieces of work that are done.
    done: AtomicUsize,
    /// At how many of them it is told next.
    at: AtomicUsize,
    /// Whether it was told of a match.
    any: AtomicBool,
}

impl News {
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
