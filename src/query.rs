//! The words of a query and what they match.
//!
//! Owns the language in which a reader asks for events (`docs/query.md`): its words with their places in what was
//! typed, what each matches and how surely, where it matched, and what may be typed next. A query is a list of terms,
//! all of which must hold. Refuses to look anything up: what stands behind an event (listed sources, disputes,
//! independent origins) is asked for through [`Facts`], and only where a term needs it.
//!
//! ```
//! use dateline::{model::Day, query::Query};
//! let today = Day { year: 2026, month: 4, day: 7 };
//! let query = Query::parse("prison  -tag:trials during:2022..2024", today)?;
//! assert_eq!(query.to_string(), "prison -tag:trials during:2022..2024");
//!
//! let mistakes = Query::parse("prison tga:trials", today).unwrap_err();
//! assert_eq!((mistakes[0].span.clone(), mistakes[0].hint.as_str()), (7..10, "did you mean `tag:`?"));
//! # Ok::<(), Vec<dateline::query::Mistake>>(())
//! ```

mod complete;
mod field;
mod found;
mod glob;
mod interval;
mod lex;
mod matching;
mod mistake;
mod parse;
mod part;
mod pattern;
mod print;
mod toggle;

pub use crate::model::{Answer, Relation};
pub use complete::{Completion, complete, rank};
pub use field::{Attribute, Field, State};
pub use glob::Glob;
pub use interval::Interval;
pub use matching::Facts;
pub use mistake::{Mistake, Replacement};
pub use part::{Cite, Part, SourcePart};
pub use pattern::Pattern;

use crate::model::SourceKind;

/// What a reader asks for: terms, all of which must hold. One without terms matches every event.
///
/// Its [`Display`](std::fmt::Display) is the canonical way to type it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    /// As typed.
    terms: Vec<Term>,
    /// The same, those that cost least to answer first: indices into `terms`.
    by_cost: Vec<usize>,
}

/// One thing that must hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// Whether its test must not hold.
    pub negated: bool,
    /// What it asks.
    pub test: Test,
}

/// What a term asks of an event; where it has several values, any of them will do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Test {
    /// A word or a phrase in any of its texts.
    Text(Pattern),
    /// A value of an attribute.
    Value(Attribute, Vec<Glob>),
    /// A kind of source that it cites.
    Kind(Vec<SourceKind>),
    /// How its date lies to an interval; `certain` asks for certain matches only.
    #[expect(missing_docs, reason = "said above")]
    When { relation: Relation, certain: bool, any: Vec<Interval> },
    /// A state; `certain` likewise.
    #[expect(missing_docs, reason = "said above")]
    Is { certain: bool, any: Vec<State> },
}

impl Query {
    fn new(terms: Vec<Term>) -> Self {
        let mut by_cost: Vec<usize> = (0..terms.len()).collect();
        by_cost.sort_by_key(|at| terms.get(*at).map(|term| term.test.cost()));
        Self { terms, by_cost }
    }

    /// Its terms, as typed.
    pub fn terms(&self) -> &[Term] {
        &self.terms
    }

    /// As many words, and values of fields, it may have: of each a table is kept while events are searched.
    const MOST_WORDS: usize = 200;
    /// As many bytes it may have.
    const LONGEST: usize = 1 << 16;
    /// As many bytes a word or a phrase may have: it is compared at each place of a text where it may begin.
    const LONGEST_TEXT: usize = 500;

    /// Whether it asks for nothing, and so matches everything.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// The words and phrases that must stand in an event, as they are to be marked in it.
    pub fn words(&self) -> impl Iterator<Item = &Pattern> {
        self.terms.iter().filter(|term| !term.negated).filter_map(|term| match &term.test {
            Test::Text(pattern) => Some(pattern),
            _ => None,
        })
    }

    /// The values of fields that an event must have, any one of those of a term.
    pub fn values(&self) -> impl Iterator<Item = (Field, &Glob)> {
        self.terms.iter().filter(|term| !term.negated).flat_map(|term| {
            let (attribute, any) = match &term.test {
                Test::Value(attribute, any) => (Some(*attribute), any.as_slice()),
                _ => (None, &[][..]),
            };
            attribute.into_iter().flat_map(move |attribute| any.iter().map(move |glob| (Field::Value(attribute), glob)))
        })
    }

    /// Whether it asks for events that are in this state, or are not.
    pub fn asks_whether(&self, state: State) -> bool {
        self.terms.iter().any(|term| matches!(&term.test, Test::Is { any, .. } if any.contains(&state)))
    }
}

impl Test {
    /// A rank: what the row tells, what the event tells in one place, what it tells in any place, what its sources
    /// tell, what needs more than that.
    fn cost(&self) -> u8 {
        match self {
            Self::When { .. } => 0,
            Self::Is { any, .. } if any.iter().all(|state| !state.needs_facts()) => 0,
            Self::Value(attribute, _) if !attribute.is_of_source() => 1,
            Self::Text(_) => 2,
            Self::Value(..) | Self::Kind(_) => 3,
            Self::Is { .. } => 4,
        }
    }
}
