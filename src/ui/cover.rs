//! What covers the timeline: problems, the index and help.

use super::page::{self, Extent, draw, scrollbar};
use super::{Canvas, Part, chrome, glyphs};
use crate::app::facets::view::{Facet, FacetLine, Item, columns as columns_of};
use crate::app::help::READING;
use crate::app::layout::{Panes, Role, clip, columns};
use crate::app::{Rect, State};
use crate::model::{Address, Lang};
use crate::query::Query;
use crate::text::Clean;

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
    let (text, lines) = (panes.cover_text, help.lines());
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
    let mut is_row = true;
    for (y, (n, line)) in text.rows().zip(lines) {
        draw(line, text, y, canvas);
        if n == view.cursor.focus {
            if std::mem::take(&mut is_row) {
                canvas.tint(Rect { y, height: 1, x: panes.cover.x, width: text.end() - panes.cover.x }, Part::Selected);
            } else {
                canvas.words(panes.cover.x, y, glyphs::BAR, Part::Mark);
            }
        }
    }
    let extent = Extent { all: view.count(), shown: view.shown.len(), top: view.cursor.top };
    scrollbar(panes.cover.edge(), extent, canvas);
}

/// The index: whether a value is asked for, the value, how many events have it.
pub(super) fn facets(state: &State, panes: &Panes, canvas: &mut Canvas<'_>) {
    let Some(view) = state.facets_view() else { return };
    covered(state, panes, canvas);
    let (text, parts) = (panes.cover_text, columns_of(panes.cover));
    if view.count() == 0 {
        let words = match view.is_empty() {
            true if state.timeline().is_empty() && state.progress().is_some() => READING,
            true if state.timeline().is_empty() => "No events.",
            true if !state.has_counted() => "Counting …",
            true => "No tags, places, people or sources.",
            false => "No value contains that.",
        };
        let words = state.file_changed().cloned().unwrap_or_else(|| Clean::from(words));
        page::note(&words, text, canvas);
        return;
    }
    let height = usize::from(panes.cover.height);
    for (line, column, shown) in view.lines(parts.len(), height) {
        let (Some(part), Ok(line)) = (parts.get(column), u16::try_from(line)) else { continue };
        let row = Rect { y: part.y + line, height: 1, ..*part };
        match shown {
            FacetLine::Heading(words, listed, all) => heading(words, (listed, all), row, state.lang(), canvas),
            FacetLine::Row(n, item) => {
                match item {
                    Item::Value(facet) => value(state, &facet, row, canvas),
                    Item::More { more, is_open } => {
                        let words =
                            if is_open { "fewer".to_owned() } else { format!("+{} more", state.lang().grouped(more)) };
                        canvas.text(row.x + 3, row.y, row.end(), &Clean::line(&words), Role::Quiet);
                    }
                }
                if n == view.cursor.focus {
                    canvas.tint(row.inset(0, 1, u16::MAX), Part::Selected);
                }
            }
        }
    }
    let extent = Extent { all: view.height(parts.len()), shown: height, top: view.cursor.top };
    scrollbar(panes.cover.edge(), extent, canvas);
}

/// The name of a group, and how many of its values are listed.
fn heading(words: &'static str, (listed, all): (usize, usize), row: Rect, lang: Lang, canvas: &mut Canvas<'_>) {
    let of = if listed < all { format!(" of {}", lang.grouped(all)) } else { String::new() };
    let at = canvas.text(row.x + 1, row.y, row.end(), &Clean::from(words), Role::Heading);
    canvas.text(at, row.y, row.end(), &Clean::line(&format!(" {}{of}", lang.grouped(listed))), Role::Quiet);
}

fn value(state: &State, facet: &Facet<'_>, row: Rect, canvas: &mut Canvas<'_>) {
    let Rect { x, y, .. } = row;
    let end = row.end().saturating_sub(1);
    let look = if facet.shown == Some(0) { Role::Quiet } else { Role::Body };
    let shown = facet.shown.map(|shown| format!("{}/", state.lang().grouped(shown))).unwrap_or_default();
    let counts = Clean::line(&format!("{shown}{}", state.lang().grouped(facet.all)));
    let at = end.saturating_sub(columns(&counts)).max(x);
    if Query::asks_for(state.filter_typed(), facet.field, facet.value) {
        canvas.words(x + 1, y, glyphs::IN_FILTER, Part::Mark);
    }
    let (from, to) = (x + 3, at.saturating_sub(2).max(x + 3));
    let name = clip::mention(facet.name);
    // Addresses of one publisher begin alike.
    let name = if Address::read(facet.name).is_ok() { name.tail((to - from).into(), glyphs::ELLIPSIS) } else { name };
    canvas.cut(from, y, to, &name, look);
    canvas.text(at, y, end, &counts, look);
}
