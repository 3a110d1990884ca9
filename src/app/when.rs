//! The words for a date, as the screen needs them.
//!
//! Owns the one place in which the room asks a date for its words. Refuses to make any of its own.

use crate::model::{Date, Row};
use crate::text::Clean;

/// A date in words: "some time in 2023".
pub fn words(date: &Date) -> Clean {
    Clean::line(date.as_written())
}

/// A date in few characters, as it stands in a list beneath its year.
pub fn label(date: &Date, _row: &Row) -> Clean {
    Clean::line(date.as_written())
}
