//! Strangers' text cut to a length that can be laid out at once.
//!
//! Owns the limits: a title of ten megabytes costs what is shown of it. What is cut ends in an ellipsis, or is said to
//! have been cut.

use crate::text::Clean;

/// As many columns of a field are laid out: more than a screen of them.
pub const FIELD: usize = 2_000;
/// As many characters of a text of several lines are laid out.
pub const BLOCK: usize = 20_000;
/// As many columns of a text that is only mentioned are laid out.
pub const MENTION: usize = 200;
/// As many people, tags, claims, sources or related events are laid out, of each.
pub const ITEMS: usize = 400;
/// As many lines of a page are laid out.
pub const LINES: usize = 4_000;

/// A field of one line.
pub fn field(text: &str) -> Clean {
    Clean::line_cut(text, FIELD, "…")
}

/// A text of one line that is only mentioned: a name, an id, a title in passing.
pub fn mention(text: &str) -> Clean {
    Clean::line_cut(text, MENTION, "…")
}

/// A text of several lines, without blank ones around it, and whether something was cut.
pub fn block(text: &str) -> (Clean, bool) {
    Clean::block_head(text.trim(), BLOCK)
}
