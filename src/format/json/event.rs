//! An event as JSON: as `list` prints each, and as `show` prints one with all that is known of its sources.

use super::write::{self, Layout};
use crate::model::{Bound, Citation, Cited, Claim, Date, Event, Figure, Number, Source};
use serde::Serialize;
use std::io::{self, Write};

/// What is to be said of an event that does not stand in it.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// Its file, as the user named it.
    pub file: &'a str,
    /// How many independent origins it rests on.
    pub independent_sources: usize,
    /// How surely it matches what was asked: `certain` or `possible`; none where nothing was asked.
    pub sureness: Option<&'static str>,
    /// How certain it is that it was known on the day asked for, where one was.
    pub known: Option<&'static str>,
    /// The time to its first report, where that was asked for.
    pub lag: Option<Lag<'a>>,
}

/// The time from an event to its first report. What is not known is `null`.
#[derive(Debug, Clone, Copy, Default, Serialize)]
pub struct Lag<'a> {
    /// The fewest days that it may be; less than none where the report may have come first.
    pub at_least: Option<i64>,
    /// The most days that it may be.
    pub at_most: Option<i64>,
    /// The same in words.
    pub words: Option<&'a str>,
}

/// Writes an event as `list` does, without a line break behind it.
///
/// # Errors
/// Where it cannot be written.
pub fn event(out: &mut dyn Write, event: &Event, context: Context<'_>, layout: Layout) -> io::Result<()> {
    write::write(out, &EventObject::of(event, context), layout)
}

/// Writes an event as `show` does: as [`event`], and the listed sources that it cites in full.
///
/// # Errors
/// Where it cannot be written.
pub fn event_in_full(
    out: &mut dyn Write,
    event: &Event,
    context: Context<'_>,
    cited: Vec<&Source>,
    layout: Layout,
) -> io::Result<()> {
    let event = EventObject::of(event, context);
    let in_full = InFull { event, cited: cited.into_iter().map(SourceObject::of).collect() };
    write::write(out, &in_full, layout)
}

#[derive(Serialize)]
struct EventObject<'e> {
    id: &'e str,
    date: &'e str,
    earliest: Option<String>,
    latest: Option<String>,
    title: &'e str,
    summary: Option<&'e str>,
    place: Option<&'e str>,
    people: &'e [String],
    tags: &'e [String],
    see: &'e [String],
    claims: Vec<ClaimObject<'e>>,
    citations: Vec<CitationObject<'e>>,
    sources: Vec<&'e str>,
    independent_sources: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    known: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lag: Option<Lag<'e>>,
    file: &'e str,
    line: u32,
    #[serde(rename = "match", skip_serializing_if = "Option::is_none")]
    sureness: Option<&'static str>,
}

#[derive(Serialize)]
pub(super) struct ClaimObject<'e> {
    id: Option<&'e str>,
    text: &'e str,
    by: Option<&'e str>,
    citations: Vec<CitationObject<'e>>,
    sources: Vec<&'e str>,
    disputes: &'e [String],
    figure: Option<FigureObject<'e>>,
}

#[derive(Serialize)]
struct FigureObject<'e> {
    measure: &'e str,
    value: Value,
    qualifier: Option<&'static str>,
    date: Option<&'e str>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Value {
    Whole(i64),
    Real(f64),
}

#[derive(Serialize)]
struct InFull<'e> {
    #[serde(flatten)]
    event: EventObject<'e>,
    cited: Vec<SourceObject<'e>>,
}

#[derive(Serialize)]
struct CitationObject<'e> {
    id: Option<&'e str>,
    source: Option<SourceObject<'e>>,
    at: Option<&'e str>,
    quote: Option<&'e str>,
}

#[derive(Serialize)]
pub(super) struct SourceObject<'e> {
    id: Option<&'e str>,
    title: &'e str,
    publisher: Option<&'e str>,
    author: Option<&'e str>,
    published: Option<&'e str>,
    url: Option<&'e str>,
    accessed: Option<&'e str>,
    kind: Option<&'static str>,
    derived_from: Option<&'e str>,
    archive: Option<&'e str>,
    sha256: Option<&'e str>,
    note: Option<&'e str>,
}

impl<'e> EventObject<'e> {
    fn of(event: &'e Event, context: Context<'e>) -> Self {
        let bounds = event.date.bounds();
        let of_claims = event.claims.iter().flat_map(|claim| &claim.sources);
        Self {
            id: &event.id,
            date: event.date.as_written(),
            earliest: day(bounds.earliest),
            latest: day(bounds.latest),
            title: &event.title,
            summary: event.summary.as_deref(),
            place: event.place.as_deref(),
            people: &event.people,
            tags: &event.tags,
            see: &event.see,
            claims: event.claims.iter().map(ClaimObject::of).collect(),
            citations: event.sources.iter().map(CitationObject::of).collect(),
            sources: ids(event.sources.iter().chain(of_claims)),
            independent_sources: context.independent_sources,
            known: context.known,
            lag: context.lag,
            file: context.file,
            line: event.line,
            sureness: context.sureness,
        }
    }
}

impl<'e> ClaimObject<'e> {
    pub(super) fn of(claim: &'e Claim) -> Self {
        Self {
            id: claim.id.as_deref(),
            text: &claim.text,
            by: claim.by.as_deref(),
            citations: claim.sources.iter().map(CitationObject::of).collect(),
            sources: ids(&claim.sources),
            disputes: &claim.disputes,
            figure: claim.figure.as_deref().map(FigureObject::of),
        }
    }
}

impl<'e> FigureObject<'e> {
    fn of(figure: &'e Figure) -> Self {
        Self {
            measure: &figure.measure,
            value: match figure.value {
                Number::Whole(value) => Value::Whole(value),
                Number::Real(value) => Value::Real(value),
            },
            qualifier: Some(figure.qualifier.word()).filter(|word| !word.is_empty()),
            date: figure.date.as_ref().map(Date::as_written),
        }
    }
}

impl<'e> CitationObject<'e> {
    fn of(citation: &'e Citation) -> Self {
        let (id, source) = match &citation.source {
            Cited::Id(id) => (Some(id.as_str()), None),
            Cited::Inline(source) => (None, Some(SourceObject::of(source))),
        };
        Self { id, source, at: citation.at.as_deref(), quote: citation.quote.as_deref() }
    }
}

impl<'e> SourceObject<'e> {
    pub(super) fn of(source: &'e Source) -> Self {
        Self {
            id: Some(source.id.as_str()).filter(|id| !id.is_empty()),
            title: &source.title,
            publisher: source.publisher.as_deref(),
            author: source.author.as_deref(),
            published: source.published.as_ref().map(Date::as_written),
            url: source.url.as_deref(),
            accessed: source.accessed.as_ref().map(Date::as_written),
            kind: source.kind.map(crate::model::SourceKind::word),
            derived_from: source.derived_from.as_deref(),
            archive: source.archive.as_deref(),
            sha256: source.sha256.as_deref(),
            note: source.note.as_deref(),
        }
    }
}

/// The ids of the listed sources among what is cited, each once, in the order of their first use.
fn ids<'e>(citations: impl IntoIterator<Item = &'e Citation>) -> Vec<&'e str> {
    let mut seen = std::collections::HashSet::new();
    let id = |citation: &'e Citation| match &citation.source {
        Cited::Id(id) => Some(id.as_str()),
        Cited::Inline(_) => None,
    };
    citations.into_iter().filter_map(id).filter(|id| seen.insert(*id)).collect()
}

pub(super) fn day(bound: Bound) -> Option<String> {
    bound.day().map(|day| day.to_string())
}
