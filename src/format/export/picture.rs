//! What pictures are made from: places in columns and lines, as on the screen.
//!
//! Owns no arithmetic of time: that is [`crate::plot`]'s, and whoever gathers the events has asked it.

use crate::model::{Day, Number, Qualifier};
use crate::plot::mark::Bar;
use crate::plot::overview::Cell;
use crate::plot::ticks::Ticks;

/// A picture of time.
#[derive(Debug, Clone, PartialEq)]
pub enum Picture {
    /// Lanes.
    Lanes(Lanes),
    /// The whole chronology in one line.
    Strip(Strip),
    /// The figures of a measure.
    Figures(Measure, u16),
    /// There is nothing to be drawn: why.
    Nothing(String),
}

/// Lanes.
#[derive(Debug, Clone, PartialEq)]
pub struct Lanes {
    /// What a lane stands for: "tag".
    pub by: &'static str,
    /// Columns of the chart.
    pub width: u16,
    /// Columns of the names to its left.
    pub names: u16,
    /// Its axis.
    pub ticks: Ticks,
    /// From above.
    pub lanes: Vec<Lane>,
    /// How many more there are that have no line.
    pub more: usize,
}

/// A lane.
#[derive(Debug, Clone, PartialEq)]
pub struct Lane {
    /// What its events have in common.
    pub name: String,
    /// How many there are.
    pub events: usize,
    /// When the first of them was, and the last, in words.
    pub from_to: (String, String),
    /// Its lines.
    pub lines: u16,
    /// Events with a place of their own.
    pub marks: Vec<Mark>,
    /// Events that are counted, on the last line: the column and the words.
    pub counts: Vec<(u16, String)>,
    /// How much starts in each column, on the first line; empty where events are told apart.
    pub density: Vec<Cell>,
}

/// An event in a lane.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// Its line, from 0.
    pub line: u16,
    /// Its signs.
    pub bar: Bar,
    /// Its title, and the column in which that begins.
    pub title: Option<(u16, String)>,
    /// When it was and what it is called.
    pub said: String,
}

/// The strip.
#[derive(Debug, Clone, PartialEq)]
pub struct Strip {
    /// Its axis.
    pub ticks: Ticks,
    /// What stands in each column.
    pub cells: Vec<Cell>,
    /// How many events a full column has, where that is more than eight.
    pub full: Option<String>,
}

/// The figures of a measure.
#[derive(Debug, Clone, PartialEq)]
pub struct Measure {
    /// What is counted.
    pub name: String,
    /// Who gives figures: each has a sign.
    pub voices: Vec<String>,
    /// The figures.
    pub points: Vec<Point>,
    /// The same as a table: the names of the columns, and then its rows.
    pub rows: Vec<Vec<String>>,
}

/// A figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    /// How many.
    pub value: Number,
    /// How that is to be read.
    pub qualifier: Qualifier,
    /// The first and the last day for which it may be meant.
    pub days: (Option<Day>, Option<Day>),
    /// Whose it is.
    pub voice: usize,
    /// `≠` where it contradicts another, `≈` where it may.
    pub sign: Option<&'static str>,
    /// All that is said of it.
    pub said: String,
}
