//! Bars with their titles: where a title stands beside or in its bar, and how a lane gives room to both.
//!
//! Owns the order of preference: bars before titles, and whole titles before cut ones; a title in the longest part of one sign of
//! its bar, right of it, left of it. Cut ones stand only in what whole ones leave free. No title hides a sign that says something else than those beside it. Each try for a title looks at
//! the columns of that title, not at the other items.

use crate::app::layout::columns;
use crate::plot::mark::{Bar, Sign, Times};
use crate::plot::scale::Scale;
use crate::plot::stack::{Count, GAP, Piece, Place, Stacked, stack};
use crate::text::Clean;
use std::collections::HashMap;
use std::ops::Range;

/// An event that is to be drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its row in the timeline.
    pub row: usize,
    /// When it was.
    pub times: Times,
    /// What it is called.
    pub title: Clean,
}

/// An event on the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// Its row in the timeline.
    pub row: usize,
    /// Its line, counted from the lane's first.
    pub line: u16,
    /// Its signs.
    pub bar: Bar,
    /// Its title, where there is room.
    pub title: Option<Title>,
}

/// A title on the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Title {
    /// Its first column.
    pub column: u16,
    /// As much of it as there is room for.
    pub text: Clean,
}

impl Title {
    /// The column behind it.
    pub fn end(&self) -> u16 {
        self.column.saturating_add(columns(&self.text))
    }

    /// The same with more of the whole, where it stands beside its bar and there are free cells.
    fn grown(self, whole: &Clean, bar: &Bar, free: Range<u16>) -> Self {
        let is_left = self.column < bar.column;
        let room = match is_left {
            true => bar.column.saturating_sub(NEAR).saturating_sub(free.start),
            false if self.column >= bar.end() => free.end.saturating_sub(self.column),
            false => 0,
        };
        if room.min(columns(whole)) <= columns(&self.text) {
            return self;
        }
        let text = whole.cut(room.into(), ELLIPSIS);
        Self { column: if is_left { (bar.column - NEAR).saturating_sub(columns(&text)) } else { self.column }, text }
    }
}

/// A lane's items with their bars, by their start.
pub(super) struct Titled<'a> {
    items: Vec<(&'a Item, Bar)>,
    width: u16,
}

/// What the lines of a lane show.
#[derive(Debug, Default)]
pub(super) struct Shown {
    /// Events with a place of their own.
    pub(super) placed: Vec<Placed>,
    /// Those that are counted.
    pub(super) counts: Vec<Count>,
    /// The lines that both take.
    pub(super) lines: u16,
    /// How many would have a title, or a place, on more lines.
    pub(super) missing: usize,
}

/// A title that is longer is cut, on the screen at two thirds of it.
const LONGEST: u16 = 48;
/// A title of fewer columns says too little to be cut to them.
const LEAST: u16 = 12;
/// Columns between a bar and its title.
const NEAR: u16 = 1;
/// Columns of its bar before a title and behind: a sign and a blank.
const MARGIN: u16 = 2;
const ELLIPSIS: &str = "…";

/// What an item takes on its line.
struct Shape {
    piece: Piece,
    side: Side,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    /// In its bar: from this column on.
    Inside(u16),
    Right,
    Left,
}

impl<'a> Titled<'a> {
    /// The items that are on a scale.
    pub(super) fn of(items: &'a [Item], scale: Scale) -> Self {
        let mut items: Vec<_> = items.iter().filter_map(|item| Some((item, item.times.bar(scale)?))).collect();
        items.sort_by_key(|(_, bar)| bar.column);
        Self { items, width: scale.width() }
    }

    /// How many items there are.
    pub(super) fn len(&self) -> usize {
        self.items.len()
    }

    /// What is shown, with what of other titles has room.
    pub(super) fn filled(&self, shown: Shown) -> Shown {
        shown.with_cut_titles(&self.items, self.width)
    }

    /// Places them in at most `most` lines. Bars come first: a title has room where no bar goes for it, the titles of earlier
    /// items before those of later ones.
    pub(super) fn placed(&self, most: u16) -> Shown {
        let mut shapes: Vec<Shape> = (0..self.items.len()).filter_map(|n| self.shape(n, 0)).collect();
        let mut stacked = stack(&pieces(&shapes), most, self.width);
        let last = if stacked.counts.is_empty() { None } else { stacked.lines.checked_sub(1) };
        // What stands with counts on the last line stays there; the others share the lines before it.
        let free: Vec<usize> = (0..shapes.len())
            .filter(|&n| stacked.places.get(n).is_some_and(|place| last.is_none_or(|last| is_before(place, last))))
            .collect();
        let mut depths = Depths::of(last.unwrap_or(most), self.width);
        for bar in free.iter().filter_map(|&n| shapes.get(n)) {
            depths.take(bar.piece);
        }
        for &n in &free {
            let (Some(titled), Some(shape)) = (self.shape(n, self.longest()), shapes.get_mut(n)) else { continue };
            if depths.widen(shape.piece, titled.piece) {
                *shape = titled;
            }
        }
        let titled: Vec<Piece> = free.iter().filter_map(|&n| shapes.get(n)).map(|shape| shape.piece).collect();
        let restacked = stack(&titled, last.unwrap_or(most), self.width);
        for (&n, place) in free.iter().zip(&restacked.places) {
            stacked.places.get_mut(n).into_iter().for_each(|at| *at = *place);
        }
        let lines = last.map_or(restacked.lines, |last| last + 1).max(1);
        stacked.lines = lines;
        let (placed, without) = self.with_titles(&shapes, &stacked);
        let missing = without + self.len().saturating_sub(placed.len());
        Shown { placed, counts: stacked.counts, lines, missing }
    }

