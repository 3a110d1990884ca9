//! Files of other formats, made into the text of a chronology.
//!
//! Owns the one road in: whatever is opened becomes TOML, goes through the ordinary reader, and is browsed as it would be
//! written. Of everything that is lost or changed on the way it is told where it stood. Opens no files.

mod asked;
mod bibtex;
mod convert;
mod csl;
mod csv;
mod dates;
mod document;
mod draft;
mod found;
mod head;
mod ics;
mod json;
mod known;
mod losses;
mod made;
mod map;
mod markwhen;
mod misp;
mod refusal;
mod row;
mod sighted;
mod sparql;
mod stix;
mod table;
mod timelinejs;
mod whole;
mod write;
#[cfg(feature = "xlsx")]
mod xlsx;

pub use asked::Asked;
pub use dates::DateOrder;
pub use draft::At;
pub use known::Format;
use losses::Losses;
pub use made::Made;
pub use map::Map;
pub use refusal::Refusal;

use super::{Bytes, Opened};
use crate::text::{Decoded, decode};
use std::io;
use std::sync::Arc;

/// As large as a foreign file may be, in bytes: 1 GiB.
const MOST: u64 = 1 << 30;

/// The format of a file: by its content, else by its name; none where it is taken for a chronology.
///
/// # Errors
/// Where it cannot be read.
pub fn format_of(file: &Opened) -> io::Result<Option<Format>> {
    /// Bytes that are looked at.
    const START: u64 = 1 << 14;
    let mut start = vec![0; usize::try_from(file.bytes.arrived().len.min(START)).unwrap_or(0)];
    file.bytes.read(0, &mut start)?;
    let is_whole = start.len() as u64 == file.bytes.len();
    Ok(Format::of(&start, is_whole, &file.name))
}

/// Makes the text of a chronology of a foreign file.
///
/// # Errors
/// Where it cannot be read, or what it says cannot be told without asking.
pub fn import(file: &Opened, asked: &Asked<'_>) -> Result<Made, Refusal> {
    let mut read = Read::of(file, asked)?;
    if let Some(reader) = whole::reader(read.format) {
        return whole::made(reader, &read.text()?, asked, read.losses, read.remarks, read.format.name());
    }
    let (table, is_broken) = read.table(asked)?;
    let made = convert::made(table, asked, read.losses, read.remarks)?;
    Ok(Made { is_broken, ..made })
}

/// The map by which a foreign table would be read, as TOML with a sample of each column.
///
/// # Errors
/// Where there is none, or the file is no table.
pub fn propose(file: &Opened, asked: &Asked<'_>) -> Result<String, Refusal> {
    let mut read = Read::of(file, asked)?;
    if whole::reader(read.format).is_some() {
        return Err(Refusal::Asked(format!(": {} has no columns: there is no map of it", read.format.name())));
    }
    let (table, _) = read.table(asked)?;
    convert::proposed(table.as_ref(), asked)
}

/// A foreign file as it was opened: its format, its text, and what is to be told of that.
struct Read {
    format: Format,
    bytes: Arc<dyn Bytes>,
    /// Bytes of a mark at its beginning.
    skip: usize,
    losses: Losses,
    remarks: Vec<String>,
}

impl Read {
    fn of(file: &Opened, asked: &Asked<'_>) -> Result<Self, Refusal> {
        let format = match asked.from {
            Some(format) => format,
            None => format_of(file).map_err(|error| Refusal::unread(&error))?.ok_or_else(|| {
                Refusal::Asked(
                    ": its format is not known \u{2014} say which: --from csv, jsonl, xlsx \u{2026}".to_owned(),
                )
            })?,
        };
        if file.bytes.len() > MOST {
            return Err(Refusal::data(None, "it is larger than 1 GiB \u{2014} cut it into several files"));
        }
        let mut read =
            Self { format, bytes: Arc::clone(&file.bytes), skip: 0, losses: Losses::default(), remarks: Vec::new() };
        if format.is_text() {
            read.decode(asked.encoding)?;
        }
        Ok(read)
    }

