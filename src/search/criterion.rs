//! What one term of a query asks, for whoever looks for matches without asking each event.
//!
//! Owns what a term says of a text, a tag or a source alone; what several terms say together is
//! [`Query::answer_knowing`](crate::query::Query::answer_knowing)'s.

use super::prefilter::Prefilter;
use crate::model::{Source, SourceKind};
use crate::query::{Attribute, Glob, Part, Test};

/// The test of one term, whether that is negated or not.
#[derive(Debug, Clone, Copy)]
pub(super) struct Criterion<'q>(pub(super) &'q Test);

/// Where it is told whether a test holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// In the row, or nowhere but in the event.
    Row,
    /// In the tags of a row.
    Tags,
    /// In the texts of the event itself, not those of its claims.
    Event,
    /// In the claims of the event.
    Claims,
    /// In the sources that the event cites.
    Sources,
    /// In any text of the event and of the listed sources that it cites.
    Anywhere,
}

impl Criterion<'_> {
    /// Where it is told whether it holds.
    pub(super) fn reach(self) -> Reach {
        match self.0 {
            Test::Text(_) => Reach::Anywhere,
            Test::Value(Attribute::Tag, _) => Reach::Tags,
            Test::Value(Attribute::Place | Attribute::Person, _) => Reach::Event,
            Test::Value(Attribute::By | Attribute::Measure, _) => Reach::Claims,
            Test::Value(Attribute::Source | Attribute::Publisher, _) | Test::Kind(_) => Reach::Sources,
            Test::When { .. } | Test::Is { .. } => Reach::Row,
        }
    }

    /// Words of which one must stand in a text for it to hold; none where that cannot be told so simply.
    pub(super) fn prefilters(self) -> Option<Vec<Prefilter>> {
        match self.0 {
            Test::Text(pattern) => Some(vec![Prefilter::new(pattern.folded(), pattern.is_case_sensitive())?]),
            Test::Value(_, any) => any.iter().map(|glob| Prefilter::new(glob.longest_part(), false)).collect(),
            Test::Kind(any) => any.iter().map(|kind| Prefilter::new(kind.word(), false)).collect(),
            Test::When { .. } | Test::Is { .. } => None,
        }
    }

    /// Whether it holds where a text is found at all that has its word in it: it asks for one word alone, and any text
    /// will do.
    pub(super) fn is_its_word(self) -> bool {
        matches!(self.0, Test::Text(pattern) if pattern.folded().chars().all(|c| c.is_ascii_alphanumeric()))
    }

    /// Whether it asks for the kind of a source.
    pub(super) fn is_of_kind(self) -> bool {
        matches!(self.0, Test::Kind(_))
    }

    /// Whether a text of an event or of a source is enough for it to hold.
    pub(super) fn holds_in(self, part: Part, text: &str) -> bool {
        match self.0 {
            Test::Text(pattern) => pattern.is_in(text),
            _ => !self.0.ranges(part, text).is_empty(),
        }
    }

    /// Whether it holds of an event with this tag.
    pub(super) fn holds_of_tag(self, tag: &str) -> bool {
        matches!(self.0, Test::Value(Attribute::Tag, any) if matches(any, tag))
    }

    /// Whether it holds of an event that cites this listed source, because of what the source tells.
    pub(super) fn holds_of_source(self, source: &Source) -> bool {
        let publisher = source.publisher.iter();
        match self.0 {
            Test::Text(pattern) => {
                let told = [&source.publisher, &source.author, &source.url].into_iter().flatten();
                told.chain([&source.title]).any(|text| pattern.is_in(text))
            }
            Test::Value(Attribute::Publisher, any) => publisher.into_iter().any(|publisher| matches(any, publisher)),
            Test::Value(Attribute::Source, any) => {
                publisher.chain([&source.id, &source.title]).any(|text| matches(any, text))
            }
            Test::Kind(any) => source.kind.is_some_and(|kind: SourceKind| any.contains(&kind)),
            Test::Value(..) | Test::When { .. } | Test::Is { .. } => false,
        }
    }
}

fn matches(any: &[Glob], text: &str) -> bool {
    any.iter().any(|glob| glob.matches(text))
}
