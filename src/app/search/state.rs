//! Looking for events: the filter, the search, the line in which they are typed.
//!
//! Owns what is asked and what was found.

use crate::app::facets::Facets;
use crate::app::search::prompt::{History, Typed};
use crate::model::EventId;
use crate::query::{Mistake, Pattern, Query};
use crate::search::Matches;
use crate::text::Clean;
use std::sync::Arc;

/// What a line is typed for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "each says itself")]
pub enum Purpose {
    Search,
    Filter,
    Date,
    AsOf,
}

impl Purpose {
    /// What stands before the line.
    pub fn prompt(self) -> &'static str {
        match self {
            Self::Search => "/",
            Self::Filter => "filter",
            Self::Date => "go to",
            Self::AsOf => "as known on",
        }
    }

    /// How many there are.
    pub const COUNT: usize = 4;

    /// Whether what is typed is a query, and not a date.
    pub(in crate::app) fn is_query(self) -> bool {
        matches!(self, Self::Search | Self::Filter)
    }

    pub(in crate::app) fn index(self) -> usize {
        self as usize
    }
}

/// A query in force, with what it matches.
#[derive(Debug, Clone)]
pub(in crate::app) struct Asked {
    /// As typed.
    pub(in crate::app) typed: String,
    pub(in crate::app) query: Query,
    pub(in crate::app) matches: Arc<Matches>,
    /// Whether everything has been looked at.
    pub(in crate::app) is_all: bool,
}

/// A line while it is typed.
#[derive(Debug, Clone)]
pub(in crate::app) struct Line {
    pub(in crate::app) purpose: Purpose,
    pub(in crate::app) typed: Typed,
    pub(in crate::app) mistake: Option<Mistake>,
    /// What Tab offers, and which of it stands in the line.
    pub(in crate::app) choices: Option<Choices>,
    /// Where the reader was, to go back to.
    pub(in crate::app) origin: Origin,
}

/// Where the reader was when a line was begun, and what was asked then.
#[derive(Debug, Clone)]
pub(in crate::app) struct Origin {
    pub(in crate::app) focus: Option<EventId>,
    pub(in crate::app) row: usize,
    pub(in crate::app) top: usize,
    pub(in crate::app) asked: Option<Asked>,
}

/// What may stand where the cursor is.
#[derive(Debug, Clone)]
pub(in crate::app) struct Choices {
    /// What was typed before the first of them was put in.
    pub(in crate::app) base: Typed,
    /// Each with how many events have it, where that is known.
    pub(in crate::app) offered: Vec<(String, Option<usize>)>,
    pub(in crate::app) chosen: usize,
}

/// Everything about looking for events.
#[derive(Debug, Clone, Default)]
pub(in crate::app) struct QueryState {
    pub(in crate::app) line: Option<Line>,
    pub(in crate::app) filter: Option<Asked>,
    pub(in crate::app) search: Option<Asked>,
    pub(in crate::app) histories: [History; Purpose::COUNT],
    pub(in crate::app) facets: Option<Arc<Facets>>,
    /// What has been asked and not answered in full, by purpose.
    pub(in crate::app) pending: [Option<Asked>; Purpose::COUNT],
    /// The visible events that the search has found, by row, ascending.
    pub(in crate::app) hits: Arc<[u32]>,
    /// The words to be marked wherever they are drawn.
    pub(in crate::app) marks: Vec<Pattern>,
    /// A word on where the search went: "from the beginning again".
    pub(in crate::app) wrapped: Option<&'static str>,
    /// What was found in the focused event other than in its title.
    pub(in crate::app) where_found: Option<(EventId, Clean)>,
}
