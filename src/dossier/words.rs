//! Words that every medium says alike.
//!
//! Owns which facts of a source are said beside its title, and in which order, and how a figure is read out.

use crate::model::{Figure, Qualifier, Source};
use std::borrow::Cow;

/// Something said of a source beside its title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact<'s> {
    /// The words. Not cleaned.
    pub words: Cow<'s, str>,
    /// Whether they are the program's own, as the kind of a source is.
    pub is_kind: bool,
}

/// Publisher, author, when it appeared and its kind, as far as they are known.
pub fn facts(source: &Source) -> impl Iterator<Item = Fact<'_>> {
    let facts = [
        (source.publisher.as_deref().map(Cow::Borrowed), false),
        (source.author.as_deref().map(Cow::Borrowed), false),
        (source.published.as_ref().map(|date| Cow::Owned(date.words())), false),
        (source.kind.map(|kind| Cow::Borrowed(kind.word())), true),
    ];
    facts.into_iter().filter_map(|(words, is_kind)| words.map(|words| Fact { words, is_kind }))
}

/// A figure in words: "about 110,000 people in prison, March 2024", its number and its measure as they are given here.
pub fn figure(figure: &Figure, value: &str, measure: &str) -> String {
    let qualifier = match figure.qualifier {
        Qualifier::Exactly => String::new(),
        qualifier => format!("{} ", qualifier.word()),
    };
    let date = figure.date.as_ref().map(|date| format!(", {}", date.words())).unwrap_or_default();
    format!("{qualifier}{value} {measure}{date}")
}
