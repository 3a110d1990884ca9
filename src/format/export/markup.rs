//! Text in a page or in a picture: HTML and SVG.
//!
//! Owns the one type of what may stand there (promise 7). Markup in it is the program's own and stands in its source; a
//! text, a number and an address come in by functions that escape them, and by no other way. What does not show itself
//! becomes `�`, as on the other media.

use crate::dossier::Origin;
use crate::format::cite::{Medium, line};
use crate::format::hidden::one_line;
use crate::format::markdown::is_web;
use crate::model::Source;
use std::fmt::Write;

/// Markup.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Markup(String);

impl Markup {
    /// The program's own.
    pub(super) fn raw(&mut self, markup: &'static str) -> &mut Self {
        self.0.push_str(markup);
        self
    }

    /// A text, on one line; within tags and within the quotation marks of an attribute.
    pub(super) fn text(&mut self, text: &str) -> &mut Self {
        self.0.push_str(&escaped(text));
        self
    }

    /// A whole number.
    pub(super) fn number(&mut self, number: impl Into<i128>) -> &mut Self {
        let _ = write!(self.0, "{}", number.into());
        self
    }

    /// A count.
    pub(super) fn count(&mut self, count: usize) -> &mut Self {
        self.number(count as i128)
    }

    /// A measure of a picture, with at most one digit behind its point.
    pub(super) fn length(&mut self, length: f64) -> &mut Self {
        let text = format!("{length:.1}");
        self.0.push_str(text.strip_suffix(".0").unwrap_or(&text));
        self
    }

    /// Markup that is made already.
    pub(super) fn add(&mut self, markup: &Self) -> &mut Self {
        self.0.push_str(&markup.0);
        self
    }

    /// Paragraphs, as blank lines part them.
    pub(super) fn paragraphs(&mut self, text: &str) -> &mut Self {
        for paragraph in text.split("\n\n").filter(|paragraph| !paragraph.trim().is_empty()) {
            self.raw("<p dir=\"auto\">").text(paragraph).raw("</p>\n");
        }
        self
    }

    /// A source as a reference tells it, its title leading to its address.
    pub(super) fn reference(&mut self, source: &Source, origin: Option<&Origin>) -> &mut Self {
        let titled = |source: &Source| match &source.url {
            Some(url) if is_web(url) => (link(&source.title, url).0, true),
            Some(url) => (format!("{} ({})", escaped(&source.title), escaped(url)), true),
            None => (format!("<cite>{}</cite>", escaped(&source.title)), false),
        };
        let medium = Medium { text: &escaped, titled: &titled, quoted: ["<cite>", "</cite>"], address: &escaped };
        self.0.push_str(&line(&[], source, origin, &medium));
        self
    }

    /// As it is written.
    pub(super) fn as_str(&self) -> &str {
        &self.0
    }

    /// All of it so far, which is taken out.
    pub(super) fn taken(&mut self) -> String {
        std::mem::take(&mut self.0)
    }
}

/// Words that lead to an address; the words alone where that does not lead to the web.
fn link(words: &str, url: &str) -> Markup {
    let mut link = Markup::default();
    if !is_web(url) {
        link.text(words);
        return link;
    }
    link.raw("<a rel=\"noreferrer\" href=\"").text(url).raw("\"><cite>").text(words).raw("</cite></a>");
    link
}

fn escaped(text: &str) -> String {
    let line = one_line(text);
    let mut out = String::with_capacity(line.len());
    for c in line.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn only_addresses_of_the_web_are_links() {
        for (url, is_link) in [
            ("https://a.example/?a=1&b=\"x\"<y>", true),
            ("HTTP://a.example", true),
            ("javascript:alert(1)", false),
            (" https://a.example", false),
            ("data:text/html,x", false),
            ("//a.example", false),
        ] {
            let page = link("A & B", url);
            assert_eq!(page.as_str().contains("href"), is_link, "{url}");
            assert!(page.as_str().contains("A &amp; B"));
            assert!(!page.as_str().contains("\"x\"<y>"));
        }
    }

    proptest! {
        #[test]
        fn no_text_leaves_its_place(text: String) {
            let mut page = Markup::default();
            page.text(&text);
            let leaves = page.as_str().contains(['<', '>', '"', '\'', '\n', '\u{202e}', '\0']);
            prop_assert!(!leaves);
            let mut rest = page.as_str();
            while let Some(at) = rest.find('&') {
                rest = &rest[at..];
                let known = ["&amp;", "&lt;", "&gt;", "&quot;", "&#39;"].iter().find(|known| rest.starts_with(*known));
                prop_assert!(known.is_some());
                rest = &rest[1..];
            }
        }
    }
}
