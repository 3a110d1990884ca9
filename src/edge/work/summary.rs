//! The walks over all events, and over the visible ones, from which sources and figures are known.
//!
//! Owns how they are shared among threads, and their end: they stop where nobody wants to know any more. No more than an
//! event at a time is held, and what the summary keeps of it.

use crate::app::summary::{Gathering, Narrowing, Summary};
use crate::model::{Order, Timeline};
use crate::search::{Stop, Workers};
use std::sync::Weak;

/// Rows looked at between two questions whether anybody still wants to know.
const ROWS: usize = 2_000;

/// Walks over all events. None where nobody holds the timeline any more, because another was read or the reader went.
pub(super) fn walk(wanted: &Weak<Timeline>, workers: Workers<'_>) -> Option<Summary> {
    let len = wanted.upgrade()?.len();
    let look = |gathering: &mut Gathering, batch: usize| {
        if let Some(timeline) = wanted.upgrade() {
            rows(batch, len).for_each(|row| gathering.look(&timeline, row));
        }
    };
    let stop = || wanted.strong_count() == 0;
    let gathered = workers.share(len.div_ceil(ROWS), &stop, Gathering::default, look)?;
    Some(joined(gathered, Gathering::append).finish(&wanted.upgrade()?))
}

/// Walks over the visible events. None where it was stopped.
pub(super) fn narrow(whole: &Summary, order: &Order, workers: Workers<'_>, stop: Stop<'_>) -> Option<Summary> {
    let look = |narrowing: &mut Narrowing, batch: usize| {
        let rows = rows(batch, order.len()).filter_map(|position| order.row(position));
        rows.for_each(|row| narrowing.look(&whole.timeline, row));
    };
    let narrowed = workers.share(order.len().div_ceil(ROWS), stop, Narrowing::default, look)?;
    Some(joined(narrowed, Narrowing::append).finish(whole, order))
}

fn rows(batch: usize, len: usize) -> std::ops::Range<usize> {
    batch * ROWS..len.min((batch + 1) * ROWS)
}

fn joined<T: Default>(parts: Vec<T>, append: impl Fn(&mut T, T)) -> T {
    let join = |mut all: T, part: T| {
        append(&mut all, part);
        all
    };
    parts.into_iter().reduce(join).unwrap_or_default()
}
