//! Tables of text: CSV and its kin, with commas, semicolons, tabs or bars between cells.
//!
//! Owns where records begin, and their physical lines, which are counted from bytes: the crate that splits cells counts
//! one too few behind `\r\n` and blank lines. A quotation mark that is never closed swallows what follows: what stood
//! before is kept, and its line named.

mod cut;

use super::draft::At;
use super::losses::Losses;
use super::map::{headless, same};
use super::refusal::Refusal;
use super::table::{Cell, Row, Table, named_columns};
use crate::format::Bytes;
use crate::model::Lang;
use cut::{Block, Cuts};
use memchr::memchr_iter;
use std::io;
use std::sync::Arc;

/// As many columns a spreadsheet has at the most.
const COLUMNS: usize = 16_384;

/// Bytes of the beginning of a file by which its separator is told.
const START: usize = 1 << 16;

/// What stands between cells.
const SEPARATORS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// A table of text.
pub(super) struct Csv {
    bytes: Arc<dyn Bytes>,
    separator: u8,
    columns: Vec<Arc<str>>,
    blocks: Vec<Block>,
    /// Whether its first record is no event.
    has_header: bool,
}

impl Csv {
    /// Looks a file through, of which the text begins behind `skip` bytes. What is said of it goes to `losses`; whether it
    /// breaks off is returned too.
    ///
    /// # Errors
    /// Where there is no table in it.
    pub(super) fn open(bytes: Arc<dyn Bytes>, skip: u64, losses: &mut Losses) -> Result<(Self, bool), Refusal> {
        let mut start = vec![0; usize::try_from(bytes.len() - skip).unwrap_or(START).min(START)];
        bytes.read(skip, &mut start).map_err(|error| Refusal::unread(&error))?;
        let (told, from) = named_separator(&start);
        let separator = told.unwrap_or_else(|| separator(&start));
        let Cuts { blocks, unclosed } = cut::cut(bytes.as_ref(), skip + from, u64::from(from > 0), separator)
            .map_err(|error| Refusal::unread(&error))?;
        if let Some(line) = unclosed {
            let became = "this quotation mark is never closed: its row and all that follows are left out";
            losses.lose(At::Line(line), &"row".into(), "\"", became);
        }
        let mut table = Self { bytes, separator, columns: Vec::new(), blocks, has_header: false };
        let mut header: Option<(At, Vec<String>)> = None;
        let mut first = |row: &Row<'_>| {
            header.get_or_insert_with(|| (row.at, row.cells.iter().map(|cell| cell.text.trim().to_owned()).collect()));
        };
        table.rows_of(table.blocks.first(), &mut first).map_err(|error| Refusal::unread(&error))?;
        let Some((at, header)) = header else {
            let why = if unclosed.is_some() { "it has no row that ends" } else { "there is no table in it" };
            return Err(Refusal::data(unclosed.map(At::Line), why));
        };
        if header.len() > COLUMNS {
            let count = Lang::English.grouped(header.len() as u64);
            return Err(Refusal::data(
                Some(at),
                format!("it has {count} columns, and {} is the most", Lang::English.grouped(COLUMNS as u64)),
            ));
        }
        let known = headless(&header.iter().map(String::as_str).collect::<Vec<_>>());
        table.has_header = known.is_none();
        table.columns = named_columns(known.map_or(header, |known| known.columns.clone()));
        Ok((table, unclosed.is_some()))
    }

    /// Hands on each record of a block.
    fn rows_of(&self, block: Option<&Block>, take: &mut dyn FnMut(&Row<'_>)) -> io::Result<()> {
        let Some(block) = block else { return Ok(()) };
        let mut bytes = vec![0; usize::try_from(block.end - block.at).map_err(io::Error::other)?];
        self.bytes.read(block.at, &mut bytes)?;
        let mut reader = csv::ReaderBuilder::new();
        let reader = reader.delimiter(self.separator).flexible(true).has_headers(false).buffer_capacity(1 << 16);
        let mut reader = reader.from_reader(bytes.as_slice());
        let mut record = csv::ByteRecord::new();
        let (mut line, mut row, mut counted, mut end) = (block.line, block.row, 0, 0);
        while reader.read_byte_record(&mut record).map_err(io::Error::other)? {
            let begins = record.position().map_or(end, |position| usize::try_from(position.byte()).unwrap_or(end));
            let breaks = bytes.get(begins..).unwrap_or_default();
            let begins = begins + breaks.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
            let lines = |from: usize, to: usize| {
                let piece = bytes.get(from..to).unwrap_or_default();
                match memchr_iter(b'\n', piece).count() {
                    0 => memchr_iter(b'\r', piece).count() as u64,
                    count => count as u64,
                }
            };
            line += lines(counted, begins);
            // The break that ends the record before is none of a blank line.
            let is_split = end > 0 && bytes.get(end - 1..=end) == Some(b"\r\n");
            row += lines(end, begins) - u64::from(is_split && begins > end);
            (counted, end) = (begins, usize::try_from(reader.position().byte()).unwrap_or(begins));
            let cells: Vec<Cell<'_>> = record.iter().map(|cell| Cell::from(String::from_utf8_lossy(cell))).collect();
            take(&Row { at: At::Line(line), number: row, cells: &cells });
            row += 1;
        }
        Ok(())
    }
}

