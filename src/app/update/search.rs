//! Looking for events: asking, and what is done with what was found.

use crate::app::effect::{JobKind, Question};
use crate::app::search::state::{ActiveQuery, OpenPrompt, Purpose};
use crate::app::state::State;
use crate::app::step::{Direction, nearer};
use crate::model::{EventId, Order, Row};
use crate::query::{Part, Query, SourcePart};
use crate::search::{Facts, Matches};
use crate::text::Clean;
use std::sync::Arc;

/// What is said where one goes on with a search and there is none.
pub(super) const NO_SEARCH: &str = "Nothing is being searched for: {search} begins.";

impl State {
    /// Asks for the events that match; what is shown stays until there is an answer.
    pub(in crate::app) fn ask(&mut self, purpose: Purpose, typed: &str, query: Query) {
        let pending =
            ActiveQuery { typed: typed.to_owned(), query: query.clone(), matches: Arc::default(), is_all: false };
        self.query.pending[purpose as usize] = Some(pending);
        self.start(Question::Find(purpose, query));
    }

    /// Takes up what was found.
    pub(in crate::app) fn take_found(&mut self, purpose: Purpose, matches: Arc<Matches>, is_all: bool) {
        let pending = &mut self.query.pending[purpose as usize];
        let Some(query) = pending.as_ref() else { return };
        let query = ActiveQuery { matches, is_all, ..query.clone() };
        if is_all {
            *pending = None;
        }
        // Nothing so far is no reason to empty the screen.
        if !is_all && query.matches.rows().is_empty() {
            return;
        }
        *self.query.in_force(purpose) = Some(query);
        if purpose == Purpose::Filter {
            self.show_filtered();
            self.count_years();
            if is_all {
                self.tell_change_again();
            }
            return;
        }
        self.see_hits();
        if self.query.prompt.is_some() && self.query.hits.is_empty() {
            self.back_to_origin();
        } else if self.query.prompt.is_some() {
            self.show_first_hit();
        }
    }

    /// Asks again what is asked, of another timeline.
    pub(in crate::app) fn ask_again(&mut self) {
        for purpose in [Purpose::Filter, Purpose::Search] {
            let pending = self.query.pending[purpose as usize].take();
            if let Some(ActiveQuery { typed, query, .. }) = pending.or(self.query.in_force(purpose).take()) {
                self.ask(purpose, &typed, query);
            }
        }
    }

