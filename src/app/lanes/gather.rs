//! Which of the visible events stand in which lane, gathered by all threads there are.

use crate::app::lanes::group::{By, Groups, Sort};
use crate::app::lanes::grouped::Grouped;
use crate::model::{Order, Places, Stand, Timeline};
use crate::search::{Stop, Workers};

/// Events looked at between two questions whether anybody still wants to know.
const EVENTS: usize = 2_000;

/// Gathers visible events into lanes; none where `stop` says so. Events that can no longer be read are among the rest.
pub fn gather(
    timeline: &Timeline,
    (by, sort): (By, Sort),
    order: &Order,
    workers: Workers<'_>,
    stop: Stop<'_>,
) -> Option<Grouped> {
    let rows = InFiles::of(timeline, order);
    let look = |groups: &mut Groups, batch: usize| {
        let rows = (batch * EVENTS..rows.len().min((batch + 1) * EVENTS)).filter_map(|n| rows.row(n));
        rows.for_each(|row| groups.look(timeline, row));
    };
    let parts = workers.share(rows.len().div_ceil(EVENTS), stop, || Groups::new(by), look)?;
    let join = |mut one: Groups, other| {
        one.merge(other);
        one
    };
    let groups = parts.into_iter().reduce(join).unwrap_or_else(|| Groups::new(by));
    Some(Grouped::new(by, sort, groups, timeline))
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
