//! The texts of an event in which words are looked for.
//!
//! Owns which they are, their names and their order. Refuses what nobody wrote: an id that was derived is not searched.

use super::Facts;
use crate::model::{Citation, Cited, CitedSource, Claim, Event, Number, Source};
use std::collections::HashSet;
use std::ops::ControlFlow;

/// A text of an event; numbers are places in its lists, counted from 0. In the order in which they are searched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// Its title.
    Title,
    /// Its date as written.
    Date,
    /// Its summary.
    Summary,
    /// Its place.
    Place,
    /// One of its people.
    Person(usize),
    /// One of its tags.
    Tag(usize),
    /// Its id, where its file gives one.
    Id,
    /// What a claim states.
    Claim(usize),
    /// Who makes a claim.
    By(usize),
    /// What the figure of a claim counts.
    Measure(usize),
    /// The value of a claim's figure, in plain digits: `110000`.
    Value(usize),
    /// Where in its source a citation points.
    At(Cite),
    /// The words that a citation quotes.
    Quote(Cite),
    /// Of a source; of one that is cited several times, where it is cited first.
    Source(Cite, SourcePart),
}

/// A citation of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cite {
    /// The claim that cites; none where the event as a whole does.
    pub claim: Option<usize>,
    /// Its place among the citations of that claim, or of the event.
    pub index: usize,
}

/// A text of a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SourcePart {
    /// Its id, where it is listed.
    Id,
    /// Its title.
    Title,
    /// Its publisher.
    Publisher,
    /// Its author.
    Author,
    /// Where it can be read.
    Url,
}

/// Takes one text after the other, and says when it has seen enough.
pub(super) type Visitor<'v> = dyn FnMut(Part, &str) -> ControlFlow<()> + 'v;

/// Shows all texts of an event, those of its listed sources last.
pub(super) fn each_text(event: &Event, facts: &dyn Facts, visit: &mut Visitor<'_>) -> ControlFlow<()> {
    own_texts(event, visit)?;
    sources(event).try_for_each(|(cite, cited)| {
        if let Cited::Id(id) = cited {
            visit(Part::Source(cite, SourcePart::Id), id)?;
        }
        source(cited, event, facts).map_or(ControlFlow::Continue(()), |source| source_texts(cite, &source, visit))
    })
}

fn own_texts(event: &Event, visit: &mut Visitor<'_>) -> ControlFlow<()> {
    visit(Part::Title, &event.title)?;
    visit(Part::Date, event.date.as_written())?;
    event.summary.iter().try_for_each(|summary| visit(Part::Summary, summary))?;
    event.place.iter().try_for_each(|place| visit(Part::Place, place))?;
    event.people.iter().enumerate().try_for_each(|(n, person)| visit(Part::Person(n), person))?;
    event.tags.iter().enumerate().try_for_each(|(n, tag)| visit(Part::Tag(n), tag))?;
    if !event.id_derived {
        visit(Part::Id, &event.id)?;
    }
    event.claims.iter().enumerate().try_for_each(|(n, claim)| claim_texts(n, claim, visit))?;
    citations(event).try_for_each(|(cite, citation)| {
        citation.at.iter().try_for_each(|at| visit(Part::At(cite), at))?;
        citation.quote.iter().try_for_each(|quote| visit(Part::Quote(cite), quote))
    })
}

fn claim_texts(n: usize, claim: &Claim, visit: &mut Visitor<'_>) -> ControlFlow<()> {
    visit(Part::Claim(n), &claim.text)?;
    claim.by.iter().try_for_each(|by| visit(Part::By(n), by))?;
    let Some(figure) = &claim.figure else { return ControlFlow::Continue(()) };
    visit(Part::Measure(n), &figure.measure)?;
    let value = match figure.value {
        Number::Whole(value) => value.to_string(),
        Number::Real(value) => value.to_string(),
    };
    visit(Part::Value(n), &value)
}

fn source_texts(cite: Cite, source: &Source, visit: &mut Visitor<'_>) -> ControlFlow<()> {
    let mut of = |part, text: &str| visit(Part::Source(cite, part), text);
    of(SourcePart::Title, &source.title)?;
    source.publisher.iter().try_for_each(|publisher| of(SourcePart::Publisher, publisher))?;
    source.author.iter().try_for_each(|author| of(SourcePart::Author, author))?;
    source.url.iter().try_for_each(|url| of(SourcePart::Url, url))
}

/// All citations, those of the event as a whole first.
pub(super) fn citations(event: &Event) -> impl Iterator<Item = (Cite, &Citation)> {
    let own = event.sources.iter().enumerate().map(|(index, citation)| (Cite { claim: None, index }, citation));
    let of_claims = event.claims.iter().enumerate().flat_map(|(n, claim)| {
        let cite = move |index| Cite { claim: Some(n), index };
        claim.sources.iter().enumerate().map(move |(index, citation)| (cite(index), citation))
    });
    own.chain(of_claims)
}

/// All sources that are cited, each once, with the first citation of it.
pub(super) fn sources(event: &Event) -> impl Iterator<Item = (Cite, &Cited)> {
    let mut seen = HashSet::new();
    citations(event).map(|(cite, citation)| (cite, &citation.source)).filter(move |(_, cited)| match cited {
        Cited::Id(id) => seen.insert(id.as_str()),
        Cited::Inline(_) => true,
    })
}

/// A cited source: in place, or where its file lists it; none where that is nowhere.
pub(super) fn source<'e>(cited: &'e Cited, event: &Event, facts: &dyn Facts) -> Option<CitedSource<'e>> {
    match cited {
        Cited::Inline(source) => Some(CitedSource::Inline(source)),
        Cited::Id(id) => facts.source(id, event.file).map(CitedSource::Listed),
    }
}
