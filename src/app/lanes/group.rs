//! Which lane an event stands in.
//!
//! Owns the grouping: an accumulator that is given each visible event once, by as many threads as there are, and the lanes
//! that come of it, in the order wished for, those without a name last. Of each event it keeps a row number for every lane.

use crate::app::step::Direction;
use crate::dossier::Numbering;
use crate::model::{Cited, Order, Places, Row, SourceCache, Stand, Timeline};
use crate::search::{Stop, Workers};
use crate::text::fold;
use std::collections::HashMap;
use std::sync::Arc;

/// Events looked at between two questions whether anybody still wants to know.
const EVENTS: usize = 2_000;

/// What the events of a lane have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[expect(missing_docs, reason = "each says itself")]
pub enum By {
    #[default]
    Tag,
    Place,
    Person,
    Source,
    Publisher,
    File,
}

impl By {
    /// All there are, in the order in which a key goes through them.
    pub const ALL: [Self; 6] = [Self::Tag, Self::Place, Self::Person, Self::Source, Self::Publisher, Self::File];

    /// What a lane stands for: "tag".
    pub fn one(self) -> &'static str {
        ["tag", "place", "person", "source", "publisher", "file"][self as usize]
    }

    /// What the lane for the rest is called.
    pub fn rest(self) -> &'static str {
        ["no tag", "no place", "nobody named", "no source", "no publisher", "no file"][self as usize]
    }

    /// The next one, or the one before; it goes round.
    #[must_use]
    pub fn turned(self, direction: Direction) -> Self {
        let at = Self::ALL.iter().position(|by| *by == self).unwrap_or_default();
        let next = match direction {
            Direction::Forward => at + 1,
            Direction::Back => at + Self::ALL.len() - 1,
        };
        Self::ALL.get(next % Self::ALL.len()).copied().unwrap_or_default()
    }
}

/// The order of lanes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Sort {
    /// By their first event.
    #[default]
    First,
    /// The fullest first.
    Count,
}

/// A lane's name, as the file has it (none for the rest), and its rows, ascending, each once.
pub(super) type Group = (Option<String>, Arc<[u32]>);

/// Gathers visible events into lanes; none where `stop` says so. Events that can no longer be read are among the rest.
pub(super) fn groups(
    timeline: &Timeline,
    (by, sort): (By, Sort),
    order: &Order,
    workers: Workers<'_>,
    stop: Stop<'_>,
) -> Option<Vec<Group>> {
    let rows = InFiles::of(timeline, order);
    let empty = || Groups { by, named: HashMap::new(), rest: Vec::new(), sources: SourceCache::new(timeline) };
    let look = |groups: &mut Groups<'_>, batch: usize| {
        let rows = (batch * EVENTS..rows.len().min((batch + 1) * EVENTS)).filter_map(|n| rows.row(n));
        rows.for_each(|row| groups.look(timeline, row));
    };
    let parts = workers.share(rows.len().div_ceil(EVENTS), stop, empty, look)?;
    let mut all = empty();
    for part in parts {
        all.merge(part);
    }
    Some(all.lanes(sort, timeline.rows()))
}

/// Visible rows, in the order in which their events stand in their files where most of them are visible: neighbours there
/// are read together.
struct InFiles<'t> {
    order: &'t Order,
    stands: Option<&'t [Stand]>,
}

impl<'t> InFiles<'t> {
    fn of(timeline: &'t Timeline, order: &'t Order) -> Self {
        let stands = timeline.places.as_deref().map(Places::events);
        Self { order, stands: stands.filter(|stands| order.len() > stands.len() / 4) }
    }

    /// How many there are, some of which may not be visible.
    fn len(&self) -> usize {
        self.stands.map_or(self.order.len(), <[Stand]>::len)
    }

    /// The `n`th of them, if it is visible.
    fn row(&self, n: usize) -> Option<u32> {
        match self.stands {
            None => self.order.row(n).and_then(|row| u32::try_from(row).ok()),
            Some(stands) => {
                stands.get(n).map(|stand| stand.index).filter(|row| self.order.position(*row as usize).is_some())
            }
        }
    }
}

