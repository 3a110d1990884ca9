//! Rows: of each event and each listed source what is known without asking for it.
//!
//! Owns what identifies them, and where their text stands: some tens of bytes each, all in memory. Refuses to hold any text.

use super::{Answer, Date, Day, Precision, TagSet};

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
    /// Neither it nor any of its claims has a source: what they cite, if they do, is listed nowhere.
    pub const UNSOURCED: Self = Self(1 << 7);
    /// Its bytes are an inline table, not a `[[events]]` section.
    pub const INLINE: Self = Self(1 << 8);
    /// Its id is derived from date and title.
    pub const DERIVED_ID: Self = Self(1 << 9);
    /// Its file has a problem with it.
    pub const PROBLEM: Self = Self(1 << 10);
    /// Each of its values stands whole on a line behind its key, as it does for [`Flags::LITERAL`]: such a line says by
    /// itself what it says.
    pub const PLAIN: Self = Self(1 << 11);

    /// Its start is open: at any time before.
    pub const OPEN_START: Self = Self(1 << 12);
    /// A time of day with its offset from UTC written.
    pub const CLOCK: Self = Self(1 << 13);
    /// Its date has to be read to be answered for exactly: a fraction of a second, a set, an end on another clock, a mark
    /// of reliability.
    pub const INEXACT: Self = Self(1 << 14);
    /// Dated by the report of it alone.
    pub const BY_THEN: Self = Self(1 << 15);
    /// It says after or before which events it stands.
    pub const PLACED: Self = Self(1 << 16);
    /// It stands behind or before another, as its file says, and not where its own date puts it.
    pub const MOVED: Self = Self(1 << 17);
    /// A figure of it may not fit another, for their times may be the same.
    pub const MAY_PART: Self = Self(1 << 18);
    /// Its date was worked out, or the file's word for what says it is none: no source is known to say it.
    pub const INFERRED: Self = Self(1 << 19);
    /// Its words stand in its bytes as they are meant: it is written without escapes but those of quotation marks,
    /// backslashes, line breaks and tabs, and all its numbers and dates in one way.
    pub const LITERAL: Self = Self(1 << 20);
    /// It makes claims.
    pub const CLAIMS: Self = Self(1 << 21);
    /// One of its claims has a figure.
    pub const FIGURES: Self = Self(1 << 22);

    /// Whether all of `other` is set.
    pub fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Which of the events that would share an id this is, counted from 1.
    pub fn ordinal(self) -> u32 {
        (self.0 >> Self::ORDINAL) + 1
    }

    /// Says which of the events that would share an id this is, counted from 1; one that there is no room for becomes the
    /// largest that there is room for.
    pub fn set_ordinal(&mut self, ordinal: u32) {
        let ordinal = ordinal.saturating_sub(1).min(Self::LARGEST);
        self.0 = (self.0 & ((1 << Self::ORDINAL) - 1)) | (ordinal << Self::ORDINAL);
    }

    /// The largest ordinal that there is room for, counted from 0. Larger ones are its reader's to remember.
    const LARGEST: u32 = if cfg!(test) { 20 } else { u32::MAX >> Self::ORDINAL };

    /// The first bit of the ordinal.
    const ORDINAL: u32 = 23;

    /// How surely it is disputed.
    pub fn disputed(self) -> Answer {
        Answer::of(self.has(Self::MAY_PART), self.has(Self::DISPUTED))
    }

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
    /// Where it stands in the order, in seconds since 1970 UTC: its earliest possible instant; where it has none, the
    /// second before the latest day of its start, or [`Row::UNDATED`].
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
    /// Its tags (see [`Timeline::tags`](super::Timeline::tags)).
    pub tags: TagSet,
}

impl Row {
    /// `first` of what has no date at all: later than everything.
    pub const UNDATED: i64 = i64::MAX;
    /// A start that is open: earlier than everything.
    pub const OPEN_START: i64 = i64::MIN;
    /// A start that is not known.
    pub const UNKNOWN_START: i64 = i64::MIN + 1;
    /// `last` of an end that is not known.
    pub const UNKNOWN_END: i64 = i64::MAX - 1;
    /// `last` of an end that is open: later than everything.
    pub const OPEN_END: i64 = i64::MAX;

    /// The event's identity.
    pub fn event_id(&self) -> EventId {
        EventId { file: self.file, id: self.id }
    }

    /// The byte behind its text in the file.
    pub fn end(&self) -> u64 {
        u64::from(self.at) + u64::from(self.len)
    }

