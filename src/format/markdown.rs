//! An event as Markdown: for a report, a wiki, a merge request.
//!
//! Owns the layout of the page and the escaping of everything on it: a text of the file never becomes markup, and an
//! address becomes a link only where it leads to the web. Refuses to look sources up, and to count them.

use super::hidden::one_line;
use crate::model::{Citation, Claim, Date, Event, Figure, Number, Qualifier, Source};
use std::fmt::Write as _;
use std::io::{self, Write};

/// What is cited, found and numbered.
pub struct Apparatus<'a> {
    /// The cited sources in the order of their numbers, from 1.
    pub sources: Vec<Reference<'a>>,
    /// The numbers of citations, ascending and each once.
    pub numbers: &'a dyn Fn(&[Citation]) -> Vec<usize>,
    /// The related events: id and title, where there is such an event.
    pub related: Vec<(&'a str, Option<String>)>,
    /// Claims of other events that dispute one of the event's, or are disputed by one.
    pub claims_elsewhere: Vec<Claim>,
    /// The file as the user named it.
    pub file: &'a str,
    /// What the event rests on, in words: "2 independent sources".
    pub support: String,
    /// What each of its claims rests on, likewise.
    pub claims_support: Vec<String>,
    /// The time to its first report, in words.
    pub lag: Option<String>,
    /// How certain it is that it was known on the day asked for, in words.
    pub known: Option<String>,
    /// Where its claims contradict others.
    pub disagreements: Vec<Table>,
}

/// One cited source.
pub struct Reference<'a> {
    /// The source; the id it is cited by where it is listed nowhere.
    pub source: Result<Source, &'a str>,
    /// What it derives from, nearest first.
    pub origins: Vec<Source>,
    /// Where in it, and its words.
    pub passages: Vec<&'a Citation>,
}

/// A table beneath what it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// What it is about.
    pub heading: String,
    /// The names of its columns, and then its rows.
    pub rows: Vec<Vec<String>>,
}

/// Writes an event as a section of Markdown.
///
/// # Errors
/// Where it cannot be written.
pub fn event(out: &mut dyn Write, event: &Event, apparatus: &Apparatus<'_>) -> io::Result<()> {
    writeln!(out, "## {}{}\n", text(&event.title), cited(apparatus, &event.sources))?;
    let place = event.place.as_deref().map(|place| format!(" · {}", text(place))).unwrap_or_default();
    writeln!(out, "*{}*{place}", text(&event.date.words()))?;
    for paragraph in event.summary.iter().flat_map(|summary| summary.split("\n\n")).map(text) {
        if !paragraph.is_empty() {
            writeln!(out, "\n{paragraph}")?;
        }
    }
    facts(out, event, apparatus)?;
    if !event.claims.is_empty() {
        writeln!(out, "\n### Claims\n")?;
    }
    let party: Vec<&Claim> = event.claims.iter().chain(&apparatus.claims_elsewhere).collect();
    let mut support = apparatus.claims_support.iter();
    event.claims.iter().try_for_each(|c| claim(out, (c, support.next()), &party, apparatus))?;
    disagreements(out, apparatus)?;
    writeln!(out, "\n### Sources\n")?;
    if apparatus.sources.is_empty() {
        writeln!(out, "No source is given for this event.")?;
    }
    (1..).zip(&apparatus.sources).try_for_each(|(number, reference)| source(out, number, reference))
}

fn facts(out: &mut dyn Write, event: &Event, apparatus: &Apparatus<'_>) -> io::Result<()> {
    let listed = |items: &[String]| items.iter().map(|item| text(item)).collect::<Vec<_>>().join(", ");
    let related = |(id, title): &(&str, Option<String>)| match title {
        Some(title) => text(title),
        None => format!("{} (not found)", text(id)),
    };
    let related: Vec<String> = apparatus.related.iter().map(related).collect();
    writeln!(out)?;
    for (label, words) in [
        ("People", listed(&event.people)),
        ("Tags", listed(&event.tags)),
        ("Related", related.join("; ")),
        ("Rests on", text(&apparatus.support)),
        ("First report", apparatus.lag.as_deref().map(text).unwrap_or_default()),
        ("Known", apparatus.known.as_deref().map(text).unwrap_or_default()),
    ] {
        if !words.is_empty() {
            writeln!(out, "- {label}: {words}")?;
        }
    }
    writeln!(out, "- Id: {} ({}, line {})", text(&event.id), text(apparatus.file), event.line)
}

