//! One line of a plain record, without the rest of it: what a search verifies a hit by.
//!
//! Owns the way from a byte of a plain record to the texts of the line it stands on. Lines of
//! records that were not recognised as plain mean nothing alone.

use super::reader;
use super::tape::Written;
use memchr::{memchr, memrchr};
use std::borrow::Cow;

/// A line of a plain record that says something.
#[derive(Debug, Clone, Copy)]
pub struct Line<'t> {
    /// Its key.
    pub key: &'t str,
    /// What stands behind the `=`: a text or a list of texts.
    value: &'t [u8],
    /// The byte at which `value` starts.
    pub value_at: usize,
    /// The byte behind the line, its line break not counted.
    pub end: usize,
}

/// The end of the line on which byte `at` of `text` stands.
pub fn line_end(text: &[u8], at: usize) -> usize {
    text.get(at..).and_then(|rest| memchr(b'\n', rest)).map_or(text.len(), |len| at + len)
}

/// The line of a plain record on which byte `at` of `text` stands; none where it says nothing, as a header does.
pub fn line(text: &[u8], at: usize) -> Option<Line<'_>> {
    let start = memrchr(b'\n', text.get(..at)?).map_or(0, |at| at + 1);
    let end = line_end(text, at);
    let whole = text.get(start..end)?;
    let equals = memchr(b'=', whole)?;
    let key = whole.get(..equals)?.trim_ascii_end();
    let letters = |byte: &u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || *byte == b'_';
    let key = key.iter().all(letters).then(|| std::str::from_utf8(key).ok())??;
    let value_at = start + equals + 1;
    Some(Line { key, value: text.get(value_at..end)?, value_at, end })
}

impl<'t> Line<'t> {
    /// Its texts, with their escapes undone; those that say nothing are left out.
    pub fn texts(&self) -> impl Iterator<Item = Cow<'t, str>> {
        texts(std::str::from_utf8(self.value).unwrap_or_default())
    }
}

/// The texts of a value, with their escapes undone; those that say nothing are left out.
pub(in crate::format) fn texts(value: &str) -> impl Iterator<Item = Cow<'_, str>> {
    reader::texts(value).into_iter().filter_map(Written::said)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_leads_to_the_texts_of_its_line() {
        let text = "[[events]]\nid = \"a\"\ntags=[\"x\", \"\", \"y \\\"z\\\\\"]\nsummary = \"a = [b]\\n\"";
        let said = |what: &str| {
            let line = line(text.as_bytes(), text.find(what).unwrap())?;
            Some((line.key, line.texts().map(Cow::into_owned).collect::<Vec<_>>()))
        };
        let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
        assert_eq!(said("[["), None);
        assert_eq!(said("\"a\""), Some(("id", texts(&["a"]))));
        assert_eq!(said("tags"), Some(("tags", texts(&["x", "y \"z\\"]))));
        assert_eq!(said("[b]"), Some(("summary", texts(&["a = [b]\n"]))));
        assert_eq!(line(b"", 0).map(|line| line.end), None);
    }
}
