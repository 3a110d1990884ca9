//! `list`: the timeline as text, an event a line.
//!
//! Owns the forms of a list and the columns of those that are columns. None of the events is kept. Refuses to break a line:
//! whatever is in an event, it stays on its own.

mod table;
mod tsv;

use super::cli::ListFormat;
use super::find::find;
use super::in_order::InOrder;
use super::out::{Failure, Out, Verdict};
use super::reading::Chronology;
use crate::app::matches::Matches;
use crate::app::order::Order;
use crate::evidence::independence::Independence;
use crate::format::json::{self, Context, Layout};
use crate::model::{Event, FileId, Timeline};
use crate::query::{Answer, Query};
use std::io::Write;

/// What is listed, and how.
#[derive(Debug, Default)]
pub(super) struct Listing {
    /// The form of the list.
    pub form: ListFormat,
    /// Which events are listed; all of them where nothing was asked.
    pub query: Option<Query>,
    /// With so many threads; 0 leaves that to the machine.
    pub threads: usize,
}

/// Writes the events that are asked for, in the order of the timeline.
///
/// # Errors
/// Where they cannot be written, or a file is no longer what was opened.
pub(super) fn list(out: &mut Out<'_>, chronology: &Chronology, listing: &Listing) -> Result<Verdict, Failure> {
    let timeline = &chronology.timeline;
    let found = listing.query.as_ref().and_then(|query| find(timeline, query, listing.threads, &|| false, &|_| {}));
    let order = found.as_ref().map_or(Order::All(timeline.len()), |found| Order::Some(found.rows().into()));
    let events = InOrder { timeline, order: &order, threads: listing.threads };
    let found = found.as_ref();
    match listing.form {
        ListFormat::Table => table::write(out, &events, found)?,
        ListFormat::Tsv => tsv::write(out, &events, found)?,
        ListFormat::Json if order.is_empty() => out.write_all(b"[]\n")?,
        ListFormat::Json => json(out, &events, found, ["[\n", ",\n", "\n]\n"])?,
        ListFormat::Jsonl => json(out, &events, found, ["", "\n", "\n"])?,
    }
    Ok(chronology.verdict())
}

/// How surely the event of a row matches, in the words of an interface; none where nothing was asked.
fn sureness(found: Option<&Matches>, row: usize) -> Option<&'static str> {
    let answer = found?.answer(u32::try_from(row).unwrap_or(u32::MAX));
    Some(if answer == Answer::Possibly { "possible" } else { "certain" })
}

/// Writes each event as a JSON object, between `before`, `between` and `behind`.
fn json(
    out: &mut Out<'_>,
    events: &InOrder<'_>,
    found: Option<&Matches>,
    [before, between, behind]: [&str; 3],
) -> Result<(), Failure> {
    let timeline = events.timeline;
    out.write_all(before.as_bytes())?;
    let mut any = false;
    let object = |independence: &mut Independence<'_>, row, event: Event| {
        let context = Context {
            file: file(timeline, event.file),
            independent_sources: independence.origins(&event),
            sureness: sureness(found, row),
        };
        let mut object = Vec::new();
        json::event(&mut object, &event, context, Layout::Line).map(|()| object)
    };
    events.each(
        || Independence::new(timeline),
        object,
        |objects| {
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
