//! What covers the timeline: problems, facets and help.

use super::page::{self, Extent, draw, scrollbar};
use super::{Canvas, Part, chrome, glyphs};
use crate::app::layout::{Panes, Role, clip, columns};
use crate::app::{FacetLine, Rect, State};
use crate::model::number::grouped;
use crate::query::Query;
use crate::text::Clean;

/// Values of facets and their counts stand at most so far apart.
const WIDEST: u16 = 60;

/// The line above what covers the timeline.
fn covered(state: &State, panes: &Panes, canvas: &mut Canvas<'_>) {
    if !panes.cover_rule.is_empty() {
        page::rule(panes.cover_rule, false, canvas);
        chrome::written(state, panes.cover_rule, canvas);
    }
}

/// The page of keys and signs.
pub(super) fn help(state: &State, panes: &Panes, canvas: &mut Canvas<'_>) {
    let Some(help) = state.help() else { return };
    covered(state, panes, canvas);
    let (text, lines) = (panes.cover_text, &help.text.lines);
    page::lines(lines.iter().skip(help.top), text, canvas);
    let extent = Extent { all: lines.len(), shown: text.height.into(), top: help.top };
    scrollbar(panes.cover.edge(), extent, canvas);
}

/// The problems of the files.
pub(super) fn problems(state: &State, panes: &Panes, canvas: &mut Canvas<'_>) {
    let Some(view) = state.problems_view() else { return };
    covered(state, panes, canvas);
    let text = panes.cover_text;
    let lines = view.shown.iter().flat_map(|(n, lines)| lines.iter().map(move |line| (*n, line)));
    for (y, (n, line)) in text.rows().zip(lines) {
        draw(line, text, y, canvas);
        if n == view.cursor.focus && !line.spans.is_empty() {
            canvas.words(text.x.saturating_sub(2), y, glyphs::BAR, Part::Mark);
        }
    }
    let extent = Extent { all: view.count(), shown: view.shown.len(), top: view.cursor.top };
    scrollbar(panes.cover.edge(), extent, canvas);
}

/// What events have in common: whether a value is asked for, the value, how many events have it.
pub(super) fn facets(state: &State, panes: &Panes, canvas: &mut Canvas<'_>) {
    let Some(view) = state.facets_view() else { return };
    covered(state, panes, canvas);
    let text = panes.cover_text;
    if view.count() == 0 {
        let words = if state.timeline().is_empty() { "No events." } else { "Counting …" };
        let words = state.file_changed().cloned().unwrap_or_else(|| Clean::from(words));
        canvas.text(text.x, text.y, text.end(), &words, Role::Quiet);
        return;
    }
    let lines = view.lines(usize::from(text.height));
    let end = text.x + text.width.min(WIDEST);
    for (y, line) in (text.y..).zip(&lines) {
        match line {
            FacetLine::Blank => {}
            FacetLine::Heading(words) => canvas.words(text.x, y, words, Role::Heading),
            FacetLine::Value(n, facet) => {
                let shown = state.facets_shown().map(|shown| shown.count(facet.field, facet.value));
                let look = if shown == Some(0) { Role::Quiet } else { Role::Body };
                let counted = shown.map(|shown| format!("{}/", grouped(shown))).unwrap_or_default();
                let count = Clean::line(&format!("{counted}{}", grouped(facet.count)));
                let at = end.saturating_sub(columns(&count));
                if Query::asks_for(state.filter_typed(), facet.field, facet.value) {
                    canvas.words(text.x, y, glyphs::IN_FILTER, Part::Mark);
                }
                let value = clip::mention(facet.value);
                canvas.cut(text.x + 2, y, at.saturating_sub(3).max(text.x + 2), &value, look);
                canvas.text(at, y, end, &count, Role::Quiet);
                if *n == view.cursor.focus {
                    canvas.tint(Rect { y, height: 1, width: end - text.x, ..text }, Part::Selected);
                }
            }
        }
    }
    let shown = lines.iter().filter(|line| matches!(line, FacetLine::Value(..))).count();
    scrollbar(panes.cover.edge(), Extent { all: view.count(), shown, top: view.cursor.top }, canvas);
}
