//! A value of a field: all of a text, or parts of it with `*` between.
//!
//! Owns what "the same value" means: case, accents, typography and the width of blanks aside. Refuses any other
//! wildcard.

use crate::text::fold;

/// Stands between parts while their blanks are counted.
const CUT: &str = "\0";

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
                // No text of a file has that character, which parts the value here.
                part.push(if c == '\0' { ' ' } else { c });
            } else if !part.is_empty() || written.is_empty() {
                written.push(std::mem::take(&mut part));
            }
        }
        written.push(part);
        // In one, so that only the blanks at the ends of the whole go.
        let joined = written.join(CUT);
        let parts = |joined: &str| joined.split(CUT).map(str::to_owned).collect::<Vec<_>>();
        let written = parts(&joined.split_whitespace().collect::<Vec<_>>().join(" "));
        let folded = parts(&fold(&joined));
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
        let value = fold(value);
        let (Some(first), Some(last)) = (self.folded.first(), self.folded.last()) else { return false };
        if !self.is_open() {
            return value == *first;
        }
        let between = self.folded.get(1..self.folded.len() - 1).unwrap_or_default();
        let rest = value.strip_prefix(first.as_str()).and_then(|rest| rest.strip_suffix(last.as_str()));
        rest.is_some_and(|rest| {
            between.iter().try_fold(rest, |rest, part| rest.split_once(part.as_str()).map(|(_, rest)| rest)).is_some()
        })
    }
}
