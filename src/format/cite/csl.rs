//! A citation as CSL-JSON (the Citation Style Language's items), which Zotero, pandoc and most others read.
//!
//! Owns which variable takes what, and how a date is told there. Text is exact; what does not show itself is written as
//! `\u…`. An address that does not lead to the web stands where no program opens it.

use super::key::key;
use super::note;
use super::published::{Parts, words};
use crate::format::json::{self, Layout};
use crate::format::markdown::is_web;
use crate::model::{Date, Source, SourceKind};
use serde::Serialize;

#[derive(Serialize)]
struct Item<'s> {
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    title: &'s str,
    #[serde(skip_serializing_if = "Option::is_none")]
    author: Option<[Name<'s>; 1]>,
    #[serde(rename = "container-title", skip_serializing_if = "Option::is_none")]
    container: Option<&'s str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<&'s str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issued: Option<Day>,
    #[serde(skip_serializing_if = "Option::is_none")]
    accessed: Option<Day>,
    #[serde(rename = "URL", skip_serializing_if = "Option::is_none")]
    url: Option<&'s str>,
    #[serde(rename = "original-title", skip_serializing_if = "Option::is_none")]
    original_title: Option<&'s str>,
    #[serde(rename = "original-publisher", skip_serializing_if = "Option::is_none")]
    original_publisher: Option<&'s str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    annote: Option<&'s str>,
}

/// One name, not taken apart.
#[derive(Serialize)]
struct Name<'s> {
    literal: &'s str,
}

#[derive(Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
enum Day {
    Parts {
        #[serde(rename = "date-parts")]
        parts: Vec<Vec<i64>>,
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        circa: bool,
    },
    Literal {
        literal: String,
    },
}

/// The list of this one item.
pub(super) fn items<'s>(cited: impl Iterator<Item = super::Cited<'s>>) -> String {
    let items: Vec<Item<'_>> = cited.map(item).collect();
    let mut out = Vec::new();
    // Nothing can go wrong in memory, with keys that are all texts.
    let _ = json::write(&mut out, &items, Layout::Page);
    String::from_utf8(out).unwrap_or_default()
}

fn item((passages, source, origin): super::Cited<'_>) -> Item<'_> {
    let original = origin.and_then(|origin| origin.source.as_deref());
    let publisher = source.publisher.as_deref();
    let is_news = source.kind == Some(SourceKind::News);
    let url = source.url.as_deref();
    Item {
        id: key(source),
        kind: kind(source),
        title: &source.title,
        author: source.author.as_deref().map(|literal| [Name { literal }]),
        container: publisher.filter(|_| is_news),
        publisher: publisher.filter(|_| !is_news),
        issued: source.published.as_ref().map(day),
        accessed: source.accessed.as_ref().map(day),
        url: url.filter(|url| is_web(url)),
        original_title: original.map(|source| source.title.as_str()),
        original_publisher: original.and_then(|source| source.publisher.as_deref()),
        note: note(passages, source, origin.filter(|_| original.is_none())),
        annote: source.note.as_deref(),
    }
}

/// The item's type. What is only said to come from an office or a leak may be any sort of document.
fn kind(source: &Source) -> &'static str {
    match source.kind {
        Some(SourceKind::News) => "article-newspaper",
        Some(SourceKind::Ngo) => "report",
        Some(SourceKind::Court) => "legal_case",
        Some(SourceKind::Social) => "post",
        Some(SourceKind::Data) => "dataset",
        Some(SourceKind::Book) => "book",
        Some(SourceKind::Other) | None if source.url.as_deref().is_some_and(is_web) => "webpage",
        Some(SourceKind::Official | SourceKind::Leak | SourceKind::Other) | None => "document",
    }
}

/// A day as numbers where it is that plain, else in words.
fn day(date: &Date) -> Day {
    let parts = Parts::of(date).map(|parts| vec![parts]).or_else(|| Parts::of_interval(date).map(Vec::from));
    match parts {
        Some(parts) => Day::Parts { parts: parts.into_iter().map(numbers).collect(), circa: date.is_approximate() },
        None => Day::Literal { literal: words(date) },
    }
}

fn numbers(Parts { year, month, day }: Parts) -> Vec<i64> {
    [Some(year), month.map(i64::from), day.map(i64::from)].into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_told_in_numbers_or_in_words() {
        let parts = |parts: &[&[i64]], circa| Day::Parts { parts: parts.iter().map(|p| p.to_vec()).collect(), circa };
        let literal = |words: &str| Day::Literal { literal: words.to_owned() };
        for (text, expected) in [
            ("2022", parts(&[&[2022]], false)),
            ("2022-03-27", parts(&[&[2022, 3, 27]], false)),
            ("2022-03~", parts(&[&[2022, 3]], true)),
            ("2021-04/2022", parts(&[&[2021, 4], &[2022]], false)),
            ("2022?", literal("2022, uncertain")),
            ("2022-03/..", literal("since March 2022, ongoing")),
            ("2022-22", literal("summer 2022")),
            ("-0043", literal("some time in 44 BC")),
        ] {
            assert_eq!(day(&Date::parse(text).unwrap()), expected, "{text}");
        }
    }
}
