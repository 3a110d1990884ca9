//! Strangers' text made safe and laid out: cleaned, measured, cut and wrapped for a terminal.
//!
//! Owns [`Clean`], the only kind of text that widgets, lists, messages and titles accept, and the one function that
//! makes it from what a file, a name or an argument says, after the last decoding. Owns [`fold`], what a search
//! compares. Refuses to know what the text means or how it is coloured.
//!
//! What `Clean` promises, whatever it was made from:
//!
//! - No control characters (line breaks remain in a [`Clean::block`]), no bidirectional controls, no separators,
//!   annotations, tags outside flags, private use or non-characters. Each is replaced by something seen: the picture
//!   of a C0 control (`␛`), or `�`. Nothing goes without a mark in its place.
//! - Joiners, non-joiners and variation selectors only where they do honest work: in emoji, in the scripts that join
//!   letters, after ideographs.
//! - Each grapheme cluster is seen, holds at most sixteen characters, and takes the columns that [`Clean::width`]
//!   counts and ratatui's buffer draws. No line begins with a mark that would join what stands before it.
//! - Letters of every script are kept, those written from right to left among them.
//! - Cleaning clean text changes nothing.

mod ascii;
mod cells;
mod character;
mod cleaning;
mod decoding;
pub mod excerpt;
mod fold;
mod latin;
mod layout;
mod message;

pub use cells::{Cell, Cells};
pub use decoding::{Decoded, decode};
pub use fold::fold;

use cleaning::{CLUSTER_LIMIT, Place, clean, head, join, width};

pub(crate) use character::{columns_of, is_several, is_unseen};
pub(crate) use cleaning::{printable, singles};
pub(crate) use fold::{composed, continues, is_own_letter, letters};
pub(crate) use message::{in_toml, nearest, push_toml, quoted};
use std::fmt;
use unicode_segmentation::UnicodeSegmentation;

/// Text that may be sent to a terminal: no control characters, nothing invisible that changes what a reader sees.
/// Line breaks remain only in text made by [`Clean::block`].
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, PartialOrd, Ord)]
pub struct Clean(String);

impl Clean {
    /// Cleans text for a place of one line: each line break and tab becomes a blank.
    pub fn line(text: &str) -> Self {
        Self(clean(text, Place::Line))
    }

    /// Cleans text of several lines: line breaks stay (`\r\n` and the separators of Unicode as `\n`), tabs reach to
    /// the next multiple of four columns. A carriage return alone is shown, for it can forge a line.
    pub fn block(text: &str) -> Self {
        Self(clean(text, Place::Block))
    }

    /// Cleans and cuts in one: what `Clean::line(text).cut(columns, mark)` gives, but looking only at as many
    /// characters as `columns` could show, so that a title of ten megabytes costs no more than one of a hundred
    /// bytes.
    ///
    /// The two differ only behind a character that carries hundreds of marks, where this one may cut earlier.
    pub fn line_cut(text: &str, columns: usize, mark: &str) -> Self {
        // Every cluster takes a column; one more, which may be half a cluster, tells that something is cut.
        let enough = columns.saturating_add(1).saturating_mul(CLUSTER_LIMIT);
        let (line, left_out) = Self::beginning(text, enough, Place::Line);
        line.cut_before(columns, mark, left_out)
    }

    /// Cleans the first `characters` of text of several lines, and tells whether something was left out. A cluster
    /// that the limit would divide is left out whole.
    pub fn block_head(text: &str, characters: usize) -> (Self, bool) {
        Self::beginning(text, characters, Place::Block)
    }

    fn beginning(text: &str, characters: usize, place: Place) -> (Self, bool) {
        let beginning = head(text, characters);
        let left_out = beginning.len() < text.len();
        let mut cleaned = clean(beginning, place);
        if left_out {
            // The last cluster may be the first half of one.
            let last = cleaned.grapheme_indices(true).next_back().map_or(0, |(at, _)| at);
            cleaned.truncate(last);
        }
        (Self(cleaned), left_out)
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Its width in terminal columns, as ratatui's buffer draws it; for a block, of its widest line.
    ///
    /// Place what stands behind a text by this, not by the width of a ratatui `Span` or `Line`: those measure
    /// Arabic's lam with alef and the marks of halfwidth kana otherwise than they draw them.
    pub fn width(&self) -> usize {
        self.0.lines().map(width).max().unwrap_or(0)
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Cleaned texts as one, with these words of the program's own between them.
    pub fn joined(texts: &[Self], between: &'static str) -> Self {
        let between = Self::from(between);
        let mut joined = Self::default();
        for (nth, text) in texts.iter().enumerate() {
            if nth > 0 {
                joined.push(&between);
            }
            joined.push(text);
        }
        joined
    }

    /// Appends cleaned text: what cleaning both in one piece would give. Widths add up except where the standard
    /// joins the last cluster and the first, as two halves of a flag.
    pub fn push(&mut self, more: &Self) {
        self.0 = join(std::mem::take(&mut self.0), &more.0);
    }
}

/// The program's own words; cleaned like all others, which for words that are clean costs a look.
impl From<&'static str> for Clean {
    fn from(text: &'static str) -> Self {
        Self::block(text)
    }
}

impl fmt::Display for Clean {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
