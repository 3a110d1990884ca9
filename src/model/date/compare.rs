//! The one comparison of dates: what a date covers, and how surely that lies to a time, or to what another date covers.
//!
//! Owns members, what marks of reliability widen, and clocks. A *question* is asked in the clock that is shown: an instant
//! as its own clock reads, what has no clock as it stands. A *statement* compares two dates, and says only what holds
//! whatever clock one of them was written by: what has no clock may lie from 14 hours before to 12 hours after its
//! reading in UTC.

mod holes;
mod length;
mod limits;
mod same;
mod sort;
mod starts;
mod units;

pub use holes::{Hole, Holes};
pub use length::Length;
pub use limits::Limits;
pub use same::SameTime;
pub(crate) use sort::{FirstBehind, Placed, Slot, put_in_order};
pub use starts::row_starts;

pub use super::about::Unit;
use super::about::{marked_unit, moved, plus, point_unit};
use super::meaning::{Element, Meaning, Point, Set, Side};
use super::moment::{DAY, MINUTE, SECOND, seconds};
use super::span::{self, EVER, NEVER, Span};
use super::{Date, Day, Precision};
use crate::model::{Answer, Flags, Relation, Row};
use edtf_core::{Qualifier, SetKind};
use units::Units;

/// How far behind and before UTC the clocks of the world are, in nanoseconds.
const BEHIND: i128 = 12 * 60 * MINUTE;
const AHEAD: i128 = 14 * 60 * MINUTE;

/// What a date covers: one or more members, each with a start and an end that lie somewhere.
#[derive(Debug, Clone, PartialEq)]
pub struct Extent {
    members: Vec<Member>,
    /// All members are meant, not one of them.
    all: bool,
    /// Nothing of it is certain, whatever its members are.
    uncertain: bool,
}

/// A start and an end: one of the times that a date may mean, or all of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Member {
    start: Reach,
    end: Reach,
    /// It stands for units from a first to a last, where there are such: for each, or for one of them.
    units: Option<Units>,
}

/// Where a start or an end lies: nanoseconds since 1970, in UTC where it has a clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Reach {
    first: i128,
    last: i128,
    shift: Option<i16>,
    /// What is said of its reliability.
    mark: Qualifier,
}

/// A time that is asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// Its first instant, and whether it is one of a clock that is written.
    from: (i128, bool),
    to: (i128, bool),
}

impl Period {
    /// From the start of one date to the end of another; without end where one is missing.
    pub fn between(from: Option<&Date>, to: Option<&Date>) -> Self {
        let start = |date: &Date| (date.meaning.spans().0.first, date.has_offset());
        let end = |date: &Date| {
            let end = date.meaning.spans().1;
            (end.last, end.shift.is_some())
        };
        Self { from: from.map_or((EVER, false), start), to: to.map_or((NEVER, false), end) }
    }

    /// All time to the end of a day.
    pub fn until(of: Day) -> Self {
        Self::until_moment(i128::from(of.to_days()) * DAY + DAY - 1, false)
    }

    /// All time to a nanosecond since 1970, of a clock that is written or of that which is shown.
    pub(super) fn until_moment(last: i128, is_instant: bool) -> Self {
        Self { from: (EVER, false), to: (last, is_instant) }
    }

    /// Whether it ends before it starts.
    pub fn is_reversed(&self) -> bool {
        self.from.1 == self.to.1 && self.from.0 > self.to.0
    }
}

impl Date {
    /// What it covers, widened by what its marks say (ISO 8601-2, 8): about is a unit more either way.
    pub fn extent(&self) -> Extent {
        let (all, members) = match &self.meaning {
            Meaning::Set(set) => (set.kind == SetKind::AllMembers, set.elements.iter().map(|e| of(e, set)).collect()),
            Meaning::One(point) => {
                let at = Reach::of(Span::of_point(point), point_unit(point)).marked(point.mark());
                (false, vec![Member { start: at, end: at, units: None }])
            }
            Meaning::Interval(start, end) => (false, vec![between(start, end)]),
        };
        Extent { members, all, uncertain: false }
    }

