//! Circles in what names what: the knots of a graph, and the shortest way around in each.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// Who names whom, with the first place and word that shows it.
pub type Edges = BTreeMap<String, BTreeMap<String, String>>;

/// Returns the sets of nodes that all reach one another, two and more each.
pub fn knots(edges: &Edges) -> Vec<BTreeSet<String>> {
    let reached: BTreeMap<&String, BTreeSet<&String>> = edges.keys().map(|node| (node, reach(edges, node))).collect();
    let mut seen = BTreeSet::new();
    let mut found = vec![];
    for (node, far) in &reached {
        let knot: BTreeSet<String> = far
            .iter()
            .filter(|&&other| reached.get(other).is_some_and(|f| f.contains(node)))
            .copied()
            .cloned()
            .collect();
        if knot.len() > 1 && seen.insert(knot.clone()) {
            found.push(knot);
        }
    }
    found
}

fn reach<'e>(edges: &'e Edges, from: &'e String) -> BTreeSet<&'e String> {
    let mut reached = BTreeSet::new();
    let mut open: Vec<&String> = edges.get(from).into_iter().flat_map(BTreeMap::keys).collect();
    while let Some(node) = open.pop() {
        if reached.insert(node) {
            open.extend(edges.get(node).into_iter().flat_map(BTreeMap::keys));
        }
    }
    reached
}

/// Returns the shortest way around that has a step for which `counts` holds, each step in words.
pub fn shortest(edges: &Edges, knot: &BTreeSet<String>, counts: impl Fn(&str, &str) -> bool) -> Option<Vec<String>> {
    let steps = knot.iter().flat_map(|from| edges[from].keys().map(move |to| (from, to)));
    let around = steps.filter(|(from, to)| knot.contains(*to) && counts(from, to)).filter_map(|(from, to)| {
        let mut way = vec![from.clone()];
        way.extend(path(edges, knot, to, from)?);
        Some(way)
    });
    let way = around.min_by_key(Vec::len)?;
    Some(way.windows(2).map(|step| format!("{} → {}: {}", step[0], step[1], edges[&step[0]][&step[1]])).collect())
}

fn path(edges: &Edges, knot: &BTreeSet<String>, from: &str, to: &str) -> Option<Vec<String>> {
    let mut came: BTreeMap<&str, &str> = BTreeMap::new();
    let mut open = VecDeque::from([from]);
    while let Some(node) = open.pop_front() {
        if node == to {
            let mut way = vec![node];
            while let Some(&before) = came.get(way[way.len() - 1]).filter(|_| way[way.len() - 1] != from) {
                way.push(before);
            }
            return Some(way.into_iter().rev().map(str::to_owned).collect());
        }
        for next in edges.get(node).into_iter().flat_map(BTreeMap::keys).filter(|next| knot.contains(*next)) {
            if next != from && !came.contains_key(next.as_str()) {
                came.insert(next, node);
                open.push_back(next);
            }
        }
    }
    None
}
