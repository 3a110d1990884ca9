//! Looking for events: asking, and what is done with what was found.

use crate::app::effect::{JobKind, Question};
use crate::app::search::state::{Asked, Origin, Purpose};
use crate::app::state::State;
use crate::app::step::Direction;
use crate::evidence::gap::Longest;
use crate::model::Order;
use crate::query::{Part, Query, SourcePart};
use crate::search::{Facts, Matches};
use crate::text::Clean;
use std::sync::Arc;

impl State {
    /// Asks for the events that match; what is shown stays until there is an answer.
    pub(in crate::app) fn ask(&mut self, purpose: Purpose, typed: &str, query: Query) {
        let asked = Asked { typed: typed.to_owned(), query: query.clone(), matches: Arc::default(), is_all: false };
        self.query.pending[purpose.index()] = Some(asked);
        self.start(Question::Find(purpose, query));
    }

    /// Takes up what was found.
    pub(in crate::app) fn take_found(&mut self, purpose: Purpose, matches: Arc<Matches>, is_all: bool) {
        let pending = &mut self.query.pending[purpose.index()];
        let Some(asked) = pending.as_ref() else { return };
        let asked = Asked { matches, is_all, ..asked.clone() };
        if is_all {
            *pending = None;
        }
        // Nothing so far is no reason to empty the screen.
        if !is_all && asked.matches.rows().is_empty() {
            return;
        }
        match purpose {
            Purpose::Filter => {
                self.query.filter = Some(asked);
                self.show_filtered();
            }
            Purpose::Search | Purpose::Date | Purpose::AsOf => {
                self.query.search = Some(asked);
                self.see_hits();
                if self.query.line.is_some() && self.query.hits.is_empty() {
                    self.back_to_origin();
                } else if self.query.line.is_some() {
                    self.show_first_hit();
                }
            }
        }
    }

    /// Asks again what is asked, of another timeline.
    pub(in crate::app) fn ask_again(&mut self) {
        for purpose in [Purpose::Filter, Purpose::Search] {
            let slot = purpose.index();
            let asked = match purpose {
                Purpose::Filter => &mut self.query.filter,
                Purpose::Search | Purpose::Date | Purpose::AsOf => &mut self.query.search,
            };
            let pending = self.query.pending[slot].take();
            if let Some(Asked { typed, query, .. }) = pending.or(asked.take()) {
                self.ask(purpose, &typed, query);
            }
        }
    }

    /// Asks again those questions whose answers have changed, and shows the old ones until there are new ones.
    pub(in crate::app) fn ask_anew(&mut self, has_changed: impl Fn(&Query) -> bool) {
        for purpose in [Purpose::Filter, Purpose::Search] {
            let in_force = match purpose {
                Purpose::Filter => &self.query.filter,
                Purpose::Search | Purpose::Date | Purpose::AsOf => &self.query.search,
            };
            let asked = self.query.pending[purpose.index()].as_ref().or(in_force.as_ref());
            if let Some(Asked { typed, query, .. }) = asked.filter(|asked| has_changed(&asked.query)).cloned() {
                self.ask(purpose, &typed, query);
            }
        }
    }

    /// Shows what the filter leaves, and keeps the focused event or the one nearest to it in time.
    pub(in crate::app) fn show_filtered(&mut self) {
        let above = self.position.saturating_sub(self.top);
        let row = self.row_to_keep();
        self.order = match &self.query.filter {
            None => Order::All(self.timeline.len()),
            Some(asked) => Order::Some(asked.matches.rows().into()),
        };
        let rows = self.timeline.rows();
        let visible = (0..self.order.len()).filter_map(|position| rows.get(self.order.row(position)?));
        self.longest = Longest::of(visible);
        self.pictures.events += 1;
        let position = self.order.position(row).unwrap_or_else(|| self.nearest(row));
        self.visit(position);
        self.top = self.position.saturating_sub(above);
        self.see_hits();
    }

