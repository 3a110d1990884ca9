//! What was known when: a chronology as it stood on a day, from what had been published by then.
//!
//! Owns the three answers to whether a source was out (certainly, possibly, later), what is left of an event without
//! what came later, and the days on which that changes. What has no day of publication is kept and marked, for nothing
//! says that it came later. Refuses to guess when something was known: what is written in an event's own words (title,
//! summary, place) stays as it is while anything of the event stays.

mod known;
mod listed;
mod marks;
mod past;
mod publications;

pub use known::{AsKnown, Gathering, Left};
pub use listed::Listed;
pub use marks::{Marks, as_known_on};
pub use past::Past;
pub use publications::Publications;

use super::cited::SourceKey;
use crate::model::{Bound, Citation, Cited, Day, Event, FileId, Source, Timeline};
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

    /// Whether a source was out by the end of `day`.
    pub fn by(day: Day, source: &Source) -> Self {
        let Some(published) = &source.published else { return Self::Undated };
        let bounds = published.bounds();
        match (bounds.earliest, bounds.latest) {
            (_, Bound::Day(latest)) if latest <= day => Self::Certainly,
            (Bound::Day(earliest), _) if earliest > day => Self::Later,
            _ => Self::Possibly,
        }
    }
}

/// An event of which something was known.
#[derive(Debug, Clone, PartialEq)]
pub struct Known {
    /// The event without the citations and claims that came later. Those left keep their order, not their numbers.
    pub event: Event,
    /// The best of what is left rests on: [`Out::Certainly`], [`Out::Possibly`], or [`Out::Undated`] where that has no
    /// date or is no source at all. Never [`Out::Later`].
    pub out: Out,
    /// How many of its claims came later.
    pub later: usize,
}

/// A day, and which of the sources asked for were out by then.
#[derive(Debug)]
pub struct AsOf {
    day: Day,
    asked: HashMap<SourceKey, Out>,
}

impl AsOf {
    /// Nothing has been asked for yet.
    pub fn new(day: Day) -> Self {
        Self { day, asked: HashMap::new() }
    }

    /// What was known of an event by the end of the day; none where all that it rests on came later.
    pub fn event(&mut self, timeline: &Timeline, mut event: Event) -> Option<Known> {
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
            return None;
        }
        let later = all - claims.len();
        let mut known = |citation: &Citation| self.cited(timeline, file, &citation.source) > Out::Later;
        event.sources.retain(&mut known);
        for claim in &mut claims {
            claim.sources.retain(&mut known);
        }
        event.claims = claims;
        Some(Known { event, out: best, later })
    }

    /// Whether what is cited by somebody who stands in `file` was out by the end of the day.
    pub fn cited(&mut self, timeline: &Timeline, file: FileId, cited: &Cited) -> Out {
        match cited {
            Cited::Inline(source) => Out::by(self.day, source),
            Cited::Id(id) => {
                let Some(row) = timeline.source_row(id, file) else { return Out::Undated };
                let key = SourceKey::Listed { file: row.file, id: row.id };
                *self
                    .asked
                    .entry(key)
                    .or_insert_with(|| timeline.listed(row).map_or(Out::Undated, |source| Out::by(self.day, &source)))
            }
        }
    }

    /// The best answer that citations give; none where there are none.
    fn best(&mut self, timeline: &Timeline, file: FileId, citations: &[Citation]) -> Option<Out> {
        citations.iter().map(|citation| self.cited(timeline, file, &citation.source)).max()
    }
}

#[cfg(test)]
mod tests;
