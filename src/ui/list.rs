//! The list of events.
//!
//! Owns what stands in the columns of a row; where they stand, [`Columns`] says.

use super::page::{self, Extent, scrollbar};
use super::{Canvas, Part, glyphs};
use crate::app::files::letter;
use crate::app::help::{NO_EVENTS, READING};
use crate::app::layout::{Panes, Role, columns as columns_of};
use crate::app::timeline::columns::{Column, Columns};
use crate::app::timeline::list::{Entry, Line, List};
use crate::app::timeline::row::RowParts;
use crate::app::{Pane, Rect, State};
use crate::dossier::disputed;
use crate::evidence::as_of::Out;
use crate::model::{Date, Phrase, Row};
use crate::plot::mark::Sign;
use crate::text::Clean;

/// A row of the list.
struct Place<'a> {
    pane: Rect,
    y: u16,
    columns: &'a Columns,
    list: &'a List<'a>,
}

impl Place<'_> {
    fn x(&self, column: Column) -> u16 {
        self.pane.x + column.x
    }

    fn end(&self, column: Column) -> u16 {
        self.x(column) + column.width
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
    let columns = &state.columns();
    let list = state.list();
    let lines = list.layout(state.top());
    for (y, line) in (pane.y..).zip(&lines) {
        let place = Place { pane, y, columns, list: &list };
        match line {
            Line::Undated => {
                canvas.cut(
                    place.x(columns.sign),
                    y,
                    pane.end(),
                    &Clean::from(state.lang().word(Phrase::DateUnknown)),
                    Role::Quiet,
                );
            }
            Line::Silence(silence, position) => {
                let words = list.silence_in_words(*silence, *position).unwrap_or_default();
                let words = Clean::line(&format!("{} {words}", glyphs::SILENCE));
                canvas.cut(place.x(columns.sign), y, pane.end().saturating_sub(1), &words, Role::Quiet);
            }
            Line::Event(position) => row(state, *position, &place, canvas),
        }
    }
    let shown = lines.iter().filter(|line| matches!(line, Line::Event(_))).count();
    scrollbar(pane.edge(), Extent { all: state.order().len(), shown, top: state.top() }, canvas);
}

/// Why no event is shown, and how to go on.
pub(super) fn empty(state: &State, pane: Rect, canvas: &mut Canvas<'_>) {
    let words = if let Some(filter) = state.filter() {
        let time = filter
            .time_as_word()
            .map(|time| format!("\n\u{201c}{time}\u{201d} is looked for as a word; during:{time} finds that time."));
        let value = state.value_meant().map(|term| format!("\nDid you mean {term}?"));
        let [value, time] = [value, time].map(Option::unwrap_or_default);
        let so_far = if state.progress().is_some() { " so far" } else { "" };
        format!("No event matches{so_far}. Esc shows all events.{value}{time}")
    } else if state.progress().is_some() {
        READING.to_owned()
    } else if state.looks_back() {
        "Nothing of it was known by then. Esc shows all events.".to_owned()
    } else if state.timeline().left_out > 0 {
        "No event could be read; ! says why.".to_owned()
    } else {
        NO_EVENTS.to_owned()
    };
    page::note(&Clean::block(&words), pane.inset(1, 1, u16::MAX), canvas);
}

fn row(state: &State, position: usize, place: &Place<'_>, canvas: &mut Canvas<'_>) {
    let index = state.order().row(position);
    let row = index.and_then(|row| state.timeline().rows().get(row));
    let (Some(entry), Some(index), Some(row)) = (state.entry(position), index, row) else { return };
    let Place { pane, y, columns, list } = *place;
    let parts = RowParts::of(list, position, state.top(), (entry, row), columns);
    gutter(&parts, place, canvas);
    mark(state, index, place, canvas);
    if !entry.changed && columns.sign.width > 0 {
        canvas.words(place.x(columns.sign), y, Sign::of_row(row).unicode(), Part::Mark);
    }
    if columns.file.width > 0 {
        canvas.text(place.x(columns.file), y, pane.end(), &letter(row.file), Part::Voice(row.file.0.into()));
    }
    // Where years have no cells, the first row of each says it in place of its date.
    let in_date =
        parts.year.filter(|_| columns.year.width == 0).map(|year| Clean::line(&Date::year_label(state.lang(), year)));
    let label = in_date.unwrap_or_else(|| label(entry, columns.date.width.into()));
    canvas.text(place.x(columns.date), y, place.end(columns.date), &label, Role::When);
    let title = title(entry, row, &parts, place, canvas);
    if columns.names.width > 0 {
        let named = entry.named(columns.names.width.into());
        let look = if entry.origins == 0 { Role::Warning } else { Role::By };
        canvas.text(place.x(columns.names), y, place.end(columns.names), &named, look);
    }
    if columns.tags.width > 0 {
        let words = if columns.has_places { &entry.place } else { &entry.tags };
        canvas.cut(place.x(columns.tags), y, place.end(columns.tags), words, Role::Quiet);
    }
    if position == state.position() {
        page::focus(pane, y, state.pane() == Pane::List, canvas);
    }
    // Above the tint, so that they are seen in the focused row too.
    let (from, end, words) = title;
    canvas.mark(state.marks(), from, y, end, &words);
}

