//! A file with one event more: where that goes, and what is wrong with it there.
//!
//! Owns the place: behind the last event whose date is not later, so that a file in order stays so. Every byte of the rest
//! stays as it is.

use super::arrange::line_end;
use super::outline::{BOM, Outline, Table};
use super::{Opened, Reading, read};
use crate::model::Problem;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// A file with one event more.
pub struct Addition {
    /// The file, its bytes held.
    pub file: Opened,
    /// Its text.
    pub text: String,
    /// What is wrong that was not before.
    pub problems: Vec<Problem>,
    /// The id of the event and its line; none where it cannot be read.
    pub event: Option<(String, u32)>,
}

/// Why an event cannot be added to a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotAdded {
    /// The file is no TOML.
    File,
    /// The event is none.
    Event,
    /// It is not one event: there are several, there is none, or there is something else.
    NotOne,
}

/// Adds an event, which is written as in a file, to the text of the file called `name`.
///
/// # Errors
/// Where either is no TOML, or what is to be added is not one event.
pub fn added(name: &str, text: &str, event: &str) -> Result<Addition, NotAdded> {
    let outline = Outline::of(text).ok_or(NotAdded::File)?;
    let new = Outline::of(event).ok_or(NotAdded::Event)?;
    let is_one = new.events().len() == 1
        && new.tables.iter().skip(1).all(|table| table.is_event() || table.is_within_event())
        && new.tables.first().is_none_or(|root| root.entries.is_empty());
    if !is_one {
        return Err(NotAdded::NotOne);
    }
    let line_end = line_end(text);
    let event: String = event.trim().lines().flat_map(|line| [line, line_end]).collect();
    let (at, before, behind) = place(text, &outline, &event);
    let is_ended = at == 0 || text[..at].ends_with('\n') || text[..at].ends_with(BOM);
    let before = line_end.repeat(before + usize::from(!is_ended));
    let done = [&text[..at], &before, &event, &line_end.repeat(behind), &text[at..]].concat();
    let span = at + before.len()..at + before.len() + event.len();
    Ok(Addition::of(name, text, done, &span))
}

/// A file with several events more.
pub struct Several {
    /// Its text.
    pub text: String,
}

/// Adds sources and events, which are written as in a file, to a text: each event behind the last one whose date is not
/// later, sources before the first event. None where the text is no TOML.
pub fn added_all(text: &str, sources: &str, new: &[String]) -> Option<Several> {
    let outline = Outline::of(text)?;
    let events = extents(&outline);
    let tables = &outline.tables;
    let start = |n: usize| tables.get(n).map_or(text.len(), |table| table.start);
    let starts: Vec<usize> = events.iter().map(|event| start(event.start)).collect();
    let end =
        |n: usize| events.get(n).and_then(|event| tables.get(event.end - 1)).map_or(text.len(), |table| table.end);
    let first = starts.first().copied().unwrap_or(text.len());
    // Of the whole, in the order of the timeline: each new event goes behind the last old one that stands before it.
    let mut with = format!("{text}\n");
    let begins: Vec<usize> = new
        .iter()
        .map(|event| {
            with.push_str(event);
            with.push('\n');
            with.len() - event.len() - 1
        })
        .collect();
    let timeline = read(&[Opened::held("", with)], &Reading::default());
    let mut last = None;
    let mut places: Vec<(usize, usize)> = Vec::with_capacity(new.len());
    for row in timeline.rows() {
        let at = row.at as usize;
        if at <= text.len() {
            last = last.max(starts.partition_point(|start| *start <= at).checked_sub(1));
        } else if let Some(n) = begins.partition_point(|begin| *begin <= at).checked_sub(1) {
            places.push((last.map_or(first, end), n));
        }
    }
    // What cannot be read is not lost.
    let found: HashSet<usize> = places.iter().map(|(_, n)| *n).collect();
    places.extend((0..new.len()).filter(|n| !found.contains(n)).map(|n| (text.len(), n)));
    places.sort_by_key(|(at, _)| *at);
    let line_end = line_end(text);
    let lines = |piece: &str| -> String { piece.trim().lines().flat_map(|line| [line, line_end]).collect() };
    let (mut done, mut from) = (String::with_capacity(text.len() + sources.len()), 0);
    let put = |done: &mut String, piece: &str| {
        if !done.is_empty() && !done.ends_with(BOM) {
            let missing = if done.ends_with('\n') { 1 } else { 2 };
            let has_blank = done.ends_with("\n\n") || done.ends_with("\n\r\n");
            done.push_str(&line_end.repeat(missing - usize::from(has_blank)));
        }
        done.push_str(&lines(piece));
    };
    let sources = (!sources.trim().is_empty()).then_some((first, sources));
    let pieces =
        sources.into_iter().chain(places.into_iter().map(|(at, n)| (at, new.get(n).map_or("", String::as_str))));
    for (at, piece) in pieces {
        done.push_str(text.get(from..at).unwrap_or_default());
        from = at;
        put(&mut done, piece);
    }
    let rest = text.get(from..).unwrap_or_default();
    if !rest.is_empty() && !rest.starts_with(['\n', '\r']) {
        done.push_str(line_end);
    }
    done.push_str(rest);
    Some(Several { text: done })
}

