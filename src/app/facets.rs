//! The facets view: what the events of a timeline have in common (tags, places, people, sources and the rest), each value
//! with how many events have it.
//!
//! Owns the counts, which completion offers too. An event counts once for a value.

use crate::app::layout::{Cursor, Scrolled};
use crate::model::{Cited, Event, SourceCache, Timeline};
use crate::query::{Attribute, Field};
use crate::text::fold;
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// The fields that are counted, in the order in which they are shown, with the headings above their values.
const FIELDS: [(Field, &str); 8] = [
    (Field::Value(Attribute::Tag), "Tags"),
    (Field::Value(Attribute::Place), "Places"),
    (Field::Value(Attribute::Person), "People and organisations"),
    (Field::Value(Attribute::Source), "Sources"),
    (Field::Value(Attribute::Publisher), "Publishers"),
    (Field::Kind, "Kinds of sources"),
    (Field::Value(Attribute::By), "Who says it"),
    (Field::Value(Attribute::Measure), "Measures"),
];

/// As many values of a field are kept in the end, the most used: more could not be looked through.
const KEPT: usize = 10_000;

/// Counts, while they are made.
pub(in crate::app) struct Counting<'t> {
    counts: [HashMap<String, usize>; FIELDS.len()],
    sources: SourceCache<'t>,
}

impl<'t> Counting<'t> {
    /// Counts nothing yet.
    pub(in crate::app) fn new(timeline: &'t Timeline) -> Self {
        Self { counts: Default::default(), sources: SourceCache::new(timeline) }
    }

    /// Counts an event.
    pub(in crate::app) fn add(&mut self, event: &Event) {
        let mut values: BTreeMap<(usize, String), String> = BTreeMap::new();
        let mut put = |field: usize, value: &str| {
            values.entry((field, fold(value))).or_insert_with(|| value.to_owned());
        };
        event.tags.iter().for_each(|tag| put(0, tag));
        event.place.iter().for_each(|place| put(1, place));
        event.people.iter().for_each(|person| put(2, person));
        event.claims.iter().filter_map(|claim| claim.by.as_ref()).for_each(|by| put(6, by));
        let figures = event.claims.iter().filter_map(|claim| claim.figure.as_ref());
        figures.for_each(|figure| put(7, &figure.measure));
        for citation in event.sources.iter().chain(event.claims.iter().flat_map(|claim| &claim.sources)) {
            match &citation.source {
                Cited::Inline(source) => put(3, &source.title),
                Cited::Id(id) => put(3, id),
            }
            if let Some(source) = citation.source.source(&self.sources, event.file) {
                source.publisher.iter().for_each(|publisher| put(4, publisher));
                source.kind.iter().for_each(|kind| put(5, kind.word()));
            }
        }
        for ((field, _), value) in values {
            *self.counts[field].entry(value).or_default() += 1;
        }
    }

    /// The counts, once all events are in them.
    pub(in crate::app) fn finish(self) -> Facets {
        let values = self.counts.map(sorted);
        let folded = |values: &Vec<(String, usize)>| values.iter().map(|(value, n)| (fold(value), *n)).collect();
        Facets { folded: values.each_ref().map(folded), values }
    }
}

/// The values of a field, the most used first; one value is told as it is most often spelt.
fn sorted(counts: HashMap<String, usize>) -> Vec<(String, usize)> {
    let mut spelt: HashMap<String, (usize, Reverse<String>, usize)> = HashMap::new();
    for (value, count) in counts {
        let (most, spelling, all) = spelt.entry(fold(&value)).or_default();
        *all += count;
        if (count, Reverse(&value)) > (*most, Reverse(&spelling.0)) {
            (*most, *spelling) = (count, Reverse(value));
        }
    }
    let mut values: Vec<(String, usize)> = spelt.into_values().map(|(_, value, all)| (value.0, all)).collect();
    values.sort_unstable_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    values.truncate(KEPT);
    values
}

