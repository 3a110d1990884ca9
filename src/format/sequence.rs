//! Where the order of two events is not settled by their seconds: fractions of one, and what `after` and `before` say.
//!
//! Owns the places of such events in the order, and what contradicts itself. What dates certainly say comes first: words
//! decide where that leaves it open. Dates are narrowed by nothing.

mod moved;

use super::part::Part;
use super::section;
use super::spans::EventSpans;
use super::store::Store;
use crate::model::{
    DatedBy, Event, EventId, FileId, Flags, Label, Limits, Named, Place, Problem, Problems, Row, Severity,
};
use crate::text::quoted;
use foldhash::HashMap;
use std::collections::btree_map::Entry as Slot;
use std::collections::{BTreeMap, BTreeSet};

/// An entry of the order: where a row stands, its latest instant, its place among all rows.
pub(super) type Entry = (i64, i64, u32);

/// Puts the rows that share a second in the order of their fractions.
pub(super) fn by_fractions(order: &mut [Entry], parts: &[Part], store: &Store) {
    let is_inexact = |part: &Part| part.rows.iter().any(|row| row.flags.has(Flags::INEXACT));
    if !parts.iter().any(is_inexact) {
        return;
    }
    let rows: Vec<&Row> = parts.iter().flat_map(|part| &part.rows).collect();
    let has_fraction = |entry: &Entry| {
        rows.get(entry.2 as usize).is_some_and(|row| {
            row.flags.has(Flags::INEXACT) && !row.flags.has(Flags::EXTENDED) && !row.flags.has(Flags::NO_START)
        })
    };
    for run in order.chunk_by_mut(|a, b| a.0 == b.0).filter(|run| run.len() > 1) {
        if run.iter().any(has_fraction) {
            let fraction = |entry: &Entry| {
                let row = rows.get(entry.2 as usize).filter(|_| has_fraction(entry))?;
                Some(store.found_event(row).ok()?.date.fraction())
            };
            run.sort_by_cached_key(|entry| (fraction(entry).unwrap_or(0), entry.1, entry.2));
        }
    }
}

