//! The list of events.
//!
//! Owns its columns: a bar for the focus, the sign, the date, the title, the dispute, the citations. They do not shift while
//! one scrolls: their widths follow from the pane's, not from what stands in it.

use super::page::{self, Extent, scrollbar};
use super::{Canvas, Part, glyphs};
use crate::app::files::letter;
use crate::app::help::NO_EVENTS;
use crate::app::layout::{Layout, Panes, Role, columns as columns_of};
use crate::app::timeline::list::{Entry, Line};
use crate::app::{Pane, Rect, State};
use crate::evidence::as_of::Out;
use crate::evidence::gap::Gap;
use crate::model::Flags;
use crate::model::number::grouped;
use crate::plot::mark::Sign;
use crate::text::Clean;

/// Columns of a row, from its left.
const YEAR: u16 = 1;
const MARK: u16 = 2;
const LABEL: u16 = 4;
/// Columns kept free at the right: the scrollbar stands in the last one.
const MARGIN: u16 = 2;
/// Columns between the columns.
const GAP: u16 = 1;

struct Columns {
    label: u16,
    /// The letter of the event's file, where there are several.
    file: Option<u16>,
    title: u16,
    end: u16,
    cites: bool,
}

impl Columns {
    fn of(pane: Rect, has_files: bool) -> Self {
        let file = has_files.then_some(pane.x + LABEL);
        let label = pane.x + LABEL + if has_files { 1 + GAP } else { 0 };
        // Short dates, those with a day, all that keep to their measure, and air between.
        let widest = match pane.width {
            0..40 => 6,
            40..52 => 9,
            52..64 => 12,
            _ => 13,
        };
        let (title, end) = (label + widest + GAP, pane.end().saturating_sub(MARGIN));
        Self { label, file, title, end, cites: pane.width >= 32 }
    }
}

/// Draws the list.
pub(super) fn draw(state: &State, panes: &Panes, canvas: &mut Canvas<'_>) {
    let pane = panes.list;
    if pane.is_empty() {
        return;
    }
    if !state.has_events() {
        return empty(state, pane, canvas);
    }
    let columns = Columns::of(pane, state.has_files());
    let list = state.list();
    let lines = list.layout(state.top());
    for (y, line) in (pane.y..).zip(&lines) {
        match line {
            Line::Blank => {}
            Line::Year(year) => {
                canvas.text(pane.x + YEAR, y, columns.end, &heading(*year), Part::Year);
            }
            Line::Silence(silence) => {
                canvas.words(pane.x + MARK, y, glyphs::SILENCE, Part::Silence);
                let words = list.silence(*silence).map(Gap::words).unwrap_or_default();
                canvas.cut(pane.x + LABEL, y, columns.end, &Clean::line(&words), Part::Silence);
            }
            Line::Event(position) => row(state, *position, pane, y, &columns, canvas),
        }
    }
    let shown = lines.iter().filter(|line| matches!(line, Line::Event(_))).count();
    let edge = match panes.layout {
        Layout::SideBySide => Rect { y: pane.y, height: pane.height, ..panes.divider },
        _ => pane.edge(),
    };
    scrollbar(edge, Extent { all: state.order().len(), shown, top: state.top() }, canvas);
}

fn empty(state: &State, pane: Rect, canvas: &mut Canvas<'_>) {
    let words = if state.filter().is_some() {
        "No event matches."
    } else if state.timeline().left_out > 0 {
        "No event could be read; ! says why."
    } else {
        NO_EVENTS
    };
    page::note(&Clean::block(words), pane.inset(YEAR, MARGIN - YEAR, u16::MAX), canvas);
}

/// A year as a heading, as dates in words have it: 0 is the year before 1, and more than four digits are grouped.
fn heading(year: Option<i64>) -> Clean {
    let number = |year: i64| if year < 10_000 { year.to_string() } else { grouped(year) };
    match year {
        None => Clean::from("date not known"),
        Some(year @ 1..) => Clean::line(&number(year)),
        Some(year) => Clean::line(&format!("{} BC", number(1_i64.saturating_sub(year)))),
    }
}

fn row(state: &State, position: usize, pane: Rect, y: u16, columns: &Columns, canvas: &mut Canvas<'_>) {
    let index = state.order().row(position);
    let row = index.and_then(|row| state.timeline().rows().get(row));
    let (Some(entry), Some(row)) = (state.entry(position), row) else { return };
    let known = index.and_then(|row| state.known_by_then(row));
    if index.is_some_and(|row| state.matches_possibly(row)) || known == Some(Out::Possibly) {
        canvas.words(pane.x + YEAR, y, glyphs::POSSIBLY, Role::Warning);
    } else if known == Some(Out::Undated) {
        canvas.words(pane.x + YEAR, y, glyphs::UNDATED, Role::Quiet);
    }
    if !entry.changed {
        canvas.words(pane.x + MARK, y, Sign::start(row.precision, row.flags).unicode(), Part::Mark);
    }
    canvas.cut(columns.label, y, columns.title - GAP, &entry.label, Role::When);
    if let Some(file) = columns.file {
        canvas.text(file, y, columns.label, &letter(row.file), Part::Voice(row.file.0.into()));
    }
    let end = cites(entry, row.flags, y, columns, canvas);
    let title = entry.title.cut(usize::from(end.saturating_sub(columns.title)), glyphs::ELLIPSIS);
    let end = canvas.text(columns.title, y, end, &title, if entry.changed { Role::Warning } else { Role::Body });
    if position == state.position() {
        page::focus(pane, y, state.pane() == Pane::List, canvas);
    }
    // Above the tint, so that they are seen in the focused row too.
    canvas.mark(state.marks(), columns.title, y, end, &title);
}

/// Draws the numbers of an event's sources, and before them the sign for a dispute; answers where the title has to end.
fn cites(entry: &Entry, flags: Flags, y: u16, columns: &Columns, canvas: &mut Canvas<'_>) -> u16 {
    let mut at = columns.end;
    if columns.cites && !entry.changed {
        at = at.saturating_sub(columns_of(&entry.cites));
        let role = if entry.unsourced { Role::Warning } else { Role::Quiet };
        canvas.text(at, y, columns.end, &entry.cites, role);
        at = at.saturating_sub(GAP);
    }
    if let Some(sign) = glyphs::disputed(flags.disputed()) {
        at = at.saturating_sub(1);
        canvas.words(at, y, sign, Role::Warning);
        at = at.saturating_sub(GAP);
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_headed_as_they_are_told() {
        for (year, words) in [
            (Some(2021), "2021"),
            (Some(409), "409"),
            (Some(12_345), "12,345"),
            (Some(0), "1 BC"),
            (Some(-43), "44 BC"),
            (Some(i64::MIN), "9,223,372,036,854,775,807 BC"),
            (None, "date not known"),
        ] {
            assert_eq!(heading(year).as_str(), words);
        }
    }
}
