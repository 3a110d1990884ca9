//! Files read again, taken up where the reader stands: what they look at stays.

use crate::app::effect::Effect;
use crate::app::reread::{Change, Reread};
use crate::app::state::State;
use crate::text::Clean;

impl State {
    /// Has the files read again, unless they are still being read.
    pub(in crate::app) fn reload(&mut self) {
        if self.progress.is_some() {
            return self.say("The files are being read.");
        }
        self.say("Reading the files again.");
        self.outbox.push(Effect::Reload);
    }

    /// Takes up files that were read again, and says what changed; says why where they are not taken up.
    pub(in crate::app) fn take_reread(&mut self, read: Result<Reread, Clean>) {
        let read = read.and_then(|read| read.refusal().map_or(Ok(read), Err));
        match read {
            Err(why) => self.status = Some(why),
            Ok(Reread { timeline, change }) => {
                self.touched = true;
                self.file_changed = None;
                self.take_read(timeline);
                self.say(&Change::words(&change).unwrap_or_else(|| "Nothing has changed".to_owned()));
            }
        }
    }
}
