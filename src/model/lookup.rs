//! What a citation leads to: the source written in place, or the listed one of that id.
//!
//! Owns how listed sources are asked for, and the memory of those that were: within one question (an event's page, a
//! query's answer) none is decoded twice, however often it is cited.

use super::{Cited, FileId, Source, SourceRow, Timeline};
use std::collections::HashMap;
use std::ops::Deref;
use std::sync::{Arc, Mutex, PoisonError};

/// Where listed sources are asked for by those who cite them.
pub trait ListedSources {
    /// The row of the source that `id` names for somebody who stands in `from`: that file's own first, then any other's.
    fn source_row(&self, id: &str, from: FileId) -> Option<&SourceRow>;

    /// The source itself; none where there is none, or its file no longer holds it.
    fn listed_source(&self, id: &str, from: FileId) -> Option<Arc<Source>>;
}

impl ListedSources for Timeline {
    fn source_row(&self, id: &str, from: FileId) -> Option<&SourceRow> {
        Self::source_row(self, id, from)
    }

    fn listed_source(&self, id: &str, from: FileId) -> Option<Arc<Source>> {
        self.source(id, from).map(Arc::new)
    }
}

/// Sources by file and digest of their id.
type Asked = HashMap<(FileId, u64), Option<Arc<Source>>>;

/// The listed sources of a timeline, each asked for once.
#[derive(Debug)]
pub struct SourceCache<'t> {
    timeline: &'t Timeline,
    asked: Mutex<Asked>,
}

impl<'t> SourceCache<'t> {
    /// Nothing has been asked for yet.
    pub fn new(timeline: &'t Timeline) -> Self {
        Self { timeline, asked: Mutex::default() }
    }
}

impl ListedSources for SourceCache<'_> {
    fn source_row(&self, id: &str, from: FileId) -> Option<&SourceRow> {
        self.timeline.source_row(id, from)
    }

    fn listed_source(&self, id: &str, from: FileId) -> Option<Arc<Source>> {
        let row = self.timeline.source_row(id, from)?;
        let ask = || self.timeline.listed(row).ok().map(Arc::new);
        let mut asked = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        asked.entry((row.file, row.id)).or_insert_with(ask).clone()
    }
}

/// A cited source, wherever it stands.
#[derive(Debug, Clone)]
pub enum CitedSource<'e> {
    /// Written in place.
    Inline(&'e Source),
    /// Listed.
    Listed(Arc<Source>),
}

impl Deref for CitedSource<'_> {
    type Target = Source;

    fn deref(&self) -> &Source {
        match self {
            Self::Inline(source) => source,
            Self::Listed(source) => source,
        }
    }
}

impl Cited {
    /// The source that is meant by somebody who stands in `from`; none where that is listed nowhere, or cannot be read.
    pub fn source(&self, sources: &impl ListedSources, from: FileId) -> Option<CitedSource<'_>> {
        match self {
            Self::Inline(source) => Some(CitedSource::Inline(source)),
            Self::Id(id) => sources.listed_source(id, from).map(CitedSource::Listed),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::fixture::{counted, source};

    #[test]
    fn a_source_is_asked_for_once_by_whatever_way_it_is_found() {
        let (held, timeline) = counted(Vec::new(), vec![source("a", "", ""), source("b", "", "")]);
        let cache = SourceCache::new(&timeline);
        for (id, from) in [("a", 0), ("b", 0), ("a", 1), ("a", 0), ("none", 0), ("none", 0)] {
            let cited = Cited::Id(id.to_owned());
            assert_eq!(cited.source(&cache, FileId(from)).map(|source| source.id.clone()).is_some(), id != "none");
        }
        assert_eq!(held.asked(), (0, 2));
    }
}
