//! Where nothing certain lies: the holes between what dates cover.
//!
//! Owns what of a date bounds a hole, and what may only fall into one. Whatever is certain leaves a block in which no
//! hole is: a start or an end, somewhere between its earliest and its latest moment; a closed interval from start to end;
//! each member of a set of which all are meant. An open interval, and one whose end is not known, leave that of their
//! start and go on in the holes behind it. Holes are disjoint and in order, and none meets a block, whatever clock the
//! dates without one were written by.

mod doubts;

use super::super::moment::seconds;
use super::length::{Ends, Length};
use super::{AHEAD, BEHIND, Clocks, EVER, Extent, NEVER, Reach, SECOND};
use crate::model::{Flags, Row};
use doubts::Doubts;
use std::collections::HashMap;

/// No hole is shorter: an hour.
const LEAST: i64 = 3_600;
/// How far before and after its reading in UTC a time without a clock may lie, in seconds.
const SOONER: i64 = seconds_of(AHEAD);
const LATER: i64 = seconds_of(BEHIND);

#[expect(clippy::cast_possible_truncation, reason = "a few hours")]
const fn seconds_of(nanos: i128) -> i64 {
    (nanos / SECOND) as i64
}

/// Time between two events in which nothing is known to have happened. Events are numbered as they were given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hole {
    /// From the last possible moment of what is before it to the first possible one of what is after, and the most that
    /// it may be.
    pub length: Length,
    /// What happened last before it.
    pub before: usize,
    /// What happens first after it.
    pub after: usize,
    /// When that is, as it is written: a second since 1970.
    pub until: i64,
    /// An event of uncertain date, or without a start, that may fall into it, and how many others may.
    pub unless: Option<(usize, usize)>,
    /// The event that goes on all the while, and whether that is certain: of several one that certainly does, the last to
    /// have begun.
    pub during: Option<(usize, bool)>,
}

/// What is certain to happen between two seconds, both included.
#[derive(Debug, Clone, Copy)]
struct Block {
    first: i64,
    last: i64,
    /// The latest second at which it may begin, and the earliest at which it may end.
    begins: i64,
    ends: i64,
    event: usize,
    /// Whether its start, and its end, are of a clock that is written.
    clocks: Clocks,
    /// It goes on behind it: certainly or perhaps.
    goes_on: Option<bool>,
}

/// What is going on between two seconds, each with whether its clock is written.
#[derive(Debug, Clone, Copy)]
struct Stay {
    from: (i64, bool),
    until: (i64, bool),
    event: usize,
    is_certain: bool,
}

/// A second, and whether it is of a clock that is written.
type Edge = (i64, bool);

/// A hole that was found, and whether what is around it has a clock anywhere.
type Found = (Ends, bool, Hole);

/// How much sooner and how much later a second may lie beside what has a clock, or has none.
fn apart(has_clock: bool, beside: bool) -> (i64, i64) {
    match (has_clock, beside) {
        (false, true) => (SOONER, LATER),
        (true, false) => (LATER, SOONER),
        _ => (0, 0),
    }
}

impl Stay {
    /// Whether it goes on in all of a hole, by any clock.
    fn covers(&self, (from, to): Ends, has_clock: bool) -> bool {
        let began = self.from.0.saturating_add(apart(self.from.1, has_clock).1);
        let ends = self.until.0.saturating_sub(apart(self.until.1, has_clock).0);
        began <= from && ends >= to
    }
}

/// Collects events, in any order.
#[derive(Debug, Clone, Default)]
pub struct Holes {
    blocks: Vec<Block>,
    /// What may fall in.
    doubts: Doubts,
    /// What certainly goes on from one second to another where both are no points of its date.
    stays: Vec<Stay>,
    /// What of an interval may fall in: where it bounds a hole, it goes on there, or does not.
    edges: HashMap<usize, Vec<(i64, i64, bool)>>,
    /// Of what starts or ends at a fraction of a second the nanoseconds of these.
    fractions: HashMap<usize, (i128, i128)>,
}

/// The one of several that reaches furthest, of those with and without a clock.
type Sides = [Option<(i64, usize)>; 2];

