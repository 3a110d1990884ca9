//! Digits in a row: a day without its hyphens, or days or seconds that a machine counts. A year of more than four digits
//! is never offered for them.

use super::super::Day;
use super::super::day::SECONDS;
use super::clock;
use super::form::{Reading, only_sound};
use super::said::day_of_year;
use crate::model::date::day::four_digits;
use std::ops::RangeInclusive;

/// What digits may be.
enum Kind {
    /// Year, month, day, day of the year, hour, minute and second, each a letter a digit; of several any may be meant.
    Spelt(&'static [&'static str]),
    /// Days, counted so that 1970-01-01 has this number.
    Days(i64),
    /// Parts of a second since 1970: so many a second.
    Since(i64),
    /// An hour of a day, or seconds since 1970.
    Hour,
}

use Kind::{Days, Hour, Since, Spelt};

/// The smallest and the greatest number of each kind, the kind, and what is to be said of it. The first that fits holds.
const KINDS: [(i64, i64, Kind, &str); 13] = [
    // Excel's count of 1900, from 1927 to 2173.
    (10_000, 99_999, Days(25_569), " if this is a spreadsheet's day number"),
    (0, i64::MAX, Spelt(&["YYYYMM"]), ": a month is written with a hyphen"),
    (2_400_001, 2_500_000, Days(2_440_588), " if this is a Julian day number"),
    (1_000_001, 2_400_000, Spelt(&["YYYYNNN"]), " if this is a year and a day counted from its start"),
    (0, i64::MAX, Spelt(&["YYYYMMDD"]), ": a day is written with hyphens"),
    (0, i64::MAX, Spelt(&["DDMMYYYY", "MMDDYYYY"]), ": a day is written with hyphens, the year first"),
    (100_000_000, 9_999_999_999, Hour, ": digits may be an hour of a day, or seconds since 1970"),
    (100_000_000, 9_999_999_999, Since(1), " if these are seconds since 1970"),
    (0, i64::MAX, Spelt(&["YYYYMMDDhhmm"]), ": a time of day has its signs"),
    (100_000_000_000, 9_999_999_999_999, Since(1_000), " if these are milliseconds since 1970"),
    (0, i64::MAX, Spelt(&["YYYYMMDDhhmmss"]), ": a time of day has its signs"),
    (100_000_000_000_000, 9_999_999_999_999_999, Since(1_000_000), " if these are microseconds since 1970"),
    (100_000_000_000_000_000, i64::MAX, Since(1_000_000_000), " if these are nanoseconds since 1970"),
];

/// What a text of digits, with or without a sign before them, may be.
pub(super) fn forms(plain: &str) -> Option<Reading> {
    if let Some(digits) = plain.strip_prefix('-') {
        let day = number(digits).and_then(|_| spelt("YYYYMMDD", digits)).map(|day| only_sound(vec![day]));
        if let Some(day) = day.filter(|day| !day.is_empty()) {
            return Some((day, " if the hyphen before it is none of its own"));
        }
        if let Some(count) = number(digits).filter(|count| BEFORE_1970.contains(count)) {
            return Some((only_sound(vec![since(-count, 1)]), " if these are seconds before 1970"));
        }
        return Some((only_sound(old(digits)?), ""));
    }
    let signed = plain.strip_prefix('+');
    let digits = signed.unwrap_or(plain);
    // With a plus, ISO 8601-1 (4.4.1) writes years of more than four digits, filled up with zeros.
    let year = || signed.and_then(|_| Some((only_sound(vec![four_digits(number(digits)?)]), "")));
    if signed.is_some() && (digits.len() == 5 || digits.len() > 5 && digits.starts_with('0')) {
        return year();
    }
    let value = number(digits).filter(|_| digits.len() > 4)?;
    let known =
        KINDS.iter().filter(|(least, most, ..)| (*least..=*most).contains(&value)).find_map(|(.., kind, why)| {
            let forms = match kind {
                Spelt(shapes) => shapes.iter().filter_map(|shape| spelt(shape, digits)).collect(),
                Days(of_1970) => vec![Day::from_days(value - of_1970).to_string()],
                Since(a_second) => vec![since(value, *a_second)],
                Hour => hour(digits).into_iter().flat_map(|hour| [hour, since(value, 1)]).collect(),
            };
            Some((only_sound(forms), *why)).filter(|(forms, _)| !forms.is_empty())
        });
    known.or_else(year)
}

