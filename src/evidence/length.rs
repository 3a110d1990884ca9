//! How long something took, in words.
//!
//! Owns the units. A length is told as exactly as it is known, and what is rounded is said to be a least or a most: to the
//! minute between times of day, in days up to some months, in whole calendar months and years beyond.

use crate::model::{Lang, Length, Noun, Phrase};

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
pub fn words(length: &Length, lang: Lang) -> String {
    let (least, most) = (length.least().unwrap_or(0).max(0), length.most());
    let spread = most.map_or(i64::MAX, |most| most.saturating_sub(least));
    if let Some(most) = most
        && length.is_exact()
        && most < EXACT_DAYS * DAY
    {
        return exactly(if spread <= 1 { least } else { most }, lang);
    }
    let (days, most_days) = length.days();
    let (days, most_days) = (days.unwrap_or(0).max(0), most_days.unwrap_or(i64::MAX));
    if least < 2 * DAY && least % DAY != 0 {
        // What is written to the second, or to the minute, is as long as that.
        let hours = (least + MINUTE) / HOUR;
        let most = most.map_or(i64::MAX, |most| -(MINUTE - most).div_euclid(HOUR));
        return if most > 4 * 24 {
            least_of(&lang.counted(hours, Noun::Hour), lang)
        } else {
            between(hours, most, Noun::Hour, lang)
        };
    }
    let is_to_the_day = spread <= 2 * DAY && days <= EXACT_DAYS;
    if days > DAYS && !is_to_the_day {
        return months(length, lang);
    }
    let is_near = most_days.saturating_sub(days) <= 62 || most_days / 2 <= days;
    if is_near && most_days < i64::MAX {
        between(days, most_days, Noun::Day, lang)
    } else {
        least_of(&lang.counted(days, Noun::Day), lang)
    }
}

