//! What is wrong with a query, said so that it can be mended while it is typed.
//!
//! Owns the sentences. Refuses to repeat what was typed: that stands above, underlined.

use super::Field;
use std::ops::Range;

/// Why a text is no query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// The bytes of the text at fault; empty where something is missing there.
    pub span: Range<usize>,
    /// What is wrong: a clause in small letters, without a full stop.
    pub message: String,
    /// What to write instead, every form of it between backquotes.
    pub hint: String,
}

impl Mistake {
    pub(super) fn new(span: Range<usize>, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { span, message: message.into(), hint: hint.into() }
    }

    pub(super) fn unknown_field(span: Range<usize>, name: &str) -> Self {
        let names = Field::NAMES.iter().map(|(known, _)| *known);
        let hint = if let Some(known) = nearest(name, names.clone()) {
            format!("did you mean `{known}:`?")
        } else {
            let names = listed(names.map(|name| format!("`{name}:`")));
            format!("there are {names}; a text with a colon in it is looked for in quotation marks")
        };
        Self::new(span, "there is no such field", hint)
    }

    pub(super) fn unknown_word(span: Range<usize>, field: Field, word: &str) -> Self {
        let hint = match nearest(word, field.words()) {
            Some(known) => format!("did you mean `{}:{known}`?", field.name()),
            None => format!("there are {}", listed(field.words().map(|word| format!("`{word}`")))),
        };
        Self::new(span, format!("`{}:` knows no such word", field.name()), hint)
    }
}

/// `a, b and c`.
fn listed(words: impl Iterator<Item = String>) -> String {
    let mut words: Vec<String> = words.collect();
    match words.pop() {
        Some(last) if !words.is_empty() => format!("{} and {last}", words.join(", ")),
        last => last.unwrap_or_default(),
    }
}

/// The word of `known` that is nearest to `word`, where one is near enough to have been meant: one that it begins, or
/// at most a third of its letters away, a swap of neighbours counting as one.
fn nearest<'k>(word: &str, known: impl Iterator<Item = &'k str> + Clone) -> Option<&'k str> {
    // Cut, so that a megabyte pasted by mistake costs nothing.
    let word: String = word.chars().take(40).flat_map(char::to_lowercase).collect();
    let begun = known.clone().find(|known| word.len() > 1 && (known.starts_with(&word) || word.starts_with(known)));
    let near = known
        .map(|known| (strsim::osa_distance(&word, known), known))
        .filter(|(distance, known)| *distance <= known.len().max(3) / 3)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, known)| known);
    near.or(begun)
}
