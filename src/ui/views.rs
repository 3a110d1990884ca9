//! The views of sources and figures.
//!
//! Owns how their tables, pages and rules are drawn. Refuses to lay them out: `app` has.

use super::canvas::Canvas;
use super::page::{Extent, draw, scrollbar};
use super::theme::Part;
use super::{chart, chrome, glyphs};
use crate::app::figures::{FiguresView, Row};
use crate::app::layout::geometry::{Layout, Panes};
use crate::app::layout::text::{Line, Role};
use crate::app::summary::Summary;
use crate::app::views::Table;
use crate::app::{Pane, Rect, State};
use crate::model::number::grouped;
use crate::text::Clean;

/// The sources, and the focused one in full.
pub(super) fn sources(state: &State, panes: &Panes, canvas: &mut Canvas<'_>) {
    let Some(view) = state.sources_view() else { return };
    let title = titled(panes.list_rule, &Clean::from("Sources"), is_heavy(state, panes, Pane::List), canvas);
    let Some(_) = state.summary() else { return waiting(state, panes, canvas) };
    let order = Clean::line(&format!("· {} ", view.order()));
    if title + columns(&order) <= end(panes.list_rule) {
        canvas.text(title, panes.list_rule.y, end(panes.list_rule), &order, Role::Quiet);
    }
    if view.items.is_empty() {
        let words = if state.filter().is_some() {
            "No event that the filter shows cites a source."
        } else {
            "No source is listed or cited."
        };
        return say(words, panes, canvas);
    }
    let table = Table::of_sources(panes);
    draw_line(&view.heading, table.heading, canvas);
    for (y, line) in lines(table.rows).zip(&view.shown) {
        draw(line, table.rows, y, canvas);
    }
    focus(panes.list, table.rows, view.focus - view.top, state.pane() == Pane::List, canvas);
    scrollbar(edge(panes.list), Extent { all: view.items.len(), shown: view.shown.len(), top: view.top }, canvas);
    if panes.detail.is_empty() {
        return;
    }
    chrome::rule(panes.detail_rule, is_heavy(state, panes, Pane::Detail), canvas);
    let top = state.source_top();
    for (y, line) in lines(panes.text).zip(view.page.lines.iter().skip(top)) {
        draw(line, panes.text, y, canvas);
    }
    let extent = Extent { all: view.page.extent(), shown: usize::from(panes.text.height), top };
    scrollbar(edge(panes.detail), extent, canvas);
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
    let measure = crate::app::layout::clip::mention(series.measure());
    let room = usize::from(rule.width.saturating_sub(4));
    let at = titled(rule, &measure.cut(room, glyphs::ELLIPSIS), is_heavy(state, panes, Pane::List), canvas);
    let number = |n: usize| grouped(i64::try_from(n).unwrap_or(i64::MAX));
    let (n, all) = view.place(summary);
    let words = Clean::line(&format!("· measure {} of {} ", number(n), number(all)));
    if all > 1 && at + columns(&words) <= end(rule) {
        canvas.text(at, rule.y, end(rule), &words, Role::Quiet);
    }
    let parts = state.figures_parts();
    legend(view, parts.legend, canvas);
    chart::draw(view, summary, parts.chart, canvas);
    if panes.detail.is_empty() {
        return;
    }
    if panes.layout != Layout::Single {
        chrome::rule(panes.detail_rule, is_heavy(state, panes, Pane::Detail), canvas);
    }
    table(view, summary, panes, &parts.table, canvas);
    against(&view.against, parts.against, canvas);
}

fn table(view: &FiguresView, summary: &Summary, panes: &Panes, table: &Table, canvas: &mut Canvas<'_>) {
    draw_line(&view.heading, table.heading, canvas);
    for (y, row) in lines(table.rows).zip(&view.shown) {
        self::row(row, table.rows, y, canvas);
    }
    focus(panes.detail, table.rows, view.focus - view.top, true, canvas);
    let all = view.points(summary).len();
    let pane = Rect { height: table.rows.height, y: table.rows.y, ..panes.detail };
    scrollbar(edge(pane), Extent { all, shown: view.shown.len(), top: view.top }, canvas);
}

