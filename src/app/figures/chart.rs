//! Figures over time, laid out as a grid of signs with its two axes.
//!
//! Owns where each figure stands and what is said of it there: its date as a range where that is imprecise, an arrow
//! where it is a lower or an upper limit, whose it is, and the dots from one figure of a voice to its next. It names signs;
//! `ui` has the glyphs.

use crate::app::figures::measures::value;
use crate::app::layout::columns;
use crate::evidence::figures::{ClaimRef, Point};
use crate::model::{Bounds, Date, Day, Lang, Qualifier};
use crate::plot::axis::{self, Linear, day_number, number};
use crate::plot::mark::{self, Bar, Times};
use crate::text::Clean;
use std::collections::HashMap;

/// One cell of the chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// The way from one figure of a voice to its next, through this third of the cell: 0 is the upper one.
    Way(u8),
    /// Of several dates, each that is meant or may be.
    Time(mark::Sign),
    /// Between the first and the last day for which a figure may be meant.
    Range,
    /// The first day.
    From,
    /// The last day.
    To,
    /// The first day is open or not known.
    Before,
    /// The last day is.
    After,
    /// The value or more.
    Up,
    /// The value or less.
    Down,
    /// About the value.
    About,
    /// A figure.
    Figure,
    /// So many figures.
    Many(u32),
}

impl Sign {
    /// What goes before what, where two want the same cell.
    fn rank(self) -> u8 {
        match self {
            Self::Way(_) => 0,
            Self::Range | Self::Time(_) => 1,
            Self::From | Self::To | Self::Before | Self::After => 2,
            Self::Up | Self::Down | Self::About => 3,
            Self::Figure | Self::Many(_) => 4,
        }
    }
}

/// A chart. Its grid stands to the right of the labels of the values and above those of time; its last row is the axis.
#[derive(Debug, Clone, Default)]
pub struct Chart {
    /// Columns of the grid.
    pub width: u16,
    /// Rows of the grid.
    pub height: u16,
    /// Columns that the labels of the values take, the axis behind them not counted.
    pub gutter: u16,
    /// Rows of the grid, counted from its upper edge, with the values that they stand for.
    pub values: Vec<(u16, Clean)>,
    /// Columns of the grid with the days that they stand for.
    pub days: Vec<(u16, Clean)>,
    /// What figures say, from which cell of the grid on.
    pub names: Vec<((u16, u16), Clean)>,
    /// What stands in the grid, row by row: the sign and whose it is.
    cells: Vec<Option<(Sign, u32)>>,
    /// The figures that are meant for several dates.
    several: HashMap<ClaimRef, Several>,
    scales: Option<(Linear, Linear)>,
}

/// Several dates for which a figure is meant, or one of them.
#[derive(Debug, Clone)]
pub struct Several {
    /// The days at which it stands, counted from 1970, ascending: of one of several only the first.
    days: Vec<f64>,
    times: Times,
}

impl Several {
    /// Those of a date. What goes on is drawn up to `today`.
    pub fn of(date: &Date, today: Day) -> Self {
        let middle = |bounds: Bounds| between(bounds.earliest.day(), bounds.latest.day());
        let mut days: Vec<f64> = date.members().into_iter().flatten().filter_map(middle).collect();
        days.sort_by(f64::total_cmp);
        if date.is_one_of() {
            days.truncate(1);
        }
        Self { days, times: Times::of_date(date, today) }
    }

    /// On an axis of days: the signs of its times, and the columns at which the figure stands, each once.
    fn on(&self, days: &Linear) -> (Option<Bar>, Vec<u16>) {
        let mut columns: Vec<u16> = self.days.iter().map(|day| days.cell(*day)).collect();
        columns.dedup();
        (self.times.bar(days.seconds()), columns)
    }
}

/// A range over fewer cells than this is no more than its figure.
const RANGE: u16 = 4;
/// A dot stands at one of so many heights of a cell: as many as every terminal's letters have.
const THIRDS: i32 = 3;
/// As many figures are joined at most: of more, no way could be followed.
const JOINED: usize = 400;
/// Of more figures than this none says its value in the chart.
const NAMED: usize = 60;
/// Smaller than this, a grid says nothing.
const LEAST: (u16, u16) = (12, 3);

