//! Independence: how many origins stand behind a statement.
//!
//! Owns what the origin of a source is, and when two origins are one. A copy lends nothing of its own: it stands for what
//! it derives from at last. Independence belongs to a statement: an event and each of its claims are counted alone, and no
//! source is joined to another by a third that is not cited. An origin counts as one, whatever it is worth.

use super::cited::support;
use super::sets::Sets;
use crate::model::{
    Citation, Cited, Claim, Event, EventId, FileId, Lang, ListedSources, Phrase, Source, Timeline, same_page,
};
use crate::text::fold;
use foldhash::{HashMap, HashMapExt};
use std::sync::Arc;

/// Counts the origins of events of one timeline, and remembers the origin of every source it had to ask for.
#[derive(Debug)]
pub struct Independence<'t, S = Timeline> {
    sources: &'t S,
    origins: HashMap<Listed, Option<Origin>>,
    /// The same by the file of who cites a source, and the digest of the id that it is cited by.
    cited: HashMap<Listed, Origin>,
}

/// What identifies an origin, as digests, 0 for none: two that share a mark are one.
type Origin = [u64; 4];
/// A listed source: its file, and the digest of its id.
type Listed = (FileId, u64);

/// A number of origins in words: "2 independent sources", "single source", "no source".
pub fn words(origins: usize, lang: Lang) -> String {
    match origins {
        0 => lang.word(Phrase::NoSource).to_owned(),
        1 => lang.word(Phrase::SingleSource).to_owned(),
        more => lang.say(Phrase::IndependentSources, &[&lang.grouped(more)]),
    }
}

impl<'t, S: ListedSources> Independence<'t, S> {
    /// Nothing has been asked for yet.
    pub fn new(sources: &'t S) -> Self {
        Self { sources, origins: HashMap::new(), cited: HashMap::new() }
    }

