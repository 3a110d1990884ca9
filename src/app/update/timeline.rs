//! Moving through events, lists and texts.

use crate::app::detail::archives::Archives;
use crate::app::detail::names::Names;
use crate::app::effect::JobKind;
use crate::app::layout::MARGIN;
use crate::app::mode::{Focus, Mode};
use crate::app::state::State;
use crate::app::step::{Amount, Direction};
use crate::app::summary::{disputed, may_part};
use crate::app::timeline::columns::Widths;
use crate::model::{EventId, Order, Row, Timeline};
use std::sync::Arc;

impl State {
    /// Takes a timeline up and finds the focused event again: by its identity, else by when it was.
    pub(in crate::app) fn load(&mut self, timeline: Arc<Timeline>) {
        let when = |row: &Row| (row.first, row.last);
        let before = self.focused_row().map(when);
        self.order = Order::All(timeline.len());
        let was_counted = self.query.facets.take().is_some();
        self.jobs.cancel(&[
            JobKind::Count,
            JobKind::CountShown,
            JobKind::Narrow,
            JobKind::Groups,
            JobKind::Lanes,
            JobKind::Silences,
        ]);
        self.copying = None;
        self.archives = Archives::default();
        self.disputed = disputed(&timeline);
        self.may_part = may_part(&timeline);
        if self.widths == Widths::default() {
            self.widths = Widths::of_first(&timeline);
        }
        self.timeline = timeline;
        self.forget_page();
        self.views.close();
        self.pictures.forget();
        self.window.clear();
        self.names = Names::default();
        self.show_problems();
        if !self.touched {
            self.ask_again();
            return self.stand_where_it_begins();
        }
        // The focused event stays under the cursor, as far as there is something above it.
        let above = self.position.saturating_sub(self.top);
        self.as_of.left = self.as_of.left.filter(|_| self.focus == self.as_of.placed);
        let row = self.as_of.left.into_iter().chain(self.focus).find_map(|event| self.timeline.find(event));
        let nearest = before.map_or(0, |key| self.timeline.rows().partition_point(|row| when(row) < key));
        self.place_focus(row.unwrap_or(nearest));
        self.as_of.placed = self.focus;
        self.top = self.position.saturating_sub(above);
        // Where that is answered at once, it is around the focused event that it leaves others out.
        self.ask_again();
        if was_counted {
            self.count();
        }
    }

    /// Has the view of problems, where that is on the screen, show those of the files as they are now.
    pub(in crate::app) fn show_problems(&mut self) {
        if self.mode == Mode::Problems {
            self.open_problems();
            self.mode = if self.problems().is_empty() { Mode::Browse } else { Mode::Problems };
        }
    }

    pub(in crate::app) fn row_at(&self, position: usize) -> Option<&Row> {
        self.timeline.rows().get(self.order.row(position)?)
    }

    /// The row of the focused event; 0 where there is none.
    pub(in crate::app) fn row(&self) -> usize {
        self.order.row(self.position).unwrap_or_default()
    }

    pub(in crate::app) fn focused_row(&self) -> Option<&Row> {
        self.row_at(self.position)
    }

    /// Gives the focus to the event at a position, or to the last one.
    fn place_focus(&mut self, position: usize) {
        self.position = position.min(self.last());
        let focus = self.focused_row().map(Row::event_id);
        if focus != self.focus {
            self.focus = focus;
            // Who comes back while a line is typed finds the page as it was.
            let origin = self.query.prompt.as_ref().map(|prompt| &prompt.origin).filter(|origin| origin.focus == focus);
            (self.reading.top, self.reading.selected) = origin.map_or((None, None), |origin| origin.reading);
        }
    }

    /// Goes to the event at a position. A reader who moves on by themselves has left the trail of related events.
    pub(in crate::app) fn go_to(&mut self, position: usize) {
        let before = self.focus;
        self.place_focus(position);
        if self.focus != before {
            self.trail.clear();
        }
    }

