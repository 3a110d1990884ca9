//! The quick road: sections written in the plainest way, noted down as rows without being parsed.
//!
//! Owns a recogniser of a strict subset of the format: a header alone on its line, then known keys, each once, with
//! one-line texts or lists of them. It never judges: a section in which anything else stands is answered with `None`
//! and takes the library's road ([`section`](super::section)), which alone reports problems. What it accepts, that
//! road reads in the same way and without a fault; `tests/format.rs` holds the two together.

pub(super) mod decode;
pub(super) mod line;

use super::fields::is_sha256;
use super::keys;
use super::pointer::{Pointer, row};
use super::record::Points;
use crate::model::{Date, EventId, FileId, Row, SourceKind, SourceRow};
use memchr::memchr2;

/// A section that was written plainly.
pub(super) enum Plain<'t> {
    /// With its list of tags as written; empty where it has none.
    Event(Row, &'t str),
    Source(SourceRow),
}

const EVENTS: &[u8] = b"[[events]]";
const SOURCES: &[u8] = b"[[sources]]";

/// Recognises the section that starts at byte `at` of `text`, which stands at byte `base` of its file; adds what it
/// points at to `pointers`, and returns the record with the byte after it. `whole` says that the file ends with `text`.
pub(super) fn read<'t>(
    (text, at): (&'t str, usize),
    base: u64,
    file: FileId,
    whole: bool,
    pointers: &mut Vec<Pointer>,
) -> Option<(Plain<'t>, usize)> {
    let start = u32::try_from(base + at as u64).ok()?;
    let known = pointers.len();
    let mut cursor = Cursor { text, at, start, pointers };
    let plain = cursor.section(file, whole);
    let end = cursor.at;
    let Some(mut plain) = plain else {
        pointers.truncate(known);
        return None;
    };
    let len = u32::try_from(end - at).ok()?;
    match &mut plain {
        Plain::Event(row, _) => (row.at, row.len) = (start, len),
        Plain::Source(row) => row.len = len,
    }
    Some((plain, end))
}

struct Cursor<'t, 'p> {
    text: &'t str,
    at: usize,
    /// Where in the file the section starts.
    start: u32,
    pointers: &'p mut Vec<Pointer>,
}

