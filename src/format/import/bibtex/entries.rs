//! The entries of a BibTeX file: kind, key and fields, with braces, quotation marks, abbreviations and what is joined.

use super::super::draft::At;
use super::super::found::Found;
use std::collections::HashMap;

/// The names of months, whose first three letters are abbreviations that every file has.
pub(super) const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Bytes that abbreviations may stand for beyond the length of the file: they can be written so that each doubles.
const EXPANDED: usize = 1 << 20;

/// An entry.
pub(super) struct Entry {
    /// In small letters.
    pub(super) kind: String,
    pub(super) key: String,
    /// Names in small letters, and values as they are written within their braces.
    pub(super) fields: Vec<(String, String)>,
    pub(super) line: u64,
}

impl Entry {
    /// The value of a field: of several the first, as BibTeX takes it.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// The entries of a file. What breaks off is told, and what follows it read from the next line that begins with `@`.
pub(super) fn read(text: &str, to: &mut Found) -> Vec<Entry> {
    let strings = MONTHS.iter().map(|month| (month[..3].to_owned(), (*month).to_owned())).collect();
    let mut way = Way { text, at: 0, line: 1, counted: 0, strings, left: text.len() + EXPANDED };
    let mut entries = Vec::new();
    while let Some(found) = way.rest().find('@') {
        way.at += found;
        let (start, line) = (way.at, way.line());
        way.at += 1;
        match way.entry(line, to) {
            Ok(entry) => entries.extend(entry),
            Err(why) => {
                let first = text[start..].lines().next().unwrap_or_default();
                let here = way.line();
                to.lose(
                    At::Line(line),
                    "entry",
                    first,
                    &format!("{why} (line {here}): left out, read on at the next `@`"),
                );
                // Nothing of it is taken for an entry of its own but what begins a line.
                let next = text[start + 1..].find("\n@").map_or(text.len(), |next| start + 1 + next + 1);
                way.go_to(next.max(start + 1));
            }
        }
    }
    entries
}

/// The way through a file.
struct Way<'t> {
    text: &'t str,
    at: usize,
    /// The line of the byte to which lines were counted.
    line: u64,
    counted: usize,
    /// Abbreviations.
    strings: HashMap<String, String>,
    /// Bytes that they may still stand for.
    left: usize,
}

impl<'t> Way<'t> {
    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Goes back or on to a byte.
    fn go_to(&mut self, at: usize) {
        self.at = at.min(self.text.len());
        if self.at < self.counted {
            self.line -= newlines(self.text.get(self.at..self.counted).unwrap_or_default());
            self.counted = self.at;
        }
    }

    fn line(&mut self) -> u64 {
        self.line += newlines(self.text.get(self.counted..self.at).unwrap_or_default());
        self.counted = self.at;
        self.line
    }

    fn blanks(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start().len();
    }

    fn take(&mut self, sign: char) -> bool {
        self.blanks();
        let is_there = self.rest().starts_with(sign);
        self.at += if is_there { sign.len_utf8() } else { 0 };
        is_there
    }

    /// A word: what stands before a blank or a sign that parts.
    fn word(&mut self) -> &'t str {
        self.blanks();
        let rest = self.rest();
        let end = rest.find(|c: char| c.is_whitespace() || "{}(),=#\"@".contains(c)).unwrap_or(rest.len());
        self.at += end;
        &rest[..end]
    }

    /// What follows an `@`: an entry, or something that is none.
    fn entry(&mut self, line: u64, to: &mut Found) -> Result<Option<Entry>, &'static str> {
        let kind = self.word().to_lowercase();
        if !kind.bytes().all(|byte| byte.is_ascii_alphabetic()) {
            return Ok(None);
        }
        let close = if self.take('{') {
            '}'
        } else if self.take('(') {
            ')'
        } else {
            // An address, or some other sign within what is no entry.
            return Ok(None);
        };
        match &*kind {
            "comment" => Ok(None),
            "preamble" => self.value(to).map(|_| None),
            "string" => {
                for (name, value) in self.fields(close, to)? {
                    self.strings.insert(name, value);
                }
                Ok(None)
            }
            _ => {
                self.blanks();
                let rest = self.rest();
                let end = rest.find([',', '}', '\n']).ok_or("it does not end")?;
                let key = rest[..end].trim().to_owned();
                self.at += end;
                self.take(',');
                Ok(Some(Entry { kind, key, fields: self.fields(close, to)?, line }))
            }
        }
    }

    fn fields(&mut self, close: char, to: &mut Found) -> Result<Vec<(String, String)>, &'static str> {
        let mut fields = Vec::new();
        loop {
            while self.take(',') {}
            if self.take(close) {
                return Ok(fields);
            }
            let name = self.word().to_lowercase();
            if name.is_empty() {
                return Err(if self.rest().is_empty() { "it does not end" } else { "a field has no name" });
            }
            if !self.take('=') {
                return Err("a field has no value");
            }
            fields.push((name, self.value(to)?));
        }
    }

    /// A value: pieces with `#` between them.
    fn value(&mut self, to: &mut Found) -> Result<String, &'static str> {
        let mut value = String::new();
        loop {
            self.blanks();
            match self.rest().chars().next() {
                Some('{') => value.push_str(self.until('}')?),
                Some('"') => value.push_str(self.until('"')?),
                _ => {
                    let line = self.line();
                    let word = self.word();
                    if word.is_empty() {
                        return Err("a field has no value");
                    }
                    let known = self.strings.get(&word.to_lowercase()).map_or(word, String::as_str);
                    self.left = self.left.checked_sub(known.len()).ok_or("its abbreviations stand for too much")?;
                    value.push_str(known);
                    let is_number = word.bytes().all(|byte| byte.is_ascii_digit());
                    if !is_number && !self.strings.contains_key(&word.to_lowercase()) {
                        let became = "no abbreviation of this name stands before: kept as it is";
                        to.lose(At::Line(line), "@string", word, became);
                    }
                }
            }
            if !self.take('#') {
                return Ok(value);
            }
        }
    }

    /// What stands between a brace or a quotation mark and that which closes it; braces within are counted. No value goes on
    /// over a line that begins with `@`: there the next entry stands, and a brace is missing.
    fn until(&mut self, close: char) -> Result<&'t str, &'static str> {
        let inner = self.text.get(self.at + 1..).unwrap_or_default();
        let (mut depth, mut is_escaped) = (0_usize, false);
        for (at, byte) in inner.bytes().enumerate() {
            match byte {
                _ if is_escaped => is_escaped = false,
                b'\\' => is_escaped = true,
                _ if depth == 0 && byte == close as u8 => {
                    self.at += at + 2;
                    return Ok(&inner[..at]);
                }
                b'@' if inner.get(..at).is_some_and(|before| before.ends_with('\n')) => break,
                b'{' => depth += 1,
                b'}' => depth = depth.checked_sub(1).ok_or("a brace closes nothing")?,
                _ => {}
            }
        }
        Err("a value does not end")
    }
}

fn newlines(text: &str) -> u64 {
    memchr::memchr_iter(b'\n', text.as_bytes()).count() as u64
}
