//! Files read again, taken up where the reader stands: what they look at stays.

use crate::app::effect::Effect;
use crate::app::reread::{Before, Change, Reread, Taken};
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
        self.changes.count_anew();
        self.read_again(true);
    }

    /// Has files that changed read again, behind what is on the screen: at once, or when the reading under way has ended.
    pub(in crate::app) fn follow_files(&mut self) {
        self.changes.are_going_on = true;
        self.jobs.is_stale = self.progress.is_some() || self.jobs.is_reading();
        if !self.jobs.is_stale {
            self.read_again(false);
        }
    }

    /// Has them read again where they have changed since their reading began.
    pub(in crate::app) fn catch_up(&mut self) {
        if self.jobs.is_stale {
            self.follow_files();
        }
    }

    fn read_again(&mut self, was_asked: bool) {
        let number = self.jobs.begin_reading();
        self.outbox.push(Effect::Reload { number, was_asked });
    }

    /// What is compared with what the files say now.
    pub fn before_reading(&self) -> Before {
        let shown = self.whole_timeline();
        let rested = self.changes.rested().map_or_else(|| Arc::clone(&shown), Arc::clone);
        Before { shown, rested }
    }

    /// Takes up files that were read again, and says what changed; of those that are not taken up says why, until they are.
    /// What an older reading found that ends later is of no use.
    pub(in crate::app) fn take_reread(&mut self, number: u64, read: Result<Reread, Clean>) {
        if !self.jobs.takes_reading(number) {
            return;
        }
        // Of a reading that was not asked for, other words say more than that it changed nothing.
        let was_asked = self.status.take_if(|said| said.to_string() == READING).is_some();
        match read {
            Ok(Reread { taken, refused }) => {
                let was_refused = std::mem::replace(&mut self.refused, refused).is_some();
                self.status = self.refused.as_ref().map(|refused| refused.why.clone()).or(self.status.take());
                if let Some(taken) = taken {
                    self.take_up(taken, was_asked || was_refused);
                }
            }
            Err(why) => self.status = Some(why),
        }
        self.show_problems();
        self.go_to_added();
        self.catch_up();
    }

    /// To the event that the reader added, once it is read.
    fn go_to_added(&mut self) {
        let Some((event, row)) = self.added.and_then(|event| Some((event, self.timeline.find(event)?))) else { return };
        self.added = None;
        match self.order.position(row) {
            Some(_) => self.focus_event(event),
            None => self.say("The event is added, and the filter hides it."),
        }
    }

    /// Takes up a timeline and says what it changed; that it changed nothing only where that was asked.
    fn take_up(&mut self, Taken { timeline, change, events, .. }: Taken, was_asked: bool) {
        self.touched = true;
        self.file_changed = None;
        self.changes.told = None;
        let is_further = self.changes.add(events, self.whole_timeline());
        self.take_read(timeline);
        match change.words() {
            Some(_) => self.tell_change(change),
            // Files that stay as they were say more than that the others do.
            None if self.refused.is_some() => {}
            // What was said of a half is withdrawn.
            None if is_further => self.say("Nothing has changed after all"),
            None if was_asked => self.say("Nothing has changed"),
            None => {}
        }
    }

    /// Says what a reading changed, and before why not all of it was taken up.
    fn tell_change(&mut self, change: Change) {
        let Some(mut words) = change.words() else { return };
        words += &self.hidden_in_words(change);
        if let Some(refused) = &self.refused {
            words = format!("{words} · {}", refused.why);
        }
        self.say(&words);
        self.changes.told = self.status.clone().map(|said| (change, said));
    }

    /// Says it once more, where it is still being said and it is known by now what the filter hides.
    pub(in crate::app) fn tell_change_again(&mut self) {
        let told = self.changes.told.as_ref().filter(|(_, said)| self.status.as_ref() == Some(said));
        if let Some((change, _)) = told {
            self.tell_change(*change);
        }
    }

    /// How many of the events that the last reading added or changed are not among those shown, and why, as it goes on behind
    /// what changed: ", hidden by the filter", "; 2 of them hidden by the filter".
    fn hidden_in_words(&self, change: Change) -> String {
        let all = change.added + change.changed;
        let tells_of_day = self.as_of.marks.is_some() && self.as_of.wanted.is_none();
        if all == 0 || self.query.filter.is_none() && !tells_of_day {
            return String::new();
        }
        let is_last = |row: &Row| self.changes.is_last(row.event_id()) == Some(true);
        let there = self.timeline.rows().iter().filter(|row| is_last(row)).count();
        let shown =
            (0..self.order.len()).filter_map(|position| self.row_at(position)).filter(|row| is_last(row)).count();
        let unknown = if tells_of_day { all.saturating_sub(there) } else { 0 };
        let why = [(there.saturating_sub(shown), "hidden by the filter"), (unknown, "not known on that day")];
        let words = |(n, why): (usize, &str)| match n {
            0 => String::new(),
            n if n == all && change.gone == 0 => format!(", {why}"),
            n => format!("; {n} of them {why}"),
        };
        why.map(words).concat()
    }

    /// What the files say, be it on the screen or not, with what is wrong in it.
    pub(in crate::app) fn judged(&self) -> &Arc<Timeline> {
        self.refused.as_ref().map_or(&self.timeline, |refused| &refused.timeline)
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
