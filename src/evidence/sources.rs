//! What rests on each source, and on each publisher.
//!
//! Owns the one pass over events that counts them, and the list that comes of it: every listed source, cited or not, and
//! every one written in place. Refuses to hold the sources themselves, which are asked for again, and to weigh them.

use super::cited::SourceKey;
use super::names::Names;
use crate::model::{Citation, Cited, Event, FileId, Source, SourceRow, Timeline};
use crate::text::fold;
use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

/// How much rests on a source, or on the sources of a publisher.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Events that it is cited for, by themselves or by a claim.
    pub events: u32,
    /// Those for which nothing else is cited.
    pub events_alone: u32,
    /// Claims that rest on it (see [`super::cited::support`]).
    pub claims: u32,
    /// Those that rest on nothing else.
    pub claims_alone: u32,
}

impl Tally {
    /// One event.
    fn event(alone: bool) -> Self {
        Self { events: 1, events_alone: u32::from(alone), ..Self::default() }
    }

    /// So many claims.
    fn claims(claims: u32, alone: bool) -> Self {
        Self { claims, claims_alone: if alone { claims } else { 0 }, ..Self::default() }
    }

    fn append(&mut self, other: Self) {
        self.events += other.events;
        self.events_alone += other.events_alone;
        self.claims += other.claims;
        self.claims_alone += other.claims_alone;
    }
}

/// A source met so far.
#[derive(Debug, Clone, Copy)]
struct Met {
    key: SourceKey,
    publisher: Option<u32>,
    tally: Tally,
    first: Cite,
}

/// Where a source is cited first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Cite {
    row: u32,
    /// The claim that cites it; none where the event as a whole does.
    claim: Option<u32>,
    /// Its place among the citations of that.
    index: u32,
}

/// The sources met so far. Fed one event at a time; two of them, fed from two threads, are put together by
/// [`Sources::append`]. Keeps some sixty bytes a source, and eight a source of each event.
#[derive(Debug, Default)]
pub struct Sources {
    met: Vec<Met>,
    numbers: HashMap<SourceKey, u32>,
    publishers: Names,
    tallies: Vec<Tally>,
    /// The number of a source, and a row that cites it.
    cited: Vec<(u32, u32)>,
}

impl Sources {
    /// Takes in the event of row `row`, or what is left of it as of a day.
    pub fn add(&mut self, timeline: &Timeline, row: u32, event: &Event) {
        let mut all = self.numbers_of(timeline, event, &event.sources, (row, None));
        // Claims that cite nothing rest on what their event cites.
        let resting = event.claims.iter().filter(|claim| claim.sources.is_empty()).count();
        self.tally(&all, |alone| Tally::claims(u32::try_from(resting).unwrap_or(u32::MAX), alone));
        for (claim, nth) in event.claims.iter().zip(0..).filter(|(claim, _)| !claim.sources.is_empty()) {
            let numbers = self.numbers_of(timeline, event, &claim.sources, (row, Some(nth)));
            self.tally(&numbers, |alone| Tally::claims(1, alone));
            all.extend(numbers);
        }
        self.tally(&all, Tally::event);
        self.cited.extend(all.into_iter().map(|number| (number, row)));
    }

    /// The sources cited, by number, each once.
    fn numbers_of(
        &mut self,
        timeline: &Timeline,
        event: &Event,
        citations: &[Citation],
        (row, claim): (u32, Option<u32>),
    ) -> BTreeSet<u32> {
        let number = |(Citation { source: cited, .. }, index): (&Citation, u32)| {
            let first = Cite { row, claim, index };
            let key = SourceKey::of(cited, event.file, timeline)?;
            if let Some(known) = self.numbers.get(&key) {
                return Some(*known);
            }
            Some(match cited {
                Cited::Inline(source) => self.meet(key, Some(source), first),
                Cited::Id(id) => self.meet(key, timeline.source(id, event.file).as_ref(), first),
            })
        };
        citations.iter().zip(0..).filter_map(number).collect()
    }

