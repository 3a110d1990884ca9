//! The views of sources and figures: opening them, moving through them, and the ways from them to events.

use crate::app::action::{Action, View};
use crate::app::effect::{JobKind, Question};
use crate::app::layout::geometry::Layout;
use crate::app::mode::Mode;
use crate::app::mode::Pane;
use crate::app::state::State;
use crate::app::step::{Amount, Direction};
use crate::app::summary::Summary;
use crate::app::views::Table;
use crate::model::Order;
use crate::query;
use std::sync::Arc;

impl State {
    /// Takes up what a walk over all events has found, unless it was over others than these.
    pub(in crate::app) fn summarised(&mut self, summary: Arc<Summary>) {
        if !summary.is_of(&self.timeline) {
            return self.keep_for_today(summary);
        }
        self.open_summary(summary);
    }

    /// Takes up what is known of all events of the timeline that is shown.
    pub(in crate::app) fn open_summary(&mut self, summary: Arc<Summary>) {
        self.timeline = Arc::clone(&summary.timeline);
        self.disputed.clone_from(&summary.disputed);
        self.forget_page();
        self.views.open(summary);
        self.ask_anew(|query| query.asks_whether(query::State::Disputed));
    }

    /// Has the views show what the filter leaves. That takes a walk over its events, and is asked only where a view is on
    /// the screen.
    pub(in crate::app) fn narrow_views(&mut self) {
        let Some(whole) = &self.views.whole else { return };
        if let Order::All(_) = self.order {
            self.views.narrowed = None;
            self.jobs.cancel(&[JobKind::Narrow]);
            let whole = Arc::clone(whole);
            return self.views.show(Some(whole));
        }
        let events = self.pictures.events;
        // While more is being found, there is more to come.
        let is_found = self.query.filter.as_ref().is_some_and(|filter| filter.is_all);
        if !matches!(self.mode, Mode::Sources | Mode::Figures) || self.views.narrowed == Some(events) || !is_found {
            return;
        }
        let whole = Arc::clone(whole);
        self.views.narrowed = Some(events);
        self.views.show(None);
        self.start(Question::Narrow(whole, self.order.clone()));
    }

    pub(in crate::app) fn toggle_view(&mut self, mode: Mode) {
        if self.mode == mode {
            return self.leave_for_timeline();
        }
        if self.mode == Mode::Browse {
            self.views.before = self.pane;
        }
        self.mode = mode;
        self.pane = Pane::List;
        self.narrow_views();
        let row = self.order.row(self.position).and_then(|row| u32::try_from(row).ok());
        if let (Mode::Figures, Some(summary), Some(row)) = (mode, &self.views.summary, row) {
            self.views.figures.go_to(summary, row);
        }
    }

    /// One step back: from the lower pane to the upper one, from there to the timeline.
    pub(in crate::app) fn leave_view(&mut self) {
        if self.pane == Pane::Detail && self.mode == Mode::Sources {
            self.pane = Pane::List;
        } else {
            self.leave_for_timeline();
        }
    }

    fn leave_for_timeline(&mut self) {
        self.mode = Mode::Browse;
        self.pane = self.views.before;
    }

    /// Brings the lists of the views in line with the screen.
    pub(in crate::app) fn settle_view(&mut self) {
        self.narrow_views();
        let Some(summary) = self.views.summary.clone() else { return };
        match self.mode {
            Mode::Browse | Mode::Problems | Mode::Facets | Mode::Lanes => {}
            Mode::Sources => {
                let height = Table::of_sources(&self.panes()).rows.height;
                self.views.sources.settle(usize::from(height));
            }
            Mode::Figures => {
                let height = self.figures_parts().table.rows.height;
                self.views.figures.settle(&summary, usize::from(height));
            }
        }
    }

    /// Reads what of a view is on the screen.
    pub(in crate::app) fn show_view(&mut self) {
        let Some(summary) = self.views.summary.clone() else { return };
        if self.mode == Mode::Sources {
            let rows = Table::of_sources(&self.panes()).rows;
            self.views.sources.show(&summary, usize::from(rows.width), usize::from(rows.height));
            self.read_source(0);
        } else {
            let parts = self.figures_parts();
            let (rows, below) = (parts.table.rows, usize::from(parts.against.height));
            let figures_view = &mut self.views.figures;
            figures_view.draw(&summary, parts.chart);
            figures_view.show(&summary, usize::from(rows.width), usize::from(rows.height), below);
        }
    }

    /// Lays the focused source out as far as the screen shows it, and `more` lines beyond.
    fn read_source(&mut self, more: usize) {
        let (Some(summary), text) = (self.views.summary.clone(), self.panes().text) else { return };
        if !text.is_empty() {
            let top = self.views.sources.page.top;
            let lines = top.saturating_add(usize::from(text.height)).saturating_add(more);
            self.views.sources.read(&summary, &self.archives, (usize::from(text.width), lines));
        }
    }

