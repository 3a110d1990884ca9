//! What all events together say: where they contradict each other, and which of them were known on a day.
//!
//! Owns the walks over a timeline that need every event, with all processors, and their cancelling. What they answer is
//! data that the other commands, the browser and queries take as they take any timeline. Refuses to know the rules: they
//! are `evidence`'s.

use super::counts::counted;
use super::in_order::InOrder;
use super::out::Failure;
use crate::app::order::Order;
use crate::evidence::as_of::{AsOf, Out, Past, Publications};
use crate::evidence::figures::{Compared, Figures};
use crate::model::{Date, Day, Event, FileId, Flags, Row, Source, SourceRow, Timeline};
use std::collections::HashMap;
use std::sync::Arc;

/// Whether the answer is no longer wanted. Asked between batches of events, every few milliseconds.
pub(super) type Stop<'s> = &'s (dyn Fn() -> bool + Sync);

/// Why there is no answer.
#[derive(Debug)]
pub(super) enum Unfinished {
    /// It was no longer wanted.
    Stopped,
    /// An event could not be asked for.
    Failed(Failure),
}

impl From<Failure> for Unfinished {
    fn from(failure: Failure) -> Self {
        Self::Failed(failure)
    }
}

impl From<Unfinished> for Failure {
    /// A command is not stopped halfway: for it, nothing more is wanted where its reader has gone.
    fn from(unfinished: Unfinished) -> Self {
        match unfinished {
            Unfinished::Stopped => Self::Output(std::io::ErrorKind::BrokenPipe.into()),
            Unfinished::Failed(failure) => failure,
        }
    }
}

/// A timeline as it was known on a day.
#[derive(Debug)]
pub(super) struct AsKnown {
    /// The events of which something was known by the end of the day, each without what came later, and the sources that
    /// were out. What is marked as unsourced or disputed is so by what is left.
    pub timeline: Timeline,
    /// Its figures, and where they do not fit.
    pub compared: Compared,
    /// Of which day, and how certain that is.
    pub marks: Marks,
}

/// How certain it is of events that they were known on a day.
#[derive(Debug)]
pub(super) struct Marks {
    /// The day.
    pub day: Day,
    /// How many events came later.
    pub hidden: u64,
    /// The rows of events that may have been known, ascending.
    possibly: Vec<u32>,
    /// The rows of events that are there because nothing says that they came later, ascending.
    undated: Vec<u32>,
}

impl Marks {
    /// Whether the event of a row was known for certain, possibly, or whether nothing tells.
    pub(super) fn out(&self, row: usize) -> Out {
        let among = |rows: &[u32]| u32::try_from(row).is_ok_and(|row| rows.binary_search(&row).is_ok());
        if among(&self.possibly) {
            Out::Possibly
        } else if among(&self.undated) {
            Out::Undated
        } else {
            Out::Certainly
        }
    }

    /// How certain it is in one word: "possibly", "undated"; none where it is certain.
    pub(super) fn word(&self, row: usize) -> Option<&'static str> {
        match self.out(row) {
            Out::Possibly => Some("possibly"),
            Out::Undated => Some("undated"),
            Out::Certainly | Out::Later => None,
        }
    }

    /// Which day it is, and what is to be kept in mind: "as known on 31 March 2025 · 7 later events hidden · 2 events
    /// possibly known · 3 undated events kept".
    pub(super) fn words(&self) -> String {
        let day = self.day.to_string();
        let day = Date::parse(&day).map_or(day, |date| date.words());
        let told =
            |count: u64, what: &str, rest: &str| (count > 0).then(|| format!(" · {}{rest}", counted(count, what)));
        let parts = [
            told(self.hidden, "later event", " hidden"),
            told(self.possibly.len() as u64, "event", " possibly known"),
            told(self.undated.len() as u64, "undated event", " kept"),
        ];
        format!("as known on {day}{}", parts.into_iter().flatten().collect::<String>())
    }
}

/// What a timeline was on a day, with so many threads; 0 leaves that to the machine.
///
/// # Errors
/// Where `stop` says so, or a file is no longer what was opened.
pub(super) fn as_of(timeline: &Arc<Timeline>, day: Day, threads: usize, stop: Stop<'_>) -> Result<AsKnown, Unfinished> {
    let order = Order::All(timeline.len());
    let mut rows: Vec<Row> = Vec::new();
    let (mut possibly, mut undated) = (Vec::new(), Vec::new());
    let answer = |as_of: &mut AsOf, row: usize, event: Event| {
        let known = as_of.event(timeline, event)?;
        let mut row = *timeline.rows().get(row)?;
        row.flags.set(Flags::UNSOURCED, is_unsourced(&known.event));
        Some((row, known.out))
    };
    InOrder { timeline, order: &order, threads }.each(
        || AsOf::new(day),
        answer,
        |answers| {
            for (row, out) in answers.into_iter().flatten() {
                let at = u32::try_from(rows.len()).unwrap_or(u32::MAX);
                match out {
                    Out::Possibly => possibly.push(at),
                    Out::Undated => undated.push(at),
                    Out::Certainly | Out::Later => {}
                }
                rows.push(row);
            }
            unless(stop)
        },
    )?;
    let hidden = (timeline.len() - rows.len()) as u64;
    let sources = sources_out(timeline, day, stop)?;
    let mut known = timeline.narrowed(rows, sources, Arc::new(Past::new(Arc::clone(timeline), day)));
    let compared = compared(&known, threads, stop)?;
    known.set_disputed(compared.disagreements.rows());
    Ok(AsKnown { timeline: known, compared, marks: Marks { day, hidden, possibly, undated } })
}

