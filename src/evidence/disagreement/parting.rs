//! Figures of one measure that do not fit.
//!
//! Owns which of them are compared: what was counted at a time with what was counted at a time that is or may be the same,
//! a total with totals over such a time, and a part with its whole.

use super::sweep::{Corner, Item, least_around, sweep, sweep_both};
use super::times::Time;
use crate::evidence::figures::Point;
use crate::evidence::range::{End, Range};
use crate::evidence::sets::Sets;
use crate::model::{Clocks, Member, Number, Unit};
use std::collections::HashMap;
use std::{ops, ptr};

/// How surely figures part, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Parting {
    /// They may not fit: their times may differ.
    Possible,
    /// They differ for the same time.
    Differ,
    /// They differ for the same moment: they cannot both be true.
    Contradict,
    /// A part is more than its whole.
    Exceed,
    /// More than one of these.
    Several,
}

impl Parting {
    /// Its word: "conflict", "possible".
    pub fn word(self) -> &'static str {
        if self == Self::Possible { "possible" } else { "conflict" }
    }

    /// What two together are.
    pub(super) fn and(self, other: Self) -> Self {
        if self == other { self } else { Self::Several }
    }
}

/// What was found of figures.
pub(super) struct Found {
    /// Those that certainly part.
    pub(super) certain: Sets,
    /// Of each why, where it does.
    pub(super) why: Vec<Option<Parting>>,
    /// Those that may part.
    pub(super) possible: Sets,
}

impl Found {
    fn part(&mut self, a: usize, b: usize, why: Parting) {
        self.certain.join(a, b);
        for node in [a, b] {
            self.why[node] = Some(self.why[node].map_or(why, |known| known.and(why)));
        }
    }
}

/// The number of a figure, its time, and the ends of what it allows, by rank.
type Figure<'p> = (usize, &'p Time, (u32, u32));

/// How many times with gaps of one measure are compared with each other: a set may lie in any other, and no order of theirs
/// tells in which.
const MOST_WITH_GAPS: usize = 64;

/// Some figures that are compared with one another.
struct Group<'p> {
    figures: Vec<Figure<'p>>,
    /// The clocks of their times, each once.
    clocks: Vec<Clocks>,
    /// The units of the calendar that they count without its being known which, each once.
    units: Vec<Unit>,
    is_total: bool,
    /// None of them is negative.
    is_count: bool,
}

/// Finds the points of a run, all of one measure, that part.
pub(super) fn join(points: &[Point], run: ops::Range<usize>, times: &[Time], found: &mut Found) {
    let of_measure = points.get(run.clone()).unwrap_or_default();
    let all = run.zip(of_measure).filter_map(|(node, point)| Some((node, point, times.get(point.time as usize)?)));
    let mut all: Vec<(usize, &Point, &Time)> = all.collect();
    let group = |(_, point, time): &(usize, &Point, &Time)| (point.unit, time.is_total);
    all.sort_by_cached_key(|of| (group(of), of.2.same, of.0));
    for run in all.chunk_by(|a, b| group(a) == group(b)).filter(|run| run.len() > 1) {
        Group::of(run).join(found);
    }
}

