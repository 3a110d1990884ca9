//! Disagreement: where claims contradict each other.
//!
//! Owns the two ways in which they are found: *said*, where one claim names the other in `disputes`, and *seen*, where two
//! figures of one measure are for one time, and no number is allowed by both (see [`Range`](super::range::Range)). Where
//! their times may be the same, but need not, they only may not fit: that is told apart. Claims that contradict one
//! another, directly or through a third, make one disagreement, however it was found. Refuses to say who is right.

mod parting;
mod sweep;
pub(super) mod times;

pub use parting::Parting;

use super::figures::{ClaimRef, Point, Series};
use super::sets::Sets;
use crate::model::{Answer, Claim, EventId, FileId};
use parting::Found;
use std::collections::{BTreeSet, HashMap};
use times::Time;

/// Claims each of which contradicts another of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disagreement {
    /// The index of the measure that all its figures count, among [`Compared::series`](super::figures::Compared::series);
    /// none where they count different things, or it has no figures.
    pub measure: Option<usize>,
    /// Whether a claim says that it disputes another of them.
    pub said: bool,
    /// How surely figures show it, and why; none where they do not.
    pub seen: Option<Parting>,
    /// Its claims, two or more, in the order of the timeline.
    pub sides: Vec<ClaimRef>,
}

/// All disagreements of a timeline. None is left out, for together they have no more sides than there are figures and
/// disputed claims.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Disagreements {
    all: Vec<Disagreement>,
    /// Each row and the index of a disagreement in which it takes part, in order.
    by_row: Vec<(u32, usize)>,
}

impl Disagreement {
    /// How surely it is one.
    pub fn answer(&self) -> Answer {
        if self.said || self.seen != Some(Parting::Possible) { Answer::Certainly } else { Answer::Possibly }
    }
}

impl Disagreements {
    /// Every disagreement, in the order in which their first sides stand in the timeline.
    pub fn all(&self) -> &[Disagreement] {
        &self.all
    }

    /// Those in which the event of a row takes part.
    pub fn of(&self, row: u32) -> impl Iterator<Item = &Disagreement> {
        let start = self.by_row.partition_point(|(of, _)| *of < row);
        let part = self.by_row[start..].iter().take_while(move |(of, _)| *of == row);
        part.filter_map(|(_, index)| self.all.get(*index))
    }

    /// That in which a claim takes part; of two the surer one.
    pub fn of_claim(&self, at: ClaimRef) -> Option<&Disagreement> {
        self.of_claim_all(at).max_by_key(|one| one.answer())
    }

    /// All in which a claim takes part.
    pub fn of_claim_all(&self, at: ClaimRef) -> impl Iterator<Item = &Disagreement> {
        self.of(at.row).filter(move |one| one.sides.binary_search(&at).is_ok())
    }

    /// The rows of all disputed events, in order, each once, and how surely they are.
    pub fn rows(&self) -> impl Iterator<Item = (u32, Answer)> {
        let runs = self.by_row.chunk_by(|a, b| a.0 == b.0);
        runs.filter_map(|run| {
            let answers = run.iter().filter_map(|(_, index)| self.all.get(*index)).map(Disagreement::answer);
            Some((run.first()?.0, answers.max()?))
        })
    }

    /// Finds all: `points` are in the order of their measures.
    pub(super) fn find(points: &[Point], series: &[Series], times: &[Time], disputes: &Disputes) -> Self {
        let sides = Sides::of(points, &disputes.pairs());
        let mut found = Found {
            certain: Sets::of(points.len() + sides.others.len()),
            why: vec![None; points.len()],
            possible: Sets::of(points.len()),
        };
        for run in series {
            parting::join(points, run.points.clone(), times, &mut found);
        }
        let Found { mut certain, why, mut possible } = found;
        for (a, b) in &sides.said {
            certain.join(*a, *b);
        }
        let mut said: Vec<usize> = sides.said.iter().map(|(a, _)| certain.root(*a)).collect();
        said.sort_unstable();
        let describe = |group: &[(usize, usize)]| Disagreement {
            measure: common(group.iter().filter_map(|(_, node)| measure(series, *node))),
            said: said.binary_search(&group[0].0).is_ok(),
            seen: group.iter().filter_map(|(_, node)| *why.get(*node)?).reduce(Parting::and),
            sides: sides.claims(group),
        };
        let groups_of_certain = groups(&mut certain);
        let mut roots = Vec::new();
        let mut all = Vec::new();
        for group in groups_of_certain.chunk_by(|a, b| a.0 == b.0) {
            roots.push(group[0].0);
            all.push(describe(group));
        }
        let groups_of_possible = groups(&mut possible);
        for group in groups_of_possible.chunk_by(|a, b| a.0 == b.0) {
            let same = |node: usize| times.get(points[node].time as usize).and_then(|time| time.same);
            if group.iter().all(|(_, node)| same(*node).is_some() && same(*node) == same(group[0].1)) {
                continue;
            }
            let root = certain.root(group[0].1);
            let is_known = group.iter().all(|(_, node)| certain.root(*node) == root);
            match all.get_mut(roots.partition_point(|known| *known < root)).filter(|_| is_known) {
                // It is a disagreement already.
                Some(known) => known.seen = known.seen.or(Some(Parting::Possible)),
                None => all.push(Disagreement {
                    measure: measure(series, group[0].1),
                    said: false,
                    seen: Some(Parting::Possible),
                    sides: sides.claims(group),
                }),
            }
        }
        Self::listed(all)
    }

