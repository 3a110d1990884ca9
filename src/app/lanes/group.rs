//! Which lane an event stands in.
//!
//! Owns the grouping: an accumulator that is given each event once, and the lanes that come of it, in the order wished
//! for, those without a name last. Refuses to hold events: of each it keeps a row number for every lane it stands in.

use crate::app::step::Direction;
use crate::dossier::Numbering;
use crate::model::{Cited, Event, FileId, Row, Source, Timeline};
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;

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
        match self {
            Self::Tag => "tag",
            Self::Place => "place",
            Self::Person => "person",
            Self::Source => "source",
            Self::Publisher => "publisher",
            Self::File => "file",
        }
    }

    /// What the lane for the rest is called.
    pub fn rest(self) -> &'static str {
        match self {
            Self::Tag => "no tag",
            Self::Place => "no place",
            Self::Person => "nobody named",
            Self::Source => "no source",
            Self::Publisher => "no publisher",
            Self::File => "no file",
        }
    }

    /// The names of the lanes that an event stands in. `listed` answers what the lane of a listed source is called.
    fn names<'e>(
        self,
        event: &'e Event,
        mut listed: impl FnMut(&str) -> Option<String>,
        files: &'e [String],
    ) -> Vec<Cow<'e, str>> {
        let borrowed = |names: &'e [String]| names.iter().map(|name| Cow::from(name.as_str())).collect();
        let mut names: Vec<Cow<'e, str>> = match self {
            Self::Tag => borrowed(&event.tags),
            Self::Person => borrowed(&event.people),
            Self::Place => borrowed(event.place.as_slice()),
            Self::File => {
                files.get(usize::from(event.file.0)).map(|file| Cow::from(file.as_str())).into_iter().collect()
            }
            Self::Source | Self::Publisher => {
                let numbering = Numbering::of(event);
                let mut name = |cited: &Cited| match cited {
                    Cited::Inline(inline) => self.name_of(inline),
                    Cited::Id(id) => listed(id),
                };
                numbering.sources().iter().filter_map(|cites| name(cites.source)).map(Cow::from).collect()
            }
        };
        names.retain(|name| !name.is_empty());
        names
    }

    /// What a source's lane is called.
    fn name_of(self, source: &Source) -> Option<String> {
        if self == Self::Publisher { source.publisher.clone() } else { Some(source.title.clone()) }
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

/// A lane's name and its events.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The name, as the file has it; none for the rest.
    pub name: Option<String>,
    /// Its rows, ascending, each once.
    pub rows: Arc<[u32]>,
}

/// Gathers events into lanes.
#[derive(Debug, Clone, Default)]
pub struct Groups {
    by: By,
    named: HashMap<String, Vec<u32>>,
    rest: Vec<u32>,
    /// What the lanes of listed sources are called: many events cite the same.
    sources: HashMap<(FileId, String), Option<String>>,
}

impl Groups {
    /// Gathers by something.
    pub fn new(by: By) -> Self {
        Self { by, ..Self::default() }
    }

    /// Takes in the event of a row. Nothing is read for what the row itself tells.
    pub fn look(&mut self, timeline: &Timeline, at: u32) {
        let Some(row) = timeline.rows().get(at as usize) else { return };
        match self.by {
            By::Tag => self.put_all(at, timeline.tags.of(row.tags).filter(|tag| !tag.is_empty())),
            By::File => self.put_all(at, timeline.files.get(usize::from(row.file.0)).map(String::as_str).into_iter()),
            By::Place | By::Person | By::Source | By::Publisher => match timeline.event(at as usize) {
                Ok(event) => self.add(at, &event, |id| timeline.source(id, event.file), &timeline.files),
                Err(_) => self.rest.push(at),
            },
        }
    }

    /// Takes in the event of a row. `source` finds a listed source by its id, `files` are the files' names.
    pub fn add(&mut self, at: u32, event: &Event, source: impl Fn(&str) -> Option<Source>, files: &[String]) {
        let (by, sources) = (self.by, &mut self.sources);
        let listed = |id: &str| {
            let name = sources.entry((event.file, id.to_owned()));
            name.or_insert_with(|| source(id).and_then(|found| by.name_of(&found))).clone()
        };
        let names = by.names(event, listed, files);
        self.put_all(at, names.iter().map(AsRef::as_ref));
    }

    fn put_all<'n>(&mut self, at: u32, names: impl Iterator<Item = &'n str>) {
        let mut is_rest = true;
        for name in names {
            self.put(name, at);
            is_rest = false;
        }
        if is_rest {
            self.rest.push(at);
        }
    }

    fn put(&mut self, name: &str, at: u32) {
        match self.named.get_mut(name) {
            // An event that names a lane twice stands in it once.
            Some(rows) if rows.last() == Some(&at) => {}
            Some(rows) => rows.push(at),
            None => {
                self.named.insert(name.to_owned(), vec![at]);
            }
        }
    }

    /// Takes in what another one has gathered by the same.
    pub fn merge(&mut self, other: Self) {
        for (name, rows) in other.named {
            self.named.entry(name).or_default().extend(rows);
        }
        self.rest.extend(other.rest);
    }

    /// The lanes in their order: the one for the rest last, if anything is in it. Of lanes that begin with the same event,
    /// or are as full, the name decides.
    pub fn lanes(self, sort: Sort, rows: &[Row]) -> Vec<Group> {
        let group = |(name, mut rows): (Option<String>, Vec<u32>)| {
            rows.sort_unstable();
            rows.dedup();
            Group { name, rows: rows.into() }
        };
        let first = |group: &Group| group.rows.first().and_then(|row| rows.get(*row as usize)).map(Row::key);
        let mut lanes: Vec<Group> = self.named.into_iter().map(|(name, rows)| group((Some(name), rows))).collect();
        match sort {
            Sort::First => lanes.sort_by(|a, b| (first(a), &a.name).cmp(&(first(b), &b.name))),
            Sort::Count => lanes.sort_by(|a, b| b.rows.len().cmp(&a.rows.len()).then_with(|| a.name.cmp(&b.name))),
        }
        lanes.extend((!self.rest.is_empty()).then(|| group((None, self.rest))));
        lanes
    }
}

#[cfg(test)]
mod tests;
