//! Going back to what was known on a day, and from day to day.

use crate::app::as_of::{Known, Shown, Whole};
use crate::app::effect::Effect;
use crate::app::mode::Mode;
use crate::app::search::state::AT_ONCE;
use crate::app::state::State;
use crate::app::step::Direction;
use crate::app::summary::Summary;
use crate::evidence::as_of::{AsKnown, Publications};
use crate::model::{Date, Day, Timeline};
use crate::text::Clean;
use std::sync::Arc;

impl State {
    /// Shows what was known on a day; all that is known today where there is none.
    pub(in crate::app) fn look_back(&mut self, day: Option<Day>) {
        let Some(day) = day else { return self.look_from_today() };
        if self.hindsight.day() != Some(day) {
            self.hindsight.wanted = Some(day);
            self.ask_what_was_known();
        }
    }

    /// Asks for the day that is wanted, once all is read.
    fn ask_what_was_known(&mut self) {
        let Some(day) = self.hindsight.wanted.filter(|_| self.progress.is_none()) else { return };
        self.hindsight.number += 1;
        let (number, whole) = (self.hindsight.number, self.whole_timeline());
        if whole.len() <= AT_ONCE {
            let shown = Some(AsKnown::of(&whole, day).into());
            return self.take_known(Known { number, shown });
        }
        self.finding.outbox.push(Effect::AsOf { number, day });
        self.list_publications();
    }

    /// Takes up an answer, unless another day is asked for by now.
    pub(in crate::app) fn take_known(&mut self, known: Known) {
        if known.number != self.hindsight.number || self.hindsight.wanted.take().is_none() {
            return;
        }
        let Some(Shown { timeline, marks }) = known.shown else {
            self.status =
                Some(Clean::from("What was known then cannot be told: a file has changed since it was opened."));
            return;
        };
        if self.hindsight.whole.is_none() {
            let summary = self.whole_summary();
            self.hindsight.whole = Some(Whole { timeline: self.shared_timeline(), summary });
        }
        self.hindsight.marks = Some(marks);
        self.show_timeline(timeline);
    }

    /// Keeps what is known of all events that there are today, while the screen tells of a day.
    pub(in crate::app) fn keep_for_today(&mut self, summary: Arc<Summary>) {
        if let Some(whole) = self.hindsight.whole.as_mut().filter(|whole| summary.is_of(&whole.timeline)) {
            whole.timeline = Arc::clone(&summary.timeline);
            whole.summary = Some(summary);
        }
    }

    /// Shows all that is known today.
    fn look_from_today(&mut self) {
        let hindsight = &mut self.hindsight;
        (hindsight.wanted, hindsight.marks, hindsight.steps) = (None, None, Vec::new());
        if let Some(Whole { timeline, summary }) = hindsight.whole.take() {
            match summary {
                None => self.show_timeline(timeline),
                Some(summary) => {
                    self.load(timeline);
                    self.open_summary(summary);
                }
            }
        }
    }

    /// Shows another timeline, and has all its events looked at.
    fn show_timeline(&mut self, timeline: Arc<Timeline>) {
        self.load(timeline);
        self.finding.outbox.push(Effect::Summarise);
        if self.mode == Mode::Facets {
            self.count();
        }
    }

    /// Takes up files that were read to their end. Where the screen tells of a day it goes on telling of that day.
    pub(in crate::app) fn take_read(&mut self, timeline: Arc<Timeline>) {
        let hindsight = &mut self.hindsight;
        (hindsight.publications, hindsight.is_listing) = (None, false);
        hindsight.readings += 1;
        hindsight.wanted = hindsight.day();
        match &mut hindsight.whole {
            Some(whole) => *whole = Whole { timeline, summary: None },
            None => self.show_timeline(timeline),
        }
        self.ask_what_was_known();
    }

    /// Takes up the beginning of files that are still being read.
    pub(in crate::app) fn take_read_so_far(&mut self, timeline: Arc<Timeline>) {
        if self.hindsight.whole.is_none() {
            self.load(timeline);
        }
    }

    /// To the day after the one of which the screen tells, or the day before it.
    pub(in crate::app) fn step_day(&mut self, direction: Direction) {
        let day = self.hindsight.day();
        if day.is_none() && direction == Direction::Forward {
            return self.say_that_all_is_shown();
        }
        self.list_publications();
        let from = day.unwrap_or(self.options.today);
        // Whether anything changes beyond can be told only once the days of publication are known.
        let beyond = self.hindsight.publications.as_ref().is_some_and(|publications| match direction {
            Direction::Forward => publications.after(from).is_none(),
            Direction::Back => publications.days().next().is_none_or(|first| from < first),
        });
        if beyond {
            return self.say_that_nothing_was_published(direction, from);
        }
        let days = match direction {
            Direction::Forward => from.to_days().saturating_add(1),
            Direction::Back => from.to_days().saturating_sub(1),
        };
        self.look_back(Some(Day::from_days(days)));
    }

    /// To the next day on which something was published, or the previous one; from today to the last.
    pub(in crate::app) fn step_publication(&mut self, direction: Direction) {
        let day = self.hindsight.day();
        if day.is_none() && direction == Direction::Forward {
            return self.say_that_all_is_shown();
        }
        self.list_publications();
        let Some(publications) = &self.hindsight.publications else {
            self.hindsight.steps.push(direction);
            let why = if self.progress.is_some() { "once all is read" } else { "in a moment: they are looked for" };
            self.status = Some(Clean::line(&format!("The days of publication are known {why}.")));
            return;
        };
        let to = match (direction, day) {
            (Direction::Forward, _) => day.and_then(|day| publications.after(day)),
            (Direction::Back, Some(day)) => publications.before(day),
            (Direction::Back, None) => publications.days().next_back(),
        };
        match to {
            Some(_) => self.look_back(to),
            None => self.say_that_nothing_was_published(direction, day.unwrap_or(self.options.today)),
        }
    }

    /// Has the days listed on which something was published, unless they are.
    fn list_publications(&mut self) {
        if self.hindsight.publications.is_some() || self.hindsight.is_listing || self.progress.is_some() {
            return;
        }
        let whole = self.whole_timeline();
        if whole.len() <= AT_ONCE {
            self.hindsight.publications = Some(Arc::new(Publications::of(&whole)));
        } else {
            self.hindsight.is_listing = true;
            self.finding.outbox.push(Effect::Publications(self.hindsight.readings));
        }
    }

    /// Takes up the days on which something was published, and makes the steps that waited for them.
    pub(in crate::app) fn take_published(&mut self, reading: u64, publications: Arc<Publications>) {
        if reading != self.hindsight.readings {
            return;
        }
        self.hindsight.is_listing = false;
        self.hindsight.publications = Some(publications);
        for direction in std::mem::take(&mut self.hindsight.steps) {
            self.step_publication(direction);
        }
    }

    fn say_that_all_is_shown(&mut self) {
        self.status = Some(Clean::from("All that is known is shown; , and ( go back to what was known before."));
    }

    fn say_that_nothing_was_published(&mut self, direction: Direction, day: Day) {
        let way = match direction {
            Direction::Forward => "after",
            Direction::Back => "before",
        };
        let day = Date::parse(&day.to_string()).map_or_else(|_| day.to_string(), |date| date.words());
        let mut words = format!("Nothing was published {way} {day}");
        if direction == Direction::Forward {
            words += "; Esc shows all that is known";
        }
        self.status = Some(Clean::line(&format!("{words}.")));
    }
}
