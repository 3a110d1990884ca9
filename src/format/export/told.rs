//! What an event says in lines of plain text: for formats that have one place for all that they have no place for.
//!
//! Owns their order: the summary, then people, then what is claimed by whom, then the sources. A line says what it is, so
//! that what is behind the summary can be told from it.

use super::entry::Entry;
use crate::format::cite::cite;
use crate::format::hidden::{lines, one_line};
use crate::model::CitationStyle;

/// The summary, and behind a blank line a line for people, each claim and each source; nothing where there is nothing.
pub(super) fn lines_of(entry: &Entry<'_>) -> String {
    let summary = entry.dossier.event.summary.as_deref().map(lines);
    let labelled = labelled(entry).iter().map(|(label, line)| format!("{label}: {line}")).collect::<Vec<_>>();
    let rest = Some(labelled.join("\n")).filter(|rest| !rest.is_empty());
    summary.into_iter().chain(rest).collect::<Vec<_>>().join("\n\n")
}

/// The same without the summary: what a line is, and what it says. On one line, and not escaped.
pub(super) fn labelled(entry: &Entry<'_>) -> Vec<(&'static str, String)> {
    let dossier = entry.dossier;
    let people = &dossier.event.people;
    let people = (!people.is_empty()).then(|| ("People", one_line(&people.join(", "))));
    let claims = dossier.claims.iter().map(|entry| {
        let by = entry.claim.by.as_deref().map(|by| format!("{}: ", one_line(by))).unwrap_or_default();
        let numbers = entry.numbers.iter().map(|number| format!(" [{number}]")).collect::<Vec<_>>().concat();
        ("Claim", format!("{by}{}{numbers}", one_line(&entry.claim.text)))
    });
    let sources = (1..).zip(&dossier.sources).map(|(number, entry): (usize, _)| {
        let source = match &entry.source {
            Ok(source) => cite(&[], source, entry.origins.last(), CitationStyle::Text),
            Err(id) => format!("{}, which is not listed", one_line(id)),
        };
        ("Source", format!("[{number}] {source}"))
    });
    people.into_iter().chain(claims).chain(sources).collect()
}
