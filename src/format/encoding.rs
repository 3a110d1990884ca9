//! Files that are not written in UTF-8, or not in TOML: in what they are written, as far as that shows.
//!
//! Owns what is said of such a file as a whole, in place of a thousand faults that have one cause.

use super::Bytes;
use super::place::Sink;
use crate::model::{FileId, Problems};
use std::io;

/// The code of what is said where something is no UTF-8.
pub(super) const CODE: &str = "encoding";

/// Why a file is no TOML in UTF-8, as far as its beginning shows, and what to do about it.
///
/// # Errors
/// Where the file cannot be read.
pub(super) fn foreign(bytes: &dyn Bytes) -> io::Result<Option<(String, &'static str)>> {
    /// Bytes that are looked at.
    const START: u64 = 4096;
    let there = bytes.wait(3, START).len;
    let mut start = vec![0; usize::try_from(there.min(START)).unwrap_or(0)];
    bytes.read(0, &mut start)?;
    if let Some(name) = unicode(start.get(..4).unwrap_or(&start)) {
        return Ok(Some((format!("this is {name} or no text at all"), "save the file as UTF-8")));
    }
    let start = String::from_utf8_lossy(&start);
    let other = notation(start.trim_start_matches('\u{feff}'));
    Ok(other.map(|name| {
        (
            format!("this is {name}: a chronology is written in TOML"),
            "write each event as `[[events]]`, or say its format with `--from`",
        )
    }))
}

/// The Unicode encoding that a file begins with, where that is another than UTF-8.
fn unicode(start: &[u8]) -> Option<&'static str> {
    match start {
        [0xff, 0xfe, 0, 0] | [0, 0, 0xfe, 0xff] | [0, 0, 0, _] | [_, 0, 0, 0] => Some("UTF-32"),
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [0, _, ..] | [_, 0, ..] => Some("UTF-16"),
        _ => None,
    }
}

/// JSON or CSV, where a text begins as these do and TOML never does.
fn notation(start: &str) -> Option<&'static str> {
    let start = start.trim_start();
    if start.starts_with('{') || start.strip_prefix('[').is_some_and(|rest| rest.trim_start().starts_with('{')) {
        return Some("JSON");
    }
    let mut lines = start.lines().filter(|line| !line.trim().is_empty());
    let (head, row) = (lines.next()?, lines.next()?);
    let columns = |mark: char| {
        let names = || head.split(mark).map(str::trim);
        names().count() > 1
            && names().all(|name| !name.is_empty() && name.chars().nth(40).is_none())
            && row.split(mark).count() >= names().count()
    };
    let is_toml = head.starts_with(['[', '#']) || head.contains('=') || row.starts_with('[');
    (!is_toml && [',', ';', '\t'].into_iter().any(columns)).then_some("CSV")
}

/// Says once of a file that looks like Latin-1 what was said of each place in it that is no UTF-8.
pub(super) fn check(bytes: &dyn Bytes, file: FileId, problems: &mut Problems) {
    let Some(first) = problems.listed().iter().find(|problem| problem.code == CODE) else { return };
    let span = first.place.span.clone();
    if !looks_like_latin_1(bytes) {
        return;
    }
    problems.remove(CODE);
    let mut sink = Sink::new(file, span.start);
    sink.error(CODE, &(0..1), "this looks like Latin-1 (Windows-1252), not like UTF-8")
        .label("the first letter that cannot be read; no event with one is shown")
        .hint("convert it: iconv -f WINDOWS-1252 -t UTF-8 FILE > NEW-FILE");
    sink.into(problems);
}

/// Whether what is no UTF-8 in a file are letters and signs of Latin-1, with few exceptions, and hardly anything beyond
/// ASCII is UTF-8.
fn looks_like_latin_1(bytes: &dyn Bytes) -> bool {
    const STEP: u64 = 1 << 20;
    let (mut letters, mut others) = (0_u64, 0_u64);
    let mut at = 0;
    while at < bytes.len() {
        let mut buffer = vec![0; usize::try_from(STEP.min(bytes.len() - at)).unwrap_or_default()];
        if bytes.read(at, &mut buffer).is_err() {
            return false;
        }
        at += STEP;
        for chunk in buffer.utf8_chunks() {
            if !chunk.valid().is_ascii() {
                others += chunk.valid().chars().filter(|c| !c.is_ascii()).count() as u64;
            }
            let (before, after) = (chunk.valid().bytes().next_back(), chunk.invalid());
            match after {
                [] => {}
                [one] if is_letter(*one, before) => letters += 1,
                _ => others += 1,
            }
        }
    }
    letters > others * 9
}

/// Whether a byte is a letter or a sign that texts in Windows-1252 are full of; a letter stands behind another one or
/// begins a word.
fn is_letter(byte: u8, before: Option<u8>) -> bool {
    match byte {
        // Quotation marks, dashes and the like.
        0x80 | 0x85 | 0x91..=0x97 | 0xa0 | 0xa7 | 0xab | 0xb0 | 0xb4 | 0xb7 | 0xbb | 0xbf => true,
        0xd7 | 0xf7 | 0xfe | 0xff => false,
        0xc0.. => before
            .is_none_or(|before| before.is_ascii_alphanumeric() || before.is_ascii_punctuation() || before == b' '),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_and_csv_are_known_by_their_beginning_and_toml_is_neither() {
        for (start, name) in [
            ("{\"events\": []}", Some("JSON")),
            ("\n [\n  {\"date\": 2022}", Some("JSON")),
            ("date,title\n2022,Fire\n", Some("CSV")),
            ("date;title;url\n2022;Fire;https://example.org/?a=b\n", Some("CSV")),
            ("date\ttitle\r\n2022\tFire\r\n", Some("CSV")),
            ("", None),
            ("date,title", None),
            ("[[events]]\ndate = 2022\n", None),
            ("[\"a,b\"]\nc = \"d,e\"\n", None),
            ("# a, b\n# c, d\n", None),
            ("title = \"a, b\"\ntags = [\"c\", \"d\"]\n", None),
            ("title: a, b\n[[events]]\n", None),
            ("date 2022\ntitle fire\n", None),
        ] {
            assert_eq!(notation(start), name, "{start:?}");
        }
    }
}
