//! What covers the timeline: problems and help.
//!
//! Owns how they are drawn. Refuses to lay them out: `app` has.

use super::canvas::Canvas;
use super::glyphs;
use super::page::{Extent, draw, scrollbar, titled};
use super::theme::Part;
use crate::app::layout::geometry::Panes;
use crate::app::{Rect, State};

/// The page of keys and signs.
pub(super) fn help(state: &State, panes: &Panes, canvas: &mut Canvas<'_>) {
    let Some(help) = state.help() else { return };
    titled(panes.cover_rule, " Help ", canvas);
    let text = panes.cover_text;
    for (y, line) in (text.y..text.y.saturating_add(text.height)).zip(help.lines.iter().skip(help.top)) {
        draw(line, text, y, canvas);
    }
    let extent = Extent { all: help.lines.len(), shown: usize::from(text.height), top: help.top };
    scrollbar(edge(panes.cover), extent, canvas);
}

/// The problems of the files.
pub(super) fn problems(state: &State, panes: &Panes, canvas: &mut Canvas<'_>) {
    let Some(view) = state.problems_view() else { return };
    titled(panes.cover_rule, " Problems ", canvas);
    let text = panes.cover_text;
    let lines = view.shown.iter().flat_map(|(n, lines)| lines.iter().map(move |line| (*n, line)));
    for (y, (n, line)) in (text.y..text.y.saturating_add(text.height)).zip(lines) {
        draw(line, text, y, canvas);
        if n == view.focus && !line.spans.is_empty() {
            canvas.words(text.x.saturating_sub(2), y, glyphs::BAR, Part::Mark);
        }
    }
    let extent = Extent { all: view.count(), shown: view.shown.len(), top: view.top };
    scrollbar(edge(panes.cover), extent, canvas);
}

fn edge(cover: Rect) -> Rect {
    Rect { x: cover.x + cover.width.saturating_sub(1), width: cover.width.min(1), ..cover }
}
