//! What dates mean, how they are said, and what is said of texts that are none.

#![cfg(test)]

mod corpus;
mod habits;
mod labels;
mod meaning;
mod properties;
mod refused;
mod spanish;
mod superset;
mod words;

use dateline::model::Date;

fn date(text: &str) -> Date {
    Date::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// The forms that stand between backquotes in a hint.
fn forms(hint: &str) -> impl Iterator<Item = &str> {
    hint.split('`').skip(1).step_by(2)
}