/// Whether a row tells what its event covers.
fn is_told(row: &Row) -> bool {
    let unsaid = [Flags::EXTENDED, Flags::INEXACT, Flags::APPROXIMATE, Flags::MOVED, Flags::NO_START];
    !unsaid.into_iter().any(|flag| row.flags.has(flag))
}

impl Holes {
    /// Whether what an event covers has to be asked for, for its row does not tell.
    pub fn asks(row: &Row) -> bool {
        !is_told(row) && !row.is_undated()
    }

    /// Takes in an event. What it covers is asked for only where [`Holes::asks`] says so.
    pub fn add(&mut self, event: usize, row: &Row, extent: impl FnOnce() -> Option<Extent>) {
        let (is_told, has) = (is_told(row), |flag| row.flags.has(flag));
        let is_unsaid = has(Flags::BY_THEN) || has(Flags::INFERRED);
        let is_doubtful = is_unsaid || has(Flags::UNCERTAIN) || has(Flags::APPROXIMATE);
        let extent = if Self::asks(row) { extent() } else { None };
        match (extent, is_doubtful) {
            (Some(extent), _) => self.add_extent(event, &extent, is_unsaid, !has(Flags::OPEN_END)),
            (None, false) if is_told => self.blocks.push(Block {
                first: row.first,
                last: row.last,
                begins: row.last,
                ends: row.first,
                event,
                clocks: (has(Flags::CLOCK), has(Flags::CLOCK)),
                goes_on: None,
            }),
            (None, _) => {
                let first = row.earliest().filter(|_| !has(Flags::BY_THEN)).unwrap_or(i64::MIN);
                self.doubts.add(event, (first, has(Flags::CLOCK)), (row.last, has(Flags::CLOCK)));
            }
        }
    }

    fn add_extent(&mut self, event: usize, extent: &Extent, is_doubtful: bool, may_have_ended: bool) {
        let is_one_of = !extent.all && extent.members.len() > 1;
        for member in &extent.members {
            let (start, end) = (member.start, member.end);
            let [is_vague_start, is_vague_end] =
                [start, end].map(|reach| reach.mark.approximate || reach.mark.uncertain);
            let lies_nowhere = end.first == EVER || start.last == NEVER;
            let is_interval = !extent.all && member.units.is_none() && start != end;
            if is_doubtful || is_one_of || lies_nowhere || is_vague_start && is_vague_end && !is_interval {
                self.doubts.add(event, sooner(start), later(end));
            } else if is_vague_start || is_vague_end {
                if is_interval {
                    self.stay(event, (start, is_vague_start), (end, is_vague_end));
                } else {
                    self.doubts.add(event, sooner(start), later(end));
                }
                // What bounds is only that of both which is not marked, where it is known.
                let known = if is_vague_start { end } else { start };
                if !(is_vague_start && is_vague_end) && known.first > EVER && known.last < NEVER {
                    self.block(event, known, known, None);
                }
            } else if member.units.is_some() {
                self.block(event, start, end, None);
            } else if end.last == NEVER {
                let is_long = end.first < NEVER && end.first > start.last;
                let until = if is_long { Reach { last: end.first, ..end } } else { start };
                self.block(event, start, until, Some(!may_have_ended));
            } else if start.first > EVER {
                self.block(event, start, end, None);
            } else {
                // When it began is not known, but it has an end, and may be known to have begun before.
                self.stay(event, (start, true), (end, false));
                let is_known = start.last > EVER && start.last < end.first;
                let from = if is_known { Reach { first: start.last, ..start } } else { end };
                self.block(event, from, end, None);
            }
        }
    }

