//! A document in Markdown: events under their years, sources as footnotes.
//!
//! Owns the frame; an event is written as `show` writes it, with footnotes for its sources. Nothing of a text is markup
//! (see [`super::super::markdown`]).

use super::entry::{About, Entry, Export};
use super::notes::{Note, Notes};
use super::part::Part;
use crate::dossier::{Numbering, passages};
use crate::format::cite::{cite, said};
use crate::format::markdown::{self, Table, text};
use crate::model::{Citation, CitationStyle, Lang, Noun};
use std::io::{self, Write};

/// The document.
#[derive(Default)]
pub(super) struct Markdown(Notes);

impl Export for Markdown {
    fn becomes(&self, part: Part) -> Option<&'static str> {
        Some(match part {
            Part::Title => "a heading",
            Part::Date => "words under the heading, as exact as it is written",
            Part::DatedBy => "words: “by …”, “(worked out)”",
            Part::Id | Part::Order | Part::People | Part::Tags | Part::Related => "an item of the list below it",
            Part::Summary => "paragraphs",
            Part::Place => "words behind the date",
            Part::Notes => "an item",
            Part::Sources => "a footnote, numbered in the order of first use",
            Part::Passages => "words before the mark of the footnote",
            Part::Claims => "a list, each with who says it",
            Part::Figures | Part::Disputes => "an item below its claim; conflicts as tables",
        })
    }

    fn begin(&mut self, out: &mut dyn Write, about: &About) -> io::Result<()> {
        writeln!(out, "# {}", text(&about.title))?;
        for paragraph in about.description.iter().flat_map(|text| text.split("\n\n")).map(text) {
            writeln!(out, "\n{paragraph}")?;
        }
        let told = about.told();
        writeln!(out, "\n{}", told.iter().map(|line| text(line)).collect::<Vec<_>>().join(" · "))
    }

    fn event(&mut self, out: &mut dyn Write, entry: &Entry<'_>) -> io::Result<()> {
        if let Some(gap) = &entry.gap {
            writeln!(out, "\n┊ {}", text(gap))?;
        }
        if let Some(heading) = &entry.heading {
            writeln!(out, "\n## {}", text(heading))?;
        }
        writeln!(out)?;
        let numbering = Numbering::of(entry.dossier.event);
        let tables: Vec<Table> = entry
            .conflicts
            .iter()
            .filter(|conflict| conflict.told_at == entry.position)
            .map(|conflict| conflict.table.clone())
            .collect();
        let notes = &mut self.0;
        markdown::section(out, entry.dossier, 3, &tables, &mut |citations, _| {
            let cited = notes.cite(entry, &numbering, citations);
            cited.iter().zip(numbering.grouped(citations)).map(|(noted, group)| mark(noted.note, &group)).collect()
        })
    }

    fn end(&mut self, out: &mut dyn Write, _about: &About) -> io::Result<()> {
        let all = (1..).zip(self.0.all());
        all.into_iter().try_for_each(|(number, note): (usize, &Note)| {
            let source = match &note.source {
                Ok(source) => cite(&[], source, note.origin.as_ref(), CitationStyle::Markdown),
                Err(id) => format!("{}, which is not listed", text(id)),
            };
            writeln!(out, "\n[^{number}]: {source}")
        })
    }
}

/// The mark of a footnote, and before it where in the source.
fn mark(number: usize, group: &[&Citation]) -> String {
    let passages: Vec<Citation> = passages(group).into_iter().cloned().collect();
    let said = said(&passages, &text).map(|said| format!(" ({said})")).unwrap_or_default();
    format!("{said}[^{number}]")
}

impl About {
    /// How much is told, and of what: "18 events", "5 of 18 events match `tag:cecot`", "as known on …".
    pub(super) fn told(&self) -> Vec<String> {
        let events = match &self.query {
            Some(query) => {
                format!("{} of {} match “{query}”", self.shown, Lang::English.counted(self.all, Noun::Event))
            }
            None => Lang::English.counted(self.shown, Noun::Event),
        };
        let zone = self.zone.map(|zone| format!("times by the clock of {zone}"));
        let left_out = (self.left_out > 0)
            .then(|| format!("{} left out for a fault", Lang::English.counted(self.left_out, Noun::Event)));
        [Some(events), self.as_known.clone(), zone, left_out].into_iter().flatten().collect()
    }
}