/// The year, or how long nothing happened before.
fn gutter(parts: &RowParts, place: &Place<'_>, canvas: &mut Canvas<'_>) {
    let (column, y) = (place.columns.year, place.y);
    if column.width == 0 {
        return;
    }
    let end = place.end(column);
    match (parts.year, &parts.in_gutter) {
        (Some(number), _) => {
            canvas.cut(
                place.x(column),
                y,
                end,
                &Clean::line(&Date::year_label(place.list.timeline.lang, number)),
                Part::Year,
            );
        }
        (None, Some(gap)) => {
            canvas.text(place.x(column), y, end, gap, Role::Quiet);
        }
        (None, None) => {}
    }
}

/// What is only possible of the event, or that the reader has not seen it as it is now.
fn mark(state: &State, row: usize, place: &Place<'_>, canvas: &mut Canvas<'_>) {
    if place.columns.mark.width == 0 {
        return;
    }
    let (x, y) = (place.x(place.columns.mark), place.y);
    let known = state.known_by_then(row);
    if state.matches_possibly(row) || known == Some(Out::Possibly) {
        canvas.words(x, y, glyphs::POSSIBLY, Role::Warning);
    } else if known == Some(Out::Undated) {
        canvas.words(x, y, glyphs::UNDATED, Role::Quiet);
    } else if state.timeline().rows().get(row).is_some_and(|row| state.has_news(row)) {
        canvas.words(x, y, glyphs::NEWS, Part::Alarm);
    } else if let Some(letter) = state.mark_at(row) {
        canvas.text(x, y, x + 1, &letter, Role::Key);
    }
}

/// A date in so many columns, as exactly as it fits.
fn label(entry: &Entry, columns: usize) -> Clean {
    let fits = |label: &&Clean| label.width() <= columns;
    let label = entry.labels.iter().find(fits).or(Some(&entry.narrow).filter(fits));
    label.or(entry.labels.last()).map(|label| label.cut(columns, glyphs::ELLIPSIS)).unwrap_or_default()
}

/// The title, what it yields to at its end, and in the last cell that its sources part. Answers where its words stand.
fn title(entry: &Entry, row: &Row, parts: &RowParts, place: &Place<'_>, canvas: &mut Canvas<'_>) -> (u16, u16, Clean) {
    let (mut from, mut end, y) = (place.x(place.columns.title), place.end(place.columns.title), place.y);
    if let Some(offset) = &parts.offset {
        from = canvas.text(from, y, end, offset, Role::When) + 1;
    }
    if let Some(sign) = disputed(row.flags.disputed()) {
        canvas.words(end.saturating_sub(1), y, sign, Role::Warning);
        end = end.saturating_sub(2);
    }
    let gaps = [(&parts.behind_title, end), (&parts.behind_all, place.pane.x + place.columns.end)];
    for (gap, end) in gaps.into_iter().filter_map(|(gap, end)| Some((gap.as_ref()?, end))) {
        canvas.text(end.saturating_sub(columns_of(gap)), y, end, gap, Role::Quiet);
    }
    let end = from + u16::try_from(parts.title).unwrap_or(u16::MAX);
    let words = entry.title.cut(parts.title, glyphs::ELLIPSIS);
    let end = canvas.text(from, y, end, &words, if entry.changed { Role::Warning } else { Role::Body });
    (from, end, words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_that_is_too_long_is_told_by_its_narrow_form() {
        for (written, narrow, columns, shown) in [
            ("Mar–2025", "Mar–", 8, "Mar–2025"),
            ("Mar–2025", "Mar–", 5, "Mar–"),
            ("27 Mar 14:05", "27Mar", 9, "27Mar"),
            ("Mar →", "Mar →", 5, "Mar →"),
            ("26–27 Mar", "Mar", 2, "2…"),
            ("10 Oct 16:20–17:00 | 10 Oct", "10Oct", 18, "10 Oct 16:20–17:00"),
            ("10 Oct 16:20–17:00 | 10 Oct", "10Oct", 17, "10 Oct"),
        ] {
            let labels = written.split(" | ").map(Clean::line).collect();
            let entry = Entry { labels, narrow: Clean::line(narrow), ..Entry::default() };
            assert_eq!(label(&entry, columns).as_str(), shown);
        }
    }
}
