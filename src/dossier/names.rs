//! Who stands behind an event, in few words: a name an origin.
//!
//! Owns which of several sources of one origin names it, and what a source is called that has no publisher.

use super::{Numbering, origin};
use crate::evidence::independence::Independence;
use crate::model::{Cited, Event, FileId, ListedSources, Source};

/// The names of the independent origins of all that an event and its claims cite, in the order in which they are cited:
/// of each the publisher of its first source that has one; else what its first source is called.
pub fn names<S: ListedSources>(event: &Event, independence: &mut Independence<'_, S>) -> Vec<String> {
    let numbering = Numbering::of(event);
    let first = numbering.sources().iter().filter_map(|cites| cites.citations.first().copied());
    let apart = independence.apart(first, event.file);
    let mut names: Vec<(bool, String)> = Vec::new();
    for (cites, origin) in numbering.sources().iter().zip(apart) {
        let Some(origin) = origin else { continue };
        if names.get(origin).is_some_and(|(is_publisher, _)| *is_publisher) {
            continue;
        }
        let name = named(cites.source, event, independence.sources());
        match names.get_mut(origin) {
            Some(known) if name.0 => *known = name,
            Some(_) => {}
            None => names.push(name),
        }
    }
    names.into_iter().map(|(_, name)| name).collect()
}

/// What a source is called beside an event, and whether that is its publisher.
fn named(cited: &Cited, event: &Event, sources: &impl ListedSources) -> (bool, String) {
    match cited.source(sources, event.file).as_deref() {
        Some(source) => called(source, event.file, sources),
        None => (false, cited.name().to_owned()),
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
