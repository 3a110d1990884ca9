//! The sources of an event: what each is, where in it, what it was copied from, and its archived copy.
//!
//! Owns which passages are said of a source that is cited at several places, and how far a chain of copies is followed.

use super::Cites;
use crate::model::{Citation, Cited, CitedSource, Event, FileId, ListedSources, Source};
use std::collections::HashSet;
use std::sync::Arc;

/// A chain of sources copied from one another is followed so far: it may be a circle.
const COPIES: usize = 4;

/// A cited source with everything resolved.
#[derive(Debug)]
pub struct SourceEntry<'a> {
    /// The source; the id by which it is cited where it is listed nowhere.
    pub source: Result<CitedSource<'a>, &'a str>,
    /// What it derives from, nearest first.
    pub origins: Vec<Origin>,
    /// Where in it, and its words.
    pub passages: Vec<&'a Citation>,
    /// The copy that is kept of it.
    pub archived: Option<Archived>,
}

/// What a source derives from.
#[derive(Debug, Clone, PartialEq)]
pub struct Origin {
    /// The id by which that is named.
    pub id: String,
    /// The source; none where it is listed nowhere.
    pub source: Option<Arc<Source>>,
}

/// An archived copy, as a file names it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Archived {
    /// The file that names it: from there its path leads to it.
    pub file: FileId,
    /// Its path.
    pub path: String,
    /// The SHA-256 that it should have, in hexadecimal.
    pub sha256: Option<String>,
}

impl Archived {
    /// The copy of a source that a file names, where it has one.
    pub fn of(source: &Source, file: FileId) -> Option<Self> {
        let path = source.archive.clone()?;
        Some(Self { file, path, sha256: source.sha256.clone() })
    }
}

impl<'a> SourceEntry<'a> {
    pub(super) fn of(sources: &impl ListedSources, event: &Event, cites: &Cites<'a>) -> Self {
        // From the file in which a source is listed its archive is found.
        let (id, file) = match cites.source {
            Cited::Inline(_) => ("", event.file),
            Cited::Id(id) => (id.as_str(), sources.source_row(id, event.file).map_or(event.file, |row| row.file)),
        };
        let source = cites.source.source(sources, event.file).ok_or(id);
        Self {
            origins: source.as_deref().map(|source| origins(sources, source, event.file)).unwrap_or_default(),
            archived: source.as_deref().ok().and_then(|source| Archived::of(source, file)),
            passages: passages(&cites.citations),
            source,
        }
    }

    /// The source where it is listed, and those from which it derives.
    pub(super) fn listed(&self) -> impl Iterator<Item = &Source> {
        let own = self.source.as_ref().ok().filter(|source| matches!(source, CitedSource::Listed(_)));
        let origins = self.origins.iter().filter_map(|origin| origin.source.as_deref());
        own.into_iter().flat_map(move |own| std::iter::once(&**own).chain(origins.clone()))
    }
}

/// What a source derives from, nearest first; `file` is where names are looked up first.
pub fn origins(sources: &impl ListedSources, source: &Source, file: FileId) -> Vec<Origin> {
    chain(sources, source, file).take(COPIES).collect()
}

/// What a source derives from at last, through however many steps; none where it is no copy.
pub fn origin(sources: &impl ListedSources, source: &Source, file: FileId) -> Option<Origin> {
    let mut seen = HashSet::new();
    chain(sources, source, file).take_while(|origin| seen.insert(origin.id.clone())).last()
}

fn chain(sources: &impl ListedSources, source: &Source, file: FileId) -> impl Iterator<Item = Origin> {
    let original = move |source: &Source| {
        let id = source.derived_from.clone()?;
        Some(Origin { source: sources.listed_source(&id, file), id })
    };
    std::iter::successors(original(source), move |copied| original(copied.source.as_deref()?))
}

/// Where in a source, and its words: each pair once, and a bare place only where no words are quoted from it.
pub fn passages<'e>(citations: &[&'e Citation]) -> Vec<&'e Citation> {
    let quoting = citations.iter().filter(|citation| citation.quote.is_some());
    let quoted: HashSet<&str> = quoting.filter_map(|citation| citation.at.as_deref()).collect();
    let is_bare = |c: &Citation| c.quote.is_none() && c.at.as_deref().is_none_or(|at| quoted.contains(at));
    let mut seen = HashSet::new();
    let said = citations.iter().copied().filter(|citation| !is_bare(citation));
    said.filter(|citation| seen.insert((citation.at.as_deref(), citation.quote.as_deref()))).collect()
}