    fn meet(&mut self, key: SourceKey, source: Option<&Source>, first: Cite) -> u32 {
        let name = source.and_then(|source| source.publisher.as_deref()).map(fold).filter(|name| !name.is_empty());
        let publisher = name.map(|name| self.publisher(&name));
        self.enter(Met { key, publisher, tally: Tally::default(), first })
    }

    fn enter(&mut self, met: Met) -> u32 {
        let next = u32::try_from(self.met.len()).unwrap_or(u32::MAX);
        self.numbers.insert(met.key, next);
        self.met.push(met);
        next
    }

    fn publisher(&mut self, name: &str) -> u32 {
        let number = self.publishers.number(name);
        self.tallies.resize_with(self.tallies.len().max(number as usize + 1), Tally::default);
        number
    }

    /// Counts what rests on all of these sources, and on their publishers.
    fn tally(&mut self, numbers: &BTreeSet<u32>, of: impl Fn(bool) -> Tally) {
        let mut publishers: BTreeSet<Option<u32>> = BTreeSet::new();
        for number in numbers {
            if let Some(met) = self.met.get_mut(*number as usize) {
                met.tally.append(of(numbers.len() == 1));
                publishers.insert(met.publisher);
            }
        }
        for publisher in publishers.iter().flatten() {
            if let Some(tally) = self.tallies.get_mut(*publisher as usize) {
                tally.append(of(publishers.len() == 1));
            }
        }
    }

    /// Takes in all that `other` has met.
    pub fn append(&mut self, other: Self) {
        let names = other.publishers.into_names();
        let publishers: Vec<u32> = names.iter().map(|name| self.publisher(name)).collect();
        let here = |publisher: u32| publishers.get(publisher as usize).copied();
        for (publisher, tally) in publishers.iter().zip(other.tallies) {
            self.tallies.iter_mut().skip(*publisher as usize).take(1).for_each(|own| own.append(tally));
        }
        let mut numbers = Vec::with_capacity(other.met.len());
        for met in other.met {
            let number = match self.numbers.get(&met.key) {
                Some(number) => *number,
                None => self.enter(Met { publisher: met.publisher.and_then(here), tally: Tally::default(), ..met }),
            };
            if let Some(own) = self.met.get_mut(number as usize) {
                own.tally.append(met.tally);
                own.first = own.first.min(met.first);
            }
            numbers.push(number);
        }
        let cited = other.cited.into_iter();
        self.cited.extend(cited.filter_map(|(number, row)| Some((*numbers.get(number as usize)?, row))));
    }

    /// Puts the listed sources that nothing cites beside the others, and all in order.
    pub fn finish(mut self, timeline: &Timeline) -> Bibliography {
        let nowhere = Cite { row: u32::MAX, claim: None, index: 0 };
        for row in timeline.source_rows() {
            let key = SourceKey::Listed { file: row.file, id: row.id };
            if !self.numbers.contains_key(&key) {
                self.meet(key, timeline.listed(row).ok().as_ref(), nowhere);
            }
        }
        self.cited(timeline)
    }

    /// Puts those that were met in order, and leaves it at them.
    pub fn cited(mut self, timeline: &Timeline) -> Bibliography {
        let place = |row: &SourceRow| (SourceKey::Listed { file: row.file, id: row.id }, (row.file, row.at));
        let places: HashMap<SourceKey, (FileId, u32)> = timeline.source_rows().iter().map(place).collect();
        self.cited.sort_unstable();
        let mut sources: Vec<SourceUse> = Vec::with_capacity(self.met.len());
        let mut start = 0;
        for (number, met) in (0_u32..).zip(&self.met) {
            let end = start + self.cited[start..].partition_point(|(of, _)| *of == number);
            let publisher = met.publisher.map(|publisher| publisher as usize);
            sources.push(SourceUse { key: met.key, tally: met.tally, publisher, first: met.first, rows: start..end });
            start = end;
        }
        sources.sort_by_key(|source| {
            let place = places.get(&source.key).copied();
            (place.is_none(), place, source.first.row, source.key)
        });
        let rows = self.cited.into_iter().map(|(_, row)| row).collect();
        let mut bibliography = Bibliography { sources, publishers: Vec::new(), rows };
        bibliography.group(timeline, &self.tallies);
        bibliography
    }
}

