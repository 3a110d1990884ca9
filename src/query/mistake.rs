//! What is wrong with a query, said so that it can be mended while it is typed.
//!
//! Owns the sentences. What was typed stands beside them, underlined, and is not repeated, but for the name of a field.

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
    /// The one thing that was probably meant, where there is one.
    pub replacement: Option<Replacement>,
}

/// What is put in to mend a mistake.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replacement {
    /// The bytes of the text that it stands for.
    pub span: Range<usize>,
    /// What is put there.
    pub text: String,
}

/// Of a longer name of a field not even that is repeated.
const LONGEST_NAME: usize = 20;

impl Mistake {
    /// A mistake that nothing can be put in for.
    pub fn new(span: Range<usize>, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { span, message: message.into(), hint: hint.into(), replacement: None }
    }

    /// The same, with what may be put in.
    #[must_use]
    pub fn or(self, span: Range<usize>, text: impl Into<String>) -> Self {
        Self { replacement: Some(Replacement { span, text: text.into() }), ..self }
    }

    /// What is wrong, and what Tab puts in or, where that is nothing, what to write.
    pub fn words(&self) -> String {
        match &self.replacement {
            Some(replacement) => format!("{}: Tab {}", self.message, replacement.text),
            None if self.hint.is_empty() => self.message.clone(),
            None => format!("{}: {}", self.message, self.hint),
        }
    }

    /// How to mend it alone; empty where nothing is known of that.
    pub fn remedy(&self) -> String {
        self.replacement.as_ref().map_or_else(|| self.hint.clone(), |replacement| format!("Tab {}", replacement.text))
    }

    /// The field `name` at `span` is none; its colon, and the exclamation mark before that, end at `end`.
    pub(super) fn unknown_field(span: Range<usize>, end: usize, name: &str) -> Self {
        let message = if name.len() > LONGEST_NAME { "no such field".to_owned() } else { format!("no field {name}") };
        let names = Field::NAMES.iter().map(|(known, _)| *known);
        let by_habit = HABITS.iter().find(|(habit, _)| habit.eq_ignore_ascii_case(name)).map(|(_, known)| *known);
        if let Some(known) = by_habit.or_else(|| nearest(name, names.clone())) {
            let bang = if end > span.end + 1 { "!" } else { "" };
            let hint = format!("did you mean `{known}:`?");
            return Self::new(span.clone(), message, hint).or(span.start..end, format!("{known}{bang}:"));
        }
        let names: Vec<&str> = names.collect();
        let hint = format!("in quotation marks it is text; fields are {}", names.join(", "));
        Self::new(span, message, hint)
    }

    pub(super) fn unknown_word(span: Range<usize>, field: Field, word: &str) -> Self {
        let message = format!("`{}:` knows no such word", field.name());
        // The beginning of a compound is enough: `singel` of `single-source`.
        let begun = || {
            let is_begun =
                |known: &&str| known.split_once('-').is_some_and(|(begun, _)| nearest(word, [begun]).is_some());
            field.words().find(is_begun)
        };
        if let Some(known) = nearest(word, field.words()).or_else(begun) {
            let hint = format!("did you mean `{}:{known}`?", field.name());
            return Self::new(span.clone(), message, hint).or(span, known);
        }
        let hint = format!("there are {}", listed(field.words().map(|word| format!("`{word}`"))));
        Self::new(span, message, hint)
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
