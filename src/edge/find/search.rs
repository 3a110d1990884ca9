//! One search: what each term of a query needs, and what is known of it for the records of a block.
//!
//! Owns when an event has to be asked after all: where it is not written plainly, and where only the whole of it tells.
//! What comes of it is what asking every event would give. Refuses to walk files, and to look at bytes itself.

use super::bits::Bits;
use super::blocks::Block;
use super::sift::{Known, Records, Text};
use crate::app::facts::Facts;
use crate::model::{Places, Timeline};
use crate::query::{Answer, Asked, Query, Reach, Sieve};

/// A query on its way through a timeline.
pub(super) struct Search<'s> {
    timeline: &'s Timeline,
    query: &'s Query,
    places: &'s Places,
    terms: Vec<Term<'s>>,
}

struct Term<'s> {
    asked: Asked<'s>,
    reach: Reach,
    /// Words of which one must stand in what matches; none where that cannot be told.
    sieves: Option<Vec<Sieve>>,
    /// Whether no event matches of which it does not hold.
    is_needed: bool,
    /// Of each combination of tags whether it holds, where tags tell.
    tags: Vec<bool>,
    /// The listed sources because of which it holds of what cites them.
    sources: Bits,
    /// Whether there are any.
    any_source: bool,
}

/// What a thread needs to search.
pub(super) struct Tools<'t> {
    facts: Facts<'t>,
    text: Text,
    /// For each term, what is known of each record of the block.
    known: Vec<Vec<Known>>,
}

impl<'t> Tools<'t> {
    pub(super) fn new(timeline: &'t Timeline) -> Self {
        Self { facts: Facts::new(timeline), text: Text::default(), known: Vec::new() }
    }
}

impl<'s> Search<'s> {
    pub(super) fn new(timeline: &'s Timeline, query: &'s Query, places: &'s Places) -> Self {
        let term = |(n, asked)| Term::new(asked, query.needs(n), timeline);
        let terms = query.asked().enumerate().map(term).collect();
        Self { timeline, query, places, terms }
    }

    /// Whether the listed sources have to be looked at before the events.
    pub(super) fn looks_at_sources(&self) -> bool {
        self.terms.iter().any(Term::looks_at_sources)
    }

    /// Says that all sources were looked at.
    pub(super) fn sources_are_known(&mut self) {
        for term in &mut self.terms {
            term.any_source = term.sources.any();
        }
    }

    /// Looks at the listed sources of a block.
    pub(super) fn sources(&self, block: &Block, tools: &mut Tools<'_>, stop: &(dyn Fn() -> bool + Sync)) {
        let records = Records::of_sources(self.timeline, self.places, block);
        let terms = || self.terms.iter().filter(|term| term.looks_at_sources());
        let text = tools.text.read(block, self.timeline, terms().filter_map(|term| term.sieves.as_ref()).flatten());
        tools.known.resize_with(self.terms.len(), Vec::new);
        for (term, known) in terms().zip(&mut tools.known) {
            known.clear();
            match (&term.sieves, &text) {
                (Some(sieves), Some(text)) => records.sift(text, term.asked, sieves, true, known),
                _ => known.resize(records.len(), Known::Maybe),
            }
            for (source, known) in records.indices().zip(known) {
                if *known == Known::Maybe && !stop() {
                    let row = self.timeline.source_rows().get(source);
                    let told = row.and_then(|row| self.timeline.listed(row).ok());
                    *known = Known::of(told.is_some_and(|source| term.asked.holds_of_source(&source)));
                }
                if *known == Known::Yes {
                    term.sources.set(source);
                }
            }
        }
    }

