//! When an event of a calendar was.
//!
//! Owns that a day is no midnight: what is written as a day stays one, and its end is the day behind the last.

use super::super::draft::At;
use super::super::found::Found;
use super::lines::Property;
use crate::model::{Date, Day, Zone, utc_offset};
use std::collections::HashMap;

const DAY: i64 = 86_400;

/// Bytes of the name of a zone, at most.
const NAME: usize = 256;

/// What a file calls its zones.
#[derive(Default)]
pub(super) struct Zones(HashMap<String, Zone>);

impl Zones {
    /// Those that a file explains by another name that is known (`X-LIC-LOCATION`).
    pub(super) fn of(text: &str) -> Self {
        let (mut known, mut name) = (HashMap::new(), None);
        for line in text.lines() {
            let value = |key: &str| line.strip_prefix(key).map(str::trim);
            if let Some(id) = value("TZID:") {
                name = Some(id);
            } else if let Some((id, zone)) =
                value("X-LIC-LOCATION:").and_then(|location| Some((name?, named(location)?)))
            {
                known.insert(id.to_owned(), zone);
            }
        }
        Self(known)
    }

    fn get(&self, name: &str) -> Option<Zone> {
        named(name).or_else(|| self.0.get(name).copied())
    }
}

/// A zone by its name, before which programs write where they have it from: `/example.org/Olson_1/America/Chicago`.
fn named(name: &str) -> Option<Zone> {
    let mut rest = Some(name.trim()).filter(|name| name.len() <= NAME)?;
    loop {
        match Zone::parse(rest) {
            Some(zone) => return Some(zone),
            None => rest = rest.split_once('/')?.1,
        }
    }
}

/// What an event says of its time.
#[derive(Default)]
pub(super) struct When {
    pub(super) start: Option<Stamp>,
    pub(super) end: Option<Stamp>,
    pub(super) duration: Option<(u64, String)>,
    pub(super) edtf: Option<(u64, String)>,
}

/// A day or a time as it is written.
pub(super) struct Stamp {
    line: u64,
    value: String,
    zone: Option<String>,
}

impl Stamp {
    pub(super) fn of(property: &Property<'_>) -> Self {
        let zone = property.parameter("TZID").map(str::to_owned);
        Self { line: property.line, value: property.value.trim().to_owned(), zone }
    }
}

/// The clock of a time.
#[derive(Clone, PartialEq)]
enum Clock {
    Utc,
    Of(Zone),
    /// None that is known, but for what is said of all such times.
    Unsaid(Option<String>),
}

/// A day, with a time in seconds where there is one.
#[derive(Clone, PartialEq)]
struct Moment {
    day: Day,
    time: Option<(i64, Clock)>,
}

impl Moment {
    /// `20220327`, `20220327T140500Z`.
    fn of(text: &str, clock: Clock) -> Option<Self> {
        let (date, time) = text.split_once(['T', 't']).map_or((text, None), |(date, time)| (date, Some(time)));
        let number = |text: &str, from: usize, to: usize| -> Option<i64> {
            let digits = text.get(from..to).filter(|part| part.bytes().all(|byte| byte.is_ascii_digit()))?;
            digits.parse().ok()
        };
        if date.len() != 8 {
            return None;
        }
        let (year, month, day) = (number(date, 0, 4)?, number(date, 4, 6)?, number(date, 6, 8)?);
        let day = Day { year, month: u8::try_from(month).ok()?, day: u8::try_from(day).ok()? };
        Date::scan(&day.to_string())?;
        let Some(time) = time else { return Some(Self { day, time: None }) };
        let (time, is_utc) = time.strip_suffix(['Z', 'z']).map_or((time, false), |time| (time, true));
        if time.len() != 6 {
            return None;
        }
        let (hour, minute, second) = (number(time, 0, 2)?, number(time, 2, 4)?, number(time, 4, 6)?);
        let is_time = hour < 24 && minute < 60 && second < 60;
        let clock = if is_utc { Clock::Utc } else { clock };
        is_time.then_some(Self { day, time: Some((hour * 3_600 + minute * 60 + second, clock)) })
    }

    /// Later by so many days on the clock, and then by so many seconds.
    fn later(&self, days: i64, seconds: i64) -> Option<Self> {
        let day = Day::from_days(self.day.to_days().checked_add(days)?);
        let Some((second, clock)) = &self.time else { return Some(Self { day, time: None }) };
        let local = day.to_days().checked_mul(DAY)?.checked_add(*second)?;
        let local = match clock {
            Clock::Of(zone) => {
                let instant = (local - i64::from(zone.shift_at(local)) * 60).checked_add(seconds)?;
                instant + i64::from(zone.shift(instant)) * 60
            }
            Clock::Utc | Clock::Unsaid(_) => local.checked_add(seconds)?,
        };
        Some(Self { day: Day::of_instant(local), time: Some((local.rem_euclid(DAY), clock.clone())) })
    }

