//! Rows by the digest of their events' ids, for going to an event that is named.
//!
//! Owns an index made when the first name is asked for and kept as long as the timeline: naming a related event must
//! not cost a walk of all rows at every key.

use crate::model::{EventId, FileId, Timeline};

/// The index: digests of ids with their rows, sorted.
#[derive(Debug, Clone, Default)]
pub(in crate::app) struct Names(Option<Vec<(u64, u32)>>);

impl Names {
    /// The row of the event that `id` names for somebody who stands in `from`: that file's own first, then any other's.
    pub(in crate::app) fn find(&mut self, timeline: &Timeline, id: &str, from: FileId) -> Option<usize> {
        let index = self.0.get_or_insert_with(|| {
            let mut index: Vec<(u64, u32)> = timeline.rows().iter().map(|row| row.id).zip(0..).collect();
            index.sort_unstable();
            index
        });
        let digest = EventId::digest(id);
        let named = index.get(index.partition_point(|(id, _)| *id < digest)..)?;
        let rows = named.iter().take_while(|(id, _)| *id == digest).map(|(_, row)| *row as usize);
        let own = |row: &usize| timeline.rows().get(*row).is_some_and(|row| row.file == from);
        rows.clone().find(own).or_else(|| rows.clone().next())
    }
}
