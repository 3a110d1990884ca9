//! What `check` found, as JSON.

use super::write::{self, Layout};
use crate::model::{Problem, Severity, Timeline};
use serde::Serialize;
use std::io::{self, Write};

/// A stretch of a file: line and column where it starts and where it ends (behind its last character), from 1, in
/// characters; none where the file can no longer be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Region {
    /// Line and column of its start.
    pub start: Option<(u64, u64)>,
    /// Line and column behind its end.
    pub end: Option<(u64, u64)>,
}

/// A problem whose places have been looked up.
#[derive(Debug, Clone)]
pub struct Spotted<'p> {
    /// The problem.
    pub problem: &'p Problem,
    /// Its place.
    pub region: Region,
    /// The places of its further labels, in their order.
    pub also: Vec<Region>,
}

/// All that `check` has to say.
#[derive(Debug, Clone, Copy)]
pub struct Checked<'p> {
    /// What was read.
    pub timeline: &'p Timeline,
    /// The problems to tell whole.
    pub problems: &'p [Spotted<'p>],
    /// How many questions of the newsroom's rules the files silence.
    pub silenced: u64,
}

/// Writes what `check` found, without a line break behind it.
///
/// # Errors
/// Where it cannot be written.
pub fn check(out: &mut dyn Write, checked: Checked<'_>) -> io::Result<()> {
    let Checked { timeline, problems, silenced } = checked;
    let report = Report {
        files: &timeline.files,
        events: timeline.len(),
        sources: timeline.source_count(),
        left_out: timeline.left_out,
        errors: timeline.problems.errors(),
        warnings: timeline.problems.warnings(),
        silenced,
        problems: problems.iter().map(|spotted| ProblemObject::of(spotted, &timeline.files)).collect(),
    };
    write::write(out, &report, Layout::Page)
}

#[derive(Serialize)]
struct Report<'p> {
    files: &'p [String],
    events: usize,
    sources: usize,
    left_out: u64,
    errors: u64,
    warnings: u64,
    silenced: u64,
    problems: Vec<ProblemObject<'p>>,
}

#[derive(Serialize)]
struct ProblemObject<'p> {
    severity: &'static str,
    code: &'static str,
    message: &'p str,
    hint: Option<&'p str>,
    #[serde(flatten)]
    place: PlaceObject<'p>,
    also: Vec<PlaceObject<'p>>,
}

#[derive(Serialize)]
struct PlaceObject<'p> {
    label: Option<&'p str>,
    file: Option<&'p str>,
    line: Option<u64>,
    column: Option<u64>,
    end_line: Option<u64>,
    end_column: Option<u64>,
    start: u64,
    end: u64,
}

impl<'p> ProblemObject<'p> {
    fn of(spotted: &Spotted<'p>, files: &'p [String]) -> Self {
        let Problem { severity, code, place, message, label, hint, also } = spotted.problem;
        let placed = |place: &crate::model::Place, label: &'p str, region: Region| PlaceObject {
            label: Some(label).filter(|label| !label.is_empty()),
            file: files.get(usize::from(place.file.0)).map(String::as_str),
            line: region.start.map(|(line, _)| line),
            column: region.start.map(|(_, column)| column),
            end_line: region.end.map(|(line, _)| line),
            end_column: region.end.map(|(_, column)| column),
            start: place.span.start,
            end: place.span.end,
        };
        Self {
            severity: match severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
            },
            code,
            message,
            hint: hint.as_deref(),
            place: placed(place, label, spotted.region),
            also: also.iter().zip(&spotted.also).map(|(also, at)| placed(&also.place, &also.text, *at)).collect(),
        }
    }
}
