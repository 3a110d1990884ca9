//! A file that is written by an export.
//!
//! Owns that nothing is written over unasked, neither what is there nor what is read, and that no half of a file is left: what
//! is new is written beside its place and takes it when it is whole.

use crate::edge::open::load::Chronology;
use crate::edge::print::out::{Failure, Out, Verdict, reason};
use std::fs::{self, Permissions};
use std::io::{self, BufWriter, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use tempfile::{NamedTempFile, TempPath};

/// A file under way.
pub(super) struct Written {
    /// As the user named it.
    name: String,
    /// Where it will be.
    path: PathBuf,
    beside: Option<NamedTempFile>,
    is_forced: bool,
}

impl Written {
    /// Begins a file.
    ///
    /// # Errors
    /// Where there is one and that is not `forced`, it is one of those read, or none can be written: `NAME: why`.
    pub(super) fn begin(file: &Path, is_forced: bool, chronology: &Chronology) -> Result<Self, String> {
        let name = file.display().to_string();
        let told = |why: &str| format!("{name}: {why}");
        let there = fs::symlink_metadata(file).is_ok();
        // A link stays one: what it leads to is written.
        let path = fs::canonicalize(file).unwrap_or_else(|_| file.to_owned());
        let is_read = |read: &str| fs::canonicalize(read).is_ok_and(|read| there && read == path);
        if chronology.timeline.files.iter().any(|read| is_read(read)) {
            return Err(told("it is what is read, and is left as it is \u{2014} name another file"));
        }
        if there && !is_forced {
            return Err(told("it is there already, and is left as it is \u{2014} --force writes over it"));
        }
        if there && !path.is_file() {
            return Err(told("it is no file that can be written over"));
        }
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let mode = fs::metadata(&path).map_or(0o666, |data| data.permissions().mode() & 0o777);
        let mut beside = tempfile::Builder::new();
        beside.prefix(".dateline-").permissions(Permissions::from_mode(mode));
        let beside = beside.tempfile_in(folder).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => told("its folder is not there \u{2014} make it first"),
            io::ErrorKind::PermissionDenied => told("nothing may be written in its folder"),
            _ => told(&unwritten(&error)),
        })?;
        Ok(Self { name, path, beside: Some(beside), is_forced })
    }

    /// Has it filled.
    ///
    /// # Errors
    /// Why it is not written: `NAME: why`, or what the command says.
    pub(super) fn fill(
        &mut self,
        write: impl FnOnce(&mut Out<'_>) -> Result<Verdict, Failure>,
    ) -> Result<Verdict, String> {
        let Some(file) = &mut self.beside else { return Ok(Verdict::Fault) };
        let mut out = Out::file(BufWriter::with_capacity(1 << 16, file.as_file_mut()));
        let filled = write(&mut out).and_then(|verdict| Ok(out.flush().map(|()| verdict)?));
        filled.map_err(|failure| match failure {
            Failure::Output(error) => format!("{}: {}", self.name, unwritten(&error)),
            failure => failure.words(),
        })
    }

    /// Puts it in its place.
    ///
    /// # Errors
    /// Why it is not there: `NAME: why`.
    pub(super) fn finish(self) -> Result<(), String> {
        let Self { name, path, beside, is_forced } = self;
        let Some(beside) = beside else { return Ok(()) };
        let done = beside.as_file().sync_all().and_then(|()| {
            let beside: TempPath = beside.into_temp_path();
            let placed = if is_forced { beside.persist(&path) } else { beside.persist_noclobber(&path) };
            placed.map_err(|error| error.error)
        });
        done.map_err(|error| match error.kind() {
            io::ErrorKind::AlreadyExists => format!("{name}: it is there now, and is left as it is"),
            _ => format!("{name}: {}", unwritten(&error)),
        })
    }
}

fn unwritten(error: &io::Error) -> String {
    format!("it cannot be written: {}", reason(error))
}
