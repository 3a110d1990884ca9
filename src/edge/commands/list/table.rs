//! The list as aligned columns: for reading.
//!
//! Owns the widths. They come from as many rows as are looked at together and never become narrower, so that a list of
//! any length starts at once. On a terminal the line is cut to its width; elsewhere nothing is cut, and a long text pushes
//! what is behind it to the right. Where something matches only possibly, a mark stands before it.

use super::each_with_lag;
use crate::dossier::Numbering;
use crate::edge::open::load::Chronology;
use crate::edge::print::out::{Failure, Out, counted};
use crate::evidence::lag::Lag;
use crate::model::Event;
use crate::search::Ordered;
use crate::text::Clean;
use anstyle::Style;
use std::io::{self, Write};

/// Blanks between columns.
const GAP: usize = 2;
/// The least that a longer place is cut to on a terminal.
const PLACE: usize = 12;

/// Writes an event a line; where something matches only possibly, those that do with a mark.
pub(super) fn write(
    out: &mut Out<'_>,
    chronology: &Chronology,
    events: &Ordered<'_>,
    with_lag: bool,
) -> Result<(), Failure> {
    let mut widest = [0; 4];
    let is_marked = chronology.found.as_ref().is_some_and(|found| !found.possibly().is_empty());
    let mark = |row| match chronology.sureness(row).filter(|_| is_marked) {
        None => "",
        Some("possible") => "? ",
        Some(_) => "  ",
    };
    let columns = out.columns.map(|columns| if is_marked { columns - 2 } else { columns });
    each_with_lag(
        events,
        with_lag,
        |row, event, lag| Line { mark: mark(row), cells: cells(&event, chronology.known(row), lag) },
        |lines| {
            for (column, widest) in widest.iter_mut().enumerate() {
                *widest = lines.iter().map(|line| line.cells[column].width()).fold(*widest, usize::max);
            }
            let widths = widths(widest, columns);
            lines.iter().try_for_each(|line| Ok(line.write(out, widths)?))
        },
    )
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

/// The cells of a line: date, title, place, and the number of sources with what else is asked for.
#[expect(clippy::option_option, reason = "not asked and not known are two things")]
fn cells(event: &Event, known: Option<&str>, lag: Option<Option<Lag>>) -> [Clean; 4] {
    let mut sources = match Numbering::of(event).sources().len() as u64 {
        0 => "no source".to_owned(),
        count => counted(count, "source"),
    };
    // That it is certain goes without saying.
    if let Some(known) = known.filter(|known| *known != "certainly") {
        sources = format!("{sources} · {known}");
    }
    if let Some(lag) = lag {
        sources = format!("{sources} · {}", lag.as_ref().map_or_else(|| "lag unknown".to_owned(), Lag::words));
    }
    [&*event.date.as_shown(), &event.title, event.place.as_deref().unwrap_or_default(), &sources].map(Clean::line)
}

/// One line, cleaned, behind a mark.
struct Line {
    mark: &'static str,
    cells: [Clean; 4],
}

impl Line {
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
