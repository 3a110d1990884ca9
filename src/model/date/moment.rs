//! A time of day on a day: to the minute, to the second, or to a fraction of one.
//!
//! Owns its grammar (ISO 8601-2, 4.4, and beyond it minutes, fractions and marks of reliability) and the instants that it
//! may mean, in nanoseconds.

use super::day::{self, Day};
use edtf_core::{Date, Edtf, ParseError, Qualifier};
use std::fmt;

/// Nanoseconds of a second, a minute, a day; the calendar knows no leap seconds.
pub(super) const SECOND: i128 = 1_000_000_000;
pub(super) const MINUTE: i128 = 60 * SECOND;
pub(super) const DAY: i128 = 24 * 60 * MINUTE;

/// The second in which an instant falls.
pub(super) fn seconds(instant: i128) -> i64 {
    i64::try_from(instant.div_euclid(SECOND)).unwrap_or(if instant < 0 { i64::MIN } else { i64::MAX })
}

/// A time of day on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Moment {
    pub(super) date: Date,
    pub(super) hour: u8,
    pub(super) minute: u8,
    /// None: any of the minute's.
    pub(super) second: Option<u8>,
    /// The digits of a fraction of the second, as written.
    pub(super) fraction: String,
    /// The offset from UTC in minutes, where one is written.
    pub(super) shift: Option<i16>,
    pub(super) qualifier: Qualifier,
}

pub(super) const NO_DAY: &str = "a time of day stands behind a whole day";
pub(super) const NO_TIME: &str = "no time of day follows the day";
pub(super) const TOO_FAR_OFF: &str = "an offset from UTC is at most 14 hours";
pub(super) const NO_LEAP_SECOND: &str = "a second 60 there is only at 23:59:60 UTC";

impl Moment {
    /// Reads `2022-07-24T19:01:01.25Z~`: a day of ten characters, a `T`, a time.
    pub(super) fn read(text: &str) -> Result<Self, ParseError> {
        let (day, clock) = text.split_once('T').ok_or(ParseError { message: NO_TIME, offset: text.len() })?;
        let (clock, qualifier) = match clock.strip_suffix(['~', '?', '%']) {
            Some(plain) => (plain, qualifier(clock)),
            None => (clock, Qualifier::default()),
        };
        let Edtf::Date(date) = Edtf::parse(day)? else { return Err(ParseError { message: NO_DAY, offset: 0 }) };
        Self::on(date, clock, qualifier).map_err(|error| ParseError { offset: error.offset + day.len() + 1, ..error })
    }

    /// The time `clock` on a day: `07:32`, `07:32:00`, `07:32:00.5`, each with or without an offset.
    pub(super) fn on(date: Date, clock: &str, qualifier: Qualifier) -> Result<Self, ParseError> {
        let is_day = date.day.is_some() && !date.has_unspecified() && !date.is_uncertain() && !date.is_approximate();
        if !is_day {
            return Err(ParseError { message: NO_DAY, offset: 0 });
        }
        let moment = Self::digits(date, clock, qualifier).ok_or(ParseError { message: NO_TIME, offset: 0 })?;
        if moment.shift.is_some_and(|minutes| minutes.abs() > 14 * 60) {
            return Err(ParseError { message: TOO_FAR_OFF, offset: clock.find(['+', '-']).unwrap_or(0) });
        }
        // By a clock that is not said nothing tells which minute of UTC it was.
        let utc = moment.shift.map(|shift| i16::from(moment.hour) * 60 + i16::from(moment.minute) - shift);
        if moment.second == Some(60) && utc.is_none_or(|minute| minute.rem_euclid(24 * 60) != 24 * 60 - 1) {
            return Err(ParseError { message: NO_LEAP_SECOND, offset: 6 });
        }
        Ok(moment)
    }

    fn digits(date: Date, clock: &str, qualifier: Qualifier) -> Option<Self> {
        let (hour, rest) = two_digits(clock, 23)?;
        let (minute, rest) = two_digits(rest.strip_prefix(':')?, 59)?;
        let (second, rest) = match rest.strip_prefix(':') {
            Some(rest) => two_digits(rest, 60).map(|(second, rest)| (Some(second), rest))?,
            None => (None, rest),
        };
        let (fraction, rest) = match rest.strip_prefix('.') {
            Some(digits) if second.is_some() => {
                let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
                (digits.get(..end).filter(|digits| !digits.is_empty())?, digits.get(end..)?)
            }
            _ => ("", rest),
        };
        let shift = match rest {
            "" => None,
            "Z" => Some(0),
            _ => Some(offset(rest)?),
        };
        Some(Self { date, hour, minute, second, fraction: fraction.to_owned(), shift, qualifier })
    }

