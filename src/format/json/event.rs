//! Events, claims, citations and sources as JSON: as `list` prints each event, `show` one with all that is known of its
//! sources, `gaps` the events around a silence, and `disputes` and `figures` claims beside each other.

use super::write::{Layout, write};
use crate::dossier::CitedClaim;
use crate::evidence::cited::each_once;
use crate::evidence::lag::Lag;
use crate::model::{
    Beside, Bound, Bounds, Citation, Cited, Claim, Date, Event, Figure, Number, Source, SourceKind, Timeline,
};
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::collections::HashSet;
use std::io::{self, Write};

/// What is to be said of an event that does not stand in it.
#[derive(Debug)]
pub struct Context<'a> {
    /// Its file, as the user named it.
    pub file: &'a str,
    /// Where the sources that it cites are looked up.
    pub timeline: &'a Timeline,
    /// How many independent origins its best supported statement has, and each of its claims.
    pub independent_sources: (usize, Vec<usize>),
    /// How surely it matches what was asked: `certain` or `possible`; none where nothing was asked.
    pub sureness: Option<&'static str>,
    /// How certain it is that it was known on the day asked for, where one was.
    pub known: Option<&'static str>,
    /// The time to the earliest of its sources, where that was asked for; none within where it is not known.
    pub lag: Option<Option<Lag>>,
    /// The zone by whose clock days are told, where one is.
    pub zone: Option<&'a str>,
    /// The listed sources that it cites, where they are to be written in full, each key on a line of its own.
    pub cited: Option<Vec<&'a Source>>,
}

/// A silence, with the events around it.
#[derive(Debug, Clone, Copy)]
pub struct Gap<'g> {
    /// What the events of its lane have in common; none where there are no lanes, or in the lane for the rest.
    pub lane: Option<&'g str>,
    /// Its length in words.
    pub silence: &'g str,
    /// At least and at most so many days.
    pub days: (Option<i64>, Option<i64>),
    /// The event before it, the one after it, and one that may fall into it.
    pub events: [Option<(&'g Event, &'g str)>; 3],
    /// How many others may fall into it.
    pub others: usize,
    /// The event that goes on all the while, and whether that is certain.
    pub during: Option<((&'g Event, &'g str), bool)>,
}

/// Writes an event, without a line break behind it.
///
/// # Errors
/// Where it cannot be written.
pub fn event(out: &mut dyn Write, event: &Event, context: &Context<'_>) -> io::Result<()> {
    let layout = if context.cited.is_some() { Layout::Page } else { Layout::Line };
    write(out, &Object((event, context)), layout)
}

/// Writes a silence, likewise.
///
/// # Errors
/// Where it cannot be written.
pub fn gap(out: &mut dyn Write, gap: Gap<'_>) -> io::Result<()> {
    write(out, &Object(gap), Layout::Line)
}

/// Writes a disagreement, or the figures of a measure: an object with what it is about, and under `key` the claims. Each is
/// asked for when the one before it has been written.
///
/// # Errors
/// Where it cannot be written, or a claim cannot be had.
pub fn claims<'t, E: From<io::Error>>(
    out: &mut dyn Write,
    about: &serde_json::Value,
    key: &str,
    claims: impl Iterator<Item = Result<CitedClaim<'t>, E>>,
) -> Result<(), E> {
    let mut head = Vec::new();
    write(&mut head, about, Layout::Line)?;
    head.pop();
    out.write_all(&head)?;
    write!(out, ",\"{key}\":[")?;
    for (nth, claim) in claims.enumerate() {
        out.write_all(if nth > 0 { b"," } else { b"" })?;
        write(out, &Object(claim?), Layout::Line)?;
    }
    Ok(out.write_all(b"]}")?)
}

/// What is written as a JSON object.
struct Object<T>(T);

