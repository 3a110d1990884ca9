//! The orders in which sources can be listed.
//!
//! Owns the ranks of all sources in each of their texts, made once in the background, so that a key that asks for another
//! order asks for no source. Refuses to keep the texts.

use crate::app::sources::item::Item;
use crate::app::step::Direction;
use crate::evidence::sources::{Bibliography, Tally};
use crate::model::{Date, Source, SourceKind, Timeline};
use crate::text::fold;

/// What a list of sources can be put in order by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is a column of the list")]
pub enum By {
    Title,
    Publisher,
    Published,
    Kind,
    Origin,
    Events,
    EventsAlone,
    Claims,
    ClaimsAlone,
}

impl By {
    /// All of them, in the order of the columns.
    pub const ALL: [Self; 9] = [
        Self::Title,
        Self::Publisher,
        Self::Published,
        Self::Kind,
        Self::Origin,
        Self::Events,
        Self::EventsAlone,
        Self::Claims,
        Self::ClaimsAlone,
    ];

    /// Which column it is.
    pub fn index(self) -> usize {
        Self::ALL.iter().position(|by| *by == self).unwrap_or_default()
    }

    /// The next or the previous column; none, which is the order of the files, beyond the last and the first.
    pub(super) fn next(by: Option<Self>, direction: Direction) -> Option<Self> {
        let at = match (by, direction) {
            (None, Direction::Forward) => Some(0),
            (None, Direction::Back) => Self::ALL.len().checked_sub(1),
            (Some(by), Direction::Forward) => Some(by.index() + 1),
            (Some(by), Direction::Back) => by.index().checked_sub(1),
        };
        at.and_then(|at| Self::ALL.get(at)).copied()
    }

    /// The order in words.
    pub(super) fn words(self, reversed: bool) -> &'static str {
        match (self, reversed) {
            (Self::Title, false) => "by title",
            (Self::Title, true) => "by title, from Z to A",
            (Self::Publisher, false) => "by name of publisher",
            (Self::Publisher, true) => "by name of publisher, from Z to A",
            (Self::Published, false) => "by date, the earliest first",
            (Self::Published, true) => "by date, the latest first",
            (Self::Kind, false) => "by kind",
            (Self::Kind, true) => "by kind, reversed",
            (Self::Origin, false) => "by what they are derived from",
            (Self::Origin, true) => "by what they are derived from, reversed",
            (Self::Events, false) => "most events first",
            (Self::Events, true) => "fewest events first",
            (Self::EventsAlone, false) => "most events alone first",
            (Self::EventsAlone, true) => "fewest events alone first",
            (Self::Claims, false) => "most claims first",
            (Self::Claims, true) => "fewest claims first",
            (Self::ClaimsAlone, false) => "most claims alone first",
            (Self::ClaimsAlone, true) => "fewest claims alone first",
        }
    }
}

/// The rank of every source in each column of text, by its index among all; the largest number where it has no such text.
#[derive(Debug, Default)]
pub struct Ranks {
    title: Vec<u32>,
    publisher: Vec<u32>,
    published: Vec<u32>,
    kind: Vec<u32>,
    origin: Vec<u32>,
}

/// The rank of what has nothing to be ranked by.
const NONE: u32 = u32::MAX;

/// The texts of a source as they are compared.
struct Texts {
    title: Option<String>,
    publisher: Option<String>,
    published: Option<(i64, i64)>,
    kind: Option<&'static str>,
    origin: Option<String>,
}

impl Texts {
    fn of(source: &Source) -> Self {
        Self {
            title: Some(fold(&source.title)),
            publisher: source.publisher.as_deref().map(fold),
            published: source.published.as_ref().map(Date::instants),
            kind: source.kind.map(SourceKind::word),
            origin: source.derived_from.as_deref().map(fold),
        }
    }
}

