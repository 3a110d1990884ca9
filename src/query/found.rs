//! Where the words of a query stand in an event, to be shown.
//!
//! Owns the places of all words and phrases, and of the values that `tag:`, `place:`, `person:`, `by:`, `measure:`,
//! `source:` and `publisher:` found. Refuses the terms that leave something out: what is absent has no place.

use super::part::{self, Part, SourcePart};
use super::{Attribute, Facts, Query, Term, Test};
use crate::model::Event;
use std::ops::{ControlFlow, Range};

/// A place that a query found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// The text.
    pub part: Part,
    /// The bytes of that text, as the event has it: not empty, between characters, apart from the next one's.
    pub range: Range<usize>,
}

impl Query {
    /// Where its words stand in an event, in the order of [`Part`] and of the text; whether the event matches or not.
    pub fn found(&self, event: &Event, facts: &dyn Facts) -> Vec<Match> {
        let mut found = Vec::new();
        let tests: Vec<&Test> = self.terms.iter().filter(|term| term.has_places()).map(|term| &term.test).collect();
        if tests.is_empty() {
            return found;
        }
        let _ = part::each_text(event, facts, &mut |part, text| {
            let mut ranges: Vec<Range<usize>> = tests.iter().flat_map(|test| test.ranges(part, text)).collect();
            ranges.sort_by_key(|range| (range.start, range.end));
            found.extend(apart(ranges).into_iter().map(|range| Match { part, range }));
            ControlFlow::Continue(())
        });
        found.sort_by_key(|found| found.part);
        found
    }
}

impl Term {
    fn has_places(&self) -> bool {
        !self.negated && matches!(self.test, Test::Text(_) | Test::Value(..))
    }
}

impl Test {
    /// Where it holds in one text: ranges of bytes, between characters.
    pub fn ranges(&self, part: Part, text: &str) -> Vec<Range<usize>> {
        match self {
            Self::Text(pattern) => pattern.find_iter(text).collect(),
            Self::Value(attribute, any) if attribute.is_told_in(part) && !text.is_empty() => {
                any.iter().filter(|glob| glob.matches(text)).map(|_| 0..text.len()).take(1).collect()
            }
            Self::Value(..) | Self::Kind(_) | Self::When { .. } | Self::Is { .. } => Vec::new(),
        }
    }
}

impl Attribute {
    fn is_told_in(self, part: Part) -> bool {
        matches!(
            (self, part),
            (Self::Tag, Part::Tag(_))
                | (Self::Place, Part::Place)
                | (Self::Person, Part::Person(_))
                | (Self::By, Part::By(_))
                | (Self::Measure, Part::Measure(_))
                | (Self::Source | Self::Publisher, Part::Source(_, SourcePart::Publisher))
                | (Self::Source, Part::Source(_, SourcePart::Id | SourcePart::Title))
        )
    }
}

/// Ranges in order, those that overlap as one.
fn apart(ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let mut apart: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match apart.last_mut() {
            Some(last) if range.start < last.end => last.end = last.end.max(range.end),
            _ => apart.push(range),
        }
    }
    apart
}