    fn listed(mut all: Vec<Disagreement>) -> Self {
        all.sort_unstable_by(|a, b| a.sides.cmp(&b.sides));
        let sides = all.iter().enumerate().flat_map(|(index, one)| one.sides.iter().map(move |side| (side.row, index)));
        let mut by_row: Vec<(u32, usize)> = sides.collect();
        by_row.sort_unstable();
        by_row.dedup();
        Self { all, by_row }
    }
}

/// The members of all sets of two and more, each with the number that stands for its set, in order.
fn groups(sets: &mut Sets) -> Vec<(usize, usize)> {
    let roots: Vec<usize> = (0..sets.len()).map(|node| sets.root(node)).collect();
    let mut sizes = vec![0_u32; roots.len()];
    for root in &roots {
        sizes[*root] += 1;
    }
    let members = roots.into_iter().enumerate().filter(|(_, root)| sizes[*root] > 1);
    let mut groups: Vec<(usize, usize)> = members.map(|(node, root)| (root, node)).collect();
    groups.sort_unstable();
    groups
}

/// The claims that may be joined, by number: every point, and behind them the disputed claims that have no figure.
struct Sides<'p> {
    points: &'p [Point],
    others: Vec<ClaimRef>,
    /// Pairs that dispute each other, by number.
    said: Vec<(usize, usize)>,
}

impl<'p> Sides<'p> {
    fn of(points: &'p [Point], said: &[(ClaimRef, ClaimRef)]) -> Self {
        let mut others: BTreeSet<ClaimRef> = said.iter().flat_map(|(a, b)| [*a, *b]).collect();
        let mut numbers: HashMap<ClaimRef, usize> = HashMap::new();
        if !others.is_empty() {
            let disputed = points.iter().enumerate().filter(|(_, point)| others.remove(&point.at));
            numbers = disputed.map(|(number, point)| (point.at, number)).collect();
        }
        numbers.extend(others.iter().copied().zip(points.len()..));
        let number = |claim: &ClaimRef| numbers.get(claim).copied();
        let said = said.iter().filter_map(|(a, b)| Some((number(a)?, number(b)?))).collect();
        Self { points, others: others.into_iter().collect(), said }
    }

    /// The claims of numbers, in the order of the timeline.
    fn claims(&self, group: &[(usize, usize)]) -> Vec<ClaimRef> {
        let mut claims: Vec<ClaimRef> = group.iter().filter_map(|(_, number)| self.claim(*number)).collect();
        claims.sort_unstable();
        claims
    }

    /// The claim of a number.
    fn claim(&self, number: usize) -> Option<ClaimRef> {
        match number.checked_sub(self.points.len()) {
            None => self.points.get(number).map(|point| point.at),
            Some(other) => self.others.get(other).copied(),
        }
    }
}

/// The measure to which a point belongs; none for a claim without a figure.
fn measure(series: &[Series], point: usize) -> Option<usize> {
    let at = series.partition_point(|run| run.points.end <= point);
    (at < series.len()).then_some(at)
}

/// What all have in common.
fn common(mut all: impl Iterator<Item = usize>) -> Option<usize> {
    let first = all.next()?;
    all.all(|other| other == first).then_some(first)
}

/// The claims that name others in `disputes`, and those that may be meant.
#[derive(Debug, Clone, Default)]
pub(super) struct Disputes {
    /// Digest of an id, the file it is given in, the claim.
    named: Vec<(u64, FileId, ClaimRef)>,
    /// A claim, its file, the digest of the id that it disputes.
    said: Vec<(ClaimRef, FileId, u64)>,
}

impl Disputes {
    /// Takes in a claim of an event that takes part in a dispute.
    pub(super) fn add(&mut self, at: ClaimRef, file: FileId, claim: &Claim) {
        self.named.extend(claim.id.iter().map(|id| (EventId::digest(id), file, at)));
        self.said.extend(claim.disputes.iter().map(|id| (at, file, EventId::digest(id))));
    }

    /// Takes in all of `other`.
    pub(super) fn append(&mut self, other: Self) {
        self.named.extend(other.named);
        self.said.extend(other.said);
    }

    /// Each claim with one that it disputes: that of its own file, else the first of any other. A claim that is not
    /// there, or disputes itself, makes no pair.
    fn pairs(&self) -> Vec<(ClaimRef, ClaimRef)> {
        let mut named = self.named.clone();
        named.sort_unstable();
        let find = |id: u64, from: FileId| {
            let of_file = |file| named.partition_point(|(digest, of, _)| (*digest, *of) < (id, file));
            let own = named.get(of_file(from)).filter(|(digest, file, _)| (*digest, *file) == (id, from));
            let any = || named.get(of_file(FileId(0))).filter(|(digest, ..)| *digest == id);
            own.or_else(any).map(|(.., at)| *at)
        };
        let said = self.said.iter().filter_map(|(at, file, id)| Some((*at, find(*id, *file)?)));
        said.filter(|(claim, other)| claim != other).collect()
    }
}

#[cfg(test)]
mod tests;
