//! Events gathered into lanes, with what laying the lanes out needs.
//!
//! Owns the lanes of a timeline and a filter, made once for them, and the step from there to [`Lane`]s on a scale: events
//! one by one where they can be read, counts where they are too many. Both read events, and are done where nobody waits.

use crate::app::files;
use crate::app::lanes::group::{By, Sort, groups};
use crate::app::lanes::{Content, Item, Lane, Lanes, NAME, Parts};
use crate::app::layout::clip;
use crate::model::{Day, Order, Row, Timeline};
use crate::plot::bins::{Asked, Bins, Spans};
use crate::plot::mark::Times;
use crate::plot::scale::{Reach, Window};
use crate::plot::stack::label;
use crate::plot::ticks::Ticks;
use crate::search::{Stop, Workers};
use crate::text::{Clean, fold};
use std::sync::Arc;

/// As many lanes are looked at for the width of their names.
const MEASURED: usize = 1_000;

/// The lanes of a timeline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grouped {
    /// By what.
    pub by: By,
    /// In which order.
    pub sort: Sort,
    lanes: Vec<Member>,
    /// The window that shows all events; none where no event's time is known.
    pub all: Option<Window>,
    /// The columns that their names and counts need.
    pub named: u16,
    /// Whether a time of day is known of any event.
    timed: bool,
}

/// A lane with its events.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Member {
    name: Option<String>,
    order: Order,
    spans: Spans,
}

/// Gathers visible events into lanes; none where `stop` says so. Events that can no longer be read are among the rest.
pub fn gather(
    timeline: &Timeline,
    (by, sort): (By, Sort),
    order: &Order,
    workers: Workers<'_>,
    stop: Stop<'_>,
) -> Option<Grouped> {
    let rows = timeline.rows();
    let mut reach = Reach::default();
    let groups = groups(timeline, (by, sort), order, workers, stop)?;
    let member = |(name, members): (Option<String>, Arc<[u32]>)| {
        for at in members.iter().map(|row| *row as usize) {
            let own = |row: &Row| row.by_date(|| timeline.event(at).ok().map(|event| event.date));
            rows.get(at).map(own).iter().for_each(|row| reach.add(row));
        }
        let order = Order::Some(members);
        Member { name, spans: Spans::of(rows, &order), order }
    };
    let lanes: Vec<Member> = groups.into_iter().map(member).collect();
    let label = |lane: &Member| {
        let count = timeline.lang.grouped(lane.order.len()).chars().count();
        shown(by, lane.name.as_deref(), timeline).width().min(NAME) + 1 + count
    };
    let named = lanes.iter().take(MEASURED).map(label).max().and_then(|most| u16::try_from(most).ok());
    Some(Grouped { by, sort, named: named.unwrap_or_default(), lanes, all: reach.window(), timed: reach.is_timed() })
}

/// What a lane is called on the screen.
fn shown(by: By, name: Option<&str>, timeline: &Timeline) -> Clean {
    match name {
        None => Clean::from(by.rest()),
        Some(name) if by == By::File => files::lane(timeline, name),
        Some(name) => clip::mention(name),
    }
}

impl Grouped {
    /// How many lanes there are.
    pub fn len(&self) -> usize {
        self.lanes.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.lanes.is_empty()
    }

    /// The rows of a lane.
    pub fn order(&self, lane: usize) -> Option<&Order> {
        self.lanes.get(lane).map(|member| &member.order)
    }

    /// What the events of a lane have in common, as the file has it.
    pub fn name(&self, lane: usize) -> Option<&str> {
        self.lanes.get(lane)?.name.as_deref()
    }

    /// The first lane in which a row's event stands, `wish` before any other.
    pub fn lane_of(&self, row: usize, wish: usize) -> Option<usize> {
        let has = |lane: &Member| lane.order.position(row).is_some();
        if self.lanes.get(wish).is_some_and(has) { Some(wish) } else { self.lanes.iter().position(has) }
    }

    /// The lane of a name, however that is spelt.
    pub fn named(&self, name: Option<&str>) -> Option<usize> {
        let exactly = || self.lanes.iter().position(|lane| lane.name.as_deref() == name);
        let folded = || self.lanes.iter().position(|lane| lane.name.as_deref().map(fold) == name.map(fold));
        exactly().or_else(folded)
    }

    /// Lays out what there is room for of the lanes from `top` on; none where `stop` says so. Reads the events that can be
    /// told apart.
    pub fn laid(&self, timeline: &Timeline, frame: Frame, today: Day, stop: &dyn Fn() -> bool) -> Option<Lanes> {
        let Frame { parts, window, top } = frame;
        let shown = self.lanes.iter().skip(top).take(parts.chart.height.into());
        let most = parts.readable(shown.len());
        let mut lanes = Vec::new();
        for member in shown {
            if stop() {
                return None;
            }
            lanes.push(self.lane(member, timeline, (frame, most), today));
        }
        let is_all = lanes.len() == self.lanes.len();
        let mut laid = Lanes::of(&lanes, parts, window, is_all);
        laid.ticks = Ticks::by_clock(&laid.scale.into(), (timeline.zone, timeline.lang), self.timed);
        for lane in &mut laid.lanes {
            lane.lane += top;
            lane.counts.iter_mut().for_each(|count| count.label = label(count.events, timeline.lang));
        }
        Some(laid)
    }

    /// A lane, of which at most so many events are read.
    fn lane(&self, member: &Member, timeline: &Timeline, (frame, most): (Frame, usize), today: Day) -> Lane {
        let (rows, Frame { parts, window, .. }) = (timeline.rows(), frame);
        let touching = member.spans.touching(rows, &member.order, window, most);
        let content = if let Some(touching) = touching {
            Content::Items(touching.into_iter().filter_map(|row| item(timeline, row, today)).collect())
        } else {
            let date = |row| timeline.event(row).ok().map(|event| event.date);
            let asked = Asked { date: &date, now: today.last_second() };
            Content::Counts(Bins::of(parts.scale(window).into(), rows, &member.order, &member.spans, asked))
        };
        let name = shown(self.by, member.name.as_deref(), timeline);
        Lane { name, events: member.order.len(), content }
    }
}

/// Which part of the lanes is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Frame {
    /// Where they stand.
    pub parts: Parts,
    /// The time that is shown.
    pub window: Window,
    /// The first lane shown.
    pub top: usize,
}

fn item(timeline: &Timeline, row: usize, today: Day) -> Option<Item> {
    let (event, of) = (timeline.event(row).ok()?, timeline.rows().get(row)?);
    Some(Item { row, times: Times::of(&event.date, of, today), title: clip::mention(&event.title) })
}
