//! One event with everything resolved: what its pages say, whatever medium they are written for.
//!
//! Owns the look-ups: a source is asked for once, however often it is cited; what a claim disputes is found by its id. The
//! detail on the screen, `show` as text, Markdown and JSON draw the same [`Dossier`]; words that all of them say are said
//! here, layout and escaping are theirs.

mod citation;
mod claims;
mod disagreement;
mod names;
mod related;
mod sources;
mod words;

pub use citation::{Cites, Numbering, label};
pub use claims::{ClaimEntry, RelatedClaim, RelatedClaims};
pub use disagreement::{COLUMNS, CitedClaim, CitedClaims, heading, in_words};
pub use names::{Names, called};
pub use related::RelatedEvent;
pub use sources::{Archived, Origin, SourceEntry, origin, origins, passages};
pub use words::{Fact, disputed, facts, figure, figure_by_measure};

use crate::evidence::as_of::{Marks, Out};
use crate::evidence::basis::Basis;
use crate::evidence::disagreement::Disagreement;
use crate::evidence::figures::Compared;
use crate::model::{Answer, Cutoff, Event, Lang, Relation, Source, SourceCache, Timeline};
use claims::Disputes;
use std::collections::HashSet;

/// One event with everything resolved.
#[derive(Debug)]
pub struct Dossier<'a> {
    /// The event.
    pub event: &'a Event,
    /// Its row.
    pub row: usize,
    /// Its file, as the user named it.
    pub file: &'a str,
    /// The numbers of what it cites as a whole: see [`Dossier::sources`].
    pub numbers: Vec<usize>,
    /// How many independent origins stand behind it and each of its claims, and how soon it was reported.
    pub basis: Basis,
    /// What it comes after and before, as it says or another says of it: "after" or "before", and which event, with who says so.
    pub order: Vec<(&'static str, String)>,
    /// How certain it is that it was known on the day asked for, where one was.
    pub known: Option<KnownOn<'a>>,
    /// Its claims.
    pub claims: Vec<ClaimEntry<'a>>,
    /// The disagreements in which it takes part, with all figures of the timeline.
    pub disagreements: Vec<(&'a Compared, &'a Disagreement)>,
    /// The events that it names.
    pub related: Vec<RelatedEvent<'a>>,
    /// The sources that it and its claims cite, in the order of their numbers; the first has number 1.
    pub sources: Vec<SourceEntry<'a>>,
}

/// How certain it is that an event was known on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KnownOn<'a> {
    /// The day, or the moment.
    pub cutoff: &'a Cutoff,
    /// How certain.
    pub out: Out,
}

/// What is known of other events. Nothing, where it is left out.
#[derive(Debug, Clone, Copy, Default)]
pub struct Surroundings<'a> {
    /// The rows of the events that it names in `see`, in their order, as many as are to be resolved.
    pub related: &'a [Option<usize>],
    /// Claims of other events that one of its claims disputes, or that dispute one of its claims.
    pub claims: Option<&'a RelatedClaims>,
    /// The figures of all events, and where they contradict each other.
    pub compared: Option<&'a Compared>,
    /// The day asked for, and how certain it is of each event that it was known.
    pub marks: Option<&'a Marks>,
}

/// As many events are looked at that are said to come after or before one.
const MOST: usize = 64;

impl<'a> Dossier<'a> {
    /// Resolves the event of a row.
    pub fn of(timeline: &'a Timeline, row: usize, event: &'a Event, around: Surroundings<'a>) -> Self {
        let cache = SourceCache::new(timeline);
        let numbering = Numbering::of(event);
        let basis = Basis::of(&cache, event);
        let disputes = Disputes::of(event, around.claims);
        let number = u32::try_from(row).unwrap_or(u32::MAX);
        let is_known = |row: &usize| around.marks.is_none_or(|marks| marks.out(*row) > Out::Later);
        let others: Vec<(usize, Event)> = timeline
            .in_sequence_with(row)
            .filter(is_known)
            .take(MOST)
            .filter_map(|row| Some((row, timeline.event(row).ok()?)))
            .collect();
        Self {
            event,
            row,
            file: timeline.file_name(event.file),
            numbers: numbering.numbers(&event.sources),
            claims: claims::entries(event, &basis, &numbering, &disputes),
            basis,
            order: words::order((timeline, row), event, &others, &cache, around.marks.map(|marks| &marks.cutoff)),
            known: around.marks.map(|marks| KnownOn { cutoff: &marks.cutoff, out: marks.out(row) }),
            disagreements: around
                .compared
                .into_iter()
                .flat_map(|all| all.disagreements.of(number).map(move |one| (all, one)))
                .collect(),
            related: related::entries(timeline, event, around.related),
            sources: numbering.sources().iter().map(|cites| SourceEntry::of(&cache, event, cites)).collect(),
        }
    }

    /// The listed sources that are cited, and those that they derive from, each once.
    pub fn listed(&self) -> Vec<&Source> {
        let mut seen = HashSet::new();
        self.sources.iter().flat_map(SourceEntry::listed).filter(|source| seen.insert(source.id.as_str())).collect()
    }
}

impl Dossier<'_> {
    /// Why it is not certain that the event was known on the day asked for: "no dated source: known or not on 31 March 2025;
    /// begun by then". None where it is, or where no day was asked for.
    pub fn why_known(&self) -> Option<String> {
        let KnownOn { cutoff, out } = self.known?;
        let why = match out {
            Out::Undated if self.basis.origins == 0 => "no source: known or not",
            out => words::known_or_not(out)?,
        };
        let begun = match (out, self.event.extent().answer(Relation::After, &cutoff.by_then())) {
            (Out::Undated, Answer::No) => "; begun by then",
            (Out::Undated, _) => "; perhaps begun by then",
            _ => "",
        };
        Some(format!("{why} {}{begun}", cutoff.words(Lang::English)))
    }

    /// How certain it is that the event was known on the day asked for, and why: "possibly, as of 2025-03-31"; "undated, as of
    /// 2025-03-31: no source: …".
    pub fn known_words(&self) -> Option<String> {
        let KnownOn { cutoff, out } = self.known?;
        let why = self.why_known().filter(|_| out == Out::Undated).map(|why| format!(" ({why})")).unwrap_or_default();
        Some(format!("{}, as of {cutoff}{why}", out.word()))
    }
}

#[cfg(test)]
mod tests;
