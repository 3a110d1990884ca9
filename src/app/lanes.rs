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
use titled::{Shown, Titled};

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
    /// By what events are grouped, to the left of the axis.
    pub group: Rect,
    /// The axis: labels, and the date of the cursor.
    pub axis: Rect,
    /// The column that marks the lane of the cursor.
    pub mark: Rect,
    /// The lanes' names and how many events they have.
    pub names: Rect,
    /// Bars, titles, counts.
    pub chart: Rect,
    /// The columns that names and counts would have, were there room for them.
    pub named: u16,
}

/// Narrower than this, names would leave no room for time.
const NAMED: u16 = 20;
/// Names with their counts have as many columns as they need, but at least so many, and in any case at most so many fifths.
const LEAST: u16 = 10;
const FIFTHS: u16 = 2;
/// Of a name at most so many columns are told.
const NAME: usize = 16;

impl Parts {
    /// Divides a part of the screen, in which names and counts need so many columns.
    pub fn of(whole: Rect, needed: u16) -> Self {
        // The margins that the strip has elsewhere, so that time has the same edges.
        let inner = if whole.width < NAMED { whole } else { whole.inset(1, 1, u16::MAX) };
        let Rect { x, y, width, height } = inner;
        let names = if whole.width < NAMED { 0 } else { needed.max(LEAST).min(width * FIFTHS / 5) };
        let top = u16::from(height > 1);
        // The divider, and a blank column, stand between names and time.
        let aside = names + if names > 0 { 2 } else { 0 };
        let right = Rect { x: x + aside, width: width - aside, ..inner };
        let below = |part: Rect| Rect { y: y + top, height: height - top, ..part };
        Self {
            group: Rect { width: names, height: top, ..inner },
            axis: Rect { height: top, ..right },
            mark: below(Rect { width: if names > 0 { x - whole.x } else { 0 }, ..whole }),
            names: below(Rect { width: names, ..inner }),
            chart: below(right),
            named: needed,
        }
    }

    /// The same with so many lines in the chart, where it has as many.
    fn with_lines(mut self, lines: u16) -> Self {
        for part in [&mut self.mark, &mut self.names, &mut self.chart] {
            part.height = part.height.min(lines);
        }
        self
    }

    /// Whether lanes that are laid out so have their place in `whole`.
    pub(in crate::app) fn fits(self, whole: Rect) -> bool {
        let room = Self::of(whole, self.named);
        self.chart.height <= room.chart.height && self == room.with_lines(self.chart.height)
    }

    /// A window over the chart.
    pub fn scale(&self, window: Window) -> Scale {
        Scale::new(window, self.chart.width)
    }

    /// How many events of a lane, one of so many on the screen, are worth reading: what could ever be seen of them, as each
    /// lane has a row.
    pub fn readable(&self, lanes: usize) -> usize {
        const COLUMNS: usize = 8; // of an event with some of its title; without, it has one
        let rows = usize::from(self.chart.height).saturating_sub(lanes.saturating_sub(1)).max(COLUMNS);
        usize::from(self.chart.width) * rows / COLUMNS
    }
}

/// Lanes, laid out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lanes {
    /// Where it all stands, no higher than what is shown.
    pub parts: Parts,
    /// What is shown of time.
    pub scale: Scale,
    /// The axis.
    pub ticks: Ticks,
    /// As many rows show every title that can be shown, the axis among them; without end where those that there are do not.
    pub need: u16,
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