/// The same in few columns, no more exactly than one sees at a glance: from some months on in whole months and years, and
/// with `+` where it is or may be more: "48h", "47h58min", "61d+", "9mo+", "13mo+", "4y7mo".
pub fn short(length: &Length, lang: Lang) -> String {
    // The words of one language say what the signs of each stand for.
    let plain = Lang::English;
    let words = if both(length.days()).0 > DAYS { months(length, plain) } else { words(length, plain) };
    let exact = words.strip_prefix(plain.lead(Phrase::AtLeast));
    let (mut short, mut may_be_more, mut number) = (String::new(), exact.is_some(), "");
    for word in exact.unwrap_or(&words).split(' ') {
        let unit = match word.trim_end_matches('s') {
            "year" => Phrase::YearSign,
            "month" => Phrase::MonthSign,
            "day" => Phrase::DaySign,
            "hour" | "h" => Phrase::HourSign,
            "minute" | "min" => Phrase::MinuteSign,
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
        short.extend([number, lang.word(unit)]);
    }
    if may_be_more { short + "+" } else { short }
}

/// The same of a time between dates, which are counted as the calendar does, once it is known to be more than nothing: "30
/// minutes", "3 days", "9 months", "8 to 10 months", "within 3 months".
pub fn between_dates(length: &Length, lang: Lang) -> String {
    let (Some(_), Some(upmost)) = (length.least(), length.most()) else { return least_of(&floor(length, lang), lang) };
    if length.is_exact() {
        return if upmost % DAY == 0 || upmost > HOURS * HOUR { floor(length, lang) } else { exactly(upmost, lang) };
    }
    let unit = |least: i64, most: i64, unit: Noun| match least {
        0 => lang.say(Phrase::Within, &[&lang.counted(most, unit)]),
        _ => between(least, most, unit, lang),
    };
    let ((days, most_days), (months, most_months)) = (both(length.days()), both(length.months()));
    let is_near = most_days <= DAYS && most_days.saturating_sub(days) < MONTH_DAYS;
    match (most_days, most_months) {
        _ if is_near => unit(days, most_days, Noun::Day),
        (..=LAG_DAYS, _) => unit(days, most_days, Noun::Day),
        (_, ..MONTHS) => unit(months, most_months, Noun::Month),
        // Less than a year is not told as none.
        _ if (1..12).contains(&months) => unit(months, most_months, Noun::Month),
        _ => unit(months / 12, (most_months + 11) / 12, Noun::Year),
    }
}

/// The same of what came after it: "8 to 10 months later", "within 3 months"; or what came before it.
pub fn away(length: &Length, is_later: bool, lang: Lang) -> String {
    let words = between_dates(length, lang);
    let way = if is_later { Phrase::Later } else { Phrase::Earlier };
    if words.starts_with(lang.lead(Phrase::Within)) { words } else { lang.say(way, &[&words]) }
}

/// The most that it may be, rounded up.
pub fn most(length: &Length, lang: Lang) -> String {
    match (both(length.days()).1, both(length.months()).1) {
        (days @ ..=LAG_DAYS, _) => lang.counted(days, Noun::Day),
        (_, months @ ..MONTHS) => of_months(months, lang),
        (_, months) => lang.counted((months + 11) / 12, Noun::Year),
    }
}

/// The least that it may be, rounded down.
fn floor(length: &Length, lang: Lang) -> String {
    let days = both(length.days()).0;
    let seconds = length.least().unwrap_or(0);
    if (MINUTE..DAY).contains(&seconds) && days == 0 {
        return if seconds < HOUR {
            lang.counted(seconds / MINUTE, Noun::Minute)
        } else {
            lang.counted(seconds / HOUR, Noun::Hour)
        };
    }
    if days <= DAYS { lang.counted(days, Noun::Day) } else { of_months(both(length.months()).0, lang) }
}

fn both((least, most): (Option<i64>, Option<i64>)) -> (i64, i64) {
    (least.unwrap_or(0).max(0), most.unwrap_or(i64::MAX - 11))
}

fn months(length: &Length, lang: Lang) -> String {
    let (least, most) = length.months();
    let least = least.unwrap_or(0).max(0);
    if most == Some(least) { of_months(least, lang) } else { least_of(&of_months(least, lang), lang) }
}

fn least_of(length: &str, lang: Lang) -> String {
    lang.say(Phrase::AtLeast, &[length])
}

fn between(least: i64, most: i64, unit: Noun, lang: Lang) -> String {
    let most_of = lang.counted(most, unit);
    if least == most { most_of } else { lang.say(Phrase::Range, &[&lang.grouped(least), &most_of]) }
}

fn exactly(seconds: i64, lang: Lang) -> String {
    let (hours, minutes) = (seconds / HOUR, seconds % HOUR / MINUTE);
    let days = hours / 24;
    match (hours, minutes) {
        (0, 0) => lang.word(Phrase::LessThanMinute).to_owned(),
        (0, minutes) => lang.counted(minutes, Noun::Minute),
        (HOURS.., _) if hours % 24 == 0 => lang.counted(days, Noun::Day),
        (HOURS.., _) => format!("{} {}", lang.counted(days, Noun::Day), lang.counted(hours % 24, Noun::Hour)),
        (hours, 0) => lang.counted(hours, Noun::Hour),
        (hours, minutes) => lang.say(Phrase::HoursMinutes, &[&hours.to_string(), &minutes.to_string()]),
    }
}

/// Months as they are told: years from two on.
fn of_months(months: i64, lang: Lang) -> String {
    match (months / 12, months % 12) {
        (1, 0) => lang.counted(1, Noun::Year),
        _ if months < MONTHS => lang.counted(months, Noun::Month),
        (years, odd) if odd == 0 || years >= YEARS => lang.counted(years, Noun::Year),
        (years, odd) => format!("{} {}", lang.counted(years, Noun::Year), lang.counted(odd, Noun::Month)),
    }
}
