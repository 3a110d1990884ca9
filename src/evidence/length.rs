//! How long something took, in words.
//!
//! Owns the units. A length is told as exactly as it is known, and what is rounded is said to be a least or a most: to the
//! minute between times of day, in days up to some months, in whole calendar months and years beyond.

use crate::model::Length;
use crate::model::number::{counted, grouped};

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// So many hours are told in hours, between times of day.
const HOURS: i64 = 72;
/// So many days are told in days; to the day, between days, so many.
const DAYS: i64 = 100;
const EXACT_DAYS: i64 = 731;
/// Between dates that are not so exact, so many days are told in days; up to [`DAYS`] where it is known to less than a month.
const LAG_DAYS: i64 = 60;
const MONTH_DAYS: i64 = 28;
/// From so many months on, years are told; odd months up to so many years.
const MONTHS: i64 = 24;
const YEARS: i64 = 10;

/// "48 hours", "47 h 58 min", "61 to 92 days", "at least 9 months". Of a length that may be less than nothing, what is
/// beyond nothing.
pub fn words(length: &Length) -> String {
    let (least, most) = (length.least().unwrap_or(0).max(0), length.most());
    let spread = most.map_or(i64::MAX, |most| most.saturating_sub(least));
    if let Some(most) = most
        && length.is_exact()
        && most < EXACT_DAYS * DAY
    {
        return exactly(if spread <= 1 { least } else { most });
    }
    let (days, most_days) = length.days();
    let (days, most_days) = (days.unwrap_or(0).max(0), most_days.unwrap_or(i64::MAX));
    if least < 2 * DAY && least % DAY != 0 {
        // What is written to the second, or to the minute, is as long as that.
        let hours = (least + MINUTE) / HOUR;
        let most = most.map_or(i64::MAX, |most| -(MINUTE - most).div_euclid(HOUR));
        return if most > 4 * 24 { least_of(&counted(hours, "hour")) } else { between(hours, most, "hour") };
    }
    let is_to_the_day = spread <= 2 * DAY && days <= EXACT_DAYS;
    if days > DAYS && !is_to_the_day {
        return months(length);
    }
    let is_near = most_days.saturating_sub(days) <= 62 || most_days / 2 <= days;
    if is_near && most_days < i64::MAX { between(days, most_days, "day") } else { least_of(&counted(days, "day")) }
}

/// The same in few columns, no more exactly than one sees at a glance: from some months on in whole months and years, and
/// with `+` where it is or may be more: "48h", "47h58min", "61d+", "9mo+", "13mo+", "4y7mo".
pub fn short(length: &Length) -> String {
    let words = if both(length.days()).0 > DAYS { months(length) } else { words(length) };
    let exact = words.strip_prefix("at least ");
    let (mut short, mut may_be_more, mut number) = (String::new(), exact.is_some(), "");
    for word in exact.unwrap_or(&words).split(' ') {
        let unit = match word.trim_end_matches('s') {
            "year" => "y",
            "month" => "mo",
            "day" => "d",
            "hour" | "h" => "h",
            "minute" | "min" => "min",
            "to" => {
                may_be_more = true;
                continue;
            }
            _ => {
                // Of two numbers the first is the least.
                number = if may_be_more && exact.is_none() { number } else { word };
                continue;
            }
        };
        short.extend([number, unit]);
    }
    if may_be_more { short + "+" } else { short }
}

/// The same of a time between dates, which are counted as the calendar does, once it is known to be more than nothing: "30
/// minutes", "3 days", "9 months", "8 to 10 months", "within 3 months".
pub fn between_dates(length: &Length) -> String {
    let (Some(_), Some(upmost)) = (length.least(), length.most()) else { return least_of(&floor(length)) };
    if length.is_exact() {
        return if upmost % DAY == 0 || upmost > HOURS * HOUR { floor(length) } else { exactly(upmost) };
    }
    let unit = |least: i64, most: i64, unit: &str| match least {
        0 => format!("within {}", counted(most, unit)),
        _ => between(least, most, unit),
    };
    let ((days, most_days), (months, most_months)) = (both(length.days()), both(length.months()));
    let is_near = most_days <= DAYS && most_days.saturating_sub(days) < MONTH_DAYS;
    match (most_days, most_months) {
        _ if is_near => unit(days, most_days, "day"),
        (..=LAG_DAYS, _) => unit(days, most_days, "day"),
        (_, ..MONTHS) => unit(months, most_months, "month"),
        // Less than a year is not told as none.
        _ if (1..12).contains(&months) => unit(months, most_months, "month"),
        _ => unit(months / 12, (most_months + 11) / 12, "year"),
    }
}

/// The most that it may be, rounded up.
pub fn most(length: &Length) -> String {
    match (both(length.days()).1, both(length.months()).1) {
        (days @ ..=LAG_DAYS, _) => counted(days, "day"),
        (_, months @ ..MONTHS) => of_months(months),
        (_, months) => counted((months + 11) / 12, "year"),
    }
}

/// The least that it may be, rounded down.
fn floor(length: &Length) -> String {
    let days = both(length.days()).0;
    let seconds = length.least().unwrap_or(0);
    if (MINUTE..DAY).contains(&seconds) && days == 0 {
        return if seconds < HOUR { counted(seconds / MINUTE, "minute") } else { counted(seconds / HOUR, "hour") };
    }
    if days <= DAYS { counted(days, "day") } else { of_months(both(length.months()).0) }
}

fn both((least, most): (Option<i64>, Option<i64>)) -> (i64, i64) {
    (least.unwrap_or(0).max(0), most.unwrap_or(i64::MAX - 11))
}

fn months(length: &Length) -> String {
    let (least, most) = length.months();
    let least = least.unwrap_or(0).max(0);
    if most == Some(least) { of_months(least) } else { least_of(&of_months(least)) }
}

fn least_of(length: &str) -> String {
    format!("at least {length}")
}

fn between(least: i64, most: i64, unit: &str) -> String {
    if least == most { counted(least, unit) } else { format!("{} to {}", grouped(least), counted(most, unit)) }
}

fn exactly(seconds: i64) -> String {
    let (hours, minutes) = (seconds / HOUR, seconds % HOUR / MINUTE);
    let days = hours / 24;
    match (hours, minutes) {
        (0, 0) => "less than a minute".to_owned(),
        (0, minutes) => counted(minutes, "minute"),
        (HOURS.., _) if hours % 24 == 0 => counted(days, "day"),
        (HOURS.., _) => format!("{} {}", counted(days, "day"), counted(hours % 24, "hour")),
        (hours, 0) => counted(hours, "hour"),
        (hours, minutes) => format!("{hours} h {minutes} min"),
    }
}

/// Months as they are told: years from two on.
fn of_months(months: i64) -> String {
    match (months / 12, months % 12) {
        (1, 0) => counted(1, "year"),
        _ if months < MONTHS => counted(months, "month"),
        (years, odd) if odd == 0 || years >= YEARS => counted(years, "year"),
        (years, odd) => format!("{} {}", counted(years, "year"), counted(odd, "month")),
    }
}
