//! How much happens when: events counted by column.
//!
//! Owns the counts of one window: where events stand, how many starts are to be expected in each column, and where something
//! lasts, certainly or perhaps. An event that is sure to start in a column adds one to it; one that may start in any of several adds
//! an equal part to each; of a set of dates each member is a start of its own. The events are not walked: places are
//! found by binary search in the rows' own order, and only those that last or are inexact ([`Spans`], chosen once) are gone
//! through, once for a window and a width. The date itself is asked only where the row does not tell: of an interval and of a set.

use super::broken::Broken;
use super::scale::{Column, Window};
use crate::model::{Date, DrawnMember, Flags, Order, Precision, Row};
use std::collections::HashMap;

/// The events of an order whose time is longer than a day, by their start; and those that stand where another puts them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Spans(Vec<Span>, Vec<Span>);

/// The rows that stand where another puts them, as their dates have them.
pub type Moved = HashMap<usize, Row>;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Span {
    first: i64,
    last: i64,
    row: u32,
}

/// What is counted in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Bin {
    /// Events that stand here in the order, by their earliest possible start.
    pub starts: usize,
    /// The starts to be expected here, in parts of [`Bin::ONE`].
    expected: u64,
    /// How many certainly last over some of this column.
    pub lasting: usize,
    /// How many last over some of it, certainly or not.
    pub perhaps: usize,
}

/// The counts of a window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bins {
    axis: Broken,
    columns: Vec<Bin>,
}

/// What rows do not tell.
#[derive(Clone, Copy)]
pub struct Asked<'a> {
    /// The date of the event in a row; none where it can no longer be read.
    pub date: &'a dyn Fn(usize) -> Option<Date>,
    /// The last second of today: what goes on has lasted until then.
    pub now: i64,
}

impl Asked<'_> {
    /// Those of an order that stand elsewhere. Walks the order.
    pub fn moved(&self, rows: &[Row], order: &Order) -> Moved {
        let visible = (0..order.len()).filter_map(|position| order.row(position));
        let moved = visible.filter(|at| rows.get(*at).is_some_and(|row| row.flags.has(Flags::MOVED)));
        moved.filter_map(|at| Some((at, rows.get(at)?.by_date(|| (self.date)(at))))).collect()
    }
}

/// When something may start, and when it lasts; the first and the last second of each.
#[derive(Debug, Clone, Default)]
struct Stretches {
    /// Starts: of each the stretches in one of which it lies.
    starts: Vec<Vec<(i64, i64)>>,
    lasts: Vec<Lasting>,
}

/// What lasts.
#[derive(Debug, Clone)]
struct Lasting {
    perhaps: (i64, i64),
    certainly: Option<(i64, i64)>,
}

/// A date of no more seconds than this is no span: a day.
const POINT_SECONDS: i64 = 86_400;

/// No start that is written so exactly takes more seconds.
fn longest(precision: Precision) -> i64 {
    let days = match precision {
        Precision::Second | Precision::Day => 1,
        Precision::Month => 31,
        Precision::Season | Precision::Third | Precision::Half => 184,
        Precision::Year => 366,
        Precision::Vague => return i64::MAX,
    };
    days * POINT_SECONDS
}

impl Spans {
    /// Chooses them. Walks the order: once for a timeline and its filter, not for a window.
    pub fn of(rows: &[Row], order: &Order) -> Self {
        let visible = (0..order.len()).filter_map(|position| order.row(position));
        let spans = visible.filter_map(|at| Span::of(u32::try_from(at).ok()?, rows.get(at)?));
        let stands_elsewhere = |span: &Span| rows.get(span.row as usize).is_some_and(|row| row.flags.has(Flags::MOVED));
        let (moved, mut spans): (Vec<Span>, Vec<Span>) = spans.partition(stands_elsewhere);
        // What has no start stands where it may have begun at the latest.
        spans.sort_by_key(|span| span.first);
        Self(spans, moved)
    }

    /// The rows of `order`, ascending, whose time may touch a window; none where they are more than `most`. `self` are the
    /// spans of the same order. A row whose end is not known is taken for its earliest start.
    pub fn touching(&self, rows: &[Row], order: &Order, window: Window, most: usize) -> Option<Vec<usize>> {
        let starts_before =
            |instant: i64| order.partition_point(0, |row| rows.get(row).is_some_and(|row| row.first < instant));
        // Whoever is no span has lasted a day at most.
        let near = window.from().saturating_sub(POINT_SECONDS);
        let starts = starts_before(near)..starts_before(window.to());
        if starts.len() > most {
            return None;
        }
        let earlier = self.0.iter().take_while(|span| span.first < near);
        let earlier = earlier.chain(self.1.iter().filter(|span| span.first < window.to()));
        let earlier = earlier.filter(|span| span.last >= window.from()).map(|span| span.row as usize);
        let started = starts.filter_map(|at| order.row(at));
        let mut touching: Vec<usize> = earlier.chain(started).take(2 * most + 2).collect();
        touching.sort_unstable();
        touching.dedup();
        (touching.len() <= most).then_some(touching)
    }
}

