//! The sources of an event, in full.
//!
//! Owns how a source is told: what it is, who publishes it, where in it a statement stands, what it was copied from. One
//! that is cited but not listed is named as missing.

use crate::app::detail::EventPage;
use crate::app::layout::{Paragraph, Role, Span, Target, clip, when};
use crate::dossier::{self, Origin, SourceEntry};
use crate::model::{Citation, Source};
use crate::text::Clean;

impl EventPage<'_> {
    pub(super) fn sources(&mut self) {
        self.text.heading("SOURCES");
        let sources = &self.subject.dossier.sources;
        for (n, entry) in sources.iter().take(clip::ITEMS).enumerate() {
            if n > 0 {
                self.text.blank();
            }
            self.source(n + 1, entry);
        }
        if sources.is_empty() {
            self.text.say(Role::Warning, "No source is given for this event.");
        }
        self.rest(sources.len());
    }

    fn source(&mut self, number: usize, entry: &SourceEntry<'_>) {
        let target = Some(Target::Source(number));
        let lead = Span::new(Role::Citation, Clean::line(&format!("[{number}] ")));
        let indent = lead.text.width();
        let source = match &entry.source {
            Ok(source) => source,
            Err(id) => {
                let missing = Span::new(Role::Warning, " is cited but not among the sources of this timeline");
                let runs = vec![Span::new(Role::Body, clip::mention(id)), missing];
                return self.text.push(Paragraph { lead: Some(lead), target, ..Paragraph::of(runs) });
            }
        };
        let title = vec![Span::new(Role::SourceTitle, clip::field(&source.title))];
        self.text.push(Paragraph { lead: Some(lead), target, ..Paragraph::of(title) });
        let url = source.url.as_ref().map(|url| vec![Span::new(Role::Url, clip::field(url))]);
        let read = |date| vec![Span::new(Role::Quiet, "read "), Span::new(Role::Quiet, when::words(date))];
        let note = source.note.as_ref().map(|note| vec![Span::new(Role::Quiet, clip::block(note).0)]);
        let lines = facts(source).into_iter().chain(origins(&entry.origins)).chain(passages(&entry.passages));
        let archived = entry.archived.as_ref().map(|copy| self.subject.archives.line(copy));
        for runs in lines.chain(url).chain(source.accessed.as_ref().map(read)).chain(archived).chain(note) {
            self.text.push(Paragraph { indent, target, ..Paragraph::of(runs) });
        }
        self.archived.extend(entry.archived.clone());
    }
}

/// What a source was copied from, and that in turn from.
pub(in crate::app) fn origins(origins: &[Origin]) -> Vec<Vec<Span>> {
    let line = |origin: &Origin| {
        let mut words = vec![Span::new(Role::By, "via ")];
        let Some(source) = &origin.source else {
            let missing = Span::new(Role::Warning, ", which is not listed");
            words.extend([Span::new(Role::Body, clip::mention(&origin.id)), missing]);
            return words;
        };
        words.push(Span::new(Role::Body, clip::mention(&source.title)));
        if let Some(publisher) = &source.publisher {
            words.extend([Span::new(Role::Quiet, " · "), Span::new(Role::Body, clip::mention(publisher))]);
        }
        words.push(Span::new(Role::Quiet, ", of which this is a copy or rewrite"));
        words
    };
    origins.iter().map(line).collect()
}

/// Publisher, author, when it appeared and its kind, as far as they are known; none where nothing is.
pub(in crate::app) fn facts(source: &Source) -> Option<Vec<Span>> {
    let mut line = Vec::new();
    for fact in dossier::facts(source) {
        if !line.is_empty() {
            line.push(Span::new(Role::Quiet, " · "));
        }
        line.push(Span::new(if fact.is_kind { Role::Quiet } else { Role::Body }, clip::mention(&fact.words)));
    }
    (!line.is_empty()).then_some(line)
}

/// Where in the source, and its own words; places without a quotation share a line.
pub(in crate::app) fn passages(passages: &[&Citation]) -> Vec<Vec<Span>> {
    let shown = || passages.iter().take(clip::ITEMS);
    let places = shown().filter(|passage| passage.quote.is_none()).filter_map(|passage| passage.at.as_deref());
    let places: Vec<String> = places.map(|at| clip::mention(at).to_string()).collect();
    let at = |words: Clean| vec![Span::new(Role::Quiet, "at "), Span::new(Role::Body, words)];
    let quotation = |passage: &&Citation| {
        let quote = Span::new(Role::Quote, Clean::line(&format!("“{}”", clip::field(passage.quote.as_deref()?))));
        let mut runs = passage.at.as_deref().map(|place| at(clip::mention(place))).unwrap_or_default();
        if !runs.is_empty() {
            runs.push(Span::new(Role::Quiet, ": "));
        }
        runs.push(quote);
        Some(runs)
    };
    let bare = (!places.is_empty()).then(|| at(Clean::line(&places.join(", "))));
    bare.into_iter().chain(shown().filter_map(quotation)).collect()
}
