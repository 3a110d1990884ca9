//! A citation, to be pasted into what somebody writes: as text, Markdown, BibTeX or CSL-JSON.
//!
//! Owns the order in which a source is told, and the one way from a stranger's text into each of the four. Nothing
//! is made up: what the source does not say is left out, a date stands as exactly as it was written, and where
//! there is none that is said. An author is one name, for nobody knows where the names in it part.

mod bibtex;
mod csl;
mod key;
mod published;

use super::hidden::one_line;
use super::markdown;
use crate::dossier::Origin;
use crate::model::{Citation, CitationStyle, Source};
use published::words;

/// Writes a citation of `source`: the source, where in it and in which words, and what it was copied from. A line, or
/// several, without a line break at the end.
pub fn cite(passages: &[Citation], source: &Source, origin: Option<&Origin>, style: CitationStyle) -> String {
    match style {
        CitationStyle::Text => {
            let medium = Medium { text: &one_line, titled: &plainly, quoted: ["“", "”"], address: &one_line };
            line(passages, source, origin, &medium)
        }
        CitationStyle::Markdown => {
            let (text, address) = (&markdown::text, &markdown::address);
            line(passages, source, origin, &Medium { text, titled: &linked, quoted: ["*", "*"], address })
        }
        CitationStyle::BibTex => bibtex::entry(passages, source, origin),
        CitationStyle::CslJson => csl::items(std::iter::once((passages, source, origin))),
    }
}

/// A source, where in it and in which words, and what it was copied from.
pub type Cited<'s> = (&'s [Citation], &'s Source, Option<&'s Origin>);

/// Writes what was said with the citations of its sources; in the styles that know sources only, these alone.
pub fn statement<'s>(said: &str, sources: impl Iterator<Item = Cited<'s>>, style: CitationStyle) -> String {
    let one = |(passages, source, origin): Cited<'s>| cite(passages, source, origin, style);
    let said = match style {
        CitationStyle::CslJson => return csl::items(sources),
        CitationStyle::BibTex => return sources.map(one).collect::<Vec<_>>().join("\n\n"),
        CitationStyle::Text => one_line(said),
        CitationStyle::Markdown => markdown::text(said),
    };
    let cited = sources.map(one).collect::<Vec<_>>().join("; ");
    match (said.is_empty(), cited.is_empty()) {
        (true, _) => cited,
        (false, true) => format!("{said} — no source"),
        (false, false) => format!("{said} — {cited}"),
    }
}

/// How a line of a medium says things.
pub(super) struct Medium<'m> {
    /// A text of the file.
    pub(super) text: &'m dyn Fn(&str) -> String,
    /// The title, and whether it leads to the address already.
    pub(super) titled: &'m dyn Fn(&Source) -> (String, bool),
    /// What stands around the title of another work.
    pub(super) quoted: [&'static str; 2],
    /// An address behind it.
    pub(super) address: &'m dyn Fn(&str) -> String,
}

fn plainly(source: &Source) -> (String, bool) {
    (format!("“{}”", one_line(&source.title)), false)
}

fn linked(source: &Source) -> (String, bool) {
    match &source.url {
        Some(url) => (markdown::link(&source.title, url), true),
        None => (markdown::text(&source.title), false),
    }
}

/// `Author, “Title”, Publisher, 28 March 2022, p. 3: “words”, after Agency, “Title”. https://… (read 2 April 2022)`.
pub(super) fn line(passages: &[Citation], source: &Source, origin: Option<&Origin>, medium: &Medium<'_>) -> String {
    let text = |field: &Option<String>| field.as_deref().map(medium.text);
    let (title, is_linked) = (medium.titled)(source);
    let day = source.published.as_ref().map_or_else(|| "undated".to_owned(), |date| (medium.text)(&words(date)));
    let facts = [text(&source.author), Some(title), text(&source.publisher), Some(day)];
    let mut line = facts.into_iter().flatten().filter(|fact| !fact.is_empty()).collect::<Vec<_>>().join(", ");
    if let Some(said) = said(passages, medium.text) {
        line += if said.starts_with('“') { ": " } else { ", " };
        line += &said;
    }
    line.extend(origin.map(|origin| format!(", {}", after(origin, medium))));
    let address = source.url.as_deref().filter(|_| !is_linked).map(medium.address);
    let read = source.accessed.as_ref().map(|date| format!("(read {})", (medium.text)(&words(date))));
    let found: Vec<String> = address.into_iter().chain(read).collect();
    match &found[..] {
        [] => line,
        _ if is_linked => format!("{line} {}", found.join(" ")),
        _ => format!("{line}. {}", found.join(" ")),
    }
}

/// Where in the source, and its words, of all places: `p. 3: “a dozen crews”; p. 9`.
pub(super) fn said(passages: &[Citation], text: &dyn Fn(&str) -> String) -> Option<String> {
    let passage = |passage: &Citation| {
        let quote = passage.quote.as_deref().map(|quote| format!("“{}”", text(quote)));
        let at = passage.at.as_deref().map(text).filter(|at| !at.is_empty());
        let parts: Vec<String> = at.into_iter().chain(quote).collect();
        (!parts.is_empty()).then(|| parts.join(": "))
    };
    let said: Vec<String> = passages.iter().filter_map(passage).collect();
    (!said.is_empty()).then(|| said.join("; "))
}

/// What a source was copied from: `after AP News, “What to know”`.
fn after(origin: &Origin, medium: &Medium<'_>) -> String {
    let text = medium.text;
    let Some(source) = &origin.source else { return format!("after {}, which is not listed", text(&origin.id)) };
    let publisher = source.publisher.as_deref().map(|name| format!("{}, ", text(name))).unwrap_or_default();
    let [before, behind] = medium.quoted;
    format!("after {publisher}{before}{}{behind}", text(&source.title))
}

/// What fields of notes say of a citation, in this order: the passages, what it was copied from, and an address that does
/// not lead to the web.
fn note(passages: &[Citation], source: &Source, origin: Option<&Origin>) -> Option<String> {
    let medium = Medium { text: &one_line, titled: &plainly, quoted: ["“", "”"], address: &one_line };
    let elsewhere = source.url.clone().filter(|url| !markdown::is_web(url));
    let after = origin.map(|origin| after(origin, &medium));
    let note: Vec<String> = said(passages, &one_line).into_iter().chain(after).chain(elsewhere).collect();
    (!note.is_empty()).then(|| note.join("; "))
}

#[cfg(test)]
mod tests;
