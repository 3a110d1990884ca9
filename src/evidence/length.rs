//! How long something took, in words.
//!
//! Owns the units. A length is told as exactly as it is known, and what is rounded is said to be a least or a most: to the
//! minute between times of day, in days up to some months, in whole calendar months and years beyond.

use crate::model::Length;

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// So many hours are told in hours, between times of day.
const HOURS: i64 = 72;
/// So many days are told in days; to the day, between days, so many.
const DAYS: i64 = 100;
const EXACT_DAYS: i64 = 365;
/// Between dates, so many days are told in days.
const LAG_DAYS: i64 = 60;
/// From so many months on, years are told; odd months up to so many years.
const MONTHS: i64 = 24;
const YEARS: i64 = 10;

/// "48 hours", "47 h 58 min", "61 to 92 days", "at least 9 months". Of a length that may be less than nothing, what is
/// beyond nothing.
pub fn words(length: &Length) -> String {
    let (least, most) = (length.least().unwrap_or(0).max(0), length.most());
    let spread = most.map_or(i64::MAX, |most| most.saturating_sub(least));
    if let Some(most) = most
        && spread <= 2 * MINUTE
        && most < EXACT_DAYS * DAY
    {
        return exactly(most);
    }
    let (days, most_days) = length.days();
    let (days, most_days) = (days.unwrap_or(0).max(0), most_days.unwrap_or(i64::MAX));
    if least < 2 * DAY && least % DAY != 0 {
        let hours = least / HOUR;
        let most = most.map_or(i64::MAX, |most| -(-most).div_euclid(HOUR));
        return if most > 4 * 24 { least_of(&count(hours, "hour")) } else { between(hours, most, "hour") };
    }
    let is_to_the_day = spread <= 2 * DAY && days <= EXACT_DAYS;
    if days > DAYS && !is_to_the_day {
        return months(length);
    }
    let is_near = most_days.saturating_sub(days) <= 62 || most_days / 2 <= days;
    if is_near && most_days < i64::MAX { between(days, most_days, "day") } else { least_of(&count(days, "day")) }
}

/// The same in few columns, with `+` where it may be more: "48h", "47h58min", "61d+", "9mo+", "4y7mo".
pub fn short(length: &Length) -> String {
    let words = words(length);
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
    let (Some(least), Some(upmost)) = (length.least(), length.most()) else { return least_of(&floor(length)) };
    if upmost - least <= 2 * MINUTE {
        return if upmost % DAY == 0 || upmost > HOURS * HOUR { floor(length) } else { exactly(upmost) };
    }
    let unit = |least: i64, most: i64, unit: &str| match least {
        0 => format!("within {}", count(most, unit)),
        _ => between(least, most, unit),
    };
    let ((days, most_days), (months, most_months)) = (both(length.days()), both(length.months()));
    match (most_days, most_months) {
        (..=LAG_DAYS, _) => unit(days, most_days, "day"),
        (_, ..MONTHS) => unit(months, most_months, "month"),
        _ => unit(months / 12, (most_months + 11) / 12, "year"),
    }
}

/// The most that it may be, rounded up.
pub fn most(length: &Length) -> String {
    match (both(length.days()).1, both(length.months()).1) {
        (days @ ..=LAG_DAYS, _) => count(days, "day"),
        (_, months @ ..MONTHS) => of_months(months),
        (_, months) => count((months + 11) / 12, "year"),
    }
}

/// The least that it may be, rounded down.
fn floor(length: &Length) -> String {
    let days = both(length.days()).0;
    if days <= LAG_DAYS { count(days, "day") } else { of_months(both(length.months()).0) }
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
    if least == most { count(least, unit) } else { format!("{least} to {}", count(most, unit)) }
}

fn exactly(seconds: i64) -> String {
    let (hours, minutes) = (seconds / HOUR, seconds % HOUR / MINUTE);
    let days = hours / 24;
    match (hours, minutes) {
        (0, minutes) => count(minutes, "minute"),
        (HOURS.., _) if hours % 24 == 0 => count(days, "day"),
        (HOURS.., _) => format!("{} {}", count(days, "day"), count(hours % 24, "hour")),
        (hours, 0) => count(hours, "hour"),
        (hours, minutes) => format!("{hours} h {minutes} min"),
    }
}

/// Months as they are told: years from two on.
fn of_months(months: i64) -> String {
    match (months / 12, months % 12) {
        (1, 0) => count(1, "year"),
        _ if months < MONTHS => count(months, "month"),
        (years, odd) if odd == 0 || years >= YEARS => count(years, "year"),
        (years, odd) => format!("{} {}", count(years, "year"), count(odd, "month")),
    }
}

/// A number of units: "1 day", "2 days".
fn count(n: i64, unit: &str) -> String {
    format!("{n} {unit}{}", if n == 1 { "" } else { "s" })
}
