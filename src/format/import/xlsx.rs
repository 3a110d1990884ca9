//! Spreadsheets (xlsx): a sheet as a table.
//!
//! Owns what a cell says: a date by its number format and the epoch of its file, never by its number alone. What is packed
//! is measured before it is unpacked for good: a small file may hold more than any memory.

mod serial;

use super::asked::Asked;
use super::draft::At;
use super::losses::Losses;
use super::refusal::Refusal;
use super::table::{Cell, Kind, Row, Table, named_columns};
use crate::text::quoted;
use calamine::{DataRef, Dimensions, Reader, Xlsx as Book, XlsxError};
use serial::{Shown, date};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::io::{self, Cursor, Read};
use std::ops::Range;
use std::sync::Arc;

/// Bytes that a file may unpack to, at the most: 512 MiB.
const UNPACKED: u64 = 512 << 20;

/// Rows of a block.
const ROWS: usize = 1024;

/// As many cells are filled from merged ones.
const MERGED: usize = 1 << 20;

const NO_VALUE: &str = "a formula without a value: open the file in a spreadsheet and save it";
const GENERAL: &str = "a number in a cell that is not formatted as a date";

/// A sheet.
pub(super) struct Sheet {
    columns: Vec<Arc<str>>,
    sheets: Vec<String>,
    /// The number of each row, from 1, and its cells.
    rows: Vec<(u32, Range<usize>)>,
    /// Of each cell its column, where its text stands, and what is known of it.
    cells: Vec<(u32, Range<usize>, Kind)>,
    text: String,
}

/// What a cell says and what is known of it.
type Said = (String, Kind);

/// A cell: its row and its column, from 0, and what it says.
type Placed = ((u32, u32), Said);

impl Sheet {
    /// Reads the sheet that is asked for, else the first that has something in it.
    ///
    /// # Errors
    /// Where the file is none that can be read, or has no such sheet.
    pub(super) fn open(
        bytes: Vec<u8>,
        asked: &Asked<'_>,
        losses: &mut Losses,
        remarks: &mut Vec<String>,
    ) -> Result<Self, Refusal> {
        measure(&bytes)?;
        let mut book: Book<_> = Book::new(Cursor::new(bytes)).map_err(unread)?;
        let names = book.sheet_names();
        let chosen: Vec<String> = match asked.sheet {
            Some(name) if names.iter().any(|known| known == name) => vec![name.to_owned()],
            Some(name) => {
                let why = format!(": there is no sheet {}: there are {}", quoted(name), names.join(", "));
                return Err(Refusal::Asked(why));
            }
            None => names.clone(),
        };
        for name in chosen {
            let cells = cells(&mut book, &name)?;
            if cells.is_empty() {
                continue;
            }
            let others: Vec<&str> = names.iter().filter(|other| **other != name).map(String::as_str).collect();
            if !others.is_empty() {
                remarks.push(format!("sheet {name} is read; {} not (--sheet)", others.join(", ")));
            }
            return Self::of(name, cells, losses);
        }
        Err(Refusal::data(None, "there is no table in it"))
    }

    fn of(name: String, cells: Vec<Placed>, losses: &mut Losses) -> Result<Self, Refusal> {
        let mut sheet =
            Self { columns: Vec::new(), sheets: vec![name], rows: Vec::new(), cells: Vec::new(), text: String::new() };
        for ((row, column), (text, kind)) in cells {
            let start = sheet.text.len();
            sheet.text.push_str(&text);
            let at = sheet.cells.len();
            sheet.cells.push((column, start..sheet.text.len(), kind));
            match sheet.rows.last_mut() {
                Some((last, cells)) if *last == row + 1 => cells.end = at + 1,
                _ => sheet.rows.push((row + 1, at..at + 1)),
            }
            if kind == Kind::NoDate(NO_VALUE) {
                let at = At::Cell { sheet: 0, row: row + 1, column: column + 1 };
                losses.lose(at, &"cell".into(), &text, NO_VALUE);
            }
        }
        let Some((_, header)) = sheet.rows.first().cloned() else {
            return Err(Refusal::data(None, "there is no table in it"));
        };
        let width = sheet.cells.iter().map(|(column, ..)| *column as usize + 1).max().unwrap_or(0);
        let mut names = vec![String::new(); width];
        for (column, text, _) in sheet.cells.get(header).unwrap_or_default() {
            let name = sheet.text.get(text.clone()).unwrap_or_default().trim();
            name.clone_into(&mut names[*column as usize]);
        }
        sheet.columns = named_columns(names);
        Ok(sheet)
    }
}

