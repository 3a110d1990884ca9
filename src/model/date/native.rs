//! Dates that TOML knows by itself: bare dates, date-times and integers.
//!
//! Owns their grammar (TOML 1.1, after RFC 3339), which is wider than EDTF's: a blank for the `T`, small letters,
//! fractions of a second, no seconds, every offset below 24 hours. Refuses a bare time: it says on no day.

use super::scan::Plain;
use super::{DateError, Meaning, habit};
use edtf_core::{DateTime, Edtf, ParseError, Time, TimeShift};

/// The meaning of a bare TOML date or date-time.
pub(super) fn read(text: &str) -> Result<Meaning, ParseError> {
    let bad = |message, offset| Err(ParseError { message, offset });
    if text.as_bytes().get(2) == Some(&b':') {
        return bad(TIME_ALONE, 0);
    }
    let Some((date, clock)) = text.split_at_checked(10) else {
        return bad(NO_DATE, 0);
    };
    let Some(Edtf::Date(date)) = Plain::read(date).map(Plain::edtf) else {
        return Err(Edtf::parse(date).err().unwrap_or(ParseError { message: NO_DATE, offset: 0 }));
    };
    if clock.is_empty() {
        return Ok(Edtf::Date(date).into());
    }
    let Some((time, to_the_minute)) = clock.strip_prefix(['T', 't', ' ']).and_then(time) else {
        return bad(NO_TIME, 10);
    };
    Ok(Meaning { edtf: Edtf::DateTime(DateTime { date, time }), to_the_minute })
}

const NO_DATE: &str = "not a TOML date";
const NO_TIME: &str = "no time of day follows the day";
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

/// `07:32`, `07:32:00`, `07:32:00.5`, each with or without an offset; and whether the seconds are missing.
fn time(text: &str) -> Option<(Time, bool)> {
    let (hour, rest) = two_digits(text, 23)?;
    let (minute, rest) = two_digits(rest.strip_prefix(':')?, 59)?;
    let (second, rest) = match rest.strip_prefix(':') {
        // RFC 3339 admits a leap second.
        Some(rest) => two_digits(rest, 60).map(|(second, rest)| (Some(second), rest))?,
        None => (None, rest),
    };
    let rest = match rest.strip_prefix('.') {
        Some(fraction) if second.is_some() => {
            let rest = fraction.trim_start_matches(|c: char| c.is_ascii_digit());
            (rest.len() < fraction.len()).then_some(rest)?
        }
        _ => rest,
    };
    let shift = match rest {
        "" => None,
        "Z" | "z" => Some(TimeShift::Utc),
        _ => Some(TimeShift::Offset { minutes: offset(rest)?, hours_only: false }),
    };
    Some((Time { hour, minute, second: second.unwrap_or(0), shift }, second.is_none()))
}

/// `+05:30` in minutes.
fn offset(text: &str) -> Option<i16> {
    let (sign, rest) = match text.as_bytes().first()? {
        b'+' => (1, text.strip_prefix('+')?),
        _ => (-1, text.strip_prefix('-')?),
    };
    let (hours, rest) = two_digits(rest, 23)?;
    let (minutes, rest) = two_digits(rest.strip_prefix(':')?, 59)?;
    rest.is_empty().then_some(sign * (i16::from(hours) * 60 + i16::from(minutes)))
}

/// Two digits of a number up to `most`, and what follows them.
fn two_digits(text: &str, most: u8) -> Option<(u8, &str)> {
    let (digits, rest) = text.split_at_checked(2)?;
    let number = digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse::<u8>().ok())??;
    (number <= most).then_some((number, rest))
}

/// The meaning of an integer: a year of up to four digits. What is less or more may be something else.
pub(super) fn year(year: i64) -> Result<Meaning, ParseError> {
    let plain = (0..=9999).contains(&year).then(|| Plain::read(&format!("{year:04}"))).flatten();
    plain.map(|plain| plain.edtf().into()).ok_or(ParseError { message: NO_YEAR, offset: 0 })
}