fn row(row: &Row, rows: Rect, y: u16, canvas: &mut Canvas<'_>) {
    draw(&row.line, rows, y, canvas);
    if let Some(voice) = row.voice {
        canvas.words(rows.x.saturating_sub(4), y, glyphs::voice(voice), Part::Voice(voice));
    }
    if row.disputed {
        canvas.words(rows.x.saturating_sub(2), y, glyphs::DISPUTED, Role::Warning);
    }
}

/// What the focused figure is at odds with, beneath the table.
fn against(sides: &[Row], part: Rect, canvas: &mut Canvas<'_>) {
    if part.is_empty() || sides.is_empty() {
        return;
    }
    canvas.words(part.x, part.y, "at odds with", Role::Warning);
    for (y, side) in lines(part).skip(1).zip(sides) {
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
        if x + 2 + columns(&name) > part.x + part.width {
            canvas.words(x.min(end(part)), part.y, glyphs::ELLIPSIS, Role::Quiet);
            break;
        }
        canvas.words(x, part.y, glyphs::voice(*voice), Part::Voice(*voice));
        x = canvas.text(x + 2, part.y, part.x + part.width, &name, Role::Body) + GAP;
    }
}

/// Marks the focused line of a table.
fn focus(pane: Rect, rows: Rect, line: usize, has_keys: bool, canvas: &mut Canvas<'_>) {
    let Some(y) = lines(rows).nth(line) else { return };
    let whole = Rect { y, height: 1, width: pane.width.saturating_sub(1), ..pane };
    if has_keys {
        canvas.tint(whole, Part::Selected);
    } else {
        canvas.tint(whole, Part::Focused);
        canvas.words(pane.x, y, glyphs::BAR, Part::Mark);
    }
}

/// Says that the events are still being looked at.
fn waiting(state: &State, panes: &Panes, canvas: &mut Canvas<'_>) {
    // All are looked at once, whatever the filter leaves of them.
    let events = if state.whole_summary().is_some() { state.order().len() } else { state.timeline().len() };
    let events = grouped(i64::try_from(events).unwrap_or(i64::MAX));
    let words = match (state.file_changed(), state.progress()) {
        (Some(words), _) => words.clone(),
        (None, Some(_)) => Clean::from("counting … begins when the files are read"),
        (None, None) => Clean::line(&format!("counting … {events} events")),
    };
    let part = shown(panes).lines();
    canvas.text(part.x, part.y, end(part), &words, Role::Quiet);
}

fn say(words: &'static str, panes: &Panes, canvas: &mut Canvas<'_>) {
    let part = shown(panes).lines();
    let words = Clean::from(words).cut(usize::from(part.width), glyphs::ELLIPSIS);
    canvas.text(part.x, part.y, end(part), &words, Role::Quiet);
}

/// The upper pane, or the one that is alone on the screen.
fn shown(panes: &Panes) -> Rect {
    if panes.list.is_empty() { panes.detail } else { panes.list }
}

/// Whether the line above a pane is heavy: where there are two, and it has the keys.
fn is_heavy(state: &State, panes: &Panes, pane: Pane) -> bool {
    panes.layout != Layout::Single && state.pane() == pane
}

/// A rule with a title; answers the column behind that.
fn titled(rule: Rect, title: &Clean, heavy: bool, canvas: &mut Canvas<'_>) -> u16 {
    chrome::rule(rule, heavy, canvas);
    if rule.is_empty() {
        return rule.x;
    }
    let mut words = Clean::from(" ");
    words.push(title);
    words.push(&Clean::from(" "));
    canvas.text(rule.x + 1, rule.y, end(rule), &words, Role::Title)
}

fn draw_line(line: &Line, part: Rect, canvas: &mut Canvas<'_>) {
    if !part.is_empty() {
        draw(line, part, part.y, canvas);
    }
}

fn lines(part: Rect) -> std::ops::Range<u16> {
    part.y..part.y.saturating_add(part.height)
}

fn end(part: Rect) -> u16 {
    part.x.saturating_add(part.width)
}

fn edge(pane: Rect) -> Rect {
    Rect { x: pane.x + pane.width.saturating_sub(1), width: pane.width.min(1), ..pane }
}

fn columns(text: &Clean) -> u16 {
    u16::try_from(text.width()).unwrap_or(u16::MAX)
}
