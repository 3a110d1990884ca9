//! The order of what was known on a day.
//!
//! Owns that it follows from the dates of what was known and from the words that were, as the order of a file that says no
//! more than that.

use crate::model::{Entry, Flags, Row, Timeline, by_fractions, by_words};

/// The rows of `known` in their order as of its day, each with its place in `known`; none where nothing is said of the order.
pub(super) fn settled(known: &Timeline) -> Option<Vec<(Row, usize)>> {
    let is_said = |row: &Row| row.flags.has(Flags::MOVED) || row.flags.has(Flags::PLACED);
    if !known.rows().iter().any(is_said) {
        return None;
    }
    let by_date = |(row, at): (&Row, usize)| (row.by_date(|| Some(known.event(at).ok()?.date)), at);
    let mut rows: Vec<(Row, usize)> = known.rows().iter().zip(0..).map(by_date).collect();
    rows.sort_unstable_by_key(|(row, _)| (row.file, row.at));
    let mut order: Vec<Entry> = rows.iter().zip(0..).map(|((row, _), place)| (row.first, row.last, place)).collect();
    order.sort_unstable();
    let events = |row: &Row| known.event_of(row).ok();
    let mut in_files: Vec<&mut Row> = rows.iter_mut().map(|(row, _)| row).collect();
    by_fractions(&mut order, &in_files, &events);
    by_words(&mut order, &mut in_files, &events, &mut |_, _| {});
    Some(order.into_iter().filter_map(|(.., place)| rows.get(place as usize).copied()).collect())
}
