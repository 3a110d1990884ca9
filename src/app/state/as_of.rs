//! What the screen says of the day of which it tells.

use crate::app::state::State;
use crate::evidence::as_of::{Marks, Out, as_known_on};
use crate::model::Timeline;
use std::sync::Arc;

impl State {
    /// Of which day the screen tells, and how certain it is; none where it tells all that is known today.
    pub fn known(&self) -> Option<&Marks> {
        self.as_of.marks.as_deref()
    }

    /// How certain it is that the event in a row was known on the day of which the screen tells.
    pub fn known_by_then(&self, row: usize) -> Option<Out> {
        self.known().map(|marks| marks.out(row))
    }

    /// What is told of the day in words, shorter and shorter; nothing where the screen tells all that is known today.
    pub fn known_in_words(&self) -> Vec<String> {
        let as_of = &self.as_of;
        match (as_of.wanted, &as_of.marks) {
            (Some(day), _) => {
                let when = if self.progress.is_some() { "once all is read" } else { "being looked for" };
                vec![format!("{}: {when}", as_known_on(day)), format!("as of {day}: {when}"), format!("as of {day} …")]
            }
            (None, Some(marks)) => marks.ways().into(),
            (None, None) => Vec::new(),
        }
    }

    /// All that is known today, whatever day the screen tells of.
    pub fn whole_timeline(&self) -> Arc<Timeline> {
        self.as_of.whole.as_ref().map_or_else(|| self.shared_timeline(), |whole| Arc::clone(&whole.timeline))
    }
}
