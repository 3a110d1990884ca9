//! Between which moments all of a date certainly lies, as far as the order of two dates asks.
//!
//! Owns two numbers a date and kind of clock by which "certainly before" is told of any two: what sorts and sweeps need,
//! where whole extents would have to be compared pair by pair.

use super::{AHEAD, BEHIND, EVER, Extent, Member, NEVER};
use crate::model::date::about::plus;
use crate::model::date::moment::SECOND;
use crate::model::{Answer, Flags, Row};

/// The first moment at which something may start and the last at which it may end, in nanoseconds since 1970: of what has
/// no clock, then of what has one that is written. Without limits where nothing is certain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// [`NEVER`] where nothing starts by such a clock.
    starts: [i128; 2],
    /// [`EVER`] where nothing ends by such a clock.
    ends: [i128; 2],
}

impl Limits {
    /// What lies nobody knows when.
    pub const NONE: Self = Self { starts: [EVER, NEVER], ends: [NEVER, EVER] };

    /// Those of a row; none where its date has to be read to tell.
    pub fn of_row(row: &Row) -> Option<Self> {
        let has = |flag| row.flags.has(flag);
        if has(Flags::UNCERTAIN) && !has(Flags::EXTENDED) || row.is_undated() {
            return Some(Self::NONE);
        }
        let unsaid = [
            Flags::EXTENDED,
            Flags::INEXACT,
            Flags::APPROXIMATE,
            Flags::UNCERTAIN,
            Flags::MOVED,
            Flags::NO_START,
            Flags::BY_THEN,
        ];
        if unsaid.into_iter().any(has) || row.last >= Row::UNKNOWN_END {
            return None;
        }
        let clock = usize::from(has(Flags::CLOCK));
        let mut limits = Self { starts: [NEVER; 2], ends: [EVER; 2] };
        limits.starts[clock] = i128::from(row.first) * SECOND;
        limits.ends[clock] = i128::from(row.last) * SECOND + SECOND - 1;
        Some(limits)
    }

    /// Whether all its starts are of a clock that is written.
    pub fn clock(&self) -> bool {
        self.starts[0] == NEVER
    }

    /// The first moment at which it may start; where only some of several have a clock, as if none had.
    pub fn earliest(&self) -> i128 {
        if self.clock() { self.starts[1] } else { self.starts[0].min(plus(self.starts[1], -BEHIND)) }
    }

    /// The first moment at which any of it may start that has, or has not, a clock that is written; none where nothing has.
    pub fn start(&self, clock: bool) -> Option<i128> {
        Some(self.starts[usize::from(clock)]).filter(|start| *start != NEVER)
    }

    /// The last moment at which it may end, as it counts before a start that is, or is not, of a clock that is written.
    pub fn latest(&self, before: bool) -> i128 {
        let apart = if before { [BEHIND, 0] } else { [0, AHEAD] };
        plus(self.ends[0], apart[0]).max(plus(self.ends[1], apart[1]))
    }

    /// Whether it is certainly over before another starts.
    pub fn is_before(&self, other: &Self) -> bool {
        [false, true].into_iter().all(|clock| other.start(clock).is_none_or(|start| self.latest(clock) < start))
    }
}

impl Extent {
    /// Between which moments it certainly lies.
    pub fn limits(&self) -> Limits {
        if self.uncertain || self.members.iter().any(Member::is_uncertain) {
            return Limits::NONE;
        }
        let mut limits = Limits { starts: [NEVER; 2], ends: [EVER; 2] };
        for Member { start, end, .. } in &self.members {
            let [starts, ends] = [start, end].map(|reach| usize::from(reach.shift.is_some()));
            limits.starts[starts] = limits.starts[starts].min(start.first);
            limits.ends[ends] = limits.ends[ends].max(end.last);
        }
        limits
    }

    /// Whether all of it ends before all of another starts: a statement.
    pub fn is_before(&self, other: &Self) -> Answer {
        let answers = self.members.iter().map(|member| {
            let answers = other.members.iter().map(|other| other.settled(member.settled(member.is_before(other))));
            other.of_members(answers, false)
        });
        let answer = self.of_members(answers, false);
        if self.uncertain || other.uncertain { answer.min(Answer::Possibly) } else { answer }
    }
}

impl Member {
    fn is_before(&self, other: &Self) -> Answer {
        let ((e1, e2), (s1, s2)) = (self.end.beside(other.start), other.start.beside(self.end));
        Answer::of(e1 < s2, e2 < s1)
    }
}
