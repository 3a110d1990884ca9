//! Dates that are plain: a year, a month, a day or a time of day of a year from 1 to 9999, with no doubt about them.
//!
//! Owns which dates a format without words for doubt may tell as they are. All others are told in words, or as the days
//! that they may mean. By the clock that is shown.

use crate::model::{Bound, Date, Day, Event};

/// A plain date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Plain {
    /// As EDTF, ISO 8601 and HTML write it.
    pub(super) text: String,
    pub(super) year: i64,
    pub(super) month: Option<u8>,
    pub(super) day: Option<u8>,
    pub(super) time: Option<Time>,
}

/// A time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Time {
    pub(super) hour: u8,
    pub(super) minute: u8,
    pub(super) second: Option<u8>,
    /// Digits of the fraction of a second.
    pub(super) digits: usize,
    /// Whether a clock is said.
    pub(super) has_clock: bool,
}

impl Plain {
    /// What a date is, where it is one.
    pub(super) fn of(date: &Date) -> Option<Self> {
        Self::read(&date.as_shown())
    }

    /// The two dates between which an interval lies, where both are.
    pub(super) fn ends(date: &Date) -> Option<[Self; 2]> {
        let shown = date.as_shown();
        let (start, end) = shown.split_once('/')?;
        Some([Self::read(start)?, Self::read(end)?])
    }

    fn read(text: &str) -> Option<Self> {
        let (date, time) = text.split_once('T').map_or((text, None), |(date, time)| (date, Some(time)));
        let mut parts = date.split('-');
        let year = number(parts.next()?, 4).filter(|year| *year > 0)?;
        let two = |part: Option<&str>| part.map(|part| number(part, 2).ok_or(())).transpose();
        let (month, day) = (two(parts.next()).ok()?, two(parts.next()).ok()?);
        let is_plain = parts.next().is_none() && month.is_none_or(|month| (1..=12).contains(&month));
        let time = time.map(|time| Time::read(time).filter(|_| day.is_some()).ok_or(())).transpose().ok()?;
        let narrow = |part: Option<u16>| part.and_then(|part| u8::try_from(part).ok());
        let (month, day) = (narrow(month), narrow(day));
        is_plain.then(|| Self { text: text.to_owned(), year: i64::from(year), month, day, time })
    }
}

impl Time {
    fn read(text: &str) -> Option<Self> {
        let clock = text.find(['Z', '+', '-']).unwrap_or(text.len());
        let (time, offset) = text.split_at(clock);
        let is_offset = match offset.strip_prefix(['+', '-']) {
            None => matches!(offset, "" | "Z"),
            Some(offset) => offset.split_once(':').is_some_and(|(h, m)| number(h, 2).and(number(m, 2)).is_some()),
        };
        let (time, fraction) = time.split_once('.').unwrap_or((time, ""));
        let mut parts = time.split(':').map(|part| number(part, 2).and_then(|part| u8::try_from(part).ok()));
        let (hour, minute, second) = (parts.next()??, parts.next()??, parts.next());
        let second = second.map_or(Some(None), |second| second.map(Some))?;
        let is_plain = is_offset && parts.next().is_none() && fraction.bytes().all(|byte| byte.is_ascii_digit());
        is_plain.then_some(Self { hour, minute, second, digits: fraction.len(), has_clock: !offset.is_empty() })
    }
}

/// A number of exactly so many digits.
fn number(text: &str, digits: usize) -> Option<u16> {
    let is_number = text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| is_number)
}

/// The first and the last day that an event may mean, where a calendar of the years from 1 to 9999 has them; what has no
/// known start is at its last day.
pub(super) fn days(event: &Event) -> Option<(Day, Option<Day>)> {
    let bounds = event.date.bounds();
    let day = |bound: Bound| bound.day().filter(|day| (1..=9999).contains(&day.year));
    let is_beyond = |bound: Bound| bound.day().is_some() && day(bound).is_none();
    let first = day(bounds.earliest).or(day(bounds.latest).filter(|_| bounds.earliest.day().is_none()))?;
    (!is_beyond(bounds.latest)).then(|| (first, day(bounds.latest)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_dates_without_doubt_are_plain() {
        let date = |text: &str| Date::parse(text).unwrap();
        for text in [
            "2023",
            "2022-03",
            "2022-03-27",
            "2022-03-27T14:05:00-06:00",
            "2022-03-27T14:05",
            "2022-03-27T14:05:01.25Z",
        ] {
            assert_eq!(Plain::of(&date(text)).map(|plain| plain.text).as_deref(), Some(text));
        }
        for text in [
            "2022-03~",
            "2022?",
            "202X",
            "2022-03/..",
            "2021-04/2022-03",
            "[2022-03-26,2022-03-27]",
            "-0044-03-15",
            "0000",
            "2022-21",
            "Y170000002",
            "2022-03-XX",
            "XXXX",
            "2022-33",
            "/2020",
            "{2020,2021}",
        ] {
            assert_eq!(Plain::of(&date(text)), None, "{text}");
        }
        let ends = |text: &str| Plain::ends(&date(text)).map(|ends| ends.map(|end| end.text));
        assert_eq!(ends("2021-04/2022-03"), Some(["2021-04".to_owned(), "2022-03".to_owned()]));
        for text in ["2021-04/2022~", "2022/..", "2022", "../2022", "-0043/0012", "[2020..2021]/2022"] {
            assert_eq!(ends(text), None, "{text}");
        }
    }
}
