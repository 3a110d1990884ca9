//! Going back to what was known on a day, and from day to day.

use crate::app::action::AsOf;
use crate::app::as_of::{Shown, Whole};
use crate::app::effect::{JobKind, Question};
use crate::app::mode::Mode;
use crate::app::state::State;
use crate::app::step::Direction;
use crate::app::summary::Summary;
use crate::evidence::as_of::{Change, Changes, Publications};
use crate::model::{Cutoff, Date, Day, Lang, Timeline};
use std::sync::Arc;

impl State {
    pub(in crate::app) fn act_on_day(&mut self, action: &AsOf) {
        match action {
            AsOf::Day(day) => self.look_back(day.clone()),
            AsOf::StepDay(direction) => self.step_day(*direction),
            AsOf::StepPublication(direction) => self.step_publication(*direction),
        }
    }

    /// Shows what was known on a day, or at a moment; all that is known today where there is none.
    pub(in crate::app) fn look_back(&mut self, day: Option<Cutoff>) {
        let Some(day) = day else { return self.look_from_today() };
        if self.as_of.day() != Some(&day) {
            if self.as_of.day().is_none() || self.focus != self.as_of.placed {
                (self.as_of.left, self.as_of.placed) = (self.focus, self.focus);
            }
            self.as_of.wanted = Some(day);
            self.ask_what_was_known();
        }
    }

    /// Asks for the day that is wanted, once all is read.
    fn ask_what_was_known(&mut self) {
        let Some(wanted) = self.as_of.wanted.take() else { return };
        let day = wanted.in_zone(self.whole_timeline().zone);
        self.as_of.wanted = Some(day.clone());
        if self.progress.is_some() {
            return;
        }
        self.start_about(self.whole_timeline(), Question::AsOf(day));
        self.list_publications();
    }

    /// Takes up what was known on a day.
    pub(in crate::app) fn take_as_of(&mut self, Shown { timeline, marks }: Shown) {
        self.as_of.wanted = None;
        if self.as_of.whole.is_none() {
            let summary = self.whole_summary();
            self.as_of.whole = Some(Whole { timeline: self.shared_timeline(), summary });
        }
        self.as_of.marks = Some(marks);
        self.show_timeline(timeline);
        self.tell_change_again();
    }

    /// Keeps what is known of all events that there are today, while the screen tells of a day.
    pub(in crate::app) fn keep_for_today(&mut self, summary: Arc<Summary>) {
        if let Some(whole) = self.as_of.whole.as_mut().filter(|whole| summary.is_of(&whole.timeline)) {
            whole.timeline = Arc::clone(&summary.timeline);
            whole.summary = Some(summary);
        }
    }

    /// Shows all that is known today.
    fn look_from_today(&mut self) {
        let as_of = &mut self.as_of;
        (as_of.wanted, as_of.marks, as_of.steps) = (None, None, Vec::new());
        self.jobs.cancel(&[JobKind::AsOf]);
        if let Some(Whole { timeline, summary }) = as_of.whole.take() {
            match summary {
                None => self.show_timeline(timeline),
                Some(summary) => {
                    self.load(timeline);
                    self.open_summary(summary);
                }
            }
        }
        self.as_of.left = None;
    }

    /// Shows another timeline, and has all its events looked at.
    fn show_timeline(&mut self, timeline: Arc<Timeline>) {
        self.load(timeline);
        self.summarise();
        if self.mode == Mode::Facets {
            self.count();
        }
    }

    /// Takes up files that were read to their end. Where the screen tells of a day it goes on telling of that day.
    pub(in crate::app) fn take_read(&mut self, timeline: Arc<Timeline>) {
        let as_of = &mut self.as_of;
        as_of.publications = None;
        self.jobs.cancel(&[JobKind::Publications]);
        as_of.wanted = as_of.day().cloned();
        match &mut as_of.whole {
            Some(whole) => *whole = Whole { timeline, summary: None },
            None => self.show_timeline(timeline),
        }
        self.ask_what_was_known();
        self.ask_for_clock();
    }

