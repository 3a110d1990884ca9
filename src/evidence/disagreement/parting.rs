//! Figures of one measure that cannot both be true, found without asking every pair.
//!
//! Owns a sweep over time: figures come in the order of their first day, and each is joined to those that still
//! hold and lie wholly below or wholly above it. What was joined once stays in one bundle, of which only the
//! outermost figure is asked, so that a million figures cost some million steps and logarithms however many pairs
//! there are.

use crate::evidence::figures::Point;
use crate::evidence::range::{End, Range};
use crate::evidence::sets::Sets;
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::ops;

/// Joins, in `sets`, the points of a run that part, and marks each of them in `parted`. The points of `run` are of one
/// measure and in the order of their first day.
pub(super) fn join(points: &[Point], run: ops::Range<usize>, sets: &mut Sets, parted: &mut [bool]) {
    let Some(of_measure) = points.get(run.clone()) else { return };
    let ranges: Vec<(u32, u32)> = ranked(of_measure);
    // Each front is asked for what lies below; for what lies above, ranks are counted from the other end.
    let (mut below, mut above) = (Front::default(), Front::default());
    for ((node, point), (low, high)) in run.zip(of_measure).zip(ranges) {
        let mut meet = |other: usize| {
            sets.join(node, other);
            parted[node] = true;
            parted[other] = true;
        };
        let arriving = Figure { node, until: point.days.1 };
        below.arrive(arriving, high, low, point.days.0, &mut meet);
        above.arrive(arriving, u32::MAX - low, u32::MAX - high, point.days.0, &mut meet);
    }
}

/// The ranges of figures, their ends by rank among all ends.
fn ranked(points: &[Point]) -> Vec<(u32, u32)> {
    let ranges = || points.iter().map(|point| Range::of(point.value, point.qualifier));
    let mut ends: Vec<End> = ranges().flat_map(|range| [range.low, range.high]).collect();
    ends.sort_unstable();
    ends.dedup();
    let rank = |end: End| u32::try_from(ends.partition_point(|other| *other < end)).unwrap_or(u32::MAX);
    ranges().map(|range| (rank(range.low), rank(range.high))).collect()
}

/// A figure that may be met by later ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Figure {
    node: usize,
    /// The last day for which it may be meant.
    until: i64,
}

/// Figures joined to each other, that with the least end first.
type Bundle = BinaryHeap<Reverse<(u32, Figure)>>;

/// The figures that came so far, seen from one side.
#[derive(Debug, Default)]
struct Front {
    bundles: Vec<Bundle>,
    /// The least end of each bundle, and its place.
    nearest: BinaryHeap<Reverse<(u32, usize)>>,
}

impl Front {
    /// Meets all figures that still hold on `day` and whose end is less than `reach`, then takes the figure in with its
    /// own `end`.
    fn arrive(&mut self, figure: Figure, end: u32, reach: u32, day: i64, meet: &mut impl FnMut(usize)) {
        let mut own = Bundle::from([Reverse((end, figure))]);
        while let Some(Reverse((least, at))) = self.nearest.peek().copied()
            && least < reach
        {
            self.nearest.pop();
            let bundle = &mut self.bundles[at];
            match bundle.peek() {
                Some(Reverse((_, nearest))) if nearest.until >= day => {
                    meet(nearest.node);
                    own.append(bundle);
                }
                _ => {
                    bundle.pop();
                    self.nearest.extend(bundle.peek().map(|Reverse((end, _))| Reverse((*end, at))));
                }
            }
        }
        self.nearest.extend(own.peek().map(|Reverse((end, _))| Reverse((*end, self.bundles.len()))));
        self.bundles.push(own);
    }
}