    /// The row of the event that had the focus when the line was begun, while a filter is typed; else of the one that has it.
    fn row_to_keep(&self) -> usize {
        let here = || self.order.row(self.position).unwrap_or_default();
        let line = self.query.line.as_ref().filter(|line| line.purpose == Purpose::Filter);
        let origin = line.and_then(|line| self.row_of_origin(&line.origin));
        origin.unwrap_or_else(here)
    }

    /// Where the event stands by now at which a line was begun.
    pub(in crate::app) fn row_of_origin(&self, origin: &Origin) -> Option<usize> {
        let focus = origin.focus?;
        let stands = self.timeline.rows().get(origin.row).is_some_and(|row| row.event_id() == focus);
        if stands { Some(origin.row) } else { self.timeline.find(focus) }
    }

    /// The position of the visible event that starts nearest to that of a row.
    fn nearest(&self, row: usize) -> usize {
        let start = |row: usize| self.timeline.rows().get(row).map(|row| i128::from(row.first));
        let after = self.order.partition_point(0, |other| other < row);
        let distance = |position: Option<usize>| {
            let other = start(self.order.row(position?)?)?;
            Some((other - start(row)?).abs())
        };
        let before = after.checked_sub(1);
        match (distance(before), distance(Some(after))) {
            (Some(there), Some(here)) if there < here => after - 1,
            (Some(_), None) => after - 1,
            _ => after,
        }
    }

    /// Filters by a text, as if it had been typed. One that is no query is said to be none.
    pub(in crate::app) fn filter_by(&mut self, typed: &str) {
        match Query::parse(typed) {
            Ok(query) if query.is_empty() => self.clear_filter(),
            Ok(query) => {
                self.query.histories[Purpose::Filter.index()].remember(typed);
                self.ask(Purpose::Filter, typed, query);
            }
            Err(mistakes) => {
                let mistake = mistakes.first().map(|mistake| format!("{}: {}", mistake.message, mistake.hint));
                self.status = Some(Clean::line(&mistake.unwrap_or_default()));
            }
        }
    }

    pub(in crate::app) fn clear_filter(&mut self) {
        self.query.pending[Purpose::Filter.index()] = None;
        self.jobs.cancel(&[JobKind::Filter]);
        self.query.filter = None;
        self.show_filtered();
    }

    pub(in crate::app) fn clear_search(&mut self) {
        self.query.pending[Purpose::Search.index()] = None;
        self.jobs.cancel(&[JobKind::Search]);
        self.query.search = None;
        self.see_hits();
    }

    /// Notes which visible events the search has found, and which words are to be marked.
    fn see_hits(&mut self) {
        // The page is laid out again, and scrolled to what is found in it.
        self.forget_page();
        self.reading.top = None;
        let query = &mut self.query;
        query.where_found = None;
        query.wrapped = None;
        let visible = |row: &u32| self.order.position(*row as usize).is_some();
        let is_filtered = query.filter.is_some();
        query.hits = match &query.search {
            None => Arc::default(),
            Some(search) if !is_filtered => search.matches.rows().into(),
            Some(search) => search.matches.rows().iter().copied().filter(visible).collect(),
        };
        let words = query.search.as_ref().or(query.filter.as_ref()).map(|asked| asked.query.words());
        query.marks = words.map(|words| words.cloned().collect()).unwrap_or_default();
    }

    /// From where the search was begun to the first event found.
    pub(in crate::app) fn show_first_hit(&mut self) {
        let Some(line) = &self.query.line else { return };
        let origin = self.row_of_origin(&line.origin).and_then(|row| u32::try_from(row).ok()).unwrap_or_default();
        let next = self.query.hits.partition_point(|hit| *hit < origin);
        let wraps = next == self.query.hits.len();
        if let Some(row) = self.query.hits.get(if wraps { 0 } else { next }).copied() {
            self.show_row(row);
            self.query.wrapped = wraps.then_some("from the beginning again");
        }
    }

