//! The lanes view: time runs across, each lane holding the events of one tag, place, person, source, publisher or file.
//!
//! Owns where lanes, bars, titles and counts stand, laid out once for a window, a size and the first lane shown; what lies
//! under a click; and the window that a count opens.

pub mod group;
pub mod grouped;
pub mod state;
mod titled;

use crate::app::layout::Rect;
use crate::plot::bins::Bins;
use crate::plot::overview::{Cell, cell};
use crate::plot::scale::{Scale, Window, Zoom};
use crate::plot::stack::{Count, aggregate};
use crate::plot::ticks::Ticks;
use crate::text::Clean;
use titled::Titled;

pub use titled::{Item, Placed};

/// What a lane holds of the window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// Each event: those that touch the window, in any order.
    Items(Vec<Item>),
    /// Too many to be read one by one (see [`Parts::readable`]): how many start in each column of the same scale.
    Counts(Bins),
}

/// A lane to be laid out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lane {
    /// What its events have in common.
    pub name: Clean,
    /// How many there are, in the window and outside.
    pub events: usize,
    /// What is in the window.
    pub content: Content,
}

/// How a part of the screen is divided for lanes. A part that is not there is empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Parts {
    /// The step between the ticks, to the left of the labels.
    pub level: Rect,
    /// The labels of the ticks.
    pub labels: Rect,
    /// The ticks themselves, and the date of the cursor.
    pub ruler: Rect,
    /// The lanes' names.
    pub names: Rect,
    /// Bars, titles, counts.
    pub chart: Rect,
}

/// Narrower than this, names would leave no room for time.
const NAMED: u16 = 40;
/// Names are as wide as a part of the whole, from the first of these to the second.
const NAMES: std::ops::RangeInclusive<u16> = 10..=28;
/// Lower than this, there is no ruler.
const RULED: u16 = 4;

impl Parts {
    /// Divides a part of the screen.
    pub fn of(whole: Rect) -> Self {
        // The margins that the strip above has, so that both have the same edges.
        let whole = if whole.width < NAMED { whole } else { whole.inset(1, 1, u16::MAX) };
        let Rect { x, y, width, height } = whole;
        let names = if width + 2 < NAMED { 0 } else { (width / 6).clamp(*NAMES.start(), *NAMES.end()) };
        let (labels, ruler) = (u16::from(height > 1), u16::from(height >= RULED));
        let top = labels + ruler;
        // A blank column, and the divider, stand between names and time.
        let aside = names + if names > 0 { 2 } else { 0 };
        let right = Rect { x: x + aside, width: width - aside, ..whole };
        Self {
            level: Rect { width: names, height: labels, ..whole },
            labels: Rect { height: labels, ..right },
            ruler: Rect { y: y + labels, height: ruler, ..right },
            names: Rect { y: y + top, width: names, height: height - top, ..whole },
            chart: Rect { y: y + top, height: height - top, ..right },
        }
    }

    /// A window over the chart.
    pub fn scale(&self, window: Window) -> Scale {
        Scale::new(window, self.chart.width)
    }

    /// How many events of a lane are worth reading: what could ever be seen of them.
    pub fn readable(&self) -> usize {
        (usize::from(self.chart.width) * usize::from(self.chart.height) / 8).max(8)
    }
}

/// Lanes, laid out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lanes {
    /// Where it all stands.
    pub parts: Parts,
    /// What is shown of time.
    pub scale: Scale,
    /// The ruler.
    pub ticks: Ticks,
    /// The lanes on the screen, from above.
    pub lanes: Vec<Laid>,
}

/// A lane on the screen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Laid {
    /// Its index among those given.
    pub lane: usize,
    /// What its events have in common.
    pub name: Clean,
    /// How many there are, in the window and outside.
    pub events: usize,
    /// Its first line, counted from the chart's first.
    pub top: u16,
    /// Its lines.
    pub lines: u16,
    /// Whether it would take more lines, had it been given them.
    pub is_short: bool,
    /// Events with a place of their own.
    pub placed: Vec<Placed>,
    /// Events that are counted, on the lane's last line.
    pub counts: Vec<Count>,
    /// How much starts in each column, on the lane's first line; empty where events are told apart.
    pub density: Vec<Cell>,
}

/// What lies somewhere in the chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hit {
    /// The event of a row.
    Event(usize),
    /// Counted events, and the window that shows them apart, or nearer to it.
    Count(Window),
}

/// A lane keeps this many lines where there are too many lanes for the screen.
const LEAST: u16 = 3;

