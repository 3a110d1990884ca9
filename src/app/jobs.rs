//! What has to be worked out for the pictures of time, and what of it is at hand.
//!
//! Owns the commissions: counting the strip, gathering lanes, laying them out, looking for the longest silences. Each is
//! made once for what it depends on, at once for a small timeline and elsewhere for a large one. Refuses to walk the
//! events of a large timeline between a key and its frame: what is shown stays until there is something newer.

use crate::app::lanes::Lanes;
use crate::app::lanes::group::{By, Groups, Sort};
use crate::app::lanes::grouped::{Frame, Grouped};
use crate::app::search::state::AT_ONCE;
use crate::evidence::gap::{Gap, Gaps};
use crate::model::Order;
use crate::model::{Day, Timeline};
use crate::plot::overview::Overview;
use std::sync::Arc;

/// As many silences are walked through, the longest first.
const SILENCES: usize = 100;

/// Something to be made of a timeline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// The strip: how many columns, and which events are visible.
    Strip(u16, Order),
    /// Which of the visible events stand in which lane.
    Groups(By, Sort, Order),
    /// The lanes on the screen.
    Lanes(Arc<Grouped>, Frame, Day),
    /// The longest silences between events.
    Silences(Order),
}

/// Something that was made.
#[derive(Debug, Clone)]
pub enum Picture {
    /// None where no event's time is known.
    Strip(Option<Arc<Overview>>),
    /// The lanes with their events.
    Groups(Arc<Grouped>),
    /// The lanes, laid out.
    Lanes(Arc<Lanes>),
    /// The longest silences, the longest first.
    Silences(Arc<[Gap]>),
}

/// How many kinds of [`Wanted`] there are.
pub const KINDS: usize = 4;

impl Wanted {
    /// Its kind, below [`KINDS`]: who wants something newer of the same kind does not want this any more.
    pub fn kind(&self) -> usize {
        match self {
            Self::Strip(..) => 0,
            Self::Groups(..) => 1,
            Self::Lanes(..) => 2,
            Self::Silences(..) => 3,
        }
    }

    /// Makes it; none where `stop` says so.
    pub fn make(&self, timeline: &Timeline, stop: &dyn Fn() -> bool) -> Option<Picture> {
        Some(match self {
            Self::Strip(width, order) => {
                Picture::Strip(Overview::of_visible(timeline.rows(), order, *width).map(Arc::new))
            }
            Self::Groups(by, sort, order) => {
                let mut groups = Groups::new(*by);
                let rows = (0..order.len()).filter_map(|position| u32::try_from(order.row(position)?).ok());
                rows.for_each(|row| groups.look(timeline, row));
                Picture::Groups(Arc::new(Grouped::new(*by, *sort, groups, timeline)))
            }
            Self::Lanes(groups, frame, today) => Picture::Lanes(Arc::new(groups.laid(timeline, *frame, *today, stop)?)),
            Self::Silences(order) => {
                let mut gaps = Gaps::new(SILENCES);
                let rows = (0..order.len()).filter_map(|position| order.row(position));
                rows.for_each(|at| timeline.rows().get(at).into_iter().for_each(|row| gaps.add(at, row)));
                Picture::Silences(gaps.longest().into())
            }
        })
    }
}

/// Something to be made elsewhere, to be answered with a [`Delivery`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commission {
    /// Counts up: an answer to an older commission of the same kind is of no use.
    pub number: u64,
    /// What is wanted.
    pub wanted: Wanted,
}

/// The answer to a [`Commission`].
#[derive(Debug, Clone)]
pub struct Delivery {
    /// The commission's number.
    pub number: u64,
    /// What was made.
    pub picture: Picture,
}

/// What is shown of one kind, and what it was wanted for.
#[derive(Debug, Clone)]
pub(in crate::app) struct Slot<K, P> {
    /// What the latest commission depends on, and its number.
    wanted: Option<(K, u64)>,
    /// The number of the commission that `shown` answers.
    of: u64,
    pub(in crate::app) shown: Option<P>,
}

impl<K, P> Default for Slot<K, P> {
    fn default() -> Self {
        Self { wanted: None, of: 0, shown: None }
    }
}

impl<K: PartialEq, P> Slot<K, P> {
    /// The number under which something has to be made for `key`, and is awaited from now on; none where what was wanted
    /// last is for that key.
    pub(in crate::app) fn wants(&mut self, key: K, numbers: &mut u64) -> Option<u64> {
        if self.wanted.as_ref().is_some_and(|(known, _)| *known == key) {
            return None;
        }
        *numbers += 1;
        self.wanted = Some((key, *numbers));
        Some(*numbers)
    }

    /// Takes up what was awaited.
    pub(in crate::app) fn take(&mut self, number: u64, shown: Option<P>) {
        if self.wanted.as_ref().is_some_and(|(_, awaited)| *awaited == number) {
            (self.of, self.shown) = (number, shown);
        }
    }

    /// What is shown, where it is what was wanted last.
    pub(in crate::app) fn latest(&self) -> Option<&P> {
        let is_latest = self.wanted.as_ref().is_some_and(|(_, awaited)| *awaited == self.of);
        self.shown.as_ref().filter(|_| is_latest)
    }

    /// The number of the commission that what is shown answers.
    pub(in crate::app) fn number(&self) -> u64 {
        self.of
    }
}

/// A lane, as an index, of the commission of this number.
pub(in crate::app) type LaneOf = (u64, usize);

/// The pictures of time.
#[derive(Debug, Clone, Default)]
pub(in crate::app) struct Pictures {
    /// Counts up whenever other events are visible.
    pub(in crate::app) events: u64,
    /// How many commissions there were.
    pub(in crate::app) numbers: u64,
    pub(in crate::app) strip: Slot<(u64, u16), Arc<Overview>>,
    pub(in crate::app) groups: Slot<(u64, By, Sort), Arc<Grouped>>,
    pub(in crate::app) lanes: Slot<(u64, Frame), Arc<Lanes>>,
    pub(in crate::app) silences: Slot<(u64, Option<LaneOf>), Arc<[Gap]>>,
}

impl Pictures {
    /// Lets go of what belongs to rows that are no more. The strip stays until there is a newer one: it names no row.
    pub(in crate::app) fn forget(&mut self) {
        self.events += 1;
        self.groups = Slot::default();
        self.lanes = Slot::default();
        self.silences = Slot::default();
    }

    /// Takes up what was made.
    pub(in crate::app) fn take(&mut self, Delivery { number, picture }: Delivery) {
        match picture {
            Picture::Strip(overview) => self.strip.take(number, overview),
            Picture::Groups(groups) => self.groups.take(number, Some(groups)),
            Picture::Lanes(lanes) => self.lanes.take(number, Some(lanes)),
            Picture::Silences(silences) => self.silences.take(number, Some(silences)),
        }
    }
}

/// Whether pictures of a timeline are made between a key and its frame.
pub(in crate::app) fn is_small(timeline: &Timeline) -> bool {
    timeline.len() <= AT_ONCE
}
