//! Numbers of things, in words.
//!
//! Owns the plural. Refuses to abbreviate.

use crate::model::number::grouped;

/// A number of things: "1 event", "18 events", "9,987 events".
pub(in crate::edge) fn counted(count: u64, thing: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{} {thing}{plural}", digits(count))
}

/// A number with its thousands grouped.
pub(in crate::edge) fn digits(count: u64) -> String {
    grouped(i64::try_from(count).unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_one_and_all_else_is_many() {
        for (count, words) in [(0, "0 events"), (1, "1 event"), (2, "2 events"), (10_000, "10,000 events")] {
            assert_eq!(counted(count, "event"), words);
        }
    }
}
