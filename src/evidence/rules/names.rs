//! A publisher spelt two ways: two that are counted apart and were probably meant to be one.
//!
//! Owns what counts as near: the same letters but for case, plural, an article in front and what stands between the words.

use super::finding::{Finding, Rule, Subject};
use super::measures::Name;
use crate::evidence::cited::SourceKey;
use crate::model::{SourceRow, Timeline};
use crate::text::{fold, quoted};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// What there is to say of the publishers of the sources that the files list: every name that is spelt otherwise than the
/// more frequent one that was probably meant, at its first source.
pub fn publishers(timeline: &Timeline) -> Vec<Finding> {
    let mut rows: Vec<&SourceRow> = timeline.source_rows().iter().collect();
    rows.sort_by_key(|row| (row.file, row.at));
    let of = |row: &SourceRow| {
        let subject = Subject::Source(SourceKey::Listed { file: row.file, id: row.id });
        Some((timeline.listed(row).ok()?.publisher?, subject))
    };
    let names: Vec<(String, Subject)> = rows.into_iter().filter_map(of).collect();
    let mut near: BTreeMap<String, BTreeMap<String, Vec<usize>>> = BTreeMap::new();
    for (at, (name, _)) in names.iter().enumerate() {
        let letters = Name::of(name).without_article();
        near.entry(letters).or_default().entry(fold(name)).or_default().push(at);
    }
    let mut findings = Vec::new();
    for (_, spellings) in near.into_iter().filter(|(letters, spellings)| !letters.is_empty() && spellings.len() > 1) {
        let mut spellings: Vec<Vec<usize>> = spellings.into_values().collect();
        spellings.sort_by_key(|uses| (Reverse(uses.len()), uses.first().copied()));
        let mut spellings = spellings.iter().filter_map(|uses| Some((names.get(*uses.first()?)?, uses.len())));
        let Some(((meant, _), most)) = spellings.next() else { continue };
        findings.extend(spellings.map(|((name, subject), count)| Finding {
            rule: Rule::NameSpeltTwoWays,
            subject: *subject,
            message: format!(
                "is the publisher {} (of {count}) the same as {} (of {most})?",
                quoted(name),
                quoted(meant)
            ),
            hint: "sources of one publisher, spelt one way, are counted as one".to_owned(),
        }));
    }
    findings
}
