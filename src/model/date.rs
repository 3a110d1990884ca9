//! Dates as people know them: EDTF (ISO 8601-2:2019, levels 0 to 2) and what is read beyond it, the days they may mean, and
//! the words for them.
//!
//! Owns the one door to the EDTF crate, bounds, precision, order, the one comparison, and words. No date is made more
//! exact than it was written.
//!
//! A date is read by [`Date::parse`] (a string), [`Date::from_toml`] (a bare TOML date) or [`Date::from_year`] (a TOML
//! integer). What a timeline's row needs of it is a [`Scanned`], which [`Date::scan`] makes without keeping the text.

mod about;
mod compare;
mod cutoff;
mod day;
mod extent;
mod habit;
mod label;
mod meaning;
mod moment;
mod name;
mod native;
mod read;
mod scan;
mod span;
mod syntax;
mod words;
mod written;

pub use compare::{
    Clocks, Extent, Hole, Holes, Length, Limits, Member, Period, SameTime, Unit, row_answer, row_starts,
};
pub(crate) use compare::{FirstBehind, Placed, Slot, put_in_order};
pub use cutoff::Cutoff;
pub use day::{Bound, Bounds, Day};
pub use extent::DrawnMember;
pub use moment::utc_offset;
pub use scan::Scanned;

use crate::model::Zone;
use crate::model::lang::Lang;
use edtf_core::Qualifier;
use meaning::Meaning;
use std::borrow::Cow;
use std::fmt;
use std::ops::RangeInclusive;

/// How exactly the start of a date is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "each says itself")]
pub enum Precision {
    /// A time of day: to the minute, to the second, or to a fraction of one.
    Second,
    Day,
    Month,
    /// A season or a quarter of a year: codes 21 to 36 (ISO 8601-2, 4.8).
    Season,
    /// A third of a year: codes 37 to 39.
    Third,
    /// A half of a year: codes 40 and 41.
    Half,
    Year,
    /// A decade, a century, a set, a masked or unknown start: anything that is no single calendar unit.
    Vague,
}

impl Precision {
    /// The first instant of the unit that ends with `last`, on a clock `shift` minutes before UTC: seconds since 1970.
    /// None where it is no unit of the calendar.
    pub fn start_of(self, last: i64, shift: i16) -> Option<i64> {
        let shift = i64::from(shift) * 60;
        let day = Day::from_days(last.saturating_add(shift).div_euclid(day::SECONDS));
        let start = match self {
            Self::Second | Self::Vague => return None,
            Self::Day => day,
            Self::Month => Day { day: 1, ..day },
            Self::Season => Day::of_months(day.months() - 2),
            Self::Third => Day::of_months(day.months() - 3),
            Self::Half => Day::of_months(day.months() - 5),
            Self::Year => Day { month: 1, day: 1, ..day },
        };
        Some(start.to_days().saturating_mul(day::SECONDS).saturating_sub(shift))
    }
}

/// A date as written, with what it means.
#[derive(Debug, Clone, PartialEq)]
pub struct Date {
    written: String,
    meaning: Meaning,
    /// Whether it is shown by another clock than that in which it is written.
    in_zone: bool,
    /// In which language it is told.
    lang: Lang,
}

/// Why a text is no date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateError {
    /// What is wrong: a few plain words. Never repeats the text.
    pub message: String,
    /// The byte of the text at which it shows, at most the text's length.
    pub offset: usize,
    /// What to write instead: a sentence, every form in it between backquotes and a date.
    pub hint: Option<String>,
    /// The one form that was probably meant, where there is one: a date.
    pub suggestion: Option<String>,
    /// Where it says a date by habit, in words or in numbers: each date that it may say, as EDTF writes it.
    pub readings: Vec<String>,
}

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        self.hint.iter().try_for_each(|hint| write!(f, ": {hint}"))
    }
}

impl std::error::Error for DateError {}

impl Date {
    /// The years that can be put in order: their seconds fit into 64 bits, with room to shift them.
    pub const YEARS: RangeInclusive<i64> = span::YEARS;

    /// The length in bytes of the longest text that is read. A set of hundreds of members is shorter.
    pub const LONGEST: usize = 4096;

    /// As written.
    pub fn as_written(&self) -> &str {
        &self.written
    }

    /// As a table for reading shows it: as it would be written by the clock by which it is shown, where that is another than
    /// its own; in words where nothing of it is known.
    pub fn as_shown(&self) -> Cow<'_, str> {
        if self.meaning.unknown().is_some() {
            return Cow::Owned(self.label(None));
        }
        if self.in_zone && self.meaning.has_offsets() {
            Cow::Owned(self.meaning.to_string())
        } else {
            Cow::Borrowed(&self.written)
        }
    }

    /// The year in which an instant falls, in seconds since 1970.
    pub fn year_of(instant: i64) -> i64 {
        Day::from_days(instant.div_euclid(day::SECONDS)).year
    }

    /// A year as it is written in a file or a query: "2022", "-0043", "Y12345".
    pub fn year_written(year: i64) -> String {
        day::four_digits(year)
    }

    /// The nanoseconds of its second at which it starts.
    pub fn fraction(&self) -> u32 {
        let first = self.meaning.spans().0.first;
        u32::try_from(first.rem_euclid(moment::SECOND)).unwrap_or_default()
    }

    /// The same date as the clock of a zone shows it: what has no clock stays as it is.
    #[must_use]
    pub fn in_zone(&self, zone: Zone) -> Self {
        let mut shown = self.clone();
        shown.in_zone = true;
        shown.meaning.map_times(&|moment| moment.by_clock(&|second| zone.shift(second)));
        shown
    }

    /// The same date as it is told in a language.
    #[must_use]
    pub fn in_language(mut self, lang: Lang) -> Self {
        self.lang = lang;
        self
    }

    /// The language in which it is told.
    pub fn language(&self) -> Lang {
        self.lang
    }

    /// Whether anything in it is marked as dubious: `?` or `%` (ISO 8601-2, 8).
    pub fn is_uncertain(&self) -> bool {
        self.meaning.is_marked(|mark: Qualifier| mark.uncertain)
    }

    /// Whether anything in it is marked as an estimate: `~` or `%` (ISO 8601-2, 8).
    pub fn is_approximate(&self) -> bool {
        self.meaning.is_marked(|mark: Qualifier| mark.approximate)
    }

    /// Whether digits in it are left unspecified: `X` (ISO 8601-2, 9).
    pub fn has_unspecified(&self) -> bool {
        let mut any = false;
        self.meaning.each_date(&mut |date| any |= date.has_unspecified());
        any
    }

    /// Whether it is an interval: `start/end` (ISO 8601-2, 10).
    pub fn is_interval(&self) -> bool {
        matches!(self.meaning, Meaning::Interval(..))
    }

    /// Whether it is a set: `[one of these]` or `{all of these}` (ISO 8601-2, 6).
    pub fn is_set(&self) -> bool {
        matches!(self.meaning, Meaning::Set(_))
    }
}