impl<'t> Cursor<'t, '_> {
    fn section(&mut self, file: FileId, whole: bool) -> Option<Plain<'t>> {
        if self.take(EVENTS) {
            self.line_end()?;
            self.event(file, whole).map(|(row, tags)| Plain::Event(row, tags))
        } else if self.take(SOURCES) {
            self.line_end()?;
            self.source(file, whole).map(Plain::Source)
        } else {
            None
        }
    }

    fn event(&mut self, file: FileId, whole: bool) -> Option<(Row, &'t str)> {
        let (mut id, mut date, mut title, mut tags, mut sourced) = (None, None, None, "", false);
        let mut seen = 0;
        while let Some(key) = self.key(EVENTS, whole, keys::EVENT, &mut seen)? {
            match key {
                "id" => id = Some(self.plain()?),
                "date" => date = Some(Date::scan(self.plain()?)?),
                "title" => title = Some(self.plain()?),
                "summary" | "place" => self.any()?,
                "people" => drop(self.list(None)?),
                "tags" => {
                    let start = self.at;
                    self.list(None)?;
                    tags = self.text.get(start..self.at)?;
                }
                "see" => drop(self.list(Some(Points::Sees))?),
                "sources" => sourced = self.list(Some(Points::Cites))?,
                _ => return None,
            }
            self.line_end()?;
        }
        // An id that is derived from date and title is the library's business.
        let (id, date, _) = (id?, date?, title?);
        Some((row(EventId::digest(id), &date, sourced, file), tags))
    }

    fn source(&mut self, file: FileId, whole: bool) -> Option<SourceRow> {
        let (mut id, mut title) = (None, None);
        let mut seen = 0;
        while let Some(key) = self.key(SOURCES, whole, keys::SOURCE, &mut seen)? {
            match key {
                "id" => id = Some(self.plain()?),
                "title" => title = Some(self.plain()?),
                "publisher" | "author" | "url" | "archive" | "note" => self.any()?,
                "sha256" => is_sha256(self.plain()?).then_some(())?,
                "published" | "accessed" => drop(Date::scan(self.plain()?)?),
                "kind" => {
                    let kind = self.plain()?;
                    SourceKind::WORDS.iter().find(|(word, _)| *word == kind)?;
                }
                "derived_from" => {
                    let name = self.plain()?;
                    self.point(Points::DerivesFrom, name);
                }
                _ => return None,
            }
            self.line_end()?;
        }
        let (id, _) = (id?, title?);
        Some(SourceRow { id: EventId::digest(id), at: self.start, len: 0, file, inline: false, plain: true })
    }

    /// Goes over empty lines to the next key, and beyond its `=`; returns `None` within `Some` where the section ends:
    /// at the end of the file or at a header that [`scan`](super::scan) would end it at.
    #[expect(clippy::option_option, reason = "not plain, the end, and a key are three things")]
    fn key(&mut self, header: &[u8], whole: bool, known: &[&'t str], seen: &mut u32) -> Option<Option<&'t str>> {
        let bytes = self.text.as_bytes();
        while bytes.get(self.at) == Some(&b'\n') {
            self.at += 1;
        }
        match bytes.get(self.at) {
            None => return whole.then_some(None),
            Some(b'[') => {
                let rest = &bytes[self.at..];
                // Sources behind an event may have tables of that event behind them: not plain.
                let ends = rest.starts_with(EVENTS) || (header == SOURCES && rest.starts_with(SOURCES));
                return ends.then_some(None);
            }
            Some(_) => {}
        }
        let rest = &bytes[self.at..];
        let len = rest.iter().position(|b| !(b.is_ascii_lowercase() || b.is_ascii_digit() || *b == b'_'))?;
        let index = known.iter().position(|key| key.as_bytes() == &rest[..len])?;
        let bit = 1 << index;
        if *seen & bit != 0 {
            return None;
        }
        *seen |= bit;
        self.at += len;
        self.blanks();
        self.take(b"=").then_some(())?;
        self.blanks();
        Some(Some(known[index]))
    }

    fn take(&mut self, what: &[u8]) -> bool {
        let takes = self.text.as_bytes()[self.at..].starts_with(what);
        if takes {
            self.at += what.len();
        }
        takes
    }

    fn blanks(&mut self) {
        let rest = &self.text.as_bytes()[self.at..];
        self.at += rest.iter().take_while(|b| **b == b' ').count();
    }

    fn line_end(&mut self) -> Option<()> {
        self.take(b"\n").then_some(())
    }

    /// Goes over a text between quotation marks; returns it and whether it has escapes in it.
    fn string(&mut self) -> Option<(&'t str, bool)> {
        self.take(b"\"").then_some(())?;
        let bytes = self.text.as_bytes();
        let start = self.at;
        let mut escaped = false;
        loop {
            self.at += memchr2(b'"', b'\\', bytes.get(self.at..)?)? + 1;
            if bytes[self.at - 1] == b'"' {
                break;
            }
            escaped = true;
            matches!(bytes.get(self.at)?, b'"' | b'\\' | b'n' | b't').then_some(())?;
            self.at += 1;
        }
        let text = self.text.get(start..self.at - 1)?;
        // Line breaks among them: a text that runs over the end of its line is none.
        let forbidden = |byte: &u8| (*byte < b' ' && *byte != b'\t') || *byte == 0x7f;
        if text.as_bytes().iter().fold(false, |any, byte| any | forbidden(byte)) {
            return None;
        }
        // Two quotation marks may be the beginning of a text of several lines.
        let several_lines = text.is_empty() && bytes.get(self.at) == Some(&b'"');
        (!several_lines).then_some((text, escaped))
    }

    fn any(&mut self) -> Option<()> {
        self.string().map(|_| ())
    }

    /// A text without escapes that says something.
    fn plain(&mut self) -> Option<&'t str> {
        let (text, escaped) = self.string()?;
        (!escaped && !text.is_empty()).then_some(text)
    }

    /// A list of texts on one line, noted down where they point at something; returns whether there are any.
    fn list(&mut self, points: Option<Points>) -> Option<bool> {
        self.items(|cursor| {
            match points {
                Some(points) => {
                    let name = cursor.plain()?;
                    cursor.point(points, name);
                }
                None => cursor.any()?,
            }
            Some(())
        })
    }

    /// Goes over a list on one line, each item of which `item` goes over; returns whether there are any.
    fn items(&mut self, mut item: impl FnMut(&mut Self) -> Option<()>) -> Option<bool> {
        self.take(b"[").then_some(())?;
        let mut any = false;
        loop {
            self.blanks();
            if self.take(b"]") {
                return Some(any);
            }
            item(self)?;
            any = true;
            self.blanks();
            if !self.take(b",") {
                return self.take(b"]").then_some(any);
            }
        }
    }

    fn point(&mut self, points: Points, name: &str) {
        self.pointers.push(Pointer { name: EventId::digest(name), at: self.start, points });
    }
}
