//! The overview strip: an axis with the date of the cursor, and below it how much starts in each column.
//!
//! Owns its rows: one for the axis, the others for heights; where there is one row only, that is for heights. What the list
//! shows is bold.

use super::theme::Element;
use super::{Canvas, Part, glyphs};
use crate::app::layout::{Role, columns};
use crate::app::{Reader, Rect};
use crate::plot::overview::{Cell, Overview};
use crate::plot::ticks::Ticks;
use crate::text::Clean;

/// Draws the strip.
pub(super) fn draw(overview: &Overview, reader: &Reader, part: Rect, canvas: &mut Canvas<'_>) {
    let mut rest = part;
    let labels = rest.take_top(u16::from(part.height > 1));
    if rest.is_empty() {
        return;
    }
    if !labels.is_empty() {
        let cursor = reader.cursor.map(|column| (column, reader.date.as_ref()));
        axis(overview.ticks(), cursor, overview.full(rest.height).as_ref(), labels, canvas);
    }
    for (column, cell) in (0..part.width).zip(overview.cells(rest.height)) {
        let in_view = reader.view.is_some_and(|(from, to)| (from..=to).contains(&column));
        self::cell(Rect { x: part.x + column, width: 1, ..rest }, cell, in_view, canvas);
    }
}

/// What stands in a column, on as many rows as there are.
pub(super) fn cell(part: Rect, cell: Cell, in_view: bool, canvas: &mut Canvas<'_>) {
    let Some(mut y) = part.rows().next_back() else { return };
    let quiet = if in_view { Part::Focused } else { Part::Quiet };
    let mut eighths = match cell {
        Cell::Gap => return,
        Cell::Break => return canvas.words(part.x, y, glyphs::BREAK, Part::Quiet),
        Cell::Lasting => return canvas.words(part.x, y, glyphs::RULE, quiet),
        Cell::Possible => return canvas.words(part.x, y, glyphs::MAYBE, quiet),
        Cell::Events(eighths) => eighths,
    };
    let look = if in_view { Part::DensityInView } else { Part::Density };
    while eighths > 0 && y >= part.y {
        canvas.words(part.x, y, glyphs::block(eighths), look);
        eighths = eighths.saturating_sub(8);
        y = y.saturating_sub(1);
    }
}

/// An axis: labels, each from its tick's column on; over them the cursor with its date, and at the right end what a full
/// column stands for. What the cursor touches goes, and labels that touch the other.
pub(super) fn axis(
    ticks: &Ticks,
    cursor: Option<(u16, Option<&Clean>)>,
    full: Option<&Clean>,
    part: Rect,
    canvas: &mut Canvas<'_>,
) {
    let marks = ticks.marks.iter().filter_map(|tick| Some((tick.column, tick.label.clone()?)));
    let labels = marks.chain(ticks.begins.clone().map(|begins| (0, begins)));
    let full = full.map(|full| format!("{}={full}", glyphs::FULL));
    // Between times of day it is said by which clock the axis goes.
    let clock = ticks.clock.as_ref().map(Clean::to_string);
    let right: Vec<String> = clock.into_iter().chain(full).collect();
    let right = Clean::line(&right.join(" "));
    let full = (!right.is_empty()).then(|| (part.width.saturating_sub(columns(&right)), right));
    let cursor = cursor.map(|(column, date)| pointer(column, date, part.width));
    let mut drawn: Vec<(u16, Clean, Element)> = Vec::new();
    let cursor = cursor.map(|(column, text)| (column, text, Part::FocusedRule.into()));
    let full = full.map(|(column, text)| (column, text, Part::Quiet.into()));
    let labels = labels.map(|(column, text)| (column, text, Role::Quiet.into()));
    for (column, text, look) in cursor.into_iter().chain(full).chain(labels) {
        let touches = |other: &(u16, Clean, Element)| column <= end(other) && other.0 <= column + columns(&text);
        if !drawn.iter().any(touches) {
            canvas.text(part.x.saturating_add(column), part.y, part.end(), &text, look);
            drawn.push((column, text, look));
        }
    }
}

fn end((column, text, _): &(u16, Clean, Element)) -> u16 {
    column.saturating_add(columns(text))
}

/// The sign of the cursor above its column with the date behind it; where there is no room, before it; where there is none on
/// either side, as much of it as there is room for.
fn pointer(column: u16, date: Option<&Clean>, width: u16) -> (u16, Clean) {
    let (sign, date) = (glyphs::CURSOR, date.cloned().unwrap_or_default());
    let (long, behind) = (columns(&date), width.saturating_sub(column + 1));
    if long > behind && (long <= column || column > behind) {
        let date = date.tail(column.into(), glyphs::ELLIPSIS);
        return (column - columns(&date), Clean::line(&format!("{date}{sign}")));
    }
    (column, Clean::line(&format!("{sign}{}", date.cut(behind.into(), glyphs::ELLIPSIS))))
}
