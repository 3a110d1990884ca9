//! What the list of sources is made of.

use crate::model::number::grouped;

/// A line of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Item {
    /// A source, by its index among all.
    Source(usize),
    /// A publisher, by its index among all, with all of its sources.
    Publisher(usize),
}

/// "1 source", "1,200 sources".
pub(super) fn counted(n: usize, thing: &str) -> String {
    let plural = if n == 1 { "" } else { "s" };
    format!("{} {thing}{plural}", grouped(i64::try_from(n).unwrap_or(i64::MAX)))
}
