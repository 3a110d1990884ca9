//! Where the order of two events is not settled by their seconds: fractions of one, and what `after` and `before` say.
//!
//! Owns the places of such events in the order, and what contradicts itself. What dates certainly say comes first: words
//! decide where that leaves it open. Dates are narrowed by nothing. Of a file all that it says is followed, as of a day what
//! was known by then.

mod moved;

use super::{DatedBy, Event, EventId, FileId, Flags, Limits, Named, Row};
use foldhash::HashMap;
use std::collections::btree_map::Entry as Slot;
use std::collections::{BTreeMap, BTreeSet};

/// An entry of the order: where a row stands, its latest instant, its place among all rows.
pub(crate) type Entry = (i64, i64, u32);

/// What has the event of a row; none where it can no longer be read.
pub(crate) type Events<'a> = &'a dyn Fn(&Row) -> Option<Event>;

/// Puts the rows that share a second in the order of their fractions.
pub(crate) fn by_fractions(order: &mut [Entry], rows: &[&mut Row], events: Events<'_>) {
    if !rows.iter().any(|row| row.flags.has(Flags::INEXACT)) {
        return;
    }
    let has_fraction = |entry: &Entry| {
        rows.get(entry.2 as usize).is_some_and(|row| {
            row.flags.has(Flags::INEXACT) && !row.flags.has(Flags::EXTENDED) && !row.flags.has(Flags::NO_START)
        })
    };
    for run in order.chunk_by_mut(|a, b| a.0 == b.0).filter(|run| run.len() > 1) {
        if run.iter().any(has_fraction) {
            let fraction = |entry: &Entry| {
                let row = rows.get(entry.2 as usize).filter(|_| has_fraction(entry))?;
                Some(events(row)?.date.fraction())
            };
            run.sort_by_cached_key(|entry| (fraction(entry).unwrap_or(0), entry.1, entry.2));
        }
    }
}

/// An event that says what it comes after, or that another says it of.
pub(crate) struct Node {
    pub(crate) row: Row,
    pub(crate) id: String,
    /// Its date as written.
    pub(crate) date: String,
    limits: Limits,
    has_start: bool,
    /// It stands behind all others, whatever is said of its order.
    is_undated: bool,
    /// Those that come before it.
    after: Vec<usize>,
    /// Its position in the order.
    position: usize,
    /// Of those that come before it, itself among them, the one that starts last for certain, without a clock and with
    /// one, and the one of them by which it was reached.
    bounds: [Option<(usize, usize)>; 2],
}

/// Why what is said of an order cannot be followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// It goes round in a circle.
    Circle,
    /// The dates certainly say the contrary.
    Contradicted,
}

/// Takes what cannot be followed: events of which each is said to come after the next.
pub(crate) type Faults<'a> = &'a mut dyn FnMut(Fault, &[&Node]);

/// Follows what events say of their order. The rows stand in the order of the files.
pub(crate) fn by_words(order: &mut [Entry], rows: &mut [&mut Row], events: Events<'_>, faults: Faults<'_>) {
    if !rows.iter().any(|row| row.flags.has(Flags::PLACED)) {
        return;
    }
    let mut nodes = nodes(order, rows, events);
    without_circles(&mut nodes, faults);
    let sequence = in_sequence(&nodes);
    for &at in &sequence {
        contradict(at, &mut nodes, faults);
    }
    for (at, before) in moved::put(order, rows, (&nodes, &sequence), events) {
        faults(Fault::Contradicted, &[&nodes[at], &nodes[before]]);
    }
}

/// The events that say of others what they come after or before, those others, and each pair of which one comes first. All
/// are meant by their place among all rows.
fn spoken_of(rows: &[&mut Row], events_of: Events<'_>) -> (BTreeMap<usize, Event>, BTreeSet<(usize, usize)>) {
    let placed = rows.iter().enumerate().filter(|(_, row)| row.flags.has(Flags::PLACED));
    let mut events: BTreeMap<usize, Event> = placed.filter_map(|(at, row)| Some((at, events_of(row)?))).collect();
    let others = events.values().flat_map(|event| event.after.iter().chain(&event.before));
    let named = Named::among(rows.iter().map(|row| &**row), others.map(|beside| EventId::digest(&beside.id)));
    let meant = |id: &str, file: FileId| named.get(file, EventId::digest(id));
    let mut pairs = BTreeSet::new();
    for (at, event) in &events {
        pairs.extend(event.after.iter().filter_map(|other| Some((meant(&other.id, event.file)?, *at))));
        pairs.extend(event.before.iter().filter_map(|other| Some((*at, meant(&other.id, event.file)?))));
    }
    let meant: BTreeSet<usize> = pairs.iter().flat_map(|(before, after)| [*before, *after]).collect();
    // Words that lead nowhere put nobody in order.
    events.retain(|at, _| meant.contains(at));
    for at in meant {
        if let Slot::Vacant(slot) = events.entry(at)
            && let Some(event) = events_of(rows[at])
        {
            slot.insert(event);
        }
    }
    (events, pairs)
}

