//! Files that are not written in UTF-8: which encoding they are in, as far as that shows.
//!
//! Owns what is said of such a file as a whole, in place of a thousand faults that have one cause.

use super::Bytes;
use super::place::Sink;
use crate::model::{FileId, Problems};
use std::io;

/// The code of what is said where something is no UTF-8.
pub(super) const CODE: &str = "encoding";

/// The Unicode encoding that a file begins with, where that is another than UTF-8.
///
/// # Errors
/// Where the file cannot be read.
pub(super) fn unicode(bytes: &dyn Bytes) -> io::Result<Option<&'static str>> {
    let there = bytes.wait(3, 4).len;
    let mut start = vec![0; usize::try_from(there.min(4)).unwrap_or(0)];
    bytes.read(0, &mut start)?;
    Ok(match start.as_slice() {
        [0xff, 0xfe, 0, 0] | [0, 0, 0xfe, 0xff] | [0, 0, 0, _] | [_, 0, 0, 0] => Some("UTF-32"),
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [0, _, ..] | [_, 0, ..] => Some("UTF-16"),
        _ => None,
    })
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
