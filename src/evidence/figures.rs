//! The figures of a timeline, by measure: what is counted, and every number given for it.
//!
//! Owns the one pass over events that gathers them, a few dozen bytes a figure, and the series that come of it. Two
//! measures are one where they fold to one: case, accents and blanks make no difference. Refuses to hold what is drawn of a figure's claim beyond
//! its number: that is asked for again by row. Refuses to average.

use super::cited::SourceKey;
use super::disagreement::times::Time;
use super::disagreement::{Disagreements, Disputes};
use super::names::Names;
pub use super::series::{ClaimRef, Point, Series, Spelling};
use crate::model::{Citation, Claim, Date, DatedBy, Day, Event, Figure, Flags, Timeline};
use crate::text::fold;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// The figures met so far. Fed one event at a time; two of them, fed from two threads, are put together by
/// [`Figures::append`]. Keeps some eighty bytes and a source's key a figure, and each name once.
#[derive(Debug, Default)]
pub struct Figures {
    points: Vec<Point>,
    spellings: Names,
    speakers: Names,
    units: Names,
    times: Names,
    cited: Vec<SourceKey>,
    disputes: Disputes,
}

impl Figures {
    /// Takes in the event of row `row`, or what is left of it as of a day.
    pub fn add(&mut self, timeline: &Timeline, row: u32, event: &Event) {
        let disputed = timeline.rows().get(row as usize).is_some_and(|row| row.flags.has(Flags::DISPUTED));
        // Claims that cite nothing rest on the same.
        let mut of_event = None;
        for (claim, number) in event.claims.iter().zip(0..) {
            let at = ClaimRef { row, claim: number };
            if disputed {
                self.disputes.add(at, event.file, claim);
            }
            if let Some(figure) = &claim.figure {
                let cited = if claim.sources.is_empty() {
                    *of_event.get_or_insert_with(|| self.cite(timeline, event, &event.sources))
                } else {
                    self.cite(timeline, event, &claim.sources)
                };
                let point = self.point(at, event, claim, figure, cited);
                self.points.push(point);
            }
        }
    }

    /// Where the keys of what is cited stand among all of them.
    fn cite(&mut self, timeline: &Timeline, event: &Event, citations: &[Citation]) -> (u32, u32) {
        let start = self.cited.len();
        let keys = citations.iter().filter_map(|citation| SourceKey::of(&citation.source, event.file, timeline));
        self.cited.extend(keys);
        (index(start), index(self.cited.len()))
    }

    fn point(&mut self, at: ClaimRef, event: &Event, claim: &Claim, figure: &Figure, cited: (u32, u32)) -> Point {
        let own = figure.over.as_ref().or(figure.date.as_ref());
        let bounds = own.unwrap_or(&event.date).bounds();
        let folded = |text: &Option<String>| text.as_deref().map_or(String::new(), fold);
        let day = |bound: crate::model::Bound, beyond| bound.day().map_or(beyond, Day::to_days);
        Point {
            at,
            value: figure.value,
            qualifier: figure.qualifier,
            days: (day(bounds.earliest, i64::MIN), day(bounds.latest, i64::MAX)),
            by_then: own.is_none() && event.dated_by == DatedBy::Report,
            spelling: self.spellings.number(&figure.measure),
            unit: self.units.number(&format!("{}\n{}", folded(&figure.unit), folded(&figure.of))),
            time: self.times.number(&Time::name(event, figure)),
            by: claim.by.as_deref().map(|by| self.speakers.number(by)),
            cited,
        }
    }

    /// Takes in all that `other` has met.
    pub fn append(&mut self, other: Self) {
        let spellings = self.spellings.append(other.spellings);
        let speakers = self.speakers.append(other.speakers);
        let (units, times) = (self.units.append(other.units), self.times.append(other.times));
        let shift = index(self.cited.len());
        let renumbered = |names: &[u32], number: u32| names.get(number as usize).copied().unwrap_or(number);
        self.points.extend(other.points.into_iter().map(|point| Point {
            spelling: renumbered(&spellings, point.spelling),
            unit: renumbered(&units, point.unit),
            time: renumbered(&times, point.time),
            by: point.by.map(|by| renumbered(&speakers, by)),
            cited: (point.cited.0 + shift, point.cited.1 + shift),
            ..point
        }));
        self.cited.extend(other.cited);
        self.disputes.append(other.disputes);
    }

    /// The measures, in the order of the alphabet: without a look at what does not fit.
    pub fn series(self) -> Vec<Series> {
        let Self { mut points, spellings, .. } = self;
        by_measure(&mut points, &spellings.into_names())
    }

    /// Puts figures of one measure together, and finds what does not fit.
    pub fn compare(self) -> Compared {
        let Self { mut points, spellings, speakers, units: _, times, cited, disputes } = self;
        let series = by_measure(&mut points, &spellings.into_names());
        let times = times.into_names();
        let disagreements = Arc::new(Disagreements::find(&points, &series, &Time::all(&times), &disputes));
        let several = (0..).zip(&times).filter_map(|(number, name)| Some((number, Time::several(name)?)));
        let several: HashMap<u32, Date> = several.collect();
        let (stated, speakers) = (stated(&series), speakers.into_names().into());
        Compared { points, series, stated, speakers, cited: cited.into(), several: Arc::new(several), disagreements }
    }
}

