//! What takes a walk over all events to know: what rests on each source, and every figure with where they part.
//!
//! Owns the walk's result, made once for a timeline in the background and then only asked.

use crate::app::figures::measures::Measures;
use crate::app::sources::Ranks;
use crate::app::timeline::columns::Widths;
use crate::evidence::figures::{Compared, Figures};
use crate::evidence::sources::{Bibliography, Sources};
use crate::model::{Answer, Event, Order, Timeline};
use crate::search::{Stop, Workers};
use std::sync::{Arc, Weak};

/// Events looked at between two questions whether anybody still wants to know.
const EVENTS: usize = 2_000;

/// What is known once all events of a timeline have been looked at.
#[derive(Debug)]
pub struct Summary {
    /// The timeline that was walked.
    of: Weak<Timeline>,
    /// The same timeline, in which the events whose figures part, or may, are marked as disputed too.
    pub timeline: Arc<Timeline>,
    /// The rows of all events that are disputed, or may be, in order.
    pub disputed: Vec<usize>,
    /// Every source, and what rests on it.
    pub bibliography: Bibliography,
    /// By what sources are put in order.
    pub ranks: Ranks,
    /// Every figure, and where they part.
    pub compared: Compared,
    /// The measures in the order of their index.
    pub measures: Measures,
    /// How wide what stands in the rows of the list is.
    pub widths: Widths,
}

impl Summary {
    /// Looks at all events of a timeline; none where `stop` says so. One that can no longer be read counts for nothing.
    pub fn of(timeline: &Arc<Timeline>, workers: Workers<'_>, stop: Stop<'_>) -> Option<Self> {
        let all = Order::All(timeline.len());
        let look = |(sources, figures, widths): &mut (Sources, Figures, Widths), row, event: &Event| {
            sources.add(timeline, row, event);
            figures.add(timeline, row, event);
            widths.add_event(timeline, row, event);
        };
        let join = |one: &mut (Sources, Figures, Widths), other: (Sources, Figures, Widths)| {
            one.0.append(other.0);
            one.1.append(other.1);
            one.2.append(other.2);
        };
        let (sources, figures, widths) = walked(timeline, &all, (workers, stop), look, join)?;
        let (bibliography, compared) = (sources.finish(timeline), figures.compare());
        let unmarked = |(row, how): &(u32, Answer)| {
            let row = timeline.rows().get(*row as usize);
            row.is_some_and(|row| row.flags.disputed() < *how)
        };
        let seen: Vec<(u32, Answer)> = compared.disagreements.rows().filter(unmarked).collect();
        let marked = if seen.is_empty() { Arc::clone(timeline) } else { Arc::new(timeline.with_disputed(seen)) };
        let (disputed, ranks) = (disputed(&marked), Ranks::of(timeline, &bibliography));
        let measures = Measures::of(&compared, timeline.lang);
        let of = Arc::downgrade(timeline);
        Some(Self { of, timeline: marked, disputed, bibliography, ranks, compared, measures, widths })
    }

    /// The same as far as it is from the events of `order`; none where `stop` says so.
    pub fn narrowed(&self, order: &Order, workers: Workers<'_>, stop: Stop<'_>) -> Option<Self> {
        let look = |sources: &mut Sources, row, event: &Event| sources.add(&self.timeline, row, event);
        let sources = walked(&self.timeline, order, (workers, stop), look, Sources::append)?;
        let bibliography = sources.cited(&self.timeline);
        let compared = self.compared.from_rows(|row| order.position(row as usize).is_some());
        Some(Self {
            of: self.of.clone(),
            timeline: Arc::clone(&self.timeline),
            disputed: self.disputed.clone(),
            ranks: Ranks::of(&self.timeline, &bibliography),
            bibliography,
            measures: Measures::of(&compared, self.timeline.lang),
            compared,
            widths: self.widths,
        })
    }

    /// Whether it is about this timeline, and not about one that was shown before.
    pub fn is_of(&self, timeline: &Arc<Timeline>) -> bool {
        std::ptr::eq(self.of.as_ptr(), Arc::as_ptr(timeline))
    }
}

/// The rows of a timeline's disputed events, in order.
pub(in crate::app) fn disputed(timeline: &Timeline) -> Vec<usize> {
    let rows = timeline.rows().iter().enumerate();
    rows.filter(|(_, row)| row.flags.disputed() > Answer::No).map(|(row, _)| row).collect()
}

/// How many events of a timeline are not disputed, but may be.
pub(in crate::app) fn may_part(timeline: &Timeline) -> usize {
    timeline.rows().iter().filter(|row| row.flags.disputed() == Answer::Possibly).count()
}

/// What comes of looking at the events of an order, each thread for itself, and joining what they have seen; none where
/// `stop` says so.
pub(in crate::app) fn walked<T: Default + Send>(
    timeline: &Timeline,
    order: &Order,
    (workers, stop): (Workers<'_>, Stop<'_>),
    look: impl Fn(&mut T, u32, &Event) + Sync,
    join: impl Fn(&mut T, T),
) -> Option<T> {
    let batch = |seen: &mut T, batch: usize| {
        for row in (batch * EVENTS..order.len().min((batch + 1) * EVENTS)).filter_map(|position| order.row(position)) {
            if let (Ok(number), Ok(event)) = (u32::try_from(row), timeline.event(row)) {
                look(seen, number, &event);
            }
        }
    };
    let mut parts = workers.share(order.len().div_ceil(EVENTS), stop, T::default, batch)?.into_iter();
    let mut all = parts.next().unwrap_or_default();
    parts.for_each(|part| join(&mut all, part));
    Some(all)
}