/// A source, and what rests on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceUse {
    /// Which source.
    pub key: SourceKey,
    /// What rests on it.
    pub tally: Tally,
    /// The index of its publisher, among [`Bibliography::publishers`].
    pub publisher: Option<usize>,
    first: Cite,
    rows: Range<usize>,
}

impl SourceUse {
    /// The row of the event that cites it first.
    pub fn first_row(&self) -> usize {
        self.first.row as usize
    }
}

/// A publisher, and what rests on its sources taken together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublisherUse {
    /// Its name, as the first of its sources writes it.
    pub name: String,
    /// What rests on any of its sources; alone, where all that is cited is its own.
    pub tally: Tally,
    /// The indices of its sources, among [`Bibliography::sources`].
    pub sources: Vec<usize>,
}

/// All sources of a timeline.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Bibliography {
    sources: Vec<SourceUse>,
    publishers: Vec<PublisherUse>,
    rows: Vec<u32>,
}

impl Bibliography {
    /// Takes the sources of each publisher together, and numbers the publishers anew.
    fn group(&mut self, timeline: &Timeline, tallies: &[Tally]) {
        let mut places: HashMap<usize, usize> = HashMap::new();
        for index in 0..self.sources.len() {
            let Some(number) = self.sources[index].publisher else { continue };
            let place = *places.entry(number).or_insert_with(|| {
                let source = self.source(timeline, &self.sources[index]);
                let name = source.and_then(|source| source.publisher).unwrap_or_default();
                let tally = tallies.get(number).copied().unwrap_or_default();
                self.publishers.push(PublisherUse { name, tally, sources: Vec::new() });
                self.publishers.len() - 1
            });
            self.sources[index].publisher = Some(place);
            self.publishers[place].sources.push(index);
        }
    }

    /// Every source: those listed, in the order of the files, then those written in place, in the order of the timeline.
    pub fn sources(&self) -> &[SourceUse] {
        &self.sources
    }

    /// Every publisher that a source names, in the order of their first sources.
    pub fn publishers(&self) -> &[PublisherUse] {
        &self.publishers
    }

    /// The rows that cite a source, in order.
    pub fn rows(&self, source: &SourceUse) -> &[u32] {
        self.rows.get(source.rows.clone()).unwrap_or_default()
    }

    /// The rows that cite a source of a publisher, in order, each once.
    pub fn rows_of_publisher(&self, publisher: &PublisherUse) -> Vec<u32> {
        let sources = publisher.sources.iter().filter_map(|index| self.sources.get(*index));
        let mut rows: Vec<u32> = sources.flat_map(|source| self.rows(source)).copied().collect();
        rows.sort_unstable();
        rows.dedup();
        rows
    }

    /// Asks for a source itself; none where its file no longer holds it.
    pub fn source(&self, timeline: &Timeline, source: &SourceUse) -> Option<Source> {
        match source.key {
            SourceKey::Listed { file, id } => timeline.listed(timeline.source_of(file, id)?).ok(),
            SourceKey::Inline(_) => {
                let Cite { row, claim, index } = source.first;
                let event = timeline.shared(row as usize).ok()?;
                let of_claim = |claim: u32| event.claims.get(claim as usize).map(|claim| &claim.sources);
                match &claim.map_or(Some(&event.sources), of_claim)?.get(index as usize)?.source {
                    Cited::Inline(inline) if SourceKey::inline(inline) == source.key => Some(inline.as_ref().clone()),
                    _ => None,
                }
            }
        }
    }
}

#[cfg(test)]
mod tests;
