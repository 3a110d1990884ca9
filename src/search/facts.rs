//! What a query must look up to answer for an event.
//!
//! Owns the answers of one thread: sources that were asked for are remembered. Which events are disputed stands in their
//! rows.

use crate::evidence::independence::Independence;
use crate::model::{Event, FileId, ListedSources, Row, Source, SourceCache, Timeline};
use crate::query::{self, Answer, Query};
use std::cell::RefCell;
use std::sync::Arc;

/// Answers for the events of a timeline, one thread's.
#[derive(Debug)]
pub struct Facts<'t> {
    timeline: &'t Timeline,
    sources: SourceCache<'t>,
    independence: RefCell<Independence<'t>>,
}

impl<'t> Facts<'t> {
    /// Nothing has been asked for yet.
    pub fn new(timeline: &'t Timeline) -> Self {
        Self { timeline, sources: SourceCache::new(timeline), independence: RefCell::new(Independence::new(timeline)) }
    }

    /// The facts of the event of a row.
    pub fn of<'f>(&'f self, row: &'f Row) -> OfRow<'f, 't> {
        OfRow { facts: self, row }
    }

    /// Whether the event of a row matches a query. It is asked for only where its row does not tell.
    pub fn answer(&self, query: &Query, row: usize) -> Answer {
        let Some(of) = self.timeline.rows().get(row) else { return Answer::No };
        query.row_answer(of).unwrap_or_else(|| match self.timeline.event(row) {
            Ok(event) => query.matches(&event, &self.of(of)),
            // What cannot be read any more is shown as such wherever it stands, and matches nothing.
            Err(_) => Answer::No,
        })
    }
}

/// The facts of one event.
#[derive(Debug)]
pub struct OfRow<'f, 't> {
    facts: &'f Facts<'t>,
    row: &'f Row,
}

impl query::Facts for OfRow<'_, '_> {
    fn source(&self, id: &str, file: FileId) -> Option<Arc<Source>> {
        self.facts.sources.listed_source(id, file)
    }

    fn disputed(&self, _: &Event) -> Answer {
        self.row.flags.disputed()
    }

    fn origins(&self, event: &Event) -> usize {
        self.facts.independence.borrow_mut().origins(event)
    }
}
