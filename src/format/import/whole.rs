//! Formats that are no tables: read whole, and handed on event by event.
//!
//! Owns the list of their readers, each of which stands in a file of its own, and the chronology of what one finds.

use super::asked::Asked;
use super::found::{Ended, Found, Reader};
use super::head::head;
use super::known::Format;
use super::losses::Losses;
use super::made::{Body, Made};
use super::refusal::Refusal;
use super::{bibtex, csl, ics, markwhen, misp, sparql, stix, timelinejs};

/// The reader of a format; none where that is a table.
pub(super) fn reader(format: Format) -> Option<&'static dyn Reader> {
    match format {
        Format::Ics => Some(&ics::Ics),
        Format::TimelineJs => Some(&timelinejs::TimelineJs),
        Format::Stix => Some(&stix::Stix),
        Format::Misp => Some(&misp::Misp),
        Format::BibTex => Some(&bibtex::BibTex),
        Format::Csl => Some(&csl::Csl),
        Format::Markwhen => Some(&markwhen::Markwhen),
        Format::Sparql => Some(&sparql::Sparql),
        Format::Csv | Format::Json | Format::Jsonl | Format::Xlsx => None,
    }
}

/// The chronology of what a reader finds in a text.
///
/// # Errors
/// Where it finds nothing that it can read.
pub(super) fn made(
    reader: &dyn Reader,
    text: &str,
    asked: &Asked<'_>,
    losses: Losses,
    remarks: Vec<String>,
    name: &str,
) -> Result<Made, Refusal> {
    let mut found = Found::of(asked, losses, remarks);
    reader.read(text, asked, &mut found)?;
    let Ended { mut written, sources, remarks } = found.ended();
    let head = head(asked, written.title.take(), name, &sources);
    let body = Body::Held { text: written.text, marks: written.marks };
    let losses = written.losses;
    Ok(Made { head, body, sheets: Vec::new(), losses, remarks, map: name.to_owned(), is_broken: false })
}

#[cfg(test)]
mod tests;
