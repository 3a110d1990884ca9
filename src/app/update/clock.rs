//! By which clock times are shown, and the way from one to the next.

use crate::app::effect::{JobKind, Question};
use crate::app::state::State;
use crate::model::{Clock, Zone};

impl State {
    /// Shows times by the next clock: as written, UTC, the machine's, that of the zone which the files name.
    pub(in crate::app) fn next_clock(&mut self) {
        let whole = self.whole_timeline();
        let mut clocks = vec![Clock::AsWritten];
        for clock in [Some(Zone::UTC), self.options.local, whole.named_zone].into_iter().flatten().map(Clock::Of) {
            if !clocks.contains(&clock) {
                clocks.push(clock);
            }
        }
        let now = self.clock.unwrap_or(whole.zone.into());
        let next = clocks.iter().position(|clock| *clock == now).map_or(0, |at| (at + 1) % clocks.len());
        let clock = clocks.get(next).copied().unwrap_or(Clock::AsWritten);
        self.clock = Some(clock);
        self.ask_for_clock();
        let when = if self.progress.is_some() { ", once all is read" } else { "" };
        match clock {
            Clock::AsWritten => self.say(&format!("Times as they are written{when}.")),
            Clock::Of(zone) => self.say(&format!("Times by the clock of {zone}{when}.")),
        }
    }

    /// Has the timeline shown by the clock that was chosen, once all is read, unless it is.
    pub(in crate::app) fn ask_for_clock(&mut self) {
        self.jobs.cancel(&[JobKind::Clock]);
        let whole = self.whole_timeline();
        if let Some(clock) = self.clock.filter(|clock| self.progress.is_none() && clock.zone() != whole.zone) {
            self.start_about(whole, Question::Clock(clock));
        }
    }
}
