//! Date questions: an interval that is asked about, and how surely an event lies to it as asked.
//!
//! Owns the three answers of [`Relation`]. An event starts somewhere between two instants and ends somewhere between
//! two others; each relation compares one of those with one side of the interval. Refuses to guess an hour or an offset
//! that was not written:
//!
//! - A side without an offset from UTC (a day, a year, `2022-03-27T10:00:00`) is read on the clock by which the event
//!   was written: what happened on 27 March at 01:30+05:00 happened on 27 March, though it was still the 26th in London.
//! - A side with one (`…Z`, `…+05:00`) is an instant. An event whose date has no offset may then lie 14 hours to
//!   either side, which is how far the clocks of the world are from UTC.

use super::{Answer, Relation};
use crate::model::{Date, DateError, Flags, Precision, Row};
use std::fmt;
use std::ops::Range;

/// How far the clocks of the world are from UTC, either way, in seconds.
const FARTHEST_CLOCK: i64 = 14 * 3600;

/// An interval, from one date to another; either may lie without end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Interval {
    written: String,
    from: Side,
    to: Side,
}

/// One side of an interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Side {
    /// Seconds since 1970: UTC where it has an offset, else on the clock as written.
    at: i64,
    has_offset: bool,
}

impl Side {
    const EVER_BEFORE: Self = Self { at: i64::MIN, has_offset: false };
    const EVER_AFTER: Self = Self { at: i64::MAX, has_offset: false };

    /// The first side of what starts with `date`.
    fn first(date: &Date) -> Self {
        Self { at: endless(date.instants().0), has_offset: date.has_offset() }
    }

    /// The last side of what ends with `date`.
    fn last(date: &Date) -> Self {
        Self { at: endless(date.instants().1), has_offset: date.has_offset() }
    }
}

/// An instant, where one that is not known may be any.
fn endless(instant: i64) -> i64 {
    match instant {
        Row::UNKNOWN_START => i64::MIN,
        Row::UNKNOWN_END => i64::MAX,
        instant => instant,
    }
}

/// Why a text is no interval.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Fault {
    /// Where in the text.
    pub(super) span: Range<usize>,
    pub(super) message: String,
    pub(super) hint: String,
}

impl Fault {
    fn new(span: Range<usize>, message: &str, hint: &str) -> Self {
        Self { span, message: message.to_owned(), hint: hint.to_owned() }
    }

    /// What is wrong with the date at `span`.
    fn of(error: DateError, span: Range<usize>) -> Self {
        let at = (span.start + error.offset).min(span.end);
        let hint = error.hint.unwrap_or_else(|| "write a date as `2022`, `2022-03` or `2022-03-27`".to_owned());
        // Behind the last byte there is nothing to underline.
        let span = if at < span.end { at..span.end } else { span };
        Self { span, message: error.message, hint }
    }
}

impl Interval {
    /// Reads an EDTF value, or two with `..` between them, of which one may be missing.
    pub(super) fn parse(text: &str) -> Result<Self, Fault> {
        let error = match Date::parse(text) {
            Ok(date) => {
                return Ok(Self { written: text.to_owned(), from: Side::first(&date), to: Side::last(&date) });
            }
            Err(error) => error,
        };
        // Within intervals and sets, two dots are EDTF's own.
        match text.split_once("..") {
            Some((from, to)) if !text.contains(['/', '[', '{']) => Self::between(text, from, to),
            _ => Err(Fault::of(error, 0..text.len())),
        }
    }

    fn between(text: &str, from: &str, to: &str) -> Result<Self, Fault> {
        let dots = from.len()..text.len() - to.len();
        if to.starts_with('.') || to.contains("..") {
            return Err(Fault::new(dots.start..text.len(), "a range has two dots, once", "write `2022..2024`"));
        }
        if from.is_empty() && to.is_empty() {
            let hint = "write `2022..`, `..2024` or `2022..2024`";
            return Err(Fault::new(dots, "a range needs a date on one side at least", hint));
        }
        let side = |part: &str, span: Range<usize>| match part {
            "" => Ok(None),
            part => Date::parse(part).map(Some).map_err(|error| Fault::of(error, span)),
        };
        let first = side(from, 0..dots.start)?;
        let last = side(to, dots.end..text.len())?;
        let from = first.as_ref().map_or(Side::EVER_BEFORE, Side::first);
        let to = last.as_ref().map_or(Side::EVER_AFTER, Side::last);
        if from.at > to.at && (from.has_offset == to.has_offset) {
            return Err(Fault::new(0..text.len(), "the range ends before it starts", "put the earlier date first"));
        }
        Ok(Self { written: text.to_owned(), from, to })
    }
}

