//! Time across the screen: instants to columns and back.
//!
//! Owns the one arithmetic by which strip, lanes and charts place anything in time, and the windows one looks through:
//! fitted, zoomed, panned. All of it is in whole seconds and 128 bits, so that nothing drifts and nothing overflows,
//! from one second to the 580 thousand million years a date may span. Refuses to know calendars (see [`super::ticks`])
//! and what stands at an instant.
//!
//! A column owns its beginning and not its end. Where a window has fewer seconds than columns, a second takes several
//! columns, and the one in which it begins is its column.

use crate::model::{Flags, Precision, Row};

/// A stretch of time that is looked at: whole seconds since 1970 UTC, the first one in it, the last one not. Never empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    from: i64,
    to: i64,
}

/// Where an instant lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// Before the window.
    Before,
    /// In a column of it, counted from 0.
    At(u16),
    /// After the window.
    After,
}

/// A direction of zooming.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Zoom {
    /// Half as much time, twice as close.
    In,
    /// Twice as much time.
    Out,
}

impl Window {
    /// No window begins before it, in seconds since 1970: beyond every date that can be put in order.
    pub const EARLIEST: i64 = -9_200_000_000_000_000_000;
    /// No window ends after it.
    pub const LATEST: i64 = 9_200_000_000_000_000_000;
    /// Zooming stops at as many seconds: one minute.
    pub const CLOSEST: i64 = 60;

    /// The window from one instant to another, `to` itself left out; at least a second, and within
    /// [`Window::EARLIEST`] and [`Window::LATEST`].
    pub fn new(from: i64, to: i64) -> Self {
        let from = from.clamp(Self::EARLIEST, Self::LATEST - 1);
        Self { from, to: to.clamp(from + 1, Self::LATEST) }
    }

    /// Its first second.
    pub fn from(self) -> i64 {
        self.from
    }

    /// The second behind its last one.
    pub fn to(self) -> i64 {
        self.to
    }

    /// How many seconds it has: from 1 on.
    pub fn seconds(self) -> i128 {
        i128::from(self.to) - i128::from(self.from)
    }

    /// Whether an instant lies in it.
    pub fn contains(self, instant: i64) -> bool {
        (self.from..self.to).contains(&instant)
    }

    /// The second in its middle.
    pub fn middle(self) -> i64 {
        narrow(i128::from(self.from) + self.seconds() / 2)
    }

    /// Twice or half as long; `around` stays in its place on the screen, or the middle where `around` is not in the
    /// window. Stops at [`Window::CLOSEST`] and at the ends of time.
    #[must_use]
    pub fn zoomed(self, zoom: Zoom, around: i64) -> Self {
        let seconds = match zoom {
            Zoom::In => (self.seconds() / 2).max(i128::from(Self::CLOSEST).min(self.seconds())),
            Zoom::Out => self.seconds() * 2,
        };
        let around = if self.contains(around) { around } else { self.middle() };
        let before = (i128::from(around) - i128::from(self.from)) * seconds / self.seconds();
        Self::lasting(i128::from(around) - before, seconds)
    }

    /// As long, `columns` of `width` later (earlier where negative); never beyond the ends of time.
    #[must_use]
    pub fn panned(self, columns: i32, width: u16) -> Self {
        let shift = i128::from(columns) * self.seconds() / i128::from(width.max(1));
        // However close one looks, a key moves something.
        let shift = if shift == 0 { i128::from(columns.signum()) } else { shift };
        Self::lasting(i128::from(self.from) + shift, self.seconds())
    }

    /// As long, and moved no further than it takes to have `instant` in it, an eighth of the window from its edge.
    #[must_use]
    pub fn showing(self, instant: i64) -> Self {
        let (margin, at) = (self.seconds() / 8, i128::from(instant));
        let low = (at + margin + 1 - self.seconds()).min(at);
        let high = (at - margin).max(low);
        Self::lasting(i128::from(self.from).clamp(low, high), self.seconds())
    }

    /// The window of so many seconds that begins at `from`, moved to where there is time.
    fn lasting(from: i128, seconds: i128) -> Self {
        let (earliest, latest) = (i128::from(Self::EARLIEST), i128::from(Self::LATEST));
        let seconds = seconds.clamp(1, latest - earliest);
        let from = from.clamp(earliest, latest - seconds);
        Self::new(narrow(from), narrow(from + seconds))
    }
}

/// Into 64 bits: what the ends of time allow fits.
fn narrow(instant: i128) -> i64 {
    i64::try_from(instant).unwrap_or(if instant < 0 { Window::EARLIEST } else { Window::LATEST })
}

/// The time that events take up: an accumulator of rows, and the window that fits them all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Reach {
    /// The first and the last second that is known of any.
    known: Option<(i64, i64)>,
    /// The most seconds within which a single event lies somewhere.
    vaguest: i128,
    /// Whether of any a time of day is known.
    timed: bool,
}

