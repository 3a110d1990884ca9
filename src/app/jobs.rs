//! What runs in the background: which jobs are awaited, and what of their answers is shown.
//!
//! Owns the table of jobs by kind with the newest number of each: an answer to an older one is passed over. What is
//! shown stays until there is something newer.

use crate::app::effect::{Answer, Job, JobKind, Question};
use crate::app::facets::{Counting, Facets};
use crate::app::lanes::Lanes;
use crate::app::lanes::group::{By, Sort};
use crate::app::lanes::grouped::{Frame, Grouped, gather};
use crate::app::sources::found_in;
use crate::app::summary::{Summary, walked};
use crate::evidence::gap::Gaps;
use crate::model::{Event, Order, SourceCache, Timeline, Unfinished};
use crate::plot::bins::Asked;
use crate::plot::overview::Overview;
use crate::search::as_of::{as_of, publications};
use crate::search::{Matches, Stop, Workers, find};
use std::sync::Arc;

/// As many silences are walked through, the longest first.
const SILENCES: usize = 100;

/// The jobs that are awaited.
#[derive(Debug, Clone, Default)]
pub(in crate::app) struct Jobs {
    /// The number of the last one.
    last: u64,
    /// By kind, the number of the newest, until it is answered in full.
    awaited: [Option<u64>; JobKind::ALL.len()],
    /// The number of the newest reading of the files, until its end.
    reading: Option<u64>,
    /// Whether they have changed since that began.
    pub(in crate::app) is_stale: bool,
}

impl Jobs {
    /// The number under which a job of this kind is awaited from now on.
    pub(in crate::app) fn begin(&mut self, kind: JobKind) -> u64 {
        self.last += 1;
        self.awaited[kind as usize] = Some(self.last);
        self.last
    }

    /// The number under which another reading of the files is awaited from now on.
    pub(in crate::app) fn begin_reading(&mut self) -> u64 {
        self.last += 1;
        self.reading = Some(self.last);
        self.last
    }

    /// Whether another reading of the files is awaited.
    pub(in crate::app) fn is_reading(&self) -> bool {
        self.reading.is_some()
    }

    /// Whether what the reading of this number found is to be taken up: it is awaited no longer.
    pub(in crate::app) fn takes_reading(&mut self, number: u64) -> bool {
        self.reading.take_if(|newest| *newest == number).is_some()
    }

    /// Whether one of this kind is awaited.
    pub(in crate::app) fn awaits(&self, kind: JobKind) -> bool {
        self.awaited[kind as usize].is_some()
    }

    /// Waits for none of these kinds any more.
    pub(in crate::app) fn cancel(&mut self, kinds: &[JobKind]) {
        for kind in kinds {
            self.awaited[*kind as usize] = None;
        }
    }

    /// Whether an answer is to the newest job of its kind; where it is the last one to it, that is awaited no longer.
    pub(in crate::app) fn takes(&mut self, kind: JobKind, number: u64, is_last: bool) -> bool {
        let awaited = &mut self.awaited[kind as usize];
        let is_newest = *awaited == Some(number);
        if is_newest && is_last {
            *awaited = None;
        }
        is_newest
    }
}

