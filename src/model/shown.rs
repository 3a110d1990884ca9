//! A timeline as the clock of a zone shows it: instants are shown, grouped and asked for by that clock, and what has no
//! clock stays as it is.

use super::{Citation, Cited, Event, Events, FileChanged, FileId, Flags, Row, Source, SourceRow, Timeline, Zone};
use std::sync::Arc;

impl Timeline {
    /// The same timeline by the clock of a zone.
    #[must_use]
    pub fn in_zone(self, zone: Zone) -> Self {
        let by_clock = |row: &mut Row| {
            if row.flags.has(Flags::CLOCK) && !row.flags.has(Flags::NO_START) {
                row.shift = zone.shift(row.first);
            }
        };
        let mut shown = self.through(|events| Arc::new(Shown { events, zone }), by_clock);
        shown.zone = Some(zone);
        shown
    }
}

/// Events as the clock of a zone shows them.
struct Shown {
    events: Arc<dyn Events>,
    zone: Zone,
}

impl Events for Shown {
    fn event(&self, row: &Row) -> Result<Event, FileChanged> {
        let mut event = self.events.event(row)?;
        event.date = event.date.in_zone(self.zone);
        event.sources.iter_mut().for_each(|citation| self.cited(citation));
        for claim in &mut event.claims {
            claim.sources.iter_mut().for_each(|citation| self.cited(citation));
            for date in claim.figure.iter_mut().flat_map(|figure| [&mut figure.date, &mut figure.over]).flatten() {
                *date = date.in_zone(self.zone);
            }
        }
        Ok(event)
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

    fn bytes(&self, file: FileId, at: u64, buffer: &mut [u8]) -> Result<(), FileChanged> {
        self.events.bytes(file, at, buffer)
    }

    fn changed_file(&self) -> Option<FileId> {
        self.events.changed_file()
    }
}

impl Shown {
    fn cited(&self, citation: &mut Citation) {
        if let Cited::Inline(source) = &mut citation.source {
            self.dated(source);
        }
    }

    fn dated(&self, source: &mut Source) {
        for date in [&mut source.published, &mut source.accessed].into_iter().flatten() {
            *date = date.in_zone(self.zone);
        }
    }
}
