//! A date in plain English, for the detail pane and for printed text.
//!
//! Owns the phrases. A date is never said more exactly than it was written, and nothing written goes unsaid: what is
//! estimated is "about", what is dubious is "uncertain", an open end ("ongoing") is never called by the words of an
//! unknown one. All words are ASCII. Refuses to grow with its input: of a long set the first members are named, the
//! others counted.

mod set;
mod time;

use super::day::days_in_month;
use super::meaning::{self, Element, Meaning, Point, Side};
use super::name::{self, Name};
use super::{Date, Day, span};
use edtf_core::{Date as Single, DateField, Qualifier, YearKind};

use set::set;
use time::{clock, moment, zone};

impl Date {
    /// The date in words: "27 March 2022", "some time in 2023", "about December 2025", "since March 2022, ongoing".
    pub fn words(&self) -> String {
        if let Some(point) = self.meaning.unknown() {
            return single(point.date());
        }
        match &self.meaning {
            Meaning::One(Point::Date(date)) => single(date),
            Meaning::One(Point::Time(time)) => moment(time),
            Meaning::Interval(start, end) => interval(start, end),
            Meaning::Set(members) => set(members),
        }
    }

    /// The words for its end alone: of March to April 2026 "April 2026". None where it has none.
    pub(in crate::model) fn end_words(&self) -> Option<String> {
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
        let words = if matches!(self.meaning, Meaning::One(_)) { self.words() } else { said(last) };
        is_known.then_some(words)
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

/// A date that stands alone.
fn single(date: &Single) -> String {
    let spoken = if meaning::is_unknown(date) { Spoken::phrase(UNDATED.to_owned()) } else { spoken(date) };
    let marks = Marks::of(date, spoken.estimable);
    if spoken.within && marks == Marks::default() {
        return format!("some time in {}", spoken.name.said());
    }
    marks.around(&spoken.name, [", ", ""])
}

/// A date within a phrase.
fn member(date: &Single) -> String {
    let spoken = spoken(date);
    Marks::of(date, spoken.estimable).around(&spoken.name, [" (", ")"])
}

/// What is said of a date's reliability (ISO 8601-2, 8).
#[derive(Default, PartialEq)]
struct Marks {
    /// The whole is an estimate, and its name takes "about".
    about: bool,
    /// Everything else: "uncertain", "day approximate".
    asides: Vec<String>,
}

impl Marks {
    fn of(date: &Single, estimable: bool) -> Self {
        let parts = [
            ("year", Some(date.year.qualifier)),
            ("month", date.month.map(|m| m.qualifier)),
            ("day", date.day.map(|d| d.qualifier)),
        ];
        let written: Vec<(&str, Qualifier)> = parts.into_iter().filter_map(|(part, q)| Some((part, q?))).collect();
        let whole = date.year.qualifier;
        if written.iter().all(|(_, q)| *q == whole) {
            let about = whole.approximate && estimable;
            let rest = Qualifier { approximate: whole.approximate && !about, ..whole };
            return Self { about, asides: rest.is_qualified().then(|| quality(rest).to_owned()).into_iter().collect() };
        }
        let mut asides = Vec::new();
        for kind in ["uncertain", "approximate", "uncertain and approximate"] {
            let is = |(_, q): &&(&str, Qualifier)| q.is_qualified() && quality(*q) == kind;
            let named: Vec<&str> = written.iter().filter(is).map(|(part, _)| *part).collect();
            if !named.is_empty() {
                asides.push(format!("{} {kind}", named.join(" and ")));
            }
        }
        Self { about: false, asides }
    }

    /// A name with its marks, the asides between two signs.
    fn around(&self, name: &Name, [open, close]: [&str; 2]) -> String {
        let ordinal = ["first ", "second ", "third ", "fourth ", "last "];
        let about = match self.about {
            true if ordinal.iter().any(|word| name.year.starts_with(word)) => "about the ",
            true => "about ",
            false => "",
        };
        let [open, close] = if self.asides.is_empty() { ["", ""] } else { [open, close] };
        format!("{about}{}{open}{}{close}", name.said(), self.asides.join(", "))
    }
}

fn quality(qualifier: Qualifier) -> &'static str {
    match (qualifier.uncertain, qualifier.approximate) {
        (true, true) => "uncertain and approximate",
        (true, false) => "uncertain",
        _ => "approximate",
    }
}

/// The name of a single date, its reliability apart.
fn spoken(date: &Single) -> Spoken {
    let year = match date.year.kind {
        YearKind::Standard { negative, digits } if date.year.has_unspecified() => name::masked_year(negative, digits).0,
        _ => name::year(date.year.value().unwrap_or_default()),
    };
    let of = if date.year.has_unspecified() { " of" } else { "" };
    let some_year = name::some_year(&year);
    if let (YearKind::Standard { digits: [None, None, None, None], .. }, Some(month)) = (date.year.kind, date.month) {
        return without_year(date, month);
    }
    let Some(month) = date.month else {
        return significant(date).unwrap_or(Spoken {
            name: Name::whole(year),
            within: !date.year.has_unspecified(),
            estimable: true,
        });
    };
    if let Some(part) = month.value().and_then(name::part) {
        let of = if part.of || !of.is_empty() { " of" } else { "" };
        let side = part.side.map(|(side, _)| format!(" ({side})")).unwrap_or_default();
        return Spoken {
            name: Name::whole(format!("{}{of} {some_year}{side}", part.long)),
            within: false,
            estimable: true,
        };
    }
    let months: Vec<u8> = (1..=12).filter(|&n| fits(month, n)).collect();
    match (&months[..], date.day) {
        (&[month], None) => plain(String::new(), name::month(month), of, some_year),
        (&[month], Some(day)) => in_month(date, day, month, of, some_year),
        (_, Some(day)) if month.value().is_none() && !nothing_said(day) => out_of_some_month(date, day, &some_year),
        _ if nothing_said(month) => Spoken { name: Name::whole(year), within: true, estimable: true },
        (months, _) => {
            let names: Vec<String> = months.iter().map(|&m| name::month(m).to_owned()).collect();
            Spoken::phrase(format!("{}{of} {some_year}", one_of("some time", months, &names)))
        }
    }
}

/// "25 December, year not known", "the 25th of some month, year not known".
fn without_year(date: &Single, month: DateField) -> Spoken {
    let day = date.day.filter(|day| !nothing_said(*day));
    let months: Vec<u8> = (1..=12).filter(|&n| fits(month, n)).collect();
    let known = match (&months[..], date.day, day.and_then(DateField::value)) {
        (&[month], Some(day), _) => in_month(date, day, month, "", String::new()).name.said(),
        (&[month], None, _) => name::month(month).to_owned(),
        ([], ..) => month.value().and_then(name::part).map_or_else(|| form(date), |part| part.long.to_owned()),
        (_, _, Some(day)) if nothing_said(month) => format!("the {} of some month", name::ordinal(day.into())),
        _ if nothing_said(month) && day.is_none() => return Spoken::phrase("year not known".to_owned()),
        (months, None, _) => {
            let names: Vec<String> = months.iter().map(|&month| name::month(month).to_owned()).collect();
            one_of("some time", months, &names)
        }
        _ => format!("a day of the form {}", form(date)),
    };
    Spoken::phrase(format!("{}, year not known", known.trim_end()))
}

/// A day, or days, of a month that is known.
fn in_month(date: &Single, day: DateField, month: u8, of: &str, year: String) -> Spoken {
    // Of unspecified years some have a 29 February, as year 0 has.
    let last = days_in_month(date.year.value().unwrap_or(0), month);
    let days: Vec<u8> = (1..=last).filter(|&n| fits(day, n)).collect();
    match &days[..] {
        [day] => plain(day.to_string(), name::month(month), of, year),
        _ if nothing_said(day) => Spoken::phrase(format!("some day in {}{of} {year}", name::month(month))),
        days => {
            let names: Vec<String> = days.iter().map(u8::to_string).collect();
            Spoken::phrase(format!("{} {}{of} {year}", one_of("some day", days, &names), name::month(month)))
        }
    }
}

/// A day whose month is not known.
fn out_of_some_month(date: &Single, day: DateField, year: &str) -> Spoken {
    match (day.value(), date.month) {
        (Some(day), Some(month)) if nothing_said(month) => {
            let place = if date.year.has_unspecified() { "of" } else { "in" };
            Spoken::phrase(format!("the {} of some month {place} {year}", name::ordinal(u64::from(day))))
        }
        _ => Spoken::phrase(format!("a day of the form {}", form(date))),
    }
}

/// A day, or a month, of a year.
fn plain(day: String, month: &str, of: &str, year: String) -> Spoken {
    let name = if of.is_empty() {
        Name { day, month: month.to_owned(), year }
    } else {
        Name::whole(Name { day, month: format!("{month}{of}"), year }.said())
    };
    Spoken { name, within: false, estimable: true }
}

/// Whether only the first digits of its year count.
pub(super) fn is_rounded(date: &Single) -> bool {
    significant(date).is_some()
}

/// A year of which only the first digits count (ISO 8601-2, 4.4.3).
fn significant(date: &Single) -> Option<Spoken> {
    date.year.significant_digits?;
    let bounds = span::of_date(date);
    let (first, last) = (bounds.earliest.day()?.year, bounds.latest.day()?.year);
    let said = name::year(date.year.value()?);
    let [first, last] = [first, last].map(name::year);
    (first != last).then(|| Spoken::phrase(format!("about {said} (some time from {first} to {last})")))
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

/// What is said of a date of which nothing is known.
pub(super) const UNDATED: &str = "undated";

/// Whether both digits of a field are unspecified.
pub(super) fn nothing_said(field: DateField) -> bool {
    field.digits == [None, None]
}

/// "some day from 10 to 19", "5, 15 or 25".
fn one_of(some: &str, numbers: &[u8], names: &[String]) -> String {
    let in_a_row = numbers.windows(2).all(|pair| matches!(pair, [a, b] if a + 1 == *b));
    match names {
        [first, _, .., last] if in_a_row => format!("{some} from {first} to {last}"),
        _ => name::listed(names, " or"),
    }
}

/// An interval (ISO 8601-2, 10).
fn interval(start: &Side, end: &Side) -> String {
    use Side::{At, OnOrAfter, OnOrBefore, OneOf, Open, Unknown};
    let first = match start {
        At(point) => Some(said(point)),
        OnOrAfter(date) => Some(member(date)),
        OnOrBefore(date) => Some(format!("{} or before", member(date))),
        OneOf(members) => Some(set(members)),
        Open | Unknown => None,
    };
    let last = match end {
        At(point) => Some(said(point)),
        OnOrBefore(date) => Some(member(date)),
        OnOrAfter(date) => Some(format!("{} or later", member(date))),
        OneOf(members) => Some(set(members)),
        Open | Unknown => None,
    };
    match (first, last, start, end) {
        (Some(first), Some(last), ..) if first == last => first,
        // "27 March to March 2022" would be read as less than it says.
        (Some(first), Some(last), At(Point::Date(a)), At(Point::Date(b))) if is_within(a, b) => {
            format!("{first} to some time in {last}")
        }
        (Some(first), Some(last), At(Point::Date(a)), At(Point::Date(b))) if is_within(b, a) => {
            format!("some time in {first} to {last}")
        }
        (Some(_), Some(_), At(Point::Date(a)), At(Point::Date(b))) => {
            // "some day from 1 to 9 March 2022 until 2 April 2022"
            let phrases = [a, b].iter().any(|date| !spoken(date).estimable);
            together(&[a, b]).join(if phrases { " until " } else { " to " })
        }
        (Some(_), Some(_), At(Point::Time(a)), At(Point::Time(b))) if a.date == b.date && a.shift == b.shift => {
            let day = spoken(&a.date).name.said();
            format!("{day}, {} to {}{}", clock(a), clock(b), zone(a.shift))
        }
        (Some(first), Some(last), ..) if matches!((start, end), (OneOf(_), _) | (_, OneOf(_))) => {
            format!("from {first} to {last}")
        }
        (Some(first), Some(last), ..) => format!("{first} to {last}"),
        (Some(first), None, _, Unknown) => format!("from {first}, end unknown"),
        (Some(first), None, ..) => format!("since {first}, ongoing"),
        (None, Some(last), Unknown, _) => format!("until {last}, start unknown"),
        (None, Some(last), ..) => format!("until {last}"),
        (None, None, ..) => "unknown".to_owned(),
    }
}

/// Whether a date lies in the month or the year that another is.
fn is_within(date: &Single, whole: &Single) -> bool {
    let month = whole.month.is_none() && date.month.is_some();
    date.year == whole.year && (month || date.month == whole.month && date.day.is_some() && whole.day.is_none())
}

/// Dates within one phrase: where nothing is said of their reliability, they share their end.
fn together(dates: &[&Single]) -> Vec<String> {
    if dates.iter().any(|date| date.is_uncertain() || date.is_approximate()) {
        return dates.iter().map(|date| member(date)).collect();
    }
    let mut names: Vec<Name> = dates.iter().map(|date| spoken(date).name).collect();
    name::share(&mut names);
    names.iter().map(Name::said).collect()
}

/// A date or a time within a phrase.
fn said(point: &Point) -> String {
    match point {
        Point::Date(date) => member(date),
        Point::Time(time) => moment(time),
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
