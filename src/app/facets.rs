//! What the events of a timeline have in common: tags, places, people, sources and the rest, each with how many events
//! have it.
//!
//! Owns the counts, which completion offers and the view of facets shows. Refuses to count an event twice for one value.

pub mod state;

use crate::model::{Citation, Cited, Event, FileId, Source, Timeline};
use crate::query::{Attribute, Field};
use crate::text::fold;
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

/// The fields that are counted, in the order in which they are shown.
pub const FIELDS: [Field; 8] = [
    Field::Value(Attribute::Tag),
    Field::Value(Attribute::Place),
    Field::Value(Attribute::Person),
    Field::Value(Attribute::Source),
    Field::Value(Attribute::Publisher),
    Field::Kind,
    Field::Value(Attribute::By),
    Field::Value(Attribute::Measure),
];

/// As many values of a field are kept in the end, the most used: more could not be looked through.
const KEPT: usize = 10_000;

/// What is counted of a source: publisher and kind.
type Told = (Option<String>, Option<&'static str>);

/// Counts, while they are made.
#[derive(Debug, Default)]
pub struct Counting {
    counts: [HashMap<String, usize>; FIELDS.len()],
    /// Of listed sources: publisher and kind.
    sources: HashMap<(FileId, String), Option<Told>>,
}

impl Counting {
    /// Counts an event.
    pub fn add(&mut self, timeline: &Timeline, event: &Event) {
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
        for citation in citations(event) {
            let (publisher, kind) = match &citation.source {
                Cited::Inline(source) => {
                    put(3, &source.title);
                    told(source)
                }
                Cited::Id(id) => {
                    put(3, id);
                    let known = self.sources.entry((event.file, id.clone()));
                    let known = known.or_insert_with(|| timeline.source(id, event.file).as_ref().map(told));
                    known.clone().unwrap_or_default()
                }
            };
            if let Some(publisher) = publisher {
                put(4, &publisher);
            }
            if let Some(kind) = kind {
                put(5, kind);
            }
        }
        for ((field, _), value) in values {
            *self.counts[field].entry(value).or_default() += 1;
        }
    }

    /// The counts, once all events are in them.
    pub fn finish(self) -> Facets {
        let sorted = |counts: HashMap<String, usize>| {
            // One value is told as it is most often spelt.
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
        };
        Facets { values: self.counts.map(sorted) }
    }
}

fn told(source: &Source) -> Told {
    (source.publisher.clone(), source.kind.map(crate::model::SourceKind::word))
}

fn citations(event: &Event) -> impl Iterator<Item = &Citation> {
    event.sources.iter().chain(event.claims.iter().flat_map(|claim| &claim.sources))
}

/// The values of each field with how many events have them, the most used first. Spellings that are compared as one are one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facets {
    values: [Vec<(String, usize)>; FIELDS.len()],
}

impl Facets {
    /// The values of a field.
    pub fn of(&self, field: Field) -> &[(String, usize)] {
        let index = FIELDS.iter().position(|known| *known == field);
        index.and_then(|index| self.values.get(index)).map_or(&[], Vec::as_slice)
    }

    /// All of them, field after field.
    pub fn all(&self) -> impl Iterator<Item = (Field, &[(String, usize)])> {
        FIELDS.into_iter().zip(self.values.iter().map(Vec::as_slice))
    }
}

/// The heading under which the values of a field are shown.
pub fn heading(field: Field) -> &'static str {
    match field {
        Field::Value(Attribute::Tag) => "Tags",
        Field::Value(Attribute::Place) => "Places",
        Field::Value(Attribute::Person) => "People and organisations",
        Field::Value(Attribute::Source) => "Sources",
        Field::Value(Attribute::Publisher) => "Publishers",
        Field::Kind => "Kinds of sources",
        Field::Value(Attribute::By) => "Who says it",
        Field::Value(Attribute::Measure) => "Measures",
        Field::When(_) | Field::Is => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_value_are_counted_together() {
        let mut counting = Counting::default();
        for (value, count) in [("Zurich", 2), ("Zu\u{308}rich", 3), ("Zürich", 3), ("Bern", 7)] {
            counting.counts[0].insert(value.to_owned(), count);
        }
        let facets = counting.finish();
        assert_eq!(facets.of(FIELDS[0]), [("Zu\u{308}rich".to_owned(), 8), ("Bern".to_owned(), 7)]);
    }
}
