//! Names checked against the whole: ids given twice, pointers that lead nowhere or in a circle, sources nobody uses.
//!
//! Owns what can only be said once everything is read. Works on digests, and reads a record again only to say where in
//! it the fault stands. Of events with one id, [`identity`] numbers the later ones.

mod identity;

use super::part::Part;
use super::place::Sink;
use super::pointer::Pointer;
use super::record::{EventRecord, Points, Reference, SourceRecord};
use super::section;
use super::store::Store;
use crate::model::{self, Citation, Event, EventId, Events, FileId, Flags, Places, Problems, Row, Severity, SourceRow};
use crate::text::{in_toml, nearest, quoted};
use identity::name_of_claim;
use std::collections::{HashMap, HashSet};
use std::hash::BuildHasherDefault;

/// Digests are evenly spread already: they are their own hash.
#[derive(Default)]
struct Spread(u64);

impl std::hash::Hasher for Spread {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, _: &[u8]) {
        debug_assert!(false, "only digests are hashed");
    }
    fn write_u64(&mut self, digest: u64) {
        self.0 = digest;
    }
}

type Digests = HashSet<u64, BuildHasherDefault<Spread>>;
type ByDigest<T> = HashMap<u64, T, BuildHasherDefault<Spread>>;

/// What all files together define.
#[derive(Default)]
struct Defined {
    events: Digests,
    sources: ByDigest<Listed>,
    claims: Digests,
    lost: Digests,
}

/// What is known of the sources that share an id.
#[derive(Clone, Copy)]
struct Listed {
    is_used: bool,
    /// The first of them among all sources, sorted by (id, file).
    first: u32,
}

/// What events cite by name: for each citation the listed source, for each event where its citations end.
pub(super) type Cited = (Vec<u32>, Vec<u32>);

/// Checks the parts, one a file, against each other; adds the problems that come of it. Answers what their events cite,
/// in the order of `sources`, which are those of all parts sorted by (id, file).
pub(super) fn check(parts: &mut [Part], sources: &[SourceRow], store: &mut Store, problems: &mut Problems) -> Cited {
    for (file, part) in parts.iter_mut().enumerate() {
        let file = FileId(u16::try_from(file).unwrap_or(u16::MAX));
        identity::number_events(part, file, store, problems);
        identity::twice(part, file, store, problems);
    }
    let mut defined = Defined::default();
    // A million ids are not looked up for nothing.
    let sees = parts.iter().any(|part| part.pointers.iter().any(|p| p.points == Points::Sees));
    for part in parts.iter() {
        defined.events.extend(part.rows.iter().map(|r| r.id).filter(|_| sees));
        defined.claims.extend(part.claims.iter().map(|claim| claim.id));
        defined.lost.extend(&part.lost);
    }
    for (first, source) in (0..).zip(sources) {
        defined.sources.entry(source.id).or_insert(Listed { is_used: false, first });
    }
    for name in parts.iter().flat_map(|part| &part.lost_pointers) {
        defined.sources.entry(*name).and_modify(|listed| listed.is_used = true);
    }
    let mut cited = Cited::default();
    for (file, part) in parts.iter_mut().enumerate() {
        let file = FileId(u16::try_from(file).unwrap_or(u16::MAX));
        let mut check = Check { file, store, sources, defined: &mut defined, problems, names: Default::default() };
        check.pointers(part, &mut cited);
        check.circles(part);
    }
    dispute(parts);
    for (file, part) in parts.iter().enumerate() {
        let file = FileId(u16::try_from(file).unwrap_or(u16::MAX));
        unused(part, file, &defined.sources, store, problems);
    }
    cited
}

/// Reads an event again, for the places of what it says.
fn found_event(store: &Store, row: &Row) -> Option<EventRecord> {
    let text = store.text(row.file, row.at, row.len).ok()?;
    section::event(&text, row.file, u64::from(row.at), row.flags.has(Flags::INLINE))
}

fn row_at(part: &Part, at: u32) -> Option<&Row> {
    part.rows.binary_search_by_key(&at, |r| r.at).ok().map(|i| &part.rows[i])
}

fn source_at(part: &Part, at: u32) -> Option<&SourceRow> {
    part.sources.binary_search_by_key(&at, |s| s.at).ok().map(|i| &part.sources[i])
}

/// The same of a source.
fn found_source(store: &Store, row: &SourceRow) -> Option<SourceRecord> {
    let text = store.text(row.file, row.at, row.len).ok()?;
    section::source(&text, row.file, u64::from(row.at), row.inline)
}

