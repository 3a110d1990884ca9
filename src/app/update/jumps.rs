//! Counts, jumps and marks: how far a key goes, and the way back.
//!
//! Owns which actions take a count, and which are jumps: all moves but those by a line or a page.

use crate::app::action::{Action, Detail, Go, Lanes, Prompt, View};
use crate::app::jumps::{InView, Item, MarkKey, Visit};
use crate::app::layout::Target;
use crate::app::mode::{Focus, Mode};
use crate::app::search::state::Purpose;
use crate::app::state::State;
use crate::app::step::{Amount, Direction};
use crate::dossier::Numbering;

/// A step is repeated at most so often: it is one that looks for its way.
const REPEATED: usize = 999;

impl State {
    /// Does what a reader asked for, as often as the number says that was typed before; remembers what was left by it.
    pub(in crate::app) fn obey_counted(&mut self, action: Action) {
        let number = self.jumps.number;
        if let Some(number) = self.missing_source(&action) {
            self.jumps.number = None;
            return self.say_no_source(number);
        }
        let before = self.here();
        let (is_jump, is_digit) = (is_jump(&action, self.mode), matches!(action, Action::Go(Go::Digit(_))));
        let prompt = self.query.prompt.as_ref().filter(|prompt| prompt.purpose != Purpose::Command);
        let origin = prompt.and_then(|prompt| prompt.origin.place.clone());
        match (number, action) {
            (Some(number), Action::Go(Go::Move(_, Amount::ToEnd))) if self.focus() == Focus::List => {
                self.go_to(number - 1);
            }
            (Some(number), Action::Go(Go::Move(direction, Amount::One))) => {
                self.act_on_focus(Go::Move(direction, Amount::Steps(number)));
            }
            (Some(number), Action::Go(Go::Step(direction))) => {
                self.step(direction, number);
            }
            (
                Some(number),
                Action::Go(go @ (Go::Year(_) | Go::Hit(_) | Go::Disputed(_) | Go::Column(_) | Go::Jump(_))),
            ) => {
                (0..number.min(REPEATED)).for_each(|_| self.act_on_focus(go.clone()));
            }
            (Some(_), Action::View(View::Details) | Action::Detail(Detail::FollowSelected)) => {
                self.toggle_view(Mode::Sources);
            }
            (_, action) => self.dispatch(action),
        }
        if !is_digit {
            self.jumps.number = None;
        }
        // What a search left behind is where it began.
        let left = before.filter(|_| is_jump).or(origin.filter(|_| self.query.prompt.is_none()));
        if let Some(left) = left.filter(|left| self.here().is_some_and(|here| !here.is(left))) {
            self.jumps.leave(left);
        }
    }

    /// The number that was typed before what is done to a source, where there is none of that number: the focused event
    /// cites fewer, or it is no event that has the focus.
    pub(in crate::app) fn missing_source(&self, action: &Action) -> Option<usize> {
        let number = self.jumps.number.filter(|_| is_about_source(action))?;
        let row = self.order.row(self.position).filter(|_| matches!(self.mode, Mode::Browse | Mode::Lanes));
        let Some(row) = row else { return Some(number) };
        let event = self.timeline.event(row).ok()?;
        (Numbering::of(&event).sources().len() < number).then_some(number)
    }

    /// A digit of a number: of a source, which is shown at once, or of steps that a key goes.
    pub(in crate::app) fn digit(&mut self, digit: usize) {
        self.jumps.type_digit(digit);
        let Some(number) = self.jumps.number else { return };
        if matches!(self.mode, Mode::Browse | Mode::Lanes) && !self.panes().text.is_empty() {
            self.show_source(number);
        }
    }

    /// Brings a source into view on the page that is on the screen, whatever has the keys.
    fn show_source(&mut self, number: usize) {
        self.see_page();
        if self.reading.page.rows_of(Target::Source(number)).is_some() {
            let pane = self.pane;
            self.select(Target::Source(number));
            self.pane = pane;
        }
    }

    /// Where the reader is.
    pub(in crate::app) fn here(&self) -> Option<Visit> {
        let (top, selected) = (self.reading.top, self.reading.selected);
        self.focus.map(|event| Visit { event, row: self.row(), top, selected, view: self.here_in_view() })
    }

    /// Where that is in a view beside the timeline; none while nothing is known there.
    fn here_in_view(&self) -> Option<InView> {
        let (mode, summary) = (self.mode, self.summary());
        let item = match mode {
            Mode::Browse => return None,
            Mode::Lanes => Item::Lane(self.lanes_view.name.clone()),
            Mode::Sources => Item::Source(self.views.sources.focused(summary?)?),
            Mode::Figures => {
                let (measure, event) = self.views.figures.focused(summary?)?;
                Item::Figure(measure, event)
            }
            Mode::Facets | Mode::Problems => Item::Row(self.cursor(self.pane)?.0.focus),
        };
        Some(InView { mode, pane: self.pane, whole: self.split.whole, item })
    }

