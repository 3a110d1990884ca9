//! Lag: how long after an event it was first reported.
//!
//! Owns its bounds and its words. Where either date is imprecise so is the lag: it is told as the range that both leave,
//! rounded outwards. Refuses to say that a report came after the event where the dates do not, and to leave unsaid that a
//! source without a date may have been first.

use super::cited::SourceKey;
use super::gap::{DAYS, MONTHS, count, of_months, whole_months};
use crate::model::{Bounds, Cited, Day, Event, FileId, ListedSources, Source, Timeline};
use std::collections::HashMap;

/// The time from an event's start to its first report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Lag {
    /// First and last day on which the event may have started, counted from 1970.
    event: Days,
    /// First and last day on which the first of the dated reports may have appeared.
    report: Days,
    /// Whether the event has sources without a date.
    undated: bool,
}

/// First and last day of a range; none where that side is open or not known.
type Days = (Option<i64>, Option<i64>);

/// Measures the lags of events of one timeline, and remembers the sources it had to ask for.
#[derive(Debug)]
pub struct Reports<'t, S = Timeline> {
    sources: &'t S,
    asked: HashMap<SourceKey, Published>,
}

/// When a source was published.
#[derive(Debug, Clone, Copy)]
enum Published {
    Undated,
    On(Days),
}

impl Published {
    fn of(source: &Source) -> Self {
        source.published.as_ref().map_or(Self::Undated, |date| Self::On(days(date.bounds())))
    }
}

impl<'t, S: ListedSources> Reports<'t, S> {
    /// Nothing has been asked for yet.
    pub fn new(sources: &'t S) -> Self {
        Self { sources, asked: HashMap::new() }
    }

    /// How long it took until an event was reported; none where the dates say nothing of that.
    pub fn lag(&mut self, event: &Event) -> Option<Lag> {
        let of_claims = event.claims.iter().flat_map(|claim| &claim.sources);
        let citations = event.sources.iter().chain(of_claims);
        let (mut first, mut undated): (Option<Days>, bool) = (None, false);
        for published in citations.filter_map(|citation| self.published(&citation.source, event.file)) {
            match (published, first) {
                (Published::Undated, _) => undated = true,
                (Published::On(days), None) => first = Some(days),
                // On one side the sooner; open and unknown are sooner than all as the first day, as the last later.
                (Published::On((a, b)), Some((c, d))) => {
                    let latest = b.into_iter().chain(d).min();
                    first = Some((a.min(c), latest));
                }
            }
        }
        let lag = Lag { event: days(event.date.start_bounds()), report: first?, undated };
        (lag.at_most().is_some() || lag.at_least().is_some_and(|days| days > 0)).then_some(lag)
    }

    /// When what is cited was published; none where the citation leads nowhere.
    fn published(&mut self, cited: &Cited, file: FileId) -> Option<Published> {
        match cited {
            Cited::Inline(source) => Some(Published::of(source)),
            Cited::Id(id) => {
                let key = SourceKey::of(cited, file, self.sources)?;
                if let Some(known) = self.asked.get(&key) {
                    return Some(*known);
                }
                let published = Published::of(&*self.sources.listed_source(id, file)?);
                self.asked.insert(key, published);
                Some(published)
            }
        }
    }
}

fn days(bounds: Bounds) -> Days {
    (bounds.earliest.day().map(Day::to_days), bounds.latest.day().map(Day::to_days))
}

impl Lag {
    /// The fewest days that it may be; less than none where the report may have come first. None where nothing limits it.
    pub fn at_least(&self) -> Option<i64> {
        self.report.0?.checked_sub(self.event.1?)
    }

    /// The most days that it may be, likewise.
    pub fn at_most(&self) -> Option<i64> {
        self.report.1?.checked_sub(self.event.0?)
    }

    /// The key by which lags are put in order: by the least that each may be, then by the most.
    pub fn key(&self) -> (i64, i64) {
        (self.at_least().unwrap_or(i64::MIN), self.at_most().unwrap_or(i64::MAX))
    }

    /// "reported 3 days later", "reported between 2 and 4 months later", "reported before it happened"; "first dated
    /// report 3 days later" where a source without a date may have been first.
    pub fn words(&self) -> String {
        let verb = if self.undated { "first dated report" } else { "reported" };
        format!("{verb} {}", self.length())
    }

    fn length(&self) -> String {
        match (self.at_least(), self.at_most()) {
            (_, Some(most)) if most < 0 => "before it happened".to_owned(),
            (Some(0), Some(0)) => "the same day".to_owned(),
            (Some(least), Some(most)) if least == most => format!("{} later", self.floor()),
            (Some(least), Some(_)) if least > 0 => self.range(),
            (Some(0), Some(_)) => format!("within {}", self.ceiling()),
            (_, Some(0)) => "the same day, or before it happened".to_owned(),
            (_, Some(_)) => format!("within {}, or before it happened", self.ceiling()),
            (_, None) => format!("at least {} later", self.floor()),
        }
    }

    fn range(&self) -> String {
        let unit = |least: i64, most: i64, unit: &str| match least {
            0 => format!("within {}", count(most, unit)),
            _ if least == most => format!("{} later", count(most, unit)),
            _ => format!("between {least} and {} later", count(most, unit)),
        };
        let (least, most) = (self.whole_months(), self.months_begun());
        match self.at_most() {
            Some(days) if days <= DAYS => unit(self.at_least().unwrap_or_default(), days, "day"),
            _ if most <= MONTHS => unit(least, most, "month"),
            _ => unit(least / 12, (most + 11) / 12, "year"),
        }
    }

    /// The least that it may be, in the unit to tell it in, rounded down.
    fn floor(&self) -> String {
        let days = self.at_least().unwrap_or_default();
        if days <= DAYS { count(days, "day") } else { of_months(self.whole_months()) }
    }

    /// The most that it may be, rounded up.
    fn ceiling(&self) -> String {
        let (days, months) = (self.at_most().unwrap_or_default(), self.months_begun());
        match (days, months) {
            (..=DAYS, _) => count(days, "day"),
            (_, ..=MONTHS) => of_months(months),
            _ => count((months + 11) / 12, "year"),
        }
    }

    fn whole_months(&self) -> i64 {
        self.event.1.zip(self.report.0).map_or(0, |(from, to)| whole_months(from, to))
    }

    fn months_begun(&self) -> i64 {
        self.event.0.zip(self.report.1).map_or(0, |(from, to)| {
            let odd = Day::from_days(from).day != Day::from_days(to).day;
            whole_months(from, to) + i64::from(odd)
        })
    }
}

#[cfg(test)]
mod tests;
