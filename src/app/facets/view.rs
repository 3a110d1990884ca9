//! The index as it is looked through: groups of values in columns, the most used first, each with its counts.
//!
//! Owns which values are listed (of each group the first few, or all; of all groups those that contain what is typed), in
//! which column each group stands, and where the cursor is. What is listed is gone through when the counts or the typed
//! words change, and not at other keys.

use super::{FIELDS, Facets};
use crate::app::layout::{Cursor, Rect, Scrolled};
use crate::app::step::Direction;
use crate::query::Field;
use crate::text::fold;
use std::cmp::Reverse;
use std::sync::Arc;

/// As many values of a group are listed until it is opened.
const LISTED: usize = 8;
/// A column is so wide, where there are several, and begins so far from the one before it.
const COLUMN: u16 = 38;
const PITCH: u16 = 40;
/// Where there is one only, values and counts stand no further apart.
const WIDEST: u16 = 62;

/// The values of a group that are listed.
#[derive(Debug, Clone, Default)]
struct Group {
    /// Where each value stands among all of its field, in the order in which they are shown.
    order: Vec<u32>,
    /// Those of them that contain what is typed.
    listed: Vec<u32>,
    /// How many of the visible events have each value of the field; empty where all events are visible.
    counts: Vec<usize>,
    /// Whether all are shown.
    is_open: bool,
}

impl Group {
    /// How many rows it takes.
    fn rows(&self) -> usize {
        match self.listed.len() {
            few @ ..=LISTED => few,
            many if self.is_open => many + 1,
            _ => LISTED + 1,
        }
    }

    /// The row of a listed value, counted from the first.
    fn row_of(&self, at: u32) -> Option<usize> {
        let row = self.listed.iter().position(|listed| *listed == at)?;
        Some(if row < LISTED { row } else { row + 1 }).filter(|row| *row < self.rows())
    }
}

/// Where a group stands.
#[derive(Debug, Clone, Copy)]
struct Block {
    group: usize,
    column: usize,
    /// The line of its heading.
    top: usize,
    /// The number of its first row among those of all groups.
    first: usize,
    rows: usize,
}

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Item<'f> {
    /// A value that can be asked for.
    Value(Facet<'f>),
    /// The row that opens a group, and closes it.
    More {
        /// How many more values there are.
        more: usize,
        /// Whether they are shown.
        is_open: bool,
    },
}

/// A value that can be asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facet<'f> {
    /// The field that has it.
    pub field: Field,
    /// The value as it is written.
    pub value: &'f str,
    /// What it is called: of a source not the id by which it is asked for.
    pub name: &'f str,
    /// How many events have it.
    pub all: usize,
    /// How many of the visible ones have it, where that is not all of them.
    pub shown: Option<usize>,
}

