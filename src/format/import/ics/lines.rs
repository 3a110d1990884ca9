//! The lines of a calendar: put together where they are folded, and taken apart into name, parameters and value.

use super::super::draft::At;
use super::super::found::Found;

/// A line so long was cut by a program, not by who wrote it.
const FULL: usize = 70;

/// Letters of a name, at most.
const NAME: usize = 64;

/// Names that are known in small letters too: without this a sentence with a colon may be one.
const KNOWN: [&str; 16] = [
    "BEGIN",
    "END",
    "SUMMARY",
    "DESCRIPTION",
    "LOCATION",
    "CATEGORIES",
    "DTSTART",
    "DTEND",
    "DURATION",
    "UID",
    "URL",
    "DTSTAMP",
    "RRULE",
    "STATUS",
    "COMMENT",
    "VERSION",
];

/// A line, put together.
pub(super) struct Property<'l> {
    /// In capital letters.
    pub(super) name: String,
    parameters: &'l str,
    pub(super) value: &'l str,
    /// The line on which it begins.
    pub(super) line: u64,
}

impl<'l> Property<'l> {
    fn of(text: &'l str, line: u64) -> Option<Self> {
        let end = text.find([':', ';'])?;
        let (name, rest) = text.split_at(end);
        let mut is_quoted = false;
        let colon = rest.bytes().position(|byte| {
            is_quoted ^= byte == b'"';
            byte == b':' && !is_quoted
        });
        let colon = colon.or_else(|| rest.find(':'))?;
        Some(Self {
            name: name.trim().to_ascii_uppercase(),
            parameters: &rest[..colon],
            value: &rest[colon + 1..],
            line,
        })
    }

    /// A parameter by its name.
    pub(super) fn parameter(&self, name: &str) -> Option<&'l str> {
        let mut is_quoted = false;
        let parts = self.parameters.split(move |c: char| {
            is_quoted ^= c == '"';
            c == ';' && !is_quoted
        });
        let mut named = parts.filter_map(|part| part.split_once('='));
        let (_, value) = named.find(|(known, _)| known.trim().eq_ignore_ascii_case(name))?;
        Some(value.trim().trim_matches('"'))
    }
}

/// Hands on each line of a file. What does not begin like one goes on with the line before, as programs write it that
/// forget the blank of a fold, or do not escape a line break.
pub(super) fn each(text: &str, to: &mut Found, take: &mut dyn FnMut(&Property<'_>, &mut Found)) {
    let (mut whole, mut start, mut last) = (String::new(), 0, 0);
    for (line, written) in (1..).zip(text.split('\n')) {
        let written = written.strip_suffix('\r').unwrap_or(written);
        if let Some(rest) = written.strip_prefix([' ', '\t']).filter(|_| start > 0) {
            whole.push_str(rest);
        } else if written.trim().is_empty() {
            continue;
        } else if start > 0 && !begins(written) {
            to.lose(
                At::Line(line),
                "fold",
                written,
                "the line before goes on here without a blank: taken as part of it",
            );
            if last < FULL {
                whole.push_str("\\n");
            }
            whole.push_str(written);
        } else {
            hand_on(&whole, start, to, take);
            whole.clear();
            whole.push_str(written);
            start = line;
        }
        last = written.len();
    }
    hand_on(&whole, start, to, take);
}

fn hand_on(text: &str, line: u64, to: &mut Found, take: &mut dyn FnMut(&Property<'_>, &mut Found)) {
    match Property::of(text, line) {
        Some(property) => take(&property, to),
        None if line > 0 => to.lose(At::Line(line), "line", text, "it says nothing of a calendar: left out"),
        None => {}
    }
}

/// Whether a line begins with the name of a property.
fn begins(line: &str) -> bool {
    let Some(end) = line.bytes().take(NAME).position(|byte| matches!(byte, b':' | b';')) else { return false };
    let name = &line[..end];
    let is_name = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'));
    let is_capital = !name.bytes().any(|byte| byte.is_ascii_lowercase());
    !name.is_empty() && is_name && (is_capital || KNOWN.iter().any(|known| known.eq_ignore_ascii_case(name)))
}

/// A text without its escapes.
pub(super) fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        if c != '\\' {
            out.push(c);
            continue;
        }
        match chars.next() {
            Some('n' | 'N') => out.push('\n'),
            Some(escaped @ (',' | ';' | '\\' | ':' | '"')) => out.push(escaped),
            Some(other) => out.extend(['\\', other]),
            None => out.push('\\'),
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// The items of a list, between which commas stand.
pub(super) fn items(text: &str) -> Vec<String> {
    let mut is_escaped = false;
    let parts = text.split(move |c: char| {
        let ends = c == ',' && !is_escaped;
        is_escaped = c == '\\' && !is_escaped;
        ends
    });
    parts.map(|item| unescaped(item.trim())).collect()
}
