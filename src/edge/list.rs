//! `list`: the timeline as text, an event a line.
//!
//! Owns the forms of a list and the columns of those that are columns. Events are asked for one after the other, and
//! none is kept. Refuses to break a line: whatever is in an event, it stays on its own.

mod table;
mod tsv;

use super::cli::ListFormat;
use super::out::{Failure, Out, Verdict};
use super::reading::Chronology;
use crate::evidence::independence::Independence;
use crate::format::json::{self, Context, Layout};
use crate::model::{Event, FileId, Timeline};
use std::io::Write;

/// Writes all events in the order of the timeline.
///
/// # Errors
/// Where they cannot be written, or a file is no longer what was opened.
pub(super) fn list(out: &mut Out<'_>, chronology: &Chronology, form: ListFormat) -> Result<Verdict, Failure> {
    let timeline = &chronology.timeline;
    match form {
        ListFormat::Table => table::write(out, timeline)?,
        ListFormat::Tsv => tsv::write(out, timeline)?,
        ListFormat::Json => json(out, timeline, ["[\n", ",\n", "\n]\n"])?,
        ListFormat::Jsonl => json(out, timeline, ["", "\n", "\n"])?,
    }
    Ok(chronology.verdict())
}

/// Writes each event as a JSON object, between `before`, `between` and `behind`.
fn json(out: &mut Out<'_>, timeline: &Timeline, [before, between, behind]: [&str; 3]) -> Result<(), Failure> {
    let mut independence = Independence::new(timeline);
    out.write_all(before.as_bytes())?;
    for (index, event) in events(timeline).enumerate() {
        let event = event?;
        if index > 0 {
            out.write_all(between.as_bytes())?;
        }
        let context = Context { file: file(timeline, event.file), independent_sources: independence.origins(&event) };
        json::event(out, &event, context, Layout::Line)?;
    }
    if !timeline.is_empty() || !before.is_empty() {
        out.write_all(behind.as_bytes())?;
    }
    Ok(())
}

/// The events, one after the other.
fn events(timeline: &Timeline) -> impl Iterator<Item = Result<Event, Failure>> {
    timeline
        .rows()
        .iter()
        .enumerate()
        .map(|(index, row)| timeline.event(index).map_err(|_| Failure::Gone(file(timeline, row.file).to_owned())))
}

/// The name of a file as the user gave it.
pub(super) fn file(timeline: &Timeline, file: FileId) -> &str {
    timeline.files.get(usize::from(file.0)).map_or("", String::as_str)
}

#[cfg(test)]
mod tests;
