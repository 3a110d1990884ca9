//! Events, sources and timelines by hand, for the tests of the rooms that read them.

use crate::model::{
    Citation, Cited, Claim, Date, DatedBy, Event, EventId, Events, Figure, FileChanged, FileId, Flags, Number,
    Qualifier, Row, Source, SourceRow, TagSet, Timeline,
};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Events and sources held, each at the row of its index, and how often they were asked for.
#[derive(Default)]
pub(crate) struct Held {
    events: Vec<Event>,
    sources: Vec<Source>,
    asked_events: AtomicUsize,
    asked_sources: AtomicUsize,
}

impl Held {
    /// How many times events and sources were asked for.
    pub(crate) fn asked(&self) -> (usize, usize) {
        (self.asked_events.load(Ordering::Relaxed), self.asked_sources.load(Ordering::Relaxed))
    }
}

impl Events for Held {
    fn event(&self, row: &Row) -> Result<Event, FileChanged> {
        self.asked_events.fetch_add(1, Ordering::Relaxed);
        self.events.get(row.at as usize).cloned().ok_or(FileChanged)
    }

    fn source(&self, row: &SourceRow) -> Result<Source, FileChanged> {
        self.asked_sources.fetch_add(1, Ordering::Relaxed);
        self.sources.get(row.at as usize).cloned().ok_or(FileChanged)
    }

    fn line(&self, _: FileId, _: u64) -> u32 {
        0
    }
}

/// A timeline of events and listed sources, all sources in file 0.
pub(crate) fn timeline(events: Vec<Event>, sources: Vec<Source>) -> Timeline {
    counted(events, sources).1
}

/// The same, with what counts how often they are asked for.
pub(crate) fn counted(events: Vec<Event>, sources: Vec<Source>) -> (Arc<Held>, Timeline) {
    let claims = || events.iter().flat_map(|event| &event.claims);
    let targets: Vec<&String> = claims().flat_map(|claim| &claim.disputes).collect();
    let disputes = |claim: &Claim| !claim.disputes.is_empty() || claim.id.iter().any(|id| targets.contains(&id));
    let row = |(at, event): (u32, &Event)| {
        let scanned = event.date.scanned();
        let mut flags = scanned.flags;
        flags.set(Flags::DISPUTED, event.claims.iter().any(disputes));
        flags.set(Flags::BY_THEN, event.dated_by == DatedBy::Report);
        flags.set(Flags::PLACED, !(event.after.is_empty() && event.before.is_empty()));
        flags.set(Flags::INFERRED, event.dated_by.is_inferred());
        Row {
            first: scanned.first,
            last: scanned.last,
            id: EventId::digest(&event.id),
            at,
            len: 0,
            shift: scanned.shift,
            file: event.file,
            precision: scanned.precision,
            flags,
            tags: TagSet::default(),
        }
    };
    let mut rows: Vec<Row> = (0..).zip(&events).map(row).collect();
    rows.sort_by_key(Row::key);
    let source_row = |(at, source): (u32, &Source)| SourceRow {
        id: EventId::digest(&source.id),
        at,
        len: 0,
        file: FileId(0),
        inline: false,
        plain: false,
    };
    let mut listed: Vec<SourceRow> = (0..).zip(&sources).map(source_row).collect();
    listed.sort_by_key(|row| row.id);
    let held = Arc::new(Held { events, sources, ..Held::default() });
    let timeline = Timeline::new(rows, listed, Arc::clone(&held) as Arc<dyn Events>);
    (held, timeline)
}

/// Each row and its event.
pub(crate) fn rows(timeline: &Timeline) -> impl Iterator<Item = (u32, Event)> {
    (0..).zip(0..timeline.len()).map(|(row, index)| (row, timeline.event(index).unwrap()))
}

/// An event with nothing but a date and claims.
pub(crate) fn event(date: &str, claims: Vec<Claim>) -> Event {
    Event {
        id: String::new(),
        id_derived: false,
        dated_by: DatedBy::Source,
        after: Vec::new(),
        before: Vec::new(),
        note: None,
        date: Date::parse(date).unwrap(),
        title: "happened".to_owned(),
        summary: None,
        place: None,
        people: Vec::new(),
        tags: Vec::new(),
        see: Vec::new(),
        sources: Vec::new(),
        claims,
        file: FileId(0),
        line: 1,
    }
}

/// A claim that says nothing much and cites `sources`.
pub(crate) fn claim(sources: Vec<Citation>) -> Claim {
    Claim { text: "said".to_owned(), sources, ..Claim::default() }
}

/// A claim with an id, and the ids that it disputes, blanks between them.
pub(crate) fn named(id: &str, disputes: &str) -> Claim {
    let disputes = disputes.split_whitespace().map(str::to_owned).collect();
    Claim { id: some(id), disputes, ..claim(Vec::new()) }
}

/// A claim with a figure.
pub(crate) fn counting(text: &str) -> Claim {
    Claim { figure: Some(Box::new(figure(text))), ..claim(Vec::new()) }
}

/// A figure written `at least 12 crews`, or `12 crews @2022-03` with a date of its own, `12 crews over 2022` as a total.
pub(crate) fn figure(text: &str) -> Figure {
    let (text, date) =
        text.split_once(" @").map_or((text, None), |(text, date)| (text, Some(Date::parse(date).unwrap())));
    let (text, over) =
        text.split_once(" over ").map_or((text, None), |(text, date)| (text, Some(Date::parse(date).unwrap())));
    let rest = Qualifier::WORDS.iter().find_map(|(word, q)| Some((text.strip_prefix(word)?.trim_start(), *q)));
    let (text, qualifier) = rest.unwrap_or((text, Qualifier::Exactly));
    let (value, measure) = text.split_once(' ').unwrap();
    let value = value.parse().map_or_else(|_| Number::Real(value.parse().unwrap()), Number::Whole);
    Figure { measure: measure.to_owned(), value, unit: None, of: None, qualifier, date, over }
}

/// A citation of a listed source.
pub(crate) fn cite(id: &str) -> Citation {
    citation(Cited::Id(id.to_owned()))
}

/// A citation without a place or a quote.
pub(crate) fn citation(source: Cited) -> Citation {
    Citation { source, at: None, quote: None }
}

/// A citation of a source written in place: title, publisher, id of the source it derives from; empty where absent.
pub(crate) fn inline(title: &str, publisher: &str, from: &str) -> Citation {
    let (publisher, derived_from) = (some(publisher), some(from));
    let title = title.to_owned();
    citation(Cited::Inline(Box::new(Source { title, publisher, derived_from, ..Source::default() })))
}

/// A listed source: id, publisher, id of the source it derives from; empty where absent.
pub(crate) fn source(id: &str, publisher: &str, from: &str) -> Source {
    Source { id: id.to_owned(), publisher: some(publisher), derived_from: some(from), ..Source::default() }
}

fn some(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}
