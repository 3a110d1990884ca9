//! The words for a date, as the screen needs them.
//!
//! Owns the one place in which the room asks a date for its words.

use crate::model::{Date, Event};
use crate::text::Clean;

/// A date in words: "some time in 2023".
pub fn words(date: &Date) -> Clean {
    Clean::line(&date.words())
}

/// The date of an event in few characters, as it stands in a list beside the year under which it stands, the most exact
/// form first. Always in Unicode: where there is none, the finished screen is put into ASCII.
pub fn labels(event: &Event, year: Option<i64>) -> Vec<Clean> {
    event.labels(year).iter().map(|label| Clean::line(label)).collect()
}

/// The same in the fewest characters.
pub fn narrow_label(event: &Event, year: Option<i64>) -> Clean {
    Clean::line(&event.date.narrow_label(year))
}
