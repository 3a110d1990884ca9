//! The names of calendar units in English, long ("27 March 2022") and short ("27 Mar"), and how names share their end.
//!
//! Owns the vocabulary that words and labels are put together from, including what unspecified digits (ISO 8601-2, 9)
//! and the codes below a year (ISO 8601-2, 4.8) are called. Refuses to know what a date as a whole means.

/// A date taken apart, so that two of them can share their end: "26" and "27 March 2022". A part may be empty; what
/// cannot be shared stands in `year` alone.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Name {
    pub(super) day: String,
    pub(super) month: String,
    pub(super) year: String,
}

impl Name {
    /// A name that shares nothing.
    pub(super) fn whole(text: impl Into<String>) -> Self {
        Self { year: text.into(), ..Self::default() }
    }

    /// All of it.
    pub(super) fn said(&self) -> String {
        let parts = [&self.day, &self.month, &self.year];
        let mut said = String::new();
        for part in parts.into_iter().filter(|part| !part.is_empty()) {
            if !said.is_empty() {
                said.push(' ');
            }
            said.push_str(part);
        }
        said
    }
}

/// Leaves out of all names but the last what all of them share.
pub(super) fn share(names: &mut [Name]) {
    let Some((last, others)) = names.split_last_mut() else { return };
    let same_year = |n: &Name| !n.month.is_empty() && n.year == last.year;
    let same_month = |n: &Name| !n.day.is_empty() && n.month == last.month;
    if last.month.is_empty() || !others.iter().all(same_year) {
        return;
    }
    let months = !last.day.is_empty() && others.iter().all(same_month);
    for name in others {
        name.year.clear();
        if months {
            name.month.clear();
        }
    }
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// "March"; empty where there is no such month.
pub(super) fn month(number: u8) -> &'static str {
    MONTHS.get(usize::from(number).wrapping_sub(1)).copied().unwrap_or_default()
}

/// "Mar".
pub(super) fn short_month(number: u8) -> &'static str {
    month(number).get(..3).unwrap_or_default()
}

/// What a code from 21 to 41 in the place of a month is called, long and short, apart from its year (ISO 8601-2, 4.8).
pub(super) struct Part {
    pub(super) long: &'static str,
    pub(super) short: &'static str,
    /// Whether the long name takes "of" before its year.
    pub(super) of: bool,
    /// Which half of the earth it is said of, where that is written: long and short.
    pub(super) side: Option<(&'static str, &'static str)>,
}

/// The part of a year that a code names; none below 21 and above 41.
pub(super) fn part(code: u8) -> Option<Part> {
    let plain = |long, short, of| Some(Part { long, short, of, side: None });
    let season = |at: u8, side| {
        let name = ["spring", "summer", "autumn", "winter"].get(usize::from(at))?;
        Some(Part { long: name, short: name, of: false, side })
    };
    match code {
        21..=24 => season(code - 21, None),
        25..=28 => season(code - 25, Some(("northern hemisphere", "N"))),
        29..=32 => season(code - 29, Some(("southern hemisphere", "S"))),
        33 => plain("first quarter", "Q1", true),
        34 => plain("second quarter", "Q2", true),
        35 => plain("third quarter", "Q3", true),
        36 => plain("fourth quarter", "Q4", true),
        37 => plain("first third", "1st third", true),
        38 => plain("second third", "2nd third", true),
        39 => plain("last third", "3rd third", true),
        40 => plain("first half", "1st half", true),
        41 => plain("second half", "2nd half", true),
        _ => None,
    }
}

/// "2022", "AD 409", "44 BC", "the year 12,345".
pub(super) fn year(year: i64) -> String {
    match year {
        ..=0 => format!("{} BC", number(before_christ(year))),
        1..=999 => format!("AD {year}"),
        1000..=9999 => year.to_string(),
        _ => format!("the year {}", number(year.unsigned_abs())),
    }
}

/// "2022", "409", "44 BC", "12,345".
pub(super) fn short_year(year: i64) -> String {
    match year {
        ..=0 => format!("{} BC", number(before_christ(year))),
        _ => number(year.unsigned_abs()),
    }
}

