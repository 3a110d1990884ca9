//! `list`: the timeline as text, an event a line.
//!
//! Owns the forms of a list and the columns of those that are columns. None of the events is kept. Refuses to break a line: whatever is in an event, it stays on its own.

mod table;
mod tsv;

use super::cli::ListFormat;
use super::in_order::InOrder;
use super::out::{Failure, Out, Verdict};
use super::reading::Chronology;
use crate::app::order::Order;
use crate::evidence::independence::Independence;
use crate::format::json::{self, Context, Layout};
use crate::model::{Event, FileId, Timeline};
use std::io::Write;

/// Writes all events in the order of the timeline.
///
/// # Errors
/// Where they cannot be written, or a file is no longer what was opened.
pub(super) fn list(
    out: &mut Out<'_>,
    chronology: &Chronology,
    form: ListFormat,
    threads: usize,
) -> Result<Verdict, Failure> {
    let timeline = &chronology.timeline;
    let order = Order::All(timeline.len());
    let events = InOrder { timeline, order: &order, threads };
    match form {
        ListFormat::Table => table::write(out, &events)?,
        ListFormat::Tsv => tsv::write(out, &events)?,
        ListFormat::Json => json(out, &events, ["[\n", ",\n", "\n]\n"])?,
        ListFormat::Jsonl => json(out, &events, ["", "\n", "\n"])?,
    }
    Ok(chronology.verdict())
}

/// Writes each event as a JSON object, between `before`, `between` and `behind`.
fn json(out: &mut Out<'_>, events: &InOrder<'_>, [before, between, behind]: [&str; 3]) -> Result<(), Failure> {
    let timeline = events.timeline;
    out.write_all(before.as_bytes())?;
    let mut any = false;
    let object = |independence: &mut Independence<'_>, _, event: Event| {
        let context = Context { file: file(timeline, event.file), independent_sources: independence.origins(&event) };
        let mut object = Vec::new();
        json::event(&mut object, &event, context, Layout::Line).map(|()| object)
    };
    events.each(
        || Independence::new(timeline),
        object,
        |objects| -> Result<(), Failure> {
            for object in objects {
                if std::mem::replace(&mut any, true) {
                    out.write_all(between.as_bytes())?;
                }
                out.write_all(&object?)?;
            }
            Ok(())
        },
    )?;
    if any || !before.is_empty() {
        out.write_all(behind.as_bytes())?;
    }
    Ok(())
}

/// The name of a file as the user gave it.
pub(super) fn file(timeline: &Timeline, file: FileId) -> &str {
    timeline.files.get(usize::from(file.0)).map_or("", String::as_str)
}

#[cfg(test)]
mod tests;
