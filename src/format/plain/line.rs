//! What a search looks at of a literal record: one line where that tells by itself, else the whole, without an event.
//!
//! Owns which texts of a record are searched as which part of it. Records that were not recognised as literal mean nothing
//! without the library.

use super::grammar::{CLAIM, EVENT, SOURCE};
use super::letters::number;
use super::reader;
use super::tape::{Key, Record, Tape, Written};
use crate::model::Number;
use crate::query::{Cite, Part, SourcePart};
use memchr::{memchr, memmem, memrchr};
use std::borrow::Cow;
use std::ops::Range;

/// The texts that were read last: memory that serves again.
#[derive(Debug, Default)]
pub struct Texts {
    tape: Tape,
    /// The bytes that they were read from.
    from: Range<usize>,
}

/// A text of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text<'t> {
    /// What it is.
    pub part: Part,
    /// Its bytes in the record as they are written.
    pub span: Range<usize>,
    /// What it says, with its escapes undone; of a number, its plain digits.
    pub said: Cow<'t, str>,
}

impl Texts {
    /// Reads the line of a plain record on which byte `at` of it stands; returns where it ends, its line break not counted.
    pub fn read_line(&mut self, record: &[u8], of: Record, at: usize) -> usize {
        let start = record.get(..at).and_then(|before| memrchr(b'\n', before)).map_or(0, |at| at + 1);
        let end = record.get(at..).and_then(|rest| memchr(b'\n', rest)).map_or(record.len(), |len| at + len);
        self.from = start..end;
        let line = text(record, &self.from);
        let tables: &[_] = match of {
            Record::Source => &[&SOURCE],
            // Only an id is something else in a claim.
            Record::Event if line.trim_ascii_start().starts_with("id") && is_in_claim(record, start) => &[&CLAIM],
            Record::Event => &[&EVENT, &CLAIM],
        };
        if reader::read_line(line, tables, &mut self.tape).is_none() {
            self.tape.clear();
        }
        end
    }

    /// Reads the whole of a literal event; returns whether it is one.
    pub fn read_event(&mut self, record: &[u8]) -> bool {
        self.from = 0..record.len();
        reader::read(text(record, &self.from), true, &mut self.tape).is_some()
    }

    /// What was read of `record`, in its order.
    pub fn all<'t>(&'t self, record: &'t [u8], of: Record) -> impl Iterator<Item = Text<'t>> {
        let start = self.from.start;
        self.tape.said(text(record, &self.from)).filter_map(move |(key, written)| {
            let at = start + written.at as usize;
            let said = if key == Key::Value { digits(written.text) } else { written.said()? };
            Some(Text { part: part(key, of)?, span: at..at + written.text.len(), said })
        })
    }
}

fn text<'t>(record: &'t [u8], span: &Range<usize>) -> &'t str {
    record.get(span.clone()).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default()
}

/// Whether a line of a plain event that starts there stands behind the header of a claim.
fn is_in_claim(record: &[u8], line: usize) -> bool {
    let before = record.get(..line).unwrap_or_default();
    let begins_line = |at: usize| {
        before[..at].iter().rev().find(|byte| !matches!(byte, b' ' | b'\t')).is_none_or(|byte| *byte == b'\n')
    };
    memmem::find_iter(before, "[[events.claims]]").any(begins_line)
}

/// A number as it is searched.
fn digits(written: &str) -> Cow<'_, str> {
    match number(written) {
        Some(Number::Whole(value)) => Cow::Owned(value.to_string()),
        Some(Number::Real(value)) => Cow::Owned(value.to_string()),
        None => Cow::Borrowed(written),
    }
}

/// As which part of a record something is searched; none where it is not.
fn part(key: Key, of: Record) -> Option<Part> {
    let cite = Cite { claim: None, index: 0 };
    let of_source = |part| Part::Source(cite, part);
    Some(match key {
        Key::Id if of == Record::Event => Part::Id,
        Key::Title if of == Record::Event => Part::Title,
        Key::Date => Part::Date,
        Key::Summary => Part::Summary,
        Key::Place => Part::Place,
        Key::Person => Part::Person(0),
        Key::Tag => Part::Tag(0),
        Key::ClaimText => Part::Claim(0),
        Key::By => Part::By(0),
        Key::Measure => Part::Measure(0),
        Key::Value => Part::Value(0),
        Key::At => Part::At(cite),
        Key::Quote => Part::Quote(cite),
        Key::Id | Key::Cites => of_source(SourcePart::Id),
        Key::Title => of_source(SourcePart::Title),
        Key::Publisher => of_source(SourcePart::Publisher),
        Key::Author => of_source(SourcePart::Author),
        Key::Url => of_source(SourcePart::Url),
        _ => return None,
    })
}

/// The texts of a value, with their escapes undone; those that say nothing are left out.
pub(in crate::format) fn texts(value: &str) -> impl Iterator<Item = Cow<'_, str>> {
    reader::texts(value).into_iter().filter_map(Written::said)
}

#[cfg(test)]
mod tests {
    use super::*;

    const EVENT: &str = "[[events]]\nid = \"a\" # [[events.claims]]\ndate = \"2022\"\ntitle = \"ü\"\ntags=[\"x\", \"\", 'y \\']\r\nsummary = \"a = [b]\\n\"\n \
        # text = \"no\"\n  [[events.claims]]\n  id = \"c\"\n  text = 't'\n  sources = [{ id = \"s\", at = \"p. 1\" }, \"u\"]\n  \
        figure = { measure = \"m\", value = 1.50, unit = \"kg\" }\n";

    fn said(texts: &Texts) -> String {
        let all = texts.all(EVENT.as_bytes(), Record::Event);
        let each = all.map(|text| format!("{:?} {} {:?}; ", text.part, &EVENT[text.span], text.said));
        each.collect::<String>().replace("Cite { claim: None, index: 0 }", "_")
    }

    #[test]
    fn a_byte_leads_to_the_texts_of_its_line() {
        let mut texts = Texts::default();
        let mut line = |what: &str| {
            let end = texts.read_line(EVENT.as_bytes(), Record::Event, EVENT.find(what).unwrap());
            assert!(end == EVENT.len() || EVENT[end..].starts_with('\n'));
            said(&texts)
        };
        for (at, says) in [
            ("[[", ""),
            ("\"a\"", "Id a \"a\"; "),
            ("tags", "Tag(0) x \"x\"; Tag(0) y \\ \"y \\\\\"; "),
            ("[b]", "Summary a = [b]\\n \"a = [b]\\n\"; "),
            ("no\"", ""),
            ("\"c\"", ""),
            ("'t'", "Claim(0) t \"t\"; "),
            ("p. 1", "Source(_, Id) s \"s\"; At(_) p. 1 \"p. 1\"; Source(_, Id) u \"u\"; "),
            ("kg", "Measure(0) m \"m\"; Value(0) 1.50 \"1.5\"; "),
        ] {
            assert_eq!(line(at), says, "{at}");
        }
    }

    #[test]
    fn a_whole_event_says_what_its_lines_say() {
        let (mut whole, mut line) = (Texts::default(), Texts::default());
        assert!(whole.read_event(EVENT.as_bytes()));
        let (mut at, mut lines) = (0, String::new());
        while at < EVENT.len() {
            at = line.read_line(EVENT.as_bytes(), Record::Event, at) + 1;
            lines += &said(&line);
        }
        assert_eq!(said(&whole), lines);
    }
}
