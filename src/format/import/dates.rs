//! Dates of a column of a foreign file, as EDTF.
//!
//! Owns the rule that day and month are told apart for a column, never for a row: what a row says for one of the two is
//! collected ([`Seen`]), and decides for all. What cannot be read is never guessed; its words are kept.

mod numbers;

use super::draft::{At, Said};
use crate::model::{Date, DateError, Day};
use std::borrow::Cow;

pub(super) use numbers::{instant, is_offset};

/// In which order day, month and year stand in numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateOrder {
    /// 27/03/2022
    Dmy,
    /// 03/27/2022
    Mdy,
    /// 2022/03/27
    Ymd,
}

impl DateOrder {
    /// By its name.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "dmy" => Some(Self::Dmy),
            "mdy" => Some(Self::Mdy),
            "ymd" => Some(Self::Ymd),
            _ => None,
        }
    }
}

/// How dates of a column are read.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct HowDates<'h> {
    /// What is known of the order of day and month.
    pub order: Option<DateOrder>,
    /// The offset of times that have none, as it is written behind them.
    pub offset: Option<&'h str>,
}

/// What a value says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum DateValue<'v> {
    /// Nothing.
    Empty,
    /// A date, in EDTF.
    Date(Said<'v>),
    /// One of two, as long as the order of day and month is not known.
    Open,
    /// Nothing that could be read, and why.
    Unread(String),
}

/// What the values of a column say of the order of day and month: of each the first place that says it, and its words.
#[derive(Debug, Default)]
pub(super) struct Seen {
    day_first: Option<(At, String)>,
    month_first: Option<(At, String)>,
    open: Option<(At, String)>,
    /// Whether any of them leaves the order to be known.
    pub is_needed: bool,
}

/// What is decided for a column, and by which row; nothing where no value needs it.
pub(super) type Decision = Option<(DateOrder, At, String)>;

/// Why nothing can be decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Undecided {
    /// One row says this, another that.
    Both([(At, String); 2]),
    /// None says anything; the first of them, and its two readings.
    Neither(At, String, [String; 2]),
}

/// The first of two places.
fn first(a: Option<(At, String)>, b: Option<(At, String)>) -> Option<(At, String)> {
    match (a, b) {
        (Some(a), Some(b)) => Some(if b.0 < a.0 { b } else { a }),
        (a, b) => a.or(b),
    }
}

impl Seen {
    /// Adds what others say.
    pub(super) fn append(&mut self, other: Self) {
        self.day_first = first(self.day_first.take(), other.day_first);
        self.month_first = first(self.month_first.take(), other.month_first);
        self.open = first(self.open.take(), other.open);
        self.is_needed |= other.is_needed;
    }

    fn note(slot: &mut Option<(At, String)>, at: At, value: &str) {
        if slot.as_ref().is_none_or(|(known, _)| at < *known) {
            *slot = Some((at, value.to_owned()));
        }
    }

    /// What is decided by all of them together.
    ///
    /// # Errors
    /// Where they contradict each other, or leave it open.
    pub(super) fn decided(&self) -> Result<Decision, Undecided> {
        match (&self.day_first, &self.month_first, &self.open) {
            (Some(day), Some(month), _) => Err(Undecided::Both([day.clone(), month.clone()])),
            (Some((at, value)), None, _) => Ok(Some((DateOrder::Dmy, *at, value.clone()))),
            (None, Some((at, value)), _) => Ok(Some((DateOrder::Mdy, *at, value.clone()))),
            (None, None, Some((at, value))) => {
                let by =
                    |order| match read(value, HowDates { order: Some(order), offset: None }, *at, &mut Self::default())
                    {
                        DateValue::Date(date) => date.into_owned(),
                        _ => String::new(),
                    };
                Err(Undecided::Neither(*at, value.clone(), [by(DateOrder::Dmy), by(DateOrder::Mdy)]))
            }
            (None, None, None) => Ok(None),
        }
    }
}

