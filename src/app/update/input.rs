//! What an input means: the action that a key, a paste, a press or the wheel stands for as the program stands.

use crate::app::action::{Action, Detail, Go, Lanes, Program, Prompt, View};
use crate::app::commands::Command;
use crate::app::commands::condition::Condition;
use crate::app::commands::keymap::{self, Bound};
use crate::app::facets::view::{FacetLine, columns};
use crate::app::input::{Code, Input, Key, Mouse, MouseKind};
use crate::app::layout::{Size, Target};
use crate::app::mode::{Focus, Mode, Pane};
use crate::app::state::{SEARCHES, State};
use crate::app::step::Direction;
use crate::app::timeline::list;
use crate::app::update::search::NO_SEARCH;
use crate::text::Clean;

impl State {
    /// Does what inputs mean, one after the other; what is typed into a line goes into it at once.
    pub(super) fn take_inputs(&mut self, inputs: impl IntoIterator<Item = Input>) {
        let mut typed = String::new();
        for input in inputs {
            if let Input::Key(key) = input
                && let Some(letter) = key.typed()
                && self.focus() == Focus::Prompt
                && self.pressed.is_empty()
                && !self.is_deaf
            {
                typed.push(letter);
                continue;
            }
            self.type_text(&mut typed);
            if self.has_wait(&input) {
                continue;
            }
            match input {
                Input::Pause => self.is_deaf = false,
                Input::Key(key) => self.press(key),
                Input::Paste(text) => self.paste(text),
                Input::Mouse(mouse) if self.options.mouse => {
                    self.pressed.clear();
                    if let Some(action) = self.mouse_means(mouse) {
                        self.obey(action);
                    }
                }
                Input::Mouse(_) => {}
                // Not the reader's doing.
                Input::Resize { width, height } => self.act(Action::Program(Program::Resize(Size { width, height }))),
            }
        }
        self.type_text(&mut typed);
    }

    fn obey(&mut self, action: Action) {
        self.touched = true;
        self.act(action);
    }

    fn type_text(&mut self, typed: &mut String) {
        if !typed.is_empty() {
            self.obey(Action::Prompt(Prompt::Insert(std::mem::take(typed))));
        }
    }

    /// Does what a key means here. One that means nothing says so, and takes with it what was typed with it: a word may
    /// have been meant for another window, and no part of it is to open a browser.
    fn press(&mut self, key: Key) {
        if self.is_deaf && key.typed().is_some() {
            return;
        }
        // What was said of the key before is no answer to this one.
        self.status = None;
        if self.jumps.waiting.is_some() {
            return match key.typed() {
                Some(letter) => self.obey(Action::Go(Go::Letter(letter))),
                None => self.jumps.waiting = None,
            };
        }
        let is_esc = key == Key::plain(Code::Esc);
        if is_esc && !self.pressed.is_empty() {
            return self.pressed.clear();
        }
        let digit = key.typed().and_then(|digit| digit.to_digit(10)).and_then(|digit| usize::try_from(digit).ok());
        if let Some(digit) = digit.filter(|digit| self.pressed.is_empty() && self.takes_digit(*digit)) {
            return self.obey(Action::Go(Go::Digit(digit)));
        }
        if is_esc && self.jumps.number.take().is_some() {
            return;
        }
        self.pressed.push(key);
        match self.settings.keymap.bound(self.focus(), &self.pressed) {
            Bound::Begun => self.touched = true,
            Bound::Nothing => self.press_unbound(key),
            Bound::Command(command) => {
                self.pressed.clear();
                self.press_command(command, key);
            }
        }
    }

    /// Does what a key is for, or says why it can do nothing.
    fn press_command(&mut self, command: &Command, key: Key) {
        if command.when.reads_page() || self.focus() == Focus::Detail {
            self.see_page();
        }
        let action = (command.action)(key);
        if self.holds(command.when) || self.missing_source(&action).is_some() {
            self.obey(action);
        } else {
            self.jumps.number = None;
            self.is_deaf |= key.typed().is_some();
            let words = match command.when {
                Condition::CanMove if self.focus() == Focus::Detail => Condition::CanMoveOnPage.unmet(),
                Condition::HasSources if !self.has_events() => Condition::HasEvents.unmet(),
                Condition::HasHits if self.search_in_words().is_none() => Some(NO_SEARCH),
                when => when.unmet(),
            };
            if let Some(words) = words {
                self.act(Action::Say(Clean::line(&self.keyed(words))));
            }
        }
    }

    /// Whether a digit is part of a number: a 0 behind another digit, the others always.
    fn takes_digit(&self, digit: usize) -> bool {
        let is_number = self.command_here(&["number"]).is_some();
        is_number && (digit > 0 || self.jumps.number.is_some())
    }

    /// Says that keys stand for nothing, of which the last could have been typed or others came before it.
    fn press_unbound(&mut self, key: Key) {
        let pressed = std::mem::take(&mut self.pressed);
        self.jumps.number = None;
        match key {
            // So terminals send Esc with a letter right behind it.
            Key { code: Code::Char(_), alt: true, .. } if pressed.len() == 1 => {
                self.press(Key::plain(Code::Esc));
                self.press(Key { alt: false, ..key });
            }
            _ if pressed.len() > 1 || matches!(key, Key { code: Code::Char(_), ctrl: false, .. }) => {
                self.is_deaf |= key.typed().is_some();
                // A word that begins with the key that asks, and ends with the one that answers, opens nothing.
                self.opening = None;
                let keys = self.options.charset.spell(keymap::label(&pressed));
                let all = self.label_of(&["help", "help-anywhere"]);
                let all = all.map(|all| format!(" · {all} keys")).unwrap_or_default();
                self.act(Action::Say(Clean::line(&format!("{keys}: no key here{all}"))));
            }
            _ => {}
        }
    }

