//! The views: opening them, moving through their lists and pages, and the ways from them to events.

use crate::app::action::Sources;
use crate::app::commands::condition::Condition;
use crate::app::effect::{JobKind, Question};
use crate::app::facets::view::columns;
use crate::app::mode::{Mode, Pane};
use crate::app::sources::Identity;
use crate::app::state::State;
use crate::app::step::{Amount, Direction};
use crate::app::summary::{Summary, may_part};
use crate::model::{Order, Row};
use crate::query::{self, Query};
use crate::text::Clean;
use std::sync::Arc;

/// As many lines a notch of the wheel moves.
const NOTCH: usize = 3;

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
        self.may_part = may_part(&self.timeline);
        self.forget_page();
        if self.as_of.marks.is_none() {
            self.widths = summary.widths;
        } else {
            // What was known on a day is as wide as the whole, but for what has come since that was read.
            self.widths.widen(summary.widths);
        }
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

    /// Shows a view, or goes back from it.
    pub(in crate::app) fn toggle_view(&mut self, mode: Mode) {
        if mode == Mode::Problems && self.mode != mode && self.problems().is_empty() {
            let refused = self.refused.as_ref().map(|refused| refused.why.clone());
            self.status = Some(refused.unwrap_or_else(|| Clean::from("No problems in the files.")));
            return;
        }
        // Out of help it leads to the view that help covers, as to any other.
        let was_covered = self.help.take().is_some();
        match mode {
            _ if self.mode == mode && was_covered => return,
            _ if self.mode == mode => return self.leave_for_timeline(),
            Mode::Browse => return self.leave_for_timeline(),
            Mode::Facets | Mode::Problems => return self.enter_view(mode),
            Mode::Sources | Mode::Figures | Mode::Lanes => {}
        }
        let source = if mode == Mode::Sources { self.source_of_item() } else { None };
        self.enter_view(mode);
        if let Some(key) = source {
            self.views.sources.go_to(self.views.summary.as_deref(), Identity::Source(key));
        }
        let row = self.order.row(self.position).and_then(|row| u32::try_from(row).ok());
        if let (Mode::Figures, Some(summary), Some(row)) = (mode, &self.views.summary, row) {
            self.views.figures.go_to(summary, |point| point.at.row == row);
        }
    }

    /// Has another view than the timeline on the screen.
    pub(in crate::app) fn enter_view(&mut self, mode: Mode) {
        if !mode.has_panes() {
            self.leave_for_timeline();
        } else if !self.mode.has_panes() {
            self.views.before = (self.pane, self.split.whole);
        }
        self.mode = mode;
        match mode {
            Mode::Browse => {}
            Mode::Facets => self.facets_view.narrow(""),
            Mode::Problems => self.open_problems(),
            Mode::Sources | Mode::Figures | Mode::Lanes => {
                (self.pane, self.split.whole) = (Pane::List, false);
                self.narrow_views();
            }
        }
    }

    /// Begins to look through what is wrong with the files.
    pub(in crate::app) fn open_problems(&mut self) {
        let judged = Arc::clone(self.judged());
        self.problems.open(&judged);
        self.views.lists += 1;
    }

    /// One step back: from the lower pane to the upper one, from there to the timeline.
    pub(in crate::app) fn leave_view(&mut self) {
        if self.pane == Pane::Detail && matches!(self.mode, Mode::Sources | Mode::Figures) {
            (self.split.whole, self.pane) = (false, Pane::List);
        } else {
            self.leave_for_timeline();
        }
    }

    pub(in crate::app) fn leave_for_timeline(&mut self) {
        if self.mode.has_panes() {
            (self.pane, self.split.whole) = self.views.before;
        }
        self.mode = Mode::Browse;
    }

    /// Brings the lists of the views in line with the screen.
    pub(in crate::app) fn settle_view(&mut self) {
        self.narrow_views();
        self.settle_items();
        let (panes, rows, parts) = (self.panes(), usize::from(self.table(self.pane).rows.height), self.figures_parts());
        match (self.mode, &self.views.summary) {
            (Mode::Lanes, _) => self.settle_lanes(),
            (Mode::Problems, _) => {
                let judged = Arc::clone(self.judged());
                let list = self.problems.scrolled(&judged, panes.cover_text.size());
                self.problems.cursor.settle(&list);
            }
            (Mode::Facets, _) => {
                self.count();
                self.count_shown();
                let shown = self.facets_shown().cloned();
                if let Some(facets) = &self.query.facets {
                    self.facets_view.show(facets, shown.as_ref());
                }
                self.facets_view.settle(columns(panes.cover).len(), usize::from(panes.cover.height));
            }
            (Mode::Sources, Some(_)) => self.views.sources.settle(rows),
            (Mode::Figures, Some(summary)) => self.views.figures.settle(summary, &parts),
            (Mode::Browse, _) | (Mode::Sources | Mode::Figures, None) => {}
        }
    }

    /// Has the values of the visible events counted, once those of all are.
    fn count_shown(&mut self) {
        let is_filtered = matches!(self.order, Order::Some(_)) && self.query.facets.is_some();
        if is_filtered && self.pictures.counted.wants(self.pictures.events) {
            self.start(Question::Count(self.order.clone()));
        }
    }

    /// Reads what of a view is on the screen.
    pub(in crate::app) fn show_view(&mut self) {
        if self.mode == Mode::Problems {
            let size = self.panes().cover_text.size();
            let judged = Arc::clone(self.judged());
            return self.problems.show(&judged, size);
        }
        let Some(summary) = self.views.summary.clone() else { return };
        if self.mode == Mode::Sources {
            let rows = self.table(self.pane).rows;
            self.views.sources.show(&summary, rows);
            self.read_source(0);
        } else {
            let parts = self.figures_parts();
            self.views.figures.draw(&summary, parts.chart, self.options.today);
            self.views.figures.show(&summary, &parts);
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

    /// Moves through the list of a view, or the focused source's page.
    pub(in crate::app) fn advance_in_view(&mut self, direction: Direction, amount: Amount) {
        let panes = self.panes();
        let page = match self.mode {
            Mode::Sources if self.pane == Pane::Detail => {
                // As far as the next item may be.
                self.read_source(usize::from(panes.text.height));
                let height = usize::from(panes.text.height);
                self.views.sources.page.top = self.source_top();
                if matches!(amount, Amount::One) && self.views.sources.page.step(direction, height) {
                    return;
                }
                return self.scroll_source(direction, amount.steps(usize::from(panes.text.height)));
            }
            Mode::Problems => {
                let list = self.problems.scrolled(self.judged(), panes.cover_text.size());
                list.page(self.problems.cursor.top)
            }
            Mode::Facets => {
                let steps = amount.steps(usize::from(panes.cover.height));
                return self.facets_view.step(columns(panes.cover).len(), direction, steps);
            }
            Mode::Browse | Mode::Lanes | Mode::Sources | Mode::Figures => {
                usize::from(self.table(self.pane).rows.height)
            }
        };
        self.move_cursor(direction, amount.steps(page));
    }

    fn move_cursor(&mut self, direction: Direction, steps: usize) {
        if let Some((cursor, count)) = self.cursor(self.pane) {
            self.set_cursor(direction.apply(cursor.focus, steps, count.saturating_sub(1)));
        }
    }

    fn scroll_source(&mut self, direction: Direction, lines: usize) {
        self.read_source(lines);
        self.views.sources.page.top = direction.apply(self.source_top(), lines, self.source_highest_top());
    }

    /// Turns the wheel over a pane, or over what covers both: what is under it moves.
    pub(in crate::app) fn wheel(&mut self, pane: Pane, direction: Direction) {
        match (self.mode, pane) {
            _ if self.help.is_some() => self.scroll_help(direction, NOTCH),
            (Mode::Browse, Pane::List) => self.scroll_list(direction, NOTCH),
            (Mode::Browse | Mode::Lanes, Pane::Detail) => self.scroll_detail(direction, NOTCH),
            (Mode::Lanes, Pane::List) => self.advance_in_lanes(direction, Amount::One),
            (Mode::Sources, Pane::Detail) => self.scroll_source(direction, NOTCH),
            (Mode::Facets, _) => {
                let columns = columns(self.panes().cover).len();
                self.facets_view.step(columns, direction, NOTCH);
            }
            (Mode::Figures, Pane::Detail) => self.step_figure(direction),
            (Mode::Figures, Pane::List) => self.step_measure(direction),
            (Mode::Problems | Mode::Sources, _) => self.move_cursor(direction, 1),
        }
    }

    pub(in crate::app) fn scroll_help(&mut self, direction: Direction, lines: usize) {
        if let Some(help) = &mut self.help {
            help.top = direction.apply(help.top, lines, help.lines().len());
        }
    }

    /// To the item of this number in a pane of the view. What has the keys and the focus already is opened, as Enter opens
    /// it; a value is asked for at once.
    pub(in crate::app) fn go_to_row(&mut self, pane: Pane, n: usize) {
        let is_of_source = self.mode == Mode::Sources && pane == Pane::Detail;
        let focused = if is_of_source {
            self.views.sources.page.selected
        } else {
            self.cursor(pane).map(|(cursor, _)| cursor.focus)
        };
        let is_again = self.pane == pane && focused == Some(n);
        self.pane = pane;
        if is_of_source {
            self.views.sources.page.selected = Some(n);
        } else {
            self.set_cursor(n);
        }
        if is_again || self.mode == Mode::Facets {
            self.open_item();
        }
    }

    /// Does what the focused item of the view's list is for.
    pub(in crate::app) fn open_item(&mut self) {
        match self.mode {
            Mode::Facets if self.facets_view.open() => {}
            Mode::Facets => self.toggle_facet(),
            Mode::Sources if self.pane == Pane::Detail => self.open_event_of_source(),
            Mode::Sources => self.open_source(),
            Mode::Figures if self.pane == Pane::List => self.enter_details(),
            Mode::Figures => self.open_figure(),
            Mode::Problems => {
                let event = self.problems.event().and_then(|row| self.judged().rows().get(row)).map(Row::event_id);
                let row = event.and_then(|event| self.timeline.find(event));
                match row.and_then(|row| self.order.position(row)) {
                    Some(position) => self.show_in_timeline(position),
                    None => self.say(Condition::HasProblemEvent.unmet().unwrap_or_default()),
                }
            }
            Mode::Browse | Mode::Lanes => {}
        }
    }

    /// To the next or the previous column of values.
    pub(in crate::app) fn next_values(&mut self, direction: Direction) {
        let columns = columns(self.panes().cover).len();
        self.facets_view.across(columns, direction);
    }

    /// Adds the value that has the focus to the filter, or takes it out.
    fn toggle_facet(&mut self) {
        let Some(facet) = self.facets_view.focused() else { return };
        let typed = Query::toggled(self.filter_typed(), facet.field, facet.value);
        self.filter_by(&typed);
    }

    /// Leaves the events out that have the value in focus.
    pub(in crate::app) fn exclude_facet(&mut self) {
        let Some(facet) = self.facets_view.focused() else { return };
        let typed = Query::without(self.filter_typed(), facet.field, facet.value);
        self.filter_by(&typed);
    }

    /// Puts the sources in another order, once they are known.
    pub(in crate::app) fn act_on_sources(&mut self, action: &Sources) {
        let Some(summary) = &self.views.summary else { return };
        self.views.lists += 1;
        match *action {
            Sources::Sort(direction) => self.views.sources.sort(summary, direction),
            Sources::Reverse => self.views.sources.reverse(summary),
            Sources::Gather => self.views.sources.gather(summary),
        }
    }

    /// To the next or the previous figure of the measure.
    pub(in crate::app) fn step_figure(&mut self, direction: Direction) {
        if let Some(summary) = &self.views.summary {
            self.views.figures.step(summary, direction);
        }
    }

    /// To the next or the previous measure.
    fn step_measure(&mut self, direction: Direction) {
        if let Some(summary) = &self.views.summary {
            let (here, last) = (self.views.figures.index.cursor.focus, summary.measures.all().len().saturating_sub(1));
            self.views.figures.select(summary, direction.apply(here, 1, last));
        }
    }

    /// Goes to the event that is selected on the page of the focused source.
    fn open_event_of_source(&mut self) {
        match self.views.sources.page.row().and_then(|row| self.order.position(row)) {
            Some(position) => self.show_in_timeline(position),
            None => self.say("No event is selected: one goes down to them."),
        }
    }

    /// Shows only the events that rest on the focused source.
    fn open_source(&mut self) {
        let filter = self.filter_typed();
        let query = self.views.summary.as_ref().and_then(|summary| self.views.sources.query(summary, filter));
        if let Some(query) = query {
            self.leave_for_list();
            self.filter_by(&query);
        }
    }

    /// Goes to the event that the focused figure is from.
    fn open_figure(&mut self) {
        let point = self.views.summary.as_ref().and_then(|summary| self.views.figures.point(summary));
        let Some(row) = point.map(|point| point.at.row as usize) else { return };
        match self.order.position(row) {
            Some(position) => self.show_in_timeline(position),
            None => self.say("The filter hides the event of this figure."),
        }
    }

    /// To the next or the previous disputed event that is visible.
    pub(in crate::app) fn disputed_event(&mut self, direction: Direction) {
        let here = self.row();
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
