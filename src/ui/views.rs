//! The views of sources and figures: their tables, pages and rules.

use super::page::{self, Extent, draw, note, scrollbar, titled};
use super::{Canvas, Part, chart, glyphs};
use crate::app::figures::{FiguresView, Row};
use crate::app::layout::table::Table;
use crate::app::layout::{Layout, Panes, Role, clip, columns, count};
use crate::app::summary::Summary;
use crate::app::{Pane, Rect, State};
use crate::model::Answer;
use crate::text::Clean;

/// The sources, and the focused one in full.
pub(super) fn sources(state: &State, panes: &Panes, canvas: &mut Canvas<'_>) {
    let Some(view) = state.sources_view() else { return };
    let title = titled(panes.list_rule, &Clean::from("Sources"), is_heavy(state, panes, Pane::List), canvas);
    let Some(_) = state.summary() else { return waiting(state, panes, canvas) };
    let order = Clean::line(&format!("· {} ", view.order()));
    if title + columns(&order) <= panes.list_rule.end() {
        canvas.text(title, panes.list_rule.y, panes.list_rule.end(), &order, Role::Quiet);
    }
    if view.items.is_empty() {
        let words = if state.filter().is_some() {
            "No event that the filter shows cites a source."
        } else {
            "No source is listed or cited."
        };
        return say(words, panes, canvas);
    }
    let table = state.table();
    page::lines([&view.heading].into_iter(), table.heading, canvas);
    page::lines(view.shown.iter(), table.rows, canvas);
    let cursor = view.cursor;
    if let Some(y) = table.rows.rows().nth(cursor.focus - cursor.top) {
        page::focus(panes.list, y, state.pane() == Pane::List, canvas);
    }
    let extent = Extent { all: view.items.len(), shown: view.shown.len(), top: cursor.top };
    scrollbar(panes.list.edge(), extent, canvas);
    if panes.detail.is_empty() {
        return;
    }
    page::rule(panes.detail_rule, is_heavy(state, panes, Pane::Detail), canvas);
    let top = state.source_top();
    page::lines(view.page.text.lines.iter().skip(top), panes.text, canvas);
    let extent = Extent { all: view.page.extent(), shown: usize::from(panes.text.height), top };
    scrollbar(panes.detail.edge(), extent, canvas);
}

/// The figures of a measure, as a chart and as a table.
pub(super) fn figures(state: &State, panes: &Panes, canvas: &mut Canvas<'_>) {
    let Some(view) = state.figures_view() else { return };
    let Some(summary) = state.summary() else {
        titled(panes.list_rule, &Clean::from("Figures"), true, canvas);
        return waiting(state, panes, canvas);
    };
    let rule = if panes.list.is_empty() { panes.detail_rule } else { panes.list_rule };
    let Some(series) = view.series(summary) else {
        titled(rule, &Clean::from("Figures"), true, canvas);
        let words = if state.filter().is_some() {
            "No claim of the events that the filter shows states a figure."
        } else {
            "No claim states a figure."
        };
        return say(words, panes, canvas);
    };
    let measure = clip::mention(series.measure());
    let room = usize::from(rule.width.saturating_sub(4));
    let at = titled(rule, &measure.cut(room, glyphs::ELLIPSIS), is_heavy(state, panes, Pane::List), canvas);
    let (n, all) = view.place(summary);
    let words = Clean::line(&format!("· measure {} of {} ", count(n), count(all)));
    if all > 1 && at + columns(&words) <= rule.end() {
        canvas.text(at, rule.y, rule.end(), &words, Role::Quiet);
    }
    let parts = state.figures_parts();
    legend(view, parts.legend, canvas);
    chart::draw(view, summary, parts.chart, canvas);
    if panes.detail.is_empty() {
        return;
    }
    if panes.layout != Layout::Single {
        page::rule(panes.detail_rule, is_heavy(state, panes, Pane::Detail), canvas);
    }
    table(view, summary, panes, &parts.table, canvas);
    against(&view.against, parts.against, canvas);
}

fn table(view: &FiguresView, summary: &Summary, panes: &Panes, table: &Table, canvas: &mut Canvas<'_>) {
    page::lines([&view.heading].into_iter(), table.heading, canvas);
    for (y, row) in table.rows.rows().zip(&view.shown) {
        self::row(row, table.rows, y, canvas);
    }
    let cursor = view.cursor;
    if let Some(y) = table.rows.rows().nth(cursor.focus - cursor.top) {
        page::focus(panes.detail, y, true, canvas);
    }
    let all = view.points(summary).len();
    let pane = Rect { height: table.rows.height, y: table.rows.y, ..panes.detail };
    scrollbar(pane.edge(), Extent { all, shown: view.shown.len(), top: cursor.top }, canvas);
}

fn row(row: &Row, rows: Rect, y: u16, canvas: &mut Canvas<'_>) {
    draw(&row.line, rows, y, canvas);
    if let Some(voice) = row.voice {
        canvas.words(rows.x.saturating_sub(4), y, glyphs::voice(voice), Part::Voice(voice));
    }
    if let Some(sign) = glyphs::disputed(row.disputed) {
        canvas.words(rows.x.saturating_sub(2), y, sign, Role::Warning);
    }
}

/// What the focused figure is at odds with, beneath the table.
fn against(sides: &[Row], part: Rect, canvas: &mut Canvas<'_>) {
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
        row(side, part, y, canvas);
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
    let events = count(events);
    let words = match (state.file_changed(), state.progress()) {
        (Some(words), _) => words.clone(),
        (None, Some(_)) => Clean::from("counting … begins when the files are read"),
        (None, None) => Clean::line(&format!("counting … {events} events")),
    };
    let part = shown(panes).lines();
    canvas.text(part.x, part.y, part.end(), &words, Role::Quiet);
}

fn say(words: &'static str, panes: &Panes, canvas: &mut Canvas<'_>) {
    note(&Clean::from(words), shown(panes).lines(), canvas);
}

/// The upper pane, or the one that is alone on the screen.
fn shown(panes: &Panes) -> Rect {
    if panes.list.is_empty() { panes.detail } else { panes.list }
}

/// Whether the line above a pane is heavy: where there are two, and it has the keys.
fn is_heavy(state: &State, panes: &Panes, pane: Pane) -> bool {
    panes.layout != Layout::Single && state.pane() == pane
}
