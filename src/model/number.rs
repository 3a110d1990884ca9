//! Numbers in figures people can read.
//!
//! Owns the words for millions, and what a qualifier adds; how thousands are grouped is the language's. Refuses to round: what
//! does not fit into two digits behind the point of a million is written out.

use super::lang::{Lang, Noun, Phrase};
use super::{Number, Qualifier};

impl Lang {
    /// A whole number with its thousands grouped: "110,000"; one past `i64`, which nothing counts to, as the most there is.
    pub fn grouped(self, value: impl TryInto<i64>) -> String {
        self.written(Number::Whole(value.try_into().unwrap_or(i64::MAX)))
    }

    /// A number of things: "1 event", "18 events", "9,987 events".
    pub fn counted(self, count: impl TryInto<i64>, thing: Noun) -> String {
        let count = count.try_into().unwrap_or(i64::MAX);
        format!("{} {}", self.grouped(count), thing.of(self, count))
    }

    /// A number with its thousands grouped: "110,000", "-1,234.5"; very large fractions in powers of ten.
    pub fn written(self, number: Number) -> String {
        match plain(number) {
            Ok(Plain { sign, whole, fraction }) if fraction.is_empty() => {
                format!("{sign}{}", self.thousands(&whole))
            }
            Ok(Plain { sign, whole, fraction }) => format!("{sign}{}.{fraction}", self.thousands(&whole)),
            Err(power) => power,
        }
    }

    /// A number as it is read out: "36,000", "1.2 million", "3 billion"; but "1,234,567".
    pub fn spoken(self, number: Number) -> String {
        const DIGITS: usize = 2;
        let Ok(Plain { sign, whole, fraction }) = plain(number) else { return self.written(number) };
        let units = match self {
            Self::English => &UNITS[..],
            // A thousand millions have no word of their own.
            Self::Spanish => &LONG_UNITS[..],
        };
        let unit = units.iter().find(|(zeros, _)| whole.len() > *zeros).filter(|_| fraction.is_empty());
        let Some((zeros, [one, several])) = unit else { return self.written(number) };
        let (head, tail) = whole.split_at(whole.len() - zeros);
        let said = match tail.trim_end_matches('0') {
            "" => self.thousands(head),
            tail if tail.len() <= DIGITS => format!("{}.{tail}", self.thousands(head)),
            _ => return self.written(number),
        };
        sign.to_owned() + &self.say(if said == "1" { *one } else { *several }, &[&said])
    }

    /// A figure's number with its qualifier: "about 110,000", "at least 1.2 million".
    pub fn qualified(self, number: Number, qualifier: Qualifier) -> String {
        let spoken = self.spoken(number);
        match self.qualifier(qualifier) {
            "" => spoken,
            word => format!("{word} {spoken}"),
        }
    }

    /// The same in few columns: "~110,000", "min 1.2 million".
    pub fn signed(self, number: Number, qualifier: Qualifier) -> String {
        format!("{}{}", qualifier.sign(), self.spoken(number))
    }

    /// "about", "at least"; nothing where a number is exactly as stated.
    pub fn qualifier(self, qualifier: Qualifier) -> &'static str {
        match (self, qualifier) {
            (Self::English, qualifier) => qualifier.word(),
            (Self::Spanish, Qualifier::Exactly) => "",
            (Self::Spanish, Qualifier::About) => "cerca de",
            (Self::Spanish, Qualifier::AtLeast) => "al menos",
            (Self::Spanish, Qualifier::MoreThan) => "más de",
            (Self::Spanish, Qualifier::AtMost) => "como máximo",
            (Self::Spanish, Qualifier::LessThan) => "menos de",
        }
    }
}

/// So many zeros, and what a number of them is called: one and several.
type Unit = (usize, [Phrase; 2]);

