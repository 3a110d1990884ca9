//! Keys that come before what they act on is there.
//!
//! Owns which inputs wait while a view is still being counted or gathered: nothing that a reader typed is lost for it.

use crate::app::action::{Action, Go, Program, View};
use crate::app::commands::Command;
use crate::app::commands::keymap::Bound;
use crate::app::effect::JobKind;
use crate::app::input::{Input, Key};
use crate::app::mode::{Focus, Mode};
use crate::app::state::State;

impl State {
    /// Has an input wait, where it is a key for what is not there yet, or comes behind one that waits. Answers whether it does.
    /// What leads out of the view is done at once, and nothing waits any more.
    pub(super) fn has_wait(&mut self, input: &Input) -> bool {
        if matches!(input, Input::Resize { .. }) || !self.is_view_awaited() {
            return false;
        }
        if matches!(input, Input::Pause) {
            if !self.waiting.is_empty() {
                self.waiting.push(Input::Pause);
            }
            return false;
        }
        let is_first = self.waiting.is_empty();
        let waits = match input {
            Input::Key(key) => self
                .command_of(*key)
                .map_or(!is_first, |command| !leads_out(command) && (!is_first || !self.holds(command.when))),
            Input::Paste(_) => !is_first,
            _ => false,
        };
        if waits {
            self.touched = true;
            self.waiting.push(input.clone());
            self.say("It is done as soon as all is counted.");
        } else {
            self.waiting.clear();
        }
        waits
    }

    /// Does what waited, once what it acts on is there.
    pub(super) fn do_what_waited(&mut self) {
        if self.waiting.is_empty() || self.is_view_awaited() {
            return;
        }
        let waited = std::mem::take(&mut self.waiting);
        if self.has_view() {
            self.take_inputs(waited);
        }
    }

    /// The command of a key in the view that has the keys; none while several keys are being pressed, or a letter is asked for.
    fn command_of(&self, key: Key) -> Option<&'static Command> {
        if !self.pressed.is_empty() || self.jumps.waiting.is_some() {
            return None;
        }
        match self.settings.keymap.bound(self.focus(), &[key]) {
            Bound::Command(command) => Some(command),
            Bound::Begun | Bound::Nothing => None,
        }
    }

    /// Whether the view that has the keys is still being counted or gathered.
    fn is_view_awaited(&self) -> bool {
        let kinds: &[JobKind] = match self.focus() {
            Focus::Sources | Focus::Figures => &[JobKind::Summary, JobKind::Narrow],
            Focus::Facets => &[JobKind::Count],
            Focus::Lanes => &[JobKind::Groups],
            _ => return false,
        };
        !self.has_view() && (self.progress.is_some() || kinds.iter().any(|kind| self.jobs.awaits(*kind)))
    }

    /// Whether what the view that is on the screen shows is known.
    fn has_view(&self) -> bool {
        match self.mode {
            Mode::Sources | Mode::Figures => self.summary().is_some(),
            Mode::Facets => !self.facets_view.is_empty(),
            Mode::Lanes => self.pictures.groups.shown.is_some(),
            Mode::Browse | Mode::Problems => true,
        }
    }
}

/// Whether a command leaves the view, or the program.
fn leads_out(command: &Command) -> bool {
    let action = command.first_action();
    action.is_some_and(|action| match action {
        Action::View(View::Toggle(_)) | Action::Go(Go::Back) => true,
        Action::Program(program) => {
            matches!(program, Program::Leave | Program::Quit | Program::Suspend | Program::Redraw)
        }
        _ => false,
    })
}
