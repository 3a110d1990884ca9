//! When an event was, and the signs that say so on a scale.
//!
//! Owns what of an event's time is certain, what only possible, and the bar of signs that comes of it. A column is solid
//! where the event certainly was in it, so a start of which the month is known is hatched for as long as the month has
//! columns, and solid from the zoom on at which the month fits into one. Refuses to draw time of which nothing is known:
//! an unknown end is a sign behind the start, not a stretch.

use super::Sign;
use crate::model::{Date, Day, DrawnMember, Flags, Row};
use crate::plot::scale::{Column, Scale};
use std::ops::Range;

/// When an event was, as far as it is known: of a set of dates, each of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Times {
    members: Vec<Stretch>,
}

/// One time, from a start to an end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Stretch {
    /// Its start and its end, as they are drawn.
    of: DrawnMember,
    /// It was by its end, and nothing says when.
    is_by_then: bool,
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
    /// The column behind its last sign.
    pub fn end(&self) -> u16 {
        self.column.saturating_add(u16::try_from(self.signs.len()).unwrap_or(u16::MAX))
    }
}

impl Times {
    /// What the date of a row's event says. What goes on is drawn up to `today`: of later days nobody knows.
    pub fn of(date: &Date, row: &Row, today: Day) -> Self {
        if row.flags.has(Flags::BY_THEN) {
            let is_uncertain = date.extent().is_uncertain();
            return Self { members: by_then(&date.drawn_members(), row, is_uncertain, today).into_iter().collect() };
        }
        Self::of_date(date, today)
    }

    /// The same of a date that a source gives.
    pub fn of_date(date: &Date, today: Day) -> Self {
        let members = date.drawn_members();
        let goes_on = |member: &DrawnMember| match members.len() {
            1 => date.is_ongoing(),
            _ => member.end.1 == Row::OPEN_END && member.start != member.end,
        };
        Self { members: members.iter().map(|member| Stretch::of(*member, goes_on(member), today)).collect() }
    }

    /// Its signs on a scale; none where it lies outside, or where nothing is known of when it was. Between the members of a
    /// set there is nothing.
    pub fn bar(&self, scale: Scale) -> Option<Bar> {
        let drawn = self.members.iter().filter_map(|member| Some((member, member.signs(scale)?)));
        let mut drawn: Vec<(&Stretch, Bar)> = drawn.collect();
        match drawn.len() {
            0 | 1 => drawn.pop().map(|(member, bar)| member.marked(bar, &(0..scale.width()))),
            _ => Line::of(drawn, scale.width()).bar(),
        }
    }
}

/// The members of a set on one line: by column a sign, and whose it is.
struct Line(Vec<Option<(Sign, usize)>>);

impl Line {
    /// Where members overlap, what is certain is seen. What is said of one stands beside it, where the others leave room.
    fn of(mut drawn: Vec<(&Stretch, Bar)>, width: u16) -> Self {
        drawn.sort_by_key(|(_, bar)| bar.column);
        let mut line = Self(vec![None; width.into()]);
        let certainty = |sign, member: &Stretch| match sign {
            Sign::Possible => 0,
            _ if member.of.is_uncertain => 1,
            _ => 2,
        };
        for (n, (member, bar)) in drawn.iter().enumerate() {
            line.put(n, bar, |sign, (other, whose)| {
                drawn.get(whose).is_some_and(|(owner, _)| certainty(sign, member) > certainty(other, owner))
            });
        }
        for (n, (member, bar)) in drawn.iter().enumerate() {
            if line.at(bar.end() - 1).is_some_and(|(_, whose)| whose == n) {
                line.put(n, &member.marked(bar.clone(), &line.room(bar)), |_, (_, whose)| whose == n);
            }
        }
        line
    }

    fn at(&self, column: u16) -> Option<(Sign, usize)> {
        self.0.get(usize::from(column)).copied().flatten()
    }

    /// Draws the signs of a member, over those for which `goes_over` says so.
    fn put(&mut self, member: usize, bar: &Bar, goes_over: impl Fn(Sign, (Sign, usize)) -> bool) {
        let columns = self.0.iter_mut().skip(bar.column.into());
        for (column, sign) in
            columns.zip(&bar.signs).filter(|(column, sign)| column.is_none_or(|other| goes_over(**sign, other)))
        {
            *column = Some((*sign, member));
        }
    }

    /// The columns of a bar with the free ones on both sides, as many as marks may need.
    fn room(&self, bar: &Bar) -> Range<u16> {
        let is_free = |column: &u16| usize::from(*column) < self.0.len() && self.at(*column).is_none();
        let from = (0..bar.column).rev().take(MARKS).take_while(is_free).last().unwrap_or(bar.column);
        let to = (bar.end()..).take(MARKS).take_while(is_free).last().map_or(bar.end(), |last| last + 1);
        from..to
    }

    /// From the first sign to the last.
    fn bar(self) -> Option<Bar> {
        let first = self.0.iter().position(Option::is_some)?;
        let last = self.0.iter().rposition(Option::is_some)?;
        let signs = self.0.get(first..=last)?.iter().map(|at| at.map_or(Sign::Nothing, |(sign, _)| sign)).collect();
        Some(Bar { column: u16::try_from(first).ok()?, signs })
    }
}

/// At most so many signs stand behind a date: that its end is not known, that it is approximate and uncertain.
const MARKS: usize = 4;

