//! The time by which something is to have been known: the end of a day, or a moment.
//!
//! Owns what is asked there: a day is one of the clock that is shown, a moment with an offset from UTC is an instant,
//! whatever clock is shown.

use super::meaning::{Meaning, Point};
use super::moment::Moment;
use super::{Date, DateError, Day, Period, span};
use crate::model::Zone;
use crate::model::lang::{Lang, Phrase};
use std::fmt;

/// The end of a day, or a moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cutoff {
    /// The day, or that of the moment by the clock that is shown.
    pub day: Day,
    moment: Option<Written>,
}

/// A moment as written, and as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Written {
    written: Moment,
    shown: Moment,
}

impl From<Day> for Cutoff {
    fn from(day: Day) -> Self {
        Self { day, moment: None }
    }
}

impl Cutoff {
    /// Reads what a reader types, as [`Date::asked`] does: the moment or the last day of it.
    ///
    /// # Errors
    /// Where that is no date, or one without an end.
    pub fn asked(text: &str, today: Day) -> Result<Self, DateError> {
        Self::of(&Date::asked(text, today)?).ok_or_else(|| DateError {
            message: "it has no last day".to_owned(),
            offset: 0,
            hint: Some("write a day, a month or a year".to_owned()),
            suggestion: None,
            readings: Vec::new(),
        })
    }

    /// The moment that a date is; else the last day that it may touch, where there is one.
    pub fn of(date: &Date) -> Option<Self> {
        let day = date.bounds().latest.day()?;
        let moment = match &date.meaning {
            Meaning::One(Point::Time(time)) => Some(Written { written: time.clone(), shown: time.clone() }),
            _ => None,
        };
        Some(Self { day, moment })
    }

    /// The same as the clock of a zone shows it; as written where there is none.
    #[must_use]
    pub fn in_zone(mut self, zone: Option<Zone>) -> Self {
        if let Some(Written { written, shown }) = &mut self.moment {
            *shown = written.clone();
            if let Some(zone) = zone {
                shown.by_clock(&|second| zone.shift(second));
            }
            self.day = span::of_date(&shown.date).latest.day().unwrap_or(self.day);
        }
        self
    }

    /// All time up to it.
    pub fn by_then(&self) -> Period {
        match &self.moment {
            None => Period::until(self.day),
            Some(Written { written, .. }) => Period::until_moment(written.instants().1, written.shift.is_some()),
        }
    }

    /// In words: "on 31 March 2025", "at 14 May 2024, 08:00 UTC".
    pub fn words(&self, lang: Lang) -> String {
        lang.say(if self.moment.is_some() { Phrase::AtTime } else { Phrase::OnDay }, &[&self.name(lang)])
    }

    /// The day or the moment alone: "31 March 2025", "14 May 2024, 08:00 UTC".
    pub fn name(&self, lang: Lang) -> String {
        let written = self.to_string();
        Date::parse(&written).map_or(written, |date| date.in_language(lang).words())
    }
}

/// As it would be written by the clock that is shown.
impl fmt::Display for Cutoff {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.moment {
            None => self.day.fmt(f),
            Some(Written { shown, .. }) => shown.fmt(f),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_told_by_the_clock_that_is_shown() {
        for (text, zone, written, words, day) in [
            ("2025-03", None, "2025-03-31", "on 31 March 2025", 31),
            ("2025-03", Some("Asia/Kolkata"), "2025-03-31", "on 31 March 2025", 31),
            ("2024-05-14T20:00:00Z", None, "2024-05-14T20:00:00Z", "at 14 May 2024, 20:00 UTC", 14),
            (
                "2024-05-14T20:00Z",
                Some("Asia/Kolkata"),
                "2024-05-15T01:30+05:30",
                "at 15 May 2024, 01:30 UTC+05:30",
                15,
            ),
            ("2024-05-14T20:00", Some("Asia/Kolkata"), "2024-05-14T20:00", "at 14 May 2024, 20:00", 14),
        ] {
            let cutoff = Cutoff::of(&Date::parse(text).unwrap()).unwrap();
            let shown = cutoff.clone().in_zone(zone.and_then(Zone::parse));
            assert_eq!(
                (shown.to_string(), shown.words(Lang::English), shown.day.day),
                (written.to_owned(), words.to_owned(), day),
                "{text}"
            );
            assert_eq!(shown.by_then(), cutoff.by_then(), "{text}: the clock does not change what is asked");
            assert_eq!(shown.in_zone(None), cutoff, "{text}");
        }
        assert_eq!(Cutoff::of(&Date::parse("2025/..").unwrap()), None);
    }
}
