//! The timeline: a row for every event, in order, and a way to ask for the event behind a row.
//!
//! Owns the order of the rows, and how an event is found again by its identity.
//! Refuses to hold events: [`Events`] decodes one when it is drawn, shown or matched, and it is dropped again.

use super::shown::Written;
use super::{
    Answer, Event, EventId, Events, FileChanged, FileId, Flags, Lang, Memory, Parts, Place, Places, Problem, Problems,
    Row, Source, SourceRow, Tags, Zone,
};
use crate::text::nearest;
use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// Why a question about a timeline has no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unfinished {
    /// The answer was no longer wanted.
    Stopped,
    /// The file of this name no longer holds what was read.
    FileChanged(String),
}

/// A rule of `check` that a file asks not to be asked about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Silenced {
    /// The rule's name as written: it need not be one.
    pub name: String,
    /// Where the file says so.
    pub place: Place,
}

/// All events of the files opened together, in order.
pub struct Timeline {
    /// The title of the first file that has one.
    pub title: Option<String>,
    /// The zone whose clock it is shown by; none where each date stands as written.
    pub zone: Option<Zone>,
    /// The language in which its dates are told.
    pub lang: Lang,
    /// The zone that its files name.
    pub named_zone: Option<Zone>,
    /// Its description.
    pub description: Option<String>,
    /// What the map is called by which the first of its files that is no chronology was read.
    pub map: Option<String>,
    /// The files' names as the user gave them, by [`FileId`].
    pub files: Vec<String>,
    /// What is wrong with them.
    pub problems: Problems,
    /// How many events were left out because of an error.
    pub left_out: u64,
    /// The tags of its events.
    pub tags: Tags,
    /// The rules that its files silence, in the order of the files.
    pub silenced: Vec<Silenced>,
    /// Where its records stand in their files; none where that is not known (yet).
    pub places: Option<Arc<Places>>,
    pub(super) rows: Vec<Row>,
    sources: Vec<SourceRow>,
    pub(super) events: Arc<dyn Events>,
    /// What it was as written, once it is or was shown by another clock.
    pub(super) written: Option<Arc<Written>>,
    /// Whether years as written come in order, once that was asked.
    pub(super) years: OnceLock<bool>,
    /// Which events are said to come after or before which, once that was asked.
    pub(super) sequel: OnceLock<Vec<(usize, usize)>>,
    /// Events that were asked for last, by row, the latest in front.
    pub(super) recent: Mutex<VecDeque<(usize, Arc<Event>)>>,
}

/// As many events are remembered.
const RECENT: usize = 4;

/// So many bytes before a place are looked at for the beginning of its line.
const LONGEST_LINE: u64 = 1 << 16;

impl std::fmt::Debug for Timeline {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Timeline")
            .field("title", &self.title)
            .field("files", &self.files)
            .field("rows", &self.rows.len())
            .field("sources", &self.sources.len())
            .field("problems", &self.problems.total())
            .finish_non_exhaustive()
    }
}

impl Timeline {
    /// A timeline of rows in the order in which they stand (see [`Row::first`]) and sources sorted by (id, file).
    pub fn new(rows: Vec<Row>, sources: Vec<SourceRow>, events: Arc<dyn Events>) -> Self {
        debug_assert!(rows.is_sorted_by_key(|row| row.first), "rows come in order");
        debug_assert!(sources.is_sorted_by_key(|s| (s.id, s.file)), "sources come in order");
        Self {
            title: None,
            zone: None,
            lang: Lang::default(),
            named_zone: None,
            written: None,
            description: None,
            map: None,
            files: Vec::new(),
            problems: Problems::default(),
            left_out: 0,
            tags: Tags::default(),
            silenced: Vec::new(),
            places: None,
            rows,
            sources,
            events,
            years: OnceLock::new(),
            sequel: OnceLock::new(),
            recent: Mutex::default(),
        }
    }

    /// What is left of this timeline: some of its rows and sources, in their order, and what is asked for events now.
    #[must_use]
    pub fn narrowed(&self, rows: Vec<Row>, sources: Vec<SourceRow>, events: Arc<dyn Events>) -> Self {
        Self {
            title: self.title.clone(),
            zone: self.zone,
            lang: self.lang,
            named_zone: self.named_zone,
            description: self.description.clone(),
            map: self.map.clone(),
            files: self.files.clone(),
            problems: self.problems.clone(),
            left_out: self.left_out,
            tags: self.tags.clone(),
            silenced: self.silenced.clone(),
            ..Self::new(rows, sources, events)
        }
    }

    /// The same timeline once more.
    #[must_use]
    pub fn duplicate(&self) -> Self {
        let mut same = self.narrowed(self.rows.clone(), self.sources.clone(), Arc::clone(&self.events));
        // Each record still stands where it stood.
        same.places.clone_from(&self.places);
        same.written.clone_from(&self.written);
        same
    }

    /// What the chronology is called as a file that is built into the program.
    pub const BUILT_IN: &str = "built-in chronology";

