//! The rules by name, and what one of them finds.
//!
//! Owns the name by which a file silences a rule, and what a finding is about; not what any rule looks for.

use crate::evidence::cited::SourceKey;
use crate::evidence::series::ClaimRef;

/// A rule of the newsroom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// An event for which nothing is cited, by itself or by a claim.
    UnsourcedEvent,
    /// A claim that rests on nothing, in an event that has a source elsewhere.
    UnsourcedClaim,
    /// No statement of an event has sources of two origins.
    SingleSource,
    /// All that an event cites, two sources or more, comes from one publisher.
    OnePublisher,
    /// A source that was published before the event it is cited for began.
    PublishedBeforeEvent,
    /// A quote that does not say where in its source it stands.
    QuoteWithoutPlace,
    /// A measure that another measure looks like.
    MeasureSpeltTwoWays,
    /// A local copy of a source of which no hash is kept.
    ArchiveWithoutHash,
    /// An event that had not begun when it was checked.
    EventAfterToday,
    /// A publisher, person, place, tag, speaker or unit that another looks like.
    NameSpeltTwoWays,
    /// Listed sources with one address or one hash.
    SourceListedTwice,
    /// An address that no browser is given.
    AddressNotOpenable,
    /// An address where a local copy is to be named.
    ArchiveIsAddress,
    /// A season or another part of a year, where the code may be meant as a second year.
    SeasonOrYears,
    /// An event of the day of another, with nearly the same title.
    LikelyDoubleEvent,
}

impl Rule {
    /// Every rule, with the name by which a file silences it.
    pub const NAMES: [(&'static str, Self); 15] = [
        ("unsourced-event", Self::UnsourcedEvent),
        ("unsourced-claim", Self::UnsourcedClaim),
        ("single-source", Self::SingleSource),
        ("one-publisher", Self::OnePublisher),
        ("published-before-event", Self::PublishedBeforeEvent),
        ("quote-without-place", Self::QuoteWithoutPlace),
        ("measure-spelt-two-ways", Self::MeasureSpeltTwoWays),
        ("archive-without-hash", Self::ArchiveWithoutHash),
        ("event-after-today", Self::EventAfterToday),
        ("name-spelt-two-ways", Self::NameSpeltTwoWays),
        ("source-listed-twice", Self::SourceListedTwice),
        ("address-not-openable", Self::AddressNotOpenable),
        ("archive-is-address", Self::ArchiveIsAddress),
        ("season-or-years", Self::SeasonOrYears),
        ("likely-double-event", Self::LikelyDoubleEvent),
    ];

    /// Its name.
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(_, rule)| *rule == self).map_or("", |(name, _)| name)
    }

    /// The key of a source that it asks about; `id` where it asks about the source as a whole.
    pub fn key_of_source(self) -> &'static str {
        match self {
            Self::AddressNotOpenable => "url",
            Self::ArchiveIsAddress | Self::ArchiveWithoutHash => "archive",
            Self::NameSpeltTwoWays => "publisher",
            Self::SeasonOrYears => "published",
            _ => "id",
        }
    }

    /// The rule of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(own, _)| *own == name).map(|(_, rule)| *rule)
    }
}

/// What a finding is about; events are meant by their rows, all else by its place in the event, counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// An event.
    Event {
        /// Its row.
        row: u32,
    },
    /// An event's date.
    Date {
        /// The event's row.
        row: u32,
    },
    /// A claim.
    Claim(ClaimRef),
    /// The measure of a claim's figure.
    Measure(ClaimRef),
    /// An event's place.
    Place {
        /// The event's row.
        row: u32,
    },
    /// One of an event's people.
    Person {
        /// The event's row.
        row: u32,
        /// Which of them.
        nth: u32,
    },
    /// One of an event's tags.
    Tag {
        /// The event's row.
        row: u32,
        /// Which of them.
        nth: u32,
    },
    /// Who says a claim.
    Speaker(ClaimRef),
    /// When a claim's figure held, or over which time.
    FigureDate(ClaimRef),
    /// The unit of a claim's figure.
    Unit(ClaimRef),
    /// A citation of an event or of one of its claims.
    Citation {
        /// The event's row.
        row: u32,
        /// Which claim; none for a citation of the event itself.
        claim: Option<u32>,
        /// Which of the citations there.
        citation: u32,
    },
    /// A listed source.
    Source(SourceKey),
}

impl Subject {
    /// The row of the event that it stands in; none for a listed source.
    pub fn row(self) -> Option<u32> {
        match self {
            Self::Event { row }
            | Self::Date { row }
            | Self::Place { row }
            | Self::Person { row, .. }
            | Self::Tag { row, .. }
            | Self::Citation { row, .. } => Some(row),
            Self::Claim(at) | Self::Measure(at) | Self::Speaker(at) | Self::FigureDate(at) | Self::Unit(at) => {
                Some(at.row)
            }
            Self::Source(_) => None,
        }
    }
}

/// What a rule has to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Which rule.
    pub rule: Rule,
    /// Of what.
    pub subject: Subject,
    /// One sentence on what it found. May repeat text of the file: to be cleaned before it is shown.
    pub message: String,
    /// One sentence on what to do about it. The same goes for it.
    pub hint: String,
}
