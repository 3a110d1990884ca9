//! How long it is from one moment to another, where neither need be known exactly.

use super::super::Day;
use super::super::day::SECONDS as DAY_SECONDS;
use super::super::moment::{DAY, MINUTE, SECOND, seconds};
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
                // Where both are seconds, a fraction of one may be more or less.
                let written = least + (most - least + 1) / 2;
                if most - least <= 1 { (Some(least), Some(most)) } else { (Some(written), Some(written)) }
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
        let ends = Kind::all(self.members.iter().map(|member| member.end), self.all);
        if ends.iter().any(|end| end.at.last == NEVER) {
            return None;
        }
        let starts = Kind::all(other.members.iter().map(|member| member.start), false);
        let lasts = Kind::all(other.members.iter().map(|member| member.end), false);
        let least = ends.iter().flat_map(|end| starts.iter().map(|start| end.least_to(start))).min()?;
        let longer = |a: Option<_>, b: Option<_>| a.zip(b).map(|(a, b)| Ord::max(a, b));
        let most = ends.iter().filter_map(|end| lasts.iter().map(|last| end.most_to(last)).reduce(longer));
        // Of all of several it is from the last, whichever that is.
        let most = most.reduce(|a, b| if self.all { [a, b].into_iter().flatten().min() } else { longer(a, b) })?;
        Some(Length { least, most })
    }
}

/// All starts or ends of one kind: with or without a clock, of days or of less.
struct Kind {
    at: Reach,
    /// The least unit in which one is written, less its last moment; a day where that is longer.
    unit: i128,
}

impl Kind {
    const DAY: i128 = DAY - 1;

    fn all(reaches: impl Iterator<Item = Reach>, all: bool) -> Vec<Self> {
        let mut kinds: Vec<Self> = Vec::new();
        for at in reaches {
            let unit = at.last.saturating_sub(at.first).min(Self::DAY);
            let is_same = |kind: &&mut Self| {
                kind.at.shift.is_some() == at.shift.is_some() && (kind.unit == Self::DAY) == (unit == Self::DAY)
            };
            match kinds.iter_mut().find(is_same) {
                Some(kind) => *kind = Self { at: kind.at.joined(at, all), unit: kind.unit.min(unit) },
                None => kinds.push(Self { at, unit }),
            }
        }
        kinds
    }

    /// Where both are made of days without a clock, it is from the start of one to that of another.
    fn whole(&self, other: &Self) -> i128 {
        let is_of_days = |kind: &Self| kind.unit == Self::DAY && kind.at.shift.is_none();
        if is_of_days(self) && is_of_days(other) { Self::DAY } else { 0 }
    }

    fn least_to(&self, start: &Self) -> Option<(i64, i64)> {
        let (e2, s1) = (self.at.beside(start.at).1, start.at.beside(self.at).0);
        // From one fraction of a second to another it may be less than from second to second.
        let is_less = self.unit < SECOND && s1.rem_euclid(SECOND) < self.at.first.rem_euclid(SECOND);
        let ends = (s1 != EVER).then(|| (seconds(e2 - self.whole(start)) + i64::from(is_less), seconds(s1)));
        Length::of(ends, None).least
    }

    fn most_to(&self, last: &Self) -> Option<(i64, i64)> {
        let (e1, s2) = (self.at.beside(last.at).0, last.at.beside(self.at).1);
        // After a day a minute is counted from its start, as a day is.
        let minute = if self.unit == Self::DAY { last.unit.min(MINUTE - 1) } else { 0 };
        let unit = self.whole(last).max(minute);
        let ends = (e1 != EVER && s2 != NEVER).then(|| (seconds(e1), seconds(s2 - unit)));
        Length::of(None, ends).most
    }
}

impl Reach {
    /// Both, one after the other, where all are meant; else one of them.
    fn joined(self, other: Self, all: bool) -> Self {
        let first = if all { self.first.max(other.first) } else { self.first.min(other.first) };
        Self { first, last: self.last.max(other.last), shift: self.shift.and(other.shift), ..self }
    }
}
