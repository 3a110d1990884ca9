//! Where records stand in their files, and what each event cites: what a search over bytes needs.
//!
//! Owns the way from a byte of a file back to the row that stands there, which rows alone (in order of time) do not
//! tell. Refuses to read.

use super::{FileId, Flags, Row, SourceRow};
use std::ops::Range;

/// Where a record stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stand {
    /// First byte of its text in the file.
    pub at: u32,
    /// Its index: of an event in [`Timeline::rows`](super::Timeline::rows), of a source in
    /// [`Timeline::source_rows`](super::Timeline::source_rows).
    pub index: u32,
}

/// The records of all files in the order in which they stand there: file by file, byte by byte.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Places {
    events: Vec<Stand>,
    /// For each file, where its events end.
    event_ends: Vec<usize>,
    /// Which of them are not literal: indices into `events`.
    odd: Vec<u32>,
    sources: Vec<Stand>,
    /// For each file, where its sources end.
    source_ends: Vec<usize>,
    /// What events cite, event by event in the order of `events`.
    cited: Vec<u32>,
    /// For each event, where in `cited` it ends.
    cited_ends: Vec<u32>,
}

impl Places {
    /// A citation that leads nowhere.
    pub const NOWHERE: u32 = u32::MAX;

    /// From the rows in the order in which they stand in so many files, each with its index in the timeline; the sources;
    /// and what each event cites: all of it, and for each event where its part of that ends.
    pub fn new<'r>(
        files: usize,
        events: impl Iterator<Item = (&'r Row, u32)>,
        sources: &[SourceRow],
        (cited, cited_ends): (Vec<u32>, Vec<u32>),
    ) -> Self {
        let mut by_place: Vec<(FileId, Stand)> =
            (0..).zip(sources).map(|(index, source)| (source.file, Stand { at: source.at, index })).collect();
        by_place.sort_unstable_by_key(|(file, stand)| (*file, stand.at, stand.index));
        let mut odd = Vec::new();
        let stands = (0..).zip(events).map(|(n, (row, index))| {
            if !row.flags.has(Flags::LITERAL) {
                odd.push(n);
            }
            (row.file, Stand { at: row.at, index })
        });
        let (events, event_ends) = by_file(files, stands);
        let (sources, source_ends) = by_file(files, by_place.into_iter());
        Self { events, event_ends, odd, sources, source_ends, cited, cited_ends }
    }

    /// All events.
    pub fn events(&self) -> &[Stand] {
        &self.events
    }

    /// All listed sources.
    pub fn sources(&self) -> &[Stand] {
        &self.sources
    }

    /// The events of each file, as indices into [`Places::events`].
    pub fn events_of_files(&self) -> impl Iterator<Item = (FileId, Range<usize>)> {
        of_files(&self.event_ends)
    }

    /// The sources of each file, as indices into [`Places::sources`].
    pub fn sources_of_files(&self) -> impl Iterator<Item = (FileId, Range<usize>)> {
        of_files(&self.source_ends)
    }

    /// Which of some events say what does not stand in their bytes ([`Flags::LITERAL`]): indices into [`Places::events`].
    pub fn odd(&self, among: &Range<usize>) -> impl Iterator<Item = usize> {
        let start = self.odd.partition_point(|n| (*n as usize) < among.start);
        let end = among.end;
        self.odd.iter().skip(start).map(|n| *n as usize).take_while(move |n| *n < end)
    }

    /// The listed sources that the `n`th of [`Places::events`] and its claims cite by their ids: indices into
    /// [`Timeline::source_rows`](super::Timeline::source_rows), or [`Places::NOWHERE`].
    pub fn cited(&self, n: usize) -> &[u32] {
        let end = |n: usize| self.cited_ends.get(n).map_or(0, |end| *end as usize);
        let start = n.checked_sub(1).map_or(0, end);
        self.cited.get(start..end(n)).unwrap_or_default()
    }
}

fn by_file(files: usize, records: impl Iterator<Item = (FileId, Stand)>) -> (Vec<Stand>, Vec<usize>) {
    let mut ends = vec![0; files];
    let mut stands = Vec::with_capacity(records.size_hint().0);
    for (file, stand) in records {
        stands.push(stand);
        if let Some(end) = ends.get_mut(usize::from(file.0)) {
            *end = stands.len();
        }
    }
    // A file without any ends where the one before it does.
    let mut before = 0;
    for end in &mut ends {
        before = before.max(*end);
        *end = before;
    }
    (stands, ends)
}

fn of_files(ends: &[usize]) -> impl Iterator<Item = (FileId, Range<usize>)> {
    let mut start = 0;
    (0..).map(FileId).zip(ends.iter().map(move |end| std::mem::replace(&mut start, *end)..*end))
}

/// How long the text of a record is.
impl Stand {
    /// The byte behind the text of an event.
    pub fn event_end(self, rows: &[Row]) -> u64 {
        u64::from(self.at) + rows.get(self.index as usize).map_or(0, |row| u64::from(row.len))
    }

    /// The byte behind the text of a source.
    pub fn source_end(self, sources: &[SourceRow]) -> u64 {
        u64::from(self.at) + sources.get(self.index as usize).map_or(0, |source| u64::from(source.len))
    }
}
