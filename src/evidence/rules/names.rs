//! A name spelt two ways: publishers, people, places, tags, speakers and units that were probably meant to be one.
//!
//! Owns the one pass that gathers the names of a chronology, each once with how often it is used and where first. What
//! folds to the same is one name everywhere, and is not asked about.

use super::finding::{Finding, Subject};
use super::near::{NameKind, NameUse, near};
use crate::evidence::cited::SourceKey;
use crate::evidence::series::ClaimRef;
use crate::model::{Cited, Event, SourceRow, Timeline};
use crate::text::fold;
use foldhash::HashMap;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

/// The names met so far. Fed one event at a time; two of them, fed from two threads, are put together by
/// [`NamesUsed::append`].
#[derive(Debug, Default)]
pub struct NamesUsed {
    by_kind: BTreeMap<NameKind, HashMap<String, Uses>>,
}

/// How often a name is used, and where first.
type Uses = (usize, (u32, Subject));

impl NamesUsed {
    /// Takes in the names of the event of row `row`.
    pub fn add(&mut self, row: u32, event: &Event) {
        let mut add = |kind, name: &str, subject| self.count(kind, name, (1, (row, subject)));
        event.place.iter().for_each(|place| add(NameKind::Place, place, Subject::Place { row }));
        for (person, nth) in event.people.iter().zip(0..) {
            add(NameKind::Person, person, Subject::Person { row, nth });
        }
        for (tag, nth) in event.tags.iter().zip(0..) {
            add(NameKind::Tag, tag, Subject::Tag { row, nth });
        }
        for (claim, number) in event.claims.iter().zip(0..) {
            let at = ClaimRef { row, claim: number };
            claim.by.iter().for_each(|by| add(NameKind::Speaker, by, Subject::Speaker(at)));
            let unit = claim.figure.iter().filter_map(|figure| figure.unit.as_deref());
            unit.for_each(|unit| add(NameKind::Unit, unit, Subject::Unit(at)));
        }
        let of_claims = event.claims.iter().zip(0..).map(|(claim, number)| (Some(number), &claim.sources));
        for (claim, citations) in std::iter::once((None, &event.sources)).chain(of_claims) {
            for (citation, number) in citations.iter().zip(0..) {
                if let Cited::Inline(source) = &citation.source {
                    let subject = Subject::Citation { row, claim, citation: number };
                    source.publisher.iter().for_each(|publisher| add(NameKind::Publisher, publisher, subject));
                }
            }
        }
    }

    fn count(&mut self, kind: NameKind, name: &str, (more, at): Uses) {
        let names = self.by_kind.entry(kind).or_default();
        if let Some((count, first)) = names.get_mut(name) {
            (*count, *first) = (*count + more, at.min(*first));
        } else {
            names.insert(name.to_owned(), (more, at));
        }
    }

    /// Takes in all that `other` has met.
    pub fn append(&mut self, other: Self) {
        for (kind, names) in other.by_kind {
            for (name, uses) in names {
                self.count(kind, &name, uses);
            }
        }
    }

    /// What there is to say of these names and of the publishers of the sources that the files list: each that is spelt
    /// otherwise than the more frequent one that was probably meant, where it stands first.
    pub fn compare(mut self, timeline: &Timeline) -> Vec<Finding> {
        let mut rows: Vec<&SourceRow> = timeline.source_rows().iter().collect();
        rows.sort_by_key(|row| (row.file, row.at));
        for (row, at) in rows.into_iter().zip(0..) {
            let subject = Subject::Source(SourceKey::Listed { file: row.file, id: row.id });
            if let Some(publisher) = timeline.listed(row).ok().and_then(|source| source.publisher) {
                self.count(NameKind::Publisher, &publisher, (1, (at, subject)));
            }
        }
        let mut findings: Vec<Finding> =
            self.by_kind.into_iter().flat_map(|(kind, names)| near(kind, &folded(names))).collect();
        findings.sort_by_key(|finding| finding.subject);
        findings
    }
}

/// Names that fold to the same put together, each as it is written most often.
fn folded(names: HashMap<String, Uses>) -> Vec<NameUse> {
    let mut names: Vec<NameUse> =
        names.into_iter().map(|(text, (count, first))| NameUse { text, count, first }).collect();
    names.sort_by(|a, b| b.weight().cmp(&a.weight()).then_with(|| a.text.cmp(&b.text)));
    let mut one: BTreeMap<String, NameUse> = BTreeMap::new();
    for name in names {
        match one.entry(fold(&name.text)) {
            Entry::Occupied(mut most) => most.get_mut().count += name.count,
            Entry::Vacant(new) => drop(new.insert(name)),
        }
    }
    one.into_values().collect()
}
