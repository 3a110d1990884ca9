//! Numbers in figures people can read.
//!
//! Owns the grouping of thousands. Refuses to round.

use crate::model::Number;

/// A whole number with its thousands grouped: "110,000".
pub fn grouped(value: i64) -> String {
    written(Number::Whole(value))
}

/// A number with its thousands grouped: "110,000", "-1,234.5"; very large fractions in powers of ten.
pub fn written(number: Number) -> String {
    let written = match number {
        Number::Whole(value) => value.to_string(),
        Number::Real(value) if value.abs() >= 1e15 => return format!("{value:e}"),
        Number::Real(value) => value.to_string(),
    };
    let (whole, fraction) = written.split_once('.').unwrap_or((&written, ""));
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("-", digits));
    let mut out = String::from(sign);
    for (n, digit) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push('.');
        out.push_str(fraction);
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
}
