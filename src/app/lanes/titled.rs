//! Bars with their titles: where a title stands beside or in its bar, and how a lane gives room to both.
//!
//! Owns the order of preference: bars before titles, and whole titles or none; a title in the longest part of one sign of its bar,
//! right of it, left of it. No title hides a sign that says something else than those beside it.

use crate::app::layout::columns;
use crate::plot::mark::{Bar, Times};
use crate::plot::scale::Scale;
use crate::plot::stack::{Count, GAP, Piece, Place, Stacked, stack};
use crate::text::Clean;
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
}

/// A lane's items with their bars.
pub(super) struct Titled<'a> {
    items: Vec<(&'a Item, Bar)>,
    width: u16,
}

/// A title that is longer is cut, on the screen at two thirds of it.
const LONGEST: u16 = 48;
/// Columns between a bar and its title.
const NEAR: u16 = 1;
/// Columns of its bar before a title and behind: a sign and a blank.
const MARGIN: u16 = 2;
const ELLIPSIS: &str = "…";
/// As many columns for a title, and as many tries more than have room, are worth looking for one.
const SHORT: u16 = 8;
const TRIES: usize = 32;

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
        let items = items.iter().filter_map(|item| Some((item, item.times.bar(scale)?))).collect();
        Self { items, width: scale.width() }
    }

    /// How many items there are.
    pub(super) fn len(&self) -> usize {
        self.items.len()
    }

    /// The lines in which each has its own place, title and all.
    pub(super) fn most(&self) -> u16 {
        stack(&pieces(&self.shapes(self.longest())), u16::MAX, self.width).lines
    }

    /// Places them in at most `most` lines; answers with how many they take. Bars come first: a title has room where no
    /// bar goes for it, the titles of earlier items before those of later ones.
    pub(super) fn placed(&self, most: u16) -> (Vec<Placed>, Vec<Count>, u16) {
        let mut shapes = self.shapes(0);
        let mut stacked = stack(&pieces(&shapes), most, self.width);
        let counted = |stacked: &Stacked| stacked.counts.iter().map(|count| count.events).sum::<usize>();
        let least = counted(&stacked);
        let mut by_start: Vec<usize> = (0..self.items.len()).collect();
        by_start.sort_by_key(|&n| self.items.get(n).map(|(_, bar)| bar.column));
        // More titles than this have no room, whatever is tried.
        let mut tries = usize::from(most) * usize::from(self.width / SHORT) + TRIES;
        for n in by_start {
            tries = tries.saturating_sub(1);
            if tries == 0 {
                break;
            }
            let Some(titled) = self.shape(n, self.longest()) else { continue };
            let Some(place) = shapes.get_mut(n) else { continue };
            let bare = std::mem::replace(place, titled);
            let next = stack(&pieces(&shapes), most, self.width);
            if counted(&next) <= least {
                stacked = next;
            } else if let Some(place) = shapes.get_mut(n) {
                *place = bare;
            }
        }
        let lines = stacked.lines.max(1);
        (self.with_titles(&shapes, &stacked), stacked.counts, lines)
    }

    /// The columns of a title at most.
    fn longest(&self) -> u16 {
        LONGEST.min(self.width / 3 * 2)
    }

    /// What each takes with a title of at most `wish` columns.
    fn shapes(&self, wish: u16) -> Vec<Shape> {
        (0..self.items.len()).filter_map(|n| self.shape(n, wish)).collect()
    }

    /// What an item takes with a title of at most `wish` columns.
    fn shape(&self, n: usize, wish: u16) -> Option<Shape> {
        let (item, bar) = self.items.get(n)?;
        let title = columns(&item.title).min(wish);
        let (from, to) = (bar.column, bar.end());
        if title == 0 {
            return Some(Shape { piece: Piece { from, to }, side: Side::Right });
        }
        let (inside, room) = inside(bar);
        if title <= room {
            return Some(Shape { piece: Piece { from, to }, side: Side::Inside(inside) });
        }
        let (right, left) = (self.width.saturating_sub(to + NEAR), from.saturating_sub(NEAR));
        if title <= right || right >= left {
            let to = (to + NEAR).saturating_add(title).min(self.width);
            return Some(Shape { piece: Piece { from, to }, side: Side::Right });
        }
        Some(Shape { piece: Piece { from: left - title.min(left), to }, side: Side::Left })
    }

    /// The items with lines of their own, and as much of their titles as there is room for between what stands before
    /// and behind: line by line, from the left.
    fn with_titles(&self, shapes: &[Shape], stacked: &Stacked) -> Vec<Placed> {
        let line = |place: &Place| if let Place::Line(line) = place { Some(*line) } else { None };
        let placed = shapes.iter().zip(&stacked.places).enumerate();
        let placed = placed.filter_map(|(n, (shape, place))| Some((line(place)?, shape.piece, Some(n))));
        let last = stacked.lines.saturating_sub(1);
        let counted = stacked.counts.iter().map(|count| (last, Piece { from: count.column, to: count.end() }, None));
        let mut drawn: Vec<(u16, Piece, Option<usize>)> = placed.chain(counted).collect();
        drawn.sort_unstable_by_key(|(line, piece, _)| (*line, piece.from));
        let mut with_titles = Vec::with_capacity(drawn.len());
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
            let title = title(&item.title, bar, (shape.side, self.longest()), free..end);
            free = title.as_ref().map_or(0, Title::end).max(bar.end()) + GAP;
            with_titles.push(Placed { row: item.row, line: *line, bar: bar.clone(), title });
        }
        with_titles
    }
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
