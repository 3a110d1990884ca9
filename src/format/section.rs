//! One section of a file: parsed with recovery, read into records, every fault reported.
//!
//! Owns the one road from text to records: [`index`](super::index) takes it to check a file,
//! [`store`](super::store) to show an event, so the two cannot disagree.

mod pieces;

use super::fields::{Fields, Value};
use super::keys;
use super::place::Sink;
use super::record::{EventRecord, Name, SourceRecord};
use super::spans::EventSpans;
use super::syntax;
use crate::model::{FileId, Place, Problem, Silenced, Zone};
use std::ops::Range;
use toml::de::{DeTable, DeValue};

/// What a section says.
#[derive(Default)]
pub(super) struct Section {
    pub(super) events: Vec<EventRecord>,
    pub(super) sources: Vec<SourceRecord>,
    pub(super) title: Option<String>,
    /// The zone that it names.
    pub(super) zone: Option<(Zone, Place)>,
    pub(super) description: Option<String>,
    /// The rules of `check` that are silenced, with their places.
    pub(super) silenced: Vec<Silenced>,
    /// Those found within it; references and ids are checked later.
    pub(super) problems: Vec<Problem>,
    /// Whether it is not TOML, so that none of its records can be trusted.
    pub(super) broken: bool,
    /// Where what its event says stands, where that was asked for.
    pub(super) spans: Option<EventSpans>,
}

/// Reads the section that stands at byte `base` of a file.
pub(super) fn read(text: &str, file: FileId, base: u64) -> Section {
    read_noting(text, file, base, None)
}

/// The same; notes down in `spans`, where there are any, where what its event says stands.
pub(super) fn read_noting(text: &str, file: FileId, base: u64, spans: Option<EventSpans>) -> Section {
    let is_long = text.len() > pieces::LONG;
    let in_pieces = is_long.then(|| pieces::read(text, file, base, spans.is_some(), pieces::LONG)).flatten();
    in_pieces.unwrap_or_else(|| whole(text, file, base, spans))
}

/// Reads a section in one piece.
fn whole(text: &str, file: FileId, base: u64, spans: Option<EventSpans>) -> Section {
    let (table, faults) = DeTable::parse_recoverable(text);
    let mut found = Section { broken: !faults.is_empty(), ..Section::default() };
    let mut fields = Fields::new(text, file, base);
    fields.spans = spans;
    fields.root(table.get_ref(), file, &mut found);
    found.problems = fields.sink.problems;
    found.spans = fields.spans;
    if found.broken {
        found.make_broken(text, &faults, Sink::new(file, base));
    }
    found
}

/// Reads the event again that stands at byte `base` of a file: a section or, where it is `inline`, a table.
pub(super) fn event(text: &str, file: FileId, base: u64, is_inline: bool) -> Option<EventRecord> {
    if is_inline {
        inline(text, file, base, None, |fields, table| fields.event(table, 0..text.len(), file)).map(|(event, _)| event)
    } else {
        read(text, file, base).events.into_iter().next()
    }
}

/// Reads a listed source again, likewise.
pub(super) fn source(text: &str, file: FileId, base: u64, is_inline: bool) -> Option<SourceRecord> {
    if is_inline {
        inline(text, file, base, None, |fields, table| fields.listed_source(table, 0..text.len()))
            .map(|(source, _)| source)
    } else {
        read(text, file, base).sources.into_iter().next()
    }
}

/// Where the values of some keys of a listed source stand that is read again, likewise; with its id.
pub(super) fn source_spans(text: &str, file: FileId, base: u64, is_inline: bool) -> Option<SourceSpans> {
    let spans = Some(EventSpans::default());
    let (id, spans) = if is_inline {
        let read = |fields: &mut Fields<'_>, table: &DeTable<'_>| fields.listed_source(table, 0..text.len());
        let (source, spans) = inline(text, file, base, spans, read)?;
        (source.id, spans)
    } else {
        let found = read_noting(text, file, base, spans);
        (found.sources.into_iter().next()?.id, found.spans)
    };
    Some((id?, spans?.source))
}

