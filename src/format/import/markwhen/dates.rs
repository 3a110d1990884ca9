//! The dates of markwhen: one, or from one to another, or for so long.

use super::super::dates::{self, DateOrder, DateValue, HowDates, Seen};
use super::super::draft::At;
use crate::model::{Date, Day};

/// Letters of what stands before the colon, at most.
const LONGEST: usize = 120;

/// How dates are read.
#[derive(Clone, Copy)]
pub(super) struct How<'h> {
    pub(super) order: DateOrder,
    pub(super) offset: Option<&'h str>,
}

/// What stands before the colon of a line.
pub(super) enum When {
    /// A date, in EDTF.
    Date(String),
    /// One that recurs, and how.
    Recurs(String, String),
    /// None that is worked out, and why.
    Unread(&'static str),
}

/// The date of a line, and what stands behind its colon; none where it begins with no date.
pub(super) fn split<'l>(line: &'l str, how: How<'_>) -> Option<(When, &'l str)> {
    let begins =
        line.starts_with(|c: char| c.is_ascii_digit() || c.is_ascii_alphabetic() || matches!(c, '-' | '!' | '['));
    if !begins {
        return None;
    }
    for (at, _) in line.match_indices(':').take_while(|(at, _)| *at <= LONGEST) {
        let (before, behind) = (&line[..at], &line[at + 1..]);
        if !behind.is_empty() && !behind.starts_with(char::is_whitespace) {
            continue;
        }
        if let Some(when) = read(before.trim(), how) {
            return Some((when, behind.trim_start()));
        }
    }
    None
}

/// Whether a line begins an event, as far as it is plain.
pub(in super::super) fn begins_event(line: &str) -> bool {
    let how = How { order: DateOrder::Mdy, offset: None };
    line.starts_with(|c: char| c.is_ascii_digit()) && matches!(split(line, how), Some((When::Date(_), _)))
}

fn read(text: &str, how: How<'_>) -> Option<When> {
    const RELATIVE: &str = "it is told by another date, and such are not worked out";
    for mark in [" every ", " for every ", " x"] {
        if let Some((date, rule)) = text.split_once(mark) {
            let is_rule = mark != " x" || rule.bytes().all(|byte| byte.is_ascii_digit());
            if let Some(When::Date(date)) = is_rule.then(|| read(date, how)).flatten() {
                return Some(When::Recurs(date, format!("{}{rule}", mark.trim_start())));
            }
        }
    }
    if is_relative(text) {
        return Some(When::Unread(RELATIVE));
    }
    if let Some(date) = single(text, how) {
        return Some(When::Date(date));
    }
    let parts = [" - ", " \u{2013} ", " / ", "/", "-"].into_iter().filter_map(|mark| text.split_once(mark));
    for (start, end) in parts {
        let (start, end) = (start.trim(), end.trim());
        if is_relative(start) && (single(end, how).is_some() || length(end).is_some()) {
            return Some(When::Unread(RELATIVE));
        }
        let Some(from) = single(start, how) else { continue };
        if end == "now" {
            return Some(When::Date(format!("{from}/..")));
        }
        if is_relative(end) {
            return Some(When::Unread(RELATIVE));
        }
        let to = match length(end) {
            Some(length) => match later(&from, length) {
                Some(to) => to,
                None => return Some(When::Unread("it cannot be worked out when it ends")),
            },
            None => match single(end, how) {
                Some(to) => to,
                None => continue,
            },
        };
        if from == to {
            return Some(When::Date(from));
        }
        let date = format!("{from}/{to}");
        let is_date = Date::parse(&date).is_ok();
        return Some(if is_date { When::Date(date) } else { When::Unread("its end is no end of what begins there") });
    }
    match text {
        "now" => Some(When::Unread("`now` is another day for each who reads it")),
        _ => length(text).map(|_| When::Unread(RELATIVE)),
    }
}

fn is_relative(text: &str) -> bool {
    let word = text.split_whitespace().next().unwrap_or_default();
    matches!(word, "after" | "before" | "by" | "every") && text.len() > word.len() || text.starts_with('!')
}

