//! The pieces of a query with their places in what was typed.
//!
//! Owns where a term, a field's name and each of its values begin and end. It reads every text, finished or not, for
//! completion and facets work on lines that are still being typed. Behind the name of a date's field, words that make
//! one date are one value: `during:March 2025`. Refuses to judge: that is `parse`.

use super::Field;
use super::interval::is_written;
use std::borrow::Cow;
use std::ops::Range;

/// The quotation marks that open and close: the plain one, and what texts are pasted with.
pub(super) const QUOTES: [char; 4] = ['"', '“', '”', '„'];

/// A term as it stands in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct RawTerm {
    /// All of it.
    pub(super) span: Range<usize>,
    /// The minus signs before it.
    pub(super) minus: Range<usize>,
    pub(super) body: Body,
}

/// What follows the minus signs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Body {
    /// Nothing.
    Empty,
    /// A word or a phrase.
    Text(Piece),
    /// A name before a colon, and one value or more, with commas between them.
    Field { name: Range<usize>, bang: Range<usize>, values: Vec<Piece> },
}

/// A word, or what stands between quotation marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    /// All of it, quotation marks included.
    pub(super) span: Range<usize>,
    /// What is meant by it; without the quotation marks.
    pub(super) inner: Range<usize>,
    pub(super) quote: Quote,
    /// What stands right behind the closing quotation mark.
    pub(super) stray: Range<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Quote {
    None,
    Open,
    Closed,
}

impl Piece {
    /// Its characters, each with whether a backslash stands before it. Only what would end or change a quotation can be
    /// written so: a backslash before anything else is itself.
    pub(super) fn chars<'t>(&self, typed: &'t str) -> impl Iterator<Item = (char, bool)> + use<'t> {
        let quoted = self.quote != Quote::None;
        let mut chars = typed.get(self.inner.clone()).unwrap_or_default().chars();
        std::iter::from_fn(move || {
            let c = chars.next()?;
            match chars.clone().next() {
                Some(next) if quoted && c == '\\' && is_special(next) => {
                    chars.next();
                    Some((next, true))
                }
                _ => Some((c, false)),
            }
        })
    }

    /// What is meant by it, as text.
    pub(super) fn text<'t>(&self, typed: &'t str) -> Cow<'t, str> {
        let inner = typed.get(self.inner.clone()).unwrap_or_default();
        if self.quote == Quote::None || !inner.contains('\\') {
            return Cow::Borrowed(inner);
        }
        self.chars(typed).map(|(c, _)| c).collect()
    }
}

/// Whether `c` means something in a quotation, and needs a backslash to stand for itself.
pub(super) fn is_special(c: char) -> bool {
    c == '\\' || c == '*' || QUOTES.contains(&c)
}

/// The terms of a text.
pub(super) fn lex(typed: &str) -> Vec<RawTerm> {
    let mut lexer = Lexer { typed, at: 0 };
    std::iter::from_fn(|| lexer.term()).collect()
}

/// As many words are more than the dates that people write have: "27 de marzo de 2022..3 de abril de 2022".
pub(super) const MOST_WORDS: usize = 10;

/// Whether a word begins another term: a quotation, a minus sign before a word, the name of a field.
fn begins_term(word: &str) -> bool {
    let name = word.find(|c: char| !c.is_alphabetic() && c != '-').and_then(|end| word.split_at_checked(end));
    let is_field = name.is_some_and(|(name, rest)| rest.starts_with([':', '!']) && Field::named(name).is_some());
    word.starts_with(QUOTES) || word.starts_with('-') || is_field
}

struct Lexer<'t> {
    typed: &'t str,
    at: usize,
}

