//! Times of day in other forms than `2022-03-27T10:15:00Z`: a blank for the `T`, no seconds, `24:00`, `am`, `UTC`.

use super::super::Day;
use super::super::scan::Plain;
use super::form::{Reading, only_sound, sound};
use super::said;

/// Whether a text is a time of day, and no day.
pub(super) fn is_alone(lower: &str) -> bool {
    split(lower).is_some_and(|(day, clock)| day.is_empty() && Clock::read(clock).is_some())
}

/// What is wrong with an offset or a second that would be one elsewhere.
pub(super) fn fault(lower: &str) -> Option<&'static str> {
    let clock = Clock::read(split(lower)?.1)?;
    if clock.zone.get(1..).is_some_and(|offset| offset > "14:00") {
        return Some("an offset from UTC is at most 14 hours, as in `2022-03-27T10:15:00+14:00`");
    }
    let is_leap = clock.second.is_some_and(|(second, _)| second == 60);
    is_leap.then_some(match clock.zone.as_str() {
        "" => "a second 60 is the last one of a day in UTC, which only an offset tells, as in `2016-12-31T23:59:60Z`",
        _ => "a second 60 is the last one of a day in UTC, as in `2016-12-31T23:59:60Z`",
    })
}

/// What to write for a part of an hour or a minute, or for an hour with a mark.
pub(super) fn part(lower: &str) -> Option<String> {
    let (day, clock) = lower.split_once('t').filter(|(day, _)| Plain::read(day).is_some())?;
    let (whole, rest) = clock.split_once(['.', ','])?;
    let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let (digits, zone) = rest.split_at_checked(end).filter(|(digits, _)| (1..=6).contains(&digits.len()))?;
    let scale = 10_u32.pow(u32::try_from(digits.len()).ok()?);
    let sixtieths = digits.parse::<u32>().ok()? * 60 / scale;
    let form = sound(format!("{day}T{whole}:{sixtieths:02}{}", zone.to_ascii_uppercase()))?;
    let (unit, finer) = if whole.contains(':') { ("a minute", "seconds") } else { ("an hour", "minutes") };
    Some(format!("a part of {unit} is written in {finer}, as in `{form}`"))
}

/// A day and a time of day.
pub(super) fn forms(lower: &str) -> Vec<String> {
    let spread = spread(lower);
    let Some((day, clock)) = split(spread.as_deref().unwrap_or(lower)) else { return Vec::new() };
    let Some(clock) = Clock::read(clock) else { return Vec::new() };
    // Of "26-27 March 2022, 10:00" nothing says of which day it is the time.
    let days = said::forms(day).into_iter().filter(|day| !day.contains('/'));
    days.filter_map(|day| clock.on(&day)).collect()
}

/// The same where it stands alone: an hour is not its first minute, but 24 is no hour.
pub(super) fn alone(lower: &str) -> Vec<String> {
    let is_hour = |(_, clock): (&str, &str)| !clock.contains([':', 'm']) && !clock.starts_with("24");
    let is_spread = spread(lower).is_some();
    if !is_spread && split(lower).is_some_and(is_hour) { Vec::new() } else { forms(lower) }
}

/// An hour with a mark. About is an hour more on either side (a minute more, where minutes were marked).
pub(super) fn marked_hour(lower: &str) -> Option<Reading> {
    let (plain, mark) = lower.split_at_checked(lower.len().checked_sub(1)?).filter(|(_, mark)| "~?%".contains(mark))?;
    let (day, hour) = split(plain).filter(|(_, hour)| !hour.contains([':', 'm']))?;
    let clock = Clock::read(hour)?;
    let doubt = if mark == "~" { "" } else { "?" };
    if mark == "?" {
        let forms = hours(plain).into_iter().map(|form| form.replace('/', "?/") + "?");
        return Some((only_sound(forms.collect()), ""));
    }
    let first = Clock { hour: clock.hour.checked_sub(1)?, second: None, zone: clock.zone.clone(), ..clock };
    let last = Clock { hour: clock.hour + 1, minute: 59, second: None, ..clock };
    let days = said::forms(day).into_iter();
    let forms = days.filter_map(|day| Some(format!("[{}{doubt}..{}{doubt}]", first.on(&day)?, last.on(&day)?)));
    Some((only_sound(forms.collect()), ": about an hour is an hour more on either side"))
}

/// An hour of a day, from its first minute to the next one's: nothing says that it was at its first.
pub(super) fn hours(lower: &str) -> Vec<String> {
    let Some((day, hour)) = split(lower).filter(|(_, hour)| !hour.contains([':', 'm'])) else { return Vec::new() };
    let Some(first) = Clock::read(hour) else { return Vec::new() };
    let next = Clock { hour: first.hour.saturating_add(1), second: None, zone: first.zone.clone(), ..first };
    let days = said::forms(day).into_iter();
    days.filter_map(|day| Some(format!("{}/{}", first.on(&day)?, next.on(&day)?))).collect()
}

/// `20220327t101500z` with its signs.
fn spread(lower: &str) -> Option<String> {
    let (day, clock) = lower.split_once('t')?;
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if day.len() != 8 || !digits(day) || clock.contains(':') {
        return None;
    }
    let end = clock.find(|c: char| !c.is_ascii_digit()).unwrap_or(clock.len());
    let (clock, zone) = clock.split_at_checked(end)?;
    let (hour, rest) = clock.split_at_checked(2)?;
    let (minute, second) = rest.split_at_checked(2)?;
    let second = if second.is_empty() { String::new() } else { format!(":{second}") };
    Some(format!("{day}t{hour}:{minute}{second}{zone}"))
}

