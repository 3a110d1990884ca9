//! A timeline's events as they were known on a day.
//!
//! Owns the filter between those who ask for an event and the timeline that has it: whoever asks sees only what had been
//! published, without knowing of the day. Refuses to say which events there are: that takes a walk over all of them.

use super::{AsOf, Gone};
use crate::model::{Cutoff, Event, Events, FileChanged, FileId, Row, Source, SourceRow, Timeline};
use std::sync::{Arc, Mutex, PoisonError};

/// The events of a timeline as of a day.
#[derive(Debug)]
pub struct Past {
    whole: Arc<Timeline>,
    cutoff: Cutoff,
    gone: Gone,
    /// What those who asked before have learnt of sources; one for each who asks at the same time.
    idle: Mutex<Vec<AsOf>>,
}

impl Past {
    /// Those of `whole`, of which some events and claims are gone.
    pub fn new(whole: Arc<Timeline>, cutoff: Cutoff, gone: Gone) -> Self {
        Self { whole, cutoff, gone, idle: Mutex::default() }
    }
}

impl Events for Past {
    fn event(&self, row: &Row) -> Result<Event, FileChanged> {
        let event = self.whole.event_of(row)?;
        let idle = || self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        let mut as_of = idle().pop().unwrap_or_else(|| AsOf::new(self.cutoff.clone()));
        let known = as_of.event(&self.whole, event);
        idle().push(as_of);
        let mut event = known.ok_or(FileChanged)?.event;
        self.gone.take_from(&self.whole, &mut event);
        Ok(event)
    }

    fn source(&self, row: &SourceRow) -> Result<Source, FileChanged> {
        self.whole.listed(row)
    }

    fn line(&self, file: FileId, at: u64) -> u32 {
        self.whole.line(file, at)
    }

    fn changed_file(&self) -> Option<FileId> {
        self.whole.changed_file()
    }
}
