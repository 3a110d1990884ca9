//! What `check` and `verify` found, as JSON.

use super::write::{Layout, write};
use crate::model::{Place, Problem, Severity, Timeline};
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};
use std::io::{self, Write};

/// Line and column of a byte of a place's file, from 1, the column in characters; none where the file can no longer be
/// read.
pub(in crate::format) type Locate<'l> = &'l dyn Fn(&Place, u64) -> Option<(u64, u64)>;

/// Writes what `check` found, without a line break behind it: what was read, the problems to tell whole, and how many
/// questions of the newsroom's rules the files silence.
///
/// # Errors
/// Where it cannot be written.
pub fn check(
    out: &mut dyn Write,
    timeline: &Timeline,
    problems: &[&Problem],
    silenced: u64,
    locate: Locate<'_>,
) -> io::Result<()> {
    #[derive(Serialize)]
    struct Report<'p> {
        files: &'p [String],
        events: usize,
        sources: usize,
        left_out: u64,
        errors: u64,
        warnings: u64,
        silenced: u64,
        problems: Vec<Located<'p, Problem>>,
    }
    let report = Report {
        files: &timeline.files,
        events: timeline.len(),
        sources: timeline.source_count(),
        left_out: timeline.left_out,
        errors: timeline.problems.errors(),
        warnings: timeline.problems.warnings(),
        silenced,
        problems: problems.iter().map(|of| Located { of: *of, timeline, locate }).collect(),
    };
    write(out, &report, Layout::Page)
}

/// What stands at a place, and how the place is told.
struct Located<'p, T> {
    of: &'p T,
    timeline: &'p Timeline,
    locate: Locate<'p>,
}

impl<T> Located<'_, T> {
    fn place<M: SerializeMap>(&self, map: &mut M, place: &Place, label: &str) -> Result<(), M::Error> {
        let [start, end] = [place.span.start, place.span.end].map(|byte| (self.locate)(place, byte));
        map.serialize_entry("label", &Some(label).filter(|label| !label.is_empty()))?;
        map.serialize_entry("file", &self.timeline.files.get(usize::from(place.file.0)))?;
        map.serialize_entry("line", &start.map(|(line, _)| line))?;
        map.serialize_entry("column", &start.map(|(_, column)| column))?;
        map.serialize_entry("end_line", &end.map(|(line, _)| line))?;
        map.serialize_entry("end_column", &end.map(|(_, column)| column))?;
        map.serialize_entry("start", &place.span.start)?;
        map.serialize_entry("end", &place.span.end)
    }
}

impl Serialize for Located<'_, Problem> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let Problem { severity, code, place, message, label, hint, also } = self.of;
        let severity = if *severity == Severity::Error { "error" } else { "warning" };
        let also: Vec<_> = also.iter().map(|of| Located { of, timeline: self.timeline, locate: self.locate }).collect();
        let mut map = to.serialize_map(None)?;
        map.serialize_entry("severity", severity)?;
        map.serialize_entry("code", code)?;
        map.serialize_entry("message", message)?;
        map.serialize_entry("hint", hint)?;
        self.place(&mut map, place, label)?;
        map.serialize_entry("also", &also)?;
        map.end()
    }
}

impl Serialize for Located<'_, crate::model::Label> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(None)?;
        self.place(&mut map, &self.of.place, &self.of.text)?;
        map.end()
    }
}

/// All that `verify` has to say.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Verified<'v> {
    /// The files as the user named them.
    pub files: &'v [String],
    /// Every source that names an archived copy.
    pub copies: Vec<Copy>,
    /// Every quotation.
    pub quotes: Vec<Quote>,
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
    /// Why it could not be looked for, or why the passage nearest to it was not.
    pub message: Option<String>,
    /// The passage nearest to it, where it differs.
    pub nearest: Option<String>,
}

/// Writes what `verify` found, without a line break behind it.
///
/// # Errors
/// Where it cannot be written.
pub fn verify(out: &mut dyn Write, verified: &Verified<'_>) -> io::Result<()> {
    write(out, verified, Layout::Page)
}