    /// Takes in an interval of which the start or the end, or both, only may fall in: in between it goes on.
    fn stay(&mut self, event: usize, (start, is_vague_start): (Reach, bool), (end, is_vague_end): (Reach, bool)) {
        let edges = self.edges.entry(event).or_default();
        // What has always been starts nowhere.
        let starts = is_vague_start && start.last > EVER;
        for (at, _) in [(start, starts), (end, is_vague_end)].into_iter().filter(|(_, is_edge)| *is_edge) {
            edges.push((seconds(at.first), seconds(at.last), at.shift.is_some()));
        }
        for (first, last, has_clock) in edges {
            self.doubts.add(event, (*first, *has_clock), (*last, *has_clock));
        }
        let until = if end.last == NEVER { NEVER } else { end.first };
        let is_certain = !start.mark.uncertain && !end.mark.uncertain && (end.last < NEVER || end.first == NEVER);
        if start.last < until {
            let from = (seconds(start.last), start.shift.is_some());
            let until = (seconds(until), end.shift.is_some());
            self.stays.push(Stay { from, until, event, is_certain });
        }
    }

    fn block(&mut self, event: usize, start: Reach, end: Reach, goes_on: Option<bool>) {
        let clocks = (start.shift.is_some(), end.shift.is_some());
        let fractions = (start.first.rem_euclid(SECOND), end.first.rem_euclid(SECOND));
        if fractions != (0, 0) {
            self.fractions.insert(event, fractions);
        }
        self.blocks.push(Block {
            first: seconds(start.first),
            last: seconds(end.last),
            begins: seconds(start.last),
            ends: seconds(if clocks.0 == clocks.1 { end.first.max(start.first) } else { end.first }),
            event,
            clocks,
            goes_on,
        });
    }

    /// The holes, in order of time.
    pub fn found(mut self) -> Vec<Hole> {
        let sooner = |block: &Block| block.first.saturating_sub(if block.clocks.0 { 0 } else { SOONER });
        self.blocks.sort_by_key(|block| (sooner(block), block.event));
        // From the end: what comes first of all that is behind, and by when something must have begun.
        let (mut next, mut by): (Sides, Sides) = ([None; 2], [None; 2]);
        let mut behind: Vec<(Sides, Sides)> = Vec::with_capacity(self.blocks.len());
        for block in self.blocks.iter().rev() {
            let of = usize::from(block.clocks.0);
            keep(&mut next[of], (block.first, block.event), |new, old| new <= old);
            keep(&mut by[of], (block.begins, block.event), |new, old| new <= old);
            behind.push((next, by));
        }
        let (mut last, mut since): (Sides, Sides) = ([None; 2], [None; 2]);
        let (mut holes, mut during) = (Vec::new(), None);
        for block in &self.blocks {
            let (next, by) = behind.pop().unwrap_or_default();
            if let Some(((from, to), before, after, has_clock)) = shortest(last, next)
                && to.saturating_sub(from) >= LEAST
            {
                let length = self.length((from, to), (before, after), (since, by));
                let until = next.iter().flatten().map(|(first, _)| *first).min().unwrap_or(to);
                holes.push(((from, to), has_clock, Hole { length, before, after, until, unless: None, during }));
            }
            let of = usize::from(block.clocks.1);
            keep(&mut last[of], (block.last.saturating_add(1), block.event), |new, old| new >= old);
            keep(&mut since[of], (block.ends, block.event), |new, old| new >= old);
            if let Some(is_sure) = block.goes_on
                && (is_sure || during.is_none_or(|(_, known)| !known))
            {
                during = Some((block.event, is_sure));
            }
        }
        self.tell_stays(&mut holes);
        self.doubts.tell(&mut holes, |event| self.edges.contains_key(&event));
        holes.into_iter().map(|(.., hole)| hole).collect()
    }

    /// The length of a hole between two events. From a second to a second is as long as from the start of one to that of the
    /// other; fractions of them count.
    fn length(&self, (from, to): Ends, (before, after): (usize, usize), (since, by): (Sides, Sides)) -> Length {
        let most = longest(since, by);
        let ends = since.iter().flatten().any(|&(ends, event)| event == before && ends.saturating_add(1) == from);
        let begins = by.iter().flatten().any(|&(begins, event)| event == after && begins == to);
        if !(ends && begins) {
            return Length::of(Some((from, to)), most);
        }
        let fraction = |event| self.fractions.get(&event).copied().unwrap_or_default();
        let (first, last) = (fraction(before).1, fraction(after).0);
        let at_least = (from.saturating_sub(i64::from(last >= first)), to);
        let most = most.map(|(from, to)| (from, to.saturating_add(i64::from(last > first))));
        Length::of(Some(at_least), most)
    }

