//! The overview strip: an axis with the date of the cursor, and below it how much starts in each column.
//!
//! Owns its rows: one for the axis, the others for heights; where there is one row only, that is for heights. What the list
//! shows is bold.

use super::theme::Element;
use super::{Canvas, Part, glyphs};
use crate::app::layout::{Role, columns};
use crate::app::{Reader, Rect};
use crate::plot::overview::{Cell, Overview};
use crate::plot::ticks::Ticks;
use crate::text::Clean;

/// Draws the strip.
pub(super) fn draw(overview: &Overview, reader: &Reader, part: Rect, canvas: &mut Canvas<'_>) {
    let mut rest = part;
    let labels = rest.take_top(u16::from(part.height > 1));
    if rest.is_empty() {
        return;
    }
    if !labels.is_empty() {
        let cursor = reader.cursor.map(|column| (column, reader.date.as_ref()));
        axis(overview.ticks(), cursor, overview.full(rest.height, overview.ticks().lang).as_ref(), labels, canvas);
    }
    for (column, cell) in (0..part.width).zip(overview.cells(rest.height)) {
        let in_view = reader.view.is_some_and(|(from, to)| (from..=to).contains(&column));
        self::cell(Rect { x: part.x + column, width: 1, ..rest }, cell, in_view, canvas);
    }
}

/// What stands in a column, on as many rows as there are.
pub(super) fn cell(part: Rect, cell: Cell, in_view: bool, canvas: &mut Canvas<'_>) {
    let Some(mut y) = part.rows().next_back() else { return };
    let quiet = if in_view { Part::Focused } else { Part::Quiet };
    let mut eighths = match cell {
        Cell::Gap => return,
        Cell::Break => return canvas.words(part.x, y, glyphs::BREAK, Part::Quiet),
        Cell::Lasting => return canvas.words(part.x, y, glyphs::RULE, quiet),
        Cell::Possible => return canvas.words(part.x, y, glyphs::MAYBE, quiet),
        Cell::Events(eighths) => eighths,
    };
    let look = if in_view { Part::DensityInView } else { Part::Density };
    while eighths > 0 && y >= part.y {
        canvas.words(part.x, y, glyphs::block(eighths), look);
        eighths = eighths.saturating_sub(8);
        y = y.saturating_sub(1);
    }
}

/// An axis: labels, each from its tick's column on; over them the cursor with its date, and at the right end what a full
/// column stands for, and between times of day the clock by which the axis goes. What the cursor touches goes, and labels
/// that touch the other. No time of day stands where there is no room for its clock.
pub(super) fn axis(
    ticks: &Ticks,
    cursor: Option<(u16, Option<&Clean>)>,
    full: Option<&Clean>,
    part: Rect,
    canvas: &mut Canvas<'_>,
) {
    let Ruler { cursor, right, tells_time } = Ruler::of(ticks, cursor, full, part.width);
    let marks = ticks.marks.iter().filter_map(|tick| Some((tick.column, tick.label.clone()?)));
    let labels = marks.chain(ticks.begins.clone().map(|begins| (0, begins)));
    let labels = labels.filter(|(_, label)| tells_time || !has_time(label));
    let mut drawn: Vec<(u16, Clean, Element)> = Vec::new();
    let cursor = cursor.map(|(column, text)| (column, text, Part::FocusedRule.into()));
    let right = right.map(|(column, text)| (column, text, Part::Quiet.into()));
    let labels = labels.map(|(column, text)| (column, text, Role::Quiet.into()));
    for (column, text, look) in cursor.into_iter().chain(right).chain(labels) {
        if !drawn.iter().any(|(at, other, _)| touch((column, &text), (*at, other))) {
            canvas.text(part.x.saturating_add(column), part.y, part.end(), &text, look);
            drawn.push((column, text, look));
        }
    }
}

/// What stands on an axis beside the labels of its ticks.
struct Ruler {
    /// The sign of the cursor with its date, and the column of both.
    cursor: Option<(u16, Clean)>,
    /// The clock, and what a full column stands for, likewise.
    right: Option<(u16, Clean)>,
    /// Whether times of day may stand on it: their clock is said, or is not that of the axis.
    tells_time: bool,
}

