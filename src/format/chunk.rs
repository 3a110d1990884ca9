//! A file read in chunks, side by side, and the chunks joined.
//!
//! Owns who reads which chunk, the seams between them, and the news of how far reading has come. The result does
//! not depend on where chunks were cut nor on how many threads read them.

use super::Bytes;
use super::cut::{Cut, Cutter};
use super::part::{self, Part};
use super::scan;
use super::store::Lines;
use super::tags::{Called, Collected};
use super::window::Window;
use crate::model::{FileId, Row, TagSet, Tags};
use std::io;
use std::ops::Range;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Called after each chunk: how many bytes of the file have been read, and, each time it has grown eightfold, what its
/// beginning says.
pub(super) type Watcher<'t> = dyn Fn(u64, u64, Option<(Part, Lines)>) + Sync + 't;

/// How much the beginning of the file that is read has to grow for it to be told again.
const GROWTH: u64 = 8;

/// As long as no more than so many bytes are read, all of them are told at each pause: 4 MiB. Beyond, once an eighth
/// has come to them, so that telling never costs more than reading.
const FEW: u64 = 4 << 20;

/// What is read of a file while its chunks are under way.
struct ChunkReader<'t> {
    bytes: &'t dyn Bytes,
    file: FileId,
    chunk: u64,
    uncut: Mutex<Cutter<'t>>,
    done: Mutex<Done>,
    watcher: Option<&'t Watcher<'t>>,
    /// The tags that were met, a table for each thread.
    tables: Vec<Mutex<Collected>>,
    /// Held while the beginning is told: it never shrinks.
    watching: Mutex<()>,
}

#[derive(Default)]
struct Done {
    /// In the order of the file; some may be missing between them.
    chunks: Vec<Chunk>,
    read: u64,
    events: u64,
    /// How far the beginning reached when it was last told.
    watched_to: u64,
    fault: Option<io::Error>,
}

/// Reads a file on as many threads as the pool has, or on this one alone.
///
/// # Errors
/// Where the file cannot be read any more.
pub(super) fn read(
    bytes: &dyn Bytes,
    file: FileId,
    chunk: u64,
    side_by_side: bool,
    watcher: Option<&Watcher<'_>>,
) -> io::Result<(Part, Lines)> {
    let uncut = Mutex::new(Cutter::new(bytes, chunk));
    let threads = if side_by_side { rayon::current_num_threads() } else { 1 };
    let tables = (0..threads).map(|_| Mutex::default()).collect();
    let (done, watching) = Default::default();
    let reader = ChunkReader { bytes, file, chunk, uncut, done, watcher, tables, watching };
    if side_by_side {
        rayon::broadcast(|thread| reader.work(thread.index()));
    } else {
        reader.work(0);
    }
    let tables = reader.tags();
    let done = reader.done.into_inner().unwrap_or_else(PoisonError::into_inner);
    match done.fault {
        Some(fault) => Err(fault),
        None => join(bytes, file, done.chunks, &tables),
    }
}

