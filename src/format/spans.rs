//! Where in its file each thing that an event says stands, as it is noted while the event is read.

use crate::model::{Parts, Place};

/// Where the parts of an event stand.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EventSpans {
    /// Its date.
    pub date: Option<Place>,
    /// Its title.
    pub title: Option<Place>,
    /// Its place.
    pub place: Option<Place>,
    /// Its people, in their order.
    pub people: Vec<Place>,
    /// Its tags, likewise.
    pub tags: Vec<Place>,
    /// What it cites itself, in the order of its citations.
    pub citations: Vec<CitationSpans>,
    /// Its claims.
    pub claims: Vec<ClaimSpans>,
    /// What it says it comes after, and before, each with its id.
    pub order: Vec<(String, Place)>,
    /// Citations that have been read since it was last said whose they are.
    pub(super) cited: Vec<CitationSpans>,
    /// The values of keys of the source that is being read.
    pub(super) source: Vec<(&'static str, Place)>,
    /// The speaker, the measure, the date and the unit that were read last, of the claim that is being read.
    pub(super) by: Option<Place>,
    pub(super) measure: Option<Place>,
    pub(super) figure_date: Option<Place>,
    pub(super) unit: Option<Place>,
}

/// Where a citation stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CitationSpans {
    /// All of it.
    pub whole: Place,
    /// Of a source written in place the values of some of its keys.
    pub(super) source: Vec<(&'static str, Place)>,
}

impl CitationSpans {
    /// The value of a key of a source written in place; all of the citation where that is not known.
    pub fn key(&self, key: &str) -> Place {
        value(&self.source, key).unwrap_or_else(|| self.whole.clone())
    }
}

/// The value of a key among those noted.
pub(super) fn value(noted: &[(&'static str, Place)], key: &str) -> Option<Place> {
    noted.iter().find(|(known, _)| *known == key).map(|(_, place)| place.clone())
}

/// Where the parts of a claim stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimSpans {
    /// Its text.
    pub text: Place,
    /// What it cites, in the order of its citations.
    pub citations: Vec<CitationSpans>,
    /// Who says it.
    pub by: Option<Place>,
    /// The measure of its figure.
    pub measure: Option<Place>,
    /// When its figure held, or over which time.
    pub figure_date: Option<Place>,
    /// The unit of its figure.
    pub unit: Option<Place>,
}

impl EventSpans {
    /// Where the parts begin.
    pub(super) fn parts(&self) -> Parts {
        let citations = self.citations.iter().chain(self.claims.iter().flat_map(|claim| &claim.citations));
        Parts {
            claims: self.claims.iter().map(|claim| claim.text.span.start).collect(),
            citations: citations.map(|citation| citation.whole.span.start).collect(),
        }
    }

    /// What was read last is a citation, which is `kept` or left out.
    pub(super) fn end_citation(&mut self, whole: Place, kept: bool) {
        let source = std::mem::take(&mut self.source);
        self.cited.extend(kept.then_some(CitationSpans { whole, source }));
    }

    /// The citations read so far are the event's own.
    pub(super) fn end_citations(&mut self) {
        self.citations = std::mem::take(&mut self.cited);
    }

    /// What was read last is of the claim of this text, which is `kept` or left out.
    pub(super) fn end_claim(&mut self, text: Place, kept: bool) {
        let citations = std::mem::take(&mut self.cited);
        let (by, measure, unit) = (self.by.take(), self.measure.take(), self.unit.take());
        let claim = ClaimSpans { text, citations, by, measure, figure_date: self.figure_date.take(), unit };
        self.claims.extend(kept.then_some(claim));
    }
}
