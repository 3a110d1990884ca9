//! Files made into a timeline: read one after the other, names checked, rows put in order.
//!
//! Owns the way from opened files to a timeline, and the news on that way. What cannot be read is a problem.

use super::part::Part;
use super::place::Sink;
use super::sequence;
use super::store::{Lines, Store, Stored};
use super::tags::{Called, Collected};
use super::{Arrived, Bytes, CutShort, Foreign, Opened, chunk, encoding, references};
use crate::model::{Clock, Entry, FileId, Lang, Places, Problem, Problems, Row, Severity, SourceRow, Tags, Timeline};
use rayon::slice::ParallelSliceMut;
use std::io;
use std::sync::Arc;

/// How files are read. The result is the same however it is done.
#[derive(Debug, Clone, Copy)]
pub struct Reading {
    /// How many threads read side by side; 0 leaves it to the machine.
    pub threads: usize,
    /// The size of a chunk, in bytes.
    pub chunk: u64,
    /// By which clock instants are shown; none leaves it to the first file that names a zone.
    pub clock: Option<Clock>,
    /// The language in which dates are told.
    pub lang: Lang,
}

impl Default for Reading {
    fn default() -> Self {
        Self { threads: 0, chunk: 1 << 20, clock: None, lang: Lang::default() }
    }
}

/// What is told while files are being read.
#[derive(Debug)]
pub enum News {
    /// How far reading has come.
    Progress {
        /// How many bytes have been read.
        read: u64,
        /// Of how many; 0 where some are still arriving, and nobody knows how many will.
        of: u64,
        /// How many events were found in them.
        events: u64,
    },
    /// The timeline of what has been read so far. Names are not checked yet, and earlier events may follow.
    SoFar(Box<Timeline>),
}

/// Reads files into one timeline. What is wrong with them stands in its problems.
pub fn read(files: &[Opened], reading: &Reading) -> Timeline {
    read_files(files, reading, None)
}

/// Reads files into one timeline, and tells of it meanwhile: from several threads, and in no certain order.
pub fn read_watched(files: &[Opened], reading: &Reading, watch: &(dyn Fn(News) + Sync)) -> Timeline {
    read_files(files, reading, Some(watch))
}

fn read_files(files: &[Opened], reading: &Reading, watch: Option<&(dyn Fn(News) + Sync)>) -> Timeline {
    // A pool costs more than it saves where there is only one chunk. Where no thread can be had, this one does it all.
    let is_long = |arrived: Arrived| !arrived.all || arrived.len > reading.chunk;
    let pool = (reading.threads != 1 && files.iter().any(|f| is_long(f.bytes.arrived())))
        .then(|| rayon::ThreadPoolBuilder::new().num_threads(reading.threads).build().ok())
        .flatten();
    let work =
        Work { chunk: reading.chunk, clock: reading.clock, lang: reading.lang, side_by_side: pool.is_some(), watch };
    match pool {
        Some(pool) => pool.install(|| work.read(files)),
        None => work.read(files),
    }
}

/// How it is done.
struct Work<'w> {
    chunk: u64,
    clock: Option<Clock>,
    lang: Lang,
    side_by_side: bool,
    watch: Option<&'w (dyn Fn(News) + Sync)>,
}

