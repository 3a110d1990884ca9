//! Pages of text, and the bar that says how much of one is on the screen.
//!
//! Owns how a laid out line becomes cells. Refuses to wrap: `app` has.

use super::canvas::Canvas;
use super::glyphs;
use super::theme::Part;
use crate::app::layout::geometry::Panes;
use crate::app::layout::text::{Line, Role, Target};
use crate::app::{Pane, Rect, State};
use crate::query::Pattern;

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
    let (text, reading) = (panes.text, state.reading());
    if text.is_empty() {
        return;
    }
    for (y, line) in
        (text.y..text.y.saturating_add(text.height)).zip(reading.page.lines.iter().skip(state.detail_top()))
    {
        draw_marked(line, text, y, state.marks(), canvas);
        if line.target.is_some() && line.target == reading.selected {
            select(line, text, y, state.pane() == Pane::Detail, canvas);
        }
    }
    let edge = Rect { x: panes.detail.x + panes.detail.width - 1, width: 1, ..panes.detail };
    let height = usize::from(text.height);
    scrollbar(edge, Extent { all: reading.page.lines.len(), shown: height, top: state.detail_top() }, canvas);
}

/// What is selected has a bar before it; a link, which Enter follows, is marked as a row of the list is.
fn select(line: &Line, text: Rect, y: u16, has_keys: bool, canvas: &mut Canvas<'_>) {
    canvas.words(text.x.saturating_sub(2), y, glyphs::BAR, Part::Mark);
    if has_keys && matches!(line.target, Some(Target::Related(_))) {
        canvas.tint(Rect { y, height: 1, ..text }, Part::Selected);
    }
}

/// Draws a line of a page at `y`.
pub(super) fn draw(line: &Line, text: Rect, y: u16, canvas: &mut Canvas<'_>) {
    draw_marked(line, text, y, &[], canvas);
}

fn draw_marked(line: &Line, text: Rect, y: u16, marks: &[Pattern], canvas: &mut Canvas<'_>) {
    let end = text.x.saturating_add(text.width);
    let mut x = text.x.saturating_add(u16::try_from(line.indent).unwrap_or(u16::MAX));
    for span in &line.spans {
        x = canvas.marked(marks, x, y, end, &span.text, span.role);
    }
    if let Some(aside) = &line.aside {
        let width = u16::try_from(aside.text.width()).unwrap_or(u16::MAX);
        canvas.text(end.saturating_sub(width).max(text.x), y, end, &aside.text, aside.role);
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

/// A heading in a rule: "── Help ───".
pub(super) fn titled(rule: Rect, words: &'static str, canvas: &mut Canvas<'_>) {
    super::chrome::rule(rule, true, canvas);
    if !rule.is_empty() {
        canvas.words(rule.x + 1, rule.y, words, Role::Title);
    }
}
