//! A table with commas (RFC 4180), a row an event or a row a claim: for spreadsheets, and back from them.
//!
//! Owns the columns, and the one way from a text into a cell: quoted where it has to be, and never run by a spreadsheet.
//! What would be a formula has an apostrophe before it, and so has what begins with an apostrophe, so that one that is
//! taken away gives the text back.

use super::entry::{About, Entry, Export, Rows};
use super::part::Part;
use crate::dossier::{ClaimEntry, SourceEntry};
use crate::format::hidden::{lines, one_line};
use crate::model::{Bound, Citation, Date, Event, number};
use std::io::{self, Write};

/// The table.
pub(super) struct Csv(pub(super) Rows);

const EVENT: [&str; 15] = [
    "id",
    "date",
    "earliest",
    "latest",
    "title",
    "summary",
    "place",
    "people",
    "tags",
    "dated_by",
    "note",
    "see",
    "sources",
    "publishers",
    "urls",
];
/// Of a claim, behind the id, date and title of its event.
const CLAIM: [&str; 18] = [
    "id",
    "date",
    "title",
    "claim",
    "text",
    "by",
    "sources",
    "publishers",
    "urls",
    "at",
    "quote",
    "measure",
    "qualifier",
    "value",
    "unit",
    "figure_date",
    "disputes",
    "note",
];

impl Export for Csv {
    fn becomes(&self, part: Part) -> Option<&'static str> {
        let Self(rows) = self;
        match (part, rows) {
            (Part::Id, _) => Some("`id`"),
            (Part::Title, _) => Some("`title`"),
            (Part::Date, Rows::Events) => Some("`date`, in EDTF; its days in `earliest`, `latest`"),
            (Part::Date, Rows::Claims) => Some("`date`, in EDTF"),
            (Part::Sources, _) => Some("`sources`, `publishers`, `urls`"),
            (Part::DatedBy, Rows::Events) => Some("`dated_by`"),
            (Part::Summary, Rows::Events) => Some("`summary`"),
            (Part::Place, Rows::Events) => Some("`place`"),
            (Part::People, Rows::Events) => Some("`people`"),
            (Part::Tags, Rows::Events) => Some("`tags`"),
            (Part::Related, Rows::Events) => Some("`see`"),
            (Part::Notes, Rows::Events) => Some("`note`: that of the event"),
            (Part::Notes, Rows::Claims) => Some("`note`: that of the claim"),
            (Part::Passages, Rows::Claims) => Some("`at`, `quote`"),
            (Part::Claims, Rows::Claims) => Some("a row: `claim`, `text`, `by`"),
            (Part::Figures, Rows::Claims) => Some("`measure`, `qualifier`, `value`, `unit`, `figure_date`"),
            (Part::Disputes, Rows::Claims) => Some("`disputes`"),
            _ => None,
        }
    }

    fn begin(&mut self, out: &mut dyn Write, _about: &About) -> io::Result<()> {
        let names: &[&str] = if self.0 == Rows::Events { &EVENT } else { &CLAIM };
        row(out, names.iter().map(|name| Cell::Text((*name).to_owned())))
    }

    fn event(&mut self, out: &mut dyn Write, entry: &Entry<'_>) -> io::Result<()> {
        let event = entry.dossier.event;
        match self.0 {
            Rows::Events => row(out, of_event(entry)),
            Rows::Claims if event.claims.is_empty() => row(out, of_claim(entry, event, None)),
            Rows::Claims => {
                entry.dossier.claims.iter().try_for_each(|claim| row(out, of_claim(entry, event, Some(claim))))
            }
        }
    }
}

/// What stands in a cell.
enum Cell {
    /// A text, which may come from a stranger.
    Text(String),
    /// Digits.
    Number(String),
}

fn of_event(entry: &Entry<'_>) -> Vec<Cell> {
    let (event, bounds) = (entry.dossier.event, entry.dossier.event.date.bounds());
    let day = |day: Bound| day.day().map(|day| day.to_string()).unwrap_or_default();
    let [sources, publishers, urls] = cited(entry, &(1..=entry.dossier.sources.len()).collect::<Vec<_>>());
    let texts = [
        one_line(&event.id),
        event.date.as_written().to_owned(),
        day(bounds.earliest),
        day(bounds.latest),
        one_line(&event.title),
        lines(event.summary.as_deref().unwrap_or_default()),
        one_line(event.place.as_deref().unwrap_or_default()),
        joined(event.people.iter().map(String::as_str)),
        joined(event.tags.iter().map(String::as_str)),
        event.dated_by.word().filter(|word| *word != "source").unwrap_or_default().to_owned(),
        lines(event.note.as_deref().unwrap_or_default()),
        joined(event.see.iter().map(String::as_str)),
        sources,
        publishers,
        urls,
    ];
    texts.into_iter().map(Cell::Text).collect()
}

