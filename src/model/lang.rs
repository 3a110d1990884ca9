//! The languages in which dates and counts are told.
//!
//! Owns the one table of their words: [`Phrase`] and [`Noun`] with a column a language, the names of months and of parts of
//! a year, and how numbers are grouped. A language goes where a zone goes: from what was chosen into the timeline, and with
//! it into every date that is asked of it. Help, messages, keys and everything that programs read stay English.

mod calendar;
mod noun;
mod phrase;

pub(in crate::model) use calendar::{month, part};
pub use noun::Noun;
pub use phrase::Phrase;

/// A language in which dates and counts are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
#[expect(missing_docs, reason = "each says itself")]
pub enum Lang {
    #[default]
    English,
    Spanish,
}

impl Lang {
    /// All there are, with their codes (ISO 639-1) and names.
    pub const ALL: [(Self, &'static str, &'static str); 2] =
        [(Self::English, "en", "English"), (Self::Spanish, "es", "Spanish")];

    /// The language of a code, alone or with a country behind it, in any case: `es`, `es-SV`, `es_SV.UTF-8`.
    pub fn parse(code: &str) -> Option<Self> {
        let language = code.split(['_', '-', '.', '@']).next().unwrap_or_default();
        Self::ALL.iter().find(|(_, own, _)| own.eq_ignore_ascii_case(language)).map(|(lang, ..)| *lang)
    }

    /// Its code.
    pub fn code(self) -> &'static str {
        Self::ALL.iter().find(|(lang, ..)| *lang == self).map_or("en", |(_, code, _)| code)
    }

    /// What stands in its column of a row of the table.
    fn of<T: Copy>(self, [english, spanish]: [T; 2]) -> T {
        match self {
            Self::English => english,
            Self::Spanish => spanish,
        }
    }

    /// A word, or words, without a place for others.
    pub fn word(self, phrase: Phrase) -> &'static str {
        self.of(phrase.row())
    }

    /// A phrase with these at its places, in their order.
    pub fn say(self, phrase: Phrase, parts: &[&str]) -> String {
        let mut parts = parts.iter();
        let mut said = String::new();
        let mut rest = self.word(phrase);
        while let Some((before, (place, after))) =
            rest.split_once('{').and_then(|(before, from)| Some((before, from.split_once('}')?)))
        {
            said.push_str(before);
            said.push_str(&placed(place, parts.next().copied().unwrap_or_default()));
            rest = after;
        }
        said + rest
    }

    /// What stands before the first place of a phrase.
    pub fn lead(self, phrase: Phrase) -> &'static str {
        self.word(phrase).split('{').next().unwrap_or_default()
    }

    /// "5, 15 or 25"; `or` may have a comma before it.
    pub fn either(self, names: &[String], comma: &str) -> String {
        listed(names, |last| match self {
            Self::English => [comma, " or"].concat(),
            Self::Spanish => [comma, if begins(last, &["o", "ho", "8", "11"]) { " u" } else { " o" }].concat(),
        })
    }

    /// "5, 15 and 25".
    pub fn all(self, names: &[String]) -> String {
        listed(names, |last| match self {
            Self::English => " and".to_owned(),
            Self::Spanish => if begins(last, &["i", "hi"]) { " e" } else { " y" }.to_owned(),
        })
    }

    /// The name of a month in three letters: "Mar", "mar"; empty where there is no such month.
    pub fn short_month(self, number: u8) -> &'static str {
        calendar::month(self, number).get(..3).unwrap_or_default()
    }

    /// The number of a century: "20th", "XX".
    pub(in crate::model) fn nth(self, n: u64) -> String {
        match self {
            Self::English => ordinal(n),
            Self::Spanish => roman(n),
        }
    }

    /// The digits of a whole number, grouped as the language has it: "1,404", "12,345"; in Spanish from five digits on, by
    /// blanks at which no line breaks (RAE, Ortografía 2010).
    pub(in crate::model) fn thousands(self, digits: &str) -> String {
        const LEAST: usize = 5;
        let sign = match self {
            Self::English => ',',
            Self::Spanish if digits.len() < LEAST => return digits.to_owned(),
            Self::Spanish => '\u{a0}',
        };
        let mut said = String::with_capacity(digits.len() + digits.len() / 3);
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                said.push(sign);
            }
            said.push(digit);
        }
        said
    }
}

/// What stands at a place of a phrase: in Spanish a day takes the article, which joins the preposition before it.
fn placed(place: &str, said: &str) -> String {
    let article = is_day(said);
    // "de el año 12 345"
    if let ("al" | "del", Some(rest)) = (place, said.strip_prefix("el ")) {
        return format!("{place} {rest}");
    }
    let before = match (place, article) {
        ("el", true) => "el ",
        ("al", true) => "al ",
        ("del", true) => "del ",
        // What has a preposition of its own takes no other.
        ("al" | "del", false) if begins(said, &["hacia "]) => "",
        ("al", false) => "a ",
        ("del", false) => "de ",
        _ => "",
    };
    [before, said].concat()
}

/// Whether what is said in Spanish begins with the number of a day: "27", "27 de marzo", "5, 15 o 25 de marzo".
fn is_day(said: &str) -> bool {
    let rest = said.trim_start_matches(|c: char| c.is_ascii_digit());
    matches!(said.len() - rest.len(), 1 | 2) && (rest.is_empty() || rest.starts_with(" de ") || rest.starts_with(", "))
}

fn begins(said: &str, starts: &[&str]) -> bool {
    starts.iter().any(|start| said.starts_with(start))
}

fn listed(names: &[String], word: impl Fn(&str) -> String) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [others @ .., last] => format!("{}{} {last}", others.join(", "), word(last)),
    }
}

/// "1st", "22nd", "13th".
fn ordinal(n: u64) -> String {
    let ending = match (n % 10, n % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{n}{ending}")
}

/// "XIX"; of a hundred at most, as centuries are.
fn roman(n: u64) -> String {
    const TENS: [&str; 11] = ["", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC", "C"];
    const ONES: [&str; 10] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    let at = |table: &[&'static str], n: u64| usize::try_from(n).ok().and_then(|n| table.get(n).copied());
    match (at(&TENS, n / 10), at(&ONES, n % 10)) {
        (Some(tens), Some(ones)) => [tens, ones].concat(),
        _ => n.to_string(),
    }
}

#[cfg(test)]
mod tests;