    /// Asks again those questions whose answers have changed, and shows the old ones until there are new ones.
    pub(in crate::app) fn ask_anew(&mut self, has_changed: impl Fn(&Query) -> bool) {
        for purpose in [Purpose::Filter, Purpose::Search] {
            let pending = self.query.pending[purpose as usize].clone();
            let active = pending.or_else(|| self.query.in_force(purpose).clone());
            if let Some(ActiveQuery { typed, query, .. }) = active.filter(|active| has_changed(&active.query)) {
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
            Some(filter) => Order::Some(filter.matches.rows().into()),
        };
        let event = self.timeline.rows().get(row).map(Row::event_id);
        self.hidden = event.filter(|_| self.order.is_empty());
        self.pictures.events += 1;
        let position = self.order.position(row).unwrap_or_else(|| self.nearest(row));
        self.visit(position);
        self.top = self.position.saturating_sub(above);
        self.see_hits();
    }

    /// The row of the event that had the focus when the prompt was opened, while a filter is typed; else of the one that
    /// has it.
    fn row_to_keep(&self) -> usize {
        let prompt = self.query.prompt.as_ref().filter(|prompt| prompt.purpose == Purpose::Filter);
        let origin = prompt.and_then(|prompt| self.row_of_origin(prompt));
        let hidden = || self.timeline.find(self.hidden.filter(|_| self.order.is_empty())?);
        origin.or_else(hidden).unwrap_or_else(|| self.row())
    }

    /// Where the event stands by now at which a prompt was opened.
    pub(in crate::app) fn row_of_origin(&self, prompt: &OpenPrompt) -> Option<usize> {
        self.row_of(prompt.origin.focus?, prompt.origin.row)
    }

    /// The row of an event that stood in `row`. That is looked at first: only where the files were read again since is it
    /// searched.
    pub(in crate::app) fn row_of(&self, event: EventId, row: usize) -> Option<usize> {
        let stands = self.timeline.rows().get(row).is_some_and(|row| row.event_id() == event);
        if stands { Some(row) } else { self.timeline.find(event) }
    }

    /// The position of the visible event that starts nearest to that of a row.
    pub(in crate::app) fn nearest(&self, row: usize) -> usize {
        let start = |row: usize| self.timeline.rows().get(row).map(|row| i128::from(row.first));
        let distance = |position| Some((start(self.order.row(position)?)? - start(row)?).abs());
        nearer(self.order.partition_point(0, |other| other < row), distance)
    }

    /// Filters by a text, as if it had been typed. One that is no query is said to be none.
    pub(in crate::app) fn filter_by(&mut self, typed: &str) {
        match Query::parse(typed, self.options.today) {
            Ok(query) if query.is_empty() => self.clear_filter(),
            Ok(query) => {
                self.query.histories[Purpose::Filter as usize].remember(typed);
                self.ask(Purpose::Filter, typed, query);
            }
            Err(mistakes) => {
                let mistake = mistakes.first().map(|mistake| format!("{}: {}", mistake.message, mistake.hint));
                self.status = Some(Clean::line(&mistake.unwrap_or_default()));
            }
        }
    }

    pub(in crate::app) fn clear_filter(&mut self) {
        self.clear_query(Purpose::Filter, JobKind::Filter);
        self.show_filtered();
    }

    pub(in crate::app) fn clear_search(&mut self) {
        self.clear_query(Purpose::Search, JobKind::Search);
        self.see_hits();
    }

    fn clear_query(&mut self, purpose: Purpose, kind: JobKind) {
        (self.query.pending[purpose as usize], *self.query.in_force(purpose)) = (None, None);
        self.jobs.cancel(&[kind]);
    }

    /// Notes which visible events the search has found, and which words are to be marked.
    fn see_hits(&mut self) {
        // The page is laid out again, and scrolled to what is found in it.
        self.forget_page();
        self.reading.top = None;
        let query = &mut self.query;
        (query.where_found, query.wrapped) = (None, None);
        let visible = |row: &u32| self.order.position(*row as usize).is_some();
        let is_filtered = query.filter.is_some();
        query.hits = match &query.search {
            None => Arc::default(),
            Some(search) if !is_filtered => search.matches.rows().into(),
            Some(search) => search.matches.rows().iter().copied().filter(visible).collect(),
        };
        let words = query.search.as_ref().or(query.filter.as_ref()).map(|active| active.query.words());
        query.marks = words.map(|words| words.cloned().collect()).unwrap_or_default();
    }

    /// From where the search was begun to the first event found.
    pub(in crate::app) fn show_first_hit(&mut self) {
        let Some(prompt) = &self.query.prompt else { return };
        let origin = self.row_of_origin(prompt).and_then(|row| u32::try_from(row).ok()).unwrap_or_default();
        if let Some((row, wrapped)) = first_hit(&self.query.hits, origin) {
            self.show_row(row);
            self.query.wrapped = wrapped;
        }
    }

    /// To the next event that the search has found, or to the previous one.
    pub(in crate::app) fn show_hit(&mut self, direction: Direction) {
        if self.mode.lists_items() {
            return self.show_found_item(direction);
        }
        if self.query.search.is_none() {
            return self.say(&self.keyed(NO_SEARCH));
        }
        let here = u32::try_from(self.row()).unwrap_or(u32::MAX);
        if let Some((row, wrapped)) = next_hit(&self.query.hits, here, direction) {
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
}

/// Where a search from one place on goes first, and a word where that is before it.
pub(super) fn first_hit(hits: &[u32], from: u32) -> Option<(u32, Option<&'static str>)> {
    let next = hits.get(hits.partition_point(|hit| *hit < from));
    next.map(|next| (*next, None)).or_else(|| Some((*hits.first()?, Some("from the beginning again"))))
}

/// What was found next after a place, or before it, and a word where that is beyond the last, or the first.
pub(super) fn next_hit(hits: &[u32], here: u32, direction: Direction) -> Option<(u32, Option<&'static str>)> {
    match direction {
        Direction::Forward => first_hit(hits, here.saturating_add(1)),
        Direction::Back => match hits.partition_point(|hit| *hit < here).checked_sub(1) {
            Some(before) => hits.get(before).map(|before| (*before, None)),
            None => hits.last().map(|last| (*last, Some("from the end again"))),
        },
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
