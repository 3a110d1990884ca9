//! The index: what the events of a timeline have in common (tags, people, places, sources and the rest), each value
//! with how many events have it.
//!
//! Owns the counts, which completion offers too, and what a source is called beside the id by which it is asked for. An
//! event counts once for a value. What a reader looks at is [`view`].

pub mod view;

use crate::dossier::called;
use crate::model::{Cited, Event, FileId, SourceCache};
use crate::query::{Attribute, Field};
use crate::text::fold;
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

pub use view::FacetsView;

/// The fields that are counted, in the order in which they are shown, with the headings above their values.
const FIELDS: [(Field, &str); 8] = [
    (Field::Value(Attribute::Tag), "tags"),
    (Field::Value(Attribute::Person), "people and organisations"),
    (Field::Value(Attribute::Place), "places"),
    (Field::Value(Attribute::Source), "sources"),
    (Field::Value(Attribute::Publisher), "publishers"),
    (Field::Kind, "kinds of sources"),
    (Field::Value(Attribute::By), "who says it"),
    (Field::Value(Attribute::Measure), "measures"),
];

/// As many values of a field are kept in the end, the most used: a million addresses are no index.
const KEPT: usize = 100_000;

/// Counts, while they are made: each thread its own, put together in the end.
#[derive(Default)]
pub(in crate::app) struct Counting {
    counts: [HashMap<String, usize>; FIELDS.len()],
    /// What each listed source is called in short, and its title: in the first of the files that name it.
    called: HashMap<String, (FileId, [String; 2])>,
}

impl Counting {
    /// Counts an event; its sources are asked for where they are remembered.
    pub(in crate::app) fn add(&mut self, event: &Event, sources: &SourceCache<'_>) {
        let mut values: BTreeMap<(usize, String), String> = BTreeMap::new();
        let mut put = |field: usize, value: &str| {
            values.entry((field, fold(value))).or_insert_with(|| value.to_owned());
        };
        event.tags.iter().for_each(|tag| put(0, tag));
        event.people.iter().for_each(|person| put(1, person));
        event.place.iter().for_each(|place| put(2, place));
        event.claims.iter().filter_map(|claim| claim.by.as_ref()).for_each(|by| put(6, by));
        let figures = event.claims.iter().filter_map(|claim| claim.figure.as_ref());
        figures.for_each(|figure| put(7, &figure.measure));
        for citation in event.citations() {
            match &citation.source {
                Cited::Inline(source) => put(3, &source.title),
                Cited::Id(id) => put(3, id),
            }
            if let Some(source) = citation.source.source(sources, event.file) {
                if let Cited::Id(id) = &citation.source
                    && self.called.get(id).is_none_or(|(file, _)| event.file < *file)
                {
                    let called = [called(&source, event.file, sources).1, source.title.clone()];
                    self.called.insert(id.clone(), (event.file, called));
                }
                source.publisher.iter().for_each(|publisher| put(4, publisher));
                source.kind.iter().for_each(|kind| put(5, kind.word()));
            }
        }
        for ((field, _), value) in values {
            *self.counts[field].entry(value).or_default() += 1;
        }
    }

    /// Counts what `other` has counted too.
    pub(in crate::app) fn append(&mut self, other: Self) {
        for (counts, more) in self.counts.iter_mut().zip(other.counts) {
            for (value, count) in more {
                *counts.entry(value).or_default() += count;
            }
        }
        for (id, called) in other.called {
            if self.called.get(&id).is_none_or(|(file, _)| called.0 < *file) {
                self.called.insert(id, called);
            }
        }
    }

    /// The counts, once all events are in them.
    pub(in crate::app) fn finish(self) -> Facets {
        let mut fields = self.counts.map(|counts| Values::of(sorted(counts)));
        let of_sources = FIELDS.iter().position(|(field, _)| *field == Field::Value(Attribute::Source));
        if let Some(values) = of_sources.and_then(|n| fields.get_mut(n)) {
            values.told = told(&values.counted, &self.called);
            let both = values.folded.iter().zip(&values.told).map(|(id, told)| format!("{id}\n{}", fold(told)));
            values.searched = both.collect();
        }
        Facets { fields }
    }
}

/// What sources are called where there is room for a name: what each is called in the list of events, else, where that is
/// its id or what others are called too, its title.
fn told(counted: &[(String, usize)], called: &HashMap<String, (FileId, [String; 2])>) -> Vec<String> {
    let mut named: HashMap<&str, usize> = HashMap::new();
    for (_, [name, _]) in counted.iter().filter_map(|(id, _)| called.get(id)) {
        *named.entry(name).or_default() += 1;
    }
    let told = |(id, _): &(String, usize)| match called.get(id) {
        Some((_, [name, title])) if !title.is_empty() && (name == id || named.get(name.as_str()) > Some(&1)) => {
            title.clone()
        }
        Some((_, [name, _])) => name.clone(),
        None => id.clone(),
    };
    counted.iter().map(told).collect()
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
    values
}

/// The values of each field with how many events have them, the most used first. Spellings that are compared as one are one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facets {
    fields: [Values; FIELDS.len()],
}

/// The values of a field.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Values {
    /// The most used first.
    counted: Vec<(String, usize)>,
    /// The same, folded.
    folded: Vec<String>,
    /// Where each stands, in the order of what is folded.
    by_name: Vec<u32>,
    /// How many there are, those that are not kept among them.
    all: usize,
    /// What each is called, and that with the value as it is searched through; none where that is the value.
    told: Vec<String>,
    searched: Vec<String>,
}

impl Values {
    fn of(mut counted: Vec<(String, usize)>) -> Self {
        let all = counted.len();
        counted.truncate(KEPT);
        let folded: Vec<String> = counted.iter().map(|(value, _)| fold(value)).collect();
        let mut by_name: Vec<u32> = (0..).take(folded.len()).collect();
        by_name.sort_unstable_by_key(|at| folded.get(*at as usize));
        Self { counted, folded, by_name, all, told: Vec::new(), searched: Vec::new() }
    }

    /// Where a folded value stands.
    fn find(&self, folded: &str) -> Option<usize> {
        let name = |at: &u32| self.folded.get(*at as usize).map_or("", String::as_str);
        let at = self.by_name.binary_search_by(|at| name(at).cmp(folded)).ok()?;
        self.by_name.get(at).map(|at| *at as usize)
    }

    /// What is looked through for a part of a value: the values, with what they are called.
    fn searched(&self) -> &[String] {
        if self.searched.is_empty() { &self.folded } else { &self.searched }
    }

    /// How many events have a folded value.
    fn count(&self, folded: &str) -> usize {
        self.find(folded).and_then(|at| self.counted.get(at)).map_or(0, |(_, count)| *count)
    }
}

impl Facets {
    /// The values of a field.
    pub fn of(&self, field: Field) -> &[(String, usize)] {
        let values = FIELDS.iter().zip(&self.fields).find(|((known, _), _)| *known == field);
        values.map_or(&[], |(_, values)| &values.counted)
    }

    /// What a value of a field is called, where that is not the value itself.
    pub(in crate::app) fn called(&self, field: Field, value: &str) -> Option<&str> {
        let (_, values) = FIELDS.iter().zip(&self.fields).find(|((known, _), _)| *known == field)?;
        let told = values.told.get(values.find(&fold(value))?)?;
        Some(told.as_str()).filter(|told| *told != value)
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