/// What only a report dates: its latest end, for it was by then. Where that is not known, it may have been at any time.
fn by_then(members: &[DrawnMember], row: &Row, is_uncertain: bool, today: Day) -> Option<Stretch> {
    let last = members.iter().max_by_key(|member| member.end.1)?;
    let at = if row.is_by_then() { last.end } else { (Row::OPEN_START, Row::OPEN_END) };
    let member = DrawnMember { start: at, end: at, is_meant: false, covers: (at, at), is_uncertain, ..*last };
    Some(Stretch { is_by_then: row.is_by_then(), ..Stretch::of(member, false, today) })
}

impl Stretch {
    fn of(of: DrawnMember, goes_on: bool, today: Day) -> Self {
        let mut times = Self { of, is_by_then: false, before: Edge::Known, after: Edge::Known };
        let DrawnMember { start, end, .. } = of;
        if start.1 == Row::OPEN_START {
            times.before = Edge::Open;
        } else if start.0 == Row::UNKNOWN_START {
            (times.before, times.of.start) = (Edge::Unknown, end);
        }
        if goes_on {
            let now = today.last_second().max(start.1);
            (times.after, times.of.end, times.of.covers.1) = (Edge::Open, (now, now), (now, now));
        } else if end.1 == Row::UNKNOWN_END {
            (times.after, times.of.end) = (Edge::Unknown, times.of.start);
        }
        times
    }

    /// Its signs, but for what is said of its end and of its reliability.
    fn signs(&self, scale: Scale) -> Option<Bar> {
        if self.before == Edge::Unknown && self.after == Edge::Unknown {
            return None;
        }
        let DrawnMember { start, end, precision, .. } = self.of;
        let is_short = is_point(scale, start);
        if start != end || !is_short && !self.is_by_then {
            return self.stretches(scale, start == end);
        }
        let Column::At(column) = scale.column(if is_short { start.0 } else { start.1 }) else { return None };
        let sign = match precision {
            _ if self.is_by_then => Sign::ByThen,
            _ if self.before != Edge::Known => Sign::Possible,
            precision => match Sign::start(precision) {
                Sign::Possible if self.of.is_solid() => Sign::Certain,
                sign => sign,
            },
        };
        Some(Bar { column, signs: vec![sign] })
    }

    /// The same with all that is said of it, within columns that are free.
    fn marked(&self, Bar { column, mut signs }: Bar, free: &Range<u16>) -> Bar {
        let column = column - self.lead(&mut signs, column - free.start);
        let column = column - self.trail(&mut signs, column, free);
        Bar { column, signs }
    }

    /// Solid and hatched columns.
    fn stretches(&self, scale: Scale, single: bool) -> Option<Bar> {
        let DrawnMember { start, end, covers: (starts, ends), is_uncertain, .. } = self.of;
        let (left, right) = scale.columns(start.0, end.1)?;
        let certain = [
            self.of.certain().and_then(|(from, to)| scale.columns(from, to)),
            if is_point(scale, starts) { scale.columns(starts.0, starts.0) } else { None },
            if is_point(scale, ends) { scale.columns(ends.1, ends.1) } else { None },
        ];
        let is_told = self.of.is_solid() || !single && !is_uncertain;
        let is_certain =
            |column: u16| is_told && certain.iter().flatten().any(|(from, to)| (*from..=*to).contains(&column));
        let sign = |column| if is_certain(column) { Sign::Certain } else { Sign::Possible };
        Some(Bar { column: left, signs: (left..=right).map(sign).collect() })
    }

    /// Puts what is to be said of the start before the signs, before which so many columns are free; answers by how many
    /// columns they grew to the left.
    fn lead(&self, signs: &mut Vec<Sign>, free: u16) -> u16 {
        const UNKNOWN: [Sign; 2] = [Sign::Question, Sign::Dash];
        match self.before {
            Edge::Known => 0,
            Edge::Open => {
                // What was there before has no start in its first column.
                signs.splice(..1, [Sign::WasBefore]);
                0
            }
            Edge::Unknown if free >= 2 => {
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

    /// Puts what is to be said of the end, and of the date as a whole, behind the signs, which begin at `column` of those
    /// that are free; where there is no room, over the last of them or before them all, and nowhere else: what is not said to be
    /// uncertain is hatched then. Answers by how many columns they grew to the left.
    fn trail(&self, signs: &mut Vec<Sign>, column: u16, free: &Range<u16>) -> u16 {
        let room = |signs: &[Sign]| usize::from(free.end - column).saturating_sub(signs.len());
        // What goes on has no end in its last column.
        let arrow = (self.after == Edge::Open).then_some(Sign::GoesOn);
        if arrow.is_some() && (signs.len() > 1 || room(signs) == 0) {
            signs.pop();
        }
        let unknown = (self.after == Edge::Unknown).then_some([Sign::Dash, Sign::Question]);
        let about = self.of.is_about.then_some(Sign::About);
        let doubt = self.of.is_uncertain.then_some(Sign::Question);
        let trail: Vec<Sign> = unknown.into_iter().flatten().chain(about).chain(doubt).collect();
        let over = (trail.len() + usize::from(arrow.is_some())).saturating_sub(room(signs));
        let mut before = 0;
        if over == 0 || over < signs.len() {
            signs.truncate(signs.len() - over);
            signs.extend(trail);
        } else if trail.len() <= usize::from(column - free.start) {
            before = u16::try_from(trail.len()).unwrap_or_default();
            signs.splice(..0, trail);
        } else if about.or(doubt).is_some() && !self.is_by_then {
            signs.fill(Sign::Possible);
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