/// All events that are spoken of, with what comes before each.
fn nodes(order: &[Entry], rows: &[&mut Row], events_of: Events<'_>) -> Vec<Node> {
    let (events, pairs) = spoken_of(rows, events_of);
    let mut positions: HashMap<usize, usize> = events.keys().map(|at| (*at, 0)).collect();
    for (position, (.., place)) in order.iter().enumerate() {
        positions.entry(*place as usize).and_modify(|of| *of = position);
    }
    let index: HashMap<usize, usize> = events.keys().enumerate().map(|(index, at)| (*at, index)).collect();
    let node = |(at, event): (usize, Event)| {
        let limits = event.extent().limits();
        let own = index.get(&at).copied().filter(|_| !rows[at].is_undated()).map(|own| (own, own));
        Node {
            row: *rows[at],
            limits,
            date: event.date.as_written().to_owned(),
            id: event.id,
            has_start: rows[at].earliest().is_some() && !rows[at].is_undated() && event.dated_by != DatedBy::Report,
            is_undated: rows[at].is_undated(),
            after: Vec::new(),
            position: positions.get(&at).copied().unwrap_or(0),
            bounds: [own.filter(|_| !limits.clock()), own.filter(|_| limits.clock())],
        }
    };
    let mut nodes: Vec<Node> = events.into_iter().map(node).collect();
    for (before, after) in pairs {
        if let (Some(&before), Some(&after)) = (index.get(&before), index.get(&after)) {
            nodes[after].after.push(before);
        }
    }
    nodes
}

/// Who comes right after each event.
fn followers(nodes: &[Node]) -> Vec<Vec<usize>> {
    let mut followers: Vec<Vec<usize>> = vec![Vec::new(); nodes.len()];
    for (at, node) in nodes.iter().enumerate() {
        node.after.iter().for_each(|before| followers[*before].push(at));
    }
    followers
}

/// Puts aside what is said in a circle, and nothing else: each circle, with all that crosses it, is a fault.
fn without_circles(nodes: &mut [Node], faults: Faults<'_>) {
    let circles = circles(nodes);
    let mut seen = vec![false; nodes.len()];
    for start in 0..nodes.len() {
        // Each event of a circle has one before it there: whoever is followed back comes round.
        let mut path = Vec::new();
        let mut at = start;
        while !seen[at] {
            seen[at] = true;
            path.push(at);
            match nodes[at].after.iter().find(|before| circles[**before] == circles[at]) {
                Some(before) => at = *before,
                None => break,
            }
        }
        let goes_round = nodes[at].after.iter().any(|before| circles[*before] == circles[at]);
        if let Some(from) = path.iter().position(|step| *step == at).filter(|_| goes_round) {
            let circle = &path[from..];
            let circle: Vec<&Node> = circle.iter().map(|step| &nodes[*step]).collect();
            faults(Fault::Circle, &circle);
        }
    }
    for (at, node) in nodes.iter_mut().enumerate() {
        node.after.retain(|before| circles[*before] != circles[at]);
    }
}

/// For each event the circle that it is in, by the number of one of its events: that of the event alone where it is in
/// none (strongly connected parts, after Kosaraju).
fn circles(nodes: &[Node]) -> Vec<usize> {
    let followers = followers(nodes);
    let mut left = Vec::with_capacity(nodes.len());
    let mut seen = vec![false; nodes.len()];
    for start in 0..nodes.len() {
        let mut path = if seen[start] { Vec::new() } else { vec![(start, 0)] };
        seen[start] = true;
        while let Some((at, next)) = path.pop() {
            let Some(&follower) = followers[at].get(next) else {
                left.push(at);
                continue;
            };
            path.push((at, next + 1));
            if !seen[follower] {
                seen[follower] = true;
                path.push((follower, 0));
            }
        }
    }
    let mut circles = vec![usize::MAX; nodes.len()];
    for &start in left.iter().rev() {
        let mut waiting = vec![start];
        while let Some(at) = waiting.pop() {
            if circles[at] == usize::MAX {
                circles[at] = start;
                waiting.extend(&nodes[at].after);
            }
        }
    }
    circles
}

/// The events, each behind all that come before it.
fn in_sequence(nodes: &[Node]) -> Vec<usize> {
    let mut waits: Vec<usize> = nodes.iter().map(|node| node.after.len()).collect();
    let followers = followers(nodes);
    let mut sequence: Vec<usize> = (0..nodes.len()).filter(|at| waits[*at] == 0).collect();
    let mut next = 0;
    while let Some(&at) = sequence.get(next) {
        next += 1;
        for &follower in &followers[at] {
            waits[follower] -= 1;
            if waits[follower] == 0 {
                sequence.push(follower);
            }
        }
    }
    sequence
}

/// Puts aside what is said of an event that its date, or the dates of those before it, certainly say otherwise.
fn contradict(at: usize, nodes: &mut [Node], faults: Faults<'_>) {
    for before in std::mem::take(&mut nodes[at].after) {
        let is_wrong = |bound: &usize| nodes[at].limits.is_before(&nodes[*bound].limits);
        let bounds = nodes[before].bounds;
        let wrong = [0, 1].into_iter().find(|clock| bounds[*clock].is_some_and(|(bound, _)| is_wrong(&bound)));
        if let Some(clock) = wrong {
            let mut steps = vec![at, before];
            let mut step = before;
            while let Some((_, by)) = nodes[step].bounds[clock].filter(|(_, by)| *by != step) {
                steps.push(by);
                step = by;
            }
            let steps: Vec<&Node> = steps.iter().map(|step| &nodes[*step]).collect();
            faults(Fault::Contradicted, &steps);
            continue;
        }
        nodes[at].after.push(before);
        for clock in [0, 1] {
            let earliest = |bound: Option<(usize, usize)>| bound.map(|(bound, _)| nodes[bound].limits.earliest());
            if earliest(bounds[clock]) > earliest(nodes[at].bounds[clock]) {
                nodes[at].bounds[clock] = bounds[clock].map(|(bound, _)| (bound, before));
            }
        }
    }
}
