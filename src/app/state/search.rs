//! What the screen says of queries: the prompt, the filter, the search.

use crate::app::facets::{Facets, FacetsView};
use crate::app::help::Help;
use crate::app::layout::clip;
use crate::app::mode::{Mode, Pane};
use crate::app::search::state::{ActiveQuery, OpenPrompt, Purpose};
use crate::app::state::State;
use crate::model::Order;
use crate::query::Pattern;
use crate::text::Clean;
use std::sync::Arc;

impl State {
    /// The prompt, where one is open.
    pub fn prompt(&self) -> Option<&OpenPrompt> {
        self.query.prompt.as_ref()
    }

    /// The filter in force.
    pub fn filter(&self) -> Option<&ActiveQuery> {
        self.query.filter.as_ref()
    }

    /// The search in force.
    pub fn search(&self) -> Option<&ActiveQuery> {
        self.query.search.as_ref()
    }

    /// What the filter was probably meant to ask for, where an event has no value like one of its own.
    pub fn value_meant(&self) -> Option<String> {
        self.filter()?.value_meant(self.query.facets.as_deref()?)
    }

    /// How many visible events the search has found, and which of them has the focus, counted from 1.
    pub fn hits(&self) -> (usize, Option<usize>) {
        let row = self.order.row(self.position).and_then(|row| u32::try_from(row).ok());
        let hit = row.and_then(|row| self.query.hits.binary_search(&row).ok());
        (self.query.hits.len(), hit.map(|index| index + 1))
    }

    /// How many rows of the list of the view were found, and which of them has the focus, counted from 1; in a view without
    /// such a list, events.
    pub(super) fn found(&self) -> (usize, Option<usize>) {
        if !self.mode.lists_items() {
            return self.hits();
        }
        let hits = self.query.items.as_ref().and_then(|search| search.hits.as_deref()).unwrap_or_default();
        let row = self.cursor(Pane::List).and_then(|(cursor, _)| u32::try_from(cursor.focus).ok());
        let hit = row.and_then(|row| hits.binary_search(&row).ok());
        (hits.len(), hit.map(|index| index + 1))
    }

    /// Whether an answer is still being waited for.
    pub fn is_searching(&self) -> bool {
        self.query.pending.iter().any(Option::is_some)
    }

    /// Where the search went, and where in the focused event it found its words, if not in the title.
    pub fn search_notes(&self) -> impl Iterator<Item = Clean> {
        let is_of_items = self.mode.lists_items();
        let place = self.query.where_found.as_ref().filter(|_| !is_of_items).map(|(_, place)| place.clone());
        let of_items = || self.query.items.as_ref().and_then(|search| search.wrapped);
        let wrapped = if is_of_items { of_items() } else { self.query.wrapped }.map(Clean::from);
        place.filter(|place| !place.is_empty()).into_iter().chain(wrapped)
    }

    /// The words to be marked wherever they are drawn.
    pub fn marks(&self) -> &[Pattern] {
        if self.mode.lists_items() {
            return self.query.items.as_ref().map_or(&[], |search| &search.words);
        }
        &self.query.marks
    }

    /// The filter as typed; empty where there is none.
    pub fn filter_typed(&self) -> &str {
        let filter = self.query.pending[Purpose::Filter as usize].as_ref().or(self.query.filter.as_ref());
        filter.map_or("", |filter| &filter.typed)
    }

    /// What events have in common, where it is on the screen.
    pub fn facets_view(&self) -> Option<&FacetsView> {
        (self.mode == Mode::Facets).then_some(&self.facets_view)
    }

    /// Whether it is known what the events have in common.
    pub fn has_counted(&self) -> bool {
        self.query.facets.is_some()
    }

    /// How many of the visible events have each value, where that is not all of them and is known.
    pub(in crate::app) fn facets_shown(&self) -> Option<&Arc<Facets>> {
        let is_filtered = matches!(self.order, Order::Some(_));
        self.pictures.counted.of(&self.pictures.events).filter(|_| is_filtered)
    }

    /// What the list of the view on the screen is narrowed to, as it was typed.
    pub fn narrowed(&self) -> &str {
        let of_view = || self.facets_view().map_or("", FacetsView::narrowed);
        self.help().map_or_else(of_view, Help::narrowed)
    }

    /// Whether the event in a row matches the filter only possibly.
    pub fn matches_possibly(&self, row: usize) -> bool {
        let row = u32::try_from(row).unwrap_or(u32::MAX);
        self.filter().is_some_and(|filter| filter.matches.possibly().binary_search(&row).is_ok())
    }

    /// What is searched for here, what was found, and where in that the reader is: "“cecot” 3/17", "“cecot” 3/17 · from the
    /// beginning again". None where nothing is searched for.
    pub(in crate::app) fn search_in_words(&self) -> Option<String> {
        let (typed, is_all) = if self.mode.lists_items() {
            self.query.items.as_ref().map(|search| (&search.typed, search.hits.is_some()))?
        } else {
            self.query.search.as_ref().map(|search| (&search.typed, search.is_all))?
        };
        let (all, hit) = self.found();
        let found = match (all, hit) {
            (0, _) if !is_all => "searching".to_owned(),
            (0, _) => "not found".to_owned(),
            (all, Some(hit)) => format!("{}/{}", self.lang().grouped(hit), self.lang().grouped(all)),
            (all, None) => format!("{} found", self.lang().grouped(all)),
        };
        let more = if is_all { "" } else { "…" };
        let mut words = format!("“{}” {found}{more}", clip::mention(typed).cut(16, "…"));
        for note in self.search_notes().filter(|_| hit.is_some()) {
            words.push_str(" · ");
            words.push_str(note.as_str());
        }
        Some(words)
    }
}
