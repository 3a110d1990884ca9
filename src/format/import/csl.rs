//! CSL-JSON, the sources of those who write with Zotero, pandoc and their like.
//!
//! Owns which variable is what of a source. In its dates there is no year 0: -44 is 44 BC.

use super::asked::Asked;
use super::document::{Document, Object, Value};
use super::draft::{At, SourceDraft};
use super::found::{Found, Reader};
use super::refusal::Refusal;
use crate::model::Date;
use std::borrow::Cow;
use std::fmt::Write;

/// Sources as CSL-JSON.
pub(super) struct Csl;

/// What becomes something of a source, or says nothing that is not said otherwise.
const KNOWN: [&str; 20] = [
    "id",
    "type",
    "title",
    "author",
    "editor",
    "publisher",
    "container-title",
    "issued",
    "accessed",
    "URL",
    "DOI",
    "note",
    "annote",
    "abstract",
    "original-title",
    "original-publisher",
    "citation-key",
    "citation-label",
    "language",
    "source",
];

impl Reader for Csl {
    fn read(&self, text: &str, _asked: &Asked<'_>, to: &mut Found) -> Result<(), Refusal> {
        let document = Document::read(text, to)?;
        let root = document.root();
        let listed = root.object().get("items").unwrap_or(root);
        let items = if listed.is_list() { listed.items() } else { vec![listed] };
        for value in items {
            let (at, item) = (document.at(value), value.object());
            if item.is_empty() {
                to.lose(at, "item", value.text().as_deref().unwrap_or_default(), "it is no source: left out");
                continue;
            }
            let source = source(&item, at, to);
            to.source(at, source);
        }
        Ok(())
    }
}

fn source(item: &Object<'_>, at: At, to: &mut Found) -> SourceDraft<'static> {
    let said = |name: &str| item.text(name).map(|text| text.trim().to_owned());
    let mut notes: Vec<String> = ["annote", "note"].into_iter().filter_map(said).collect();
    let mut date = |name: &str| {
        let value = item.get(name)?;
        let (read, words) = match value.text() {
            Some(text) => (by_habit(&text), Some(text.into_owned())),
            None => date(&value.object()),
        };
        if read.is_none() {
            let words = words.unwrap_or_default();
            to.lose(at, name, &words, "no date that can be read: its words are in the note");
            notes.push(format!("{name}: {words}"));
        }
        read
    };
    let [issued, accessed] = ["issued", "accessed"].map(&mut date);
    let (publisher, container) = (said("publisher"), said("container-title"));
    if let Some((_, container)) = publisher.as_ref().zip(container.as_ref()) {
        notes.push(format!("in: {container}"));
    }
    let original: Vec<String> = ["original-title", "original-publisher"].into_iter().filter_map(said).collect();
    if !original.is_empty() {
        notes.push(format!("after: {}", original.join(", ")));
    }
    let (author, editor) = (names(item, "author"), names(item, "editor"));
    notes.extend(editor.as_ref().filter(|_| author.is_some()).map(|editor| format!("editor: {editor}")));
    let url = said("URL").or_else(|| said("DOI").map(|doi| doi_address(&doi)));
    notes.extend(said("abstract").map(|text| format!("abstract: {text}")));
    for (name, value) in item.each().filter(|(name, _)| !KNOWN.contains(name)) {
        to.leave_out(at, name, value.text().as_deref().unwrap_or("…"));
    }
    let owned = |text: Option<String>| text.map(Cow::Owned);
    SourceDraft {
        id: Cow::Owned(said("id").or_else(|| said("citation-key")).unwrap_or_default()),
        title: Cow::Owned(said("title").or_else(|| container.clone()).unwrap_or_default()),
        publisher: owned(publisher.or(container)),
        author: owned(author.or(editor)),
        published: owned(issued),
        url: owned(url),
        accessed: owned(accessed),
        kind: kind(&item.text("type").unwrap_or_default()),
        note: (!notes.is_empty()).then(|| Cow::Owned(notes.join("\n"))),
        ..SourceDraft::default()
    }
}

/// The address of a document that is known by a DOI.
pub(super) fn doi_address(doi: &str) -> String {
    if doi.contains("://") {
        doi.to_owned()
    } else {
        format!("https://doi.org/{}", doi.trim_start_matches("doi:").trim())
    }
}

/// What kind of a source a type is, where it is no more and no less.
fn kind(name: &str) -> Option<&'static str> {
    Some(match name {
        "article-newspaper" => "news",
        "book" => "book",
        "legal_case" => "court",
        "dataset" => "data",
        "post" | "post-weblog" => "social",
        "legislation" | "bill" | "regulation" | "treaty" => "official",
        _ => return None,
    })
}

