//! Files read whole: cut into stretches, stretches read side by side, seams checked, rows put in order.
//!
//! Owns the way from opened files to a timeline. The result does not depend on where stretches were cut nor on how many
//! threads read them. Refuses to fail: what cannot be read is a problem.

use super::part::{self, Part};
use super::place::Sink;
use super::scan;
use super::store::{Lines, Store, Stored};
use super::window::Window;
use super::{Bytes, Opened, references};
use crate::model::{FileId, Problems, Row, SourceRow, Timeline};
use rayon::prelude::*;
use std::io;
use std::ops::Range;
use std::sync::Arc;

/// How files are read. The result is the same however it is done.
#[derive(Debug, Clone, Copy)]
pub struct Reading {
    /// How many threads read side by side; 0 leaves it to the machine.
    pub threads: usize,
    /// The size of a stretch, in bytes.
    pub stretch: u64,
}

impl Default for Reading {
    fn default() -> Self {
        Self { threads: 0, stretch: 1 << 20 }
    }
}

/// Reads files into one timeline. What is wrong with them stands in its problems.
pub fn read(files: Vec<Opened>, reading: &Reading) -> Timeline {
    let longest = files.iter().map(|f| f.bytes.len()).max().unwrap_or(0);
    // A pool costs more than it saves where there is only one stretch. Where no thread can be had, this one does it all.
    let pool = (longest > reading.stretch && reading.threads != 1)
        .then(|| rayon::ThreadPoolBuilder::new().num_threads(reading.threads).build().ok())
        .flatten();
    match pool {
        Some(pool) => pool.install(|| read_all(files, reading.stretch, true)),
        None => read_all(files, reading.stretch, false),
    }
}

fn read_all(files: Vec<Opened>, stretch: u64, side_by_side: bool) -> Timeline {
    let mut parts = Vec::with_capacity(files.len());
    let mut store = Store { files: Vec::with_capacity(files.len()) };
    for (index, file) in files.iter().enumerate() {
        let id = FileId(u16::try_from(index).unwrap_or(u16::MAX));
        let (part, lines) = read_file(file.bytes.as_ref(), id, stretch, side_by_side);
        parts.push(part);
        store.files.push(Stored { bytes: Arc::clone(&file.bytes), lines });
    }
    let mut problems = Problems::default();
    for part in &mut parts {
        problems.append(std::mem::take(&mut part.problems));
    }
    references::check(&mut parts, &store, &mut problems);
    problems.sort();
    let title = parts.iter_mut().find_map(|part| part.title.take());
    let description = parts.iter_mut().find_map(|part| part.description.take());
    let left_out = parts.iter().map(|part| part.left_out).sum();
    let (rows, sources) = in_order(parts, side_by_side);
    let mut timeline = Timeline::new(rows, sources, Arc::new(store));
    timeline.title = title;
    timeline.description = description;
    timeline.files = files.into_iter().map(|file| file.name).collect();
    timeline.problems = problems;
    timeline.left_out = left_out;
    timeline
}

fn in_order(parts: Vec<Part>, side_by_side: bool) -> (Vec<Row>, Vec<SourceRow>) {
    let mut rows = Vec::with_capacity(parts.iter().map(|p| p.rows.len()).sum());
    let mut sources = Vec::with_capacity(parts.iter().map(|p| p.sources.len()).sum());
    for part in parts {
        rows.extend(part.rows);
        sources.extend(part.sources);
    }
    if side_by_side {
        rows.par_sort_unstable_by_key(Row::key);
    } else {
        rows.sort_unstable_by_key(Row::key);
    }
    sources.sort_by_key(|s: &SourceRow| (s.id, s.file));
    (rows, sources)
}

/// Reads one file.
fn read_file(bytes: &dyn Bytes, file: FileId, stretch: u64, side_by_side: bool) -> (Part, Lines) {
    match encoding(bytes).and_then(|()| {
        let spans = spans(bytes.len(), stretch);
        let read = |span: &Range<u64>| read_stretch(bytes, file, span.clone()).map_err(|e| unreadable(&e));
        let stretches: Result<Vec<_>, _> =
            if side_by_side { spans.par_iter().map(read).collect() } else { spans.iter().map(read).collect() };
        join(bytes, file, stretches?).map_err(|e| unreadable(&e))
    }) {
        Ok(read) => read,
        Err((message, hint)) => {
            let mut sink = Sink::new(file, 0);
            sink.error("unreadable", &(0..0), message).hint(hint);
            let mut part = Part::default();
            sink.problems.into_iter().for_each(|p| part.problems.push(p));
            (part, Lines::default())
        }
    }
}

/// Why a file cannot be read at all, and what to do about it.
type Unreadable = (String, &'static str);

fn unreadable(error: &io::Error) -> Unreadable {
    (format!("the file cannot be read: {error}"), "it may have been changed while it was read: try again")
}

/// Refuses a file that is text in another encoding than UTF-8, which would only show as a thousand faults.
fn encoding(bytes: &dyn Bytes) -> Result<(), Unreadable> {
    let mut start = vec![0; usize::try_from(bytes.len().min(4)).unwrap_or(0)];
    bytes.read(0, &mut start).map_err(|e| unreadable(&e))?;
    let name = match start.as_slice() {
        [0xff, 0xfe, 0, 0] | [0, 0, 0xfe, 0xff] | [0, 0, 0, _] | [_, 0, 0, 0] => "UTF-32",
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [0, _, ..] | [_, 0, ..] => "UTF-16",
        _ => return Ok(()),
    };
    Err((format!("this is {name} or no text at all"), "save the file as UTF-8"))
}

fn spans(len: u64, stretch: u64) -> Vec<Range<u64>> {
    let stretch = stretch.max(1);
    (0..len.div_ceil(stretch)).map(|n| n * stretch..((n + 1) * stretch).min(len)).collect()
}

/// A stretch of a file, read as if a section started at its first header.
struct Stretch {
    /// The bytes it is to answer for.
    span: Range<u64>,
    /// Where its first section was taken to start.
    start: u64,
    part: Part,
    /// How many lines end in each granule that starts in it.
    lines: Vec<(u64, u32)>,
}

fn read_stretch(bytes: &dyn Bytes, file: FileId, span: Range<u64>) -> io::Result<Stretch> {
    let window = Window::over(bytes, span.clone())?;
    let lines = count_lines(&window, span.end);
    let first = if span.start == 0 { Some(0) } else { first_header(&window)? };
    let start = first.map_or(span.end, |at| window.base + at as u64);
    let part = match first {
        Some(at) if start < span.end => part::read(window, at, file, span.end)?,
        _ => Part::default(),
    };
    Ok(Stretch { span, start, part, lines })
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
fn join(bytes: &dyn Bytes, file: FileId, stretches: Vec<Stretch>) -> io::Result<(Part, Lines)> {
    let mut whole = Part::default();
    let mut counts: Vec<u32> = Vec::new();
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
            whole.append(stretch.part);
        } else {
            let window = Window::over(bytes, whole.end..stretch.span.end)?;
            whole.append(part::read(window, 0, file, stretch.span.end)?);
        }
    }
    Ok((whole, Lines::new(counts)))
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
        self.left_out += next.left_out;
        self.end = next.end;
    }
}
