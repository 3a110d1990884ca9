//! Days as a reference tells them: to the day, the month or the year, or else in words.
//!
//! Owns the judgement of which dates are that plain. Nothing is rounded: what is uncertain, masked, open or half a season is
//! said in words and never as numbers.

use crate::model::{Bound, Bounds, Date, Day};

/// A calendar unit: year, month and day, as far as they are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Parts {
    /// From 1: references count no years before Christ alike.
    pub(super) year: i64,
    pub(super) month: Option<u8>,
    pub(super) day: Option<u8>,
}

impl Parts {
    /// The unit that a date is; none where it is none, or not certain to be it. An estimate counts: see
    /// [`Date::is_approximate`].
    pub(super) fn of(date: &Date) -> Option<Self> {
        let plain = !date.is_interval() && !date.is_set();
        if plain { certain(date).then(|| Self::spanning(date.bounds()))? } else { None }
    }

    /// The units with which an interval starts and ends.
    pub(super) fn of_interval(date: &Date) -> Option<[Self; 2]> {
        let ends = [date.start_bounds(), date.end_bounds()];
        if !date.is_interval() || !certain(date) {
            return None;
        }
        let [start, end] = ends.map(Self::spanning);
        Some([start?, end?])
    }

    /// The unit that lasts from the earliest to the latest day.
    fn spanning(Bounds { earliest, latest }: Bounds) -> Option<Self> {
        let (Bound::Day(first), Bound::Day(last)) = (earliest, latest) else { return None };
        let Day { year, month, day } = first;
        let next = Day::from_days(last.to_days() + 1);
        let parts = match (next.year - year, next.month, next.day) {
            _ if first == last => Self { year, month: Some(month), day: Some(day) },
            (1, 1, 1) if (month, day) == (1, 1) => Self { year, month: None, day: None },
            (0, after, 1) if (after, 1) == (month + 1, day) => Self { year, month: Some(month), day: None },
            (1, 1, 1) if (month, day) == (12, 1) => Self { year, month: Some(month), day: None },
            _ => return None,
        };
        (parts.year > 0).then_some(parts)
    }
}

fn certain(date: &Date) -> bool {
    !date.is_uncertain() && !date.has_unspecified()
}

/// A date as a reference says it: `2023`, where [`Date::words`] would be "some time in 2023".
pub(super) fn words(date: &Date) -> String {
    match Parts::of(date) {
        Some(Parts { year, month: None, .. }) if !date.is_approximate() => year.to_string(),
        _ => date.words(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    fn parts(year: i64, month: u8, day: u8) -> Parts {
        let known = |part| (part > 0).then_some(part);
        Parts { year, month: known(month), day: known(day) }
    }

    #[test]
    fn a_date_is_a_unit_of_the_calendar_or_none() {
        for (text, expected) in [
            ("2022", Some((2022, 0, 0))),
            ("2022-02", Some((2022, 2, 0))),
            ("2022-12", Some((2022, 12, 0))),
            ("2024-02-29", Some((2024, 2, 29))),
            ("2022-12-31", Some((2022, 12, 31))),
            ("2022-03-27T10:15:00-06:00", Some((2022, 3, 27))),
            ("2022-03~", Some((2022, 3, 0))),
            ("0001", Some((1, 0, 0))),
            ("Y12022", Some((12_022, 0, 0))),
            ("2022?", None),
            ("202X", None),
            ("2022-03-XX", None),
            ("2022-24", None),
            ("2022-33", None),
            ("0000", None),
            ("-0043-03-15", None),
            ("2022/2023", None),
            ("[2022-03-26,2022-03-27]", None),
        ] {
            assert_eq!(Parts::of(&date(text)), expected.map(|(y, m, d)| parts(y, m, d)), "{text}");
        }
    }

    #[test]
    fn an_interval_is_two_units_where_both_ends_are_known() {
        for (text, expected) in [
            ("2021-04/2022", Some([parts(2021, 4, 0), parts(2022, 0, 0)])),
            ("2021-04-03/2021-04-04", Some([parts(2021, 4, 3), parts(2021, 4, 4)])),
            ("2021/..", None),
            ("/2021", None),
            ("2021?/2022", None),
            ("2021", None),
        ] {
            assert_eq!(Parts::of_interval(&date(text)), expected, "{text}");
        }
    }

    #[test]
    fn words_are_no_more_exact_than_the_date() {
        for (text, said) in [
            ("2023", "2023"),
            ("2023~", "about 2023"),
            ("2022-03", "March 2022"),
            ("2022-03-27", "27 March 2022"),
            ("2022-03/..", "since March 2022, ongoing"),
        ] {
            assert_eq!(words(&date(text)), said, "{text}");
        }
    }
}