/// All figures, each measure's together, and where they do not fit.
#[derive(Debug)]
pub struct Compared {
    points: Vec<Point>,
    series: Vec<Series>,
    /// Those of the series that have figures.
    stated: Vec<usize>,
    speakers: Arc<[String]>,
    cited: Arc<[SourceKey]>,
    /// The times that are several dates.
    several: Arc<HashMap<u32, Date>>,
    /// Where figures and claims contradict each other.
    pub disagreements: Arc<Disagreements>,
}

impl Compared {
    /// The same as far as it is from some rows: each measure keeps its index, and may have no figures left. Where figures
    /// part they part, whether all of them are from those rows or not.
    #[must_use]
    pub fn from_rows(&self, is_shown: impl Fn(u32) -> bool) -> Self {
        let mut points = Vec::new();
        let left = |series: &Series| {
            let start = points.len();
            points.extend(self.points(series).iter().filter(|point| is_shown(point.at.row)).copied());
            Series { spellings: series.spellings.clone(), points: start..points.len() }
        };
        let series: Vec<Series> = self.series.iter().map(left).collect();
        let (speakers, cited) = (Arc::clone(&self.speakers), Arc::clone(&self.cited));
        let (several, disagreements) = (Arc::clone(&self.several), Arc::clone(&self.disagreements));
        Self { points, stated: stated(&series), series, speakers, cited, several, disagreements }
    }

    /// The measures that have figures, as indices into [`Compared::series`], ascending.
    pub fn stated(&self) -> &[usize] {
        &self.stated
    }

    /// The measures, in the order of the alphabet.
    pub fn series(&self) -> &[Series] {
        &self.series
    }

    /// The figures of a measure, in the order of their earliest day, then of their latest, then of the timeline.
    pub fn points(&self, series: &Series) -> &[Point] {
        self.points.get(series.points.clone()).unwrap_or_default()
    }

    /// The latest figure of a measure, by the last day for which it may be meant as far as that is known: an open end is
    /// none. Of two the one that stands later in the timeline.
    pub fn latest(&self, series: &Series) -> Option<&Point> {
        let day = |point: &&Point| (point.latest().or(point.earliest()), point.earliest());
        self.points(series).iter().max_by_key(day)
    }

    /// Who says it, where that is not the source itself.
    pub fn speaker(&self, point: &Point) -> Option<&str> {
        point.by.and_then(|by| self.speakers.get(by as usize)).map(String::as_str)
    }

    /// The date for which it is meant where that is several dates, or one of several.
    pub fn several(&self, point: &Point) -> Option<&Date> {
        self.several.get(&point.time)
    }

    /// What it rests on (see [`support`](super::cited::support)).
    pub fn sources(&self, point: &Point) -> &[SourceKey] {
        self.cited.get(point.cited.0 as usize..point.cited.1 as usize).unwrap_or_default()
    }
}

/// Puts figures in order, those of one measure together.
fn by_measure(points: &mut [Point], spellings: &[String]) -> Vec<Series> {
    let (names, measure_of) = measures(spellings);
    let measure = |point: &Point| measure_of.get(point.spelling as usize).copied().unwrap_or(usize::MAX);
    points.sort_unstable_by_key(|point| (measure(point), point.days, point.at));
    let mut series: Vec<Series> = Vec::with_capacity(names);
    let mut start = 0;
    for run in points.chunk_by(|a, b| measure(a) == measure(b)) {
        series.push(Series { spellings: spelt(run, spellings), points: start..start + run.len() });
        start += run.len();
    }
    series
}

/// The indices of those series that have figures.
fn stated(series: &[Series]) -> Vec<usize> {
    series.iter().enumerate().filter(|(_, series)| series.figures() > 0).map(|(index, _)| index).collect()
}

/// How many measures the spellings stand for, and which of them each does, in the order of the alphabet.
fn measures(spellings: &[String]) -> (usize, Vec<usize>) {
    let mut by_name: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (spelling, text) in spellings.iter().enumerate() {
        by_name.entry(fold(text)).or_default().push(spelling);
    }
    let mut measure_of = vec![0; spellings.len()];
    for (measure, spelling) in by_name.values().enumerate().flat_map(|(m, all)| all.iter().map(move |s| (m, *s))) {
        measure_of[spelling] = measure;
    }
    (by_name.len(), measure_of)
}

/// The spellings of one measure's figures, the most frequent first, of two the one that stands first.
fn spelt(points: &[Point], names: &[String]) -> Vec<Spelling> {
    let mut met: BTreeMap<u32, (usize, ClaimRef)> = BTreeMap::new();
    for point in points {
        let (figures, first) = met.entry(point.spelling).or_insert((0, point.at));
        *figures += 1;
        *first = (*first).min(point.at);
    }
    let text = |spelling: u32| names.get(spelling as usize).cloned().unwrap_or_default();
    let spellings =
        met.into_iter().map(|(spelling, (figures, first))| Spelling { text: text(spelling), figures, first });
    let mut spellings: Vec<Spelling> = spellings.collect();
    spellings.sort_by_key(|spelling| (std::cmp::Reverse(spelling.figures), spelling.first));
    spellings
}

fn index(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests;