impl Listed {
    /// The one that is meant in a file, by its index among all sources: its own, or the first of all.
    fn of(self, file: FileId, sources: &[SourceRow]) -> u32 {
        let Some(first) = sources.get(self.first as usize).filter(|first| first.file != file) else {
            return self.first;
        };
        let own = sources.partition_point(|source| (source.id, source.file) < (first.id, file));
        let is_own = sources.get(own).is_some_and(|source| (source.id, source.file) == (first.id, file));
        if is_own { u32::try_from(own).unwrap_or(self.first) } else { self.first }
    }
}

/// Checks what one file points at.
struct Check<'c> {
    file: FileId,
    store: &'c Store,
    sources: &'c [SourceRow],
    defined: &'c mut Defined,
    problems: &'c mut Problems,
    /// The ids of the file's sources, events and claims, once one was looked for among them.
    names: [Option<Vec<String>>; 3],
}

impl Check<'_> {
    fn pointers(&mut self, part: &mut Part, (cited, cited_ends): &mut Cited) {
        let mut at_fault: Option<u32> = None;
        let pointers = std::mem::take(&mut part.pointers);
        let before = cited_ends.len();
        cited_ends.reserve(part.rows.len());
        cited.reserve(pointers.len());
        let so_far = |cited: &[u32]| u32::try_from(cited.len()).unwrap_or(u32::MAX);
        for Pointer { name, at, points } in &pointers {
            let listed = self.defined.sources.get_mut(name);
            if *points == Points::Cites {
                // Those of events stand in the order of the events.
                while part.rows.get(cited_ends.len() - before).is_some_and(|row| row.at < *at) {
                    cited_ends.push(so_far(cited));
                }
                cited.push(listed.as_ref().map_or(Places::NOWHERE, |listed| listed.of(self.file, self.sources)));
            }
            if let (Points::Cites | Points::DerivesFrom, Some(listed)) = (points, listed) {
                listed.is_used = true;
                continue;
            }
            if self.leads_somewhere(*name, *points) || at_fault == Some(*at) {
                continue;
            }
            if self.problems.is_full(Severity::Error) {
                self.problems.count(Severity::Error, "unknown-id");
                continue;
            }
            // All faults of a record are found at once; its pointers stand side by side.
            at_fault = Some(*at);
            if let Ok(index) = part.rows.binary_search_by_key(at, |r| r.at) {
                part.rows[index].flags.set(Flags::PROBLEM, true);
            }
            self.dangling(part, *at);
        }
        cited_ends.resize(before + part.rows.len(), so_far(cited));
        part.pointers = pointers;
        let start = before.checked_sub(1).and_then(|last| cited_ends.get(last)).copied().unwrap_or_default();
        self.unsourced(part, cited, start, cited_ends.get(before..).unwrap_or_default());
    }

    /// Marks the events of which no statement rests on a source that is listed or written in place: as far as `ends`,
    /// from `start` on, tell of `cited`. What was left out and who says an order point at sources too, so that an event
    /// is asked itself where any of them is listed nowhere.
    fn unsourced(&self, part: &mut Part, cited: &[u32], start: u32, ends: &[u32]) {
        let is_somewhere = |citation: &Citation| match &citation.source {
            model::Cited::Id(id) => self.defined.sources.contains_key(&EventId::digest(id)),
            model::Cited::Inline(_) => true,
        };
        let mut start = start as usize;
        for (row, end) in part.rows.iter_mut().zip(ends) {
            let of_row = cited.get(start..*end as usize).unwrap_or_default();
            start = *end as usize;
            if of_row.contains(&Places::NOWHERE) {
                let event = self.store.event(row).ok();
                row.flags.set(Flags::UNSOURCED, !event.iter().flat_map(Event::citations).any(is_somewhere));
            }
        }
    }

    fn leads_somewhere(&self, name: u64, points: Points) -> bool {
        let named = match points {
            Points::Cites | Points::DerivesFrom => self.defined.sources.contains_key(&name),
            Points::Sees => self.defined.events.contains(&name),
            Points::Disputes => self.defined.claims.contains(&name),
        };
        named || self.defined.lost.contains(&name)
    }

    /// Reports the pointers of the record at `at` that lead nowhere.
    fn dangling(&mut self, part: &Part, at: u32) {
        let of_event = row_at(part, at).and_then(|row| found_event(self.store, row)).map(|found| found.references);
        let of_source = || found_source(self.store, source_at(part, at)?).map(|found| found.references);
        for reference in of_event.or_else(of_source).unwrap_or_default() {
            if self.leads_somewhere(EventId::digest(&reference.name), reference.points) {
                continue;
            }
            let (what, one) = match reference.points {
                Points::Cites | Points::DerivesFrom => ("source", "a source"),
                Points::Sees => ("event", "an event"),
                Points::Disputes => ("claim", "a claim"),
            };
            let mut sink = Sink::new(self.file, 0);
            let near = self.nearest(part, &reference);
            sink.error("unknown-id", &reference.span, format!("there is no {what} {}", quoted(&reference.name))).hint(
                match near {
                    Some(near) => format!("did you mean {}?", in_toml(&near)),
                    None => format!("give {one} this id, or take the name away"),
                },
            );
            sink.into(self.problems);
        }
    }

    /// The nearest id to one that leads nowhere, among those of its file where they are no more than a thousand.
    fn nearest(&mut self, part: &Part, reference: &Reference) -> Option<String> {
        const MOST: usize = 1_000;
        let (kind, count) = match reference.points {
            Points::Cites | Points::DerivesFrom => (0, part.sources.len()),
            Points::Sees => (1, part.rows.len()),
            Points::Disputes => (2, part.claims.len()),
        };
        if count > MOST || self.problems.errors() > 100 {
            return None;
        }
        let (store, file) = (self.store, self.file);
        let names = self.names[kind].get_or_insert_with(|| match kind {
            0 => part.sources.iter().filter_map(|row| Some(found_source(store, row)?.id?.name)).collect(),
            1 => part.rows.iter().filter_map(|row| Some(store.event(row).ok()?.id)).collect(),
            _ => part.claims.iter().filter_map(|claim| Some(name_of_claim(store, file, claim)?.name)).collect(),
        });
        // What points was not meant to point at itself.
        let others = names.iter().filter(|name| reference.from.as_ref() != Some(*name));
        nearest(&reference.name, others.map(String::as_str)).map(str::to_owned)
    }

    /// Reports sources that derive from themselves, directly or through others: each circle once.
    fn circles(&mut self, part: &Part) {
        if !part.pointers.iter().any(|p| p.points == Points::DerivesFrom) {
            return;
        }
        let mut derives: ByDigest<(u64, &SourceRow)> = ByDigest::default();
        for pointer in part.pointers.iter().filter(|p| p.points == Points::DerivesFrom) {
            if let Some(row) = source_at(part, pointer.at) {
                derives.entry(row.id).or_insert((pointer.name, row));
            }
        }
        let mut walked = Digests::default();
        for source in &part.sources {
            let mut path = Digests::default();
            let mut id = source.id;
            while walked.insert(id) {
                path.insert(id);
                let Some((next, _)) = derives.get(&id) else { break };
                id = *next;
            }
            if let Some((_, row)) = derives.get(&id).filter(|_| path.contains(&id)) {
                self.circle(row);
            }
        }
    }

    fn circle(&mut self, row: &SourceRow) {
        if self.problems.is_full(Severity::Error) {
            self.problems.count(Severity::Error, "circle");
            return;
        }
        for reference in found_source(self.store, row).into_iter().flat_map(|found| found.references) {
            let mut sink = Sink::new(self.file, 0);
            sink.error("circle", &reference.span, "this source derives from itself")
                .label(format!("{} leads back here", quoted(&reference.name)))
                .hint("a copy derives from its original, and the original from nothing: take one `derived_from` away");
            sink.into(self.problems);
        }
    }
}

