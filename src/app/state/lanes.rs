//! What the screen shows of the lanes.

use crate::app::lanes::group::{By, Sort};
use crate::app::lanes::state::{Cursor, instant};
use crate::app::lanes::{Lanes, Parts};
use crate::app::mode::Mode;
use crate::app::state::State;
use crate::plot::scale::{Column, Window};

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
        let is_shown = self.lanes_shown().is_some_and(|(by, ..)| by == self.lanes_view.by);
        (!is_shown).then_some(self.lanes_view.by)
    }

    /// Where the reader is in the lanes.
    pub fn lanes_cursor(&self) -> Option<Cursor> {
        let (lanes, row) = (self.lanes()?, self.order.row(self.position)?);
        let column = match lanes.scale.column(instant(self.timeline.rows().get(row)?)) {
            Column::At(column) => Some(column),
            Column::Before | Column::After => None,
        };
        Some(Cursor { row, lane: self.lanes_view.lane, column, date: self.lanes_view.date.clone() })
    }

    /// The time that the lanes show, or will show.
    pub(in crate::app) fn lanes_window(&self) -> Window {
        let all = self.pictures.groups.shown.as_ref().and_then(|groups| groups.all);
        let today = self.options.today.to_days().saturating_mul(86_400);
        self.lanes_view.window.or(all).unwrap_or(Window::new(today, today.saturating_add(86_400)))
    }
}
