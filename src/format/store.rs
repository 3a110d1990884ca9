//! Where events and sources are asked for, one at a time.
//!
//! Owns the way back from a row to the text it was read from, and the count of lines. A text that is no longer the one
//! that was read is never shown.

use super::Bytes;
use super::plain;
use super::plain::tape::Tape;
use super::section;
use crate::model::{
    Event, EventId, Events, FileChanged, FileId, Flags, Memory, Parts, Row, Source, SourceRow, Spare, Take,
};
use std::collections::HashMap;
use std::sync::Arc;

/// Texts with no more bytes between them are read at once.
const NEAR: u64 = 1 << 12;

/// The files behind a timeline.
#[derive(Default)]
pub(super) struct Store {
    pub(super) files: Vec<Stored>,
    /// Ordinals of events that their rows have no room for, by file and first byte.
    pub(super) ordinals: HashMap<(FileId, u32), u32>,
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
    pub(super) const GRANULE: u64 = 1 << 10;

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

    /// How many lines end before the granule in which a byte stands, and where that starts.
    fn granule(&self, at: u64) -> Option<(u32, u64)> {
        let granule = at / Self::GRANULE;
        Some((*self.before.get(usize::try_from(granule).ok()?)?, granule * Self::GRANULE))
    }

    /// The line, counted from 1, on which a byte stands; 0 where it cannot be told any more.
    fn of(&self, bytes: &dyn Bytes, at: u64) -> u32 {
        let at = at.min(bytes.len());
        let (before, start) = match self.granule(at) {
            Some(granule) => granule,
            // The end of a file that ends with a granule.
            None if at > 0 && at / Self::GRANULE == self.before.len() as u64 => {
                return self.of(bytes, at - 1) + u32::from(ends_line(bytes, at - 1));
            }
            None => (0, at - at % Self::GRANULE),
        };
        let mut head = vec![0; usize::try_from(at - start).unwrap_or(0)];
        if bytes.read(start, &mut head).is_err() { 0 } else { line_behind(before, &head) }
    }
}

/// The line, counted from 1, that begins or goes on behind so many that end before these bytes.
fn line_behind(before: u32, bytes: &[u8]) -> u32 {
    let within = memchr::memchr_iter(b'\n', bytes).count();
    before.saturating_add(u32::try_from(within).unwrap_or(0)).saturating_add(1)
}

fn ends_line(bytes: &dyn Bytes, at: u64) -> bool {
    let mut byte = [0];
    bytes.read(at, &mut byte).is_ok() && byte == *b"\n"
}

impl Store {
    /// The text of a record.
    pub(super) fn text(&self, file: FileId, at: u32, len: u32) -> Result<String, FileChanged> {
        String::from_utf8(self.bytes_of(file, u64::from(at), len as usize)?).map_err(|_| FileChanged)
    }

    fn bytes_of(&self, file: FileId, at: u64, len: usize) -> Result<Vec<u8>, FileChanged> {
        let stored = self.files.get(usize::from(file.0)).ok_or(FileChanged)?;
        let mut buffer = vec![0; len];
        stored.bytes.read(at, &mut buffer).map_err(|_| FileChanged)?;
        // Asked after reading: what was read came from before any change.
        if stored.bytes.unchanged() { Ok(buffer) } else { Err(FileChanged) }
    }

    /// Up to so many bytes of a file from `at` on, as far as they are text; and whether they reach its end.
    pub(super) fn text_from(&self, file: FileId, at: u32, len: u64) -> Option<(String, bool)> {
        let bytes = &self.files.get(usize::from(file.0))?.bytes;
        let left = bytes.len().saturating_sub(u64::from(at));
        let mut buffer = vec![0; usize::try_from(len.min(left)).ok()?];
        bytes.read(u64::from(at), &mut buffer).ok()?;
        let valid = buffer.utf8_chunks().next().map_or(0, |chunk| chunk.valid().len());
        buffer.truncate(valid);
        Some((String::from_utf8(buffer).ok()?, len >= left))
    }

    /// Notes down which of the events that would share an id that of a row is.
    pub(super) fn set_ordinal(&mut self, row: &mut Row, ordinal: u32) {
        row.flags.set_ordinal(ordinal);
        if row.flags.ordinal() != ordinal {
            self.ordinals.insert((row.file, row.at), ordinal);
        }
    }

    /// The line of a foreign file from which what stands at a byte was made; none where the file is a chronology.
    fn foreign_line(&self, file: FileId, at: u64) -> Option<u32> {
        let made = self.files.get(usize::from(file.0))?.bytes.foreign()?;
        Some(made.origin(at).map_or(1, |origin| u32::try_from(origin.line).unwrap_or(u32::MAX)))
    }

    fn ordinal(&self, row: &Row) -> u32 {
        self.ordinals.get(&(row.file, row.at)).copied().unwrap_or(row.flags.ordinal())
    }

    /// The event of a row, without its line.
    pub(super) fn found_event(&self, row: &Row) -> Result<Event, FileChanged> {
        found(row, &self.text(row.file, row.at, row.len)?, &mut Tape::default(), &mut Spare::default())
    }

