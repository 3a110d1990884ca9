//! A frame as bytes: what makes a terminal that shows one buffer show the next.
//!
//! Owns which cells are sent, and how. crossterm's way, through ratatui's backend, sends the terminal's own sixteen colours
//! as `38;5;x`, which a Linux console and older terminals do not know, and trusts that a terminal takes as many columns for
//! a cluster of characters as the buffer has for it. Many do not: one that draws a cluster wider leaves pieces of it
//! behind. So a row in which such a cluster was or comes is erased and sent whole where anything in it has changed, and
//! after each cluster the place is said anew.

use crate::text::{columns_of, is_several};
use crate::ui::{Link, colour_number};
use ratatui::buffer::{Buffer, Cell};
use ratatui::crossterm::cursor::MoveTo;
use ratatui::crossterm::queue;
use ratatui::crossterm::terminal::{Clear, ClearType};
use ratatui::style::{Color, Modifier};
use std::io::{self, Write};

/// Writes what has changed from a buffer to the next of the same size; nothing where nothing has. A row in which other
/// cells lead somewhere than before, by the links of both, is sent whole.
///
/// # Errors
/// Only where bytes cannot be written.
pub(super) fn encode(shown: &Buffer, next: &Buffer, links: [&[Link]; 2], to: &mut Vec<u8>) -> io::Result<()> {
    let width = usize::from(next.area.width).max(1);
    let rows = shown.content.chunks(width).zip(next.content.chunks(width));
    let mut pen = Pen::default();
    for (y, (before, row)) in (0..).zip(rows) {
        let [led, leads] = links.map(|links| links.iter().filter(|link| link.at.1 == y).collect::<Vec<_>>());
        if before == row && led == leads {
            continue;
        }
        let is_whole = led != leads || before.iter().chain(row).any(|cell| is_several(cell.symbol()));
        if is_whole {
            pen.move_to(0, y, to)?;
            pen.dip(&Cell::EMPTY, to)?;
            queue!(to, Clear(ClearType::UntilNewLine))?;
        }
        let changed = changed(before, row);
        let mut x = 0;
        while let Some(cell) = row.get(x) {
            let columns = columns_of(cell.symbol()).max(1);
            let is_blank = cell.symbol() == " " && *cell == Cell::EMPTY;
            if if is_whole { !is_blank } else { changed[x..row.len().min(x + columns)].contains(&true) } {
                let covers = |link: &&&Link| {
                    let from = usize::from(link.at.0);
                    (from..from + usize::from(link.columns)).contains(&x)
                };
                let link = leads.iter().find(covers);
                pen.lead(link.map(|link| &*link.address), to)?;
                pen.move_to(x, y, to)?;
                pen.draw(cell, columns, to)?;
            }
            x += columns;
        }
        pen.lead(None, to)?;
    }
    pen.dip(&Cell::EMPTY, to)
}

/// Which columns of a row show something else than before: of a wide character all that it covers or covered.
fn changed(before: &[Cell], row: &[Cell]) -> Vec<bool> {
    let mut changed = vec![false; row.len()];
    for cells in [before, row] {
        let mut x = 0;
        while let Some(cell) = cells.get(x) {
            let behind = cells.len().min(x + columns_of(cell.symbol()).max(1));
            if before[x..behind] != row[x..behind] {
                changed[x..behind].fill(true);
            }
            x = behind;
        }
    }
    changed
}

/// Where the terminal draws next, and how; it begins plain, and nowhere.
#[derive(Default)]
struct Pen<'l> {
    at: Option<(usize, u16)>,
    look: Look,
    /// Where what is drawn leads.
    link: Option<&'l str>,
}

/// Colours of letter and ground, and modifiers.
type Look = (Color, Color, Modifier);

impl<'l> Pen<'l> {
    /// Has what is drawn from now on lead to an address, or nowhere (OSC 8). The address is printable ASCII.
    fn lead(&mut self, link: Option<&'l str>, to: &mut Vec<u8>) -> io::Result<()> {
        if std::mem::replace(&mut self.link, link) != link {
            write!(to, "\x1b]8;;{}\x1b\\", link.unwrap_or_default())?;
        }
        Ok(())
    }

    fn move_to(&mut self, x: usize, y: u16, to: &mut Vec<u8>) -> io::Result<()> {
        if self.at.replace((x, y)) != Some((x, y)) {
            queue!(to, MoveTo(u16::try_from(x).unwrap_or(u16::MAX), y))?;
        }
        Ok(())
    }

    fn draw(&mut self, cell: &Cell, columns: usize, to: &mut Vec<u8>) -> io::Result<()> {
        self.dip(cell, to)?;
        to.write_all(cell.symbol().as_bytes())?;
        // Where it stands behind a cluster is not known.
        self.at = self.at.filter(|_| !is_several(cell.symbol())).map(|(x, y)| (x + columns, y));
        Ok(())
    }

    /// Takes the look of a cell.
    fn dip(&mut self, cell: &Cell, to: &mut Vec<u8>) -> io::Result<()> {
        let look = (cell.fg, cell.bg, cell.modifier);
        if std::mem::replace(&mut self.look, look) != look {
            write!(to, "\x1b[0{}m", parameters(look))?;
        }
        Ok(())
    }
}

/// A look as the parameters of SGR, behind a reset.
fn parameters((letter, ground, held): Look) -> String {
    const MODIFIERS: [(Modifier, &str); 6] = [
        (Modifier::BOLD, ";1"),
        (Modifier::DIM, ";2"),
        (Modifier::ITALIC, ";3"),
        (Modifier::UNDERLINED, ";4"),
        (Modifier::REVERSED, ";7"),
        (Modifier::CROSSED_OUT, ";9"),
    ];
    let modifiers = MODIFIERS.iter().filter(|(modifier, _)| held.contains(*modifier)).map(|(_, code)| *code);
    let mut parameters: Vec<String> = modifiers.map(str::to_owned).collect();
    for (colour, ground) in [(letter, 0), (ground, 10)] {
        parameters.push(match colour {
            Color::Reset => continue,
            Color::Indexed(n) => format!(";{};5;{n}", 38 + ground),
            Color::Rgb(red, green, blue) => format!(";{};2;{red};{green};{blue}", 38 + ground),
            colour => format!(";{}", sixteenth(colour) + ground),
        });
    }
    parameters.concat()
}

/// One of the terminal's own sixteen colours, as SGR numbers them for letters.
fn sixteenth(colour: Color) -> u8 {
    colour_number(colour).map_or(39, |number| if number < 8 { 30 + number } else { 82 + number })
}

#[cfg(test)]
mod tests;
