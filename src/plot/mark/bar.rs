//! When an event was, and the signs that say so on a scale.
//!
//! Owns what of an event's time is certain, what only possible, and the bar of signs that comes of it. A column is solid
//! where the event certainly was in it, so a start of which the month is known is hatched for as long as the month has
//! columns, and solid from the zoom on at which the month fits into one. Refuses to draw time of which nothing is known:
//! an unknown end is a sign behind the start, not a stretch.

use super::Sign;
use crate::model::{Date, Day, DrawnMember, Flags, Precision, Row};
use crate::plot::scale::{Column, Scale};

/// When an event was, as far as it is known: of a set of dates, each of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Times {
    members: Vec<Stretch>,
}

/// One time, from a start to an end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Stretch {
    /// The first and the last second at which it may start.
    start: (i64, i64),
    /// The first and the last second at which it may end.
    end: (i64, i64),
    precision: Precision,
    /// See [`DrawnMember::unit`].
    unit: Option<i64>,
    flags: Flags,
    before: Edge,
    after: Edge,
}

/// What lies beyond a start or an end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Edge {
    Known,
    Open,
    Unknown,
}

/// Signs in a row of columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// The column of the first.
    pub column: u16,
    /// From the left; at least one.
    pub signs: Vec<Sign>,
}

impl Bar {
    /// Both, with nothing between them; where they overlap, what is certain.
    fn beside(&self, other: &Self) -> Self {
        let (column, end) = (self.column.min(other.column), self.end().max(other.end()));
        let at = |bar: &Self, column: u16| {
            let sign = column.checked_sub(bar.column).and_then(|n| bar.signs.get(usize::from(n)).copied());
            sign.filter(|sign| *sign != Sign::Nothing)
        };
        let sign = |column| match (at(self, column), at(other, column)) {
            (Some(Sign::Possible) | None, Some(sign)) | (Some(sign), _) => sign,
            (None, None) => Sign::Nothing,
        };
        Self { column, signs: (column..end).map(sign).collect() }
    }

    /// The column behind its last sign.
    pub fn end(&self) -> u16 {
        self.column.saturating_add(u16::try_from(self.signs.len()).unwrap_or(u16::MAX))
    }
}

impl Times {
    /// What the date of a row's event says. What goes on is drawn up to `today`: of later days nobody knows.
    pub fn of(date: &Date, row: &Row, today: Day) -> Self {
        let members = date.drawn_members();
        if row.flags.has(Flags::BY_THEN) {
            return Self { members: by_then(&members, row.flags, today).into_iter().collect() };
        }
        // What is said of the date as a whole stands behind the last of them.
        let last = members.len().saturating_sub(1);
        let stretch = |(n, member): (usize, DrawnMember)| {
            let mut flags = row.flags;
            if last > 0 {
                for mark in [Flags::APPROXIMATE, Flags::UNCERTAIN] {
                    flags.set(mark, n == last && row.flags.has(mark));
                }
                flags.set(Flags::OPEN_END, member.end.1 == Row::OPEN_END && member.start != member.end);
                flags.set(Flags::NO_START, false);
            }
            Stretch::of(member, flags, today)
        };
        Self { members: members.into_iter().enumerate().map(stretch).collect() }
    }

    /// Its signs on a scale; none where it lies outside, or where nothing is known of when it was. Between the members of a
    /// set there is nothing.
    pub fn bar(&self, scale: Scale) -> Option<Bar> {
        let mut bars = self.members.iter().filter_map(|member| member.bar(scale));
        let first = bars.next()?;
        Some(bars.fold(first, |whole, bar| whole.beside(&bar)))
    }
}

/// What only a report dates: its latest end, for it was by then. Where that is not known, it may have been at any time.
fn by_then(members: &[DrawnMember], mut flags: Flags, today: Day) -> Option<Stretch> {
    let last = members.iter().max_by_key(|member| member.end.1)?;
    let (is_known, anywhen) = (last.end.1 < Row::UNKNOWN_END, (Row::OPEN_START, Row::OPEN_END));
    let at = if is_known { last.end } else { anywhen };
    flags.set(Flags::OPEN_END, false);
    flags.set(Flags::BY_THEN, is_known);
    Some(Stretch::of(DrawnMember { start: at, end: at, unit: None, ..*last }, flags, today))
}

