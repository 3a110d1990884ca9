//! `list`: the timeline as text, an event a line.
//!
//! Owns the forms of a list and the columns of those that are columns. None of the events is kept. Refuses to break a line:
//! whatever is in an event, it stays on its own.

mod table;
mod told;
mod tsv;

use super::cli::{ListFormat, Sort};
use super::in_order::InOrder;
use super::out::{Failure, Out, Verdict};
use super::reading::Chronology;
use crate::evidence::independence::Independence;
use crate::format::json::{self, Context, Layout};
use crate::model::Order;
use crate::model::{Event, FileId, Timeline};
use std::io::Write;
use told::{Asked, Told, by_lag};

pub(super) use told::sureness;

/// What is listed, and how.
#[derive(Debug, Default)]
pub(super) struct Listing {
    /// The form of the list.
    pub form: ListFormat,
    /// The order of its events.
    pub sort: Sort,
    /// With so many threads; 0 leaves that to the machine.
    pub threads: usize,
}

/// Writes the events that are asked for, in the order asked for.
///
/// # Errors
/// Where they cannot be written, or a file is no longer what was opened.
pub(super) fn list(out: &mut Out<'_>, chronology: &Chronology, listing: &Listing) -> Result<Verdict, Failure> {
    let timeline = &chronology.timeline;
    let found = chronology.found.as_ref();
    let order = found.map_or(Order::All(timeline.len()), |found| Order::Some(found.rows().into()));
    let mut events = InOrder { timeline, order: &order, threads: listing.threads };
    let lags = listing.sort == Sort::Lag;
    let by_lag = if lags { by_lag(&events)? } else { Vec::new() };
    if lags {
        events.order = &by_lag;
    }
    let asked = Asked { found, marks: chronology.marks.as_ref(), lag: lags };
    match listing.form {
        ListFormat::Table => table::write(out, &events, asked)?,
        ListFormat::Tsv => tsv::write(out, &events, asked)?,
        ListFormat::Json if order.is_empty() => out.write_all(b"[]\n")?,
        ListFormat::Json => json(out, &events, asked, ["[\n", ",\n", "\n]\n"])?,
        ListFormat::Jsonl => json(out, &events, asked, ["", "\n", "\n"])?,
    }
    Ok(chronology.verdict())
}

/// Writes each event as a JSON object, between `before`, `between` and `behind`.
fn json(
    out: &mut Out<'_>,
    events: &InOrder<'_>,
    asked: Asked<'_>,
    [before, between, behind]: [&str; 3],
) -> Result<(), Failure> {
    let timeline = events.timeline;
    out.write_all(before.as_bytes())?;
    let mut any = false;
    let object = |(independence, told): &mut (Independence<'_>, Told<'_>), row: usize, event: Event| {
        let lag = told.lag(&event);
        let words = lag.flatten().map(|lag| lag.words());
        let lag = lag.map(|lag| json::Lag {
            at_least: lag.and_then(|lag| lag.at_least()),
            at_most: lag.and_then(|lag| lag.at_most()),
            words: words.as_deref(),
        });
        let context = Context {
            file: file(timeline, event.file),
            independent_sources: independence.origins(&event),
            sureness: told.sureness(row),
            known: told.known(row),
            lag,
        };
        let mut object = Vec::new();
        json::event(&mut object, &event, context, Layout::Line).map(|()| object)
    };
    events.each(
        || (Independence::new(timeline), Told::new(timeline, asked)),
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