    /// Takes up the beginning of files that are still being read.
    pub(in crate::app) fn take_read_so_far(&mut self, timeline: Arc<Timeline>) {
        if self.as_of.whole.is_none() {
            self.load(timeline);
        }
    }

    /// To the day after the one of which the screen tells, or the day before it.
    pub(in crate::app) fn step_day(&mut self, direction: Direction) {
        let day = self.as_of.day().map(|cutoff| cutoff.day);
        if day.is_none() && direction == Direction::Forward {
            return self.say_that_all_is_shown();
        }
        self.list_publications();
        let from = day.unwrap_or(self.options.today);
        // Whether anything changes beyond can be told only once the days of publication are known.
        let beyond = self.as_of.publications.as_ref().is_some_and(|publications| match direction {
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
        self.look_back(Some(Day::from_days(days).into()));
    }

    /// To the next day on which what was known changes, or the previous one; from today to the last.
    pub(in crate::app) fn step_publication(&mut self, direction: Direction) {
        let day = self.as_of.day().map(|cutoff| cutoff.day);
        if day.is_none() && direction == Direction::Forward {
            return self.say_that_all_is_shown();
        }
        self.list_publications();
        let Some(publications) = &self.as_of.publications else {
            self.as_of.steps.push(direction);
            let why = if self.progress.is_some() { "once all is read" } else { "in a moment: they are looked for" };
            self.say(&format!("The days of change are known {why}."));
            return;
        };
        let to = match (direction, day) {
            (Direction::Forward, _) => day.and_then(|day| publications.after(day)),
            (Direction::Back, Some(day)) => publications.before(day),
            (Direction::Back, None) => publications.days().next_back(),
        };
        match to {
            Some(to) => {
                let why = why(publications.on(to));
                self.look_back(Some(to.into()));
                self.say(&format!("{}: {why}.", in_words(to, self.lang())));
            }
            None => self.say_that_nothing_was_published(direction, day.unwrap_or(self.options.today)),
        }
    }

    /// Has the days listed on which something was published, unless they are.
    fn list_publications(&mut self) {
        let is_awaited = self.jobs.awaits(JobKind::Publications) || self.progress.is_some();
        if self.as_of.publications.is_none() && !is_awaited {
            self.start_about(self.whole_timeline(), Question::Publications);
        }
    }

    /// Takes up the days on which something was published, and makes the steps that waited for them.
    pub(in crate::app) fn take_publications(&mut self, publications: Arc<Publications>) {
        self.as_of.publications = Some(publications);
        for direction in std::mem::take(&mut self.as_of.steps) {
            self.step_publication(direction);
        }
    }

    fn say_that_all_is_shown(&mut self) {
        self.say("All is shown; , ( go back.");
    }

    fn say_that_nothing_was_published(&mut self, direction: Direction, day: Day) {
        let way = match direction {
            Direction::Forward => "after",
            Direction::Back => "before",
        };
        let mut words = format!("Nothing new {way} {}", in_words(day, self.lang()));
        if direction == Direction::Forward {
            words += "; Esc shows all";
        }
        self.say(&format!("{words}."));
    }
}

fn in_words(day: Day, lang: Lang) -> String {
    Date::parse(&day.to_string()).map_or_else(|_| day.to_string(), |date| date.in_language(lang).label(None))
}

/// Why more was known on a day than on the one before it. What nothing dates is "undated", as the banner counts it.
fn why(changes: Changes) -> String {
    let reasons = [
        (Change::Published, "a source came out"),
        (Change::First, "a source may have come out"),
        (Change::Last, "a source had come out by then"),
        (Change::Begins, "something undated may begin"),
    ];
    let told: Vec<&str> =
        reasons.into_iter().filter(|(change, _)| changes.has(*change)).map(|(_, words)| words).collect();
    told.join(" \u{b7} ")
}
