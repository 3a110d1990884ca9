//! Files read again, taken up where the reader stands: what they look at stays.

use crate::app::effect::Effect;
use crate::app::reread::Reread;
use crate::app::state::State;
use crate::text::Clean;

/// What is said until they are read.
const READING: &str = "Reading the files again.";

impl State {
    /// Has the files read again, unless they are still being read.
    pub(in crate::app) fn reload(&mut self) {
        if self.progress.is_some() {
            return self.say("The files are being read.");
        }
        self.say(READING);
        let number = self.jobs.begin_reading();
        self.outbox.push(Effect::Reload(number));
    }

    /// Takes up files that were read again, and says what changed; says why where they are not taken up. What an older
    /// reading found that ends later is of no use.
    pub(in crate::app) fn take_reread(&mut self, number: u64, read: Result<Reread, Clean>) {
        if !self.jobs.takes_reading(number) {
            return;
        }
        let read = read.and_then(|read| read.refusal().map_or(Ok(read), Err));
        let Reread { timeline, change } = match read {
            Err(why) => return self.status = Some(why),
            Ok(read) => read,
        };
        self.touched = true;
        self.file_changed = None;
        // Of a reading that was not asked for, as after an editor, other words say more than that it changed nothing.
        let waits = self.status.as_ref().is_none_or(|said| said.to_string() == READING);
        self.take_read(timeline);
        match change.words() {
            Some(words) => self.say(&words),
            None if waits => self.say("Nothing has changed"),
            None => {}
        }
    }
}