fn is_unsourced(event: &Event) -> bool {
    event.sources.is_empty() && event.claims.iter().all(|claim| claim.sources.is_empty())
}

/// The listed sources that were not published later, and those from which one of them derives: what was copied was there.
fn sources_out(timeline: &Timeline, day: Day, stop: Stop<'_>) -> Result<Vec<SourceRow>, Unfinished> {
    let key = |row: &SourceRow| (row.id, row.file);
    let mut originals: HashMap<(u64, FileId), (u64, FileId)> = HashMap::new();
    let mut out: Vec<bool> = Vec::with_capacity(timeline.source_count());
    for (nth, row) in timeline.source_rows().iter().enumerate() {
        if nth % 1_000 == 0 {
            unless(stop)?;
        }
        let source: Option<Source> = timeline.listed(row).ok();
        out.push(source.as_ref().is_none_or(|source| Out::by(day, source) > Out::Later));
        let original = source.and_then(|source| source.derived_from);
        let original = original.and_then(|id| timeline.source_row(&id, row.file).map(key));
        originals.extend(original.map(|original| (key(row), original)));
    }
    let rows = timeline.source_rows();
    let at = |wanted: (u64, FileId)| rows.binary_search_by_key(&wanted, key).ok();
    for copy in 0..rows.len() {
        let mut copy = copy;
        // A chain ends where it was walked before, or at what derives from nothing; a circle is out as a whole.
        while out[copy]
            && let Some(original) = originals.get(&key(&rows[copy])).and_then(|original| at(*original))
            && !out[original]
        {
            out[original] = true;
            copy = original;
        }
    }
    Ok(rows.iter().zip(out).filter(|(_, out)| *out).map(|(row, _)| *row).collect())
}

/// All figures of a timeline, and where figures and claims contradict each other: [`Timeline::with_disputed`] takes
/// those rows.
///
/// # Errors
/// Where `stop` says so, or a file is no longer what was opened.
pub(super) fn compared(timeline: &Timeline, threads: usize, stop: Stop<'_>) -> Result<Compared, Unfinished> {
    let add = |figures: &mut Figures, row: usize, event: &Event| {
        figures.add(timeline, u32::try_from(row).unwrap_or(u32::MAX), event);
    };
    let gathered = gathered(timeline, threads, stop, add)?;
    let all = gathered.into_iter().reduce(|mut all, more| {
        all.append(more);
        all
    });
    Ok(all.unwrap_or_default().compare())
}

/// The days on which something was published, to step through.
///
/// # Errors
/// Where `stop` says so, or a file is no longer what was opened.
#[cfg_attr(not(test), expect(dead_code, reason = "asked for by the browser, to step from day to day"))]
pub(super) fn publications(timeline: &Timeline, threads: usize, stop: Stop<'_>) -> Result<Publications, Unfinished> {
    let add = |publications: &mut Publications, _: usize, event: &Event| publications.add(event);
    let mut all = Publications::listed(timeline);
    gathered(timeline, threads, stop, add)?.into_iter().for_each(|more| all.append(more));
    Ok(all)
}

/// What each thread gathers from the events that have claims, or sources written in place: plain ones have neither.
fn gathered<G: Default + Send>(
    timeline: &Timeline,
    threads: usize,
    stop: Stop<'_>,
    add: impl Fn(&mut G, usize, &Event) + Sync,
) -> Result<Vec<G>, Unfinished> {
    let rows = (0_u32..).zip(timeline.rows());
    let order = Order::Some(rows.filter(|(_, row)| !row.flags.has(Flags::PLAIN)).map(|(row, _)| row).collect());
    let events = InOrder { timeline, order: &order, threads };
    events.each_with(G::default, |gathered, row, event| add(gathered, row, &event), |_| unless(stop))
}

fn unless(stop: Stop<'_>) -> Result<(), Unfinished> {
    if stop() { Err(Unfinished::Stopped) } else { Ok(()) }
}

#[cfg(test)]
mod tests;
