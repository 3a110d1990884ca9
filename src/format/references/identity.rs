//! Ids given twice.
//!
//! Owns the numbers of events that share an id, and the reports of all that do. Works on digests, and reads a record again
//! only for its name. Refuses to look at what points to them.

use super::{ByDigest, Digests, found_event, found_sources, row_at};
use crate::format::part::Part;
use crate::format::place::{Sink, quoted};
use crate::format::record::Name;
use crate::format::store::{Store, numbered};
use crate::model::{EventId, FileId, Flags, Label, Place, Problems, Row, Severity};
use std::ops::Range;

/// Of events that share an id, numbers the later ones; it is a fault where they gave it themselves.
pub(super) fn number_events(part: &mut Part, file: FileId, store: &Store, problems: &mut Problems) {
    let shared = shared_ids(&part.rows);
    if shared.is_empty() {
        return;
    }
    let mut taken: Digests = part.rows.iter().map(|r| r.id).collect();
    for run in shared.chunk_by(|a, b| a.0 == b.0) {
        let first = part.rows[run[0].1 as usize];
        let Some(Name { name, span: first }) = name_of(store, &first) else { continue };
        let mut ordinal = 1;
        for (_, index) in &run[1..] {
            let row = &mut part.rows[*index as usize];
            if !row.flags.has(Flags::DERIVED_ID) {
                row.flags.set(Flags::PROBLEM, true);
                if problems.is_full(Severity::Error) {
                    problems.count(Severity::Error, "duplicate-id");
                } else if let Some(Name { span, .. }) = name_of(store, row) {
                    twice_given(problems, file, ("event", &name), &span, Some(&first));
                }
            }
            let digest = loop {
                ordinal += 1;
                let digest = EventId::digest(&numbered(&name, ordinal));
                if taken.insert(digest) {
                    break digest;
                }
            };
            row.flags.set_ordinal(ordinal);
            row.id = digest;
        }
    }
}

/// The ids that more than one row has, each with its rows' indices, sorted.
///
/// A table of bits tells most ids apart, so that only the few that fall on the same bit have to be sorted.
fn shared_ids(rows: &[Row]) -> Vec<(u64, u32)> {
    let bits = (rows.len() * 16).next_power_of_two().max(64);
    let mut once = vec![0_u64; bits / 64];
    let mut twice = once.clone();
    let place = |id: u64| {
        let bit = usize::try_from(id >> 20).unwrap_or(0) & (bits - 1);
        (bit / 64, 1_u64 << (bit % 64))
    };
    for row in rows {
        let (word, bit) = place(row.id);
        twice[word] |= once[word] & bit;
        once[word] |= bit;
    }
    let mut shared: Vec<(u64, u32)> = (0_u32..)
        .zip(rows)
        .filter(|(_, row)| {
            let (word, bit) = place(row.id);
            twice[word] & bit != 0
        })
        .map(|(index, row)| (row.id, index))
        .collect();
    shared.sort_unstable();
    shared.chunk_by(|a, b| a.0 == b.0).filter(|run| run.len() > 1).flatten().copied().collect()
}

/// The id of an event as its file gives it or as it is derived, and where in the file it stands.
fn name_of(store: &Store, row: &Row) -> Option<Name> {
    let (found, base) = found_event(store, row)?;
    let span = found.id.as_ref().map_or(found.span, |id| id.span.clone());
    Some(Name { name: found.event?.id, span: base + span.start..base + span.end })
}

fn twice_given(
    problems: &mut Problems,
    file: FileId,
    (what, id): (&str, &str),
    span: &Range<usize>,
    first: Option<&Range<usize>>,
) {
    let mut sink = Sink::new(file, 0);
    sink.error("duplicate-id", span, format!("the {what} id {} is given twice", quoted(id)))
        .label("given again here")
        .hint("give each its own id");
    for mut problem in sink.problems {
        problem.also.extend(first.map(|first| Label {
            place: Place { file, span: first.start as u64..first.end as u64 },
            text: "first given here".into(),
        }));
        problems.push(problem);
    }
}

/// Reports ids of sources and of claims that are given twice.
pub(super) fn twice(part: &Part, file: FileId, store: &Store, problems: &mut Problems) {
    let sources: Vec<(u64, u32)> = part.sources.iter().map(|s| (s.id, s.at)).collect();
    for (kind, given) in [("source", &sources), ("claim", &part.claims)] {
        let mut first: ByDigest<u32> = ByDigest::default();
        let mut seen_at: ByDigest<usize> = ByDigest::default();
        for (id, at) in given {
            let Some(before) = first.insert(*id, *at) else { continue };
            let nth = seen_at.entry(*id).or_insert(0);
            *nth += 1;
            let here = names_at(part, file, store, kind, *at, *id);
            let there = names_at(part, file, store, kind, before, *id);
            // Within one event both stand in the same list.
            let Some(span) = here.get(usize::from(before == *at)).or(here.last()) else { continue };
            let id = name_text(store, file, span);
            twice_given(problems, file, (kind, &id), span, there.first().filter(|t| *t != span));
        }
    }
}

/// The places of the ids with digest `id` that the record at byte `at` gives to sources or claims.
fn names_at(part: &Part, file: FileId, store: &Store, kind: &str, at: u32, id: u64) -> Vec<Range<usize>> {
    let shift = |name: &Name, base: usize| base + name.span.start..base + name.span.end;
    if kind == "claim" {
        let Some((found, base)) = row_at(part, at).and_then(|row| found_event(store, row)) else { return Vec::new() };
        let named = found.claims.iter().filter(|name| EventId::digest(&name.name) == id);
        return named.map(|name| shift(name, base)).collect();
    }
    let rows = part.sources.iter().filter(|s| s.at == at).take(1);
    let found = rows.flat_map(|row| found_sources(store, file, row.at, row.len, row.inline));
    found.filter_map(|s| s.id).filter(|n| EventId::digest(&n.name) == id).map(|n| shift(&n, at as usize)).collect()
}

fn name_text(store: &Store, file: FileId, span: &Range<usize>) -> String {
    let at = u32::try_from(span.start).unwrap_or(u32::MAX);
    let len = u32::try_from(span.len()).unwrap_or(0);
    store.text(file, at, len).unwrap_or_default().trim_matches(['"', '\'']).to_owned()
}
