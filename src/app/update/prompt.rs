//! The prompt in which a search, a filter, a date or a command is typed.
//!
//! Owns what a line does as it is typed, and when it is left.

use crate::app::action::{Action, AsOf, Go};
use crate::app::effect::{JobKind, Question};
use crate::app::facets::Facets;
use crate::app::mode::Pane;
use crate::app::search::prompt::{Edit, TextInput};
use crate::app::search::state::{ActiveQuery, OpenPrompt, Origin, Purpose, Reply};
use crate::app::state::State;
use crate::app::step::Direction;
use crate::app::update::dates::{is_on_its_way, no_date};
use crate::model::{Cutoff, Order};
use crate::query::{Mistake, Query};
use std::sync::Arc;

/// Up to so many events are shown as they were known on a day while that is typed.
pub(super) const FOLLOWED: usize = 100_000;

impl State {
    /// Opens a prompt.
    pub(in crate::app) fn begin(&mut self, purpose: Purpose) {
        let query = if purpose.is_query() { self.query.in_force(purpose).clone() } else { None };
        let day = self.as_of.day().cloned();
        let input = match (&query, purpose) {
            (Some(query), Purpose::Filter) => TextInput::new(query.typed.clone()),
            (_, Purpose::Narrow) => TextInput::new(self.narrowed()),
            (_, Purpose::Export) => TextInput::new(self.exported_name()),
            (_, Purpose::AsOf) => TextInput::new(day.as_ref().map(ToString::to_string).unwrap_or_default()),
            _ => TextInput::default(),
        };
        match purpose {
            // Items are looked for in the list of a view.
            Purpose::Narrow => self.pane = Pane::List,
            // What is asked for is done in the view that help covers.
            _ => self.help = None,
        }
        let commands = if purpose == Purpose::Command { self.commands_here() } else { Vec::new() };
        let (focus, row, rows) = (self.focus, self.row(), self.panes().list.height);
        let place = self.here();
        let narrowed = (self.narrowed().to_owned(), self.cursor(self.pane).map(|(cursor, _)| cursor));
        let reading = (self.reading.top, self.reading.selected);
        let items = self.query.items.clone();
        let origin = Origin { focus, row, top: self.top, place, reading, rows, query, day, commands, narrowed, items };
        self.query.refused = None;
        self.query.prompt = Some(OpenPrompt { purpose, input, reply: Reply::Nothing, origin });
        if purpose.is_query() {
            self.count();
        }
        self.reply();
    }

    /// Has the values counted that can be asked for, unless they are.
    pub(in crate::app) fn count(&mut self) {
        if self.query.facets.is_none() && !self.jobs.awaits(JobKind::Count) && self.progress.is_none() {
            self.start(Question::Count(Order::All(self.timeline.len())));
        }
    }

    /// Takes up what was counted.
    pub(in crate::app) fn take_counted(&mut self, facets: Arc<Facets>) {
        self.query.facets = Some(facets);
        if self.prompt().is_some_and(|prompt| prompt.purpose.is_query()) {
            self.reply();
        }
    }

    pub(in crate::app) fn edit(&mut self, edit: Edit) {
        let is_other = self.change_input(|input| input.edit(edit));
        if is_other {
            self.follow_input();
        } else if edit == Edit::Backspace && self.prompt().is_some_and(|prompt| prompt.input.text().is_empty()) {
            self.cancel_prompt();
        } else {
            self.reply();
        }
    }

    /// Types a text into the line at once.
    pub(in crate::app) fn insert(&mut self, text: &str) {
        if self.change_input(|input| input.insert(text)) {
            self.follow_input();
        }
    }

    /// Changes the line; answers whether it is another.
    fn change_input(&mut self, change: impl FnOnce(&mut TextInput) -> bool) -> bool {
        let Some(prompt) = &mut self.query.prompt else { return false };
        self.query.histories[prompt.purpose as usize].stay();
        change(&mut prompt.input)
    }