    /// Moves through what has the keys in a view.
    pub(in crate::app) fn advance_in_view(&mut self, direction: Direction, amount: Amount) {
        let Some(summary) = self.views.summary.clone() else { return };
        let panes = self.panes();
        match (self.mode, self.pane) {
            (Mode::Figures, _) => {
                let height = self.figures_parts().table.rows.height.max(1);
                self.views.figures.advance(&summary, direction, amount.steps(usize::from(height)));
            }
            (_, Pane::List) => {
                let height = Table::of_sources(&panes).rows.height;
                self.views.sources.advance(direction, amount.steps(usize::from(height)));
            }
            (_, Pane::Detail) => self.scroll_source(direction, amount.steps(usize::from(panes.text.height))),
        }
    }

    fn scroll_source(&mut self, direction: Direction, lines: usize) {
        self.read_source(lines);
        let top = self.source_top();
        let highest = self.views.sources.page.lines.len().saturating_sub(usize::from(self.panes().text.height));
        self.views.sources.page.top = direction.apply(top, lines, highest);
    }

    /// What the mouse means in a view: the wheel moves through what is under it, a press goes to a line.
    pub(in crate::app) fn view_mouse_means(&self, column: u16, row: u16, wheel: Option<Direction>) -> Option<Action> {
        let panes = self.panes();
        let under = [(panes.list, Pane::List), (panes.detail, Pane::Detail)];
        let (_, pane) = under.into_iter().find(|(part, _)| part.contains(column, row))?;
        if let Some(direction) = wheel {
            return Some(Action::View(View::Wheel(pane, direction)));
        }
        let (rows, top) = if self.mode == Mode::Sources {
            (Table::of_sources(&panes).rows, self.views.sources.top)
        } else {
            (self.figures_parts().table.rows, self.views.figures.top)
        };
        let count = self.view_position().map_or(0, |(_, count)| count);
        let line = top + usize::from(row.saturating_sub(rows.y));
        let on_a_row = row >= rows.y && row - rows.y < rows.height && line < count;
        let of_table = (self.mode == Mode::Sources) == (pane == Pane::List);
        Some(if on_a_row && of_table { Action::View(View::Line(line)) } else { Action::View(View::Pane(pane)) })
    }

    /// Turns the wheel over a pane of a view.
    pub(in crate::app) fn wheel_view(&mut self, pane: Pane, direction: Direction, lines: usize) {
        let Some(summary) = self.views.summary.clone() else { return };
        match (self.mode, pane) {
            (Mode::Sources, Pane::List) => self.views.sources.advance(direction, 1),
            (Mode::Sources, Pane::Detail) => self.scroll_source(direction, lines),
            _ => self.views.figures.advance(&summary, direction, 1),
        }
    }

    /// To a line of the view's table; pressed again where it is alone on the screen, what it is about.
    pub(in crate::app) fn focus_line(&mut self, line: usize) {
        match self.mode {
            Mode::Sources if self.views.sources.focus == line && self.panes().layout == Layout::Single => {
                self.pane = Pane::Detail;
            }
            Mode::Sources => (self.pane, self.views.sources.focus) = (Pane::List, line),
            _ => self.views.figures.focus = line,
        }
    }

    /// Shows only the events that rest on the focused source.
    pub(in crate::app) fn open_source(&mut self) {
        let filter = self.filter_typed();
        let query = self.views.summary.as_ref().and_then(|summary| self.views.sources.query(summary, filter));
        if let Some(query) = query {
            self.mode = Mode::Browse;
            self.pane = Pane::List;
            self.filter_by(&query);
        }
    }

    /// Goes to the event that the focused figure is from.
    pub(in crate::app) fn open_figure(&mut self) {
        let point = self.views.summary.as_ref().and_then(|summary| self.views.figures.point(summary));
        let Some(row) = point.map(|point| point.at.row as usize) else { return };
        match self.order.position(row) {
            Some(position) => self.show_in_timeline(position),
            None => self.say("The filter hides the event of this figure."),
        }
    }

    /// To the next or the previous disputed event that is visible.
    pub(in crate::app) fn disputed_event(&mut self, direction: Direction) {
        let here = self.order.row(self.position).unwrap_or_default();
        let visible = |row: &usize| self.order.position(*row);
        let found = match direction {
            Direction::Forward => {
                let from = self.disputed.partition_point(|row| *row <= here);
                self.disputed.iter().skip(from).find_map(visible)
            }
            Direction::Back => {
                let to = self.disputed.partition_point(|row| *row < here);
                self.disputed.iter().take(to).rev().find_map(visible)
            }
        };
        match (found, direction) {
            (Some(position), _) => self.go_to(position),
            (None, Direction::Forward) => self.say("No disputed event after this one."),
            (None, Direction::Back) => self.say("No disputed event before this one."),
        }
    }
}
