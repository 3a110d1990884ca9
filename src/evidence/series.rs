//! One figure, and all that are given for one measure.

use crate::model::{Day, Number, Qualifier};
use std::ops::Range;

/// Where a claim stands: claim `claim`, counted from 0, of the event that was fed as that of row `row`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClaimRef {
    /// The row of the event in the timeline.
    pub row: u32,
    /// Which of its claims.
    pub claim: u32,
}

/// One figure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// The claim that states it.
    pub at: ClaimRef,
    /// How many.
    pub value: Number,
    /// How the value is to be read.
    pub qualifier: Qualifier,
    /// First and last day of its own date, else its event's, counted from 1970; the first or last of all where open or
    /// not known.
    pub(super) days: (i64, i64),
    /// Whether that is no more than the day by which its event had happened.
    pub(super) by_then: bool,
    pub(super) spelling: u32,
    /// Of what it is a count, and in what unit: figures are compared with those of the same only.
    pub(super) unit: u32,
    /// When it held, or over which time it is a total (see [`Time`](super::disagreement::times::Time)).
    pub(super) time: u32,
    pub(super) by: Option<u32>,
    pub(super) cited: (u32, u32),
}

impl Point {
    /// The earliest day for which it may be meant; none where that is open or not known, as it is where only a report
    /// dates its event.
    pub fn earliest(&self) -> Option<Day> {
        Some(self.days.0).filter(|day| *day != i64::MIN && !self.by_then).map(Day::from_days)
    }

    /// The latest day for which it may be meant; none where that is open or not known.
    pub fn latest(&self) -> Option<Day> {
        Some(self.days.1).filter(|day| *day != i64::MAX).map(Day::from_days)
    }
}

/// The figures of one measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    /// How the measure is written, the most frequent spelling first; those that fold to one.
    pub spellings: Vec<Spelling>,
    /// Where in the points they stand.
    pub(super) points: Range<usize>,
}

impl Series {
    /// The measure as it is written most often.
    pub fn measure(&self) -> &str {
        self.spellings.first().map_or("", |spelling| &spelling.text)
    }

    /// How many figures it has.
    pub fn figures(&self) -> usize {
        self.points.len()
    }
}

/// One way in which a measure is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spelling {
    /// As written.
    pub text: String,
    /// How many figures have it.
    pub figures: usize,
    /// The first claim of the timeline that has it.
    pub first: ClaimRef,
}