/// Events as they are gathered into lanes.
struct Groups<'t> {
    by: By,
    /// By each spelling of a name.
    named: HashMap<String, Vec<u32>>,
    rest: Vec<u32>,
    sources: SourceCache<'t>,
}

impl Groups<'_> {
    /// Takes in the event of a row. Nothing is read for what the row itself tells.
    fn look(&mut self, timeline: &Timeline, at: u32) {
        let Some(row) = timeline.rows().get(at as usize) else { return };
        let event = || timeline.event(at as usize);
        match self.by {
            By::Tag => self.put_all(at, timeline.tags.of(row.tags)),
            By::File => self.put_all(at, timeline.files.get(usize::from(row.file.0)).map(String::as_str).into_iter()),
            By::Place => self.put_all(at, event().iter().filter_map(|event| event.place.as_deref())),
            By::Person => self.put_all(at, event().iter().flat_map(|event| event.people.iter().map(String::as_str))),
            By::Source | By::Publisher => {
                let Ok(event) = event() else { return self.rest.push(at) };
                let name = |cited: &Cited| {
                    let source = cited.source(&self.sources, event.file)?;
                    if self.by == By::Publisher { source.publisher.clone() } else { Some(source.title.clone()) }
                };
                let numbering = Numbering::of(&event);
                let names: Vec<String> = numbering.sources().iter().filter_map(|cites| name(cites.source)).collect();
                self.put_all(at, names.iter().map(String::as_str));
            }
        }
    }

    fn put_all<'n>(&mut self, at: u32, names: impl Iterator<Item = &'n str>) {
        let mut is_rest = true;
        for name in names.filter(|name| !name.is_empty()) {
            is_rest = false;
            match self.named.get_mut(name) {
                // An event that names a lane twice stands in it once.
                Some(rows) if rows.last() == Some(&at) => {}
                Some(rows) => rows.push(at),
                None => {
                    self.named.insert(name.to_owned(), vec![at]);
                }
            }
        }
        if is_rest {
            self.rest.push(at);
        }
    }

    /// Takes in what another one has gathered by the same.
    fn merge(&mut self, other: Self) {
        for (name, rows) in other.named {
            self.named.entry(name).or_default().extend(rows);
        }
        self.rest.extend(other.rest);
    }

    /// The lanes in their order: the one for the rest last, if anything is in it. Of lanes that begin with the same event,
    /// or are as full, the name decides. Spellings that are compared as one are one lane, which is called what its first
    /// event calls it.
    fn lanes(self, sort: Sort, rows: &[Row]) -> Vec<Group> {
        let mut folded: HashMap<String, ((u32, String), Vec<u32>)> = HashMap::with_capacity(self.named.len());
        for (name, rows) in self.named {
            let key = if self.by == By::File { name.clone() } else { fold(&name) };
            let spelling = (rows.iter().min().copied().unwrap_or(u32::MAX), name);
            let lane = folded.entry(key).or_insert_with(|| (spelling.clone(), Vec::new()));
            lane.0 = spelling.min(std::mem::take(&mut lane.0));
            lane.1.extend(rows);
        }
        let group = |(name, mut rows): (Option<String>, Vec<u32>)| -> Group {
            rows.sort_unstable();
            rows.dedup();
            (name, rows.into())
        };
        let first = |group: &Group| group.1.first().and_then(|row| rows.get(*row as usize)).map(Row::key);
        let mut lanes: Vec<Group> = folded.into_values().map(|((_, name), rows)| group((Some(name), rows))).collect();
        match sort {
            Sort::First => lanes.sort_by(|a, b| (first(a), &a.0).cmp(&(first(b), &b.0))),
            Sort::Count => lanes.sort_by(|a, b| b.1.len().cmp(&a.1.len()).then_with(|| a.0.cmp(&b.0))),
        }
        lanes.extend((!self.rest.is_empty()).then(|| group((None, self.rest))));
        lanes
    }
}

#[cfg(test)]
mod tests;
