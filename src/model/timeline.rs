//! The timeline: a row for every event, in order, and a way to ask for the event behind a row.
//!
//! Owns rows (some tens of bytes each, all in memory), their order, and the identity by which an event is found again.
//! Refuses to hold events: [`Events`] decodes one when it is drawn, shown or matched, and it is dropped again.

use super::{Date, Event, Place, Places, Precision, Problem, Problems, Source, TagSet, Tags};
use std::sync::Arc;

/// Which of the files opened together: its index in the order of the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct FileId(pub u16);

/// What an event is, whatever row it stands in: its file and a 64-bit digest of its id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EventId {
    /// The file it stands in.
    pub file: FileId,
    /// Digest of its id (see [`EventId::digest`]).
    pub id: u64,
}

impl EventId {
    /// The digest of an id: the same in every run and on every machine.
    pub fn digest(id: &str) -> u64 {
        use std::hash::{BuildHasher, Hasher};
        let mut hasher = foldhash::quality::FixedState::with_seed(0x0da7_e11e).build_hasher();
        hasher.write(id.as_bytes());
        hasher.finish()
    }
}

/// What is known of a row without asking for its event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Flags(u32);

impl Flags {
    /// Open at its end: still in force.
    pub const OPEN_END: Self = Self(1);
    /// Its end is not known.
    pub const UNKNOWN_END: Self = Self(1 << 1);
    /// Its start is open or not known.
    pub const NO_START: Self = Self(1 << 2);
    /// An interval or a set, not a single date.
    pub const EXTENDED: Self = Self(1 << 3);
    /// Marked `?` or `%`.
    pub const UNCERTAIN: Self = Self(1 << 4);
    /// Marked `~` or `%`.
    pub const APPROXIMATE: Self = Self(1 << 5);
    /// One of its claims disputes another, or is disputed.
    pub const DISPUTED: Self = Self(1 << 6);
    /// Neither it nor any of its claims has a source.
    pub const UNSOURCED: Self = Self(1 << 7);
    /// Its bytes are an inline table, not a `[[events]]` section.
    pub const INLINE: Self = Self(1 << 8);
    /// Its id is derived from date and title.
    pub const DERIVED_ID: Self = Self(1 << 9);
    /// Its file has a problem with it.
    pub const PROBLEM: Self = Self(1 << 10);
    /// Written in the plainest way: known keys on a line each, with one-line texts or lists of them, and no claims.
    pub const PLAIN: Self = Self(1 << 11);

    /// Whether all of `other` is set.
    pub fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Which of the events that would share an id this is, counted from 1.
    pub fn ordinal(self) -> u32 {
        (self.0 >> Self::ORDINAL) + 1
    }

    /// Says which of the events that would share an id this is, counted from 1.
    pub fn set_ordinal(&mut self, ordinal: u32) {
        let most = u32::MAX >> Self::ORDINAL;
        self.0 = (self.0 & ((1 << Self::ORDINAL) - 1)) | (ordinal.saturating_sub(1).min(most) << Self::ORDINAL);
    }

    /// The first bit of the ordinal.
    const ORDINAL: u32 = 12;

    /// Sets `other` where `on`.
    pub fn set(&mut self, other: Self, on: bool) {
        if on {
            self.0 |= other.0;
        } else {
            self.0 &= !other.0;
        }
    }
}

/// One event, as far as order, drawing of time and finding it again need it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// Earliest possible instant: seconds since 1970 UTC; [`Row::OPEN_START`] or [`Row::UNKNOWN_START`] where there is none.
    pub first: i64,
    /// Latest possible instant, likewise; [`Row::OPEN_END`] or [`Row::UNKNOWN_END`] where there is none.
    pub last: i64,
    /// Digest of the id (see [`EventId::digest`]).
    pub id: u64,
    /// First byte of its text in the file.
    pub at: u32,
    /// Length of its text in bytes.
    pub len: u32,
    /// The offset from UTC in which its start was written, in minutes.
    pub shift: i16,
    /// The file it stands in.
    pub file: FileId,
    /// Precision of the start.
    pub precision: Precision,
    /// What else is known of it.
    pub flags: Flags,
    /// Its tags (see [`Timeline::tags`]).
    pub tags: TagSet,
}

impl Row {
    /// `first` of a start that is open: earlier than everything.
    pub const OPEN_START: i64 = i64::MIN;
    /// `first` of a start that is not known.
    pub const UNKNOWN_START: i64 = i64::MIN + 1;
    /// `last` of an end that is not known.
    pub const UNKNOWN_END: i64 = i64::MAX - 1;
    /// `last` of an end that is open: later than everything.
    pub const OPEN_END: i64 = i64::MAX;

    /// The event's identity.
    pub fn event_id(&self) -> EventId {
        EventId { file: self.file, id: self.id }
    }

    /// The key of the timeline's order: earliest instant, latest, then the order of files and in the file.
    pub fn key(&self) -> (i64, i64, FileId, u32) {
        (self.first, self.last, self.file, self.at)
    }

    /// The calendar year of the start as written; none where the start is open or not known.
    pub fn year(&self) -> Option<i64> {
        (!self.flags.has(Flags::NO_START)).then(|| Date::year_of(self.first + i64::from(self.shift) * 60))
    }
}

