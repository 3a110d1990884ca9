//! What was known when: the day of which the screen tells, and the way to other days.
//!
//! Owns the day, what is asked about it, and the timeline of today behind the one that is shown.

use crate::app::step::Direction;
use crate::app::summary::Summary;
use crate::evidence::as_of::{AsKnown, Marks, Publications};
use crate::model::{Cutoff, EventId, Timeline};
use std::sync::Arc;

/// A timeline as it was known on a day.
#[derive(Debug, Clone)]
pub struct Shown {
    /// What is left of it.
    pub timeline: Arc<Timeline>,
    /// Of which day, and how certain that is.
    pub marks: Arc<Marks>,
}

impl From<AsKnown> for Shown {
    fn from(known: AsKnown) -> Self {
        Self { timeline: Arc::new(known.timeline), marks: Arc::new(known.marks) }
    }
}

/// The day of which the screen tells.
#[derive(Debug, Clone, Default)]
pub(in crate::app) struct AsOfView {
    /// All that is known today, while less is shown.
    pub(in crate::app) whole: Option<Whole>,
    /// Of which day what is shown tells; none where it is today's.
    pub(in crate::app) marks: Option<Arc<Marks>>,
    /// The day that was asked for and is not shown yet.
    pub(in crate::app) wanted: Option<Cutoff>,
    /// The days on which something was published, once they are known.
    pub(in crate::app) publications: Option<Arc<Publications>>,
    /// The event that had the focus when the reader last chose one, and the one that has it since in the timeline of the
    /// day: as long as they do not move on, it is gone back to where it is known.
    pub(in crate::app) left: Option<EventId>,
    pub(in crate::app) placed: Option<EventId>,
    /// Steps to them that were asked for before they were known.
    pub(in crate::app) steps: Vec<Direction>,
}

/// All that is known today.
#[derive(Debug, Clone)]
pub(in crate::app) struct Whole {
    pub(in crate::app) timeline: Arc<Timeline>,
    /// What follows from it, where that was known already.
    pub(in crate::app) summary: Option<Arc<Summary>>,
}

impl AsOfView {
    /// The day asked for, else the one of which the screen tells.
    pub(in crate::app) fn day(&self) -> Option<&Cutoff> {
        self.wanted.as_ref().or(self.marks.as_ref().map(|marks| &marks.cutoff))
    }
}