    /// How many events there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The same timeline, in which the events of these rows are marked as disputed too, each as surely as said.
    #[must_use]
    pub fn with_disputed(&self, rows: impl IntoIterator<Item = (u32, Answer)>) -> Self {
        let mut marked = self.duplicate();
        marked.mark_disputed(rows);
        marked
    }

    /// Marks the events of these rows as disputed, and no others.
    pub fn set_disputed(&mut self, rows: impl IntoIterator<Item = (u32, Answer)>) {
        for row in &mut self.rows {
            row.flags.set(Flags::DISPUTED, false);
            row.flags.set(Flags::MAY_PART, false);
        }
        self.mark_disputed(rows);
    }

    fn mark_disputed(&mut self, rows: impl IntoIterator<Item = (u32, Answer)>) {
        for (row, how) in rows {
            if let Some(row) = self.rows.get_mut(row as usize) {
                let flag = if how == Answer::Certainly { Flags::DISPUTED } else { Flags::MAY_PART };
                row.flags.set(flag, how != Answer::No);
            }
        }
    }

    /// How many sources are listed.
    pub fn source_count(&self) -> usize {
        self.sources.len()
    }

    /// The rows, in order.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The listed sources, by digest of their id.
    pub fn source_rows(&self) -> &[SourceRow] {
        &self.sources
    }

    /// The row in which an event stands. Walks the rows: for jumps, not for drawing.
    pub fn find(&self, id: EventId) -> Option<usize> {
        self.rows.iter().position(|row| row.event_id() == id)
    }

    /// The row of the event that `id` names for somebody who stands in `from`: that file's own first, then any other's.
    pub fn find_named(&self, id: &str, from: FileId) -> Option<usize> {
        let id = EventId::digest(id);
        self.find(EventId { file: from, id }).or_else(|| self.rows.iter().position(|row| row.id == id))
    }

    /// The id nearest to one that no event has, where one is near enough to have been meant, among the first thousand.
    pub fn nearest_id(&self, id: &str) -> Option<String> {
        const MOST: usize = 1_000;
        let known: Vec<String> = (0..self.len().min(MOST)).filter_map(|row| Some(self.event(row).ok()?.id)).collect();
        nearest(id, known.iter().map(String::as_str)).map(str::to_owned)
    }

    /// The rows of the events that `ids` name for somebody who stands in `from`, in one walk over the rows.
    pub fn find_all_named(&self, ids: &[String], from: FileId) -> Vec<Option<usize>> {
        let mut rows: HashMap<u64, Option<usize>> = ids.iter().map(|id| (EventId::digest(id), None)).collect();
        for (index, row) in self.rows.iter().enumerate().filter(|_| !ids.is_empty()) {
            if let Some(found) = rows.get_mut(&row.id)
                && found.is_none_or(|other| row.file == from && self.rows[other].file != from)
            {
                *found = Some(index);
            }
        }
        ids.iter().map(|id| rows.get(&EventId::digest(id)).copied().flatten()).collect()
    }

    /// The name of a file as the user gave it; nothing where it has none.
    pub fn file_name(&self, file: FileId) -> &str {
        self.files.get(usize::from(file.0)).map_or("", String::as_str)
    }

    /// Asks for the event in row `index`.
    ///
    /// # Errors
    /// [`FileChanged`] where there is no such row or its file no longer holds what was read.
    pub fn event(&self, index: usize) -> Result<Event, FileChanged> {
        self.events.event(self.rows.get(index).ok_or(FileChanged)?)
    }

    /// Asks for the events in these rows, one after the other; neighbours in a file are read at once. `memory` serves again,
    /// and so does that of each event that `take` hands back.
    ///
    /// # Errors
    /// [`Unfinished::FileChanged`] where there is no such row or its file no longer holds what was read: what was taken
    /// before is not to be used then.
    pub fn each(
        &self,
        indices: &[usize],
        memory: &mut Memory,
        take: &mut dyn FnMut(usize, Event) -> Option<Event>,
    ) -> Result<(), Unfinished> {
        let changed = |file: &str| Unfinished::FileChanged(file.to_owned());
        let rows: Option<Vec<&Row>> = indices.iter().map(|index| self.rows.get(*index)).collect();
        let mut next = indices.iter();
        let mut take = |event| take(*next.next()?, event);
        let each = self.events.each(&rows.ok_or_else(|| changed(""))?, memory, &mut take);
        each.map_err(|file| changed(self.file_name(file)))
    }

    /// Asks for the event in row `index`, where the same is likely to be asked for again and again: for each of its claims
    /// say. Those that were asked for last are remembered.
    ///
    /// # Errors
    /// [`FileChanged`] where there is no such row or its file no longer holds what was read.
    pub fn shared(&self, index: usize) -> Result<Arc<Event>, FileChanged> {
        let recent = || self.recent.lock().unwrap_or_else(PoisonError::into_inner);
        let known = recent().iter().find(|(of, _)| *of == index).map(|(_, event)| Arc::clone(event));
        if let Some(event) = known {
            return self.changed_file().map_or(Ok(event), |_| Err(FileChanged));
        }
        let event = Arc::new(self.event(index)?);
        let mut recent = recent();
        recent.truncate(RECENT - 1);
        recent.push_front((index, Arc::clone(&event)));
        Ok(event)
    }

