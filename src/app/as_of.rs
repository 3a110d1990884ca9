//! What was known when: the day of which the screen tells, and the way to other days.
//!
//! Owns the day, what is asked about it, and the timeline of today behind the one that is shown. Refuses to walk over a
//! large timeline itself: that is asked of the world, and what comes back late for a day nobody asks for any more is
//! passed over.

mod update;

use crate::app::state::State;
use crate::app::step::Direction;
use crate::app::summary::Summary;
use crate::evidence::as_of::{AsKnown, Marks, Out, Publications, as_known_on};
use crate::model::{Day, Timeline};
use std::sync::Arc;

/// What was known on a day: the answer to [`Effect::AsOf`](crate::app::Effect::AsOf).
#[derive(Debug, Clone)]
pub struct Known {
    /// The question's number.
    pub number: u64,
    /// What was known; none where a file is no longer what was read.
    pub shown: Option<Shown>,
}

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
pub(in crate::app) struct Hindsight {
    /// All that is known today, while less is shown.
    pub(in crate::app) whole: Option<Whole>,
    /// Of which day what is shown tells; none where it is today's.
    pub(in crate::app) marks: Option<Arc<Marks>>,
    /// The day that was asked for and is not shown yet.
    pub(in crate::app) wanted: Option<Day>,
    /// The days on which something was published, once they are known.
    pub(in crate::app) publications: Option<Arc<Publications>>,
    /// Whether they are being looked for.
    pub(in crate::app) is_listing: bool,
    /// Steps to them that were asked for before they were known.
    pub(in crate::app) steps: Vec<Direction>,
    /// The number of the latest question for a day.
    pub(in crate::app) number: u64,
    /// How often files were read to their end.
    pub(in crate::app) readings: u64,
}

/// All that is known today.
#[derive(Debug, Clone)]
pub(in crate::app) struct Whole {
    pub(in crate::app) timeline: Arc<Timeline>,
    /// What follows from it, where that was known already.
    pub(in crate::app) summary: Option<Arc<Summary>>,
}

impl Hindsight {
    /// The day asked for, else the one of which the screen tells.
    pub(in crate::app) fn day(&self) -> Option<Day> {
        self.wanted.or(self.marks.as_ref().map(|marks| marks.day))
    }
}

impl State {
    /// Of which day the screen tells, and how certain it is; none where it tells all that is known today.
    pub fn known(&self) -> Option<&Marks> {
        self.hindsight.marks.as_deref()
    }

    /// How certain it is that the event in a row was known on the day of which the screen tells.
    pub fn known_by_then(&self, row: usize) -> Option<Out> {
        self.known().map(|marks| marks.out(row))
    }

    /// What is told of the day in words, shorter and shorter; nothing where the screen tells all that is known today.
    pub fn known_in_words(&self) -> Vec<String> {
        let hindsight = &self.hindsight;
        match (hindsight.wanted, &hindsight.marks) {
            (Some(day), _) => {
                let when = if self.progress.is_some() { "once all is read" } else { "being looked for" };
                vec![format!("{}: {when}", as_known_on(day)), format!("as of {day}: {when}"), format!("as of {day} …")]
            }
            (None, Some(marks)) => marks.ways().into(),
            (None, None) => Vec::new(),
        }
    }

    /// Whether the screen tells of a day, or will.
    pub fn looks_back(&self) -> bool {
        self.hindsight.day().is_some()
    }

    /// All that is known today, whatever day the screen tells of.
    pub fn whole_timeline(&self) -> Arc<Timeline> {
        self.hindsight.whole.as_ref().map_or_else(|| self.shared_timeline(), |whole| Arc::clone(&whole.timeline))
    }
}
