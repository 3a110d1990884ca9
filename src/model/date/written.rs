//! A date as a text that means it: as EDTF writes it, and what is read beyond that likewise.
//!
//! Owns the forms of intervals and sets with times of day in them, which another clock shows. What nobody shows otherwise
//! stands as it was written.

use super::meaning::{Element, Meaning, Point, Set, Side};
use edtf_core::{Edtf, SetKind};
use std::fmt::{Display, Formatter, Result};

impl Display for Meaning {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Self::One(point) => point.fmt(f),
            Self::Interval(start, end) => write!(f, "{start}/{end}"),
            Self::Set(set) => set.fmt(f),
        }
    }
}

impl Display for Side {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Self::Open => f.write_str(".."),
            Self::Unknown => Ok(()),
            Self::At(point) => point.fmt(f),
            Self::OnOrBefore(date) => write!(f, "..{}", Edtf::Date(*date)),
            Self::OnOrAfter(date) => write!(f, "{}..", Edtf::Date(*date)),
            Self::OneOf(set) => set.fmt(f),
        }
    }
}

impl Display for Set {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let elements: Vec<String> = self.elements.iter().map(Element::to_string).collect();
        let elements = elements.join(",");
        match self.kind {
            SetKind::AllMembers => write!(f, "{{{elements}}}"),
            SetKind::OneMember => write!(f, "[{elements}]"),
        }
    }
}

impl Display for Element {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Self::At(point) => point.fmt(f),
            Self::OnOrBefore(point) => write!(f, "..{point}"),
            Self::OnOrAfter(point) => write!(f, "{point}.."),
            Self::Range(first, last) => write!(f, "{first}..{last}"),
        }
    }
}

impl Display for Point {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Self::Date(date) => Edtf::Date(*date).fmt(f),
            Self::Time(moment) => moment.fmt(f),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::model::{Date, Zone};

    #[test]
    fn what_the_clock_of_a_zone_shows_is_the_same_time_and_what_has_none_stands_as_written() {
        let zone = Zone::parse("America/El_Salvador").unwrap();
        for (written, shown) in [
            ("2024-01-01T03:00:00Z", "2023-12-31T21:00:00-06:00"),
            ("2024-01-01T03:00:00.250Z~", "2023-12-31T21:00:00.250-06:00~"),
            ("2024-01-01T03:00Z/..", "2023-12-31T21:00-06:00/.."),
            ("2024-01-01T03:00Z/", "2023-12-31T21:00-06:00/"),
            ("2023/2024-01-01T03:00Z?", "2023/2023-12-31T21:00-06:00?"),
            ("[2024-01-01T12:00Z..2024-01-01T13:00Z]", "[2024-01-01T06:00-06:00..2024-01-01T07:00-06:00]"),
            ("{2024-01-01T12:00Z,2024-01-01T13:00Z}", "{2024-01-01T06:00-06:00,2024-01-01T07:00-06:00}"),
            ("[..2024-01-01T12:00Z]", "[..2024-01-01T06:00-06:00]"),
            ("[2024-01-01T12:00Z..]", "[2024-01-01T06:00-06:00..]"),
            (
                "[2024-01-01T12:00Z..2024-01-01T13:00Z]/2024-01-01T15:00Z",
                "[2024-01-01T06:00-06:00..2024-01-01T07:00-06:00]/2024-01-01T09:00-06:00",
            ),
            ("2024-01-01T03:00:00", "2024-01-01T03:00:00"),
            ("[2024-01-01,2024-02]", "[2024-01-01,2024-02]"),
            ("2024?-~01", "2024?-~01"),
        ] {
            let date = Date::parse(written).unwrap();
            let by_clock = date.in_zone(zone);
            assert_eq!(by_clock.as_shown(), shown, "{written}");
            assert_eq!(date.as_shown(), written);
            // What is shown means what is written.
            assert_eq!(Date::parse(shown).unwrap().extent(), by_clock.extent(), "{written}");
        }
        for (written, shown) in
            [("XXXX", "undated"), ("XXXX-XX?", "undated?"), ("[XXXX]", "undated"), ("XXXX-12-25", "XXXX-12-25")]
        {
            assert_eq!(Date::parse(written).unwrap().as_shown(), shown);
        }
    }
}
