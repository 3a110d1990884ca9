//! Pictures of large timelines, made while the screen answers.
//!
//! Owns the sharing among threads of what takes longest: which event stands in which lane. Refuses to know what a picture
//! is made of.

use crate::app::lanes::group::Groups;
use crate::app::lanes::grouped::Grouped;
use crate::app::pictures::{Picture, Wanted};
use crate::model::Timeline;
use rayon::iter::{IntoParallelIterator, ParallelIterator};
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
    let look = |mut groups: Groups, batch: usize| {
        if stop() {
            return None;
        }
        let positions = batch * EVENTS..order.len().min((batch + 1) * EVENTS);
        let rows = positions.filter_map(|position| u32::try_from(order.row(position)?).ok());
        rows.for_each(|row| groups.look(timeline, row));
        Some(groups)
    };
    let groups = pool.install(|| {
        let parts = (0..order.len().div_ceil(EVENTS)).into_par_iter().try_fold(|| Groups::new(*by), look);
        parts.try_reduce(
            || Groups::new(*by),
            |mut one, other| {
                one.merge(other);
                Some(one)
            },
        )
    });
    Some(Picture::Groups(Arc::new(Grouped::new(*by, *sort, groups?, timeline))))
}
