//! From input to action, from action to the next state.
//!
//! Owns the only way in which the state changes. Refuses to fail, to look at a clock, and to read more events than the
//! screen shows: many inputs that arrive at once are taken first, and what is on the screen then is read once.

mod views;

use crate::app::action::Action;
use crate::app::commands;
use crate::app::effect::Effect;
use crate::app::facets::state::Line as FacetLine;
use crate::app::help::Help;
use crate::app::input::{Code, Input, Key, Mouse, MouseKind};
use crate::app::lanes::state::LaneAction;
use crate::app::layout::geometry::{Layout, Size};
use crate::app::mode::Pane;
use crate::app::mode::{Mode, Place};
use crate::app::problems::Inspection;
use crate::app::search::prompt::Edit;
use crate::app::state::State;
use crate::app::step::Direction;
use crate::app::timeline::list;

use crate::query::Query;
use crate::text::Clean;

/// As many lines a notch of the wheel moves.
const NOTCH: usize = 3;

/// Does one thing. Afterwards the state can be drawn.
pub fn update(state: &mut State, action: Action) -> Vec<Effect> {
    let mut effects = state.act(action);
    state.prepare();
    effects.append(&mut state.finding.outbox);
    effects
}

/// Takes all that a reader did since the last drawing. Afterwards the state can be drawn; it is what it had been if
/// each input had been taken and drawn alone.
pub fn take(state: &mut State, inputs: impl IntoIterator<Item = Input>) -> Vec<Effect> {
    let mut effects = Vec::new();
    for input in inputs {
        if let Some(action) = state.means(input) {
            state.touched |= !matches!(action, Action::Resize(_));
            effects.extend(state.act(action));
        }
    }
    state.prepare();
    effects.append(&mut state.finding.outbox);
    effects
}

impl State {
    /// What an input means in this state; nothing for a key that does nothing.
    fn means(&mut self, input: Input) -> Option<Action> {
        match input {
            Input::Key(key) => self.key_means(key),
            Input::Mouse(mouse) if self.options.mouse => self.mouse_means(mouse),
            Input::Mouse(_) => None,
            Input::Resize { width, height } => Some(Action::Resize(Size { width, height })),
        }
    }

    fn key_means(&mut self, key: Key) -> Option<Action> {
        let Some(command) = commands::bound(self.place(), key) else { return self.types(key) };
        if command.reads || self.place() == Place::Detail {
            self.read();
        }
        (command.applies)(self).then(|| (command.action)(key))
    }

    /// A letter typed into the line, where there is one.
    fn types(&self, key: Key) -> Option<Action> {
        match key {
            Key { code: Code::Char(letter), ctrl: false, alt: false, .. } if self.place() == Place::Line => {
                Some(Action::Edit(Edit::Type(letter)))
            }
            _ => None,
        }
    }

    fn mouse_means(&mut self, Mouse { column, row, kind }: Mouse) -> Option<Action> {
        let panes = self.panes();
        let wheel = match kind {
            MouseKind::WheelUp => Some(Direction::Back),
            MouseKind::WheelDown => Some(Direction::Forward),
            MouseKind::Press => None,
        };
        match (self.place(), wheel) {
            (Place::Help | Place::Problems | Place::Facets, Some(direction)) => Some(Action::Wheel(direction, NOTCH)),
            (Place::Facets, None) if panes.cover_text.contains(column, row) => {
                let line = usize::from(row - panes.cover_text.y);
                match self.facetting.lines(usize::from(panes.cover_text.height)).get(line) {
                    Some(FacetLine::Value(number, ..)) => Some(Action::FocusFacet(*number)),
                    _ => None,
                }
            }
            (Place::Problems, None) if panes.cover.contains(column, row) => {
                self.show_problems();
                let mut lines = self.problems.shown.iter().flat_map(|(n, lines)| lines.iter().map(move |_| *n));
                lines.nth(usize::from(row - panes.cover.y)).map(Action::FocusProblem)
            }
            (Place::List | Place::Lanes | Place::Detail, None) if panes.overview.contains(column, row) => {
                self.overview().map(|overview| Action::FocusInstant(overview.instant(column - panes.overview.x)))
            }
            (Place::Lanes | Place::Detail, wheel) if self.mode == Mode::Lanes && panes.list.contains(column, row) => {
                Some(
                    wheel
                        .map_or(Action::Lanes(LaneAction::Press(column, row)), |direction| Action::Wheel(direction, 1)),
                )
            }
            (Place::Sources | Place::Figures, _) => self.view_mouse_means(column, row, wheel),
            (Place::Help | Place::Problems | Place::Facets | Place::Line | Place::Copying, None) => None,
            (_, Some(direction)) if panes.list.contains(column, row) => Some(Action::ScrollList(direction, NOTCH)),
            (_, Some(direction)) if panes.detail.contains(column, row) => Some(Action::ScrollDetail(direction, NOTCH)),
            (_, None) if panes.list.contains(column, row) => Some(self.press_list(usize::from(row - panes.list.y))),
            (_, None) if panes.detail.contains(column, row) => {
                Some(self.press_detail(usize::from(row - panes.detail.y)))
            }
            _ => None,
        }
    }