    /// Whether it is a time of day: two that are the same are one moment.
    pub fn is_moment(&self) -> bool {
        let sole = self.meaning.sole().is_some_and(|point| matches!(point, Point::Time(_)));
        sole || matches!(&self.meaning, Meaning::One(Point::Time(_)))
    }
}

fn of(element: &Element, set: &Set) -> Member {
    let unit = match element {
        Element::At(point) | Element::OnOrBefore(point) | Element::OnOrAfter(point) => point_unit(point),
        Element::Range(first, last) => point_unit(first).or_else(|| point_unit(last)),
    };
    if set.kind == SetKind::OneMember {
        let at = Reach::of(span::of_alternative(element), unit).marked(element.mark());
        return Member { start: at, end: at, units: None };
    }
    let (start, end) = span::of_element(element);
    let [start, end] = [start, end].map(|span| Reach::of(span, unit).marked(element.mark()));
    Member { start, end, units: Units::of_element(element) }
}

fn between(start: &Side, end: &Side) -> Member {
    let unit = |side: &Side| match side {
        Side::At(point) => point_unit(point),
        Side::OnOrBefore(date) | Side::OnOrAfter(date) => marked_unit(date),
        Side::OneOf(_) | Side::Open | Side::Unknown => None,
    };
    let mut start = Reach::of(span::of_side(start, EVER), unit(start)).marked(start.mark());
    let mut end = Reach::of(span::of_side(end, NEVER), unit(end)).marked(end.mark());
    // What is not said has the clock of the other.
    match [start, end].map(|reach| [reach.first, reach.last].iter().all(|at| [EVER, NEVER].contains(at))) {
        [true, false] => start.shift = end.shift,
        [false, true] => end.shift = start.shift,
        _ => {}
    }
    let clocks = [start, end].map(|reach| reach.shift.is_some());
    (start.last, end.first) = span::limited((start.first, start.last), (end.first, end.last), clocks);
    Member { start, end, units: None }
}

impl Reach {
    fn of(span: Span, about: Option<Unit>) -> Self {
        let Span { first, last, shift, .. } = span;
        let (first, last) = about.map_or((first, last), |unit| (moved(first, unit, false), moved(last, unit, true)));
        Self { first, last, shift, mark: Qualifier::default() }
    }

    fn marked(self, mark: Qualifier) -> Self {
        Self { mark, ..self }
    }

    /// Where it lies in the terms of a question: as the clock shows, or as an instant.
    fn asked(self, is_instant: bool) -> (i128, i128) {
        match (self.shift, is_instant) {
            (Some(shift), false) => {
                let ahead = i128::from(shift) * MINUTE;
                (plus(self.first, ahead), plus(self.last, ahead))
            }
            (None, true) => self.anywhere(),
            (Some(_), true) | (None, false) => (self.first, self.last),
        }
    }

    /// Where it lies beside another in a statement.
    fn beside(self, other: Self) -> (i128, i128) {
        self.beside_clock(other.shift.is_some())
    }

    /// The same beside what has a clock, or has none.
    fn beside_clock(self, clock: bool) -> (i128, i128) {
        if clock && self.shift.is_none() { self.anywhere() } else { (self.first, self.last) }
    }

    /// Where a clock that is not said may read it.
    fn unclocked(self) -> (i128, i128) {
        match self.shift {
            Some(_) => (plus(self.first, -BEHIND), plus(self.last, AHEAD)),
            None => (self.first, self.last),
        }
    }

    fn anywhere(self) -> (i128, i128) {
        (plus(self.first, -AHEAD), plus(self.last, BEHIND))
    }
}

