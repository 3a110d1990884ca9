//! What a query matched.
//!
//! Owns the rows of the events that match, and which of them match only possibly.

use crate::query::Answer;

/// The rows that match, ascending.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Matches {
    rows: Vec<u32>,
    /// Those of them that match only possibly.
    possibly: Vec<u32>,
}

impl Matches {
    /// Adds a row behind all others.
    pub fn push(&mut self, row: u32, answer: Answer) {
        debug_assert!(self.rows.last().is_none_or(|last| *last < row), "rows come in order");
        match answer {
            Answer::No => return,
            Answer::Possibly => self.possibly.push(row),
            Answer::Certainly => {}
        }
        self.rows.push(row);
    }

    /// The rows, ascending.
    pub fn rows(&self) -> &[u32] {
        &self.rows
    }

    /// The rows of those that match only possibly, ascending.
    pub fn possibly(&self) -> &[u32] {
        &self.possibly
    }

    /// How surely the event of a row matches.
    pub fn answer(&self, row: u32) -> Answer {
        match (self.rows.binary_search(&row), self.possibly.binary_search(&row)) {
            (Err(_), _) => Answer::No,
            (Ok(_), Ok(_)) => Answer::Possibly,
            (Ok(_), Err(_)) => Answer::Certainly,
        }
    }
}
