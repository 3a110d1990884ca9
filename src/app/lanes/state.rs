//! The lanes as a reader looks at them: by what, how close, which one has the focus.
//!
//! Owns what of the view changes with keys, and how it is asked for. Which event has the focus is
//! the same in all views.

use crate::app::lanes::group::{By, Sort};
use crate::model::{EventId, Row};
use crate::plot::scale::Window;
use crate::text::Clean;

/// How the lanes are looked at.
#[derive(Debug, Clone, Default)]
pub(in crate::app) struct LanesView {
    pub(in crate::app) by: By,
    pub(in crate::app) sort: Sort,
    /// The time that is looked at; none for all of it.
    pub(in crate::app) window: Option<Window>,
    /// The lane that has the focus, and its name, by which it is found again.
    pub(in crate::app) lane: usize,
    pub(in crate::app) name: Option<String>,
    /// The number of the job whose lanes `lane` counts.
    pub(in crate::app) of: u64,
    /// The focus that lane and window have followed.
    pub(in crate::app) seen: Option<EventId>,
    /// The event from which the reader began to go across lanes.
    pub(in crate::app) anchor: Option<EventId>,
}

/// Where the reader is in the lanes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LanesCursor {
    /// The row of the focused event.
    pub row: usize,
    /// The lane in which it is focused: its index among all.
    pub lane: usize,
    /// The column of its start, where that is in the window.
    pub column: Option<u16>,
    /// When it starts, in few columns: what stands on the axis.
    pub date: Clean,
}

/// The instant at which an event stands under the cursor: its start, or its end where no start is known.
pub(in crate::app) fn instant(row: &Row) -> i64 {
    row.earliest().unwrap_or(row.last)
}
