//! The time of a date question: a date as it is typed, or two with `..` between them.
//!
//! Owns its grammar. A side without an offset from UTC (a day, a year, `2022-03-27T10:00:00`) is read on the clock that is
//! shown: what happened on 27 March at 01:30+05:00 happened on 27 March, though it was still the 26th in London. A side
//! with one (`…Z`, `…+05:00`) is an instant.

use super::Replacement;
use crate::model::{Date, DateError, Day, Period};
use std::fmt;
use std::ops::Range;

/// An interval, from one date to another; either may lie without end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Interval {
    written: String,
    /// What is asked about.
    pub(super) period: Period,
}

/// Why a text is no interval.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Fault {
    /// Where in the text.
    pub(super) span: Range<usize>,
    pub(super) message: String,
    pub(super) hint: String,
    pub(super) replacement: Option<Replacement>,
}

impl Fault {
    fn new(span: Range<usize>, message: &str, hint: &str) -> Self {
        Self { span, message: message.to_owned(), hint: hint.to_owned(), replacement: None }
    }

    /// What is wrong with the date at `span`.
    fn of(error: DateError, span: Range<usize>) -> Self {
        let at = (span.start + error.offset).min(span.end);
        let hint = error.hint.unwrap_or_else(|| "as in `2022-03`".to_owned());
        let replacement = error.suggestion.map(|text| Replacement { span: span.clone(), text });
        // Behind the last byte there is nothing to underline.
        let span = if at < span.end { at..span.end } else { span };
        Self { span, message: error.message, hint, replacement }
    }
}

impl Interval {
    /// Reads a date as it is typed, or two with `..` between them, of which one may be missing.
    pub(super) fn parse(text: &str, today: Day) -> Result<Self, Fault> {
        match text.split_once("..") {
            // Within intervals and sets, two dots are EDTF's own.
            Some((from, to)) if Date::parse(text).is_err() && !text.contains(['[', '{']) && !text.contains("/..") => {
                Self::between(text, from, to, today)
            }
            _ => {
                let date = Date::asked(text, today).map_err(|error| Fault::of(error, 0..text.len()))?;
                let period = Period::between(Some(&date), Some(&date));
                Ok(Self { written: date.as_written().to_owned(), period })
            }
        }
    }

    fn between(text: &str, from: &str, to: &str, today: Day) -> Result<Self, Fault> {
        let dots = from.len()..text.len() - to.len();
        if to.starts_with('.') || to.contains("..") {
            return Err(Fault::new(dots.start..text.len(), "a range has two dots, once", "write `2022..2024`"));
        }
        if from.is_empty() && to.is_empty() {
            let hint = "write `2022..`, `..2024` or `2022..2024`";
            return Err(Fault::new(dots, "a range needs a date on one side at least", hint));
        }
        let side = |part: &str, span: Range<usize>| match part {
            "" => Ok(None),
            part => {
                let date = Date::asked(part, today).map_err(|error| Fault::of(error, span))?;
                Ok(Some(date))
            }
        };
        let first = side(from, 0..dots.start)?;
        let last = side(to, dots.end..text.len())?;
        let period = Period::between(first.as_ref(), last.as_ref());
        if period.is_reversed() {
            return Err(Fault::new(0..text.len(), "the range ends before it starts", "put the earlier date first"));
        }
        let written = |date: &Option<Date>| date.as_ref().map_or("", Date::as_written).to_owned();
        Ok(Self { written: format!("{}..{}", written(&first), written(&last)), period })
    }
}

/// Whether a text is a date as people write it, or may be either of two, or is two with `..` between them: whatever can
/// be asked of it.
pub(super) fn is_written(text: &str) -> bool {
    // Which day it is decides what a date means, never whether it is one.
    const ANY: Day = Day { year: 2000, month: 1, day: 1 };
    let is_date = |text: &str| match Date::typed(text, ANY) {
        Ok(_) => true,
        Err(error) => error.readings.len() > 1,
    };
    let is_side = |side: &str| side.trim().is_empty() || is_date(side);
    is_date(text) || text.split_once("..").is_some_and(|(from, to)| text.trim() != ".." && is_side(from) && is_side(to))
}

impl fmt::Display for Interval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.written)
    }
}
