//! What the screen says of what is asked: the line being typed, the filter, the search.
//!
//! Owns the view of it that drawing and the table of keys have. Refuses to change it.

use crate::app::facets::state::FacetsView;
use crate::app::mode::{Mode, Place};
use crate::app::search::prompt::Typed;
use crate::app::search::state::Purpose;
use crate::app::state::State;
use crate::query::{Mistake, Pattern};
use crate::text::Clean;

/// A line while it is typed.
#[derive(Debug, Clone, Copy)]
pub struct Typing<'s> {
    /// What it is typed for.
    pub purpose: Purpose,
    /// Its text and the cursor.
    pub typed: &'s Typed,
    /// What is wrong with it.
    pub mistake: Option<&'s Mistake>,
    /// What may be put in, each with how many events have it.
    pub offered: &'s [(String, Option<usize>)],
    /// Which of them stands in the line.
    pub chosen: usize,
}

/// A filter or a search in force.
#[derive(Debug, Clone, Copy)]
pub struct InForce<'s> {
    /// As typed.
    pub typed: &'s str,
    /// How many visible events match.
    pub count: usize,
    /// How many of them match only possibly.
    pub possibly: usize,
    /// Whether all events have been looked at.
    pub is_all: bool,
}

impl State {
    /// The line being typed.
    pub fn typing(&self) -> Option<Typing<'_>> {
        let line = self.query.line.as_ref()?;
        let choices = line.choices.as_ref();
        Some(Typing {
            purpose: line.purpose,
            typed: &line.typed,
            mistake: line.mistake.as_ref(),
            offered: choices.map_or(&[], |choices| &choices.offered),
            chosen: choices.map_or(0, |choices| choices.chosen),
        })
    }

    /// The filter in force.
    pub fn filter(&self) -> Option<InForce<'_>> {
        let filter = self.query.filter.as_ref()?;
        let (count, possibly) = (filter.matches.rows().len(), filter.matches.possibly().len());
        Some(InForce { typed: &filter.typed, count, possibly, is_all: filter.is_all })
    }

    /// The search in force.
    pub fn search(&self) -> Option<InForce<'_>> {
        let search = self.query.search.as_ref()?;
        Some(InForce { typed: &search.typed, count: self.query.hits.len(), possibly: 0, is_all: search.is_all })
    }

    /// Which of the events found has the focus, counted from 1.
    pub fn hit(&self) -> Option<usize> {
        let row = u32::try_from(self.order.row(self.position)?).ok()?;
        self.query.hits.binary_search(&row).ok().map(|index| index + 1)
    }

    /// How what is in force is taken back: the search goes before the filter, and other steps back before both.
    pub fn way_to_clear(&self) -> &'static str {
        let is_next = self.place() == Place::List && self.trail.is_empty();
        match (is_next, self.query.search.is_some()) {
            (true, true) => "Esc clears the search",
            (true, false) => "Esc clears the filter",
            (false, true) => "back, then Esc clears the search",
            (false, false) => "back, then Esc clears the filter",
        }
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
        let filter = self.query.pending[Purpose::Filter.index()].as_ref().or(self.query.filter.as_ref());
        filter.map_or("", |asked| &asked.typed)
    }

    /// What events have in common, where it is on the screen.
    pub fn facets_view(&self) -> Option<&FacetsView> {
        (self.mode == Mode::Facets).then_some(&self.facets_view)
    }

    /// Whether the event in a row matches the filter only possibly.
    pub fn matches_possibly(&self, row: usize) -> bool {
        self.is_possible(row)
    }

    /// How many lines of the screen it takes.
    pub(in crate::app) fn asked_lines(&self) -> u16 {
        match (&self.query.line, self.query.filter.is_some() || self.query.search.is_some()) {
            (Some(_), _) => 2,
            (None, true) => 1,
            (None, false) => 0,
        }
    }
}
