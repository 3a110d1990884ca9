//! What may fall into a hole, for its date does not tell.
//!
//! Owns which of them is named, and how many there are besides. They are compared with a hole as any two dates are: an
//! instant with a hole between instants as it is written, what has no clock wherever any clock may put it.

use super::{Edge, Found, apart};
use std::collections::HashMap;

/// Collects what may fall in somewhere between two seconds, and the event.
#[derive(Debug, Clone, Default)]
pub(super) struct Doubts(Vec<(Edge, Edge, usize)>);

/// The same as it lies beside what has a clock, or has none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Doubt {
    first: i64,
    last: i64,
    event: usize,
}

impl Doubt {
    /// Whether it can be met from one second to another, the latter not included.
    fn falls_in(self, (from, to): (i64, i64)) -> bool {
        self.first < to && self.last >= from
    }
}

impl Doubts {
    pub(super) fn add(&mut self, event: usize, first: Edge, last: Edge) {
        self.0.push((first, last, event));
    }

    /// Tells each hole what may fall into it, but for the events around it of which that is told otherwise.
    pub(super) fn tell(&self, holes: &mut [Found], is_told: impl Fn(usize) -> bool) {
        for has_clock in [false, true] {
            let mut holes: Vec<&mut Found> = holes.iter_mut().filter(|(_, of, _)| *of == has_clock).collect();
            if !holes.is_empty() {
                tell(&self.beside(has_clock), &mut holes, &is_told);
            }
        }
    }

    /// They in order of time, as they lie beside what has a clock, or has none.
    fn beside(&self, has_clock: bool) -> Vec<Doubt> {
        let widened = |&((first, of_first), (last, of_last), event): &(Edge, Edge, usize)| Doubt {
            first: first.saturating_sub(apart(of_first, has_clock).0),
            last: last.saturating_add(apart(of_last, has_clock).1),
            event,
        };
        let mut all: Vec<Doubt> = self.0.iter().map(widened).collect();
        all.sort_unstable();
        all
    }
}

fn tell(doubts: &[Doubt], holes: &mut [&mut Found], is_told: &impl Fn(usize) -> bool) {
    let within = within(doubts, holes);
    let mut own: HashMap<usize, Vec<Doubt>> = HashMap::new();
    for doubt in doubts {
        own.entry(doubt.event).or_default().push(*doubt);
    }
    // Of those that have begun the ones that may end last, of such as have a start and such as have none: one more than
    // are around a silence.
    let (mut begun, mut latest): (usize, [Vec<Doubt>; 2]) = (0, [const { Vec::new() }; 2]);
    for ((ends, _, hole), within) in holes.iter_mut().zip(within) {
        while let Some(doubt) = doubts.get(begun).filter(|doubt| doubt.first < ends.1) {
            begun += 1;
            let latest = &mut latest[usize::from(doubt.first > i64::MIN)];
            // Of one event that which ends last.
            if latest.iter().any(|old| old.event == doubt.event && old.last >= doubt.last) {
                continue;
            }
            latest.retain(|old| old.event != doubt.event);
            latest.insert(latest.partition_point(|old| old.last >= doubt.last), *doubt);
            latest.truncate(3);
        }
        // Of an interval that ends a silence, or lies before it, it is told already.
        let around = [hole.after, hole.before].map(|event| Some(event).filter(|event| is_told(*event)));
        let falls_in = |doubt: &&Doubt| doubt.falls_in(*ends) && !around.contains(&Some(doubt.event));
        let unless = latest.iter().rev().find_map(|latest| latest.iter().find(falls_in));
        let is_in = |event: &&usize| own.get(*event).into_iter().flatten().any(|doubt| doubt.falls_in(*ends));
        let others = within.saturating_sub(around.iter().flatten().filter(is_in).count()).saturating_sub(1);
        hole.unless = unless.map(|doubt| (doubt.event, others));
    }
}

/// For each hole how many events may fall into it, each counted once, however many times it may mean.
fn within(doubts: &[Doubt], holes: &[&mut Found]) -> Vec<usize> {
    let (mut begin, mut end) = (vec![0_usize; holes.len() + 1], vec![0_usize; holes.len() + 1]);
    // The first hole in which an event is not counted yet.
    let mut next: HashMap<usize, usize> = HashMap::new();
    for &Doubt { first, last, event } in doubts {
        let next = next.entry(event).or_default();
        let from = holes.partition_point(|((_, to), ..)| *to <= first).max(*next);
        let until = holes.partition_point(|((from, _), ..)| *from <= last);
        if from < until {
            begin[from] += 1;
            end[until] += 1;
            *next = until;
        }
    }
    let mut within = 0;
    let count = |(begin, end): (&usize, &usize)| {
        within = within + begin - end;
        within
    };
    begin.iter().zip(&end).take(holes.len()).map(count).collect()
}