impl fmt::Display for Interval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.written)
    }
}

/// When an event starts and when it ends, as far as its date tells: earliest and latest, in seconds since 1970 UTC.
#[derive(Debug, Clone, Copy)]
pub(super) struct Extent {
    start: (i64, i64),
    end: (i64, i64),
    clock: Clock,
}

/// The clock by which a date was written.
#[derive(Debug, Clone, Copy)]
enum Clock {
    /// Some clock; what is taken for UTC may be any.
    Unknown,
    /// One that is this many seconds ahead of UTC.
    Ahead(i64),
}

impl Extent {
    pub(super) fn of(date: &Date) -> Self {
        let clock = if date.has_offset() { Clock::Ahead(seconds(date.shift_minutes())) } else { Clock::Unknown };
        Self { start: date.start_instants(), end: date.end_instants(), clock }
    }

    /// What a row tells of it, and whether that is all there is to know; if not, the answers [`Answer::No`] and
    /// [`Answer::Certainly`] hold all the same, for to know more narrows what is possible.
    ///
    /// Where an interval's start ends and its end starts, a row does not tell, nor whether a time of day without a
    /// shift was written with `Z`.
    pub(super) fn of_row(row: &Row) -> (Self, bool) {
        let span = (row.first, row.last);
        let is_time = row.precision == Precision::Second;
        let clock = if is_time && row.shift != 0 { Clock::Ahead(seconds(row.shift)) } else { Clock::Unknown };
        let leaves_open = row.flags.has(Flags::EXTENDED) || is_time && row.shift == 0;
        (Self { start: span, end: span, clock }, !leaves_open)
    }

    /// How surely it lies to `interval` as `relation` says.
    pub(super) fn answer(&self, relation: Relation, interval: &Interval) -> Answer {
        let (from, to) = (interval.from, interval.to);
        let start = |side: Side| self.on_the_clock_of(side, self.start);
        let end = |side: Side| self.on_the_clock_of(side, self.end);
        let (possible, certain) = match relation {
            Relation::During => {
                let ((s1, s2), (e1, e2)) = (start(to), end(from));
                (s1 <= to.at && e2 >= from.at, s2 <= to.at && e1 >= from.at)
            }
            Relation::After => {
                let (s1, s2) = start(to);
                (s2 > to.at, s1 > to.at)
            }
            Relation::Before => {
                let (e1, e2) = end(from);
                (e1 < from.at, e2 < from.at)
            }
            Relation::Since => {
                let (s1, s2) = start(from);
                (s2 >= from.at, s1 >= from.at)
            }
            Relation::Until => {
                let (e1, e2) = end(to);
                (e1 <= to.at, e2 <= to.at)
            }
        };
        Answer::of(possible, certain)
    }

    /// The earliest and the latest of two instants, in the terms in which a side is written.
    fn on_the_clock_of(&self, side: Side, (earliest, latest): (i64, i64)) -> (i64, i64) {
        let (earlier, later) = match (self.clock, side.has_offset) {
            (Clock::Ahead(ahead), false) => (ahead, ahead),
            (Clock::Unknown, true) => (-FARTHEST_CLOCK, FARTHEST_CLOCK),
            (Clock::Ahead(_), true) | (Clock::Unknown, false) => (0, 0),
        };
        (moved(endless(earliest), earlier), moved(endless(latest), later))
    }
}

fn seconds(minutes: i16) -> i64 {
    i64::from(minutes) * 60
}

/// An instant some seconds later; what lies without end stays there.
fn moved(instant: i64, by: i64) -> i64 {
    if matches!(instant, i64::MIN | i64::MAX) { instant } else { instant.saturating_add(by) }
}
