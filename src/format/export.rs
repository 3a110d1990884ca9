//! Other formats out: a chronology as those take it who do not read TOML.
//!
//! Owns what every one of them is given, an event at a time, and the table of what becomes of each part of an event, by
//! which losses are counted and `docs/export.md` is made. A format is one file; the JSON of `list` is in
//! [`super::json`]. Nothing is kept of an event but what a format has to say at its end.

mod bibliography;
mod calendar;
mod csv;
mod entry;
mod html;
mod markdown;
mod markup;
mod markwhen;
mod notes;
mod part;
pub mod picture;
mod plain;
mod svg;
mod timelinejs;
mod told;

pub use entry::{About, Conflict, Entry, Export, Rows};
pub use part::Part;

use super::losses::Losses;
use crate::model::{CitationStyle, Form};
use std::io::{self, Write};

/// Events that a format has no place for.
const WITHOUT_DAY: (&str, &str) = ("event without a day that it can tell", "events without a day that it can tell");

/// Writes one event, or counts it among what is lost; what of it is lost is counted too.
///
/// # Errors
/// Where it cannot be written.
pub fn one(format: &mut dyn Export, out: &mut dyn Write, entry: &Entry<'_>, losses: &mut Losses) -> io::Result<()> {
    let event = entry.dossier.event;
    if !format.takes(event) {
        losses.add(WITHOUT_DAY, 1);
        return Ok(());
    }
    for part in Part::ALL.into_iter().filter(|part| format.becomes(*part).is_none()) {
        losses.add(part.kind(), part.count(event));
    }
    format.event(out, entry)
}

/// The format of a form, where it is one that takes an event at a time; a table with these rows.
pub fn format(form: Form, rows: Rows) -> Option<Box<dyn Export>> {
    match form {
        Form::Csv => Some(Box::new(csv::Csv(rows))),
        Form::Markdown => Some(Box::new(markdown::Markdown::default())),
        Form::Html => Some(Box::new(html::Html::default())),
        Form::Svg => Some(Box::new(svg::Svg)),
        Form::TimelineJs => Some(Box::new(timelinejs::TimelineJs::default())),
        Form::Ics => Some(Box::new(calendar::Calendar::default())),
        Form::Markwhen => Some(Box::new(markwhen::Markwhen)),
        Form::Csl => Some(Box::new(bibliography::Bibliography::new(CitationStyle::CslJson))),
        Form::BibTex => Some(Box::new(bibliography::Bibliography::new(CitationStyle::BibTex))),
        Form::Json | Form::Jsonl => None,
    }
}