/// What a mutex guards, whatever became of those who held it.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl ChunkReader<'_> {
    /// Reads one chunk after the other, in the order of the file, until there are none left.
    fn work(&self, table: usize) {
        let mut spare = Vec::new();
        while let Some(cut) = self.cut() {
            match cut.and_then(|Cut { span, paused }| Ok((self.read(span, table, &mut spare)?, paused))) {
                Ok((chunk, paused)) => self.put(chunk, paused),
                Err(fault) => {
                    lock(&self.uncut).stop();
                    lock(&self.done).fault.get_or_insert(fault);
                }
            }
        }
    }

    fn read(&self, span: Range<u64>, table: usize, spare: &mut Vec<u8>) -> io::Result<Chunk> {
        let mut window = Window::over(self.bytes, span.clone(), std::mem::take(spare))?;
        let lines = count_lines(&window, span.end);
        let first = if span.start == 0 { Some(0) } else { first_header(&window)? };
        let start = first.map_or(span.end, |at| window.base + at as u64);
        let part = match first {
            Some(at) if start < span.end => {
                part::read(&mut window, at, self.file, span.end, &mut lock(&self.tables[table]))?
            }
            _ => Part::default(),
        };
        *spare = window.spare();
        Ok(Chunk { span, start, part, table, lines })
    }

    /// The tags that were met so far.
    fn tags(&self) -> Vec<Tags> {
        self.tables.iter().map(|table| lock(table).tags().clone()).collect()
    }

    fn cut(&self) -> Option<io::Result<Cut>> {
        lock(&self.uncut).next().transpose()
    }

    /// Puts a chunk with the others, and tells of it.
    fn put(&self, chunk: Chunk, paused: bool) {
        let mut done = lock(&self.done);
        done.read += chunk.span.end - chunk.span.start;
        done.events += chunk.part.rows.len() as u64;
        done.insert(chunk, self.chunk, &self.tables);
        let Some(watcher) = self.watcher else { return };
        let (read, events) = (done.read, done.events);
        let beginning = self.beginning_due(&mut done, paused);
        let watching = beginning.is_some().then(|| lock(&self.watching));
        drop(done);
        let beginning = beginning.and_then(|b| join(self.bytes, self.file, b, &self.tags()).ok());
        watcher(read, events, beginning);
        drop(watching);
    }

    /// The chunks without a gap from the start on, where it is time to tell them and they are not all.
    fn beginning_due(&self, done: &mut Done, paused: bool) -> Option<Vec<Chunk>> {
        let (count, end) = done.beginning();
        let watched_to = done.watched_to;
        let due = match watched_to {
            0 => 1,
            _ if paused && watched_to <= FEW => watched_to + 1,
            _ if paused => watched_to + watched_to / 8,
            _ => watched_to.max(self.chunk).saturating_mul(GROWTH),
        };
        let arrived = self.bytes.arrived();
        if end < due || (arrived.all && end >= arrived.len) {
            return None;
        }
        done.watched_to = end;
        Some(done.chunks[..count].to_vec())
    }
}

impl Done {
    /// Puts a chunk in its place. A short one that follows on a short one is joined to it: a pipe that trickles for
    /// hours makes no more of them than one that runs.
    fn insert(&mut self, chunk: Chunk, size: u64, tables: &[Mutex<Collected>]) {
        let index = self.chunks.partition_point(|s| s.span.start < chunk.span.start);
        match self.chunks[..index].last_mut() {
            Some(before) if before.is_followed_by(&chunk) && chunk.span.end - before.span.start <= size => {
                before.append(chunk, tables);
            }
            _ => self.chunks.insert(index, chunk),
        }
    }

    /// How many chunks there are without a gap from the start on, and where they end.
    fn beginning(&self) -> (usize, u64) {
        let mut end = 0;
        let gap = self.chunks.iter().position(|s| std::mem::replace(&mut end, s.span.end) != s.span.start);
        match gap {
            None => (self.chunks.len(), end),
            Some(gap) => (gap, self.chunks[..gap].last().map_or(0, |s| s.span.end)),
        }
    }
}

/// A chunk of a file, read as if a section started at its first header.
#[derive(Clone)]
struct Chunk {
    /// The bytes it is to answer for.
    span: Range<u64>,
    /// Where its first section was taken to start.
    start: u64,
    part: Part,
    /// Which of the tables its rows' tags stand in.
    table: usize,
    /// How many lines end in each granule that starts in it.
    lines: Vec<(u64, u32)>,
}

impl Chunk {
    /// Whether the next one starts where the last section of this one ends, with no byte between them unread.
    fn is_followed_by(&self, next: &Self) -> bool {
        self.span.end == next.span.start && self.part.end == next.start && next.part.end >= next.span.end
    }

