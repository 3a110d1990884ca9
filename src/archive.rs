//! The text of kept copies, and the quotations that stand in it.
//!
//! Owns the way from a copy's bytes to its words, and what makes a quotation the same as what is written. Opens no file:
//! whoever does passes the bytes on.

mod html;
mod passage;

pub(crate) use passage::{Passage, Text};

/// Why what is not in UTF-8 is not searched.
pub(crate) const NO_TEXT: &str = "it is no text in UTF-8, and only such is searched";

/// What a copy says.
///
/// # Errors
/// A few words on why it cannot be searched.
pub(crate) fn text(bytes: Vec<u8>) -> Result<Text, &'static str> {
    match String::from_utf8(bytes) {
        Ok(text) if text.contains('\0') => Err(NO_TEXT),
        Ok(text) if html::is_html(&text) => Ok(Text::new(html::text(&text))),
        Ok(text) => Ok(Text::new(text)),
        Err(_) => Err(NO_TEXT),
    }
}
