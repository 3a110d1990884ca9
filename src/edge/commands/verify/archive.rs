//! Archived copies of sources: whether they are there, whole, and what they say.
//!
//! Owns the hash, the limits, and what is remembered between questions: a digest a copy, and the texts of those last
//! asked, since many quotations come from few sources.

use super::folder::{Fault, Folders};
use crate::app::detail::archives::{Archived, Checked, Standing};
use crate::archive::{self, Effort, Passage, Text};
use crate::edge::hash::hexadecimal;
use crate::model::{FileId, Source};
use crate::text::Clean;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::fs::File;
use std::io::{self, Read};
use std::path::PathBuf;
use std::sync::Arc;

/// The most of a copy that is read for its hash, in bytes: 1 GiB.
const MOST: u64 = 1 << 30;
/// The longest copy that is searched, in bytes: 64 MiB.
const LONGEST_TEXT: u64 = 64 << 20;
/// As many bytes of texts are remembered: 256 MiB.
const REMEMBERED: usize = 256 << 20;

/// Said of a quotation that is not found where too much was compared already.
pub(super) const UNCOMPARED: &str = "what is nearest was not looked for: too many quotes are not found";

/// How the archived copy of a source stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::edge) enum Copy {
    /// The source names none.
    Unnamed,
    /// It is there and has the hash that it should have.
    Whole,
    /// It is there, and no hash says whether it is what it was.
    Unproven,
    /// It has this hash (SHA-256, hexadecimal) instead of the one that it should have.
    Altered(String),
    /// It cannot be had.
    Fault(Fault),
}

impl Copy {
    /// Whether something is missing or different.
    pub(in crate::edge) fn is_fault(&self) -> bool {
        matches!(self, Self::Altered(_) | Self::Fault(_))
    }

    /// One word for it, which is part of the interface (`docs/verify.md`).
    pub(in crate::edge) fn verdict(&self) -> &'static str {
        match self {
            Self::Unnamed => "none",
            Self::Whole => "whole",
            Self::Unproven => "unproven",
            Self::Altered(_) => "altered",
            Self::Fault(Fault::Missing) => "missing",
            Self::Fault(Fault::Refused(_)) => "refused",
            Self::Fault(Fault::Unread(_)) => "unreadable",
        }
    }

    /// A few words on it, as they go on behind a colon.
    pub(in crate::edge) fn words(&self) -> String {
        match self {
            Self::Unnamed => "the source names no archive".into(),
            Self::Whole => "it is what it was".into(),
            Self::Unproven => "it is there; no `sha256` says what it was".into(),
            Self::Altered(sha256) => format!("it is not what it was: its SHA-256 is {sha256}"),
            Self::Fault(Fault::Missing) => "there is no such file".into(),
            Self::Fault(Fault::Refused(why)) => format!("it is not looked at: {why}"),
            Self::Fault(Fault::Unread(why)) => why.clone(),
        }
    }
}

/// Whether a quotation stands in the archived copy of its source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::edge) enum Quote {
    /// It was looked for.
    Searched(Passage),
    /// It could not be: a few words on why.
    Unchecked(String),
}

impl Quote {
    /// Whether it was not found in a text that was searched.
    pub(in crate::edge) fn is_fault(&self) -> bool {
        matches!(self, Self::Searched(Passage::Differs(_) | Passage::Missing | Passage::Uncompared))
    }

    /// One word for it, which is part of the interface (`docs/verify.md`).
    pub(in crate::edge) fn verdict(&self) -> &'static str {
        match self {
            Self::Searched(Passage::Found) => "found",
            Self::Searched(Passage::Differs(_)) => "differs",
            Self::Searched(Passage::Missing | Passage::Uncompared) => "missing",
            Self::Unchecked(_) => "unchecked",
        }
    }

    /// Why it, or the passage nearest to it, was not looked for; and that passage, where it differs.
    pub(in crate::edge) fn words(self) -> (Option<String>, Option<String>) {
        match self {
            Self::Unchecked(why) => (Some(why), None),
            Self::Searched(Passage::Differs(nearest)) => (None, Some(nearest)),
            Self::Searched(Passage::Uncompared) => (Some(UNCOMPARED.to_owned()), None),
            Self::Searched(Passage::Found | Passage::Missing) => (None, None),
        }
    }
}

/// The archived copies of the sources of some chronologies.
pub(in crate::edge) struct Archives {
    folders: Folders,
    digests: HashMap<PathBuf, Result<String, Fault>>,
    texts: HashMap<PathBuf, Arc<Result<Text, String>>>,
    remembered: usize,
    effort: Effort,
}

