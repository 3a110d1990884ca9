//! What a list says of an event beside what stands in it.
//!
//! Owns what each thread remembers for that: the sources that were asked for. Refuses to look up what was not asked for.

use crate::edge::print::out::Failure;
use crate::evidence::as_of::Marks;
use crate::evidence::lag::{Lag, Reports};
use crate::model::{Event, Timeline};
use crate::query::Answer;
use crate::search::Matches;
use crate::search::Ordered;

/// What is asked of a list, beside its form.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asked<'a> {
    /// What a query found, where there is one.
    pub found: Option<&'a Matches>,
    /// The day of which it is told, where there is one.
    pub marks: Option<&'a Marks>,
    /// Whether the time to the first report is told.
    pub lag: bool,
}

/// One thread's answers.
#[derive(Debug)]
pub(super) struct Told<'t> {
    asked: Asked<'t>,
    reports: Reports<'t>,
}

impl<'t> Told<'t> {
    /// Nothing has been looked up yet.
    pub(super) fn new(timeline: &'t Timeline, asked: Asked<'t>) -> Self {
        Self { asked, reports: Reports::new(timeline) }
    }

    /// How surely the event of a row matches, in the words of an interface; none where nothing was asked.
    pub(super) fn sureness(&self, row: usize) -> Option<&'static str> {
        self.asked.found.map(|found| sureness(found, row))
    }

    /// How certain it is that the event of a row was known: "certainly", "possibly", "undated"; none where no day was
    /// asked for.
    pub(super) fn known(&self, row: usize) -> Option<&'static str> {
        self.asked.marks.map(|marks| marks.word(row).unwrap_or("certainly"))
    }

    /// The time to an event's first report; none where nobody asked, and none within where it is not known.
    #[expect(clippy::option_option, reason = "not asked and not known are two things")]
    pub(super) fn lag(&mut self, event: &Event) -> Option<Option<Lag>> {
        self.asked.lag.then(|| self.reports.lag(event))
    }
}

/// How surely the event of a row matches, in the words of an interface.
pub(in crate::edge) fn sureness(found: &Matches, row: usize) -> &'static str {
    let answer = found.answer(u32::try_from(row).unwrap_or(u32::MAX));
    if answer == Answer::Possibly { "possible" } else { "certain" }
}

/// Rows by the time to their first report, the least first, those of which it is not known last; of two the one that the
/// timeline has first.
///
/// # Errors
/// Where a file is no longer what was opened.
pub(super) fn by_lag(events: &Ordered<'_>) -> Result<Vec<u32>, Failure> {
    let mut keyed: Vec<(Option<(i64, i64)>, u32)> = Vec::new();
    let key = |reports: &mut Reports<'_>, row: usize, event: Event| {
        (reports.lag(&event).map(|lag| lag.key()), u32::try_from(row).unwrap_or(u32::MAX))
    };
    events.each(
        || Reports::new(events.timeline),
        key,
        |keys| -> Result<(), Failure> {
            keyed.extend(keys);
            Ok(())
        },
    )?;
    keyed.sort_unstable_by_key(|(key, row)| (key.is_none(), *key, *row));
    Ok(keyed.into_iter().map(|(_, row)| row).collect())
}