impl Extent {
    /// The same where only a report says when it was: by then, at any time before.
    #[must_use]
    pub fn by_then(&self) -> Self {
        let ends = self.members.iter().map(|member| member.end);
        let end = ends.reduce(|a, b| if a.last < b.last { b } else { a });
        let anywhen = Reach { first: EVER, last: NEVER, shift: None, mark: Qualifier::default() };
        let at = end.map_or(anywhen, |end| Reach { first: EVER, ..end });
        let uncertain = self.is_uncertain();
        Self { members: vec![Member { start: at, end: at, units: None }], all: false, uncertain }
    }

    /// Whether nothing of it is certain: of several, that one is not, or of all of several none.
    pub fn is_uncertain(&self) -> bool {
        let mut members = self.members.iter();
        self.uncertain || if self.all { members.all(Member::is_uncertain) } else { members.any(Member::is_uncertain) }
    }

    /// The first day on which it may start and the last on which it may end, by the clock that is shown, where there are such.
    pub fn days(&self) -> (Option<Day>, Option<Day>) {
        let day = |at: i128| i64::try_from(at.div_euclid(DAY)).ok().map(Day::from_days);
        let first = self.members.iter().map(|member| member.start.asked(false).0).min();
        let last = self.members.iter().map(|member| member.end.asked(false).1).max();
        let known = |at: Option<i128>| at.filter(|at| ![EVER, NEVER].contains(at)).and_then(day);
        (known(first), known(last))
    }

    /// How surely it lies to a time that is asked about.
    pub fn answer(&self, relation: Relation, period: &Period) -> Answer {
        let answers = self.members.iter().map(|member| member.settled(member.answer(relation, period)));
        let answer = self.of_members(answers, relation == Relation::During);
        if self.uncertain { answer.min(Answer::Possibly) } else { answer }
    }

    /// The times that it may mean, or that are all meant.
    pub fn members(&self) -> &[Member] {
        &self.members
    }

    /// The only time that it may mean, where that is certain.
    pub fn certain(&self) -> Option<Member> {
        match self.members[..] {
            [member] if !self.is_uncertain() => Some(member),
            _ => None,
        }
    }

    /// The answer of all that are meant, or of one of several.
    fn of_members(&self, answers: impl Iterator<Item = Answer>, any_will_do: bool) -> Answer {
        let (mut least, mut most) = (None, None);
        for answer in answers {
            least = Some(least.map_or(answer, |least: Answer| least.min(answer)));
            most = Some(most.map_or(answer, |most: Answer| most.max(answer)));
        }
        match (least.zip(most), self.all) {
            (Some((_, most)), true) if any_will_do => most,
            (Some((least, _)), true) => least,
            (Some((least, most)), false) if least == most => least,
            (None, _) | (Some(_), false) => Answer::Possibly,
        }
    }
}

/// The longest year.
const LONGEST_YEAR: i128 = 366 * DAY;

/// How surely the event of a row lies to a time that is asked about; none where its date has to be read to tell.
///
/// Where an interval's start ends and its end starts, a row does not tell: what is certain or not so for all that it
/// spans holds all the same.
pub fn row_answer(row: &Row, relation: Relation, period: &Period) -> Option<Answer> {
    let has = |flag| row.flags.has(flag);
    // What stands where another puts it does not stand where it starts.
    // A row has the offset of its start only; where another clock is shown, its end may have another.
    let has_offsets = has(Flags::CLOCK) && (has(Flags::INEXACT) || has(Flags::EXTENDED));
    let is_several = has_offsets || has(Flags::INEXACT) && has(Flags::UNCERTAIN);
    // About is a unit more either way, and that of a single date is a year at the most.
    let is_about = has(Flags::APPROXIMATE);
    let is_wider = is_about && (has(Flags::EXTENDED) || row.precision == Precision::Vague);
    if is_wider || has(Flags::MOVED) || is_several {
        return None;
    }
    let about = if is_about { LONGEST_YEAR } else { 0 };
    let first =
        row.earliest().filter(|_| !has(Flags::BY_THEN)).map_or(EVER, |first| i128::from(first) * SECOND - about);
    let last = if row.last < Row::UNKNOWN_END { i128::from(row.last) * SECOND + SECOND - 1 + about } else { NEVER };
    let at = Reach { first, last, shift: has(Flags::CLOCK).then_some(row.shift), mark: Qualifier::default() };
    let answer = Member { start: at, end: at, units: None }.answer(relation, period);
    let is_told = answer != Answer::Possibly || !(has(Flags::EXTENDED) || has(Flags::INEXACT)) || has(Flags::BY_THEN);
    let is_settled = answer == Answer::No || (is_told && !is_about);
    is_settled.then(|| if has(Flags::UNCERTAIN) { answer.min(Answer::Possibly) } else { answer })
}

