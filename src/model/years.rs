//! The years under which events stand.
//!
//! Owns the choice of the clock by which they are: as written, where years then come in order; where times of different
//! clocks part from that, as the order has them, so that no year comes twice.

use super::{Date, Flags, Row, Timeline};

impl Timeline {
    /// The year under which an event of this timeline stands; none where it has no date.
    pub fn year(&self, row: &Row) -> Option<i64> {
        if *self.years.get_or_init(|| are_in_order(&self.rows)) {
            return row.year();
        }
        let day_before = i64::from(row.flags.has(Flags::NO_START));
        (!row.is_undated()).then(|| Date::year_of(row.first.saturating_add(day_before)))
    }
}

/// Whether years as written never go back. Only beside a time with an offset can they.
fn are_in_order(rows: &[Row]) -> bool {
    let has_offset = |row: &Row| row.flags.has(Flags::CLOCK) && row.shift != 0;
    rows.windows(2).all(|pair| match pair {
        [a, b] if has_offset(a) || has_offset(b) => b.is_undated() || a.year() <= b.year(),
        _ => true,
    })
}