/// A claim, and those of `party` that it disputes or is disputed by.
fn claim(
    out: &mut dyn Write,
    (claim, support): (&Claim, Option<&String>),
    party: &[&Claim],
    apparatus: &Apparatus<'_>,
) -> io::Result<()> {
    let by = claim.by.as_deref().map(|by| format!(" — {}", text(by))).unwrap_or_default();
    let support = support.map(|support| format!(" · {}", text(support))).unwrap_or_default();
    writeln!(out, "- {}{by}{}{support}", text(&claim.text), cited(apparatus, &claim.sources))?;
    if let Some(figure) = &claim.figure {
        writeln!(out, "  - Figure: {}", text(&in_words(figure)))?;
    }
    for id in &claim.disputes {
        let other = party.iter().find(|other| other.id.as_ref() == Some(id));
        writeln!(out, "  - Disputes: {}", text(other.map_or(id.as_str(), |other| other.text.as_str())))?;
    }
    let Some(id) = &claim.id else { return Ok(()) };
    let disputing = party.iter().filter(|other| other.disputes.contains(id));
    disputing.map(|other| text(&other.text)).try_for_each(|other| writeln!(out, "  - Disputed by: {other}"))
}

/// The tables of disagreements.
fn disagreements(out: &mut dyn Write, apparatus: &Apparatus<'_>) -> io::Result<()> {
    if !apparatus.disagreements.is_empty() {
        writeln!(out, "\n### Disagreements")?;
    }
    for Table { heading, rows } in &apparatus.disagreements {
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

fn in_words(figure: &Figure) -> String {
    let mut words = String::new();
    if figure.qualifier != Qualifier::Exactly {
        let _ = write!(words, "{} ", figure.qualifier.word());
    }
    let _ = match figure.value {
        Number::Whole(value) => write!(words, "{value}"),
        Number::Real(value) => write!(words, "{value}"),
    };
    let _ = write!(words, " {}", figure.measure);
    if let Some(date) = &figure.date {
        let _ = write!(words, ", {}", date.words());
    }
    words
}

fn source(out: &mut dyn Write, number: usize, reference: &Reference<'_>) -> io::Result<()> {
    let source = match &reference.source {
        Ok(source) => source,
        Err(id) => return writeln!(out, "{number}. {}, which is not listed", text(id)),
    };
    writeln!(out, "{number}. {}", told(source))?;
    for citation in &reference.passages {
        let at = citation.at.as_deref().map(|at| format!("at {}", text(at)));
        let quote = citation.quote.as_deref().map(|quote| format!("“{}”", text(quote)));
        let passage: Vec<String> = at.into_iter().chain(quote).collect();
        if !passage.is_empty() {
            writeln!(out, "   - {}", passage.join(": "))?;
        }
    }
    for origin in &reference.origins {
        writeln!(out, "   - via {}", told(origin))?;
    }
    if let Some(note) = &source.note {
        writeln!(out, "   - {}", text(note))?;
    }
    Ok(())
}

/// A source in one line: title, publisher, author, day, kind, address.
fn told(source: &Source) -> String {
    let kind = source.kind.map(|kind| kind.word().to_owned());
    let facts = [
        Some(text(&source.title)),
        source.publisher.as_deref().map(text),
        source.author.as_deref().map(text),
        source.published.as_ref().map(|date| text(&date.words())),
        kind,
        source.url.as_deref().map(address),
        source.accessed.as_ref().map(Date::words).map(|words| format!("read {}", text(&words))),
    ];
    facts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// The numbers of what is cited: ` \[1\] \[2\]`.
fn cited(apparatus: &Apparatus<'_>, citations: &[Citation]) -> String {
    (apparatus.numbers)(citations).iter().fold(String::new(), |mut out, number| {
        let _ = write!(out, " \\[{number}\\]");
        out
    })
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
