//! The language of queries: what it says, what it matches and how surely, and what is said of a mistake.

#![cfg(test)]

mod completion;
mod dates;
mod examples;
mod fixture;
mod found;
mod mistakes;
#[path = "../support/page.rs"]
mod page;
mod patterns;
mod properties;
#[path = "../support/mod.rs"]
mod support;
mod toggled;

use dateline::model::Day;
use dateline::query::Query;

/// A Tuesday.
const TODAY: Day = Day { year: 2026, month: 4, day: 7 };

#[track_caller]
fn query(typed: &str) -> Query {
    Query::parse(typed, TODAY).unwrap_or_else(|mistakes| panic!("{typed}: {mistakes:#?}"))
}
