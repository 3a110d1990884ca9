//! Named zones of time (IANA). They are chrono-tz's; past its years a zone is taken for UTC.

use chrono::{DateTime, Offset, TimeZone};
use std::fmt;

/// A clock by which instants are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clock {
    /// Each by that in which it is written.
    AsWritten,
    /// That of a zone.
    Of(Zone),
}

impl Clock {
    /// Its zone, where it is that of one.
    pub fn zone(self) -> Option<Zone> {
        match self {
            Self::AsWritten => None,
            Self::Of(zone) => Some(zone),
        }
    }
}

impl From<Option<Zone>> for Clock {
    fn from(zone: Option<Zone>) -> Self {
        zone.map_or(Self::AsWritten, Self::Of)
    }
}

/// A zone of time by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Zone(chrono_tz::Tz);

impl Zone {
    /// Coordinated Universal Time.
    pub const UTC: Self = Self(chrono_tz::Tz::UTC);

    /// The zone of a name of the IANA list, in any case: `America/El_Salvador`, `UTC`.
    pub fn parse(name: &str) -> Option<Self> {
        chrono_tz::Tz::from_str_insensitive(name).ok().map(Self)
    }

    /// The names of the IANA list.
    pub fn names() -> impl Iterator<Item = &'static str> {
        chrono_tz::TZ_VARIANTS.iter().map(|zone| zone.name())
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        self.0.name()
    }

    /// How far its clock is before UTC at an instant (seconds since 1970), in minutes.
    pub fn shift(self, instant: i64) -> i16 {
        let offset = DateTime::from_timestamp(instant, 0).map(|at| self.0.offset_from_utc_datetime(&at.naive_utc()));
        offset.and_then(|offset| i16::try_from(offset.fix().local_minus_utc().div_euclid(60)).ok()).unwrap_or(0)
    }

    /// The same at a time that its own clock shows, in seconds since 1970 as if it were UTC. Of a time that comes twice the
    /// first is meant, and one that is passed over is told by the clock before.
    pub fn shift_at(self, local: i64) -> i16 {
        const DAY: i64 = 86_400;
        let [before, after] = [self.shift(local.saturating_sub(DAY)), self.shift(local.saturating_add(DAY))];
        let fits = |shift: i16| self.shift(local.saturating_sub(i64::from(shift) * 60)) == shift;
        if !fits(before) && fits(after) { after } else { before }
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_tells_how_far_it_is_before_utc_when_it_shows_a_time() {
        let zone = Zone::parse("Europe/Berlin").unwrap();
        let at =
            |text: &str| chrono::NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap().and_utc().timestamp();
        for (local, shift) in [
            ("2022-01-15 12:00", 60),
            ("2022-07-15 12:00", 120),
            ("2022-03-27 01:59", 60),
            // Passed over, then the first after it.
            ("2022-03-27 02:30", 60),
            ("2022-03-27 03:00", 120),
            // Twice, then the first that comes once.
            ("2022-10-30 02:30", 120),
            ("2022-10-30 03:00", 60),
        ] {
            assert_eq!(zone.shift_at(at(local)), shift, "{local}");
        }
        assert_eq!(zone.shift_at(i64::MIN), 0);
    }
}
