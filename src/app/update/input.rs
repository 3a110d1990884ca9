//! What an input means: the action that a key, a press or the wheel stands for as the program stands.

use crate::app::action::{Action, Detail, Facets, Go, Lanes, Problems, Program, Prompt, View};
use crate::app::commands;
use crate::app::facets::state::Line as FacetLine;
use crate::app::input::{Code, Input, Key, Mouse, MouseKind};
use crate::app::layout::geometry::{Layout, Size};
use crate::app::layout::text::Target;
use crate::app::mode::{Mode, Pane, Place};
use crate::app::search::prompt::Edit;
use crate::app::state::State;
use crate::app::step::Direction;
use crate::app::timeline::list;

/// As many lines a notch of the wheel moves.
pub(super) const NOTCH: usize = 3;

impl State {
    /// What an input means in this state; nothing for a key that does nothing.
    pub(super) fn means(&mut self, input: Input) -> Option<Action> {
        match input {
            Input::Key(key) => self.key_means(key),
            Input::Mouse(mouse) if self.options.mouse => self.mouse_means(mouse),
            Input::Mouse(_) => None,
            Input::Resize { width, height } => Some(Action::Program(Program::Resize(Size { width, height }))),
        }
    }

    fn key_means(&mut self, key: Key) -> Option<Action> {
        let Some(command) = commands::bound(self.place(), key) else { return self.types(key) };
        if command.when.reads_page() || self.place() == Place::Detail {
            self.read();
        }
        self.holds(command.when).then(|| (command.action)(key))
    }

    /// A letter typed into the line, where there is one.
    fn types(&self, key: Key) -> Option<Action> {
        match key {
            Key { code: Code::Char(letter), ctrl: false, alt: false, .. } if self.place() == Place::Line => {
                Some(Action::Prompt(Prompt::Edit(Edit::Type(letter))))
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
            (Place::Help | Place::Problems | Place::Facets, Some(direction)) => {
                Some(Action::View(View::WheelOver(direction, NOTCH)))
            }
            (Place::Facets, None) if panes.cover_text.contains(column, row) => {
                let line = usize::from(row - panes.cover_text.y);
                match self.facets_view.lines(usize::from(panes.cover_text.height)).get(line) {
                    Some(FacetLine::Value(number, ..)) => Some(Action::Facets(Facets::Focus(*number))),
                    _ => None,
                }
            }
            (Place::Problems, None) if panes.cover.contains(column, row) => {
                self.show_problems();
                let mut lines = self.problems.shown.iter().flat_map(|(n, lines)| lines.iter().map(move |_| *n));
                lines.nth(usize::from(row - panes.cover.y)).map(|n| Action::Problems(Problems::Focus(n)))
            }
            (Place::List | Place::Lanes | Place::Detail, None) if panes.overview.contains(column, row) => {
                let instant = self.overview()?.instant(column - panes.overview.x);
                Some(Action::Go(Go::Instant(instant)))
            }
            (Place::Lanes | Place::Detail, wheel) if self.mode == Mode::Lanes && panes.list.contains(column, row) => {
                Some(match wheel {
                    None => Action::Lanes(Lanes::Press(column, row)),
                    Some(direction) => Action::View(View::WheelOver(direction, 1)),
                })
            }
            (Place::Sources | Place::Figures, _) => self.view_mouse_means(column, row, wheel),
            (Place::Help | Place::Problems | Place::Facets | Place::Line | Place::Copying, None) => None,
            (_, Some(direction)) if panes.list.contains(column, row) => Some(Action::Go(Go::Scroll(direction, NOTCH))),
            (_, Some(direction)) if panes.detail.contains(column, row) => {
                Some(Action::Detail(Detail::Scroll(direction, NOTCH)))
            }
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
                Action::View(View::Pane(Pane::Detail))
            }
            Some(list::Line::Event(position)) => Action::Go(Go::To(*position)),
            _ => Action::View(View::Pane(Pane::List)),
        }
    }

    fn press_detail(&mut self, line: usize) -> Action {
        self.read();
        let line = self.reading.page.lines.get(self.detail_top() + line);
        match line.and_then(|line| line.target) {
            Some(Target::Related(n)) => Action::Detail(Detail::Follow(n)),
            Some(target) => Action::Detail(Detail::Select(target)),
            None => Action::View(View::Pane(Pane::Detail)),
        }
    }
}