    /// Does what is typed, as far as that can be done while it is typed, and says what there is to say of it.
    pub(in crate::app) fn follow_input(&mut self) {
        let Some(prompt) = &self.query.prompt else { return };
        let (purpose, typed) = (prompt.purpose, prompt.input.text().to_owned());
        match purpose {
            Purpose::Narrow => self.narrow(&typed),
            Purpose::Search | Purpose::Filter => {
                // While there is a mistake in it, what stands before that is on the screen, and is told as what is asked:
                // the words that a term begins as (`is` of `is:disputed`) may have left nothing of it.
                let (query, mistakes) = Query::understand(&typed, self.options.today);
                if query.is_empty() {
                    self.ask_nothing(purpose);
                } else if mistakes.is_empty() {
                    self.ask(purpose, &typed, query);
                } else {
                    self.ask(purpose, &query.to_string(), query);
                }
                return self.reply_to_query(mistakes);
            }
            Purpose::AsOf if self.whole_timeline().len() <= FOLLOWED => {
                if let (false, Ok(day)) = (is_on_its_way(&typed), self.day_typed(&typed)) {
                    self.look_back(day);
                }
            }
            Purpose::Date => self.follow_date(&typed),
            Purpose::AsOf | Purpose::Command | Purpose::Export => {}
        }
        self.reply();
    }

    /// Says what there is to say of what is typed.
    pub(in crate::app) fn reply(&mut self) {
        let Some(prompt) = &self.query.prompt else { return };
        let reply = match prompt.purpose {
            Purpose::Search | Purpose::Filter => {
                let (_, mistakes) = Query::understand(prompt.input.text(), self.options.today);
                return self.reply_to_query(mistakes);
            }
            Purpose::Date | Purpose::AsOf => self.reply_to_date(prompt),
            Purpose::Command => self.reply_to_command(prompt),
            Purpose::Narrow => self.reply_to_narrowing(prompt),
            Purpose::Export => self.reply_to_export(prompt.input.text()),
        };
        self.set_reply(reply);
    }

    fn reply_to_query(&mut self, mistakes: Vec<Mistake>) {
        if let Some(prompt) = &self.query.prompt {
            let reply = self.choices_or_mistake(prompt, mistakes);
            self.set_reply(reply);
        }
    }

    pub(in crate::app) fn set_input(&mut self, input: TextInput) {
        if let Some(prompt) = &mut self.query.prompt {
            prompt.input = input;
        }
    }

    pub(in crate::app) fn set_reply(&mut self, reply: Reply) {
        if let Some(prompt) = &mut self.query.prompt {
            prompt.reply = reply;
        }
    }

    fn ask_nothing(&mut self, purpose: Purpose) {
        match purpose {
            Purpose::Filter => self.clear_filter(),
            Purpose::Search => {
                self.clear_search();
                self.back_to_origin();
            }
            Purpose::Date | Purpose::AsOf | Purpose::Command | Purpose::Narrow | Purpose::Export => {}
        }
    }

    pub(in crate::app) fn back_to_origin(&mut self) {
        let Some(prompt) = &self.query.prompt else { return };
        let (top, reading, row) = (prompt.origin.top, prompt.origin.reading, self.row_of_origin(prompt));
        if let Some(position) = row.and_then(|row| self.order.position(row)) {
            self.visit(position);
            self.top = top;
            // Also where it never was left: what is searched for scrolls a page to what is found in it.
            (self.reading.top, self.reading.selected) = reading;
        }
    }

    /// Leaves the line and takes back what it did.
    pub(in crate::app) fn cancel_prompt(&mut self) {
        let Some(prompt) = &self.query.prompt else { return };
        let (purpose, origin) = (prompt.purpose, &prompt.origin);
        let (query, day, narrowed) = (origin.query.clone(), origin.day.clone(), origin.narrowed.clone());
        match purpose {
            Purpose::AsOf if self.as_of.day() != day.as_ref() => self.look_back(day),
            Purpose::Narrow => {
                let items = origin.items.clone();
                self.widen(narrowed);
                self.query.items = items;
            }
            purpose => self.ask_nothing(purpose),
        }
        self.back_to_origin();
        self.query.prompt = None;
        if let Some(ActiveQuery { typed, query, .. }) = query {
            self.ask(purpose, &typed, query);
        }
    }

