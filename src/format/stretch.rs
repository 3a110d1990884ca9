//! A file read in stretches, side by side, and the stretches joined.
//!
//! Owns who reads which stretch, the seams between them, and the news of how far reading has come. The result does not
//! depend on where stretches were cut nor on how many threads read them. Refuses to put anything in order.

use super::Bytes;
use super::part::{self, Part};
use super::scan;
use super::store::Lines;
use super::tags::{Called, Collected};
use super::window::Window;
use crate::model::{FileId, Row, TagSet, Tags};
use std::io;
use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard};

/// Told after each stretch: how many bytes of the file have been read, and, each time it has grown eightfold, what its
/// beginning says.
pub(super) type Told<'t> = dyn Fn(u64, u64, Option<(Part, Lines)>) + Sync + 't;

/// How much the part of the file that is read has to grow for its beginning to be told again.
const GROWTH: usize = 8;

/// What is read of a file while its stretches are under way.
struct Desk<'t> {
    bytes: &'t dyn Bytes,
    file: FileId,
    spans: Vec<Range<u64>>,
    next: AtomicUsize,
    done: Mutex<Done>,
    told: Option<&'t Told<'t>>,
    /// The tags that were met, a table for each thread.
    tables: Vec<Mutex<Collected>>,
}

struct Done {
    stretches: Vec<Option<Stretch>>,
    read: u64,
    events: u64,
    /// At how many stretches from the beginning it is told next what they say.
    tell_at: usize,
    fault: Option<io::Error>,
}

/// Reads a file on as many threads as the pool has, or on this one alone.
///
/// # Errors
/// Where the file cannot be read any more.
pub(super) fn read(
    bytes: &dyn Bytes,
    file: FileId,
    stretch: u64,
    side_by_side: bool,
    told: Option<&Told<'_>>,
) -> io::Result<(Part, Lines)> {
    let spans = spans(bytes.len(), stretch);
    let done = Done { stretches: spans.iter().map(|_| None).collect(), read: 0, events: 0, tell_at: 1, fault: None };
    let threads = if side_by_side { rayon::current_num_threads() } else { 1 };
    let tables = (0..threads).map(|_| Mutex::default()).collect();
    let desk = Desk { bytes, file, spans, next: AtomicUsize::new(0), done: Mutex::new(done), told, tables };
    if side_by_side {
        rayon::broadcast(|thread| desk.work(thread.index()));
    } else {
        desk.work(0);
    }
    let tables = desk.tags();
    let done = desk.done.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    match done.fault {
        Some(fault) => Err(fault),
        None => join(bytes, file, done.stretches.into_iter().flatten(), &tables),
    }
}

impl Desk<'_> {
    /// Reads one stretch after the other, in the order of the file, until there are none left.
    fn work(&self, table: usize) {
        let mut spare = Vec::new();
        while let Some(span) = self.spans.get(self.next.fetch_add(1, Ordering::Relaxed)) {
            let stretch = self.stretch(span.clone(), table, &mut spare);
            if !self.put(stretch) {
                self.next.store(self.spans.len(), Ordering::Relaxed);
            }
        }
    }

    fn stretch(&self, span: Range<u64>, table: usize, spare: &mut Vec<u8>) -> io::Result<Stretch> {
        let mut window = Window::over(self.bytes, span.clone(), std::mem::take(spare))?;
        let lines = count_lines(&window, span.end);
        let first = if span.start == 0 { Some(0) } else { first_header(&window)? };
        let start = first.map_or(span.end, |at| window.base + at as u64);
        let part = match first {
            Some(at) if start < span.end => {
                part::read(&mut window, at, self.file, span.end, &mut locked(&self.tables[table]))?
            }
            _ => Part::default(),
        };
        *spare = window.spare();
        Ok(Stretch { span, start, part, table, lines })
    }

    /// The tags that were met so far.
    fn tags(&self) -> Vec<Tags> {
        self.tables.iter().map(|table| locked(table).tags().clone()).collect()
    }

    /// Puts a stretch with the others; answers whether there is sense in going on.
    fn put(&self, stretch: io::Result<Stretch>) -> bool {
        let mut done = locked(&self.done);
        let stretch = match stretch {
            Ok(stretch) => stretch,
            Err(fault) => {
                done.fault.get_or_insert(fault);
                return false;
            }
        };
        done.read += stretch.span.end - stretch.span.start;
        done.events += stretch.part.rows.len() as u64;
        let index = self.spans.partition_point(|s| s.start < stretch.span.start);
        done.stretches[index] = Some(stretch);
        let Some(told) = self.told else { return true };
        let (read, events) = (done.read, done.events);
        let from_start = done.stretches.iter().take(done.tell_at).take_while(|s| s.is_some()).count();
        let mut beginning = None;
        if from_start == done.tell_at && from_start < self.spans.len() {
            done.tell_at *= GROWTH;
            beginning = Some(done.stretches[..from_start].iter().flatten().cloned().collect::<Vec<_>>());
        }
        drop(done);
        let beginning = beginning.and_then(|b| join(self.bytes, self.file, b, &self.tags()).ok());
        told(read, events, beginning);
        true
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

fn spans(len: u64, stretch: u64) -> Vec<Range<u64>> {
    let stretch = stretch.max(1);
    // A short one first: its events are on the screen before the others are read.
    let first = stretch.div_ceil(8).min(len);
    let ends = (0..(len - first).div_ceil(stretch)).map(|n| (first + (n + 1) * stretch).min(len));
    let mut start = 0;
    std::iter::once(first)
        .chain(ends)
        .filter(|end| *end > 0)
        .map(|end| std::mem::replace(&mut start, end)..end)
        .collect()
}

/// A stretch of a file, read as if a section started at its first header.
#[derive(Clone)]
struct Stretch {
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

/// Joins stretches in order. One that did not start where the section before it ended was cut falsely, inside a
/// multi-line string say, and is read again from there.
fn join(
    bytes: &dyn Bytes,
    file: FileId,
    stretches: impl IntoIterator<Item = Stretch>,
    tables: &[Tags],
) -> io::Result<(Part, Lines)> {
    let stretches: Vec<Stretch> = stretches.into_iter().collect();
    let mut whole = Part::default();
    whole.rows.reserve_exact(stretches.iter().map(|s| s.part.rows.len()).sum());
    whole.pointers.reserve_exact(stretches.iter().map(|s| s.part.pointers.len()).sum());
    let mut counts: Vec<u32> = Vec::new();
    let mut tags = Collected::default();
    let mut called: Vec<Called> = tables.iter().map(|_| Called::default()).collect();
    for stretch in stretches {
        for (granule, count) in stretch.lines {
            let granule = usize::try_from(granule).map_err(io::Error::other)?;
            counts.resize(counts.len().max(granule + 1), 0);
            counts[granule] += count;
        }
        if whole.end >= stretch.span.end {
            continue;
        }
        if whole.end == stretch.start {
            let table = stretch.table;
            whole.append(stretch.part, |set| called[table].here(set, &tables[table], &mut tags));
        } else {
            let mut window = Window::over(bytes, whole.end..stretch.span.end, Vec::new())?;
            let mut collected = Collected::default();
            let part = part::read(&mut window, 0, file, stretch.span.end, &mut collected)?;
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
        self.silenced.extend(next.silenced);
        self.left_out += next.left_out;
        self.end = next.end;
    }
}
