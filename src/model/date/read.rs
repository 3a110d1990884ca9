//! The ways in: a date from an EDTF string, from what TOML calls one, from a year.
//!
//! Owns that a text that is none is answered with what to write instead.

use super::meaning::{Meaning, Side};
use super::scan::{Plain, Scanned};
use super::{Date, DateError, Day, habit, native, span, syntax};
use crate::model::lang::Lang;
use crate::text::fold;

const TWO_READINGS: &str = "this can be read in two ways";
const NO_DATE: &str = "this is no date";
const TYPED_FORMS: &str = "as in `2022`, `March 2022` or `27 March 2022`";
const MARKED: &str = "the time asked about must not be estimated or dubious";
const HALF_KNOWN: &str = "the time asked about must have an end that is known, or none";
const SCATTERED: &str = "the time asked about must be one, from a start to an end";

impl Date {
    /// Reads an EDTF string.
    ///
    /// # Errors
    /// Where it is none, or tells of a year beyond [`Date::YEARS`]: with the place, and the right form for what people
    /// write by habit.
    pub fn parse(text: &str) -> Result<Self, DateError> {
        let meaning = syntax::read(text).map_err(|error| habit::explain(text, error))?;
        Ok(Self { written: text.to_owned(), meaning, in_zone: false, lang: Lang::default() })
    }

    /// Reads what a reader types: an EDTF string, a date as people write it by habit, `today`. Blanks around it are passed
    /// over.
    ///
    /// # Errors
    /// Where it is none, or may be either of two.
    pub fn typed(text: &str, today: Day) -> Result<Self, DateError> {
        let read = Self::parse(text.trim());
        let Err(error) = read else { return read };
        match &error.readings[..] {
            [reading] => Self::parse(reading),
            [_, _, ..] => Err(DateError { message: TWO_READINGS.to_owned(), offset: 0, ..error }),
            [] if ["today", "hoy"].contains(&fold(text.trim()).as_str()) => Self::parse(&today.to_string()),
            // Whoever types need not write it as files do.
            [] if error.message == habit::NOT_EDTF => {
                let hint = error.hint.map(|hint| if hint == habit::FORMS { TYPED_FORMS.to_owned() } else { hint });
                Err(DateError { message: NO_DATE.to_owned(), hint, ..error })
            }
            [] => Err(error),
        }
    }

    /// The same of a time that is asked about: imprecise it may be, but only by being a range.
    ///
    /// # Errors
    /// Where it is none, may be either of two, is marked as estimated or dubious, or is not one range from a start to an
    /// end. What is suggested then is such a range.
    pub fn asked(text: &str, today: Day) -> Result<Self, DateError> {
        let date = match Self::typed(text, today) {
            Ok(date) => date,
            Err(error) => {
                // What may be written in a file need not be one time: "before 2022".
                let set = error.suggestion.as_deref().and_then(|form| Self::parse(form).ok());
                let wrong = set.as_ref().and_then(Self::no_question);
                return Err(wrong.unwrap_or(error));
            }
        };
        date.no_question().map_or(Ok(date), Err)
    }

    /// Why it is no time that can be asked about; none where it is one.
    fn no_question(&self) -> Option<DateError> {
        let is_marked = self.is_approximate() || self.is_uncertain();
        let (message, form) = match &self.meaning {
            _ if is_marked => (MARKED, self.as_written().replace(['~', '?', '%'], "")),
            Meaning::Interval(Side::Unknown, _) => (HALF_KNOWN, format!("..{}", self.as_written())),
            Meaning::Interval(_, Side::Unknown) => (HALF_KNOWN, format!("{}..", self.as_written())),
            meaning if meaning.is_range() => return None,
            meaning => (SCATTERED, span::hull(meaning).unwrap_or_default()),
        };
        let suggestion = Self::parse(&form).ok().filter(|form| form.meaning.is_range()).map(|form| form.written);
        let hint = match &suggestion {
            Some(form) if message == HALF_KNOWN => {
                format!("write `{form}` for all time from or to there, or another end")
            }
            Some(form) if is_marked => format!("write `{form}`, or a range, as in `2021/2023`"),
            Some(form) => format!("write `{form}` for all of it, or one of them"),
            None => "write a year, a month or a day, as in `2022-03`, or a range, as in `2021/2023`".to_owned(),
        };
        let message = message.to_owned();
        Some(DateError { message, offset: 0, hint: Some(hint), suggestion, readings: Vec::new() })
    }

    /// Whether what is typed may be the beginning of a date that goes on: `20`, `27 Mar`, `2022-0`.
    pub fn is_begun(text: &str) -> bool {
        habit::is_begun(text)
    }

    /// Reads a bare TOML date or date-time as it stands in the file. Fractions of a second are passed over; a local
    /// date-time is ordered as if it were UTC.
    ///
    /// # Errors
    /// Where it is none; a bare time among them.
    pub fn from_toml(text: &str) -> Result<Self, DateError> {
        let meaning = native::read(text).map_err(|error| native::explain(text, error))?;
        Ok(Self { written: text.to_owned(), meaning, in_zone: false, lang: Lang::default() })
    }

    /// The date that an integer of a TOML file means: a year from 0 to 9999.
    ///
    /// # Errors
    /// Where it is none of these: with what it may be, such as a day without hyphens or a count of seconds.
    pub fn from_year(year: i64) -> Result<Self, DateError> {
        let meaning = native::year(year).map_err(|error| habit::explain(&year.to_string(), error))?;
        Ok(Self { written: year.to_string(), meaning, in_zone: false, lang: Lang::default() })
    }

    /// What [`Date::parse`] and [`Date::scanned`] yield, sooner; none where that is an error.
    pub fn scan(text: &str) -> Option<Scanned> {
        match Plain::read(text) {
            Some(plain) => Some(plain.scanned()),
            None => Some(syntax::read(text).ok()?.scanned()),
        }
    }
}