/// Names of persons and organisations, each as it is read out.
fn names(item: &Object<'_>, of: &str) -> Option<String> {
    let names = item.items(of).into_iter().filter_map(|value| {
        let name = value.object();
        if let Some(literal) = name.text("literal").or_else(|| value.text()) {
            return Some(literal.trim().to_owned());
        }
        let parts = ["given", "non-dropping-particle", "dropping-particle", "family", "suffix"];
        let parts: Vec<Cow<'_, str>> = parts.into_iter().filter_map(|part| name.text(part)).collect();
        let parts: Vec<&str> = parts.iter().map(|part| part.trim()).collect();
        (!parts.is_empty()).then(|| parts.join(" "))
    });
    let names: Vec<String> = names.collect();
    (!names.is_empty()).then(|| names.join("; "))
}

/// A date, and what it says in words where it is none.
fn date(value: &Object<'_>) -> (Option<String>, Option<String>) {
    let words = value.text("literal").or_else(|| value.text("raw")).map(Cow::into_owned);
    let circa = value.get("circa").and_then(Value::text).is_some_and(|circa| !matches!(&*circa, "false" | "0"));
    let about = if circa { "~" } else { "" };
    let ends: Vec<Vec<String>> = value
        .items("date-parts")
        .into_iter()
        .map(|parts| parts.items().into_iter().filter_map(|part| part.text().map(Cow::into_owned)).collect())
        .collect();
    let season = value.text("season");
    let read = match &ends[..] {
        [] => words.as_deref().and_then(by_habit),
        [only] => parts(only, season.as_deref()).map(|date| format!("{date}{about}")),
        [start, end, ..] if season.is_none() => {
            // An end that says nothing is open.
            let end = if end.is_empty() { Some("..".to_owned()) } else { parts(end, None).map(|end| end + about) };
            parts(start, None).zip(end).map(|(start, end)| format!("{start}{about}/{end}"))
        }
        _ => None,
    };
    let written = ends.iter().map(|parts| parts.join("-")).collect::<Vec<_>>().join("/");
    let words = words.or_else(|| (!written.is_empty()).then_some(written));
    (read.filter(|date| Date::parse(date).is_ok()), words)
}

/// A year, a month and a day, as far as they are there.
fn parts(parts: &[String], season: Option<&str>) -> Option<String> {
    let mut numbers = parts.iter().map(|part| part.trim().parse::<i64>().ok());
    let year = numbers.next()??;
    let year = if year < 0 { year + 1 } else { Some(year).filter(|year| *year != 0)? };
    let mut date = Date::year_written(year);
    for part in numbers {
        let part = part?;
        // Months from 21 on are seasons in older items.
        let _ = write!(date, "-{part:02}");
    }
    let season = season.map(|season| match season.trim().to_ascii_lowercase().as_str() {
        "1" | "21" | "spring" => Some(21),
        "2" | "22" | "summer" => Some(22),
        "3" | "23" | "autumn" | "fall" => Some(23),
        "4" | "24" | "winter" => Some(24),
        _ => None,
    });
    match season {
        None => Some(date),
        Some(season) if parts.len() == 1 => Some(format!("{date}-{}", season?)),
        Some(_) => None,
    }
}

/// A date in words that mean one date alone.
pub(super) fn by_habit(text: &str) -> Option<String> {
    match Date::parse(text.trim()) {
        Ok(_) => Some(text.trim().to_owned()),
        Err(error) => error.readings.first().filter(|_| error.readings.len() == 1).cloned(),
    }
}

#[cfg(test)]
mod tests;
