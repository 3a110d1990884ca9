//! What to say of a text that is no date: why, and what to write instead.
//!
//! Owns the forms that people write by habit (`27 March 2022`, `c. 1980`, `2022-03/present`, `20220327`) and the EDTF for
//! each. A form is offered only where it is itself a date; where a text may mean two things, both are named. Refuses to
//! guess a century, a day or today.

mod clock;
mod digits;
mod form;
mod pair;
mod said;
mod short;
mod spelling;
mod times;
mod vocabulary;
mod years;

use super::day::days_in_month;
use super::syntax::{self, TOO_FAR};
use super::{Date, DateError, name};
use crate::model::lang::{self, Lang};
use crate::text::fold;
use edtf_core::ParseError;
use form::{Reading, only_sound, sound};

/// Longer texts are no habit, but a mistake in something large.
const LONGEST: usize = 120;

/// What to write instead.
enum Advice {
    /// See [`Reading`].
    Write(Reading),
    /// A sentence, with examples between backquotes.
    Say(String),
}

/// Whether a text may be the beginning of a date: its last number has not all digits yet, or its last word not all letters,
/// and all before it has to do with dates.
pub(super) fn is_begun(text: &str) -> bool {
    let text = fold(text.trim_start());
    let is_number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let parts: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).collect();
    let is_known = |part: &&str| is_number(part) || vocabulary::begins(part);
    let digits = if text.contains('-') { 2 } else { 4 };
    let last = parts.last().copied().unwrap_or_default();
    !text.contains("..") && parts.len() <= 4 && parts.iter().all(is_known) && (!is_number(last) || last.len() < digits)
}

/// The error for a text that is no date.
pub(super) fn explain(text: &str, error: ParseError) -> DateError {
    if let Some(told) = no_such_day(text, &error) {
        return told;
    }
    let advice = if text.len() <= LONGEST { advice(text, &error) } else { None };
    let readings = match &advice {
        // Three digits are a year that is not typed to its end yet.
        Some(Advice::Write((forms, ""))) if error.message != REVERSED && text.len() > 3 => forms.clone(),
        _ => Vec::new(),
    };
    let (hint, suggestion) = match advice {
        Some(Advice::Write((forms, why))) => match &forms[..] {
            [form] if why.is_empty() => (Some(format!("write `{form}`")), Some(form.clone())),
            [form] => (Some(choice(&forms) + why), Some(form.clone())),
            _ => (Some(choice(&forms) + why), None),
        },
        Some(Advice::Say(sentence)) => (Some(sentence), None),
        None => (None, None),
    };
    DateError { message: message(text, &error), offset: error.offset.min(text.len()), hint, suggestion, readings }
}

/// What is wrong with "31 avril 1990": a day that its month has not, in words.
fn no_such_day(text: &str, error: &ParseError) -> Option<DateError> {
    if text.len() > LONGEST || error.message == NO_SUCH_DAY {
        return None;
    }
    let lower = fold(&spelling::plain(text));
    let forms = said::forms(&lower);
    if years::forms(&lower).is_some() || forms.iter().any(|form| sound(form.clone()).is_some()) {
        return None;
    }
    let mut refused = forms.into_iter().filter_map(|form| Some((syntax::read(&form).err()?, form)));
    let (own, form) = refused.find(|(own, _)| own.message == NO_SUCH_DAY)?;
    let told = explain(&form, own);
    let day = form.get(own.offset..).unwrap_or_default();
    let is_digit = |at: Option<usize>| at.and_then(|at| text.as_bytes().get(at)).is_some_and(u8::is_ascii_digit);
    let stands = text.match_indices(day).map(|(at, _)| at);
    let mut alone = stands.filter(|at| !is_digit(at.checked_sub(1)) && !is_digit(Some(at + day.len())));
    Some(DateError { offset: alone.next().unwrap_or(0), ..told })
}

/// "write `2022-04-03` (3 April 2022) or `2022-03-04` (4 March 2022)".
fn choice(forms: &[String]) -> String {
    let name = |form: &str| Date::parse(form).map_or_else(|_| String::new(), |date| date.name());
    let said = |form: &String| format!("`{form}` ({})", name(form));
    let each: Vec<String> = forms.iter().map(said).collect();
    format!("write {}", Lang::English.either(&each, ""))
}

