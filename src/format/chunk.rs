//! A file read in chunks, side by side, and the chunks joined.
//!
//! Owns who reads which chunk, the seams between them, and the news of how far reading has come. Chunks are joined as they
//! come, so that nothing is kept twice. The result does not depend on where they were cut nor on how many threads read them.

use super::Bytes;
use super::cut::{Cut, Cutter};
use super::part::{self, Part};
use super::scan;
use super::store::Lines;
use super::tags::{Called, Collected};
use super::window::Window;
use crate::model::{FileId, Tags};
use std::collections::BTreeMap;
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
    beginning: Beginning,
    /// Chunks behind it, by where they start: something is missing before each.
    ahead: BTreeMap<u64, Chunk>,
    read: u64,
    events: u64,
    /// What has come behind all chunks that were cut, when it last paused.
    rest: Range<u64>,
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
    let (done, watching) = (Mutex::new(Done::expecting(bytes)), Mutex::default());
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
        None => Ok(done.beginning.whole(&tables)),
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
            let read = cut.and_then(|cut| match cut {
                Cut::Chunk { span, paused } => self.put(self.read(span, table, &mut spare)?, paused),
                Cut::Rest(span) => {
                    lock(&self.done).rest = span;
                    Ok(())
                }
            });
            let read = read.and_then(|()| self.tell_rest());
            if let Err(fault) = read {
                lock(&self.uncut).stop();
                lock(&self.done).fault.get_or_insert(fault);
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
    fn put(&self, chunk: Chunk, paused: bool) -> io::Result<()> {
        let mut done = lock(&self.done);
        done.read += chunk.span.end - chunk.span.start;
        done.events += chunk.part.rows.len() as u64;
        done.ahead.insert(chunk.span.start, chunk);
        while let Some(next) = done.next() {
            done.beginning.append(next, self)?;
        }
        let Some(watcher) = self.watcher else { return Ok(()) };
        let (read, events, end) = (done.read, done.events, done.beginning.to);
        let beginning = self.is_due(&mut done, end, paused).then(|| done.beginning.copied());
        let watching = beginning.is_some().then(|| lock(&self.watching));
        drop(done);
        watcher(read, events, beginning.map(|beginning| beginning.whole(&self.tags())));
        drop(watching);
        Ok(())
    }

    /// Tells of what has come behind the chunks as well, as if the file ended there. It is noted down nowhere, since it may
    /// go on; nor is it told where something in it cannot be read, since that may only be unfinished.
    fn tell_rest(&self) -> io::Result<()> {
        let Some(watcher) = self.watcher else { return Ok(()) };
        let mut done = lock(&self.done);
        let Range { start, end } = done.rest;
        // Where the chunks before it are not read yet, the last of them tells. Where what they began goes on, nobody does.
        if start == end || [done.beginning.to, done.beginning.part.end] != [start; 2] {
            return Ok(());
        }
        done.rest = 0..0;
        if !self.is_due(&mut done, end, true) {
            return Ok(());
        }
        let (mut beginning, watching) = (done.beginning.copied(), lock(&self.watching));
        drop(done);
        let (events, left_out) = (beginning.part.rows.len(), beginning.part.left_out);
        let mut window = Window::over(self.bytes, start..end, Vec::new())?;
        if window.close() {
            let to = window.base + window.text.len() as u64;
            beginning.count(count_lines(&window, to))?;
            beginning.read_on(&mut window, self, to)?;
        }
        if beginning.part.rows.len() > events && beginning.part.left_out == left_out {
            let events = beginning.part.rows.len() as u64;
            watcher(end, events, Some(beginning.whole(&self.tags())));
        }
        drop(watching);
        Ok(())
    }

    /// Whether it is time to tell what stands before byte `end`, where that is not all.
    fn is_due(&self, done: &mut Done, end: u64, paused: bool) -> bool {
        let watched_to = done.watched_to;
        let due = match watched_to {
            0 => 1,
            _ if paused && watched_to <= FEW => watched_to + 1,
            _ if paused => watched_to + watched_to / 8,
            _ => watched_to.max(self.chunk).saturating_mul(GROWTH),
        };
        let arrived = self.bytes.arrived();
        // What is soon read to its end is not told before: a large beginning costs as much memory as the whole.
        let told = if end > FEW { end.saturating_mul(GROWTH) } else { end };
        if end < due || (arrived.all && told >= arrived.len) {
            return false;
        }
        done.watched_to = end;
        true
    }
}

impl Done {
    /// Nothing is read yet. Room for what usually stands in the file: where it is large, memory that is not used is not
    /// taken, and what grows is never copied.
    fn expecting(bytes: &dyn Bytes) -> Self {
        const EVENT: usize = 256;
        let events = usize::try_from(bytes.len()).unwrap_or(0) / EVENT;
        let mut done = Self::default();
        let part = &mut done.beginning.part;
        // Where there is not as much, there may be as much as is needed.
        let _ = part.rows.try_reserve_exact(events).and_then(|()| part.pointers.try_reserve_exact(events * 2));
        done
    }

