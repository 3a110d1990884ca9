//! A day from one time to another: `27 March 2022, 10:00-11:00`, `22:00 bis 02:00`.
//!
//! Owns when a hyphen between two times may begin an offset from UTC instead: then either is meant.

use super::clock::{Clock, day_after, forms, half_day, split};
use super::form::{Reading, only_sound};
use super::said;

/// What stands between the two, the longest first.
pub(super) const BETWEEN: [&str; 12] =
    [" - ", " to ", " until ", " till ", " bis ", " a ", " alle ", " as ", " hasta ", " ate ", "/", "-"];
const EACH_DAY: &str = ": where each of the days is meant, write an event for each";

/// What to write for two times of a day, or of a first and a last day.
pub(super) fn between(lower: &str) -> Option<Reading> {
    let (day, clock) = split(lower)?;
    let mut signs = BETWEEN.iter();
    let (sign, [start, end], first, last) = signs.find_map(|sign| {
        let (start, end) = clock.split_once(sign)?;
        // A number behind a word may be a day.
        let is_time = |text: &str| text.contains(':') || *sign == "-" && text.len() <= 2;
        let read = |text: &str| Clock::read(text.trim()).filter(|_| is_time(text));
        Some((*sign, [start, end], read(start)?, read(end)?))
    })?;
    let is_joined = lower.strip_prefix(day).is_some_and(|rest| rest.starts_with('t'));
    if sign == "-" && (is_joined || is_offset_alone([start, end], &first, &last)) {
        return None;
    }
    let last = Clock { zone: if last.zone.is_empty() { first.zone.clone() } else { last.zone.clone() }, ..last };
    let first = first.beside(&last);
    let days = said::forms(day);
    if let [days] = &days[..]
        && let Some((from, to)) = days.split_once('/')
    {
        let whole = Some(format!("{}/{}", first.on(from)?, last.on(to)?));
        return Some((only_sound(whole.into_iter().collect()), EACH_DAY));
    }
    let mut all: Vec<String> = days.iter().filter_map(|day| first.until(&last, day)).collect();
    if sign == "-" && is_offset(end) {
        all.extend(forms(lower));
    }
    Some((only_sound(all), ""))
}

/// Whether what stands behind a hyphen can only be an offset: the hyphen is written as its sign, or the other one is more
/// exact or tells its clock by name.
fn is_offset_alone([start, end]: [&str; 2], first: &Clock, last: &Clock) -> bool {
    let is_sign = start.ends_with(' ') && !end.starts_with(' ');
    is_sign || start.ends_with(['c', 't']) || first.second.is_some() && last.second.is_none()
}

/// Whether some clock has been so far behind UTC.
fn is_offset(text: &str) -> bool {
    let (hours, minutes) = text.split_once(':').unwrap_or((text, "00"));
    match hours.parse() {
        Ok(0..14_u8) => matches!(minutes, "00" | "30" | "45"),
        Ok(14) => minutes == "00",
        _ => false,
    }
}

impl Clock {
    /// This, the first of two, with what only the second says: its zone, and which half of the day they are of.
    fn beside(self, last: &Self) -> Self {
        let zone = if self.zone.is_empty() { last.zone.clone() } else { self.zone };
        let alike = last.pm.filter(|_| self.pm.is_none() && (1..=12).contains(&self.hour));
        // "11:00-1:00 pm" is from morning on.
        let is_late = |pm| (half_day(self.hour, pm), self.minute) >= (last.hour, last.minute);
        let hour = alike.map_or(self.hour, |pm| half_day(self.hour, pm != is_late(pm)));
        Self { hour, zone, ..self }
    }

    /// From this time of a day to another; where that comes no later, on the next day.
    fn until(&self, last: &Self, day: &str) -> Option<String> {
        let at = |clock: &Self| (clock.hour, clock.minute, clock.second.clone());
        let end = if at(self) < at(last) { last.on(day)? } else { last.on(&day_after(day)?)? };
        Some(format!("{}/{end}", self.on(day)?))
    }
}