impl Ruler {
    /// As much of the cursor's date as leaves room for the clock of what is told: all of it, its day, its sign.
    fn of(ticks: &Ticks, cursor: Option<(u16, Option<&Clean>)>, full: Option<&Clean>, width: u16) -> Self {
        let full = full.map(|full| format!("{}={full}", glyphs::FULL));
        let clock = ticks.clock.as_ref().map(Clean::to_string);
        let texts: Vec<String> = match (clock, full) {
            (Some(clock), Some(full)) => vec![format!("{clock} {full}"), clock],
            (clock, full) => clock.into_iter().chain(full).collect(),
        };
        let dates = cursor.map_or_else(Vec::new, |(column, date)| {
            let whole = date.map(|date| (column, Some(date.clone())));
            let day = date.map(|date| (column, Some(day(date))));
            [whole, day, Some((column, None))].into_iter().flatten().collect()
        });
        let shown = |(column, date): &(u16, Option<Clean>)| {
            let pointer = pointer(*column, date.as_ref(), width);
            let is_cut =
                date.as_ref().is_some_and(|date| has_time(date) && !pointer.1.as_str().contains(date.as_str()));
            (!is_cut).then_some(pointer)
        };
        let mut cursors: Vec<Option<(u16, Clean)>> = dates.iter().filter_map(shown).map(Some).collect();
        if cursors.is_empty() {
            cursors.push(None);
        }
        let mut last = None;
        for cursor in cursors {
            let right = texts.iter().find_map(|text| placed(text, cursor.as_ref(), width));
            let tells_time = ticks.clock.is_none() || right.is_some();
            let is_told = tells_time || !cursor.as_ref().is_some_and(|(_, date)| has_time(date));
            let ruler = Self { cursor, right, tells_time };
            if is_told {
                return ruler;
            }
            last = Some(ruler);
        }
        last.unwrap_or(Self { cursor: None, right: None, tells_time: false })
    }
}

/// A text at the right end, or where the cursor stands there right before it, with its column.
fn placed(text: &str, cursor: Option<&(u16, Clean)>, width: u16) -> Option<(u16, Clean)> {
    let text = Clean::line(text);
    let before = cursor.and_then(|(column, _)| column.checked_sub(1));
    let ends = [Some(width), before].into_iter().flatten();
    let mut places = ends.filter_map(|end| end.checked_sub(columns(&text)));
    let free = |column: &u16| !cursor.is_some_and(|(at, other)| touch((*column, &text), (*at, other)));
    let column = places.find(free)?;
    Some((column, text))
}

/// Whether two texts would stand on one another, or with no blank between them.
fn touch((column, text): (u16, &Clean), (other, with): (u16, &Clean)) -> bool {
    column <= other.saturating_add(columns(with)) && other <= column.saturating_add(columns(text))
}

/// Whether a label tells a time of day.
fn has_time(label: &Clean) -> bool {
    label.as_str().contains(':')
}

/// A label without its time of day.
fn day(label: &Clean) -> Clean {
    let words = label.as_str().split(' ').take_while(|word| !word.contains(':'));
    Clean::line(&words.collect::<Vec<_>>().join(" "))
}

/// The sign of the cursor above its column with the date behind it; where there is no room, before it; where there is none on
/// either side, as much of it as there is room for.
fn pointer(column: u16, date: Option<&Clean>, width: u16) -> (u16, Clean) {
    let (sign, date) = (glyphs::CURSOR, date.cloned().unwrap_or_default());
    let (long, behind) = (columns(&date), width.saturating_sub(column + 1));
    if long > behind && (long <= column || column > behind) {
        let date = date.tail(column.into(), glyphs::ELLIPSIS);
        return (column - columns(&date), Clean::line(&format!("{date}{sign}")));
    }
    (column, Clean::line(&format!("{sign}{}", date.cut(behind.into(), glyphs::ELLIPSIS))))
}
