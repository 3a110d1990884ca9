//! What the screen says of queries: the prompt, the filter, the search.

use crate::app::facets::{Facets, FacetsView};
use crate::app::help::Help;
use crate::app::mode::Mode;
use crate::app::search::state::{ActiveQuery, OpenPrompt, Purpose};
use crate::app::state::State;
use crate::model::Order;
use crate::model::number::grouped;
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

    /// Whether an answer is still being waited for.
    pub fn is_searching(&self) -> bool {
        self.query.pending.iter().any(Option::is_some)
    }

    /// Where the search went, and where in the focused event it found its words, if not in the title.
    pub fn search_notes(&self) -> impl Iterator<Item = Clean> {
        let place = self.query.where_found.as_ref().map(|(_, place)| place.clone());
        let wrapped = self.query.wrapped.map(Clean::from);
        place.filter(|place| !place.is_empty()).into_iter().chain(wrapped)
    }

    /// The words to be marked wherever they are drawn.
    pub fn marks(&self) -> &[Pattern] {
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

    /// What the search has found, and where in that the reader is: "3/17", "3/17 · from the beginning again".
    pub(super) fn hits_in_words(&self) -> String {
        let Some(search) = &self.query.search else { return String::new() };
        let (all, hit) = self.hits();
        let mut words = match (all, hit) {
            (0, _) if !search.is_all => "searching".to_owned(),
            (0, _) => "not found".to_owned(),
            (all, Some(hit)) => format!("{}/{}", grouped(hit), grouped(all)),
            (all, None) => format!("{} found", grouped(all)),
        };
        if !search.is_all {
            words.push('…');
        }
        for note in self.search_notes().filter(|_| hit.is_some()) {
            words.push_str(" · ");
            words.push_str(note.as_str());
        }
        words
    }
}
