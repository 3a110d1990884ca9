//! Where a reader has been: jumps there and back, marks, and the number that is being typed.
//!
//! Owns which of these there are; events are remembered by what they are, never by where they stand, and with them the
//! item that was selected. So is what had the focus in a view beside the timeline, where that was on the screen.

use crate::app::layout::Target;
use crate::app::mode::{Mode, Pane};
use crate::app::sources;
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

/// A place in a view beside the timeline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::app) struct InView {
    pub(in crate::app) mode: Mode,
    pub(in crate::app) pane: Pane,
    /// Whether that was alone on the screen.
    pub(in crate::app) whole: bool,
    pub(in crate::app) item: Item,
}

/// What had the focus there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::app) enum Item {
    /// A source or a publisher.
    Source(sources::Identity),
    /// A measure, and the event of the figure.
    Figure(String, EventId),
    /// A row of a list.
    Row(usize),
    /// A lane by its name, which the one of the rest has not; the event is that of the visit.
    Lane(Option<String>),
}

/// A place where a reader was: an event, and what of its page.
#[derive(Debug, Clone)]
pub(in crate::app) struct Visit {
    pub(in crate::app) event: EventId,
    /// Where it stood then.
    pub(in crate::app) row: usize,
    /// How far its page was scrolled.
    pub(in crate::app) top: Option<usize>,
    pub(in crate::app) selected: Option<Target>,
    /// Where in a view beside the timeline; none in the timeline.
    pub(in crate::app) view: Option<InView>,
}

impl Visit {
    /// Whether both are of one item of one event, and of one in a view.
    pub(in crate::app) fn is(&self, other: &Self) -> bool {
        (self.event, self.selected, &self.view) == (other.event, other.selected, &other.view)
    }
}

/// Where a reader has been.
#[derive(Debug, Clone, Default)]
pub(in crate::app) struct Jumps {
    back: Vec<Visit>,
    forward: Vec<Visit>,
    marks: BTreeMap<char, EventId>,
    /// What waits for a letter.
    pub(in crate::app) waiting: Option<MarkKey>,
    /// The number that is being typed.
    pub(in crate::app) number: Option<usize>,
}

impl Jumps {
    /// Remembers a place that is left behind.
    pub(in crate::app) fn leave(&mut self, place: Visit) {
        self.forward.clear();
        push(&mut self.back, place);
    }

    /// The place to go back to from another; that is remembered as the way forward. None where there is none that
    /// `is_there`.
    pub(in crate::app) fn back(&mut self, from: Visit, is_there: impl Fn(&Visit) -> bool) -> Option<Visit> {
        turn(&mut self.back, &mut self.forward, from, is_there)
    }

    /// The place to go forward to.
    pub(in crate::app) fn forward(&mut self, from: Visit, is_there: impl Fn(&Visit) -> bool) -> Option<Visit> {
        turn(&mut self.forward, &mut self.back, from, is_there)
    }

    /// The place that was left last.
    pub(in crate::app) fn last(&self) -> Option<Visit> {
        self.back.last().cloned()
    }

    /// Whether there is a way back, and one forward.
    pub(in crate::app) fn ways(&self) -> (bool, bool) {
        (!self.back.is_empty(), !self.forward.is_empty())
    }

    pub(in crate::app) fn mark(&mut self, letter: char, event: EventId) {
        self.marks.insert(letter, event);
    }

    /// All marks, by their letters.
    pub(in crate::app) fn marks(&self) -> &BTreeMap<char, EventId> {
        &self.marks
    }

    pub(in crate::app) fn set_marks(&mut self, marks: BTreeMap<char, EventId>) {
        self.marks = marks;
    }

    pub(in crate::app) fn marked(&self, letter: char) -> Option<EventId> {
        self.marks.get(&letter).copied()
    }

    /// The letter of a mark at an event: the first of the alphabet where there are several.
    pub(in crate::app) fn mark_at(&self, event: EventId) -> Option<char> {
        self.marks.iter().find(|(_, marked)| **marked == event).map(|(letter, _)| *letter)
    }

    /// Adds a digit to the number that is being typed; a 0 alone is none.
    pub(in crate::app) fn type_digit(&mut self, digit: usize) {
        let number = self.number.unwrap_or(0).saturating_mul(10).saturating_add(digit);
        self.number = (number > 0).then_some(number.min(LARGEST));
    }
}

fn push(list: &mut Vec<Visit>, place: Visit) {
    if list.last().is_some_and(|last| last.is(&place)) {
        return;
    }
    if list.len() >= MOST {
        list.remove(0);
    }
    list.push(place);
}

fn turn(from: &mut Vec<Visit>, to: &mut Vec<Visit>, here: Visit, is_there: impl Fn(&Visit) -> bool) -> Option<Visit> {
    while let Some(place) = from.pop() {
        if !place.is(&here) && is_there(&place) {
            push(to, here);
            return Some(place);
        }
    }
    None
}
