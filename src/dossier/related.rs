//! The events that an event names in `see`.
//!
//! Owns that each is asked for once, however often it is named, and of what is kept of it: enough to name it.

use crate::model::{Event, Timeline};
use std::collections::HashMap;
use std::rc::Rc;

/// An event that is named.
#[derive(Debug)]
pub struct RelatedEvent<'e> {
    /// The id by which it is named.
    pub id: &'e str,
    /// What it is; none where there is no such event, or its file no longer holds it.
    pub event: Option<Rc<EventHead>>,
}

/// What is said of an event where it is only named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventHead {
    /// Its title.
    pub title: String,
    /// When it was, in words.
    pub when: String,
}

/// Asks for the events of these rows, which `event` names in their order.
pub(super) fn entries<'e>(timeline: &Timeline, event: &'e Event, rows: &[Option<usize>]) -> Vec<RelatedEvent<'e>> {
    let mut asked: HashMap<usize, Option<Rc<EventHead>>> = HashMap::new();
    let mut head = |row: usize| {
        let ask = || {
            let event = timeline.event(row).ok()?;
            Some(Rc::new(EventHead { when: event.when(), title: event.title }))
        };
        asked.entry(row).or_insert_with(ask).clone()
    };
    let named = event.see.iter().zip(rows);
    named.map(|(id, row)| RelatedEvent { id, event: row.and_then(&mut head) }).collect()
}