    /// Reads the texts of rows into `memory`, neighbours in a file at once, each with what stands before it in its granule.
    /// Returns where in memory each begins.
    fn read(&self, rows: &[&Row], memory: &mut Vec<u8>) -> Result<Vec<usize>, FileId> {
        let place = |n: &usize| rows.get(*n).map(|row| (row.file, row.at));
        let mut by_place: Vec<usize> = (0..rows.len()).collect();
        by_place.sort_unstable_by_key(place);
        let mut begins = vec![0; rows.len()];
        let mut filled = 0;
        for of_file in by_place.chunk_by(|a, b| rows[*a].file == rows[*b].file) {
            let file = rows[of_file[0]].file;
            let stored = self.files.get(usize::from(file.0)).ok_or(file)?;
            let start =
                |row: &Row| stored.lines.granule(u64::from(row.at)).map_or(u64::from(row.at), |(_, start)| start);
            for run in of_file.chunk_by(|a, b| start(rows[*b]) <= rows[*a].end() + NEAR) {
                let from = start(rows[run[0]]);
                let end = run.iter().map(|n| rows[*n].end()).fold(from, u64::max);
                let to = filled + usize::try_from(end - from).map_err(|_| file)?;
                memory.resize(memory.len().max(to), 0);
                stored.bytes.read(from, &mut memory[filled..to]).map_err(|_| file)?;
                for n in run {
                    begins[*n] = filled + usize::try_from(u64::from(rows[*n].at) - from).map_err(|_| file)?;
                }
                filled = to;
            }
            // Asked after reading: what was read came from before any change.
            stored.bytes.unchanged().then_some(()).ok_or(file)?;
        }
        Ok(begins)
    }

    /// The event of a row, of which the text begins there in memory.
    fn decoded(
        &self,
        row: &Row,
        (memory, begin): (&[u8], usize),
        tape: &mut Tape,
        spare: &mut Spare,
    ) -> Result<Event, FileChanged> {
        let bytes = memory.get(begin..).and_then(|bytes| bytes.get(..row.len as usize)).ok_or(FileChanged)?;
        let mut event = found(row, std::str::from_utf8(bytes).map_err(|_| FileChanged)?, tape, spare)?;
        let at = u64::from(row.at);
        let granule = self.files.get(usize::from(row.file.0)).and_then(|stored| stored.lines.granule(at));
        event.line = match granule {
            Some((before, start)) => {
                let head = usize::try_from(at - start).unwrap_or_default();
                line_behind(before, memory.get(begin.saturating_sub(head)..begin).unwrap_or_default())
            }
            None => self.line(row.file, at),
        };
        if let Some(line) = self.foreign_line(row.file, at) {
            event.line = line;
        }
        let ordinal = self.ordinal(row);
        let id = (ordinal > 1).then(|| numbered(&event.id, ordinal));
        if EventId::digest(id.as_ref().unwrap_or(&event.id)) != row.id {
            return Err(FileChanged);
        }
        if let Some(id) = id.filter(|_| event.id_derived) {
            event.id = id;
        }
        Ok(event)
    }
}

/// The event of a row behind its text.
fn found(row: &Row, text: &str, tape: &mut Tape, spare: &mut Spare) -> Result<Event, FileChanged> {
    if let Some(event) = plain::decode::event(text, row.file, tape, spare) {
        return Ok(event);
    }
    let found = section::event(text, row.file, u64::from(row.at), row.flags.has(Flags::INLINE));
    found.and_then(|found| found.event).ok_or(FileChanged)
}

impl Events for Store {
    fn event(&self, row: &Row) -> Result<Event, FileChanged> {
        let mut only = None;
        let mut take = |event| {
            only = Some(event);
            None
        };
        self.each(&[row], &mut Memory::default(), &mut take).map_err(|_| FileChanged)?;
        only.ok_or(FileChanged)
    }

    fn each(&self, rows: &[&Row], memory: &mut Memory, take: &mut Take<'_>) -> Result<(), FileId> {
        let Memory { bytes, spare } = memory;
        let begins = self.read(rows, bytes)?;
        let mut said = Tape::default();
        rows.iter().zip(begins).try_for_each(|(row, begin)| {
            let event = self.decoded(row, (bytes, begin), &mut said, spare).map_err(|_| row.file)?;
            if let Some(told) = take(event) {
                spare.keep(told);
            }
            Ok(())
        })
    }

    fn source(&self, row: &SourceRow) -> Result<Source, FileChanged> {
        let text = self.text(row.file, row.at, row.len)?;
        if let Some(source) = row.plain.then(|| plain::decode::source(&text)).flatten() {
            return Some(source).filter(|source| EventId::digest(&source.id) == row.id).ok_or(FileChanged);
        }
        let found = section::source(&text, row.file, u64::from(row.at), row.inline).and_then(|found| found.source);
        found.filter(|source| EventId::digest(&source.id) == row.id).ok_or(FileChanged)
    }

