//! An event by what the user typed: its id, else as much of its beginning as no other event's id shares.
//!
//! Owns that rule, and what is said where it finds nothing. An id is looked up among digests; only where it is none are
//! the events asked for theirs.

use crate::edge::open::load::Chronology;
use crate::edge::print::out::Failure;
use crate::evidence::as_of::{Out, Publications};
use crate::model::{Cutoff, Event, EventId, Lang, Order, Timeline};
use crate::search::{Ordered, Workers};
use crate::text::quoted;
use std::collections::BTreeSet;

/// As many ids are named where none is found.
const NAMED: usize = 5;
/// Letters of an id that are compared.
const LETTERS: usize = 60;

/// Finds the rows of the event that `typed` names, one a file.
///
/// # Errors
/// Where there is none, it was not known yet, or it could be one of several; where a file is no longer what was opened.
pub(super) fn find(chronology: &Chronology, typed: &str) -> Result<Vec<usize>, Failure> {
    let found = find_among(&chronology.timeline, chronology.workers(), typed);
    let (Err(Failure::NotFound(_)), Some(whole), Some(marks)) = (&found, &chronology.whole, &chronology.marks) else {
        return found;
    };
    let Ok(later) = find_among(whole, chronology.workers(), typed) else { return found };
    let Some(event) = later.first().and_then(|row| whole.event(*row).ok()) else { return found };
    Err(Failure::NotFound(not_yet(whole, &event, &marks.cutoff)))
}

/// What is said of an event that was not known by then: why, and since when it was.
fn not_yet(whole: &Timeline, event: &Event, cutoff: &Cutoff) -> String {
    let since = match Publications::first_of(whole, event) {
        Some((_, Out::Undated)) => format!("nothing dated tells of it before it begins: {}", event.when()),
        Some((day, Out::Possibly)) => {
            format!("it may have come {} at the earliest", Cutoff::from(day).words(Lang::English))
        }
        Some((day, _)) => format!("it came {}", Cutoff::from(day).words(Lang::English)),
        None => "it came later".to_owned(),
    };
    format!("{} was not known {}: {since}", quoted(&event.id), cutoff.words(Lang::English))
}

fn find_among(timeline: &Timeline, workers: Workers<'_>, typed: &str) -> Result<Vec<usize>, Failure> {
    let rows_of = |id: &str| {
        let digest = EventId::digest(id);
        let rows = timeline.rows().iter().enumerate();
        rows.filter(|(_, row)| row.id == digest).map(|(index, _)| index).collect::<Vec<_>>()
    };
    let exact = rows_of(typed);
    if !exact.is_empty() {
        return Ok(exact);
    }
    let mut ids = Ids { typed, beginning: BTreeSet::new(), nearest: BTreeSet::new() };
    let order = &Order::All(timeline.len());
    Ordered { timeline, order, workers }.each(
        || (),
        |(), read: &mut Vec<_>, _, event| {
            read.push(event.id.clone());
            Some(event)
        },
        |read| -> Result<(), Failure> {
            for id in read {
                ids.look_at(id);
            }
            Ok(())
        },
    )?;
    match ids.beginning.first() {
        Some(id) if ids.beginning.len() == 1 => Ok(rows_of(id)),
        _ => Err(Failure::NotFound(ids.message())),
    }
}

/// The ids that could have been meant.
struct Ids<'t> {
    typed: &'t str,
    /// Those that begin with what was typed, a few more than are named.
    beginning: BTreeSet<String>,
    /// Those nearest to it, with their distance.
    nearest: BTreeSet<(usize, String)>,
}

impl Ids<'_> {
    fn look_at(&mut self, id: String) {
        if !self.typed.is_empty() && id.starts_with(self.typed) {
            self.beginning.insert(id);
            if self.beginning.len() > NAMED + 1 {
                self.beginning.pop_last();
            }
            return;
        }
        let distance = strsim::osa_distance(&start(self.typed), &start(&id));
        if distance <= self.typed.chars().count().clamp(3, LETTERS) / 3 {
            self.nearest.insert((distance, id));
            if self.nearest.len() > NAMED {
                self.nearest.pop_last();
            }
        }
    }

    fn message(&self) -> String {
        let named = |ids: &mut dyn Iterator<Item = &String>| ids.map(|id| quoted(id)).collect::<Vec<_>>().join(", ");
        let typed = self.typed;
        if !self.beginning.is_empty() {
            let more = if self.beginning.len() > NAMED { ", …" } else { "" };
            let named = named(&mut self.beginning.iter().take(NAMED));
            return format!("`{typed}` is the beginning of several ids: {named}{more} — type more of it");
        }
        let near = if self.nearest.is_empty() {
            "`dateline list --format tsv` names them all".to_owned()
        } else {
            format!("nearest: {}", named(&mut self.nearest.iter().map(|(_, id)| id)))
        };
        format!("no event has the id `{typed}` — {near}")
    }
}

/// As much of an id as is compared, in small letters.
fn start(id: &str) -> String {
    id.chars().take(LETTERS).flat_map(char::to_lowercase).collect()
}
