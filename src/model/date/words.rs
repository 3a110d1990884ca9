//! A date in plain words, for the detail pane and for printed text.
//!
//! Owns the phrases. A date is never said more exactly than it was written, and nothing written goes unsaid: what is
//! estimated is "about", what is dubious is "uncertain", an open end ("ongoing") is never called by the words of an
//! unknown one. The words themselves are the language's. Refuses to grow with its input: of a long set the first members are named, the
//! others counted.

mod marks;
mod set;
mod time;

use super::day::days_in_month;
use super::meaning::{self, Element, Meaning, Point, Side};
use super::name::{self, Name};
use super::{Date, Day, span};
use crate::model::lang::{self, Lang, Phrase};
use edtf_core::{Date as Single, DateField, YearKind};

use marks::Marks;
use set::set;
use time::{clock, moment, zone};

impl Date {
    /// The date in words: "27 March 2022", "some time in 2023", "about December 2025", "since March 2022, ongoing".
    pub fn words(&self) -> String {
        self.told(false)
    }

    /// The same as the name of a time: "2023" instead of "some time in 2023".
    pub fn name(&self) -> String {
        self.told(true)
    }

    fn told(&self, as_name: bool) -> String {
        let lang = self.lang;
        if let Some(point) = self.meaning.unknown() {
            return single(lang, point.date(), as_name);
        }
        match &self.meaning {
            Meaning::One(Point::Date(date)) => single(lang, date, as_name),
            Meaning::One(Point::Time(time)) => moment(lang, time),
            Meaning::Interval(start, end) => interval(lang, start, end),
            Meaning::Set(members) => set(lang, members),
        }
    }

    /// The name of its end alone: of March to April 2026 "April 2026". None where it has none.
    pub(in crate::model) fn end_name(&self) -> Option<String> {
        let last = match &self.meaning {
            Meaning::One(point) | Meaning::Interval(_, Side::At(point)) => point,
            // Members may be written in any order.
            Meaning::Set(set) => {
                let ends = set.elements.iter().map(|element| match element {
                    Element::At(point) | Element::OnOrBefore(point) | Element::Range(_, point) => Some(point),
                    Element::OnOrAfter(_) => None,
                });
                ends.collect::<Option<Vec<_>>>()?.into_iter().max_by_key(|end| span::Span::of_point(end).last)?
            }
            Meaning::Interval(..) => return None,
        };
        let is_known = !meaning::is_unknown(last.date());
        let is_one = matches!(self.meaning, Meaning::One(_));
        is_known.then(|| if is_one { self.name() } else { said(self.lang, last) })
    }
}

/// A single date's name, and how it may be put into a phrase.
struct Spoken {
    name: Name,
    /// A calendar unit in which it lies: said alone, "some time in" stands before it.
    within: bool,
    /// "about" may stand before it.
    estimable: bool,
}

impl Spoken {
    fn phrase(text: String) -> Self {
        Self { name: Name::whole(text), within: false, estimable: false }
    }
}

/// A date that stands alone, or as the name of a time.
fn single(lang: Lang, date: &Single, as_name: bool) -> String {
    let undated = || Spoken::phrase(lang.word(Phrase::Undated).to_owned());
    let spoken = if meaning::is_unknown(date) { undated() } else { spoken(lang, date) };
    let marks = Marks::of(lang, date, spoken.estimable);
    if spoken.within && marks == Marks::default() && !as_name {
        return lang.say(Phrase::SomeTimeIn, &[&spoken.name.spelt(lang)]);
    }
    marks.around(lang, &spoken.name, [", ", ""])
}

/// A date within a phrase.
fn member(lang: Lang, date: &Single) -> String {
    let spoken = spoken(lang, date);
    Marks::of(lang, date, spoken.estimable).around(lang, &spoken.name, [" (", ")"])
}