    /// Where sources are asked for.
    pub fn sources(&self) -> &'t S {
        self.sources
    }

    /// How many independent origins the best supported statement of an event rests on: what it says as a whole, or one of
    /// its claims. A citation that leads nowhere is none.
    pub fn origins(&mut self, event: &Event) -> usize {
        let of_event = self.count(event.sources.iter(), event.file);
        self.of_claims(event, of_event).fold(of_event, usize::max)
    }

    /// The same, and how many each of its claims rests on: by what it cites, or where it cites nothing, by what its event
    /// cites.
    pub fn support(&mut self, event: &Event) -> (usize, Vec<usize>) {
        let of_event = self.count(event.sources.iter(), event.file);
        let of_claims: Vec<usize> = self.of_claims(event, of_event).collect();
        (of_claims.iter().copied().fold(of_event, usize::max), of_claims)
    }

    /// How many one claim of `event` rests on.
    pub fn of_claim(&mut self, event: &Event, claim: &Claim) -> usize {
        self.count(support(event, claim).iter(), event.file)
    }

    fn of_claims(&mut self, event: &Event, of_event: usize) -> impl Iterator<Item = usize> {
        let own = |claim: &Claim| (!claim.sources.is_empty()).then(|| self.count(claim.sources.iter(), event.file));
        event.claims.iter().map(own).map(move |own| own.unwrap_or(of_event))
    }

    /// How many all that an event and its claims cite comes from, though no statement of it may rest on all of them.
    pub fn origins_together(&mut self, event: &Event) -> usize {
        self.count(event.citations(), event.file)
    }

    fn count<'c>(&mut self, citations: impl Iterator<Item = &'c Citation> + Clone, file: FileId) -> usize {
        if let Some(id) = only(citations.clone()) {
            // One source has one origin, whatever it tells: it need not be asked for.
            return usize::from(self.sources.source_row(id, file).is_some());
        }
        let (cited, mut sets) = self.joined(citations, file);
        cited.iter().zip(0..).filter(|(origin, member)| origin.is_some() && sets.root(*member) == *member).count()
    }

    /// For each citation of somebody who stands in `file` which origin is behind it, numbered from 0 as they come; none for
    /// one that leads nowhere.
    pub fn apart<'c>(&mut self, citations: impl Iterator<Item = &'c Citation>, file: FileId) -> Vec<Option<usize>> {
        let (cited, mut sets) = self.joined(citations, file);
        let (mut numbers, mut next) = (vec![None; cited.len()], 0..);
        let mut number =
            |member: usize| *numbers[sets.root(member)].get_or_insert_with(|| next.next().unwrap_or_default());
        cited.iter().zip(0..).map(|(origin, member)| origin.as_ref().map(|_| number(member))).collect()
    }

    /// The origin behind each citation, and which of them are one.
    fn joined<'c>(
        &mut self,
        citations: impl Iterator<Item = &'c Citation>,
        file: FileId,
    ) -> (Vec<Option<Origin>>, Sets) {
        let cited: Vec<Option<Origin>> = citations.map(|citation| self.origin(&citation.source, file)).collect();
        let mut sets = Sets::of(cited.len());
        if let [one, other] = &cited[..] {
            // Most have no more: what they share is seen without putting all marks in order.
            if one.iter().flatten().zip(other.iter().flatten()).any(|(a, b)| a == b && *a != 0) {
                sets.join(0, 1);
            }
            return (cited, sets);
        }
        let marked = cited.iter().zip(0..).flat_map(|(origin, member)| {
            origin.iter().flatten().filter(|mark| **mark != 0).map(move |mark| (*mark, member))
        });
        let mut marked: Vec<(u64, usize)> = marked.collect();
        marked.sort_unstable();
        for alike in marked.chunk_by(|a, b| a.0 == b.0) {
            for (_, member) in alike {
                sets.join(*member, alike[0].1);
            }
        }
        (cited, sets)
    }

    /// The origin of what is cited by somebody who stands in `file`; none where the citation leads nowhere.
    fn origin(&mut self, cited: &Cited, file: FileId) -> Option<Origin> {
        match cited {
            Cited::Id(id) => {
                let cited = (file, EventId::digest(id));
                if let Some(known) = self.cited.get(&cited) {
                    return Some(*known);
                }
                let origin = self.listed(id, file)?;
                self.cited.insert(cited, origin);
                Some(origin)
            }
            Cited::Inline(source) => Some(match &source.derived_from {
                Some(original) => self.listed(original, file).unwrap_or_else(|| nowhere(original)),
                None => marks(source, 0),
            }),
        }
    }

    /// The origin of the listed source of that id: the source at the end of what it derives from. Every step on the way
    /// is remembered. A circle, which is a fault of its file, has one origin wherever it is entered.
    fn listed(&mut self, id: &str, from: FileId) -> Option<Origin> {
        let mut walked: Vec<(Listed, Option<Arc<Source>>)> = Vec::new();
        let (mut id, mut from) = (id.to_owned(), from);
        let origin = loop {
            let Some(row) = self.sources.source_row(&id, from) else {
                break (!walked.is_empty()).then(|| nowhere(&id))?;
            };
            let listed = (row.file, row.id);
            match self.origins.get(&listed) {
                Some(Some(known)) => break *known,
                Some(None) => {
                    let circle = walked.iter().skip_while(|(step, _)| *step != listed);
                    let (first, source) = circle.min_by_key(|(step, _)| *step)?;
                    break own(source.as_deref(), *first);
                }
                None => {}
            }
            self.origins.insert(listed, None);
            let source = self.sources.listed_source(&id, from);
            let original = source.as_ref().and_then(|source| source.derived_from.clone());
            walked.push((listed, source.clone()));
            match original {
                Some(original) => (id, from) = (original, listed.0),
                None => break own(source.as_deref(), listed),
            }
        };
        self.origins.extend(walked.into_iter().map(|(step, _)| (step, Some(origin))));
        Some(origin)
    }
}

/// The id of the listed source that all citations name, where it is one.
fn only<'c>(mut citations: impl Iterator<Item = &'c Citation>) -> Option<&'c str> {
    let named = |citation: &'c Citation| match &citation.source {
        Cited::Id(id) => Some(id.as_str()),
        Cited::Inline(_) => None,
    };
    let first = citations.next().and_then(named)?;
    citations.all(|other| named(other) == Some(first)).then_some(first)
}

/// The origin that a listed source is itself; what cannot be read any more has nothing but its id.
fn own(source: Option<&Source>, (file, id): Listed) -> Origin {
    let listed = mark("listed", &format!("{} {id}", file.0));
    source.map_or([listed, 0, 0, 0], |source| marks(source, listed))
}

/// An origin that is listed nowhere.
fn nowhere(id: &str) -> Origin {
    [mark("nowhere", id), 0, 0, 0]
}

/// What identifies a source that derives from nothing: itself, its publisher, its address, the hash of its copy; where it
/// has neither publisher nor address, its title.
fn marks(source: &Source, itself: u64) -> Origin {
    let folded = |text: &Option<String>| text.as_deref().map(fold).unwrap_or_default();
    let publisher = mark("publisher", &folded(&source.publisher));
    let address = mark("address", &source.url.as_deref().map(same_page).unwrap_or_default());
    let hash = mark("hash", &folded(&source.sha256));
    let has_neither = publisher == 0 && address == 0;
    [itself, publisher, if has_neither { mark("title", &fold(&source.title)) } else { address }, hash]
}

/// A digest of what identifies an origin; 0 of nothing.
fn mark(kind: &str, text: &str) -> u64 {
    if text.is_empty() { 0 } else { EventId::digest(&format!("{kind} {text}")).max(1) }
}

#[cfg(test)]
mod tests;
