//! `list`: the timeline as text, an event a line.
//!
//! Owns the forms of a list and the columns of those that are columns. None of the events is kept. Refuses to break a line:
//! whatever is in an event, it stays on its own.

mod table;
mod told;
mod tsv;

use crate::edge::cli::{ListFormat, Sort};
use crate::edge::open::load::Chronology;
use crate::edge::print::out::{Failure, Out, Verdict};
use crate::evidence::independence::Independence;
use crate::format::json::{self, Context, Layout};
use crate::model::Event;
use crate::search::Ordered;
use std::io::Write;
use told::{Asked, Told, by_lag};

pub(in crate::edge) use told::sureness;

/// What is listed, and how.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::edge) struct Listing {
    /// The form of the list.
    pub form: ListFormat,
    /// The order of its events.
    pub sort: Sort,
}

/// Writes the events that are asked for, in the order asked for.
///
/// # Errors
/// Where they cannot be written, or a file is no longer what was opened.
pub(in crate::edge) fn list(out: &mut Out<'_>, chronology: &Chronology, listing: Listing) -> Result<Verdict, Failure> {
    let order = chronology.order();
    let mut events = chronology.ordered(&order);
    let lags = listing.sort == Sort::Lag;
    let by_lag = if lags { by_lag(&events)? } else { Vec::new() };
    if lags {
        events.order = &by_lag;
    }
    let asked = Asked { found: chronology.found.as_ref(), marks: chronology.marks.as_ref(), lag: lags };
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
    events: &Ordered<'_>,
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
            file: timeline.file_name(event.file),
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

#[cfg(test)]
mod tests;