impl<'e> Serialize for Object<(&'e Event, &Context<'_>)> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let Self((event, context)) = self;
        let once =
            |citations: &mut dyn Iterator<Item = &'e Citation>| each_once(citations, event.file, context.timeline);
        let cited = once(&mut event.citations());
        let names: Vec<&str> = cited.iter().map(|citation| citation.source.name()).collect();
        let (independent, of_claims) = &context.independent_sources;
        let claims = event.claims.iter().zip(of_claims.iter().copied().map(Some));
        let claims = claims.map(|(claim, origins)| (claim, origins, ids(once(&mut claim.sources.iter()))));
        let mut map = to.serialize_map(None)?;
        map.serialize_entry("id", &event.id)?;
        dates(&mut map, &event.date)?;
        map.serialize_entry("zone", &context.zone)?;
        map.serialize_entry("undated", &event.date.is_undated())?;
        map.serialize_entry("members", &event.date.members().map(objects))?;
        map.serialize_entry("dated_by", &event.dated_by.word())?;
        map.serialize_entry("after", &objects(&event.after))?;
        map.serialize_entry("before", &objects(&event.before))?;
        map.serialize_entry("title", &event.title)?;
        map.serialize_entry("summary", &event.summary)?;
        map.serialize_entry("note", &event.note)?;
        map.serialize_entry("place", &event.place)?;
        map.serialize_entry("people", &event.people)?;
        map.serialize_entry("tags", &event.tags)?;
        map.serialize_entry("see", &event.see)?;
        map.serialize_entry("claims", &objects(claims))?;
        map.serialize_entry("citations", &objects(&event.sources))?;
        map.serialize_entry("sources", &ids(cited))?;
        map.serialize_entry("cited_sources", &names)?;
        map.serialize_entry("unlisted_sources", &unlisted(event, context.timeline))?;
        map.serialize_entry("independent_sources", independent)?;
        if let Some(known) = context.known {
            map.serialize_entry("known", known)?;
        }
        if let Some(lag) = &context.lag {
            map.serialize_entry("lag", &Object(lag.as_ref()))?;
        }
        map.serialize_entry("file", context.file)?;
        map.serialize_entry("line", &event.line)?;
        if let Some(sureness) = context.sureness {
            map.serialize_entry("match", sureness)?;
        }
        if let Some(cited) = &context.cited {
            map.serialize_entry("cited", &objects(cited.iter().copied()))?;
        }
        map.end()
    }
}

/// A member of a set: the first and the last day that it may mean.
impl Serialize for Object<Bounds> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map([("earliest", day(self.0.earliest)), ("latest", day(self.0.latest))])
    }
}

/// An event that comes before or after, with who says so.
impl Serialize for Object<&Beside> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let Beside { id, citation } = self.0;
        let mut map = to.serialize_map(None)?;
        map.serialize_entry("event", id)?;
        map.serialize_entry("citation", &citation.as_ref().map(Object))?;
        map.end()
    }
}

impl Serialize for Object<Option<&Lag>> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let lag = self.0;
        let mut map = to.serialize_map(None)?;
        map.serialize_entry("at_least", &lag.and_then(Lag::at_least))?;
        map.serialize_entry("at_most", &lag.and_then(Lag::at_most))?;
        map.serialize_entry("words", &lag.map(Lag::words))?;
        map.end()
    }
}

/// A claim, how many independent origins it rests on, and the ids of the listed sources that it cites.
impl Serialize for Object<(&Claim, Option<usize>, Vec<&str>)> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let Self((claim, origins, sources)) = self;
        let mut map = to.serialize_map(None)?;
        map.serialize_entry("id", &claim.id)?;
        map.serialize_entry("text", &claim.text)?;
        map.serialize_entry("by", &claim.by)?;
        map.serialize_entry("note", &claim.note)?;
        map.serialize_entry("citations", &objects(&claim.sources))?;
        map.serialize_entry("sources", sources)?;
        map.serialize_entry("independent_sources", origins)?;
        map.serialize_entry("disputes", &claim.disputes)?;
        map.serialize_entry("figure", &claim.figure.as_deref().map(Object))?;
        map.end()
    }
}

impl Serialize for Object<&Figure> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let Figure { measure, value, unit, of, qualifier, date, over } = self.0;
        let mut map = to.serialize_map(None)?;
        map.serialize_entry("measure", measure)?;
        match value {
            Number::Whole(value) => map.serialize_entry("value", value)?,
            Number::Real(value) => map.serialize_entry("value", value)?,
        }
        map.serialize_entry("qualifier", &filled(qualifier.word()))?;
        map.serialize_entry("date", &date.as_ref().map(Date::as_written))?;
        map.serialize_entry("over", &over.as_ref().map(Date::as_written))?;
        map.serialize_entry("unit", unit)?;
        map.serialize_entry("of", of)?;
        map.end()
    }
}

/// A citation; of its source only one that is written in place.
impl Serialize for Object<&Citation> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let source = match &self.0.source {
            Cited::Id(_) => None,
            Cited::Inline(source) => Some(source.as_ref()),
        };
        Object((self.0, source)).serialize(to)
    }
}

/// A citation with its source.
impl Serialize for Object<(&Citation, Option<&Source>)> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let Self((citation, source)) = self;
        let mut map = to.serialize_map(None)?;
        map.serialize_entry("id", &id(citation))?;
        map.serialize_entry("source", &source.map(Object))?;
        map.serialize_entry("at", &citation.at)?;
        map.serialize_entry("quote", &citation.quote)?;
        map.end()
    }
}