impl Work<'_> {
    fn read(&self, files: &[Opened]) -> Timeline {
        let mut parts = Vec::with_capacity(files.len());
        let mut store = Store::default();
        let lengths = files.iter().map(|f| f.bytes.arrived());
        let of = lengths.map(|arrived| arrived.all.then_some(arrived.len)).sum::<Option<u64>>().unwrap_or(0);
        let mut before = 0;
        for (index, file) in files.iter().enumerate() {
            let id = FileId(u16::try_from(index).unwrap_or(u16::MAX));
            let events_before: usize = parts.iter().map(|part: &Part| part.rows.len()).sum();
            let tell = |read: u64, events: u64, beginning: Option<(Part, Lines)>| {
                let Some(watch) = self.watch else { return };
                watch(News::Progress { read: before + read, of, events: events_before as u64 + events });
                // Only what stands in the first file is shown before all is read: it is there at once.
                if let Some((part, lines)) = beginning.filter(|_| index == 0) {
                    let bytes = Arc::clone(&file.bytes);
                    let store = Store { files: vec![Stored { bytes, lines }], ..Store::default() };
                    let parts = vec![part];
                    let mut order = Order::of(&parts);
                    order.sort(false);
                    let sources = sources(&parts);
                    let timeline = timeline(parts, sources, store, files, order.places());
                    watch(News::SoFar(Box::new(self.shown(timeline))));
                }
            };
            let watcher: Option<&chunk::Watcher<'_>> = if self.watch.is_some() { Some(&tell) } else { None };
            let (part, lines) = self.file(file.bytes.as_ref(), id, watcher);
            before += file.bytes.len();
            parts.push(part);
            store.files.push(Stored { bytes: Arc::clone(&file.bytes), lines });
        }
        let mut problems = Problems::default();
        for part in &mut parts {
            problems.append(std::mem::take(&mut part.problems));
        }
        let mut order = Order::of(&parts);
        let sources = sources(&parts);
        let mut check = || references::check(&mut parts, &sources, &mut store, &mut problems);
        // The order does not depend on what the checks change, so both are done at once.
        let cited = if self.side_by_side {
            rayon::join(|| order.sort(true), check).1
        } else {
            order.sort(false);
            check()
        };
        for part in &mut parts {
            // They have been followed.
            (part.pointers, part.claims) = Default::default();
        }
        sequence::settle(&mut order.0, &mut parts, &store, &mut problems);
        if self.clock.is_none() {
            other_zones(&parts, &mut problems);
        }
        problems.sort();
        let order = order.places();
        let places = Places::new(files.len(), indices(&order, &parts), &sources, cited);
        let mut timeline = timeline(parts, sources, store, files, order);
        timeline.problems = problems;
        timeline.places = Some(Arc::new(places));
        self.shown(timeline)
    }

    /// A timeline by the clock that is asked for, else by that which its files name, in the language that is asked for.
    fn shown(&self, timeline: Timeline) -> Timeline {
        let named = timeline.named_zone;
        let timeline = match self.clock.map_or(named, Clock::zone) {
            None => timeline,
            zone => timeline.by_clock(zone),
        };
        if timeline.lang == self.lang { timeline } else { timeline.in_language(self.lang) }
    }

    /// Reads one file.
    fn file(&self, bytes: &dyn Bytes, file: FileId, watcher: Option<&chunk::Watcher<'_>>) -> (Part, Lines) {
        let read = encoding::foreign(bytes).and_then(|other| match other {
            Some(why) => Ok(Err(why)),
            None => chunk::read(bytes, file, self.chunk, self.side_by_side, watcher).map(Ok),
        });
        let unreadable = |error: io::Error| {
            let message = format!("the file cannot be read: {error}");
            Err((message, "it may have been changed while it was read: try again"))
        };
        let read = read.unwrap_or_else(unreadable);
        let (mut part, lines) = read.unwrap_or_else(|(message, hint)| unread(file, message, hint));
        encoding::check(bytes, file, &mut part.problems);
        if let Some(made) = bytes.foreign() {
            tell_losses(made, file, &mut part.problems);
        }
        if let Some(CutShort { why, mend }) = bytes.cut_short() {
            if bytes.is_empty() {
                return unread(file, format!("the file cannot be read: {why}"), mend);
            }
            let mut sink = Sink::new(file, bytes.len());
            sink.error("cut-short", &(0..0), format!("this was not read to its end: {why}"))
                .label("from here on everything is missing")
                .hint(mend);
            sink.into(&mut part.problems);
        }
        (part, lines)
    }
}

/// What was lost or changed when a foreign file became a chronology.
fn tell_losses(made: &dyn Foreign, file: FileId, problems: &mut Problems) {
    let mut sink = Sink::new(file, 0);
    for words in made.losses_in_words("") {
        let words = words.trim_start_matches([':', ' ']);
        let message =
            if words.starts_with(|c: char| c.is_ascii_digit()) { format!("line {words}") } else { words.to_owned() };
        if made.is_broken() && message.contains("never closed") {
            sink.error("breaks-off", &(0..0), message).hint("close the quotation mark");
        } else {
            sink.warning("lost-in-import", &(0..0), message);
        }
    }
    sink.into(problems);
}

/// A file in which nothing can be read.
fn unread(file: FileId, message: String, hint: &'static str) -> (Part, Lines) {
    let mut sink = Sink::new(file, 0);
    sink.error("unreadable", &(0..0), message).hint(hint);
    let mut part = Part::default();
    sink.into(&mut part.problems);
    (part, Lines::default())
}

/// Of several files each that names another zone than the first of them to name one, by whose clock all are shown.
fn other_zones(parts: &[Part], problems: &mut Problems) {
    let mut named = parts.iter().filter_map(|part| part.zone.as_ref());
    let Some((first, _)) = named.next() else { return };
    for (zone, place) in named.filter(|(zone, _)| zone != first) {
        problems.push(Problem {
            severity: Severity::Warning,
            code: "other-zone",
            place: place.clone(),
            message: format!("this file names {zone}, but one before it {first}: times of all are shown by that clock"),
            label: String::new(),
            hint: Some("open the files with `--zone`, which is for all of them, or give them one `zone`".to_owned()),
            also: Vec::new(),
        });
    }
}

