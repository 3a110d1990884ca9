//! From the text of a section to what it says, or to the answer that it is not plain.

use super::grammar::{CITATION, CLAIM, EVENT, FIGURE, Field, Kind, SOURCE, Table};
use super::letters::{is_forbidden, is_of_name, number};
use super::tape::{Cut, Key, Record, Tape, Text, Written};
use crate::format::fields::is_sha256;
use crate::model::Date;
use memchr::{memchr, memchr2, memmem};

const EVENTS: &[u8] = b"[[events]]";
const CLAIMS: &[u8] = b"[[events.claims]]";
const SOURCES: &[u8] = b"[[sources]]";

/// Reads the section at the beginning of `text` into a tape; returns where it ends. `whole` says that the file ends with
/// `text`. Where the text ended before the section did ([`Tape::cut`]), more of it may be read with the same tape. Where it
/// is not plain, the tape says nothing of use.
pub(in crate::format) fn read(text: &str, whole: bool, tape: &mut Tape) -> Option<usize> {
    let cut = tape.cut.take();
    if cut.is_none() {
        tape.clear();
    }
    let mut reader = Reader { text, at: 0, whole, tape };
    reader.section(cut)?;
    Some(reader.at)
}

/// The texts at the beginning of `text`: one, or those of a list as far as that is plain.
pub(super) fn texts(text: &str) -> Vec<Written<'_>> {
    let mut tape = Tape::default();
    let mut reader = Reader { text, at: 0, whole: true, tape: &mut tape };
    reader.blanks();
    let kind = if reader.rest().starts_with(b"[") { Kind::Texts } else { Kind::Text };
    let _ = reader.value(Key::Tag, kind);
    tape.said(text).map(|(_, written)| written).collect()
}

/// Reads the line at the beginning of `text` into a tape: a key of one of these tables, and its value. Where it is none,
/// the tape says nothing of use.
pub(super) fn read_line(text: &str, tables: &[&Table], tape: &mut Tape) -> Option<()> {
    tape.clear();
    let mut reader = Reader { text, at: 0, whole: true, tape };
    reader.blanks();
    let start = reader.at;
    tables.iter().find_map(|table| {
        reader.at = start;
        reader.entry(table, &mut 0)
    })
}

struct Reader<'t, 'p> {
    text: &'t str,
    at: usize,
    whole: bool,
    tape: &'p mut Tape,
}

/// What comes at the beginning of a line.
enum Begin {
    Key,
    Claim,
    /// The section ends before it.
    End,
    /// That is not known: the text ends.
    Cut,
}