const DAY: i64 = 86_400;

impl Reach {
    /// Takes an event in. What is open or not known of it adds nothing.
    pub fn add(&mut self, row: &Row) {
        let starts = row.earliest();
        let ends = (row.last < Row::UNKNOWN_END).then_some(row.last);
        let (Some(first), Some(last)) = (starts.or(ends), ends.or(starts)) else { return };
        let is_timed = row.precision == Precision::Second
            || starts.is_some_and(|start| start.rem_euclid(DAY) > 0)
            || ends.is_some_and(|end| end.rem_euclid(DAY) < DAY - 1);
        self.timed |= is_timed;
        let (low, high) = self.known.unwrap_or((first, last));
        self.known = Some((low.min(first), high.max(last)));
        if !row.flags.has(Flags::EXTENDED) {
            self.vaguest = self.vaguest.max(i128::from(last) - i128::from(first) + 1);
        }
    }

    /// Whether a time of day is known of any of them: else nothing finer than a day is told of the time they take up.
    pub fn is_timed(&self) -> bool {
        self.timed
    }

    /// The window that shows them all: from the first second to the last; or, where one of them may lie anywhere in
    /// that time, as much again on either side, so that its edges are seen. None where nothing is known.
    pub fn window(&self) -> Option<Window> {
        let (mut first, mut last) = self.known?;
        let mut vaguest = self.vaguest;
        if !self.timed {
            // Of whole days the first and the last are shown whole, also where no more is known of one than an end.
            (first, last) = (first - first.rem_euclid(DAY), last - last.rem_euclid(DAY) + DAY - 1);
            vaguest = vaguest.max(DAY.into());
        }
        let seconds = i128::from(last) - i128::from(first) + 1;
        let wanted = if seconds == vaguest { seconds * 3 } else { seconds }.max(i128::from(Window::CLOSEST));
        Some(Window::lasting(i128::from(first) - (wanted - seconds) / 2, wanted))
    }
}

impl<'a> Extend<&'a Row> for Reach {
    fn extend<I: IntoIterator<Item = &'a Row>>(&mut self, rows: I) {
        rows.into_iter().for_each(|row| self.add(row));
    }
}

/// A window laid over columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scale {
    window: Window,
    width: u16,
}

impl Scale {
    /// A window laid over `width` columns; at least one.
    pub fn new(window: Window, width: u16) -> Self {
        Self { window, width: width.max(1) }
    }

    /// What it shows.
    pub fn window(self) -> Window {
        self.window
    }

    /// How many columns it has: from 1 on.
    pub fn width(self) -> u16 {
        self.width
    }

    /// The column in which an instant lies.
    pub fn column(self, instant: i64) -> Column {
        match instant {
            _ if instant < self.window.from => Column::Before,
            _ if instant >= self.window.to => Column::After,
            _ => Column::At(self.floor(i128::from(instant) - i128::from(self.window.from))),
        }
    }

    /// The first and the last column that the seconds from `first` to `last` take, both among them; none where they lie
    /// outside the window. A second shorter than a column takes the one in which it begins. Takes [`Row`]'s constants for
    /// what they say.
    pub fn columns(self, first: i64, last: i64) -> Option<(u16, u16)> {
        let (first, last) = (first.max(self.window.from), last.min(self.window.to - 1));
        if first > last {
            return None;
        }
        let since = |instant: i64| i128::from(instant) - i128::from(self.window.from);
        let (left, right) = (self.floor(since(first)), self.floor(since(last)));
        if self.seconds_fit() {
            return Some((left, right));
        }
        // The last column that begins before the last second is over.
        let over = (since(last) + 1) * i128::from(self.width) - 1;
        Some((left, to_column(over / self.window.seconds()).max(right)))
    }

    /// The first second that begins in a column; where seconds are longer than columns, the one that covers its beginning.
    /// For the width itself, and beyond, the end of the window.
    pub fn instant(self, column: u16) -> i64 {
        if self.seconds_fit() { self.edge(column) } else { self.at(column, 0) }
    }

    /// Whether no second is longer than a column.
    fn seconds_fit(self) -> bool {
        self.window.seconds() >= i128::from(self.width)
    }

    /// The first instant whose column is this one or a later one; for the width itself, the end of the window. The events
    /// that start in a column are those from its edge to the next one's.
    pub fn edge(self, column: u16) -> i64 {
        self.at(column, i128::from(self.width) - 1)
    }

    fn at(self, column: u16, round: i128) -> i64 {
        let column = i128::from(column.min(self.width));
        let since = (column * self.window.seconds() + round) / i128::from(self.width);
        narrow(i128::from(self.window.from) + since)
    }

    fn floor(self, since: i128) -> u16 {
        to_column(since * i128::from(self.width) / self.window.seconds())
    }
}

fn to_column(column: i128) -> u16 {
    u16::try_from(column).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests;
