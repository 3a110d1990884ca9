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
    /// What it may mean; with gaps each stretch between them.
    pub(super) members: Vec<Member>,
    /// Of a total: whether there certainly are gaps in it.
    pub(super) has_gaps: bool,
    /// Of a total over all of several: the stretches between which there may be gaps, in order, and those between which there
    /// have to be.
    apart: [Vec<Member>; 2],
    /// Of a total: the stretches in which all that it counts certainly lies, in order.
    pub(super) within: Vec<Member>,
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

    /// The date in a name, where that is several dates of which a source says something.
    pub(in crate::evidence) fn several(name: &str) -> Option<Date> {
        let written = name.strip_prefix([AT, OVER]).filter(|date| date.starts_with(['{', '[']))?;
        Date::parse(written).ok().filter(|date| date.members().is_some())
    }

    fn named(name: &str, same: &mut HashMap<(bool, SameTime), u32>) -> Self {
        let is_total = name.starts_with(OVER);
        // It was read before, from the same text.
        let Some(date) = name.get(1..).and_then(|date| Date::parse(date).ok()) else {
            let [members, within, around] = [const { Vec::new() }; 3];
            let apart = [const { Vec::new() }; 2];
            return Self { is_total, is_moment: false, same: None, members, has_gaps: false, apart, within, around };
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
            has_gaps: is_total && extent.has_gaps(),
            apart: if is_total { date.counted_apart() } else { [const { Vec::new() }; 2] },
            within: if is_total { date.counted_within() } else { Vec::new() },
            around: if is_total { date.counted_around() } else { Vec::new() },
        }
    }

    /// What encloses all of a total: it is certainly a part of what encloses that.
    pub(super) fn hull(&self) -> Option<Member> {
        self.within.first().zip(self.within.last()).map(|(first, last)| first.to(*last))
    }

    /// Whether all that a total counts certainly lies in what another encloses.
    pub(super) fn is_within(&self, whole: &Self) -> bool {
        let is_enclosed = |part: &Member| {
            let starts_sooner = |of: &Member| of.start(part.clocks()).1 <= part.start(of.clocks()).0;
            let sooner = whole.around.partition_point(starts_sooner);
            sooner.checked_sub(1).and_then(|at| whole.around.get(at)).is_some_and(|of| of.encloses(part))
        };
        !self.within.is_empty() && self.within.iter().all(is_enclosed)
    }

    /// Whether it is a total in which there may be gaps, or over one of several that have them.
    pub(super) fn is_apart(&self) -> bool {
        self.apart[0].len() > 1 || self.within.len() > 1
    }

    /// Whether two totals over all of several with gaps between them may count the same.
    pub(super) fn may_be(&self, other: &Self) -> bool {
        let are_alike = |own: &[Member], others: &[Member]| {
            own.len() == others.len() && own.iter().zip(others).all(|(one, other)| one.may_be(other))
        };
        // Whether what is marked lies beside another or apart from it is not known.
        let ways = |of: &'_ Self| if of.apart[0].len() == of.apart[1].len() { 1 } else { 2 };
        let pairs =
            self.apart[..ways(self)].iter().flat_map(|own| other.apart[..ways(other)].iter().map(move |of| (own, of)));
        self.apart[0].len() > 1 && other.apart[0].len() > 1 && pairs.into_iter().any(|(own, of)| are_alike(own, of))
    }

    /// The clocks of what it may mean, of its parts and of what it is a part of.
    pub(super) fn clocks(&self) -> impl Iterator<Item = Clocks> {
        let all = self.members.iter().chain(&self.around).copied().chain(self.hull());
        all.map(|member| member.clocks())
    }
}
