//! An event in a lane: before it is laid out, and on the screen.

use crate::plot::mark::{Bar, Times};
use crate::text::Clean;

/// An event that is to be drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its row in the timeline.
    pub row: usize,
    /// When it was.
    pub times: Times,
    /// What it is called.
    pub title: Clean,
}

/// An event on the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// Its row in the timeline.
    pub row: usize,
    /// Its line, counted from the lane's first.
    pub line: u16,
    /// Its signs.
    pub bar: Bar,
    /// Its title, where there is room.
    pub title: Option<Title>,
}

/// A title on the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Title {
    /// Its first column.
    pub column: u16,
    /// As much of it as there is room for.
    pub text: Clean,
}

impl Title {
    /// The column behind it.
    pub fn end(&self) -> u16 {
        self.column.saturating_add(columns(&self.text))
    }
}

pub(super) fn columns(text: &Clean) -> u16 {
    u16::try_from(text.width()).unwrap_or(u16::MAX)
}
