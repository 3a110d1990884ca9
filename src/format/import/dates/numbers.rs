//! Dates that are numbers: ISO 8601 as programs write it, counts of seconds, day, month and year in some order.

use super::super::draft::Said;
use super::DateOrder;
use crate::model::{Date, Day};
use std::borrow::Cow;
use std::fmt::Write;

const DAY: i64 = 86_400;

/// Whether a text is an offset as it stands behind a time: `Z`, `+02:00`.
pub(in super::super) fn is_offset(text: &str) -> bool {
    text == "Z"
        || matches!(text.as_bytes(), [b'+' | b'-', a, b, b':', c, d] if [a, b, c, d].iter().all(|d| d.is_ascii_digit()))
}

/// A day, with a time where there is one, as ISO 8601 and those who almost follow it write it: a blank before the time,
/// no colon in the offset. Times without an offset get one where that is known.
pub(super) fn iso<'v>(value: &'v str, offset: Option<&str>) -> Option<Said<'v>> {
    if let Some(basic) = basic(value) {
        return Some(Cow::Owned(basic));
    }
    let (day, rest) = value.split_at_checked(10)?;
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = day.as_bytes() else { return None };
    if ![y1, y2, y3, y4, m1, m2, d1, d2].iter().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let two = |a: &u8, b: &u8| (a - b'0') * 10 + (b - b'0');
    let (month, number) = (two(m1, m2), two(d1, d2));
    // Which months are shorter is asked only where it matters.
    if !(1..=12).contains(&month) || number == 0 || (number > 28 && Date::scan(day).is_none()) {
        return None;
    }
    if rest.is_empty() {
        return Some(Cow::Borrowed(value));
    }
    let time = Time::of(rest.strip_prefix(['T', 't', ' '])?)?;
    if time.is_as_written && (time.offset.is_some() || offset.is_none()) && rest.starts_with('T') {
        return Some(Cow::Borrowed(value));
    }
    let mut written = String::with_capacity(32);
    written.push_str(day);
    time.push(&mut written, offset)?;
    Some(Cow::Owned(written))
}

/// A moment in the basic form of ISO 8601: `20220327T101500Z`.
fn basic(value: &str) -> Option<String> {
    let (day, time) = value.split_once('T').filter(|(day, _)| day.len() == 8)?;
    let (clock, zone) = time.split_at_checked(6)?;
    if !day.bytes().chain(clock.bytes()).all(|byte| byte.is_ascii_digit()) || !matches!(zone, "" | "Z") {
        return None;
    }
    let part = |text: &'_ str, at: usize, end: usize| text.get(at..end).map(str::to_owned);
    let day = [part(day, 0, 4)?, part(day, 4, 6)?, part(day, 6, 8)?].join("-");
    let clock = [part(clock, 0, 2)?, part(clock, 2, 4)?, part(clock, 4, 6)?].join(":");
    let date = format!("{day}T{clock}{zone}");
    Date::scan(&date).map(|_| date)
}

/// A time of day as it is written.
struct Time<'v> {
    /// Hours and minutes.
    hour: u8,
    minute: u8,
    /// `:59.25`, or nothing.
    second: &'v str,
    /// Behind a time.
    offset: Option<Cow<'v, str>>,
    /// Whether it is written as EDTF writes it.
    is_as_written: bool,
}

impl<'v> Time<'v> {
    /// `14:05`, `14:05:59.25Z`, `2:05 pm +0200`.
    fn of(text: &'v str) -> Option<Self> {
        let (hour, rest) = text.split_once(':')?;
        let (minute, rest) = rest.split_at_checked(2)?;
        let number = |text: &str| -> Option<u8> {
            if text.len() <= 2 && text.bytes().all(|byte| byte.is_ascii_digit()) { text.parse().ok() } else { None }
        };
        let (mut hour_of_day, minute) = (number(hour)?, number(minute)?);
        let mut is_as_written = hour.len() == 2;
        let len = match rest.strip_prefix(':') {
            None => 0,
            Some(seconds) => 1 + seconds.bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b'.').count(),
        };
        let (second, rest) = rest.split_at_checked(len)?;
        let is_second = |text: &str| {
            let (whole, part) = text.split_once('.').unwrap_or((text, "0"));
            whole.len() == 2 && number(whole).is_some_and(|n| n < 60) && !part.is_empty() && !part.contains('.')
        };
        if !second.is_empty() && !second.get(1..).is_some_and(is_second) {
            return None;
        }
        let mut zone = rest.trim_start();
        if let Some(mark) =
            zone.get(..2).filter(|mark| mark.eq_ignore_ascii_case("am") || mark.eq_ignore_ascii_case("pm"))
        {
            if !(1..=12).contains(&hour_of_day) {
                return None;
            }
            hour_of_day = hour_of_day % 12 + if mark.eq_ignore_ascii_case("pm") { 12 } else { 0 };
            (zone, is_as_written) = (zone.get(2..)?.trim_start(), false);
        }
        is_as_written &= zone.len() == rest.len();
        let offset = match zone {
            "" => None,
            "Z" | "z" | "UTC" | "GMT" => Some(Cow::Borrowed("Z")),
            _ if is_offset(zone) => Some(Cow::Borrowed(zone)),
            _ => {
                let sign = zone.get(..1).filter(|sign| ["+", "-"].contains(sign))?;
                let digits = zone.get(1..).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))?;
                match digits.len() {
                    4 => Some(Cow::Owned(format!("{sign}{}:{}", digits.get(..2)?, digits.get(2..)?))),
                    2 => Some(Cow::Owned(format!("{sign}{digits}:00"))),
                    _ => return None,
                }
            }
        };
        is_as_written &= offset.as_deref().unwrap_or_default() == zone;
        (hour_of_day < 24 && minute < 60).then_some(Self { hour: hour_of_day, minute, second, offset, is_as_written })
    }

    /// Writes it behind a day; none where its offset is none that there is.
    fn push(&self, out: &mut String, offset: Option<&str>) -> Option<()> {
        let _ = write!(out, "T{:02}:{:02}{}", self.hour, self.minute, self.second);
        out.push_str(self.offset.as_deref().or(offset).unwrap_or_default());
        Date::scan(out).map(drop)
    }
}

