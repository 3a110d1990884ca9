//! The words for a date, as the screen needs them.
//!
//! Owns the one place in which the room asks a date for its words.

use crate::model::{Date, Flags, Row};
use crate::text::Clean;

/// A date in words: "some time in 2023".
pub fn words(date: &Date) -> Clean {
    Clean::line(&date.words())
}

/// A date in few characters, as it stands in a list beside the year under which it stands. Always in Unicode: where
/// there is none, the finished screen is put into ASCII.
pub fn label(date: &Date, row: &Row, year: Option<i64>) -> Clean {
    let by = if row.flags.has(Flags::BY_THEN) { "≤" } else { "" };
    Clean::line(&format!("{by}{}", date.label(year)))
}