impl Lanes {
    /// Lays out as many of the lanes as there is room for, from the first on. All are on the scale of `parts`.
    pub fn of(lanes: &[Lane], parts: Parts, window: Window) -> Self {
        let scale = parts.scale(window);
        let height = parts.chart.height;
        let titled: Vec<Option<Titled>> = lanes
            .iter()
            .take(height.into())
            .map(|lane| match &lane.content {
                Content::Items(items) => Some(Titled::of(items, scale)),
                Content::Counts(_) => None,
            })
            .collect();
        let wishes: Vec<u16> = titled.iter().map(|titled| titled.as_ref().map_or(2, Titled::lines)).collect();
        let most = share(&wishes, height);
        // Air between lanes, where all of them fit with it.
        let all: usize = wishes.iter().map(|wish| usize::from(*wish) + 1).sum();
        let air = u16::from(lanes.len() == wishes.len() && all <= usize::from(height) + 1);
        let mut laid = Vec::new();
        let mut top = 0;
        for (n, (lane, titled)) in lanes.iter().zip(&titled).enumerate() {
            // What earlier lanes did not need is left to later ones.
            let later = wishes.iter().skip(n + 1).map(|wish| u32::from(*wish.min(&most))).sum::<u32>();
            let left = height.saturating_sub(top);
            let room = u32::from(left).saturating_sub(later).max(most.into());
            let room = u16::try_from(room).unwrap_or(left).min(left);
            if room == 0 {
                break;
            }
            let wish = wishes.get(n).copied().unwrap_or(1);
            let (name, events, is_short) = (lane.name.clone(), lane.events, wish > room);
            let frame = Laid { lane: n, name, events, top, lines: 1, is_short, ..Laid::default() };
            let lane = frame.filled(&lane.content, titled.as_ref(), room, scale);
            top += lane.lines + air;
            laid.push(lane);
        }
        Self { parts, scale, ticks: Ticks::of(&scale.into()), lanes: laid }
    }

    /// How many lanes are on the screen with all the lines they are given; at least one, if there is any.
    pub fn whole(&self) -> usize {
        let cut = self.lanes.last().is_some_and(|last| last.is_short && last.lines < LEAST);
        self.lanes.len().saturating_sub(usize::from(cut && self.lanes.len() > 1))
    }

    /// The lane on a row of the screen.
    pub fn lane_at(&self, row: u16) -> Option<&Laid> {
        let y = row.checked_sub(self.parts.chart.y)?;
        self.lanes.iter().find(|lane| (lane.top..lane.top + lane.lines).contains(&y))
    }

    /// What lies in a cell of the screen.
    pub fn at(&self, column: u16, row: u16) -> Option<Hit> {
        let chart = self.parts.chart;
        if !chart.contains(column, row) {
            return None;
        }
        let (column, y) = (column - chart.x, row - chart.y);
        let lane = self.lane_at(row)?;
        let event = lane.placed.iter().find(|placed| placed.line == y - lane.top && placed.covers(column));
        let count = || {
            let last = y + 1 == lane.top + lane.lines;
            lane.counts
                .iter()
                .find(|count| last && (count.column..count.end()).contains(&column))
                .map(|count| opened(count, self.scale))
        };
        event.map(|placed| Hit::Event(placed.row)).or_else(|| count().map(Hit::Count))
    }
}

impl Laid {
    fn filled(mut self, content: &Content, titled: Option<&Titled>, most: u16, scale: Scale) -> Self {
        match (content, titled) {
            (Content::Counts(bins), _) => {
                let starts = bins.columns().iter().map(|bin| bin.starts);
                self.counts = aggregate((0..).zip(starts), scale.width());
                // With one line there is room for the counts only.
                self.lines = most.min(2);
                if self.lines > 1 {
                    let highest = bins.highest();
                    self.density = bins.columns().iter().map(|bin| cell(bin, highest, 1)).collect();
                }
            }
            (Content::Items(_), Some(titled)) => (self.placed, self.counts, self.lines) = titled.placed(most),
            (Content::Items(_), None) => {}
        }
        self
    }
}

impl Placed {
    /// Whether it is drawn in a column of its line, its title among it.
    pub fn covers(&self, column: u16) -> bool {
        let title = self.title.as_ref().is_some_and(|title| (title.column..title.end()).contains(&column));
        title || (self.bar.column..self.bar.end()).contains(&column)
    }
}

/// The window that shows what is counted: from the first column in which it begins to the last, half as long as the
/// present one at most.
pub fn opened(count: &Count, scale: Scale) -> Window {
    let (from, to) = (scale.edge(count.spread.0), scale.edge(count.spread.1.saturating_add(1)));
    let window = Window::new(from, to.max(from.saturating_add(Window::CLOSEST)));
    if window.seconds() * 2 <= scale.window().seconds() {
        return window;
    }
    scale.window().zoomed(Zoom::In, window.middle()).showing(from)
}

/// How many lines a lane may take at most, so that all of them fit, or [`LEAST`] where not even that would do.
fn share(wishes: &[u16], height: u16) -> u16 {
    let fits = |most: &u16| wishes.iter().map(|wish| u32::from(*wish.min(most))).sum::<u32>() <= u32::from(height);
    (LEAST..=height).rev().find(fits).unwrap_or(LEAST)
}

#[cfg(test)]
mod tests;