impl Stretch {
    fn of(member: DrawnMember, flags: Flags, today: Day) -> Self {
        let DrawnMember { start, end, precision, unit, .. } = member;
        let mut times = Self { start, end, precision, unit, flags, before: Edge::Known, after: Edge::Known };
        if start.1 == Row::OPEN_START {
            times.before = Edge::Open;
        } else if start.0 == Row::UNKNOWN_START {
            (times.before, times.start) = (Edge::Unknown, end);
        }
        if flags.has(Flags::OPEN_END) {
            let now = today.last_second().max(start.1);
            (times.after, times.end) = (Edge::Open, (now, now));
        } else if end.1 == Row::UNKNOWN_END {
            (times.after, times.end) = (Edge::Unknown, times.start);
        }
        times
    }

    fn bar(&self, scale: Scale) -> Option<Bar> {
        if self.before == Edge::Unknown && self.after == Edge::Unknown {
            return None;
        }
        let single = self.start == self.end;
        let is_by_then = self.flags.has(Flags::BY_THEN);
        let is_short = is_point(scale, self.start);
        let (column, mut signs) = if single && (is_short || is_by_then) {
            let at = if is_short { self.start.0 } else { self.start.1 };
            let Column::At(column) = scale.column(at) else { return None };
            (column, vec![Sign::start(self.precision, self.flags)])
        } else {
            self.stretches(scale, single)?
        };
        let column = column - self.lead(&mut signs, column);
        let column = column - self.trail(&mut signs, column, scale.width());
        Some(Bar { column, signs })
    }

    /// Solid and hatched columns, and the first of them.
    fn stretches(&self, scale: Scale, single: bool) -> Option<(u16, Vec<Sign>)> {
        let (left, right) = scale.columns(self.start.0, self.end.1)?;
        let at = |instant: i64| scale.columns(instant, instant);
        let certain = [
            if self.start.1 <= self.end.0 { scale.columns(self.start.1, self.end.0) } else { None },
            if is_point(scale, self.start) { at(self.start.0) } else { None },
            if is_point(scale, self.end) { at(self.end.1) } else { None },
        ];
        let is_told = self.unit.is_none_or(|unit| is_point(scale, (0, unit - 1)));
        let is_certain =
            |column: u16| is_told && certain.iter().flatten().any(|(from, to)| (*from..=*to).contains(&column));
        let sign = |column| if !single && is_certain(column) { Sign::Certain } else { Sign::Possible };
        Some((left, (left..=right).map(sign).collect()))
    }

    /// Puts what is to be said of the start before the signs, which begin at `column`; answers by how many columns they
    /// grew to the left.
    fn lead(&self, signs: &mut Vec<Sign>, column: u16) -> u16 {
        const UNKNOWN: [Sign; 2] = [Sign::Question, Sign::Dash];
        match self.before {
            Edge::Known => 0,
            Edge::Open => {
                // What was there before has no start in its first column.
                signs.splice(..1, [Sign::WasBefore]);
                0
            }
            Edge::Unknown if column >= 2 => {
                signs.splice(..0, UNKNOWN);
                2
            }
            Edge::Unknown => {
                let over = signs.len().saturating_sub(1).min(UNKNOWN.len());
                signs.splice(..over, UNKNOWN.into_iter().take(over));
                0
            }
        }
    }

    /// Puts what is to be said of the end, and of the date as a whole, behind the signs, which begin at `column` of
    /// `width`; where there is no room, over the last of them or before them all. Answers by how many columns they grew
    /// to the left.
    fn trail(&self, signs: &mut Vec<Sign>, column: u16, width: u16) -> u16 {
        let room = |signs: &[Sign]| usize::from(width - column).saturating_sub(signs.len());
        // What goes on has no end in its last column.
        let arrow = (self.after == Edge::Open).then_some(Sign::GoesOn);
        if arrow.is_some() && (signs.len() > 1 || room(signs) == 0) {
            signs.pop();
        }
        let unknown = (self.after == Edge::Unknown).then_some([Sign::Dash, Sign::Question]);
        let about = self.flags.has(Flags::APPROXIMATE).then_some(Sign::About);
        let doubt = self.flags.has(Flags::UNCERTAIN).then_some(Sign::Question);
        let trail: Vec<Sign> = unknown.into_iter().flatten().chain(about).chain(doubt).collect();
        let over = (trail.len() + usize::from(arrow.is_some())).saturating_sub(room(signs));
        let mut before = 0;
        if over == 0 || over < signs.len() {
            signs.truncate(signs.len() - over);
            signs.extend(trail);
        } else if trail.len() <= usize::from(column) {
            before = u16::try_from(trail.len()).unwrap_or_default();
            signs.splice(..0, trail);
        }
        signs.extend(arrow);
        before
    }
}

/// Whether a stretch of time is no longer than a column, wherever columns happen to begin.
fn is_point(scale: Scale, (first, last): (i64, i64)) -> bool {
    let seconds = i128::from(last) - i128::from(first) + 1;
    seconds * i128::from(scale.width()) <= scale.window().seconds()
}