/// Marks the events whose claims dispute each other.
fn dispute(parts: &mut [Part]) {
    let mut disputed = Digests::default();
    for part in parts.iter_mut() {
        for Pointer { name, at, .. } in part.pointers.iter().filter(|p| p.points == Points::Disputes) {
            disputed.insert(*name);
            if let Ok(index) = part.rows.binary_search_by_key(at, |r| r.at) {
                part.rows[index].flags.set(Flags::DISPUTED, true);
            }
        }
    }
    for part in parts.iter_mut() {
        for claim in part.claims.iter().filter(|claim| disputed.contains(&claim.id)) {
            if let Ok(index) = part.rows.binary_search_by_key(&claim.event, |r| r.at) {
                part.rows[index].flags.set(Flags::DISPUTED, true);
            }
        }
    }
}

/// Warns of sources that nothing cites and nothing derives from.
fn unused(part: &Part, file: FileId, listed: &ByDigest<Listed>, store: &Store, problems: &mut Problems) {
    for row in part.sources.iter().filter(|s| listed.get(&s.id).is_some_and(|listed| !listed.is_used)) {
        if problems.is_full(Severity::Warning) {
            problems.count(Severity::Warning, "unused-source");
            continue;
        }
        let Some(id) = found_source(store, row).and_then(|found| found.id) else { continue };
        let mut sink = Sink::new(file, 0);
        sink.warning("unused-source", &id.span, format!("nothing cites the source {}", quoted(&id.name)))
            .hint("cite it where it says something, or take it away");
        sink.into(problems);
    }
}