    /// Gives the focus to the event at a position and keeps the trail.
    pub(in crate::app) fn visit(&mut self, position: usize) {
        self.place_focus(position);
    }

    pub(in crate::app) fn focus_event(&mut self, event: EventId) {
        match self.timeline.find(event).and_then(|row| self.order.position(row)) {
            Some(position) => self.go_to(position),
            None => self.say("There is no such event."),
        }
    }

    pub(in crate::app) fn focus_instant(&mut self, instant: i64) {
        let rows = self.timeline.rows();
        let earlier = |row: usize| rows.get(row).is_some_and(|row| row.first < instant);
        let position = self.order.partition_point(0, earlier);
        self.go_to(position);
    }

    /// To the first event of the next year, or of the previous one.
    pub(in crate::app) fn year(&mut self, direction: Direction) {
        let rows = self.timeline.rows();
        // What has no date stands behind all that has one, as if in a year of its own.
        let year = |row: usize| rows.get(row).and_then(|row| self.timeline.year(row)).unwrap_or(i64::MAX);
        let here = self.order.row(self.position).map_or(i64::MAX, year);
        let first_of = |wanted: i64| self.order.partition_point(0, |row| year(row) < wanted);
        let position = match direction {
            Direction::Forward => Some(self.order.partition_point(self.position + 1, |row| year(row) <= here))
                .filter(|at| *at <= self.last()),
            Direction::Back => {
                let before = first_of(here).min(self.position).checked_sub(1);
                let year_before = before.and_then(|before| Some(first_of(year(self.order.row(before)?))));
                year_before.or((self.position > 0).then_some(0))
            }
        };
        match (position, direction) {
            (Some(position), _) => self.go_to(position),
            (None, Direction::Forward) => self.say("No year with an event after this one."),
            (None, Direction::Back) => self.say("No year with an event before this one."),
        }
    }

    /// To the next event or the previous one, or as many further.
    pub(in crate::app) fn step(&mut self, direction: Direction, steps: usize) {
        let position = direction.apply(self.position, steps, self.last());
        match direction {
            _ if position != self.position => self.go_to(position),
            Direction::Forward => self.say("No event after this one."),
            Direction::Back => self.say("No event before this one."),
        }
    }

    /// Moves through what has the keys.
    pub(in crate::app) fn advance(&mut self, direction: Direction, amount: Amount) {
        let panes = self.panes();
        match self.focus() {
            Focus::List => {
                let steps = amount.steps(self.list().scrolled().page(self.top));
                if matches!(amount, Amount::Page | Amount::HalfPage) {
                    self.top = direction.apply(self.top, steps, self.last());
                }
                self.go_to(direction.apply(self.position, steps, self.last()));
            }
            Focus::Detail => self.page_through_detail(direction, amount.steps(usize::from(panes.text.height))),
            Focus::Prompt | Focus::Copying | Focus::Opening => {}
            Focus::Problems | Focus::Facets | Focus::Sources | Focus::Figures => {
                self.advance_in_view(direction, amount);
            }
            Focus::Lanes => self.advance_in_lanes(direction, amount),
            Focus::Help => self.scroll_help(direction, amount.steps(usize::from(panes.cover_text.height))),
        }
    }

    /// Turns the wheel over the list: the view moves, and the focus only where it would leave it.
    pub(in crate::app) fn scroll_list(&mut self, direction: Direction, rows: usize) {
        if !self.has_events() {
            return;
        }
        let (top, first, last) = {
            let scrolled = self.list().scrolled();
            let top = direction.apply(self.top, rows, scrolled.highest_top().max(self.top));
            let last = scrolled.last_shown(top);
            let first = if top == 0 { 0 } else { top + MARGIN };
            (top, first, if last == self.last() { last } else { last.saturating_sub(MARGIN) })
        };
        self.top = top;
        self.go_to(if first <= last { self.position.clamp(first, last) } else { top });
    }
}
