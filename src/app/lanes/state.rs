//! The lanes as a reader looks at them: by what, how close, which one has the focus.
//!
//! Owns what of the view changes with keys, and how it is asked for. Refuses to hold the events of lanes: they are worked
//! out elsewhere (see [`crate::app::jobs`]), and which event has the focus is the same in all views.

use crate::app::lanes::group::{By, Sort};
use crate::app::lanes::{Lanes, Parts};
use crate::app::mode::Mode;
use crate::app::state::State;
use crate::app::step::Direction;
use crate::model::{EventId, Row};
use crate::plot::scale::{Column, Window, Zoom};
use crate::text::Clean;

/// Something to be done to the lanes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LaneAction {
    /// To the next or the previous event of the lane.
    Along(Direction),
    /// Look closer or from further away, around the cursor.
    Zoom(Zoom),
    /// Show all of time.
    Fit,
    /// Look at what comes before or after.
    Pan(Direction),
    /// Lanes by the next or the previous of [`By::ALL`].
    By(Direction),
    /// Put the lanes in the other order.
    Sort,
    /// What a press on a cell of the screen means: column and row.
    Press(u16, u16),
}

/// How the lanes are looked at.
#[derive(Debug, Clone, Default)]
pub(in crate::app) struct Laning {
    pub(in crate::app) by: By,
    pub(in crate::app) sort: Sort,
    /// The time that is looked at; none for all of it.
    pub(in crate::app) window: Option<Window>,
    /// For what lanes were last laid out (commission, screen, time, and the lane that has the focus), and which of the
    /// lanes that may be the first on the screen was tried.
    pub(in crate::app) tried: Option<((u64, Parts, Window, usize), usize)>,
    /// The lane that has the focus, and its name, by which it is found again.
    pub(in crate::app) lane: usize,
    pub(in crate::app) name: Option<String>,
    /// The number of the commission whose lanes `lane` counts.
    pub(in crate::app) of: u64,
    /// The focus that lane and window have followed, and its date.
    pub(in crate::app) seen: Option<EventId>,
    pub(in crate::app) date: Clean,
    /// When the event was from which the reader began to go across lanes.
    pub(in crate::app) anchor: Option<i64>,
}

/// Where the reader is in the lanes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cursor {
    /// The row of the focused event.
    pub row: usize,
    /// The lane in which it is focused: its index among all.
    pub lane: usize,
    /// The column of its start, where that is in the window.
    pub column: Option<u16>,
    /// Its date in words: what the guide says.
    pub date: Clean,
}

impl State {
    /// The lanes as they are laid out; none where they are not on the screen, or not there yet.
    pub fn lanes(&self) -> Option<&Lanes> {
        let lanes = self.pictures.lanes.shown.as_deref().filter(|_| self.mode == Mode::Lanes)?;
        let list = self.panes().list;
        (!list.is_empty() && lanes.parts == Parts::of(list)).then_some(lanes)
    }

    /// By what, in which order, and how many: of the lanes that are shown.
    pub fn lanes_shown(&self) -> Option<(By, Sort, usize)> {
        self.pictures.groups.shown.as_ref().map(|groups| (groups.by, groups.sort, groups.len()))
    }

    /// By what lanes are being gathered, where that is not what is shown.
    pub fn lanes_awaited(&self) -> Option<By> {
        let is_shown = self.lanes_shown().is_some_and(|(by, ..)| by == self.laning.by);
        (!is_shown).then_some(self.laning.by)
    }

    /// Where the reader is in the lanes.
    pub fn lanes_cursor(&self) -> Option<Cursor> {
        let (lanes, row) = (self.lanes()?, self.order.row(self.position)?);
        let column = match lanes.scale.column(instant(self.timeline.rows().get(row)?)) {
            Column::At(column) => Some(column),
            Column::Before | Column::After => None,
        };
        Some(Cursor { row, lane: self.laning.lane, column, date: self.laning.date.clone() })
    }

    /// The time that the lanes show, or will show.
    pub(in crate::app) fn lanes_window(&self) -> Window {
        let all = self.pictures.groups.shown.as_ref().and_then(|groups| groups.all);
        let today = self.options.today.to_days().saturating_mul(86_400);
        self.laning.window.or(all).unwrap_or(Window::new(today, today.saturating_add(86_400)))
    }

    /// Whether there is more than one event in the lane that has the focus.
    pub fn can_go_along(&self) -> bool {
        let groups = self.pictures.groups.shown.as_ref();
        groups.and_then(|groups| groups.order(self.laning.lane)).is_some_and(|order| order.len() > 1)
    }

    /// Whether there is more than one lane.
    pub fn has_other_lanes(&self) -> bool {
        self.pictures.groups.shown.as_ref().is_some_and(|groups| groups.len() > 1)
    }

    /// Whether the lanes show less than all of time.
    pub fn is_zoomed(&self) -> bool {
        self.laning.window.is_some()
    }

    /// Whether one can look closer.
    pub fn can_zoom_in(&self) -> bool {
        self.lanes_window().seconds() > i128::from(Window::CLOSEST)
    }
}

/// The instant at which an event stands under the cursor: its start, or its end where no start is known.
pub(in crate::app) fn instant(row: &Row) -> i64 {
    if row.first > Row::UNKNOWN_START { row.first } else { row.last }
}