/// "170M BC", "12.3k": two or three digits, the others cut off; none for a year of four digits.
pub(super) fn rough_year(year: i64) -> Option<String> {
    let (count, era) = if year <= 0 { (before_christ(year), " BC") } else { (year.unsigned_abs(), "") };
    let (unit, sign) = match count {
        0..10_000 => return None,
        10_000..1_000_000 => (1_000, "k"),
        1_000_000..1_000_000_000 => (1_000_000, "M"),
        _ => (1_000_000_000, "bn"),
    };
    let tenth = match (count / unit, count % unit * 10 / unit) {
        (100.., _) | (_, 0) => String::new(),
        (_, tenth) => format!(".{tenth}"),
    };
    Some(format!("{}{tenth}{sign}{era}", count / unit))
}

/// Astronomical year 0 is 1 BC.
fn before_christ(year: i64) -> u64 {
    year.unsigned_abs() + 1
}

/// "5, 15 or 25".
pub(super) fn listed(names: &[String], word: &str) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [others @ .., last] => format!("{}{word} {last}", others.join(", ")),
    }
}

/// "2022", "12,345", and, only where that is exact, "170 million".
fn number(n: u64) -> String {
    match n {
        0..10_000 => n.to_string(),
        _ if n.is_multiple_of(1_000_000_000) => format!("{} billion", grouped(n / 1_000_000_000)),
        _ if n.is_multiple_of(1_000_000) => format!("{} million", grouped(n / 1_000_000)),
        _ => grouped(n),
    }
}

/// "170,000,002".
fn grouped(n: u64) -> String {
    let digits = n.to_string();
    let mut said = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            said.push(',');
        }
        said.push(digit);
    }
    said
}

