//! The list laid out as lines: years, events, silences.
//!
//! Owns which lines stand before an event and how many there are: that follows from the event and the one before.

use crate::app::layout::{Scrolled, clip, when};
use crate::dossier::{Numbering, label};
use crate::evidence::gap::{Gap, Gaps};
use crate::evidence::independence::Independence;
use crate::model::Order;
use crate::model::{Event, Row, Timeline};
use crate::text::Clean;

/// One line of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// The year in which the events below start; none where no start is known.
    Year(Option<i64>),
    /// How long nothing is known to have happened: by its index.
    Silence(usize),
    /// Nothing, for the eye.
    Blank,
    /// The event at a position.
    Event(usize),
}

/// What the list shows of an event, so that drawing asks for nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its date, short.
    pub label: Clean,
    /// Its title.
    pub title: Clean,
    /// The numbers of its sources, and where some of them are not independent, how many origins they are: `[1][2]`,
    /// `[1–4]:2`.
    pub cites: Clean,
    /// Whether it has none.
    pub unsourced: bool,
    /// Whether it could not be read: its file has changed.
    pub changed: bool,
}

impl Entry {
    /// What the list shows of an event.
    pub fn of(event: &Event, row: &Row, independence: &mut Independence<'_>) -> Self {
        let sources = Numbering::of(event).sources().len();
        Self {
            label: when::label(&event.date, row),
            title: clip::mention(&event.title),
            cites: cites(sources, independence.origins(event)),
            unsourced: sources == 0,
            changed: false,
        }
    }

    /// What it shows of one that can no longer be read.
    pub fn of_changed_file() -> Self {
        let title = Clean::from("(its file has changed since it was opened)");
        Self { label: Clean::default(), title, cites: Clean::default(), unsourced: true, changed: true }
    }
}

fn cites(sources: usize, origins: usize) -> Clean {
    let numbers = match sources {
        0 => "[ ]".to_owned(),
        _ => label(&(1..=sources.min(999)).collect::<Vec<_>>()),
    };
    // Copies of one another, and sources of one publisher, are one origin.
    let origins = if origins < sources { format!(":{}", origins.min(999)) } else { String::new() };
    Clean::line(&(numbers + &origins))
}

/// The list as a whole, without any of its events.
#[derive(Debug, Clone, Copy)]
pub struct List<'a> {
    /// The rows.
    pub timeline: &'a Timeline,
    /// Which of them are visible.
    pub order: &'a Order,
    /// The silences between them, where they are known.
    pub silences: Option<&'a Gaps>,
    /// Lines of the screen.
    pub height: usize,
}

/// What stands before an event.
#[derive(Debug, Clone, Copy, Default)]
struct Before {
    silence: Option<usize>,
    blank: bool,
    /// Whether the event is the first of its year.
    year: bool,
}

/// From this height on, years are set apart by a blank line.
const AIRY: usize = 14;

impl<'a> List<'a> {
    fn row(&self, position: usize) -> Option<&'a Row> {
        self.timeline.rows().get(self.order.row(position)?)
    }

    /// The year an event stands under.
    pub fn year(&self, position: usize) -> Option<i64> {
        self.row(position).and_then(Row::year)
    }

    /// The silence of a line.
    pub fn silence(&self, index: usize) -> Option<&'a Gap> {
        self.silences?.get(index)
    }

    fn before(&self, position: usize) -> Before {
        let previous = position.checked_sub(1);
        let rows = previous.and_then(|previous| Some((self.row(previous)?, self.row(position)?)));
        let Some((previous_row, row)) = rows else { return Before::default() };
        let between = previous.and_then(|previous| self.order.row(previous)).zip(self.order.row(position));
        let silence = between.and_then(|(behind, before)| self.silences?.shown(behind, before));
        let year = previous_row.year() != row.year();
        Before { silence, blank: year && silence.is_none() && self.height >= AIRY, year }
    }

    /// The event at `position` with what stands before it. The first one shown always has its year above it: without
    /// it, a date would be ambiguous.
    fn lines_of(&self, position: usize, first: bool) -> impl Iterator<Item = Line> {
        let before = if first { Before { year: self.height > 1, ..Before::default() } } else { self.before(position) };
        let lines = [
            before.silence.map(Line::Silence),
            before.blank.then_some(Line::Blank),
            before.year.then(|| Line::Year(self.year(position))),
            Some(Line::Event(position)),
        ];
        lines.into_iter().flatten()
    }

    /// The lines shown where `top` is the first event shown; nothing stands before an event that no longer fits.
    pub fn layout(&self, top: usize) -> Vec<Line> {
        let events = top..self.order.len();
        let lines = events.flat_map(|position| self.lines_of(position, position == top));
        let mut lines: Vec<Line> = lines.take(self.height).collect();
        while lines.pop_if(|line| !matches!(line, Line::Event(_))).is_some() {}
        lines
    }

    /// The list as something that scrolls.
    pub fn scrolled(self) -> Scrolled<impl Fn(usize, bool) -> usize> {
        let lines = move |position, first| self.lines_of(position, first).count();
        Scrolled { len: self.order.len(), height: self.height, lines }
    }
}
