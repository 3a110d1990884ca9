//! What the system keeps of a file besides its bytes: whether it is still what it was.

use std::fs::{File, Metadata};
use std::io;
use std::os::unix::fs::{FileTypeExt, MetadataExt};
use std::path::Path;

/// What tells one version of a file from another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stamp {
    device: u64,
    inode: u64,
    /// Its bytes.
    pub(super) len: u64,
    /// When its bytes were last changed, in seconds and nanoseconds.
    modified: (i64, i64),
    /// When anything of it was last changed, likewise; nobody can set it back.
    changed: (i64, i64),
    /// How many names it has.
    names: u64,
}

impl Stamp {
    /// The stamp of an open file.
    ///
    /// # Errors
    /// Where the system does not tell.
    pub(super) fn of(file: &File) -> io::Result<Self> {
        file.metadata().map(|meta| Self::from(&meta))
    }

    /// Whether the bytes are still those of this stamp. A file that lost its name to a newer one, as editors save, has
    /// changed only in that: its bytes are as they were.
    pub(super) fn holds(&self, now: &Self) -> bool {
        *self == *now || (now.names != self.names && Self { changed: now.changed, names: now.names, ..*self } == *now)
    }
}

/// Whether a path leads to a pipe: what comes through it does so once.
pub(super) fn is_pipe(path: &Path) -> bool {
    path.metadata().is_ok_and(|meta| meta.file_type().is_fifo())
}

impl From<&Metadata> for Stamp {
    fn from(meta: &Metadata) -> Self {
        Self {
            device: meta.dev(),
            inode: meta.ino(),
            len: meta.len(),
            modified: (meta.mtime(), meta.mtime_nsec()),
            changed: (meta.ctime(), meta.ctime_nsec()),
            names: meta.nlink(),
        }
    }
}
