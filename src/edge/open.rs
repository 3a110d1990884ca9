//! Opening what the user names.
//!
//! Owns names, standard input, the chronology built in, and the refusal of what is no file. Nothing here blocks for ever:
//! files are opened without waiting, and what has no end is read to a limit. Refuses to map files (a file cut short would kill
//! the program) and to follow what happens to them later.

mod disk;
pub(super) mod load;
mod pipe;
mod store;

use crate::edge::print::out::reason;
use crate::format::{MOST, Opened};
use rustix::fs::OFlags;
use rustix::io::Errno;
use std::fmt;
use std::fs::{File, OpenOptions};
use std::io;
use std::os::fd::AsFd;
use std::os::unix::fs::{FileTypeExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

/// The chronology shown where no file is named and none stands in the current folder.
const BUILT_IN: &str = include_str!("../../events.toml");

/// As many files can be told apart.
const FILES: usize = u16::MAX as usize;

/// Why something cannot be opened, and how to mend that.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::edge) struct Refusal {
    name: String,
    what: String,
    mend: Option<&'static str>,
}

impl Refusal {
    fn new(name: &str, what: impl Into<String>) -> Self {
        let name = if name.is_empty() { "a file without a name" } else { name };
        Self { name: name.to_owned(), what: what.into(), mend: None }
    }

    fn mend(self, how: &'static str) -> Self {
        Self { mend: Some(how), ..self }
    }
}

/// `NAME: what — how to mend it`, not cleaned.
impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.name, self.what)?;
        self.mend.map_or(Ok(()), |how| write!(f, " — {how}"))
    }
}

/// Opens the files named, in their order; where none is named `events.toml` in the current folder, else the chronology
/// built in.
///
/// # Errors
/// A refusal for each that cannot be opened.
pub(in crate::edge) fn open(paths: &[PathBuf]) -> Result<Vec<Opened>, Vec<Refusal>> {
    if paths.is_empty() {
        return default().map(|file| vec![file]).map_err(|refusal| vec![refusal]);
    }
    if paths.len() > FILES {
        return Err(vec![Refusal::new("the command line", "it names more than 65,535 files")]);
    }
    let (mut opened, mut refused) = (Vec::new(), Vec::new());
    let mut input_named = false;
    for path in paths {
        let file = if path.as_os_str() == "-" { input(&mut input_named) } else { named(path) };
        match file {
            Ok(file) => opened.push(file),
            Err(refusal) => refused.push(refusal),
        }
    }
    if refused.is_empty() { Ok(opened) } else { Err(refused) }
}

fn default() -> Result<Opened, Refusal> {
    let path = Path::new("events.toml");
    match path.symlink_metadata() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Opened::held("built-in chronology", BUILT_IN)),
        _ => named(path),
    }
}

fn input(named_before: &mut bool) -> Result<Opened, Refusal> {
    let name = "standard input";
    if std::mem::replace(named_before, true) {
        return Err(Refusal::new(name, "it is named twice"));
    }
    let input = io::stdin().as_fd().try_clone_to_owned().map_err(|error| not_opened(name, &error))?;
    let bytes = pipe::given(File::from(input), name)?;
    Ok(Opened { name: name.to_owned(), bytes })
}

fn named(path: &Path) -> Result<Opened, Refusal> {
    let name = path.display().to_string();
    let (file, kind) = open_without_waiting(path).map_err(|error| not_opened(&name, &error))?;
    if kind.is_fifo() {
        let bytes = pipe::named(file, &name)?;
        return Ok(Opened { name, bytes });
    }
    if !kind.is_file() {
        let what = if kind.is_dir() { "it is a folder" } else { "it is a device" };
        return Err(Refusal::new(&name, what).mend("name a TOML file"));
    }
    match disk::read(file) {
        Ok(bytes) => Ok(Opened { name, bytes }),
        Err(disk::Fault::Unread(error)) => Err(Refusal::new(&name, format!("it cannot be read: {}", reason(&error)))),
        Err(disk::Fault::Restless) => {
            Err(Refusal::new(&name, "it is being written to").mend("try again when that is done"))
        }
        Err(disk::Fault::Endless) => {
            Err(Refusal::new(&name, "it grows while it is read: more than 16 MiB came of what has no length"))
        }
        Err(disk::Fault::TooLarge(len)) => {
            let what = format!("it is too large: {} GiB, and {} GiB is the most", len >> 30, MOST.div_ceil(1 << 30));
            Err(Refusal::new(&name, what).mend("cut it into several files and name them all"))
        }
    }
}

/// Opens a path as it is: a FIFO without a writer does not block, a terminal does not become our own.
fn open_without_waiting(path: &Path) -> io::Result<(File, std::fs::FileType)> {
    let flags = OFlags::NONBLOCK | OFlags::NOCTTY;
    let flags = i32::try_from(flags.bits()).map_err(io::Error::other)?;
    let file = OpenOptions::new().read(true).custom_flags(flags).open(path)?;
    let kind = file.metadata()?.file_type();
    Ok((file, kind))
}

fn not_opened(name: &str, error: &io::Error) -> Refusal {
    let refusal = |what: &str| Refusal::new(name, what);
    match error.kind() {
        io::ErrorKind::NotFound if ["list", "show", "check", "verify"].contains(&name) => {
            refusal("there is no such file").mend("a command stands before all else: `dateline list …`")
        }
        io::ErrorKind::NotFound => refusal("there is no such file").mend("check the spelling"),
        io::ErrorKind::PermissionDenied => refusal("it may not be read").mend("look at its permissions"),
        io::ErrorKind::NotADirectory => refusal("a part of its path is no folder"),
        io::ErrorKind::InvalidFilename => refusal("its name is too long"),
        _ => match Errno::from_io_error(error) {
            Some(Errno::LOOP) => refusal("it is a link that leads in a circle"),
            // What a socket answers to being opened.
            Some(Errno::NXIO) => refusal("it is a socket or a device that is not there").mend("name a TOML file"),
            _ => refusal(&format!("it cannot be opened: {}", reason(error))),
        },
    }
}

#[cfg(test)]
mod tests;
