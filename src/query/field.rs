//! The names that stand before a colon, and the words that `is:` knows.
//!
//! Owns the one table of them, from which reading, printing, completion and hints all speak. Refuses synonyms: a line
//! that is shown to somebody else has one spelling.

use crate::model::Relation;
use crate::model::SourceKind;

/// What a term with a colon asks about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Field {
    /// A text that an event, a claim or a source has: `tag:trials`.
    Value(Attribute),
    /// What kind of source it cites: `kind:court`.
    Kind,
    /// When it happened: `during:2022`.
    When(Relation),
    /// What state it is in: `is:disputed`.
    Is,
}

/// What a value is compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Attribute {
    /// A tag of the event.
    Tag,
    /// The place of the event.
    Place,
    /// A person or organisation of the event.
    Person,
    /// Id, title or publisher of a source that the event or one of its claims cites.
    Source,
    /// Publisher of such a source.
    Publisher,
    /// Who makes one of its claims.
    By,
    /// What the figure of one of its claims counts.
    Measure,
}

/// What an event can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// One of its claims disputes another, or is disputed.
    Disputed,
    /// What is said of it rests on one origin.
    SingleSource,
    /// Neither it nor any of its claims has a source.
    Unsourced,
    /// Its end is written as open; possibly, where its end is not known.
    Ongoing,
    /// Its date says of no year.
    Undated,
    /// Its date is marked as uncertain or approximate: `?`, `~` or `%`.
    Uncertain,
}

impl Field {
    /// All fields by name, in the order in which they are told.
    pub const NAMES: [(&'static str, Self); 14] = [
        ("tag", Self::Value(Attribute::Tag)),
        ("place", Self::Value(Attribute::Place)),
        ("person", Self::Value(Attribute::Person)),
        ("source", Self::Value(Attribute::Source)),
        ("publisher", Self::Value(Attribute::Publisher)),
        ("kind", Self::Kind),
        ("by", Self::Value(Attribute::By)),
        ("measure", Self::Value(Attribute::Measure)),
        ("during", Self::When(Relation::During)),
        ("after", Self::When(Relation::After)),
        ("before", Self::When(Relation::Before)),
        ("since", Self::When(Relation::Since)),
        ("until", Self::When(Relation::Until)),
        ("is", Self::Is),
    ];

    /// The field of this name, in whatever case it is typed.
    pub fn named(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, field)| *field)
    }

    /// Its name, without the colon.
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(_, field)| *field == self).map_or("", |(name, _)| name)
    }

    /// A value that shows how it is used.
    pub fn example(self) -> &'static str {
        match self {
            Self::Value(Attribute::Tag) => "trials",
            Self::Value(Attribute::Place) => "Tecoluca*",
            Self::Value(Attribute::Person) => "\"Nayib Bukele\"",
            Self::Value(Attribute::Source) => "ap",
            Self::Value(Attribute::Publisher) => "\"AP News\"",
            Self::Value(Attribute::By) => "Cristosal",
            Self::Value(Attribute::Measure) => "\"people in prison\"",
            Self::Kind => "court",
            Self::When(_) => "2022-03",
            Self::Is => "disputed",
        }
    }

    /// The words it takes, where it takes only certain ones.
    pub fn words(self) -> impl Iterator<Item = &'static str> + Clone {
        let states = State::WORDS.iter().map(|(word, _)| *word).filter(move |_| self == Self::Is);
        let kinds = SourceKind::WORDS.iter().map(|(word, _)| *word).filter(move |_| self == Self::Kind);
        states.chain(kinds)
    }

    /// Whether it can have answers that are not certain, and `!` asks for those that are.
    pub fn may_be_unsure(self) -> bool {
        matches!(self, Self::When(_) | Self::Is)
    }
}

impl Attribute {
    /// Whether it is told of a source, which the event may only name.
    pub(super) fn is_of_source(self) -> bool {
        matches!(self, Self::Source | Self::Publisher)
    }
}

impl State {
    /// The words for them.
    pub const WORDS: [(&'static str, Self); 6] = [
        ("disputed", Self::Disputed),
        ("single-source", Self::SingleSource),
        ("unsourced", Self::Unsourced),
        ("ongoing", Self::Ongoing),
        ("undated", Self::Undated),
        ("uncertain", Self::Uncertain),
    ];

    /// The word for it.
    pub fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(_, state)| *state == self).map_or("", |(word, _)| word)
    }

    /// Whether more is asked than the event itself tells.
    pub(super) fn needs_facts(self) -> bool {
        matches!(self, Self::Disputed | Self::SingleSource)
    }
}
