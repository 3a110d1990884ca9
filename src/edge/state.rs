//! Where readers were, kept in a file of the program's own for each chronology.
//!
//! Owns where these files lie, how they are named, written and read, and how many there are. Nothing is ever written beside
//! a chronology. What cannot be kept is not, and what cannot be read is as if it had not been kept: it is a
//! convenience, and never worth a word that stands in the way.

use super::folders::own_folder;
use super::hash::hexadecimal;
use super::open::open_without_waiting;
use crate::app::Mode;
use crate::app::kept::{Kept, Place};
use crate::model::{EventId, FileId};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs::{self, DirBuilder};
use std::io::{self, Read, Write};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

/// What is written, by number: a program that knows only older ones leaves a file of a newer one as it is.
const VERSION: u32 = 1;

/// No such file is longer, in bytes.
const LONGEST: u64 = 1 << 16;

/// No filter that is kept is longer, in bytes, and there are no more marks.
const FILTER: usize = 1 << 12;
const MARKS: usize = 100;

/// As many rows and columns more a pane may have.
const MORE: i16 = 1_000;

/// So many chronologies are remembered, those last looked at.
const FILES: usize = 500;

/// How such files end; and those that are not whole yet.
const ENDING: &str = "json";
const PART: &str = "part";

/// The file of a chronology.
#[derive(Debug, Clone)]
pub(super) struct Keeper {
    path: PathBuf,
}

/// What stands in it.
#[derive(Debug, Serialize, Deserialize)]
struct Record {
    version: u32,
    #[serde(default)]
    place: Option<((u16, u64), i64, usize)>,
    #[serde(default)]
    view: String,
    #[serde(default)]
    filter: String,
    #[serde(default)]
    marks: BTreeMap<char, (u16, u64)>,
    #[serde(default)]
    turned: bool,
    #[serde(default)]
    size: (i16, i16),
}

/// Of a record of any version.
#[derive(Debug, Deserialize)]
struct Versioned {
    version: u32,
}

impl Keeper {
    /// Of these files, opened together; none where one of them is no file, or there is nowhere to keep anything.
    pub(super) fn of(files: &[Option<PathBuf>]) -> Option<Self> {
        Self::within(&own_folder("XDG_STATE_HOME", ".local/state")?, files)
    }

    fn within(home: &Path, files: &[Option<PathBuf>]) -> Option<Self> {
        let mut hash = Sha256::new();
        for file in files {
            hash.update(file.as_ref()?.canonicalize().ok()?.as_os_str().as_bytes());
            // No name has it.
            hash.update([0]);
        }
        (!files.is_empty()).then(|| Self { path: home.join(hexadecimal(hash)).with_extension(ENDING) })
    }

    /// Where the reader was; none where that is not known.
    pub(super) fn read(&self) -> Option<Kept> {
        let record: Record = serde_json::from_slice(&self.bytes()?).ok()?;
        (record.version == VERSION).then(|| record.kept())
    }

    fn bytes(&self) -> Option<Vec<u8>> {
        let (file, kind) = open_without_waiting(&self.path).ok()?;
        let mut bytes = Vec::new();
        if kind.is_file() {
            file.take(LONGEST).read_to_end(&mut bytes).ok()?;
        }
        Some(bytes)
    }

    /// Keeps where the reader is, whole or not at all: of two programs the one that ends last. What a newer version of the
    /// program has kept stays.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub(super) fn write(&self, kept: Kept) -> io::Result<()> {
        let is_newer = |bytes: &Vec<u8>| {
            let found = serde_json::from_slice(bytes);
            found.is_ok_and(|Versioned { version }| version > VERSION)
        };
        if self.bytes().as_ref().is_some_and(is_newer) {
            return Ok(());
        }
        let text = serde_json::to_vec(&Record::from(kept))?;
        let Some(folder) = self.path.parent() else { return Ok(()) };
        DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
        // Gone where it is not whole; only its owner may read it.
        let mut part = tempfile::Builder::new().suffix(&format!(".{PART}")).tempfile_in(folder)?;
        part.write_all(&text)?;
        part.persist(&self.path).map_err(|error| error.error)?;
        forget_oldest(folder)
    }
}

/// Removes what was kept longest ago, where there is more than is remembered, and what programs that were killed left.
fn forget_oldest(folder: &Path) -> io::Result<()> {
    let ours = |path: &PathBuf| path.extension().is_some_and(|end| end == ENDING || end == PART);
    let mut files: Vec<_> = fs::read_dir(folder)?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(ours)
        .filter_map(|path| Some((path.symlink_metadata().ok()?.modified().ok()?, path)))
        .collect();
    files.sort();
    let more = files.len().saturating_sub(FILES);
    files.iter().take(more).try_for_each(|(_, path)| fs::remove_file(path))
}

impl Record {
    fn kept(self) -> Kept {
        let event = |(file, id)| EventId { file: FileId(file), id };
        let within = |more: i16| more.clamp(-MORE, MORE);
        let marks = self.marks.into_iter().filter(|(letter, _)| letter.is_alphabetic()).take(MARKS);
        Kept {
            place: self.place.map(|(at, first, above)| Place { event: event(at), first, above }),
            view: Mode::named(&self.view).unwrap_or_default(),
            filter: Some(self.filter).filter(|filter| filter.len() <= FILTER).unwrap_or_default(),
            marks: marks.map(|(letter, at)| (letter, event(at))).collect(),
            turned: self.turned,
            size: (within(self.size.0), within(self.size.1)),
        }
    }
}

impl From<Kept> for Record {
    fn from(kept: Kept) -> Self {
        let event = |event: EventId| (event.file.0, event.id);
        let view = Mode::FIRST.into_iter().find(|(mode, _)| *mode == kept.view).map(|(_, name)| name.to_owned());
        Self {
            version: VERSION,
            place: kept.place.map(|Place { event: at, first, above }| (event(at), first, above)),
            view: view.unwrap_or_default(),
            filter: Some(kept.filter).filter(|filter| filter.len() <= FILTER).unwrap_or_default(),
            marks: kept.marks.into_iter().take(MARKS).map(|(letter, at)| (letter, event(at))).collect(),
            turned: kept.turned,
            size: kept.size,
        }
    }
}

#[cfg(test)]
mod tests;
