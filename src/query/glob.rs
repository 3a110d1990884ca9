//! A value of a field: all of a text, or parts of it with `*` between.
//!
//! Owns what "the same value" means: case, accents, typography and the width of blanks aside. Refuses any other
//! wildcard.

use crate::text::fold;

/// A value to compare with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Glob {
    /// As typed, cut at each `*`; no two of those next to each other.
    written: Vec<String>,
    /// The same as it is compared.
    folded: Vec<String>,
}

impl Glob {
    /// The value that characters spell, each with whether it stands for itself even if it is a `*`; none where there
    /// is nothing to compare.
    pub(super) fn new(chars: impl Iterator<Item = (char, bool)>) -> Option<Self> {
        let (mut written, mut part) = (Vec::new(), String::new());
        for (c, literal) in chars {
            if c != '*' || literal {
                part.push(c);
            } else if !part.is_empty() || written.is_empty() {
                written.push(std::mem::take(&mut part));
            }
        }
        written.push(part);
        let written = trimmed(written.iter().map(|part| single_blanks(part)).collect());
        let folded = trimmed(written.iter().map(|part| single_blanks(&fold(part))).collect());
        (folded != [""]).then_some(Self { written, folded })
    }

    /// The value that is exactly this text; none where there is nothing in it.
    pub(super) fn whole(value: &str) -> Option<Self> {
        Self::new(value.chars().map(|c| (c, true)))
    }

    /// As typed, cut at each `*`.
    pub(super) fn written(&self) -> &[String] {
        &self.written
    }

    /// Its longest part as it is compared; empty where any value will do.
    pub fn longest_part(&self) -> &str {
        self.folded.iter().max_by_key(|part| part.len()).map_or("", String::as_str)
    }

    /// Whether any value with one in it will do.
    fn is_open(&self) -> bool {
        self.folded.len() > 1
    }

    /// Whether it is the same as another, compared as values are.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        self.folded == other.folded
    }

    /// Whether a text is such a value.
    pub fn matches(&self, value: &str) -> bool {
        let value = single_blanks(&fold(value));
        let value = value.trim();
        let (Some(first), Some(last)) = (self.folded.first(), self.folded.last()) else { return false };
        if !self.is_open() {
            return value == first;
        }
        let between = self.folded.get(1..self.folded.len() - 1).unwrap_or_default();
        let rest = value.strip_prefix(first.as_str()).and_then(|rest| rest.strip_suffix(last.as_str()));
        rest.is_some_and(|rest| {
            between.iter().try_fold(rest, |rest, part| rest.split_once(part.as_str()).map(|(_, rest)| rest)).is_some()
        })
    }
}

/// Each run of blanks as one.
fn single_blanks(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c.is_whitespace() {
            true if out.ends_with(' ') => {}
            true => out.push(' '),
            false => out.push(c),
        }
    }
    out
}

/// Without blanks at both ends of the whole.
fn trimmed(mut parts: Vec<String>) -> Vec<String> {
    if let Some(first) = parts.first_mut() {
        *first = first.trim_start().to_owned();
    }
    if let Some(last) = parts.last_mut() {
        *last = last.trim_end().to_owned();
    }
    parts
}