    /// The columns of a title at most.
    fn longest(&self) -> u16 {
        LONGEST.min(self.width / 3 * 2)
    }

    /// What an item takes with a title of at most `wish` columns.
    fn shape(&self, n: usize, wish: u16) -> Option<Shape> {
        let (item, bar) = self.items.get(n)?;
        let title = columns(&item.title).min(wish);
        let (from, to, goes_on) = (bar.column, bar.end(), bar.signs.contains(&Sign::GoesOn));
        if title == 0 {
            return Some(Shape { piece: Piece { from, to, goes_on }, side: Side::Right });
        }
        let (inside, room) = inside(bar);
        if title <= room {
            return Some(Shape { piece: Piece { from, to, goes_on }, side: Side::Inside(inside) });
        }
        let (right, left) = (self.width.saturating_sub(to + NEAR), from.saturating_sub(NEAR));
        if title <= right || right >= left {
            let to = (to + NEAR).saturating_add(title).min(self.width);
            return Some(Shape { piece: Piece { from, to, goes_on }, side: Side::Right });
        }
        Some(Shape { piece: Piece { from: left - title.min(left), to, goes_on }, side: Side::Left })
    }

    /// The items with lines of their own, and as much of their titles as there is room for between what stands before
    /// and behind: line by line, from the left. Also how many have none that would have room for it on a line of their own.
    fn with_titles(&self, shapes: &[Shape], stacked: &Stacked) -> (Vec<Placed>, usize) {
        let line = |place: &Place| if let Place::Line(line) = place { Some(*line) } else { None };
        let placed = shapes.iter().zip(&stacked.places).enumerate();
        let placed = placed.filter_map(|(n, (shape, place))| Some((line(place)?, shape.piece, Some(n))));
        let last = stacked.lines.saturating_sub(1);
        let counted = stacked.counts.iter().map(|count| {
            let piece = Piece { from: count.column, to: count.end(), goes_on: false };
            (last, piece, None)
        });
        let mut drawn: Vec<(u16, Piece, Option<usize>)> = placed.chain(counted).collect();
        drawn.sort_unstable_by_key(|(line, piece, _)| (*line, piece.from));
        let (mut with_titles, mut without) = (Vec::with_capacity(drawn.len()), 0);
        let (mut on, mut free) = (0, 0);
        for (at, (line, piece, n)) in drawn.iter().enumerate() {
            if *line != on {
                (on, free) = (*line, 0);
            }
            let Some((n, (item, bar))) = n.and_then(|n| Some((n, self.items.get(n)?))) else {
                free = piece.to + GAP;
                continue;
            };
            let Some(shape) = shapes.get(n) else { continue };
            let next = drawn.get(at + 1).filter(|(other, ..)| other == line);
            let end = next.map_or(self.width, |(_, next, _)| next.from.saturating_sub(GAP));
            let titled = |free| title(&item.title, bar, (shape.side, self.longest()), free);
            let title = titled(free..end);
            without += usize::from(title.is_none() && titled(0..self.width).is_some());
            free = title.as_ref().map_or(0, Title::end).max(bar.end()) + GAP;
            with_titles.push(Placed { row: item.row, line: *line, bar: bar.clone(), title });
        }
        (with_titles, without)
    }
}

impl Shown {
    /// Gives events that have no title, or a cut one, as much of theirs as stands in cells that are free, where that is worth it.
    pub(super) fn with_cut_titles(mut self, items: &[(&Item, Bar)], width: u16) -> Self {
        let last = self.lines.saturating_sub(1);
        // What is taken of each line: from, to, and whose it is that may grow.
        let placed = self.placed.iter().enumerate().map(|(n, placed)| {
            let title =
                placed.title.as_ref().map_or(placed.bar.column..placed.bar.column, |title| title.column..title.end());
            (placed.line, title.start.min(placed.bar.column), title.end.max(placed.bar.end()), Some(n))
        });
        let counts = self.counts.iter().map(|count| (last, count.column, count.end(), None));
        let mut taken: Vec<(u16, u16, u16, Option<usize>)> = placed.chain(counts).collect();
        taken.sort_unstable_by_key(|(line, from, ..)| (*line, *from));
        let titles: HashMap<usize, &Clean> = items.iter().map(|(item, _)| (item.row, &item.title)).collect();
        let (mut on, mut free) = (0, 0);
        for (at, (line, _, to, n)) in taken.iter().enumerate() {
            if *line != on {
                (on, free) = (*line, 0);
            }
            let next = taken.get(at + 1).filter(|(other, ..)| other == line);
            let end = next.map_or(width, |(_, next, ..)| next.saturating_sub(GAP));
            let mut behind = *to;
            let placed = n.and_then(|n| self.placed.get_mut(n));
            if let Some((whole, placed)) = placed.and_then(|placed| Some((titles.get(&placed.row)?, placed))) {
                placed.title = match placed.title.take() {
                    None => cut_title(whole, &placed.bar, free..end),
                    Some(title) => Some(title.grown(whole, &placed.bar, free..end)),
                };
                behind = placed.title.as_ref().map_or(behind, |title| behind.max(title.end()));
            }
            free = behind + GAP;
        }
        self
    }
}