impl Lanes {
    /// Lays out as many of the lanes as there is room for, from the first on; `all` of them are these. All are on the
    /// scale of `parts`. Each has a line; then the lane with the most events without a title is given as few more as show
    /// a title more, or an event that was counted, and so on.
    pub fn of(lanes: &[Lane], parts: Parts, window: Window, all: bool) -> Self {
        let (scale, height) = (parts.scale(window), usize::from(parts.chart.height));
        let shown = lanes.get(..lanes.len().min(height)).unwrap_or_default();
        let mut filled: Vec<Filling> = shown.iter().map(|lane| Filling::of(lane, scale)).collect();
        let mut left = parts.chart.height - u16::try_from(shown.len()).unwrap_or(parts.chart.height);
        while let Some(lane) = filled.iter_mut().filter(|lane| lane.grows && left > 0).max_by_key(|lane| lane.without())
        {
            lane.grow(&mut left);
        }
        let is_all = all && shown.len() == lanes.len();
        let shows_all = is_all && filled.iter().all(|lane| lane.shown.missing == 0);
        let rows = filled.iter().map(|lane| lane.shown.lines).fold(1, u16::saturating_add);
        let need = if shows_all { rows } else { u16::MAX };
        let mut laid = Vec::new();
        let mut top = 0;
        for (n, (lane, filling)) in shown.iter().zip(filled).enumerate() {
            let frame = Laid { lane: n, name: lane.name.clone(), events: lane.events, top, ..Laid::default() };
            let lane = filling.laid(frame, scale);
            top += lane.lines;
            laid.push(lane);
        }
        let parts = if is_all { parts.with_lines(top) } else { parts };
        Self { parts, scale, ticks: Ticks::of(&scale.into()), need, lanes: laid }
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

/// A lane while lines are given out.
struct Filling<'a> {
    content: &'a Content,
    titled: Option<Titled<'a>>,
    /// What its lines show.
    shown: Shown,
    /// Whether it can use another one.
    grows: bool,
}

impl<'a> Filling<'a> {
    fn of(lane: &'a Lane, scale: Scale) -> Self {
        let content = &lane.content;
        let titled = if let Content::Items(items) = content { Some(Titled::of(items, scale)) } else { None };
        let counted = || Shown { lines: 1, missing: 1, ..Shown::default() };
        let shown = titled.as_ref().map_or_else(counted, |titled| titled.placed(1));
        Self { content, titled, grows: shown.missing > 0, shown }
    }

    /// How many events have no title.
    fn without(&self) -> usize {
        match (&self.titled, self.content) {
            (Some(titled), _) => titled.len().saturating_sub(titles(&self.shown.placed)),
            (None, Content::Counts(bins)) => bins.columns().iter().map(|bin| bin.starts).sum(),
            (None, Content::Items(_)) => 0,
        }
    }

    /// Takes as few lines more as are of use, of those that are `left`.
    fn grow(&mut self, left: &mut u16) {
        let now = self.shown.lines;
        let more = match &self.titled {
            // How much starts when, above the counts.
            None => Some(Shown { lines: now + 1, ..Shown::default() }),
            Some(titled) => {
                // Events that lie upon one another may all be counted until each has a line.
                let told = |shown: &Shown| (titles(&shown.placed), shown.placed.len());
                let before = told(&self.shown);
                let is_of_use = |shown: &Shown| told(shown).0 > before.0 || told(shown).1 > before.1;
                (now + 1..=now.saturating_add(*left)).map(|lines| titled.placed(lines)).find(is_of_use)
            }
        };
        let Some(shown) = more else { return self.grows = false };
        *left = left.saturating_sub(shown.lines.saturating_sub(now));
        self.grows = shown.missing > 0;
        self.shown = shown;
    }

    fn laid(self, mut frame: Laid, scale: Scale) -> Laid {
        let shown = match &self.titled {
            Some(titled) => titled.filled(self.shown),
            None => self.shown,
        };
        (frame.placed, frame.counts, frame.lines) = (shown.placed, shown.counts, shown.lines);
        if let Content::Counts(bins) = self.content {
            frame.counts = aggregate((0..).zip(bins.columns().iter().map(|bin| bin.starts)), scale.width());
            // With one line there is room for the counts only.
            if frame.lines > 1 {
                let highest = bins.highest();
                frame.density = bins.columns().iter().map(|bin| cell(bin, highest, 1)).collect();
            }
        }
        frame
    }
}

fn titles(placed: &[Placed]) -> usize {
    placed.iter().filter(|placed| placed.title.is_some()).count()
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

#[cfg(test)]
mod tests;