impl Chart {
    /// Lays out figures, each with the number of its voice, in so many columns and rows; empty where there is no room.
    pub fn of(
        points: &[Point],
        several: HashMap<ClaimRef, Several>,
        voices: &[u32],
        (width, height): (u16, u16),
        lang: Lang,
    ) -> Self {
        let rows = height.saturating_sub(1);
        let limits: Vec<_> = points.iter().map(|point| (point.value, point.qualifier)).collect();
        let values = axis::values(&limits, rows);
        let labels = values.labels(lang);
        let gutter = labels.iter().map(|(_, label)| label.width()).max().unwrap_or_default();
        let gutter = u16::try_from(gutter).unwrap_or(u16::MAX);
        let columns = width.saturating_sub(gutter.saturating_add(1));
        if points.is_empty() || columns < LEAST.0 || rows < LEAST.1 {
            return Self::default();
        }
        let known = points.iter().flat_map(|point| [point.earliest(), point.latest()]).flatten();
        let days = axis::days(known, columns, lang);
        let mut chart = Self { width: columns, height: rows, gutter, several, ..Self::default() };
        let value_scale = values.scale;
        chart.values = labels.into_iter().map(|(at, label)| (rows - 1 - value_scale.cell(at), label)).collect();
        chart.days = days.ticks.iter().map(|(at, label)| (days.scale.cell(*at), label.clone())).collect();
        chart.cells = vec![None; usize::from(columns) * usize::from(rows)];
        chart.scales = Some((days.scale, value_scale));
        chart.join(points, voices);
        for (point, voice) in points.iter().zip(voices) {
            chart.mark(point, *voice);
        }
        chart.name(points, lang);
        chart
    }

    /// Whether there is no room for it.
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// What stands at a cell of the grid.
    pub fn cell(&self, x: u16, y: u16) -> Option<(Sign, u32)> {
        self.cells.get(self.index(x, y)?).copied().flatten()
    }

    fn index(&self, x: u16, y: u16) -> Option<usize> {
        (x < self.width && y < self.height).then(|| usize::from(y) * usize::from(self.width) + usize::from(x))
    }

    /// The cell in which a figure stands: of several the first.
    pub fn place(&self, point: &Point) -> Option<(u16, u16)> {
        let (days, values) = self.scales?;
        let day = self.middle(point).unwrap_or_else(|| days.middle());
        Some((days.cell(day), self.height - 1 - values.cell(number(point.value))))
    }

    /// The day at which a figure stands, counted from 1970: the middle of those it may mean, or the one that is known; none
    /// where neither is.
    fn middle(&self, point: &Point) -> Option<f64> {
        let first = self.several.get(&point.at).and_then(|several| several.days.first().copied());
        first.or_else(|| between(point.earliest(), point.latest()))
    }

    /// Joins each figure to the one before it of the same voice.
    fn join(&mut self, points: &[Point], voices: &[u32]) {
        if points.len() > JOINED {
            return;
        }
        let mut before: HashMap<u32, (u16, u16)> = HashMap::new();
        // Where the day is not known there is no before and after.
        for (point, voice) in points.iter().zip(voices) {
            if self.middle(point).is_none() {
                continue;
            }
            let Some(here) = self.place(point) else { continue };
            if let Some(from) = before.insert(*voice, here) {
                self.way(from, here, *voice);
            }
        }
    }

    /// The straight way between two, from the middle of the one cell to the middle of the other.
    fn way(&mut self, from: (u16, u16), to: (u16, u16), voice: u32) {
        let thirds = |(x, y): (u16, u16)| (i32::from(x), i32::from(y) * THIRDS + 1);
        let ((x0, y0), (x1, y1)) = (thirds(from), thirds(to));
        let steps = (x1 - x0).abs().max((y1 - y0).abs());
        // To the nearest third, whichever way it goes.
        let at = |from: i32, to: i32, step: i32| {
            from + (2 * (to - from) * step + steps * (to - from).signum()) / (2 * steps)
        };
        for step in 1..steps {
            let (x, y) = (at(x0, x1, step), at(y0, y1, step));
            let [column, row] = [x, y / THIRDS].map(|n| u16::try_from(n).unwrap_or_default());
            self.put(column, row, Sign::Way(u8::try_from(y % THIRDS).unwrap_or_default()), voice);
        }
    }

    fn mark(&mut self, point: &Point, voice: u32) {
        let (Some((x, y)), Some((days, _))) = (self.place(point), self.scales) else { return };
        match self.several.get(&point.at) {
            Some(several) => {
                let (bar, columns) = several.on(&days);
                self.mark_several(bar.as_ref(), &columns, y, voice);
            }
            None => self.mark_range(point, &days, y, voice),
        }
        match point.qualifier {
            Qualifier::Exactly => {}
            Qualifier::About if x == 0 => self.put(1, y, Sign::About, voice),
            Qualifier::About => self.put(x - 1, y, Sign::About, voice),
            Qualifier::AtLeast | Qualifier::MoreThan => self.put(x, y.saturating_sub(1), Sign::Up, voice),
            Qualifier::AtMost | Qualifier::LessThan => self.put(x, y.saturating_add(1), Sign::Down, voice),
        }
        self.put(x, y, Sign::Figure, voice);
    }

