//! Why a foreign file is refused, in words.

use super::draft::At;
use std::io;

/// Why a foreign file cannot be read. What is said goes on behind its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// There is something wrong with it.
    Data(String),
    /// Something has to be asked for.
    Asked(String),
}

impl Refusal {
    pub(super) fn data(at: Option<At>, why: impl AsRef<str>) -> Self {
        let at = at.map_or_else(String::new, |at| at.words(&[]));
        Self::Data(format!("{at}: {}", why.as_ref()))
    }

    pub(super) fn unread(error: &io::Error) -> Self {
        Self::data(None, format!("it cannot be read: {error}"))
    }

    /// All of it, behind the name of the file: `x.csv:3: why`. Not cleaned.
    pub fn words(&self, file: &str) -> String {
        let (Self::Data(why) | Self::Asked(why)) = self;
        format!("{file}{why}")
    }
}