    /// Asks for the event of a row, wherever that stands.
    ///
    /// # Errors
    /// [`FileChanged`] where its file no longer holds what was read.
    pub fn event_of(&self, row: &Row) -> Result<Event, FileChanged> {
        self.events.event(row)
    }

    /// Asks for the source that `id` names for somebody who stands in `from`: that file's own first, then any other's.
    pub fn source(&self, id: &str, from: FileId) -> Option<Source> {
        self.events.source(self.source_row(id, from)?).ok()
    }

    /// The row of the source that `id` names for somebody who stands in `from`, without asking for the source.
    pub fn source_row(&self, id: &str, from: FileId) -> Option<&SourceRow> {
        let digest = EventId::digest(id);
        let mut named = self.sources.get(self.first_source(digest)..)?.iter().take_while(|s| s.id == digest);
        let first = named.next()?;
        Some(if first.file == from { first } else { named.find(|s| s.file == from).unwrap_or(first) })
    }

    /// The source that a file lists under the id with this digest.
    pub fn source_of(&self, file: FileId, id: u64) -> Option<&SourceRow> {
        let named = self.sources.get(self.first_source(id)..)?.iter().take_while(|source| source.id == id);
        named.into_iter().find(|source| source.file == file)
    }

    /// Where the sources with this digest or a larger one begin. Digests are spread evenly, so that it begins near the
    /// share of them that lies below it: looking there first spares most of the steps of a search by halves.
    fn first_source(&self, digest: u64) -> usize {
        let sources = &self.sources;
        let lies_before = |at: usize| sources.get(at).is_some_and(|s| s.id < digest);
        let near = usize::try_from((u128::from(digest) * sources.len() as u128) >> 64).unwrap_or_default();
        let (mut low, mut high, mut step) = (near, near, 1);
        while low > 0 && !lies_before(low - 1) {
            (high, low) = (low, low.saturating_sub(step));
            step *= 2;
        }
        while lies_before(high) {
            (low, high) = (high, sources.len().min(high + step));
            step *= 2;
        }
        low + sources.get(low..high).map_or(0, |between| between.partition_point(|s| s.id < digest))
    }

    /// Asks for the source of a row.
    ///
    /// # Errors
    /// [`FileChanged`] where its file no longer holds what was read.
    pub fn listed(&self, row: &SourceRow) -> Result<Source, FileChanged> {
        self.events.source(row)
    }

    /// The line, counted from 1, on which a byte of a file stands; 0 where it cannot be told any more.
    pub fn line(&self, file: FileId, at: u64) -> u32 {
        self.events.line(file, at)
    }

    /// The column, counted in characters from 1, at which a byte of a file stands in its line; 0 where it cannot be told.
    pub fn column(&self, file: FileId, at: u64) -> u32 {
        let mut before = vec![0; usize::try_from(at.min(LONGEST_LINE)).unwrap_or_default()];
        let start = at - before.len() as u64;
        if self.bytes(file, start, &mut before).is_err() {
            return 0;
        }
        let line = match before.iter().rposition(|byte| *byte == b'\n') {
            Some(end) => before.split_off(end + 1),
            None if start == 0 => before,
            None => return 0,
        };
        u32::try_from(String::from_utf8_lossy(&line).chars().count() + 1).unwrap_or_default()
    }

    /// Where the parts of the event of a row begin, as it is written; none where that cannot be told any more.
    pub fn parts(&self, row: &Row) -> Option<Parts> {
        self.events.parts(row)
    }

    /// Fills `buffer` with the bytes of a file from `at` on.
    ///
    /// # Errors
    /// [`FileChanged`] where the file no longer holds what was read, or the timeline was not read from files.
    pub fn bytes(&self, file: FileId, at: u64, buffer: &mut [u8]) -> Result<(), FileChanged> {
        self.events.bytes(file, at, buffer)
    }

    /// How many bytes a file has; none where the timeline was not read from files.
    pub fn size(&self, file: FileId) -> Option<u64> {
        self.events.size(file)
    }

    /// The first file that no longer holds what was read; none where all do. Whoever answers a question from the bytes
    /// of files asks at the end: a change is never taken back.
    pub fn changed_file(&self) -> Option<FileId> {
        self.events.changed_file()
    }

    /// What was found, unless a file was changed meanwhile.
    ///
    /// # Errors
    /// [`Unfinished`] where there is no answer, or what it was taken from is not what was read.
    pub fn unless_changed<T>(&self, answer: Option<T>) -> Result<T, Unfinished> {
        match self.changed_file() {
            Some(file) => Err(Unfinished::FileChanged(self.file_name(file).to_owned())),
            None => answer.ok_or(Unfinished::Stopped),
        }
    }

    /// The line, counted from 1, of the start of a problem; 0 where it cannot be told any more.
    pub fn line_of(&self, problem: &Problem) -> u32 {
        self.line(problem.place.file, problem.place.span.start)
    }
}

#[cfg(test)]
mod tests;
