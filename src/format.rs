//! Chronologies as text: TOML in, other formats out.
//!
//! Owns how a file is cut, read, checked and asked again. Reading never fails: it yields a timeline and problems
//! (promise 1). It opens no files: bytes come through [`Bytes`], fulfilled by `edge`.
//!
//! A file is a root section and then sections, each from one `[[events]]` or `[[sources]]` header to the next. Each
//! section is parsed by itself, by the `toml` crate with recovery, so that a broken one costs no other, and the same
//! function reads it again when its event is drawn.

pub mod addition;
pub mod arrange;
mod chunk;
pub mod cite;
pub mod config;
mod cut;
mod encoding;
pub mod entry;
pub mod export;
mod fields;
mod hidden;
pub mod import;
mod index;
pub mod json;
mod keys;
mod locate;
pub mod losses;
pub mod markdown;
mod outline;
mod part;
mod place;
mod plain;
mod pointer;
mod record;
mod references;
mod scan;
mod schema;
mod section;
mod sequence;
mod spans;
mod store;
mod syntax;
mod tags;
mod window;

pub use index::{News, Reading, ordered, read, read_watched};
pub use locate::{event_spans, source_place};
pub use plain::line::{Text, Texts};
pub use plain::tape::Record;
pub use schema::SCHEMA;
pub use spans::{CitationSpans, EventSpans};

use std::io;
use std::sync::Arc;

/// The most a file may hold, in bytes: 4 GiB, since a row counts its bytes with 32 bits.
pub const MOST: u64 = u32::MAX as u64;

/// The bytes of one file, read where they are asked for.
///
/// A file on disk is there at once. A pipe arrives: what has come of it can be read while the rest is still under way.
pub trait Bytes: Send + Sync {
    /// How many there are; of what is still arriving, how many by now.
    fn len(&self) -> u64;

    /// Whether there are none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Fills `buffer` with the bytes from `at` on.
    ///
    /// # Errors
    /// Where the file is shorter than it was or cannot be read any more.
    fn read(&self, at: u64, buffer: &mut [u8]) -> io::Result<()>;

    /// Whether the file is still what was opened.
    fn unchanged(&self) -> bool;

    /// What has arrived by now.
    fn arrived(&self) -> Arrived {
        Arrived { len: self.len(), all: true }
    }

    /// Waits until more than `known` bytes are there, and then a moment longer for `wanted` of them; not at all where
    /// no more will come.
    fn wait(&self, _known: u64, _wanted: u64) -> Arrived {
        self.arrived()
    }

    /// What is known of the foreign file that this text was made of, where it was.
    fn foreign(&self) -> Option<&dyn Foreign> {
        None
    }

    /// Why no more came of it, though it had not ended.
    fn cut_short(&self) -> Option<CutShort> {
        None
    }
}

/// What is known of a foreign file of which a chronology was made.
pub trait Foreign {
    /// From where in it the event comes that stands at a byte of the text.
    fn origin(&self, at: u64) -> Option<Origin>;

    /// What was lost of it, in words: a line each, behind its name; not cleaned.
    fn losses_in_words(&self, file: &str) -> Vec<String>;

    /// How many things were lost or changed.
    fn lost(&self) -> u64;

    /// What is to be told of how it was read, a line each, without its name; not cleaned.
    fn remarks(&self) -> &[String];

    /// What the map is called that was used.
    fn map(&self) -> &str;

    /// Whether it breaks off, so that not all of it could be read.
    fn is_broken(&self) -> bool;
}

/// A place in a foreign file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// The line, or the row of a sheet.
    pub line: u64,
    /// Behind the name of the file: `:41`, `:Events!C11`.
    pub words: String,
}

/// How much there is of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arrived {
    /// In bytes.
    pub len: u64,
    /// Whether that is all: no more will come.
    pub all: bool,
}

/// Why a file is not there whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CutShort {
    /// What happened, as it goes on behind a colon.
    pub why: String,
    /// What to do about it.
    pub mend: &'static str,
}

/// Bytes held in memory.
impl Bytes for Vec<u8> {
    fn len(&self) -> u64 {
        self.as_slice().len() as u64
    }

    fn read(&self, at: u64, buffer: &mut [u8]) -> io::Result<()> {
        let start = usize::try_from(at).map_err(|_| io::ErrorKind::UnexpectedEof)?;
        let end = start.checked_add(buffer.len()).ok_or(io::ErrorKind::UnexpectedEof)?;
        buffer.copy_from_slice(self.get(start..end).ok_or(io::ErrorKind::UnexpectedEof)?);
        Ok(())
    }

    fn unchanged(&self) -> bool {
        true
    }
}

/// A file that is open for reading.
#[derive(Clone)]
pub struct Opened {
    /// Its name as the user gave it.
    pub name: String,
    /// Its bytes.
    pub bytes: Arc<dyn Bytes>,
}

impl Opened {
    /// A file whose bytes are held in memory.
    pub fn held(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { name: name.into(), bytes: Arc::new(bytes.into()) }
    }
}
