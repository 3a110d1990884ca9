//! Cleaned lines one behind the other in one piece of memory: the cells of a table of any length.
//!
//! Owns that each is cleaned by itself: none joins the one before it.

use super::Clean;
use super::cleaning::{Place, clean_onto, width};

/// Cells in the order in which they were added.
#[derive(Debug, Clone, Default)]
pub struct Cells {
    text: String,
    /// Where each ends.
    ends: Vec<usize>,
}

/// One of them: a line as [`Clean::line`] makes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell<'c>(&'c str);

impl Cells {
    /// Adds a text, cleaned for a place of one line.
    pub fn push(&mut self, text: &str) -> Cell<'_> {
        let start = self.text.len();
        clean_onto(&mut self.text, text, Place::Line);
        self.ends.push(self.text.len());
        Cell(self.text.get(start..).unwrap_or_default())
    }

    /// Adds texts, each cleaned likewise.
    pub fn extend<'t>(&mut self, texts: impl IntoIterator<Item = &'t str>) {
        for text in texts {
            self.push(text);
        }
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = Cell<'_>> {
        let mut start = 0;
        self.ends.iter().map(move |end| {
            let cell = self.text.get(start..*end).unwrap_or_default();
            start = *end;
            Cell(cell)
        })
    }
}

impl<'c> Cell<'c> {
    /// The text.
    pub fn as_str(self) -> &'c str {
        self.0
    }

    /// Its width in terminal columns: see [`Clean::width`].
    pub fn width(self) -> usize {
        width(self.0)
    }

    /// The same, cut: see [`Clean::cut`].
    #[must_use]
    pub fn cut(self, columns: usize, mark: &str) -> Clean {
        Clean(self.0.to_owned()).cut(columns, mark)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn each_cell_is_the_line_that_it_would_be_alone(
            texts in proptest::collection::vec("([a-z \t\n]|[é日±]|e?\u{301}|\u{600}|\u{200d}|👩‍🚀|🇸|\u{fe0f}|\\PC){0,8}", 0..6),
        ) {
            let mut cells = Cells::default();
            for text in &texts {
                let line = Clean::line(text);
                let cell = cells.push(text);
                prop_assert_eq!((cell.as_str(), cell.width()), (line.as_str(), line.width()));
            }
            let lines: Vec<Clean> = texts.iter().map(|text| Clean::line(text)).collect();
            prop_assert!(cells.iter().map(Cell::as_str).eq(lines.iter().map(Clean::as_str)));
        }
    }
}