    /// To the next event that the search has found, or to the previous one.
    pub(in crate::app) fn show_hit(&mut self, direction: Direction) {
        if self.query.search.is_none() {
            self.say("Nothing is being searched for: / begins.");
            return;
        }
        let here = u32::try_from(self.order.row(self.position).unwrap_or_default()).unwrap_or(u32::MAX);
        let hits = &self.query.hits;
        let (next, wrapped) = match direction {
            Direction::Forward => match hits.get(hits.partition_point(|hit| *hit <= here)) {
                Some(next) => (Some(*next), None),
                None => (hits.first().copied(), Some("from the beginning again")),
            },
            Direction::Back => match hits.partition_point(|hit| *hit < here).checked_sub(1) {
                Some(before) => (hits.get(before).copied(), None),
                None => (hits.last().copied(), Some("from the end again")),
            },
        };
        if let Some(row) = next {
            self.show_row(row);
            self.query.wrapped = wrapped;
        }
    }

    fn show_row(&mut self, row: u32) {
        if let Some(position) = self.order.position(row as usize) {
            self.go_to(position);
        }
    }

    /// Says where in the focused event the search found its words, if that is not in the title.
    pub(in crate::app) fn see_where_found(&mut self) {
        let (Some(focus), Some(search)) = (self.focus, &self.query.search) else { return };
        if self.query.where_found.as_ref().is_some_and(|(of, _)| *of == focus) {
            return;
        }
        let place = self.place_found(&search.query).unwrap_or_default();
        self.query.where_found = Some((focus, Clean::line(&place)));
    }

    fn place_found(&self, query: &Query) -> Option<String> {
        let row = self.order.row(self.position)?;
        let event = self.timeline.event(row).ok()?;
        let facts = Facts::new(&self.timeline);
        let found = query.found(&event, &facts.of(self.timeline.rows().get(row)?));
        if found.iter().any(|found| found.part == Part::Title) {
            return None;
        }
        found.first().map(|found| place(found.part))
    }

    /// Where the page of the focused event has the first word that the search has found: unscrolled, it shows that.
    pub(in crate::app) fn first_mark(&self) -> Option<usize> {
        self.query.search.as_ref()?;
        let is_marked = |text: &Clean| self.query.marks.iter().any(|mark| mark.is_in(text.as_str()));
        self.reading.page.lines.iter().position(|line| line.spans.iter().any(|span| is_marked(&span.text)))
    }

    /// Whether an event matches only possibly.
    pub(in crate::app) fn is_possible(&self, row: usize) -> bool {
        let filter = self.query.filter.as_ref();
        let row = u32::try_from(row).unwrap_or(u32::MAX);
        filter.is_some_and(|filter| filter.matches.possibly().binary_search(&row).is_ok())
    }
}

/// Where something was found, in words.
fn place(part: Part) -> String {
    let claim = |n: usize| format!("claim {}", n + 1);
    match part {
        Part::Title => "in the title".to_owned(),
        Part::Date => "in the date".to_owned(),
        Part::Summary => "in the summary".to_owned(),
        Part::Place => "in the place".to_owned(),
        Part::Person(_) => "among the people".to_owned(),
        Part::Tag(_) => "among the tags".to_owned(),
        Part::Id => "in the id".to_owned(),
        Part::Claim(n) => format!("in {}", claim(n)),
        Part::By(n) => format!("in who says {}", claim(n)),
        Part::Measure(n) | Part::Value(n) => format!("in the figure of {}", claim(n)),
        Part::At(_) => "in the place cited".to_owned(),
        Part::Quote(_) => "in a quote".to_owned(),
        Part::Source(_, part) => {
            let of = match part {
                SourcePart::Id => "id",
                SourcePart::Title => "title",
                SourcePart::Publisher => "publisher",
                SourcePart::Author => "author",
                SourcePart::Url => "address",
            };
            format!("in a source's {of}")
        }
    }
}
