//! Lag: how long after an event the earliest of its sources appeared.
//!
//! Owns which source that is, how long it took, and the words for both. Only where a source says when the event was, and
//! for one that has ended: the time counts from its last moment. Where either date is imprecise so is the lag. Refuses to
//! say that a source came after the event where the dates do not, and to leave unsaid that another, without a date or
//! with a vaguer one, may have been first.

use super::cited::SourceKey;
use super::length;
use crate::model::{
    Answer, Citation, Cited, DatedBy, Event, Extent, FileId, Lang, Length, ListedSources, Phrase, Source, Timeline,
};
use std::collections::HashMap;
use std::sync::Arc;

/// The time from an event's last moment to the earliest of its sources.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lag {
    /// To the one that is certainly out first.
    length: Length,
    /// Its name, and its date in words.
    source: String,
    published: String,
    /// The least that it may be, where another may have been sooner.
    sooner: Option<Length>,
    /// Whether the event has sources without a date.
    undated: bool,
    /// Whether either date is uncertain.
    uncertain: bool,
    /// What it is before, where it may be less than nothing.
    before: Phrase,
    /// The language in which it is told.
    lang: Lang,
}

/// Measures the lags of events of one timeline, and remembers the sources it had to ask for.
#[derive(Debug)]
pub struct Reports<'t, S = Timeline> {
    sources: &'t S,
    asked: HashMap<SourceKey, Arc<Report>>,
}

/// A source that carries an event.
#[derive(Debug)]
struct Report {
    name: String,
    /// When it appeared: what that covers, and in words.
    published: Option<(Extent, String)>,
    derived_from: Option<String>,
}

/// A source that carries an event, among all that do.
#[derive(Debug)]
struct Carrying {
    report: Arc<Report>,
    /// Where what it derives from stands among them: before it.
    origin: Option<usize>,
    /// Whether it is cited itself.
    is_cited: bool,
}

impl Report {
    fn of(source: &Source) -> Self {
        Self {
            name: source.publisher.as_ref().unwrap_or(&source.title).clone(),
            published: source.appeared().map(|date| (date.extent(), date.words())),
            derived_from: source.derived_from.clone(),
        }
    }
}

impl<'t, S: ListedSources> Reports<'t, S> {
    /// Nothing has been asked for yet.
    pub fn new(sources: &'t S) -> Self {
        Self { sources, asked: HashMap::new() }
    }

    /// How long it took until an event was told of; none where the dates say nothing of that.
    pub fn lag(&mut self, event: &Event) -> Option<Lag> {
        if event.dated_by != DatedBy::Source {
            return None;
        }
        let happened = event.extent();
        let (mut dated, mut undated) = (Vec::new(), false);
        // Of each the length as far as it is known: a copy was out no earlier than its origin, whatever its own date says.
        let mut lengths: Vec<Option<Length>> = Vec::new();
        for Carrying { report, origin, is_cited } in self.carrying(event) {
            let of_origin = origin.and_then(|origin| lengths.get(origin).copied().flatten());
            let Some((published, _)) = &report.published else {
                // That an origin has no date is no news where its copy has one, nor that a copy has none.
                undated |= is_cited && of_origin.is_none();
                lengths.push(of_origin);
                continue;
            };
            let own = happened.length_to(published);
            let length = own.map(|own| of_origin.map_or(own, |origin| own.no_sooner_than(origin)));
            lengths.push(length);
            dated.extend(length.map(|length| (length, report)));
        }
        // Of two that are out alike the one that was put down first: an origin before its copies.
        let most = |length: &Length| length.most().unwrap_or(i64::MAX);
        let (length, first) = dated.iter().min_by_key(|(length, _)| most(length))?;
        let sooner = dated.iter().map(|(length, _)| *length).min_by_key(Length::least);
        let (covered, published) = first.published.as_ref()?;
        if length.most().is_none() && length.least().is_none_or(|least| least <= 0) {
            return None;
        }
        Some(Lag {
            length: *length,
            source: first.name.clone(),
            published: published.clone(),
            sooner: sooner.filter(|sooner| sooner.least() < length.least()),
            undated,
            uncertain: happened.is_uncertain() || covered.is_uncertain(),
            // Of several one is meant, at which it happened.
            before: match event.date.is_interval() || event.date.is_set() && !event.date.is_one_of() {
                true if covered.is_before(&happened) == Answer::Certainly => Phrase::BeforeItBegan,
                true => Phrase::BeforeItWasOver,
                false => Phrase::BeforeItHappened,
            },
            lang: event.date.language(),
        })
    }

