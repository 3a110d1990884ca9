//! The view of what events have in common.
//!
//! Owns its columns: whether the value is asked for, the value, how many events have it. Refuses to lay it out: `app` has.

use super::canvas::Canvas;
use super::chrome::columns;
use super::glyphs;
use super::page::{Extent, scrollbar, titled};
use super::theme::Part;
use crate::app::layout::geometry::Panes;
use crate::app::layout::text::Role;
use crate::app::{FacetLine, Rect, State};
use crate::model::number::grouped;
use crate::query::Query;
use crate::text::Clean;

/// Values and counts stand at most so far apart.
const WIDEST: u16 = 60;

/// Draws the view.
pub(super) fn draw(state: &State, panes: &Panes, canvas: &mut Canvas<'_>) {
    let Some(view) = state.facets_view() else { return };
    titled(panes.cover_rule, " What events have in common ", canvas);
    let text = panes.cover_text;
    if view.count() == 0 {
        let words = if state.timeline().is_empty() { "No events." } else { "Counting …" };
        let words = state.file_changed().cloned().unwrap_or_else(|| Clean::from(words));
        canvas.text(text.x, text.y, text.x + text.width, &words, Role::Quiet);
        return;
    }
    let lines = view.lines(usize::from(text.height));
    let end = text.x + text.width.min(WIDEST);
    for (y, line) in (text.y..).zip(&lines) {
        match line {
            FacetLine::Blank => {}
            FacetLine::Heading(words) => canvas.words(text.x, y, words, Role::Heading),
            FacetLine::Value(number, item, value) => {
                let count = Clean::line(&grouped(i64::try_from(item.count).unwrap_or(i64::MAX)));
                let at = end.saturating_sub(columns(&count));
                let room = usize::from(at.saturating_sub(text.x + 5));
                if Query::asks_for(state.filter_typed(), item.field, &item.value) {
                    canvas.words(text.x, y, glyphs::ASKED, Part::Mark);
                }
                canvas.text(text.x + 2, y, at, &value.cut(room, glyphs::ELLIPSIS), Role::Body);
                canvas.text(at, y, end, &count, Role::Quiet);
                if *number == view.focus {
                    canvas.tint(Rect { y, height: 1, width: end - text.x, ..text }, Part::Selected);
                }
            }
        }
    }
    let shown = lines.iter().filter(|line| matches!(line, FacetLine::Value(..))).count();
    let edge = Rect { x: panes.cover.x + panes.cover.width.saturating_sub(1), width: 1, ..panes.cover };
    scrollbar(edge, Extent { all: view.count(), shown, top: view.top }, canvas);
}
