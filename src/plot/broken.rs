//! Time across the screen with long stretches left out in which there is nothing: instants to columns and back.
//!
//! Owns the one mapping of an axis that is broken, the choice of the stretches that are left out, and how many columns each
//! piece between them gets. Pieces keep one scale as far as whole columns allow. A plain [`Scale`] is an axis of one piece.
//!
//! A break takes two columns: of what lies in it all is in the first, and nothing in the second.

use super::bins::Moved;
use super::scale::{Column, Scale, Window};
use crate::model::{Flags, Order, Row};
use std::cmp::Reverse;

/// A time axis with breaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken {
    /// The first instant of each column, ascending, and the end of the last.
    edges: Vec<i64>,
    /// The first columns of the breaks, ascending.
    breaks: Vec<u16>,
    /// The seconds that are not left out.
    seconds: i128,
}

/// Columns of a break.
pub const BREAK: u16 = 2;
/// At most so many stretches are left out.
const MOST: usize = 3;
/// A stretch is left out where it takes more than this part of the time that is left.
const PART: i128 = 4;
/// On fewer columns, a break says less than it costs.
const LEAST: u16 = 20;

/// Time in which nothing lies: its first second, and the one behind its last.
type Empty = (i64, i64);

impl From<Scale> for Broken {
    fn from(scale: Scale) -> Self {
        let edges = (0..=scale.width()).map(|column| scale.edge(column)).collect();
        Self { edges, breaks: Vec::new(), seconds: scale.window().seconds() }
    }
}

impl Broken {
    /// A window over so many columns without the longest stretches in which no event of an order is, or may be: at most
    /// three, each over a quarter of the time that is left. They are left out only where others gain by it: where events then
    /// start in more columns. Walks the order.
    pub fn of(rows: &[Row], order: &Order, moved: &Moved, window: Window, width: u16) -> Self {
        let mut longest = longest_empty(rows, order, moved, window);
        if width < LEAST {
            longest.clear();
        }
        let whole: Self = Scale::new(window, width).into();
        let mut best = (whole.filled(rows, order, moved), whole);
        let (mut left_out, mut seconds): (Vec<Empty>, _) = (Vec::new(), window.seconds());
        for empty in longest {
            let length = i128::from(empty.1) - i128::from(empty.0);
            if length * PART <= seconds {
                break;
            }
            left_out.push(empty);
            left_out.sort_unstable();
            let axis = Self::without(&left_out, window, width);
            seconds = axis.seconds;
            let filled = axis.filled(rows, order, moved);
            if filled > best.0 {
                best = (filled, axis);
            }
        }
        best.1
    }

    /// A window without some of its stretches, which come in order and leave something between them.
    fn without(empty: &[Empty], window: Window, width: u16) -> Self {
        let ends = empty.iter().map(|empty| empty.0).chain([window.to()]);
        let begins = [window.from()].into_iter().chain(empty.iter().map(|empty| empty.1));
        let pieces: Vec<Window> = begins.zip(ends).map(|(from, to)| Window::new(from, to)).collect();
        let seconds: i128 = pieces.iter().map(|piece| piece.seconds()).sum();
        let count = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
        // Each has a column; the others are shared by length.
        let shared = i128::from(width.saturating_sub(count(empty.len()) * BREAK + count(pieces.len())));
        let (mut edges, mut breaks) = (Vec::with_capacity(usize::from(width) + 1), Vec::new());
        let (mut so_far, mut given) = (0, 0);
        for (n, piece) in pieces.iter().enumerate() {
            if n > 0 {
                breaks.push(count(edges.len()));
                let before = pieces.get(n - 1).map_or(piece.from(), |before| before.to());
                edges.extend([before, piece.from()]);
            }
            so_far += piece.seconds();
            let until = u16::try_from(so_far * shared / seconds.max(1)).unwrap_or(given);
            let scale = Scale::new(*piece, until - given + 1);
            given = until;
            edges.extend((0..scale.width()).map(|column| scale.edge(column)));
        }
        edges.push(window.to());
        Self { edges, breaks, seconds }
    }

    /// In how many columns events of an order start.
    fn filled(&self, rows: &[Row], order: &Order, moved: &Moved) -> usize {
        let mut at = order.partition_point(0, |row| rows.get(row).is_some_and(|row| row.first < self.from()));
        let mut starts: Vec<usize> = Vec::with_capacity(self.ends().len());
        for end in self.ends() {
            let next = order.partition_point(at, |row| rows.get(row).is_some_and(|row| row.first < *end));
            starts.push(next - at);
            at = next;
        }
        // What stands elsewhere starts where its date is.
        let stands = moved.keys().filter_map(|at| rows.get(*at)).map(|row| (row, false));
        for (row, is_here) in stands.chain(moved.values().map(|row| (row, true))) {
            let Column::At(column) = self.column(row.first) else { continue };
            if let Some(starts) = starts.get_mut(usize::from(column)) {
                *starts = if is_here { *starts + 1 } else { starts.saturating_sub(1) };
            }
        }
        starts.iter().filter(|starts| **starts > 0).count()
    }

