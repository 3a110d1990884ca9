//! What runs in the background: which jobs are awaited, and what of their answers is shown.
//!
//! Owns the table of jobs by kind with the newest number of each: an answer to an older one is passed over. What is
//! shown stays until there is something newer.

use crate::app::effect::{Answer, Job, JobKind, Question};
use crate::app::facets::Counting;
use crate::app::lanes::Lanes;
use crate::app::lanes::group::{By, Groups, Sort};
use crate::app::lanes::grouped::{Frame, Grouped};
use crate::app::summary::Summary;
use crate::evidence::as_of::{AsKnown, Publications};
use crate::evidence::gap::{Gap, Gaps};
use crate::model::Unfinished;
use crate::plot::overview::Overview;
use crate::search::{Stop, Workers, find};
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
}

impl Jobs {
    /// The number under which a job of this kind is awaited from now on.
    pub(in crate::app) fn begin(&mut self, kind: JobKind) -> u64 {
        self.last += 1;
        self.awaited[kind as usize] = Some(self.last);
        self.last
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

    /// Whether an answer is to be taken up; where it is the last one to its job, that is awaited no longer.
    pub(in crate::app) fn takes(&mut self, kind: JobKind, number: u64, is_last: bool) -> bool {
        let awaited = &mut self.awaited[kind as usize];
        let is_newest = *awaited == Some(number);
        if is_newest && is_last {
            *awaited = None;
        }
        is_newest || kind.outlives_the_next()
    }
}

impl Job {
    /// Does it, one event after the other.
    ///
    /// # Errors
    /// Where `stop` says so, a file is no longer what was opened, or other files would have to be read for it.
    pub fn answer(&self, stop: Stop<'_>) -> Result<Answer, Unfinished> {
        let timeline = &self.timeline;
        let answer = match &self.question {
            Question::Find(_, query) => {
                let matches = Arc::new(find(timeline, query, Workers::ALONE, stop, &|_| {})?);
                Some(Answer::Found { matches, is_all: true })
            }
            Question::Count => {
                let mut counting = Counting::default();
                let events = (0..timeline.len()).filter_map(|row| timeline.event(row).ok());
                events.for_each(|event| counting.add(timeline, &event));
                Some(Answer::Count(Arc::new(counting.finish())))
            }
            Question::AsOf(day) => Some(Answer::AsOf(AsKnown::of(timeline, *day).into())),
            Question::Publications => Some(Answer::Publications(Arc::new(Publications::of(timeline)))),
            Question::Summary => Some(Answer::Summary(Arc::new(Summary::of(timeline)))),
            Question::Narrow(whole, order) => Some(Answer::Narrow(Arc::new(whole.narrowed(order)))),
            Question::Strip(width, order) => {
                Some(Answer::Strip(Overview::of_visible(timeline.rows(), order, *width).map(Arc::new)))
            }
            Question::Groups(by, sort, order) => {
                let mut groups = Groups::new(*by);
                let rows = (0..order.len()).filter_map(|position| u32::try_from(order.row(position)?).ok());
                rows.for_each(|row| groups.look(timeline, row));
                Some(Answer::Groups(Arc::new(Grouped::new(*by, *sort, groups, timeline))))
            }
            Question::Lanes(groups, frame, today) => {
                groups.laid(timeline, *frame, *today, stop).map(|lanes| Answer::Lanes(Arc::new(lanes)))
            }
            Question::Silences(order) => {
                let mut gaps = Gaps::new(SILENCES);
                let rows = (0..order.len()).filter_map(|position| order.row(position));
                rows.for_each(|at| timeline.rows().get(at).into_iter().for_each(|row| gaps.add(at, row)));
                Some(Answer::Silences(gaps.longest().into()))
            }
            Question::Copies(_) => None,
        };
        answer.ok_or(Unfinished::Stopped)
    }
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
    pub(in crate::app) silences: Slot<(u64, Option<LaneOf>), Arc<[Gap]>>,
}

impl Pictures {
    /// Lets go of what belongs to rows that are no more. The strip stays until there is a newer one: it names no row.
    pub(in crate::app) fn forget(&mut self) {
        let strip = std::mem::take(&mut self.strip);
        *self = Self { events: self.events + 1, strip, ..Self::default() };
    }
}
