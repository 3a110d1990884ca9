//! Lanes: their names, one axis with the date of the cursor, bars with their titles, counts.
//!
//! Owns what of it lies above what, and the mark before the rows of the focused lane.

use super::{Canvas, Part, glyphs, list, page, strip};
use crate::app::lanes::group::By;
use crate::app::lanes::{Laid, Lanes, Placed};
use crate::app::layout::{Panes, Role, columns};
use crate::app::{LanesCursor, Rect, State};
use crate::model::Lang;
use crate::plot::stack::Count;
use crate::text::Clean;

/// The lanes view, but for the detail: what the lanes are, and the lanes.
pub(super) fn view(state: &State, panes: &Panes, canvas: &mut Canvas<'_>) {
    if !state.has_events() {
        return list::empty(state, panes.list, canvas);
    }
    if let Some((lanes, (by, ..))) = state.lanes().zip(state.lanes_shown()) {
        draw(lanes, by, state.lanes_cursor().as_ref(), canvas);
        if !state.has_dated_lanes() {
            canvas.fill(lanes.parts.axis, " ", Part::Plain);
            page::note(&Clean::from("No event here has a date."), lanes.parts.axis, canvas);
        }
        return;
    }
    let words = match (state.lanes_shown(), state.lanes_awaited()) {
        (Some(_), _) if state.lays_out_lanes() => Clean::from("The lanes are being laid out."),
        // What is gathered can no longer be read.
        (Some(_), _) | (None, None) => match state.file_changed() {
            Some(words) => words.clone(),
            None => return,
        },
        (None, Some((_, true))) => Clean::from("The lanes are being gathered."),
        (None, Some((_, false))) => not_gathered(state),
    };
    let part = panes.list.inset(1, 1, u16::MAX);
    page::note(&words, part, canvas);
}

/// Why there are no lanes, and none to be waited for.
fn not_gathered(state: &State) -> Clean {
    state.file_changed().cloned().unwrap_or_else(|| Clean::from("The lanes could not be gathered."))
}

/// Draws lanes.
pub(super) fn draw(lanes: &Lanes, by: By, cursor: Option<&LanesCursor>, canvas: &mut Canvas<'_>) {
    let (chart, names) = (lanes.parts.chart, lanes.parts.names);
    page::note(&Clean::from(by.one()), lanes.parts.group, canvas);
    if !lanes.parts.axis.is_empty() {
        let pointer = cursor.and_then(|cursor| Some((cursor.column?, Some(&cursor.date))));
        strip::axis(&lanes.ticks, pointer, None, lanes.parts.axis, canvas);
    }
    if !names.is_empty() {
        let divider = Rect { x: names.x + names.width, width: 1, ..names };
        canvas.fill(divider, glyphs::DIVIDER, Part::Rule);
    }
    for lane in &lanes.lanes {
        let focus = cursor.filter(|cursor| cursor.lane == lane.lane);
        name(lane, names, (focus.is_some(), lanes.ticks.lang), canvas);
        if focus.is_some() {
            let rows = Rect { y: chart.y.saturating_add(lane.top), height: lane.lines, ..lanes.parts.mark };
            canvas.fill(rows, glyphs::BAR, Part::FocusedRule);
        }
        for (x, cell) in (chart.x..chart.end()).zip(&lane.density) {
            let place = Rect { x, y: chart.y.saturating_add(lane.top), width: 1, height: 1 };
            strip::cell(place, *cell, false, canvas);
        }
        for placed in &lane.placed {
            event(lane, placed, chart, focus.is_some_and(|focus| focus.row == placed.row), canvas);
        }
        let last = chart.y.saturating_add(lane.top + lane.lines.saturating_sub(1));
        for count in &lane.counts {
            let x = chart.x.saturating_add(count.column);
            canvas.text(x, last, chart.end(), &count.label, Part::Count);
            if focus.is_some_and(|focus| is_in(focus, count, lane)) {
                let width = count.end().saturating_sub(count.column);
                canvas.tint(Rect { x, y: last, width, height: 1 }, Part::Selected);
            }
        }
    }
}

/// Whether the focused event is counted here.
fn is_in(cursor: &LanesCursor, count: &Count, lane: &Laid) -> bool {
    let column = cursor.column.is_some_and(|column| (count.spread.0..=count.spread.1).contains(&column));
    column && !lane.placed.iter().any(|placed| placed.row == cursor.row)
}

/// A lane's name, and how many events it has right before the divider.
fn name(lane: &Laid, names: Rect, (focused, told_in): (bool, Lang), canvas: &mut Canvas<'_>) {
    if names.is_empty() {
        return;
    }
    let y = names.y.saturating_add(lane.top);
    let count = Clean::line(&told_in.grouped(lane.events));
    let at = names.end().saturating_sub(columns(&count)).max(names.x);
    canvas.cut(names.x, y, at.saturating_sub(1), &lane.name, if focused { Part::FocusedRule } else { Part::Plain });
    canvas.text(at, y, names.end(), &count, Role::Quiet);
}

fn event(lane: &Laid, placed: &Placed, chart: Rect, focused: bool, canvas: &mut Canvas<'_>) {
    let y = chart.y.saturating_add(lane.top + placed.line);
    let columns = chart.x.saturating_add(placed.bar.column)..chart.end();
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
            canvas.tint(blank, Part::Plain);
        }
        canvas.text(x, y, chart.end(), &title.text, if focused { Part::Focused } else { Part::Plain });
    }
    if focused {
        let from = placed.title.as_ref().map_or(placed.bar.column, |title| title.column.min(placed.bar.column));
        let to = placed.title.as_ref().map_or(placed.bar.end(), |title| title.end().max(placed.bar.end()));
        canvas.tint(Rect { x: chart.x.saturating_add(from), y, width: to - from, height: 1 }, Part::Selected);
    }
}
