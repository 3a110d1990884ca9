//! What a timeline's row needs of a date, made without keeping its text: a million rows are read this way.
//!
//! Owns the three plain forms, `YYYY`, `YYYY-MM` and `YYYY-MM-DD` (ISO 8601-2, level 0), read byte by byte without
//! allocating; they mean exactly what the full reading makes of them. Refuses everything else: that is read in full.

use super::day::{SECONDS, days_in_month, is_leap};
use super::{Day, Precision};
use crate::model::Flags;
use edtf_core::{DateField, Qualifier, Year, YearKind};

/// What a row keeps of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scanned {
    /// Where it stands in the order (see [`crate::model::Row::first`]).
    pub first: i64,
    /// Latest possible instant.
    pub last: i64,
    /// The offset from UTC in which the start was written, in minutes.
    pub shift: i16,
    /// Precision of the start.
    pub precision: Precision,
    /// [`Flags::OPEN_END`] (only where it goes on, see [`super::Date::is_ongoing`]), [`Flags::UNKNOWN_END`],
    /// [`Flags::NO_START`], [`Flags::OPEN_START`], [`Flags::EXTENDED`], [`Flags::UNCERTAIN`], [`Flags::APPROXIMATE`],
    /// [`Flags::CLOCK`] and [`Flags::INEXACT`].
    pub flags: Flags,
}

/// A year, a month or a day of the years 0 to 9999, with nothing else said of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Plain {
    digits: [u8; 4],
    month: Option<u8>,
    day: Option<u8>,
}

impl Plain {
    pub(super) fn read(text: &str) -> Option<Self> {
        let (&year, rest) = text.as_bytes().split_first_chunk::<4>()?;
        let (month, day) = match *rest {
            [] => (None, None),
            [b'-', m, n] => (Some([m, n]), None),
            [b'-', m, n, b'-', d, e] => (Some([m, n]), Some([d, e])),
            _ => return None,
        };
        if !year.iter().chain(month.iter().flatten()).chain(day.iter().flatten()).all(u8::is_ascii_digit) {
            return None;
        }
        let number = |[tens, ones]: [u8; 2]| (tens - b'0') * 10 + (ones - b'0');
        let plain = Self { digits: year.map(|d| d - b'0'), month: month.map(number), day: day.map(number) };
        plain.exists().then_some(plain)
    }

    fn exists(self) -> bool {
        match (self.month, self.day) {
            (None, _) => true,
            (Some(month), None) => (1..=12).contains(&month),
            (Some(month), Some(day)) => (1..=days_in_month(self.year(), month)).contains(&day),
        }
    }

    fn year(self) -> i64 {
        self.digits.iter().fold(0, |year, digit| year * 10 + i64::from(*digit))
    }

    pub(super) fn scanned(self) -> Scanned {
        let year = self.year();
        let (precision, days) = match (self.month, self.day) {
            (None, _) => (Precision::Year, if is_leap(year) { 366 } else { 365 }),
            (Some(month), None) => (Precision::Month, i64::from(days_in_month(year, month))),
            (Some(_), Some(_)) => (Precision::Day, 1),
        };
        let start = Day { year, month: self.month.unwrap_or(1), day: self.day.unwrap_or(1) };
        let first = start.to_days() * SECONDS;
        Scanned { first, last: first + days * SECONDS - 1, shift: 0, precision, flags: Flags::default() }
    }

    pub(super) fn date(self) -> edtf_core::Date {
        let field = |n: u8| DateField { digits: [Some(n / 10), Some(n % 10)], qualifier: Qualifier::default() };
        edtf_core::Date {
            year: Year {
                kind: YearKind::Standard { negative: false, digits: self.digits.map(Some) },
                significant_digits: None,
                qualifier: Qualifier::default(),
            },
            month: self.month.map(field),
            day: self.day.map(field),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::meaning::{Meaning, Point};
    use super::super::{Date, span, syntax};
    use super::*;
    use edtf_core::Edtf;
    use proptest::prelude::*;

    /// What the EDTF crate alone makes of a text.
    fn in_full(text: &str) -> Option<Meaning> {
        let Edtf::Date(date) = Edtf::parse(text).ok()? else { return syntax::read(text).ok() };
        Some(Meaning::One(Point::Date(date))).filter(span::can_be_ordered)
    }

    fn is_bounded_as_by_the_crate(date: &edtf_core::Date) -> bool {
        let bound = |bound| match bound {
            edtf_core::Bound::Date(day) => (day.year, day.month, day.day),
            other => panic!("{other:?}"),
        };
        let (own, edtf_core::Bounds { earliest, latest }) = (span::of_date(date), Edtf::Date(*date).bounds());
        let days = [own.earliest, own.latest].map(|bound| bound.day().map(|day| (day.year, day.month, day.day)));
        days == [earliest, latest].map(|end| Some(bound(end)))
    }

    #[test]
    fn every_plain_date_of_a_sample_of_years_is_read_as_the_crate_reads_it() {
        for year in (0..=9999).step_by(7).chain([0, 1900, 2000, 9999]) {
            for month in 0..=13 {
                for day in [0, 1, 28, 29, 30, 31, 32] {
                    for text in [
                        format!("{year:04}"),
                        format!("{year:04}-{month:02}"),
                        format!("{year:04}-{month:02}-{day:02}"),
                    ] {
                        let meaning = in_full(&text);
                        assert_eq!(Plain::read(&text).map(|p| Meaning::One(Point::Date(p.date()))), meaning, "{text}");
                        assert_eq!(Plain::read(&text).map(Plain::scanned), meaning.map(|m| m.scanned()), "{text}");
                        let whole = Plain::read(&text).filter(|plain| plain.day.is_some());
                        assert!(whole.is_none_or(|plain| is_bounded_as_by_the_crate(&plain.date())), "{text}");
                    }
                }
            }
        }
    }

    proptest! {
        #[test]
        fn a_scan_finds_what_the_full_reading_finds(text in "[0-9]{4}(-[0-9]{2}){0,2}|[-0-9XYT/.?~:Z]{0,12}|.{0,12}") {
            let in_full = in_full(&text).or_else(|| syntax::read(&text).ok());
            prop_assert_eq!(Date::scan(&text), in_full.as_ref().map(Meaning::scanned));
            prop_assert_eq!(Date::parse(&text).ok().map(|d| d.scanned()), in_full.map(|m| m.scanned()));
        }
    }
}
