//! The sources of an event, in full.
//!
//! Owns how a source is told: what it is, who publishes it, where in it a statement stands, what it was copied from.
//! Refuses to hide a source that is cited but not listed: it is named as missing.

use crate::app::detail::archives::Archived;
use crate::app::detail::citation::Cites;
use crate::app::detail::{Composer, Subject};
use crate::app::layout::clip;
use crate::app::layout::text::{Paragraph, Role, Span, Target};
use crate::app::layout::when;
use crate::model::{Citation, Cited, FileId, Source, Timeline};
use crate::text::Clean;

/// A chain of sources copied from one another is followed so far: it may be a circle.
const COPIES: usize = 4;

impl Composer<'_> {
    pub(super) fn sources(&mut self) {
        self.heading("SOURCES");
        let numbering = self.numbering;
        for (n, cites) in numbering.sources().iter().take(clip::ITEMS).enumerate() {
            if n > 0 {
                self.blank();
            }
            self.source(n + 1, cites);
        }
        if numbering.sources().is_empty() {
            self.push(Paragraph::of(vec![Span::new(Role::Warning, "No source is given for this event.")]));
        }
        self.rest(numbering.sources().len());
    }

    fn source(&mut self, number: usize, cites: &Cites<'_>) {
        let target = Some(Target::Source(number));
        let lead = Span::new(Role::Citation, Clean::line(&format!("[{number}] ")));
        let indent = lead.text.width();
        let Subject { timeline, event, archives, .. } = self.subject;
        let listed;
        // From the file in which a source is listed its archive is found.
        let (source, file) = match cites.source {
            Cited::Inline(source) => (source.as_ref(), event.file),
            Cited::Id(id) => match timeline.source_row(id, event.file).map(|row| (timeline.listed(row), row.file)) {
                Some((Ok(source), file)) => {
                    listed = source;
                    (&listed, file)
                }
                _ => return self.missing(id, lead, target),
            },
        };
        let title = vec![Span::new(Role::SourceTitle, clip::field(&source.title))];
        self.push(Paragraph { lead: Some(lead), target, ..Paragraph::of(title) });
        let line = |runs| Paragraph { indent, target, ..Paragraph::of(runs) };
        let facts = facts(source);
        if !facts.is_empty() {
            self.push(line(facts));
        }
        for origin in origins(timeline, source, event.file) {
            self.push(line(origin));
        }
        for passage in passages(&cites.citations) {
            self.push(line(passage));
        }
        if let Some(url) = &source.url {
            self.push(line(vec![Span::new(Role::Url, clip::field(url))]));
        }
        if let Some(accessed) = &source.accessed {
            self.push(line(vec![Span::new(Role::Quiet, "read "), Span::new(Role::Quiet, when::words(accessed))]));
        }
        if let Some(copy) = Archived::of(source, file) {
            self.push(line(archives.told(&copy)));
            self.archived.push(copy);
        }
        if let Some(note) = &source.note {
            self.push(line(vec![Span::new(Role::Quiet, clip::block(note).0)]));
        }
    }

    fn missing(&mut self, id: &str, lead: Span, target: Option<Target>) {
        let runs = vec![
            Span::new(Role::Body, clip::mention(id)),
            Span::new(Role::Warning, " is cited but not among the sources of this timeline"),
        ];
        self.push(Paragraph { lead: Some(lead), target, ..Paragraph::of(runs) });
    }
}

/// What a source was copied from, and that in turn from; `file` is where names are looked up first.
pub(in crate::app) fn origins(timeline: &Timeline, source: &Source, file: FileId) -> Vec<Vec<Span>> {
    let mut origins = Vec::new();
    let mut next = source.derived_from.clone();
    while let Some(id) = next.take()
        && origins.len() < COPIES
    {
        let mut words = vec![Span::new(Role::By, "via ")];
        match timeline.source(&id, file) {
            Some(origin) => {
                words.push(Span::new(Role::Body, clip::mention(&origin.title)));
                if let Some(publisher) = &origin.publisher {
                    words.push(Span::new(Role::Quiet, " · "));
                    words.push(Span::new(Role::Body, clip::mention(publisher)));
                }
                words.push(Span::new(Role::Quiet, ", of which this is a copy or rewrite"));
                next = origin.derived_from;
            }
            None => words
                .extend([Span::new(Role::Body, clip::mention(&id)), Span::new(Role::Warning, ", which is not listed")]),
        }
        origins.push(words);
    }
    origins
}

/// Publisher, author, when it appeared and its kind, as far as they are known.
pub(in crate::app) fn facts(source: &Source) -> Vec<Span> {
    let text = |text: &String| Span::new(Role::Body, clip::mention(text));
    let facts = [
        source.publisher.as_ref().map(text),
        source.author.as_ref().map(text),
        source.published.as_ref().map(|date| Span::new(Role::Body, when::words(date))),
        source.kind.map(|kind| Span::new(Role::Quiet, Clean::from(kind.word()))),
    ];
    let mut line = Vec::new();
    for fact in facts.into_iter().flatten() {
        if !line.is_empty() {
            line.push(Span::new(Role::Quiet, " · "));
        }
        line.push(fact);
    }
    line
}

/// Where in the source, and its own words: each pair once; places without a quotation share a line.
pub(in crate::app) fn passages(citations: &[&Citation]) -> Vec<Vec<Span>> {
    let mut places: Vec<&str> = Vec::new();
    let mut quotes: Vec<(Option<&str>, &str)> = Vec::new();
    for citation in citations.iter().take(clip::ITEMS) {
        match (citation.at.as_deref(), citation.quote.as_deref()) {
            (at, Some(quote)) if !quotes.contains(&(at, quote)) => quotes.push((at, quote)),
            (Some(at), None) if !places.contains(&at) => places.push(at),
            _ => {}
        }
    }
    places.retain(|place| !quotes.iter().any(|(at, _)| *at == Some(place)));
    let mut lines = Vec::new();
    if !places.is_empty() {
        let places: Vec<String> = places.iter().map(|at| clip::mention(at).to_string()).collect();
        lines.push(vec![Span::new(Role::Quiet, "at "), Span::new(Role::Body, Clean::line(&places.join(", ")))]);
    }
    for (at, quote) in quotes {
        let mut runs = Vec::new();
        if let Some(at) = at {
            runs.push(Span::new(Role::Quiet, "at "));
            runs.push(Span::new(Role::Body, clip::mention(at)));
            runs.push(Span::new(Role::Quiet, ": "));
        }
        runs.push(Span::new(Role::Quote, Clean::line(&format!("“{}”", clip::field(quote)))));
        lines.push(runs);
    }
    lines
}