    /// The chunk that follows on the beginning, where it is read.
    fn next(&mut self) -> Option<Chunk> {
        let first = self.ahead.first_entry()?;
        (*first.key() == self.beginning.to).then(|| first.remove())
    }
}

/// What a file says up to some byte.
#[derive(Default)]
struct Beginning {
    part: Part,
    /// Where the last of its chunks ends.
    to: u64,
    /// How many lines end in each granule.
    lines: Vec<u32>,
    /// In which table the tags of its rows stand, and up to which row; those of the threads come first.
    tables: Vec<(usize, usize)>,
    /// The tags of what was read again.
    again: Vec<Tags>,
}

impl Beginning {
    /// Adds the chunk that follows. One that did not start where the section before it ended was cut falsely, inside a
    /// multi-line string say, and is read again from there.
    fn append(&mut self, chunk: Chunk, reader: &ChunkReader<'_>) -> io::Result<()> {
        self.to = chunk.span.end;
        self.count(chunk.lines)?;
        if self.part.end >= self.to {
            return Ok(());
        }
        if self.part.end == chunk.start {
            self.add(chunk.part, chunk.table);
            return Ok(());
        }
        let mut window = Window::over(reader.bytes, self.part.end..self.to, Vec::new())?;
        self.read_on(&mut window, reader, self.to)
    }

    /// Reads what follows, which stands at the start of a window, up to byte `until`.
    fn read_on(&mut self, window: &mut Window<'_>, reader: &ChunkReader<'_>, until: u64) -> io::Result<()> {
        let mut collected = Collected::default();
        let part = part::read(window, 0, reader.file, until, &mut collected)?;
        self.add(part, reader.tables.len() + self.again.len());
        self.again.push(collected.close());
        Ok(())
    }

    /// Adds what follows, of which the tags stand in that table.
    fn add(&mut self, part: Part, table: usize) {
        self.part.append(part);
        let rows = self.part.rows.len();
        match self.tables.last_mut().filter(|(last, _)| *last == table) {
            Some((_, to)) => *to = rows,
            None => self.tables.push((table, rows)),
        }
    }

    /// Counts the lines of what follows.
    fn count(&mut self, lines: Vec<(u64, u32)>) -> io::Result<()> {
        for (granule, count) in lines {
            let granule = usize::try_from(granule).map_err(io::Error::other)?;
            self.lines.resize(self.lines.len().max(granule + 1), 0);
            self.lines[granule] += count;
        }
        Ok(())
    }

    /// The same as far as it is shown before all is read.
    fn copied(&self) -> Self {
        let Self { part, to, lines, tables, again } = self;
        let part = Part {
            rows: part.rows.clone(),
            sources: part.sources.clone(),
            title: part.title.clone(),
            zone: part.zone.clone(),
            description: part.description.clone(),
            silenced: part.silenced.clone(),
            left_out: part.left_out,
            ..Part::default()
        };
        Self { part, to: *to, lines: lines.clone(), tables: tables.clone(), again: again.clone() }
    }

    /// It as a whole, with its tags in one table: combinations are named in the order in which events bring them.
    fn whole(self, of_threads: &[Tags]) -> (Part, Lines) {
        let Self { mut part, lines, tables, again, .. } = self;
        let met: Vec<&Tags> = of_threads.iter().chain(&again).collect();
        let mut called: Vec<Called> = met.iter().map(|_| Called::default()).collect();
        let mut tags = Collected::default();
        let mut rows = part.rows.iter_mut();
        let mut before = 0;
        for (table, to) in tables {
            for row in rows.by_ref().take(to - before) {
                row.tags = called[table].here(row.tags, met[table], &mut tags);
            }
            before = to;
        }
        part.tags = tags.close();
        part.rows.shrink_to_fit();
        part.pointers.shrink_to_fit();
        (part, Lines::new(lines))
    }
}

/// A chunk of a file, read as if a section started at its first header.
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

impl Part {
    /// Adds what follows in the file.
    fn append(&mut self, next: Self) {
        self.rows.extend(next.rows);
        self.sources.extend(next.sources);
        self.pointers.extend(next.pointers);
        self.claims.extend(next.claims);
        self.lost.extend(next.lost);
        self.lost_pointers.extend(next.lost_pointers);
        self.problems.append(next.problems);
        self.title = self.title.take().or(next.title);
        self.description = self.description.take().or(next.description);
        self.zone = self.zone.take().or(next.zone);
        self.silenced.extend(next.silenced);
        self.left_out += next.left_out;
        self.end = next.end;
    }
}
