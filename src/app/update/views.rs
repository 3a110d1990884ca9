//! The views of sources and figures: opening them, moving through them, and the ways from them to events.

use crate::app::action::Action;
use crate::app::effect::Effect;
use crate::app::figures::Plot;
use crate::app::layout::geometry::{Layout, Need};
use crate::app::mode::Mode;
use crate::app::mode::Pane;
use crate::app::search::state::AT_ONCE;
use crate::app::sources::Shelf;
use crate::app::state::State;
use crate::app::step::{Amount, Direction};
use crate::app::summary::Summary;
use crate::app::views::{Figures, Table};
use crate::model::Order;
use crate::query;
use crate::text::Clean;
use std::sync::Arc;

impl State {
    /// What is known of the visible events; none while they are being looked at.
    pub fn summary(&self) -> Option<&Summary> {
        self.views.summary.as_deref()
    }

    /// The sources, where they are on the screen.
    pub fn shelf(&self) -> Option<&Shelf> {
        (self.mode == Mode::Sources).then_some(&self.views.shelf)
    }

    /// The figures, where they are on the screen.
    pub fn plot(&self) -> Option<&Plot> {
        (self.mode == Mode::Figures).then_some(&self.views.plot)
    }

    /// Where the focused line of a view stands, from 0, and how many there are; none where there is none.
    pub fn view_position(&self) -> Option<(usize, usize)> {
        let (focus, all) = match self.mode {
            Mode::Sources => (self.views.shelf.focus, self.views.shelf.items.len()),
            _ => (self.views.plot.focus, self.views.plot.points(self.summary()?).len()),
        };
        (all > 0).then_some((focus, all))
    }

    /// How many rows the panes of a view can use.
    pub(in crate::app) fn view_needs(&self) -> Need {
        const LEAST: usize = 3; // a heading, a line, and a word that there is none
        let rows = |rows: usize| u16::try_from(rows).unwrap_or(u16::MAX);
        let ((upper, lower), views) = ((u16::MAX, u16::MAX), &self.views);
        match (self.mode, &views.summary) {
            (Mode::Sources, Some(_)) => Need { upper: rows((views.shelf.items.len() + 1).max(LEAST)), lower },
            (Mode::Figures, Some(summary)) => Need { upper, lower: rows(views.plot.needs(summary)) },
            _ => Need { upper, lower },
        }
    }

    /// Where the parts of the figures view stand.
    pub fn figures_parts(&self) -> Figures {
        let panes = self.panes();
        Figures::of(&panes, self.views.plot.below(usize::from(panes.detail.height)))
    }

    /// The first line of the focused source's page that is shown.
    pub fn source_top(&self) -> usize {
        let page = &self.views.shelf.page;
        page.top.min(page.lines.len().saturating_sub(usize::from(self.panes().text.height)))
    }

    /// Takes up what a walk over all events has found, unless it was over others than these.
    pub(in crate::app) fn summarised(&mut self, summary: Arc<Summary>) {
        if !summary.is_of(&self.timeline) {
            return self.keep_for_today(summary);
        }
        self.open_summary(summary);
    }

    /// What is known of all events, where it is known already.
    pub fn whole_summary(&self) -> Option<Arc<Summary>> {
        self.views.whole.clone()
    }

    /// Takes up what is known of all events of the timeline that is shown.
    pub(in crate::app) fn open_summary(&mut self, summary: Arc<Summary>) {
        self.timeline = Arc::clone(&summary.timeline);
        self.disputed.clone_from(&summary.disputed);
        self.forget_page();
        self.views.open(summary);
        self.ask_anew(|query| query.asks_whether(query::State::Disputed));
    }

