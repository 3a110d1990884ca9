//! The prompt in which a search, a filter or a date is typed.

use crate::app::action::{Action, AsOf, Go};
use crate::app::effect::{JobKind, Question};
use crate::app::facets::Facets;
use crate::app::layout::clip;
use crate::app::mode::Mode;
use crate::app::search::prompt::{Edit, TextInput};
use crate::app::search::state::{ActiveQuery, Completions, OpenPrompt, Origin, Purpose};
use crate::app::state::State;
use crate::app::step::Direction;
use crate::model::{Cutoff, Date, DateError, Order};
use crate::query::{Mistake, Query, complete, rank};
use std::sync::Arc;

/// As many values are offered.
const OFFERED: usize = 50;

impl State {
    /// Opens a prompt.
    pub(in crate::app) fn begin(&mut self, purpose: Purpose) {
        let query = if purpose.is_query() { self.query.in_force(purpose).clone() } else { None };
        let input = match (&query, purpose) {
            (Some(query), Purpose::Filter) => TextInput::new(query.typed.clone()),
            (_, Purpose::AsOf) => TextInput::new(self.as_of.day().map(ToString::to_string).unwrap_or_default()),
            _ => TextInput::default(),
        };
        // The prompt holds the rows that lanes have.
        if self.mode == Mode::Lanes {
            self.show_lanes();
        }
        let origin =
            Origin { focus: self.focus, row: self.row(), top: self.top, rows: self.panes().list.height, query };
        self.query.prompt = Some(OpenPrompt { purpose, input, mistake: None, completions: None, answer: None, origin });
        if purpose.is_query() {
            self.count();
        }
    }

    /// Has the values counted that can be asked for, unless they are.
    pub(in crate::app) fn count(&mut self) {
        if self.query.facets.is_none() && !self.jobs.awaits(JobKind::Count) && self.progress.is_none() {
            self.start(Question::Count(Order::All(self.timeline.len())));
        }
    }

    /// Takes up what was counted.
    pub(in crate::app) fn take_counted(&mut self, facets: Arc<Facets>) {
        self.facets_view.take(&facets);
        self.query.facets = Some(facets);
    }

