//! Silence: how long nothing happens between an event and the next.
//!
//! Owns its length, its words, the choice of the silences long enough to be shown, and the list of the longest. Refuses to
//! measure more exactly than the vaguer of the two dates is written: between days it counts days, between months calendar
//! months, and where a year or less is known it tells only what is certain.

mod longest;

pub use longest::{Gap, Gaps};

use crate::model::{Day, Flags, Precision, Row};

/// The time between the starts of two events, in which none of the timeline's events starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Silence {
    /// Its length in days, for comparison only: months count as thirty.
    days: i64,
    /// Whole months, where that is the unit to tell it in.
    months: Option<i64>,
    /// Whether it may have been longer.
    at_least: bool,
}

/// Silences shorter than this many of their own units are none: neighbouring days, neighbouring months.
const LEAST: i64 = 2;
/// A silence told in months is no shorter than this many days: from 31 January to 1 March.
const FEWEST: i64 = 29;
/// Up to this many days are told in days.
pub(super) const DAYS: i64 = 60;
/// Up to this many months are told in months.
pub(super) const MONTHS: i64 = 23;
/// From this many years on, odd months are not told.
const ROUND_YEARS: i64 = 10;

impl Silence {
    /// The silence between two events that follow one another; none where a start is not known, or where there may
    /// have been none.
    pub fn between(before: &Row, after: &Row) -> Option<Self> {
        if before.flags.has(Flags::NO_START) || after.flags.has(Flags::NO_START) {
            return None;
        }
        match before.precision.max(after.precision) {
            Precision::Second | Precision::Day => Self::of_days(start(before), start(after)),
            // Most neighbours are nearer than any silence told in months: no calendar is asked for them.
            _ if start(after).checked_sub(start(before))? < FEWEST => None,
            Precision::Month => Self::of_months(month(start(after)).checked_sub(month(start(before)))?, false),
            Precision::Season | Precision::Year | Precision::Vague => {
                let (from, to) = (latest_start(before)?.checked_add(1)?, start(after));
                Self::of_months(whole_months(from, to), true)
            }
        }
    }

    fn of_days(from: i64, to: i64) -> Option<Self> {
        let days = to.checked_sub(from)?;
        let months = (days > DAYS).then(|| whole_months(from, to));
        (days >= LEAST).then_some(Self { days, months, at_least: false })
    }

    fn of_months(months: i64, at_least: bool) -> Option<Self> {
        let days = months.saturating_mul(30);
        (months >= LEAST).then_some(Self { days, months: Some(months), at_least })
    }

    /// "11 months", "2 years 3 months", "at least 14 months".
    pub fn words(&self) -> String {
        let length = self.months.map_or_else(|| count(self.days, "day"), of_months);
        if self.at_least { format!("at least {length}") } else { length }
    }

    /// The class of length it belongs to: eight to every doubling.
    fn class(self) -> usize {
        let days = self.days.max(1).unsigned_abs();
        let octave = days.ilog2();
        let eighth = ((u128::from(days) << 3) >> octave) & 7;
        octave as usize * 8 + usize::try_from(eighth).unwrap_or_default()
    }
}

/// From the start of an event to that of the next, in days as their dates allow: at least and at most so many; none where
/// nothing is known of that.
pub fn days_between(before: &Row, after: &Row) -> (Option<i64>, Option<i64>) {
    let least = latest_start(before).map(|before| start(after).saturating_sub(before).max(0));
    let most = latest_start(after).map(|after| after.saturating_sub(start(before)));
    (least, most)
}

/// Months as they are told: years from two on.
pub(super) fn of_months(months: i64) -> String {
    match (months / 12, months % 12) {
        (1, 0) => count(1, "year"),
        _ if months <= MONTHS => count(months, "month"),
        (years, 0) => count(years, "year"),
        (years, _) if years >= ROUND_YEARS => count(years, "year"),
        (years, odd) => format!("{} {}", count(years, "year"), count(odd, "month")),
    }
}

/// A number of units: "1 day", "2 days".
pub(super) fn count(n: i64, unit: &str) -> String {
    format!("{n} {unit}{}", if n == 1 { "" } else { "s" })
}

/// Which silences are long enough to be shown: the longest of the timeline, so that they mark its holes and do not
/// stand between any two events.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Longest {
    class: usize,
}

impl Longest {
    /// At most one silence to so many events is shown.
    const ONE_TO: usize = 12;
    const CLASSES: usize = 64 * 8;

    /// Chooses among all silences between neighbours of `rows`. One pass, no sorting: lengths are counted by class.
    pub fn of<'a>(rows: impl IntoIterator<Item = &'a Row>) -> Self {
        let mut classes = vec![0_usize; Self::CLASSES];
        let (mut before, mut events): (Option<&Row>, usize) = (None, 0);
        for row in rows {
            if let Some(silence) = before.and_then(|before| Silence::between(before, row))
                && let Some(class) = classes.get_mut(silence.class())
            {
                *class += 1;
            }
            (before, events) = (Some(row), events + 1);
        }
        let limit = (events / Self::ONE_TO).max(Self::ONE_TO);
        let mut shown = 0;
        let shorter = classes.iter().rposition(|&silences| {
            shown += silences;
            shown > limit
        });
        Self { class: shorter.map_or(0, |class| class + 1) }
    }

    /// Whether this one is to be shown.
    pub fn has(self, silence: Silence) -> bool {
        silence.class() >= self.class
    }
}

/// The day, counted from 1970, on which an event starts at the earliest, as written.
fn start(row: &Row) -> i64 {
    day(row, row.first)
}

fn day(row: &Row, instant: i64) -> i64 {
    instant.saturating_add(i64::from(row.shift) * 60).div_euclid(86_400)
}

/// The day on which an event starts at the latest.
fn latest_start(row: &Row) -> Option<i64> {
    let day_of_last = || (row.last < Row::UNKNOWN_END).then(|| day(row, row.last));
    if !row.flags.has(Flags::EXTENDED) {
        return day_of_last();
    }
    // `last` is where the interval ends; where it starts at the latest follows from how exactly its start is written.
    let Day { year, month, .. } = Day::from_days(start(row));
    let last_before = |year, month| Day { year, month, day: 1 }.to_days() - 1;
    match row.precision {
        Precision::Second | Precision::Day => Some(start(row)),
        Precision::Month if month < 12 => Some(last_before(year, month + 1)),
        Precision::Month | Precision::Year => Some(last_before(year + 1, 1)),
        Precision::Season | Precision::Vague => day_of_last(),
    }
}

/// Months since the year 0.
fn month(day: i64) -> i64 {
    let Day { year, month, .. } = Day::from_days(day);
    year * 12 + i64::from(month)
}

/// Whole calendar months from one day to another: none from 31 January to 28 February.
pub(super) fn whole_months(from: i64, to: i64) -> i64 {
    month(to) - month(from) - i64::from(Day::from_days(to).day < Day::from_days(from).day)
}

#[cfg(test)]
mod tests;