/// The id of a source, and where values of its keys stand.
pub(super) type SourceSpans = (Name, Vec<(&'static str, Place)>);

/// Where the parts of an event stand that is read again, likewise.
pub(super) fn spans(text: &str, file: FileId, base: u64, is_inline: bool) -> Option<EventSpans> {
    let spans = Some(EventSpans::default());
    if is_inline {
        inline(text, file, base, spans, |fields, table| fields.event(table, 0..text.len(), file))?.1
    } else {
        read_noting(text, file, base, spans).spans
    }
}

fn inline<T>(
    text: &str,
    file: FileId,
    base: u64,
    spans: Option<EventSpans>,
    read: impl FnOnce(&mut Fields<'_>, &DeTable<'_>) -> T,
) -> Option<(T, Option<EventSpans>)> {
    let value = DeValue::parse(text).ok()?;
    let mut fields = Fields::new(text, file, base);
    fields.spans = spans;
    Some((read(&mut fields, value.get_ref().as_table()?), fields.spans))
}

impl Section {
    /// Takes back what a broken section seemed to say: its records, and problems that only follow from the break.
    fn make_broken(&mut self, text: &str, faults: &[toml::de::Error], mut sink: Sink) {
        let lines = syntax::tell(text, faults, "[[events]]", &mut sink);
        self.problems.retain(|p| {
            let start = p.place.span.start;
            p.code != "missing-key" && p.code != "empty" && !lines.iter().any(|line| line.contains(&start))
        });
        for found in &mut self.events {
            // Others may name what is left out by the id that it would have.
            let (event, span) = (found.event.take(), found.span.clone());
            found.id = found.id.take().or_else(|| event.map(|event| Name { name: event.id, span }));
        }
        self.sources.iter_mut().for_each(|s| s.source = None);
        sink.problems.append(&mut self.problems);
        self.problems = sink.problems;
    }
}

impl Fields<'_> {
    fn root(&mut self, table: &DeTable<'_>, file: FileId, found: &mut Section) {
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "title" => found.title = self.text("title", value),
                "zone" => found.zone = self.zone(value).map(|zone| (zone, self.sink.place(&value.span()))),
                "description" => found.description = self.text("description", value),
                "check" => found.silenced = self.check(value),
                "events" => {
                    for (table, span) in self.records("events", value) {
                        let event = self.event(table, span, file);
                        found.events.push(event);
                    }
                }
                "sources" => {
                    for (table, span) in self.records("sources", value) {
                        let source = self.listed_source(table, span);
                        found.sources.push(source);
                    }
                }
                _ => self.unknown("a chronology", keys::ROOT, key, value),
            }
        }
    }

    /// The rules that `check` is not to ask about.
    fn check(&mut self, value: &Value<'_>) -> Vec<Silenced> {
        let mut silenced = Vec::new();
        for (key, value) in self.table("check", value).into_iter().flatten() {
            match key.get_ref().as_ref() {
                "allow" => silenced = self.texts("allow", value),
                _ => self.unknown("`check`", keys::CHECK, key, value),
            }
        }
        silenced.into_iter().map(|(name, span)| Silenced { name, place: self.sink.place(&span) }).collect()
    }

    /// The tables of a list of tables.
    pub(super) fn records<'v, 'i>(&mut self, what: &str, value: &'v Value<'i>) -> Vec<(&'v DeTable<'i>, Range<usize>)> {
        if let DeValue::Table(_) = value.get_ref() {
            let header = format!("[[{what}]]");
            self.sink
                .error("wrong-type", &value.span(), format!("`{what}` is a list of tables, not one table"))
                .label("this opens one table")
                .hint(format!("write {header}, with two brackets, before each of them"));
            return Vec::new();
        }
        let wanted = format!("a list of tables: [[{what}]]");
        let Some(items) = self.list(what, &wanted, value) else { return Vec::new() };
        let mut tables = Vec::with_capacity(items.len());
        for item in items {
            if let Some(table) = self.table(what, item) {
                tables.push((table, item.span()));
            }
        }
        tables
    }
}
