//! Ids given twice.
//!
//! Owns the numbers of events that share an id, and the reports of all ids that do. Works on digests, and reads a record
//! again only for its name.

use super::{Digests, found_event, found_source};
use crate::format::part::Part;
use crate::format::place::Sink;
use crate::format::pointer::ClaimId;
use crate::format::record::Name;
use crate::format::store::{Store, numbered};
use crate::model::{EventId, FileId, Flags, Problems, Row, Severity};
use crate::text::quoted;
use toml::de::DeValue;
use toml_parser::Source;

/// Of events that share an id, numbers the later ones; it is a fault where they gave it themselves.
pub(super) fn number_events(part: &mut Part, file: FileId, store: &mut Store, problems: &mut Problems) {
    let shared = shared_ids(part.rows.iter().map(|row| row.id));
    if shared.is_empty() {
        return;
    }
    let mut taken: Digests = part.rows.iter().map(|r| r.id).collect();
    for run in shared.chunk_by(|a, b| a.0 == b.0) {
        let run = by_text(part, run, store);
        let Some(first) = name_of_event(store, &part.rows[run[0].1 as usize]) else { continue };
        let mut ordinal = 1;
        for (_, index) in &run[1..] {
            let row = &mut part.rows[*index as usize];
            if !row.flags.has(Flags::DERIVED_ID) {
                row.flags.set(Flags::PROBLEM, true);
                twice_given(problems, file, "event", &first, || name_of_event(store, row));
            }
            let digest = loop {
                ordinal += 1;
                let digest = EventId::digest(&numbered(&first.name, ordinal));
                if taken.insert(digest) {
                    break digest;
                }
            };
            store.set_ordinal(row, ordinal);
            row.id = digest;
        }
    }
}

/// The events that share an id: first those that give it themselves, in the order of the file; then those of which it is
/// derived, in the order of their texts, so that their numbers stay where two of them change places.
fn by_text(part: &Part, run: &[(u64, u32)], store: &Store) -> Vec<(u64, u32)> {
    /// Of more events, digests are compared instead of texts, which would all have to be held.
    const HELD: usize = 10_000;
    let key = |(_, index): &(u64, u32)| {
        let row = &part.rows[*index as usize];
        if !row.flags.has(Flags::DERIVED_ID) {
            return (false, 0, String::new());
        }
        let text = store.text(row.file, row.at, row.len).unwrap_or_default();
        let text = own(&text);
        if run.len() > HELD { (true, EventId::digest(text), String::new()) } else { (true, 0, text.to_owned()) }
    };
    let mut run = run.to_vec();
    run.sort_by_cached_key(key);
    run
}

/// The text of an event without what stands behind its last value: comments there are about whatever comes next.
fn own(text: &str) -> &str {
    let mut own = text.trim_end();
    while let Some((before, _)) = own.rsplit_once('\n').filter(|(_, last)| last.trim_start().starts_with('#')) {
        own = before.trim_end();
    }
    own
}

/// Reports ids of sources and of claims that are given twice.
pub(super) fn twice(part: &Part, file: FileId, store: &Store, problems: &mut Problems) {
    let sources = shared_ids(part.sources.iter().map(|source| source.id));
    let claims = shared_ids(part.claims.iter().map(|claim| claim.id));
    let of_source = |index: u32| found_source(store, &part.sources[index as usize])?.id;
    let of_claim = |index: u32| name_of_claim(store, file, &part.claims[index as usize]);
    report("source", &sources, of_source, file, problems);
    report("claim", &claims, of_claim, file, problems);
}

/// Reports all but the first of each run of `shared` ids.
fn report(
    what: &str,
    shared: &[(u64, u32)],
    name: impl Fn(u32) -> Option<Name>,
    file: FileId,
    problems: &mut Problems,
) {
    for run in shared.chunk_by(|a, b| a.0 == b.0) {
        let Some(first) = name(run[0].1) else { continue };
        run[1..].iter().for_each(|(_, index)| twice_given(problems, file, what, &first, || name(*index)));
    }
}

/// The ids that are given more than once, each with the indices of those that have it, sorted.
///
/// A table of bits tells most ids apart, so that only the few that fall on the same bit have to be sorted.
fn shared_ids(ids: impl ExactSizeIterator<Item = u64> + Clone) -> Vec<(u64, u32)> {
    let bits = (ids.len() * 16).next_power_of_two().max(64);
    let mut once = vec![0_u64; bits / 64];
    let mut twice = once.clone();
    let place = |id: u64| {
        let bit = usize::try_from(id >> 20).unwrap_or(0) & (bits - 1);
        (bit / 64, 1_u64 << (bit % 64))
    };
    for (word, bit) in ids.clone().map(place) {
        twice[word] |= once[word] & bit;
        once[word] |= bit;
    }
    let is_shared = |id: &u64| twice[place(*id).0] & place(*id).1 != 0;
    let mut shared: Vec<(u64, u32)> = ids.zip(0_u32..).filter(|(id, _)| is_shared(id)).collect();
    shared.sort_unstable();
    shared.chunk_by(|a, b| a.0 == b.0).filter(|run| run.len() > 1).flatten().copied().collect()
}

/// The id of an event as its file gives it or as it is derived; that stands where the event does.
fn name_of_event(store: &Store, row: &Row) -> Option<Name> {
    let found = found_event(store, row)?;
    let span = found.id.map_or(found.span, |id| id.span);
    Some(Name { name: found.event?.id, span })
}

/// The id of a claim: nothing but its value is read again, however many claims stand around it.
pub(super) fn name_of_claim(store: &Store, file: FileId, claim: &ClaimId) -> Option<Name> {
    let mut len = 256;
    loop {
        let (text, all) = store.text_from(file, claim.at, len)?;
        let end = Source::new(&text).lex().next()?.span().end();
        if end < text.len() || all {
            let name = DeValue::parse(text.get(..end)?).ok()?.get_ref().as_str()?.to_owned();
            return Some(Name { name, span: claim.at as usize..claim.at as usize + end });
        }
        len *= 8;
    }
}

/// Reports that an id is given again, by whom `name` tells, after it was `first` given.
fn twice_given(problems: &mut Problems, file: FileId, what: &str, first: &Name, name: impl FnOnce() -> Option<Name>) {
    if problems.is_full(Severity::Error) {
        problems.count(Severity::Error, "duplicate-id");
        return;
    }
    let Some(again) = name() else { return };
    let mut sink = Sink::new(file, 0);
    sink.error("duplicate-id", &again.span, format!("the {what} id {} is given twice", quoted(&first.name)))
        .label("given again here")
        .hint("give each its own id")
        .also(&first.span, "first given here");
    sink.into(problems);
}