impl<'p> Group<'p> {
    fn of(run: &[(usize, &Point, &'p Time)]) -> Self {
        let ranges = || run.iter().map(|(_, point, _)| Range::of(point.value, point.qualifier));
        let mut ends: Vec<End> = ranges().flat_map(|range| [range.low, range.high]).collect();
        ends.sort_unstable();
        ends.dedup();
        let rank = |end: End| u32::try_from(ends.partition_point(|other| *other < end)).unwrap_or(u32::MAX);
        let ranks = ranges().map(|range| (rank(range.low), rank(range.high)));
        let mut clocks: Vec<Clocks> = run.iter().flat_map(|(_, _, time)| time.clocks()).collect();
        clocks.sort_unstable();
        clocks.dedup();
        let of_totals = run.iter().filter(|(_, _, time)| time.is_total);
        let mut units: Vec<Unit> = of_totals.flat_map(|(_, _, time)| &time.members).filter_map(Member::unit).collect();
        units.sort_unstable();
        units.dedup();
        Self {
            figures: run.iter().zip(ranks).map(|((node, _, time), ranks)| (*node, *time, ranks)).collect(),
            clocks,
            units,
            is_total: run.first().is_some_and(|(_, _, time)| time.is_total),
            is_count: run.iter().all(|(_, point, _)| match point.value {
                Number::Whole(value) => value >= 0,
                Number::Real(value) => value >= 0.0,
            }),
        }
    }

    fn join(&self, found: &mut Found) {
        self.same(found);
        // Of each two kinds of clocks apart: how they are compared depends on both.
        for (n, a) in self.clocks.iter().enumerate() {
            for b in &self.clocks[n..] {
                self.meeting(*a, *b, &mut |one, other| found.possible.join(one, other));
            }
            for b in self.clocks.iter().filter(|_| self.is_total && self.is_count) {
                self.exceeding(*a, *b, found);
            }
        }
        if self.is_total {
            self.with_gaps(found);
        }
        for unit in &self.units {
            self.counting(*unit, &mut |one, other| found.possible.join(one, other));
        }
    }

    /// Those of the same time: they stand beside each other.
    fn same(&self, found: &mut Found) {
        for run in self.figures.chunk_by(|a, b| a.1.same.is_some() && a.1.same == b.1.same) {
            let why = if run.iter().all(|(_, time, _)| time.is_moment) { Parting::Contradict } else { Parting::Differ };
            of_one_time(run.iter(), &mut |a, b| {
                found.part(a, b, why);
                found.possible.join(a, b);
            });
        }
    }

    /// Those with the clocks `a` whose times meet those with the clocks `b`.
    fn meeting(&self, a: Clocks, b: Clocks, join: &mut impl FnMut(usize, usize)) {
        let mut starts = Vec::new();
        let mut items = Vec::new();
        // What has gaps is no stretch from one moment to another.
        for (node, time, (low, high)) in self.figures.iter().filter(|(_, time, _)| !time.has_gaps) {
            for member in time.members.iter().filter(|member| !self.is_total || member.unit().is_none()) {
                let (side, beside) = match member.clocks() {
                    clocks if clocks == a => (0, b),
                    clocks if clocks == b => (1, a),
                    _ => continue,
                };
                let (from, until) = if self.is_total { member.end(beside) } else { member.hull(beside) };
                items.push(Item { node: *node, low: *low, high: *high, from, until, side });
                starts.push(member.start(beside));
            }
        }
        let meets = |one: usize, other: usize| other < 2 && (a == b || one != other);
        if !self.is_total {
            return sweep(&mut items, meets, join);
        }
        let mut all: Vec<i128> = starts.iter().flat_map(|start| [start.0, start.1]).collect();
        all.sort_unstable();
        all.dedup();
        let place = |at: i128| all.partition_point(|other| *other < at);
        let placed = items.into_iter().zip(&starts).map(|(item, start)| (item, (place(start.0), place(start.1))));
        sweep_both(placed.collect(), (0, all.len().saturating_sub(1)), &meets, join);
    }

    /// Totals over one of several such units, and those over what may be that unit.
    fn counting(&self, unit: Unit, join: &mut impl FnMut(usize, usize)) {
        let without_gaps = self.figures.iter().filter(|(_, time, _)| !time.has_gaps);
        let items = without_gaps.flat_map(|(node, time, (low, high))| {
            time.members.iter().filter_map(move |member| {
                let (first, last) = member.numbers(unit)?;
                let (from, until) = (i128::from(first), i128::from(last));
                let side = usize::from(member.unit().is_none());
                Some(Item { node: *node, low: *low, high: *high, from, until, side })
            })
        });
        sweep(&mut items.collect::<Vec<_>>(), |one, other| other < 2 && one + other < 2, join);
    }

    /// Those that are more than a whole with the clocks `whole`, in which they certainly lie, where their own are `part`.
    fn exceeding(&self, whole: Clocks, part: Clocks, found: &mut Found) {
        let same: HashMap<usize, Option<u32>> = self.figures.iter().map(|(node, time, _)| (*node, time.same)).collect();
        let same = |node: usize| same.get(&node).copied().flatten();
        let (mut wholes, mut parts) = (Vec::new(), Vec::new());
        for &(node, time, (low, high)) in &self.figures {
            let of_whole = time.around.iter().filter(|member| member.clocks() == whole);
            wholes.extend(of_whole.map(|member| {
                let (start, end) = (member.start(part).1, member.end(part).0);
                Corner { node, start, end, rank: high }
            }));
            parts.extend(time.hull().filter(|member| member.clocks() == part).map(|member| {
                let (start, end) = (member.start(whole).0, member.end(whole).1);
                Corner { node, start, end, rank: low }
            }));
        }
        let mut part = |a: usize, b: usize| {
            let is_same = same(a).is_some() && same(a) == same(b);
            found.part(a, b, if is_same { Parting::Differ } else { Parting::Exceed });
        };
        exceeding(&mut wholes, &mut parts, &mut part);
    }

    /// Those over all or one of several with gaps between them, each of their times beside each: where all stretches of the
    /// one may be those of the other, or lie in them. Of more times than [`MOST_WITH_GAPS`] only the first.
    fn with_gaps(&self, found: &mut Found) {
        let mut all: Vec<&Figure> = self.figures.iter().filter(|(_, time, _)| time.is_apart()).collect();
        all.sort_unstable_by_key(|(node, time, _)| (ptr::from_ref(*time), *node));
        let by_time = all.chunk_by(|a, b| ptr::eq(a.1, b.1)).filter_map(|run| Some((run.first()?.1, run)));
        let by_time: Vec<(&Time, &[&Figure])> = by_time.take(MOST_WITH_GAPS).collect();
        for (n, (time, run)) in by_time.iter().enumerate() {
            for (other, others) in by_time.iter().skip(n).filter(|(other, _)| time.may_be(other)) {
                let others = if ptr::eq(*time, *other) { &[] } else { *others };
                of_one_time(run.iter().chain(others).copied(), &mut |a, b| found.possible.join(a, b));
            }
            let is_part = |(part, _): &&(&Time, &[&Figure])| {
                self.is_count && part.is_within(time) && (part.same.is_none() || part.same != time.same)
            };
            for (_, parts) in by_time.iter().filter(is_part) {
                let corner = |node, rank| Corner { node, start: 0, end: 0, rank };
                let mut wholes: Vec<Corner> = run.iter().map(|(node, _, (_, high))| corner(*node, *high)).collect();
                let mut parts: Vec<Corner> = parts.iter().map(|(node, _, (low, _))| corner(*node, *low)).collect();
                exceeding(&mut wholes, &mut parts, &mut |a, b| found.part(a, b, Parting::Exceed));
            }
        }
    }
}

/// Joins those of one time that part.
fn of_one_time<'f, 'p: 'f>(figures: impl Iterator<Item = &'f Figure<'p>>, join: &mut impl FnMut(usize, usize)) {
    let item =
        |(node, _, (low, high)): &Figure| Item { node: *node, low: *low, high: *high, from: 0, until: 0, side: 0 };
    sweep(&mut figures.map(item).collect::<Vec<_>>(), |_, other| other == 0, join);
}

/// Of each part the least whole around it, and of each whole its greatest part, where the part is more.
fn exceeding(wholes: &mut [Corner], parts: &mut [Corner], part: &mut impl FnMut(usize, usize)) {
    least_around(wholes, parts, part);
    let turned = |corner: &mut Corner| {
        *corner = Corner { start: !corner.start, end: !corner.end, rank: !corner.rank, ..*corner }
    };
    wholes.iter_mut().for_each(turned);
    parts.iter_mut().for_each(turned);
    least_around(parts, wholes, part);
}
