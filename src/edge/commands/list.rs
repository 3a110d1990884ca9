//! `list`: the timeline as text, an event a line.
//!
//! Owns the forms of a list and the columns of those that are columns. None of the events is kept.

mod table;
mod tsv;

use crate::app::help::NO_EVENTS;
use crate::dossier::Names;
use crate::edge::cli::{ListFormat, Sort};
use crate::edge::open::load::Chronology;
use crate::edge::print::out::{Failure, Out, Verdict, suggest};
use crate::evidence::independence::Independence;
use crate::evidence::lag::{Lag, Reports};
use crate::format::json::{self, Context};
use crate::model::{Answer, Event, Flags, Row, SourceCache, Timeline, Zone};
use crate::search::{Ordered, Positions};
use std::collections::HashMap;
use std::io::{self, Write};

/// Writes the events that match, in the order asked for.
///
/// # Errors
/// Where they cannot be written, or a file is no longer what was opened.
pub(in crate::edge) fn list(
    out: &mut Out<'_>,
    chronology: &Chronology,
    format: ListFormat,
    sort: Sort,
) -> Result<Verdict, Failure> {
    let order = chronology.order();
    let mut events = chronology.ordered(&order);
    let with_lag = sort == Sort::Lag;
    let rows = if with_lag { by_lag(&events)? } else { Vec::new() };
    if with_lag {
        events.order = &rows;
    }
    match format {
        ListFormat::Table if chronology.is_unwritten() => suggest(NO_EVENTS),
        ListFormat::Table => table::write(out, chronology, &events, disputed(chronology, &order)?, with_lag)?,
        ListFormat::Tsv => tsv::write(out, chronology, &events, disputed(chronology, &order)?, with_lag)?,
        ListFormat::Json if order.is_empty() => out.write_all(b"[]\n")?,
        ListFormat::Json => json(out, chronology, &events, with_lag, ["[\n", ",\n", "\n]\n"])?,
        ListFormat::Jsonl => json(out, chronology, &events, with_lag, ["", "\n", "\n"])?,
    }
    Ok(chronology.verdict())
}

/// How surely the event of a row is disputed: for a claim says so, or figures differ. These are compared only where one of
/// the events listed gives any.
///
/// # Errors
/// Where a file is no longer what was opened.
fn disputed(chronology: &Chronology, listed: &dyn Positions) -> Result<impl Fn(usize) -> Answer + Sync, Failure> {
    let gives_figures =
        |row: usize| chronology.timeline.rows().get(row).is_some_and(|row| row.flags.has(Flags::FIGURES));
    let seen: HashMap<u32, Answer> = if (0..listed.count()).filter_map(|at| listed.row(at)).any(gives_figures) {
        chronology.compared()?.disagreements.rows().collect()
    } else {
        HashMap::new()
    };
    Ok(move |index| {
        let said = chronology.timeline.rows().get(index).map_or(Answer::No, |row: &Row| row.flags.disputed());
        let seen = u32::try_from(index).ok().and_then(|index| seen.get(&index).copied());
        said.max(seen.unwrap_or(Answer::No))
    })
}

/// What tells of events one after the other, and beside it the time to the first report where that is asked for.
type WithLag<'t, T, S> = (T, Option<Reports<'t, S>>);

/// Asks for every event, with who tells whom it is from, and the time to its earliest source where that is wanted: `line`
/// adds it to what is handed on.
fn each_with_lag<T: Send + Default>(
    events: &Ordered<'_>,
    with_lag: bool,
    line: impl Fn(&mut T, usize, &Event, &mut Names<'_, SourceCache<'_>>, Option<Option<Lag>>) + Sync,
    hand_on: impl FnMut(T) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let sources = SourceCache::new(events.timeline);
    let tools = || (Names::new(&sources), with_lag.then(|| Reports::new(&sources)));
    let line = |(names, reports): &mut WithLag<'_, Names<'_, SourceCache<'_>>, SourceCache<'_>>,
                lines: &mut T,
                row,
                event: Event| {
        let lag = reports.as_mut().map(|reports| reports.lag(&event));
        line(lines, row, &event, names, lag);
        Some(event)
    };
    events.each(tools, line, hand_on).map(drop)
}

/// JSON objects, with what stands between them.
#[derive(Default)]
struct Objects {
    text: Vec<u8>,
    /// Why one of them could not be written.
    failed: Option<io::Error>,
}

/// Writes each event as a JSON object, between `before`, `between` and `behind`.
fn json(
    out: &mut Out<'_>,
    chronology: &Chronology,
    events: &Ordered<'_>,
    with_lag: bool,
    [before, between, behind]: [&str; 3],
) -> Result<(), Failure> {
    let timeline = events.timeline;
    out.write_all(before.as_bytes())?;
    let mut any = false;
    let object = |(independence, reports): &mut WithLag<'_, Independence<'_>, Timeline>,
                  objects: &mut Objects,
                  row,
                  event: Event| {
        let context = Context {
            zone: chronology.timeline.zone.map(Zone::name),
            file: timeline.file_name(event.file),
            timeline,
            independent_sources: independence.support(&event),
            sureness: chronology.sureness(row),
            known: chronology.known(row),
            lag: reports.as_mut().map(|reports| reports.lag(&event)),
            cited: None,
        };
        if !objects.text.is_empty() {
            objects.text.extend(between.as_bytes());
        }
        let written = json::event(&mut objects.text, &event, &context);
        objects.failed = written.err().or(objects.failed.take());
        Some(event)
    };
    events.each(
        || (Independence::new(timeline), with_lag.then(|| Reports::new(timeline))),
        object,
        |objects| -> Result<(), Failure> {
            if let Some(error) = objects.failed {
                return Err(error.into());
            }
            if std::mem::replace(&mut any, true) {
                out.write_all(between.as_bytes())?;
            }
            Ok(out.write_all(&objects.text)?)
        },
    )?;
    if any || !before.is_empty() {
        out.write_all(behind.as_bytes())?;
    }
    Ok(())
}

/// Rows by the time to their first report, the least first, those of which it is not known last; of two the one that the
/// timeline has first.
///
/// # Errors
/// Where a file is no longer what was opened.
fn by_lag(events: &Ordered<'_>) -> Result<Vec<u32>, Failure> {
    let mut keyed: Vec<(Option<(i64, i64)>, u32)> = Vec::new();
    events.each(
        || Reports::new(events.timeline),
        |reports, keys: &mut Vec<_>, row, event| {
            keys.push((reports.lag(&event).map(|lag| lag.key()), u32::try_from(row).unwrap_or(u32::MAX)));
            Some(event)
        },
        |keys| -> Result<(), Failure> {
            keyed.extend(keys);
            Ok(())
        },
    )?;
    keyed.sort_unstable_by_key(|(key, row)| (key.is_none(), *key, *row));
    Ok(keyed.into_iter().map(|(_, row)| row).collect())
}

#[cfg(test)]
mod tests;