/// The timeline that parts make, one a file: `order` says of each of its rows where it stands among those of all parts.
fn timeline(
    mut parts: Vec<Part>,
    sources: Vec<SourceRow>,
    store: Store,
    files: &[Opened],
    order: Vec<u32>,
) -> Timeline {
    let title = parts.iter_mut().find_map(|part| part.title.take());
    let zone = parts.iter().find_map(|part| part.zone.as_ref()).map(|(zone, _)| *zone);
    let description = parts.iter_mut().find_map(|part| part.description.take());
    let silenced = parts.iter_mut().flat_map(|part| std::mem::take(&mut part.silenced)).collect();
    let left_out = parts.iter().map(|part| part.left_out).sum();
    let tags = joined_tags(&mut parts);
    let mut timeline = Timeline::new(in_order(parts, order), sources, Arc::new(store));
    timeline.tags = tags;
    timeline.title = title;
    timeline.named_zone = zone;
    timeline.description = description;
    timeline.map = files.iter().find_map(|file| file.bytes.foreign()).map(|made| made.map().to_owned());
    timeline.files = files.iter().map(|file| file.name.clone()).collect();
    timeline.left_out = left_out;
    timeline.silenced = silenced;
    timeline
}

/// The sources of all parts, sorted by (id, file).
fn sources(parts: &[Part]) -> Vec<SourceRow> {
    let mut sources: Vec<SourceRow> = parts.iter().flat_map(|part| &part.sources).copied().collect();
    sources.sort_by_key(|source| (source.id, source.file));
    sources
}

/// The tags of all parts in one table, in whose words the rows speak from here on.
fn joined_tags(parts: &mut [Part]) -> Tags {
    let mut parts = parts.iter_mut();
    let Some(first) = parts.next() else { return Tags::default() };
    let mut joined = Collected::from(std::mem::take(&mut first.tags));
    for part in parts {
        let mut called = Called::default();
        part.rows.iter_mut().for_each(|row| row.tags = called.here(row.tags, &part.tags, &mut joined));
    }
    joined.close()
}

/// Puts the rows of a file in the order of the timeline, on all processors if `side_by_side`: what reading does with them
/// at its end, for the benches.
#[doc(hidden)]
pub fn ordered(rows: Vec<Row>, side_by_side: bool) -> Vec<Row> {
    let parts = vec![Part { rows, ..Part::default() }];
    let mut order = Order::of(&parts);
    order.sort(side_by_side);
    in_order(parts, order.places())
}

/// The order of the timeline: of each row its earliest and latest instant, and its place among all rows of all files.
struct Order(Vec<Entry>);

impl Order {
    /// The rows in the order of their files.
    fn of(parts: &[Part]) -> Self {
        Self((0_u32..).zip(parts.iter().flat_map(|part| &part.rows)).map(|(n, row)| (row.first, row.last, n)).collect())
    }

    /// Puts them in the order of the timeline.
    fn sort(&mut self, side_by_side: bool) {
        if side_by_side {
            self.0.par_sort_unstable();
        } else {
            self.0.sort_unstable();
        }
    }

    /// For each row of the timeline its place among all rows of all files.
    fn places(self) -> Vec<u32> {
        let mut places: Vec<u32> = self.0.into_iter().map(|(.., place)| place).collect();
        places.shrink_to_fit();
        places
    }
}

/// The rows of the parts in the order of their files, each with its index in the timeline.
fn indices<'p>(order: &[u32], parts: &'p [Part]) -> impl Iterator<Item = (&'p Row, u32)> {
    let mut index_of = vec![0; order.len()];
    for (index, place) in (0..).zip(order) {
        index_of[*place as usize] = index;
    }
    parts.iter().flat_map(|part| &part.rows).zip(index_of)
}

/// The rows of the parts in an order. They change places one after the other, so that none stands in memory twice.
fn in_order(parts: Vec<Part>, mut order: Vec<u32>) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for part in parts {
        if rows.is_empty() { rows = part.rows } else { rows.extend(part.rows) }
    }
    for start in 0..order.len() {
        let (first, mut to) = (rows[start], start);
        loop {
            let from = std::mem::replace(&mut order[to], u32::try_from(to).unwrap_or(u32::MAX)) as usize;
            if from == start || from == to {
                break;
            }
            (rows[to], to) = (rows[from], from);
        }
        rows[to] = first;
    }
    rows
}
