//! Dates of which two years are named: `winter 2021-22`, `12 February 1731/32`, `1851-52 AD`.

use super::form::{Reading, only_sound};
use super::said::{self, Said};

/// What to write for one.
pub(super) fn forms(lower: &str) -> Option<Reading> {
    let at = lower.rfind(['-', '/'])?;
    let (start, end) = (lower.get(..at)?.trim(), lower.get(at + 1..)?.trim());
    let of_christ = [" ad", " ce", " a.d.", " c.e."].iter().find_map(|era| end.strip_suffix(era));
    let end = of_christ.unwrap_or(end);
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let (before, year) = start.split_at_checked(start.len().checked_sub(4)?)?;
    if !is_number(year) || !is_number(end) || end.len() > 4 || before.ends_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let (year, digits, within): (i64, i64, i64) =
        (year.parse().ok()?, end.parse().ok()?, 10_i64.pow(u32::try_from(end.len()).ok()?));
    if before.is_empty() {
        let last = year - year % within + digits;
        let is_short = of_christ.is_some() && end.len() < 4 && last > year;
        return is_short.then(|| (only_sound(vec![format!("{year:04}/{last:04}")]), ""));
    }
    let next = year + 1;
    if next % within != digits || !Said::read(start)?.has_part() {
        return None;
    }
    let first = only_sound(said::forms(start));
    // A winter begins in the one year and ends in the other.
    if first.iter().all(|form| form.ends_with("-24")) {
        return Some((first, ""));
    }
    // "1 January 2021-2022" is from the one to the other.
    let is_of_two = end.len() < 4 || lower.get(at..)?.starts_with('/') || !has_day(&first);
    let second = said::forms(&format!("{before}{next:04}"));
    is_of_two.then(|| (only_sound(first.into_iter().chain(second).collect()), ": one of the two years it names"))
}

fn has_day(forms: &[String]) -> bool {
    forms.iter().any(|form| form.len() > "2022-03".len())
}
