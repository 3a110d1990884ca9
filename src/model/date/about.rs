//! By how much a mark of estimation widens a date (ISO 8601-2, 8), and the arithmetic of units.

use super::day::{Day, days_in_month};
use super::meaning::Point;
use super::moment::{DAY, MINUTE, SECOND};
use super::span::{self, EVER, NEVER};
use edtf_core::{Date as Single, Qualifier, YearKind};

/// A stretch of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// So many months.
    Months(i64),
    /// So many nanoseconds: a day, a minute, a second.
    Nanos(i128),
}

/// An instant some time later; what lies without end stays there.
pub(super) fn plus(instant: i128, by: i128) -> i128 {
    if matches!(instant, EVER | NEVER) { instant } else { instant.saturating_add(by) }
}

/// An instant a unit later or sooner. Months keep the day, or the last one of a month.
pub(super) fn moved(instant: i128, unit: Unit, later: bool) -> i128 {
    let sign = if later { 1 } else { -1 };
    match unit {
        _ if matches!(instant, EVER | NEVER) => instant,
        Unit::Nanos(nanos) => plus(instant, nanos * sign),
        Unit::Months(months) => {
            let day = day_of(instant);
            let is_last = day.day == days_in_month(day.year, day.month);
            let month = Day::of_months(day.months() + if later { months } else { -months });
            let last = days_in_month(month.year, month.month);
            let of = if is_last && later { last } else { day.day.min(last) };
            start_of(Day { day: of, ..month }) + instant.rem_euclid(DAY)
        }
    }
}

/// By what a mark of estimation widens a point.
pub(super) fn point_unit(point: &Point) -> Option<Unit> {
    match point {
        Point::Date(date) => marked_unit(date),
        Point::Time(moment) if moment.qualifier.approximate => {
            Some(Unit::Nanos(if moment.second.is_some() { SECOND } else { MINUTE }))
        }
        Point::Time(_) => None,
    }
}

/// By what a mark of estimation widens a date: by the coarsest part that is marked, or by its own unit where all are.
pub(super) fn marked_unit(date: &Single) -> Option<Unit> {
    let is_marked = |mark: Qualifier| mark.approximate;
    let year = is_marked(date.year.qualifier);
    let month = date.month.map(|month| is_marked(month.qualifier));
    let day = date.day.map(|day| is_marked(day.qualifier));
    match (year, month, day) {
        (true, None | Some(true), None | Some(true)) => Some(whole_unit(date)),
        (true, ..) => Some(whole_unit(&Single { month: None, day: None, ..*date })),
        (false, Some(true), _) => Some(whole_unit(&Single { day: None, ..*date })),
        (false, _, Some(true)) => Some(Unit::Nanos(DAY)),
        _ => None,
    }
}

/// Whether a date is a decade, a century or a millennium: of its year the last digits are left open, and no others.
pub(super) fn is_decade(date: &Single) -> bool {
    let YearKind::Standard { digits, .. } = date.year.kind else { return false };
    let known = digits.iter().take_while(|digit| digit.is_some()).count();
    let is_open = digits.iter().skip(known).all(Option::is_none);
    date.month.is_none() && date.year.significant_digits.is_none() && (1..4).contains(&known) && is_open
}

/// The unit of the calendar that a date is, whichever of them: a day, a month, a quarter, a year, a decade. None where it is a
/// season, whose ends are not said, or may be of any length. Before the year 1 decades have no such count.
pub(super) fn calendar_unit(date: &Single) -> Option<Unit> {
    if date.day.is_some() {
        return Some(Unit::Nanos(DAY));
    }
    match date.month.map(edtf_core::DateField::value) {
        Some(Some(21..=32)) => None,
        Some(Some(33..=36)) => Some(Unit::Months(3)),
        Some(Some(37..=39)) => Some(Unit::Months(4)),
        Some(Some(40..=41)) => Some(Unit::Months(6)),
        Some(_) => Some(Unit::Months(1)),
        None => match date.year.kind {
            YearKind::Standard { digits: [.., None], negative } if negative || !is_decade(date) => None,
            YearKind::Standard { digits: [.., None], .. } => Some(whole_unit(date)),
            _ => Some(Unit::Months(12)),
        },
    }
}

/// The unit in which a date is written: a day, a month, a season, a year, a decade.
pub(super) fn whole_unit(date: &Single) -> Unit {
    let is_known = |field: edtf_core::DateField| field.digits != [None, None];
    if date.day.is_some_and(is_known) {
        return Unit::Nanos(DAY);
    }
    match date.month.filter(|month| is_known(*month)).map(edtf_core::DateField::value) {
        Some(Some(37..=39)) => return Unit::Months(4),
        Some(Some(40..=41)) => return Unit::Months(6),
        Some(Some(21..)) => return Unit::Months(3),
        Some(_) => return Unit::Months(1),
        None => {}
    }
    let unknown = match date.year.kind {
        YearKind::Standard { digits, .. } => {
            let written = match date.year.significant_digits {
                Some(known) => 4_u32.saturating_sub(known),
                None => 0,
            };
            let masked = digits.iter().position(Option::is_none).map_or(0, |at| 4 - u32::try_from(at).unwrap_or(0));
            written.max(masked)
        }
        YearKind::Big { .. } | YearKind::Exponential { .. } => {
            let days = span::of_date(date);
            let years = days.latest.day().zip(days.earliest.day()).map_or(0, |(last, first)| last.year - first.year);
            years.unsigned_abs().checked_ilog10().map_or(0, |log| log + 1)
        }
    };
    Unit::Months(12 * 10_i64.pow(unknown.min(11)))
}

/// The start of a unit so many units behind that which starts at `first`, or before it. Months start on their first day,
/// and none lies further off than years can.
pub(super) fn nth_start(first: i128, unit: Unit, number: i64) -> i128 {
    match unit {
        Unit::Nanos(nanos) => first.saturating_add(nanos.saturating_mul(i128::from(number))),
        Unit::Months(months) => {
            const FAR: i64 = 24 * *span::YEARS.end();
            let month = day_of(first).months().saturating_add(months.saturating_mul(number));
            start_of(Day::of_months(month.clamp(-FAR, FAR)))
        }
    }
}

/// The day of an instant.
fn day_of(instant: i128) -> Day {
    Day::from_days(i64::try_from(instant.div_euclid(DAY)).unwrap_or_default())
}

/// The first instant of a day.
fn start_of(day: Day) -> i128 {
    i128::from(day.to_days()) * DAY
}
