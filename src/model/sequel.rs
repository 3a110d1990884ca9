//! Which events are said to come after or before which.
//!
//! Owns that what one event says of another is found at both. Rows tell only that an event says something of the kind: the
//! first that is asked for has those events read, and no more of them than could have been written by hand.

use super::{EventId, FileId, Flags, Timeline};
use std::collections::{BTreeSet, HashMap, HashSet};

/// As many events are read.
const MOST: usize = 4_096;

impl Timeline {
    /// The rows of the events of which the one in a row says that it comes after or before them, or that say so of it.
    pub fn in_sequence_with(&self, row: usize) -> impl Iterator<Item = usize> {
        let pairs = self.sequel.get_or_init(|| pairs(self));
        let from = pairs.partition_point(|(of, _)| *of < row);
        pairs.iter().skip(from).take_while(move |(of, _)| *of == row).map(|(_, other)| *other)
    }
}

/// Each pair of events of which one says something of the other, both ways round.
fn pairs(timeline: &Timeline) -> Vec<(usize, usize)> {
    let rows = timeline.rows();
    let placed = rows.iter().enumerate().filter(|(_, row)| row.flags.has(Flags::PLACED)).take(MOST);
    let said: Vec<(usize, FileId, u64)> = placed
        .filter_map(|(at, row)| Some((at, row.file, timeline.event(at).ok()?)))
        .flat_map(|(at, file, event)| {
            let named = event.after.iter().chain(&event.before).map(|beside| EventId::digest(&beside.id));
            named.map(move |id| (at, file, id)).collect::<Vec<_>>()
        })
        .collect();
    let named: HashSet<u64> = said.iter().map(|(.., id)| *id).collect();
    // An id means the event of its own file, else the first of all.
    let (mut first, mut own) = (HashMap::new(), HashMap::new());
    for (at, row) in rows.iter().enumerate().filter(|(_, row)| named.contains(&row.id)) {
        first.entry(row.id).or_insert(at);
        own.entry((row.file, row.id)).or_insert(at);
    }
    let other = |file, id| own.get(&(file, id)).or(first.get(&id)).copied();
    let pairs = said.into_iter().filter_map(|(at, file, id)| Some((at, other(file, id)?)));
    let both: BTreeSet<(usize, usize)> = pairs.flat_map(|(a, b)| [(a, b), (b, a)]).collect();
    both.into_iter().collect()
}
