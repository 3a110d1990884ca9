//! A stable order that says nothing against what is certain.
//!
//! Owns how many events are sorted of which some certainly come before others, by their dates, and some are said to. What
//! is certain of dates is an order of intervals: nobody comes before one whose first moment lies after the last moment of
//! another that is still to come. So one threshold a clock tells who may come next, and no pair is ever compared. Of a set of
//! which only some have a clock it is enough that it may come by one of them: then nothing lies before all of it.

use super::Limits;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Where something is best put: at a position, right before what is there (0), in its place (1) or right behind (2).
pub(crate) type Slot = (usize, u8);

/// What is put in order: somewhere among others.
pub(crate) struct Placed {
    /// Where its date certainly lies.
    pub(crate) limits: Limits,
    /// Its position so far.
    pub(crate) position: usize,
    /// Where it would best stand.
    pub(crate) slot: Slot,
    /// The indices of those that are said to come before it.
    pub(crate) after: Vec<usize>,
}

/// Returns the indices of all items in order, and of those among them that could not wait for all that are said to come
/// before them: two such orders may each be possible by one clock, and all together by none.
pub(crate) fn put_in_order(items: &[Placed]) -> (Vec<usize>, Vec<usize>) {
    let mut followers: Vec<Vec<usize>> = vec![Vec::new(); items.len()];
    for (at, item) in items.iter().enumerate() {
        item.after.iter().for_each(|before| followers[*before].push(at));
    }
    let mut waits: Vec<usize> = items.iter().map(|item| item.after.len()).collect();
    // The next is at the end of each.
    let mut starts = by_clock(items, Limits::start);
    let mut ends = by_clock(items, |limits, clock| Some(limits.latest(clock)));
    let key = |at: usize| Reverse((items[at].slot, items[at].position, at));
    let (mut ready, mut held) = (BinaryHeap::new(), BinaryHeap::new());
    let (mut may_come, mut is_out) = (vec![false; items.len()], vec![false; items.len()]);
    let (mut order, mut forced) = (Vec::with_capacity(items.len()), Vec::new());
    loop {
        for ends in &mut ends {
            while ends.pop_if(|at| is_out[*at]).is_some() {}
        }
        for (clock, (starts, ends)) in [false, true].into_iter().zip(starts.iter_mut().zip(&ends)) {
            let over = ends.last().map(|at| items[*at].limits.latest(clock));
            let is_next = |at: &mut usize| over.is_none_or(|over| items[*at].limits.start(clock) <= Some(over));
            while let Some(at) = starts.pop_if(is_next) {
                if std::mem::replace(&mut may_come[at], true) {
                    continue;
                }
                if waits[at] == 0 { &mut ready } else { &mut held }.push(key(at));
            }
        }
        let next = ready.pop().map(|Reverse((.., at))| at);
        let Some(next) = next.or_else(|| {
            let left = std::iter::from_fn(|| held.pop()).map(|Reverse((.., at))| at).find(|at| !is_out[*at]);
            forced.extend(left);
            left
        }) else {
            break;
        };
        is_out[next] = true;
        order.push(next);
        for &follower in &followers[next] {
            waits[follower] -= 1;
            if waits[follower] == 0 && may_come[follower] && !is_out[follower] {
                ready.push(key(follower));
            }
        }
    }
    order.extend((0..items.len()).filter(|at| !is_out[*at]));
    (order, forced)
}

/// The items that have such a moment without and with a clock, the latest first.
fn by_clock(items: &[Placed], of: impl Fn(&Limits, bool) -> Option<i128>) -> [Vec<usize>; 2] {
    [false, true].map(|clock| {
        let mut sorted: Vec<usize> = (0..items.len()).filter(|at| of(&items[*at].limits, clock).is_some()).collect();
        sorted.sort_by_key(|at| Reverse(of(&items[*at].limits, clock)));
        sorted
    })
}

/// Tells of limits the first position of those that certainly come behind.
pub(crate) struct FirstBehind([Vec<(i128, usize)>; 2]);

impl FirstBehind {
    /// Of all that are put in order.
    pub(crate) fn of(items: &[Placed]) -> Self {
        let own = |limits: &Limits, clock| (limits.clock() == clock).then(|| limits.earliest());
        Self(by_clock(items, own).map(|starts| {
            let first = starts.into_iter().scan(usize::MAX, |first, at| {
                *first = items[at].position.min(*first);
                Some((items[at].limits.earliest(), *first))
            });
            first.collect()
        }))
    }

    /// That position; none where nothing certainly comes behind.
    pub(crate) fn first(&self, limits: &Limits) -> Option<usize> {
        let of = |(clock, starts): (bool, &Vec<(i128, usize)>)| {
            let behind = starts.partition_point(|(earliest, _)| *earliest > limits.latest(clock));
            Some(starts.get(behind.checked_sub(1)?)?.1)
        };
        [false, true].into_iter().zip(&self.0).filter_map(of).min()
    }
}