/// One date.
fn single(text: &str, how: How<'_>) -> Option<String> {
    let text = text.trim();
    if !text.bytes().any(|byte| byte.is_ascii_digit()) || text.contains(" - ") {
        return None;
    }
    if let Some(year) = before_christ(text) {
        return Some(year);
    }
    if let Some((month, year)) = text.split_once('/') {
        let is_number = |text: &str, most: usize| {
            !text.is_empty() && text.len() <= most && text.bytes().all(|byte| byte.is_ascii_digit())
        };
        if is_number(month, 2) && year.len() == 4 && is_number(year, 4) {
            let date = format!("{year}-{month:0>2}");
            return Date::parse(&date).is_ok().then_some(date);
        }
    }
    let how = HowDates { order: Some(how.order), offset: how.offset };
    match dates::read(text, how, At::Line(0), &mut Seen::default()) {
        DateValue::Date(date) => Some(date.into_owned()),
        _ => None,
    }
}

/// `44 BC`, `3000 BCE`.
fn before_christ(text: &str) -> Option<String> {
    let (number, word) = text.split_once(char::is_whitespace)?;
    let is_before = ["BC", "BCE", "B.C."].iter().any(|known| known.eq_ignore_ascii_case(word.trim()));
    let year: i64 = number.parse().ok().filter(|year| is_before && *year > 0)?;
    Some(Date::year_written(1 - year))
}

/// How long something lasts: `5 days`, `1 year 2 months`. Months, days and seconds, and the smallest unit that is named.
#[derive(Clone, Copy)]
struct Length {
    months: i64,
    days: i64,
    seconds: i64,
}

fn length(text: &str) -> Option<Length> {
    let mut length = Length { months: 0, days: 0, seconds: 0 };
    let mut words = text.split_whitespace().peekable();
    words.peek()?;
    while let Some(word) = words.next() {
        let end = word.find(|c: char| !c.is_ascii_digit()).unwrap_or(word.len());
        let number: i64 = word.get(..end)?.parse().ok().filter(|number| *number < 1_000_000)?;
        let unit = if end < word.len() { word.get(end..)? } else { words.next()? };
        match unit.trim_end_matches(',').trim_end_matches('s') {
            "year" | "y" => length.months += number * 12,
            "month" | "mo" => length.months += number,
            "week" | "w" => length.days += number * 7,
            "day" | "d" => length.days += number,
            "hour" | "h" | "hr" => length.seconds += number * 3_600,
            "minute" | "min" => length.seconds += number * 60,
            "second" | "sec" => length.seconds += number,
            _ => return None,
        }
    }
    Some(length)
}

/// The last unit of what begins with a date and lasts so long: three months from March on end with May. None where the
/// length is finer than the date.
fn later(from: &str, length: Length) -> Option<String> {
    let first = Date::parse(from).ok()?.start_bounds().earliest.day()?;
    let months = |day: Day, count: i64| {
        let all = day.year * 12 + i64::from(day.month) - 1 + count;
        Day { year: all.div_euclid(12), month: u8::try_from(all.rem_euclid(12) + 1).unwrap_or(1), day: day.day }
    };
    let end = match from.len() {
        _ if from.starts_with('Y') => return None,
        4 if length.days == 0 && length.seconds == 0 && length.months % 12 == 0 && length.months > 0 => {
            Date::year_written(first.year + length.months / 12 - 1)
        }
        7 if length.days == 0 && length.seconds == 0 && length.months > 0 => {
            let last = months(first, length.months - 1);
            format!("{}-{:02}", Date::year_written(last.year), last.month)
        }
        10 if length.seconds == 0 && (length.days > 0 || length.months > 0) => {
            let last = months(first, length.months);
            let count = Day { day: 1, ..last }.to_days() + i64::from(last.day) - 1 + length.days - 1;
            Day::from_days(count).to_string()
        }
        _ if from.contains('T') && length.months == 0 => {
            let (_, time) = from.split_once('T')?;
            let number = |from: usize| time.get(from..from + 2).and_then(|part| part.parse::<i64>().ok());
            let of_day = number(0)? * 3_600 + number(3)? * 60 + number(6).unwrap_or(0);
            let end = (first.to_days() + length.days) * 86_400 + of_day + length.seconds;
            let clock = time.find(['Z', '+', '-']).map_or("", |at| &time[at..]);
            let second = end.rem_euclid(86_400);
            let seconds = if time.get(5..6) == Some(":") || second % 60 > 0 {
                format!(":{:02}", second % 60)
            } else {
                String::new()
            };
            format!("{}T{:02}:{:02}{seconds}{clock}", Day::of_instant(end), second / 3_600, second / 60 % 60)
        }
        _ => return None,
    };
    Some(end)
}