    fn press_list(&self, line: usize) -> Action {
        match self.list().layout(self.top).get(line) {
            Some(list::Line::Event(position))
                if *position == self.position && self.panes().layout == Layout::Single =>
            {
                Action::Pane(Pane::Detail)
            }
            Some(list::Line::Event(position)) => Action::GoTo(*position),
            _ => Action::Pane(Pane::List),
        }
    }

    fn press_detail(&mut self, line: usize) -> Action {
        self.read();
        let line = self.reading.page.lines.get(self.detail_top() + line);
        match line.and_then(|line| line.target) {
            Some(crate::app::layout::text::Target::Related(n)) => Action::Follow(n),
            Some(target) => Action::Select(target),
            None => Action::Pane(Pane::Detail),
        }
    }

    pub(in crate::app) fn act(&mut self, action: Action) -> Vec<Effect> {
        if !action.is_news() {
            self.status = None;
        }
        match action {
            Action::Quit => return vec![Effect::Quit],
            Action::Suspend => return vec![Effect::Suspend],
            Action::Redraw => return vec![Effect::Redraw],
            Action::Resize(size) => self.size = size,
            Action::Loaded(timeline) => {
                self.progress = None;
                self.take_read(timeline);
            }
            Action::SoFar(timeline) => self.take_read_so_far(timeline),
            Action::Reading(progress) => self.progress = Some(progress),
            Action::Move(direction, amount) => self.advance(direction, amount),
            Action::Wheel(direction, lines) => self.wheel(direction, lines),
            Action::Step(direction) => self.go_to(direction.apply(self.position, 1, self.last())),
            Action::Year(direction) => self.year(direction),
            Action::GoTo(position) => {
                self.pane = Pane::List;
                self.go_to(position);
            }
            Action::Focus(event) => self.focus_event(event),
            Action::Missing(name) => {
                let name = crate::app::layout::clip::mention(&name);
                self.status =
                    Some(Clean::line(&format!("There is no event \u{201c}{name}\u{201d}, and it is no date.")));
            }
            Action::FocusInstant(instant) => self.focus_instant(instant),
            Action::ScrollList(direction, rows) => self.scroll_list(direction, rows),
            Action::ScrollDetail(direction, lines) => self.scroll_detail(direction, lines),
            Action::Pane(pane) => self.pane = pane,
            Action::OtherPane => {
                self.pane = match self.pane {
                    Pane::List => Pane::Detail,
                    Pane::Detail => Pane::List,
                };
            }
            Action::SelectRelated(direction) => self.select_related(direction),
            Action::FollowRelated => self.follow_selected(),
            Action::Follow(n) => self.follow(n),
            Action::Select(target) => self.select(target),
            Action::View(mode) => self.toggle_view(mode),
            Action::Summarised(summary) => self.summarised(summary),
            Action::Narrowed(number, summary) => self.narrowed(number, summary),
            Action::Sort(direction) => self.views.sort(direction),
            Action::Reverse => self.views.reverse(),
            Action::Gather => self.views.gather(),
            Action::OpenSource => return self.open_source(),
            Action::WheelView(pane, direction) => self.wheel_view(pane, direction, NOTCH),
            Action::FocusLine(line) => self.focus_line(line),
            Action::Measure(direction) => self.views.measure(direction),
            Action::OpenFigure => self.open_figure(),
            Action::Disputed(direction) => self.disputed_event(direction),
            Action::Problems => self.toggle_problems(),
            Action::OpenProblem => self.open_problem(),
            Action::FocusProblem(n) => self.problems.focus = n.min(self.problems.count().saturating_sub(1)),
            Action::Help => {
                self.help = if self.help.is_some() { None } else { Some(Help::of(self.panes().cover_text.width)) }
            }
            Action::Back => self.back(),
            action => self.act_on_questions(action),
        }
        self.settle();
        std::mem::take(&mut self.finding.outbox)
    }

    /// Does what has to do with looking for events.
    pub(in crate::app) fn act_on_questions(&mut self, action: Action) {
        match action {
            Action::Begin(purpose) => self.begin(purpose),
            Action::Edit(edit) => self.edit(edit),
            Action::Complete(direction) => self.complete(direction),
            Action::Recall(direction) => self.recall(direction),
            Action::Keep => self.keep_line(),
            Action::Hit(direction) => self.show_hit(direction),
            Action::Found(found) => self.take_found(found),
            Action::Counted(number, facets) => self.take_counted(number, facets),
            Action::Facets => {
                self.mode = if self.mode == Mode::Facets { Mode::Browse } else { Mode::Facets };
                self.count();
            }
            Action::ToggleFacet => self.toggle_facet(),
            Action::FocusFacet(number) => {
                self.facetting.focus = number;
                self.toggle_facet();
            }
            Action::Filter(typed) => self.filter_by(&typed),
            Action::GoToDate(date) => self.go_to_date(&date),
            Action::Column(direction) => self.next_column(direction),
            Action::Silence(direction) => self.walk_silences(direction),
            Action::Lanes(action) => self.act_on_lanes(action),
            Action::Pictured(delivery) => self.take_picture(delivery),
            action => self.act_on_days(action),
        }
    }

