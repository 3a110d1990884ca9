//! Lanes: names, ruler, bars with their titles, counts, and a guide through the cursor.
//!
//! Owns what of it lies above what: the guide runs behind bars and titles. Refuses to lay anything out.

use super::canvas::Canvas;
use super::glyphs;
use super::strip;
use super::theme::Part;
use crate::app::Rect;
use crate::app::lanes::{Laid, Lanes, Placed};
use crate::app::page::Role;
use crate::model::number::grouped;
use crate::text::Clean;

/// Where the reader is in the lanes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cursor {
    /// The row of the focused event.
    pub row: usize,
    /// The lane in which it is focused: its index among those laid out.
    pub lane: usize,
    /// The column of its start, where that is in the window.
    pub column: Option<u16>,
    /// Its date, short: what the guide says.
    pub date: Clean,
}

/// Draws lanes.
pub(super) fn draw(lanes: &Lanes, cursor: Option<&Cursor>, canvas: &mut Canvas<'_>) {
    ruler(lanes, cursor, canvas);
    let (chart, names) = (lanes.parts.chart, lanes.parts.names);
    if let Some(column) = cursor.and_then(|cursor| cursor.column) {
        let guide = Rect { x: chart.x.saturating_add(column), width: 1.min(chart.width), ..chart };
        canvas.fill(guide, glyphs::SILENCE, Part::Rule);
    }
    if !names.is_empty() {
        let divider = Rect { x: names.x + names.width, width: 1, ..names };
        canvas.fill(divider, glyphs::DIVIDER, Part::Rule);
    }
    for lane in &lanes.lanes {
        let focus = cursor.filter(|cursor| cursor.lane == lane.lane);
        name(lane, names, focus.is_some(), canvas);
        density(lane, chart, canvas);
        for placed in &lane.placed {
            event(lane, placed, chart, focus.is_some_and(|focus| focus.row == placed.row), canvas);
        }
        let last = chart.y.saturating_add(lane.top + lane.lines.saturating_sub(1));
        for count in &lane.counts {
            canvas.text(chart.x.saturating_add(count.column), last, right(chart), &count.label, Part::Count);
        }
    }
}

/// The step, the labels, and below them the ticks with the date of the cursor.
fn ruler(lanes: &Lanes, cursor: Option<&Cursor>, canvas: &mut Canvas<'_>) {
    let parts = &lanes.parts;
    if !parts.level.is_empty() {
        let step = Clean::from(lanes.ticks.step.name()).cut(parts.level.width.into(), glyphs::ELLIPSIS);
        canvas.text(parts.level.x, parts.level.y, right(parts.level), &step, Role::Quiet);
    }
    if !parts.labels.is_empty() {
        strip::labels(&lanes.ticks, parts.labels, canvas);
    }
    let ruler = parts.ruler;
    if ruler.is_empty() {
        return;
    }
    canvas.fill(ruler, glyphs::RULE, Part::Rule);
    for tick in &lanes.ticks.marks {
        canvas.words(ruler.x.saturating_add(tick.column), ruler.y, glyphs::TICK, Part::Rule);
    }
    let Some((cursor, column)) = cursor.and_then(|cursor| Some((cursor, cursor.column?))) else { return };
    let date = cursor.date.cut(ruler.width.into(), glyphs::ELLIPSIS);
    let width = u16::try_from(date.width()).unwrap_or(u16::MAX);
    // Centred on the guide, as far as the ruler goes.
    let at = column.saturating_sub(width / 2).min(ruler.width.saturating_sub(width));
    canvas.text(ruler.x.saturating_add(at), ruler.y, right(ruler), &date, Part::FocusedRule);
}

/// A lane's name, and how many events it has, on its first line.
fn name(lane: &Laid, names: Rect, focused: bool, canvas: &mut Canvas<'_>) {
    if names.is_empty() {
        return;
    }
    let y = names.y.saturating_add(lane.top);
    let count = Clean::line(&grouped(i64::try_from(lane.events).unwrap_or(i64::MAX)));
    let width = u16::try_from(count.width()).unwrap_or(u16::MAX);
    let at = right(names).saturating_sub(width).max(names.x);
    let room = usize::from((at - names.x).saturating_sub(1));
    let name = lane.name.cut(room, glyphs::ELLIPSIS);
    canvas.text(names.x, y, right(names), &name, if focused { Part::FocusedRule } else { Part::Plain });
    canvas.text(at, y, right(names), &count, Role::Quiet);
}

/// How much starts in each column, of a lane whose events are counted.
fn density(lane: &Laid, chart: Rect, canvas: &mut Canvas<'_>) {
    let y = chart.y.saturating_add(lane.top);
    for (x, cell) in (chart.x..right(chart)).zip(&lane.density) {
        strip::cell(x, y, *cell, canvas);
    }
}

fn event(lane: &Laid, placed: &Placed, chart: Rect, focused: bool, canvas: &mut Canvas<'_>) {
    let y = chart.y.saturating_add(lane.top + placed.line);
    let columns = chart.x.saturating_add(placed.bar.column)..right(chart);
    for (x, sign) in columns.zip(&placed.bar.signs) {
        canvas.words(x, y, sign.unicode(), Part::Mark);
    }
    if let Some(title) = &placed.title {
        let x = chart.x.saturating_add(title.column);
        // In its bar, a title has a blank before it and behind.
        let inside = (placed.bar.column..placed.bar.end()).contains(&title.column);
        if inside {
            let blank = Rect { x: x.saturating_sub(1), y, width: title.end() - title.column + 2, height: 1 };
            canvas.fill(blank, " ", Part::Plain);
        }
        canvas.text(x, y, right(chart), &title.text, if focused { Part::Focused } else { Part::Plain });
    }
    if focused {
        let from = placed.title.as_ref().map_or(placed.bar.column, |title| title.column.min(placed.bar.column));
        let to = placed.title.as_ref().map_or(placed.bar.end(), |title| title.end().max(placed.bar.end()));
        canvas.tint(Rect { x: chart.x.saturating_add(from), y, width: to - from, height: 1 }, Part::Selected);
    }
}

fn right(part: Rect) -> u16 {
    part.x.saturating_add(part.width)
}