    pub(in crate::app) fn edit(&mut self, edit: Edit) {
        if self.change_input(|input| input.edit(edit)) {
            self.follow_input();
        } else if edit == Edit::Backspace && self.prompt().is_some_and(|prompt| prompt.input.text().is_empty()) {
            self.cancel_prompt();
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
        prompt.completions = None;
        self.query.histories[prompt.purpose as usize].stay();
        change(&mut prompt.input)
    }

    /// Asks what is typed. While there is a mistake in it, what is understood of it is on the screen: the words that a term
    /// begins as (`is` of `is:disputed`) may have left nothing of that.
    fn follow_input(&mut self) {
        let Some(prompt) = &mut self.query.prompt else { return };
        let (purpose, typed) = (prompt.purpose, prompt.input.text().to_owned());
        if !purpose.is_query() {
            (prompt.mistake, prompt.answer) = (None, None);
            if purpose == Purpose::Date
                && let Ok(date) = Date::parse(typed.trim())
            {
                let answer = self.starts(&date).map(|starts| clip::mention(&format!("= {}", starts.words(&date))));
                self.query.prompt.iter_mut().for_each(|prompt| prompt.answer.clone_from(&answer));
            }
            return;
        }
        let (query, mistakes) = Query::understand(&typed, self.options.today);
        prompt.mistake = mistakes.into_iter().next();
        if query.is_empty() { self.ask_nothing(purpose) } else { self.ask(purpose, &typed, query) }
    }

    fn ask_nothing(&mut self, purpose: Purpose) {
        match purpose {
            Purpose::Filter => self.clear_filter(),
            Purpose::Search => {
                self.clear_search();
                self.back_to_origin();
            }
            Purpose::Date | Purpose::AsOf => {}
        }
    }

    pub(in crate::app) fn back_to_origin(&mut self) {
        let Some(prompt) = &self.query.prompt else { return };
        let (top, row) = (prompt.origin.top, self.row_of_origin(prompt));
        if let Some(position) = row.and_then(|row| self.order.position(row)) {
            self.visit(position);
            self.top = top;
        }
    }

    /// Leaves the line and takes back what it did.
    pub(in crate::app) fn cancel_prompt(&mut self) {
        let Some(prompt) = &self.query.prompt else { return };
        let (purpose, query) = (prompt.purpose, prompt.origin.query.clone());
        if purpose.is_query() {
            self.ask_nothing(purpose);
        }
        self.back_to_origin();
        self.query.prompt = None;
        if let Some(ActiveQuery { typed, query, .. }) = query {
            self.ask(purpose, &typed, query);
        }
    }

    /// Leaves the line and keeps what it did; stays in it where it cannot be understood.
    pub(in crate::app) fn keep_prompt(&mut self) {
        let Some(prompt) = &mut self.query.prompt else { return };
        let (purpose, typed) = (prompt.purpose, prompt.input.text().to_owned());
        if prompt.mistake.is_some() {
            return;
        }
        let action = match meant(purpose, &typed) {
            Ok(action) => action,
            Err(mistake) => {
                prompt.mistake = Some(mistake);
                return;
            }
        };
        if purpose == Purpose::Search && typed.trim().is_empty() {
            self.search_again();
        }
        self.query.histories[purpose as usize].remember(&typed);
        self.query.prompt = None;
        if let Some(action) = action {
            self.dispatch(action);
        }
    }

    /// An empty search goes on with the one before.
    fn search_again(&mut self) {
        let before = self.query.prompt.as_ref().and_then(|prompt| prompt.origin.query.clone());
        if let Some(ActiveQuery { typed, query, .. }) = before {
            self.query.prompt = None;
            self.ask(Purpose::Search, &typed, query);
            self.show_hit(Direction::Forward);
        }
    }

    /// The line typed before, or the one after it.
    pub(in crate::app) fn recall(&mut self, direction: Direction) {
        let Some(prompt) = &mut self.query.prompt else { return };
        let history = &mut self.query.histories[prompt.purpose as usize];
        let recalled = match direction {
            Direction::Back => history.older(prompt.input.text()).map(str::to_owned),
            Direction::Forward => history.newer(),
        };
        if let Some(recalled) = recalled {
            prompt.input = TextInput::new(recalled);
            prompt.completions = None;
            self.follow_input();
        }
    }

    /// Puts in the next of what may be typed here, or the previous.
    pub(in crate::app) fn complete(&mut self, direction: Direction) {
        let facets = self.query.facets.clone().unwrap_or_default();
        let Some(prompt) = self.query.prompt.as_mut().filter(|prompt| prompt.purpose.is_query()) else { return };
        let completions = match prompt.completions.take() {
            Some(mut completions) => {
                let count = completions.offered.len();
                completions.chosen = match direction {
                    Direction::Forward => (completions.chosen + 1) % count.max(1),
                    Direction::Back => (completions.chosen + count.saturating_sub(1)) % count.max(1),
                };
                completions
            }
            None => Completions { offered: offered(&prompt.input, &facets), base: prompt.input.clone(), chosen: 0 },
        };
        let completion = complete(completions.base.text(), completions.base.cursor());
        if let (Some(completion), Some((choice, _))) = (completion, completions.offered.get(completions.chosen)) {
            let (text, cursor) = completion.insert(completions.base.text(), choice);
            prompt.input = TextInput::at(text, cursor);
            // Where there was no choice, the next Tab goes on with what comes behind it.
            prompt.completions = (completions.offered.len() > 1).then_some(completions);
            self.follow_input();
        }
    }
}

/// What may stand where the cursor is, with how many events have it where that is known.
fn offered(typed: &TextInput, facets: &Facets) -> Vec<(String, Option<usize>)> {
    let Some(completion) = complete(typed.text(), typed.cursor()) else { return Vec::new() };
    let known = completion.known().into_iter();
    let values = completion.field.map_or(&[][..], |field| facets.of(field));
    let counted = |word: String| {
        let count = values.iter().find(|(value, _)| *value == word).map(|(_, count)| *count);
        (word, count)
    };
    let mut offered: Vec<(String, Option<usize>)> = known.map(counted).collect();
    for (value, count) in rank(&completion.prefix, values) {
        if offered.len() >= OFFERED {
            break;
        }
        if offered.iter().all(|(word, _)| word != value) {
            offered.push((value.clone(), Some(*count)));
        }
    }
    offered
}

/// What is to be done with what was typed, where that is left to the end.
fn meant(purpose: Purpose, typed: &str) -> Result<Option<Action>, Mistake> {
    if purpose.is_query() {
        return Ok(None);
    }
    let text = typed.trim();
    let date = if text.is_empty() { None } else { Some(Date::parse(text).map_err(|error| no_date(typed, error))?) };
    match (purpose, date) {
        (Purpose::AsOf, None) => Ok(Some(Action::AsOf(AsOf::Day(None)))),
        (Purpose::AsOf, Some(date)) => {
            let [message, hint] = ["it has no last day", "write a day, a month or a year"].map(str::to_owned);
            let day = Cutoff::of(&date).ok_or(Mistake { span: 0..typed.len(), message, hint })?;
            Ok(Some(Action::AsOf(AsOf::Day(Some(day)))))
        }
        (_, date) => Ok(date.map(|date| Action::Go(Go::Date(Box::new(date))))),
    }
}

/// What is wrong with a date, as what is wrong with a query is told.
fn no_date(typed: &str, error: DateError) -> Mistake {
    let shift = typed.len() - typed.trim_start().len();
    let from = (shift + error.offset).min(typed.len());
    let to = typed.get(from..).and_then(|rest| rest.chars().next()).map_or(from, |first| from + first.len_utf8());
    Mistake { span: from..to, message: error.message, hint: error.hint.unwrap_or_default() }
}