    /// Looks at the events of a block; `put` is told of each that matches.
    pub(super) fn events(
        &self,
        block: &Block,
        tools: &mut Tools<'_>,
        stop: &(dyn Fn() -> bool + Sync),
        mut put: impl FnMut(usize, Answer),
    ) {
        self.know(block, tools);
        let needed: Vec<&[Known]> = self
            .terms
            .iter()
            .zip(&tools.known)
            .filter(|(term, _)| term.is_needed)
            .map(|(_, known)| known.as_slice())
            .filter(|known| !known.is_empty())
            .collect();
        let Some(stands) = self.places.events().get(block.records.clone()) else { return };
        for (n, stand) in stands.iter().enumerate() {
            if needed.iter().any(|known| known.get(n) == Some(&Known::No)) {
                continue;
            }
            let index = stand.index as usize;
            let Some(row) = self.timeline.rows().get(index) else { continue };
            let holds = |term: usize| match self.terms.get(term).map(|term| &term.tags).filter(|tags| !tags.is_empty())
            {
                Some(tags) => tags.get(row.tags.0 as usize).copied(),
                None => tools.known.get(term)?.get(n)?.settled(),
            };
            let answer = self.query.answer_knowing(row, holds).or_else(|| {
                // An event that has to be asked takes its time.
                (!stop()).then(|| tools.facts.answer(self.query, index))
            });
            put(index, answer.unwrap_or(Answer::No));
        }
    }

    /// Finds out what can be known of the events of a block without asking them.
    fn know(&self, block: &Block, tools: &mut Tools<'_>) {
        let records = Records::of_events(self.timeline, self.places, block);
        let sifts = |term: &&Term<'_>| term.is_told_plainly() || records.any_odd();
        let sieves = self.terms.iter().filter(sifts).filter_map(|term| term.sieves.as_ref()).flatten();
        let text = tools.text.read(block, self.timeline, sieves);
        tools.known.resize_with(self.terms.len(), Vec::new);
        for (term, known) in self.terms.iter().zip(&mut tools.known) {
            known.clear();
            if matches!(term.reach, Reach::Row | Reach::Tags) {
                continue;
            }
            match (&term.sieves, &text) {
                _ if !sifts(&term) => known.resize(records.len(), Known::No),
                (Some(sieves), Some(text)) => records.sift(text, term.asked, sieves, term.is_told_plainly(), known),
                (None, Some(_)) if !term.is_told_plainly() => records.only_odd(known),
                _ => known.resize(records.len(), Known::Maybe),
            }
            if matches!(term.reach, Reach::Sources | Reach::Anywhere) {
                self.cited(term, block, &records, known);
            }
        }
    }

    /// Notes down what an event cites.
    fn cited(&self, term: &Term<'_>, block: &Block, records: &Records<'_>, known: &mut [Known]) {
        if !term.any_source && term.reach == Reach::Anywhere {
            return;
        }
        for (event, known) in block.records.clone().zip(&mut *known) {
            for source in self.places.cited(event) {
                if *source == Places::NOWHERE {
                    // The id alone may be what is asked for.
                    if term.reach == Reach::Sources && *known == Known::No {
                        *known = Known::Maybe;
                    }
                } else if term.sources.has(*source as usize) {
                    *known = Known::Yes;
                }
            }
        }
        // Of what is not plain, a claim that could not be read may have been left out with what it cites.
        records.ask_odd_of(known);
    }
}

impl<'s> Term<'s> {
    fn new(asked: Asked<'s>, is_needed: bool, timeline: &Timeline) -> Self {
        let reach = asked.reach();
        let tags = if reach == Reach::Tags { tags(asked, timeline) } else { Vec::new() };
        let sieves = if reach == Reach::Tags { None } else { asked.sieves() };
        let sources = Bits::new(timeline.source_count());
        Self { asked, reach, sieves, is_needed, tags, sources, any_source: false }
    }

    fn looks_at_sources(&self) -> bool {
        matches!(self.reach, Reach::Sources | Reach::Anywhere)
    }

    /// Whether the lines of a plain event tell whether it holds: such an event makes no claims, and what its sources are
    /// stands elsewhere.
    fn is_told_plainly(&self) -> bool {
        matches!(self.reach, Reach::Event | Reach::Anywhere)
    }
}

/// Of each combination of tags whether a test holds.
fn tags(asked: Asked<'_>, timeline: &Timeline) -> Vec<bool> {
    let tags = &timeline.tags;
    let words: Vec<bool> = tags.words().iter().map(|word| asked.holds_of_tag(word)).collect();
    let holds = |set| tags.members(set).iter().any(|word| words.get(*word as usize) == Some(&true));
    (0..).take(tags.sets()).map(|set| holds(crate::model::TagSet(set))).collect()
}
