//! An event by what the user typed: its id, else as much of its beginning as no other event's id shares.
//!
//! Owns that rule, and what is said where it finds nothing. An id is looked up among digests; only where it is none are
//! the events asked for theirs.

use crate::edge::open::load::Chronology;
use crate::edge::print::out::Failure;
use crate::model::{EventId, Order};
use std::collections::BTreeSet;

/// As many ids are named where none is found.
const NAMED: usize = 5;
/// Letters of an id that are compared.
const LETTERS: usize = 60;

/// What was found.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// The rows of events with the same id, one a file.
    Rows(Vec<usize>),
    /// Nothing: a sentence that says so, not cleaned.
    None(String),
}

/// Finds the rows of the event that `typed` names.
pub(super) fn find(chronology: &Chronology, typed: &str) -> Found {
    let timeline = &chronology.timeline;
    let rows_of = |id: &str| {
        let digest = EventId::digest(id);
        let rows = timeline.rows().iter().enumerate();
        rows.filter(|(_, row)| row.id == digest).map(|(index, _)| index).collect::<Vec<_>>()
    };
    let exact = rows_of(typed);
    if !exact.is_empty() {
        return Found::Rows(exact);
    }
    let mut ids = Ids::new(typed);
    let order = Order::All(timeline.len());
    let looked_at = chronology.ordered(&order).each(
        || (),
        |(), _, event| event.id,
        |read| {
            for id in read {
                ids.look_at(id);
            }
            Ok(())
        },
    );
    if let Err(Failure::FileChanged(file)) = looked_at {
        return Found::None(format!("{file}: it was changed while it was being read — run the command again"));
    }
    match ids.beginning.first() {
        Some(id) if ids.beginning.len() == 1 => Found::Rows(rows_of(id)),
        _ => Found::None(ids.told()),
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

impl<'t> Ids<'t> {
    fn new(typed: &'t str) -> Self {
        Self { typed, beginning: BTreeSet::new(), nearest: BTreeSet::new() }
    }

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

    fn told(&self) -> String {
        let quoted = |ids: Vec<&String>| ids.into_iter().map(|id| format!("`{id}`")).collect::<Vec<_>>().join(", ");
        let typed = self.typed;
        if !self.beginning.is_empty() {
            let more = if self.beginning.len() > NAMED { ", …" } else { "" };
            let named = quoted(self.beginning.iter().take(NAMED).collect());
            return format!("`{typed}` is the beginning of several ids: {named}{more} — type more of it");
        }
        let near = if self.nearest.is_empty() {
            "`dateline list --format tsv` names them all".to_owned()
        } else {
            format!("nearest: {}", quoted(self.nearest.iter().map(|(_, id)| id).collect()))
        };
        format!("no event has the id `{typed}` — {near}")
    }
}

/// As much of an id as is compared, in small letters.
fn start(id: &str) -> String {
    id.chars().take(LETTERS).flat_map(char::to_lowercase).collect()
}
