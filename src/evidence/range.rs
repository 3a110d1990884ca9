//! What a figure allows its number to be.
//!
//! Owns the reading of qualifiers as ranges, and whether two ranges meet. Numbers are compared as the decimals that
//! were written, so that `0.33` lies within a tenth of `0.3`, and no end is moved by rounding.

use crate::model::{Figure, Number, Qualifier};
use std::cmp::Ordering;

/// The values that a figure allows: all from one end to the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range {
    /// Its lower end.
    pub low: End,
    /// Its upper end.
    pub high: End,
}

/// An end of a range. Ends are in order: of two ranges one lies wholly below the other where its upper end is less than
/// the other's lower end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum End {
    /// Below every number.
    Lowest,
    /// At a number.
    At(Decimal, Side),
    /// Above every number.
    Highest,
}

/// On which side of a number an end lies: an end that leaves the number out lies beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// Just below: the upper end of "less than".
    Below,
    /// The number is in.
    On,
    /// Just above: the lower end of "more than".
    Above,
}

impl Range {
    /// What `qualifier` makes of `value`. About is within a tenth of the value either way.
    pub fn of(value: Number, qualifier: Qualifier) -> Self {
        let value = Decimal::of(value);
        let on = |value| End::At(value, Side::On);
        let (low, high) = match qualifier {
            Qualifier::Exactly => (on(value), on(value)),
            Qualifier::About => {
                let (low, high) = value.within_a_tenth();
                (on(low), on(high))
            }
            Qualifier::AtLeast => (on(value), End::Highest),
            Qualifier::MoreThan => (End::At(value, Side::Above), End::Highest),
            Qualifier::AtMost => (End::Lowest, on(value)),
            Qualifier::LessThan => (End::Lowest, End::At(value, Side::Below)),
        };
        Self { low, high }
    }
}

impl From<&Figure> for Range {
    fn from(figure: &Figure) -> Self {
        Self::of(figure.value, figure.qualifier)
    }
}

/// A number as the decimal that was written: `digits` times ten to the power of `power`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decimal {
    /// Not divisible by ten, unless 0; at most 21 digits long.
    digits: i128,
    power: i32,
}

impl Decimal {
    /// The decimal of a number; of one with a fraction the shortest that is read as it.
    fn of(number: Number) -> Self {
        match number {
            Number::Whole(value) => Self::new(i128::from(value), 0),
            Number::Real(value) => {
                let written = format!("{value:e}");
                let (digits, power) = written.split_once('e').unwrap_or((&written, "0"));
                let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
                // A float's shortest form has at most 17 digits; it is finite, so both parts are numbers.
                let digits = format!("{whole}{fraction}").parse().unwrap_or_default();
                let shift = i32::try_from(fraction.len()).unwrap_or_default();
                Self::new(digits, power.parse::<i32>().unwrap_or_default() - shift)
            }
        }
    }

    fn new(mut digits: i128, mut power: i32) -> Self {
        if digits == 0 {
            return Self { digits, power: 0 };
        }
        while digits % 10 == 0 {
            digits /= 10;
            power += 1;
        }
        Self { digits, power }
    }

    /// A tenth of its size below it, and above it.
    fn within_a_tenth(self) -> (Self, Self) {
        let (tens, tenth) = (self.digits * 10, self.digits.abs());
        (Self::new(tens - tenth, self.power - 1), Self::new(tens + tenth, self.power - 1))
    }

    /// How many digits it has before the point; none or less where it begins behind it.
    fn magnitude(self) -> i64 {
        i64::from(self.length()) + i64::from(self.power)
    }

    fn length(self) -> u32 {
        self.digits.unsigned_abs().checked_ilog10().map_or(0, |log| log + 1)
    }

    /// Its digits as a whole number of `length` digits or more.
    fn scaled(self, length: u32) -> i128 {
        self.digits * 10_i128.pow(length.saturating_sub(self.length()))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        // Nearly all are of a size in which they can be written with the same power of ten.
        let power = self.power.min(other.power);
        let digits = |of: &Self| {
            let tens = u32::try_from(of.power.checked_sub(power)?).ok()?;
            of.digits.checked_mul(10_i128.checked_pow(tens)?)
        };
        if let (Some(digits), Some(others)) = (digits(self), digits(other)) {
            return digits.cmp(&others);
        }
        let sign = self.digits.signum();
        let by_size = || match (self.magnitude().cmp(&other.magnitude()), sign) {
            (Ordering::Equal, _) => {
                let length = self.length().max(other.length());
                self.scaled(length).cmp(&other.scaled(length))
            }
            (bigger, 1) => bigger,
            (bigger, _) => bigger.reverse(),
        };
        match sign.cmp(&other.digits.signum()) {
            Ordering::Equal if sign == 0 => Ordering::Equal,
            Ordering::Equal => by_size(),
            different => different,
        }
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests;