/// The values of each field with how many events have them, the most used first. Spellings that are compared as one are one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facets {
    values: [Vec<(String, usize)>; FIELDS.len()],
    /// The same by folded value.
    folded: [HashMap<String, usize>; FIELDS.len()],
}

impl Facets {
    /// How many events have a value of a field, however it is spelt.
    pub fn count(&self, field: Field, value: &str) -> usize {
        let index = FIELDS.iter().position(|(known, _)| *known == field);
        index.and_then(|index| self.folded.get(index)?.get(&fold(value)).copied()).unwrap_or(0)
    }

    /// The values of a field.
    pub fn of(&self, field: Field) -> &[(String, usize)] {
        let index = FIELDS.iter().position(|(known, _)| *known == field);
        index.and_then(|index| self.values.get(index)).map_or(&[], Vec::as_slice)
    }

    /// How many values there are.
    fn len(&self) -> usize {
        self.values.iter().map(Vec::len).sum()
    }

    /// The value of this number, field after field.
    fn get(&self, mut at: usize) -> Option<Facet<'_>> {
        for ((field, heading), values) in FIELDS.iter().zip(&self.values) {
            if let Some((value, count)) = values.get(at) {
                return Some(Facet { field: *field, heading, value, count: *count, is_first: at == 0 });
            }
            at -= values.len();
        }
        None
    }
}

/// A value that can be asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facet<'f> {
    /// The field that has it.
    pub field: Field,
    heading: &'static str,
    /// The value as it is written.
    pub value: &'f str,
    /// How many events have it.
    pub count: usize,
    /// Whether it is the first of its field.
    is_first: bool,
}

/// A line of the view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FacetLine<'f> {
    /// Nothing, for the eye.
    Blank,
    /// The name of a field.
    Heading(&'static str),
    /// A value, by its number.
    Value(usize, Facet<'f>),
}

/// What a reader looks at.
#[derive(Debug, Clone, Default)]
pub struct FacetsView {
    /// What has been counted.
    facets: Arc<Facets>,
    /// The focused value, and the first one shown.
    pub cursor: Cursor,
}

impl FacetsView {
    pub(in crate::app) fn take(&mut self, facets: &Arc<Facets>) {
        *self = Self { facets: Arc::clone(facets), cursor: Cursor::default() };
    }

    /// How many values there are.
    pub fn count(&self) -> usize {
        self.facets.len()
    }

    /// The focused value.
    pub fn focused(&self) -> Option<Facet<'_>> {
        self.facets.get(self.cursor.focus)
    }

    /// The lines above a value: its heading, where it is the first of its field or on the screen.
    fn above(&self, at: usize, first: bool) -> usize {
        let begins = self.facets.get(at).is_some_and(|facet| facet.is_first);
        usize::from(begins || first) + usize::from(begins && !first)
    }

    /// Scrolls so that the focused value is on the screen, of which the view has so many lines.
    pub(in crate::app) fn settle(&mut self, height: usize) {
        let mut cursor = self.cursor;
        cursor.settle(&Scrolled { len: self.count(), height, lines: |at, first| self.above(at, first) + 1 });
        self.cursor = cursor;
    }

    /// The lines shown.
    pub fn lines(&self, height: usize) -> Vec<FacetLine<'_>> {
        let mut lines = Vec::new();
        for at in self.cursor.top.. {
            let (Some(facet), above) = (self.facets.get(at), self.above(at, at == self.cursor.top)) else { break };
            if lines.len() + above >= height {
                break;
            }
            lines.extend((above == 2).then_some(FacetLine::Blank));
            lines.extend((above > 0).then_some(FacetLine::Heading(facet.heading)));
            lines.push(FacetLine::Value(at, facet));
        }
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_value_are_counted_together() {
        let spellings = [("Zurich", 2), ("Zu\u{308}rich", 3), ("Zürich", 3), ("Bern", 7)];
        let counts = spellings.map(|(value, count)| (value.to_owned(), count)).into();
        assert_eq!(sorted(counts), [("Zu\u{308}rich".to_owned(), 8), ("Bern".to_owned(), 7)]);
    }
}