const UNITS: [Unit; 3] = [
    (12, [Phrase::Trillion, Phrase::Trillions]),
    (9, [Phrase::Billion, Phrase::Billions]),
    (6, [Phrase::Million, Phrase::Millions]),
];
const LONG_UNITS: [Unit; 2] = [UNITS[0], UNITS[2]];
/// A number for programs: its digits without separators; of a very large or a very small fraction its form in powers of
/// ten instead.
pub fn digits(number: Number) -> String {
    match number {
        Number::Whole(value) => value.to_string(),
        Number::Real(value) if value.abs() >= 1e15 || (value != 0.0 && value.abs() < 1e-15) => format!("{value:e}"),
        Number::Real(value) => value.to_string(),
    }
}

/// The digits of a number.
struct Plain {
    sign: &'static str,
    whole: String,
    fraction: String,
}

/// The digits of a number; of a very large fraction its form in powers of ten instead.
fn plain(number: Number) -> Result<Plain, String> {
    let written = match number {
        Number::Whole(value) => value.to_string(),
        Number::Real(value) if value.abs() >= 1e15 => return Err(format!("{value:e}")),
        Number::Real(value) => value.to_string(),
    };
    let (sign, digits) = written.strip_prefix('-').map_or(("", &*written), |digits| ("-", digits));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    Ok(Plain { sign, whole: whole.to_owned(), fraction: fraction.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_grouped() {
        for (number, words) in [
            (Number::Whole(0), "0"),
            (Number::Whole(261), "261"),
            (Number::Whole(8_000), "8,000"),
            (Number::Whole(-110_000), "-110,000"),
            (Number::Whole(i64::MIN), "-9,223,372,036,854,775,808"),
            (Number::Real(1234.5), "1,234.5"),
            (Number::Real(0.25), "0.25"),
            (Number::Real(1e300), "1e300"),
        ] {
            assert_eq!(Lang::English.written(number), words);
        }
    }

    #[test]
    fn one_is_one_and_all_else_is_many() {
        for (count, words) in [(0, "0 events"), (1, "1 event"), (2, "2 events"), (10_000, "10,000 events")] {
            assert_eq!(Lang::English.counted(count, Noun::Event), words);
        }
        assert_eq!(Lang::English.counted(u64::MAX, Noun::Event), "9,223,372,036,854,775,807 events");
    }

    #[test]
    fn millions_are_named_where_nothing_is_rounded() {
        for (number, words) in [
            (Number::Whole(36_000), "36,000"),
            (Number::Whole(999_999), "999,999"),
            (Number::Whole(1_000_000), "1 million"),
            (Number::Whole(1_200_000), "1.2 million"),
            (Number::Real(1_200_000.0), "1.2 million"),
            (Number::Whole(-1_250_000), "-1.25 million"),
            (Number::Whole(1_050_000), "1.05 million"),
            (Number::Whole(1_234_000), "1,234,000"),
            (Number::Real(1_200_000.5), "1,200,000.5"),
            (Number::Whole(123_000_000), "123 million"),
            (Number::Whole(3_000_000_000), "3 billion"),
            (Number::Whole(7_500_000_000_000), "7.5 trillion"),
            (Number::Whole(7_500_000_000_000_000), "7,500 trillion"),
            (Number::Real(1e300), "1e300"),
            (Number::Real(0.5), "0.5"),
        ] {
            assert_eq!(Lang::English.spoken(number), words);
        }
    }

    #[test]
    fn a_qualifier_stands_before_its_number() {
        for (number, qualifier, words) in [
            (110_000, Qualifier::About, "about 110,000"),
            (40_000, Qualifier::AtLeast, "at least 40,000"),
            (1_200_000, Qualifier::MoreThan, "more than 1.2 million"),
            (454, Qualifier::Exactly, "454"),
        ] {
            assert_eq!(Lang::English.qualified(Number::Whole(number), qualifier), words);
        }
        for (qualifier, words) in [
            (Qualifier::Exactly, "454"),
            (Qualifier::About, "~454"),
            (Qualifier::AtLeast, "min 454"),
            (Qualifier::MoreThan, ">454"),
            (Qualifier::AtMost, "max 454"),
            (Qualifier::LessThan, "<454"),
        ] {
            assert_eq!(Lang::English.signed(Number::Whole(454), qualifier), words);
        }
    }
}
