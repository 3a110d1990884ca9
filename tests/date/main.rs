//! What dates mean, how they are said, and what is said of texts that are none.

#![cfg(test)]

mod corpus;
mod habits;
mod labels;
mod meaning;
mod properties;
mod words;

use dateline::model::{Date, Day};

fn date(text: &str) -> Date {
    Date::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn day(text: &str) -> Day {
    date(text).bounds().earliest.day().unwrap()
}

/// The forms that stand between backquotes in a hint.
fn forms(hint: &str) -> impl Iterator<Item = &str> {
    hint.split('`').skip(1).step_by(2)
}