    /// What is pasted goes into the line that is open, else into one that is opened for a search; it never is a command.
    fn paste(&mut self, text: String) {
        if text.is_empty() {
            return;
        }
        if matches!(self.focus(), Focus::Copying | Focus::Opening) {
            self.press(Key::plain(Code::Esc));
        }
        self.pressed.clear();
        if let Some(search) = self.command_here(SEARCHES).filter(|_| self.focus() != Focus::Prompt) {
            self.press_command(search, Key::char('/'));
        }
        if self.focus() == Focus::Prompt {
            self.obey(Action::Prompt(Prompt::Insert(text)));
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
            MouseKind::Press => {
                let has_panes = !is_covered && !matches!(focus, Focus::Prompt | Focus::Copying | Focus::Opening);
                self.is_dragging = has_panes && panes.handle().contains(column, row);
                self.press_means(column, row, under)
            }
            MouseKind::Drag => self.is_dragging.then_some(Action::View(View::Drag(column, row))),
        }
    }

    /// What a press on a cell means, which lies in a pane or outside both.
    fn press_means(&mut self, column: u16, row: u16, under: Option<Pane>) -> Option<Action> {
        let panes = self.panes();
        match (self.focus(), under) {
            (Focus::Prompt | Focus::Copying | Focus::Opening, _) => None,
            _ if panes.footer.contains(column, row) => self.press_bar(column - panes.footer.x),
            (Focus::Facets, _) => {
                let columns = columns(panes.cover);
                let pressed = columns.iter().position(|part| part.contains(column, row))?;
                let line = usize::from(row - panes.cover.y);
                let lines = self.facets_view.lines(columns.len(), usize::from(panes.cover.height));
                let item = |(at, column, shown): &(usize, usize, FacetLine<'_>)| match shown {
                    FacetLine::Row(n, _) if (*at, *column) == (line, pressed) => Some(*n),
                    _ => None,
                };
                lines.iter().find_map(item).map(|n| Action::View(View::Row(self.pane, n)))
            }
            (Focus::Problems, _) if panes.cover.contains(column, row) => {
                self.show_view();
                let mut lines = self.problems.shown.iter().flat_map(|(n, lines)| lines.iter().map(move |_| *n));
                lines.nth(usize::from(row - panes.cover.y)).map(|n| Action::View(View::Row(self.pane, n)))
            }
            (Focus::Help | Focus::Problems, _) => None,
            (Focus::Sources | Focus::Figures, Some(pane)) => Some(self.press_view(row, pane)),
            _ if panes.overview.contains(column, row) => {
                let instant = self.overview()?.instant(column - panes.overview.x);
                Some(Action::Go(Go::Instant(instant)))
            }
            (_, Some(Pane::List)) if self.mode == Mode::Lanes => Some(Action::Lanes(Lanes::Press(column, row))),
            (_, Some(Pane::List)) => Some(self.press_list(usize::from(row - panes.list.y))),
            (_, Some(Pane::Detail)) => Some(self.press_detail(column, usize::from(row - panes.detail.y))),
            (_, None) => None,
        }
    }

    /// In a view, a press on a row of its table or on an event that rests on a source goes to that, any other to the pane.
    fn press_view(&mut self, row: u16, pane: Pane) -> Action {
        if self.mode == Mode::Sources && pane == Pane::Detail {
            self.show_view();
            let line = self.source_top() + usize::from(row.saturating_sub(self.panes().text.y));
            let line = self.views.sources.page.text.lines.get(line);
            return Action::View(match line.and_then(|line| line.target) {
                Some(Target::Related(n)) => View::Row(pane, n),
                _ => View::Pane(pane),
            });
        }
        let (rows, of_table) = (self.table(pane).rows, self.mode == Mode::Figures || pane == Pane::List);
        let (top, count) = self.cursor(pane).map_or((0, 0), |(cursor, count)| (cursor.top, count));
        let n = top + usize::from(row.saturating_sub(rows.y));
        let is_item = of_table && rows.rows().contains(&row) && n < count;
        Action::View(if is_item { View::Row(pane, n) } else { View::Pane(pane) })
    }

    fn press_list(&self, line: usize) -> Action {
        match self.list().layout(self.top).get(line) {
            Some(list::Line::Event(position)) if *position == self.position && self.pane == Pane::List => {
                Action::View(View::Details)
            }
            Some(list::Line::Event(position)) => Action::Go(Go::To(*position)),
            _ => Action::View(View::Pane(Pane::List)),
        }
    }

    fn press_detail(&mut self, column: u16, line: usize) -> Action {
        self.see_page();
        let (at, text) = (self.detail_top() + line, self.panes().text);
        let page = &self.reading.page;
        let [left, right] = page.row(at, self.reading.shape(), text);
        let is_right = right.0.is_some() && right.1.contains(column, right.1.y);
        let (line, part) = if is_right { right } else { left };
        let number = line.zip(column.checked_sub(part.x)).and_then(|(line, at)| line.number_at(at, part.width));
        let source = number.map(Target::Source).filter(|source| page.rows_of(*source).is_some());
        match source.or(line.and_then(|line| line.target)) {
            // What is pressed again is followed.
            Some(target) if Some(target) == self.reading.selected => Action::Detail(Detail::FollowSelected),
            Some(target) => Action::Detail(Detail::Select(target)),
            None => Action::View(View::Pane(Pane::Detail)),
        }
    }
}
