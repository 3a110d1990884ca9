//! What is asked of a foreign file.

use super::dates::DateOrder;
use super::known::Format;
use super::map::Map;

/// How a foreign file is to be read, and what is known of it.
#[derive(Debug, Clone, Default)]
pub struct Asked<'a> {
    /// The name of the file, without its folder.
    pub name: &'a str,
    /// Its format; none leaves it to its content and its name.
    pub from: Option<Format>,
    /// What each column becomes; none leaves it to what is known of such files.
    pub map: Option<&'a Map>,
    /// In which order day, month and year stand; none leaves it to the file.
    pub dates: Option<DateOrder>,
    /// Whether years before 0 are those that are shown ("44 BCE"), and not those that are counted with a year 0.
    pub bce: bool,
    /// The offset of times that have none: `+02:00`.
    pub input_zone: Option<&'a str>,
    /// The only sheet that is read.
    pub sheet: Option<&'a str>,
    /// Its encoding, where it is not to be told by its bytes.
    pub encoding: Option<&'a str>,
    /// The SHA-256 of its bytes.
    pub sha256: &'a str,
    /// The day on which it was opened.
    pub accessed: &'a str,
}

impl Asked<'_> {
    /// The id of the source that is the file itself.
    pub(super) fn source_id(&self) -> String {
        if self.name.trim().is_empty() { "imported file".to_owned() } else { self.name.to_owned() }
    }
}
