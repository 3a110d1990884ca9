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
use crate::model::{FileId, Place, Problem, Silenced, Zone};
use crate::text::{in_toml, quoted};
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
        let base = sink.base;
        let mut faults: Vec<(Range<usize>, &toml::de::Error)> =
            faults.iter().map(|f| (fault_span(text, f), f)).collect();
        faults.sort_by_key(|(span, _)| span.start);
        // Of the faults in one line the first is told: the others nearly always follow from it.
        let mut lines: Vec<Range<u64>> = Vec::new();
        for (span, fault) in faults {
            let start = base + span.start as u64;
            if lines.last().is_none_or(|line| !line.contains(&start)) {
                let line = line_around(text, &span);
                lines.push(base + line.start as u64..base + line.end.max(span.end) as u64);
                syntax(&span, text.get(line).unwrap_or_default(), fault, &mut sink);
            }
        }
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
    fn records<'v, 'i>(&mut self, what: &str, value: &'v Value<'i>) -> Vec<(&'v DeTable<'i>, Range<usize>)> {
        if let DeValue::Table(_) = value.get_ref() {
            let header = format!("[[{what}]]");
            self.sink
                .error("wrong-type", &value.span(), format!("`{what}` is a list of tables, not one table"))
                .label("this opens one table")
                .hint(format!("write {header}, with two brackets, before each of them"));
            return Vec::new();
        }
        let wanted = if what == "events" { "a list of tables: [[events]]" } else { "a list of tables: [[sources]]" };
        let Some(items) = self.list(what, wanted, value) else { return Vec::new() };
        let mut tables = Vec::with_capacity(items.len());
        for item in items {
            if let Some(table) = self.table(what, item) {
                tables.push((table, item.span()));
            }
        }
        tables
    }
}

/// No more of a word is underlined on either side of where the parser stopped in it: a file may have a line of gigabytes.
const LONGEST_WORD: usize = 200;

/// Where a syntax error shows: the word in which the parser stopped; at the end of a line the value that is not complete,
/// or the line. At least one character where there is any, for an underline to be seen.
fn fault_span(text: &str, fault: &toml::de::Error) -> Range<usize> {
    let span = fault.span().unwrap_or(0..0);
    let (start, end) = (span.start.min(text.len()), span.end.min(text.len()));
    let (before, behind) = (text.get(..start).unwrap_or_default(), text.get(start..).unwrap_or_default());
    if span.is_empty() && (behind.is_empty() || behind.starts_with(['\n', '\r'])) {
        let before = before.trim_end();
        let line = line_before(before);
        let value = line.split_once('=').map_or("", |(_, value)| value.trim_start());
        let shown = if value.is_empty() { line.trim_start() } else { value };
        return before.len() - shown.len()..before.len();
    }
    let is_word = |c: &char| !c.is_whitespace() && !c.is_control() && !"=,[]{}#".contains(*c);
    let length = |chars: &mut dyn Iterator<Item = char>| -> usize {
        chars.take(LONGEST_WORD).take_while(is_word).map(char::len_utf8).sum()
    };
    let first = behind.chars().next().map_or(0, char::len_utf8);
    let end = end.max(start + first);
    let stands_in_word =
        |at: usize| text.get(..at).and_then(|text| text.chars().next_back()).as_ref().is_some_and(is_word);
    let more = if stands_in_word(end) { length(&mut text.get(end..).unwrap_or_default().chars()) } else { 0 };
    let less = if behind.chars().next().as_ref().is_some_and(is_word) { length(&mut before.chars().rev()) } else { 0 };
    start - less..end + more
}

/// What stands before the end of a text in its last line, where that is no longer than can be shown.
fn line_before(text: &str) -> &str {
    let from = text.len().saturating_sub(4 * LONGEST_WORD);
    let from = (from..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len());
    let line = text.get(from..).unwrap_or_default();
    line.rsplit('\n').next().unwrap_or_default()
}

/// The line in which a span starts.
fn line_around(text: &str, span: &Range<usize>) -> Range<usize> {
    let start = text.get(..span.start).and_then(|t| t.rfind('\n')).map_or(0, |p| p + 1);
    let end = text.get(span.start..).and_then(|t| t.find('\n')).map_or(text.len(), |p| span.start + p + 1);
    start..end
}

/// Reports a syntax error, with the habit behind it where that can be guessed.
fn syntax(span: &Range<usize>, line: &str, fault: &toml::de::Error, sink: &mut Sink) {
    let message = fault.message().lines().next().unwrap_or("not TOML").to_owned();
    let hint = habit(line.trim(), &message);
    sink.error("syntax", span, format!("not TOML: {message}")).hint(hint.unwrap_or_else(|| {
        "a line is a header such as [[events]], a remark behind `#`, or a key, `=` and a value: title = \"…\"".into()
    }));
}

/// What to write instead, for the slips that are made most often.
fn habit(line: &str, message: &str) -> Option<String> {
    if message.starts_with("duplicate key") {
        return Some("a key may stand only once in its table: take one of the two away".into());
    }
    if message.contains("basic string") && message.contains("expected `\"`") {
        return Some("close the text with a quotation mark, or put one that belongs to it as \\\"".into());
    }
    if message.starts_with("unclosed array") {
        return Some("close the list with `]`".into());
    }
    let is_key = |key: &str| !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'));
    if let Some((key, _)) = line.trim_start_matches("- ").split_once(':').filter(|(key, _)| is_key(key)) {
        return Some(format!(
            "this is YAML: write `=` and not `:` behind a key, {key} = \"…\", and [[events]] before each event"
        ));
    }
    let (key, value) = line.split_once('=')?;
    let (key, value) = (key.trim(), value.trim());
    let bare = !value.is_empty() && !value.starts_with(['"', '\'', '[', '{']);
    if !bare {
        return None;
    }
    let value = value.split('#').next().unwrap_or_default().trim();
    if matches!(key, "date" | "published" | "accessed") {
        return Some(match crate::model::Date::parse(value) {
            Ok(_) => format!("put it in quotes: {key} = \"{value}\""),
            Err(error) => error.hint.unwrap_or_else(|| format!("put the date in quotes: {key} = \"2022-03-27\"")),
        });
    }
    Some(format!(
        "put text in quotes: {} = {}",
        quoted(key).trim_matches('`'),
        in_toml(quoted(value).trim_matches('`'))
    ))
}
