//! What every match must hold as plain letters, for a first sieve over bytes that are not decoded.
//!
//! Owns which letters those are. Refuses to search bytes: how a file may spell them (escapes, accents, digits with
//! underscores) is for the room that knows files.

use super::{Attribute, Pattern, Query, Test};

/// Letters that stand, folded as said, in the text of every event that matches or of a source it cites: one word, without
/// blanks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Needle<'q> {
    /// The letters, without accents ([`crate::text::fold`]) and, unless they are case-sensitive, small.
    pub text: &'q str,
    /// Whether capitals count.
    pub is_case_sensitive: bool,
    /// Where they stand.
    pub place: Where,
    /// Whether they may stand in a number, which a file may write otherwise: `110_000`, `0x7E6`, `1e6`.
    pub may_be_number: bool,
}

/// Where a needle stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Where {
    /// In the event itself.
    Event,
    /// In the event, or in a listed source that it cites.
    EventOrSource,
}

impl Query {
    /// Letters that every match must hold, all of them; none where it cannot be told so simply: for what is negated,
    /// for alternatives, for dates.
    pub fn needles(&self) -> Vec<Needle<'_>> {
        let terms = self.terms.iter().filter(|term| !term.negated);
        terms.flat_map(|term| term.test.needles()).collect()
    }
}

impl Test {
    fn needles(&self) -> Vec<Needle<'_>> {
        match self {
            Self::Text(pattern) => words(pattern.folded(), pattern.is_case_sensitive(), Where::EventOrSource),
            Self::Value(attribute, any) => match any.as_slice() {
                [glob] => words(glob.longest_part(), false, attribute.place()),
                _ => Vec::new(),
            },
            Self::Kind(any) => match any.as_slice() {
                [kind] => words(kind.word(), false, Where::EventOrSource),
                _ => Vec::new(),
            },
            Self::When { .. } | Self::Is { .. } => Vec::new(),
        }
    }
}

impl Attribute {
    fn place(self) -> Where {
        if self.is_of_source() { Where::EventOrSource } else { Where::Event }
    }
}

fn words(text: &str, is_case_sensitive: bool, place: Where) -> Vec<Needle<'_>> {
    let needle = |text| Needle { text, is_case_sensitive, place, may_be_number: Pattern::may_be_number(text) };
    text.split_whitespace().map(needle).collect()
}
