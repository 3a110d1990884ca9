//! Where a reader has been: jumps there and back, marks, and the number that is being typed.
//!
//! Owns which of these there are; events are remembered by what they are, never by where they stand.

use crate::model::EventId;
use std::collections::BTreeMap;

/// As many jumps are remembered.
const MOST: usize = 100;
/// No number that is typed is larger.
const LARGEST: usize = 9_999_999;

/// A key that waits for the letter of a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MarkKey {
    /// To set it.
    Set,
    /// To go to it.
    Go,
}

/// Where a reader has been.
#[derive(Debug, Clone, Default)]
pub(in crate::app) struct Jumps {
    back: Vec<EventId>,
    forward: Vec<EventId>,
    marks: BTreeMap<char, EventId>,
    /// What waits for a letter.
    pub(in crate::app) waiting: Option<MarkKey>,
    /// The number that is being typed.
    pub(in crate::app) number: Option<usize>,
}

impl Jumps {
    /// Remembers an event that is left behind.
    pub(in crate::app) fn leave(&mut self, event: EventId) {
        self.forward.clear();
        push(&mut self.back, event);
    }

    /// The event to go back to from another; that is remembered as the way forward. None where there is none that `is_there`.
    pub(in crate::app) fn back(&mut self, from: EventId, is_there: impl Fn(EventId) -> bool) -> Option<EventId> {
        turn(&mut self.back, &mut self.forward, from, is_there)
    }

    /// The event to go forward to.
    pub(in crate::app) fn forward(&mut self, from: EventId, is_there: impl Fn(EventId) -> bool) -> Option<EventId> {
        turn(&mut self.forward, &mut self.back, from, is_there)
    }

    /// The event that was left last.
    pub(in crate::app) fn last(&self) -> Option<EventId> {
        self.back.last().copied()
    }

    /// Whether there is a way back, and one forward.
    pub(in crate::app) fn ways(&self) -> (bool, bool) {
        (!self.back.is_empty(), !self.forward.is_empty())
    }

    pub(in crate::app) fn mark(&mut self, letter: char, event: EventId) {
        self.marks.insert(letter, event);
    }

    pub(in crate::app) fn marked(&self, letter: char) -> Option<EventId> {
        self.marks.get(&letter).copied()
    }

    /// Adds a digit to the number that is being typed; a 0 alone is none.
    pub(in crate::app) fn type_digit(&mut self, digit: usize) {
        let number = self.number.unwrap_or(0).saturating_mul(10).saturating_add(digit);
        self.number = (number > 0).then_some(number.min(LARGEST));
    }
}

fn push(list: &mut Vec<EventId>, event: EventId) {
    if list.last() == Some(&event) {
        return;
    }
    if list.len() >= MOST {
        list.remove(0);
    }
    list.push(event);
}

fn turn(
    from: &mut Vec<EventId>,
    to: &mut Vec<EventId>,
    here: EventId,
    is_there: impl Fn(EventId) -> bool,
) -> Option<EventId> {
    while let Some(event) = from.pop() {
        if event != here && is_there(event) {
            push(to, here);
            return Some(event);
        }
    }
    None
}
