//! The views of sources and figures: their tables, pages and rules.

use super::page::{self, Extent, draw, note, scrollbar};
use super::{Canvas, Part, chart, chrome, glyphs};
use crate::app::figures::{FiguresView, Row};
use crate::app::layout::table::Table;
use crate::app::layout::{Cursor, Panes, Role, columns};
use crate::app::{Pane, Rect, State};
use crate::dossier::disputed;
use crate::model::Answer;
use crate::text::Clean;

/// The sources, and the focused one in full.
pub(super) fn sources(state: &State, panes: &Panes, canvas: &mut Canvas<'_>) {
    let Some(view) = state.sources_view() else { return };
    chrome::rule(state, panes, canvas);
    let Some(_) = state.summary() else { return waiting(state, panes, canvas) };
    if view.items.is_empty() {
        let words = if state.filter().is_some() {
            "No event that the filter shows cites a source."
        } else {
            "No source is listed or cited."
        };
        return say(words, panes, canvas);
    }
    let table = state.table(Pane::List);
    page::lines([&view.heading].into_iter(), table.heading, canvas);
    for (y, line) in table.rows.rows().zip(&view.shown) {
        page::draw_marked(line, table.rows, y, state.marks(), canvas);
    }
    let part = Rect { height: table.rows.height, y: table.rows.y, ..panes.list };
    let extent = Extent { all: view.items.len(), shown: view.shown.len(), top: view.cursor.top };
    focused(state, Pane::List, part, (view.cursor, extent), canvas);
    if panes.detail.is_empty() {
        return;
    }
    let top = state.source_top();
    for (y, line) in panes.text.rows().zip(view.page.text.lines.iter().skip(top)) {
        draw(line, panes.text, y, canvas);
        if line.target.is_some() && line.target == view.page.selected() {
            page::item(panes.text, y, state.pane() == Pane::Detail, canvas);
        }
    }
    let extent = Extent { all: view.page.extent(), shown: usize::from(panes.text.height), top };
    scrollbar(panes.detail.edge(), extent, canvas);
}

/// The figures of a measure, as a chart and as a table.
pub(super) fn figures(state: &State, panes: &Panes, canvas: &mut Canvas<'_>) {
    let Some(view) = state.figures_view() else { return };
    chrome::rule(state, panes, canvas);
    let Some(summary) = state.summary() else { return waiting(state, panes, canvas) };
    if summary.measures.all().is_empty() {
        let words = if state.filter().is_some() {
            "No claim of the events that the filter shows states a figure."
        } else {
            "No claim states a figure."
        };
        return say(words, panes, canvas);
    }
    let parts = state.figures_parts();
    index(state, panes, &parts.index, canvas);
    legend(view, parts.legend, canvas);
    chart::draw(view, summary, parts.chart, canvas);
    if panes.detail.is_empty() {
        return;
    }
    table(state, panes, &parts.table, canvas);
    against(&view.against, panes.detail.x, parts.against, canvas);
}

/// The measures.
fn index(state: &State, panes: &Panes, table: &Table, canvas: &mut Canvas<'_>) {
    let (Some(view), Some((cursor, all))) = (state.figures_view(), state.cursor(Pane::List)) else { return };
    page::lines([&view.index.heading].into_iter(), table.heading, canvas);
    for (y, (how, line)) in table.rows.rows().zip(&view.index.shown) {
        page::draw_marked(line, table.rows, y, state.marks(), canvas);
        if let Some(sign) = disputed(*how) {
            canvas.words(table.rows.x.saturating_sub(2), y, sign, Role::Warning);
        }
    }
    let part = Rect { height: table.rows.height, y: table.rows.y, ..panes.list };
    let extent = Extent { all, shown: view.index.shown.len(), top: cursor.top };
    focused(state, Pane::List, part, (cursor, extent), canvas);
}

