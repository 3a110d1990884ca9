//! The list as columns with tabs between them: for spreadsheets, `cut` and `awk`.
//!
//! Owns the columns, which are an interface (`docs/format.md`). Refuses to quote: a cleaned cell holds no tab and no line
//! break.

use super::super::in_order::InOrder;
use super::super::out::{Failure, Out};
use super::file;
use crate::model::{Citation, Event, Timeline};
use crate::text::Clean;
use std::io::Write;

const COLUMNS: [&str; 10] = ["id", "date", "earliest", "latest", "title", "place", "tags", "sources", "file", "line"];

/// Writes the names of the columns and then an event a line.
pub(super) fn write(out: &mut Out<'_>, events: &InOrder<'_>) -> Result<(), Failure> {
    writeln!(out, "{}", COLUMNS.join("\t"))?;
    let line = |(): &mut (), _, event: Event| {
        cells(&event, events.timeline).map(|cell| Clean::line(&cell).to_string()).join("\t")
    };
    events.each(|| (), line, |lines| lines.iter().try_for_each(|line| Ok(writeln!(out, "{line}")?)))
}

fn cells(event: &Event, timeline: &Timeline) -> [String; COLUMNS.len()] {
    let bounds = event.date.bounds();
    let day = |bound: crate::model::Bound| bound.day().map(|day| day.to_string()).unwrap_or_default();
    [
        event.id.clone(),
        event.date.as_written().to_owned(),
        day(bounds.earliest),
        day(bounds.latest),
        event.title.clone(),
        event.place.clone().unwrap_or_default(),
        event.tags.join(", "),
        sources(event).join(", "),
        file(timeline, event.file).to_owned(),
        event.line.to_string(),
    ]
}

/// What an event and its claims cite, each once: ids of listed sources, titles of those written in place.
fn sources(event: &Event) -> Vec<&str> {
    let of_claims = event.claims.iter().flat_map(|claim| &claim.sources);
    let mut seen = std::collections::HashSet::new();
    event.sources.iter().chain(of_claims).map(Citation::name).filter(|name| seen.insert(*name)).collect()
}
