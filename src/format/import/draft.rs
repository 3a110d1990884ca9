//! What a reader of another format hands on: events and sources as they will stand in the chronology, and where in the
//! foreign file each was found.

use std::borrow::Cow;
use std::fmt;

/// A text of a foreign file, where possible as it stands there.
pub(super) type Said<'f> = Cow<'f, str>;

/// What is told of an event without a title.
pub(super) const NO_TITLE: &str = "there is no title: the beginning of what else is said serves as one";

/// Bytes of another text that serve as a title.
const TITLE: usize = 80;

/// A place in a foreign file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum At {
    /// A line, from 1.
    Line(u64),
    /// A cell of a sheet: the sheet's number among those that were read, the row and the column, both from 1.
    Cell {
        /// Index of the sheet.
        sheet: u16,
        /// From 1.
        row: u32,
        /// From 1; 0 stands for the whole row.
        column: u32,
    },
}

impl At {
    /// The line, or the row of a sheet.
    pub fn line(self) -> u64 {
        match self {
            Self::Line(line) => line,
            Self::Cell { row, .. } => u64::from(row),
        }
    }

    /// Its words behind the name of its file: `:41`, `:Events!C11`. `sheets` are the names of the sheets that were read.
    pub(super) fn words(self, sheets: &[String]) -> String {
        match self {
            Self::Line(line) => format!(":{line}"),
            Self::Cell { sheet, row, column } => {
                let sheet = sheets.get(usize::from(sheet)).map_or("", String::as_str);
                format!(":{sheet}!{}{row}", Letters(column))
            }
        }
    }
}

/// A column as spreadsheets name it: 1 is A, 27 is AA; 0 is nothing.
struct Letters(u32);

impl fmt::Display for Letters {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(n) = self.0.checked_sub(1) else { return Ok(()) };
        if n >= 26 {
            Self(n / 26).fmt(f)?;
        }
        write!(f, "{}", char::from(b'A' + u8::try_from(n % 26).unwrap_or_default()))
    }
}

/// An event, and all that hangs on it.
#[derive(Debug, Default)]
pub(super) struct Draft<'f> {
    /// An id that the foreign file gives; without one it is derived from date and title.
    pub id: Option<Said<'f>>,
    /// In EDTF; where it says nothing, the date is not known.
    pub date: Said<'f>,
    /// Where it says nothing, something else of the event serves as one.
    pub title: Said<'f>,
    pub summary: Option<Said<'f>>,
    pub place: Option<Said<'f>>,
    pub people: Vec<Said<'f>>,
    pub tags: Vec<Said<'f>>,
    pub note: Option<Said<'f>>,
    pub dated_by: Option<&'static str>,
    /// Beside the foreign file itself, which every event cites.
    pub sources: Vec<Cites<'f>>,
    pub claims: Vec<Claims<'f>>,
}

impl Draft<'_> {
    /// Where it has no title, the beginning of what else it says becomes one; returns whether it did.
    pub(super) fn give_title(&mut self) -> bool {
        if !self.title.trim().is_empty() {
            return false;
        }
        let others = [self.summary.as_deref(), self.place.as_deref(), self.note.as_deref()];
        let from = others.into_iter().flatten().find(|text| !text.trim().is_empty()).unwrap_or("(no title)");
        let line = from.trim().lines().next().unwrap_or_default();
        let end =
            line.char_indices().map(|(at, c)| at + c.len_utf8()).take_while(|end| *end <= TITLE).last().unwrap_or(0);
        self.title = Cow::Owned(format!("{}{}", &line[..end], if end < line.len() { "…" } else { "" }));
        true
    }
}

/// A source that an event cites.
#[derive(Debug)]
pub(super) enum Cites<'f> {
    /// One that is listed, by its id.
    Listed(Said<'f>),
    /// One written in place.
    InPlace(Box<SourceDraft<'f>>),
}

/// A claim of an event, with its figure.
#[derive(Debug, Default)]
pub(super) struct Claims<'f> {
    pub text: Said<'f>,
    pub by: Option<Said<'f>>,
    /// What is counted, and how many of it, as TOML writes a number.
    pub figure: Option<(Said<'f>, Said<'f>)>,
}

/// A source.
#[derive(Debug, Default, Clone)]
pub(super) struct SourceDraft<'f> {
    /// Not asked for where it is written in place.
    pub id: Said<'f>,
    pub title: Said<'f>,
    pub publisher: Option<Said<'f>>,
    pub author: Option<Said<'f>>,
    pub published: Option<Said<'f>>,
    pub url: Option<Said<'f>>,
    pub accessed: Option<Said<'f>>,
    pub kind: Option<&'static str>,
    pub archive: Option<Said<'f>>,
    pub sha256: Option<Said<'f>>,
    pub note: Option<Said<'f>>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_named_as_spreadsheets_name_it() {
        let sheets = ["Events".to_owned()];
        for (column, name) in [(1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (703, "AAA"), (16_384, "XFD")] {
            assert_eq!(At::Cell { sheet: 0, row: 11, column }.words(&sheets), format!(":Events!{name}11"));
        }
        assert_eq!(At::Line(3).words(&[]), ":3");
    }
}
