//! One query on its way through the chunks of a timeline: what each of its terms needs, and what is known of it.
//!
//! Owns when an event has to be asked after all: where it is not written plainly, and where only the whole of it tells.

use super::bits::Bits;
use super::chunk::Chunk;
use super::criterion::{Criterion, Reach};
use super::facts::Facts;
use super::prefilter::Prefilter;
use super::records::{Buffer, Known, Records};
use super::workers::Stop;
use crate::format::Texts;
use crate::model::{Flags, Places, Timeline};
use crate::query::{self, Answer, Query};

/// A query on its way through a timeline.
pub(super) struct Scan<'s> {
    timeline: &'s Timeline,
    query: &'s Query,
    places: &'s Places,
    terms: Vec<Term<'s>>,
}

struct Term<'s> {
    criterion: Criterion<'s>,
    reach: Reach,
    /// Words of which one must stand in what matches; none where that cannot be told.
    prefilters: Option<Vec<Prefilter>>,
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
    text: Buffer,
    /// The texts of the record that is looked at.
    texts: Texts,
    /// For each term, what is known of each record of the chunk.
    known: Vec<Vec<Known>>,
}

impl<'t> Tools<'t> {
    pub(super) fn new(timeline: &'t Timeline) -> Self {
        let (text, texts, known) = Default::default();
        Self { facts: Facts::new(timeline), text, texts, known }
    }
}

impl<'s> Scan<'s> {
    pub(super) fn new(timeline: &'s Timeline, query: &'s Query, places: &'s Places) -> Self {
        let terms = query.terms().iter().map(|term| Term::new(term, timeline)).collect();
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

    /// Looks at the listed sources of a chunk.
    pub(super) fn sources(&self, chunk: &Chunk, tools: &mut Tools<'_>, stop: Stop<'_>) {
        let records = Records::of_sources(self.timeline, self.places, chunk);
        let terms = || self.terms.iter().filter(|term| term.looks_at_sources());
        let text = tools.text.read(chunk, self.timeline, terms().filter_map(|term| term.prefilters.as_ref()).flatten());
        tools.known.resize_with(self.terms.len(), Vec::new);
        for (term, known) in terms().zip(&mut tools.known) {
            known.clear();
            match (&term.prefilters, &text) {
                (Some(prefilters), Some(text)) => {
                    records.look((text, &mut tools.texts), term.criterion, prefilters, true, known);
                }
                _ => known.resize(records.len(), Known::Maybe),
            }
            for (source, known) in records.indices().zip(known) {
                if *known == Known::Maybe && !stop() {
                    let row = self.timeline.source_rows().get(source);
                    let told = row.and_then(|row| self.timeline.listed(row).ok());
                    *known = Known::of(told.is_some_and(|source| term.criterion.holds_of_source(&source)));
                }
                if *known == Known::Yes {
                    term.sources.set(source);
                }
            }
        }
    }

    /// Looks at the events of a chunk; `put` is told of each that matches.
    pub(super) fn events(
        &self,
        chunk: &Chunk,
        tools: &mut Tools<'_>,
        stop: Stop<'_>,
        mut put: impl FnMut(usize, Answer),
    ) {
        self.know(chunk, tools);
        let needed: Vec<&[Known]> = self
            .terms
            .iter()
            .zip(&tools.known)
            .filter(|(term, _)| term.is_needed)
            .map(|(_, known)| known.as_slice())
            .filter(|known| !known.is_empty())
            .collect();
        let Some(stands) = self.places.events().get(chunk.records.clone()) else { return };
        for (n, stand) in stands.iter().enumerate() {
            if needed.iter().any(|known| known.get(n) == Some(&Known::No)) {
                continue;
            }
            let index = stand.index as usize;
            let Some(row) = self.timeline.rows().get(index) else { continue };
            let holds = |term: usize| match self.terms.get(term).map(|term| &term.tags).filter(|tags| !tags.is_empty())
            {
                Some(tags) => tags.get(row.tags.0 as usize).copied(),
                None if self.terms.get(term).is_some_and(|term| term.reach == Reach::Claims)
                    && !row.flags.has(Flags::CLAIMS) =>
                {
                    Some(false)
                }
                None => tools.known.get(term)?.get(n)?.settled(),
            };
            let answer = self.query.answer_knowing(row, holds).or_else(|| {
                // An event that has to be asked takes its time.
                (!stop()).then(|| tools.facts.answer(self.query, index))
            });
            put(index, answer.unwrap_or(Answer::No));
        }
    }

    /// Finds out what can be known of the events of a chunk without asking them.
    fn know(&self, chunk: &Chunk, tools: &mut Tools<'_>) {
        let records = Records::of_events(self.timeline, self.places, chunk);
        let looks = |term: &&Term<'_>| term.is_told_plainly() || records.any_odd();
        let prefilters = self.terms.iter().filter(looks).filter_map(|term| term.prefilters.as_ref()).flatten();
        let text = tools.text.read(chunk, self.timeline, prefilters);
        tools.known.resize_with(self.terms.len(), Vec::new);
        for (term, known) in self.terms.iter().zip(&mut tools.known) {
            known.clear();
            if matches!(term.reach, Reach::Row | Reach::Tags) {
                continue;
            }
            match (&term.prefilters, &text) {
                _ if !looks(&term) => known.resize(records.len(), Known::No),
                (Some(prefilters), Some(text)) => {
                    records.look((text, &mut tools.texts), term.criterion, prefilters, term.is_told_plainly(), known);
                }
                (None, Some(_)) if !term.is_told_plainly() => records.only_odd(known),
                _ => known.resize(records.len(), Known::Maybe),
            }
            if matches!(term.reach, Reach::Sources | Reach::Anywhere) {
                self.cited(term, chunk, &records, known);
            }
        }
    }

    /// Notes down what an event cites.
    fn cited(&self, term: &Term<'_>, chunk: &Chunk, records: &Records<'_>, known: &mut [Known]) {
        if !term.any_source && term.reach == Reach::Anywhere {
            return;
        }
        for (event, known) in chunk.records.clone().zip(&mut *known) {
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
        // Of what is odd, a claim that could not be read may have been left out with what it cites.
        records.ask_odd_of(known);
    }
}

impl<'s> Term<'s> {
    fn new(term: &'s query::Term, timeline: &Timeline) -> Self {
        let criterion = Criterion(&term.test);
        let reach = criterion.reach();
        let tags = if reach == Reach::Tags { tags(criterion, timeline) } else { Vec::new() };
        let prefilters = if reach == Reach::Tags { None } else { criterion.prefilters() };
        let sources = Bits::new(timeline.source_count());
        Self { criterion, reach, prefilters, is_needed: !term.negated, tags, sources, any_source: false }
    }

    fn looks_at_sources(&self) -> bool {
        matches!(self.reach, Reach::Sources | Reach::Anywhere)
    }

    /// Whether the texts of a literal event tell whether it holds: what its sources are stands elsewhere.
    fn is_told_plainly(&self) -> bool {
        matches!(self.reach, Reach::Event | Reach::Claims | Reach::Anywhere)
    }
}

/// Of each combination of tags whether a test holds.
fn tags(criterion: Criterion<'_>, timeline: &Timeline) -> Vec<bool> {
    let tags = &timeline.tags;
    let words: Vec<bool> = tags.words().iter().map(|word| criterion.holds_of_tag(word)).collect();
    let holds = |set| tags.members(set).iter().any(|word| words.get(*word as usize) == Some(&true));
    (0..).take(tags.sets()).map(|set| holds(crate::model::TagSet(set))).collect()
}