/// What stands behind a minus: a number alone, a year of less than four digits or more, all that Wikidata fills up with zeros.
fn old(text: &str) -> Option<Vec<String>> {
    if let Some(count) = number(text) {
        return Some(before_christ(count));
    }
    let end = text.find(|c: char| !c.is_ascii_digit())?;
    let (year, rest) = text.split_at_checked(end)?;
    if let ("X" | "XX" | "XXX", [millennium]) = (rest, year.as_bytes()) {
        let millennium = i64::from(millennium - b'0') * 1000;
        let [first, last] = [-millennium - 999, -millennium].map(four_digits);
        return (rest.len() == 3).then(|| vec![format!("[{first}..{last}]")]);
    }
    let finer = rest.trim_end_matches("T00:00:00Z").trim_end_matches("-00");
    let is_as_edtf_has_it = year.len() == 4 && finer == rest;
    let years = || Some(before_christ(number(year)?).into_iter().take(2).map(|year| year + finer).collect());
    if is_as_edtf_has_it || !rest.starts_with('-') { None } else { years() }
}

fn number(digits: &str) -> Option<i64> {
    digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse().ok())?
}

/// As many seconds before 1970 as a machine may have counted, back to 1900: no years.
const BEFORE_1970: RangeInclusive<i64> = 100_000_000..=2_208_988_800;

/// A negative number may be a year as the centuries before Christ count or as astronomers do.
fn before_christ(count: i64) -> Vec<String> {
    if count == 0 { vec![four_digits(0)] } else { vec![four_digits(1 - count), four_digits(-count)] }
}

/// Digits with the signs that a shape asks for.
fn spelt(shape: &str, digits: &str) -> Option<String> {
    let of = |letter: char| -> String {
        digits.chars().zip(shape.chars()).filter(|(_, own)| *own == letter).map(|(digit, _)| digit).collect()
    };
    let (year, month, day) = (of('Y'), of('M'), of('D'));
    match shape {
        _ if shape.len() != digits.len() => None,
        "YYYYNNN" => day_of_year(&year, &of('N')),
        "YYYYMM" => (month.as_str() <= "12").then(|| format!("{year}-{month}")),
        "YYYYMMDDhhmm" => Some(format!("{year}-{month}-{day}T{}:{}", of('h'), of('m'))),
        "YYYYMMDDhhmmss" => Some(format!("{year}-{month}-{day}T{}:{}:{}", of('h'), of('m'), of('s'))),
        _ => Some(format!("{year}-{month}-{day}")),
    }
}

/// All of an hour of a day, where ten digits are one.
fn hour(digits: &str) -> Option<String> {
    let (day, hour) = digits.split_at_checked(8)?;
    let day = only_sound(vec![spelt("YYYYMMDD", day)?]).pop()?;
    clock::hours(&format!("{day}t{hour}")).pop().filter(|_| hour.len() == 2)
}

fn since(count: i64, a_second: i64) -> String {
    let (seconds, part) = (count.div_euclid(a_second), count.rem_euclid(a_second));
    let fraction = match a_second.ilog10() as usize {
        width if part > 0 => format!(".{part:0width$}"),
        _ => String::new(),
    };
    let (day, second) = (Day::from_days(seconds.div_euclid(SECONDS)), seconds.rem_euclid(SECONDS));
    format!("{day}T{:02}:{:02}:{:02}{fraction}Z", second / 3600, second / 60 % 60, second % 60)
}
