//! Pages of text and tables: how a line that is laid out becomes cells, what marks the focused one, and the bar that says
//! how much is on the screen.

use super::{Canvas, Part, glyphs};
use crate::app::layout::{Line, Panes, Role, columns};
use crate::app::{Pane, Rect, State};
use crate::query::Pattern;
use crate::text::Clean;

/// How much of something is on the screen.
#[derive(Debug, Clone, Copy)]
pub(super) struct Extent {
    pub(super) all: usize,
    pub(super) shown: usize,
    /// The first of it that is shown.
    pub(super) top: usize,
}

/// The focused event.
pub(super) fn detail(state: &State, panes: &Panes, canvas: &mut Canvas<'_>) {
    let (text, reading, top) = (panes.text, state.reading(), state.detail_top());
    if text.is_empty() {
        return;
    }
    let (page, shape) = (&reading.page, reading.shape());
    for (y, at) in text.rows().zip(top..) {
        for (line, part) in page.row(at, shape, text) {
            let Some(line) = line else { continue };
            draw(line, part, y, canvas);
            if line.target.is_some() && line.target == reading.selected {
                item(part, y, state.pane() == Pane::Detail, canvas);
            }
            // Above the tint, so that they are seen in the focused item too.
            mark(line, part, y, state.marks(), canvas);
        }
    }
    let extent = Extent { all: reading.page.height(), shown: text.height.into(), top };
    scrollbar(panes.detail.edge(), extent, canvas);
}

/// Draws as many of the lines as there is room for.
pub(super) fn lines<'l>(lines: impl Iterator<Item = &'l Line>, text: Rect, canvas: &mut Canvas<'_>) {
    text.rows().zip(lines).for_each(|(y, line)| draw(line, text, y, canvas));
}

/// Draws a line of a page at `y`.
pub(super) fn draw(line: &Line, text: Rect, y: u16, canvas: &mut Canvas<'_>) {
    let mut x = text.x.saturating_add(u16::try_from(line.indent).unwrap_or(u16::MAX));
    for span in &line.spans {
        x = canvas.text(x, y, text.end(), &span.text, span.role);
    }
    if let Some(aside) = &line.aside {
        let at = text.end().saturating_sub(columns(&aside.text)).max(text.x);
        canvas.text(at, y, text.end(), &aside.text, aside.role);
    }
}

/// The same, with words in it marked.
pub(super) fn draw_marked(line: &Line, text: Rect, y: u16, marks: &[Pattern], canvas: &mut Canvas<'_>) {
    draw(line, text, y, canvas);
    mark(line, text, y, marks, canvas);
}

/// Marks words in a line that was drawn.
fn mark(line: &Line, text: Rect, y: u16, marks: &[Pattern], canvas: &mut Canvas<'_>) {
    let mut x = text.x.saturating_add(u16::try_from(line.indent).unwrap_or(u16::MAX));
    for span in &line.spans {
        let end = x.saturating_add(columns(&span.text)).min(text.end());
        canvas.mark(marks, x, y, end, &span.text);
        x = end;
    }
}

/// Marks a line of the item that has the focus on a page, from the column before its text.
pub(super) fn item(text: Rect, y: u16, has_keys: bool, canvas: &mut Canvas<'_>) {
    let before = text.x.min(1);
    focus(Rect { x: text.x - before, width: text.width + before + 1, ..text }, y, has_keys, canvas);
}

/// Marks the focused row of a pane; more, where that has the keys.
pub(super) fn focus(pane: Rect, y: u16, has_keys: bool, canvas: &mut Canvas<'_>) {
    let whole = Rect { y, height: 1, width: pane.width.saturating_sub(1), ..pane };
    canvas.tint(whole, if has_keys { Part::Selected } else { Part::Focused });
    if !has_keys {
        canvas.words(pane.x, y, glyphs::BAR, Part::Mark);
    }
}

/// Says something in place of what there is not.
pub(super) fn note(words: &Clean, part: Rect, canvas: &mut Canvas<'_>) {
    if part.height < 2 {
        canvas.cut(part.x, part.y, part.end(), words, Role::Quiet);
        return;
    }
    for (y, line) in part.rows().zip(words.rows(part.width.into())) {
        canvas.text(part.x, y, part.end(), &line, Role::Quiet);
    }
}

/// A discreet bar at an edge, where not everything is on the screen.
pub(super) fn scrollbar(edge: Rect, extent: Extent, canvas: &mut Canvas<'_>) {
    let Extent { all, shown, top } = extent;
    let height = usize::from(edge.height);
    if all <= shown || height < 3 {
        return;
    }
    let thumb = (height * shown / all).clamp(1, height - 1);
    let hidden = all - shown;
    // In 128 bits: a million rows times a screen's height fits anywhere, but nothing needs to rely on it.
    let travel = (height - thumb) as u128 * top.min(hidden) as u128 / hidden.max(1) as u128;
    let y = edge.y.saturating_add(u16::try_from(travel).unwrap_or(u16::MAX));
    let height = u16::try_from(thumb).unwrap_or(u16::MAX);
    canvas.fill(Rect { y, height, ..edge }, glyphs::THUMB, Part::Thumb);
}

/// The line above a pane, heavier above the one that has the keys.
pub(super) fn rule(rule: Rect, heavy: bool, canvas: &mut Canvas<'_>) {
    let (sign, part) = if heavy { (glyphs::FOCUSED_RULE, Part::FocusedRule) } else { (glyphs::RULE, Part::Rule) };
    canvas.fill(rule, sign, part);
}
