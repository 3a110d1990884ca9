//! The order of what was known on a day.
//!
//! Owns that an event stands by its own date again where what was said of its order came later, or named what did.

use crate::model::{Flags, Row, Timeline};
use std::collections::HashSet;

/// The rows of `known` in their order as of its day, each with its place in `known`; none where all that is said of the
/// order in `whole` was known. What other words still put somewhere stays there.
pub(super) fn loosened(whole: &Timeline, known: &Timeline) -> Option<Vec<(Row, usize)>> {
    let left = known.said_in_sequence();
    if left.len() == whole.said_in_sequence().len() {
        return None;
    }
    let held: HashSet<usize> = left.into_iter().map(|(row, _)| row).collect();
    let (mut freed, mut others) = (Vec::new(), Vec::new());
    for (at, row) in known.rows().iter().enumerate() {
        let is_loose = row.flags.has(Flags::MOVED) && !held.contains(&at);
        match is_loose.then(|| known.event(at).ok()).flatten() {
            Some(event) => {
                let mut own = *row;
                own.first = event.date.scanned().first;
                own.flags.set(Flags::MOVED, false);
                freed.push((own, at));
            }
            None => others.push((*row, at)),
        }
    }
    freed.sort_by_key(|(row, _)| row.key());
    let mut freed = freed.into_iter().peekable();
    let mut order = Vec::with_capacity(known.len());
    for other in others {
        while let Some(sooner) = freed.next_if(|(row, _)| row.key() < other.0.key()) {
            order.push(sooner);
        }
        order.push(other);
    }
    order.extend(freed);
    Some(order)
}
