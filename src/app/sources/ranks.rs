//! The orders in which sources can be listed.
//!
//! Owns the ranks of all sources in each of their texts, made once in the background, so that a key that asks for another
//! order asks for no source.

use crate::app::layout::clip;
use crate::app::step::Direction;
use crate::dossier::called;
use crate::evidence::cited::SourceKey;
use crate::evidence::sources::{Bibliography, SourceUse, Tally};
use crate::model::{Date, FileId, Source, Timeline};
use crate::text::fold;

/// A line of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Item {
    /// A source, by its index among all.
    Source(usize),
    /// A publisher, by its index among all, with all of its sources.
    Publisher(usize),
}

/// The orders by each column of the list, in words, and the same reversed.
const ORDERS: [[&str; 2]; 5] = [
    ["by name", "by name, from Z to A"],
    ["by title", "by title, from Z to A"],
    ["by date", "by date, the latest first"],
    ["by events", "by events, the fewest first"],
    ["by sole events", "by sole events, the fewest first"],
];
/// So many columns, from the first on, are texts; the others are counts.
const TEXTS: usize = 3;
const NAME: usize = 0;
const PUBLISHED: usize = 2;
const EVENTS: usize = 3;

/// In which order sources are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::app) struct Sort {
    /// By which column; none for the order of the files.
    pub(super) column: Option<usize>,
    /// Whether that is turned round.
    pub(super) reversed: bool,
    /// Whether a publisher's sources are taken together.
    pub(super) together: bool,
}

impl Default for Sort {
    /// What most rests on comes first.
    fn default() -> Self {
        Self { column: Some(EVENTS), reversed: false, together: false }
    }
}

impl Sort {
    /// By the next or the previous column; beyond the last and the first in the order of the files.
    pub(super) fn turn(&mut self, direction: Direction) {
        let at = match (self.column, direction) {
            (None, Direction::Forward) => Some(0),
            (None, Direction::Back) => ORDERS.len().checked_sub(1),
            (Some(at), Direction::Forward) => Some(at + 1),
            (Some(at), Direction::Back) => at.checked_sub(1),
        };
        self.column = at.filter(|at| *at < ORDERS.len());
        self.reversed = false;
    }

    /// Whether it is by when sources were published.
    pub(super) fn is_by_date(self) -> bool {
        self.column == Some(PUBLISHED)
    }

    /// The order in words.
    pub(super) fn words(self) -> String {
        let together = if self.together { "by publisher, " } else { "" };
        let orders = self.column.and_then(|column| ORDERS.get(column));
        let [order, reversed] = orders.unwrap_or(&["in the order of the files", "in the order of the files, reversed"]);
        format!("{together}{}", if self.reversed { reversed } else { order })
    }
}

/// The rank of every source in each column of text, by its index among all; the largest number where it has no such text.
#[derive(Debug, Default)]
pub struct Ranks {
    ranks: [Vec<u32>; TEXTS],
    /// Columns of the widest name.
    pub(super) widest_name: usize,
}

/// The rank of what has nothing to be ranked by.
const NONE: u32 = u32::MAX;

/// A text or a date as it is compared.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Text(String),
    Time((i64, i64)),
}

fn keys(source: &Source, name: &str) -> [Option<Key>; TEXTS] {
    let text = |text: &str| Key::Text(fold(text));
    [Some(text(name)), Some(text(&source.title)), source.published.as_ref().map(Date::instants).map(Key::Time)]
}

impl Ranks {
    /// Whether any source says when it was published.
    pub fn has_dates(&self) -> bool {
        self.ranks.get(PUBLISHED).is_some_and(|ranks| ranks.iter().any(|rank| *rank != NONE))
    }

    /// Asks for every source once.
    pub fn of(timeline: &Timeline, bibliography: &Bibliography) -> Self {
        let mut columns: [Vec<(Key, usize)>; TEXTS] = Default::default();
        let mut widest_name = 0;
        for (at, source) in bibliography.sources().iter().enumerate() {
            let found = bibliography.source(timeline, source).unwrap_or_default();
            let (_, name) = called(&found, file_of(timeline, bibliography, source), timeline);
            widest_name = clip::mention(&name).width().max(widest_name);
            for (column, key) in columns.iter_mut().zip(keys(&found, &name)) {
                column.extend(key.map(|key| (key, at)));
            }
        }
        Self { ranks: columns.map(|column| ranked(column, bibliography.sources().len())), widest_name }
    }

    /// The list in an order; equals stay in that of the files, and what has nothing to be ordered by comes last either way.
    pub(super) fn arranged(&self, bibliography: &Bibliography, sort: Sort) -> Vec<Item> {
        let (sources, publishers) = (bibliography.sources(), bibliography.publishers());
        let mut items: Vec<Item> = Vec::with_capacity(sources.len());
        for (n, source) in sources.iter().enumerate() {
            match source.publisher.filter(|_| sort.together) {
                None => items.push(Item::Source(n)),
                // A publisher stands where the first of its sources does.
                Some(publisher) if publishers.get(publisher).is_some_and(|of| of.sources.first() == Some(&n)) => {
                    items.push(Item::Publisher(publisher));
                }
                Some(_) => {}
            }
        }
        let Some(column) = sort.column else {
            if sort.reversed {
                items.reverse();
            }
            return items;
        };
        let first = |item: Item| match item {
            Item::Source(n) => Some(n),
            // Of a publisher's sources each has another title and date; their publisher is one.
            Item::Publisher(n) if column == NAME => publishers.get(n).and_then(|of| of.sources.first()).copied(),
            Item::Publisher(_) => None,
        };
        let tally = |item: Item| match item {
            Item::Source(n) => sources.get(n).map(|source| source.tally),
            Item::Publisher(n) => publishers.get(n).map(|publisher| publisher.tally),
        };
        let rank = |item: Item| match self.ranks.get(column) {
            Some(ranks) => first(item).and_then(|n| ranks.get(n)).copied().filter(|rank| *rank != NONE),
            None => tally(item).and_then(|tally| Some(u32::MAX - counts(tally).get(column - TEXTS)?)),
        };
        items.sort_by_key(|item| {
            let rank = rank(*item);
            (rank.is_none(), rank.map(|rank| if sort.reversed { u32::MAX - rank } else { rank }))
        });
        items
    }
}

/// The rank of each of so many; the same for equals.
fn ranked(mut order: Vec<(Key, usize)>, all: usize) -> Vec<u32> {
    order.sort_unstable();
    let mut ranks = vec![NONE; all];
    for (group, rank) in order.chunk_by(|a, b| a.0 == b.0).zip(0..) {
        for (_, at) in group {
            if let Some(of) = ranks.get_mut(*at) {
                *of = rank;
            }
        }
    }
    ranks
}

/// What the columns of counts say.
pub(super) fn counts(tally: Tally) -> [u32; 2] {
    [tally.events, tally.events_alone]
}

/// The file in which a source stands, as far as names in it are looked up there.
pub(super) fn file_of(timeline: &Timeline, bibliography: &Bibliography, used: &SourceUse) -> FileId {
    match used.key {
        SourceKey::Listed { file, .. } => file,
        SourceKey::Inline(_) => {
            let row = bibliography.rows(used).first().and_then(|row| timeline.rows().get(*row as usize));
            row.map_or_else(FileId::default, |row| row.file)
        }
    }
}
