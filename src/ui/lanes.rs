//! Lanes: names, ruler, bars with their titles, counts, and a guide through the cursor.
//!
//! Owns what of it lies above what: the guide runs behind bars and titles.

use super::{Canvas, Part, glyphs, page, strip};
use crate::app::help::NO_EVENTS;
use crate::app::lanes::{Laid, Lanes, Placed};
use crate::app::layout::{Panes, Role, columns, count};
use crate::app::{LanesCursor, Rect, State};
use crate::plot::stack::Count;
use crate::text::Clean;

/// The lanes view, but for the detail: what the lanes are, and the lanes.
pub(super) fn view(state: &State, panes: &Panes, canvas: &mut Canvas<'_>) {
    if let Some(lanes) = state.lanes() {
        return draw(lanes, state.lanes_cursor().as_ref(), canvas);
    }
    let words = match (state.lanes_shown(), state.lanes_awaited()) {
        _ if !state.has_events() => Clean::block(NO_EVENTS),
        // What is gathered already is laid out in a moment, if it can be read.
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
pub(super) fn draw(lanes: &Lanes, cursor: Option<&LanesCursor>, canvas: &mut Canvas<'_>) {
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

/// The step, the labels, and below them the ticks with the date of the cursor.
fn ruler(lanes: &Lanes, cursor: Option<&LanesCursor>, canvas: &mut Canvas<'_>) {
    let parts = &lanes.parts;
    if !parts.level.is_empty() {
        page::note(&Clean::from(lanes.ticks.step.name()), parts.level, canvas);
    }
    if !parts.labels.is_empty() {
        strip::axis(&lanes.ticks, None, None, parts.labels, canvas);
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
    let date = cursor.date.cut(usize::from(ruler.width.saturating_sub(2)), glyphs::ELLIPSIS);
    let date = Clean::line(&format!(" {date} "));
    let width = columns(&date);
    // Centred on the guide, as far as the ruler goes.
    let at = column.saturating_sub(width / 2).min(ruler.width.saturating_sub(width));
    canvas.text(ruler.x.saturating_add(at), ruler.y, ruler.end(), &date, Part::FocusedRule);
}

/// A lane's name on as many of its lines as it needs, and how many events it has.
fn name(lane: &Laid, names: Rect, focused: bool, canvas: &mut Canvas<'_>) {
    if names.is_empty() {
        return;
    }
    let y = names.y.saturating_add(lane.top);
    let count = Clean::line(&count(lane.events));
    let width = columns(&count);
    let at = names.end().saturating_sub(width).max(names.x);
    let room = usize::from((at - names.x).saturating_sub(1));
    let look = if focused { Part::FocusedRule } else { Part::Plain };
    let lines = lane.name.wrap(room.max(1));
    let shown = usize::from(lane.lines).min(lines.len());
    for (n, (y, words)) in (y..).zip(&lines).take(shown).enumerate() {
        let is_cut = n + 1 == shown && shown < lines.len();
        let words = if is_cut { rest(&lines, n).cut(room, glyphs::ELLIPSIS) } else { words.clone() };
        canvas.text(names.x, y, at, &words, look);
    }
    canvas.text(at, y, names.end(), &count, Role::Quiet);
}

/// A line with the beginning of the next, to be cut.
fn rest(lines: &[Clean], from: usize) -> Clean {
    let words: Vec<&str> = lines.iter().skip(from).take(2).map(Clean::as_str).collect();
    Clean::line(&words.join(" "))
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