/// What stands on a line of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FacetLine<'f> {
    /// The name of a group, how many of its values are listed, and of how many.
    Heading(&'static str, usize, usize),
    /// A row, by its number among those of all groups.
    Row(usize, Item<'f>),
}

/// What a reader looks at.
#[derive(Debug, Clone, Default)]
pub struct FacetsView {
    /// What has been counted, of all events and of the visible ones.
    facets: Arc<Facets>,
    shown: Option<Arc<Facets>>,
    groups: [Group; FIELDS.len()],
    /// What the listed values contain, as it is typed.
    narrowed: String,
    /// The focused row, by its number, and the first line shown.
    pub cursor: Cursor,
}

/// The columns on a part of the screen.
pub fn columns(part: Rect) -> Vec<Rect> {
    match part.width / COLUMN {
        0 | 1 => vec![part.inset(0, 1, WIDEST)],
        several => {
            let pitch = (part.width / several).min(PITCH);
            (0..several).map(|n| Rect { x: part.x + n * pitch, width: COLUMN, ..part }).collect()
        }
    }
}

impl FacetsView {
    /// Takes counts up, those of all events and of the visible ones where these are not all; the cursor stays with its
    /// value.
    pub(in crate::app) fn show(&mut self, facets: &Arc<Facets>, shown: Option<&Arc<Facets>>) {
        let is_same = self.shown.as_ref().map(Arc::as_ptr) == shown.map(Arc::as_ptr);
        if is_same && Arc::ptr_eq(&self.facets, facets) {
            return;
        }
        let focused = self.focused_name();
        (self.facets, self.shown) = (Arc::clone(facets), shown.cloned());
        for (n, (values, group)) in self.facets.fields.iter().zip(&mut self.groups).enumerate() {
            let counts = shown.and_then(|shown| shown.fields.get(n));
            let count = |folded: &String| counts.map(|counts| counts.count(folded));
            group.counts = values.folded.iter().filter_map(count).collect();
            group.order = (0..).take(values.folded.len()).collect();
            group.order.sort_by_key(|at| Reverse(group.counts.get(*at as usize)));
        }
        self.list();
        if let Some((field, value)) = focused {
            self.find(field, &value);
        }
    }

    /// Lists the values alone that contain what is typed, from the first on; where nothing is, all of them, and the cursor
    /// stays with its value.
    pub(in crate::app) fn narrow(&mut self, typed: &str) {
        let focused = self.focused_name();
        typed.clone_into(&mut self.narrowed);
        self.list();
        match focused {
            Some((field, value)) if typed.is_empty() => self.find(field, &value),
            _ => self.cursor = Cursor::default(),
        }
    }

    fn focused_name(&self) -> Option<(Field, String)> {
        self.focused().map(|facet| (facet.field, fold(facet.value)))
    }

    /// What the listed values contain, as it was typed.
    pub fn narrowed(&self) -> &str {
        &self.narrowed
    }

    fn list(&mut self) {
        let wanted = fold(self.narrowed.trim());
        for (values, group) in self.facets.fields.iter().zip(&mut self.groups) {
            let is_wanted = |at: &u32| values.searched().get(*at as usize).is_some_and(|value| value.contains(&wanted));
            group.listed = group.order.iter().copied().filter(is_wanted).collect();
        }
        self.cursor.focus = self.cursor.focus.min(self.count().saturating_sub(1));
    }

    /// Gives the focus to a value, where that is listed.
    fn find(&mut self, field: Field, folded: &str) {
        let Some(n) = FIELDS.iter().position(|(known, _)| *known == field) else { return };
        let at = self.facets.fields.get(n).and_then(|values| values.find(folded)).and_then(|at| u32::try_from(at).ok());
        let row = at.and_then(|at| self.groups.get(n)?.row_of(at));
        let block = self.blocks(1).into_iter().find(|block| block.group == n);
        if let (Some(block), Some(row)) = (block, row) {
            self.cursor.focus = block.first + row;
        }
    }

    /// How many rows there are.
    pub fn count(&self) -> usize {
        self.groups.iter().map(Group::rows).sum()
    }

    /// How many values are listed.
    pub fn listed(&self) -> usize {
        self.groups.iter().map(|group| group.listed.len()).sum()
    }

    /// Whether there are no values at all.
    pub fn is_empty(&self) -> bool {
        self.facets.fields.iter().all(|values| values.counted.is_empty())
    }

    /// The groups of which a row is shown. A group stays in its column whatever is typed.
    fn blocks(&self, columns: usize) -> Vec<Block> {
        let mut lines = vec![0; columns.max(1)];
        let (mut blocks, mut first) = (Vec::new(), 0);
        let there = self.facets.fields.iter().enumerate().filter(|(_, values)| !values.counted.is_empty());
        for (nth, (group, _)) in there.enumerate() {
            let column = nth % lines.len();
            let rows = self.groups.get(group).map_or(0, Group::rows);
            let Some(line) = lines.get_mut(column).filter(|_| rows > 0) else { continue };
            let top = if *line > 0 { *line + 1 } else { 0 };
            blocks.push(Block { group, column, top, first, rows });
            *line = top + 1 + rows;
            first += rows;
        }
        blocks
    }

    /// The group in which a row stands.
    fn block(blocks: &[Block], n: usize) -> Option<Block> {
        blocks.iter().copied().find(|block| (block.first..block.first + block.rows).contains(&n))
    }

    fn item(&self, block: &Block, row: usize) -> Option<Item<'_>> {
        let (group, values) = (self.groups.get(block.group)?, self.facets.fields.get(block.group)?);
        if row == LISTED {
            return Some(Item::More { more: group.listed.len() - LISTED, is_open: group.is_open });
        }
        let at = *group.listed.get(if row < LISTED { row } else { row - 1 })? as usize;
        let ((field, _), (value, all)) = (FIELDS.get(block.group)?, values.counted.get(at)?);
        let (name, shown) = (values.told.get(at).unwrap_or(value), group.counts.get(at).copied());
        Some(Item::Value(Facet { field: *field, value, name, all: *all, shown }))
    }

    /// The row that has the focus.
    pub fn focused_item(&self) -> Option<Item<'_>> {
        let block = Self::block(&self.blocks(1), self.cursor.focus)?;
        self.item(&block, self.cursor.focus - block.first)
    }

    /// The value that has the focus.
    pub fn focused(&self) -> Option<Facet<'_>> {
        match self.focused_item()? {
            Item::Value(facet) => Some(facet),
            Item::More { .. } => None,
        }
    }

    /// Opens the group whose last row has the focus, or closes it; answers whether that is one.
    pub(in crate::app) fn open(&mut self) -> bool {
        let is_more = matches!(self.focused_item(), Some(Item::More { .. }));
        let block = Self::block(&self.blocks(1), self.cursor.focus).filter(|_| is_more);
        if let Some(group) = block.and_then(|block| self.groups.get_mut(block.group)) {
            group.is_open = !group.is_open;
        }
        is_more
    }

    /// Moves up or down in the column.
    pub(in crate::app) fn step(&mut self, columns: usize, direction: Direction, steps: usize) {
        let blocks = self.blocks(columns);
        let Some(here) = Self::block(&blocks, self.cursor.focus) else { return };
        let rows = || blocks.iter().filter(|block| block.column == here.column);
        let above: usize = rows().filter(|block| block.first < here.first).map(|block| block.rows).sum();
        let all: usize = rows().map(|block| block.rows).sum();
        let mut to = direction.apply(above + self.cursor.focus - here.first, steps, all.saturating_sub(1));
        for block in rows() {
            if to < block.rows {
                self.cursor.focus = block.first + to;
                return;
            }
            to -= block.rows;
        }
    }

    /// To the row of the next or the previous column that is nearest.
    pub(in crate::app) fn across(&mut self, columns: usize, direction: Direction) {
        let blocks = self.blocks(columns);
        let Some(here) = Self::block(&blocks, self.cursor.focus) else { return };
        let line = here.top + 1 + self.cursor.focus - here.first;
        let column = direction.apply(here.column, 1, columns.saturating_sub(1));
        let nearest = |block: &Block| line.clamp(block.top + 1, block.top + block.rows);
        let there = blocks.iter().filter(|block| block.column == column && column != here.column);
        if let Some(block) = there.min_by_key(|block| nearest(block).abs_diff(line)) {
            self.cursor.focus = block.first + nearest(block) - block.top - 1;
        }
    }

    /// How many lines the columns have.
    pub fn height(&self, columns: usize) -> usize {
        self.blocks(columns).iter().map(|block| block.top + 1 + block.rows).max().unwrap_or(0)
    }

    /// Scrolls so that the focused row is on the screen, of which the view has so many lines.
    pub(in crate::app) fn settle(&mut self, columns: usize, height: usize) {
        let line = Self::block(&self.blocks(columns), self.cursor.focus)
            .map_or(0, |block| block.top + 1 + self.cursor.focus - block.first);
        self.cursor.top = Scrolled::even(self.height(columns), height).follow(self.cursor.top, line);
    }

    /// What stands on so many lines from the first one shown: the line, counted from that, and the column of each.
    pub fn lines(&self, columns: usize, height: usize) -> Vec<(usize, usize, FacetLine<'_>)> {
        let (from, to) = (self.cursor.top, self.cursor.top.saturating_add(height));
        let mut lines = Vec::new();
        for block in self.blocks(columns) {
            for line in from.max(block.top)..to.min(block.top + 1 + block.rows) {
                let shown = match (line - block.top).checked_sub(1) {
                    None => self.heading(block.group),
                    Some(row) => self.item(&block, row).map(|item| FacetLine::Row(block.first + row, item)),
                };
                lines.extend(shown.map(|shown| (line - from, block.column, shown)));
            }
        }
        lines
    }

    fn heading(&self, group: usize) -> Option<FacetLine<'_>> {
        let listed = self.groups.get(group)?.listed.len();
        Some(FacetLine::Heading(FIELDS.get(group)?.1, listed, self.facets.fields.get(group)?.all))
    }
}
