//! Dates in phrases: two that are joined, one with an open or unknown end, one that bounds another.

use super::super::scan::Plain;
use super::super::{Date, Day, span};
use super::clock;
use super::form::{Reading, only_sound, sound};
use super::said::{self, Said};
use super::times;
use super::vocabulary::{self, Word};
use crate::model::date::day::four_digits;
use edtf_core::{DateField, Edtf};

const BEFORE: &str = ": \"before\" leaves it out";
const AFTER: &str = ": \"after\" leaves it out";
const BY: &str = ": \"by\" takes it in";
const TURNED: &str = ": the earlier one comes first";
const WHOLE: &str = ": EDTF has no word for a part of it, and this is the whole";
/// What says that a part of a time is meant.
const PARTS: [&str; 7] = ["early", "mid", "late", "start of", "beginning of", "middle of", "end of"];
const CONVENTION: &str = ": a convention, for nothing says where such a part of a decade ends";

/// A phrase: what stands before, between and behind its dates, each any of several; what to write for it, where `A` and
/// `B` are the dates, `a` and `b` the first and the last that they may be, `<` and `>` what comes before and after the
/// first, `D` its decade; and what is to be said of that.
type Phrase = (&'static str, &'static str, &'static str, &'static [&'static str], &'static str);

/// What takes a date in and leaves its other side open.
const EARLIER: &str = " or before| or earlier| at the latest| o antes| o anterior| ou avant| ou plus tot| oder fruher| oder davor| o prima| ou antes";
const LATER: &str = " or after| or later| at the earliest| o despues| o mas tarde| o posterior| ou apres| ou plus tard| oder spater| oder danach| o dopo| o piu tardi| ou depois| ou mais tarde";
const BETWEEN: &[&str] = &["[a..b]", "A/B"];
/// Between two of which the first wants what the second says, a slash may be an "or".
const SLASHED: &[&str] = &["A/B", "[A,B]"];

/// The first that fits holds: what stands between a start and an end, the surest first. Of what may stand in one place none
/// hides what comes after it.
const PHRASES: [Phrase; 35] = [
    ("on or before |in or before |at or before |before or in |before or on ", "", "", &["[..A]"], ""),
    ("on or after |in or after |at or after |from or after |after or in |after or on ", "", "", &["[A..]"], ""),
    ("", "", EARLIER, &["[..A]"], ""),
    ("", "", LATER, &["[A..]"], ""),
    ("not before |no earlier than |not earlier than ", "", "", &["[A..]"], ""),
    ("[", "..", "]", &["[a..b]"], ""),
    ("between |bet |entre |zwischen |tra ", " and | y | et | und | e ", "", BETWEEN, ""),
    ("", " or | o | ou | oder ", "", &["[A,B]"], ""),
    ("", " and | & | y | et | und | e ", "", &["{A,B}"], ""),
    ("until |till |up to |to |hasta |bis zum |bis |jusqu'en |jusqu'au |fino al |ate ", "", "", &["../A"], ""),
    ("by |not after |no later than ", "", "", &["[..A]"], BY),
    ("before |bef. |bef |antes de |avant |vor |prima del ", "", "", &["[..<]"], BEFORE),
    ("after |aft. |aft |despues de |apres |nach |depois de |dopo il ", "", "", &["[>..]"], AFTER),
    ("early |the early |in the early ", "", "", &["[D0..D3]"], CONVENTION),
    ("mid-|mid |the mid-|the mid |in the mid-|in the mid ", "", "", &["[D3..D7]"], CONVENTION),
    ("late |the late |in the late ", "", "", &["[D7..D9]"], CONVENTION),
    ("", "", " -|-", &["A/..", "A/"], ""),
    ("- ", "", "", &["../A", "/A"], ""),
    ("since |desde |depuis |seit |dal ", "", "", &["A/.."], ""),
    ("", "", " onwards| onward| on", &["A/.."], ""),
    ("from ", "/", "", &["A/B"], ""),
    ("", "/", "", SLASHED, ""),
    ("from |", "\\", "", &["A/B"], ""),
    ("from |", " to | until | till | through ", "", &["A/B"], ""),
    ("from |", " - ", "", &["A/B"], ""),
    ("from ", "..", "", &["A/B"], ""),
    ("", "..", "", &["A/B", "[a..b]"], ""),
    ("", "", "..", &["A/..", "[A..]"], ""),
    ("..", "", "", &["../A", "[..A]"], ""),
    ("from |", "--", "", &["A/B"], ""),
    ("from |", "-", "", &["A/B"], ""),
    ("", ", |,", "", &["{A,B}", "[A,B]"], ""),
    ("de |del |du |da |dal |desde |", " a | al | au | hasta | ate ", "", &["A/B"], ""),
    ("von |vom |", " bis zum | bis ", "", &["A/B"], ""),
    ("from ", "", "", &["A/.."], ""),
];

/// A text in which "on or about", as a court has it, and "or so" are about: they name no other date.
pub(super) fn about(lower: String) -> String {
    if let Some(date) = lower.strip_suffix(" or so") {
        return format!("about {date}");
    }
    let both = lower.split_once(' ').filter(|(first, _)| ["on", "in", "at"].contains(first));
    let about = both.and_then(|(_, rest)| rest.strip_prefix("or ")).filter(|rest| {
        let first = rest.split_once(' ').map(|(first, _)| vocabulary::word(first));
        first == Some(Some(Word::About))
    });
    about.map(str::to_owned).unwrap_or(lower)
}

/// What to write for a phrase.
pub(super) fn forms(lower: &str) -> Option<Reading> {
    phrase(lower, false).or_else(|| phrase(lower, true)).or_else(|| whole(lower))
}

/// What to write for a phrase as it stands, or for one whose end comes before its start.
fn phrase(lower: &str, turned: bool) -> Option<Reading> {
    PHRASES.iter().find_map(|(before, between, behind, templates, why)| {
        let inner = before.split('|').find_map(|before| lower.strip_prefix(before))?;
        let inner = behind.split('|').find_map(|behind| inner.strip_suffix(behind))?;
        let is_whole = |start: &str| open_or_unknown(start).is_some() || side(start).or_else(|| month(start)).is_some();
        let is_plain = *templates == SLASHED && inner.split_once('/').is_some_and(|(start, _)| is_whole(start.trim()));
        let [first, second] = match between.split('|').find_map(|between| Some((between, inner.split_once(between)?))) {
            Some(("", _)) if turned => return None,
            Some(("", _)) => [side(inner)?, String::new()],
            // Of "December-January 2022" the start may be in the year before.
            Some((_, (start, end))) if turned && (side(start).is_none() || side(end).is_none()) => return None,
            // "-0044--0040": the second hyphen is a sign.
            Some(("--", (start, end))) if start.starts_with('-') => ends(start, &format!("-{end}"), "--")?,
            Some((between, (start, end))) if !end.contains(between) => ends(start.trim(), end.trim(), between)?,
            _ => return None,
        };
        let are_two = !matches!(&*first, "" | "..") && !matches!(&*second, "" | "..");
        let (first, second, why) = if turned { (second, first, TURNED) } else { (first, second, *why) };
        // Between about two years, or a month and a year, is not from one to the other.
        let is_odd = first.len() != second.len() || first.ends_with('~');
        let told = if *templates == BETWEEN && is_odd || is_plain { templates.get(..1)? } else { *templates };
        let filled = told.iter().filter_map(|template| fill(template, &first, &second));
        Some((only_sound(filled.collect()), why)).filter(|(forms, _)| !forms.is_empty() && (are_two || !turned))
    })
}

/// All of a time of which a part is meant that has no convention: "early 2000s" may be of a decade or of a century.
fn whole(lower: &str) -> Option<Reading> {
    let lower = lower.strip_prefix("in ").unwrap_or(lower);
    let lower = lower.strip_prefix("the ").unwrap_or(lower);
    let inner = PARTS.iter().find_map(|part| lower.strip_prefix(part)?.strip_prefix([' ', '-']))?;
    Some((only_sound(said::forms(inner)), WHOLE))
}

/// A template with its dates.
fn fill(template: &str, first: &str, second: &str) -> Option<String> {
    let decade = first.strip_suffix('X').filter(|decade| decade.len() == 3);
    let mut filled = String::new();
    for sign in template.chars() {
        match sign {
            'A' => filled.push_str(first),
            'B' => filled.push_str(second),
            'a' => filled.push_str(&outermost(first, second, -1)?),
            'b' => filled.push_str(&outermost(second, first, 1)?),
            'D' => filled.push_str(decade?),
            '<' => filled.push_str(&neighbour(first, -1)?),
            '>' => filled.push_str(&neighbour(first, 1)?),
            sign => filled.push(sign),
        }
    }
    Some(filled)
}

/// The first or the last that a date may be, as finely written as another: about is a unit more. The ends of a range are of
/// one kind.
fn outermost(date: &str, other: &str, by: i64) -> Option<String> {
    if date.contains(['T', '?', '%']) {
        return Some(date.to_owned());
    }
    let parts = |text: &str| text.trim_start_matches('-').matches('-').count();
    let (first, last) = Date::parse(date).ok()?.extent().days();
    let day = if by < 0 { first } else { last }?;
    Some(match parts(other).max(parts(date)) {
        0 => four_digits(day.year),
        1 => format!("{}-{:02}", four_digits(day.year), day.month),
        _ => day.to_string(),
    })
}

/// What comes right before a date or right after it (`by` is -1 or 1): a year, a month or a day, where that is written
/// plainly, else the longest of them that reaches up to what the date may be at all.
fn neighbour(date: &str, by: i64) -> Option<String> {
    // "before about 1900" ends as vaguely as 1900 is said.
    let plain = date.trim_end_matches(['~', '?', '%']);
    if plain.len() < date.len() {
        return neighbour(plain, by).map(|beside| beside + date.get(plain.len()..).unwrap_or_default());
    }
    let edtf = Plain::read(date).map_or_else(|| Edtf::parse(date).ok(), |plain| Some(Edtf::Date(plain.date())))?;
    let Edtf::Date(single) = edtf else { return None };
    if single.is_uncertain() || single.is_approximate() {
        return None;
    }
    let month = single.month.map(|month| month.value().filter(|month| *month <= 12));
    let month_of = |Day { year, month, .. }| format!("{}-{month:02}", four_digits(year));
    Some(match (single.year.value(), month, single.day.map(DateField::value)) {
        (Some(year), None, None) => four_digits(year + by),
        (Some(year), Some(Some(month)), None) => month_of(Day::of_months(Day { year, month, day: 1 }.months() + by)),
        (Some(year), Some(Some(month)), Some(Some(day))) => {
            Day::from_days(Day { year, month, day }.to_days() + by).to_string()
        }
        _ => {
            let bounds = span::of_date(&single);
            let edge = if by < 0 { bounds.earliest } else { bounds.latest }.day()?;
            let [beside, beyond] = [by, 0].map(|by| Day::from_days(edge.to_days() + by));
            match (beside.year == beyond.year, beside.month == beyond.month) {
                (false, _) => four_digits(beside.year),
                (true, false) => month_of(beside),
                (true, true) => beside.to_string(),
            }
        }
    })
}

/// Both sides of what joins them; of the start what only the end says may be missing.
fn ends(start: &str, end: &str, between: &str) -> Option<[String; 2]> {
    let (open, never) = (open_or_unknown(start), open_or_unknown(end));
    if open.is_some() && never.is_some() {
        return None;
    }
    let said = || Said::read(start).zip(Said::read(end));
    let (may_complete, may_be_short) = match between {
        "-" if open.is_some() || never.is_some() => return None,
        "-" => (joins(start, end)?, false),
        _ => (true, true),
    };
    let of_era = || said().and_then(|(a, b)| only(a.of_era(&b)?.forms()));
    let completed = || said().filter(|_| may_complete).and_then(|(a, b)| only(a.completed_by(&b)?.forms()));
    // Of "2022-3/2022-5" neither is two years.
    let both = || Some([month(start)?, month(end)?]).filter(|_| open.or(never).is_none());
    if let Some(both) = both() {
        return Some(both);
    }
    let first = open.map(str::to_owned).or_else(of_era).or_else(|| side(start)).or_else(completed)?;
    let short = || if may_be_short { short_end(start, end) } else { None };
    let second = never.map(str::to_owned).or_else(|| side(end)).or_else(short)?;
    // A comma stands within a date as well: "Sunday, 27 March 2022".
    if between.starts_with(',') && side(start).is_none() && (first.len() != second.len() || first == second) {
        return None;
    }
    // "c. 1990 - 1995": neither is exact. What EDTF's own sign marks is marked alone.
    let marks = ['~', '?', '%'];
    let mark = first.chars().next_back().filter(|mark| marks.contains(mark) && !start.contains(marks));
    match mark {
        Some(mark) if never.is_none() && !second.ends_with(marks) => Some([first, format!("{second}{mark}")]),
        _ => Some([first, second]),
    }
}

/// Whether a bare hyphen stands between two dates, and not within one; and whether the first may want what the second says.
fn joins(start: &str, end: &str) -> Option<bool> {
    let (first, last) = (Said::read(start)?, Said::read(end)?);
    let is_long = |text: &str| text.len() >= 4 && text.bytes().all(|b| b.is_ascii_digit());
    let are_whole = || side(start).is_some() && side(end).is_some();
    let is_of_era = !first.has_words() && last.of_era_alone();
    match (first.has_part() && last.has_part(), is_of_era) {
        (true, _) => Some(true),
        (_, true) => Some(false),
        _ => ((first.has_words() || last.has_words() || is_long(end)) && are_whole()).then_some(false),
    }
}

/// `2022-23`, where a dash of typography says that it is two years; or an end of which only what differs is said, as ISO
/// 8601-1 (5.5.2.4) has it: `2022-03-26/27`.
fn short_end(start: &str, end: &str) -> Option<String> {
    let (whole, end) = (start.to_ascii_uppercase(), end.trim_start_matches('t').to_ascii_uppercase());
    let alike = whole.len().checked_sub(end.len()).filter(|_| whole.len() >= "2022-03-26".len());
    if let Some(alike) = alike.and_then(|at| whole.get(..at)).filter(|alike| alike.ends_with(['-', 'T'])) {
        return sound(format!("{alike}{end}"));
    }
    let century = start.get(..2).filter(|_| start.len() == 4 && end.len() == 2)?;
    sound(format!("{century}{end}")).filter(|_| end.parse::<u8>().is_ok_and(|year| year > 12))
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
    let date = lower.trim().to_ascii_uppercase();
    let is_date = !date.contains(['/', '[', '{']);
    let at = || if times::between(lower).is_some() { None } else { only(clock::forms(lower)) };
    is_date.then(|| sound(date)).flatten().or_else(at).or_else(|| only(said::forms(lower)))
}

/// A month of which one digit is missing.
fn month(lower: &str) -> Option<String> {
    let (year, month) = lower.trim().split_once('-').filter(|(year, month)| year.len() == 4 && month.len() == 1)?;
    sound(format!("{year}-0{month}"))
}

/// The only one of them that is a date.
fn only(forms: Vec<String>) -> Option<String> {
    let mut forms = only_sound(forms);
    (forms.len() == 1).then(|| forms.pop()).flatten()
}

#[cfg(test)]
mod tests;