    /// Does what has to do with the day of which the screen tells.
    fn act_on_days(&mut self, action: Action) {
        match action {
            Action::AsOf(day) => self.look_back(day),
            Action::StepDay(direction) => self.step_day(direction),
            Action::StepPublication(direction) => self.step_publication(direction),
            Action::Known(known) => self.take_known(known),
            Action::Published(number, publications) => self.take_published(number, publications),
            action => self.act_on_citations(action),
        }
    }

    /// Does what takes a citation out of the program, or brings news of it.
    fn act_on_citations(&mut self, action: Action) {
        match action {
            Action::OpenCitation => self.open_citation(),
            Action::Copy => self.begin_copying(),
            Action::CopyAs(style) => self.copy_citation(style),
            Action::CopyPlace => self.copy_place(),
            Action::Say(words) => self.status = Some(words),
            Action::Checked(found) => self.checked(found),
            _ => {}
        }
    }

    /// Adds the value that has the focus to the filter, or takes it out.
    fn toggle_facet(&mut self) {
        let Some(item) = self.facetting.focused() else { return };
        let typed = self.filter_typed();
        let typed = Query::toggled(typed, item.field, &item.value);
        self.filter_by(&typed);
    }

    fn toggle_problems(&mut self) {
        if self.mode == Mode::Problems {
            self.mode = Mode::Browse;
        } else if self.timeline.problems.is_empty() {
            self.status = Some(Clean::from("No problems in the files."));
        } else {
            self.problems.open(&self.timeline);
            self.mode = Mode::Problems;
        }
    }

    fn open_problem(&mut self) {
        if let Some(position) = self.problems.event().and_then(|row| self.order.position(row)) {
            self.mode = Mode::Browse;
            self.pane = Pane::List;
            self.go_to(position);
        }
    }

    fn back(&mut self) {
        match self.place() {
            Place::Help => self.help = None,
            Place::Line => self.cancel_line(),
            Place::Copying => self.copying = None,
            Place::Problems | Place::Facets => self.mode = Mode::Browse,
            Place::Sources | Place::Figures | Place::Lanes => self.leave_view(),
            Place::List | Place::Detail => match self.trail.pop() {
                Some(visit) => self.revisit(visit),
                None if self.pane == Pane::Detail => self.pane = Pane::List,
                None if self.finding.search.is_some() => self.clear_search(),
                None if self.finding.filter.is_some() => self.clear_filter(),
                None => self.look_back(None),
            },
        }
    }

    /// Brings what follows from the rest of the state in line with it, after each action: how far lists are scrolled.
    pub(in crate::app) fn settle(&mut self) {
        if self.has_events() {
            let top = self.list().scrolled().follow(self.top, self.position);
            self.top = top;
        }
        self.settle_strip();
        if self.mode == Mode::Lanes {
            self.settle_lanes();
        }
        let text = self.panes().cover_text;
        self.settle_view();
        if self.mode == Mode::Problems {
            self.problems.settle(&self.timeline, text.width, usize::from(text.height));
        }
        if self.mode == Mode::Facets && self.facetting.count() > 0 {
            let height = usize::from(text.height);
            let top = self.facetting.scrolled(height).follow(self.facetting.top, self.facetting.focus);
            self.facetting.top = top;
        }
        if let Some(help) = &mut self.help {
            if help.width != text.width {
                *help = Help { top: help.top, ..Help::of(text.width) };
            }
            help.top = help.top.min(help.lines.len().saturating_sub(usize::from(text.height)));
        }
    }

    /// Reads what is on the screen and is not at hand yet. Everything has to be settled.
    pub(in crate::app) fn prepare(&mut self) {
        self.see_where_found();
        self.read();
        self.look();
        match self.mode {
            Mode::Browse | Mode::Facets => {}
            Mode::Lanes => self.show_lanes(),
            Mode::Problems => self.show_problems(),
            Mode::Sources | Mode::Figures => self.show_view(),
        }
        self.check_archives();
    }

    pub(in crate::app) fn show_problems(&mut self) {
        let text = self.panes().cover_text;
        self.problems.show(&self.timeline, text.width, usize::from(text.height));
    }

    /// Where the last visible event stands.
    pub(in crate::app) fn last(&self) -> usize {
        self.order.len().saturating_sub(1)
    }

    /// How many problems fit on a page.
    pub(in crate::app) fn problems_page(&self) -> usize {
        let text = self.panes().cover_text;
        Inspection::scrolled(&self.timeline, text.width, usize::from(text.height)).page(self.problems.top)
    }
}
