//! Pictures of large timelines, made while the screen answers.
//!
//! Owns the sharing among threads of what takes longest: which event stands in which lane. Refuses to know what a picture
//! is made of.

use crate::app::jobs::{Picture, Wanted};
use crate::app::lanes::group::Groups;
use crate::app::lanes::grouped::Grouped;
use crate::model::Order;
use crate::model::{Places, Stand, Timeline};
use rayon::iter::{IndexedParallelIterator, IntoParallelIterator, ParallelIterator};
use std::sync::Arc;

/// Events looked at between two questions whether anybody still wants to know.
const EVENTS: usize = 2_000;

/// Makes a picture on so many threads, 0 leaving that to the machine; none where `stop` says so.
pub(super) fn make(
    timeline: &Timeline,
    wanted: &Wanted,
    threads: usize,
    stop: &(dyn Fn() -> bool + Sync),
) -> Option<Picture> {
    let Wanted::Groups(by, sort, order) = wanted else { return wanted.make(timeline, stop) };
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().ok();
    let Some(pool) = pool else { return wanted.make(timeline, stop) };
    let rows = InFiles::of(timeline, order);
    let batches = rows.len().div_ceil(EVENTS);
    let look = |mut groups: Groups, batch: usize| {
        if stop() {
            return None;
        }
        (batch * EVENTS..rows.len().min((batch + 1) * EVENTS))
            .filter_map(|n| rows.row(n))
            .for_each(|row| groups.look(timeline, row));
        Some(groups)
    };
    let groups = pool.install(|| {
        // A thread takes neighbours, and keeps what it knows of sources.
        let parts = (0..batches).into_par_iter().with_min_len(batches.div_ceil(rayon::current_num_threads()));
        parts.try_fold(|| Groups::new(*by), look).try_reduce(
            || Groups::new(*by),
            |mut one, other| {
                one.merge(other);
                Some(one)
            },
        )
    });
    Some(Picture::Groups(Arc::new(Grouped::new(*by, *sort, groups?, timeline))))
}

/// Visible rows, in the order in which their events stand in their files where most of them are visible: neighbours there
/// are read together.
struct InFiles<'t> {
    order: &'t Order,
    stands: Option<&'t [Stand]>,
}

impl<'t> InFiles<'t> {
    fn of(timeline: &'t Timeline, order: &'t Order) -> Self {
        let stands = timeline.places.as_deref().map(Places::events);
        Self { order, stands: stands.filter(|stands| order.len() > stands.len() / 4) }
    }

    /// How many there are, some of which may not be visible.
    fn len(&self) -> usize {
        self.stands.map_or(self.order.len(), <[Stand]>::len)
    }

    /// The `n`th of them, if it is visible.
    fn row(&self, n: usize) -> Option<u32> {
        match self.stands {
            None => self.order.row(n).and_then(|row| u32::try_from(row).ok()),
            Some(stands) => {
                stands.get(n).map(|stand| stand.index).filter(|row| self.order.position(*row as usize).is_some())
            }
        }
    }
}
