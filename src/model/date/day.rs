//! Calendar days and what a date may leave of them: the arithmetic of the proleptic Gregorian calendar.
//!
//! Owns [`Day`], [`Bound`] and [`Bounds`]. It counts days in `i64`, which reaches 25 thousand million million years each
//! way; a calendar crate stops some 260 thousand years out. Refuses to overflow: what lies beyond is the last day there is.

use std::fmt;

/// Seconds of a day; the calendar knows no leap seconds.
pub(super) const SECONDS: i64 = 86_400;

/// Days of 400 years, after which the calendar repeats itself.
const ERA: i64 = 146_097;
/// Days from 1600-03-01, where an era starts, to 1970-01-01.
const EPOCH: i64 = 135_080;
/// The eras before 1600-03-01, counted from 0000-03-01.
const EPOCH_ERA: i64 = 4;

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

impl Day {
    /// The first day that can be counted: `i64::MIN` days from 1970.
    pub const FIRST: Self = Self::from_days(i64::MIN);
    /// The last one: `i64::MAX` days from 1970.
    pub const LAST: Self = Self::from_days(i64::MAX);

    /// The day that lies `days` days after 1970-01-01.
    pub const fn from_days(days: i64) -> Self {
        // Years run from March here, so that the leap day is a year's last (Hinnant, `civil_from_days`).
        let since = days.rem_euclid(ERA) + EPOCH;
        let era = days.div_euclid(ERA) + EPOCH_ERA + since / ERA;
        let of_era = since % ERA;
        let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / (ERA - 1)) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month = (5 * of_year + 2) / 153;
        let day = of_year - (153 * month + 2) / 5 + 1;
        let year = era * 400 + year_of_era + month / 10;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "1 to 12 and 1 to 31")]
        Self { year, month: ((month + 2) % 12 + 1) as u8, day: day as u8 }
    }

    /// Days since 1970-01-01; before [`Day::FIRST`] and after [`Day::LAST`] the count of those.
    pub fn to_days(self) -> i64 {
        if self >= Self::LAST {
            return i64::MAX;
        }
        if self <= Self::FIRST {
            return i64::MIN;
        }
        let (month, day) = (i64::from(self.month), i64::from(self.day));
        let year = self.year - i64::from(month <= 2);
        let year_of_era = year.rem_euclid(400);
        let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        let of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + of_year;
        // The sum fits, as checked above; the product alone may not.
        (year.div_euclid(400) - EPOCH_ERA).wrapping_mul(ERA).wrapping_add(of_era - EPOCH)
    }
}

impl Day {
    /// The day in which a second since 1970 falls.
    pub fn of_instant(second: i64) -> Self {
        Self::from_days(second.div_euclid(SECONDS))
    }

    /// The last second of it, counted from 1970.
    pub fn last_second(self) -> i64 {
        self.to_days().saturating_add(1).saturating_mul(SECONDS).saturating_sub(1)
    }

    /// Months since the year 0, January of it being 0.
    pub(super) fn months(self) -> i64 {
        self.year * 12 + i64::from(self.month) - 1
    }

    /// The first day of a month counted so.
    pub(super) fn of_months(months: i64) -> Self {
        Self { year: months.div_euclid(12), month: u8::try_from(months.rem_euclid(12) + 1).unwrap_or(1), day: 1 }
    }
}

/// The days of a month, 1 to 12; 0 for any other number.
pub(super) fn days_in_month(year: i64, month: u8) -> u8 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if is_leap(year) => 29,
        2 => 28,
        _ => 0,
    }
}

/// Whether a year has a 29 February.
pub(super) fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

/// ISO: `2022-03-27`, `-0044-03-15`; a year of more than four digits is written out in full, without a sign where it is
/// positive.
impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.year < 0 { "-" } else { "" };
        write!(f, "{sign}{:04}-{:02}-{:02}", self.year.unsigned_abs(), self.month, self.day)
    }
}

/// A year as EDTF writes it: four digits, or `Y` and more of them.
pub(super) fn four_digits(year: i64) -> String {
    match year {
        -9999..0 => format!("-{:04}", year.unsigned_abs()),
        0..=9999 => format!("{year:04}"),
        _ => format!("Y{year}"),
    }
}

/// One side of what a date may mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Bound {
    /// A day.
    Day(Day),
    /// Open: `..`. As the earliest it lies before every day, as the latest after every day.
    Open,
    /// Not known: nothing written.
    Unknown,
}

impl Bound {
    /// The day, where there is one.
    pub fn day(self) -> Option<Day> {
        match self {
            Self::Day(day) => Some(day),
            Self::Open | Self::Unknown => None,
        }
    }
}

