//! Looking for rows in the list of a view: asking, and going from one that was found to the next.
//!
//! Owns which views have such a list: sources, measures, problems. It goes as the search for events does, and ends where the
//! view is left.

use crate::app::effect::{JobKind, Question};
use crate::app::mode::{Mode, Pane};
use crate::app::search::state::{ItemSearch, Purpose};
use crate::app::state::State;
use crate::app::step::Direction;
use crate::app::update::search::{NO_SEARCH, first_hit, next_hit};
use crate::query::Pattern;
use std::sync::Arc;

impl State {
    /// Looks for the rows that have all of the words that are typed.
    pub(in crate::app) fn find_items(&mut self, typed: &str) {
        self.jobs.cancel(&[JobKind::Items]);
        let words: Vec<Pattern> = typed.split_whitespace().filter_map(Pattern::new).collect();
        if words.is_empty() {
            self.query.items = None;
            return self.back_to_item();
        }
        let of = (self.mode, self.views.lists);
        let (typed, hits) = (typed.trim().to_owned(), None);
        self.query.items = Some(ItemSearch { typed, words: words.clone(), hits, of, wrapped: None });
        match &self.views.summary {
            // Each row has to be read.
            Some(summary) if self.mode == Mode::Sources => {
                self.start(Question::Items(Arc::clone(summary), self.views.sources.items.clone(), words));
            }
            _ => {
                let Some((_, count)) = self.cursor(Pane::List) else { return };
                let rows = (0..).take(count);
                let has_all = |row: &u32| {
                    let says = self.row_in_words(*row as usize);
                    says.is_some_and(|says| words.iter().all(|word| word.is_in(&says)))
                };
                self.take_items(&rows.filter(has_all).collect());
            }
        }
    }

    /// What the row of a measure or a problem says.
    fn row_in_words(&self, row: usize) -> Option<String> {
        if self.mode == Mode::Problems {
            let problem = self.problems().listed().get(row)?;
            return Some(format!("{} {}", problem.message, problem.code));
        }
        let summary = self.views.summary.as_ref()?;
        let series = summary.compared.series().get(summary.measures.all().get(row)?.series)?;
        Some(series.measure().to_owned())
    }

    /// Takes up which rows were found; goes to the first, from where the search was begun, while it is typed.
    pub(in crate::app) fn take_items(&mut self, hits: &Arc<[u32]>) {
        let Some(search) = &mut self.query.items else { return };
        search.hits = Some(Arc::clone(hits));
        let prompt = self.query.prompt.as_ref().filter(|prompt| prompt.purpose == Purpose::Narrow);
        let Some(prompt) = prompt else { return };
        // Where the search was begun before the list was there, it begins with that.
        let origin = prompt.origin.narrowed.1.map_or(0, |cursor| cursor.focus);
        match first_hit(hits, u32::try_from(origin).unwrap_or(u32::MAX)) {
            Some((row, wrapped)) => self.show_item(row, wrapped),
            None => self.back_to_item(),
        }
    }

    /// To the next row that was found, or to the previous one.
    pub(in crate::app) fn show_found_item(&mut self, direction: Direction) {
        let Some((cursor, _)) = self.cursor(Pane::List) else { return };
        let hits = self.query.items.as_ref().and_then(|search| search.hits.clone());
        let here = u32::try_from(cursor.focus).unwrap_or(u32::MAX);
        match hits.and_then(|hits| next_hit(&hits, here, direction)) {
            Some((row, wrapped)) => self.show_item(row, wrapped),
            None if self.query.items.is_none() => self.say(&self.keyed(NO_SEARCH)),
            None => {}
        }
    }

    fn show_item(&mut self, row: u32, wrapped: Option<&'static str>) {
        self.pane = Pane::List;
        self.set_cursor(row as usize);
        self.query.items.iter_mut().for_each(|search| search.wrapped = wrapped);
    }

    /// To the row at which the search was begun.
    fn back_to_item(&mut self) {
        if let Some(cursor) = self.query.prompt.as_ref().and_then(|prompt| prompt.origin.narrowed.1) {
            self.place_cursor(cursor);
        }
    }

    /// Ends the search with its view, and looks again through a list that is another.
    pub(in crate::app) fn settle_items(&mut self) {
        let Some(ItemSearch { typed, of, .. }) = &self.query.items else { return };
        if of.0 != self.mode {
            self.query.items = None;
            self.jobs.cancel(&[JobKind::Items]);
        } else if of.1 != self.views.lists {
            let typed = typed.clone();
            self.find_items(&typed);
        }
    }
}