impl Ranks {
    /// Asks for every source once.
    pub fn of(timeline: &Timeline, bibliography: &Bibliography) -> Self {
        let sources = bibliography.sources().iter();
        let texts = |source| Texts::of(&bibliography.source(timeline, source).unwrap_or_default());
        let texts: Vec<Texts> = sources.map(texts).collect();
        Self {
            title: ranked(&texts, |texts| texts.title.as_ref()),
            publisher: ranked(&texts, |texts| texts.publisher.as_ref()),
            published: ranked(&texts, |texts| texts.published.as_ref()),
            kind: ranked(&texts, |texts| texts.kind.as_ref()),
            origin: ranked(&texts, |texts| texts.origin.as_ref()),
        }
    }

    /// The list in an order; equals stay in that of the files, and what has nothing to be ordered by comes last either way.
    pub(super) fn arranged(
        &self,
        bibliography: &Bibliography,
        by: Option<By>,
        together: bool,
        reversed: bool,
    ) -> Vec<Item> {
        let (sources, publishers) = (bibliography.sources(), bibliography.publishers());
        let mut items: Vec<Item> = Vec::with_capacity(sources.len());
        for (n, source) in sources.iter().enumerate() {
            match source.publisher.filter(|_| together) {
                None => items.push(Item::Source(n)),
                // A publisher stands where the first of its sources does.
                Some(publisher) if publishers.get(publisher).is_some_and(|of| of.sources.first() == Some(&n)) => {
                    items.push(Item::Publisher(publisher));
                }
                Some(_) => {}
            }
        }
        let Some(by) = by else {
            if reversed {
                items.reverse();
            }
            return items;
        };
        let first = |item: Item| match item {
            Item::Source(n) => Some(n),
            // Of a publisher's sources each has another title and date; their publisher is one.
            Item::Publisher(n) if by == By::Publisher => publishers.get(n).and_then(|of| of.sources.first()).copied(),
            Item::Publisher(_) => None,
        };
        let tally = |item: Item| match item {
            Item::Source(n) => sources.get(n).map(|source| source.tally),
            Item::Publisher(n) => publishers.get(n).map(|publisher| publisher.tally),
        };
        let rank = |item: Item| match self.by(by) {
            Some(ranks) => first(item).and_then(|n| ranks.get(n)).copied().filter(|rank| *rank != NONE),
            None => tally(item).map(|tally| u32::MAX - count(tally, by)),
        };
        items.sort_by_key(|item| {
            let rank = rank(*item);
            (rank.is_none(), rank.map(|rank| if reversed { u32::MAX - rank } else { rank }))
        });
        items
    }

    fn by(&self, by: By) -> Option<&[u32]> {
        match by {
            By::Title => Some(&self.title),
            By::Publisher => Some(&self.publisher),
            By::Published => Some(&self.published),
            By::Kind => Some(&self.kind),
            By::Origin => Some(&self.origin),
            By::Events | By::EventsAlone | By::Claims | By::ClaimsAlone => None,
        }
    }
}

/// The rank of each; the same for equals.
fn ranked<'t, K: Ord>(texts: &'t [Texts], key: impl Fn(&'t Texts) -> Option<K>) -> Vec<u32> {
    let keys = texts.iter().zip(0..).filter_map(|(texts, at)| Some((key(texts)?, at)));
    let mut order: Vec<(K, usize)> = keys.collect();
    order.sort_unstable();
    let mut ranks = vec![NONE; texts.len()];
    for (group, rank) in order.chunk_by(|a, b| a.0 == b.0).zip(0..) {
        for (_, at) in group {
            if let Some(of) = ranks.get_mut(*at) {
                *of = rank;
            }
        }
    }
    ranks
}

fn count(tally: Tally, by: By) -> u32 {
    match by {
        By::EventsAlone => tally.events_alone,
        By::Claims => tally.claims,
        By::ClaimsAlone => tally.claims_alone,
        _ => tally.events,
    }
}
