//! The longest silences of a set of events, whichever set: a timeline, a filter's matches, a lane.
//!
//! Owns an accumulator that is given rows in order and holds as many silences as are asked for. Refuses to pass over an
//! inexact date: where an earlier event may have happened in a silence after all, the silence says which.

use super::{Silence, latest_start};
use crate::model::{Flags, Row};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// A silence and where it lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gap {
    /// How long it is.
    pub silence: Silence,
    /// The event before it, as it was named to [`Gaps::add`].
    pub before: usize,
    /// The event after it.
    pub after: usize,
    /// An event before both whose date is so inexact that it may have started later than the one before the silence.
    pub unless: Option<usize>,
}

/// Finds the longest silences between events that are told in order.
#[derive(Debug, Clone)]
pub struct Gaps {
    most: usize,
    /// By length, and of silences as long the later ones first, so that the first to be dropped is the first in it.
    found: BTreeMap<(i64, Reverse<usize>), Gap>,
    before: Option<(usize, Row)>,
    /// Of the events before that, the one that may start last, and the day.
    latest: Option<(i64, usize)>,
}

impl Gaps {
    /// Looks for at most `most` silences.
    pub fn new(most: usize) -> Self {
        Self { most, found: BTreeMap::new(), before: None, latest: None }
    }

    /// Takes in the next event in order; `at` is what it is called in the silences around it.
    pub fn add(&mut self, at: usize, row: &Row) {
        if row.flags.has(Flags::NO_START) {
            return;
        }
        let Some((before, last)) = self.before.replace((at, *row)) else { return };
        let day = latest_start(&last).unwrap_or(i64::MAX);
        if let Some(silence) = Silence::between(&last, row) {
            // Up to its own latest start the silence has not certainly begun.
            let unless = self.latest.filter(|(latest, _)| *latest > day).map(|(_, unless)| unless);
            self.found.insert((silence.days, Reverse(before)), Gap { silence, before, after: at, unless });
            if self.found.len() > self.most {
                self.found.pop_first();
            }
        }
        if self.latest.is_none_or(|(latest, _)| day > latest) {
            self.latest = Some((day, before));
        }
    }

    /// The silences, the longest first; of those as long, the earlier first.
    pub fn longest(self) -> Vec<Gap> {
        self.found.into_values().rev().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::row;
    use super::*;
    use proptest::prelude::*;

    fn gaps(dates: &[&str], most: usize) -> Vec<(usize, usize, String, Option<usize>)> {
        let mut rows: Vec<Row> = dates.iter().map(|date| row(date)).collect();
        rows.sort_by_key(Row::key);
        let mut gaps = Gaps::new(most);
        rows.iter().enumerate().for_each(|(at, row)| gaps.add(at, row));
        let told = |gap: Gap| (gap.before, gap.after, gap.silence.words(), gap.unless);
        gaps.longest().into_iter().map(told).collect()
    }

    #[test]
    fn the_longest_come_first() {
        let dates = ["2001-01-01", "2001-01-02", "2001-03-02", "2005-03-02", "2005-03-12", "2005-03-22"];
        let all = gaps(&dates, 10);
        let told = |gaps: &[(usize, usize, String, Option<usize>)]| {
            gaps.iter().map(|(before, after, words, _)| format!("{before} {words} {after}")).collect::<Vec<_>>()
        };
        assert_eq!(told(&all), ["2 4 years 3", "1 59 days 2", "3 10 days 4", "4 10 days 5"]);
        assert_eq!(gaps(&dates, 3), all[..3]);
        assert_eq!(gaps(&dates, 0), []);
        assert_eq!(gaps(&["2001", "../1999"], 3), [], "what has no start ends no silence");
    }

    #[test]
    fn a_silence_says_what_may_have_happened_in_it() {
        let unless = |dates: &[&str]| gaps(dates, 9).first().map(|gap| (gap.0, gap.1, gap.3));
        assert_eq!(unless(&["2001", "2001-02-01", "2001-11-01"]), Some((1, 2, Some(0))));
        assert_eq!(unless(&["200X", "2001-02-01", "2009-11-01"]), Some((1, 2, Some(0))));
        assert_eq!(unless(&["2001", "2003-02-01", "2009-11-01"]), Some((1, 2, None)), "that year was over before");
        assert_eq!(unless(&["2001-01-01/2009", "2003-02-01", "2005-11-01"]), Some((1, 2, None)), "it started before");
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn no_longer_silence_is_left_out(days in prop::collection::vec(0_i64..4_000, 0..40), most in 0_usize..12) {
            let mut days = days;
            days.sort_unstable();
            let rows: Vec<Row> = days.iter().map(|day| Row { first: day * 86_400, last: day * 86_400, ..row("2001-01-01") }).collect();
            let mut gaps = Gaps::new(most);
            rows.iter().enumerate().for_each(|(at, row)| gaps.add(at, row));
            let found: Vec<i64> = gaps.longest().iter().map(|gap| gap.silence.days).collect();
            let mut all: Vec<i64> = rows.windows(2).filter_map(|pair| Silence::between(&pair[0], &pair[1])).map(|s| s.days).collect();
            all.sort_unstable_by_key(|days| Reverse(*days));
            all.truncate(most);
            prop_assert_eq!(found, all);
        }
    }
}
