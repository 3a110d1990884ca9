//! `show`: one event with its claims and sources.
//!
//! Owns how an event is found by what the user typed, and gathers what its page needs. Refuses to guess: an id that could
//! mean several events is answered with their ids.

mod evidence;
mod find;
mod text;

use super::cli::{Show, ShowFormat};
use super::list::{file, sureness};
use super::out::{Failure, Out, Verdict, complain, deliver};
use super::reading::Chronology;
use crate::app::detail::citation::Numbering;
use crate::evidence::independence::words;
use crate::format::json::{self, Context, Layout};
use crate::format::markdown::{self, Apparatus, Reference};
use crate::model::{Citation, Cited, Claim, Event, Flags, Source, Timeline};
use evidence::Evidence;
use find::{Found, find};
use std::collections::HashSet;
use std::io::Write;
use std::process::ExitCode;

/// A chain of sources copied from one another is followed so far: it may be a circle.
const COPIES: usize = 4;

/// Shows the event that `options` name.
///
/// # Errors
/// Where there is none, or it cannot be told which one is meant; that is said on standard error.
pub(super) fn show(chronology: &Chronology, options: &Show) -> Result<ExitCode, ExitCode> {
    let rows = match find(&chronology.timeline, &options.id, options.files.threads) {
        Found::Rows(rows) => rows,
        Found::None(told) => {
            complain(&told);
            return Err(ExitCode::FAILURE);
        }
    };
    let is_asked_for = |row: &usize| u32::try_from(*row).is_ok_and(|row| chronology.is_asked_for(row));
    let rows: Vec<usize> = rows.into_iter().filter(is_asked_for).collect();
    if rows.is_empty() {
        complain(&format!("`{}` does not match what is asked for with -q", options.id));
        return Err(ExitCode::FAILURE);
    }
    Ok(deliver(|out| {
        for (nth, row) in rows.into_iter().enumerate() {
            if nth > 0 && options.format != ShowFormat::Json {
                writeln!(out)?;
            }
            page(out, chronology, row, options)?;
        }
        Ok(Verdict::Done)
    }))
}

fn page(out: &mut Out<'_>, chronology: &Chronology, row: usize, options: &Show) -> Result<(), Failure> {
    let gone = |timeline: &Timeline| Failure::Gone(timeline.files.join(", "));
    let event = &chronology.timeline.event(row).map_err(|_| gone(&chronology.timeline))?;
    let evidence = Evidence::of(chronology, row, event, options.files.threads)?;
    let timeline = evidence.timeline;
    match options.format {
        ShowFormat::Text => text::write(out, &evidence, event)?,
        ShowFormat::Json => {
            let lag = evidence.lag.map(|lag| lag.words());
            let context = Context {
                file: file(timeline, event.file),
                independent_sources: evidence.origins,
                sureness: chronology.found.as_ref().map(|found| sureness(found, row)),
                known: evidence.known,
                lag: Some(json::Lag {
                    at_least: evidence.lag.and_then(|lag| lag.at_least()),
                    at_most: evidence.lag.and_then(|lag| lag.at_most()),
                    words: lag.as_deref(),
                }),
            };
            json::event_in_full(out, event, context, &listed(timeline, event), Layout::Page)?;
            writeln!(out)?;
        }
        ShowFormat::Markdown => {
            let numbering = Numbering::of(event);
            let apparatus = Apparatus {
                sources: references(timeline, event, &numbering),
                numbers: &|citations| numbering.numbers(citations),
                related: related(timeline, event),
                claims_elsewhere: disputed_elsewhere(timeline, event),
                file: file(timeline, event.file),
                support: words(evidence.origins),
                claims_support: evidence.origins_of_claims.iter().map(|origins| words(*origins)).collect(),
                lag: evidence.lag.map(|lag| lag.words()),
                known: evidence.known_in_words(),
                disagreements: evidence.tables()?,
            };
            markdown::event(out, event, &apparatus)?;
        }
    }
    Ok(())
}

/// The listed sources that an event cites, and those that they derive from, each once.
fn listed(timeline: &Timeline, event: &Event) -> Vec<Source> {
    let mut listed: Vec<Source> = Vec::new();
    for cites in Numbering::of(event).sources() {
        let Cited::Id(id) = cites.source else { continue };
        let Some(source) = timeline.source(id, event.file) else { continue };
        let origins = origins(timeline, event, &source);
        for source in std::iter::once(source).chain(origins) {
            if listed.iter().all(|other| other.id != source.id) {
                listed.push(source);
            }
        }
    }
    listed
}

/// What a source derives from, nearest first.
fn origins(timeline: &Timeline, event: &Event, source: &Source) -> Vec<Source> {
    let original = |source: &Source| timeline.source(source.derived_from.as_deref()?, event.file);
    std::iter::successors(original(source), |source| original(source)).take(COPIES).collect()
}

/// The numbered sources of an event, looked up.
fn references<'e>(timeline: &Timeline, event: &'e Event, numbering: &Numbering<'e>) -> Vec<Reference<'e>> {
    let reference = |cites: &crate::app::detail::citation::Cites<'e>| {
        let source = match cites.source {
            Cited::Inline(source) => Ok(source.as_ref().clone()),
            Cited::Id(id) => timeline.source(id, event.file).ok_or(id.as_str()),
        };
        let origins = source.as_ref().map(|source| origins(timeline, event, source)).unwrap_or_default();
        Reference { source, origins, passages: passages(&cites.citations) }
    };
    numbering.sources().iter().map(reference).collect()
}

/// Where in a source, and its words: each pair once, and a bare place only where no words are quoted from it.
fn passages<'e>(citations: &[&'e Citation]) -> Vec<&'e Citation> {
    let quoted: HashSet<&str> =
        citations.iter().filter(|c| c.quote.is_some()).filter_map(|c| c.at.as_deref()).collect();
    let is_bare = |c: &Citation| c.quote.is_none() && c.at.as_deref().is_none_or(|at| quoted.contains(at));
    let mut seen = HashSet::new();
    let told = citations.iter().copied().filter(|citation| !is_bare(citation));
    told.filter(|citation| seen.insert((citation.at.as_deref(), citation.quote.as_deref()))).collect()
}

/// The events named in `see`: id, and title where there is such an event.
fn related<'e>(timeline: &Timeline, event: &'e Event) -> Vec<(&'e str, Option<String>)> {
    let title = |id: &str| timeline.event(timeline.find_named(id, event.file)?).ok().map(|other| other.title);
    event.see.iter().map(|id| (id.as_str(), title(id))).collect()
}

/// The claims of other events that dispute one of this event's, or are disputed by one.
fn disputed_elsewhere(timeline: &Timeline, event: &Event) -> Vec<Claim> {
    let own: Vec<&String> = event.claims.iter().filter_map(|claim| claim.id.as_ref()).collect();
    let named: Vec<&String> = event.claims.iter().flat_map(|claim| &claim.disputes).collect();
    let is_party = |claim: &Claim| {
        claim.id.as_ref().is_some_and(|id| named.contains(&id)) || claim.disputes.iter().any(|id| own.contains(&id))
    };
    let disputed = timeline.rows().iter().enumerate().filter(|(_, row)| row.flags.has(Flags::DISPUTED));
    let others = disputed.filter_map(|(index, _)| timeline.event(index).ok()).filter(|other| other.id != event.id);
    others.flat_map(|other| other.claims).filter(is_party).collect()
}

#[cfg(test)]
mod tests;
