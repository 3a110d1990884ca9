//! A timeline as the clock of a zone shows it, in a language: instants are shown, grouped and asked for by that clock, what
//! has no clock stays as it is, and dates are told in that language.

use super::{
    Citation, Cited, Date, Event, Events, FileChanged, FileId, Flags, Lang, Memory, Parts, Row, Source, SourceRow,
    Take, Timeline, Zone,
};
use std::sync::{Arc, Mutex};

impl Timeline {
    /// The same timeline by the clock of a zone; as written where there is none.
    #[must_use]
    pub fn by_clock(mut self, zone: Option<Zone>) -> Self {
        let written = self.written.take().unwrap_or_else(|| {
            let shifts = self.rows.iter().map(|row| row.shift).collect();
            Arc::new(Written { events: Arc::clone(&self.events), shifts })
        });
        for (row, shift) in self.rows.iter_mut().zip(&written.shifts) {
            row.shift = match zone {
                Some(zone) if row.flags.has(Flags::CLOCK) && !row.flags.has(Flags::NO_START) => zone.shift(row.first),
                _ => *shift,
            };
        }
        let events = Arc::clone(&written.events);
        self.events = match (zone, self.lang) {
            (None, Lang::English) => events,
            (zone, lang) => Arc::new(Shown { events, zone, lang }),
        };
        (self.zone, self.written) = (zone, Some(written));
        self.recent = Mutex::default();
        self
    }

    /// The same timeline with its dates told in a language.
    #[must_use]
    pub fn in_language(mut self, lang: Lang) -> Self {
        let zone = self.zone;
        self.lang = lang;
        self.by_clock(zone)
    }
}

/// What a timeline was as written.
pub(super) struct Written {
    events: Arc<dyn Events>,
    /// The offsets from UTC of its rows, in minutes.
    shifts: Vec<i16>,
}

/// Events as the clock of a zone shows them, in a language.
struct Shown {
    events: Arc<dyn Events>,
    zone: Option<Zone>,
    lang: Lang,
}

impl Events for Shown {
    fn event(&self, row: &Row) -> Result<Event, FileChanged> {
        let mut event = self.events.event(row)?;
        self.show(&mut event);
        Ok(event)
    }

    fn each(&self, rows: &[&Row], memory: &mut Memory, take: &mut Take<'_>) -> Result<(), FileId> {
        self.events.each(rows, memory, &mut |mut event| {
            self.show(&mut event);
            take(event)
        })
    }

    fn source(&self, row: &SourceRow) -> Result<Source, FileChanged> {
        self.events.source(row).map(|mut source| {
            self.dated(&mut source);
            source
        })
    }

    fn line(&self, file: FileId, at: u64) -> u32 {
        self.events.line(file, at)
    }

    fn parts(&self, row: &Row) -> Option<Parts> {
        self.events.parts(row)
    }

    fn bytes(&self, file: FileId, at: u64, buffer: &mut [u8]) -> Result<(), FileChanged> {
        self.events.bytes(file, at, buffer)
    }

    fn size(&self, file: FileId) -> Option<u64> {
        self.events.size(file)
    }

    fn changed_file(&self) -> Option<FileId> {
        self.events.changed_file()
    }
}

impl Shown {
    fn show(&self, event: &mut Event) {
        self.date(&mut event.date);
        event.sources.iter_mut().for_each(|citation| self.cited(citation));
        for claim in &mut event.claims {
            claim.sources.iter_mut().for_each(|citation| self.cited(citation));
            for date in claim.figure.iter_mut().flat_map(|figure| [&mut figure.date, &mut figure.over]).flatten() {
                self.date(date);
            }
        }
    }

    fn date(&self, date: &mut Date) {
        let shown = self.zone.map_or_else(|| date.clone(), |zone| date.in_zone(zone));
        *date = shown.in_language(self.lang);
    }

    fn cited(&self, citation: &mut Citation) {
        if let Cited::Inline(source) = &mut citation.source {
            self.dated(source);
        }
    }

    fn dated(&self, source: &mut Source) {
        for date in [&mut source.published, &mut source.accessed].into_iter().flatten() {
            self.date(date);
        }
    }
}
