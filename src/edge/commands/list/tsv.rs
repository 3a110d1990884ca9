//! The list as columns with tabs between them: for spreadsheets, `cut` and `awk`.
//!
//! Owns the columns, which are an interface (`docs/format.md`).

use super::each_with_lag;
use crate::dossier::names;
use crate::edge::open::load::Chronology;
use crate::edge::print::out::{Failure, Out, tabbed};
use crate::evidence::cited::each_once;
use crate::evidence::lag::Lag;
use crate::model::{Answer, Bound, Event, Timeline};
use crate::search::Ordered;
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
    writeln!(out, "{}", tabbed(COLUMNS.into_iter().chain(found).chain(known).chain(lag).chain(LAST)))?;
    each_with_lag(
        events,
        with_lag,
        |row, event, independence, lag| {
            let words = [chronology.sureness(row), chronology.known(row)].into_iter().flatten().map(str::to_owned);
            let lag = lag.map(|lag| lag_cells(lag.as_ref()));
            let disputed = match disputed(row) {
                Answer::Certainly => "yes",
                Answer::Possibly => "possibly",
                Answer::No => "no",
            };
            let names = names(&event, independence).join(", ");
            let dated_by = event.dated_by.word().unwrap_or_default();
            let asked = words.chain(lag.into_iter().flatten());
            tabbed(cells(&event, events.timeline).into_iter().chain(asked).chain([
                names,
                disputed.to_owned(),
                dated_by.to_owned(),
            ]))
        },
        |lines| lines.iter().try_for_each(|line| Ok(writeln!(out, "{line}")?)),
    )
}

fn lag_cells(lag: Option<&Lag>) -> [String; LAG.len()] {
    let days = |days: Option<i64>| days.map(|days| days.to_string()).unwrap_or_default();
    let words = lag.map(Lag::words).unwrap_or_default();
    [days(lag.and_then(Lag::at_least)), days(lag.and_then(Lag::at_most)), words]
}

fn cells(event: &Event, timeline: &Timeline) -> [String; COLUMNS.len()] {
    let bounds = event.date.bounds();
    // Ids of listed sources, titles of those written in place.
    let sources = each_once(event.citations(), event.file, timeline);
    let sources: Vec<&str> = sources.iter().map(|citation| citation.source.name()).collect();
    let day = |bound: Bound| bound.day().map(|day| day.to_string()).unwrap_or_default();
    [
        event.id.clone(),
        event.date.as_written().to_owned(),
        day(bounds.earliest),
        day(bounds.latest),
        event.title.clone(),
        event.place.clone().unwrap_or_default(),
        event.tags.join(", "),
        sources.join(", "),
        timeline.file_name(event.file).to_owned(),
        event.line.to_string(),
    ]
}
