//! Objects of JSON as rows of a table: one a line, or in an array.
//!
//! Owns how an object becomes cells: an object within it by names with a point between (`a.b`), a list by its items. Numbers
//! stay as they are written, so that none is rounded.

pub(super) mod flat;

use super::draft::At;
use super::losses::Losses;
use super::refusal::Refusal;
use super::table::{Cell, Row, Table};
use crate::format::Bytes;
use flat::{Flat, flattened, without_nan};
use memchr::{memchr_iter, memrchr};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::collections::HashMap;
use std::io;
use std::sync::Arc;

/// Bytes of a block of lines, at the least.
const BLOCK: usize = 1 << 18;

/// Objects of an array in a block.
const OBJECTS: usize = 512;

/// The columns are those of so many objects at the beginning; a name that comes later is told of.
const FIRST: usize = 2_000;

/// As many columns are told apart.
const COLUMNS: usize = 4_096;

/// Where an object stands.
#[derive(Debug, Clone, Copy)]
struct Place {
    at: u64,
    end: u64,
    line: u64,
}

/// Objects of JSON.
pub(super) struct Json {
    bytes: Arc<dyn Bytes>,
    columns: Vec<Arc<str>>,
    numbers: HashMap<Arc<str>, usize>,
    /// Of lines, where each block of them stands; of an array, where each object does.
    places: Vec<Place>,
    is_array: bool,
}

impl Json {
    /// Looks through a file with an object a line, of which the text begins behind `skip` bytes.
    ///
    /// # Errors
    /// Where it cannot be read, or has no object.
    pub(super) fn lines(bytes: Arc<dyn Bytes>, skip: u64) -> Result<Self, Refusal> {
        let mut places = Vec::new();
        let (mut at, mut line) = (skip, 1);
        let mut piece = Vec::new();
        let mut len = BLOCK;
        while at < bytes.len() {
            let left = usize::try_from(bytes.len() - at).unwrap_or(usize::MAX);
            piece.resize(left.min(len), 0);
            bytes.read(at, &mut piece).map_err(|error| Refusal::unread(&error))?;
            let end = if piece.len() == left { Some(left) } else { memrchr(b'\n', &piece).map(|end| end + 1) };
            let Some(end) = end else {
                // A line longer than a block.
                len *= 2;
                continue;
            };
            let place = Place { at, end: at + end as u64, line };
            line += memchr_iter(b'\n', piece.get(..end).unwrap_or_default()).count() as u64;
            places.push(place);
            (at, len) = (place.end, BLOCK);
        }
        Self::with_columns(bytes, places, false)
    }

    /// Looks through a file that holds an array of objects, or an object in which there is one such array.
    ///
    /// # Errors
    /// Where it is no JSON, or has no objects.
    pub(super) fn array(text: &str, losses: &mut Losses) -> Result<Self, Refusal> {
        let mended;
        let mut text = text;
        let raw = match serde_json::from_str::<&RawValue>(text) {
            Ok(raw) => raw,
            Err(error) => match without_nan(text) {
                Some((without, places)) => {
                    for at in places {
                        let line = line_of(text, at);
                        losses.lose(At::Line(line), &"row".into(), "NaN", "JSON has no such number: taken as nothing");
                    }
                    mended = without;
                    text = &mended;
                    serde_json::from_str(text).map_err(|error| no_json(&error))?
                }
                None => return Err(no_json(&error)),
            },
        };
        let objects = flat::objects(raw)
            .ok_or_else(|| Refusal::data(None, "it holds no list of objects, or several: a table is one such list"))?;
        let start = text.as_ptr() as usize;
        let (mut counted, mut line) = (0, 1);
        let mut places = Vec::with_capacity(objects.len());
        for object in objects {
            let object = object.get();
            let at = object.as_ptr() as usize - start;
            line += memchr_iter(b'\n', text.as_bytes().get(counted..at).unwrap_or_default()).count() as u64;
            counted = at;
            places.push(Place { at: at as u64, end: (at + object.len()) as u64, line });
        }
        Self::with_columns(Arc::new(text.as_bytes().to_vec()), places, true)
    }

