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
use crate::model::{Citation, CitationStyle, Source};
use published::words;

/// Writes a citation of `source`: the source, and where in it and in which words. A line, or several, without a line
/// break at the end.
pub fn cite(citation: &Citation, source: &Source, style: CitationStyle) -> String {
    match style {
        CitationStyle::Text => {
            line(citation, source, &Medium { text: &one_line, titled: &plainly, address: &one_line })
        }
        CitationStyle::Markdown => {
            let medium = Medium { text: &markdown::text, titled: &linked, address: &markdown::address };
            line(citation, source, &medium)
        }
        CitationStyle::BibTex => bibtex::entry(citation, source),
        CitationStyle::CslJson => csl::items(citation, source),
    }
}

/// How a line of text or of Markdown says things.
struct Medium<'m> {
    /// A text of the file.
    text: &'m dyn Fn(&str) -> String,
    /// The title, and whether it leads to the address already.
    titled: &'m dyn Fn(&Source) -> (String, bool),
    address: &'m dyn Fn(&str) -> String,
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

/// `Author, “Title”, Publisher, 28 March 2022, p. 3: “words”. https://… (read 2 April 2022)`.
fn line(citation: &Citation, source: &Source, medium: &Medium<'_>) -> String {
    let text = |field: &Option<String>| field.as_deref().map(medium.text);
    let (title, is_linked) = (medium.titled)(source);
    let day = source.published.as_ref().map_or_else(|| "undated".to_owned(), |date| (medium.text)(&words(date)));
    let facts = [text(&source.author), Some(title), text(&source.publisher), Some(day), text(&citation.at)];
    let line = facts.into_iter().flatten().filter(|fact| !fact.is_empty()).collect::<Vec<_>>().join(", ");
    let quote = text(&citation.quote).map(|quote| format!(": “{quote}”")).unwrap_or_default();
    let line = line + &quote;
    let address = source.url.as_deref().filter(|_| !is_linked).map(medium.address);
    let read = source.accessed.as_ref().map(|date| format!("(read {})", (medium.text)(&words(date))));
    let found: Vec<String> = address.into_iter().chain(read).collect();
    match &found[..] {
        [] => line,
        _ if is_linked => format!("{line} {}", found.join(" ")),
        _ => format!("{line}. {}", found.join(" ")),
    }
}

/// Where in the source, and its words: `p. 3: “a dozen crews”`.
fn passage(citation: &Citation) -> Option<String> {
    let quote = citation.quote.as_deref().map(|quote| format!("“{}”", one_line(quote)));
    let at = citation.at.as_deref().map(one_line).filter(|at| !at.is_empty());
    let parts: Vec<String> = at.into_iter().chain(quote).collect();
    (!parts.is_empty()).then(|| parts.join(": "))
}

#[cfg(test)]
mod tests;