    /// Its first second.
    pub fn from(&self) -> i64 {
        self.edges.first().copied().unwrap_or_default()
    }

    /// The second behind its last one.
    pub fn to(&self) -> i64 {
        self.edges.last().copied().unwrap_or_default()
    }

    /// How many columns it has, breaks among them.
    pub fn width(&self) -> u16 {
        u16::try_from(self.edges.len().saturating_sub(1)).unwrap_or(u16::MAX)
    }

    /// The seconds that are not left out.
    pub fn seconds(&self) -> i128 {
        self.seconds
    }

    /// Where each column ends.
    pub fn ends(&self) -> &[i64] {
        self.edges.get(1..).unwrap_or_default()
    }

    /// Whether a column belongs to a break.
    pub fn is_break(&self, column: u16) -> bool {
        self.breaks.iter().any(|from| (*from..*from + BREAK).contains(&column))
    }

    /// The column in which an instant lies.
    pub fn column(&self, instant: i64) -> Column {
        match instant {
            _ if instant < self.from() => Column::Before,
            _ if instant >= self.to() => Column::After,
            _ => {
                let column = self.ends().partition_point(|end| *end <= instant);
                Column::At(u16::try_from(column).unwrap_or(u16::MAX))
            }
        }
    }

    /// The first and the last column that the seconds from `first` to `last` take, both among them; none where they lie
    /// outside.
    pub fn columns(&self, first: i64, last: i64) -> Option<(u16, u16)> {
        let (first, last) = (first.max(self.from()), last.min(self.to().saturating_sub(1)));
        match (self.column(first), self.column(last)) {
            (Column::At(left), Column::At(right)) if first <= last => Some((left, right)),
            _ => None,
        }
    }

    /// How many columns these seconds would take, those outside counted too; at least one.
    pub fn span(&self, first: i64, last: i64) -> u64 {
        let within = self.columns(first, last).map_or(0, |(left, right)| u64::from(right - left) + 1);
        let before = (i128::from(self.from()) - i128::from(first)).max(0);
        let after = (i128::from(last) + 1 - i128::from(self.to())).max(0);
        let seconds = self.seconds.max(1);
        let beyond = ((before + after) * i128::from(self.width()) + seconds - 1) / seconds;
        within.saturating_add(u64::try_from(beyond).unwrap_or(u64::MAX)).max(1)
    }

    /// The first instant whose column is this one or a later one; for the width itself, and beyond, the end.
    pub fn edge(&self, column: u16) -> i64 {
        self.edges.get(usize::from(column)).copied().unwrap_or(self.to())
    }

    /// Where a click on a column leads: to its beginning; where seconds are longer than columns, to the one that covers it.
    pub fn instant(&self, column: u16) -> i64 {
        let (from, to) = (self.edge(column), self.edge(column.saturating_add(1)));
        let is_covered = from == to && from > self.from() && !self.is_break(column);
        from - i64::from(is_covered)
    }
}

/// The longest stretches of a window in which no event of an order is, or may be, the longest first.
fn longest_empty(rows: &[Row], order: &Order, moved: &Moved, window: Window) -> Vec<Empty> {
    let shown = (0..order.len()).filter_map(|position| order.row(position));
    let shown = shown.filter_map(|at| moved.get(&at).or_else(|| rows.get(at)));
    let taken = |row: &Row| {
        let first = row.start().min(row.first);
        let last = if row.last == Row::UNKNOWN_END { row.first } else { row.last };
        // Where it began is not known, but it does not fill all time before.
        let first = if row.flags.has(Flags::NO_START) && !row.flags.has(Flags::OPEN_START) { row.first } else { first };
        (first, last.max(first))
    };
    let mut times: Vec<(i64, i64)> = shown.filter(|row| !row.is_undated()).map(taken).collect();
    times.sort_unstable();
    let mut longest: Vec<Empty> = Vec::new();
    let mut reached = window.from();
    for (first, last) in times {
        if first > reached && reached > window.from() {
            longest.push((reached, first.min(window.to())));
            longest.sort_by_key(|(from, to)| (Reverse(i128::from(*to) - i128::from(*from)), *from));
            longest.truncate(MOST);
        }
        reached = reached.max(last.saturating_add(1));
    }
    longest
}

#[cfg(test)]
mod tests;