/// A day as YYYYMMDD, a moment as YYYYMMDDhhmmss, or a count of seconds, milliseconds, microseconds or nanoseconds since
/// 1970, told apart by how many digits there are; a year. None for any other number.
pub(super) fn counted(digits: &str) -> Option<String> {
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let number: i64 = whole.parse().ok()?;
    let is_date = |date: String| Date::scan(&date).map(|_| date);
    let day = || is_date(format!("{}-{}-{}", whole.get(..4)?, whole.get(4..6)?, whole.get(6..8)?));
    let (unit, places) = match whole.len() {
        _ if fraction.contains('.') => return None,
        4 if fraction.is_empty() => return is_date(whole.to_owned()),
        8 if fraction.is_empty() => return day(),
        14 if fraction.is_empty() => {
            let time = format!("T{}:{}:{}", whole.get(8..10)?, whole.get(10..12)?, whole.get(12..)?);
            return is_date(day()? + &time);
        }
        9 | 10 => (1, 0),
        12 | 13 => (1_000, 3),
        15 | 16 => (1_000_000, 6),
        18 | 19 => (1_000_000_000, 9),
        _ => return None,
    };
    let mut part = if places > 0 { format!("{:0places$}", number % unit) } else { fraction.to_owned() };
    if places > 0 {
        part.push_str(fraction);
    }
    Some(instant(number / unit, part.get(..part.len().min(9)).unwrap_or_default()))
}

/// An instant, in seconds since 1970, with the digits behind its point, as EDTF.
pub(in super::super) fn instant(second: i64, fraction: &str) -> String {
    let (day, of_day) = (Day::from_days(second.div_euclid(DAY)), second.rem_euclid(DAY));
    let fraction = fraction.trim_end_matches('0');
    let point = if fraction.is_empty() { "" } else { "." };
    format!("{day}T{:02}:{:02}:{:02}{point}{fraction}Z", of_day / 3600, of_day / 60 % 60, of_day % 60)
}

/// Three numbers with signs between them.
pub(super) struct Triple<'v> {
    first: &'v str,
    second: &'v str,
    third: &'v str,
    time: Option<Time<'v>>,
    /// Whether the first of them is a year.
    pub(super) year_first: bool,
}

impl<'v> Triple<'v> {
    /// `27/3/2022`, `27.03.2022 14:05`, `07/??/1997`.
    pub(super) fn of(text: &'v str) -> Option<Self> {
        let end = text.find([' ', 'T']).unwrap_or(text.len());
        let (day, rest) = text.split_at_checked(end)?;
        let mark = day.chars().find(|c| !c.is_ascii_digit() && *c != '?')?;
        if !['/', '.', '-'].contains(&mark) {
            return None;
        }
        let mut parts = day.split(mark);
        let (first, second, third) = (parts.next()?, parts.next()?, parts.next()?);
        let is_part = |part: &str, most: usize| {
            let is_unknown = matches!(part, "?" | "??");
            is_unknown || (!part.is_empty() && part.len() <= most && part.bytes().all(|byte| byte.is_ascii_digit()))
        };
        let year_first = first.len() == 4;
        let (year, others) = if year_first { (first, [second, third]) } else { (third, [first, second]) };
        if parts.next().is_some() || year.len() != 4 || !is_part(year, 4) || !others.iter().all(|part| is_part(part, 2))
        {
            return None;
        }
        let rest = rest.strip_prefix(['T', ' ']).unwrap_or(rest).trim();
        let time = if rest.is_empty() { None } else { Some(Time::of(rest)?) };
        Some(Self { first, second, third, time, year_first })
    }

    /// As EDTF, where they are a day in this order. Of a month that is not known no day is.
    pub(super) fn written(&self, order: DateOrder, offset: Option<&str>) -> Option<String> {
        let (year, month, day) = match order {
            DateOrder::Dmy => (self.third, self.second, self.first),
            DateOrder::Mdy => (self.third, self.first, self.second),
            DateOrder::Ymd => (self.first, self.second, self.third),
        };
        let part = |part: &str| if part.starts_with('?') { "XX".to_owned() } else { format!("{part:0>2}") };
        if month.starts_with('?') && !day.starts_with('?') {
            return None;
        }
        let mut date = format!("{year}-{}-{}", part(month), part(day));
        if date.contains('X') {
            date = date.replace("-XX-XX", "");
        }
        Date::scan(&date)?;
        if let Some(time) = &self.time {
            time.push(&mut date, offset)?;
        }
        Some(date)
    }
}
