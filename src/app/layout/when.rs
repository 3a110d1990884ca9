//! The words for a date, as the screen needs them.
//!
//! Owns the one place in which the room asks a date for its words.

use crate::model::{Date, Flags, Row};
use crate::text::Clean;

/// A date in words: "some time in 2023".
pub fn words(date: &Date) -> Clean {
    Clean::line(&date.words())
}

/// A date in few characters, as it stands in a list beside the year under which it stands, the most exact form first.
/// Always in Unicode: where there is none, the finished screen is put into ASCII.
pub fn labels(date: &Date, row: &Row, year: Option<i64>) -> Vec<Clean> {
    let (by, room) = if row.flags.has(Flags::BY_THEN) { ("≤", Date::LABEL - 1) } else { ("", Date::LABEL) };
    // What says "or before" itself says it once.
    let with_sign = |label: &String| Clean::line(&format!("{by}{}", label.trim_start_matches(by)));
    date.labels(year, room).iter().map(with_sign).collect()
}