    /// Its bytes as UTF-8.
    fn decode(&mut self, named: Option<&str>) -> Result<(), Refusal> {
        let bytes = whole_of(self.bytes.as_ref())?;
        let zeros = memchr::memchr(0, &bytes);
        let Decoded { text, skip, encoding, is_guessed, is_damaged } = decode(&bytes, named).map_err(|_| {
            Refusal::Asked(format!(
                ": there is no encoding {} \u{2014} write a name such as windows-1252",
                named.unwrap_or_default()
            ))
        })?;
        let line =
            |at: usize| At::Line(memchr::memchr_iter(b'\n', bytes.get(..at).unwrap_or_default()).count() as u64 + 1);
        if is_guessed {
            self.remarks.push(format!(
                "encoding: taken for {encoding}: it is no UTF-8, and nothing says what it is (--encoding)"
            ));
        }
        if is_damaged {
            let became = format!("some bytes are no {encoding}: each is shown as \u{fffd}");
            let at = bytes.utf8_chunks().next().map_or(0, |chunk| chunk.valid().len());
            self.losses.lose(line(at), &"row".into(), encoding, &became);
        }
        if let Some(at) = zeros.filter(|_| !encoding.starts_with("UTF-16")) {
            self.losses.lose(line(at), &"row".into(), "NUL", "a byte that no text has: kept as a mark");
        }
        self.skip = skip;
        if let Some(text) = text {
            (self.bytes, self.skip) = (Arc::new(text.into_bytes()), 0);
        }
        Ok(())
    }

    fn text(&self) -> Result<String, Refusal> {
        let mut bytes = whole_of(self.bytes.as_ref())?;
        bytes.drain(..self.skip.min(bytes.len()));
        String::from_utf8(bytes).map_err(|_| Refusal::data(None, "it is no text"))
    }

    /// The table in it, and whether that breaks off.
    fn table(&mut self, asked: &Asked<'_>) -> Result<(Box<dyn table::Table>, bool), Refusal> {
        let (bytes, skip) = (Arc::clone(&self.bytes), self.skip as u64);
        Ok(match self.format {
            Format::Json => (Box::new(json::Json::array(&self.text()?, &mut self.losses)?), false),
            Format::Jsonl => (Box::new(json::Json::lines(bytes, skip)?), false),
            Format::Xlsx => (self.sheet(asked)?, false),
            // All others are no tables, and were read whole.
            _ => {
                let (table, is_broken) = csv::Csv::open(bytes, skip, &mut self.losses)?;
                (Box::new(table), is_broken)
            }
        })
    }
}

impl Read {
    /// The sheet that is asked for, or the first.
    #[cfg(feature = "xlsx")]
    fn sheet(&mut self, asked: &Asked<'_>) -> Result<Box<dyn table::Table>, Refusal> {
        let bytes = whole_of(self.bytes.as_ref())?;
        if let Some(refusal) = xlsx::other_kind(&bytes) {
            return Err(refusal);
        }
        Ok(Box::new(xlsx::Sheet::open(bytes, asked, &mut self.losses, &mut self.remarks)?))
    }

    #[cfg(not(feature = "xlsx"))]
    #[expect(clippy::unused_self, reason = "as where spreadsheets are read")]
    fn sheet(&mut self, _: &Asked<'_>) -> Result<Box<dyn table::Table>, Refusal> {
        Err(Refusal::data(None, "it is a spreadsheet, and this program was built without what reads such"))
    }
}

/// All bytes of a file.
fn whole_of(bytes: &dyn Bytes) -> Result<Vec<u8>, Refusal> {
    let mut all = vec![0; usize::try_from(bytes.len()).unwrap_or(0)];
    bytes.read(0, &mut all).map_err(|error| Refusal::unread(&error))?;
    Ok(all)
}

#[cfg(test)]
mod tests;
