//! The sources of an event, in full.
//!
//! Owns how a source is told: what it is, who publishes it, where in it a statement stands, what it was copied from. One
//! that is cited but not listed is named as missing.

use crate::app::detail::EventPage;
use crate::app::layout::{Paragraph, Role, Span, Target, clip, when};
use crate::dossier::{self, Origin, SourceEntry};
use crate::model::{Citation, Phrase, Source};
use crate::text::Clean;
use std::collections::HashSet;
use std::ptr;

impl EventPage<'_> {
    pub(super) fn sources(&mut self) {
        let sources = &self.subject.dossier.sources;
        if sources.is_empty() {
            return;
        }
        self.air();
        let told = self.told_below_claims();
        for (n, entry) in sources.iter().take(clip::ITEMS).enumerate() {
            self.source(n + 1, entry, &told);
        }
        self.rest(sources.len());
    }

    /// The passages that stand below claims on this page: a source does not say them again.
    fn told_below_claims(&self) -> HashSet<*const Citation> {
        let claims = self.subject.dossier.claims.iter().take(clip::ITEMS).filter(|_| self.shape.roomy);
        claims.flat_map(|entry| entry.claim.sources.iter().take(clip::ITEMS)).map(ptr::from_ref).collect()
    }

    fn source(&mut self, number: usize, entry: &SourceEntry<'_>, told: &HashSet<*const Citation>) {
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
        let names = [source.publisher.as_deref(), Some(source.id.as_str()).filter(|id| !id.is_empty())];
        let mut names: Vec<Span> =
            names.into_iter().flatten().map(|name| Span::new(Role::By, clip::mention(name))).collect();
        if names.len() > 1 {
            names.insert(1, Span::new(Role::Quiet, " · "));
        }
        // Some are called by their address, which is told once then.
        let is_address = source.url.as_ref() == Some(&source.title);
        let role = if is_address { Role::Url } else { Role::SourceTitle };
        let title = vec![Span::new(role, clip::field(&source.title))];
        let mut title = Some(title);
        let first = if names.is_empty() { title.take().unwrap_or_default() } else { names };
        self.text.push(Paragraph { lead: Some(lead), target, ..Paragraph::of(first) });
        let url = source.url.as_ref().filter(|_| !is_address).map(|url| vec![Span::new(Role::Url, clip::field(url))]);
        let read = |date| vec![Span::new(Role::Quiet, "read "), Span::new(Role::Quiet, when::words(date))];
        let note = source.note.as_ref().map(|note| vec![Span::new(Role::Quiet, clip::block(note).0)]);
        let facts = Some(vec![Span::new(Role::Quiet, self.facts(entry, source))]);
        let untold = entry.passages.iter().copied().filter(|passage| !told.contains(&ptr::from_ref(*passage)));
        let lines = title.into_iter().chain(facts).chain(passages(&untold.collect::<Vec<_>>()));
        let archived = entry.archived.as_ref().map(|copy| self.subject.archives.line(copy));
        for runs in lines.chain(url).chain(source.accessed.as_ref().map(read)).chain(archived).chain(note) {
            if runs.iter().any(|run| !run.text.is_empty()) {
                self.text.push(Paragraph { indent, target, ..Paragraph::of(runs) });
            }
        }
        self.archived.extend(entry.archived.clone());
    }

    /// Author, when it appeared, its kind and of what it is a copy, as far as they are known: "no date · news · copy of AP
    /// News".
    fn facts(&self, entry: &SourceEntry<'_>, source: &Source) -> Clean {
        let published = source.published.as_ref().map(|date| when::words(date).to_string());
        let no_date = self.subject.has_dates.then(|| self.subject.timeline.lang.word(Phrase::WithoutDate).to_owned());
        let copies = entry.origins.iter().map(|origin| {
            let listed = if origin.source.is_some() { "" } else { ", which is not listed" };
            format!("{}{listed}", copy_of(origin))
        });
        let author = source.author.as_deref().map(|author| clip::mention(author).to_string());
        let kind = source.kind.map(|kind| kind.word().to_owned());
        let facts: Vec<String> = author.into_iter().chain(published.or(no_date)).chain(kind).chain(copies).collect();
        Clean::line(&facts.join(" · "))
    }
}

/// Of what a source is a copy: "copy of AP News".
pub(super) fn copy_of(origin: &Origin) -> String {
    let publisher = origin.source.as_ref().and_then(|source| source.publisher.as_deref());
    format!("copy of {}", clip::mention(publisher.unwrap_or(&origin.id)))
}

/// What a source was copied from, and that in turn from.
pub(in crate::app) fn origins(origins: &[Origin]) -> Vec<Vec<Span>> {
    let line = |origin: &Origin| {
        let mut words = vec![Span::new(Role::By, "copy of ")];
        let Some(source) = &origin.source else {
            let missing = Span::new(Role::Warning, ", which is not listed");
            words.extend([Span::new(Role::Body, clip::mention(&origin.id)), missing]);
            return words;
        };
        words.push(Span::new(Role::Body, clip::mention(&source.title)));
        if let Some(publisher) = &source.publisher {
            words.extend([Span::new(Role::Quiet, " · "), Span::new(Role::Body, clip::mention(publisher))]);
        }
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