/// "1st", "22nd", "13th".
pub(super) fn ordinal(n: u64) -> String {
    let ending = match (n % 10, n % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{n}{ending}")
}

/// A year of which no digit is known, in few columns.
pub(super) const NO_YEAR: &str = "????";

/// A year with unspecified digits: "the 1560s", "the 20th century", "2nd century BC", "a year of the form 12X7". Long,
/// then short.
pub(super) fn masked_year(negative: bool, digits: [Option<u8>; 4]) -> (String, String) {
    let value = |unknown: u8| digits.iter().fold(0, |n, d| n * 10 + u64::from(d.unwrap_or(unknown)));
    match digits.map(|d| d.is_some()) {
        [false, false, false, false] => ("year not known".to_owned(), NO_YEAR.to_owned()),
        [true, true, true, false] => decade(negative, value(0)),
        [true, true, false, false] => {
            let nth = ordinal(value(0) / 100 + 1);
            let era = if negative { " BC" } else { "" };
            (format!("the {nth} century{era}"), format!("{nth} c.{era}"))
        }
        [true, false, false, false] => {
            let nth = ordinal(value(0) / 1000 + 1);
            (format!("the {nth} millennium"), format!("{nth} mill"))
        }
        _ => (format!("a year of the form {}", masked(&digits)), masked(&digits)),
    }
}

/// "some year in the 1560s", "some year from 1900 to 1909": what a month or a season belongs to, of a year as it is named.
pub(super) fn some_year(year: &str) -> String {
    let years = year.strip_prefix("the years ").map(|years| format!("from {years}"));
    let years = years.or_else(|| {
        ["s", "century", "millennium"].iter().any(|unit| year.ends_with(unit)).then(|| format!("in {year}"))
    });
    years.map_or_else(|| year.to_owned(), |years| format!("some year {years}"))
}

/// Ten years. Those that begin a century go without their short name, which would be the century's.
fn decade(negative: bool, first: u64) -> (String, String) {
    if !negative && first >= 1000 && !first.is_multiple_of(100) {
        return (format!("the {first}s"), format!("{first}s"));
    }
    let signed = |n: u64| i64::try_from(n).map_or(i64::MAX, |n| if negative { -n } else { n });
    let (from, to) = if negative { (first + 9, first) } else { (first, first + 9) };
    let said = |name: fn(i64) -> String| [from, to].map(|n| name(signed(n)));
    let [[from, to], [short_from, short_to]] = [said(year), said(short_year)];
    let short = match (short_from.strip_suffix(" BC"), short_to.strip_suffix(" BC")) {
        (Some(from), Some(to)) => format!("{from}–{to} BC"),
        (Some(_), None) => format!("{short_from}–AD {short_to}"),
        _ if first >= 1000 => format!("{}X", first / 10),
        _ => format!("{short_from}–{short_to}"),
    };
    (format!("the years {from} to {to}"), short)
}

/// Digits as written, `X` where they are unspecified.
pub(super) fn masked(digits: &[Option<u8>]) -> String {
    digits.iter().map(|d| d.map_or('X', |d| char::from(b'0' + d))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_named_exactly() {
        for (value, long, short, rough) in [
            (2022, "2022", "2022", None),
            (409, "AD 409", "409", None),
            (0, "1 BC", "1 BC", None),
            (-43, "44 BC", "44 BC", None),
            (12_345, "the year 12,345", "12,345", Some("12.3k")),
            (170_000_002, "the year 170,000,002", "170,000,002", Some("170M")),
            (1_700_000_000, "the year 1,700 million", "1,700 million", Some("1.7bn")),
            (-169_999_999, "170 million BC", "170 million BC", Some("170M BC")),
            (-170_000_000, "170,000,001 BC", "170,000,001 BC", Some("170M BC")),
            (-3_999_999_999, "4 billion BC", "4 billion BC", Some("4bn BC")),
        ] {
            assert_eq!(year(value), long);
            assert_eq!(short_year(value), short);
            assert_eq!(rough_year(value).as_deref(), rough);
        }
    }

    #[test]
    fn unspecified_years_are_named_by_what_they_span() {
        for (digits, long, short) in [
            ([Some(1), Some(5), Some(6), None], "the 1560s", "1560s"),
            ([Some(1), Some(9), Some(0), None], "the years 1900 to 1909", "190X"),
            ([Some(0), Some(4), Some(1), None], "the years AD 410 to AD 419", "410–419"),
            ([Some(0), Some(0), Some(0), None], "the years 1 BC to AD 9", "1 BC–AD 9"),
            ([Some(1), Some(9), None, None], "the 20th century", "20th c."),
            ([Some(0), Some(0), None, None], "the 1st century", "1st c."),
            ([Some(1), None, None, None], "the 2nd millennium", "2nd mill"),
            ([None; 4], "year not known", "????"),
            ([Some(1), None, Some(9), Some(9)], "a year of the form 1X99", "1X99"),
        ] {
            assert_eq!(masked_year(false, digits), (long.to_owned(), short.to_owned()));
        }
        let before_christ = ("the years 50 BC to 41 BC".to_owned(), "50–41 BC".to_owned());
        assert_eq!(masked_year(true, [Some(0), Some(0), Some(4), None]), before_christ);
    }

    #[test]
    fn months_have_numbers() {
        assert_eq!((month(0), month(13), short_month(9)), ("", "", "Sep"));
    }

    #[test]
    fn names_share_what_all_of_them_have() {
        let name = |day: &str, month: &str, year: &str| Name {
            day: day.to_owned(),
            month: month.to_owned(),
            year: year.to_owned(),
        };
        for (mut names, said) in [
            (vec![name("26", "March", "2022"), name("27", "March", "2022")], "26 | 27 March 2022"),
            (vec![name("26", "March", "2022"), name("4", "April", "2022")], "26 March | 4 April 2022"),
            (vec![name("", "March", "2022"), name("", "March", "2023")], "March 2022 | March 2023"),
            (vec![name("", "March", "2022"), name("27", "March", "2022")], "March | 27 March 2022"),
            (vec![name("", "", "2022"), name("", "March", "2022")], "2022 | March 2022"),
        ] {
            share(&mut names);
            assert_eq!(names.iter().map(Name::said).collect::<Vec<_>>().join(" | "), said);
        }
    }
}
