//! The chronology of `docs/query.md`, and what stands behind its events.

use dateline::evidence::independence::Independence;
use dateline::format::{Opened, Reading, read};
use dateline::model::{Answer, Event, EventId, FileId, Source, Timeline};
use dateline::query::Facts;
use std::cell::Cell;
use std::sync::Arc;

pub(crate) const PAGE: &str = include_str!("../../docs/query.md");

pub(crate) fn timeline() -> Timeline {
    let (_, rest) = PAGE.split_once("```toml\n").unwrap();
    let (file, _) = rest.split_once("```").unwrap();
    let timeline = read(&[Opened::held("query.toml", file)], &Reading::default());
    assert_eq!(timeline.problems.errors(), 0, "{:#?}", timeline.problems.listed());
    timeline
}

/// What a timeline tells, and how often it was asked.
pub(crate) struct Told<'t> {
    pub(crate) timeline: &'t Timeline,
    pub(crate) asked: Cell<usize>,
}

impl<'t> Told<'t> {
    pub(crate) fn of(timeline: &'t Timeline) -> Self {
        Self { timeline, asked: Cell::new(0) }
    }

    fn ask(&self) {
        self.asked.set(self.asked.get() + 1);
    }
}

impl Facts for Told<'_> {
    fn source(&self, id: &str, file: FileId) -> Option<Arc<Source>> {
        self.ask();
        self.timeline.source(id, file).map(Arc::new)
    }

    fn disputed(&self, event: &Event) -> Answer {
        self.ask();
        let id = EventId { file: event.file, id: EventId::digest(&event.id) };
        self.timeline.find(id).map_or(Answer::No, |row| self.timeline.rows()[row].flags.disputed())
    }

    fn origins(&self, event: &Event) -> usize {
        self.ask();
        Independence::new(self.timeline).origins(event)
    }
}

/// Where nothing is to be looked up.
pub(crate) struct Nothing;

impl Facts for Nothing {
    fn source(&self, _: &str, _: FileId) -> Option<Arc<Source>> {
        None
    }

    fn disputed(&self, _: &Event) -> Answer {
        Answer::No
    }

    fn origins(&self, _: &Event) -> usize {
        0
    }
}

/// An event with nothing but a date.
pub(crate) fn event(date: &str) -> Event {
    let file = format!("[[events]]\ndate = {date:?}\ntitle = \"T\"\n");
    read(&[Opened::held("one.toml", file)], &Reading::default()).event(0).unwrap()
}