impl<'t> Reader<'t, '_> {
    /// Goes over a section, from its header or from where the text ended before.
    fn section(&mut self, cut: Option<Cut>) -> Option<()> {
        let (mut table, mut seen) = match cut {
            Some(cut) => {
                self.at = cut.at;
                (cut.table, cut.seen)
            }
            None => (self.header()?, 0),
        };
        loop {
            match self.begin()? {
                Begin::Key => self.field(table, &mut seen)?,
                Begin::Claim => {
                    has(table, seen)?;
                    (table, seen) = (&CLAIM, 0);
                    self.tape.say(Key::Claim, Text::default());
                }
                Begin::End => return has(table, seen),
                Begin::Cut => {
                    self.tape.cut = Some(Cut { at: self.at, table, seen });
                    return None;
                }
            }
        }
    }

    /// Goes over the header of a section; returns what stands beneath it.
    fn header(&mut self) -> Option<&'static Table> {
        self.blanks();
        let table = if self.take(EVENTS) {
            self.tape.record = Record::Event;
            &EVENT
        } else {
            self.take(SOURCES).then_some(())?;
            self.tape.record = Record::Source;
            &SOURCE
        };
        self.line_end()?;
        Some(table)
    }

    /// Goes over empty lines and comments to what comes next: a key, at which it stops; a claim, behind whose header; or
    /// the end, at the end of the file or before the line of a header that [`scan`](crate::format::scan) would end it at.
    fn begin(&mut self) -> Option<Begin> {
        let is_event = self.tape.record == Record::Event;
        loop {
            let start = self.at;
            self.blanks();
            let rest = self.rest();
            match rest.first() {
                None => return Some(if self.whole { Begin::End } else { Begin::Cut }),
                Some(b'\n' | b'\r' | b'#') => self.line_end()?,
                Some(b'[') if is_event && self.take(CLAIMS) => {
                    self.line_end()?;
                    return Some(Begin::Claim);
                }
                Some(b'[') => {
                    // Sources behind an event may have tables of that event behind them: not plain.
                    let ends = rest.starts_with(EVENTS) || (!is_event && rest.starts_with(SOURCES));
                    self.at = start;
                    return ends.then_some(Begin::End);
                }
                Some(_) => return Some(Begin::Key),
            }
        }
    }

    /// Goes over a key, its value and the end of their line.
    fn field(&mut self, table: &Table, seen: &mut u32) -> Option<()> {
        self.entry(table, seen)?;
        self.line_end()
    }

    /// Goes over a key and its value.
    fn entry(&mut self, table: &Table, seen: &mut u32) -> Option<()> {
        let rest = self.rest();
        let is_here = |(known, ..): &Field| {
            let known = known.as_bytes();
            rest.first() == known.first()
                && rest.starts_with(known)
                && !rest.get(known.len()).is_some_and(|byte| is_of_name(*byte))
        };
        let index = table.fields.iter().position(is_here)?;
        let (known, key, kind) = table.fields[index];
        if *seen & (1 << index) != 0 {
            return None;
        }
        *seen |= 1 << index;
        self.at += known.len();
        self.blanks();
        self.take(b"=").then_some(())?;
        self.blanks();
        let start = self.at;
        self.value(key, kind)?;
        if key == Key::Tag {
            self.tape.tags = text_from(start, self.at, false)?;
        }
        Some(())
    }

    /// Goes over a value, and says what it says.
    fn value(&mut self, key: Key, kind: Kind) -> Option<()> {
        let text = match kind {
            Kind::Texts => return self.items(|reader| reader.value(key, Kind::Text)),
            Kind::Names => return self.items(|reader| reader.value(key, Kind::Name)),
            Kind::Citations => return self.items(Self::citation),
            Kind::Figure => {
                self.tape.say(key, Text::default());
                return self.table(&FIGURE);
            }
            Kind::Number => self.number()?,
            Kind::Name if self.rest().starts_with(b"\"\"\"") || self.rest().starts_with(b"'''") => return None,
            Kind::Name | Kind::Needed | Kind::Text | Kind::Date | Kind::Word(_) | Kind::Hash => self.string()?,
        };
        let said = text.of(self.text).text;
        let holds = match kind {
            Kind::Name => !text.escaped && !said.is_empty(),
            Kind::Needed => !said.is_empty(),
            Kind::Date => !text.escaped && Date::scan(said).is_some(),
            Kind::Word(is_known) => !text.escaped && is_known(said),
            Kind::Hash => !text.escaped && is_sha256(said),
            _ => true,
        };
        holds.then(|| self.tape.say(key, text))
    }

    /// Goes over a citation: the name of a source, or a table with it.
    fn citation(&mut self) -> Option<()> {
        self.tape.say(Key::Citation, Text::default());
        if self.rest().first() != Some(&b'{') {
            return self.value(Key::Cites, Kind::Name);
        }
        self.table(&CITATION)
    }

    /// Goes over a table on one line.
    fn table(&mut self, table: &Table) -> Option<()> {
        self.take(b"{").then_some(())?;
        let mut seen = 0;
        loop {
            self.blanks();
            self.entry(table, &mut seen)?;
            self.blanks();
            if !self.take(b",") {
                self.take(b"}").then_some(())?;
                return has(table, seen);
            }
        }
    }

    /// Goes over a list, each item of which `item` goes over.
    fn items(&mut self, mut item: impl FnMut(&mut Self) -> Option<()>) -> Option<()> {
        self.take(b"[").then_some(())?;
        loop {
            self.gap()?;
            if self.take(b"]") {
                return Some(());
            }
            item(self)?;
            self.gap()?;
            if !self.take(b",") {
                return self.take(b"]").then_some(());
            }
        }
    }

    /// Goes over what may stand between the items of a list: blanks, line breaks and comments.
    fn gap(&mut self) -> Option<()> {
        loop {
            self.blanks();
            match self.rest().first() {
                Some(b'\n' | b'\r' | b'#') => {
                    self.tape.is_plain = false;
                    self.line_end()?;
                }
                _ => return Some(()),
            }
        }
    }

    fn rest(&self) -> &'t [u8] {
        &self.text.as_bytes()[self.at..]
    }

    fn take(&mut self, what: &[u8]) -> bool {
        let takes = self.rest().starts_with(what);
        if takes {
            self.at += what.len();
        }
        takes
    }

    fn blanks(&mut self) {
        self.at += self.rest().iter().take_while(|b| matches!(b, b' ' | b'\t')).count();
    }

    /// Goes over the end of a line, with a comment before it.
    fn line_end(&mut self) -> Option<()> {
        self.blanks();
        let rest = self.rest();
        let end = match rest.first() {
            Some(b'\n') => {
                self.at += 1;
                return Some(());
            }
            None => return self.whole.then_some(()),
            Some(b'#') => match memchr(b'\n', rest) {
                Some(end) => end,
                None if self.whole => rest.len(),
                None => return None,
            },
            Some(_) => usize::from(rest.starts_with(b"\r\n")),
        };
        let line = &rest[..end];
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        let is_whole = end == rest.len() || rest.get(end) == Some(&b'\n');
        (end > 0 && is_whole && !line.iter().any(|byte| is_forbidden(*byte))).then_some(())?;
        self.at += (end + 1).min(rest.len());
        Some(())
    }

    /// Goes over a text between quotation marks.
    fn string(&mut self) -> Option<Text> {
        let rest = self.rest();
        match rest {
            [b'"', b'"', b'"', ..] | [b'\'', b'\'', b'\'', ..] => self.lines(rest[0]),
            [b'\'', ..] => {
                let start = self.at + 1;
                self.at = start + memchr(b'\'', &rest[1..])? + 1;
                self.checked(start, self.at - 1, false, false)
            }
            [b'"', ..] => {
                let start = self.at + 1;
                let (end, escaped) = self.end(start, false)?;
                self.at = end + 1;
                self.checked(start, end, escaped, false)
            }
            _ => None,
        }
    }

    /// Goes over a text of several lines, between three quotation marks of that kind.
    fn lines(&mut self, mark: u8) -> Option<Text> {
        self.tape.is_plain = false;
        let marks = [mark; 3];
        let mut start = self.at + 3;
        start += usize::from(self.text.as_bytes().get(start) == Some(&b'\n'));
        let (end, escaped) = match mark {
            b'"' => self.end(start, true)?,
            _ => (start + memmem::find(self.text.as_bytes().get(start..)?, &marks)?, false),
        };
        self.at = end + 3;
        // A quotation mark that ends the text stands before those that end the string: the library tells them apart.
        (self.rest().first() != Some(&mark)).then_some(())?;
        self.checked(start, end, escaped, true)
    }

    /// Where the text that starts there ends, before one quotation mark or three; and whether there are escapes in it.
    fn end(&self, start: usize, is_lines: bool) -> Option<(usize, bool)> {
        let bytes = self.text.as_bytes();
        let (mut at, mut escaped) = (start, false);
        loop {
            at += memchr2(b'"', b'\\', bytes.get(at..)?)?;
            if bytes[at] == b'"' {
                if !is_lines || bytes[at..].starts_with(b"\"\"\"") {
                    return Some((at, escaped));
                }
                at += 1;
            } else {
                escaped = true;
                matches!(bytes.get(at + 1)?, b'"' | b'\\' | b'n' | b't').then_some(())?;
                at += 2;
            }
        }
    }

    /// A text in which no letter stands that has no place in one.
    fn checked(&self, start: usize, end: usize, escaped: bool, is_lines: bool) -> Option<Text> {
        let bytes = self.text.as_bytes().get(start..end)?;
        let is_fault = |byte: u8| is_forbidden(byte) && !(is_lines && byte == b'\n');
        if bytes.iter().fold(false, |any, byte| any | is_fault(*byte)) {
            return None;
        }
        text_from(start, end, escaped)
    }

    /// Goes over a number in its plainest form: digits, with a minus before them, or a point among them.
    fn number(&mut self) -> Option<Text> {
        let start = self.at;
        self.take(b"-");
        let digits = |rest: &[u8]| rest.iter().take_while(|b| b.is_ascii_digit()).count();
        let whole = digits(self.rest());
        let leads = whole > 1 && self.rest().starts_with(b"0");
        self.at += whole;
        if self.take(b".") {
            let fraction = digits(self.rest());
            self.at += fraction;
            (fraction > 0).then_some(())?;
        }
        let ends = self.rest().first().is_none_or(|b| matches!(b, b' ' | b'\t' | b',' | b'}' | b'\n' | b'\r' | b'#'));
        let text = text_from(start, self.at, false)?;
        (ends && whole > 0 && !leads && number(text.of(self.text).text).is_some()).then_some(text)
    }
}

fn text_from(start: usize, end: usize, escaped: bool) -> Option<Text> {
    Some(Text { start: u32::try_from(start).ok()?, end: u32::try_from(end).ok()?, escaped })
}

/// Whether all that a table needs was seen in it.
fn has(table: &Table, seen: u32) -> Option<()> {
    let needed = (1 << table.needed) - 1;
    (seen & needed == needed).then_some(())
}
