//! Pieces of a lane stacked into lines: none overlaps another, and what finds no line is counted.
//!
//! Owns the choice of a line for each piece. Where all fit, they take as few lines as any stacking could (pieces are
//! taken by their start, and a new line is begun only where all are taken). Where they do not, as many as possible keep a
//! line of their own, and the last line holds the rest: alone where there is room, in counts where there is not. The
//! longest give way; but what goes on is seen wherever not more than one other is counted for it. What is
//! too much to be told apart at all is counted from the first ([`aggregate`]). Refuses to lose one: every piece is in a
//! line or in a count, and never in both.

use crate::model::Lang;
use crate::text::Clean;
use std::cmp::Reverse;
use std::ops::Range;

/// What wants to be seen: columns of a lane.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    /// Its first column.
    pub from: u16,
    /// The column behind its last one.
    pub to: u16,
    /// Whether it goes on: that is rather seen.
    pub goes_on: bool,
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

impl Stacked {
    /// How many are in counts.
    fn counted(&self) -> usize {
        self.counts.iter().map(|count| count.events).sum()
    }
}

/// Columns between two pieces of a line: more than between a mark and its own title, so that it is seen whose one is.
pub const GAP: u16 = 2;

#[cfg(test)]
thread_local! {
    /// How many pieces were stacked on this thread.
    pub(crate) static WORK: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

/// Stacks pieces into at most `most` lines (at least one) of `width` columns.
pub fn stack(pieces: &[Piece], most: u16, width: u16) -> Stacked {
    #[cfg(test)]
    WORK.set(WORK.get() + pieces.len());
    let mut by_start: Vec<usize> = (0..pieces.len()).collect();
    by_start.sort_by_key(|&n| pieces.get(n).map(|piece| (piece.from, piece.to)));
    let most = most.max(1);
    let all = assign(pieces, &by_start, most, false);
    if all.left.is_empty() {
        return Stacked { places: all.places, counts: Vec::new(), lines: all.lines };
    }
    let stacked = |keeps: bool| with_counts(pieces, assign(pieces, &by_start, most - 1, keeps), width, keeps);
    let plain = stacked(false);
    if !pieces.iter().any(|piece| piece.goes_on) {
        return plain;
    }
    let kept = stacked(true);
    if kept.counted() <= plain.counted() + 1 { kept } else { plain }
}

/// What has no line of its own on one more line: alone where there is room, else counted.
fn with_counts(pieces: &[Piece], mut some: Assigned, width: u16, keeps: bool) -> Stacked {
    some.left.sort_by_key(|&n| pieces.get(n).map(|piece| (piece.from, piece.to)));
    let last = some.lines;
    let mut counts = Vec::new();
    let left = some.left.iter().filter_map(|&n| pieces.get(n));
    for cluster in clusters(left.enumerate().map(|(n, piece)| Cluster::of(n, *piece)), (width, keeps)) {
        for member in cluster.members.clone() {
            let is_kept = cluster.kept.is_some_and(|(kept, _)| kept == member);
            let place = if is_kept { Place::Line(last) } else { Place::Count(counts.len()) };
            if let Some(at) = some.left.get(member).and_then(|&piece| some.places.get_mut(piece)) {
                *at = place;
            }
        }
        counts.extend((cluster.events > 0).then(|| cluster.count(width)));
    }
    Stacked { places: some.places, counts, lines: last + 1 }
}

/// Counts what stands in columns, so many events in each, as far as their labels have room: neighbours are counted
/// together.
pub fn aggregate(columns: impl IntoIterator<Item = (u16, usize)>, width: u16) -> Vec<Count> {
    let columns = columns.into_iter().filter(|(_, events)| *events > 0);
    let singles = columns.enumerate().map(|(n, (column, events))| Cluster::counted(n, column, events));
    clusters(singles, (width, false)).iter().map(|cluster| cluster.count(width)).collect()
}

/// What is said of so many events that are counted; in no language wider than in English.
pub fn label(events: usize, lang: Lang) -> Clean {
    Clean::line(&format!("+{}", lang.grouped(events)))
}

/// Pieces with lines of their own, and those without.
struct Assigned {
    places: Vec<Place>,
    left: Vec<usize>,
    lines: u16,
}

/// Gives lines to as many pieces as possible. Where all lines are taken, the piece that reaches furthest gives way: what
/// is left of it would hide the most; where it `keeps` what goes on, not that.
fn assign(pieces: &[Piece], by_start: &[usize], most: u16, keeps: bool) -> Assigned {
    // The last piece of each line.
    let mut lines: Vec<usize> = Vec::new();
    let mut assigned = Assigned { places: vec![Place::Line(0); pieces.len()], left: Vec::new(), lines: 0 };
    let end = |n: usize| pieces.get(n).map_or(0, |piece| piece.to);
    let stays = |n: usize| {
        let goes_on = keeps && pieces.get(n).is_some_and(|piece| piece.goes_on);
        (goes_on, Reverse(end(n)))
    };
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
            let (line, first) = lines.iter().copied().enumerate().min_by_key(|(_, last)| stays(*last))?;
            (stays(first) < stays(n)).then(|| {
                assigned.left.push(first);
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
    members: Range<usize>,
    /// The one of them that is shown as it is.
    kept: Option<(usize, Piece)>,
    /// How many others there are, which are counted.
    events: usize,
    /// The columns in which the first and the last of those begin.
    spread: (u16, u16),
}

impl Cluster {
    fn of(n: usize, piece: Piece) -> Self {
        Self { members: n..n + 1, kept: Some((n, piece)), events: 0, spread: (u16::MAX, 0) }
    }

    fn counted(n: usize, column: u16, events: usize) -> Self {
        Self { members: n..n + 1, kept: None, events, spread: (column, column) }
    }

    fn label(&self) -> Clean {
        label(self.events, Lang::English)
    }

    /// Where the label begins, and the column behind it: before what is shown as it is, or behind; none where there is room
    /// on neither side.
    fn labelled(&self, width: u16) -> Option<(u16, u16)> {
        let label = u16::try_from(self.label().width()).unwrap_or(u16::MAX);
        let from = match self.kept {
            None => Some(self.spread.0.min(width.saturating_sub(label))),
            Some((_, piece)) => {
                let behind = piece.to.saturating_add(GAP);
                let has_room = behind.saturating_add(label) <= width;
                piece.from.checked_sub(GAP.saturating_add(label)).or(has_room.then_some(behind))
            }
        };
        from.map(|from| (from, from.saturating_add(label)))
    }

    /// The columns it takes.
    fn columns(&self, width: u16) -> (u16, u16) {
        let label = if self.events > 0 { self.labelled(width) } else { None };
        let piece = self.kept.map(|(_, piece)| (piece.from, piece.to));
        match (label, piece) {
            (Some(label), Some(piece)) => (label.0.min(piece.0), label.1.max(piece.1)),
            (taken, None) | (None, taken) => taken.unwrap_or_default(),
        }
    }

    fn count(&self, width: u16) -> Count {
        let column = self.labelled(width).unwrap_or_default().0;
        Count { column, label: self.label(), events: self.events, spread: self.spread }
    }

    fn touches(&self, next: &Self, width: u16) -> bool {
        self.columns(width).1.saturating_add(GAP) > next.columns(width).0
    }

    /// Takes up the next one. Where it `keeps` what goes on, that is still shown, if there is room to say how many others there
    /// are.
    fn join(&mut self, mut next: Self, (width, keeps): (u16, bool)) {
        let stays = |cluster: &Self| keeps && cluster.kept.is_some_and(|(_, piece)| piece.goes_on);
        if !stays(self) {
            self.count_all();
        }
        if stays(self) || !stays(&next) {
            next.count_all();
        }
        self.members.end = next.members.end;
        self.kept = self.kept.or(next.kept);
        self.events += next.events;
        self.spread = (self.spread.0.min(next.spread.0), self.spread.1.max(next.spread.1));
        if self.labelled(width).is_none() {
            self.count_all();
        }
    }

    /// Counts what was shown as it is too.
    fn count_all(&mut self) {
        if let Some((_, piece)) = self.kept.take() {
            self.events += 1;
            self.spread = (self.spread.0.min(piece.from), self.spread.1.max(piece.from));
        }
    }
}

/// Puts those that would touch together, until none does. They come in the order of their columns.
fn clusters(singles: impl Iterator<Item = Cluster>, (width, keeps): (u16, bool)) -> Vec<Cluster> {
    let mut clusters: Vec<Cluster> = Vec::new();
    for mut next in singles {
        while let Some(mut before) = clusters.pop_if(|before| before.touches(&next, width)) {
            before.join(next, (width, keeps));
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
        Piece { from, to, goes_on: false }
    }

    fn ongoing(from: u16, to: u16) -> Piece {
        Piece { from, to, goes_on: true }
    }

    fn pieces(width: u16) -> impl Strategy<Value = Vec<Piece>> {
        let one = (0..width, 1..width, prop::bool::weighted(0.2));
        let one = one.prop_map(move |(from, length, goes_on)| {
            let to = (from + length / 3 + 1).min(width);
            Piece { from, to, goes_on }
        });
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
                prop_assert!(events > 0);
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
    fn what_goes_on_is_seen_where_one_other_is_counted_for_it() {
        // What stands where, as text: each piece by its letter, counts as they are.
        let drawn = |pieces: &[Piece], most: u16| {
            let Stacked { places, counts, lines } = stack(pieces, most, 30);
            let mut rows = vec![vec![' '; 30]; lines.into()];
            for (letter, (piece, place)) in ('a'..).zip(pieces.iter().zip(&places)) {
                let Place::Line(line) = place else { continue };
                rows[usize::from(*line)][piece.from.into()..piece.to.into()].fill(letter);
            }
            for count in &counts {
                let label = (count.column.into()..).zip(count.label.as_str().chars());
                label.for_each(|(column, char): (usize, char)| rows[usize::from(lines) - 1][column] = char);
            }
            rows.iter().map(|row| row.iter().collect::<String>().trim_end().to_owned()).collect::<Vec<_>>()
        };
        let (long, many) = (format!(" +3  {}", "a".repeat(25)), "     +2       c     d    e".to_owned());
        for (pieces, most, rows) in [
            (vec![ongoing(5, 12), piece(11, 12), piece(11, 12)], 1, vec![" +2  aaaaaaa"]),
            (vec![ongoing(5, 12), piece(11, 12), piece(11, 12)], 2, vec!["     aaaaaaa", "           +2"]),
            (vec![ongoing(5, 12), piece(5, 10), piece(5, 10)], 1, vec![" +2  aaaaaaa"]),
            (vec![ongoing(5, 12), piece(5, 10), ongoing(5, 13)], 2, vec!["     aaaaaaa", " +1  cccccccc"]),
            (vec![piece(5, 10), piece(6, 10)], 1, vec!["     +2"]),
            (vec![ongoing(1, 10), piece(6, 10)], 1, vec![" aaaaaaaaa  +1"]),
            (vec![ongoing(1, 30), piece(6, 10)], 1, vec![" +2"]),
            (vec![piece(0, 1), ongoing(5, 30), piece(9, 10)], 1, vec![" +2  bbbbbbbbbbbbbbbbbbbbbbbbb"]),
            (vec![ongoing(5, 30), piece(9, 10), piece(14, 15), piece(20, 21)], 1, vec![&long]),
            (vec![ongoing(5, 30), piece(9, 10), piece(14, 15), piece(20, 21), piece(25, 26)], 1, vec![&many]),
        ] {
            assert_eq!(drawn(&pieces, most), rows, "{pieces:?}");
        }
    }

    #[test]
    fn counts_stay_on_the_axis() {
        let counts = aggregate([(3, 12), (20, 1), (21, 0), (66, 400), (69, 1_000)], WIDTH);
        let labels: Vec<(u16, &str)> = counts.iter().map(|count| (count.column, count.label.as_str())).collect();
        assert_eq!(labels, [(3, "+12"), (20, "+1"), (64, "+1,400")]);
    }
}
