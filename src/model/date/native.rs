//! Dates that TOML knows by itself: bare dates, date-times and integers.
//!
//! Owns their grammar (TOML 1.1, after RFC 3339), which is wider than EDTF's: a blank for the `T`, small letters. A bare
//! time says on no day, and is none.

use super::meaning::{Meaning, Point};
use super::moment::{Moment, NO_TIME};
use super::scan::Plain;
use super::{DateError, habit};
use edtf_core::{Edtf, ParseError, Qualifier};

/// The meaning of a bare TOML date or date-time.
pub(super) fn read(text: &str) -> Result<Meaning, ParseError> {
    let bad = |message, offset| Err(ParseError { message, offset });
    if text.as_bytes().get(2) == Some(&b':') {
        return bad(TIME_ALONE, 0);
    }
    let Some((date, clock)) = text.split_at_checked(10) else {
        return bad(NO_DATE, 0);
    };
    let Some(date) = Plain::read(date).map(Plain::date) else {
        return Err(Edtf::parse(date).err().unwrap_or(ParseError { message: NO_DATE, offset: 0 }));
    };
    if clock.is_empty() {
        return Ok(Meaning::One(Point::Date(date)));
    }
    let Some(time) = clock.strip_prefix(['T', 't', ' ']).map(str::to_ascii_uppercase) else {
        return bad(NO_TIME, 10);
    };
    // RFC 3339 (4.3) writes so where it is not known how far UTC is from the clock of the place.
    let time = time.strip_suffix("-00:00").map(|time| format!("{time}Z")).unwrap_or(time);
    match Moment::on(date, &time, Qualifier::default()) {
        Ok(moment) => Ok(Meaning::One(Point::Time(moment))),
        Err(error) if error.message == NO_TIME => bad(NO_TIME, 10),
        Err(error) => bad(error.message, error.offset + 11),
    }
}

const NO_DATE: &str = "not a TOML date";
const TIME_ALONE: &str = "a time without a day is no date";
const NO_YEAR: &str = "a number alone is a year from 0 to 9999";

/// The error for a text that is none.
pub(super) fn explain(text: &str, error: ParseError) -> DateError {
    let explained = habit::explain(text, error);
    match error.message {
        own @ (NO_DATE | NO_TIME | TIME_ALONE) => DateError { message: own.to_owned(), ..explained },
        _ => explained,
    }
}

/// The meaning of an integer: a year of up to four digits. What is less or more may be something else.
pub(super) fn year(year: i64) -> Result<Meaning, ParseError> {
    let plain = (0..=9999).contains(&year).then(|| Plain::read(&format!("{year:04}"))).flatten();
    plain.map(|plain| Meaning::One(Point::Date(plain.date()))).ok_or(ParseError { message: NO_YEAR, offset: 0 })
}
