//! From action to the next state.
//!
//! Owns the only way in which the state changes. It never fails, looks at no clock, and reads no more events than the
//! screen shows: many inputs that arrive at once are taken first, and what is on the screen then is read once.

mod ahead;
mod as_of;
mod clock;
mod completion;
mod copying;
mod dates;
mod detail;
pub(in crate::app) mod exporting;
mod input;
mod items;
mod jobs;
mod jumps;
mod lanes;
mod narrow;
mod palette;
mod prompt;
mod reread;
mod resume;
mod search;
mod strip;
mod timeline;
mod views;
mod waiting;

use crate::app::action::{Action, AsOf, Detail, Files, Go, Program, Prompt, View};
use crate::app::effect::Effect;
use crate::app::help::Help;
use crate::app::input::Input;
use crate::app::layout::{TURNED, clip};
use crate::app::mode::{Focus, Mode, Pane};
use crate::app::settings::Settings;
use crate::app::state::State;
use crate::text::Clean;
use std::sync::Arc;

/// Takes what a reader has chosen for good. Afterwards the state can be drawn.
pub fn configure(state: &mut State, settings: Settings) {
    state.split.turned = settings.turned;
    state.settings = settings;
    state.settle();
    state.prepare();
}

/// Does one thing. Afterwards the state can be drawn.
pub fn update(state: &mut State, action: Action) -> Vec<Effect> {
    state.act(action);
    state.do_what_waited();
    state.prepare();
    std::mem::take(&mut state.outbox)
}