    fn append(&mut self, next: Self, tables: &[Mutex<Collected>]) {
        self.span.end = next.span.end;
        self.lines.extend(next.lines);
        if self.table == next.table {
            self.part.append(next.part, |set| set);
        } else {
            let there = lock(&tables[next.table]).tags().clone();
            let (mut here, mut called) = (lock(&tables[self.table]), Called::default());
            self.part.append(next.part, |set| called.here(set, &there, &mut here));
        }
    }
}

/// The first header that starts a line of the window. One that the window cuts, or that follows a fault, is found by
/// the seam.
fn first_header(window: &Window<'_>) -> io::Result<Option<usize>> {
    let mut before = [0];
    window.bytes.read(window.base - 1, &mut before)?;
    Ok(scan::next_bare_header(window.text.as_bytes(), usize::from(before != *b"\n")))
}

/// How many lines end in each granule of the window before byte `until` of the file.
fn count_lines(window: &Window<'_>, until: u64) -> Vec<(u64, u32)> {
    let mut counts = Vec::new();
    let mut base = window.base;
    for buffer in [window.text.as_bytes(), &window.rest] {
        let mut at = 0;
        while at < buffer.len() && base < until {
            let left = (Lines::GRANULE - base % Lines::GRANULE).min(until - base);
            let stop = buffer.len().min(at + usize::try_from(left).unwrap_or(usize::MAX));
            let count = memchr::memchr_iter(b'\n', &buffer[at..stop]).count();
            counts.push((base / Lines::GRANULE, u32::try_from(count).unwrap_or(u32::MAX)));
            base += (stop - at) as u64;
            at = stop;
        }
    }
    counts
}

/// Joins chunks in order. One that did not start where the section before it ended was cut falsely, inside a
/// multi-line string say, and is read again from there.
fn join(bytes: &dyn Bytes, file: FileId, chunks: Vec<Chunk>, tables: &[Tags]) -> io::Result<(Part, Lines)> {
    let mut whole = Part::default();
    whole.rows.reserve_exact(chunks.iter().map(|s| s.part.rows.len()).sum());
    whole.pointers.reserve_exact(chunks.iter().map(|s| s.part.pointers.len()).sum());
    let mut counts: Vec<u32> = Vec::new();
    let mut tags = Collected::default();
    let mut called: Vec<Called> = tables.iter().map(|_| Called::default()).collect();
    for chunk in chunks {
        for (granule, count) in chunk.lines {
            let granule = usize::try_from(granule).map_err(io::Error::other)?;
            counts.resize(counts.len().max(granule + 1), 0);
            counts[granule] += count;
        }
        if whole.end >= chunk.span.end {
            continue;
        }
        if whole.end == chunk.start {
            let table = chunk.table;
            whole.append(chunk.part, |set| called[table].here(set, &tables[table], &mut tags));
        } else {
            let mut window = Window::over(bytes, whole.end..chunk.span.end, Vec::new())?;
            let mut collected = Collected::default();
            let part = part::read(&mut window, 0, file, chunk.span.end, &mut collected)?;
            let mut called = Called::default();
            whole.append(part, |set| called.here(set, collected.tags(), &mut tags));
        }
    }
    whole.tags = tags.close();
    Ok((whole, Lines::new(counts)))
}

impl Part {
    /// Adds what follows in the file, with its combinations of tags as they are called here.
    fn append(&mut self, next: Self, mut called: impl FnMut(TagSet) -> TagSet) {
        self.rows.extend(next.rows.into_iter().map(|row| Row { tags: called(row.tags), ..row }));
        self.sources.extend(next.sources);
        self.pointers.extend(next.pointers);
        self.claims.extend(next.claims);
        self.lost.extend(next.lost);
        self.lost_pointers.extend(next.lost_pointers);
        self.problems.append(next.problems);
        self.title = self.title.take().or(next.title);
        self.description = self.description.take().or(next.description);
        self.zone = self.zone.or(next.zone);
        self.silenced.extend(next.silenced);
        self.left_out += next.left_out;
        self.end = next.end;
    }
}