/// The name of a single date, its reliability apart.
fn spoken(lang: Lang, date: &Single) -> Spoken {
    let (year, some_year) = match date.year.kind {
        YearKind::Standard { negative, digits } if date.year.has_unspecified() => {
            let masked = name::masked_year(lang, negative, digits);
            (masked.long, masked.some)
        }
        _ => {
            let year = name::year(lang, date.year.value().unwrap_or_default());
            (year.clone(), year)
        }
    };
    if let (YearKind::Standard { digits: [None, None, None, None], .. }, Some(month)) = (date.year.kind, date.month) {
        return without_year(lang, date, month);
    }
    let Some(month) = date.month else {
        return significant(lang, date).unwrap_or(Spoken {
            name: Name::whole(year),
            within: !date.year.has_unspecified(),
            estimable: true,
        });
    };
    if let Some(part) = month.value().and_then(|code| lang::part(lang, code)) {
        let side = part.side.map(|(side, _)| format!(" ({side})")).unwrap_or_default();
        let is_of = part.is_counted || date.year.has_unspecified();
        let named = lang.say(if is_of { Phrase::PartOf } else { Phrase::PartBeside }, &[part.long, &some_year]);
        return Spoken { name: Name::whole(named + &side), within: false, estimable: true };
    }
    let months: Vec<u8> = (1..=12).filter(|&n| fits(month, n)).collect();
    match (&months[..], date.day) {
        (&[month], None) => plain(lang, date, String::new(), month, some_year),
        (&[month], Some(day)) => in_month(lang, date, day, month, some_year),
        (_, Some(day)) if month.value().is_none() && !nothing_said(day) => {
            out_of_some_month(lang, date, day, &some_year)
        }
        _ if nothing_said(month) => Spoken { name: Name::whole(year), within: true, estimable: true },
        (months, _) => {
            let some = one_of(lang, Phrase::SomeTime, months, &month_names(lang, months));
            Spoken::phrase(
                lang.say(if has_years(date) { Phrase::PartOf } else { Phrase::PartBeside }, &[&some, &some_year]),
            )
        }
    }
}

/// Whether its year may be one of several.
fn has_years(date: &Single) -> bool {
    date.year.has_unspecified()
}

fn month_names(lang: Lang, months: &[u8]) -> Vec<String> {
    months.iter().map(|&month| lang::month(lang, month).to_owned()).collect()
}

/// "25 December, year not known", "the 25th of some month, year not known".
fn without_year(lang: Lang, date: &Single, month: DateField) -> Spoken {
    let day = date.day.filter(|day| !nothing_said(*day));
    let months: Vec<u8> = (1..=12).filter(|&n| fits(month, n)).collect();
    let known = match (&months[..], date.day, day.and_then(DateField::value)) {
        (&[month], Some(day), _) => in_month(lang, date, day, month, String::new()).name.spelt(lang),
        (&[month], None, _) => lang::month(lang, month).to_owned(),
        ([], ..) => {
            let part = month.value().and_then(|code| lang::part(lang, code));
            part.map_or_else(|| form(date), |part| part.long.to_owned())
        }
        (_, _, Some(day)) if nothing_said(month) => lang.say(Phrase::DayOfSomeMonth, &[&day_number(lang, day)]),
        _ if nothing_said(month) && day.is_none() => {
            return Spoken::phrase(lang.word(Phrase::YearUnknown).to_owned());
        }
        (months, None, _) => one_of(lang, Phrase::SomeTime, months, &month_names(lang, months)),
        _ => lang.say(Phrase::DayOfForm, &[&form(date)]),
    };
    Spoken::phrase(lang.say(Phrase::ButYearUnknown, &[&known]))
}

/// A day, or days, of a month that is known.
fn in_month(lang: Lang, date: &Single, day: DateField, month: u8, year: String) -> Spoken {
    // Of unspecified years some have a 29 February, as year 0 has.
    let last = days_in_month(date.year.value().unwrap_or(0), month);
    let days: Vec<u8> = (1..=last).filter(|&n| fits(day, n)).collect();
    let of_month = |year: String| plain(lang, date, String::new(), month, year).name.spelt(lang);
    match &days[..] {
        [day] => plain(lang, date, day.to_string(), month, year),
        _ if nothing_said(day) => Spoken::phrase(lang.say(Phrase::SomeDayIn, &[&of_month(year)])),
        days => {
            let names: Vec<String> = days.iter().map(u8::to_string).collect();
            let some = one_of(lang, Phrase::SomeDay, days, &names);
            Spoken::phrase(lang.say(Phrase::PartBeside, &[&some, &of_month(year)]))
        }
    }
}

