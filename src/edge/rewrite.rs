//! A file of the reader's that is read, changed and written again.
//!
//! Owns that nothing of it is lost: what is new is written beside it and takes its place only when it is there whole, with
//! the permissions of what was there, through links, and only where the file still holds what was read.

use crate::edge::open;
use crate::edge::print::out::reason;
use crate::format::Opened;
use rustix::fs::{Access, FlockOperation, access, flock};
use std::fs::{self, File, Metadata};
use std::io::{self, Write};
use std::os::unix::fs::{MetadataExt, PermissionsExt, fchown};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// Why a file is left as it is, as it goes on behind its name and a colon; not cleaned.
pub(in crate::edge) type Unwritten = String;

/// A file as it was read.
pub(in crate::edge) struct Original {
    path: PathBuf,
    /// The file as it was opened, its bytes held.
    pub opened: Opened,
    bytes: Vec<u8>,
}

impl Original {
    /// Reads a file that may be written again.
    ///
    /// # Errors
    /// Where it cannot be read, or is no file that can be replaced: `NAME: why`, not cleaned.
    pub(in crate::edge) fn read(path: &Path) -> Result<Self, String> {
        let name = path.display().to_string();
        let opened = open::open(&[path.to_owned()]).map_err(|refused| refused.join("; "))?;
        if !path.metadata().is_ok_and(|data| data.is_file()) {
            return Err(format!("{name}: it is no file that can be written again \u{2014} name a TOML file"));
        }
        let bytes = opened.first().map(whole).transpose();
        let bytes =
            bytes.map_err(|error| format!("{name}: it cannot be read: {}", reason(&error)))?.unwrap_or_default();
        Ok(Self { path: path.to_owned(), opened: Opened::held(name, bytes.clone()), bytes })
    }

    /// Its text; none where it is not written in UTF-8.
    pub(in crate::edge) fn text(&self) -> Option<&str> {
        std::str::from_utf8(&self.bytes).ok()
    }

    /// Puts a text in its place.
    ///
    /// # Errors
    /// Where it holds no longer what was read, may not be written, or the text cannot be: then it is as it was, and no
    /// other file is left.
    pub(in crate::edge) fn replace(&self, text: &str) -> Result<(), Unwritten> {
        let failed = |error: io::Error| format!("it cannot be written: {}", reason(&error));
        let path = fs::canonicalize(&self.path).map_err(failed)?;
        let data = fs::metadata(&path).map_err(failed)?;
        if !data.is_file() {
            return Err("it is no file any more".to_owned());
        }
        // Another name could be given to what is new all the same.
        if data.permissions().mode() & 0o222 == 0 || access(&path, Access::WRITE_OK).is_err() {
            return Err("it may not be written \u{2014} look at its permissions".to_owned());
        }
        let beside = beside(&path, &data, text).map_err(|error| match error.kind() {
            io::ErrorKind::PermissionDenied => "nothing may be written in its folder".to_owned(),
            _ => failed(error),
        })?;
        // Two of us would each replace what the other has read: the lock is held until the new file is there.
        let now = File::open(&path).map_err(failed)?;
        flock(&now, FlockOperation::NonBlockingLockExclusive)
            .map_err(|_| "another program is writing it \u{2014} try again when that is done".to_owned())?;
        if fs::read(&path).map_err(failed)? != self.bytes {
            return Err("it was changed meanwhile, and is left as it is now".to_owned());
        }
        beside.persist(&path).map_err(|error| failed(error.error))?;
        // Where the folder cannot be synchronised the file is there all the same.
        let _ = path.parent().map(File::open).transpose().map(|folder| folder.map(|folder| folder.sync_all()));
        Ok(())
    }
}

/// All bytes of what was opened.
fn whole(opened: &Opened) -> io::Result<Vec<u8>> {
    let mut bytes = vec![0; usize::try_from(opened.bytes.len()).map_err(io::Error::other)?];
    opened.bytes.read(0, &mut bytes)?;
    if opened.bytes.unchanged() { Ok(bytes) } else { Err(io::Error::other("it is being written to")) }
}

/// Writes a text beside a file, as the same user's and with the same permissions as far as that may be; dropped, it is gone.
fn beside(path: &Path, data: &Metadata, text: &str) -> io::Result<NamedTempFile> {
    let folder = path.parent().ok_or(io::ErrorKind::NotFound)?;
    let mut file = tempfile::Builder::new().prefix(".dateline-").tempfile_in(folder)?;
    file.write_all(text.as_bytes())?;
    let _ = fchown(file.as_file(), Some(data.uid()), Some(data.gid()));
    file.as_file().set_permissions(data.permissions())?;
    file.as_file().sync_all()?;
    Ok(file)
}

#[cfg(test)]
mod tests;
