//! Moving in the lanes: through the events of one, across them, closer and further away.

use crate::app::action::Lanes;
use crate::app::effect::Question;
use crate::app::lanes::group::Sort;
use crate::app::lanes::grouped::{Frame, Grouped};
use crate::app::lanes::state::instant;
use crate::app::lanes::{Hit, Parts};
use crate::app::mode::Pane;
use crate::app::state::State;
use crate::app::step::{Amount, Direction, nearer};
use crate::model::Row;
use crate::plot::scale::{Window, Zoom};
use std::sync::Arc;

/// A key moves time by half of the screen.
const PAN: u16 = 2;

impl State {
    pub(in crate::app) fn act_on_lanes(&mut self, action: Lanes) {
        match action {
            Lanes::Along(direction) => self.go_along(direction),
            Lanes::Zoom(zoom) => self.zoom(zoom),
            Lanes::Fit => self.lanes_view.window = None,
            Lanes::Pan(direction) => self.pan(direction),
            Lanes::By(direction) => self.lanes_view.by = self.lanes_view.by.turned(direction),
            Lanes::Sort => {
                self.lanes_view.sort = match self.lanes_view.sort {
                    Sort::First => Sort::Count,
                    Sort::Count => Sort::First,
                };
            }
            Lanes::Press(column, row) => self.press_lanes(column, row),
        }
    }

    /// Looks at another part of time, or at all where that is all of it. What lies beyond all events is not worth a look.
    fn look_at(&mut self, window: Window) {
        let Some(all) = self.groups().and_then(|groups| groups.all) else { return };
        let touches = window.from() < all.to() && window.to() > all.from();
        if touches {
            self.lanes_view.window = (window.from() > all.from() || window.to() < all.to()).then_some(window);
        }
    }

    fn zoom(&mut self, zoom: Zoom) {
        let window = self.lanes_window();
        let around = self.own_row(self.position).as_ref().map_or(window.middle(), instant);
        self.look_at(window.zoomed(zoom, around));
    }

    fn pan(&mut self, direction: Direction) {
        let sign = if direction == Direction::Forward { 1 } else { -1 };
        self.look_at(self.lanes_window().panned(sign, PAN));
    }

    fn groups(&self) -> Option<Arc<Grouped>> {
        self.pictures.groups.shown.clone()
    }

    /// To the next event of the lane, or the previous one.
    fn go_along(&mut self, direction: Direction) {
        let (Some(groups), Some(here)) = (self.groups(), self.order.row(self.position)) else { return };
        let Some(lane) = groups.order(self.lanes_view.lane) else { return };
        let at = match (direction, lane.partition_point(0, |row| row < here)) {
            (Direction::Forward, at) => Some(at + usize::from(lane.row(at) == Some(here))),
            (Direction::Back, at) => at.checked_sub(1),
        };
        match (at.and_then(|at| self.order.position(lane.row(at)?)), direction) {
            (Some(position), _) => self.go_to(position),
            (None, Direction::Forward) => self.say("No event after this one in its lane."),
            (None, Direction::Back) => self.say("No event before this one in its lane."),
        }
    }

    /// Moves across lanes, or to the first or the last event of this one.
    pub(in crate::app) fn advance_in_lanes(&mut self, direction: Direction, amount: Amount) {
        let Some(groups) = self.groups() else { return };
        if amount == Amount::ToEnd {
            let Some(lane) = groups.order(self.lanes_view.lane) else { return };
            let end = if direction == Direction::Forward { lane.len().saturating_sub(1) } else { 0 };
            if let Some(position) = lane.row(end).and_then(|row| self.order.position(row)) {
                self.go_to(position);
            }
            return;
        }
        let page = self.pictures.lanes.shown.as_ref().map_or(1, |lanes| lanes.lanes.len());
        let lane = direction.apply(self.lanes_view.lane, amount.steps(page), groups.len().saturating_sub(1));
        self.go_across(&groups, lane);
    }