impl Archives {
    pub(in crate::edge) fn new(folders: Folders) -> Self {
        Self { folders, digests: HashMap::new(), texts: HashMap::new(), remembered: 0, effort: Effort::default() }
    }

    /// How the copy of a source stands that a file names. Reads all of it: at most a gibibyte.
    pub(in crate::edge) fn copy(&mut self, source: &Source, file: FileId) -> Copy {
        let Some(archive) = &source.archive else { return Copy::Unnamed };
        let digest = self
            .folders
            .open(archive, file)
            .and_then(|(copy, path)| self.digests.entry(path).or_insert_with(|| digest(copy)).clone());
        match (digest, &source.sha256) {
            (Err(fault), _) => Copy::Fault(fault),
            (Ok(_), None) => Copy::Unproven,
            (Ok(digest), Some(sha256)) if sha256.trim().eq_ignore_ascii_case(&digest) => Copy::Whole,
            (Ok(digest), Some(_)) => Copy::Altered(digest),
        }
    }

    /// Whether the copy of a source holds these words.
    pub(in crate::edge) fn quote(&mut self, source: &Source, file: FileId, quote: &str) -> Quote {
        let Some(archive) = &source.archive else { return Quote::Unchecked(Copy::Unnamed.words()) };
        let text = match self.folders.open(archive, file) {
            Ok((copy, path)) => self.text(copy, path),
            Err(fault) => return Quote::Unchecked(Copy::Fault(fault).words()),
        };
        match text.as_ref() {
            Ok(text) => {
                let found = text.find(quote, &mut self.effort);
                found.map_or_else(|why| Quote::Unchecked(why.to_owned()), Quote::Searched)
            }
            Err(why) => Quote::Unchecked(why.clone()),
        }
    }

    fn text(&mut self, copy: File, path: PathBuf) -> Arc<Result<Text, String>> {
        if let Some(text) = self.texts.get(&path) {
            return Arc::clone(text);
        }
        let text = Arc::new(text(copy));
        self.remembered += text.as_ref().as_ref().map_or(0, Text::size);
        if self.remembered > REMEMBERED {
            self.texts.clear();
            self.remembered = 0;
        }
        self.texts.insert(path, Arc::clone(&text));
        text
    }
}

/// The SHA-256 of a copy, in hexadecimal.
fn digest(mut copy: File) -> Result<String, Fault> {
    let too_large = || Fault::Unread("it is too large: 1 GiB is the most that is read of it".into());
    if copy.metadata().is_ok_and(|data| data.len() > MOST) {
        return Err(too_large());
    }
    let (mut hash, mut piece, mut read) = (Sha256::new(), vec![0; 1 << 17], 0);
    loop {
        match copy.read(&mut piece) {
            Ok(0) => break,
            Ok(count) => {
                read += count as u64;
                hash.update(&piece[..count]);
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(Fault::unread(&error)),
        }
        if read > MOST {
            return Err(too_large());
        }
    }
    Ok(hexadecimal(hash))
}

/// What a copy says, or a few words on why it cannot be searched.
fn text(copy: File) -> Result<Text, String> {
    let mut bytes = Vec::new();
    let read = copy.take(LONGEST_TEXT + 1).read_to_end(&mut bytes);
    if let Err(error) = read {
        return Err(Copy::Fault(Fault::unread(&error)).words());
    }
    if bytes.len() as u64 > LONGEST_TEXT {
        return Err("it is too large to be searched: 64 MiB is the most".into());
    }
    archive::text(bytes).map_err(str::to_owned)
}

/// Looks at copies, none of which is remembered: what was read once may have changed since.
pub(in crate::edge) fn look(folders: &Folders, copies: Vec<Archived>) -> Vec<Checked> {
    let mut archives = Archives::new(folders.clone());
    let check = |copy: Archived| {
        let source = Source { archive: Some(copy.path.clone()), sha256: copy.sha256.clone(), ..Source::default() };
        let found = archives.copy(&source, copy.file);
        Checked { copy, standing: standing(&found), words: Clean::line(&found.words()) }
    };
    copies.into_iter().map(check).collect()
}

fn standing(copy: &Copy) -> Standing {
    match copy {
        Copy::Whole => Standing::Whole,
        Copy::Unnamed | Copy::Unproven => Standing::Unproven,
        Copy::Altered(_) | Copy::Fault(_) => Standing::Faulty,
    }
}