fn of_claim(entry: &Entry<'_>, event: &Event, claim: Option<&ClaimEntry<'_>>) -> Vec<Cell> {
    let dossier = entry.dossier;
    let own = claim.filter(|claim| !claim.numbers.is_empty());
    let [sources, publishers, urls] = cited(entry, own.map_or(&dossier.numbers, |claim| &claim.numbers));
    let own = own.map_or(&event.sources, |own| &own.claim.sources);
    let claim = claim.map(|entry| entry.claim);
    let said = |of: fn(&Citation) -> Option<&str>| joined(own.iter().filter_map(of));
    let text = |text: Option<&str>| one_line(text.unwrap_or_default());
    let figure = claim.and_then(|claim| claim.figure.as_deref());
    let before = [
        one_line(&event.id),
        event.date.as_written().to_owned(),
        one_line(&event.title),
        text(claim.and_then(|claim| claim.id.as_deref())),
        lines(claim.map(|claim| claim.text.as_str()).unwrap_or_default()),
        text(claim.and_then(|claim| claim.by.as_deref())),
        sources,
        publishers,
        urls,
        said(|citation| citation.at.as_deref()),
        said(|citation| citation.quote.as_deref()),
        text(figure.map(|figure| figure.measure.as_str())),
        figure.map(|figure| figure.qualifier.word()).unwrap_or_default().to_owned(),
    ];
    let value = Cell::Number(figure.map(|figure| number::digits(figure.value)).unwrap_or_default());
    let when = figure.and_then(|figure| figure.over.as_ref().or(figure.date.as_ref()));
    let behind = [
        text(figure.and_then(|figure| figure.unit.as_deref())),
        when.map(Date::as_written).unwrap_or_default().to_owned(),
        joined(claim.iter().flat_map(|claim| claim.disputes.iter().map(String::as_str))),
        lines(claim.and_then(|claim| claim.note.as_deref()).unwrap_or_default()),
    ];
    let text = |texts: &[String]| texts.iter().cloned().map(Cell::Text).collect::<Vec<_>>();
    text(&before).into_iter().chain([value]).chain(text(&behind)).collect()
}

/// The titles, publishers and addresses of some of its sources, by their numbers.
fn cited(entry: &Entry<'_>, numbers: &[usize]) -> [String; 3] {
    let source = |number: &usize| entry.dossier.sources.get(number.checked_sub(1)?);
    let sources: Vec<&SourceEntry<'_>> = numbers.iter().filter_map(source).collect();
    let facts = |of: fn(&SourceEntry<'_>) -> Option<String>| {
        let facts: Vec<String> = sources.iter().map(|source| of(source).unwrap_or_default()).collect();
        // A place is kept for what one of several has not, and none where nobody has anything.
        let is_any = facts.iter().any(|fact| !fact.is_empty());
        if is_any { joined(facts.iter().map(String::as_str)) } else { String::new() }
    };
    [
        facts(|entry| Some(entry.source.as_ref().map_or_else(|id| (*id).to_owned(), |source| source.title.clone()))),
        facts(|entry| entry.source.as_ref().ok()?.publisher.clone()),
        facts(|entry| entry.source.as_ref().ok()?.url.clone()),
    ]
}

/// Several values in one cell: `; ` between them, and before a semicolon of their own a backslash, as before that itself.
fn joined<'t>(values: impl Iterator<Item = &'t str>) -> String {
    let escaped = |value: &str| one_line(value).replace('\\', "\\\\").replace(';', "\\;");
    values.map(escaped).collect::<Vec<_>>().join("; ")
}

fn row(out: &mut dyn Write, cells: impl IntoIterator<Item = Cell>) -> io::Result<()> {
    let cells = cells.into_iter().map(|cell| match cell {
        Cell::Text(text) => quoted(&guarded(&text)),
        Cell::Number(digits) => digits,
    });
    write!(out, "{}\r\n", cells.collect::<Vec<_>>().join(","))
}

/// A text that no spreadsheet runs.
fn guarded(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\'', '＝', '＋', '－', '＠']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

fn quoted(text: &str) -> String {
    let is_plain = !text.contains(['"', ',', '\n', '\r', ';']) && text.trim() == text;
    if is_plain { text.to_owned() } else { format!("\"{}\"", text.replace('"', "\"\"")) }
}