    /// Draws each of several dates for which a figure is meant, and the figure at each at which it stands.
    fn mark_several(&mut self, bar: Option<&Bar>, columns: &[u16], y: u16, voice: u32) {
        use mark::Sign::{Certain, GoesOn, Possible, WasBefore};
        for (sign, x) in bar.into_iter().flat_map(|bar| bar.signs.iter().zip(bar.column..)) {
            if matches!(sign, Certain | Possible | GoesOn | WasBefore) {
                self.put(x, y, Sign::Time(*sign), voice);
            }
        }
        // The first is drawn with what is said of its value.
        for x in columns.iter().skip(1) {
            self.put(*x, y, Sign::Figure, voice);
        }
    }

    /// Draws the time in which the day of a figure lies, where that is longer than the figure itself.
    fn mark_range(&mut self, point: &Point, days: &Linear, y: u16, voice: u32) {
        let cell = |day: Option<Day>| day.map(|day| days.cell(day_number(day)));
        let (from, to) = (cell(point.earliest()), cell(point.latest()));
        let (first, last) = (from.unwrap_or(0), to.unwrap_or(self.width - 1));
        if last - first < RANGE {
            return;
        }
        for at in first..=last {
            self.put(at, y, Sign::Range, voice);
        }
        self.put(first, y, if from.is_some() { Sign::From } else { Sign::Before }, voice);
        self.put(last, y, if to.is_some() { Sign::To } else { Sign::After }, voice);
    }

    /// Writes what figures say beside them, where there is room: at the right, else above, below, at the left, else beside
    /// an arrow that stands there; where there is none, over the line of a range, else over the way from one to another.
    fn name(&mut self, points: &[Point], lang: Lang) {
        if points.len() > NAMED {
            return;
        }
        for point in points {
            let (name, Some((x, y))) = (value(point, lang), self.place(point)) else { continue };
            let width = columns(&name);
            let middle = x.saturating_sub(width / 2).min(self.width.saturating_sub(width));
            let own = u16::from(point.qualifier == Qualifier::About);
            let left = x.checked_sub(width.saturating_add(1 + own));
            let right = x.saturating_add(2);
            let (above, below) = (y.checked_sub(1), y.saturating_add(1));
            let places = [
                Some((right, y)),
                above.map(|y| (middle, y)),
                Some((middle, below)),
                left.map(|x| (x, y)),
                above.map(|y| (right, y)),
                Some((right, below)),
                left.zip(above),
                left.map(|x| (x, below)),
            ];
            let places = || places.into_iter().flatten();
            let free = |covers| places().find(|place| self.is_free(*place, width, x, covers));
            let place = free(|_| false)
                .or_else(|| free(|sign| sign == Sign::Range))
                .or_else(|| free(|sign| matches!(sign, Sign::Range | Sign::Way(_))));
            self.names.extend(place.map(|at| (at, name)));
        }
    }

    /// Whether nothing stands in so many cells of a row and beside them, but for a figure in the column `own`, and what may be
    /// covered.
    fn is_free(&self, (x, y): (u16, u16), width: u16, own: u16, covers: fn(Sign) -> bool) -> bool {
        let end = x.saturating_add(width);
        // The last row is the axis.
        if end > self.width || y.saturating_add(1) >= self.height {
            return false;
        }
        let is_empty = |at: u16| match self.cell(at, y) {
            None => true,
            Some((sign, _)) if covers(sign) => true,
            Some(_) => at == own && (at < x || at >= end),
        };
        let apart = |((other, row), name): &((u16, u16), Clean)| {
            *row != y || other.saturating_add(columns(name) + 1) < x || end.saturating_add(1) < *other
        };
        (x.saturating_sub(1)..=end).all(is_empty) && self.names.iter().all(apart)
    }

    /// Puts a sign into a cell, if what stands there goes not before it.
    fn put(&mut self, x: u16, y: u16, sign: Sign, voice: u32) {
        let Some(cell) = self.index(x, y).and_then(|at| self.cells.get_mut(at)) else { return };
        *cell = match (*cell, sign) {
            (Some((Sign::Figure, of)), Sign::Figure) => Some((Sign::Many(2), of)),
            (Some((Sign::Many(count), of)), Sign::Figure) => Some((Sign::Many(count.saturating_add(1)), of)),
            (Some((known, of)), sign) if known.rank() >= sign.rank() => Some((known, of)),
            (_, sign) => Some((sign, voice)),
        };
    }
}

/// The middle of two days, counted from 1970, or the one that is known; none where neither is.
fn between(from: Option<Day>, to: Option<Day>) -> Option<f64> {
    match [from, to].map(|day| day.map(day_number)) {
        [Some(from), Some(to)] => Some(f64::midpoint(from, to)),
        [one, other] => one.or(other),
    }
}

#[cfg(test)]
mod tests;