/// Reads a value, and notes down what it says of the order of its column.
pub(super) fn read<'v>(value: &'v str, how: HowDates<'_>, at: At, seen: &mut Seen) -> DateValue<'v> {
    let value = value.trim();
    if value.is_empty() {
        return DateValue::Empty;
    }
    if let Some(iso) = numbers::iso(value, how.offset) {
        return DateValue::Date(iso);
    }
    let is_number = value.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    if let Some(date) = is_number.then(|| numbers::counted(value)).flatten() {
        return DateValue::Date(Cow::Owned(date));
    }
    if let Some((start, end)) = [" - ", " \u{2013} "].iter().find_map(|mark| value.split_once(mark)) {
        let ends = [start, end].map(|end| read(end, how, at, seen));
        return match ends {
            [DateValue::Date(start), DateValue::Date(end)] => checked(&format!("{start}/{end}"), value),
            [DateValue::Open, _] | [_, DateValue::Open] => DateValue::Open,
            _ => by_habit(value),
        };
    }
    if let Some((sign, rest)) = value.split_at_checked(1).filter(|(sign, _)| ["<", ">"].contains(sign)) {
        return match read(rest, how, at, seen) {
            DateValue::Date(date) => bounded(sign == "<", &date).unwrap_or_else(|| by_habit(value)),
            other => other.into_owned(),
        };
    }
    numbered(value, how, at, seen).unwrap_or_else(|| by_habit(value))
}

/// Three numbers: day, month and year; none where it is no such thing.
fn numbered<'v>(value: &'v str, how: HowDates<'_>, at: At, seen: &mut Seen) -> Option<DateValue<'v>> {
    let triple = numbers::Triple::of(value)?;
    if triple.year_first {
        return Some(DateValue::Date(Cow::Owned(triple.written(DateOrder::Ymd, how.offset)?)));
    }
    let [by_day, by_month] = [DateOrder::Dmy, DateOrder::Mdy].map(|order| triple.written(order, how.offset));
    match (&by_day, &by_month) {
        (None, None) => return None,
        (Some(_), None) => Seen::note(&mut seen.day_first, at, value),
        (None, Some(_)) => Seen::note(&mut seen.month_first, at, value),
        (Some(a), Some(b)) if a == b => return Some(DateValue::Date(Cow::Owned(a.clone()))),
        (Some(_), Some(_)) => Seen::note(&mut seen.open, at, value),
    }
    seen.is_needed = true;
    let (read, other) = match how.order {
        None => return Some(DateValue::Open),
        Some(DateOrder::Mdy) => (by_month, "the day stands where the month does in its column"),
        Some(DateOrder::Dmy) => (by_day, "the month stands where the day does in its column"),
        Some(DateOrder::Ymd) => (None, "the year does not stand first"),
    };
    Some(read.map_or_else(|| DateValue::Unread(other.to_owned()), |date| DateValue::Date(Cow::Owned(date))))
}

/// What is written in EDTF already, or in words that mean one date alone.
fn by_habit(value: &str) -> DateValue<'_> {
    match Date::parse(value) {
        Ok(_) => DateValue::Date(Cow::Borrowed(value)),
        Err(DateError { readings, .. }) if readings.len() == 1 => {
            readings.into_iter().next().map_or(DateValue::Empty, |date| DateValue::Date(Cow::Owned(date)))
        }
        Err(DateError { readings, .. }) if readings.len() > 1 => {
            DateValue::Unread(format!("it may be {}", readings.join(" or ")))
        }
        Err(error) => DateValue::Unread(error.message),
    }
}

/// What lies before a date, or behind it.
fn bounded<'v>(is_before: bool, date: &str) -> Option<DateValue<'v>> {
    let scanned = Date::scan(date)?;
    let instant = if is_before { scanned.first } else { scanned.last };
    let day = Day::of_instant(instant).to_days();
    let set =
        if is_before { format!("[..{}]", Day::from_days(day - 1)) } else { format!("[{}..]", Day::from_days(day + 1)) };
    Date::scan(&set).map(|_| DateValue::Date(Cow::Owned(set)))
}

/// A date made of several, where it is one.
fn checked<'v>(date: &str, value: &'v str) -> DateValue<'v> {
    match Date::parse(date) {
        Ok(_) => DateValue::Date(Cow::Owned(date.to_owned())),
        Err(_) => by_habit(value),
    }
}

impl DateValue<'_> {
    fn into_owned<'o>(self) -> DateValue<'o> {
        match self {
            Self::Date(date) => DateValue::Date(Cow::Owned(date.into_owned())),
            Self::Empty => DateValue::Empty,
            Self::Open => DateValue::Open,
            Self::Unread(why) => DateValue::Unread(why),
        }
    }
}

#[cfg(test)]
mod tests;
