//! An event as Markdown: for a report, a wiki, a merge request.
//!
//! Owns the layout of the page and the escaping of everything on it: a text of the file never becomes markup, and an
//! address becomes a link only where it leads to the web. What it says is looked up already.

use super::hidden::one_line;
use crate::dossier::{ClaimEntry, Dossier, SourceEntry, facts, figure};
use crate::model::{Citation, Date, Lang, Source};
use std::io::{self, Write};

/// A table beneath what it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// What it is about.
    pub heading: String,
    /// The names of its columns, and then its rows.
    pub rows: Vec<Vec<String>>,
}

/// Writes an event as a section of Markdown, with tables of the disagreements in which it takes part.
///
/// # Errors
/// Where it cannot be written.
pub fn event(out: &mut dyn Write, dossier: &Dossier<'_>, disagreements: &[Table]) -> io::Result<()> {
    section(out, dossier, 2, disagreements, &mut |_, numbers| cited(numbers))?;
    writeln!(out, "\n### Sources\n")?;
    if dossier.sources.is_empty() {
        writeln!(out, "No source is given for this event.")?;
    }
    (1..).zip(&dossier.sources).try_for_each(|(number, entry)| source(out, number, entry))
}

/// What stands for some citations, of which these are the numbers on the page of their event.
pub(super) type Marks<'m, 'e> = &'m mut dyn FnMut(&'e [Citation], &[usize]) -> String;

/// The same without its sources, its heading at this level; `mark` has what stands for citations.
pub(super) fn section<'e>(
    out: &mut dyn Write,
    dossier: &Dossier<'e>,
    level: usize,
    disagreements: &[Table],
    mark: Marks<'_, 'e>,
) -> io::Result<()> {
    let (event, own, below) = (dossier.event, "#".repeat(level), "#".repeat(level + 1));
    writeln!(out, "{own} {}{}\n", text(&event.title), mark(&event.sources, &dossier.numbers))?;
    let place = event.place.as_deref().map(|place| format!(" · {}", text(place))).unwrap_or_default();
    writeln!(out, "*{}*{place}", text(&event.when()))?;
    for paragraph in event.summary.iter().flat_map(|summary| summary.split("\n\n")).map(text) {
        if !paragraph.is_empty() {
            writeln!(out, "\n{paragraph}")?;
        }
    }
    overview(out, dossier)?;
    if !dossier.claims.is_empty() {
        writeln!(out, "\n{below} Claims\n")?;
    }
    dossier.claims.iter().try_for_each(|entry| claim(out, entry, (mark, dossier.event.date.language())))?;
    if !disagreements.is_empty() {
        writeln!(out, "\n{below} Disagreements")?;
    }
    tables(out, disagreements)
}

fn overview(out: &mut dyn Write, dossier: &Dossier<'_>) -> io::Result<()> {
    let Dossier { event, basis, .. } = dossier;
    let listed = |items: &[String]| items.iter().map(|item| text(item)).collect::<Vec<_>>().join(", ");
    let related = dossier.related.iter().map(|related| match &related.event {
        Some(event) => text(&event.title),
        None => format!("{} (not found)", text(related.id)),
    });
    writeln!(out)?;
    for (label, words) in [
        ("People", listed(&event.people)),
        ("Tags", listed(&event.tags)),
        ("Related", related.collect::<Vec<_>>().join("; ")),
        ("Rests on", basis.words(event.date.language())),
        ("Lag", basis.lag.as_ref().map(|lag| text(&lag.words())).unwrap_or_default()),
        ("Note", event.note.as_deref().map(text).unwrap_or_default()),
        (
            "Order",
            dossier.order.iter().map(|(side, words)| format!("{side} {}", text(words))).collect::<Vec<_>>().join("; "),
        ),
        ("Known", dossier.known_words().as_deref().map(text).unwrap_or_default()),
    ] {
        if !words.is_empty() {
            writeln!(out, "- {label}: {words}")?;
        }
    }
    writeln!(out, "- Id: {} ({}, line {})", text(&event.id), text(dossier.file), event.line)
}

/// A claim, and those that it disputes or is disputed by.
fn claim<'e>(out: &mut dyn Write, entry: &ClaimEntry<'e>, (mark, lang): (Marks<'_, 'e>, Lang)) -> io::Result<()> {
    let claim = entry.claim;
    let by = claim.by.as_deref().map(|by| format!(" — {}", text(by))).unwrap_or_default();
    let support = entry.support().map(|words| format!(" · {words}")).unwrap_or_default();
    writeln!(out, "- {}{by}{}{support}", text(&claim.text), mark(&claim.sources, &entry.numbers))?;
    if let Some(counted) = &claim.figure {
        let value = lang.written(counted.value);
        writeln!(out, "  - Figure: {}", text(&figure(counted, &value, &counted.measure)))?;
    }
    claim.note.iter().try_for_each(|note| writeln!(out, "  - Note: {}", text(note)))?;
    entry.disputes().try_for_each(|(verb, other)| {
        let verb = if verb == "disputes" { "Disputes" } else { "Disputed by" };
        writeln!(out, "  - {verb}: {}", text(other.map_or_else(|id| id, |other| &other.claim.text)))
    })
}

/// The tables of disagreements.
fn tables(out: &mut dyn Write, tables: &[Table]) -> io::Result<()> {
    for Table { heading, rows } in tables {
        writeln!(out, "\n{}\n", text(heading))?;
        for (nth, row) in rows.iter().enumerate() {
            let cells: Vec<String> = row.iter().map(|cell| text(cell)).collect();
            writeln!(out, "| {} |", cells.join(" | "))?;
            if nth == 0 {
                writeln!(out, "|{}", " --- |".repeat(row.len()))?;
            }
        }
    }
    Ok(())
}

