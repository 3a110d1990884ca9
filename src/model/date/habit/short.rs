//! Two years of which the second is written short: `1851-52`, `1851-2`.

use crate::model::date::day::four_digits;

/// Both years of `1851-50`, where the second is neither a month nor a season, the earlier first.
pub(super) fn two(lower: &str) -> Option<[String; 2]> {
    let (year, last) = lower.split_once('-').filter(|(year, last)| year.len() == 4 && last.len() == 2)?;
    let (year, last): (i64, i64) = (year.parse().ok()?, last.parse().ok()?);
    let other = year - year % 100 + last;
    let is_none = (last > 41 || year < 2000 && matches!(last, 13..=20)) && other != year;
    is_none.then(|| [year.min(other), year.max(other)].map(four_digits))
}

/// The year whose last digit or two `1851-2` and `1851-52` end in: the next one or, before 2000, a later one.
pub(super) fn later(year: &str, last: &str) -> Option<i64> {
    let within = match (year.len(), last.len()) {
        (4, 1) => 10,
        (4, 2) => 100,
        _ => return None,
    };
    let (year, last): (i64, i64) = (year.parse().ok()?, last.parse().ok()?);
    let of_those = year - year % within + last;
    let is_later = (100..2000).contains(&year) && of_those > year;
    match year + 1 {
        next if next % within == last => Some(next),
        _ => is_later.then_some(of_those),
    }
}
