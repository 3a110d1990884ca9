//! Addresses on the screen, for terminals that open them where they stand.
//!
//! Owns which text is a link: a web address that stands in lines of its own, all of it, in plain letters. What was cut, or
//! has something in it that does not show itself, is none.

use crate::app::layout::{Line, Role, columns};
use crate::app::{Focus, Rect, State};
use crate::model::Address;
use std::sync::Arc;

/// Cells of a row that lead to an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The first column, and the row.
    pub at: (u16, u16),
    /// How many columns.
    pub columns: u16,
    /// The address, in printable ASCII.
    pub address: Arc<str>,
}

/// Longer ones are no links: terminals take as many bytes by custom.
const LONGEST: usize = 2_000;

/// The links of what is drawn, row by row in each part of the screen; none while something is drawn over it.
pub fn links(state: &State) -> Vec<Link> {
    if state.prompt().is_some() || state.opening().is_some() {
        return Vec::new();
    }
    let text = state.panes().text;
    match state.beneath() {
        Focus::Sources => {
            let lines = state.sources_view().map(|view| view.page.text.lines.as_slice()).unwrap_or_default();
            of(lines, 0, state.source_top(), text)
        }
        Focus::List | Focus::Detail | Focus::Lanes => {
            let (reading, top) = (state.reading(), state.detail_top());
            let (page, shape) = (&reading.page, reading.shape());
            let mut links = of(&page.lines, 0, top, text);
            links.extend(of(&page.beside, page.beside_from, top, shape.beside(text)));
            links
        }
        _ => Vec::new(),
    }
}

/// The links among lines, the first of which is line `from` of a page shown from line `top` on.
fn of(lines: &[Line], from: usize, top: usize, part: Rect) -> Vec<Link> {
    let is_address = |line: &Line| matches!(line.spans.as_slice(), [span] if span.role == Role::Url);
    let mut found = Vec::new();
    let mut at = from;
    for run in lines.chunk_by(|a, b| is_address(a) && is_address(b) && a.indent == b.indent) {
        let first = at;
        at += run.len();
        if !run.iter().all(is_address) {
            continue;
        }
        let whole: String = run.iter().flat_map(|line| &line.spans).map(|span| span.text.as_str()).collect();
        let Some(address) = address(&whole) else { continue };
        for (line, n) in run.iter().zip(first..) {
            let row = n.checked_sub(top).filter(|row| *row < usize::from(part.height));
            let Some(row) = row.and_then(|row| u16::try_from(row).ok()) else { continue };
            let x = part.x.saturating_add(u16::try_from(line.indent).unwrap_or(u16::MAX));
            let width = line.spans.iter().map(|span| columns(&span.text)).sum::<u16>();
            let columns = width.min(part.end().saturating_sub(x));
            found.push(Link { at: (x, part.y + row), columns, address: Arc::clone(&address) });
        }
    }
    found.retain(|link| link.columns > 0);
    found
}

/// The address that a text is, all of it.
fn address(text: &str) -> Option<Arc<str>> {
    let address = Address::read(text).ok().filter(|_| text.is_ascii())?;
    let is_plain = address.as_str().len() <= LONGEST && address.as_str().bytes().all(|byte| byte.is_ascii_graphic());
    is_plain.then(|| Arc::from(address.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::layout::{Composer, Paragraph};

    #[test]
    fn only_whole_plain_web_addresses_are_links() {
        let long = format!("https://example.org/{}", "x".repeat(LONGEST));
        for (text, expected) in [
            ("https://example.org/a?b=c#d", Some("https://example.org/a?b=c#d")),
            ("HTTP://example.org", Some("http://example.org")),
            ("https://example.org/a\u{1b}\\\u{7}b", None),
            ("https://example.org/a␛]8;;x", None),
            ("https://example.org/cut…", None),
            ("https://example.org/a b", None),
            ("https://user@example.org/", None),
            ("javascript:alert(1)", None),
            ("file:///etc/passwd", None),
            (long.as_str(), None),
        ] {
            assert_eq!(address(text).as_deref(), expected, "{text:?}");
        }
    }

    #[test]
    fn an_address_on_several_lines_is_one() {
        let mut text = Composer::new(12);
        text.say(Role::Body, "before");
        text.push(Paragraph { indent: 2, ..Paragraph::run(Role::Url, "https://a.org/one-two-three") });
        text.say(Role::Body, "behind");
        let part = Rect { x: 5, y: 7, width: 12, height: 2 };
        let link = |x, y, columns| Link { at: (x, y), columns, address: "https://a.org/one-two-three".into() };
        // "https://a." "org/one-tw" "o-three", or wherever it is broken.
        let links = of(&text.lines, 0, 1, part);
        assert_eq!(links.len(), 2, "{:?}", text.lines);
        for (n, found) in links.iter().enumerate() {
            let row = u16::try_from(n).unwrap();
            assert_eq!(*found, link(7, 7 + row, found.columns));
            assert!(found.columns <= 10);
        }
    }
}
