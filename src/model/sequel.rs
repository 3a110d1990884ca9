//! Which events are said to come after or before which.
//!
//! Owns that what one event says of another is found at both, and which event an id means there. Rows tell only that an
//! event says something of the kind: the first that is asked for has those events read, and no more of them than could have
//! been written by hand.

use super::{EventId, FileId, Flags, Row, Timeline};
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
    let named = Named::among(rows, said.iter().map(|(.., id)| *id));
    let pairs = said.into_iter().filter_map(|(at, file, id)| Some((at, named.get(file, id)?)));
    let both: BTreeSet<(usize, usize)> = pairs.flat_map(|(a, b)| [(a, b), (b, a)]).collect();
    both.into_iter().collect()
}

/// Which events ids mean that are named beside others: that of one's own file, else the first of all.
#[derive(Debug, Default)]
pub(crate) struct Named {
    first: HashMap<u64, usize>,
    own: HashMap<(FileId, u64), usize>,
}

impl Named {
    /// Looks for those with these digests of ids.
    pub(crate) fn among<'r>(rows: impl IntoIterator<Item = &'r Row>, ids: impl IntoIterator<Item = u64>) -> Self {
        let ids: HashSet<u64> = ids.into_iter().collect();
        let mut named = Self::default();
        for (at, row) in rows.into_iter().enumerate().filter(|(_, row)| ids.contains(&row.id)) {
            named.first.entry(row.id).or_insert(at);
            named.own.entry((row.file, row.id)).or_insert(at);
        }
        named
    }

    /// The place among the rows of the event that an id means in a file.
    pub(crate) fn get(&self, file: FileId, id: u64) -> Option<usize> {
        self.own.get(&(file, id)).or(self.first.get(&id)).copied()
    }
}
