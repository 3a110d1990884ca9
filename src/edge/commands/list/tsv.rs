//! The list as columns with tabs between them: for spreadsheets, `cut` and `awk`.
//!
//! Owns the columns, which are an interface (`docs/format.md`).

use super::each_with_lag;
use crate::edge::open::load::Chronology;
use crate::edge::print::out::{Failure, Out, tabbed};
use crate::evidence::cited::each_once;
use crate::evidence::lag::Lag;
use crate::model::{Answer, Bound, Event, Timeline};
use crate::search::Ordered;
use crate::text::Cells;
use anstyle::Style;
use std::io::Write;

const COLUMNS: [&str; 10] = ["id", "date", "earliest", "latest", "title", "place", "tags", "sources", "file", "line"];

/// Behind them, where something was asked: how surely it matches.
const MATCH: &str = "match";
/// Behind them, where a day was asked for.
const KNOWN: &str = "known";
/// Behind all others: who stands behind an event, a name an origin, whether sources part, or claims, and what dates it.
const LAST: [&str; 3] = ["names", "disputed", "dated_by"];
/// Before that, where the time to the first report was asked for: the fewest and the most days, and both in words.
const LAG: [&str; 3] = ["lag_at_least", "lag_at_most", "lag"];

/// Writes the names of the columns and then an event a line.
pub(super) fn write(
    out: &mut Out<'_>,
    chronology: &Chronology,
    events: &Ordered<'_>,
    disputed: impl Fn(usize) -> Answer + Sync,
    with_lag: bool,
) -> Result<(), Failure> {
    let found = chronology.found.as_ref().map(|_| MATCH);
    let known = chronology.marks.as_ref().map(|_| KNOWN);
    let lag = LAG.into_iter().filter(|_| with_lag);
    let names: Vec<&str> = COLUMNS.into_iter().chain(found).chain(known).chain(lag).chain(LAST).collect();
    let columns = names.len();
    writeln!(out, "{}", tabbed(names))?;
    each_with_lag(
        events,
        with_lag,
        |lines: &mut Cells, row, event, names, lag| {
            cells(lines, event, events.timeline);
            let asked = [chronology.sureness(row), chronology.known(row)];
            lines.extend(asked.into_iter().flatten());
            let lag = lag.map(|lag| lag_cells(lag.as_ref()));
            lines.extend(lag.iter().flatten().map(String::as_str));
            let disputed = match disputed(row) {
                Answer::Certainly => "yes",
                Answer::Possibly => "possibly",
                Answer::No => "no",
            };
            let names = names.of(event).join(", ");
            lines.extend([&names, disputed, event.dated_by.word().unwrap_or_default()]);
        },
        |lines| {
            lines.iter().zip((1..=columns).cycle()).try_for_each(|(cell, column)| {
                out.cell(Style::new(), cell)?;
                Ok(out.write_all(if column < columns { b"\t" } else { b"\n" })?)
            })
        },
    )
}

fn lag_cells(lag: Option<&Lag>) -> [String; LAG.len()] {
    let days = |days: Option<i64>| days.map(|days| days.to_string()).unwrap_or_default();
    let words = lag.map(Lag::words).unwrap_or_default();
    [days(lag.and_then(Lag::at_least)), days(lag.and_then(Lag::at_most)), words]
}

/// The cells of the first columns.
fn cells(cells: &mut Cells, event: &Event, timeline: &Timeline) {
    let bounds = event.date.bounds();
    // Ids of listed sources, titles of those written in place.
    let sources = each_once(event.citations(), event.file, timeline);
    let sources: Vec<&str> = sources.iter().map(|citation| citation.source.name()).collect();
    let day = |bound: Bound| bound.day().map(|day| day.to_string()).unwrap_or_default();
    let first: [&str; COLUMNS.len()] = [
        &event.id,
        event.date.as_written(),
        &day(bounds.earliest),
        &day(bounds.latest),
        &event.title,
        event.place.as_deref().unwrap_or_default(),
        &event.tags.join(", "),
        &sources.join(", "),
        timeline.file_name(event.file),
        &event.line.to_string(),
    ];
    cells.extend(first);
}