    /// Leaves the line and keeps what it did; stays in it where it cannot be understood.
    pub(in crate::app) fn keep_prompt(&mut self) {
        let Some(prompt) = &self.query.prompt else { return };
        let (purpose, typed) = (prompt.purpose, prompt.input.text().to_owned());
        let action = match self.meant(prompt) {
            Ok(action) => action,
            // It was asked already which of two is meant.
            Err(mistake) if matches!(prompt.reply, Reply::Answer(_)) && !mistake.span.is_empty() => return,
            Err(mistake) => return self.set_reply(Reply::Mistake(mistake)),
        };
        if typed.trim().is_empty() {
            self.search_again(purpose);
        }
        self.query.histories[purpose as usize].remember(&typed);
        self.query.prompt = None;
        match action {
            // A command is what its key is.
            Some(action) if purpose == Purpose::Command => self.obey_counted(action),
            Some(action) => self.dispatch(action),
            None => {}
        }
    }

    /// An empty search goes on with the one before.
    fn search_again(&mut self, purpose: Purpose) {
        let Some(origin) = self.query.prompt.as_ref().map(|prompt| &prompt.origin) else { return };
        match (purpose, origin.query.clone(), origin.items.clone()) {
            (Purpose::Search, Some(ActiveQuery { typed, query, .. }), _) => {
                self.query.prompt = None;
                self.ask(Purpose::Search, &typed, query);
            }
            (Purpose::Narrow, _, Some(items)) => self.query.items = Some(items),
            _ => return,
        }
        self.show_hit(Direction::Forward);
    }

    /// The line typed before, or the one after it; of commands the one before, or the one after it.
    pub(in crate::app) fn recall(&mut self, direction: Direction) {
        let Some(prompt) = &mut self.query.prompt else { return };
        if prompt.purpose == Purpose::Command {
            return self.choose_command(direction);
        }
        let history = &mut self.query.histories[prompt.purpose as usize];
        let recalled = match direction {
            Direction::Back => history.older(prompt.input.text()).map(str::to_owned),
            Direction::Forward => history.newer(),
        };
        if let Some(recalled) = recalled {
            prompt.input = TextInput::new(recalled);
            self.follow_input();
        }
    }

    /// What is to be done with what was typed, where that is left to the end.
    fn meant(&self, prompt: &OpenPrompt) -> Result<Option<Action>, Mistake> {
        let typed = prompt.input.text();
        match prompt.purpose {
            Purpose::Search | Purpose::Filter => {
                let (_, mistakes) = Query::understand(typed, self.options.today);
                mistakes.into_iter().next().map_or(Ok(None), Err)
            }
            Purpose::Narrow => Ok(None),
            Purpose::Date if typed.trim().is_empty() => Ok(None),
            Purpose::Date => {
                let date = self.asked_date(typed).map_err(|error| no_date(typed, error))?;
                Ok(Some(Action::Go(Go::Date(Box::new(date)))))
            }
            Purpose::AsOf => self.day_typed(typed).map(|day| Some(Action::AsOf(AsOf::Day(day)))),
            Purpose::Command => self.command_meant(prompt),
            Purpose::Export => self.export_meant(typed),
        }
    }

    /// The day or moment that is typed; none where nothing is.
    fn day_typed(&self, typed: &str) -> Result<Option<Cutoff>, Mistake> {
        if typed.trim().is_empty() {
            return Ok(None);
        }
        Cutoff::asked(typed, self.options.today).map(Some).map_err(|error| no_date(typed, error))
    }
}