/// As much of a title as has room in its bar, right of it or left of it; its line is free in `free`, but for the bar.
fn cut_title(text: &Clean, bar: &Bar, free: Range<u16>) -> Option<Title> {
    let (column, within) = inside(bar);
    let right = free.end.saturating_sub(bar.end() + NEAR);
    let left = bar.column.saturating_sub(NEAR).saturating_sub(free.start);
    let room = within.max(right).max(left);
    let text = text.cut(room.into(), ELLIPSIS);
    if room < LEAST || columns(&text) == 0 {
        return None;
    }
    let column = match room {
        room if room == within => column,
        room if room == right => bar.end() + NEAR,
        _ => (bar.column - NEAR).saturating_sub(columns(&text)),
    };
    Some(Title { column, text })
}

/// How many pieces lie in each column, and how many may.
struct Depths {
    most: u16,
    columns: Vec<u16>,
}

impl Depths {
    fn of(most: u16, width: u16) -> Self {
        Self { most, columns: vec![0; width.into()] }
    }

    /// The columns of a piece, and those that stay blank behind it.
    fn columns(piece: Piece) -> Range<u16> {
        piece.from..piece.to.saturating_add(GAP)
    }

    fn take(&mut self, piece: Piece) {
        let columns = Self::columns(piece);
        let depths = self.columns.iter_mut().take(columns.end.into()).skip(columns.start.into());
        depths.for_each(|depth| *depth += 1);
    }

    /// Makes a piece wider, if that leaves a line for all: as many pieces can be stacked in `most` lines as never lie more than
    /// so many in one column.
    fn widen(&mut self, from: Piece, to: Piece) -> bool {
        let (narrow, wide) = (Self::columns(from), Self::columns(to));
        let added = || wide.clone().filter(|column| !narrow.contains(column));
        let is_full = |column: u16| self.columns.get(usize::from(column)).is_some_and(|depth| *depth >= self.most);
        if added().any(is_full) {
            return false;
        }
        for column in added() {
            self.columns.get_mut(usize::from(column)).into_iter().for_each(|depth| *depth += 1);
        }
        true
    }
}

/// Whether a place is on a line before another one.
fn is_before(place: &Place, line: u16) -> bool {
    matches!(place, Place::Line(at) if *at < line)
}

/// A title where it is wished for, or where it has room; its line is free in `free`, but for the bar.
fn title(text: &Clean, bar: &Bar, (wish, longest): (Side, u16), free: Range<u16>) -> Option<Title> {
    let text = text.cut(longest.into(), ELLIPSIS);
    let whole = columns(&text);
    let (inside, within) = inside(bar);
    let sides = [
        (Side::Inside(inside), within),
        (Side::Right, free.end.saturating_sub(bar.end() + NEAR)),
        (Side::Left, bar.column.saturating_sub(NEAR).saturating_sub(free.start)),
    ];
    let wished = sides.iter().find(|(side, room)| *side == wish && *room >= whole);
    let (side, _) = wished.or_else(|| sides.iter().find(|(_, room)| *room >= whole)).filter(|_| whole > 0)?;
    let column = match side {
        Side::Inside(column) => *column,
        Side::Right => bar.end() + NEAR,
        Side::Left => (bar.column - NEAR).saturating_sub(columns(&text)),
    };
    Some(Title { column, text })
}

/// Where a title stands in its bar, and in how many columns: in the longest part of one sign, with a sign and a blank
/// before it and behind.
fn inside(bar: &Bar) -> (u16, u16) {
    let (mut column, mut longest) = (bar.column, (bar.column, 0));
    for run in bar.signs.chunk_by(|a, b| a == b) {
        let length = u16::try_from(run.len()).unwrap_or(u16::MAX);
        if length > longest.1 {
            longest = (column, length);
        }
        column = column.saturating_add(length);
    }
    (longest.0.saturating_add(MARGIN), longest.1.saturating_sub(2 * MARGIN))
}

fn pieces(shapes: &[Shape]) -> Vec<Piece> {
    shapes.iter().map(|shape| shape.piece).collect()
}