/// A day whose month is not known.
fn out_of_some_month(lang: Lang, date: &Single, day: DateField, year: &str) -> Spoken {
    match (day.value(), date.month) {
        (Some(day), Some(month)) if nothing_said(month) => {
            let phrase = if has_years(date) { Phrase::OfSomeMonthOf } else { Phrase::OfSomeMonth };
            Spoken::phrase(lang.say(phrase, &[&day_number(lang, day), year]))
        }
        _ => Spoken::phrase(lang.say(Phrase::DayOfForm, &[&form(date)])),
    }
}

/// A day of a month that is not known: "25th", "25".
pub(super) fn day_number(lang: Lang, day: u8) -> String {
    match lang {
        Lang::English => lang.nth(day.into()),
        Lang::Spanish => day.to_string(),
    }
}

/// A day, or a month, of a year.
fn plain(lang: Lang, date: &Single, day: String, month: u8, year: String) -> Spoken {
    let month = lang::month(lang, month);
    let name = if has_years(date) && !year.is_empty() {
        let month = [month, lang.word(Phrase::OfYears)].concat();
        Name::whole(Name { day, month, year }.spelt(lang))
    } else {
        Name { day, month: month.to_owned(), year }
    };
    Spoken { name, within: false, estimable: true }
}

/// Whether only the first digits of its year count.
pub(super) fn is_rounded(date: &Single) -> bool {
    significant(Lang::English, date).is_some()
}

/// A year of which only the first digits count (ISO 8601-2, 4.4.3).
fn significant(lang: Lang, date: &Single) -> Option<Spoken> {
    date.year.significant_digits?;
    let bounds = span::of_date(date);
    let (first, last) = (bounds.earliest.day()?.year, bounds.latest.day()?.year);
    let [said, first, last] = [date.year.value()?, first, last].map(|year| name::year(lang, year));
    (first != last).then(|| Spoken::phrase(lang.say(Phrase::AboutYears, &[&said, &first, &last])))
}

/// The digits of a date of four-digit year, its reliability apart.
pub(super) fn form(date: &Single) -> String {
    let year = match date.year.kind {
        YearKind::Standard { negative, digits } => {
            format!("{}{}", if negative { "-" } else { "" }, name::masked(&digits))
        }
        YearKind::Big { .. } | YearKind::Exponential { .. } => String::new(),
    };
    let fields = [date.month, date.day];
    fields.into_iter().flatten().fold(year, |form, field| format!("{form}-{}", name::masked(&field.digits)))
}

/// Whether a number is one that a field may mean.
pub(super) fn fits(field: DateField, n: u8) -> bool {
    let [tens, ones] = field.digits;
    tens.is_none_or(|d| d == n / 10) && ones.is_none_or(|d| d == n % 10)
}

/// Whether both digits of a field are unspecified.
pub(super) fn nothing_said(field: DateField) -> bool {
    field.digits == [None, None]
}

/// "some day from 10 to 19", "5, 15 or 25".
fn one_of(lang: Lang, some: Phrase, numbers: &[u8], names: &[String]) -> String {
    let in_a_row = numbers.windows(2).all(|pair| matches!(pair, [a, b] if a + 1 == *b));
    match names {
        [first, _, .., last] if in_a_row => lang.say(Phrase::FromTo, &[lang.word(some), first, last]),
        _ => lang.either(names, ""),
    }
}

