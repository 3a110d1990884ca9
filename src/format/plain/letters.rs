//! Bytes and digits by themselves, as plain sections have them.
//!
//! Owns which bytes have no place in a text, and which numbers are plain.

use crate::model::Number;

/// The number that plain digits say; none where it is not one that can be kept.
pub(super) fn number(digits: &str) -> Option<Number> {
    if !digits.contains('.') {
        return digits.parse().ok().map(Number::Whole);
    }
    let real: f64 = digits.parse().ok()?;
    // What is too close to 0 is the library's to tell.
    // Fifteen digits are always kept; whether more are, the library's road tells.
    (digits.len() <= 16 && real.is_finite() && real != 0.0).then_some(Number::Real(real))
}

/// A letter, digit or sign that a key goes on with.
pub(super) fn is_of_name(byte: u8) -> bool {
    byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_'
}

/// A control character, a tab aside.
pub(super) fn is_forbidden(byte: u8) -> bool {
    (byte < b' ' && byte != b'\t') || byte == 0x7f
}