/// A source that a file lists, as far as finding it needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SourceRow {
    /// Digest of its id (see [`EventId::digest`]).
    pub id: u64,
    /// First byte of its text in the file.
    pub at: u32,
    /// Length of its text in bytes.
    pub len: u32,
    /// The file it stands in.
    pub file: FileId,
    /// Whether its bytes are an inline table.
    pub inline: bool,
    /// Written in the plainest way, as [`Flags::PLAIN`] says of an event.
    pub plain: bool,
}

/// The text of a row is not what it was when the file was read: it was changed on disk since, or cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gone;

/// Where events and sources are asked for, one at a time: what `format` fulfils.
pub trait Events: Send + Sync {
    /// Decodes the event of a row.
    ///
    /// # Errors
    /// [`Gone`] where the file no longer holds what was read.
    fn event(&self, row: &Row) -> Result<Event, Gone>;

    /// Decodes a listed source.
    ///
    /// # Errors
    /// [`Gone`] where the file no longer holds what was read.
    fn source(&self, row: &SourceRow) -> Result<Source, Gone>;

    /// The line, counted from 1, on which a byte of a file stands; 0 where it cannot be told any more.
    fn line(&self, file: FileId, at: u64) -> u32;

    /// Fills `buffer` with the bytes of a file from `at` on, as they are. Where there are no files there are none.
    ///
    /// # Errors
    /// [`Gone`] where the file no longer holds what was read.
    fn bytes(&self, _file: FileId, _at: u64, _buffer: &mut [u8]) -> Result<(), Gone> {
        Err(Gone)
    }
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
    /// Its description.
    pub description: Option<String>,
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
    rows: Vec<Row>,
    sources: Vec<SourceRow>,
    events: Arc<dyn Events>,
}

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
    /// A timeline of rows that are in order (see [`Row::key`]) and sources sorted by (id, file).
    pub fn new(rows: Vec<Row>, sources: Vec<SourceRow>, events: Arc<dyn Events>) -> Self {
        debug_assert!(rows.is_sorted_by_key(Row::key), "rows come in order");
        debug_assert!(sources.is_sorted_by_key(|s| (s.id, s.file)), "sources come in order");
        Self {
            title: None,
            description: None,
            files: Vec::new(),
            problems: Problems::default(),
            left_out: 0,
            tags: Tags::default(),
            silenced: Vec::new(),
            places: None,
            rows,
            sources,
            events,
        }
    }

    /// What is left of this timeline: some of its rows and sources, in their order, and what is asked for events now.
    #[must_use]
    pub fn narrowed(&self, rows: Vec<Row>, sources: Vec<SourceRow>, events: Arc<dyn Events>) -> Self {
        Self {
            title: self.title.clone(),
            description: self.description.clone(),
            files: self.files.clone(),
            problems: self.problems.clone(),
            left_out: self.left_out,
            tags: self.tags.clone(),
            silenced: self.silenced.clone(),
            ..Self::new(rows, sources, events)
        }
    }

    /// How many events there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The same timeline, in which the events of these rows are marked as disputed too.
    #[must_use]
    pub fn with_disputed(&self, rows: impl IntoIterator<Item = u32>) -> Self {
        let mut marked = self.narrowed(self.rows.clone(), self.sources.clone(), Arc::clone(&self.events));
        // Each record still stands where it stood.
        marked.places.clone_from(&self.places);
        marked.mark_disputed(rows);
        marked
    }

    /// Marks the events of these rows as disputed, and no others.
    pub fn set_disputed(&mut self, rows: impl IntoIterator<Item = u32>) {
        self.rows.iter_mut().for_each(|row| row.flags.set(Flags::DISPUTED, false));
        self.mark_disputed(rows);
    }

    fn mark_disputed(&mut self, rows: impl IntoIterator<Item = u32>) {
        for row in rows {
            if let Some(row) = self.rows.get_mut(row as usize) {
                row.flags.set(Flags::DISPUTED, true);
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

    /// Asks for the event in row `index`.
    ///
    /// # Errors
    /// [`Gone`] where there is no such row or its file no longer holds what was read.
    pub fn event(&self, index: usize) -> Result<Event, Gone> {
        self.events.event(self.rows.get(index).ok_or(Gone)?)
    }

    /// Asks for the event of a row, wherever that stands.
    ///
    /// # Errors
    /// [`Gone`] where its file no longer holds what was read.
    pub fn event_of(&self, row: &Row) -> Result<Event, Gone> {
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
    /// [`Gone`] where its file no longer holds what was read.
    pub fn listed(&self, row: &SourceRow) -> Result<Source, Gone> {
        self.events.source(row)
    }

    /// The line, counted from 1, on which a byte of a file stands; 0 where it cannot be told any more.
    pub fn line(&self, file: FileId, at: u64) -> u32 {
        self.events.line(file, at)
    }

    /// Fills `buffer` with the bytes of a file from `at` on.
    ///
    /// # Errors
    /// [`Gone`] where the file no longer holds what was read, or the timeline was not read from files.
    pub fn bytes(&self, file: FileId, at: u64, buffer: &mut [u8]) -> Result<(), Gone> {
        self.events.bytes(file, at, buffer)
    }

    /// The line, counted from 1, of the start of a problem; 0 where it cannot be told any more.
    pub fn line_of(&self, problem: &Problem) -> u32 {
        self.line(problem.place.file, problem.place.span.start)
    }
}

#[cfg(test)]
mod tests;
