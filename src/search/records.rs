//! What the bytes of a chunk tell of its records, for one term of a query.
//!
//! Owns the way from a byte that a prefilter points at to the record it stands in. A plain record is told by its lines, one
//! that is literal by all its texts; of any other it is only told what cannot be in it. No record is decoded.

use super::chunk::Chunk;
use super::criterion::Criterion;
use super::prefilter::Prefilter;
use crate::format::{Record, Text, Texts};
use crate::model::{Flags, Places, Stand, Timeline};
use crate::query::Part;

/// What is known of a term for one record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Known {
    /// It does not hold.
    No,
    /// The record has to be asked.
    Maybe,
    /// It holds.
    Yes,
}

impl Known {
    pub(super) fn of(holds: bool) -> Self {
        if holds { Self::Yes } else { Self::No }
    }

    /// Whether it holds, where that is known.
    pub(super) fn settled(self) -> Option<bool> {
        (self != Self::Maybe).then_some(self == Self::Yes)
    }
}

/// The bytes of a chunk, as they are written and in small letters: memory that serves again.
#[derive(Default)]
pub(super) struct Buffer {
    written: Vec<u8>,
    small: Vec<u8>,
}

impl Buffer {
    /// Reads a chunk for these prefilters; none where it cannot be read.
    pub(super) fn read<'q>(
        &mut self,
        chunk: &Chunk,
        timeline: &Timeline,
        mut prefilters: impl Iterator<Item = &'q Prefilter> + Clone,
    ) -> Option<&Self> {
        if prefilters.clone().next().is_none() {
            self.written.clear();
            return Some(self);
        }
        if !chunk.read(timeline, &mut self.written) {
            return None;
        }
        if prefilters.any(|prefilter| !prefilter.keeps_case()) {
            self.small.clear();
            self.small.extend(self.written.iter().map(u8::to_ascii_lowercase));
        }
        Some(self)
    }
}

/// The records of a chunk.
pub(super) struct Records<'r> {
    chunk: &'r Chunk,
    stands: &'r [Stand],
    timeline: &'r Timeline,
    /// Events that are not literal and sources that are not plain, as indices into `stands`.
    odd: Vec<usize>,
    are_events: bool,
}

impl<'r> Records<'r> {
    pub(super) fn of_events(timeline: &'r Timeline, places: &'r Places, chunk: &'r Chunk) -> Self {
        let stands = places.events().get(chunk.records.clone()).unwrap_or_default();
        let odd = places.odd(&chunk.records).map(|n| n - chunk.records.start).collect();
        Self { chunk, stands, timeline, odd, are_events: true }
    }

    pub(super) fn of_sources(timeline: &'r Timeline, places: &'r Places, chunk: &'r Chunk) -> Self {
        let stands = places.sources().get(chunk.records.clone()).unwrap_or_default();
        let is_odd =
            |stand: &Stand| timeline.source_rows().get(stand.index as usize).is_none_or(|source| !source.plain);
        let odd = (0..).zip(stands).filter(|(_, stand)| is_odd(stand)).map(|(n, _)| n).collect();
        Self { chunk, stands, timeline, odd, are_events: false }
    }

    pub(super) fn len(&self) -> usize {
        self.stands.len()
    }

    pub(super) fn any_odd(&self) -> bool {
        !self.odd.is_empty()
    }

    /// The records' indices in the timeline.
    pub(super) fn indices(&self) -> impl Iterator<Item = usize> {
        self.stands.iter().map(|stand| stand.index as usize)
    }

    /// Says that all that are odd have to be asked, and of the others that it does not hold.
    pub(super) fn only_odd(&self, known: &mut Vec<Known>) {
        known.resize(self.len(), Known::No);
        for n in &self.odd {
            known[*n] = Known::Maybe;
        }
    }

    /// Says of those that are odd that they have to be asked where it would hold.
    pub(super) fn ask_odd_of(&self, known: &mut [Known]) {
        for n in &self.odd {
            if known[*n] == Known::Yes {
                known[*n] = Known::Maybe;
            }
        }
    }

