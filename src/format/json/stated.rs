//! Claims beside each other as JSON: as `disputes` and `figures` print them.

use super::event::{ClaimObject, SourceObject, day};
use super::write::{self, Layout};
use crate::model::{Citation, Cited, Claim, Event, Source};
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::io::{self, Write};

/// A claim with its event and its sources.
#[derive(Debug, Clone)]
pub struct Stated {
    /// The claim.
    pub claim: Claim,
    /// What it rests on, with the sources that are listed.
    pub cited: Vec<(Citation, Option<Source>)>,
    /// Its event.
    pub event: Event,
    /// The event's file, as the user named it.
    pub file: String,
}

/// What a disagreement is about, and how it was found.
#[derive(Debug, Clone, Copy)]
pub struct Disagreement<'d> {
    /// The measure of all its figures.
    pub measure: Option<&'d str>,
    /// Whether a claim says so.
    pub said: bool,
    /// Whether figures show it.
    pub seen: bool,
}

/// Writes a disagreement, without a line break behind it. Its sides are asked for while it is written.
///
/// # Errors
/// Where it cannot be written.
pub fn disagreement(
    out: &mut dyn Write,
    told: Disagreement<'_>,
    sides: impl Iterator<Item = Stated> + Clone,
    layout: Layout,
) -> io::Result<()> {
    #[derive(serde::Serialize)]
    struct Object<'d, E> {
        measure: Option<&'d str>,
        said: bool,
        seen: bool,
        sides: E,
    }
    let Disagreement { measure, said, seen } = told;
    write::write(out, &Object { measure, said, seen, sides: Each(sides) }, layout)
}

/// Writes the figures of a measure, likewise.
///
/// # Errors
/// Where they cannot be written.
pub fn series(
    out: &mut dyn Write,
    measure: &str,
    figures: impl Iterator<Item = Stated> + Clone,
    layout: Layout,
) -> io::Result<()> {
    #[derive(serde::Serialize)]
    struct Object<'d, E> {
        measure: &'d str,
        figures: E,
    }
    write::write(out, &Object { measure, figures: Each(figures) }, layout)
}

/// Claims of which one at a time is in memory.
struct Each<I>(I);

impl<I: Iterator<Item = Stated> + Clone> Serialize for Each<I> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.clone())
    }
}

impl Serialize for Stated {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let date = self.claim.figure.as_ref().and_then(|figure| figure.date.as_ref()).unwrap_or(&self.event.date);
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("event", &self.event.id)?;
        map.serialize_entry("title", &self.event.title)?;
        map.serialize_entry("date", date.as_written())?;
        map.serialize_entry("earliest", &day(date.bounds().earliest))?;
        map.serialize_entry("latest", &day(date.bounds().latest))?;
        map.serialize_entry("claim", &ClaimObject::of(&self.claim))?;
        let cited: Vec<CitedObject<'_>> = self.cited.iter().map(CitedObject::of).collect();
        map.serialize_entry("cited", &cited)?;
        map.serialize_entry("file", &self.file)?;
        map.serialize_entry("line", &self.event.line)?;
        map.end()
    }
}

/// A citation with its source, whether that is listed or written in place.
#[derive(serde::Serialize)]
struct CitedObject<'c> {
    id: Option<&'c str>,
    source: Option<SourceObject<'c>>,
    at: Option<&'c str>,
    quote: Option<&'c str>,
}

impl<'c> CitedObject<'c> {
    fn of((citation, source): &'c (Citation, Option<Source>)) -> Self {
        let id = match &citation.source {
            Cited::Id(id) => Some(id.as_str()),
            Cited::Inline(_) => None,
        };
        let source = source.as_ref().map(SourceObject::of);
        Self { id, source, at: citation.at.as_deref(), quote: citation.quote.as_deref() }
    }
}
