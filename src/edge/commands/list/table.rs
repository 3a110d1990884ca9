//! The list as aligned columns: for reading.
//!
//! Owns the widths. They come from as many rows as are looked at together and never become narrower, so that a list of
//! any length starts at once. On a terminal the line is cut to its width; elsewhere nothing is cut, and a long title or place
//! pushes what is behind it to the right. Where something matches only possibly, a mark stands before it. Silences that the
//! screen would show stand between the events.

use super::each_with_lag;
use crate::app::timeline::list::Entry;
use crate::dossier;
use crate::edge::open::load::Chronology;
use crate::edge::print::out::{Failure, Out};
use crate::evidence::gap::Gaps;
use crate::evidence::lag::Lag;
use crate::model::Answer;
use crate::search::Ordered;
use crate::text::{Cell, Cells, Clean};
use anstyle::Style;
use std::io::{self, Write};

/// Blanks between columns.
const GAP: usize = 2;
/// The least that a longer place is cut to on a terminal.
const PLACE: usize = 12;
/// The most that titles and places are filled up to.
const FILLED: (usize, usize) = (60, 24);
/// The least columns of a terminal on which ids are told, and the most that one is given.
const WITH_IDS: usize = 120;
const ID: usize = 40;
/// The most that names of sources are given of it.
const NAMES: usize = 40;
/// The least on which files are, where there are several.
const WITH_FILES: usize = 60;

/// The cells of a line: date, sign of a disagreement, title, place, who says so with what else is asked for, file, id.
const CELLS: usize = 7;

/// Writes an event a line; where something matches only possibly, those that do with a mark.
pub(super) fn write(
    out: &mut Out<'_>,
    chronology: &Chronology,
    events: &Ordered<'_>,
    disputed: impl Fn(usize) -> Answer + Sync,
    with_lag: bool,
) -> Result<(), Failure> {
    let mut widest = [0; CELLS];
    let is_marked = chronology.found.as_ref().is_some_and(|found| !found.possibly().is_empty());
    let mark = |row| match chronology.sureness(row).filter(|_| is_marked) {
        None => "",
        Some("possible") => "? ",
        Some(_) => "  ",
    };
    let columns = out.columns.map(|columns| if is_marked { columns - 2 } else { columns });
    let with_id = columns.is_some_and(|columns| columns >= WITH_IDS);
    let files = &chronology.timeline.files;
    // Rows in another order have no time between them.
    let gaps = if with_lag {
        None
    } else {
        Gaps::of(events.timeline, &chronology.order(), 0, &|| false).map_err(|_| chronology.changed(0))?
    };
    let mut before = None;
    each_with_lag(
        events,
        with_lag,
        |lines: &mut Lines, row, event, names, lag| {
            let sign = dossier::disputed(disputed(row)).unwrap_or_default();
            let file = if files.len() > 1 { chronology.timeline.file_name(event.file) } else { "" };
            let id = if with_id { &*event.id } else { "" };
            let named =
                Entry::sourced(event, names).named(columns.map_or(usize::MAX, |columns| NAMES.min(columns / 3)));
            let sources = sources(&named, chronology.known(row), lag);
            let place = event.place.as_deref().unwrap_or_default();
            let cells = [&event.when_written(), sign, &event.title, place, &sources, file, id];
            let widths = cells.map(|cell| lines.cells.push(cell).width());
            lines.heads.push(Head { row, mark: mark(row), widths });
        },
        |lines| {
            for (column, widest) in widest.iter_mut().enumerate() {
                *widest = lines.heads.iter().map(|head| head.widths[column]).fold(*widest, usize::max);
            }
            let widths = widths(widest, columns);
            let mut cells = lines.cells.iter();
            lines.heads.iter().try_for_each(|head| {
                let between = before.replace(head.row).zip(gaps.as_ref());
                let gap = between.and_then(|(before, gaps)| Some((before, gaps.get(gaps.shown(before, head.row)?)?)));
                if let Some((before, gap)) = gap {
                    let words = Clean::line(&format!(
                        "{}┊ {}",
                        head.mark,
                        gap.words_below(Some(before), chronology.timeline.lang)
                    ));
                    out.styled(Style::new().dimmed(), &words.cut(out.columns.unwrap_or(usize::MAX), "…"))?;
                    writeln!(out)?;
                }
                Ok(head.write(out, &mut cells, widths)?)
            })
        },
    )
}

/// The widths of the columns, from those of their widest cells.
fn widths([date, sign, title, place, sources, file, id]: [usize; CELLS], columns: Option<usize>) -> [usize; CELLS] {
    let Some(columns) = columns else {
        return [date, sign, title.min(FILLED.0), place.min(FILLED.1), sources, file, id];
    };
    let date = date.min(columns / 3);
    let (id, file) = (id.min(ID), if columns < WITH_FILES { 0 } else { file });
    let others =
        [sign, sources, file, id].into_iter().filter(|width| *width > 0).map(|width| width + GAP).sum::<usize>();
    let left = columns.saturating_sub(date + GAP + others);
    // A title before a place, and no place at all rather than a stump of one.
    let spare = left.saturating_sub(title.min(FILLED.0) + GAP);
    let place = if spare < place.min(PLACE) { 0 } else { place.min(FILLED.1).min(spare) };
    let left = if place == 0 { left } else { left.saturating_sub(place + GAP) };
    [date, sign, title.min(left).max(1), place, sources, file, id]
}

/// Who stands behind an event, with what else is asked for.
#[expect(clippy::option_option, reason = "not asked and not known are two things")]
fn sources(named: &Clean, known: Option<&str>, lag: Option<Option<Lag>>) -> String {
    let mut sources = named.to_string();
    // That it is certain goes without saying.
    if let Some(known) = known.filter(|known| *known != "certainly") {
        sources = format!("{sources} · {known}");
    }
    if let Some(lag) = lag {
        sources = format!("{sources} · {}", lag.as_ref().map_or_else(|| "lag unknown".to_owned(), Lag::words));
    }
    sources
}

/// Lines that are laid out together.
#[derive(Default)]
struct Lines {
    heads: Vec<Head>,
    /// Of each line as many as there are columns.
    cells: Cells,
}

/// What is known of a line beside its cells.
struct Head {
    row: usize,
    mark: &'static str,
    /// Of each cell.
    widths: [usize; CELLS],
}

impl Head {
    /// Writes the line, of which the cells are the next ones.
    fn write<'c>(
        &self,
        out: &mut Out<'_>,
        cells: &mut impl Iterator<Item = Cell<'c>>,
        widths: [usize; CELLS],
    ) -> io::Result<()> {
        let (plain, dim) = (Style::new(), Style::new().dimmed());
        let mut blanks = 0;
        out.write_all(self.mark.as_bytes())?;
        let cells = cells.take(CELLS).zip(self.widths).zip([plain, plain, plain, dim, dim, dim, dim]);
        for (((cell, own), style), width) in cells.zip(widths).filter(|(_, width)| *width > 0) {
            out.blanks(blanks)?;
            let mut shown = own;
            if out.columns.is_some() && own > width {
                let cut = cell.cut(width, "…");
                shown = cut.width();
                out.styled(style, &cut)?;
            } else {
                out.cell(style, cell)?;
            }
            blanks = width.saturating_sub(shown) + GAP;
        }
        out.write_all(b"\n")
    }
}