    /// Finds out of which records a term may hold that needs one of the words of `prefilters`; `plainly` says that the texts of
    /// a record tell that is not odd.
    pub(super) fn look(
        &self,
        (text, texts): (&Buffer, &mut Texts),
        criterion: Criterion<'_>,
        prefilters: &[Prefilter],
        plainly: bool,
        known: &mut Vec<Known>,
    ) {
        known.resize(self.len(), Known::No);
        let may_be_number = self.are_events && prefilters.iter().any(Prefilter::may_be_number);
        for n in &self.odd {
            let written = text.written.get(self.start(*n)..self.end(*n));
            if may_be_number || written.is_none_or(|text| memchr::memchr(b'\\', text).is_some()) {
                known[*n] = Known::Maybe;
            }
        }
        for prefilter in prefilters {
            let searched = if prefilter.keeps_case() { &text.written } else { &text.small };
            let (records, text, texts) = (self, &text.written, &mut *texts);
            let mut hits = Hits { records, text, texts, criterion, plainly, known, n: 0, is_exact: true };
            prefilter.each_ascii(searched, |at| hits.hit(at));
            (hits.n, hits.is_exact) = (0, false);
            prefilter.each_beyond(text, |at| hits.hit(at));
        }
    }

    /// Where in the chunk a record starts; the chunk's end behind the last one.
    fn start(&self, n: usize) -> usize {
        self.stands.get(n).map_or_else(|| self.chunk.len(), |stand| self.chunk.within(u64::from(stand.at)))
    }

    fn end(&self, n: usize) -> usize {
        let end = |stand: &Stand| {
            if self.are_events {
                stand.event_end(self.timeline.rows())
            } else {
                stand.source_end(self.timeline.source_rows())
            }
        };
        self.stands.get(n).map_or_else(|| self.chunk.len(), |stand| self.chunk.within(end(stand)))
    }

    fn is_odd(&self, n: usize) -> bool {
        self.odd.binary_search(&n).is_ok()
    }

    /// Whether the lines of a record that is not odd tell by themselves what they say.
    fn is_plain(&self, n: usize) -> bool {
        let row = self.stands.get(n).and_then(|stand| self.timeline.rows().get(stand.index as usize));
        !self.are_events || row.is_some_and(|row| row.flags.has(Flags::PLAIN))
    }

    fn record(&self) -> Record {
        if self.are_events { Record::Event } else { Record::Source }
    }
}

/// What comes of the bytes that a prefilter points at, one after the other.
struct Hits<'h> {
    records: &'h Records<'h>,
    text: &'h [u8],
    texts: &'h mut Texts,
    criterion: Criterion<'h>,
    plainly: bool,
    known: &'h mut [Known],
    /// The record that was hit last.
    n: usize,
    /// Whether the word stands where the prefilter points.
    is_exact: bool,
}

impl Hits<'_> {
    /// Looks at the record at a byte; returns the byte from which to look on.
    fn hit(&mut self, at: usize) -> usize {
        let records = self.records;
        while self.n + 1 < records.len() && records.start(self.n + 1) <= at {
            self.n += 1;
        }
        let (n, next) = (self.n, records.start(self.n + 1));
        let start = records.start(n);
        if at < start || self.known.get(n) == Some(&Known::Yes) {
            return next;
        }
        if records.is_odd(n) {
            // Several records of one section of the file start at the same byte.
            let same = (0..=n).rev().take_while(|m| records.start(*m) == start);
            for n in same.filter(|m| at < records.end(*m)) {
                self.known[n] = Known::Maybe;
            }
            return next;
        }
        let Some(record) = self.text.get(start..records.end(n)).filter(|_| self.plainly && at < records.end(n)) else {
            return next;
        };
        let (known, end) = self.look(record, at - start, records.is_plain(n));
        if known != Known::No {
            self.known[n] = known;
            return next;
        }
        end.map_or(next, |end| start + end)
    }

    /// What a record tells in which byte `at` was pointed at; and where the line ends that was looked at, if no more was.
    fn look(&mut self, record: &[u8], at: usize, is_plain: bool) -> (Known, Option<usize>) {
        // The kind of a source is no text of it.
        if self.criterion.is_of_kind() {
            return (Known::Maybe, None);
        }
        let of = self.records.record();
        let end = is_plain.then(|| self.texts.read_line(record, of, at));
        if end.is_none() && !self.texts.read_event(record) {
            return (Known::Maybe, None);
        }
        let mut texts = self.texts.all(record, of);
        let holds = if self.is_exact && self.criterion.is_its_word() && record.get(at.wrapping_sub(1)) != Some(&b'\\') {
            texts.any(|text| text.span.contains(&at) && !matches!(text.part, Part::Value(_)) || self.holds_in(&text))
        } else {
            texts.any(|text| self.holds_in(&text))
        };
        (Known::of(holds), end)
    }

    fn holds_in(&self, text: &Text<'_>) -> bool {
        self.criterion.holds_in(text.part, &text.said)
    }
}
