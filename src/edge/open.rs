//! Opening what the user names.
//!
//! Owns names, standard input, the chronology built in, and the refusal of what is no file. Nothing here blocks for ever:
//! files are opened without waiting, and what has no end is read to a limit. Files are never mapped: one that is cut short
//! would kill the program.

pub(super) mod again;
mod disk;
pub(super) mod foreign;
pub(super) mod load;
mod pipe;
mod stamp;
mod store;
pub(super) mod watch;

use crate::edge::cli::FILE;
use crate::edge::print::out::reason;
use crate::format::{Arrived, Bytes, Opened};
use crate::model::Timeline;
use rustix::fs::OFlags;
use rustix::io::Errno;
use std::borrow::Cow;
use std::fs::{File, OpenOptions};
use std::io;
use std::os::fd::AsFd;
use std::os::unix::fs::{FileTypeExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use watch::Watched;

/// The chronology shown where no file is named and none stands in the current folder.
pub(super) const BUILT_IN: &str = include_str!("../../events.toml");

/// What standard input is called.
pub(super) const INPUT: &str = "standard input";

/// As many files can be told apart.
const FILES: usize = u16::MAX as usize;

/// Why something cannot be opened and how to mend that, as it goes on behind a name and a colon. Not cleaned.
#[derive(Debug)]
struct Refusal(String);

impl From<&str> for Refusal {
    fn from(what: &str) -> Self {
        Self(what.to_owned())
    }
}

impl From<io::Error> for Refusal {
    fn from(error: io::Error) -> Self {
        Self(unread(&error))
    }
}

fn unread(error: &io::Error) -> String {
    format!("it cannot be read: {}", reason(error))
}

/// The chronology built in.
pub(in crate::edge) fn built_in() -> Opened {
    Opened::held(Timeline::BUILT_IN, BUILT_IN)
}

/// Opens the files named, in their order; where none is named what is piped, else `events.toml` in the current folder, else
/// the chronology built in.
///
/// # Errors
/// For each that cannot be opened `NAME: why — how to mend it`, not cleaned.
pub(in crate::edge) fn open(paths: &[PathBuf]) -> Result<Vec<Opened>, Vec<String>> {
    let is_there = |path: &Path| !path.symlink_metadata().is_err_and(|error| error.kind() == io::ErrorKind::NotFound);
    if paths.is_empty() {
        match piped() {
            Ok(Some(bytes)) => return Ok(vec![Opened { name: INPUT.to_owned(), bytes }]),
            Ok(None) if is_there(Path::new(FILE)) => {}
            Ok(None) => return Ok(vec![built_in()]),
            Err(Refusal(why)) => return Err(vec![format!("{INPUT}: {why}")]),
        }
    }
    if paths.len() > FILES {
        return Err(vec!["the command line: it names more than 65,535 files".to_owned()]);
    }
    let (mut opened, mut refused) = (Vec::new(), Vec::new());
    let mut input_named = false;
    for path in &*named_or_default(paths) {
        let is_input = path.as_os_str() == "-";
        let name = if is_input { INPUT.to_owned() } else { path.display().to_string() };
        match if is_input { input(&mut input_named) } else { named(path, &name) } {
            Ok(bytes) => opened.push(Opened { name, bytes }),
            Err(Refusal(why)) if name.is_empty() => refused.push(format!("a file without a name: {why}")),
            Err(Refusal(why)) => refused.push(format!("{name}: {why}")),
        }
    }
    if refused.is_empty() { Ok(opened) } else { Err(refused) }
}

/// The files named; where none is the one that is read if it is there.
fn named_or_default(paths: &[PathBuf]) -> Cow<'_, [PathBuf]> {
    if paths.is_empty() { Cow::Owned(vec![PathBuf::from(FILE)]) } else { Cow::Borrowed(paths) }
}