/// An interval (ISO 8601-2, 10).
fn interval(lang: Lang, start: &Side, end: &Side) -> String {
    use Side::{At, OnOrAfter, OnOrBefore, OneOf, Open, Unknown};
    let say = |phrase: Phrase, parts: &[&str]| lang.say(phrase, parts);
    let first = match start {
        At(point) => Some(said(lang, point)),
        OnOrAfter(date) => Some(member(lang, date)),
        OnOrBefore(date) => Some(say(Phrase::OrBefore, &[&member(lang, date)])),
        OneOf(members) => Some(set(lang, members)),
        Open | Unknown => None,
    };
    let last = match end {
        At(point) => Some(said(lang, point)),
        OnOrBefore(date) => Some(member(lang, date)),
        OnOrAfter(date) => Some(say(Phrase::OrLater, &[&member(lang, date)])),
        OneOf(members) => Some(set(lang, members)),
        Open | Unknown => None,
    };
    match (first, last, start, end) {
        (Some(first), Some(last), ..) if first == last => first,
        (Some(first), Some(last), ..) => between(lang, [start, end], [&first, &last]),
        (Some(first), None, _, Unknown) => say(Phrase::EndUnknown, &[&first]),
        (Some(first), None, ..) => say(Phrase::Ongoing, &[&first]),
        (None, Some(last), Unknown, _) => say(Phrase::StartUnknown, &[&last]),
        (None, Some(last), ..) => say(Phrase::UntilThen, &[&last]),
        (None, None, ..) => lang.word(Phrase::Unknown).to_owned(),
    }
}

/// An interval of which both ends are known, and are said so.
fn between(lang: Lang, ends: [&Side; 2], said: [&str; 2]) -> String {
    use Side::{At, OneOf};
    match ends {
        // "27 March to March 2022" would be read as less than it says.
        [At(Point::Date(a)), At(Point::Date(b))] if is_within(a, b) => lang.say(Phrase::ToSomeTimeIn, &said),
        [At(Point::Date(a)), At(Point::Date(b))] if is_within(b, a) => lang.say(Phrase::SomeTimeInTo, &said),
        [At(Point::Date(a)), At(Point::Date(b))] => {
            // "some day from 1 to 9 March 2022 until 2 April 2022"
            let phrases = [a, b].iter().any(|date| !spoken(lang, date).estimable);
            let phrase = if phrases { Phrase::Until } else { Phrase::To };
            lang.say(phrase, &together(lang, &[a, b]).iter().map(String::as_str).collect::<Vec<_>>())
        }
        [At(Point::Time(a)), At(Point::Time(b))] if a.date == b.date && a.shift == b.shift => {
            let day = spoken(lang, &a.date).name.spelt(lang);
            lang.say(Phrase::Times, &[&day, &clock(lang, a), &clock(lang, b)]) + &zone(a.shift)
        }
        [OneOf(_), _] | [_, OneOf(_)] => lang.say(Phrase::FromUntil, &said),
        _ => lang.say(Phrase::To, &said),
    }
}

/// Whether a date lies in the month or the year that another is.
fn is_within(date: &Single, whole: &Single) -> bool {
    let month = whole.month.is_none() && date.month.is_some();
    date.year == whole.year && (month || date.month == whole.month && date.day.is_some() && whole.day.is_none())
}

/// Dates within one phrase: where nothing is said of their reliability, they share their end.
fn together(lang: Lang, dates: &[&Single]) -> Vec<String> {
    if dates.iter().any(|date| date.is_uncertain() || date.is_approximate()) {
        return dates.iter().map(|date| member(lang, date)).collect();
    }
    let mut names: Vec<Name> = dates.iter().map(|date| spoken(lang, date).name).collect();
    name::share(&mut names);
    names.iter().map(|name| name.spelt(lang)).collect()
}

/// A date or a time within a phrase.
fn said(lang: Lang, point: &Point) -> String {
    match point {
        Point::Date(date) => member(lang, date),
        Point::Time(time) => moment(lang, time),
    }
}

/// Whether one date begins on the day after another ends, both of the same sort and with nothing said against them.
fn follows(a: &Single, b: &Single) -> bool {
    let sound = |d: &Single| !(d.is_uncertain() || d.is_approximate() || d.has_unspecified());
    let next = |day: Day| Day::from_days(day.to_days().saturating_add(1));
    sound(a)
        && sound(b)
        && a.precision() == b.precision()
        && span::of_date(a).latest.day().map(next) == span::of_date(b).earliest.day()
}
