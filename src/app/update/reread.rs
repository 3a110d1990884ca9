//! Files read again, taken up where the reader stands: what they look at stays.

use crate::app::effect::Effect;
use crate::app::reread::{Refused, Reread};
use crate::app::state::State;
use crate::model::{Row, Timeline};
use crate::text::Clean;
use std::sync::Arc;

/// What is said until they are read.
const READING: &str = "Reading the files again.";

impl State {
    /// Has the files read again, unless they are still being read.
    pub(in crate::app) fn reload(&mut self) {
        if self.progress.is_some() {
            return self.say("The files are being read.");
        }
        self.say(READING);
        self.read_again();
    }

    /// Has files that changed read again, behind what is on the screen: at once, or when the reading under way has ended.
    pub(in crate::app) fn follow_files(&mut self) {
        self.jobs.is_stale = self.progress.is_some() || self.jobs.is_reading();
        if !self.jobs.is_stale {
            self.read_again();
        }
    }

    /// Has them read again where they have changed since their reading began.
    pub(in crate::app) fn catch_up(&mut self) {
        if self.jobs.is_stale {
            self.follow_files();
        }
    }

    fn read_again(&mut self) {
        let number = self.jobs.begin_reading();
        self.outbox.push(Effect::Reload(number));
    }

    /// Takes up files that were read again, and says what changed; says why where they are not taken up, until they are.
    /// What an older reading found that ends later is of no use.
    pub(in crate::app) fn take_reread(&mut self, number: u64, read: Result<Reread, Clean>) {
        if !self.jobs.takes_reading(number) {
            return;
        }
        // Of a reading that was not asked for, other words say more than that it changed nothing.
        let was_asked = self.status.take_if(|said| said.to_string() == READING).is_some();
        let refused = match &read {
            Ok(read) => read.refusal(was_asked).map(|why| Refused { why, timeline: Some(read.timeline.clone()) }),
            Err(why) => Some(Refused { why: why.clone(), timeline: None }),
        };
        if let Some(refused) = &refused {
            self.status = Some(refused.why.clone());
        }
        let was_refused = std::mem::replace(&mut self.refused, refused).is_some();
        if let (Ok(Reread { timeline, change, events, .. }), None) = (read, &self.refused) {
            self.touched = true;
            self.file_changed = None;
            self.changes.add(events);
            self.take_read(timeline);
            match change.words() {
                Some(words) => self.say(&words),
                None if was_asked || was_refused => self.say("Nothing has changed"),
                None => {}
            }
        }
        self.show_problems();
        self.catch_up();
    }

    /// What the files say, be it on the screen or not, with what is wrong in it.
    pub(in crate::app) fn judged(&self) -> &Arc<Timeline> {
        let refused = self.refused.as_ref().and_then(|refused| refused.timeline.as_ref());
        refused.unwrap_or(&self.timeline)
    }

    /// Whether the event of a row was added or changed since it was read first, and the reader has not been to it.
    pub fn has_news(&self, row: &Row) -> bool {
        self.changes.marks(row.event_id())
    }

    /// To the next event that the last reading added or changed, and behind the last one to the first.
    pub(in crate::app) fn go_to_last_change(&mut self) {
        let is_last = |position: &usize| {
            let row = self.row_at(*position);
            row.is_some_and(|row| self.changes.is_last(row.event_id()) == Some(true))
        };
        let here = self.position;
        match (here + 1..self.order.len()).chain(0..=here).find(is_last) {
            Some(position) => self.go_to(position),
            None if self.focused_row().is_some_and(|row| self.changes.is_last(row.event_id()).is_some()) => {
                self.say("What changed last is not among these events.");
            }
            None => self.say("Nothing has changed since it was read."),
        }
    }
}
