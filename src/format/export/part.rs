//! The parts of an event that a format may have a place for.
//!
//! Owns their names, and how many of each an event has.

use crate::format::losses::Kind;
use crate::model::{Citation, DatedBy, Event};

/// A part of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "each says itself; what it is called is in `kind`")]
pub enum Part {
    Id,
    Title,
    Date,
    DatedBy,
    Order,
    Summary,
    Place,
    People,
    Tags,
    Related,
    Notes,
    Sources,
    Passages,
    Claims,
    Figures,
    Disputes,
}

impl Part {
    /// All there are, in the order in which a file has them.
    pub const ALL: [Self; 16] = [
        Self::Id,
        Self::Title,
        Self::Date,
        Self::DatedBy,
        Self::Order,
        Self::Summary,
        Self::Place,
        Self::People,
        Self::Tags,
        Self::Related,
        Self::Notes,
        Self::Sources,
        Self::Passages,
        Self::Claims,
        Self::Figures,
        Self::Disputes,
    ];

    /// What one is called, and several.
    pub fn kind(self) -> Kind {
        match self {
            Self::Id => ("id", "ids"),
            Self::Title => ("title", "titles"),
            Self::Date => ("date", "dates"),
            Self::DatedBy => ("word on what dates an event", "words on what dates an event"),
            Self::Order => ("order of two events", "orders of two events"),
            Self::Summary => ("summary", "summaries"),
            Self::Place => ("place", "places"),
            Self::People => ("name of a person or organisation", "names of persons and organisations"),
            Self::Tags => ("tag", "tags"),
            Self::Related => ("related event", "related events"),
            Self::Notes => ("note", "notes"),
            Self::Sources => ("citation", "citations"),
            Self::Passages => ("place or quotation in a source", "places and quotations in sources"),
            Self::Claims => ("claim", "claims"),
            Self::Figures => ("figure", "figures"),
            Self::Disputes => ("dispute", "disputes"),
        }
    }

    /// How many of them an event has.
    pub fn count(self, event: &Event) -> usize {
        let claims = &event.claims;
        match self {
            Self::Id => usize::from(!event.id_derived),
            Self::Title | Self::Date => 1,
            Self::DatedBy => usize::from(matches!(event.dated_by, DatedBy::Report | DatedBy::Inference)),
            Self::Order => event.after.len() + event.before.len(),
            Self::Summary => usize::from(event.summary.is_some()),
            Self::Place => usize::from(event.place.is_some()),
            Self::People => event.people.len(),
            Self::Tags => event.tags.len(),
            Self::Related => event.see.len(),
            Self::Notes => event.note.iter().chain(claims.iter().filter_map(|claim| claim.note.as_ref())).count(),
            Self::Sources => event.citations().count(),
            Self::Passages => event.citations().filter(|citation| has_passage(citation)).count(),
            Self::Claims => claims.len(),
            Self::Figures => claims.iter().filter(|claim| claim.figure.is_some()).count(),
            Self::Disputes => claims.iter().map(|claim| claim.disputes.len()).sum(),
        }
    }
}

fn has_passage(citation: &Citation) -> bool {
    citation.at.is_some() || citation.quote.is_some()
}