impl Span {
    fn of(at: u32, row: &Row) -> Option<Self> {
        let anywhen = row.flags.has(Flags::BY_THEN) && !row.is_by_then();
        let first = if row.stands_elsewhere() || anywhen { Row::UNKNOWN_START } else { row.start() };
        // Where an end is not known, there is the time in which it may start, at most.
        let last = match row.last {
            _ if anywhen => Row::OPEN_END,
            Row::UNKNOWN_END => first.saturating_add(longest(row.precision) - 1),
            last => last,
        };
        let is_long = last.saturating_sub(first) >= POINT_SECONDS && !row.is_undated() || row.flags.has(Flags::MOVED);
        is_long.then_some(Self { first, last, row: at })
    }
}

impl Bin {
    /// A start that is certain.
    const ONE: u64 = 1 << 32;

    /// How many starts are to be expected here.
    #[expect(clippy::cast_precision_loss, reason = "heights are no more exact than eighths")]
    pub fn expected(&self) -> f64 {
        self.expected as f64 / Self::ONE as f64
    }
}

impl Bins {
    /// Counts the events of an order by the columns of an axis. `spans` are those of the same order.
    pub fn of(axis: Broken, rows: &[Row], order: &Order, spans: &Spans, asked: Asked<'_>) -> Self {
        let starts_before = |from: usize, instant: i64| {
            order.partition_point(from, |row| rows.get(row).is_some_and(|row| row.first < instant))
        };
        let mut at = starts_before(0, axis.from());
        let mut columns = Vec::with_capacity(axis.ends().len());
        for end in axis.ends() {
            let next = starts_before(at, *end);
            columns.push(Bin { starts: next - at, expected: (next - at) as u64 * Bin::ONE, ..Bin::default() });
            at = next;
        }
        let mut bins = Self { axis, columns };
        let (from, to) = (bins.axis.from(), bins.axis.to());
        let mut changes = Changes::of(bins.columns.len());
        let near = spans.0.iter().take_while(|span| span.first < to).filter(|span| span.last >= from);
        // What stands elsewhere was counted where it stands.
        for span in near.chain(&spans.1) {
            if let Some(row) = rows.get(span.row as usize) {
                let asked = |row: &Row| Stretches::of(row, span, asked);
                bins.lay(row, (span.first, span.last), asked, &mut changes);
            }
        }
        // Seen from so near, a day is no point either.
        if bins.axis.seconds() < i128::from(POINT_SECONDS) * i128::from(bins.axis.width()) {
            let near = starts_before(0, from.saturating_sub(POINT_SECONDS))..starts_before(0, to);
            let near = near.filter_map(|at| rows.get(order.row(at)?));
            let is_point = |row: &&Row| row.last.saturating_sub(row.start()) < POINT_SECONDS;
            for row in near.filter(|row| is_point(row) && !row.flags.has(Flags::MOVED)) {
                let time = (row.start(), row.last);
                bins.lay(row, time, |_| Stretches::within(time), &mut changes);
            }
        }
        changes.sum_up(&mut bins.columns);
        bins
    }

    /// Lays an event that was counted as a point over the columns in which it may start, and lasts.
    fn lay(&mut self, row: &Row, time: (i64, i64), stretches: impl Fn(&Row) -> Stretches, changes: &mut Changes) {
        let place = self.axis.column(row.first);
        let is_point = self.axis.column(time.0) == self.axis.column(time.1) && place == self.axis.column(time.0);
        if is_point && !row.flags.has(Flags::INEXACT) {
            return;
        }
        if let Column::At(column) = place
            && let Some(bin) = self.columns.get_mut(usize::from(column))
        {
            bin.expected = bin.expected.saturating_sub(Bin::ONE);
        }
        let Stretches { starts, lasts } = stretches(row);
        // How late what is open may be nobody says: here it is spread over what is shown.
        let shown = self.axis.to().saturating_sub(1);
        let limited = |(first, last): (i64, i64)| (first, if last == Row::OPEN_END { shown.max(first) } else { last });
        for start in starts {
            let start: Vec<(i64, i64)> = start.into_iter().map(limited).collect();
            let all = start.iter().map(|(first, last)| self.axis.span(*first, *last)).sum::<u64>().max(1);
            // What does not divide evenly is in the first column.
            let (each, mut rest) = (Bin::ONE / all, Bin::ONE % all);
            for (left, right) in start.iter().filter_map(|(first, last)| self.axis.columns(*first, *last)) {
                changes.add(Kind::Expected, (left, right), each);
                changes.add(Kind::Expected, (left, left), std::mem::take(&mut rest));
            }
        }
        for Lasting { perhaps, certainly } in lasts {
            let columns = |(first, last): (i64, i64)| self.axis.columns(first, last);
            for (kind, time) in [(Kind::Perhaps, Some(perhaps)), (Kind::Lasting, certainly)] {
                if let Some(columns) = time.and_then(columns) {
                    changes.add(kind, columns, 1);
                }
            }
        }
    }