/// The cells of a sheet that say something, in its order: row and column from 0.
fn cells(book: &mut Book<Cursor<Vec<u8>>>, name: &str) -> Result<Vec<Placed>, Refusal> {
    let merged = book.merge_cells_by_sheet_name(name).map_err(unread)?;
    let is_1904 = book.has_1904_epoch();
    let unvalued = unvalued(book, name)?;
    let mut reader = book.worksheet_cells_reader(name).map_err(unread)?;
    let mut shown: HashMap<usize, Shown> = HashMap::new();
    let mut cells: Vec<Placed> = Vec::new();
    while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(unread)? {
        let place = cell.get_position();
        if unvalued.contains(&place) {
            cells.push((place, (String::new(), Kind::NoDate(NO_VALUE))));
            continue;
        }
        let format = || {
            let format = reader.styles().get(style).and_then(|style| style.number_format.as_ref());
            Shown::by(format.map_or("General", |format| format.format_code.as_str()))
        };
        let said = match cell.get_value() {
            DataRef::Empty => continue,
            DataRef::Int(number) => (number.to_string(), number_kind(&number.to_string())),
            DataRef::Float(number) => (number.to_string(), number_kind(&number.to_string())),
            DataRef::SharedString(text) => ((*text).to_owned(), Kind::Text),
            DataRef::Bool(is_so) => (is_so.to_string(), Kind::Text),
            DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
                (text.clone(), Kind::Text)
            }
            DataRef::Error(error) => (error.to_string(), Kind::NoDate("an error of a formula")),
            DataRef::DateTime(serial) => {
                let shown = *shown.entry(style).or_insert_with(format);
                match date(serial.as_f64(), is_1904, shown) {
                    Ok(said) if shown == Shown::Time => (said, Kind::Text),
                    Ok(said) => (said, Kind::Date),
                    Err(why) => (serial.as_f64().to_string(), Kind::NoDate(why)),
                }
            }
        };
        cells.push((place, said));
    }
    drop(reader);
    fill(&mut cells, &merged);
    Ok(cells)
}

/// A number is no date; one of four digits may be a year.
fn number_kind(text: &str) -> Kind {
    let is_year = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    if is_year { Kind::Text } else { Kind::NoDate(GENERAL) }
}

/// The cells whose formula has no value.
fn unvalued(book: &mut Book<Cursor<Vec<u8>>>, name: &str) -> Result<HashSet<(u32, u32)>, Refusal> {
    let mut reader = book.worksheet_cells_reader(name).map_err(unread)?;
    let mut places = HashSet::new();
    while let Some(cell) = reader.next_cell_with_formula_metadata().map_err(unread)? {
        if cell.formula.is_some() && matches!(cell.value, DataRef::Empty) {
            places.insert(cell.pos);
        }
    }
    Ok(places)
}

/// Gives each cell of merged ones what the first of them says, as it is seen.
fn fill(cells: &mut Vec<Placed>, merged: &[Dimensions]) {
    if merged.is_empty() {
        return;
    }
    let known: HashMap<(u32, u32), Said> = cells.iter().cloned().collect();
    let mut filled = 0;
    for Dimensions { start, end } in merged {
        let Some(said) = known.get(start) else { continue };
        // Side by side they are a heading; below each other each row has it.
        for row in start.0.saturating_add(1)..=end.0 {
            if filled >= MERGED {
                break;
            }
            if !known.contains_key(&(row, start.1)) {
                cells.push(((row, start.1), said.clone()));
                filled += 1;
            }
        }
    }
    cells.sort_by_key(|(place, _)| *place);
}

/// Unpacks all of a file without keeping it: what would not fit into memory is refused.
fn measure(bytes: &[u8]) -> Result<(), Refusal> {
    let failed = |why: String| Refusal::data(None, format!("it is no spreadsheet that can be read: {why}"));
    let mut packed = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|error| failed(error.to_string()))?;
    let (mut left, mut piece) = (UNPACKED, vec![0; 1 << 16]);
    for n in 0..packed.len() {
        let mut file = packed.by_index(n).map_err(|error| match error {
            zip::result::ZipError::UnsupportedArchive(_) => Refusal::data(None, ENCRYPTED),
            error => failed(error.to_string()),
        })?;
        loop {
            let count = file.read(&mut piece).map_err(|error| failed(error.to_string()))?;
            if count == 0 {
                break;
            }
            let too_much = || Refusal::data(None, "it unpacks to more than 512 MiB: save the sheet as CSV");
            left = left.checked_sub(count as u64).ok_or_else(too_much)?;
        }
    }
    Ok(())
}

const ENCRYPTED: &str = "it is encrypted: open it in a spreadsheet and save it without a password";

/// What is said of a file that begins like an older or an encrypted spreadsheet.
pub(super) fn other_kind(bytes: &[u8]) -> Option<Refusal> {
    bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]).then(|| {
        Refusal::data(None, "it is encrypted, or of the older form xls: open it in a spreadsheet and save it as xlsx, without a password")
    })
}

fn unread(error: XlsxError) -> Refusal {
    match error {
        XlsxError::Password => Refusal::data(None, ENCRYPTED),
        error => Refusal::data(None, format!("it is no spreadsheet that can be read: {error}")),
    }
}

impl Table for Sheet {
    fn columns(&self) -> &[Arc<str>] {
        &self.columns
    }

    fn blocks(&self) -> usize {
        self.rows.len().div_ceil(ROWS)
    }

    fn rows(&self, block: usize, _: &mut Losses, take: &mut dyn FnMut(&Row<'_>)) -> io::Result<()> {
        let rows = self.rows.get(block * ROWS..self.rows.len().min((block + 1) * ROWS)).unwrap_or_default();
        for (number, of_row) in rows.iter().skip(usize::from(block == 0)) {
            let mut cells = vec![Cell::from(Cow::Borrowed("")); self.columns.len()];
            for (column, text, kind) in self.cells.get(of_row.clone()).unwrap_or_default() {
                if let Some(cell) = cells.get_mut(*column as usize) {
                    *cell = Cell { text: Cow::Borrowed(self.text.get(text.clone()).unwrap_or_default()), kind: *kind };
                }
            }
            let at = At::Cell { sheet: 0, row: *number, column: 0 };
            take(&Row { at, number: u64::from(*number), cells: &cells });
        }
        Ok(())
    }

    fn sheets(&self) -> &[String] {
        &self.sheets
    }
}

#[cfg(test)]
mod tests;
