//! An event as a page of plain text: all that the program's own detail pane shows, and nothing cut.
//!
//! Owns the order and the layout. No meaning is carried by colour.

use crate::dossier::{ClaimEntry, Dossier, Fact, SourceEntry, facts, figure, label};
use crate::edge::commands::claim_rows::ClaimRows;
use crate::edge::commands::disputes::side_by_side;
use crate::edge::print::out::{Failure, Out};
use crate::evidence::lag::Lag;
use crate::model::{Date, Lang};
use crate::text::Clean;
use anstyle::Style;
use std::io::{self, Write};

/// Writes the page.
///
/// # Errors
/// Where it cannot be written, or a file is no longer what was opened.
pub(super) fn write(out: &mut Out<'_>, dossier: &Dossier<'_>, claims: &ClaimRows<'_>) -> Result<(), Failure> {
    let mut page = Page { columns: out.page(), out };
    page.head(dossier)?;
    page.claims(dossier)?;
    page.disagreements(dossier, claims)?;
    page.related(dossier)?;
    Ok(page.sources(dossier)?)
}

struct Page<'p, 'w> {
    out: &'p mut Out<'w>,
    columns: usize,
}

impl Page<'_, '_> {
    /// Writes text behind `lead`, its further lines indented by the width of that.
    fn paragraph(&mut self, lead: &str, text: &str, style: Style) -> io::Result<()> {
        let lead = Clean::line(lead);
        let hang = lead.width();
        for (nth, line) in Clean::block(text).wrap(self.columns.saturating_sub(hang).max(10)).iter().enumerate() {
            if nth == 0 {
                write!(self.out, "{lead}")?;
            } else {
                write!(self.out, "{:hang$}", "")?;
            }
            self.out.styled(style, line)?;
            writeln!(self.out)?;
        }
        Ok(())
    }

    fn line(&mut self, lead: &str, text: &str) -> io::Result<()> {
        self.paragraph(lead, &one_line(text), Style::new())
    }

    fn heading(&mut self, words: &'static str) -> io::Result<()> {
        writeln!(self.out)?;
        self.paragraph("", words, Style::new().bold())
    }

    fn head(&mut self, dossier: &Dossier<'_>) -> io::Result<()> {
        let event = dossier.event;
        self.paragraph("", &(one_line(&event.title) + &numbers(&dossier.numbers)), Style::new().bold())?;
        let place = event.place.as_deref().map(|place| format!(" · {}", one_line(place))).unwrap_or_default();
        self.line("", &(event.when() + &place))?;
        if let Some(summary) = &event.summary {
            writeln!(self.out)?;
            self.paragraph("", summary.trim(), Style::new())?;
        }
        writeln!(self.out)?;
        let listed = |items: &[String]| (!items.is_empty()).then(|| items.join(", "));
        for (label, fact) in [
            ("people  ", listed(&event.people)),
            ("tags    ", listed(&event.tags)),
            ("date    ", Some(event.date.as_written().to_owned())),
            ("id      ", Some(event.id.clone())),
            ("support ", Some(dossier.basis.words(event.date.language()))),
            ("note    ", event.note.clone()),
            ("lag     ", dossier.basis.lag.as_ref().map(Lag::words)),
            ("known   ", dossier.known_words()),
            ("file    ", Some(format!("{}:{}", dossier.file, event.line))),
        ] {
            fact.map_or(Ok(()), |fact| self.line(label, &fact))?;
        }
        dossier.order.iter().try_for_each(|(side, words)| self.line(&format!("{side:<8}"), words))
    }

    fn claims(&mut self, dossier: &Dossier<'_>) -> io::Result<()> {
        if !dossier.claims.is_empty() {
            self.heading("CLAIMS")?;
        }
        dossier.claims.iter().try_for_each(|claim| self.claim(claim, dossier.event.date.language()))
    }

    /// The disagreements in which the event takes part, each side by side.
    fn disagreements(&mut self, dossier: &Dossier<'_>, claims: &ClaimRows<'_>) -> Result<(), Failure> {
        if !dossier.disagreements.is_empty() {
            self.heading("DISAGREEMENTS")?;
        }
        dossier.disagreements.iter().try_for_each(|(all, one)| side_by_side(self.out, claims, all, one))
    }

