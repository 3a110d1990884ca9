//! Files read again: what stands for each of them where it is gone, broken or no file any more.
//!
//! Owns what was taken up last, which is kept file by file: the change of one never waits for another to be mended.

use super::foreign;
use super::stamp::is_pipe;
use super::{named, not_opened};
use crate::app::reread::{Before, Reread, Unread};
use crate::edge::cli::Foreign;
use crate::format::{Bytes, CutShort, Opened, Reading, read_watched};
use crate::model::{FileId, Timeline};
use crate::text::Clean;
use std::collections::BTreeSet;
use std::io;
use std::os::unix::fs::FileTypeExt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// What is said where there is nothing to be read again.
const NO_FILE: &str = "There is no file behind this chronology that could be read again.";

/// How to mend that there is no file any more.
const KEPT: &str = "what was read of it stays until it is a file again";

/// Files as they were taken up last.
#[derive(Default)]
pub(in crate::edge) struct Last {
    /// The files behind them; none where there is none that could be read again.
    behind: Vec<Option<PathBuf>>,
    /// The number of the reading that they are from, and what they say.
    taken: Mutex<(u64, Vec<Opened>)>,
    /// How those of other formats are read.
    foreign: Foreign,
}

impl Last {
    /// Files as they were opened first.
    pub(in crate::edge) fn new(behind: Vec<Option<PathBuf>>, opened: Vec<Opened>, foreign: Foreign) -> Self {
        Self { behind, taken: Mutex::new((0, opened)), foreign }
    }

    fn taken(&self) -> MutexGuard<'_, (u64, Vec<Opened>)> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Reads them again.
    ///
    /// # Errors
    /// Where there is nothing to be read again, in words.
    pub(in crate::edge) fn read(
        &self,
        before: &Before,
        how: &Reading,
        (number, was_asked): (u64, bool),
    ) -> Result<Reread, Clean> {
        if self.behind.iter().all(Option::is_none) {
            return Err(Clean::from(NO_FILE));
        }
        let last = self.taken().1.clone();
        let mut unread = Unread::new();
        let again = |(id, (before, path)): (FileId, (&Opened, &Option<PathBuf>))| {
            let Some(path) = path else { return before.clone() };
            let read = read(path, &before.name).and_then(|bytes| {
                let file = Opened { name: before.name.clone(), bytes };
                foreign::read(file, usize::from(id.0), &self.foreign).map_err(foreign::Refused::behind_name)
            });
            read.unwrap_or_else(|why| {
                let behind = why.strip_prefix("it ").map_or_else(|| format!(": {why}"), |why| format!(" {why}"));
                unread.insert(id, Clean::line(&behind));
                Opened { name: before.name.clone(), bytes: Arc::new(Nothing(why)) }
            })
        };
        let now: Vec<Opened> = (0..).map(FileId).zip(last.iter().zip(&self.behind)).map(again).collect();
        let timeline = |files: &[Opened]| read_watched(files, how, &|_| {});
        let mixed = |kept: &BTreeSet<FileId>| -> Vec<Opened> {
            let files = (0..).map(FileId).zip(last.iter().zip(&now));
            files.map(|(file, (last, now))| if kept.contains(&file) { last.clone() } else { now.clone() }).collect()
        };
        let with = |kept: &BTreeSet<FileId>| -> Option<Timeline> {
            let files = mixed(kept);
            // One that was written over where it stands cannot be had any more as it was.
            files.iter().all(|file| file.bytes.unchanged()).then(|| timeline(&files))
        };
        let reread = Reread::of(before, Arc::new(timeline(&now)), unread, was_asked, with);
        if let Some(taken) = &reread.taken {
            let mut newest = self.taken();
            if newest.0 < number {
                *newest = (number, mixed(&taken.kept));
            }
        }
        Ok(reread)
    }
}

/// The bytes of a file, which has to be one: nothing else is opened.
fn read(path: &Path, name: &str) -> Result<Arc<dyn Bytes>, String> {
    let kind = match path.metadata() {
        Ok(data) => data.file_type(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Err("it is gone".to_owned()),
        Err(error) => return Err(not_opened(name, &error).0),
    };
    let what = match kind {
        kind if kind.is_file() => return named(path, name).map_err(|refusal| refusal.0),
        kind if kind.is_dir() => "folder",
        kind if kind.is_fifo() => "pipe",
        kind if kind.is_socket() => "socket",
        _ => "device",
    };
    Err(format!("it is a {what} now"))
}

/// What stands for a file of which there is nothing to be read, for the reason told.
struct Nothing(String);

impl Bytes for Nothing {
    fn len(&self) -> u64 {
        0
    }

    fn read(&self, _: u64, _: &mut [u8]) -> io::Result<()> {
        Err(io::Error::other(self.0.clone()))
    }

    fn unchanged(&self) -> bool {
        true
    }

    fn cut_short(&self) -> Option<CutShort> {
        Some(CutShort { why: self.0.clone(), mend: KEPT })
    }
}

/// The files behind what was opened, by [`FileId`]: none behind standard input, a pipe and what is built in.
pub(in crate::edge) fn behind(paths: &[PathBuf], opened: &[Opened]) -> Vec<Option<PathBuf>> {
    if paths.is_empty() {
        return opened.iter().map(|it| Some(&it.name).filter(|name| *name == super::FILE).map(PathBuf::from)).collect();
    }
    // What came through a pipe does not come again.
    let is_file = |path: &PathBuf| path.as_os_str() != "-" && !is_pipe(path);
    paths.iter().map(|path| Some(path.clone()).filter(is_file)).collect()
}
