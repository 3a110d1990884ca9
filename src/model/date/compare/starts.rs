//! How surely something starts in a time that is asked about: what a reader who goes to a date is told.

use super::{Extent, Member, Period, Reach};
use crate::model::date::Precision;
use crate::model::date::about::plus;
use crate::model::date::moment::{DAY, SECOND};
use crate::model::date::span::{EVER, NEVER};
use crate::model::{Answer, Flags, Relation, Row};
use edtf_core::Qualifier;

impl Extent {
    /// How surely it starts in a time that is asked about.
    pub fn starts(&self, period: &Period) -> Answer {
        let answers = self.members.iter().map(|member| member.settled(member.starts(period)));
        self.of_members(answers, true)
    }
}

/// How surely the event of a row starts in a time that is asked about; none where its date has to be read to tell.
pub fn row_starts(row: &Row, period: &Period) -> Option<Answer> {
    let has = |flag| row.flags.has(flag);
    if row.is_undated() {
        return Some(Answer::Possibly);
    }
    if has(Flags::MOVED) {
        return None;
    }
    let first = row.earliest().filter(|_| !has(Flags::BY_THEN)).map_or(EVER, |first| i128::from(first) * SECOND);
    let last = if row.last < Row::UNKNOWN_END { i128::from(row.last) * SECOND + SECOND - 1 } else { NEVER };
    let odd = [Flags::APPROXIMATE, Flags::UNCERTAIN, Flags::EXTENDED, Flags::INEXACT, Flags::BY_THEN];
    if !odd.into_iter().any(has) {
        let at = Reach { first, last, shift: has(Flags::CLOCK).then_some(row.shift), mark: Qualifier::default() };
        return Some(Member { start: at, end: at, units: None }.starts(period));
    }
    // What lasts starts within the unit in which its start is written.
    let within = |days: i128| last.min(plus(first, days * DAY));
    let latest = match row.precision {
        _ if has(Flags::BY_THEN) => last,
        Precision::Vague => last,
        Precision::Second | Precision::Day => within(1),
        Precision::Month => within(31),
        Precision::Season | Precision::Third | Precision::Half => within(184),
        Precision::Year => within(366),
    };
    // Clocks are up to 14 hours from UTC; about is a unit more either way.
    let unit = latest.saturating_sub(first);
    let slack = if has(Flags::APPROXIMATE) { unit.saturating_add(2 * DAY) } else { DAY };
    let can = first.saturating_sub(slack) <= period.to.0 && latest.saturating_add(slack) >= period.from.0;
    (!can).then_some(Answer::No)
}

impl Member {
    fn starts(&self, period: &Period) -> Answer {
        if self.units.is_some() {
            return self.answer(Relation::During, period);
        }
        let (from, to) = (period.from, period.to);
        let (s1, _) = self.start.asked(to.1);
        let (_, s2) = self.start.asked(from.1);
        let ((first, _), (_, last)) = (self.start.asked(from.1), self.start.asked(to.1));
        Answer::of(s1 <= to.0 && s2 >= from.0, first >= from.0 && last <= to.0)
    }
}
