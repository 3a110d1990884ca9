//! A file put in order: the keys of each record as the format lists them, and events by date where that is asked for.
//!
//! Owns what may move: whole lines, and keys between braces. Nothing is written anew, so that no comment, no blank and no
//! way of writing a value is lost. Blank lines stay between the places at which they are.

use super::keys;
use super::outline::{Outline, Table};
use super::{Opened, Reading, read};
use std::ops::Range;

/// Why a file cannot be put in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unarranged {
    /// It is no TOML.
    Syntax,
    /// What belongs to an event stands apart from it, at this byte, so that events cannot be moved.
    Apart(usize),
}

/// A text in order, its events too where `by_date` says so.
///
/// # Errors
/// Where it is no TOML, or its events cannot be moved.
pub fn arranged(text: &str, by_date: bool) -> Result<String, Unarranged> {
    // What moves as a line has to end as one.
    let is_ended = text.is_empty() || text.ends_with('\n');
    let text = if is_ended { text.to_owned() } else { format!("{text}{}", line_end(text)) };
    let outline = Outline::of(&text).ok_or(Unarranged::Syntax)?;
    let text = with_inlines(text, &outline);
    let mut done = with_keys(&text, &outline);
    if by_date {
        done = with_events(&done)?;
    }
    if !is_ended {
        let ended = done.strip_suffix("\r\n").or(done.strip_suffix('\n'));
        done.truncate(ended.map_or(done.len(), str::len));
    }
    Ok(done)
}

/// How the lines of a text end.
pub(super) fn line_end(text: &str) -> &'static str {
    let first = text.find('\n').and_then(|at| text.as_bytes().get(at.checked_sub(1)?));
    if first == Some(&b'\r') { "\r\n" } else { "\n" }
}

/// With the keys between braces in order, inner ones first: what is within an outer one only changes places in it.
fn with_inlines(mut text: String, outline: &Outline) -> String {
    for inline in outline.inlines.iter().filter(|inline| inline.is_plain) {
        let places: Vec<Range<usize>> = inline.entries.iter().map(|(_, place)| place.clone()).collect();
        let order = order(&inline.path, inline.entries.iter().map(|(names, _)| names.as_slice()));
        if let (Some(first), Some(last)) = (places.first(), places.last()) {
            let all = first.start..last.end;
            let moved = moved(&text, all.clone(), &places, &order);
            text.replace_range(all, &moved);
        }
    }
    text
}

/// With the keys of each table in order.
fn with_keys(text: &str, outline: &Outline) -> String {
    let mut done = String::with_capacity(text.len());
    let mut from = 0;
    for table in &outline.tables {
        let places: Vec<Range<usize>> = table.entries.iter().map(|entry| entry.all.clone()).collect();
        let order = order(&table.path, table.entries.iter().map(|entry| entry.path.as_slice()));
        done.push_str(&moved(text, from..table.end, &places, &order));
        from = table.end;
    }
    done.push_str(&text[from..]);
    done
}

/// With the events in the order of the timeline. One whose date cannot be read goes with the one before it.
fn with_events(text: &str) -> Result<String, Unarranged> {
    let outline = Outline::of(text).ok_or(Unarranged::Syntax)?;
    let events = outline.events();
    let is_apart = |(n, table): &(usize, &Table)| {
        let at = events.partition_point(|event| event.start <= *n);
        table.is_within_event() && at.checked_sub(1).and_then(|at| events.get(at)).is_none_or(|event| event.end <= *n)
    };
    if let Some((_, table)) = outline.tables.iter().enumerate().find(is_apart) {
        return Err(Unarranged::Apart(table.header));
    }
    let places: Vec<Range<usize>> = events
        .iter()
        .filter_map(|event| Some(outline.tables.get(event.start)?.start..outline.tables.get(event.end - 1)?.end))
        .collect();
    let mut ranks = vec![None; places.len()];
    let timeline = read(&[Opened::held("", text)], &Reading::default());
    for (rank, row) in timeline.rows().iter().enumerate() {
        let at = places.partition_point(|place| place.start <= row.at as usize);
        if let Some(known) = at.checked_sub(1).and_then(|at| ranks.get_mut(at)) {
            *known = Some(rank);
        }
    }
    let mut last = None;
    let ranks = ranks.into_iter().map(|rank| {
        last = rank.or(last);
        last
    });
    let mut order: Vec<(Option<usize>, usize)> = ranks.zip(0..).collect();
    order.sort_unstable();
    let order: Vec<usize> = order.into_iter().map(|(_, n)| n).collect();
    Ok(moved(text, 0..text.len(), &places, &order))
}

/// The order of keys in a table of this path: of each place which of them comes there. Those that the format does not
/// know come last, and keep their order.
fn order<'n>(path: &[String], keys: impl Iterator<Item = &'n [String]>) -> Vec<usize> {
    let mut path: Vec<&str> = path.iter().map(String::as_str).collect();
    let depth = path.len();
    let ranks = keys.map(|names| {
        let mut ranks = Vec::new();
        for name in names {
            let Some(known) = keys::of(&path) else { break };
            ranks.push(known.iter().position(|known| known == name).unwrap_or(usize::MAX));
            path.push(name);
        }
        path.truncate(depth);
        ranks
    });
    let mut order: Vec<(Vec<usize>, usize)> = ranks.zip(0..).collect();
    order.sort_unstable();
    order.into_iter().map(|(_, n)| n).collect()
}

/// A part of a text in which what stands at some places is at others: at each the one that `order` names. What lies
/// between them stays.
fn moved(text: &str, part: Range<usize>, places: &[Range<usize>], order: &[usize]) -> String {
    let mut done = String::with_capacity(part.len());
    let mut from = part.start;
    for (place, piece) in places.iter().zip(order.iter().filter_map(|n| places.get(*n))) {
        done.push_str(&text[from..place.start]);
        done.push_str(&text[piece.clone()]);
        from = place.end;
    }
    done.push_str(&text[from..part.end]);
    done
}

#[cfg(test)]
mod tests;
