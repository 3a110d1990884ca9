//! What is wrong with a query, said so that it can be mended while it is typed.
//!
//! Owns the sentences. Refuses to repeat what was typed: that stands above, underlined.

use super::Field;
use crate::text::nearest;
use std::ops::Range;

/// What people type who know another language, or the keys of the file.
const HABITS: [(&str, &str); 16] = [
    ("people", "person"),
    ("who", "person"),
    ("organisation", "person"),
    ("organization", "person"),
    ("where", "place"),
    ("location", "place"),
    ("outlet", "publisher"),
    ("type", "kind"),
    ("says", "by"),
    ("figure", "measure"),
    ("date", "during"),
    ("when", "during"),
    ("in", "during"),
    ("year", "during"),
    ("from", "since"),
    ("to", "until"),
];

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
        let by_habit = HABITS.iter().find(|(habit, _)| habit.eq_ignore_ascii_case(name)).map(|(_, known)| *known);
        let hint = if let Some(known) = by_habit.or_else(|| nearest(name, names.clone())) {
            format!("did you mean `{known}:`?")
        } else {
            let names: Vec<&str> = names.collect();
            format!("write a text with a colon in quotation marks; the fields are {}", names.join(", "))
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
