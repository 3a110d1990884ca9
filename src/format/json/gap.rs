//! Silences between events as JSON: as `gaps` prints them.

use super::event::day;
use super::write::{self, Layout};
use crate::model::Event;
use serde::Serialize;
use std::io;

/// A silence, with the events around it.
#[derive(Debug, Clone, Copy)]
pub struct Gap<'g> {
    /// What the events of its lane have in common; none where there are no lanes, or in the lane for the rest.
    pub lane: Option<&'g str>,
    /// Its length in words.
    pub silence: &'g str,
    /// At least and at most so many days.
    pub days: (Option<i64>, Option<i64>),
    /// The event before it, the one after it, and one that may fall into it.
    pub events: [Option<(&'g Event, &'g str)>; 3],
}

/// Writes a silence, without a line break behind it.
///
/// # Errors
/// Where it cannot be written.
pub fn gap(out: &mut dyn io::Write, gap: Gap<'_>, layout: Layout) -> io::Result<()> {
    let Gap { lane, silence, days: (days_at_least, days_at_most), events } = gap;
    let [before, after, unless] = events.map(|side| side.map(|(event, file)| SideObject::of(event, file)));
    write::write(out, &GapObject { lane, silence, days_at_least, days_at_most, before, after, unless }, layout)
}

#[derive(Serialize)]
struct GapObject<'g> {
    lane: Option<&'g str>,
    silence: &'g str,
    days_at_least: Option<i64>,
    days_at_most: Option<i64>,
    before: Option<SideObject<'g>>,
    after: Option<SideObject<'g>>,
    unless: Option<SideObject<'g>>,
}

#[derive(Serialize)]
struct SideObject<'g> {
    event: &'g str,
    title: &'g str,
    date: &'g str,
    earliest: Option<String>,
    latest: Option<String>,
    file: &'g str,
    line: u32,
}

impl<'g> SideObject<'g> {
    fn of(event: &'g Event, file: &'g str) -> Self {
        let bounds = event.date.bounds();
        Self {
            event: &event.id,
            title: &event.title,
            date: event.date.as_written(),
            earliest: day(bounds.earliest),
            latest: day(bounds.latest),
            file,
            line: event.line,
        }
    }
}
