//! Where events and sources are asked for, one at a time.
//!
//! Owns the way back from a row to the text it was read from, and the count of lines. Refuses to show a text that is no
//! longer the one that was read.

use super::Bytes;
use super::plain;
use super::section;
use crate::model::{Event, EventId, Events, FileId, Flags, Gone, Row, Source, SourceRow};
use std::sync::Arc;

/// The files behind a timeline.
pub(super) struct Store {
    pub(super) files: Vec<Stored>,
}

/// One of them.
pub(super) struct Stored {
    pub(super) bytes: Arc<dyn Bytes>,
    pub(super) lines: Lines,
}

/// How many lines end before each granule of a file.
#[derive(Default)]
pub(super) struct Lines {
    /// For each granule, how many lines end before it starts.
    before: Vec<u32>,
}

impl Lines {
    /// The size of a granule, in bytes.
    pub(super) const GRANULE: u64 = 1 << 12;

    /// From the number of lines that end in each granule.
    pub(super) fn new(counts: impl IntoIterator<Item = u32>) -> Self {
        let mut sum = 0_u32;
        let before = counts.into_iter().map(|count| {
            let before = sum;
            sum = sum.saturating_add(count);
            before
        });
        Self { before: before.collect() }
    }

    /// The line, counted from 1, on which a byte stands; 0 where it cannot be told any more.
    fn of(&self, bytes: &dyn Bytes, at: u64) -> u32 {
        let at = at.min(bytes.len());
        let granule = at / Self::GRANULE;
        let Ok(index) = usize::try_from(granule) else { return 0 };
        let before = match self.before.get(index) {
            Some(before) => *before,
            // The end of a file that ends with a granule.
            None if index == self.before.len() && index > 0 => {
                return self.of(bytes, at - 1) + u32::from(ends_line(bytes, at - 1));
            }
            None => 0,
        };
        let mut start = vec![0; usize::try_from(at % Self::GRANULE).unwrap_or(0)];
        if bytes.read(granule * Self::GRANULE, &mut start).is_err() {
            return 0;
        }
        let within = memchr::memchr_iter(b'\n', &start).count();
        before.saturating_add(u32::try_from(within).unwrap_or(0)).saturating_add(1)
    }
}

fn ends_line(bytes: &dyn Bytes, at: u64) -> bool {
    let mut byte = [0];
    bytes.read(at, &mut byte).is_ok() && byte == *b"\n"
}

impl Store {
    /// The text of a record.
    pub(super) fn text(&self, file: FileId, at: u32, len: u32) -> Result<String, Gone> {
        let stored = self.files.get(usize::from(file.0)).ok_or(Gone)?;
        let mut buffer = vec![0; len as usize];
        stored.bytes.read(u64::from(at), &mut buffer).map_err(|_| Gone)?;
        // Asked after reading: what was read came from before any change.
        if !stored.bytes.unchanged() {
            return Err(Gone);
        }
        String::from_utf8(buffer).map_err(|_| Gone)
    }

    fn found_event(&self, row: &Row) -> Result<Event, Gone> {
        let text = self.text(row.file, row.at, row.len)?;
        if let Some(event) = plain::decode::event(&text, row.file) {
            return Ok(event);
        }
        let found = if row.flags.has(Flags::INLINE) {
            section::inline(&text, row.file, |fields, table| fields.event(table, 0..text.len(), row.file))
        } else {
            section::read(&text, row.file, u64::from(row.at)).events.into_iter().next()
        };
        found.and_then(|found| found.event).ok_or(Gone)
    }
}

impl Events for Store {
    fn event(&self, row: &Row) -> Result<Event, Gone> {
        let mut event = self.found_event(row)?;
        let ordinal = row.flags.ordinal();
        let id = if ordinal > 1 { numbered(&event.id, ordinal) } else { event.id.clone() };
        if EventId::digest(&id) != row.id {
            return Err(Gone);
        }
        if event.id_derived {
            event.id = id;
        }
        event.line = self.line(row.file, u64::from(row.at));
        Ok(event)
    }

    fn source(&self, row: &SourceRow) -> Result<Source, Gone> {
        let text = self.text(row.file, row.at, row.len)?;
        if let Some(source) = row.plain.then(|| plain::decode::source(&text)).flatten() {
            return Some(source).filter(|source| EventId::digest(&source.id) == row.id).ok_or(Gone);
        }
        let found = if row.inline {
            section::inline(&text, row.file, |fields, table| fields.listed_source(table, 0..text.len()))
        } else {
            let sources = section::read(&text, row.file, u64::from(row.at)).sources;
            sources.into_iter().find(|s| s.id.as_ref().is_some_and(|id| EventId::digest(&id.name) == row.id))
        };
        found.and_then(|found| found.source).filter(|s| EventId::digest(&s.id) == row.id).ok_or(Gone)
    }

    fn bytes(&self, file: FileId, at: u64, buffer: &mut [u8]) -> Result<(), Gone> {
        let stored = self.files.get(usize::from(file.0)).ok_or(Gone)?;
        stored.bytes.read(at, buffer).map_err(|_| Gone)?;
        if stored.bytes.unchanged() { Ok(()) } else { Err(Gone) }
    }

    fn changed_file(&self) -> Option<FileId> {
        self.files.iter().zip(0..).find(|(stored, _)| !stored.bytes.unchanged()).map(|(_, file)| FileId(file))
    }

    fn line(&self, file: FileId, at: u64) -> u32 {
        self.files.get(usize::from(file.0)).map_or(0, |stored| stored.lines.of(stored.bytes.as_ref(), at))
    }
}

/// The name of the `ordinal`th event that would have the id `id`.
pub(super) fn numbered(id: &str, ordinal: u32) -> String {
    format!("{id}-{ordinal}")
}