impl Serialize for Object<&Source> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let source = self.0;
        to.collect_map([
            ("id", filled(&source.id)),
            ("title", Some(&source.title)),
            ("publisher", source.publisher.as_deref()),
            ("author", source.author.as_deref()),
            ("published", source.published.as_ref().map(Date::as_written)),
            ("url", source.url.as_deref()),
            ("accessed", source.accessed.as_ref().map(Date::as_written)),
            ("kind", source.kind.map(SourceKind::word)),
            ("derived_from", source.derived_from.as_deref()),
            ("archive", source.archive.as_deref()),
            ("sha256", source.sha256.as_deref()),
            ("note", source.note.as_deref()),
        ])
    }
}

/// A claim with its event and its sources, whether those are listed or written in place.
impl Serialize for Object<CitedClaim<'_>> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let Self(claim) = self;
        let mut map = to.serialize_map(None)?;
        map.serialize_entry("event", &claim.event().id)?;
        map.serialize_entry("title", &claim.event().title)?;
        map.serialize_entry("date", claim.date().as_written())?;
        days(&mut map, claim.over().unwrap_or_else(|| claim.date()))?;
        map.serialize_entry("over", &claim.over().map(Date::as_written))?;
        let own = if claim.claim().sources.is_empty() { Vec::new() } else { ids(claim.sources()) };
        map.serialize_entry("claim", &Object((claim.claim(), claim.origins, own)))?;
        map.serialize_entry("cited", &objects(claim.cited()))?;
        map.serialize_entry("file", claim.file)?;
        map.serialize_entry("line", &claim.event().line)?;
        map.end()
    }
}

impl Serialize for Object<Gap<'_>> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let Gap { lane, silence, days, events: [before, after, unless], others, during } = self.0;
        let mut map = to.serialize_map(None)?;
        map.serialize_entry("lane", &lane)?;
        map.serialize_entry("silence", silence)?;
        map.serialize_entry("days_at_least", &days.0)?;
        map.serialize_entry("days_at_most", &days.1)?;
        map.serialize_entry("before", &before.map(Object))?;
        map.serialize_entry("after", &after.map(Object))?;
        map.serialize_entry("unless", &unless.map(Object))?;
        map.serialize_entry("others", &others)?;
        map.serialize_entry("during", &during.map(|(event, _)| Object(event)))?;
        map.serialize_entry("during_certain", &during.map(|(_, is_certain)| is_certain))?;
        map.end()
    }
}

/// An event at the side of a silence, and its file.
impl Serialize for Object<(&Event, &str)> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let Self((event, file)) = self;
        let mut map = to.serialize_map(None)?;
        map.serialize_entry("event", &event.id)?;
        map.serialize_entry("title", &event.title)?;
        dates(&mut map, &event.date)?;
        map.serialize_entry("file", file)?;
        map.serialize_entry("line", &event.line)?;
        map.end()
    }
}

fn objects<T>(items: impl IntoIterator<Item = T>) -> Vec<Object<T>> {
    items.into_iter().map(Object).collect()
}

/// A date as it is written, and the first and the last day that it may mean.
fn dates<M: SerializeMap>(map: &mut M, date: &Date) -> Result<(), M::Error> {
    map.serialize_entry("date", date.as_written())?;
    days(map, date)
}

fn days<M: SerializeMap>(map: &mut M, date: &Date) -> Result<(), M::Error> {
    map.serialize_entry("earliest", &day(date.bounds().earliest))?;
    map.serialize_entry("latest", &day(date.bounds().latest))
}

fn day(bound: Bound) -> Option<String> {
    bound.day().map(|day| day.to_string())
}

fn filled(text: &str) -> Option<&str> {
    Some(text).filter(|text| !text.is_empty())
}

/// The id of the listed source that is cited.
fn id(citation: &Citation) -> Option<&str> {
    match &citation.source {
        Cited::Id(id) => Some(id),
        Cited::Inline(_) => None,
    }
}

/// The ids among what is cited, each source once.
fn ids(cited: Vec<&Citation>) -> Vec<&str> {
    cited.into_iter().filter_map(id).collect()
}

/// The ids that an event and its claims cite though no source has them, each once, in the order of their first use.
fn unlisted<'e>(event: &'e Event, timeline: &Timeline) -> Vec<&'e str> {
    let mut seen = HashSet::new();
    let ids = event.citations().filter_map(id);
    ids.filter(|id| timeline.source_row(id, event.file).is_none() && seen.insert(*id)).collect()
}
