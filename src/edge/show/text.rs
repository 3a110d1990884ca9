//! An event as a page of plain text: all that the program's own detail pane shows, and nothing cut.
//!
//! Owns the order and the layout. Refuses to carry meaning by colour.

use super::super::disputes::side_by_side;
use super::super::list::file;
use super::super::out::{Failure, Out};
use super::evidence::Evidence;
use super::{disputed_elsewhere, references, related};
use crate::app::detail::citation::{self, Numbering};
use crate::app::detail::figure;
use crate::evidence::independence::words;
use crate::format::markdown::Reference;
use crate::model::{Citation, Claim, Date, Event, Source, Timeline};
use crate::text::Clean;
use anstyle::Style;
use std::io::{self, Write};

/// Writes the page.
///
/// # Errors
/// Where it cannot be written, or a file is no longer what was opened.
pub(super) fn write(out: &mut Out<'_>, evidence: &Evidence<'_>, event: &Event) -> Result<(), Failure> {
    let numbering = Numbering::of(event);
    let timeline = evidence.timeline;
    let mut page = Page { columns: out.page(), out, timeline, evidence, event, numbering: &numbering };
    page.head()?;
    page.facts()?;
    page.claims()?;
    page.disagreements()?;
    page.related()?;
    page.sources()?;
    Ok(())
}

struct Page<'p, 'w> {
    out: &'p mut Out<'w>,
    columns: usize,
    timeline: &'p Timeline,
    evidence: &'p Evidence<'p>,
    event: &'p Event,
    numbering: &'p Numbering<'p>,
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

    /// The numbers of what is cited, with a blank before them.
    fn numbers(&self, citations: &[Citation]) -> String {
        let label = citation::label(&self.numbering.numbers(citations));
        if label.is_empty() { label } else { format!(" {label}") }
    }

    fn head(&mut self) -> io::Result<()> {
        let event = self.event;
        let numbers = self.numbers(&event.sources);
        self.paragraph("", &(one_line(&event.title) + &numbers), Style::new().bold())?;
        let place = event.place.as_deref().map(|place| format!(" · {}", one_line(place))).unwrap_or_default();
        self.line("", &(event.date.words() + &place))?;
        if let Some(summary) = &event.summary {
            writeln!(self.out)?;
            self.paragraph("", summary.trim(), Style::new())?;
        }
        writeln!(self.out)
    }

    fn facts(&mut self) -> io::Result<()> {
        let event = self.event;
        if !event.people.is_empty() {
            self.line("people  ", &event.people.join(", "))?;
        }
        if !event.tags.is_empty() {
            self.line("tags    ", &event.tags.join(", "))?;
        }
        self.line("date    ", event.date.as_written())?;
        self.line("id      ", &event.id)?;
        self.line("support ", &words(self.evidence.origins))?;
        for (label, fact) in
            [("report  ", self.evidence.lag.map(|lag| lag.words())), ("known   ", self.evidence.known_in_words())]
        {
            fact.map_or(Ok(()), |fact| self.line(label, &fact))?;
        }
        self.line("file    ", &format!("{}:{}", file(self.timeline, event.file), event.line))
    }

    fn claims(&mut self) -> io::Result<()> {
        let event = self.event;
        if event.claims.is_empty() {
            return Ok(());
        }
        self.heading("CLAIMS")?;
        let elsewhere = disputed_elsewhere(self.timeline, event);
        let party: Vec<&Claim> = event.claims.iter().chain(&elsewhere).collect();
        let origins = self.evidence.origins_of_claims.iter();
        event.claims.iter().zip(origins).try_for_each(|(claim, origins)| self.claim(claim, *origins, &party))
    }

    /// The disagreements in which the event takes part, each side by side.
    fn disagreements(&mut self) -> Result<(), Failure> {
        let evidence = self.evidence;
        for (nth, (compared, disagreement)) in evidence.disagreements().enumerate() {
            if nth == 0 {
                self.heading("DISAGREEMENTS")?;
            }
            side_by_side(self.out, self.timeline, compared, disagreement)?;
        }
        Ok(())
    }

    /// A claim, and those of `party` that it disputes or is disputed by.
    fn claim(&mut self, claim: &Claim, origins: usize, party: &[&Claim]) -> io::Result<()> {
        let by = claim.by.as_deref().map(|by| format!(" — {by}")).unwrap_or_default();
        let numbers = self.numbers(&claim.sources);
        self.line("• ", &format!("{}{by}{numbers} · {}", claim.text, words(origins)))?;
        if let Some(stated) = &claim.figure {
            self.line("  = ", figure(stated).as_str())?;
        }
        for id in &claim.disputes {
            let other = party.iter().find(|other| other.id.as_ref() == Some(id));
            let words = other.map_or_else(|| format!("the claim {id}"), |other| other.text.clone());
            self.line("  ≠ ", &format!("disputes: {words}"))?;
        }
        let Some(id) = &claim.id else { return Ok(()) };
        // What disputes each other is told once.
        let told = |other: &Claim| other.id.as_ref().is_some_and(|other| claim.disputes.contains(other));
        for other in party.iter().filter(|other| other.disputes.contains(id) && !told(other)) {
            self.line("  ≠ ", &format!("disputed by: {}", other.text))?;
        }
        Ok(())
    }

    fn related(&mut self) -> io::Result<()> {
        let related = related(self.timeline, self.event);
        if related.is_empty() {
            return Ok(());
        }
        self.heading("RELATED")?;
        for (id, title) in related {
            match title {
                Some(title) => self.line("→ ", &format!("{title} ({id})"))?,
                None => self.line("→ ", &format!("{id}, which is not there"))?,
            }
        }
        Ok(())
    }

    fn sources(&mut self) -> io::Result<()> {
        self.heading("SOURCES")?;
        let references = references(self.timeline, self.event, self.numbering);
        if references.is_empty() {
            return self.line("", "No source is given for this event.");
        }
        for (number, reference) in (1..).zip(&references) {
            self.source(number, reference)?;
        }
        Ok(())
    }

    fn source(&mut self, number: usize, reference: &Reference<'_>) -> io::Result<()> {
        let lead = format!("[{number}] ");
        let source = match &reference.source {
            Ok(source) => source,
            Err(id) => return self.line(&lead, &format!("{id} is cited but not among the sources of this timeline")),
        };
        let indent = " ".repeat(lead.len());
        self.line(&lead, &source.title)?;
        let facts = facts(source);
        if !facts.is_empty() {
            self.line(&indent, &facts)?;
        }
        for origin in &reference.origins {
            let publisher = origin.publisher.as_deref().map(|publisher| format!(" · {publisher}")).unwrap_or_default();
            self.line(&indent, &format!("via {}{publisher}, of which this is a copy or rewrite", origin.title))?;
        }
        for citation in &reference.passages {
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

/// Publisher, author, when it appeared and its kind, as far as they are known.
fn facts(source: &Source) -> String {
    let kind = source.kind.map(|kind| kind.word().to_owned());
    let published = source.published.as_ref().map(Date::words);
    let facts = [source.publisher.clone(), source.author.clone(), published, kind];
    facts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// A text with its line breaks as blanks.
fn one_line(text: &str) -> String {
    Clean::line(text).to_string()
}