fn source(out: &mut dyn Write, number: usize, entry: &SourceEntry<'_>) -> io::Result<()> {
    let source = match &entry.source {
        Ok(source) => source,
        Err(id) => return writeln!(out, "{number}. {}, which is not listed", text(id)),
    };
    writeln!(out, "{number}. {}", reference(source))?;
    for citation in &entry.passages {
        let at = citation.at.as_deref().map(|at| format!("at {}", text(at)));
        let quote = citation.quote.as_deref().map(|quote| format!("“{}”", text(quote)));
        let passage: Vec<String> = at.into_iter().chain(quote).collect();
        if !passage.is_empty() {
            writeln!(out, "   - {}", passage.join(": "))?;
        }
    }
    for origin in &entry.origins {
        match &origin.source {
            Some(source) => writeln!(out, "   - via {}", reference(source))?,
            None => writeln!(out, "   - via {}, which is not listed", text(&origin.id))?,
        }
    }
    if let Some(note) = &source.note {
        writeln!(out, "   - {}", text(note))?;
    }
    Ok(())
}

/// A source in one line: title, publisher, author, day, kind, address.
fn reference(source: &Source) -> String {
    let read = source.accessed.as_ref().map(Date::words).map(|words| format!("read {}", text(&words)));
    let facts = facts(source).map(|fact| if fact.is_kind { fact.words.into_owned() } else { text(&fact.words) });
    let facts = std::iter::once(text(&source.title)).chain(facts);
    facts.chain(source.url.as_deref().map(address)).chain(read).collect::<Vec<_>>().join(", ")
}

/// The numbers of what is cited: ` \[1\] \[2\]`.
fn cited(numbers: &[usize]) -> String {
    numbers.iter().map(|number| format!(" \\[{number}\\]")).collect::<Vec<_>>().concat()
}

/// A text of the file as one line of Markdown in which nothing is markup. What does not show itself becomes `�`.
pub(super) fn text(text: &str) -> String {
    let line = one_line(text);
    let mut out = String::with_capacity(line.len());
    let (mut before, mut rest) = (None, line.chars());
    while let Some(c) = rest.next() {
        if is_markup(before, c, rest.clone().next()) {
            out.push('\\');
        }
        out.push(c);
        before = Some(c);
    }
    out
}

/// Whether a character could be markup where it stands: always, at the beginning (a list, a rule), behind a digit (a list),
/// or inside a word (a bare address, the short name of an emoji).
fn is_markup(before: Option<char>, c: char, after: Option<char>) -> bool {
    let inside = after.is_some_and(|after| after != ' ');
    match c {
        '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '@' | '$' => true,
        '-' | '+' | '=' => before.is_none(),
        '.' => inside || before.is_some_and(|before| before.is_ascii_digit()),
        ')' => before.is_some_and(|before| before.is_ascii_digit()),
        ':' => inside,
        _ => false,
    }
}

/// A link, where an address leads to the web and holds nothing that could end it; else its text.
pub(super) fn address(url: &str) -> String {
    if is_link(url) { format!("<{url}>") } else { text(url) }
}

/// Words that lead to an address; where that is no link, the words and its text.
pub(super) fn link(words: &str, url: &str) -> String {
    if is_link(url) { format!("[{}](<{url}>)", text(words)) } else { format!("{} ({})", text(words), text(url)) }
}

fn is_link(url: &str) -> bool {
    let holds = |byte: u8| matches!(byte, b'<' | b'>' | b'[' | b']' | b'\\' | b'`' | b'"');
    is_web(url) && url.bytes().all(|byte| byte.is_ascii_graphic() && !holds(byte))
}

/// Whether an address says that it leads to the web.
pub(super) fn is_web(url: &str) -> bool {
    let starts = |scheme: &str| url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    starts("http://") || starts("https://")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn nothing_of_a_text_is_markup() {
        for (written, shown) in [
            ("a b", "a b"),
            ("<script>", "\\<script\\>"),
            ("![x](javascript:1)", "!\\[x\\](javascript\\:1\\)"),
            ("  # one\n\n- two\t", "\\# one - two"),
            ("- 1. one", "\\- 1\\. one"),
            ("72 km, (45) miles. See www.example.org", "72 km, (45\\) miles. See www\\.example\\.org"),
            (":smile: 14:05: he said", "\\:smile: 14\\:05: he said"),
            ("\u{1b}[31m\u{202e}", "\u{fffd}\\[31m\u{fffd}"),
            ("👩\u{200d}👧", "👩\u{200d}👧"),
        ] {
            assert_eq!(text(written), shown);
        }
    }

    #[test]
    fn only_web_addresses_are_links() {
        for (url, shown) in [
            ("https://example.org/a?b=(c)", "<https://example.org/a?b=(c)>"),
            ("HTTP://example.org", "<HTTP://example.org>"),
            ("javascript:alert(1)", "javascript\\:alert(1\\)"),
            ("https://a/><b>", "https\\://a/\\>\\<b\\>"),
            ("https://a/\u{e9}", "https\\://a/\u{e9}"),
            ("https://a/![x](b)", "https\\://a/!\\[x\\](b)"),
            ("é", "é"),
        ] {
            assert_eq!(address(url), shown);
        }
    }

    proptest! {
        #[test]
        fn a_text_is_one_line_and_its_markup_is_escaped(written: String) {
            let shown = text(&written);
            let broken = shown.contains(char::is_control);
            prop_assert!(!broken);
            let mut escaped = false;
            for c in shown.chars() {
                prop_assert!(escaped || c == '\\' || !"`*_[]<>#|~&@$".contains(c));
                escaped = !escaped && c == '\\';
            }
        }
    }
}
