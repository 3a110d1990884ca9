//! Two dates, or one and an open or unknown end, joined by habit: `2022-03 - present`, `March to May 2022`,
//! `between 2022 and 2023`.

use super::form::{four_digits, only_sound, sound};
use super::said::{self, Said};
use super::spelling;

/// What stands between a start and an end, the surest first.
const BETWEEN: [&str; 9] = ["/", "\\", " to ", " until ", " till ", " through ", " - ", "..", "--"];

/// An interval or a set.
pub(super) fn forms(text: &str, lower: &str) -> Vec<String> {
    let dashed = spelling::has_long_dash(text)
        .then(|| spelling::plain(&text.replace(['–', '—', '―', '→'], " - ")).to_ascii_lowercase());
    let lower = dashed.as_deref().unwrap_or(lower).trim();
    if let Some(forms) = chosen(lower).or_else(|| one_sided(lower)) {
        return forms;
    }
    let lower = lower.strip_prefix("from ").unwrap_or(lower);
    let parts = |between: &&str| {
        let (start, end) = lower.split_once(*between)?;
        (!end.contains(*between)).then_some(())?;
        sides(start.trim(), end.trim())
    };
    BETWEEN.iter().find_map(parts).into_iter().collect()
}

/// One of two, or both.
fn chosen(lower: &str) -> Option<Vec<String>> {
    let pair = |(a, b): (&str, &str)| Some((side(a)?, side(b)?));
    if let Some((a, b)) = lower.strip_prefix("between ").and_then(|rest| rest.split_once(" and ")).and_then(pair) {
        return Some(vec![format!("[{a}..{b}]"), format!("{a}/{b}")]);
    }
    if let Some((a, b)) = lower.split_once(" or ").and_then(pair) {
        return Some(vec![format!("[{a},{b}]")]);
    }
    let (a, b) = lower.split_once(" and ").or_else(|| lower.split_once(" & ")).and_then(pair)?;
    Some(vec![format!("{{{a},{b}}}")])
}

/// A start or an end alone.
fn one_sided(lower: &str) -> Option<Vec<String>> {
    let after = |words: &[&str]| words.iter().find_map(|word| lower.strip_prefix(word)).and_then(side);
    let ended = |words: &[&str]| words.iter().find_map(|word| lower.strip_suffix(word)).and_then(side);
    let neighbour = |by: i64| move |date: String| Some(four_digits(date.parse::<i64>().ok()? + by));
    if let Some(end) = after(&["until ", "till ", "up to ", "to "]) {
        return Some(vec![format!("../{end}")]);
    }
    if let Some(last) = after(&["before "]).and_then(neighbour(-1)) {
        return Some(vec![format!("[..{last}]")]);
    }
    if let Some(first) = after(&["after "]).and_then(neighbour(1)) {
        return Some(vec![format!("[{first}..]")]);
    }
    if let Some(start) = ended(&[" -", "-"]) {
        return Some(vec![format!("{start}/.."), format!("{start}/")]);
    }
    let since = after(&["since "]).or_else(|| ended(&[" onwards", " onward", " on"]));
    let from = || lower.strip_prefix("from ").and_then(side);
    Some(vec![format!("{}/..", since.or_else(from)?)])
}

/// An interval of two sides.
fn sides(start: &str, end: &str) -> Option<String> {
    let whole = |a: String, b: String| sound(format!("{a}/{b}"));
    match (open_or_unknown(start), open_or_unknown(end)) {
        (None, Some(end)) => whole(side(start)?, end.to_owned()),
        (Some(start), None) => whole(start.to_owned(), side(end)?),
        (None, None) => {
            let both = side(start).zip(side(end)).and_then(|(a, b)| whole(a, b));
            both.or_else(|| short_year(start, end)).or_else(|| {
                let (start, last) = (Said::read(start)?, Said::read(end)?);
                whole(only(start.completed_by(&last)?.forms())?, side(end)?)
            })
        }
        _ => None,
    }
}

/// `2022-23`, where a dash of typography says that it is two years.
fn short_year(start: &str, end: &str) -> Option<String> {
    let century = start.get(..2).filter(|_| start.len() == 4 && end.len() == 2)?;
    sound(format!("{start}/{century}{end}")).filter(|_| end.parse::<u8>().is_ok_and(|year| year > 12))
}

/// `..` or nothing, for words that mean that.
fn open_or_unknown(lower: &str) -> Option<&'static str> {
    match lower {
        "open" | "present" | "now" | "ongoing" | "today" | "current" | "date" | "the present" | "..." | ".." => {
            Some("..")
        }
        "unknown" | "?" | "??" | "unk" | "uuuu" => Some(""),
        _ => None,
    }
}

/// A single date.
fn side(lower: &str) -> Option<String> {
    let lower = lower.trim();
    let date = lower.to_ascii_uppercase();
    // The ends of an interval are days, not times.
    let day = date.split_once('T').filter(|(_, clock)| clock.contains(':')).map_or(&date[..], |(day, _)| day);
    let is_date = !day.contains(['/', '[', '{', 'T']);
    is_date.then(|| sound(day.to_owned())).flatten().or_else(|| only(said::forms(lower)))
}

/// The only one of them that is a date.
fn only(forms: Vec<String>) -> Option<String> {
    let mut forms = only_sound(forms);
    (forms.len() == 1).then(|| forms.pop()).flatten()
}
