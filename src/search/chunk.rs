//! Chunks of files that are searched at once: whole records, some hundred kilobytes of them.
//!
//! Owns the cutting, which never divides a record, and the reading of a chunk into memory that serves again.

use crate::model::{FileId, Places, Stand, Timeline};
use std::ops::Range;

/// The size of a chunk in bytes, unless its records are larger: small enough for a processor's own memory.
const SIZE: u32 = if cfg!(test) { 400 } else { 1 << 18 };

/// Records that stand next to each other in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Chunk {
    /// The records: indices into those of [`Places`].
    pub(super) records: Range<usize>,
    file: FileId,
    /// The bytes of the file.
    span: Range<u64>,
}

impl Chunk {
    /// All events.
    pub(super) fn of_events(timeline: &Timeline, places: &Places) -> Vec<Self> {
        let rows = timeline.rows();
        cut(places.events(), places.events_of_files(), |stand| stand.event_end(rows))
    }

    /// All listed sources.
    pub(super) fn of_sources(timeline: &Timeline, places: &Places) -> Vec<Self> {
        let sources = timeline.source_rows();
        cut(places.sources(), places.sources_of_files(), |stand| stand.source_end(sources))
    }

    /// How many bytes it has.
    pub(super) fn len(&self) -> usize {
        self.within(self.span.end)
    }

    /// Where in the chunk a byte of the file stands; its end for one behind it.
    pub(super) fn within(&self, at: u64) -> usize {
        usize::try_from(at.min(self.span.end).saturating_sub(self.span.start)).unwrap_or(usize::MAX)
    }

    /// Reads it; returns whether that could be done.
    pub(super) fn read(&self, timeline: &Timeline, buffer: &mut Vec<u8>) -> bool {
        buffer.resize(self.len(), 0);
        timeline.bytes(self.file, self.span.start, buffer).is_ok()
    }
}

fn cut(
    stands: &[Stand],
    files: impl Iterator<Item = (FileId, Range<usize>)>,
    end: impl Fn(Stand) -> u64,
) -> Vec<Chunk> {
    let mut chunks = Vec::new();
    for (file, mut left) in files {
        while let Some(of_file) = stands.get(left.clone()).filter(|of_file| !of_file.is_empty()) {
            let start = of_file[0].at;
            let mut count = of_file.partition_point(|stand| stand.at < start.saturating_add(SIZE)).max(1);
            // Records of one section of the file may start at the same byte.
            count += of_file[count..].iter().take_while(|stand| stand.at == of_file[count - 1].at).count();
            let last = of_file[..count].iter().rev().take_while(|stand| stand.at == of_file[count - 1].at);
            let span = u64::from(start)..last.map(|stand| end(*stand)).max().unwrap_or_default();
            chunks.push(Chunk { records: left.start..left.start + count, file, span });
            left.start += count;
        }
    }
    chunks
}