    /// A claim, and those that it disputes or is disputed by.
    fn claim(&mut self, entry: &ClaimEntry<'_>, lang: Lang) -> io::Result<()> {
        let claim = entry.claim;
        let support = entry.support().map(|words| format!(" · {words}")).unwrap_or_default();
        let by = claim.by.as_deref().map(|by| format!(" — {by}")).unwrap_or_default();
        self.line("• ", &format!("{}{by}{}{support}", claim.text, numbers(&entry.numbers)))?;
        if let Some(counted) = &claim.figure {
            self.line("  = ", &figure(counted, &lang.written(counted.value), &counted.measure))?;
        }
        claim.note.iter().try_for_each(|note| self.line("  ", note))?;
        entry.disputes().try_for_each(|(verb, other)| {
            let words = other.map_or_else(|id| format!("the claim {id}"), |other| other.claim.text.clone());
            self.line("  ≠ ", &format!("{verb}: {words}"))
        })
    }

    fn related(&mut self, dossier: &Dossier<'_>) -> io::Result<()> {
        if !dossier.related.is_empty() {
            self.heading("RELATED")?;
        }
        dossier.related.iter().try_for_each(|related| match &related.event {
            Some(event) => self.line("→ ", &format!("{} ({})", event.title, related.id)),
            None => self.line("→ ", &format!("{}, which is not there", related.id)),
        })
    }

    fn sources(&mut self, dossier: &Dossier<'_>) -> io::Result<()> {
        self.heading("SOURCES")?;
        if dossier.sources.is_empty() {
            return self.line("", "No source is given for this event.");
        }
        (1..).zip(&dossier.sources).try_for_each(|(number, entry)| self.source(number, entry))
    }

    fn source(&mut self, number: usize, entry: &SourceEntry<'_>) -> io::Result<()> {
        let lead = format!("[{number}] ");
        let source = match &entry.source {
            Ok(source) => source,
            Err(id) => return self.line(&lead, &format!("{id} is cited but not among the sources of this timeline")),
        };
        let indent = " ".repeat(lead.len());
        self.line(&lead, &source.title)?;
        let facts: Vec<_> = facts(source).map(|Fact { words, .. }| words).collect();
        if !facts.is_empty() {
            self.line(&indent, &facts.join(" · "))?;
        }
        for origin in &entry.origins {
            let words = match &origin.source {
                Some(source) => {
                    let publisher = source.publisher.as_deref().map(|name| format!(" · {name}")).unwrap_or_default();
                    format!("via {}{publisher}, of which this is a copy or rewrite", source.title)
                }
                None => format!("via {}, which is not listed", origin.id),
            };
            self.line(&indent, &words)?;
        }
        for citation in &entry.passages {
            let at = citation.at.as_deref().map(|at| format!("at {at}"));
            let quote = citation.quote.as_deref().map(|quote| format!("“{quote}”"));
            let passage: Vec<String> = at.into_iter().chain(quote).collect();
            if !passage.is_empty() {
                self.line(&indent, &passage.join(": "))?;
            }
        }
        if let Some(url) = &source.url {
            self.line(&indent, url)?;
        }
        for (label, text) in [
            ("read ", source.accessed.as_ref().map(Date::words)),
            ("copy ", source.archive.clone()),
            ("sha256 ", source.sha256.clone()),
        ] {
            if let Some(text) = text {
                self.line(&format!("{indent}{label}"), &text)?;
            }
        }
        source.note.as_deref().map_or(Ok(()), |note| self.paragraph(&indent, note.trim(), Style::new()))
    }
}

/// The numbers of what is cited, with a blank before them.
fn numbers(numbers: &[usize]) -> String {
    if numbers.is_empty() { String::new() } else { format!(" {}", label(numbers)) }
}

/// A text with its line breaks as blanks.
fn one_line(text: &str) -> String {
    Clean::line(text).to_string()
}