    fn edtf(&self) -> String {
        let Some((second, clock)) = &self.time else { return self.day.to_string() };
        let offset = match clock {
            Clock::Utc => "Z".to_owned(),
            Clock::Of(zone) => utc_offset(zone.shift_at(self.day.to_days() * DAY + second)),
            Clock::Unsaid(offset) => offset.clone().unwrap_or_default(),
        };
        format!("{}T{:02}:{:02}:{:02}{offset}", self.day, second / 3_600, second / 60 % 60, second % 60)
    }
}

impl When {
    /// As EDTF; what cannot be read as a date stands as it is written, and what goes beyond it in the notes.
    pub(super) fn date(
        &self,
        line: u64,
        zones: &Zones,
        input_zone: Option<&str>,
        notes: &mut Vec<String>,
        to: &mut Found,
    ) -> String {
        if let Some((line, written)) = &self.edtf {
            if Date::parse(written).is_ok() {
                return written.clone();
            }
            to.lose(At::Line(*line), "X-EDTF", written, "no date: DTSTART stands for it");
        }
        let Some(stamp) = &self.start else {
            to.lose(At::Line(line), "DTSTART", "", "there is none: undated");
            return String::new();
        };
        let mut moment = |stamp: &Stamp, to: &mut Found| {
            let zone = stamp.zone.as_deref().filter(|zone| !zone.is_empty());
            let known = zone.and_then(|zone| zones.get(zone));
            let clock = known.map_or_else(|| Clock::Unsaid(input_zone.map(str::to_owned)), Clock::Of);
            let moment = Moment::of(&stamp.value, clock)?;
            if let Some((zone, (_, Clock::Unsaid(_)))) = zone.zip(moment.time.as_ref()) {
                let became = "no zone of this name is known: it stands in the note, and the times without an offset (--input-zone)";
                to.lose(At::Line(stamp.line), "TZID", zone, became);
                let note = format!("zone as written: {zone}");
                if !notes.contains(&note) {
                    notes.push(note);
                }
            }
            Some(moment)
        };
        let Some(start) = moment(stamp, to) else { return stamp.value.clone() };
        let (end, said) = match (&self.end, &self.duration) {
            (Some(end), duration) => {
                if let Some((line, length)) = duration {
                    to.leave_out(At::Line(*line), "DURATION", length);
                }
                (moment(end, to), Some(("DTEND", end.line, &end.value)))
            }
            (None, Some((line, length))) => (after(&start, length), Some(("DURATION", *line, length))),
            (None, None) => (None, None),
        };
        let Some((what, line, value)) = said else { return start.edtf() };
        end.and_then(|end| between(&start, &end)).unwrap_or_else(|| {
            to.lose(At::Line(line), what, value, "it is no end of what begins there: kept in the note");
            notes.push(format!("{what}: {value}"));
            start.edtf()
        })
    }
}

/// From a start to an end that is no longer part of it where both are days.
fn between(start: &Moment, end: &Moment) -> Option<String> {
    let last = match (&start.time, &end.time) {
        _ if start == end => return Some(start.edtf()),
        (None, None) => end.later(-1, 0)?,
        (Some(_), Some(_)) => end.clone(),
        _ => return None,
    };
    if last == *start {
        return Some(start.edtf());
    }
    let date = format!("{}/{}", start.edtf(), last.edtf());
    Date::parse(&date).is_ok().then_some(date)
}

/// When it ends that lasts so long: `P1D`, `PT1H30M`, `P2W`.
fn after(start: &Moment, length: &str) -> Option<Moment> {
    let length = length.strip_prefix('+').unwrap_or(length).strip_prefix('P')?;
    let (date, time) = length.split_once('T').unwrap_or((length, ""));
    let days = sum(date, &[('W', 7), ('D', 1)])?;
    let seconds = sum(time, &[('H', 3_600), ('M', 60), ('S', 1)])?;
    let is_whole_days = seconds == 0 || start.time.is_some();
    let end = is_whole_days.then(|| start.later(days, seconds)).flatten()?;
    (0..=9999).contains(&end.day.year).then_some(end)
}

/// The sum of numbers with a unit behind each.
fn sum(text: &str, units: &[(char, i64)]) -> Option<i64> {
    let (mut sum, mut rest) = (0_i64, text);
    while let Some(end) = rest.find(|c: char| !c.is_ascii_digit()) {
        let (number, unit) = rest.split_at(end);
        let (letter, count) = units.iter().find(|(letter, _)| unit.starts_with(*letter))?;
        sum = sum.checked_add(number.parse::<i64>().ok()?.checked_mul(*count)?)?;
        rest = unit.get(letter.len_utf8()..)?;
    }
    rest.is_empty().then_some(sum)
}
