//! What is said of a text that is not TOML.
//!
//! Owns where a fault shows, which of several is told, and the slip behind it where that can be guessed.

use super::place::Sink;
use crate::text::{in_toml, quoted};
use std::ops::Range;

/// Tells of the faults of a text, in which a header such as `header` may stand; returns the lines of the file in which they
/// are.
pub(super) fn tell(text: &str, faults: &[toml::de::Error], header: &str, sink: &mut Sink) -> Vec<Range<u64>> {
    let base = sink.base;
    let mut faults: Vec<(Range<usize>, &toml::de::Error)> = faults.iter().map(|f| (fault_span(text, f), f)).collect();
    faults.sort_by_key(|(span, _)| span.start);
    // Of the faults in one line the first is told: the others nearly always follow from it.
    let mut lines: Vec<Range<u64>> = Vec::new();
    for (span, fault) in faults {
        let start = base + span.start as u64;
        if lines.last().is_none_or(|line| !line.contains(&start)) {
            let line = line_around(text, &span);
            lines.push(base + line.start as u64..base + line.end.max(span.end) as u64);
            syntax(&span, text.get(line).unwrap_or_default(), fault, header, sink);
        }
    }
    lines
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
fn syntax(span: &Range<usize>, line: &str, fault: &toml::de::Error, header: &str, sink: &mut Sink) {
    let message = fault.message().lines().next().unwrap_or("not TOML").to_owned();
    let hint = habit(line.trim(), &message, header);
    sink.error("syntax", span, format!("not TOML: {message}")).hint(hint.unwrap_or_else(|| {
        format!("a line is a header such as {header}, a remark behind `#`, or a key, `=` and a value: title = \"…\"")
    }));
}

/// What to write instead, for the slips that are made most often.
fn habit(line: &str, message: &str, header: &str) -> Option<String> {
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
        let before_each = if header.starts_with("[[") { ", and [[events]] before each event" } else { "" };
        return Some(format!("this is YAML: write `=` and not `:` behind a key, {key} = \"…\"{before_each}"));
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
