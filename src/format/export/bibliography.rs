//! The sources that are cited, for those who write with them: CSL-JSON and BibTeX.
//!
//! Owns that each is listed once, in the order of its first use, and that no event is told: what is said of events is not
//! asked for here, and is no loss. How a source is told is what [`crate::format::cite`] knows.

use super::entry::{About, Entry, Export};
use super::notes::Notes;
use super::part::Part;
use crate::dossier::Numbering;
use crate::format::cite::{cite, statement};
use crate::model::CitationStyle;
use std::io::{self, Write};

/// The list of sources.
pub(super) struct Bibliography {
    style: CitationStyle,
    notes: Notes,
}

impl Bibliography {
    /// In a style that knows sources only.
    pub(super) fn new(style: CitationStyle) -> Self {
        Self { style, notes: Notes::default() }
    }
}

impl Export for Bibliography {
    fn becomes(&self, part: Part) -> Option<&'static str> {
        match part {
            Part::Sources if self.style == CitationStyle::BibTex => Some("an entry"),
            Part::Sources => Some("an item"),
            Part::Passages => None,
            _ => Some("—"),
        }
    }

    fn event(&mut self, _out: &mut dyn Write, entry: &Entry<'_>) -> io::Result<()> {
        let event = entry.dossier.event;
        let numbering = Numbering::of(event);
        let all = std::iter::once(&event.sources).chain(event.claims.iter().map(|claim| &claim.sources));
        all.for_each(|citations| drop(self.notes.cite(entry, &numbering, citations)));
        Ok(())
    }

    fn end(&mut self, out: &mut dyn Write, _about: &About) -> io::Result<()> {
        let known = self.notes.all().iter().filter_map(|note| Some((note.source.as_ref().ok()?, note.origin.as_ref())));
        if self.style == CitationStyle::CslJson {
            let all = known.map(|(source, origin)| (&[][..], source, origin));
            return writeln!(out, "{}", statement("", all, self.style));
        }
        for (nth, (source, origin)) in known.enumerate() {
            let between = if nth > 0 { "\n" } else { "" };
            writeln!(out, "{between}{}", cite(&[], source, origin, self.style))?;
        }
        Ok(())
    }
}
