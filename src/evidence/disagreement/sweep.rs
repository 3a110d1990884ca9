//! Figures that lie wholly below or above one another and whose times meet, found without asking every pair.
//!
//! Owns a sweep over time: figures come in the order of their first moment, and each is joined to those that still
//! hold and lie wholly below or wholly above it. What was joined once stays in one bundle, of which only the
//! outermost figure is asked, so that a million figures cost some million steps and logarithms however many pairs
//! there are.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// A figure in a sweep: the numbers that it allows, by rank, and from when until when it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Item {
    pub(super) node: usize,
    pub(super) low: u32,
    pub(super) high: u32,
    pub(super) from: i128,
    pub(super) until: i128,
    /// One of four sides, of which each meets some.
    pub(super) side: usize,
}

/// Joins items of sides that meet, whose times meet and whose numbers do not.
pub(super) fn sweep(items: &mut [Item], meets: impl Fn(usize, usize) -> bool, join: &mut impl FnMut(usize, usize)) {
    items.sort_unstable_by_key(|item| (item.from, item.node));
    // Each front is asked for what lies below; for what lies above, ranks are counted from the other end.
    let (mut below, mut above) = (<[Front; 4]>::default(), <[Front; 4]>::default());
    for item in &*items {
        for side in (0..4).filter(|side| meets(item.side, *side)) {
            let mut met = |other: usize| join(item.node, other);
            below[side].meet(item.low, item.from, &mut met);
            above[side].meet(u32::MAX - item.high, item.from, &mut met);
        }
        let figure = Figure { node: item.node, until: item.until };
        below[item.side].take(figure, item.high);
        above[item.side].take(figure, u32::MAX - item.low);
    }
}

/// Items whose starts meet too: where each may start is its place between the first and the last of all that starts do.
///
/// Halves the room again and again; in each part those that fill it meet all that are there, and the others are asked
/// for in its halves.
pub(super) fn sweep_both(
    items: Vec<(Item, (usize, usize))>,
    (first, last): (usize, usize),
    meets: &impl Fn(usize, usize) -> bool,
    join: &mut impl FnMut(usize, usize),
) {
    if items.len() < 2 {
        return;
    }
    let (full, rest): (Vec<_>, Vec<_>) = items.into_iter().partition(|(_, at)| at.0 <= first && at.1 >= last);
    if !full.is_empty() {
        let beside = rest.iter().map(|(item, _)| Item { side: item.side + 2, ..*item });
        let mut all: Vec<Item> = full.iter().map(|(item, _)| *item).chain(beside).collect();
        sweep(&mut all, |a, b| a & b & 2 == 0 && meets(a & 1, b & 1), join);
    }
    if first < last {
        let middle = first.midpoint(last);
        let (left, right) = ((first, middle), (middle + 1, last));
        for part in [left, right] {
            let inside = rest.iter().filter(|(_, at)| at.0 <= part.1 && at.1 >= part.0).copied().collect();
            sweep_both(inside, part, meets, join);
        }
    }
}

/// A figure that may be met by later ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Figure {
    node: usize,
    until: i128,
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
    /// Meets all figures that still hold at `from` and whose end is less than `reach`: from now on they are one bundle.
    fn meet(&mut self, reach: u32, from: i128, meet: &mut impl FnMut(usize)) {
        let mut joined = Bundle::new();
        while let Some(Reverse((least, at))) = self.nearest.peek().copied()
            && least < reach
        {
            #[cfg(test)]
            STEPS.set(STEPS.get() + 1);
            self.nearest.pop();
            let bundle = &mut self.bundles[at];
            match bundle.peek() {
                Some(Reverse((_, nearest))) if nearest.until >= from => {
                    meet(nearest.node);
                    joined.append(bundle);
                }
                _ => {
                    bundle.pop();
                    self.nearest.extend(bundle.peek().map(|Reverse((end, _))| Reverse((*end, at))));
                }
            }
        }
        self.put(joined);
    }

    /// Takes a figure in.
    fn take(&mut self, figure: Figure, end: u32) {
        self.put(Bundle::from([Reverse((end, figure))]));
    }

    fn put(&mut self, bundle: Bundle) {
        if let Some(Reverse((end, _))) = bundle.peek() {
            self.nearest.push(Reverse((*end, self.bundles.len())));
            self.bundles.push(bundle);
        }
    }
}

#[cfg(test)]
thread_local! {
    /// How many bundles were asked.
    pub(super) static STEPS: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

/// A figure beside which others are looked for: it starts and ends somewhere, and has a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Corner {
    pub(super) node: usize,
    pub(super) start: i128,
    pub(super) end: i128,
    pub(super) rank: u32,
}

/// Of each of `asked` that one of `all` which starts no later, ends no sooner, and has the least number, where that is
/// less than its own.
pub(super) fn least_around(all: &mut [Corner], asked: &mut [Corner], found: &mut impl FnMut(usize, usize)) {
    all.sort_unstable_by_key(|corner| (corner.start, corner.node));
    asked.sort_unstable_by_key(|corner| (corner.start, corner.node));
    let mut ends: Vec<i128> = all.iter().map(|corner| corner.end).collect();
    ends.sort_unstable();
    ends.dedup();
    // Of each power of two of ends, counted from the last, the least number.
    let mut least: Vec<(u32, usize)> = vec![(u32::MAX, 0); ends.len() + 1];
    let mut next = all.iter().peekable();
    for one in asked {
        while let Some(corner) = next.next_if(|corner| corner.start <= one.start) {
            let mut at = ends.len() - ends.partition_point(|end| *end < corner.end);
            while let Some(known) = least.get_mut(at) {
                *known = (*known).min((corner.rank, corner.node));
                at += at & at.wrapping_neg();
            }
        }
        let mut at = ends.len() - ends.partition_point(|end| *end < one.end);
        let mut best = (u32::MAX, 0);
        while at > 0 {
            best = best.min(least[at]);
            at -= at & at.wrapping_neg();
        }
        if best.0 < one.rank {
            found(one.node, best.1);
        }
    }
}