fn advice(text: &str, error: &ParseError) -> Option<Advice> {
    if message(text, error) == TOO_FAR.message {
        return None;
    }
    let plain = spelling::plain(text);
    let lower = pair::about(fold(&plain));
    if let Some(sentence) = lone_word(&lower) {
        return Some(Advice::Say(sentence.to_owned()));
    }
    if error.message == REVERSED {
        let swapped = plain.split_once('/').map(|(start, end)| format!("{end}/{start}"));
        return swapped.and_then(sound).map(|form| Advice::Write((vec![form], "")));
    }
    let plainly = |forms: Vec<String>| Some((only_sound(forms), ""));
    let dashed = spelling::dashed(text);
    let dashed = dashed.as_deref().unwrap_or(&lower);
    let readings: [&dyn Fn() -> Option<Reading>; 11] = [
        &|| digits::forms(&plain),
        &|| times::between(dashed),
        &|| plainly(spelling::forms(text, &plain, &lower)),
        &|| plainly(clock::hours(&lower)),
        &|| clock::marked_hour(&lower),
        &|| plainly(clock::alone(&lower)),
        &|| interpreted(&lower),
        &|| ordinal(&lower),
        &|| years::forms(&lower),
        &|| pair::forms(dashed),
        &|| plainly(said::forms(dashed)),
    ];
    let reading = readings.iter().find_map(|read| read().filter(|(forms, _)| !forms.is_empty()));
    reading.map(Advice::Write).or_else(|| sentence(text, &lower, error).map(Advice::Say))
}

/// GEDCOM's `INT 1850 (about 1850)`: a date, and the phrase that it was read from. Where that is a date it says no more
/// than is known.
fn interpreted(lower: &str) -> Option<Reading> {
    let (date, phrase) = lower.strip_prefix("int ")?.strip_suffix(')')?.split_once('(')?;
    let forms = [phrase, date].map(|part| only_sound(said::forms(part.trim())));
    let forms = forms.into_iter().find(|forms| !forms.is_empty())?;
    Some((forms, ": the words in brackets belong in a `note`"))
}

/// "1990th", which may be the year or its decade.
fn ordinal(lower: &str) -> Option<Reading> {
    let year = lower.strip_prefix("the ").unwrap_or(lower);
    let year = ["st", "nd", "rd", "th"].into_iter().find_map(|ending| year.strip_suffix(ending))?.trim_end();
    let is_year = year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit());
    let all = is_year.then(|| [vec![year.to_owned()], said::forms(&format!("{year}s"))].concat())?;
    Some((only_sound(all), ": no year is counted so"))
}

/// Words that say something of time, but no date.
fn lone_word(lower: &str) -> Option<&'static str> {
    match lower {
        "" => Some("write a year at least, as in `2022`"),
        "today" | "now" | "present" | "yesterday" | "tomorrow" | "current" => {
            Some("write the day itself, as in `2022-03-27`; an open end stands after a start, as in `2022-03/..`")
        }
        "open" | "ongoing" | ".." | "../.." => Some("an open end stands after a start, as in `2022-03/..`"),
        _ if vocabulary::is_unknown(lower) => Some(
            "write `XXXX` where nothing is known of the date, or what is known of it, as in `202X`; an end that is not known is left out, as in `2022-03/`",
        ),
        _ => None,
    }
}

/// What to say where no form can be offered.
fn sentence(text: &str, lower: &str, error: &ParseError) -> Option<String> {
    if error.message == NO_SUCH_DAY {
        let MonthBefore { written, .. } = month_before(text, error.offset)?;
        return sound(written).map(|form| format!("where the day is not known, write `{form}`"));
    }
    if let Some(fault) = clock::part(lower) {
        return Some(fault);
    }
    if spelling::marked_set(text).is_some() {
        return Some("mark each date of the set, as in `[2022?,2023?]`".to_owned());
    }
    if let Some([first, last]) = short::two(lower) {
        let tens = lower.get(..3)?;
        return Some(format!("two years are written in full, as in `{first}/{last}`, a decade as `{tens}X`"));
    }
    if clock::is_alone(lower) {
        return Some("write the day before it, as in `2022-03-27T10:15:00`".to_owned());
    }
    if let Some(fault) = clock::fault(lower) {
        return Some(fault.to_owned());
    }
    if said::has_short_year(lower) {
        return Some("write the year first and with all its digits, as in `2022-03-27`".to_owned());
    }
    if lower.bytes().all(|b| b.is_ascii_digit() || b == b'.') && lower.len() > 4 {
        return Some("write a year with four digits and what is finer with hyphens, as in `2022-03-27`".to_owned());
    }
    if said::has_long_year(lower) {
        return Some("a year of more than four digits stands alone, behind a Y, as in `Y170000002`".to_owned());
    }
    if text.contains(['(', ')']) {
        let marks = "a mark stands before the part that it is for, as in `2004-?06-11`";
        return Some(format!("EDTF has no round brackets: {marks}, or behind all of them, as in `2004-06-11?`"));
    }
    let nothing_like_it = error.offset < 4 || error.message == BLANK || has_words(text);
    nothing_like_it.then(|| FORMS.to_owned())
}