/// Takes all that a reader did since the last drawing. Afterwards the state can be drawn; it is what it had been if
/// each input had been taken and drawn alone.
pub fn take(state: &mut State, inputs: impl IntoIterator<Item = Input>) -> Vec<Effect> {
    state.take_inputs(inputs);
    state.do_what_waited();
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
        if action.is_delivery() {
            self.dispatch(action);
        } else {
            self.obey_counted(action);
        }
        self.settle();
    }

    pub(in crate::app) fn dispatch(&mut self, action: Action) {
        match action {
            Action::Go(action) => self.act_on_focus(action),
            Action::View(action) => self.act_on_view(&action),
            Action::Detail(action) => self.act_on_detail(&action),
            Action::Prompt(action) => self.act_on_prompt(action),
            Action::Sources(action) => self.act_on_sources(&action),
            Action::Lanes(action) => self.act_on_lanes(action),
            Action::AsOf(action) => self.act_on_day(&action),
            Action::Program(Program::Leave) if self.focus() != Focus::List => self.leave(),
            Action::Program(Program::Quit | Program::Leave) => self.outbox.push(Effect::Quit),
            Action::Program(Program::Reload) => self.reload(),
            Action::Program(Program::Resume(kept)) => self.resume(*kept),
            Action::Program(Program::Add) => {
                let file = self.focused().map_or_else(Default::default, |event| event.file);
                self.outbox.push(Effect::Add(file));
            }
            Action::Program(Program::Export(to)) => self.export(to),
            Action::Program(Program::Suspend) => self.outbox.push(Effect::Suspend),
            Action::Program(Program::Redraw) => self.outbox.push(Effect::Redraw),
            Action::Program(Program::Resize(size)) => self.size = size,
            Action::Program(Program::Theme(theme)) => self.options.theme = theme,
            Action::Files(Files::Loaded(timeline)) => {
                (self.progress, self.file_changed) = (None, None);
                self.take_read(timeline);
                self.catch_up();
            }
            Action::Files(Files::Changed) => self.follow_files(),
            Action::Files(Files::Copies) => self.forget_copies(),
            Action::Files(Files::Added(event)) => {
                self.added = Some(event);
                self.reload();
            }
            Action::Files(Files::Rested) => self.changes.rest(),
            Action::Files(Files::Reread(number, read)) => self.take_reread(number, read),
            Action::Files(Files::SoFar(timeline)) => self.take_read_so_far(timeline),
            Action::Files(Files::Reading(progress)) => self.progress = Some(progress),
            Action::Done(done) => self.take_done(done),
            Action::Say(words) => self.status = Some(words),
        }
    }

    fn act_on_focus(&mut self, action: Go) {
        match action {
            Go::Move(direction, amount) => self.advance(direction, amount),
            Go::Step(direction) => self.step(direction, 1),
            Go::Year(direction) => self.year(direction),
            Go::To(position) if self.mode != Mode::Lanes => self.show_in_timeline(position),
            Go::To(position) => {
                self.pane = Pane::List;
                self.go_to(position);
            }
            Go::Event(event) => self.focus_event(event),
            Go::Missing(name) => {
                let near = self
                    .timeline
                    .nearest_id(&name)
                    .map(|id| format!(": did you mean \u{201c}{}\u{201d}?", clip::mention(&id)));
                let (name, end) = (clip::mention(&name), near.as_deref().unwrap_or("."));
                self.say(&format!("There is no event \u{201c}{name}\u{201d}, and it is no date{end}"));
            }
            Go::Date(date) => self.go_to_date(&date),
            Go::Instant(instant) => self.focus_instant(instant),
            Go::Hit(direction) => self.show_hit(direction),
            Go::Disputed(direction) => self.disputed_event(direction),
            Go::Column(direction) => self.next_column(direction),
            Go::Silence(direction) => self.walk_silences(direction),
            Go::Back => self.back(),
            Go::Digit(digit) => self.digit(digit),
            Go::Jump(direction) => self.jump(direction),
            Go::Mark(key) => self.jumps.waiting = Some(key),
            Go::Letter(letter) => self.name_mark(letter),
        }
    }

    fn act_on_view(&mut self, action: &View) {
        match *action {
            View::Toggle(mode) => self.toggle_view(mode),
            View::Help => {
                if self.help.as_ref().is_some_and(|help| !help.covers_line()) {
                    self.cancel_prompt();
                }
                self.help = if self.help.is_some() { None } else { Some(self.help_here()) };
            }
            View::Signs => {
                let mut help = self.help.take().unwrap_or_else(|| self.help_here());
                help.turn();
                self.help = Some(help);
            }
            View::Pane(pane) => self.pane = pane,
            View::Details => self.enter_details(),
            View::Whole => self.split.whole = !self.split.whole,
            View::Turn => self.turn(),
            View::Larger(direction) => self.resize_pane(direction),
            View::ResetSize => (self.split.rows, self.split.columns) = (0, 0),
            View::OtherPane => {
                self.pane = match self.pane {
                    Pane::List => Pane::Detail,
                    Pane::Detail => Pane::List,
                };
            }
            View::Wheel(pane, direction) => self.wheel(pane, direction),
            View::Drag(column, row) => self.drag(column, row),
            View::Open => self.open_item(),
            View::Exclude => self.exclude_facet(),
            View::Across(direction) => self.next_values(direction),
            View::Row(pane, n) => self.go_to_row(pane, n),
            View::Figure(direction) => self.step_figure(direction),
            View::Clock => self.next_clock(),
            View::Saved(n) => self.ask_saved(n),
        }
    }

    /// Help, at the keys of what has them.
    fn help_here(&self) -> Help {
        let keymap = Arc::clone(&self.settings.keymap);
        Help::of(self.focus(), keymap, self.options.charset, self.panes().cover_text.size())
    }

    /// Turns the split, or says why it cannot be turned.
    fn turn(&mut self) {
        if self.mode == Mode::Browse && self.size.width >= TURNED {
            self.split.turned = !self.split.turned;
        } else if self.mode == Mode::Browse {
            self.say(&format!("Panes stand side by side from {TURNED} columns on."));
        } else {
            self.say("Only the panes of the timeline can be turned.");
        }
    }

    fn act_on_detail(&mut self, action: &Detail) {
        match *action {
            Detail::Scroll(direction, lines) => self.scroll_detail(direction, lines),
            Detail::Select(target) => self.select(target),
            Detail::Item(direction) => self.step_through_page(direction),
            Detail::FollowSelected => self.follow_selected(),
            Detail::AskAddress => self.ask_address(),
            Detail::OpenAddress => self.outbox.extend(self.opening.take().map(Effect::Open)),
            Detail::CopyAddress => self.copy_address(),
            Detail::Copy => self.begin_copying(),
            Detail::CopyAs(style) => self.copy_citation(style),
            Detail::CopyPlace => self.copy_place(),
            Detail::Edit => self.edit_place(),
        }
    }

    fn act_on_prompt(&mut self, action: Prompt) {
        match action {
            Prompt::Begin(purpose) => self.begin(purpose),
            Prompt::Edit(edit) => self.edit(edit),
            Prompt::Insert(text) => self.insert(&text),
            Prompt::Complete(direction) => self.complete(direction),
            Prompt::Recall(direction) => self.recall(direction),
            Prompt::Keep => self.keep_prompt(),
            Prompt::Filter(typed) => self.filter_by(&typed),
            Prompt::WriteOver(to) => self.ask_to_write_over(to),
        }
    }

    /// Says something to the reader.
    pub(in crate::app) fn say(&mut self, words: &str) {
        self.status = Some(Clean::line(words));
    }

    /// Leaves a view for the event at a position.
    pub(in crate::app) fn show_in_timeline(&mut self, position: usize) {
        self.leave_for_list();
        self.go_to(position);
    }

    /// Leaves a view or the details for the timeline as it was before, and there for the list.
    fn leave(&mut self) {
        self.leave_for_timeline();
        if self.pane == Pane::Detail {
            (self.pane, self.split.whole) = (Pane::List, false);
        }
        self.trail.clear();
    }

    /// Leaves a view for the list.
    pub(in crate::app) fn leave_for_list(&mut self) {
        self.split.whole &= !self.mode.has_panes();
        (self.mode, self.pane) = (Mode::Browse, Pane::List);
    }

    fn back(&mut self) {
        match self.focus() {
            Focus::Help | Focus::Facets if !self.narrowed().is_empty() => self.narrow(""),
            Focus::Help => self.help = None,
            Focus::Prompt => self.cancel_prompt(),
            Focus::Copying => self.copying = None,
            Focus::Opening => self.opening = None,
            Focus::Problems | Focus::Facets => self.mode = Mode::Browse,
            Focus::Sources | Focus::Figures | Focus::Lanes => self.leave_view(),
            Focus::List | Focus::Detail => match self.trail.pop() {
                Some(visit) => self.revisit(&visit),
                None if self.split.whole => (self.split.whole, self.pane) = (false, Pane::List),
                None if self.pane == Pane::Detail => self.pane = Pane::List,
                None if self.query.search.is_some() => self.clear_search(),
                None if self.query.filter.is_some() => self.clear_filter(),
                None => self.look_back(None),
            },
        }
    }

    /// Brings what follows from the rest of the state in line with it, after each action: how far lists are scrolled.
    pub(in crate::app) fn settle(&mut self) {
        if let Some(event) = self.focus {
            self.changes.visit(event);
        }
        // Silences stand among the lines: those found at once have to be there before the list is scrolled.
        self.settle_silences();
        self.settle_view();
        // Where panes stand follows from what lanes need.
        if self.mode == Mode::Lanes {
            self.show_lanes();
        }
        if self.has_events() {
            let top = self.list().scrolled().follow(self.top, self.position);
            self.top = top;
        }
        self.settle_strip();
        let text = self.panes().cover_text;
        if let Some(help) = &mut self.help {
            help.settle(text.size());
        }
    }

    /// Reads what is on the screen and is not at hand yet. Everything has to be settled.
    pub(in crate::app) fn prepare(&mut self) {
        self.see_page();
        if matches!(self.mode, Mode::Problems | Mode::Sources | Mode::Figures) {
            self.show_view();
        }
        self.check_archives();
    }

    /// Has the page of the event as it is drawn.
    pub(in crate::app) fn see_page(&mut self) {
        self.see_where_found();
        // What the list shows of the event is not said again on its page, and lanes leave it the rows they do not need.
        self.look();
        self.read();
    }

    /// Where the last visible event stands.
    pub(in crate::app) fn last(&self) -> usize {
        self.order.len().saturating_sub(1)
    }
}
