//! Where one section of a file ends and the next begins.
//!
//! Owns the cutting of a file at its `[[events]]` and `[[sources]]` headers, with the TOML library's own lexer, so
//! that a header inside a multi-line string or a nested array is no header. One rule goes beyond TOML: a bare
//! header at the start of a line ends an array or inline table that was left open, so that a forgotten bracket
//! costs one event.

use memchr::{memchr, memmem};
use toml_parser::Source;
use toml_parser::lexer::TokenKind;

/// What a table header opens, as far as cutting needs to know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Header {
    /// `[[events]]`.
    Event,
    /// `[[sources]]`.
    Source,
    /// A table within the last event, such as `[[events.claims]]`.
    WithinEvent,
    /// Any other.
    Other,
}

/// Reads the header in a line that starts, blanks aside, with `[`.
fn header(line: &str) -> Header {
    let line = line.trim_start_matches([' ', '\t']);
    let double = line.starts_with("[[");
    let mut rest = line[if double { 2 } else { 1 }..].trim_start_matches([' ', '\t']);
    let Some(name) = key(&mut rest) else { return Header::Other };
    rest = rest.trim_start_matches([' ', '\t']);
    match (name, double, rest.starts_with('.')) {
        ("events", _, true) => Header::WithinEvent,
        ("events", true, _) => Header::Event,
        ("sources", true, false) => Header::Source,
        _ => Header::Other,
    }
}

/// Takes a simple key off the front of `rest`. A quoted key with an escape in it is not resolved: it is no name of ours.
fn key<'t>(rest: &mut &'t str) -> Option<&'t str> {
    let (name, after) = if let quote @ (b'"' | b'\'') = rest.as_bytes().first()? {
        let end = memchr(*quote, rest.as_bytes().get(1..)?)? + 1;
        (&rest[1..end], &rest[end + 1..])
    } else {
        let bare = |b: u8| b.is_ascii_alphanumeric() || b == b'_' || b == b'-';
        rest.split_at(rest.bytes().position(|b| !bare(b)).unwrap_or(rest.len()))
    };
    *rest = after;
    Some(name)
}

/// The start of the first line at or after `from` that is a bare header; `from` itself counts where it starts a line.
pub(super) fn next_bare_header(text: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    if at > 0 && text.get(at - 1) != Some(&b'\n') {
        at += memchr(b'\n', text.get(at..)?)? + 1;
    }
    loop {
        if is_bare_header_line(text.get(at..)?) {
            return Some(at);
        }
        at += memchr(b'\n', &text[at..])? + 1;
    }
}

/// Whether a line is a bare `[[events]]` or `[[sources]]` header, which ends whatever is open.
fn is_bare_header_line(line: &[u8]) -> bool {
    let blanks = line.iter().take_while(|b| matches!(b, b' ' | b'\t')).count();
    let rest = &line[blanks..];
    let Some(after) = rest.strip_prefix(b"[[events").or_else(|| rest.strip_prefix(b"[[sources")) else { return false };
    // Brackets that were forgotten make no less of a header: nothing else in TOML looks like it.
    !after.first().is_some_and(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.'))
}

/// Where a section ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct End {
    /// The byte after it.
    pub(super) at: usize,
    /// Whether it was looked for to the end of the text, so that more text could change it.
    pub(super) at_end_of_text: bool,
    /// Whether a multi-line string within it swallowed what looks like a header.
    pub(super) swallowed: bool,
}

/// What a section starts with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Start {
    /// The start of the file.
    Root,
    /// A `[[sources]]` header.
    Source,
    /// An `[[events]]` header.
    Event,
}

/// What the section that starts at the start of `text` starts with.
pub(super) fn start(text: &str) -> Start {
    let line = &text[..memchr(b'\n', text.as_bytes()).unwrap_or(text.len())];
    if !line.trim_start_matches([' ', '\t']).starts_with('[') {
        return Start::Root;
    }
    match header(line) {
        Header::Event => Start::Event,
        Header::Source => Start::Source,
        Header::WithinEvent | Header::Other => Start::Root,
    }
}

/// How far from the end of an event tables of it are looked for, in bytes.
const AHEAD: usize = 1 << 14;

/// Finds the end of the section that starts at the start of `text`.
///
/// Sources that stand between an event and tables of that same event belong to its section, since TOML gives those
/// tables to the event before; they are looked for within the next [`AHEAD`] bytes.
pub(super) fn end(text: &str, starts_with: Start) -> End {
    let mut cursor = Cursor { depth: 0, line_start: true, swallowed: false };
    let mut tentative = None;
    for token in Source::new(text).lex() {
        let (at, stop) = (token.span().start(), token.span().end());
        if let Some(end) = tentative.filter(|end| at - end > AHEAD) {
            return cursor.end(end);
        }
        if cursor.line_start && token.kind() == TokenKind::LeftSquareBracket {
            let line = &text[at..at + memchr(b'\n', &text.as_bytes()[at..]).unwrap_or(text.len() - at)];
            let begin = first_column(text, at);
            if begin > 0 && (cursor.depth == 0 || is_bare_header_line(line.as_bytes())) {
                match header(line) {
                    Header::Event => return cursor.end(tentative.unwrap_or(begin)),
                    Header::Source if starts_with != Start::Event => return cursor.end(begin),
                    Header::Source => {
                        tentative.get_or_insert(begin);
                        cursor.depth = 0;
                    }
                    Header::WithinEvent => tentative = None,
                    Header::Other => {}
                }
            }
        }
        cursor.pass(token.kind(), text, at, stop);
    }
    End { at: tentative.unwrap_or(text.len()), at_end_of_text: true, swallowed: cursor.swallowed }
}

/// The starts of the headers that open a claim of the event whose section `text` is.
pub(super) fn claims(text: &str) -> impl Iterator<Item = usize> {
    let mut cursor = Cursor { depth: 0, line_start: true, swallowed: false };
    Source::new(text).lex().filter_map(move |token| {
        let (at, stop) = (token.span().start(), token.span().end());
        let opens = cursor.line_start && cursor.depth == 0 && text[at..].starts_with("[[events.claims]]");
        cursor.pass(token.kind(), text, at, stop);
        opens.then_some(at)
    })
}

/// The start of the line of blanks that leads to `at`.
fn first_column(text: &str, at: usize) -> usize {
    text.as_bytes()[..at].iter().rposition(|b| !matches!(b, b' ' | b'\t')).map_or(0, |p| p + 1)
}

/// What the lexer's tokens have opened so far.
struct Cursor {
    depth: usize,
    line_start: bool,
    swallowed: bool,
}

impl Cursor {
    fn end(&self, at: usize) -> End {
        End { at, at_end_of_text: false, swallowed: self.swallowed }
    }

    fn pass(&mut self, kind: TokenKind, text: &str, at: usize, stop: usize) {
        match kind {
            TokenKind::LeftSquareBracket | TokenKind::LeftCurlyBracket => self.depth += 1,
            TokenKind::RightSquareBracket | TokenKind::RightCurlyBracket => {
                self.depth = self.depth.saturating_sub(1);
            }
            TokenKind::MlBasicString | TokenKind::MlLiteralString => {
                self.swallowed |= memmem::find_iter(&text.as_bytes()[at..stop], b"\n")
                    .any(|newline| is_bare_header_line(&text.as_bytes()[at + newline + 1..stop]));
            }
            _ => {}
        }
        self.line_start = match kind {
            TokenKind::Newline => true,
            TokenKind::Whitespace => self.line_start,
            _ => false,
        };
    }
}
