//! What an EDTF string means, without a word on what it should have been.

use super::scan::Plain;
use super::{Date, Meaning, extent};
use edtf_core::{Edtf, ParseError};

/// The meaning of an EDTF string.
pub(super) fn read(text: &str) -> Result<Meaning, ParseError> {
    if let Some(plain) = Plain::read(text) {
        return Ok(plain.edtf().into());
    }
    if text.len() > Date::LONGEST {
        return Err(ParseError { message: "a date is at most 4,096 bytes long", offset: Date::LONGEST });
    }
    let edtf = Edtf::parse(text)?;
    if extent::can_be_ordered(&edtf) { Ok(edtf.into()) } else { Err(TOO_FAR) }
}

/// Beyond [`Date::YEARS`].
pub(super) const TOO_FAR: ParseError =
    ParseError { message: "a year lies at most 290,000,000,000 years before or after year 0", offset: 0 };
