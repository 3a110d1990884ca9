//! What a citation leads to, and what a claim rests on.
//!
//! Owns the identity of a source, listed or written in place, and the rule that a claim which cites nothing itself rests
//! on what its event cites. Refuses to ask for the source.

use crate::model::{Citation, Cited, Claim, Date, Event, EventId, FileId, ListedSources, Source, distinct, same_page};
use crate::text::fold;

/// A source, whoever cites it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SourceKey {
    /// One that a file lists.
    Listed {
        /// The file that lists it, which need not be the one that cites it.
        file: FileId,
        /// Digest of its id (see [`EventId::digest`]).
        id: u64,
    },
    /// One written in place: a digest of its title, publisher, date of publication and address. Where those agree it is
    /// one source, however often it is written.
    Inline(u64),
}

impl SourceKey {
    /// What is cited by somebody who stands in `from`; none where the citation leads nowhere.
    pub fn of(cited: &Cited, from: FileId, sources: &impl ListedSources) -> Option<Self> {
        match cited {
            Cited::Id(id) => sources.source_row(id, from).map(|row| Self::Listed { file: row.file, id: row.id }),
            Cited::Inline(source) => Some(Self::inline(source)),
        }
    }

    /// A source written in place.
    pub fn inline(source: &Source) -> Self {
        let Source { title, publisher, published, url, .. } = source;
        let text = |text: &Option<String>| text.as_deref().map(fold).unwrap_or_default();
        let published = published.as_ref().map(Date::as_written).unwrap_or_default();
        let url = url.as_deref().map(same_page).unwrap_or_default();
        Self::Inline(EventId::digest(&[&fold(title), &text(publisher), published, &url].join("\n")))
    }
}

/// Whether nothing that an event and its claims cite is listed or written in place: it has no source.
pub fn is_unsourced(event: &Event, sources: &impl ListedSources) -> bool {
    let cited = event.citations();
    cited.map(|citation| SourceKey::of(&citation.source, event.file, sources)).all(|source| source.is_none())
}

/// The citations of somebody who stands in `from` that lead to a source, of each source the first.
pub fn each_once<'c>(
    citations: impl IntoIterator<Item = &'c Citation>,
    from: FileId,
    sources: &impl ListedSources,
) -> Vec<&'c Citation> {
    let keyed = |citation: &'c Citation| Some((citation, SourceKey::of(&citation.source, from, sources)?));
    let once = distinct(citations.into_iter().filter_map(keyed), |(_, key)| *key);
    once.into_iter().map(|(citation, _)| citation).collect()
}

/// What a claim rests on: what it cites, or where it cites nothing, what its event cites.
pub fn support<'e>(event: &'e Event, claim: &'e Claim) -> &'e [Citation] {
    if claim.sources.is_empty() { &event.sources } else { &claim.sources }
}