fn input(named_before: &mut bool) -> Result<Arc<dyn Bytes>, Refusal> {
    if std::mem::replace(named_before, true) {
        return Err("it is named twice".into());
    }
    pipe::given(standard_input()?)
}

fn standard_input() -> Result<File, Refusal> {
    io::stdin().as_fd().try_clone_to_owned().map(File::from).map_err(|error| not_opened("", &error))
}

/// What is piped without being named: standard input where it is a pipe or a file, and not empty. Waits for its first byte.
fn piped() -> Result<Option<Arc<dyn Bytes>>, Refusal> {
    let Ok(input) = standard_input() else { return Ok(None) };
    if !input.metadata().is_ok_and(|data| data.file_type().is_fifo() || data.is_file()) {
        return Ok(None);
    }
    let bytes = pipe::given(input)?;
    Ok((bytes.wait(0, 1).len > 0).then_some(bytes))
}

/// The files named, or what is read where none is, as they are now; none where they are not to be watched.
pub(in crate::edge) fn watched(paths: &[PathBuf], not_at_all: bool) -> Watched {
    Watched::now(named_or_default(paths).iter().filter(|path| !not_at_all && path.as_os_str() != "-").cloned())
}

/// Whether the chronology built in was opened because nothing else was named, piped or there.
pub(in crate::edge) fn is_built_in(paths: &[PathBuf], opened: &[Opened]) -> bool {
    paths.is_empty() && opened.iter().any(|it| it.name == Timeline::BUILT_IN)
}

/// Whether this is the chronology built in, be it that nothing else was there or that the file still says what it says.
pub(in crate::edge) fn is_example(opened: &[Opened]) -> bool {
    let [Opened { name, bytes }] = opened else { return false };
    let mut read = vec![0; BUILT_IN.len()];
    name == Timeline::BUILT_IN
        || bytes.arrived() == Arrived { len: BUILT_IN.len() as u64, all: true }
            && bytes.read(0, &mut read).is_ok()
            && read == BUILT_IN.as_bytes()
}

fn named(path: &Path, name: &str) -> Result<Arc<dyn Bytes>, Refusal> {
    let (file, kind) = open_without_waiting(path).map_err(|error| not_opened(name, &error))?;
    if kind.is_fifo() {
        return pipe::named(file);
    }
    if kind.is_dir() {
        return Err("it is a folder — name a TOML file".into());
    }
    if kind.is_file() { disk::read(file) } else { Err("it is a device — name a TOML file".into()) }
}

/// Opens a path as it is: a FIFO without a writer does not block, a terminal does not become our own.
pub(super) fn open_without_waiting(path: &Path) -> io::Result<(File, std::fs::FileType)> {
    let flags = OFlags::NONBLOCK | OFlags::NOCTTY;
    let flags = i32::try_from(flags.bits()).map_err(io::Error::other)?;
    let file = OpenOptions::new().read(true).custom_flags(flags).open(path)?;
    let kind = file.metadata()?.file_type();
    Ok((file, kind))
}

fn not_opened(name: &str, error: &io::Error) -> Refusal {
    match error.kind() {
        io::ErrorKind::NotFound if ["list", "show", "check", "verify", "new"].contains(&name) => {
            "there is no such file — a command stands before all else: `dateline list …`".into()
        }
        io::ErrorKind::NotFound => "there is no such file — check the spelling".into(),
        io::ErrorKind::PermissionDenied => "it may not be read — look at its permissions".into(),
        io::ErrorKind::NotADirectory => "a part of its path is no folder".into(),
        io::ErrorKind::InvalidFilename => "its name is too long".into(),
        _ => match Errno::from_io_error(error) {
            Some(Errno::LOOP) => "it is a link that leads in a circle".into(),
            // What a socket answers to being opened.
            Some(Errno::NXIO) => "it is a socket or a device that is not there — name a TOML file".into(),
            _ => Refusal(format!("it cannot be opened: {}", reason(error))),
        },
    }
}

#[cfg(test)]
mod tests;
