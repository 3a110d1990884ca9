//! What was known when: a chronology as it stood on a day or at a moment, from what had been published by then.
//!
//! Owns the three answers to whether a source was out (certainly, possibly, later), what is left of an event without
//! what came later, and the days on which that changes. What has no day of publication is kept and marked, for nothing
//! says that it came later. Refuses to guess when something was known: what is written in an event's own words (title,
//! summary, place) stays as it is while anything of the event stays.

mod gone;
mod known;
mod listed;
mod marks;
mod order;
mod past;
mod publications;

pub use gone::Gone;
pub use known::{AsKnown, Gathering, Left, Looked};
pub use listed::Listed;
pub use marks::{Marks, as_known_on};
pub use past::Past;
pub use publications::{Change, Changes, Publications};

use super::cited::SourceKey;
use crate::model::{Answer, Citation, Cited, Cutoff, Event, FileId, Period, Relation, Source, Timeline};
use std::collections::HashMap;

/// Whether a source was out by a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Out {
    /// It was published later.
    Later,
    /// No day of publication is given, or the citation leads nowhere.
    Undated,
    /// It may have been published by then.
    Possibly,
    /// It had been published by then.
    Certainly,
}

impl Out {
    /// How certain it is in one word: "certainly", "possibly", "undated", "later".
    pub fn word(self) -> &'static str {
        match self {
            Self::Later => "later",
            Self::Undated => "undated",
            Self::Possibly => "possibly",
            Self::Certainly => "certainly",
        }
    }

    /// Whether a source was out in the time up to a cutoff.
    pub fn by(by_then: &Period, source: &Source) -> Self {
        let Some(published) = source.appeared() else { return Self::Undated };
        let extent = published.extent();
        match extent.answer(Relation::During, by_then) {
            Answer::No => Self::Later,
            _ if extent.answer(Relation::Until, by_then) == Answer::Certainly => Self::Certainly,
            _ => Self::Possibly,
        }
    }

    /// The same of a copy whose original was out so surely: whatever its own date says, it was out no earlier than that.
    pub(super) fn of_copy(self, original: Self) -> Self {
        match (self, original) {
            (_, Self::Later) => Self::Later,
            (Self::Undated, Self::Possibly | Self::Certainly) => Self::Possibly,
            (own, _) => own,
        }
    }
}

/// An event of which something was known.
#[derive(Debug, Clone, PartialEq)]
pub struct Known {
    /// The event without the citations and claims that came later, and without what is said of its order on them. Those left keep their order, not their numbers.
    pub event: Event,
    /// The best of what is left rests on: [`Out::Certainly`], [`Out::Possibly`], or [`Out::Undated`] where that has no
    /// date or is no source at all. Never [`Out::Later`].
    pub out: Out,
    /// How many of its claims came later.
    pub later: usize,
}

/// Why nothing of an event is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hidden {
    /// All that it rests on came later.
    Later,
    /// Nothing dated carries it, and it certainly begins later: what had not happened was not known.
    Begins,
}

/// The time up to a cutoff, and which of the sources asked for were out by then.
#[derive(Debug)]
pub struct AsOf {
    by_then: Period,
    asked: HashMap<SourceKey, Out>,
}

impl AsOf {
    /// Nothing has been asked for yet.
    pub fn new(cutoff: impl Into<Cutoff>) -> Self {
        Self { by_then: cutoff.into().by_then(), asked: HashMap::new() }
    }

    /// What was known of an event by then; none where all that it rests on came later.
    pub fn event(&mut self, timeline: &Timeline, event: Event) -> Option<Known> {
        self.look(timeline, event).ok()
    }

    /// The same, or why nothing of it is shown.
    ///
    /// # Errors
    /// Where nothing of it was known.
    pub fn look(&mut self, timeline: &Timeline, mut event: Event) -> Result<Known, Hidden> {
        let file = event.file;
        let all = event.claims.len();
        let of_event = self.best(timeline, file, &event.sources);
        let mut best = of_event.unwrap_or(if all == 0 { Out::Undated } else { Out::Later });
        let mut claims = std::mem::take(&mut event.claims);
        claims.retain(|claim| {
            let own = if claim.sources.is_empty() { of_event } else { self.best(timeline, file, &claim.sources) };
            let out = own.unwrap_or(Out::Undated);
            best = best.max(out);
            out > Out::Later
        });
        if best == Out::Later {
            return Err(Hidden::Later);
        }
        let begins_later = || event.extent().answer(Relation::After, &self.by_then) == Answer::Certainly;
        if best == Out::Undated && begins_later() {
            return Err(Hidden::Begins);
        }
        let later = all - claims.len();
        let mut known = |citation: &Citation| self.cited(timeline, file, &citation.source) > Out::Later;
        event.sources.retain(&mut known);
        for claim in &mut claims {
            claim.sources.retain(&mut known);
        }
        event.claims = claims;
        for words in [&mut event.after, &mut event.before] {
            words.retain(|beside| beside.citation.as_ref().is_none_or(&mut known));
        }
        Ok(Known { event, out: best, later })
    }

    /// Whether what is cited by somebody who stands in `file` was out by then.
    pub fn cited(&mut self, timeline: &Timeline, file: FileId, cited: &Cited) -> Out {
        match cited {
            Cited::Inline(source) => {
                let own = Out::by(&self.by_then, source);
                let original = source.derived_from.as_deref();
                original.map_or(own, |id| own.of_copy(self.listed(timeline, file, id)))
            }
            Cited::Id(id) => self.listed(timeline, file, id),
        }
    }

    /// Whether a listed source was out. A copy goes by what it derives from as well, through any number of steps.
    fn listed(&mut self, timeline: &Timeline, file: FileId, id: &str) -> Out {
        let (mut chain, mut name, mut from) = (Vec::new(), id.to_owned(), file);
        let mut out = loop {
            let Some(row) = timeline.source_row(&name, from) else { break Out::Undated };
            let key = SourceKey::Listed { file: row.file, id: row.id };
            if let Some(known) = self.asked.get(&key) {
                break *known;
            }
            let Ok(source) = timeline.listed(row) else { break Out::Undated };
            let own = Out::by(&self.by_then, &source);
            // One that derives from itself is met again.
            self.asked.insert(key, own);
            chain.push((key, own));
            match source.derived_from {
                Some(original) => (name, from) = (original, row.file),
                None => break own,
            }
        };
        for (key, own) in chain.into_iter().rev() {
            out = own.of_copy(out);
            self.asked.insert(key, out);
        }
        out
    }

    /// The best answer that citations give; none where there are none.
    fn best(&mut self, timeline: &Timeline, file: FileId, citations: &[Citation]) -> Option<Out> {
        citations.iter().map(|citation| self.cited(timeline, file, &citation.source)).max()
    }
}

#[cfg(test)]
mod tests;