    /// Adds to each hole in which nothing certainly goes on without end the interval that does, the last to have begun of
    /// several; else that before or behind it which may.
    fn tell_stays(&mut self, holes: &mut [Found]) {
        self.stays.sort_unstable_by_key(|stay| (stay.from.0, stay.is_certain, stay.event));
        let (mut next, mut begun) = (0, [const { Vec::<Stay>::new() }; 2]);
        for ((from, to), has_clock, hole) in holes {
            while let Some(stay) = self.stays.get(next).filter(|stay| stay.from.0 <= *from) {
                begun[usize::from(stay.is_certain)].push(*stay);
                next += 1;
            }
            for of in &mut begun {
                while of.pop_if(|stay| stay.until.0 < *to).is_some() {}
            }
            let covers = |stay: &&Stay| stay.covers((*from, *to), *has_clock);
            let covering = begun.iter().rev().filter_map(|of| of.last()).find(covers);
            let covering = covering.map(|stay| (stay.event, stay.is_certain));
            let falls_in = |(first, last, clock): &(i64, i64, bool)| {
                let (sooner, later) = apart(*clock, *has_clock);
                first.saturating_sub(sooner) < *to && last.saturating_add(later) >= *from
            };
            let may = |event: &usize| self.edges.get(event).into_iter().flatten().any(falls_in);
            let around = || [hole.after, hole.before].into_iter().find(may).map(|event| (event, false));
            let surest = hole.during.filter(|(_, is_certain)| *is_certain || covering.is_none_or(|(_, is)| !is));
            hole.during = surest.or(covering).or_else(around);
        }
    }
}

/// The first second of what may lie somewhere, and the last.
fn sooner(at: Reach) -> Edge {
    (seconds(at.first), at.shift.is_some())
}

fn later(at: Reach) -> Edge {
    (seconds(at.last), at.shift.is_some())
}

fn keep(held: &mut Option<(i64, usize)>, new: (i64, usize), is_better: fn(i64, i64) -> bool) {
    if held.is_none_or(|(old, _)| is_better(new.0, old)) {
        *held = Some(new);
    }
}

/// The shortest that lies between what is over and what comes next, by any clock, the two events around it, and whether
/// either has a clock; none where nothing is before it.
fn shortest(last: Sides, next: Sides) -> Option<(Ends, usize, usize, bool)> {
    each(last, next)
        .map(|((from, of_from), (to, of_to), sooner, later)| {
            ((from.0.saturating_add(later), to.0.saturating_sub(sooner)), from.1, to.1, (of_from, of_to))
        })
        .min_by_key(|((from, to), ..)| to.saturating_sub(*from))
        .map(|(ends, before, after, (of_from, of_to))| (ends, before, after, of_from + of_to > 0))
}

/// The longest that may lie between them.
fn longest(since: Sides, by: Sides) -> Option<Ends> {
    each(since, by)
        .filter(|(_, (to, _), ..)| to.0 < i64::MAX)
        .map(|((from, _), (to, _), sooner, later)| {
            // What is wider in one way is wider in the other.
            (
                from.0.saturating_sub(if later > 0 { SOONER } else { 0 }),
                to.0.saturating_add(if sooner > 0 { LATER } else { 0 }),
            )
        })
        .min_by_key(|(from, to)| to.saturating_sub(*from))
}

type Side = ((i64, usize), usize);

/// Each of two sides with each of the other, and by how much the clocks of a pair may part: how much sooner the second may
/// be, and how much later the first.
fn each(a: Sides, b: Sides) -> impl Iterator<Item = (Side, Side, i64, i64)> {
    [0, 1].into_iter().flat_map(move |of_a| {
        [0, 1].into_iter().filter_map(move |of_b| {
            let sooner = if of_b == 0 && of_a == 1 { SOONER } else { 0 };
            let later = if of_a == 0 && of_b == 1 { LATER } else { 0 };
            Some(((a[of_a]?, of_a), (b[of_b]?, of_b), sooner, later))
        })
    })
}