    /// The same instant as a clock shows it that is so many minutes before UTC at a second since 1970.
    pub(super) fn by_clock(&mut self, shift: &dyn Fn(i64) -> i16) {
        if self.shift.is_none() {
            return;
        }
        let second = seconds(self.instants().0);
        let shift = shift(second);
        let local = second + i64::from(shift) * 60;
        let day = Day::from_days(local.div_euclid(day::SECONDS));
        let Ok(Edtf::Date(date)) = Edtf::parse(&day.to_string()) else { return };
        let clock = local.rem_euclid(day::SECONDS);
        let part = |of: i64| u8::try_from(of).unwrap_or_default();
        (self.date, self.shift) = (date, Some(shift));
        (self.hour, self.minute) = (part(clock / 3_600), part(clock / 60 % 60));
        if self.second.is_some_and(|second| second < 60) {
            self.second = Some(part(clock % 60));
        }
    }

    /// The first and the last nanosecond that it may mean: of its day as written, in UTC where it has an offset. The calendar
    /// has no room for a leap second: it is the last nanosecond of the second before it, which ends one sooner where there
    /// may be one. Digits of a fraction past the ninth do not count.
    pub(super) fn instants(&self) -> (i128, i128) {
        let number = |field: Option<edtf_core::DateField>| field.and_then(edtf_core::DateField::value).unwrap_or(1);
        let year = self.date.year.value().unwrap_or_default();
        let day = Day { year, month: number(self.date.month), day: number(self.date.day) }.to_days();
        let minutes = i128::from(self.hour) * 60 + i128::from(self.minute) - i128::from(self.shift.unwrap_or(0));
        let minute = i128::from(day) * DAY + minutes * MINUTE;
        let Some(second) = self.second else { return (minute, minute + MINUTE - 1) };
        if second == 60 {
            return (minute + MINUTE - 1, minute + MINUTE - 1);
        }
        let first = minute + i128::from(second) * SECOND;
        let may_leap = second == 59 && minute.rem_euclid(DAY) == DAY - MINUTE && may_end_in_a_leap_second(minute);
        if self.fraction.is_empty() {
            return (first, first + SECOND - 1 - i128::from(may_leap));
        }
        let digits: String = self.fraction.chars().chain("000000000".chars()).take(9).collect();
        let unit = 10_i128.pow(9 - u32::try_from(self.fraction.len()).map_or(9, |length| length.min(9)));
        let first = first + digits.parse::<i128>().unwrap_or_default();
        (first, first + unit - 1)
    }
}

/// Whether the day of an instant may have a leap second: they stand at the end of June or December (ITU-R TF.460), since
/// 1972.
fn may_end_in_a_leap_second(instant: i128) -> bool {
    let Day { year, month, day } = Day::of_instant(seconds(instant));
    year >= 1972 && matches!((month, day), (6, 30) | (12, 31))
}

/// As it would be written: `2022-07-24T19:01:01.25Z`.
impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { date, hour, minute, second, fraction, shift, qualifier } = self;
        write!(f, "{}T{hour:02}:{minute:02}", Edtf::Date(*date))?;
        second.iter().try_for_each(|second| write!(f, ":{second:02}"))?;
        if !fraction.is_empty() {
            write!(f, ".{fraction}")?;
        }
        match shift {
            None => {}
            Some(0) => f.write_str("Z")?,
            Some(shift) => f.write_str(&utc_offset(*shift))?,
        }
        match (qualifier.uncertain, qualifier.approximate) {
            (false, false) => Ok(()),
            (true, false) => f.write_str("?"),
            (false, true) => f.write_str("~"),
            (true, true) => f.write_str("%"),
        }
    }
}

/// An offset from UTC, in minutes, as ISO 8601-1 writes a time shift: `+05:30`.
pub fn utc_offset(minutes: i16) -> String {
    let (sign, minutes) = (if minutes < 0 { '-' } else { '+' }, minutes.unsigned_abs());
    format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60)
}

/// `~`, `?` or `%` at the end of a text.
fn qualifier(text: &str) -> Qualifier {
    let is = |marks: &[char]| text.ends_with(marks);
    Qualifier { uncertain: is(&['?', '%']), approximate: is(&['~', '%']) }
}

/// `+05:30`, or `+05`, in minutes. Nothing is behind UTC by nothing (ISO 8601-1, 4.3.13).
fn offset(text: &str) -> Option<i16> {
    let sign = if text.starts_with('+') { 1 } else { -1 };
    let (hours, rest) = two_digits(text.strip_prefix(['+', '-'])?, 23)?;
    let (minutes, rest) = match rest {
        "" => (0, ""),
        rest => two_digits(rest.strip_prefix(':')?, 59)?,
    };
    let ahead = i16::from(hours) * 60 + i16::from(minutes);
    (rest.is_empty() && (sign, ahead) != (-1, 0)).then_some(sign * ahead)
}

/// Two digits of a number up to `most`, and what follows them.
fn two_digits(text: &str, most: u8) -> Option<(u8, &str)> {
    let (digits, rest) = text.split_at_checked(2)?;
    let number = digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse::<u8>().ok())??;
    (number <= most).then_some((number, rest))
}