/// The figures of the measure.
fn table(state: &State, panes: &Panes, table: &Table, canvas: &mut Canvas<'_>) {
    let (Some(view), Some((cursor, all))) = (state.figures_view(), state.cursor(Pane::Detail)) else { return };
    page::lines([&view.heading].into_iter(), table.heading, canvas);
    for (y, row) in table.rows.rows().zip(&view.shown) {
        self::row(row, panes.detail.x, table.rows, y, canvas);
    }
    let part = Rect { height: table.rows.height, y: table.rows.y, ..panes.detail };
    let extent = Extent { all, shown: view.shown.len(), top: cursor.top };
    focused(state, Pane::Detail, part, (cursor, extent), canvas);
}

/// Marks the row that has the focus among the rows of a pane, and says how much of all is on the screen.
fn focused(state: &State, pane: Pane, part: Rect, (cursor, extent): (Cursor, Extent), canvas: &mut Canvas<'_>) {
    if let Some(y) = part.rows().nth(cursor.focus.saturating_sub(cursor.top)) {
        page::focus(part, y, state.pane() == pane, canvas);
    }
    scrollbar(part.edge(), extent, canvas);
}

fn row(row: &Row, x: u16, rows: Rect, y: u16, canvas: &mut Canvas<'_>) {
    draw(&row.line, rows, y, canvas);
    if let Some(voice) = row.voice.filter(|_| !rows.is_empty()) {
        canvas.words(x.saturating_add(1), y, glyphs::voice(voice), Part::Voice(voice));
    }
    if let Some(sign) = disputed(row.disputed) {
        canvas.words(rows.x.saturating_sub(2), y, sign, Role::Warning);
    }
}

/// What the focused figure is at odds with, beneath the table.
fn against(sides: &[Row], x: u16, part: Rect, canvas: &mut Canvas<'_>) {
    if part.is_empty() || sides.is_empty() {
        return;
    }
    let has = |how| sides.iter().any(|side| side.disputed == how);
    let words = match (has(Answer::Certainly), has(Answer::Possibly)) {
        (true, true) => "at odds with, and ≈ may not fit: their times may differ",
        (true, false) => "at odds with",
        (false, _) => "may not fit: their times may differ",
    };
    canvas.text(part.x, part.y, part.end(), &Clean::from(words), Role::Warning);
    for (y, side) in part.rows().skip(1).zip(sides) {
        row(side, x, part, y, canvas);
    }
}

/// Whose sign is whose, as far as there is room.
fn legend(view: &FiguresView, part: Rect, canvas: &mut Canvas<'_>) {
    const GAP: u16 = 3;
    const LONGEST: usize = 28;
    let mut x = part.x;
    for (voice, name) in view.voices.iter().filter(|_| !part.is_empty()) {
        let name = name.cut(LONGEST, glyphs::ELLIPSIS);
        if x + 2 + columns(&name) > part.end() {
            canvas.words(x.min(part.end()), part.y, glyphs::ELLIPSIS, Role::Quiet);
            break;
        }
        canvas.words(x, part.y, glyphs::voice(*voice), Part::Voice(*voice));
        x = canvas.text(x + 2, part.y, part.end(), &name, Role::Body) + GAP;
    }
}

/// Says that the events are still being looked at.
fn waiting(state: &State, panes: &Panes, canvas: &mut Canvas<'_>) {
    // All are looked at once, whatever the filter leaves of them.
    let events = if state.whole_summary().is_some() { state.order().len() } else { state.timeline().len() };
    let events = state.lang().grouped(events);
    let words = match (state.file_changed(), state.progress()) {
        (Some(words), _) => words.clone(),
        (None, Some(_)) => Clean::from("counting … begins when the files are read"),
        (None, None) => Clean::line(&format!("counting … {events} events")),
    };
    note(&words, shown(panes).lines(), canvas);
}

fn say(words: &'static str, panes: &Panes, canvas: &mut Canvas<'_>) {
    note(&Clean::from(words), shown(panes).lines(), canvas);
}

/// The upper pane, or the one that is alone on the screen.
fn shown(panes: &Panes) -> Rect {
    if panes.list.is_empty() { panes.detail } else { panes.list }
}
