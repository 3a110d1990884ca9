//! What one event rests on: how many independent origins, each of its claims alike, and how soon it was reported.
//!
//! Owns the asking for all three at once, as pages tell them of an event, and the words for them. No other event is looked
//! at.

use super::cited::SourceKey;
use super::independence::{Independence, words};
use super::lag::{Lag, Reports};
use crate::model::{Event, Lang, ListedSources, Noun, Phrase};
use std::collections::HashSet;

/// What an event rests on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Basis {
    /// How many independent origins its best supported statement has.
    pub origins: usize,
    /// How many all that it and its claims cite comes from, though no statement may rest on all of them.
    pub together: usize,
    /// How many sources it and its claims cite.
    pub cited: usize,
    /// How many each of its claims rests on, in their order.
    pub of_claims: Vec<usize>,
    /// The time to its first report; none where that is not known.
    pub lag: Option<Lag>,
}

impl Basis {
    /// Of an event of the timeline.
    pub fn of(sources: &impl ListedSources, event: &Event) -> Self {
        let mut independence = Independence::new(sources);
        let ((origins, of_claims), together) = (independence.support(event), independence.origins_together(event));
        let cited: HashSet<_> =
            event.citations().filter_map(|one| SourceKey::of(&one.source, event.file, sources)).collect();
        Self { of_claims, origins, together, cited: cited.len(), lag: Reports::new(sources).lag(event) }
    }

    /// How many sources those named behind these words are: "2 independent sources", "3 sources, 1 origin", "2 sources, at
    /// most 1 for one statement"; nothing for one.
    pub fn counted(&self, lang: Lang) -> String {
        let Self { origins, together, cited, .. } = *self;
        match cited {
            0 | 1 => String::new(),
            _ if origins == cited => lang.say(Phrase::IndependentSources, &[&lang.grouped(cited)]),
            _ if origins < together => {
                lang.say(Phrase::AtMostForOne, &[&lang.counted(cited, Noun::Source), &lang.grouped(origins)])
            }
            _ => format!("{}, {}", lang.counted(cited, Noun::Source), lang.counted(together, Noun::Origin)),
        }
    }

    /// The same without the word for sources.
    pub fn counted_briefly(&self, lang: Lang) -> String {
        let Self { origins, together, cited, .. } = *self;
        let number = lang.grouped(cited);
        match cited {
            0 | 1 => String::new(),
            _ if origins == cited => lang.say(Phrase::Independent, &[&number]),
            _ if origins < together => lang.say(Phrase::AtMostForOne, &[&number, &lang.grouped(origins)]),
            _ => format!("{number}, {}", lang.counted(together, Noun::Origin)),
        }
    }

    /// What it rests on in words: "2 independent sources"; where more are cited, "3 sources; no statement has more than
    /// one independent source".
    pub fn words(&self, lang: Lang) -> String {
        let one = || lang.word(Phrase::OneIndependentSource).to_owned();
        let most = if self.origins == 1 { one() } else { words(self.origins, lang) };
        if self.cited > self.origins && self.origins > 0 {
            return lang.say(Phrase::NoMoreThan, &[&lang.counted(self.cited, Noun::Source), &most]);
        }
        words(self.origins, lang)
    }
}