/// What stands before a time of day, and the time with what follows it.
pub(super) fn split(lower: &str) -> Option<(&str, &str)> {
    let Some(colon) = lower.find(':') else {
        let is_number = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
        return lower.rsplit_once('t').filter(|(day, hour)| is_number(day) && is_number(hour));
    };
    let head = lower.get(..colon)?;
    let hour = head.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let day = head.get(..hour)?.trim_end_matches([' ', ',']);
    let day = BEFORE.iter().find_map(|word| day.strip_suffix(word)).or_else(|| day.strip_suffix('t')).unwrap_or(day);
    Some((day.trim_end_matches([' ', ',']), lower.get(hour..)?))
}

/// Words that stand between a day and its time.
pub(super) const BEFORE: [&str; 9] = [" at", " from", " um", " von", " a", " a las", " alle", " dalle", " das"];

/// A time of day.
pub(super) struct Clock {
    pub(super) hour: u8,
    pub(super) minute: u8,
    /// With its fraction; none where only the minute is said.
    pub(super) second: Option<(u8, String)>,
    /// Whether it is of the second half of the day, where that is said.
    pub(super) pm: Option<bool>,
    pub(super) zone: String,
}

impl Clock {
    /// The time that a text is, all of it.
    pub(super) fn read(text: &str) -> Option<Self> {
        let (hour, rest) = number(text)?;
        let (minute, rest) = rest.strip_prefix(':').map_or(Some((0, rest)), number)?;
        let (second, rest) = match rest.strip_prefix(':') {
            None => (None, rest),
            Some(rest) => {
                let (second, rest) = number(rest)?;
                let after = rest.strip_prefix(['.', ',']).unwrap_or_default();
                let end = after.find(|c: char| !c.is_ascii_digit()).unwrap_or(after.len());
                let (fraction, behind) = after.split_at_checked(end)?;
                match fraction {
                    "" => (Some((second, String::new())), rest),
                    _ => (Some((second, format!(".{fraction}"))), behind),
                }
            }
        };
        let rest = rest.trim_start();
        let half =
            rest.strip_prefix(['a', 'p']).and_then(|rest| rest.strip_prefix('m')).filter(|_| (1..=12).contains(&hour));
        let pm = half.map(|_| rest.starts_with('p'));
        let hour = pm.map_or(hour, |pm| half_day(hour, pm));
        let rest = half.or_else(|| rest.strip_prefix("uhr")).or_else(|| rest.strip_prefix('h')).unwrap_or(rest);
        Some(Self { hour, minute, second, pm, zone: zone(rest.trim())? })
    }

    /// The moment on a day; 24:00 is the next day's first (ISO 8601-1, 5.3.1.1 has no hour 24).
    pub(super) fn on(&self, day: &str) -> Option<String> {
        let Self { hour, minute, second, zone, .. } = self;
        let second = second.as_ref().map(|(second, fraction)| format!(":{second:02}{fraction}")).unwrap_or_default();
        let is_midnight = *hour == 24 && *minute == 0 && !second.contains(|c| matches!(c, '1'..='9'));
        if !is_midnight {
            return Some(format!("{day}T{hour:02}:{minute:02}{second}{zone}"));
        }
        Some(format!("{}T00:00{second}{zone}", day_after(day)?))
    }
}

/// The hour of a day that is one of twelve, of its second half or its first.
pub(super) fn half_day(hour: u8, pm: bool) -> u8 {
    hour % 12 + if pm { 12 } else { 0 }
}

/// The day after one that is written plainly.
pub(super) fn day_after(day: &str) -> Option<String> {
    let date = Plain::read(day)?.date();
    let (month, day) = (date.month?.value()?, date.day?.value()?);
    let today = Day { year: date.year.value()?, month, day };
    Some(Day::from_days(today.to_days() + 1).to_string())
}

/// A number of one or two digits, and what follows it.
fn number(text: &str) -> Option<(u8, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (digits, rest) = text.split_at_checked(end)?;
    (digits.len() <= 2).then_some((digits.parse().ok()?, rest))
}

/// `Z` or `+02:00`.
fn zone(text: &str) -> Option<String> {
    if matches!(text, "z" | "utc" | "gmt" | "zulu" | "-00:00" | "-0000" | "-00") {
        return Some("Z".to_owned());
    }
    let text = text.trim_start_matches("utc").trim_start_matches("gmt").trim();
    if text.is_empty() {
        return Some(String::new());
    }
    let digits = text.strip_prefix(['+', '-'])?;
    let sign = if text.starts_with('-') { '-' } else { '+' };
    let (hours, minutes) = match (digits.split_once(':'), digits.len()) {
        (Some((hours, minutes)), _) => (hours, minutes),
        (None, 4) => digits.split_at_checked(2)?,
        (None, _) => (digits, "00"),
    };
    let (hours, _) = number(hours).filter(|(_, rest)| rest.is_empty())?;
    let (minutes, _) = number(minutes).filter(|(_, rest)| rest.is_empty())?;
    Some(format!("{sign}{hours:02}:{minutes:02}"))
}
