//! How long it is from one moment to another, where neither need be known exactly.

use super::super::Day;
use super::super::day::SECONDS as DAY_SECONDS;
use super::super::moment::{DAY, seconds};
use super::{EVER, Extent, NEVER, Reach};

/// The least and the most that lies between two moments, to the second; less than none where they may come in the other
/// order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Length {
    /// Seconds, and whole calendar months; none where nothing limits it.
    least: Option<(i64, i64)>,
    /// Seconds, and calendar months begun.
    most: Option<(i64, i64)>,
}

/// As many seconds may be less or more between two minutes.
const WRITTEN: i64 = 120;

/// Two seconds since 1970, the one to count from first.
pub(super) type Ends = (i64, i64);

impl Length {
    /// At least from the first to the second of one pair of seconds, at most from that of another.
    pub(super) fn of(least: Option<Ends>, most: Option<Ends>) -> Self {
        Self {
            least: least.map(|(from, to)| (to.saturating_sub(from), whole_months(from, to))),
            most: most.map(|(from, to)| (to.saturating_sub(from), -whole_months(to, from))),
        }
    }

    /// The same where it cannot be less than another: where it would be, it is that one.
    #[must_use]
    pub fn no_sooner_than(self, other: Self) -> Self {
        if self.most().is_some_and(|most| other.least().is_some_and(|least| most < least)) {
            return other;
        }
        Self { least: self.least.max(other.least), ..self }
    }

    /// The fewest seconds.
    pub fn least(&self) -> Option<i64> {
        self.least.map(|(seconds, _)| seconds)
    }

    /// The most seconds.
    pub fn most(&self) -> Option<i64> {
        self.most.map(|(seconds, _)| seconds)
    }

    /// Whether it is known as exactly as times of day are written: to the minute, or to the second.
    pub fn is_exact(&self) -> bool {
        self.least().zip(self.most()).is_some_and(|(least, most)| most.saturating_sub(least) <= WRITTEN)
    }

    /// The fewest and the most days, rounded outwards. From one time of day to the same on a later day they are as many.
    pub fn days(&self) -> (Option<i64>, Option<i64>) {
        let (least, most) = match (self.least(), self.most()) {
            (Some(least), Some(most)) if self.is_exact() => {
                let written = least + (most - least + 1) / 2;
                (Some(written), Some(written))
            }
            both => both,
        };
        let begun = |seconds: i64| -(-seconds).div_euclid(DAY_SECONDS);
        (least.map(|seconds| seconds.div_euclid(DAY_SECONDS)), most.map(begun))
    }

    /// The fewest and the most calendar months, rounded outwards.
    pub fn months(&self) -> (Option<i64>, Option<i64>) {
        (self.least.map(|(_, months)| months), self.most.map(|(_, months)| months))
    }
}

/// Calendar months that are over from one second to another: none from 31 January to 28 February, one less than none
/// where some of one would have to be taken back.
fn whole_months(from: i64, to: i64) -> i64 {
    let place = |second: i64| {
        let Day { year, month, day } = Day::from_days(second.div_euclid(DAY_SECONDS));
        (year.saturating_mul(12).saturating_add(i64::from(month)), (day, second.rem_euclid(DAY_SECONDS)))
    };
    let ((from, of_from), (to, of_to)) = (place(from), place(to));
    to.saturating_sub(from).saturating_sub(i64::from(of_to < of_from))
}

impl Extent {
    /// Only the start of it.
    #[must_use]
    pub fn started(mut self) -> Self {
        self.members.iter_mut().for_each(|member| member.end = member.start);
        self
    }

    /// How long it is from the last moment of this to another: days are counted as the calendar does, from the 1st to the
    /// 3rd are two. None where this is open or not known at its end.
    pub fn length_to(&self, other: &Self) -> Option<Length> {
        let end = self.members.iter().map(|member| member.end).reduce(|a, b| a.joined(b, self.all))?;
        if end.last == NEVER {
            return None;
        }
        let out = other.members.iter().map(|member| Reach { last: member.end.last, ..member.start });
        let out = out.reduce(|a, b| a.joined(b, false))?;
        let ((e1, e2), (s1, s2)) = (end.beside(out), out.beside(end));
        // Where both are made of days, it is from the start of one to that of another.
        let is_of_days = |reach: Reach| reach.shift.is_none() && reach.last.saturating_sub(reach.first) >= DAY - 1;
        let whole = if is_of_days(end) && is_of_days(out) { DAY - 1 } else { 0 };
        let (from, to) = (seconds(e2 - whole), seconds(if s2 == NEVER { s2 } else { s2 - whole }));
        let least = (s1 != EVER).then(|| (from, seconds(s1)));
        let most = (e1 != EVER && s2 != NEVER).then(|| (seconds(e1), to));
        Some(Length::of(least, most))
    }
}

impl Reach {
    /// Both, one after the other, where all are meant; else one of them.
    fn joined(self, other: Self, all: bool) -> Self {
        let first = if all { self.first.max(other.first) } else { self.first.min(other.first) };
        Self { first, last: self.last.max(other.last), shift: self.shift.and(other.shift), ..self }
    }
}
