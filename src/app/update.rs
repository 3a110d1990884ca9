//! From action to the next state.
//!
//! Owns the only way in which the state changes. It never fails, looks at no clock, and reads no more events than the
//! screen shows: many inputs that arrive at once are taken first, and what is on the screen then is read once.

mod ahead;
mod as_of;
mod copying;
mod detail;
mod facets;
mod input;
mod jobs;
mod lanes;
mod problems;
mod search;
mod strip;
mod timeline;
mod typing;
mod views;

use crate::app::action::{Action, AsOf, Detail, Figures, Files, Go, Program, Prompt, Sources, View};
use crate::app::effect::Effect;
use crate::app::help::Help;
use crate::app::input::Input;
use crate::app::layout::clip;
use crate::app::mode::{Mode, Pane, Place};
use crate::app::state::State;
use crate::text::Clean;

/// Does one thing. Afterwards the state can be drawn.
pub fn update(state: &mut State, action: Action) -> Vec<Effect> {
    state.act(action);
    state.prepare();
    std::mem::take(&mut state.outbox)
}

/// Takes all that a reader did since the last drawing. Afterwards the state can be drawn; it is what it had been if
/// each input had been taken and drawn alone.
pub fn take(state: &mut State, inputs: impl IntoIterator<Item = Input>) -> Vec<Effect> {
    for input in inputs {
        if let Some(action) = state.means(input) {
            state.touched |= !matches!(action, Action::Program(Program::Resize(_)));
            state.act(action);
        }
    }
    state.prepare();
    std::mem::take(&mut state.outbox)
}

impl State {
    fn act(&mut self, action: Action) {
        if !action.is_delivery() {
            (self.status, self.walking) = (None, None);
            // Only further steps add to those that wait.
            if !matches!(action, Action::AsOf(AsOf::StepPublication(_))) {
                self.as_of.steps.clear();
            }
        }
        self.dispatch(action);
        self.settle();
    }

    pub(in crate::app) fn dispatch(&mut self, action: Action) {
        match action {
            Action::Go(action) => self.act_on_focus(action),
            Action::View(action) => self.act_on_view(&action),
            Action::Detail(action) => self.act_on_detail(&action),
            Action::Prompt(action) => self.act_on_prompt(action),
            Action::Sources(Sources::Sort(direction)) => self.views.sort(direction),
            Action::Sources(Sources::Reverse) => self.views.reverse(),
            Action::Sources(Sources::Gather) => self.views.gather(),
            Action::Sources(Sources::Open) => self.open_source(),
            Action::Figures(Figures::Measure(direction)) => self.views.measure(direction),
            Action::Figures(Figures::Open) => self.open_figure(),
            Action::Lanes(action) => self.act_on_lanes(action),
            Action::Facets(action) => self.act_on_facets(&action),
            Action::Problems(action) => self.act_on_problems(&action),
            Action::AsOf(action) => self.act_on_day(&action),
            Action::Program(Program::Quit) => self.outbox.push(Effect::Quit),
            Action::Program(Program::Suspend) => self.outbox.push(Effect::Suspend),
            Action::Program(Program::Redraw) => self.outbox.push(Effect::Redraw),
            Action::Program(Program::Resize(size)) => self.size = size,
            Action::Files(Files::Loaded(timeline)) => {
                (self.progress, self.file_changed) = (None, None);
                self.take_read(timeline);
            }
            Action::Files(Files::SoFar(timeline)) => self.take_read_so_far(timeline),
            Action::Files(Files::Reading(progress)) => self.progress = Some(progress),
            Action::Done(done) => self.take_done(done),
            Action::Say(words) => self.status = Some(words),
        }
    }

    fn act_on_focus(&mut self, action: Go) {
        match action {
            Go::Move(direction, amount) => self.advance(direction, amount),
            Go::Step(direction) => self.go_to(direction.apply(self.position, 1, self.last())),
            Go::Year(direction) => self.year(direction),
            Go::To(position) => {
                self.pane = Pane::List;
                self.go_to(position);
            }
            Go::Event(event) => self.focus_event(event),
            Go::Missing(name) => {
                let name = clip::mention(&name);
                self.say(&format!("There is no event \u{201c}{name}\u{201d}, and it is no date."));
            }
            Go::Date(date) => self.go_to_date(&date),
            Go::Instant(instant) => self.focus_instant(instant),
            Go::Hit(direction) => self.show_hit(direction),
            Go::Disputed(direction) => self.disputed_event(direction),
            Go::Column(direction) => self.next_column(direction),
            Go::Silence(direction) => self.walk_silences(direction),
            Go::Scroll(direction, rows) => self.scroll_list(direction, rows),
            Go::Back => self.back(),
        }
    }

    fn act_on_view(&mut self, action: &View) {
        match *action {
            View::Toggle(Mode::Facets) => self.toggle_facets(),
            View::Toggle(Mode::Problems) => self.toggle_problems(),
            View::Toggle(mode) => self.toggle_view(mode),
            View::Help => {
                self.help = if self.help.is_some() { None } else { Some(Help::of(self.panes().cover_text.width)) }
            }
            View::Pane(pane) => self.pane = pane,
            View::OtherPane => {
                self.pane = match self.pane {
                    Pane::List => Pane::Detail,
                    Pane::Detail => Pane::List,
                };
            }
            View::WheelOver(direction, lines) => self.wheel(direction, lines),
            View::Wheel(pane, direction) => self.wheel_view(pane, direction, input::NOTCH),
            View::Line(line) => self.focus_line(line),
        }
    }

    fn act_on_detail(&mut self, action: &Detail) {
        match *action {
            Detail::Scroll(direction, lines) => self.scroll_detail(direction, lines),
            Detail::Select(target) => self.select(target),
            Detail::SelectRelated(direction) => self.select_related(direction),
            Detail::FollowSelected => self.follow_selected(),
            Detail::Follow(n) => self.follow(n),
            Detail::OpenCitation => self.open_citation(),
            Detail::Copy => self.begin_copying(),
            Detail::CopyAs(style) => self.copy_citation(style),
            Detail::CopyPlace => self.copy_place(),
        }
    }

    fn act_on_prompt(&mut self, action: Prompt) {
        match action {
            Prompt::Begin(purpose) => self.begin(purpose),
            Prompt::Edit(edit) => self.edit(edit),
            Prompt::Complete(direction) => self.complete(direction),
            Prompt::Recall(direction) => self.recall(direction),
            Prompt::Keep => self.keep_line(),
            Prompt::Filter(typed) => self.filter_by(&typed),
        }
    }

    /// Says something to the reader.
    pub(in crate::app) fn say(&mut self, words: &str) {
        self.status = Some(Clean::line(words));
    }

    /// Leaves a view for the event at a position.
    pub(in crate::app) fn show_in_timeline(&mut self, position: usize) {
        self.mode = Mode::Browse;
        self.pane = Pane::List;
        self.go_to(position);
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
                None if self.query.search.is_some() => self.clear_search(),
                None if self.query.filter.is_some() => self.clear_filter(),
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
        if self.mode == Mode::Facets && self.facets_view.count() > 0 {
            let height = usize::from(text.height);
            let top = self.facets_view.scrolled(height).follow(self.facets_view.top, self.facets_view.focus);
            self.facets_view.top = top;
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

    /// Where the last visible event stands.
    pub(in crate::app) fn last(&self) -> usize {
        self.order.len().saturating_sub(1)
    }
}
