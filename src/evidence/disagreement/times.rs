//! The times for which figures are meant.
//!
//! Owns what is compared of them: each time is read once, however many figures are meant for it.

use crate::model::{Clocks, Date, DatedBy, Event, Figure, Member, SameTime};
use std::collections::HashMap;

/// When a figure held, or over which time it is a total.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::evidence) struct Time {
    /// Whether it is a total.
    pub(super) is_total: bool,
    /// Whether it is a time of day: of that no two figures are true.
    pub(super) is_moment: bool,
    /// Times with one number are certainly the same.
    pub(super) same: Option<u32>,
    /// What it may mean.
    pub(super) members: Vec<Member>,
    /// Of a total: that of which it is certainly a part where something encloses all of it.
    pub(super) within: Option<Member>,
    /// Likewise what are certainly its parts, where they lie within one of these.
    pub(super) around: Vec<Member>,
}

/// The first letters of names of times.
const AT: char = '@';
const BY: char = '<';
const OVER: char = '/';

impl Time {
    /// The name of a figure's time: what tells it from others.
    pub(in crate::evidence) fn name(event: &Event, figure: &Figure) -> String {
        let (kind, date) = match (&figure.over, &figure.date) {
            (Some(over), _) => (OVER, over),
            (None, Some(date)) => (AT, date),
            (None, None) if event.dated_by == DatedBy::Report => (BY, &event.date),
            (None, None) => (AT, &event.date),
        };
        format!("{kind}{}", date.as_written())
    }

    /// The times with these names.
    pub(in crate::evidence) fn all(names: &[String]) -> Vec<Self> {
        let mut same = HashMap::new();
        names.iter().map(|name| Self::named(name, &mut same)).collect()
    }

    fn named(name: &str, same: &mut HashMap<(bool, SameTime), u32>) -> Self {
        let is_total = name.starts_with(OVER);
        // It was read before, from the same text.
        let Some(date) = name.get(1..).and_then(|date| Date::parse(date).ok()) else {
            let (members, around) = (Vec::new(), Vec::new());
            return Self { is_total, is_moment: false, same: None, members, within: None, around };
        };
        let (extent, time) = match name.chars().next() {
            Some(OVER) => (date.counted(), date.same_total()),
            Some(BY) => (date.extent().by_then(), None),
            _ => (date.extent(), date.same_time()),
        };
        let next = u32::try_from(same.len()).unwrap_or(u32::MAX);
        Self {
            is_total,
            is_moment: !is_total && date.is_moment(),
            same: time.map(|time| *same.entry((is_total, time)).or_insert(next)),
            members: extent.members().to_vec(),
            within: date.counted_within().filter(|_| is_total),
            around: if is_total { date.counted_around() } else { Vec::new() },
        }
    }

    /// The clocks of what it may mean, of its parts and of what it is a part of.
    pub(super) fn clocks(&self) -> impl Iterator<Item = Clocks> {
        self.members.iter().chain(&self.around).chain(&self.within).map(Member::clocks)
    }
}