impl Job {
    /// Does it. What is found on the way is told to `tell`.
    ///
    /// # Errors
    /// Where `stop` says so, a file no longer holds what was read, or other files would have to be read for it.
    pub fn answer(
        &self,
        workers: Workers<'_>,
        stop: Stop<'_>,
        tell: &(dyn Fn(Answer) + Sync),
    ) -> Result<Answer, Unfinished> {
        let timeline = &self.timeline;
        let answer = match &self.question {
            Question::Find(_, query) => {
                let found = |matches, is_all| Answer::Found { matches: Arc::new(matches), is_all };
                let so_far = |matches: &Matches| tell(found(matches.clone(), false));
                Some(found(find(timeline, query, workers, stop, &so_far)?, true))
            }
            Question::Count(order) => {
                counted(timeline, order, workers, stop).map(|counted| Answer::Count(Arc::new(counted)))
            }
            Question::AsOf(day) => Some(Answer::AsOf(as_of(timeline, day.clone(), workers, stop)?.into())),
            Question::Publications => Some(Answer::Publications(Arc::new(publications(timeline, workers, stop)?))),
            Question::Summary => {
                // It ends where nobody else holds the timeline any more: another was read, or the reader went.
                let stop = || stop() || Arc::strong_count(timeline) == 1;
                Summary::of(timeline, workers, &stop).map(|summary| Answer::Summary(Arc::new(summary)))
            }
            Question::Narrow(whole, order) => {
                whole.narrowed(order, workers, stop).map(|summary| Answer::Narrow(Arc::new(summary)))
            }
            Question::Items(summary, items, words) => found_in(summary, items, words, workers, stop).map(Answer::Items),
            Question::Groups(by, sort, order) => {
                gather(timeline, (*by, *sort), order, workers, stop).map(|groups| Answer::Groups(Arc::new(groups)))
            }
            Question::Lanes(groups, frame, today) => {
                groups.laid(timeline, *frame, *today, stop).map(|lanes| Answer::Lanes(Arc::new(lanes)))
            }
            Question::Strip(width, order, today) => {
                let date = |row| timeline.event(row).ok().map(|event| event.date);
                let asked = Asked { date: &date, now: today.last_second() };
                let strip = Overview::of_visible(timeline.rows(), order, *width, asked);
                Some(Answer::Strip(strip.map(|strip| Arc::new(strip.by_clock(timeline.zone, timeline.lang)))))
            }
            Question::Silences(order) => {
                let found = Gaps::of(timeline, order, SILENCES, stop);
                found.unwrap_or_default().map(|gaps| Answer::Silences(Arc::new(gaps)))
            }
            // Made of rows, which stay what they were.
            Question::Clock(clock) => {
                return Ok(Answer::Clock(Arc::new(timeline.duplicate().by_clock(clock.zone()))));
            }
            Question::Copies(_) => return Err(Unfinished::Stopped),
        };
        // What could not be read is no answer to what was asked.
        timeline.unless_changed(answer)
    }
}

/// Counts the values that can be asked for; none where `stop` says so.
fn counted(timeline: &Timeline, order: &Order, workers: Workers<'_>, stop: Stop<'_>) -> Option<Facets> {
    let sources = SourceCache::new(timeline);
    let look = |counting: &mut Counting, _, event: &Event| counting.add(event, &sources);
    walked(timeline, order, (workers, stop), look, Counting::append).map(Counting::finish)
}

/// What is shown of one kind of job, and what it was asked for.
#[derive(Debug, Clone)]
pub(in crate::app) struct Slot<K, P> {
    /// What the newest job depends on.
    wanted: Option<K>,
    /// The number of the job that `shown` answers.
    of: u64,
    pub(in crate::app) shown: Option<P>,
}

impl<K, P> Default for Slot<K, P> {
    fn default() -> Self {
        Self { wanted: None, of: 0, shown: None }
    }
}

impl<K: PartialEq, P> Slot<K, P> {
    /// Whether a job has to be begun for `key`, which is what is wanted from now on.
    pub(in crate::app) fn wants(&mut self, key: K) -> bool {
        let is_new = self.wanted.as_ref() != Some(&key);
        self.wanted = Some(key);
        is_new
    }

    /// What is shown, where it answers the job begun for `key`.
    pub(in crate::app) fn of(&self, key: &K) -> Option<&P> {
        self.shown.as_ref().filter(|_| self.wanted.as_ref() == Some(key))
    }

    /// Takes up the answer to the job of this number.
    pub(in crate::app) fn take(&mut self, number: u64, shown: Option<P>) {
        (self.of, self.shown) = (number, shown);
    }

    /// The number of the job that what is shown answers.
    pub(in crate::app) fn number(&self) -> u64 {
        self.of
    }
}

/// A lane, as an index, among those that the job of this number gathered.
pub(in crate::app) type LaneOf = (u64, usize);

/// What is shown of time: the strip, the lanes, the silences.
#[derive(Debug, Clone, Default)]
pub(in crate::app) struct Pictures {
    /// Counts up whenever other events are visible.
    pub(in crate::app) events: u64,
    pub(in crate::app) strip: Slot<(u64, u16), Arc<Overview>>,
    pub(in crate::app) groups: Slot<(u64, By, Sort), Arc<Grouped>>,
    pub(in crate::app) lanes: Slot<(u64, Frame), Arc<Lanes>>,
    pub(in crate::app) silences: Slot<(u64, Option<LaneOf>), Arc<Gaps>>,
    /// How many of the visible events have each value.
    pub(in crate::app) counted: Slot<u64, Arc<Facets>>,
}

impl Pictures {
    /// Lets go of what belongs to rows that are no more. The strip stays until there is a newer one: it names no row.
    pub(in crate::app) fn forget(&mut self) {
        let strip = std::mem::take(&mut self.strip);
        *self = Self { events: self.events + 1, strip, ..Self::default() };
    }
}