    /// The key of the timeline's order: where it stands, the sooner over first, then the order of files and in the file.
    pub fn key(&self) -> (i64, i64, FileId, u32) {
        (self.first, self.last, self.file, self.at)
    }

    /// Its earliest possible instant; none where its start is open or not known. Of an event that stands where another puts
    /// it and is no unit of the calendar, that of its place.
    pub fn earliest(&self) -> Option<i64> {
        let is_single = self.flags.has(Flags::MOVED) && !self.flags.has(Flags::EXTENDED);
        let own = is_single.then(|| self.precision.start_of(self.last, self.shift)).flatten();
        (!self.flags.has(Flags::NO_START)).then_some(own.unwrap_or(self.first))
    }

    /// Whether it stands where another puts it and only its date tells when it may start: a time of day, no unit of the
    /// calendar, or an interval or a set.
    pub fn stands_elsewhere(&self) -> bool {
        let is_unit = !matches!(self.precision, Precision::Second | Precision::Vague);
        self.flags.has(Flags::MOVED) && (self.flags.has(Flags::EXTENDED) || !is_unit)
    }

    /// The same as its date has it, wherever it stands. The date is asked for only where the row does not tell.
    #[must_use]
    pub fn by_date(mut self, date: impl FnOnce() -> Option<Date>) -> Self {
        let is_asked = self.stands_elsewhere() || self.flags.has(Flags::NO_START);
        let own = || if is_asked { date().map(|date| date.scanned().first) } else { self.earliest() };
        if let Some(first) = Some(()).filter(|()| self.flags.has(Flags::MOVED)).and_then(|()| own()) {
            self.first = first;
            self.flags.set(Flags::MOVED, false);
        }
        self
    }

    /// Its earliest possible instant, or [`Row::OPEN_START`] or [`Row::UNKNOWN_START`].
    pub fn start(&self) -> i64 {
        let none = if self.flags.has(Flags::OPEN_START) { Self::OPEN_START } else { Self::UNKNOWN_START };
        self.earliest().unwrap_or(none)
    }

    /// Whether it may show a time with another offset from UTC, in minutes, or with none, which a reader would take for that of
    /// its neighbour. It knows the offset of its start only.
    pub fn may_show_other_clock(&self, offset: i16) -> bool {
        const DAY: i64 = 86_400;
        let has = |flag| self.flags.has(flag);
        if has(Flags::CLOCK) {
            let has_end = has(Flags::NO_START) || self.last < Self::UNKNOWN_END;
            return self.shift != offset || has_end && has(Flags::EXTENDED) && has(Flags::INEXACT);
        }
        let starts = self.earliest().is_some_and(|first| first.rem_euclid(DAY) != 0);
        let ends = self.last < Self::UNKNOWN_END && self.last.rem_euclid(DAY) != DAY - 1;
        self.precision == Precision::Second || starts || ends
    }

    /// The first day on which it may start, by the clock that is shown; none where that is not known.
    pub fn first_day(&self) -> Option<Day> {
        self.earliest().map(|first| Day::of_instant(first.saturating_add(i64::from(self.shift) * 60)))
    }

    /// Whether it had happened by a day that is known, and only a report says so: not so where its date has no latest day.
    pub fn is_by_then(&self) -> bool {
        self.flags.has(Flags::BY_THEN) && self.last < Self::UNKNOWN_END
    }

    /// Whether it has no date at all.
    pub fn is_undated(&self) -> bool {
        self.first == Self::UNDATED
    }

    /// The day on which it was, counted from 1970, of the clock as written; none where it is no single day or moment.
    pub fn day(&self) -> Option<i64> {
        let is_single = self.precision <= Precision::Day && !self.flags.has(Flags::EXTENDED) && !self.is_undated();
        let start = self.earliest().filter(|_| is_single && !self.stands_elsewhere())?;
        Some(start.saturating_add(i64::from(self.shift) * 60).div_euclid(86_400))
    }

    /// The moment at which it was, in seconds since 1970 in UTC, whatever clock it is written by; none where it is no single
    /// one, or no clock is said.
    pub fn moment(&self) -> Option<i64> {
        self.day().and(self.earliest()).filter(|_| self.flags.has(Flags::CLOCK))
    }

    /// The calendar year under which it stands, of the clock as written; none where it has no date.
    pub fn year(&self) -> Option<i64> {
        let shift = i64::from(self.shift) * 60 + i64::from(self.flags.has(Flags::NO_START));
        (!self.is_undated()).then(|| Date::year_of(self.first.saturating_add(shift)))
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
