//! A claim with all that is to be said of it where it stands beside others: how many, when, who says so, in which source,
//! when that was published, and where in it.
//!
//! Owns the way from a claim's place in the timeline to those words. Refuses to hold more than one event.

use super::list::file;
use super::out::Failure;
use crate::evidence::cited::support;
use crate::evidence::figures::ClaimRef;
use crate::format::json::Stated;
use crate::model::{Citation, Cited, Date, Source, Timeline, number};
use crate::text::Clean;
use std::cell::Cell;

/// The names of the columns.
pub(super) const COLUMNS: [&str; 7] = ["says", "when", "who", "source", "published", "at", "event"];

/// Asks for a claim and for its sources.
///
/// # Errors
/// Where its file is no longer what was opened.
pub(super) fn stated(timeline: &Timeline, at: ClaimRef) -> Result<Stated, Failure> {
    let file_of = |row: u32| timeline.rows().get(row as usize).map_or("", |row| file(timeline, row.file));
    let event = timeline.event(at.row as usize).map_err(|_| Failure::Gone(file_of(at.row).to_owned()))?;
    let claim = event.claims.get(at.claim as usize).ok_or_else(|| Failure::Gone(file_of(at.row).to_owned()))?;
    let cited = |citation: &Citation| {
        let source = match &citation.source {
            Cited::Inline(source) => Some(source.as_ref().clone()),
            Cited::Id(id) => timeline.source(id, event.file),
        };
        (citation.clone(), source)
    };
    let cited = support(&event, claim).iter().map(cited).collect();
    Ok(Stated { claim: claim.clone(), cited, file: file(timeline, event.file).to_owned(), event })
}

/// Claims asked for one after the other, for those who cannot be told of a failure halfway: the first one ends them, and
/// is left in `failed`.
pub(super) fn each<'t>(
    timeline: &'t Timeline,
    claims: impl Iterator<Item = ClaimRef> + Clone + 't,
    failed: &'t Cell<Option<Failure>>,
) -> impl Iterator<Item = Stated> + Clone + 't {
    claims.map_while(move |at| stated(timeline, at).map_err(|failure| failed.set(Some(failure))).ok())
}

/// The rows of a claim, cleaned: see [`cells`].
pub(super) fn rows(stated: &Stated) -> Vec<Vec<Clean>> {
    cells(stated).into_iter().map(|row| row.iter().map(|cell| Clean::line(cell)).collect()).collect()
}

/// The cells of a claim as they stand under [`COLUMNS`], a row for each of its sources, of which the first says what it is
/// about. Not cleaned.
pub(super) fn cells(stated: &Stated) -> Vec<[String; COLUMNS.len()]> {
    let claim = &stated.claim;
    let figure = claim.figure.as_ref();
    let says = figure.map_or_else(|| claim.text.clone(), |figure| number::qualified(figure.value, figure.qualifier));
    let when = figure.and_then(|figure| figure.date.as_ref()).unwrap_or(&stated.event.date).as_written();
    let by = claim.by.as_deref().unwrap_or("the source itself");
    let mut sources: Vec<[String; 3]> =
        stated.cited.iter().map(|(citation, source)| of_source(citation, source.as_ref())).collect();
    if sources.is_empty() {
        sources.push(["no source".to_owned(), String::new(), String::new()]);
    }
    let mut about = Some([says, when.to_owned(), by.to_owned(), stated.event.id.clone()]);
    let row = |[source, published, at]: [String; 3]| {
        let [says, when, who, event] = about.take().unwrap_or_default();
        [says, when, who, source, published, at, event]
    };
    sources.into_iter().map(row).collect()
}

/// A source, when it was published, and where in it.
fn of_source(citation: &Citation, source: Option<&Source>) -> [String; 3] {
    let at = citation.at.clone().unwrap_or_default();
    let Some(source) = source else {
        return [citation.name().to_owned(), String::new(), at];
    };
    let publisher = source.publisher.as_deref().map(|publisher| format!(", {publisher}")).unwrap_or_default();
    let when = source.published.as_ref().map_or("no date", Date::as_written);
    [format!("{}{publisher}", source.title), when.to_owned(), at]
}