    /// To the event of a lane that is nearest in time to the one from which the reader began to go across: that itself, else
    /// the focused one, where it stands in the lane too.
    fn go_across(&mut self, groups: &Grouped, lane: usize) {
        // Where events stand, which is in order: not where their dates are.
        let place = |row: usize| self.timeline.rows().get(row).map(|row| row.first);
        let (Some(order), Some(here)) = (groups.order(lane), self.order.row(self.position)) else { return };
        let anchor = self.lanes_view.anchor.and_then(|event| self.timeline.find(event)).unwrap_or(here);
        let Some(from) = place(anchor) else { return };
        let from_event = self.timeline.rows().get(anchor).map(Row::event_id);
        let same = [anchor, here].into_iter().find(|row| order.position(*row).is_some());
        let start = |at: usize| place(order.row(at)?);
        let after = order.partition_point(0, |row| place(row).is_some_and(|first| first < from));
        let nearest = || nearer(after, |at| start(at).map(|start| (i128::from(start) - i128::from(from)).abs()));
        let position = same.or_else(|| order.row(nearest())).and_then(|row| self.order.position(row));
        self.lanes_view.lane = lane;
        self.lanes_view.name = groups.name(lane).map(str::to_owned);
        if let Some(position) = position {
            self.go_to(position);
            self.follow_focus(groups);
            self.lanes_view.anchor = from_event;
        }
    }

    /// To the lane of a name, whichever event has the focus in it.
    pub(in crate::app) fn return_to_lane(&mut self, name: Option<String>) {
        if let Some(lane) = self.groups().and_then(|groups| groups.named(name.as_deref())) {
            self.lanes_view.lane = lane;
        }
        (self.lanes_view.name, self.lanes_view.seen) = (name, None);
    }

    /// To what was pressed: an event, a count that opens, a lane's name.
    fn press_lanes(&mut self, column: u16, row: u16) {
        let (Some(groups), Some(lanes)) = (self.groups(), self.pictures.lanes.shown.clone()) else { return };
        let lane = lanes.lane_at(row).map(|lane| lane.lane);
        let had_keys = std::mem::replace(&mut self.pane, Pane::List) == Pane::List;
        match (lanes.at(column, row), lane) {
            (Some(Hit::Event(event)), Some(lane)) => {
                let Some(position) = self.order.position(event) else { return };
                let is_again = position == self.position && had_keys;
                self.lanes_view.lane = lane;
                self.go_to(position);
                if is_again {
                    self.enter_details();
                }
            }
            (Some(Hit::Count(window)), _) => self.look_at(window),
            (None, Some(lane)) if lanes.parts.names.contains(column, row) => self.go_across(&groups, lane),
            _ => {}
        }
    }

    /// Has events gathered into lanes, and keeps the focus in one of them, after each action.
    pub(in crate::app) fn settle_lanes(&mut self) {
        let (by, sort) = (self.lanes_view.by, self.lanes_view.sort);
        if self.pictures.groups.wants((self.pictures.events, by, sort)) {
            self.start(Question::Groups(by, sort, self.order.clone()));
        }
        let Some(groups) = self.groups() else { return };
        if self.lanes_view.of != self.pictures.groups.number() {
            self.lanes_view.of = self.pictures.groups.number();
            self.lanes_view.lane = groups.named(self.lanes_view.name.as_deref()).unwrap_or_default();
            self.lanes_view.seen = None;
        }
        self.follow_focus(&groups);
    }

    /// Has the lanes on the screen laid out, a row for each at least: all of them where there are rows enough.
    pub(in crate::app) fn show_lanes(&mut self) {
        let named = self.pictures.groups.shown.as_ref().map_or(0, |groups| groups.named);
        let parts = Parts::of(self.room_for_lanes(), named);
        self.lay_out_lanes(parts);
    }

    fn lay_out_lanes(&mut self, parts: Parts) {
        let Some(groups) = self.groups().filter(|_| !parts.chart.is_empty()) else { return };
        let (of, window, lane) = (self.pictures.groups.number(), self.lanes_window(), self.lanes_view.lane);
        let rows = usize::from(parts.chart.height);
        // The focused lane in the middle, as far as there are lanes on both sides.
        let top = lane.saturating_sub(rows / 2).min(groups.len().saturating_sub(rows));
        let frame = Frame { parts, window, top };
        if self.pictures.lanes.wants((of, frame)) {
            self.start(Question::Lanes(groups, frame, self.options.today));
        }
    }

    /// Keeps the focused event in its lane and in the window, where the focus has changed.
    fn follow_focus(&mut self, groups: &Grouped) {
        let (Some(row), Some(focus)) = (self.order.row(self.position), self.focus) else { return };
        if self.lanes_view.seen == Some(focus) {
            return;
        }
        self.lanes_view.seen = Some(focus);
        self.lanes_view.anchor = None;
        if let Some(lane) = groups.lane_of(row, self.lanes_view.lane) {
            self.lanes_view.lane = lane;
            self.lanes_view.name = groups.name(lane).map(str::to_owned);
        }
        let at = self.own_row(self.position).as_ref().map(instant);
        if let (Some(window), Some(at)) = (self.lanes_view.window, at)
            && !window.contains(at)
        {
            self.lanes_view.window = Some(window.showing(at));
        }
    }
}
