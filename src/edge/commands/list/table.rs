//! The list as aligned columns: for reading.
//!
//! Owns the widths. They come from as many rows as are looked at together and never become narrower, so that a list of
//! any length starts at once. On a terminal the line is cut to its width; elsewhere nothing is cut, and a long text pushes
//! what is behind it to the right. Where something matches only possibly, a mark stands before it.

use super::told::{Asked, Told};
use crate::dossier::Numbering;
use crate::edge::print::counts::counted;
use crate::edge::print::out::{Failure, Out};
use crate::model::Event;
use crate::query::Answer;
use crate::search::Matches;
use crate::search::Ordered;
use crate::text::Clean;
use anstyle::Style;
use std::io::{self, Write};

/// Blanks between columns.
const GAP: usize = 2;
/// The least that a longer place is cut to on a terminal.
const PLACE: usize = 12;

/// The marks of what matches possibly, and of what matches certainly where there is any of the other.
const MARKS: [&str; 2] = ["? ", "  "];

/// Writes an event a line; those that were found with how surely.
pub(super) fn write(out: &mut Out<'_>, events: &Ordered<'_>, asked: Asked<'_>) -> Result<(), Failure> {
    let mut widest = [0; 4];
    let found = asked.found.filter(|found| !found.possibly().is_empty());
    let line = |told: &mut Told<'_>, row: usize, event: Event| Line::of(&event, told, row, mark(found, row));
    events.each(
        || Told::new(events.timeline, asked),
        line,
        |lines| {
            widest = lines.iter().fold(widest, |widest, line| line.widen(widest));
            let columns = out.columns.map(|columns| columns - mark(found, 0).len());
            let widths = widths(widest, columns);
            lines.iter().try_for_each(|line| Ok(line.write(out, widths)?))
        },
    )
}

fn mark(found: Option<&Matches>, row: usize) -> &'static str {
    let Some(found) = found else { return "" };
    let is_sure = found.answer(u32::try_from(row).unwrap_or(u32::MAX)) != Answer::Possibly;
    MARKS[usize::from(is_sure)]
}

/// The widths of the columns, from those of their widest cells.
fn widths([date, title, place, sources]: [usize; 4], columns: Option<usize>) -> [usize; 4] {
    let Some(columns) = columns else {
        return [date.min(24), title.min(60), place.min(24), sources];
    };
    let date = date.min(24).min(columns / 3);
    let left = columns.saturating_sub(date + sources + 2 * GAP);
    // A title before a place, and no place at all rather than a stump of one.
    let spare = left.saturating_sub(title.min(60) + GAP);
    let place = if spare < place.min(PLACE) { 0 } else { place.min(24).min(spare) };
    let left = if place == 0 { left } else { left.saturating_sub(place + GAP) };
    [date, title.min(left).max(1), place, sources]
}

/// One line, cleaned: date, title, place, and the number of sources with what else is asked for, behind a mark.
struct Line {
    mark: &'static str,
    cells: [Clean; 4],
}

impl Line {
    fn of(event: &Event, told: &mut Told<'_>, row: usize, mark: &'static str) -> Self {
        let mut sources = match Numbering::of(event).sources().len() as u64 {
            0 => "no source".to_owned(),
            count => counted(count, "source"),
        };
        // That it is certain goes without saying.
        if let Some(known) = told.known(row).filter(|known| *known != "certainly") {
            sources = format!("{sources} · {known}");
        }
        if let Some(lag) = told.lag(event) {
            sources = format!("{sources} · {}", lag.map_or_else(|| "lag unknown".to_owned(), |lag| lag.words()));
        }
        let cells = [event.date.as_written(), &event.title, event.place.as_deref().unwrap_or_default(), &sources];
        Self { mark, cells: cells.map(Clean::line) }
    }

    fn widen(&self, mut widest: [usize; 4]) -> [usize; 4] {
        for (width, cell) in widest.iter_mut().zip(&self.cells) {
            *width = (*width).max(cell.width());
        }
        widest
    }

    fn write(&self, out: &mut Out<'_>, widths: [usize; 4]) -> io::Result<()> {
        let dim = Style::new().dimmed();
        let mut blanks = 0;
        write!(out, "{}", self.mark)?;
        for ((cell, width), style) in self.cells.iter().zip(widths).zip([Style::new(), Style::new(), dim, dim]) {
            if width == 0 {
                continue;
            }
            let cut = (out.columns.is_some() && cell.width() > width).then(|| cell.cut(width, "…"));
            let cell = cut.as_ref().unwrap_or(cell);
            write!(out, "{:blanks$}", "")?;
            out.styled(style, cell)?;
            blanks = width.saturating_sub(cell.width()) + GAP;
        }
        writeln!(out)
    }
}
