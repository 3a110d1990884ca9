//! Numbers in figures people can read.
//!
//! Owns the grouping of thousands, the words for millions, and what a qualifier adds. Refuses to round: what does not
//! fit into two digits behind the point of a million is written out.

use super::{Number, Qualifier};

/// A whole number with its thousands grouped: "110,000"; one past `i64`, which nothing counts to, as the most there is.
pub fn grouped(value: impl TryInto<i64>) -> String {
    written(Number::Whole(value.try_into().unwrap_or(i64::MAX)))
}

/// A number of things that have a regular plural: "1 event", "18 events", "9,987 events".
pub fn counted(count: impl TryInto<i64>, thing: &str) -> String {
    let count = count.try_into().unwrap_or(i64::MAX);
    let plural = if count == 1 { "" } else { "s" };
    format!("{} {thing}{plural}", grouped(count))
}

/// A number with its thousands grouped: "110,000", "-1,234.5"; very large fractions in powers of ten.
pub fn written(number: Number) -> String {
    match plain(number) {
        Ok(Plain { sign, whole, fraction }) if fraction.is_empty() => format!("{sign}{}", thousands(&whole)),
        Ok(Plain { sign, whole, fraction }) => format!("{sign}{}.{fraction}", thousands(&whole)),
        Err(power) => power,
    }
}

/// A number as it is read out: "36,000", "1.2 million", "3 billion"; but "1,234,567".
pub fn spoken(number: Number) -> String {
    const DIGITS: usize = 2;
    let Ok(Plain { sign, whole, fraction }) = plain(number) else { return written(number) };
    let units = [(12, "trillion"), (9, "billion"), (6, "million")];
    let unit = units.iter().find(|(zeros, _)| whole.len() > *zeros).filter(|_| fraction.is_empty());
    let Some((zeros, unit)) = unit else { return written(number) };
    let (head, tail) = whole.split_at(whole.len() - zeros);
    match tail.trim_end_matches('0') {
        "" => format!("{sign}{} {unit}", thousands(head)),
        tail if tail.len() <= DIGITS => format!("{sign}{}.{tail} {unit}", thousands(head)),
        _ => written(number),
    }
}

/// A figure's number with its qualifier: "about 110,000", "at least 1.2 million".
pub fn qualified(number: Number, qualifier: Qualifier) -> String {
    let spoken = spoken(number);
    match qualifier.word() {
        "" => spoken,
        word => format!("{word} {spoken}"),
    }
}

/// The same in few columns: "~110,000", "min 1.2 million".
pub fn signed(number: Number, qualifier: Qualifier) -> String {
    format!("{}{}", qualifier.sign(), spoken(number))
}

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

fn thousands(digits: &str) -> String {
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (n, digit) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
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
            assert_eq!(written(number), words);
        }
    }

    #[test]
    fn one_is_one_and_all_else_is_many() {
        for (count, words) in [(0, "0 events"), (1, "1 event"), (2, "2 events"), (10_000, "10,000 events")] {
            assert_eq!(counted(count, "event"), words);
        }
        assert_eq!(counted(u64::MAX, "event"), "9,223,372,036,854,775,807 events");
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
            assert_eq!(spoken(number), words);
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
            assert_eq!(qualified(Number::Whole(number), qualifier), words);
        }
        for (qualifier, words) in [
            (Qualifier::Exactly, "454"),
            (Qualifier::About, "~454"),
            (Qualifier::AtLeast, "min 454"),
            (Qualifier::MoreThan, ">454"),
            (Qualifier::AtMost, "max 454"),
            (Qualifier::LessThan, "<454"),
        ] {
            assert_eq!(signed(Number::Whole(454), qualifier), words);
        }
    }
}
