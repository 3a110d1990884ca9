//! Where a reader was, so that the next start finds it again.
//!
//! Owns what of the state is kept between two starts: events by what they are, never by where they stand. Where it is written
//! is for `edge` to know.

use crate::app::mode::Mode;
use crate::model::EventId;
use std::collections::BTreeMap;

/// What is kept between two starts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Kept {
    /// Where the reader stood; none where there was no event.
    pub place: Option<Place>,
    /// The view.
    pub view: Mode,
    /// The filter as it was typed; empty where there was none.
    pub filter: String,
    /// The marks, by their letters.
    pub marks: BTreeMap<char, EventId>,
    /// Whether the panes stood the other way.
    pub turned: bool,
    /// As many rows more the list had, and as many columns.
    pub size: (i16, i16),
}

/// Where a reader stood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The event.
    pub event: EventId,
    /// When it began, where it is gone by then: see [`Row::first`](crate::model::Row::first).
    pub first: i64,
    /// How many events stood above it on the screen.
    pub above: usize,
}