impl Table for Csv {
    fn columns(&self) -> &[Arc<str>] {
        &self.columns
    }

    fn blocks(&self) -> usize {
        self.blocks.len()
    }

    fn rows(&self, block: usize, losses: &mut Losses, take: &mut dyn FnMut(&Row<'_>)) -> io::Result<()> {
        let mut is_header = block == 0 && self.has_header;
        let columns = self.columns.len();
        self.rows_of(self.blocks.get(block), &mut |row| {
            if std::mem::take(&mut is_header) {
                return;
            }
            if row.cells.len() < columns && row.cells.iter().any(|cell| !cell.text.is_empty()) {
                let (has, first) = (row.cells.len(), row.cells.first().map_or("", |cell| &*cell.text));
                let became = format!("the row has {has} of {columns} cells: the others are taken as empty");
                losses.lose(row.at, &"row".into(), first, &became);
            }
            take(row);
        })
    }

    fn unchanged(&self) -> bool {
        self.bytes.unchanged()
    }
}

/// The separator that a first line names (`sep=;`), as spreadsheets write it, and where what follows begins.
fn named_separator(start: &[u8]) -> (Option<u8>, u64) {
    let end = start.iter().position(|byte| *byte == b'\n').map_or(start.len(), |at| at + 1);
    let line = start.get(..end).unwrap_or_default();
    match line.trim_ascii_end().to_ascii_lowercase().strip_prefix(b"sep=") {
        Some([separator]) => (Some(*separator), end as u64),
        Some([]) if line.get(4) == Some(&b'\t') => (Some(b'\t'), end as u64),
        _ => (None, 0),
    }
}

/// What stands between the cells of a file, by how often the first records have it: as often in each, and most often.
fn separator(start: &[u8]) -> u8 {
    /// As many records are looked at.
    const RECORDS: usize = 8;
    let cells = |separator: u8| {
        let mut reader = csv::ReaderBuilder::new();
        let mut reader = reader.delimiter(separator).flexible(true).has_headers(false).from_reader(start);
        let mut counts: Vec<usize> = Vec::new();
        let mut record = csv::ByteRecord::new();
        while counts.len() < RECORDS && reader.read_byte_record(&mut record).is_ok_and(|is_there| is_there) {
            counts.push(record.len());
        }
        let first = counts.first().copied().unwrap_or(0);
        (counts.iter().filter(|count| **count == first && first > 1).count(), first)
    };
    let best = SEPARATORS.into_iter().rev().max_by_key(|separator| cells(*separator));
    best.unwrap_or(b',')
}

/// Whether the beginning of a text looks like such a table.
pub(super) fn looks_like(start: &str) -> bool {
    let mut lines = start.lines().filter(|line| !line.trim().is_empty());
    let (Some(head), Some(row)) = (lines.next(), lines.next()) else { return false };
    let separator = separator(start.as_bytes());
    let names: Vec<&str> = head.split(char::from(separator)).map(str::trim).collect();
    let is_toml = head.starts_with(['[', '#']) || head.contains('=') || row.starts_with('[');
    !is_toml && names.len() > 1 && names.iter().all(|name| name.chars().nth(60).is_none()) && !same(head, row)
}

#[cfg(test)]
mod tests;
