//! The text of a chronology that is made of a foreign file: held where it is small, else made block by block when it is
//! asked for.
//!
//! Owns the way back from a byte of that text to the place in the foreign file.

use super::draft::At;
use super::losses::Losses;
use super::write::Written;
use crate::format::{Bytes, Foreign, Origin};
use std::collections::VecDeque;
use std::io;
use std::sync::{Arc, Mutex, PoisonError};

/// As many blocks are kept that were made last.
const RECENT: usize = 6;

/// What makes the events of a block.
pub(super) trait Blocks: Send + Sync {
    /// The events of a block.
    ///
    /// # Errors
    /// Where the foreign file can no longer be read.
    fn block(&self, n: usize) -> io::Result<Written>;

    /// Whether the foreign file is still what was opened.
    fn unchanged(&self) -> bool;
}

/// The text of a chronology that was made of a foreign file.
pub struct Made {
    pub(super) head: Head,
    pub(super) body: Body,
    pub(super) sheets: Vec<String>,
    pub(super) losses: Losses,
    pub(super) remarks: Vec<String>,
    pub(super) map: String,
    pub(super) is_broken: bool,
}

/// What stands before the events.
pub(super) struct Head {
    /// All of it.
    text: String,
    /// How much of it is the title and what stands beneath it.
    root: usize,
    /// Of each source its id and its section.
    sources: Vec<(String, String)>,
}

impl Head {
    /// From the keys of the file, and its sources with their ids.
    pub(super) fn new(root: &str, sources: Vec<(String, String)>) -> Self {
        let text = sources.iter().fold(root.to_owned(), |text, (_, section)| text + section);
        Self { text, root: root.len(), sources }
    }
}

/// Its events.
pub(super) enum Body {
    /// All of them.
    Held { text: String, marks: Vec<(usize, At)> },
    /// Made when they are asked for; `ends` says where in the text each block ends.
    Asked { blocks: Box<dyn Blocks>, ends: Vec<u64>, recent: Mutex<VecDeque<(usize, Arc<Written>)>> },
}

impl Made {
    /// The keys of the file: its title, and what stands beneath it.
    pub fn root(&self) -> &str {
        self.head.text.get(..self.head.root).unwrap_or_default()
    }

    /// Of each source its id and its section.
    pub fn sources(&self) -> &[(String, String)] {
        &self.head.sources
    }

    /// Hands on the sections of all events, piece by piece.
    ///
    /// # Errors
    /// Where the foreign file can no longer be read, or what `take` returns.
    pub fn events(&self, take: &mut dyn FnMut(&str) -> io::Result<()>) -> io::Result<()> {
        match &self.body {
            Body::Held { text, .. } => take(text),
            Body::Asked { blocks, ends, .. } => (0..ends.len()).try_for_each(|n| take(&blocks.block(n)?.text)),
        }
    }

    fn block(&self, n: usize) -> io::Result<Arc<Written>> {
        let Body::Asked { blocks, recent, .. } = &self.body else { return Err(io::ErrorKind::NotFound.into()) };
        let known = |recent: &VecDeque<(usize, Arc<Written>)>| {
            recent.iter().find(|(known, _)| *known == n).map(|(_, block)| Arc::clone(block))
        };
        if let Some(block) = known(&recent.lock().unwrap_or_else(PoisonError::into_inner)) {
            return Ok(block);
        }
        let block = Arc::new(blocks.block(n)?);
        let mut recent = recent.lock().unwrap_or_else(PoisonError::into_inner);
        if recent.len() >= RECENT {
            recent.pop_front();
        }
        recent.push_back((n, Arc::clone(&block)));
        Ok(block)
    }
}

impl Foreign for Made {
    fn origin(&self, at: u64) -> Option<Origin> {
        let in_body = at.checked_sub(self.head.text.len() as u64)?;
        let found = |marks: &[(usize, At)], at: usize| {
            let before = marks.partition_point(|(start, _)| *start <= at);
            before.checked_sub(1).and_then(|n| marks.get(n)).map(|(_, at)| *at)
        };
        let at = match &self.body {
            Body::Held { marks, .. } => found(marks, usize::try_from(in_body).ok()?)?,
            Body::Asked { ends, .. } => {
                let (n, start) = block_of(ends, in_body)?;
                found(&self.block(n).ok()?.marks, usize::try_from(in_body - start).ok()?)?
            }
        };
        Some(Origin { line: at.line(), words: at.words(&self.sheets) })
    }

    fn losses_in_words(&self, file: &str) -> Vec<String> {
        self.losses.words(file, &self.sheets)
    }

    fn lost(&self) -> u64 {
        self.losses.count()
    }

    fn remarks(&self) -> &[String] {
        &self.remarks
    }

    fn map(&self) -> &str {
        &self.map
    }

    fn is_broken(&self) -> bool {
        self.is_broken
    }
}

/// The block in which a byte stands, and where that begins.
fn block_of(ends: &[u64], at: u64) -> Option<(usize, u64)> {
    let n = ends.partition_point(|end| *end <= at);
    ends.get(n)?;
    Some((n, n.checked_sub(1).and_then(|n| ends.get(n)).copied().unwrap_or(0)))
}

impl Bytes for Made {
    fn len(&self) -> u64 {
        let body = match &self.body {
            Body::Held { text, .. } => text.len() as u64,
            Body::Asked { ends, .. } => ends.last().copied().unwrap_or(0),
        };
        self.head.text.len() as u64 + body
    }

    fn read(&self, at: u64, buffer: &mut [u8]) -> io::Result<()> {
        let (mut at, mut rest) = (at, buffer);
        while !rest.is_empty() {
            let len = rest.len();
            let copied = match at.checked_sub(self.head.text.len() as u64) {
                None => copy(self.head.text.as_bytes(), at, rest),
                Some(at) => match &self.body {
                    Body::Held { text, .. } => copy(text.as_bytes(), at, rest),
                    Body::Asked { ends, .. } => {
                        let (n, start) = block_of(ends, at).ok_or(io::ErrorKind::UnexpectedEof)?;
                        copy(self.block(n)?.text.as_bytes(), at - start, rest)
                    }
                },
            };
            if copied == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            at += copied as u64;
            rest = rest.get_mut(copied.min(len)..).unwrap_or_default();
        }
        Ok(())
    }

    fn unchanged(&self) -> bool {
        match &self.body {
            Body::Held { .. } => true,
            Body::Asked { blocks, .. } => blocks.unchanged(),
        }
    }

    fn foreign(&self) -> Option<&dyn Foreign> {
        Some(self)
    }
}

/// Copies what stands at a place to the beginning of a buffer, as far as both reach; returns how many bytes.
fn copy(from: &[u8], at: u64, to: &mut [u8]) -> usize {
    let from = usize::try_from(at).ok().and_then(|at| from.get(at..)).unwrap_or_default();
    let len = from.len().min(to.len());
    to.iter_mut().zip(from).for_each(|(to, from)| *to = *from);
    len
}