/// How a date is written, where nothing is known of what was meant.
pub(super) const FORMS: &str = "write a date as `2022`, `2022-03` or `2022-03-27`";
/// What is wrong with a text that has words in it.
pub(super) const NOT_EDTF: &str = "not a date as EDTF writes it";
const EMPTY: &str = "empty input";
const BLANK: &str = "whitespace is not allowed";
const NOT_ASCII: &str = "EDTF permits ASCII characters only";
const REVERSED: &str = "interval end precedes interval start";
const NO_SUCH_DAY: &str = "day is out of range for the month";

/// What is wrong, in plain words: the EDTF crate's own where they are.
fn message(text: &str, error: &ParseError) -> String {
    let plain = match error.message {
        EMPTY => "the date is empty",
        _ if has_words(text) => NOT_EDTF,
        BLANK => "a date holds no blanks",
        NOT_ASCII => "EDTF has no such character",
        "Y-prefixed years require |year| > 9999" => "Y stands before a year of more than four digits only",
        "time must be hh:mm:ss" => "a time of day is written `hh:mm` or `hh:mm:ss`",
        "date-times require a complete YYYY-MM-DD date" => "a time of day stands behind a whole day",
        "unterminated set" if spelling::marked_set(text).is_some() => {
            "a mark stands behind each date of a set, not behind the set"
        }
        "unterminated set" => "the set has no end",
        "negative years cannot contain unspecified digits" => {
            "before year 0 an X stands only for a decade or a century"
        }
        "month must be 01-12 or a sub-year code 21-41" => "a month is 01 to 12, a season or a quarter 21 to 41",
        "interval must contain exactly one '/'" => "a slash stands between a start and an end, once",
        REVERSED => "the end comes before the start",
        "number out of supported range" | "exponent out of supported range" => TOO_FAR.message,
        NO_SUCH_DAY => match month_before(text, error.offset) {
            Some(MonthBefore { days, named, .. }) => return format!("{named} has days 01 to {days}"),
            None => "the month has no such day",
        },
        plain => plain,
    };
    plain.to_owned()
}

/// Whether letters stand in a text that EDTF does not use.
fn has_words(text: &str) -> bool {
    text.contains(|c: char| c.is_alphabetic() && !matches!(c, 'X' | 'Y' | 'E' | 'S' | 'T' | 'Z'))
}

/// The month that is written before a day.
struct MonthBefore {
    /// As EDTF has it.
    written: String,
    named: String,
    /// The most it has, where digits of the year are not known.
    days: u8,
}

fn month_before(text: &str, day: usize) -> Option<MonthBefore> {
    let head = text.get(..day)?;
    let from = head.rfind(|c: char| !(c.is_ascii_digit() || "X-?~%".contains(c))).map_or(0, |at| at + 1);
    let digits: String = head.get(from..)?.chars().filter(|c| !"?~%".contains(*c)).collect();
    let (year, month) = digits.strip_suffix('-')?.rsplit_once('-')?;
    let written = format!("{year}-{month}");
    let month: u8 = month.parse().ok()?;
    let (days, named) = match year.parse::<i64>() {
        Ok(year) => (
            days_in_month(year, month),
            format!("{} {}", lang::month(Lang::English, month), name::year(Lang::English, year)),
        ),
        // Of a leap year.
        Err(_) => (days_in_month(2000, month), lang::month(Lang::English, month).to_owned()),
    };
    (days > 0).then_some(MonthBefore { written, named, days })
}
