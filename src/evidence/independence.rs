//! Independence: how many origins stand behind what an event's sources say.
//!
//! Owns the rule by which sources are joined into one origin: where one is derived from the other, through any number of
//! steps (two copies of one source among them), and where they share a publisher. Refuses to weigh sources: an origin
//! counts as one, whatever it is worth.

use super::cited::support;
use super::sets::Sets;
use crate::model::{Citation, Cited, Claim, Event, EventId, FileId, ListedSources, Source, Timeline};
use crate::text::fold;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

/// Counts the origins of events of one timeline, and remembers the sources it had to ask for.
#[derive(Debug)]
pub struct Independence<'t, S = Timeline> {
    sources: &'t S,
    asked: HashMap<(FileId, u64), Option<Links>>,
}

/// A number of origins in words: "2 independent sources", "single source", "no source".
pub fn words(origins: usize) -> String {
    match origins {
        0 => "no source".to_owned(),
        1 => "single source".to_owned(),
        more => format!("{more} independent sources"),
    }
}

/// What joins a source to others.
#[derive(Debug, Clone)]
struct Links {
    publisher: Option<String>,
    derived_from: Option<String>,
}

impl Links {
    fn of(source: &Source) -> Self {
        Self { publisher: source.publisher.as_deref().and_then(named), derived_from: source.derived_from.clone() }
    }
}

impl<'t, S: ListedSources> Independence<'t, S> {
    /// Nothing has been asked for yet.
    pub fn new(sources: &'t S) -> Self {
        Self { sources, asked: HashMap::new() }
    }

    /// How many independent origins an event and its claims rest on. A citation that leads nowhere is none.
    pub fn origins(&mut self, event: &Event) -> usize {
        let of_claims = event.claims.iter().flat_map(|claim| &claim.sources);
        self.count(event.sources.iter().chain(of_claims), event.file)
    }

    /// The same for one claim of `event`: for what it cites, or where it cites nothing, for what its event cites.
    pub fn origins_of_claim(&mut self, event: &Event, claim: &Claim) -> usize {
        self.count(support(event, claim).iter(), event.file)
    }

    fn count<'c>(&mut self, citations: impl Iterator<Item = &'c Citation> + Clone, file: FileId) -> usize {
        if let Some(id) = only(citations.clone()) {
            // One source has one origin, whatever it tells: it need not be asked for.
            return usize::from(self.sources.source_row(id, file).is_some());
        }
        let mut groups = Groups::default();
        let cited: Vec<usize> =
            citations.filter_map(|citation| self.place(&citation.source, file, &mut groups)).collect();
        let mut roots: Vec<usize> = cited.into_iter().map(|member| groups.sets.root(member)).collect();
        roots.sort_unstable();
        roots.dedup();
        roots.len()
    }

    /// Puts a cited source and all that it derives from into groups; answers the member it is.
    fn place(&mut self, cited: &Cited, file: FileId, groups: &mut Groups) -> Option<usize> {
        let (member, mut links) = match cited {
            Cited::Id(id) => {
                let links = self.links(id, file)?;
                match groups.member(Name::Listed(id.clone())) {
                    (member, true) => (member, links),
                    (member, false) => return Some(member),
                }
            }
            Cited::Inline(source) => {
                let links = Links::of(source);
                // Without a publisher, sources written in place are the same where their titles are.
                let name = links.publisher.clone().map_or_else(|| Name::Titled(fold(&source.title)), Name::Publisher);
                (groups.member(name).0, links)
            }
        };
        let mut joined = member;
        loop {
            if let Some(publisher) = links.publisher {
                let (house, _) = groups.member(Name::Publisher(publisher));
                groups.sets.join(joined, house);
            }
            let Some(original) = links.derived_from else { break };
            let (next, new) = groups.member(Name::Listed(original.clone()));
            groups.sets.join(joined, next);
            let Some(of_original) = self.links(&original, file).filter(|_| new) else { break };
            (joined, links) = (next, of_original);
        }
        Some(member)
    }

    fn links(&mut self, id: &str, from: FileId) -> Option<Links> {
        let key = (from, EventId::digest(id));
        self.asked.entry(key).or_insert_with(|| self.sources.listed_source(id, from).as_deref().map(Links::of)).clone()
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

/// A publisher's name as it is compared; none where there is nothing in it.
fn named(publisher: &str) -> Option<String> {
    Some(fold(publisher)).filter(|name| !name.is_empty())
}

/// What a group is made of.
#[derive(Debug, PartialEq, Eq, Hash)]
enum Name {
    Listed(String),
    Titled(String),
    Publisher(String),
}

/// Groups of names.
#[derive(Debug, Default)]
struct Groups {
    members: HashMap<Name, usize>,
    sets: Sets,
}

impl Groups {
    /// The member of this name, and whether it is new.
    fn member(&mut self, name: Name) -> (usize, bool) {
        match self.members.entry(name) {
            Entry::Occupied(known) => (*known.get(), false),
            Entry::Vacant(new) => (*new.insert(self.sets.add()), true),
        }
    }
}

#[cfg(test)]
mod tests;