/// Where an event is put into a text, and how many blank lines come before and behind it.
fn place(text: &str, outline: &Outline, event: &str) -> (usize, usize, usize) {
    let events = extents(outline);
    let tables = &outline.tables;
    let gap = |n: usize| {
        // The blank lines in front of a table, where something stands before them.
        let (before, table) = (tables.get(n.checked_sub(1)?)?, tables.get(n)?);
        (!text[before.start..before.end].trim_start_matches(BOM).is_empty())
            .then(|| text[before.end..table.start].matches('\n').count())
    };
    let table = |n: usize| tables.get(n);
    if let Some(event) = last_before(text, &events, tables, event).and_then(|n| events.get(n)) {
        let at = table(event.end - 1).map_or(text.len(), |table| table.end);
        return (at, gap(event.end).or(gap(event.start)).unwrap_or(1), 0);
    }
    if let Some(first) = events.first() {
        let at = table(first.start).map_or(0, |table| table.start);
        return (at, 0, gap(first.end).or(gap(first.start)).unwrap_or(1));
    }
    let start = if text.starts_with(BOM) { BOM.len() } else { 0 };
    let at = tables.last().map_or(0, |table| table.end).max(start);
    (at, usize::from(at > start), 0)
}

/// The events of a file: of each its first table and the one behind its last, however far from it that stands.
fn extents(outline: &Outline) -> Vec<Range<usize>> {
    let mut events: Vec<Range<usize>> = Vec::new();
    for (n, table) in outline.tables.iter().enumerate() {
        match events.last_mut() {
            _ if table.is_event() => events.push(n..n + 1),
            Some(event) if table.is_within_event() => event.end = n + 1,
            _ => {}
        }
    }
    events
}

/// Which event is the last in the file of those that stand before the new one in the order of the timeline. One whose date
/// cannot be read comes before none.
fn last_before(text: &str, events: &[Range<usize>], tables: &[Table], event: &str) -> Option<usize> {
    let starts: Vec<usize> = events.iter().filter_map(|event| Some(tables.get(event.start)?.start)).collect();
    let with = format!("{text}\n{event}");
    let timeline = read(&[Opened::held("", with)], &Reading::default());
    let is_new = |at: u32| at as usize > text.len();
    let Some(rank) = timeline.rows().iter().position(|row| is_new(row.at)) else { return events.len().checked_sub(1) };
    let before = timeline.rows().iter().take(rank).map(|row| starts.partition_point(|start| *start <= row.at as usize));
    before.max().and_then(|n| n.checked_sub(1))
}

impl Addition {
    /// What there is to say of a text to which something was added at `span`.
    fn of(name: &str, before: &str, text: String, span: &Range<usize>) -> Self {
        let mut known: HashMap<(String, String), usize> = HashMap::new();
        let key = |problem: &Problem| (problem.code.to_string(), problem.message.clone());
        for problem in read(&[Opened::held(name, before)], &Reading::default()).problems.listed() {
            *known.entry(key(problem)).or_default() += 1;
        }
        let file = Opened::held(name, text.clone());
        let timeline = read(std::slice::from_ref(&file), &Reading::default());
        let is_new = |problem: &&Problem| match known.get_mut(&key(problem)) {
            Some(count) if *count > 0 => {
                *count -= 1;
                false
            }
            _ => true,
        };
        let problems = timeline.problems.listed().iter().filter(is_new).cloned().collect();
        let row = timeline.rows().iter().position(|row| span.contains(&(row.at as usize)));
        let event = row.and_then(|row| timeline.event(row).ok()).map(|event| (event.id, event.line));
        Self { file, text, problems, event }
    }
}

#[cfg(test)]
mod tests;