    /// Has the views show what the filter leaves. That takes a walk over its events: where they are many it is asked of
    /// the world, and only where a view is on the screen.
    pub(in crate::app) fn narrow_views(&mut self) {
        let Some(whole) = &self.views.whole else { return };
        if let Order::All(_) = self.order {
            self.views.narrowed = None;
            let whole = Arc::clone(whole);
            return self.views.show(Some(whole));
        }
        let events = self.pictures.events;
        // While more is being found, there is more to come.
        let is_found = self.finding.filter.as_ref().is_some_and(|filter| filter.is_all);
        if !matches!(self.mode, Mode::Sources | Mode::Figures) || self.views.narrowed == Some(events) || !is_found {
            return;
        }
        let at_once = (self.timeline.len() <= AT_ONCE).then(|| Arc::new(whole.narrowed(&self.order)));
        if at_once.is_none() {
            self.finding.outbox.push(Effect::Narrow(events));
        }
        self.views.narrowed = Some(events);
        self.views.show(at_once);
    }

    /// Takes up what was found of the visible events, unless others are visible by now.
    pub(in crate::app) fn narrowed(&mut self, number: u64, summary: Arc<Summary>) {
        if self.views.narrowed == Some(number) {
            self.views.show(Some(summary));
        }
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
            self.views.plot.go_to(summary, row);
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
                self.views.shelf.settle(usize::from(height));
            }
            Mode::Figures => {
                let height = self.figures_parts().table.rows.height;
                self.views.plot.settle(&summary, usize::from(height));
            }
        }
    }

    /// Reads what of a view is on the screen.
    pub(in crate::app) fn show_view(&mut self) {
        let Some(summary) = self.views.summary.clone() else { return };
        if self.mode == Mode::Sources {
            let rows = Table::of_sources(&self.panes()).rows;
            self.views.shelf.show(&summary, usize::from(rows.width), usize::from(rows.height));
            self.read_source(0);
        } else {
            let parts = self.figures_parts();
            let (rows, below) = (parts.table.rows, usize::from(parts.against.height));
            let plot = &mut self.views.plot;
            plot.draw(&summary, parts.chart);
            plot.show(&summary, usize::from(rows.width), usize::from(rows.height), below);
        }
    }

    /// Lays the focused source out as far as the screen shows it, and `more` lines beyond.
    fn read_source(&mut self, more: usize) {
        let (Some(summary), text) = (self.views.summary.clone(), self.panes().text) else { return };
        if !text.is_empty() {
            let top = self.views.shelf.page.top;
            let lines = top.saturating_add(usize::from(text.height)).saturating_add(more);
            self.views.shelf.read(&summary, &self.archives, (usize::from(text.width), lines));
        }
    }

    /// Moves through what has the keys in a view.
    pub(in crate::app) fn advance_in_view(&mut self, direction: Direction, amount: Amount) {
        let Some(summary) = self.views.summary.clone() else { return };
        let panes = self.panes();
        match (self.mode, self.pane) {
            (Mode::Figures, _) => {
                let height = self.figures_parts().table.rows.height.max(1);
                self.views.plot.advance(&summary, direction, amount.steps(usize::from(height)));
            }
            (_, Pane::List) => {
                let height = Table::of_sources(&panes).rows.height;
                self.views.shelf.advance(direction, amount.steps(usize::from(height)));
            }
            (_, Pane::Detail) => self.scroll_source(direction, amount.steps(usize::from(panes.text.height))),
        }
    }

    fn scroll_source(&mut self, direction: Direction, lines: usize) {
        self.read_source(lines);
        let top = self.source_top();
        let highest = self.views.shelf.page.lines.len().saturating_sub(usize::from(self.panes().text.height));
        self.views.shelf.page.top = direction.apply(top, lines, highest);
    }

    /// What the mouse means in a view: the wheel moves through what is under it, a press goes to a line.
    pub(in crate::app) fn view_mouse_means(&self, column: u16, row: u16, wheel: Option<Direction>) -> Option<Action> {
        let panes = self.panes();
        let under = [(panes.list, Pane::List), (panes.detail, Pane::Detail)];
        let (_, pane) = under.into_iter().find(|(part, _)| part.contains(column, row))?;
        if let Some(direction) = wheel {
            return Some(Action::WheelView(pane, direction));
        }
        let (rows, top) = if self.mode == Mode::Sources {
            (Table::of_sources(&panes).rows, self.views.shelf.top)
        } else {
            (self.figures_parts().table.rows, self.views.plot.top)
        };
        let count = self.view_position().map_or(0, |(_, count)| count);
        let line = top + usize::from(row.saturating_sub(rows.y));
        let on_a_row = row >= rows.y && row - rows.y < rows.height && line < count;
        let of_table = (self.mode == Mode::Sources) == (pane == Pane::List);
        Some(if on_a_row && of_table { Action::FocusLine(line) } else { Action::Pane(pane) })
    }

    /// Turns the wheel over a pane of a view.
    pub(in crate::app) fn wheel_view(&mut self, pane: Pane, direction: Direction, lines: usize) {
        let Some(summary) = self.views.summary.clone() else { return };
        match (self.mode, pane) {
            (Mode::Sources, Pane::List) => self.views.shelf.advance(direction, 1),
            (Mode::Sources, Pane::Detail) => self.scroll_source(direction, lines),
            _ => self.views.plot.advance(&summary, direction, 1),
        }
    }

    /// To a line of the view's table; pressed again where it is alone on the screen, what it is about.
    pub(in crate::app) fn focus_line(&mut self, line: usize) {
        match self.mode {
            Mode::Sources if self.views.shelf.focus == line && self.panes().layout == Layout::Single => {
                self.pane = Pane::Detail;
            }
            Mode::Sources => (self.pane, self.views.shelf.focus) = (Pane::List, line),
            _ => self.views.plot.focus = line,
        }
    }

    /// Shows only the events that rest on the focused source.
    pub(in crate::app) fn open_source(&mut self) -> Vec<Effect> {
        let filter = self.filter_typed();
        let query = self.views.summary.as_ref().and_then(|summary| self.views.shelf.query(summary, filter));
        match query {
            Some(query) => {
                self.mode = Mode::Browse;
                self.pane = Pane::List;
                self.act(Action::Filter(query))
            }
            None => Vec::new(),
        }
    }

    /// Goes to the event that the focused figure is from.
    pub(in crate::app) fn open_figure(&mut self) {
        let point = self.views.summary.as_ref().and_then(|summary| self.views.plot.point(summary));
        let Some(row) = point.map(|point| point.at.row as usize) else { return };
        match self.order.position(row) {
            Some(position) => {
                self.mode = Mode::Browse;
                self.pane = Pane::List;
                self.go_to(position);
            }
            None => self.status = Some(Clean::from("The filter hides the event of this figure.")),
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
            (None, Direction::Forward) => self.status = Some(Clean::from("No disputed event after this one.")),
            (None, Direction::Back) => self.status = Some(Clean::from("No disputed event before this one.")),
        }
    }
}

/// What is true of the views at the moment.
impl State {
    /// Whether what has the keys in the view can be moved through.
    pub fn can_move_in_view(&self) -> bool {
        let Some(summary) = self.summary() else { return false };
        match (self.mode, self.pane) {
            (Mode::Figures, _) => self.views.plot.points(summary).len() > 1,
            (_, Pane::List) => self.views.shelf.items.len() > 1,
            (_, Pane::Detail) => self.views.shelf.page.extent() > usize::from(self.panes().text.height),
        }
    }

    /// Whether there is a disputed event.
    pub fn has_disputed(&self) -> bool {
        self.has_events() && !self.disputed.is_empty()
    }

    /// Whether a source or a publisher has the focus.
    pub fn has_source_focused(&self) -> bool {
        self.views.shelf.item().is_some()
    }

    /// Whether a figure has the focus.
    pub fn has_figure_focused(&self) -> bool {
        self.summary().is_some_and(|summary| self.views.plot.point(summary).is_some())
    }

    /// Whether there is more than one measure.
    pub fn has_other_measures(&self) -> bool {
        self.summary().is_some_and(|summary| summary.compared.stated().len() > 1)
    }
}