    fn with_columns(bytes: Arc<dyn Bytes>, places: Vec<Place>, is_array: bool) -> Result<Self, Refusal> {
        let mut table = Self { bytes, columns: Vec::new(), numbers: HashMap::new(), places, is_array };
        let (mut columns, mut seen) = (Vec::<Arc<str>>::new(), 0);
        let mut known = HashMap::new();
        for block in 0..table.blocks() {
            if seen >= FIRST {
                break;
            }
            let mut add = |_: At, _: u64, flat: Flat<'_>| {
                seen += 1;
                for (name, _) in flat {
                    if columns.len() < COLUMNS && !known.contains_key(&*name) {
                        let name: Arc<str> = name.into();
                        known.insert(Arc::clone(&name), columns.len());
                        columns.push(name);
                    }
                }
            };
            table.objects(block, &mut Losses::default(), &mut add).map_err(|error| Refusal::unread(&error))?;
        }
        if columns.is_empty() {
            return Err(Refusal::data(None, "there is no object in it"));
        }
        (table.columns, table.numbers) = (columns, known);
        Ok(table)
    }

    /// Hands on the objects of a block: where each stands, its number, and what it says.
    fn objects(&self, block: usize, losses: &mut Losses, take: &mut dyn FnMut(At, u64, Flat<'_>)) -> io::Result<()> {
        let step = if self.is_array { OBJECTS } else { 1 };
        let places = self.places.get(block * step..self.places.len().min((block + 1) * step)).unwrap_or_default();
        for (n, place) in places.iter().enumerate() {
            let mut bytes = vec![0; usize::try_from(place.end - place.at).map_err(io::Error::other)?];
            self.bytes.read(place.at, &mut bytes)?;
            let text = String::from_utf8_lossy(&bytes);
            if self.is_array {
                let number = (block * step + n + 1) as u64;
                object(&text, place.line, losses, &mut |flat| take(At::Line(place.line), number, flat));
                continue;
            }
            for (line, text) in (place.line..).zip(text.split('\n')) {
                // Text sequences (RFC 7464) have a mark before each.
                let text = text.trim_start_matches('\u{1e}').trim();
                if !text.is_empty() {
                    object(text, line, losses, &mut |flat| take(At::Line(line), line, flat));
                }
            }
        }
        Ok(())
    }
}

/// Reads an object; what is none is told of.
fn object(text: &str, line: u64, losses: &mut Losses, take: &mut dyn FnMut(Flat<'_>)) {
    let row: Arc<str> = "row".into();
    match flattened(text) {
        Ok(flat) => take(flat),
        Err(why) => match without_nan(text).and_then(|(without, _)| flattened(&without).ok().map(own)) {
            Some(flat) => {
                losses.lose(At::Line(line), &row, text, "JSON has no NaN and no Infinity: taken as nothing");
                take(flat);
            }
            None => losses.lose(At::Line(line), &row, text, &format!("{why}: left out")),
        },
    }
}

fn own<'o>(flat: Flat<'_>) -> Flat<'o> {
    flat.into_iter().map(|(name, said)| (Cow::Owned(name.into_owned()), Cow::Owned(said.into_owned()))).collect()
}

pub(super) fn no_json(error: &serde_json::Error) -> Refusal {
    let why = flat::why(error);
    Refusal::data(Some(At::Line(error.line() as u64)), format!("column {}: {why}", error.column()))
}

fn line_of(text: &str, at: usize) -> u64 {
    memchr_iter(b'\n', text.as_bytes().get(..at).unwrap_or_default()).count() as u64 + 1
}

impl Table for Json {
    fn columns(&self) -> &[Arc<str>] {
        &self.columns
    }

    fn blocks(&self) -> usize {
        if self.is_array { self.places.len().div_ceil(OBJECTS) } else { self.places.len() }
    }

    fn rows(&self, block: usize, losses: &mut Losses, take: &mut dyn FnMut(&Row<'_>)) -> io::Result<()> {
        let mut late: Vec<(At, String, String)> = Vec::new();
        self.objects(block, losses, &mut |at, number, flat| {
            let mut cells = vec![Cell::from(Cow::Borrowed("")); self.columns.len()];
            for (name, said) in flat {
                match self.numbers.get(&*name).and_then(|n| cells.get_mut(*n)) {
                    Some(cell) => *cell = Cell::from(said),
                    None => late.push((at, name.into_owned(), said.into_owned())),
                }
            }
            take(&Row { at, number, cells: &cells });
        })?;
        for (at, name, said) in late {
            losses.lose(at, &name.into(), &said, "no object before it has this: left out");
        }
        Ok(())
    }

    fn unit(&self) -> &'static str {
        if self.is_array { "item" } else { "line" }
    }

    fn unchanged(&self) -> bool {
        self.bytes.unchanged()
    }
}

#[cfg(test)]
mod tests;
