//! What may stand in each table of the subset.
//!
//! Owns the keys that are read here, what has to stand behind each, and what is said by it.

use super::tape::Key;
use crate::model::{DatedBy, Qualifier, SourceKind};

/// What has to stand behind a key.
#[derive(Debug, Clone, Copy)]
pub(super) enum Kind {
    /// A text without escapes, on one line, that says something.
    Name,
    /// A text that says something.
    Needed,
    /// A text, which may say nothing.
    Text,
    /// A date in quotation marks.
    Date,
    /// One of the words of a list.
    Word(fn(&str) -> bool),
    /// A SHA-256.
    Hash,
    /// A whole number or one with a decimal point.
    Number,
    /// A list of texts.
    Texts,
    /// A list of names.
    Names,
    /// A list of citations: names, or tables with a name.
    Citations,
    /// A table of a figure.
    Figure,
}

/// A key, what is said by it, and what stands behind it.
pub(super) type Field = (&'static str, Key, Kind);

/// The keys of a table, of which the first few have to be there.
#[derive(Debug)]
pub(super) struct Table {
    pub(super) fields: &'static [Field],
    pub(super) needed: u32,
}

pub(super) const EVENT: Table = Table { needed: 2, fields: EVENT_FIELDS };
pub(super) const CLAIM: Table = Table { needed: 1, fields: CLAIM_FIELDS };
pub(super) const CITATION: Table = Table { needed: 1, fields: CITATION_FIELDS };
pub(super) const FIGURE: Table = Table { needed: 2, fields: FIGURE_FIELDS };
pub(super) const SOURCE: Table = Table { needed: 2, fields: SOURCE_FIELDS };

const EVENT_FIELDS: &[Field] = &[
    ("date", Key::Date, Kind::Date),
    ("title", Key::Title, Kind::Needed),
    ("id", Key::Id, Kind::Name),
    ("summary", Key::Summary, Kind::Text),
    ("tags", Key::Tag, Kind::Texts),
    ("place", Key::Place, Kind::Text),
    ("sources", Key::Cites, Kind::Citations),
    ("people", Key::Person, Kind::Texts),
    ("see", Key::Sees, Kind::Names),
    ("dated_by", Key::DatedBy, Kind::Word(|word| DatedBy::WORDS.iter().any(|(known, _)| *known == word))),
    ("note", Key::Note, Kind::Text),
];
const CLAIM_FIELDS: &[Field] = &[
    ("text", Key::ClaimText, Kind::Needed),
    ("by", Key::By, Kind::Text),
    ("sources", Key::Cites, Kind::Citations),
    ("figure", Key::Figure, Kind::Figure),
    ("id", Key::ClaimId, Kind::Name),
    ("disputes", Key::Disputes, Kind::Names),
    ("note", Key::Note, Kind::Text),
];
const CITATION_FIELDS: &[Field] =
    &[("id", Key::Cites, Kind::Name), ("at", Key::At, Kind::Text), ("quote", Key::Quote, Kind::Text)];
const FIGURE_FIELDS: &[Field] = &[
    ("measure", Key::Measure, Kind::Needed),
    ("value", Key::Value, Kind::Number),
    ("qualifier", Key::Qualifier, Kind::Word(|word| Qualifier::WORDS.iter().any(|(known, _)| *known == word))),
    ("unit", Key::Unit, Kind::Text),
    ("of", Key::Of, Kind::Text),
    ("date", Key::FigureDate, Kind::Date),
    ("over", Key::Over, Kind::Date),
];
const SOURCE_FIELDS: &[Field] = &[
    ("id", Key::Id, Kind::Name),
    ("title", Key::Title, Kind::Needed),
    ("publisher", Key::Publisher, Kind::Text),
    ("author", Key::Author, Kind::Text),
    ("published", Key::Published, Kind::Date),
    ("url", Key::Url, Kind::Text),
    ("accessed", Key::Accessed, Kind::Date),
    ("kind", Key::Kind, Kind::Word(|word| SourceKind::WORDS.iter().any(|(known, _)| *known == word))),
    ("derived_from", Key::DerivesFrom, Kind::Name),
    ("archive", Key::Archive, Kind::Text),
    ("sha256", Key::Sha256, Kind::Hash),
    ("note", Key::Note, Kind::Text),
];