    /// The sources that carry an event, each once, an origin before its copies: what it cites itself, else what its claims
    /// cite, and what these derive from.
    fn carrying(&mut self, event: &Event) -> Vec<Carrying> {
        let of_claims = || event.claims.iter().flat_map(|claim| &claim.sources);
        let citations: Vec<&Citation> =
            if event.sources.is_empty() { of_claims().collect() } else { event.sources.iter().collect() };
        let (mut met, mut all) = (HashMap::new(), Vec::<Carrying>::new());
        for citation in citations {
            let (mut chain, mut next) = (Vec::new(), Some(citation.source.clone()));
            let mut origin = None;
            while let Some((key, report)) = next.and_then(|cited| self.report(&cited, event.file)) {
                if let Some(known) = met.insert(key, usize::MAX) {
                    // One that derives from itself is met again before it has a place.
                    origin = Some(known).filter(|known| *known < all.len());
                    met.extend(origin.map(|known| (key, known)));
                    break;
                }
                next = report.derived_from.clone().map(Cited::Id);
                chain.push((key, report));
            }
            for (key, report) in chain.into_iter().rev() {
                met.insert(key, all.len());
                let at = all.len();
                all.push(Carrying { report, origin, is_cited: false });
                origin = Some(at);
            }
            // What is cited stands last in its chain, or was met before.
            if let Some(cited) = origin.and_then(|at| all.get_mut(at)) {
                cited.is_cited = true;
            }
        }
        all
    }

    /// What is cited, and its identity; none where the citation leads nowhere.
    fn report(&mut self, cited: &Cited, file: FileId) -> Option<(SourceKey, Arc<Report>)> {
        let key = SourceKey::of(cited, file, self.sources)?;
        if let Some(known) = self.asked.get(&key) {
            return Some((key, Arc::clone(known)));
        }
        let report = Arc::new(match cited {
            Cited::Inline(source) => Report::of(source),
            Cited::Id(id) => Report::of(&*self.sources.listed_source(id, file)?),
        });
        if matches!(cited, Cited::Id(_)) {
            self.asked.insert(key, Arc::clone(&report));
        }
        Some((key, report))
    }
}

impl Lag {
    /// The fewest days that it may be; less than none where a source may have come first. None where nothing limits it.
    pub fn at_least(&self) -> Option<i64> {
        self.sooner.unwrap_or(self.length).days().0
    }

    /// The most days that it may be, likewise.
    pub fn at_most(&self) -> Option<i64> {
        self.length.days().1
    }

    /// The key by which lags are put in order: by the least that each may be, then by the most.
    pub fn key(&self) -> (i64, i64) {
        let least = self.sooner.unwrap_or(self.length).least();
        (least.unwrap_or(i64::MIN), self.length.most().unwrap_or(i64::MAX))
    }

    /// "earliest source cited here: The Sun, 24 December 2025, 9 months later"; "earliest dated source cited here" where
    /// one has no date. What it repeats of the file is to be cleaned.
    pub fn words(&self) -> String {
        let Self { source, published, lang, .. } = self;
        let phrase = if self.undated { Phrase::DatedSourceHere } else { Phrase::SourceHere };
        self.or_sooner(lang.say(phrase, &[source, published, &self.perhaps()]))
    }

    /// The same without the name of the source, which is told beside it: "earliest dated source 8 to 10 months later".
    pub fn beside_sources(&self) -> String {
        let phrase = if self.undated { Phrase::EarliestDatedSource } else { Phrase::EarliestSource };
        self.or_sooner(self.lang.say(phrase, &[&self.perhaps()]))
    }

    /// What is said of it, with that another source may have been sooner.
    fn or_sooner(&self, said: String) -> String {
        if self.sooner.is_some() { self.lang.say(Phrase::OtherEarlier, &[&said]) } else { said }
    }

    fn perhaps(&self) -> String {
        let when = self.when();
        if self.uncertain { self.lang.say(Phrase::Perhaps, &[&when]) } else { when }
    }

    fn when(&self) -> String {
        let lang = self.lang;
        let (same_day, before) = (lang.word(Phrase::SameDay), lang.word(self.before));
        let within = || lang.say(Phrase::Within, &[&length::most(&self.length, lang)]);
        match (self.length.least(), self.length.most()) {
            (_, Some(most)) if most < 0 => before.to_owned(),
            (Some(-60..=0), Some(0..=60)) => same_day.to_owned(),
            (Some(least), most) if least > 0 && (most.is_some() || least >= 60) => {
                length::away(&self.length, true, lang)
            }
            (Some(0), Some(_)) => within(),
            (_, Some(0)) => lang.say(Phrase::OrElse, &[same_day, before]),
            (_, Some(_)) => lang.say(Phrase::OrElse, &[&within(), before]),
            (_, None) => lang.word(Phrase::AnyTimeLater).to_owned(),
        }
    }
}

#[cfg(test)]
mod tests;
