//! Claims beside each other as JSON: as `disputes` and `figures` print them.

use super::event::{ClaimObject, SourceObject, day};
use super::write::{self, Layout};
use crate::dossier::CitedClaim;
use crate::evidence::disagreement::Disagreement;
use crate::model::{Citation, Cited, Source};
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::io::{self, Write};

/// Writes a disagreement, without a line break behind it. Its sides are asked for while it is written.
///
/// # Errors
/// Where it cannot be written.
pub fn disagreement<'t>(
    out: &mut dyn Write,
    found: &Disagreement,
    measure: Option<&str>,
    sides: impl Iterator<Item = CitedClaim<'t>> + Clone,
    layout: Layout,
) -> io::Result<()> {
    #[derive(serde::Serialize)]
    struct Object<'d, E> {
        measure: Option<&'d str>,
        said: bool,
        seen: bool,
        sides: E,
    }
    let Disagreement { said, seen, .. } = *found;
    write::write(out, &Object { measure, said, seen, sides: Each(sides) }, layout)
}

/// Writes the figures of a measure, likewise.
///
/// # Errors
/// Where they cannot be written.
pub fn series<'t>(
    out: &mut dyn Write,
    measure: &str,
    figures: impl Iterator<Item = CitedClaim<'t>> + Clone,
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

impl<'t, I: Iterator<Item = CitedClaim<'t>> + Clone> Serialize for Each<I> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.clone().map(Object))
    }
}

/// A claim with its event and its sources.
struct Object<'t>(CitedClaim<'t>);

impl Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(claim) = self;
        let (event, date) = (claim.event(), claim.date());
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("event", &event.id)?;
        map.serialize_entry("title", &event.title)?;
        map.serialize_entry("date", date.as_written())?;
        map.serialize_entry("earliest", &day(date.bounds().earliest))?;
        map.serialize_entry("latest", &day(date.bounds().latest))?;
        map.serialize_entry("claim", &ClaimObject::of(claim.claim()))?;
        let cited: Vec<CitedObject<'_>> = claim.cited().map(CitedObject::of).collect();
        map.serialize_entry("cited", &cited)?;
        map.serialize_entry("file", claim.file)?;
        map.serialize_entry("line", &event.line)?;
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
    fn of((citation, source): (&'c Citation, Option<&'c Source>)) -> Self {
        let id = match &citation.source {
            Cited::Id(id) => Some(id.as_str()),
            Cited::Inline(_) => None,
        };
        let source = source.map(SourceObject::of);
        Self { id, source, at: citation.at.as_deref(), quote: citation.quote.as_deref() }
    }
}