impl Lexer<'_> {
    fn rest(&self) -> &str {
        self.typed.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Goes on to the first character for which `stop` holds; answers what was passed.
    fn until(&mut self, stop: impl FnMut(char) -> bool) -> Range<usize> {
        let start = self.at;
        self.at += self.rest().find(stop).unwrap_or(self.rest().len());
        start..self.at
    }

    fn term(&mut self) -> Option<RawTerm> {
        self.until(|c| !c.is_whitespace());
        self.peek()?;
        let start = self.at;
        let minus = self.until(|c| c != '-');
        let body = match self.peek() {
            None => Body::Empty,
            Some(c) if c.is_whitespace() => Body::Empty,
            Some(_) => match self.name() {
                Some((name, bang)) => {
                    let field = self.typed.get(name.clone()).and_then(Field::named);
                    Body::Field { name, bang, values: self.values(matches!(field, Some(Field::When(_)))) }
                }
                None => Body::Text(self.piece(|_| false)),
            },
        };
        Some(RawTerm { span: start..self.at, minus, body })
    }

    /// A field's name and the exclamation mark behind it, where a colon follows. `https://` is no field.
    fn name(&mut self) -> Option<(Range<usize>, Range<usize>)> {
        let rest = self.rest();
        let name = rest.find(|c: char| !c.is_alphabetic() && c != '-' && c != '_')?;
        let bang = usize::from(rest.get(name..)?.starts_with('!'));
        let after = rest.get(name + bang..)?.strip_prefix(':')?;
        let is_known = rest.get(..name).and_then(Field::named).is_some();
        let is_name = is_known || rest.starts_with(char::is_alphabetic) && !after.starts_with("//");
        is_name.then(|| {
            let start = self.at;
            self.at += name + bang + 1;
            (start..start + name, start + name..start + name + bang)
        })
    }

    fn values(&mut self, of_dates: bool) -> Vec<Piece> {
        let mut values = Vec::new();
        loop {
            // The commas of an EDTF set stand between brackets, and part nothing.
            let mut depth = 0_usize;
            let mut piece = self.piece(|c| {
                match c {
                    '[' | '{' if of_dates => depth += 1,
                    ']' | '}' => depth = depth.saturating_sub(1),
                    _ => {}
                }
                c == ',' && depth == 0
            });
            if of_dates && piece.quote == Quote::None && !piece.span.is_empty() {
                self.at = self.end_of_date(&piece.span);
                piece = Piece { span: piece.span.start..self.at, inner: piece.inner.start..self.at, ..piece };
                piece.stray = self.at..self.at;
            }
            values.push(piece);
            if self.peek() != Some(',') {
                return values;
            }
            self.at += 1;
        }
    }

    /// Where a date ends that begins with the word at `first`: behind as many of the words that follow as make a date, or
    /// two with `..` between them. What is a date alone takes no bare number along: that may be a word to look for.
    fn end_of_date(&self, first: &Range<usize>) -> usize {
        let (alone, rest) = (self.typed.get(first.clone()).unwrap_or_default(), self.typed.get(first.start..));
        let rest = rest.unwrap_or_default();
        let mut end = first.len();
        let mut ends = Vec::new();
        while ends.len() < MOST_WORDS {
            let behind = rest.get(end..).unwrap_or_default();
            // A comma with a blank behind it may stand in a date: "March 27, 2022".
            let next = behind.strip_prefix(',').unwrap_or(behind);
            let word = next.trim_start();
            if word.is_empty() || word.len() == next.len() || begins_term(word) {
                break;
            }
            let from = rest.len() - word.len();
            end = from + word.find(|c: char| c.is_whitespace() || c == ',').unwrap_or(word.len());
            ends.push(end);
        }
        let is_whole = !ends.is_empty() && is_written(alone);
        let adds = |end: usize| {
            let added = rest.get(alone.len()..end).unwrap_or_default();
            !is_whole || added.contains(|c: char| c.is_alphabetic() || c == ':')
        };
        let makes_date = |end: &usize| adds(*end) && rest.get(..*end).is_some_and(is_written);
        first.start + ends.into_iter().rfind(makes_date).unwrap_or(alone.len())
    }

    /// A quotation, or all that stands before a blank or what `stop` finds.
    fn piece(&mut self, mut stop: impl FnMut(char) -> bool) -> Piece {
        let start = self.at;
        let Some(opening) = self.peek().filter(|c| QUOTES.contains(c)) else {
            let span = self.until(|c| c.is_whitespace() || stop(c));
            return Piece { inner: span.clone(), stray: self.at..self.at, quote: Quote::None, span };
        };
        self.at += opening.len_utf8();
        let inner = self.at;
        let Some((close, closing)) = self.closing_quote() else {
            self.at = self.typed.len();
            return Piece { span: start..self.at, inner: inner..self.at, quote: Quote::Open, stray: self.at..self.at };
        };
        self.at = close + closing.len_utf8();
        let span = start..self.at;
        let stray = self.until(|c| c.is_whitespace() || stop(c));
        Piece { span, inner: inner..close, quote: Quote::Closed, stray }
    }

    /// The next quotation mark without a backslash before it, and where it stands.
    fn closing_quote(&self) -> Option<(usize, char)> {
        let mut chars = self.rest().char_indices();
        loop {
            match chars.next()? {
                (_, '\\') if chars.clone().next().is_some_and(|(_, next)| is_special(next)) => {
                    chars.next();
                }
                (at, c) if QUOTES.contains(&c) => return Some((self.at + at, c)),
                _ => {}
            }
        }
    }
}
