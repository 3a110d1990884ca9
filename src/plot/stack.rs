//! Pieces of a lane stacked into lines: none overlaps another, and what finds no line is counted.
//!
//! Owns the choice of a line for each piece. Where all fit, they take as few lines as any stacking could (pieces are
//! taken by their start, and a new line is begun only where all are taken). Where they do not, as many as possible keep a
//! line of their own, the longest giving way, and the last line holds the rest: alone where there is room, in counts
//! where there is not. What is too much to be told apart at all is counted from the first ([`aggregate`]). Refuses to lose one: every piece is in a line or in a count, and never in both.

use crate::model::number::grouped;
use crate::text::Clean;

/// What wants to be seen: columns of a lane.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    /// Its first column.
    pub from: u16,
    /// The column behind its last one.
    pub to: u16,
}

/// Where a piece is seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// On a line of the lane, from 0.
    Line(u16),
    /// In the count of this index.
    Count(usize),
}

/// Events that stand in one place together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Count {
    /// Where its label begins.
    pub column: u16,
    /// "+1,234".
    pub label: Clean,
    /// How many there are.
    pub events: usize,
    /// The columns in which the first and the last of them begin: where to look closer.
    pub spread: (u16, u16),
}

impl Count {
    /// The column behind its label.
    pub fn end(&self) -> u16 {
        self.column.saturating_add(u16::try_from(self.label.width()).unwrap_or(u16::MAX))
    }
}

/// A lane, stacked.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Stacked {
    /// Where each piece is, in the order in which they were given.
    pub places: Vec<Place>,
    /// The counts, from the left, all on the last line.
    pub counts: Vec<Count>,
    /// How many lines are taken.
    pub lines: u16,
}

/// Columns between two pieces of a line: more than between a mark and its own title, so that it is seen whose one is.
pub const GAP: u16 = 2;

/// Stacks pieces into at most `most` lines (at least one) of `width` columns.
pub fn stack(pieces: &[Piece], most: u16, width: u16) -> Stacked {
    let mut by_start: Vec<usize> = (0..pieces.len()).collect();
    by_start.sort_by_key(|&n| pieces.get(n).map(|piece| (piece.from, piece.to)));
    let most = most.max(1);
    let all = assign(pieces, &by_start, most);
    if all.left.is_empty() {
        return Stacked { places: all.places, counts: Vec::new(), lines: all.lines };
    }
    let mut some = assign(pieces, &by_start, most - 1);
    some.left.sort_by_key(|&n| pieces.get(n).map(|piece| (piece.from, piece.to)));
    let last = some.lines;
    let mut counts = Vec::new();
    let left = some.left.iter().filter_map(|&n| pieces.get(n));
    for cluster in clusters(left.map(|piece| Cluster::of(*piece)), width) {
        let place = if cluster.alone.is_some() { Place::Line(last) } else { Place::Count(counts.len()) };
        for piece in some.left.get(cluster.members.clone()).unwrap_or_default() {
            if let Some(at) = some.places.get_mut(*piece) {
                *at = place;
            }
        }
        counts.extend(cluster.alone.is_none().then(|| cluster.count(width)));
    }
    Stacked { places: some.places, counts, lines: last + 1 }
}

/// Counts what stands in columns, so many events in each, as far as their labels have room: neighbours are counted
/// together.
pub fn aggregate(columns: impl IntoIterator<Item = (u16, usize)>, width: u16) -> Vec<Count> {
    let columns = columns.into_iter().filter(|(_, events)| *events > 0);
    clusters(columns.map(|(column, events)| Cluster::counted(column, events)), width)
        .iter()
        .map(|cluster| cluster.count(width))
        .collect()
}

/// Pieces with lines of their own, and those without.
struct Assigned {
    places: Vec<Place>,
    left: Vec<usize>,
    lines: u16,
}

/// Gives lines to as many pieces as possible. Where all lines are taken, the piece that reaches furthest gives way: what
/// is left of it would hide the most.
fn assign(pieces: &[Piece], by_start: &[usize], most: u16) -> Assigned {
    // The last piece of each line.
    let mut lines: Vec<usize> = Vec::new();
    let mut assigned = Assigned { places: vec![Place::Line(0); pieces.len()], left: Vec::new(), lines: 0 };
    let end = |n: usize| pieces.get(n).map_or(0, |piece| piece.to);
    for &n in by_start {
        let Some(piece) = pieces.get(n) else {
            assigned.left.push(n);
            continue;
        };
        let free = lines.iter().position(|&last| end(last).saturating_add(GAP) <= piece.from);
        let line = free.or_else(|| {
            if lines.len() < usize::from(most) {
                lines.push(n);
                return Some(lines.len() - 1);
            }
            let (line, furthest) = lines.iter().copied().enumerate().max_by_key(|(_, last)| end(*last))?;
            (end(furthest) > piece.to).then(|| {
                assigned.left.push(furthest);
                line
            })
        });
        let Some((line, last)) = line.and_then(|line| Some((line, lines.get_mut(line)?))) else {
            assigned.left.push(n);
            continue;
        };
        *last = n;
        if let Some(place) = assigned.places.get_mut(n) {
            *place = Place::Line(u16::try_from(line).unwrap_or(u16::MAX));
        }
    }
    assigned.lines = u16::try_from(lines.len()).unwrap_or(u16::MAX);
    assigned
}

