//! Dates in the wrong characters: dashes of typography, full-width digits, blanks, small letters, other signs for `X`.

use super::super::scan::Plain;
use super::form::sound;
use super::said;
use super::short;
use crate::model::date::day::four_digits;
use crate::text::fold;

/// The same text in ASCII, as far as its characters have a counterpart there; blanks are single, and none at the ends.
pub(super) fn plain(text: &str) -> String {
    let ascii: String = text.chars().flat_map(|c| counterpart(c).chars().chain(itself(c))).collect();
    let text = ascii.split_whitespace().collect::<Vec<_>>().join(" ");
    text.trim_matches(['"', '\'', '`', ' ']).to_owned()
}

/// Dashes of typography: they stand between two dates rather than within one.
const LONG: [char; 4] = ['–', '—', '―', '→'];

/// The same as [`plain`], folded, with blanks around each dash of typography; none where there is none.
pub(super) fn dashed(text: &str) -> Option<String> {
    text.contains(LONG).then(|| fold(&plain(&text.replace(LONG, " - "))))
}

/// Whether a dash of typography stands in a text that would be two dates by it: "2022–23" is two years, though "2022-23" is
/// autumn, "2010–11" may be two, and "2022-03–05" two months.
fn is_of_two(text: &str, form: &str) -> bool {
    let is_season = || form.len() == 7 && Plain::read(form).is_none();
    let is_of_years = || form.split_once('-').is_some_and(|(year, last)| short::later(year, last).is_some());
    let is_mixed = || form.len() == 10 && plain(&text.replace(LONG, "")).contains('-');
    text.contains(LONG) && (is_season() || is_of_years() || is_mixed())
}

/// A character whose counterpart is a single one: often itself.
fn itself(c: char) -> Option<char> {
    if let Some(digit) = digit(c) {
        return Some(digit);
    }
    let ascii = u32::from(c).checked_sub(0xFEE0).and_then(char::from_u32).filter(|_| ('！'..='～').contains(&c));
    ascii.or_else(|| (counterpart(c).is_empty() && !says_nothing(c)).then_some(c))
}

/// Digits of other scripts.
fn digit(c: char) -> Option<char> {
    let zero = ['٠', '۰', '०', '০', '๐'].into_iter().find(|&zero| (zero..).take(10).any(|digit| digit == c))?;
    char::from_digit(u32::from(c) - u32::from(zero), 10)
}

/// Characters that say nothing: invisible ones, and the Chinese and Japanese signs behind a day.
fn says_nothing(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' | '\u{AD}' | '日' | '號' | '号')
}

/// What ASCII has for a sign of typography.
fn counterpart(c: char) -> &'static str {
    match c {
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '﹘' | '﹣' | '年' | '月' => "-",
        '→' => " - ",
        '⁄' | '∕' => "/",
        '…' => "..",
        '“' | '”' | '„' | '«' | '»' => "\"",
        '‘' | '’' => "'",
        '∼' | '˜' | '≈' => "~",
        _ if c.is_whitespace() => " ",
        _ => "",
    }
}

/// Spellings that become a date by their characters alone: the first one that does.
pub(super) fn forms(text: &str, plain: &str, lower: &str) -> Vec<String> {
    let is_joined = plain.contains(" - ") || plain.starts_with("- ");
    let whole = if is_joined { plain.to_owned() } else { plain.replace(' ', "") };
    let capitals = whole.to_ascii_uppercase();
    let respelt = [
        plain.to_owned(),
        whole.clone(),
        capitals.clone(),
        lower.replace('u', "X").to_ascii_uppercase(),
        capitals.replace(['?', '_', '*'], "X"),
        missing_digits(&whole),
        whole.replace("?~", "%").replace("~?", "%"),
        whole.replace("??", "?").replace("~~", "~").replace("%%", "%"),
        unknown_as_zero(&whole),
        whole.trim_start_matches('+').to_owned(),
        closed(&whole),
        whole.trim_end_matches([']', '}']).to_owned(),
        marked_set(&whole).unwrap_or_default(),
    ];
    let meant = |form: &String| form != text && !is_of_two(text, form);
    respelt.into_iter().filter(meant).find_map(sound).into_iter().collect()
}

/// A set with its end.
fn closed(text: &str) -> String {
    match text.as_bytes().first() {
        Some(b'[') => format!("{text}]"),
        Some(b'{') => format!("{text}}}"),
        _ => String::new(),
    }
}

/// A set with a mark behind it, as one of which each date is marked; of one date that date.
pub(super) fn marked_set(text: &str) -> Option<String> {
    let set = text.trim_end_matches(['?', '~', '%']);
    let inner =
        [('[', ']'), ('{', '}')].into_iter().find_map(|(open, close)| set.strip_prefix(open)?.strip_suffix(close))?;
    let is_one = !inner.contains(',') && !inner.contains("..");
    let (marks, form) = (text.get(set.len()..)?, if is_one { inner } else { set });
    let mark = said::mark(marks.contains(['~', '%']), marks.contains(['?', '%']));
    (!mark.is_empty()).then(|| said::marked(form, mark))
}

/// Wikidata's `+1990-11-00T00:00:00Z`, and whatever else has a day 00 where it is not known.
fn unknown_as_zero(text: &str) -> String {
    let day = text.trim_start_matches('+').trim_end_matches("T00:00:00Z");
    let year = text.strip_prefix('+').and_then(|_| day.strip_suffix("-00-00")?.parse().ok());
    if let Some(year) = year.filter(|year| *year > 9999) {
        return four_digits(year);
    }
    // A data base has year 0 for a date that is not known.
    let of_no_year = |day: &str| day.strip_prefix("0000").map_or_else(|| day.to_owned(), |rest| format!("XXXX{rest}"));
    // Wikidata's years had eleven digits once.
    let long = day.len().checked_sub(10).and_then(|more| day.split_at_checked(more));
    match long {
        Some((zeros, day)) if zeros.bytes().all(|b| b == b'0') => of_no_year(day.trim_end_matches("-00")),
        _ => String::new(),
    }
}

/// Librarians' `198-` and `19--`.
fn missing_digits(text: &str) -> String {
    let known = text.trim_end_matches('-');
    if text.len() == 4 && known.len() >= 2 { format!("{known:X<4}") } else { String::new() }
}