/// An event that says what it comes after, or that another says it of.
struct Node {
    file: FileId,
    /// Where its record starts and how long it is, for a problem.
    at: u32,
    len: u32,
    is_inline: bool,
    id: String,
    limits: Limits,
    date: String,
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

/// Follows what events say of their order; contradictions become problems.
pub(super) fn by_words(order: &mut [Entry], parts: &mut [Part], store: &Store, problems: &mut Problems) {
    let is_placed = |part: &Part| part.rows.iter().any(|row| row.flags.has(Flags::PLACED));
    if !parts.iter().any(is_placed) {
        return;
    }
    let mut nodes = nodes(order, parts, store);
    without_circles(&mut nodes, store, problems);
    let sequence = in_sequence(&nodes);
    for &at in &sequence {
        contradict(at, &mut nodes, store, problems);
    }
    for (at, before) in moved::put(order, parts, (&nodes, &sequence), store) {
        contradicted(&[at, before], &nodes, store, problems);
    }
}

/// The events that say of others what they come after or before, those others, and each pair of which one comes first. All
/// are meant by their place among all rows.
fn spoken_of(rows: &[&Row], store: &Store) -> (BTreeMap<usize, Event>, BTreeSet<(usize, usize)>) {
    let placed = rows.iter().enumerate().filter(|(_, row)| row.flags.has(Flags::PLACED));
    let mut events: BTreeMap<usize, Event> =
        placed.filter_map(|(at, row)| Some((at, store.found_event(row).ok()?))).collect();
    let others = events.values().flat_map(|event| event.after.iter().chain(&event.before));
    let named = Named::among(rows.iter().copied(), others.map(|beside| EventId::digest(&beside.id)));
    let meant = |id: &str, file: FileId| named.get(file, EventId::digest(id));
    let mut pairs = BTreeSet::new();
    for (at, event) in &events {
        pairs.extend(event.after.iter().filter_map(|other| Some((meant(&other.id, event.file)?, *at))));
        pairs.extend(event.before.iter().filter_map(|other| Some((*at, meant(&other.id, event.file)?))));
    }
    for at in pairs.iter().flat_map(|(a, b)| [*a, *b]) {
        if let Slot::Vacant(slot) = events.entry(at)
            && let Ok(event) = store.found_event(rows[at])
        {
            slot.insert(event);
        }
    }
    (events, pairs)
}

/// All events that are spoken of, with what comes before each.
fn nodes(order: &[Entry], parts: &[Part], store: &Store) -> Vec<Node> {
    let rows: Vec<&Row> = parts.iter().flat_map(|part| &part.rows).collect();
    let (events, pairs) = spoken_of(&rows, store);
    let mut positions: HashMap<usize, usize> = events.keys().map(|at| (*at, 0)).collect();
    for (position, (.., place)) in order.iter().enumerate() {
        positions.entry(*place as usize).and_modify(|of| *of = position);
    }
    let index: HashMap<usize, usize> = events.keys().enumerate().map(|(index, at)| (*at, index)).collect();
    let node = |(at, event): (usize, Event)| {
        let limits = event.extent().limits();
        let own = index.get(&at).copied().filter(|_| !rows[at].is_undated()).map(|own| (own, own));
        Node {
            file: rows[at].file,
            at: rows[at].at,
            len: rows[at].len,
            is_inline: rows[at].flags.has(Flags::INLINE),
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

/// Puts aside what is said in a circle, and nothing else: each circle, with all that crosses it, is a problem.
fn without_circles(nodes: &mut [Node], store: &Store, problems: &mut Problems) {
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
            let steps: Vec<String> = circle.iter().chain(circle.first()).map(|step| quoted(&nodes[*step].id)).collect();
            let message = format!("the order goes round in a circle: {}", steps.join(" after "));
            let circle: Vec<&Node> = circle.iter().map(|step| &nodes[*step]).collect();
            report(&circle, store, message, "take one `after` or `before` of these away", problems);
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
fn contradict(at: usize, nodes: &mut [Node], store: &Store, problems: &mut Problems) {
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
            contradicted(&steps, nodes, store, problems);
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

/// Reports that dates say the contrary of an order of events, each of which comes after the next.
fn contradicted(steps: &[usize], nodes: &[Node], store: &Store, problems: &mut Problems) {
    let steps: Vec<&Node> = steps.iter().map(|step| &nodes[*step]).collect();
    let told: Vec<String> = steps.iter().map(|step| format!("{} ({})", quoted(&step.id), step.date)).collect();
    let message = format!("the dates say the contrary of the order: {}", told.join(" after "));
    report(&steps, store, message, "mend a date, or take the `after` or `before` away", problems);
}

/// Reports what is wrong with an order of events, each of which comes after the next: at the name by which the first says
/// so, or that says it of the first, and at the dates of all.
fn report(steps: &[&Node], store: &Store, message: String, hint: &str, problems: &mut Problems) {
    const CODE: &str = "order-contradicts-dates";
    /// As many events are pointed at.
    const MOST: usize = 8;
    if problems.is_full(Severity::Warning) {
        return problems.count(Severity::Warning, CODE);
    }
    let Some(first) = steps.first() else { return };
    let spans: Vec<Option<EventSpans>> = steps.iter().take(MOST).map(|step| step.spans(store)).collect();
    let said = |by: usize, of: usize| {
        let of = steps.get(of)?;
        spans.get(by)?.as_ref()?.order.iter().find(|(id, _)| *id == of.id).map(|(_, place)| place.clone())
    };
    let dates = || spans.iter().map(|spans| spans.as_ref().and_then(|spans| spans.date.clone()));
    let header = || Place { file: first.file, span: u64::from(first.at)..u64::from(first.at) + 1 };
    let place = said(0, 1)
        .or_else(|| said(1, 0))
        .or_else(|| said(0, 0))
        .or_else(|| dates().next().flatten())
        .unwrap_or_else(header);
    let label = |(date, step): (Option<Place>, &&Node)| {
        Some(Label { place: date?, text: format!("the date of {}", quoted(&step.id)) })
    };
    let also = dates().zip(steps).filter_map(label).filter(|label| label.place != place).collect();
    let (label, hint) = (String::new(), Some(hint.to_owned()));
    problems.push(Problem { severity: Severity::Warning, code: CODE, place, message, label, hint, also });
}

impl Node {
    /// Where in its file what it says stands.
    fn spans(&self, store: &Store) -> Option<EventSpans> {
        let text = store.text(self.file, self.at, self.len).ok()?;
        section::spans(&text, self.file, u64::from(self.at), self.is_inline)
    }
}

#[cfg(test)]
mod tests;