/// Neighbours on the last line that cannot be told apart.
struct Cluster {
    /// Which of the pieces that are left.
    members: std::ops::Range<usize>,
    events: usize,
    /// A single piece that is shown as it is.
    alone: Option<Piece>,
    /// The columns in which the first and the last begin.
    spread: (u16, u16),
}

impl Cluster {
    fn of(piece: Piece) -> Self {
        Self { members: 0..1, events: 1, alone: Some(piece), spread: (piece.from, piece.from) }
    }

    fn counted(column: u16, events: usize) -> Self {
        Self { members: 0..1, events, alone: None, spread: (column, column) }
    }

    fn label(&self) -> Clean {
        Clean::line(&format!("+{}", grouped(self.events)))
    }

    /// The columns it takes.
    fn columns(&self, width: u16) -> (u16, u16) {
        if let Some(piece) = self.alone {
            return (piece.from, piece.to);
        }
        let label = u16::try_from(self.label().width()).unwrap_or(u16::MAX);
        let from = self.spread.0.min(width.saturating_sub(label));
        (from, from.saturating_add(label))
    }

    fn count(&self, width: u16) -> Count {
        Count { column: self.columns(width).0, label: self.label(), events: self.events, spread: self.spread }
    }

    fn touches(&self, next: &Self, width: u16) -> bool {
        self.columns(width).1.saturating_add(GAP) > next.columns(width).0
    }

    fn join(&mut self, next: &Self) {
        self.members.end = next.members.end;
        self.events += next.events;
        self.alone = None;
        self.spread.1 = self.spread.1.max(next.spread.1);
    }
}

/// Puts those that would touch together, until none does. They come in the order of their columns.
fn clusters(singles: impl Iterator<Item = Cluster>, width: u16) -> Vec<Cluster> {
    let mut clusters: Vec<Cluster> = Vec::new();
    for (at, single) in singles.enumerate() {
        let mut next = Cluster { members: at..at + 1, ..single };
        while let Some(mut before) = clusters.pop_if(|before| before.touches(&next, width)) {
            before.join(&next);
            next = before;
        }
        clusters.push(next);
    }
    clusters
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn piece(from: u16, to: u16) -> Piece {
        Piece { from, to }
    }

    fn pieces(width: u16) -> impl Strategy<Value = Vec<Piece>> {
        let one = (0..width, 1..width);
        let one = one.prop_map(move |(from, length)| piece(from, (from + length / 3 + 1).min(width)));
        prop::collection::vec(one, 0..60)
    }

    const WIDTH: u16 = 70;

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn every_event_is_in_one_place_or_count_and_none_overlaps(pieces in pieces(WIDTH), most in 0_u16..12) {
            let Stacked { places, counts, lines } = stack(&pieces, most, WIDTH);
            prop_assert!(lines <= most.max(1));
            prop_assert_eq!(places.len(), pieces.len());
            let mut taken = vec![[false; WIDTH as usize]; usize::from(lines)];
            let mut counted = vec![0; counts.len()];
            for (piece, place) in pieces.iter().zip(&places) {
                match *place {
                    Place::Line(line) => {
                        // The gap behind it, where the line goes on, is nobody else's either.
                        for column in piece.from..(piece.to + GAP).min(WIDTH) {
                            let cell = &mut taken[usize::from(line)][usize::from(column)];
                            prop_assert!(!std::mem::replace(cell, true), "{:?} on {}", piece, line);
                        }
                    }
                    Place::Count(count) => {
                        counted[count] += 1;
                        let (first, last) = counts[count].spread;
                        prop_assert!(first <= piece.from && piece.from <= last);
                    }
                }
            }
            for (count, events) in counts.iter().zip(counted) {
                prop_assert_eq!(count.events, events);
                prop_assert!(events > 1);
                for column in count.column..count.column + u16::try_from(count.label.width()).unwrap() {
                    let cell = &mut taken[usize::from(lines - 1)][usize::from(column)];
                    prop_assert!(!std::mem::replace(cell, true), "{:?}", count);
                }
            }
        }

        #[test]
        fn as_few_lines_as_possible_are_taken(pieces in pieces(WIDTH)) {
            let deepest = (0..WIDTH).map(|column| {
                pieces.iter().filter(|piece| piece.from <= column && column < piece.to + GAP).count()
            }).max();
            prop_assert_eq!(usize::from(stack(&pieces, u16::MAX, u16::MAX).lines), deepest.unwrap_or(0));
        }
    }

    #[test]
    fn the_longest_give_way_where_not_all_fit() {
        let pieces = [piece(0, 70), piece(1, 60), piece(2, 4), piece(6, 8), piece(10, 12)];
        let Stacked { places, counts, lines } = stack(&pieces, 2, WIDTH);
        assert_eq!(lines, 2);
        assert_eq!(places[2..], [Place::Line(0); 3]);
        assert_eq!(places[..2], [Place::Count(0); 2]);
        assert_eq!((counts[0].column, counts[0].label.as_str(), counts[0].spread), (0, "+2", (0, 1)));
    }

    #[test]
    fn counts_stay_on_the_axis() {
        let counts = aggregate([(3, 12), (20, 1), (21, 0), (66, 400), (69, 1_000)], WIDTH);
        let labels: Vec<(u16, &str)> = counts.iter().map(|count| (count.column, count.label.as_str())).collect();
        assert_eq!(labels, [(3, "+12"), (20, "+1"), (64, "+1,400")]);
    }
}
