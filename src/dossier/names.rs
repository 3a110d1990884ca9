//! Who stands behind an event, in few words: a name an origin.
//!
//! Owns which of several sources of one origin names it, and what a source is called that has no publisher. A name that was
//! asked for once is remembered: events are told by the million.

use super::citation::Identity;
use super::origin;
use crate::evidence::independence::Independence;
use crate::model::{Cited, Event, EventId, FileId, ListedSources, Source, distinct};
use foldhash::{HashMap, HashMapExt};
use std::sync::Arc;

/// Tells who stands behind events of one timeline.
#[derive(Debug)]
pub struct Names<'t, S> {
    /// Tells which sources are independent.
    pub independence: Independence<'t, S>,
    /// Of listed sources, by the file of who cites them and the digest of the id that they are cited by.
    known: HashMap<(FileId, u64), Name>,
}

/// What a source is called, and whether that is its publisher.
type Name = (bool, Arc<str>);

impl<'t, S: ListedSources> Names<'t, S> {
    /// Nothing has been asked for yet.
    pub fn new(sources: &'t S) -> Self {
        Self { independence: Independence::new(sources), known: HashMap::new() }
    }

    /// The names of the independent origins of all that an event and its claims cite, in the order in which they are cited:
    /// of each the publisher of its first source that has one; else what its first source is called.
    pub fn of(&mut self, event: &Event) -> Vec<Arc<str>> {
        let cited = distinct(event.citations(), |citation| Identity::of(&citation.source));
        let apart = self.independence.apart(cited.iter().copied(), event.file);
        let mut names: Vec<Name> = Vec::new();
        for (citation, origin) in cited.into_iter().zip(apart) {
            let Some(origin) = origin else { continue };
            if names.get(origin).is_some_and(|(is_publisher, _)| *is_publisher) {
                continue;
            }
            let name = self.named(&citation.source, event.file);
            match names.get_mut(origin) {
                Some(known) if name.0 => *known = name,
                Some(_) => {}
                None => names.push(name),
            }
        }
        names.into_iter().map(|(_, name)| name).collect()
    }

    /// What a source is called beside an event of a file.
    fn named(&mut self, cited: &Cited, file: FileId) -> Name {
        let sources = self.independence.sources();
        let name = || match cited.source(sources, file).as_deref() {
            Some(source) => called(source, file, sources),
            None => (false, cited.name().to_owned()),
        };
        let name = || {
            let (is_publisher, name) = name();
            (is_publisher, name.into())
        };
        match cited {
            Cited::Id(id) => self.known.entry((file, EventId::digest(id))).or_insert_with(name).clone(),
            Cited::Inline(_) => name(),
        }
    }
}

/// What a source is called where there is room for a name, and whether that is its publisher: this, else of what it is a
/// copy, else its id, else its title; `file` is where names are looked up first.
pub fn called(source: &Source, file: FileId, sources: &impl ListedSources) -> (bool, String) {
    let publisher = |source: &Source| source.publisher.clone().filter(|name| !name.trim().is_empty());
    if let Some(name) = publisher(source) {
        return (true, name);
    }
    let copied = origin(sources, source, file).and_then(|origin| origin.source);
    let copy = copied.as_deref().and_then(publisher).map(|name| format!("copy of {name}"));
    let id = || Some(&source.id).filter(|id| !id.is_empty()).unwrap_or(&source.title).clone();
    (false, copy.unwrap_or_else(id))
}