    fn parts(&self, row: &Row) -> Option<Parts> {
        let text = self.text(row.file, row.at, row.len).ok()?;
        let spans = section::spans(&text, row.file, u64::from(row.at), row.flags.has(Flags::INLINE))?;
        Some(spans.parts())
    }

    fn bytes(&self, file: FileId, at: u64, buffer: &mut [u8]) -> Result<(), FileChanged> {
        let stored = self.files.get(usize::from(file.0)).ok_or(FileChanged)?;
        stored.bytes.read(at, buffer).map_err(|_| FileChanged)?;
        if stored.bytes.unchanged() { Ok(()) } else { Err(FileChanged) }
    }

    fn size(&self, file: FileId) -> Option<u64> {
        self.files.get(usize::from(file.0)).map(|stored| stored.bytes.len())
    }

    fn changed_file(&self) -> Option<FileId> {
        self.files.iter().zip(0..).find(|(stored, _)| !stored.bytes.unchanged()).map(|(_, file)| FileId(file))
    }

    fn line(&self, file: FileId, at: u64) -> u32 {
        let own = || self.files.get(usize::from(file.0)).map_or(0, |stored| stored.lines.of(stored.bytes.as_ref(), at));
        self.foreign_line(file, at).unwrap_or_else(own)
    }
}

/// The name of the `ordinal`th event that would have the id `id`.
pub(super) fn numbered(id: &str, ordinal: u32) -> String {
    format!("{id}-{ordinal}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::{Opened, Reading, read};
    use std::io;
    use std::sync::atomic::{AtomicUsize, Ordering};

    /// Bytes that count how often they are read, and how often it is asked whether they are still the same.
    struct Counted {
        bytes: Vec<u8>,
        asked: [AtomicUsize; 2],
    }

    impl Bytes for Counted {
        fn len(&self) -> u64 {
            self.bytes.len() as u64
        }

        fn read(&self, at: u64, buffer: &mut [u8]) -> io::Result<()> {
            self.asked[0].fetch_add(1, Ordering::Relaxed);
            self.bytes.read(at, buffer)
        }

        fn unchanged(&self) -> bool {
            self.asked[1].fetch_add(1, Ordering::Relaxed);
            true
        }
    }

    #[test]
    fn events_asked_for_together_are_those_asked_for_alone_and_neighbours_are_read_at_once() {
        let filler = "#".repeat(900);
        // Some say much, those behind them little: nothing of the one is left in the other.
        let much = "summary = \"s\"\nplace = \"p\"\npeople = [\"a\", \"b\"]\ntags = [\"t\"]\nsee = [\"e1\"]\nnote = \"n\"\n\
            sources = [\"s\", { id = \"s\", at = \"p. 1\", quote = \"q\" }]\n[[events.claims]]\ntext = \"c\"\nby = \"b\"\n\
            sources = [\"s\"]\nfigure = { measure = \"m\", value = 1, unit = \"u\", of = \"o\" }\n";
        let event = |n: u32| {
            let much = if n.is_multiple_of(3) { much } else { "" };
            format!("[[events]]\nid = \"e{n}\"\ndate = \"{}\"\ntitle = \"t\"\n# {filler}\n{much}", 2040 - n)
        };
        let text: String = (0..40).map(event).collect();
        let counted = Arc::new(Counted { bytes: text.clone().into_bytes(), asked: Default::default() });
        let opened = Opened { bytes: counted.clone(), ..Opened::held("t", "") };
        let timeline = read(&[opened], &Reading::default());
        let asked = || counted.asked.each_ref().map(|asked| asked.swap(0, Ordering::Relaxed));
        for (rows, reads) in [(0..40).step_by(1), (0..40).step_by(3), (0..40).step_by(10)].into_iter().zip([1, 1, 4]) {
            // In no order of the file, nor of the timeline.
            let mut rows: Vec<usize> = rows.collect();
            rows.sort_by_key(|row| row * 7 % 40);
            let mut memory = Memory { bytes: vec![1; 10], ..Memory::default() };
            let mut told = Vec::new();
            asked();
            let mut take = |row, event: Event| {
                told.push((row, event.clone()));
                Some(event)
            };
            timeline.each(&rows, &mut memory, &mut take).unwrap();
            assert_eq!(asked(), [reads, 1]);
            assert_eq!(told.iter().map(|(row, _)| *row).collect::<Vec<_>>(), rows);
            for (row, event) in told {
                let id = text.find(&format!("id = \"{}\"", event.id)).unwrap();
                assert_eq!(event.line as usize, text[..id].lines().count());
                assert_eq!(timeline.event(row).unwrap(), event);
            }
        }
    }

    #[test]
    fn however_many_events_share_an_id_each_is_found_again() {
        // A row has room for twenty.
        let text = "[[events]]\ndate = \"2001\"\ntitle = \"a\"\n".repeat(50);
        let timeline = read(&[Opened::held("t", text)], &Reading::default());
        let ids: Vec<String> = (0..timeline.len()).map(|row| timeline.event(row).unwrap().id).collect();
        assert_eq!((ids.len(), ids[0].as_str(), ids[49].as_str()), (50, "2001-a", "2001-a-50"));
    }
}
