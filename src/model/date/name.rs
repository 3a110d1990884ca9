//! The names of days, months and years, long ("27 March 2022") and short ("27 Mar"), and how names share their end.
//!
//! Owns how they are put together, and what unspecified digits (ISO 8601-2, 9) are called. Their words are the language's.
//! Refuses to know what a date as a whole means.

use crate::model::lang::{Lang, Phrase};

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

    /// All of it, in few characters: "27 Mar 2022".
    pub(super) fn said(&self) -> String {
        self.joined(" ")
    }

    /// All of it as it is read out: "27 March 2022", "27 de marzo de 2022".
    pub(super) fn spelt(&self, lang: Lang) -> String {
        self.joined(lang.word(Phrase::Joint))
    }

    fn joined(&self, joint: &str) -> String {
        let parts = [&self.day, &self.month, &self.year];
        let mut said = String::new();
        for part in parts.into_iter().filter(|part| !part.is_empty()) {
            if !said.is_empty() {
                said.push_str(joint);
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

/// "2022", "AD 409", "44 BC", "the year 12,345".
pub(super) fn year(lang: Lang, year: i64) -> String {
    match year {
        ..=0 => lang.say(Phrase::BeforeChrist, &[&number(lang, before_christ(year))]),
        1..=999 => lang.say(Phrase::AfterChrist, &[&year.to_string()]),
        1000..=9999 => year.to_string(),
        _ => lang.say(Phrase::LongYear, &[&number(lang, year.unsigned_abs())]),
    }
}

/// "2022", "409", "44 BC", "12,345".
pub(super) fn short_year(lang: Lang, year: i64) -> String {
    match year {
        ..=0 => lang.say(Phrase::BeforeChrist, &[&number(lang, before_christ(year))]),
        _ => number(lang, year.unsigned_abs()),
    }
}

/// "170M BC", "12.3k": two or three digits, the others cut off; none for a year of four digits.
pub(super) fn rough_year(lang: Lang, year: i64) -> Option<String> {
    let count = if year <= 0 { before_christ(year) } else { year.unsigned_abs() };
    let (unit, sign) = match (count, lang) {
        (0..10_000, _) => return None,
        (10_000..1_000_000, _) => (1_000, "k"),
        // Whose billions are others.
        (1_000_000..1_000_000_000, _) | (_, Lang::Spanish) => (1_000_000, "M"),
        (_, Lang::English) => (1_000_000_000, "bn"),
    };
    let tenth = match (count / unit, count % unit * 10 / unit) {
        (100.., _) | (_, 0) => String::new(),
        (_, tenth) => format!(".{tenth}"),
    };
    let rough = format!("{}{tenth}{sign}", count / unit);
    Some(if year <= 0 { lang.say(Phrase::BeforeChrist, &[&rough]) } else { rough })
}

/// Astronomical year 0 is 1 BC.
fn before_christ(year: i64) -> u64 {
    year.unsigned_abs() + 1
}

/// "2022", "12,345", and, only where that is exact, "170 million".
fn number(lang: Lang, n: u64) -> String {
    const MILLION: u64 = 1_000_000;
    const BILLION: u64 = 1_000 * MILLION;
    let said = |phrases: [Phrase; 2], n: u64| {
        let [one, several] = phrases;
        lang.say(if n == 1 { one } else { several }, &[&lang.thousands(&n.to_string())])
    };
    match n {
        0..10_000 => n.to_string(),
        _ if n.is_multiple_of(BILLION) && lang == Lang::English => {
            said([Phrase::Billion, Phrase::Billions], n / BILLION)
        }
        _ if n.is_multiple_of(MILLION) => said([Phrase::Million, Phrase::Millions], n / MILLION),
        _ => lang.thousands(&n.to_string()),
    }
}

/// A year of which no digit is known, in few columns.
pub(super) const NO_YEAR: &str = "????";

/// What a year with unspecified digits is called.
pub(super) struct Masked {
    /// "the 1560s", "the 20th century", "2nd century BC", "a year of the form 12X7".
    pub(super) long: String,
    /// "1560s", "20th c.".
    pub(super) short: String,
    /// "some year in the 1560s", "some year from 1900 to 1909": what a month or a season belongs to.
    pub(super) some: String,
}

/// The names of a year with unspecified digits.
pub(super) fn masked_year(lang: Lang, negative: bool, digits: [Option<u8>; 4]) -> Masked {
    let value = |unknown: u8| digits.iter().fold(0, |n, d| n * 10 + u64::from(d.unwrap_or(unknown)));
    let one = |whole: String, short: String| Masked { some: whole.clone(), long: whole, short };
    match digits.map(|d| d.is_some()) {
        [false, false, false, false] => one(lang.word(Phrase::YearUnknown).to_owned(), NO_YEAR.to_owned()),
        [true, true, true, false] => decade(lang, negative, value(0)),
        [true, true, false, false] => {
            let nth = lang.nth(value(0) / 100 + 1);
            let named = |phrase| {
                let name = lang.say(phrase, &[&nth]);
                if negative { lang.say(Phrase::BeforeChrist, &[&name]) } else { name }
            };
            let (whole, short) = (named(Phrase::Century), named(Phrase::ShortCentury));
            Masked { some: lang.say(Phrase::SomeYearOf, &[&whole]), long: whole, short }
        }
        [true, false, false, false] => {
            let nth = lang.nth(value(0) / 1000 + 1);
            let [whole, short] = [Phrase::Millennium, Phrase::ShortMillennium].map(|phrase| lang.say(phrase, &[&nth]));
            Masked { some: lang.say(Phrase::SomeYearOf, &[&whole]), long: whole, short }
        }
        _ => one(lang.say(Phrase::YearOfForm, &[&masked(&digits)]), masked(&digits)),
    }
}

/// Ten years. Those that begin a century go without their short name, which would be the century's.
fn decade(lang: Lang, negative: bool, first: u64) -> Masked {
    if !negative && first >= 1000 && !first.is_multiple_of(100) {
        let [whole, short] =
            [Phrase::Decade, Phrase::ShortDecade].map(|phrase| lang.say(phrase, &[&first.to_string()]));
        return Masked { some: lang.say(Phrase::SomeYearIn, &[&whole]), long: whole, short };
    }
    let signed = |n: u64| i64::try_from(n).map_or(i64::MAX, |n| if negative { -n } else { n });
    let years = if negative { [first + 9, first] } else { [first, first + 9] }.map(signed);
    let [from, to] = years.map(|n| year(lang, n));
    let [short_from, short_to] = years.map(|n| short_year(lang, n));
    let era = lang.say(Phrase::BeforeChrist, &[""]);
    let short = match (short_from.strip_suffix(&era), short_to.strip_suffix(&era)) {
        (Some(from), Some(to)) => lang.say(Phrase::BeforeChrist, &[&format!("{from}–{to}")]),
        (Some(_), None) => format!("{short_from}–{}", lang.say(Phrase::AfterChrist, &[&short_to])),
        _ if first >= 1000 => format!("{}X", first / 10),
        _ => format!("{short_from}–{short_to}"),
    };
    let some = lang.say(Phrase::SomeYearFrom, &[&from, &to]);
    Masked { long: lang.say(Phrase::Years, &[&from, &to]), short, some }
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
            assert_eq!(year(Lang::English, value), long);
            assert_eq!(short_year(Lang::English, value), short);
            assert_eq!(rough_year(Lang::English, value).as_deref(), rough);
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
            let name = masked_year(Lang::English, false, digits);
            assert_eq!((name.long, name.short), (long.to_owned(), short.to_owned()));
        }
        let before_christ = ("the years 50 BC to 41 BC".to_owned(), "50–41 BC".to_owned());
        let name = masked_year(Lang::English, true, [Some(0), Some(0), Some(4), None]);
        assert_eq!((name.long, name.short), before_christ);
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
