//! Between which moments all of a date certainly lies, as far as the order of two dates asks.
//!
//! Owns two numbers a date by which "certainly before" is told of any two: what sorts and sweeps need, where whole
//! extents would have to be compared pair by pair.

use super::{AHEAD, BEHIND, EVER, Extent, Member, NEVER, Reach};
use crate::model::date::about::plus;
use crate::model::date::moment::SECOND;
use crate::model::{Answer, Flags, Row};

/// The first moment at which something may start and the last at which it may end, in nanoseconds since 1970, each with
/// whether it is of a clock that is written. Without limits where nothing is certain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    start: (i128, bool),
    end: (i128, bool),
}

impl Limits {
    /// What lies nobody knows when.
    pub const NONE: Self = Self { start: (EVER, false), end: (NEVER, false) };

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
        let clock = has(Flags::CLOCK);
        let last = i128::from(row.last) * SECOND + SECOND - 1;
        Some(Self { start: (i128::from(row.first) * SECOND, clock), end: (last, clock) })
    }

    /// Whether its start is of a clock that is written.
    pub fn clock(&self) -> bool {
        self.start.1
    }

    /// Whether its end is of a clock that is written.
    pub fn end_clock(&self) -> bool {
        self.end.1
    }

    /// The first moment at which it may start.
    pub fn earliest(&self) -> i128 {
        self.start.0
    }

    /// The last moment at which it may end, as it counts before a start that is, or is not, of a clock that is written.
    pub fn latest(&self, before: bool) -> i128 {
        let apart = match (self.end.1, before) {
            (false, true) => BEHIND,
            (true, false) => AHEAD,
            _ => 0,
        };
        plus(self.end.0, apart)
    }

    /// Whether it is certainly over before another starts.
    pub fn is_before(&self, other: &Self) -> bool {
        self.latest(other.clock()) < other.earliest()
    }
}

impl Extent {
    /// Between which moments it certainly lies. Where only some of several have a clock, all count as having none.
    pub fn limits(&self) -> Limits {
        if self.uncertain || self.members.iter().any(Member::is_uncertain) {
            return Limits::NONE;
        }
        let clock = |of: fn(&Member) -> Reach| self.members.iter().all(|member| of(member).shift.is_some());
        let (start, end) = (clock(|member| member.start), clock(|member| member.end));
        let starts = self.members.iter().map(|member| member.start.counted(start).first);
        let ends = self.members.iter().map(|member| member.end.counted(end).last);
        Limits { start: (starts.min().unwrap_or(EVER), start), end: (ends.max().unwrap_or(NEVER), end) }
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

impl Reach {
    /// The same among others that have a clock, or not: one with a clock may then be read by any.
    fn counted(self, clock: bool) -> Self {
        if clock || self.shift.is_none() {
            return self;
        }
        Self { first: plus(self.first, -BEHIND), last: plus(self.last, AHEAD), ..self }
    }
}