    /// What they were counted on.
    pub fn axis(&self) -> &Broken {
        &self.axis
    }

    /// The columns, from the left.
    pub fn columns(&self) -> &[Bin] {
        &self.columns
    }

    /// The most starts that are to be expected in one column.
    pub fn highest(&self) -> f64 {
        self.columns.iter().max_by_key(|bin| bin.expected).map_or(0.0, Bin::expected)
    }
}

impl Stretches {
    /// One start, somewhere within this time.
    fn within(time: (i64, i64)) -> Self {
        Self { starts: vec![vec![time]], lasts: Vec::new() }
    }

    /// Those of a row whose time is that of a span. What goes on is known to have lasted until now.
    fn of(row: &Row, span: &Span, asked: Asked<'_>) -> Self {
        let is_told = !row.flags.has(Flags::EXTENDED) && !row.flags.has(Flags::INEXACT) && !row.stands_elsewhere();
        let date = if is_told { None } else { (asked.date)(span.row as usize) };
        let Some(date) = date else {
            let has_start = !row.flags.has(Flags::NO_START) && !row.stands_elsewhere();
            return if has_start { Self::within((span.first, span.last)) } else { Self::default() };
        };
        let members = date.drawn_members();
        let start = |DrawnMember { start: (first, last), .. }: &DrawnMember| {
            (*first > Row::UNKNOWN_START).then_some((*first, if *last == Row::UNKNOWN_END { *first } else { *last }))
        };
        if date.is_one_of() {
            return Self { starts: vec![members.iter().filter_map(start).collect()], lasts: Vec::new() };
        }
        let starts = members.iter().filter_map(start).map(|start| vec![start]);
        if row.flags.has(Flags::BY_THEN) {
            // The report of it is one, and when it was is not known: by when neither, where that has no end.
            let anywhen = Lasting { perhaps: (Row::OPEN_START, Row::OPEN_END), certainly: None };
            let lasts = if row.is_by_then() { Vec::new() } else { vec![anywhen] };
            return Self { starts: starts.take(1).collect(), lasts };
        }
        let lasts = members.iter().filter_map(|member| Lasting::of(member, asked.now));
        Self { starts: starts.collect(), lasts: lasts.collect() }
    }
}

impl Lasting {
    /// Of what is no single date, and whose start and end are not unknown.
    fn of(member: &DrawnMember, now: i64) -> Option<Self> {
        let DrawnMember { start, end, .. } = *member;
        let is_known = start.0 != Row::UNKNOWN_START && end.1 != Row::UNKNOWN_END && start != end;
        let goes_on = end.0 >= Row::UNKNOWN_END;
        let until = |last: i64| if goes_on { now } else { last };
        let certainly = member.certain().map(|(from, to)| (from, until(to))).filter(|(from, to)| from <= to);
        let perhaps = (start.0, until(end.1));
        (is_known && perhaps.0 <= perhaps.1).then_some(Self { perhaps, certainly })
    }
}

/// Where counts begin and end, to be summed up from the left.
struct Changes([Vec<i128>; 3]);

#[derive(Clone, Copy)]
enum Kind {
    Expected,
    Lasting,
    Perhaps,
}

impl Changes {
    fn of(width: usize) -> Self {
        Self([(); 3].map(|()| vec![0; width + 1]))
    }

    fn add(&mut self, kind: Kind, (left, right): (u16, u16), much: u64) {
        for (at, much) in [(usize::from(left), i128::from(much)), (usize::from(right) + 1, -i128::from(much))] {
            if let Some(change) = self.0[kind as usize].get_mut(at) {
                *change += much;
            }
        }
    }

    fn sum_up(self, columns: &mut [Bin]) {
        let mut sums = [0_i128; 3];
        for (at, bin) in columns.iter_mut().enumerate() {
            for (sum, changes) in sums.iter_mut().zip(&self.0) {
                *sum += changes.get(at).copied().unwrap_or_default();
            }
            let [expected, lasting, perhaps] = sums;
            bin.expected = bin.expected.saturating_add(u64::try_from(expected).unwrap_or(0));
            bin.lasting = usize::try_from(lasting).unwrap_or(0);
            bin.perhaps = usize::try_from(perhaps).unwrap_or(0);
        }
    }
}

#[cfg(test)]
mod tests;
