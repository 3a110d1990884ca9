//! A date in plain English, for the detail pane and for printed text.
//!
//! Owns the phrases. A date is never said more exactly than it was written, and nothing written goes unsaid: what is
//! estimated is "about", what is dubious is "uncertain", an open end ("still in force") is never called by the words of an
//! unknown one. All words are ASCII. Refuses to grow with its input: of a long set the first members are named, the
//! others counted.

use super::day::days_in_month;
use super::name::{self, Name};
use super::{Date, Day, Meaning, extent};
use edtf_core::{
    Date as Single, DateField, DateTime, Edtf, Interval, IntervalEndpoint, Qualifier, Set, SetElement, SetKind,
    TimeShift, YearKind,
};

/// As many members of a set are named.
const NAMED: usize = 8;

impl Date {
    /// The date in words: "27 March 2022", "some time in 2023", "about December 2025", "March 2022, still in force".
    pub fn words(&self) -> String {
        let Meaning { edtf, to_the_minute } = &self.meaning;
        match edtf {
            Edtf::Date(date) => single(date),
            Edtf::DateTime(time) => moment(time, *to_the_minute),
            Edtf::Interval(span) => interval(span),
            Edtf::Set(members) => set(members),
        }
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
    let spoken = spoken(date);
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
        YearKind::Standard { digits, .. } if date.year.has_unspecified() => name::masked_year(digits).0,
        _ => name::year(date.year.value().unwrap_or_default()),
    };
    let of = if date.year.has_unspecified() { " of" } else { "" };
    let some_year = name::some_year(&year);
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
    let bounds = extent::of_date(date);
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

/// A date with a time of day.
fn moment(moment: &DateTime, to_the_minute: bool) -> String {
    let time = moment.time;
    let clock = match time.second {
        second if second > 0 && !to_the_minute => format!("{:02}:{:02}:{second:02}", time.hour, time.minute),
        _ => format!("{:02}:{:02}", time.hour, time.minute),
    };
    let zone = match time.shift {
        None => "local time".to_owned(),
        Some(TimeShift::Utc | TimeShift::Offset { minutes: 0, .. }) => "UTC".to_owned(),
        Some(TimeShift::Offset { minutes, .. }) => {
            let (sign, minutes) = (if minutes < 0 { '-' } else { '+' }, minutes.unsigned_abs());
            format!("UTC{sign}{:02}:{:02}", minutes / 60, minutes % 60)
        }
    };
    format!("{}, {clock} {zone}", single(&moment.date))
}

/// An interval (ISO 8601-2, 10).
fn interval(span: &Interval) -> String {
    use IntervalEndpoint::{Date, OnOrAfter, OnOrBefore, Open, Unknown};
    let start = match &span.start {
        Date(date) | OnOrAfter(date) => Some(member(date)),
        OnOrBefore(date) => Some(format!("{} or before", member(date))),
        Open | Unknown => None,
    };
    let end = match &span.end {
        Date(date) | OnOrBefore(date) => Some(member(date)),
        OnOrAfter(date) => Some(format!("{} or later", member(date))),
        Open | Unknown => None,
    };
    match (start, end, &span.start, &span.end) {
        (Some(once), Some(_), Date(a), Date(b)) if a == b => once,
        // "27 March to March 2022" would be read as less than it says.
        (Some(start), Some(end), Date(a), Date(b)) if is_within(a, b) => format!("{start} to some time in {end}"),
        (Some(start), Some(end), Date(a), Date(b)) if is_within(b, a) => format!("some time in {start} to {end}"),
        (Some(_), Some(_), Date(a), Date(b)) => {
            // "some day from 1 to 9 March 2022 until 2 April 2022"
            let phrases = [a, b].iter().any(|date| !spoken(date).estimable);
            together(&[a, b]).join(if phrases { " until " } else { " to " })
        }
        (Some(start), Some(end), ..) => format!("{start} to {end}"),
        (Some(start), None, _, Unknown) => format!("from {start}, end unknown"),
        (Some(start), None, ..) => format!("{start}, still in force"),
        (None, Some(end), Unknown, _) => format!("until {end}, start unknown"),
        (None, Some(end), ..) => format!("until {end}"),
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

/// A set (ISO 8601-2, 6).
fn set(set: &Set) -> String {
    use SetElement::{Date, Range};
    let one = set.kind == SetKind::OneMember;
    match &set.elements[..] {
        [Date(date)] => return single(date),
        [Range(a, b)] | [Date(a), Date(b)] if a == b => return single(a),
        [Range(a, b)] if one => return format!("between {}", together(&[a, b]).join(" and ")),
        [Date(a), Date(b)] if one && follows(a, b) => return format!("between {}", together(&[a, b]).join(" and ")),
        _ => {}
    }
    let (members, ends_with_or) = members(set, one);
    match (one, members.len()) {
        (_, 1) => members.concat(),
        (true, n) => {
            let before = if n == 2 { "either" } else { "one of" };
            format!("{before} {}", name::listed(&members, if ends_with_or { ", or" } else { " or" }))
        }
        (false, _) => name::listed(&members, " and"),
    }
}

/// The first members of a set, the others counted; and whether any has "or" in it.
fn members(set: &Set, one: bool) -> (Vec<String>, bool) {
    use SetElement::{Date, OnOrAfter, OnOrBefore, Range};
    let shown = set.elements.get(..NAMED).unwrap_or(&set.elements);
    let dates: Vec<&Single> = shown.iter().flat_map(dates).collect();
    let open = shown.iter().any(|element| matches!(element, OnOrBefore(_) | OnOrAfter(_)));
    let said = if open { dates.iter().map(|date| member(date)).collect() } else { together(&dates) };
    let mut said = said.into_iter();
    let mut next = || said.next().unwrap_or_default();
    let mut members: Vec<String> = Vec::with_capacity(shown.len() + 1);
    for element in shown {
        members.push(match element {
            Date(_) => next(),
            OnOrBefore(_) if one => format!("{} or before", next()),
            OnOrBefore(_) => format!("up to {}", next()),
            OnOrAfter(_) if one => format!("{} or later", next()),
            OnOrAfter(_) => format!("from {} on", next()),
            Range(..) => format!("{} to {}", next(), next()),
        });
    }
    if set.elements.len() > shown.len() {
        members.push(format!("{} more", set.elements.len() - shown.len()));
    }
    (members, one && open)
}

/// The dates of a set's element, in the order in which they are named.
fn dates(element: &SetElement) -> impl Iterator<Item = &Single> {
    let (first, second) = match element {
        SetElement::Date(date) | SetElement::OnOrBefore(date) | SetElement::OnOrAfter(date) => (date, None),
        SetElement::Range(a, b) => (a, Some(b)),
    };
    std::iter::once(first).chain(second)
}

/// Whether one date begins on the day after another ends, both of the same sort and with nothing said against them.
fn follows(a: &Single, b: &Single) -> bool {
    let sound = |d: &Single| !(d.is_uncertain() || d.is_approximate() || d.has_unspecified());
    let next = |day: Day| Day::from_days(day.to_days().saturating_add(1));
    sound(a)
        && sound(b)
        && a.precision() == b.precision()
        && extent::of_date(a).latest.day().map(next) == extent::of_date(b).earliest.day()
}
