//! Where the events and sources behind rows are asked for.
//!
//! Owns what `format` has to fulfil for a timeline. What is decoded is dropped again by whoever asked.

use super::{Event, FileId, Parts, Row, Source, SourceRow, Spare};

/// The text of a row is not what it was when the file was read: it was changed on disk since, or cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FileChanged;

/// Takes an event, and hands back what need not be kept of it.
pub type Take<'t> = dyn FnMut(Event) -> Option<Event> + 't;

/// What serves again from one event to the next.
#[derive(Debug, Default)]
pub struct Memory {
    /// What is read of files.
    pub bytes: Vec<u8>,
    /// What events are made of.
    pub spare: Spare,
}

/// Where events and sources are asked for, one at a time: what `format` fulfils.
pub trait Events: Send + Sync {
    /// Decodes the event of a row.
    ///
    /// # Errors
    /// [`FileChanged`] where the file no longer holds what was read.
    fn event(&self, row: &Row) -> Result<Event, FileChanged>;

    /// Decodes the events of rows, one after the other. What `take` hands back is taken apart for those that come.
    ///
    /// # Errors
    /// The file that no longer holds what was read: what was taken before is not to be used then.
    fn each(&self, rows: &[&Row], _memory: &mut Memory, take: &mut Take<'_>) -> Result<(), FileId> {
        rows.iter().try_for_each(|row| {
            take(self.event(row).map_err(|_| row.file)?);
            Ok(())
        })
    }

    /// Decodes a listed source.
    ///
    /// # Errors
    /// [`FileChanged`] where the file no longer holds what was read.
    fn source(&self, row: &SourceRow) -> Result<Source, FileChanged>;

    /// The line, counted from 1, on which a byte of a file stands; 0 where it cannot be told any more.
    fn line(&self, file: FileId, at: u64) -> u32;

    /// Where the parts of the event of a row begin; none where that cannot be told any more.
    fn parts(&self, _row: &Row) -> Option<Parts> {
        None
    }

    /// Fills `buffer` with the bytes of a file from `at` on, as they are. Where there are no files there are none.
    ///
    /// # Errors
    /// [`FileChanged`] where the file no longer holds what was read.
    fn bytes(&self, _file: FileId, _at: u64, _buffer: &mut [u8]) -> Result<(), FileChanged> {
        Err(FileChanged)
    }

    /// How many bytes a file has; none where there are no files.
    fn size(&self, _file: FileId) -> Option<u64> {
        None
    }

    /// The first file that no longer holds what was read; none where all do.
    fn changed_file(&self) -> Option<FileId> {
        None
    }
}
