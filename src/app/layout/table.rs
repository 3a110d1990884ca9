//! Tables: columns that give way to each other where the screen is narrow.
//!
//! Owns which columns there is room for and how wide each is, and makes a line of a row's cells. No number is cut: its column
//! is there as wide as it has to be, or not at all. Where those that stay have too little room, texts are cut.

use super::rect::Rect;
use super::text::{Line, Role, Span};
use crate::text::Clean;

/// Where a table stands in a pane.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Table {
    /// The line above it.
    pub heading: Rect,
    /// Its lines.
    pub rows: Rect,
}

/// Lower than this, a table needs every line for itself.
const HEADED: u16 = 3;

impl Table {
    /// In a pane, with so many columns at its left kept free.
    pub fn of(pane: Rect, left: u16) -> Self {
        let mut rows = pane.lines().inset(left, 0, u16::MAX);
        Self { heading: rows.take_top(u16::from(pane.height >= HEADED)), rows }
    }
}

/// A column.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// What stands above it.
    pub heading: &'static str,
    /// Columns that it takes at least.
    pub width: usize,
    /// Its share of what is left; 0 where it needs no more than its width.
    pub grow: usize,
    /// The column with the highest rank gives way first; 0 stays.
    pub rank: u8,
    /// Whether its cells are aligned to the right.
    pub right: bool,
}

impl Column {
    /// Columns between it and the one before it. Those aligned to the right have air of their own.
    fn gap(&self) -> usize {
        if self.right { 1 } else { 2 }
    }
}

/// A text of fewer columns says nothing beside a number.
const LEAST: usize = 4;

/// How wide each column is; none where there is no room for it. `keep` is left off last. All are within the room.
pub fn fit(columns: &[Column], keep: usize, room: usize) -> Vec<Option<usize>> {
    let rank = |n: usize| columns.get(n).map_or(0, |column| if n == keep { 0 } else { column.rank });
    let mut there: Vec<usize> = (0..columns.len()).collect();
    let used = |there: &[usize]| {
        let of = there.iter().filter_map(|n| columns.get(*n)).enumerate();
        of.map(|(place, column)| column.width + if place > 0 { column.gap() } else { 0 }).sum::<usize>()
    };
    while used(&there) > room {
        let Some(least) = there.iter().copied().max_by_key(|n| rank(*n)).filter(|n| rank(*n) > 0) else { break };
        there.retain(|n| *n != least);
    }
    let mut over = used(&there).saturating_sub(room);
    // The texts that stay give up columns, the last first; then numbers go, the last first.
    let mut given = vec![0; columns.len()];
    for n in there.iter().rev() {
        if let (Some(column), Some(given)) = (columns.get(*n).filter(|column| !column.right), given.get_mut(*n)) {
            *given = over.min(column.width.saturating_sub(LEAST));
            over -= *given;
        }
    }
    while over > 0 && there.len() > 1 {
        let last = there.iter().copied().rfind(|n| columns.get(*n).is_some_and(|column| column.right));
        let Some(last) = last.or(there.last().copied()) else { break };
        there.retain(|n| *n != last);
        over = over.saturating_sub(columns.get(last).map_or(0, |column| column.width + column.gap()));
    }
    let kept = |n: usize, width: usize| (width - given.get(n).copied().unwrap_or_default()).saturating_sub(over);
    let given_now: usize = there.iter().filter_map(|n| given.get(*n)).sum();
    let mut left = (room + given_now).saturating_sub(used(&there));
    let mut shares: usize = there.iter().filter_map(|n| columns.get(*n)).map(|column| column.grow).sum();
    let mut widths = vec![None; columns.len()];
    for n in there {
        if let (Some(column), Some(width)) = (columns.get(n), widths.get_mut(n)) {
            let more = (left * column.grow).checked_div(shares).unwrap_or_default();
            (left, shares) = (left - more, shares - column.grow);
            *width = Some(kept(n, column.width) + more);
        }
    }
    widths
}

/// A row of cells in columns of these widths. A number that its column does not hold is left out, with a mark.
pub fn line(columns: &[Column], widths: &[Option<usize>], cells: &[Span]) -> Line {
    let mut spans = Vec::new();
    for ((column, width), cell) in columns.iter().zip(widths).zip(cells) {
        let Some(width) = *width else { continue };
        if !spans.is_empty() {
            spans.push(Span::new(Role::Body, Clean::line(&" ".repeat(column.gap()))));
        }
        let is_cut_number = column.right && cell.text.width() > width;
        let text = if is_cut_number { Clean::from("…").cut(width, "") } else { cell.text.cut(width, "…") };
        let text = if column.right { text.pad_left(width) } else { text.pad(width) };
        spans.push(Span { role: cell.role, text });
    }
    Line { spans, ..Line::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLUMNS: [Column; 3] = [
        Column { heading: "name", width: 6, grow: 1, rank: 0, right: false },
        Column { heading: "kind", width: 4, grow: 0, rank: 2, right: false },
        Column { heading: "count", width: 5, grow: 0, rank: 1, right: true },
    ];

    #[test]
    fn columns_give_way_in_their_order_and_the_rest_grows() {
        for (room, keep, widths) in [
            (30, 0, [Some(18), Some(4), Some(5)]),
            (18, 0, [Some(6), Some(4), Some(5)]),
            (17, 0, [Some(11), None, Some(5)]),
            (17, 1, [Some(11), Some(4), None]),
            (11, 0, [Some(11), None, None]),
            (9, 0, [Some(9), None, None]),
            (2, 0, [Some(2), None, None]),
        ] {
            assert_eq!(fit(&COLUMNS, keep, room), widths, "{room}");
        }
    }

    #[test]
    fn a_number_that_stays_is_whole_however_narrow_the_table() {
        const KEPT: [Column; 3] = [
            Column { heading: "name", width: 12, grow: 1, rank: 0, right: false },
            Column { heading: "date", width: 14, grow: 0, rank: 3, right: false },
            Column { heading: "value", width: 7, grow: 0, rank: 0, right: true },
        ];
        let cells = ["a long name of it", "Mar 2025", "200,000"].map(|text| Span::new(Role::Body, text));
        for room in 0..60 {
            let line = line(&KEPT, &fit(&KEPT, 0, room), &cells);
            let text: String = line.spans.iter().map(|span| span.text.as_str()).collect();
            assert!(Clean::line(&text).width() <= room, "{text:?} in {room}");
            assert_eq!(text.contains("200,000"), room >= 12, "{text:?} in {room}");
            assert!(text.contains("200,000") || !text.contains('2'), "{text:?} in {room}");
        }
        let widths = [Some(4), None, Some(5)];
        let line = line(&KEPT, &widths, &cells);
        let text: String = line.spans.iter().map(|span| span.text.as_str()).collect();
        assert_eq!(text, "a l…     …");
    }

    #[test]
    fn cells_keep_to_their_columns() {
        let cells = ["a long name", "x", "12"].map(|text| Span::new(Role::Body, text));
        let line = line(&COLUMNS, &fit(&COLUMNS, 0, 18), &cells);
        let text: String = line.spans.iter().map(|span| span.text.as_str()).collect();
        assert_eq!(text, "a lon…  x       12");
    }
}
