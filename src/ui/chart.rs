//! The chart of a measure's figures: its glyphs, and where the labels of its axes go.

use super::{Canvas, Element, Part, glyphs};
use crate::app::Rect;
use crate::app::figures::FiguresView;
use crate::app::figures::chart::{Chart, Sign};
use crate::app::layout::{Role, columns};
use crate::app::summary::Summary;
use crate::text::Clean;

/// Draws the chart in its part of the screen, the focused figure in reverse.
pub(super) fn draw(view: &FiguresView, summary: &Summary, part: Rect, canvas: &mut Canvas<'_>) {
    let chart = &view.chart;
    if chart.is_empty() || part.is_empty() {
        return;
    }
    let grid = Rect { x: part.x + chart.gutter + 1, width: chart.width, height: chart.height, ..part };
    axes(chart, part, grid, canvas);
    for (y, x) in (0..chart.height).flat_map(|y| (0..chart.width).map(move |x| (y, x))) {
        if let Some((sign, voice)) = chart.cell(x, y) {
            let (text, look) = glyph(sign, voice);
            canvas.text(grid.x + x, grid.y + y, grid.end(), &text, look);
        }
    }
    for ((x, y), name) in &chart.names {
        canvas.text(grid.x + x, grid.y + y, grid.end(), name, Role::Figure);
    }
    if let Some((x, y)) = view.point(summary).and_then(|point| chart.place(point)) {
        canvas.tint(Rect { x: grid.x + x, y: grid.y + y, width: 1, height: 1 }, Part::Selected);
    }
}

fn axes(chart: &Chart, part: Rect, grid: Rect, canvas: &mut Canvas<'_>) {
    let (axis, foot) = (grid.x - 1, grid.y + grid.height - 1);
    canvas.fill(Rect { x: axis, width: 1, ..grid }, glyphs::DIVIDER, Part::Rule);
    for (row, label) in &chart.values {
        let x = axis.saturating_sub(columns(label));
        canvas.text(x, part.y + row, axis, label, Role::Quiet);
        canvas.words(axis, part.y + row, glyphs::VALUE_TICK, Part::Rule);
    }
    canvas.fill(Rect { y: foot, height: 1, ..grid }, glyphs::RULE, Part::Rule);
    canvas.words(axis, foot, glyphs::CORNER, Part::Rule);
    let mut free = part.x;
    for (column, label) in &chart.days {
        let (x, width) = (grid.x + column, columns(label));
        canvas.words(x, foot, glyphs::DAY_TICK, Part::Rule);
        let start = x.saturating_sub(width / 2).min(part.end().saturating_sub(width));
        if start >= free {
            canvas.text(start, foot + 1, part.end(), label, Role::When);
            free = start + width + 2;
        }
    }
}

fn glyph(sign: Sign, voice: u32) -> (Clean, Element) {
    let plain = |sign: &'static str| (Clean::from(sign), Part::Voice(voice).into());
    match sign {
        Sign::Way(third) => plain(glyphs::way(third)),
        Sign::Time(sign) => plain(sign.unicode()),
        Sign::Range => plain(glyphs::RULE),
        Sign::From => plain(glyphs::RANGE_FROM),
        Sign::To => plain(glyphs::RANGE_TO),
        Sign::Before => plain("←"),
        Sign::After => plain("→"),
        Sign::Up => plain("↑"),
        Sign::Down => plain("↓"),
        Sign::About => plain("~"),
        Sign::Figure => plain(glyphs::voice(voice)),
        // More than nine are many.
        Sign::Many(count) => {
            let digit = char::from_digit(count, 10).unwrap_or('+');
            (Clean::line(&digit.to_string()), Part::Year.into())
        }
    }
}