impl Member {
    /// Whether anything of it is marked as dubious.
    fn is_uncertain(&self) -> bool {
        self.start.mark.uncertain || self.end.mark.uncertain
    }

    /// The first and the last second at which it may start, and those at which it may end; the ends of time where there is
    /// none.
    pub(super) fn seconds(&self) -> ((i64, i64), (i64, i64)) {
        let seconds = |reach: Reach| (seconds(reach.first), seconds(reach.last));
        (seconds(self.start), seconds(self.end))
    }

    fn settled(&self, answer: Answer) -> Answer {
        if self.is_uncertain() { answer.min(Answer::Possibly) } else { answer }
    }

    fn answer(&self, relation: Relation, period: &Period) -> Answer {
        // Where its clock is put back in between, a time that is asked about may come twice.
        if let (Some(a), Some(b)) = (self.start.shift, self.end.shift)
            && a > b
            && self.end.last.saturating_sub(self.start.first) <= 2 * i128::from(a - b) * MINUTE
        {
            let by = |shift| {
                let [start, end] = [self.start, self.end].map(|reach| Reach { shift: Some(shift), ..reach });
                Self { start, end, ..*self }.answer(relation, period)
            };
            let (first, second) = (by(a), by(b));
            // When it is put back is not known here.
            return if first == second { first } else { Answer::Possibly };
        }
        let (from, to) = (period.from, period.to);
        let start = |side: (i128, bool)| self.start.asked(side.1);
        let end = |side: (i128, bool)| self.end.asked(side.1);
        let (possible, certain) = match relation {
            Relation::During => return self.during(from, to),
            Relation::After => {
                let (s1, s2) = start(to);
                (s2 > to.0, s1 > to.0)
            }
            Relation::Before => {
                let (e1, e2) = end(from);
                (e1 < from.0, e2 < from.0)
            }
            Relation::Since => {
                let (s1, s2) = start(from);
                (s2 >= from.0, s1 >= from.0)
            }
            Relation::Until => {
                let (e1, e2) = end(to);
                (e1 <= to.0, e2 <= to.0)
            }
        };
        Answer::of(possible, certain)
    }

    fn during(&self, from: (i128, bool), to: (i128, bool)) -> Answer {
        if let Some(units) = self.units {
            return units.during(from, to);
        }
        let ((s1, s2), (e1, e2)) = (self.start.asked(to.1), self.end.asked(from.1));
        Answer::of(s1 <= to.0 && e2 >= from.0, s2 <= to.0 && e1 >= from.0)
    }

    /// Whether its start, and its end, are of a clock that is written.
    pub fn clocks(&self) -> Clocks {
        (self.start.shift.is_some(), self.end.shift.is_some())
    }

    /// From the first moment at which it may start to the last at which it may end, in nanoseconds since 1970, as a
    /// statement compares it with what has such clocks.
    pub fn hull(&self, beside: Clocks) -> (i128, i128) {
        (self.start.beside_clock(beside.1).0, self.end.beside_clock(beside.0).1)
    }

    /// Where it may start, likewise compared with a start.
    pub fn start(&self, beside: Clocks) -> (i128, i128) {
        self.start.beside_clock(beside.0)
    }

    /// Where it may end, likewise compared with an end.
    pub fn end(&self, beside: Clocks) -> (i128, i128) {
        self.end.beside_clock(beside.1)
    }
}

/// Whether a start, and an end, are of a clock that is written.
pub type Clocks = (bool, bool);
