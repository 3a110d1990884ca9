//! BibTeX and biblatex: lists of sources.
//!
//! Owns which field is what of a source. The file is read by [`entries`], its texts by [`tex`].

mod entries;
mod tex;

use super::asked::Asked;
use super::csl::{by_habit, doi_address};
use super::draft::{At, SourceDraft};
use super::found::{Found, Reader};
use super::refusal::Refusal;
use crate::model::Date;
use entries::Entry;
use std::borrow::Cow;
use std::fmt::Write;

/// Lists of sources.
pub(super) struct BibTex;

/// Fields from which something of a source comes.
const KNOWN: [&str; 29] = [
    "author",
    "editor",
    "title",
    "subtitle",
    "maintitle",
    "date",
    "year",
    "month",
    "day",
    "url",
    "doi",
    "urldate",
    "publisher",
    "journal",
    "journaltitle",
    "institution",
    "organization",
    "school",
    "howpublished",
    "booktitle",
    "note",
    "annote",
    "annotation",
    "origtitle",
    "origpublisher",
    "abstract",
    "key",
    "langid",
    "eventdate",
];

impl Reader for BibTex {
    fn read(&self, text: &str, _asked: &Asked<'_>, to: &mut Found) -> Result<(), Refusal> {
        let entries = entries::read(text, to);
        if entries.is_empty() {
            return Err(Refusal::data(None, "there is no entry in it: a source begins like `@book{key,`"));
        }
        for entry in entries {
            let at = At::Line(entry.line);
            let source = source(&entry, at, to);
            to.source(at, source);
        }
        Ok(())
    }
}

fn source(entry: &Entry, at: At, to: &mut Found) -> SourceDraft<'static> {
    let said = |name: &str| entry.get(name).map(tex::text).filter(|text| !text.is_empty());
    let first = |names: &[&str]| names.iter().find_map(|name| said(name));
    let mut notes: Vec<String> = ["annote", "annotation", "note"].into_iter().filter_map(said).collect();
    let title: Vec<String> = ["maintitle", "title", "subtitle"].into_iter().filter_map(said).collect();
    let author = entry.get("author").and_then(names);
    let editor = entry.get("editor").and_then(names);
    notes.extend(editor.as_ref().filter(|_| author.is_some()).map(|editor| format!("editor: {editor}")));
    let within = first(&["booktitle", "journaltitle", "journal"]);
    let publisher = first(&["publisher", "institution", "organization", "school"]);
    let how = said("howpublished");
    let (address, how) = match how {
        Some(how) if how.starts_with("http://") || how.starts_with("https://") => (Some(how), None),
        how => (None, how),
    };
    notes.extend(within.as_ref().filter(|_| publisher.is_some()).map(|within| format!("in: {within}")));
    let original: Vec<String> = ["origtitle", "origpublisher"].into_iter().filter_map(said).collect();
    if !original.is_empty() {
        notes.push(format!("after: {}", original.join(", ")));
    }
    notes.extend(said("abstract").map(|text| format!("abstract: {text}")));
    let mut date = |name: &str, read: Option<String>| {
        let words = said(name)?;
        if read.is_none() {
            to.lose(at, name, &words, "no date that can be read: its words are in the note");
            notes.push(format!("{name}: {words}"));
        }
        read
    };
    let issued = said("date").and_then(|text| by_habit(&text));
    let issued = if said("date").is_some() { date("date", issued) } else { date("year", year(&said)) };
    let accessed = date("urldate", said("urldate").and_then(|text| by_habit(&text)));
    for (name, value) in entry.fields.iter().filter(|(name, _)| !KNOWN.contains(&&**name)) {
        to.leave_out(at, name, &tex::text(value));
    }
    let url = entry.get("url").map(str::trim).filter(|url| !url.is_empty()).map(tex::address);
    let url = url.or(address).or_else(|| said("doi").map(|doi| doi_address(&doi)));
    let kind = match &*entry.kind {
        "book" | "mvbook" | "booklet" | "inbook" | "bookinbook" | "collection" | "incollection" => Some("book"),
        "dataset" => Some("data"),
        "jurisdiction" => Some("court"),
        "legislation" | "legal" => Some("official"),
        _ => None,
    };
    let owned = |text: Option<String>| text.map(Cow::Owned);
    SourceDraft {
        id: Cow::Owned(entry.key.clone()),
        title: Cow::Owned(title.join(": ")),
        publisher: owned(publisher.or(within).or(how)),
        author: owned(author.or(editor)),
        published: owned(issued),
        url: owned(url),
        accessed: owned(accessed),
        kind,
        note: (!notes.is_empty()).then(|| Cow::Owned(notes.join("\n"))),
        ..SourceDraft::default()
    }
}

/// A date whose parts stand in fields of their own. A month that cannot be read leaves none: the year would say less than is
/// written.
fn year(said: &dyn Fn(&str) -> Option<String>) -> Option<String> {
    let year = said("year")?;
    let Ok(number) = year.parse::<i64>() else { return by_habit(&year) };
    let mut date = Date::year_written(number);
    if let Some(month) = said("month") {
        let _ = write!(date, "-{:02}", month_of(&month)?);
        if let Some(day) = said("day") {
            let _ = write!(date, "-{:02}", day.parse::<u8>().ok()?);
        }
    }
    Date::parse(&date).is_ok().then_some(date)
}

/// A month by its number or by the beginning of its name.
fn month_of(text: &str) -> Option<u8> {
    let text = text.trim().trim_end_matches('.').to_ascii_lowercase();
    let named = |name: &str| text.len() >= 3 && (name.starts_with(&text) || text == "sept" && name == "september");
    let by_name = entries::MONTHS.iter().position(|name| named(name)).and_then(|at| u8::try_from(at + 1).ok());
    by_name.or_else(|| text.parse().ok())
}

/// The names of a field, each as it is read out.
fn names(field: &str) -> Option<String> {
    let names: Vec<String> = tex::parted(field, " and ")
        .into_iter()
        .map(|name| {
            let parts: Vec<String> = tex::parted(name, ",").into_iter().map(tex::text).collect();
            match &parts[..] {
                [only] if only == "others" => "et al.".to_owned(),
                [family, given] => format!("{given} {family}"),
                [family, suffix, given] => format!("{given} {family}, {suffix}"),
                parts => parts.join(", "),
            }
        })
        .filter(|name| !name.trim().is_empty())
        .collect();
    (!names.is_empty()).then(|| names.join("; "))
}

#[cfg(test)]
mod tests;
