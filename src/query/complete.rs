//! What may be typed next.
//!
//! Owns what stands at the cursor, and which of the known values fit it best. Refuses to know the values: they come
//! from the chronology, with how often each is used.

use super::Field;
use super::lex::{Body, Piece, Quote, RawTerm, lex};
use super::print;
use crate::text::fold;
use std::ops::Range;

/// What is being typed at the cursor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completion {
    /// The field whose value it is; none for a word, which may become the name of a field.
    pub field: Option<Field>,
    /// What stands before the cursor of it, without quotation marks.
    pub prefix: String,
    /// The bytes of the text that a choice replaces.
    pub span: Range<usize>,
}

/// What is being typed where the cursor stands: before the byte `cursor`. None where nothing is to be completed, as in a
/// phrase or right behind a closing quotation mark.
pub fn complete(typed: &str, cursor: usize) -> Option<Completion> {
    let cursor = (0..=cursor.min(typed.len())).rev().find(|at| typed.is_char_boundary(*at)).unwrap_or(0);
    let here = Completion { field: None, prefix: String::new(), span: cursor..cursor };
    // What stands behind the cursor has no say in what is typed before it, but is replaced with it.
    let before = typed.get(..cursor).unwrap_or_default();
    let Some(term) = lex(before).pop().filter(|term| term.span.end == cursor) else { return Some(here) };
    let (field, piece) = match &term.body {
        Body::Empty => return Some(here),
        Body::Text(piece) if piece.quote != Quote::None => return None,
        Body::Text(piece) => (None, piece),
        Body::Field { name, values, .. } => (Some(Field::named(before.get(name.clone())?)?), values.last()?),
    };
    if piece.quote == Quote::Closed {
        return None;
    }
    let end = lex(typed).iter().find_map(|whole| end_of(whole, piece.span.start)).unwrap_or(cursor);
    Some(Completion { field, prefix: piece.text(before).into_owned(), span: piece.span.start..end.max(cursor) })
}

/// Where the piece that starts at a byte ends; none where none starts there. What is quoted but not closed ends with
/// the text, and would take the terms behind it along: it has no end of its own.
fn end_of(term: &RawTerm, start: usize) -> Option<usize> {
    let ends = |piece: &Piece| (piece.span.start == start && piece.quote != Quote::Open).then_some(piece.span.end);
    match &term.body {
        Body::Empty => None,
        Body::Text(piece) => ends(piece),
        Body::Field { values, .. } => values.iter().find_map(ends),
    }
}

impl Completion {
    /// The words of the language that fit: names of fields with their colon, or the words a field takes.
    pub fn known(&self) -> Vec<String> {
        let prefix = fold(&self.prefix);
        let words: Vec<String> = match self.field {
            None => Field::NAMES.iter().map(|(name, _)| format!("{name}:")).collect(),
            Some(field) => field.words().map(str::to_owned).collect(),
        };
        words.into_iter().filter(|word| word.starts_with(&prefix)).collect()
    }

    /// The text with a choice put in, and where the cursor is to stand then: behind it. A value gets the quotation
    /// marks it needs.
    pub fn insert(&self, typed: &str, choice: &str) -> (String, usize) {
        let before = typed.get(..self.span.start).unwrap_or_default();
        let after = typed.get(self.span.end..).unwrap_or_default();
        let choice = if self.field.is_some() { print::value(&[choice]) } else { choice.to_owned() };
        let cursor = before.len() + choice.len();
        (format!("{before}{choice}{after}"), cursor)
    }
}

/// The values that fit what is typed, each with how often it is used: first those that begin with it, then those in
/// which a later word does, then those that have it anywhere; of each kind the most used first, then in the order of the
/// alphabet.
pub fn rank<'v, T: AsRef<str>>(prefix: &str, values: &'v [(T, usize)]) -> Vec<&'v (T, usize)> {
    let prefix = fold(prefix);
    let mut fitting: Vec<_> = values
        .iter()
        .filter_map(|value| {
            let folded = fold(value.0.as_ref());
            let at = folded.find(&prefix)?;
            let begins_word =
                |at: usize| !folded.get(..at).is_some_and(|before| before.ends_with(char::is_alphanumeric));
            let class = match at {
                0 => 0,
                _ if folded.match_indices(&prefix).any(|(at, _)| begins_word(at)) => 1,
                _ => 2,
            };
            Some((class, std::cmp::Reverse(value.1), folded, value))
        })
        .collect();
    fitting.sort_by(|a, b| (a.0, a.1, &a.2).cmp(&(b.0, b.1, &b.2)));
    fitting.into_iter().map(|(.., value)| value).collect()
}
