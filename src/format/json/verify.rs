//! What `verify` found, as JSON.

use super::write::{self, Layout};
use serde::Serialize;
use std::io::{self, Write};

/// All that `verify` has to say.
#[derive(Debug, Clone, Serialize)]
pub struct Verified<'v> {
    /// The files as the user named them.
    pub files: &'v [String],
    /// Every source that names an archived copy.
    pub copies: &'v [Copy],
    /// Every quotation.
    pub quotes: &'v [Quote],
}

/// The archived copy of a source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Copy {
    /// The source's id; none where it is written in place.
    pub id: Option<String>,
    /// Its title.
    pub title: String,
    /// The file that it stands in.
    pub file: String,
    /// The line of its header, from 1; of a source written in place, its event's.
    pub line: u32,
    /// The copy, as the source names it.
    pub archive: String,
    /// How it stands, in one word.
    pub verdict: &'static str,
    /// The same in a few words.
    pub message: String,
    /// The hash that it has, where that is not the one it should have.
    pub sha256: Option<String>,
}

/// A quotation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Quote {
    /// The event's id.
    pub event: String,
    /// The claim's id, where a claim that has one quotes it.
    pub claim: Option<String>,
    /// The file that the event stands in.
    pub file: String,
    /// The line of the event's header, from 1.
    pub line: u32,
    /// The id of the source; none where it is written in place.
    pub source: Option<String>,
    /// Where in the source.
    pub at: Option<String>,
    /// Its words.
    pub quote: String,
    /// What became of it, in one word.
    pub verdict: &'static str,
    /// Why it could not be looked for.
    pub message: Option<String>,
    /// The passage nearest to it, where it differs.
    pub nearest: Option<String>,
}

/// Writes what `verify` found, without a line break behind it.
///
/// # Errors
/// Where it cannot be written.
pub fn verify(out: &mut dyn Write, verified: &Verified<'_>) -> io::Result<()> {
    write::write(out, verified, Layout::Page)
}
