//! The overview strip: labels, density, and where the reader is.
//!
//! Owns its lines: with three, labels above, density, and below it the visible part of the list and the cursor; with two,
//! these are marked on the density itself; with one, there are no labels.

use super::{Canvas, Part, glyphs};
use crate::app::layout::Role;
use crate::app::{Reader, Rect};
use crate::plot::mark::Sign;
use crate::plot::overview::{Cell, Overview};
use crate::plot::ticks::Ticks;

/// Draws the strip.
pub(super) fn draw(overview: &Overview, reader: Reader, part: Rect, canvas: &mut Canvas<'_>) {
    let Rect { mut y, height, .. } = part;
    if part.is_empty() {
        return;
    }
    if height > 1 {
        labels(overview.ticks(), Rect { height: 1, ..part }, canvas);
        y += 1;
    }
    for (x, cell) in (part.x..part.end()).zip(overview.cells()) {
        self::cell(x, y, cell, canvas);
    }
    let columns = |(from, to): (u16, u16)| {
        let from = from.min(part.width - 1);
        Rect { x: part.x + from, y, width: to.clamp(from, part.width - 1) - from + 1, height: 1 }
    };
    let marks = [
        (reader.view, glyphs::RULE, Part::Rule, Part::InView),
        (reader.cursor.map(|at| (at, at)), glyphs::CURSOR, Part::Mark, Part::Selected),
    ];
    for (marked, sign, look, tint) in marks {
        let Some(marked) = marked.map(columns) else { continue };
        if height > 2 {
            canvas.fill(Rect { y: y + 1, ..marked }, sign, look);
        } else {
            canvas.tint(marked, tint);
        }
    }
}

/// What stands in a column.
pub(super) fn cell(x: u16, y: u16, cell: Cell, canvas: &mut Canvas<'_>) {
    let (sign, look) = match cell {
        Cell::Gap => return,
        Cell::Lasting => (Sign::Certain.unicode(), Part::Quiet),
        Cell::Possible => (Sign::Possible.unicode(), Part::Density),
        Cell::Rest => (glyphs::REST, Part::Quiet),
        Cell::Events(eighths) => (glyphs::block(eighths), Part::Density),
    };
    canvas.words(x, y, sign, look);
}

/// The labels of an axis, each from its tick's column on.
pub(super) fn labels(ticks: &Ticks, part: Rect, canvas: &mut Canvas<'_>) {
    let marks = ticks.marks.iter().filter_map(|tick| Some((tick.column, tick.label.as_ref()?)));
    for (column, label) in marks.chain(ticks.begins.as_ref().map(|begins| (0, begins))) {
        canvas.text(part.x.saturating_add(column), part.y, part.end(), label, Role::Quiet);
    }
}