/// As EDTF writes it: the day, `..` where it is open, nothing where it is not known.
impl fmt::Display for Bound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => day.fmt(f),
            Self::Open => f.write_str(".."),
            Self::Unknown => Ok(()),
        }
    }
}

/// The earliest and the latest day that a date may touch, as written (a date-time's day in its own offset).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Bounds {
    /// Earliest day.
    pub earliest: Bound,
    /// Latest day.
    pub latest: Bound,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(year: i64, month: u8, day: u8) -> Day {
        Day { year, month, day }
    }

    #[test]
    fn days_are_counted_from_1970() {
        for (date, days) in [
            (day(1970, 1, 1), 0),
            (day(1969, 12, 31), -1),
            (day(2000, 2, 29), 11_016),
            (day(2000, 3, 1), 11_017),
            (day(1900, 3, 1), -25_508),
            (day(0, 1, 1), -719_528),
            (day(0, 2, 29), -719_469),
            (day(-44, 3, 15), -735_525),
            (day(9999, 12, 31), 2_932_896),
        ] {
            assert_eq!(date.to_days(), days, "{date}");
            assert_eq!(Day::from_days(days), date, "{date}");
        }
    }

    #[test]
    fn days_beyond_counting_are_the_last_ones() {
        assert_eq!(day(i64::MAX, 1, 1).to_days(), i64::MAX);
        assert_eq!(day(i64::MIN, 12, 31).to_days(), i64::MIN);
        assert_eq!(Day::LAST.to_days(), i64::MAX);
        assert_eq!(Day::FIRST.to_days(), i64::MIN);
    }

    #[test]
    fn days_are_shown_as_iso_writes_them() {
        for (date, shown) in [
            (day(2022, 3, 7), "2022-03-07"),
            (day(-44, 3, 15), "-0044-03-15"),
            (day(0, 1, 1), "0000-01-01"),
            (day(170_000_002, 1, 1), "170000002-01-01"),
            (day(-170_000_002, 12, 31), "-170000002-12-31"),
            (day(i64::MIN, 1, 1), "-9223372036854775808-01-01"),
        ] {
            assert_eq!(date.to_string(), shown);
        }
        assert_eq!(Bound::Open.to_string(), "..");
        assert_eq!(Bound::Unknown.to_string(), "");
        assert_eq!(Bound::Day(day(2022, 3, 7)).to_string(), "2022-03-07");
    }

    #[test]
    fn months_have_their_days() {
        assert_eq!((1..=12).map(|m| u32::from(days_in_month(2023, m))).sum::<u32>(), 365);
        assert_eq!((1..=12).map(|m| u32::from(days_in_month(2024, m))).sum::<u32>(), 366);
        assert_eq!(days_in_month(1900, 2), 28);
        assert_eq!(days_in_month(2000, 2), 29);
        assert_eq!(days_in_month(-4, 2), 29);
        assert_eq!(days_in_month(2023, 13), 0);
    }

    proptest! {
        #[test]
        fn a_count_of_days_survives_the_calendar(days: i64) {
            prop_assert_eq!(Day::from_days(days).to_days(), days);
        }

        #[test]
        fn a_day_survives_being_counted(year in -25_000_000_000_000_000..25_000_000_000_000_000i64, month in 1..=12u8, of in 0..31u8) {
            let date = day(year, month, of % days_in_month(year, month) + 1);
            prop_assert_eq!(Day::from_days(date.to_days()), date);
        }

        #[test]
        fn the_next_day_is_later(days in i64::MIN..i64::MAX) {
            let (today, tomorrow) = (Day::from_days(days), Day::from_days(days + 1));
            prop_assert!(today < tomorrow);
            let first_of_month = tomorrow.day == 1;
            prop_assert_eq!(first_of_month, today.day == days_in_month(today.year, today.month));
        }

        #[test]
        fn counting_keeps_the_order(a: (i64, u8, u8), b: (i64, u8, u8)) {
            let real = |(y, m, d): (i64, u8, u8)| day(y, m % 12 + 1, d % 28 + 1);
            let (a, b) = (real(a), real(b));
            prop_assert!(a > b || a.to_days() <= b.to_days());
        }

        #[test]
        fn the_calendar_agrees_with_chrono(days in -90_000_000..90_000_000i32) {
            use chrono::{Datelike, Days, NaiveDate};
            let epoch = NaiveDate::from_ymd_opt(1970, 1, 1).unwrap();
            let far = Days::new(u64::from(days.unsigned_abs()));
            let theirs = if days < 0 { epoch.checked_sub_days(far) } else { epoch.checked_add_days(far) }.unwrap();
            let ours = Day::from_days(i64::from(days));
            prop_assert_eq!((ours.year, u32::from(ours.month), u32::from(ours.day)),
                (i64::from(theirs.year()), theirs.month(), theirs.day()));
        }
    }
}