    /// To a place in a view beside the timeline.
    fn return_to_view(&mut self, InView { mode, pane, whole, item }: InView) {
        if self.mode != mode {
            self.enter_view(mode);
        }
        match item {
            Item::Source(source) => self.views.sources.go_to(self.views.summary.as_deref(), source),
            Item::Figure(measure, event) => {
                self.views.figures.return_to(self.views.summary.as_deref(), measure, event);
            }
            Item::Row(row) => self.set_cursor(row),
            Item::Lane(name) => self.return_to_lane(name),
        }
        if mode.has_panes() {
            (self.pane, self.split.whole) = (pane, whole);
        }
    }

    /// To the timeline, where no events are gone through.
    fn leave_for_events(&mut self) {
        if !matches!(self.mode, Mode::Browse | Mode::Lanes) {
            self.leave_for_timeline();
        }
    }

    /// To a place where the reader was.
    fn return_to(&mut self, place: Visit) {
        // What was followed to the place that is left is no way back from the one before it.
        self.trail.pop_if(|last| last.is(&place));
        let is_hidden = self.timeline.find(place.event).and_then(|row| self.order.position(row)).is_none();
        match place.view {
            Some(view) => {
                self.return_to_view(view);
                if is_hidden {
                    return;
                }
            }
            None => self.leave_for_timeline(),
        }
        self.focus_event(place.event);
        (self.reading.top, self.reading.selected) = (place.top, place.selected);
    }

    /// Back over the jumps, or forward again.
    pub(in crate::app) fn jump(&mut self, direction: Direction) {
        let Some(here) = self.here() else { return };
        let (timeline, order) = (&self.timeline, &self.order);
        let has_problems = !self.judged().problems.is_empty();
        let is_there = |place: &Visit| {
            // What had the focus in a view is found there whichever event had it in the list.
            let view = place.view.as_ref().filter(|view| view.mode != Mode::Lanes);
            let is_view = view.map(|view| has_problems || view.mode != Mode::Problems);
            is_view.unwrap_or_else(|| timeline.find(place.event).and_then(|row| order.position(row)).is_some())
        };
        let place = match direction {
            Direction::Back => self.jumps.back(here, is_there),
            Direction::Forward => self.jumps.forward(here, is_there),
        };
        match (place, direction) {
            (Some(place), _) => self.return_to(place),
            (None, Direction::Back) => self.say("There is nothing to jump back to."),
            (None, Direction::Forward) => self.say("There is nothing to jump forward to."),
        }
    }

    /// Sets a mark, or goes to one: that of the letter, with `'` to where the last jump began, with `.` to what was changed
    /// last; a digit asks a saved query.
    pub(in crate::app) fn name_mark(&mut self, letter: char) {
        let waiting = self.jumps.waiting.take();
        match (waiting, self.focus) {
            (Some(MarkKey::Set), Some(event)) if letter.is_alphabetic() => {
                self.jumps.mark(letter, event);
                let words = self.keyed("{go-to-mark}");
                self.say(&format!("Mark {letter} is here: {words} {letter} comes back."));
            }
            (Some(MarkKey::Go), _) if matches!(letter, '1'..='9') => {
                self.ask_saved(usize::try_from(u32::from(letter) - u32::from('1')).unwrap_or_default());
            }
            (Some(MarkKey::Go), _) if letter == '.' => {
                self.leave_for_events();
                self.go_to_last_change();
            }
            (Some(_), _) if letter != '\'' && !letter.is_alphabetic() => self.say("A mark is a letter, as in 'a."),
            (Some(MarkKey::Set), _) => self.say("There is no event to be marked."),
            (Some(MarkKey::Go), _) => match (self.jumps.last(), self.jumps.marked(letter)) {
                (Some(place), _) if letter == '\'' => {
                    self.return_to(place);
                }
                (None, _) if letter == '\'' => self.say("There is no last place yet."),
                (_, Some(event)) => {
                    self.leave_for_events();
                    self.focus_event(event);
                }
                (_, None) => {
                    let words = self.keyed("{set-mark}");
                    self.say(&format!("There is no mark {letter}: {words} {letter} sets it."));
                }
            },
            (None, _) => {}
        }
    }
}

/// Whether an action is done to a source, where a number was typed before it.
fn is_about_source(action: &Action) -> bool {
    matches!(
        action,
        Action::View(View::Details | View::Open | View::Toggle(Mode::Sources))
            | Action::Detail(
                Detail::FollowSelected | Detail::AskAddress | Detail::Copy | Detail::CopyPlace | Detail::Edit
            )
    )
}

/// Whether an action may lead far from where the reader is; a view's own key leads back from it.
fn is_jump(action: &Action, mode: Mode) -> bool {
    match action {
        Action::View(View::Toggle(to)) => *to != mode,
        Action::Go(Go::Move(_, amount)) => *amount == Amount::ToEnd,
        Action::Go(Go::Step(_) | Go::Jump(_) | Go::Digit(_) | Go::Back) => false,
        Action::Go(_)
        | Action::View(View::Open | View::Details | View::Row(..))
        | Action::Detail(Detail::FollowSelected | Detail::Select(_))
        | Action::Lanes(Lanes::Press(..))
        | Action::Prompt(Prompt::Filter(_)) => true,
        _ => false,
    }
}
