//! What an input means: the action that a key, a press or the wheel stands for as the program stands.

use crate::app::action::{Action, Detail, Go, Lanes, Program, Prompt, View};
use crate::app::commands;
use crate::app::facets::FacetLine;
use crate::app::input::{Code, Input, Key, Mouse, MouseKind};
use crate::app::layout::{Layout, Size, Target};
use crate::app::mode::{Focus, Mode, Pane};
use crate::app::search::prompt::Edit;
use crate::app::state::State;
use crate::app::step::Direction;
use crate::app::timeline::list;

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
        let Some(command) = commands::bound(self.focus(), key) else { return self.types(key) };
        if command.when.reads_page() || self.focus() == Focus::Detail {
            self.read();
        }
        self.holds(command.when).then(|| (command.action)(key))
    }

    /// A letter typed into the line, where there is one.
    fn types(&self, key: Key) -> Option<Action> {
        match key {
            Key { code: Code::Char(letter), ctrl: false, alt: false, .. } if self.focus() == Focus::Prompt => {
                Some(Action::Prompt(Prompt::Edit(Edit::Type(letter))))
            }
            _ => None,
        }
    }

    fn mouse_means(&mut self, Mouse { column, row, kind }: Mouse) -> Option<Action> {
        let (panes, focus) = (self.panes(), self.focus());
        let is_covered = matches!(focus, Focus::Help | Focus::Problems | Focus::Facets);
        let under = [(panes.list, Pane::List), (panes.detail, Pane::Detail)];
        let under = under.into_iter().find(|(part, _)| part.contains(column, row)).map(|(_, pane)| pane);
        let wheel = |direction| {
            let pane = if is_covered { Some(Pane::List) } else { under };
            pane.map(|pane| Action::View(View::Wheel(pane, direction)))
        };
        match kind {
            MouseKind::WheelUp => wheel(Direction::Back),
            MouseKind::WheelDown => wheel(Direction::Forward),
            MouseKind::Press => self.press_means(column, row, under),
        }
    }

    /// What a press on a cell means, which lies in a pane or outside both.
    fn press_means(&mut self, column: u16, row: u16, under: Option<Pane>) -> Option<Action> {
        let panes = self.panes();
        match (self.focus(), under) {
            (Focus::Facets, _) if panes.cover_text.contains(column, row) => {
                let line = usize::from(row - panes.cover_text.y);
                match self.facets_view.lines(usize::from(panes.cover_text.height)).get(line) {
                    Some(FacetLine::Value(n, _)) => Some(Action::View(View::Item(*n))),
                    _ => None,
                }
            }
            (Focus::Problems, _) if panes.cover.contains(column, row) => {
                self.show_view();
                let mut lines = self.problems.shown.iter().flat_map(|(n, lines)| lines.iter().map(move |_| *n));
                lines.nth(usize::from(row - panes.cover.y)).map(|n| Action::View(View::Item(n)))
            }
            (Focus::Help | Focus::Problems | Focus::Facets | Focus::Prompt | Focus::Copying, _) => None,
            (Focus::Sources | Focus::Figures, Some(pane)) => Some(self.press_view(row, pane)),
            _ if panes.overview.contains(column, row) => {
                let instant = self.overview()?.instant(column - panes.overview.x);
                Some(Action::Go(Go::Instant(instant)))
            }
            (_, Some(Pane::List)) if self.mode == Mode::Lanes => Some(Action::Lanes(Lanes::Press(column, row))),
            (_, Some(Pane::List)) => Some(self.press_list(usize::from(row - panes.list.y))),
            (_, Some(Pane::Detail)) => Some(self.press_detail(usize::from(row - panes.detail.y))),
            (_, None) => None,
        }
    }

    /// In a view, a press on a row of its table goes to that, any other to the pane.
    fn press_view(&self, row: u16, pane: Pane) -> Action {
        let (rows, of_table) = (self.table().rows, (self.mode == Mode::Sources) == (pane == Pane::List));
        let (top, count) = self.cursor().map_or((0, 0), |(cursor, count)| (cursor.top, count));
        let n = top + usize::from(row.saturating_sub(rows.y));
        let is_item = of_table && rows.rows().contains(&row) && n < count;
        Action::View(if is_item { View::Item(n) } else { View::Pane(pane) })
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
