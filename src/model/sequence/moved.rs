//! Puts events where their words put them.
//!
//! Owns which rows have to be sorted anew, and where each event that is spoken of would best stand: right behind what it
//! follows, unless something certainly comes between; then what it follows is drawn up before that. What has no earliest
//! start is drawn up to what it precedes.

use super::{Entry, Events, Node, followers};
use crate::model::{FirstBehind, Flags, Limits, Placed, Row, Slot, put_in_order};
use foldhash::{HashMap, HashMapExt};

/// Sorts what is spoken of, and all that may have to give way. Returns the pairs of nodes of which the second is said to
/// come before the first and could not be put there.
pub(super) fn put(
    order: &mut [Entry],
    rows: &mut [&mut Row],
    (nodes, sequence): (&[Node], &[usize]),
    events: Events<'_>,
) -> Vec<(usize, usize)> {
    let Some(positions) = positions(nodes, sequence) else { return Vec::new() };
    let is_node: HashMap<usize, usize> = nodes.iter().enumerate().map(|(at, node)| (node.position, at)).collect();
    let limits = |position: usize| {
        let row = &**rows.get(order.get(position)?.2 as usize)?;
        Limits::of_row(row).or_else(|| Some(events(row)?.extent().limits()))
    };
    let item = |&position: &usize| {
        let node = is_node.get(&position).map(|at| nodes[*at].limits);
        let limits = node.or_else(|| limits(position)).unwrap_or(Limits::NONE);
        Placed { limits, position, slot: (position, 1), after: Vec::new() }
    };
    let mut items: Vec<Placed> = positions.iter().map(item).collect();
    let slots = slots(nodes, sequence, &FirstBehind::of(&items));
    let mut of_node: HashMap<usize, usize> = HashMap::with_capacity(nodes.len());
    for (index, item) in items.iter_mut().enumerate() {
        if let Some(&at) = is_node.get(&item.position) {
            of_node.insert(at, index);
            item.slot = slots[at];
        }
    }
    for (at, index) in &of_node {
        items[*index].after = nodes[*at].after.iter().filter_map(|before| of_node.get(before).copied()).collect();
    }
    let (mut sorted, forced) = put_in_order(&items);
    let mut come = vec![0; items.len()];
    sorted.iter().enumerate().for_each(|(place, index)| come[*index] = place);
    let node_of = |index: usize| is_node.get(&items[index].position).copied();
    let is_late = |index: usize, before: &usize| come[*before] > come[index];
    let unkept = forced.iter().filter_map(|&index| {
        let before = items[index].after.iter().find(|before| is_late(index, before))?;
        Some((node_of(index)?, node_of(*before)?))
    });
    let unkept = unkept.collect();
    // What has no date stays behind all others.
    sorted.sort_by_key(|index| node_of(*index).is_some_and(|at| nodes[at].is_undated));
    let entries: Vec<(Entry, bool)> = sorted
        .into_iter()
        .map(|index| {
            let Placed { position, slot: (to, side), .. } = items[index];
            let (first, last, row) = order[position];
            let is_moved = (to, side) != (position, 1) && first != Row::UNDATED;
            ((if is_moved { order[to].0 } else { first }, last, row), is_moved)
        })
        .collect();
    let mut moved = Vec::new();
    for (position, (entry, is_moved)) in positions.into_iter().zip(entries) {
        order[position] = entry;
        moved.extend(is_moved.then_some((entry.2, entry.0)));
    }
    stand(order, rows, moved);
    unkept
}

/// Gives the rows that were moved the instant at which they stand now.
fn stand(order: &mut [Entry], rows: &mut [&mut Row], mut moved: Vec<(u32, i64)>) {
    let mut least = i64::MIN;
    for entry in order {
        if entry.0 < least {
            entry.0 = least;
            moved.push((entry.2, least));
        }
        least = entry.0;
    }
    for (row, first) in moved {
        if let Some(row) = rows.get_mut(row as usize) {
            row.first = first;
            row.flags.set(Flags::MOVED, true);
        }
    }
}

/// The positions of all nodes, and of all rows between those whose order is not what is said; none where all is well.
fn positions(nodes: &[Node], sequence: &[usize]) -> Option<Vec<usize>> {
    // Of what has no date, between which positions those stand that have one and come before it.
    let mut reach: Vec<Option<(usize, usize)>> = vec![None; nodes.len()];
    let mut stretches = Vec::new();
    let mut is_well = true;
    for &at in sequence {
        let node = &nodes[at];
        let before = node.after.iter().filter_map(|before| reach[*before]);
        let before = before.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)));
        is_well &= !node
            .after
            .iter()
            .any(|of| nodes[*of].is_undated == node.is_undated && nodes[*of].position > node.position);
        reach[at] = if node.is_undated { before } else { Some((node.position, node.position)) };
        if let Some((first, last)) = before.filter(|_| !node.is_undated) {
            is_well &= last < node.position;
            stretches.push((first.min(node.position), last.max(node.position), last > node.position));
        }
    }
    if is_well {
        return None;
    }
    stretches.sort_unstable();
    let mut positions: Vec<usize> = nodes.iter().map(|node| node.position).collect();
    let mut merged: Option<(usize, usize, bool)> = None;
    for (first, last, is_wrong) in stretches {
        match &mut merged {
            Some(open) if first <= open.1 => (open.1, open.2) = (open.1.max(last), open.2 || is_wrong),
            _ => {
                positions.extend(merged.filter(|(.., is_wrong)| *is_wrong).into_iter().flat_map(|(a, b, _)| a..=b));
                merged = Some((first, last, is_wrong));
            }
        }
    }
    positions.extend(merged.filter(|(.., is_wrong)| *is_wrong).into_iter().flat_map(|(a, b, _)| a..=b));
    positions.sort_unstable();
    positions.dedup();
    Some(positions)
}

/// Where each node would best stand.
fn slots(nodes: &[Node], sequence: &[usize], behind: &FirstBehind) -> Vec<Slot> {
    let followers = followers(nodes);
    // Before which position each has to stand, lest something stands between two that are said to follow one another.
    let mut due = vec![usize::MAX; nodes.len()];
    for &at in sequence.iter().rev() {
        let own = behind.first(&nodes[at].limits).unwrap_or(usize::MAX);
        due[at] = followers[at].iter().map(|follower| due[*follower]).fold(own, usize::min);
    }
    let own = |at: usize| (nodes[at].position, 1);
    let mut slots: Vec<Slot> = (0..nodes.len()).map(own).collect();
    let mut follows: Vec<Option<Slot>> = vec![None; nodes.len()];
    for &at in sequence {
        let before = nodes[at].after.iter().filter_map(|&before| {
            let (slot, side) = slots[before];
            if nodes[before].has_start { Some((slot, if side == 1 { 2 } else { side })) } else { follows[before] }
        });
        follows[at] = before.max();
        slots[at] = follows[at].map_or(own(at), |follows| follows.max(own(at))).min((due[at], 0));
    }
    for &at in sequence.iter().rev().filter(|at| !nodes[**at].has_start) {
        let precedes = followers[at].iter().filter(|follower| !nodes[**follower].is_undated || nodes[at].is_undated);
        let drawn =
            precedes.map(|&follower| if slots[follower].1 == 1 { (slots[follower].0, 0) } else { slots[follower] });
        let drawn = drawn.fold(own(at), Slot::min);
        slots[at] = follows[at].map_or(drawn, |follows| follows.max(drawn)).min((due[at], 0));
    }
    slots
}
