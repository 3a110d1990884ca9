//! A date in the few columns beside a list's rows, beneath the heading of its year: "27 Mar", "Mar →", "26–27 Mar".
//!
//! Owns the short form. It gives up detail to fit, the time first, then day, month and the last digits of a long year,
//! and never gains any. Refuses to tell everything: sets of more than two members show the first and the last.

use super::Date;
use super::meaning::{Element, Meaning, Point, Set, Side};
use super::moment::Moment;
use super::name::{self, Name};
use super::words::{fits, form, is_rounded, nothing_said};
use edtf_core::{Date as Single, SetKind, YearKind};

/// How much of a date is shown, the least first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Detail {
    /// Of two dates the first.
    Stub,
    Rough,
    Year,
    Month,
    Day,
    Time,
}

impl Date {
    /// The columns that a label keeps to wherever it can say something useful in them.
    pub const LABEL: usize = 12;

    /// The short form of the date, where `year_shown` already stands above it.
    ///
    /// "27 Mar", "Mar", "Mar →" (open end), "Mar–?" (unknown end), "26–27 Mar", "26/27 Mar" (one of them), "26 & 27 Mar"
    /// (both), "2022–2025", "~Dec" (about), "Dec?" (uncertain), "27 Mar 10:15". The most exact form that fits into
    /// [`Date::LABEL`] columns, or else the shortest one. Every character is one column wide.
    pub fn label(&self, year_shown: Option<i64>) -> String {
        let mut label = String::new();
        for detail in [Detail::Time, Detail::Day, Detail::Month, Detail::Year, Detail::Rough, Detail::Stub] {
            label = Short { year_shown, detail }.label(&self.meaning);
            if label.chars().count() <= Self::LABEL {
                break;
            }
        }
        label
    }
}

/// One way to shorten a date.
struct Short {
    year_shown: Option<i64>,
    detail: Detail,
}

impl Short {
    fn label(&self, meaning: &Meaning) -> String {
        match meaning {
            Meaning::One(Point::Date(date)) => self.one(date),
            Meaning::One(Point::Time(moment)) => self.moment(moment),
            Meaning::Interval(start, end) => self.interval(start, end),
            Meaning::Set(members) => self.set(members),
        }
    }

    fn moment(&self, moment: &Moment) -> String {
        let Moment { date, hour, minute, qualifier, .. } = moment;
        let about = if qualifier.approximate { "~" } else { "" };
        let doubt = if qualifier.uncertain { "?" } else { "" };
        let clock = if self.detail == Detail::Time { format!(" {hour:02}:{minute:02}") } else { String::new() };
        format!("{about}{}{clock}{doubt}", self.one(date))
    }

    fn interval(&self, start: &Side, end: &Side) -> String {
        let (dash, arrow) = ("–", "→");
        if let (Side::At(Point::Time(a)), Side::At(Point::Time(b))) = (start, end)
            && a.date == b.date
            && self.detail == Detail::Time
        {
            let clock = |of: &Moment| format!("{:02}:{:02}", of.hour, of.minute);
            return format!("{} {}{dash}{}", self.one(&a.date), clock(a), clock(b));
        }
        match (Self::end(start), Self::end(end)) {
            (None, None) => "?".to_owned(),
            (Some((sign, a)), None) if *end == Side::Open => format!("{sign}{} {arrow}", self.one(a)),
            (Some((sign, a)), None) => format!("{sign}{}{dash}?", self.one(a)),
            (None, Some((sign, b))) if *start == Side::Open => format!("{arrow} {sign}{}", self.one(b)),
            (None, Some((sign, b))) => format!("?{dash}{sign}{}", self.one(b)),
            (Some(a), Some(b)) => self.two([a, b], dash),
        }
    }

    /// The date that a start or an end names, and the sign before it; none where it is open or not known.
    fn end(side: &Side) -> Option<(&'static str, &Single)> {
        match side {
            Side::Open | Side::Unknown => None,
            Side::At(point) => Some(("", point.date())),
            Side::OnOrBefore(date) => Some(("≤", date)),
            Side::OnOrAfter(date) => Some(("≥", date)),
            Side::OneOf(set) => set.elements.first().map(|first| Self::outer(first, true)),
        }
    }

    fn set(&self, set: &Set) -> String {
        use Element::{At, OnOrAfter, OnOrBefore, Range};
        let all = set.kind == SetKind::AllMembers;
        let arrow = "→";
        match &set.elements[..] {
            [At(Point::Time(moment))] => self.moment(moment),
            [At(point)] => self.one(point.date()),
            [OnOrBefore(point)] if all => format!("{arrow} {}", self.one(point.date())),
            [OnOrAfter(point)] if all => format!("{} {arrow}", self.one(point.date())),
            [OnOrBefore(point)] => format!("{}{}", "≤", self.one(point.date())),
            [OnOrAfter(point)] => format!("{}{}", "≥", self.one(point.date())),
            [Range(a, b)] => self.two([("", a.date()), ("", b.date())], "–"),
            [At(a), At(b)] => self.two([("", a.date()), ("", b.date())], if all { " & " } else { "/" }),
            [first, .., last] => self.two([Self::outer(first, true), Self::outer(last, false)], "…"),
            [] => String::new(),
        }
    }

    /// The first or the last date that an element names.
    fn outer(element: &Element, first: bool) -> (&'static str, &Single) {
        match element {
            Element::At(point) => ("", point.date()),
            Element::OnOrBefore(point) => ("≤", point.date()),
            Element::OnOrAfter(point) => ("≥", point.date()),
            Element::Range(a, b) => ("", if first { a.date() } else { b.date() }),
        }
    }

    fn one(&self, date: &Single) -> String {
        let mut name = self.name(date);
        if !name.month.is_empty() && self.is_shown(date) {
            name.year.clear();
        }
        marked(date, &name)
    }

    /// Two dates, each with the sign before it, and what stands between them.
    fn two(&self, [(before, a), (after, b)]: [(&str, &Single); 2], between: &str) -> String {
        if self.detail == Detail::Stub {
            return format!("{before}{}{}", self.one(a), "…");
        }
        let mut names = [self.name(a), self.name(b)];
        if before.is_empty() && after.is_empty() && marked(a, &names[0]) == marked(b, &names[1]) {
            return self.one(a);
        }
        name::share(&mut names);
        let [first, last] = &mut names;
        // Beneath its heading a year that both share is not said again. One that only the first has is: "Mar–Dec 2025"
        // beneath 2022 would be read as ten months.
        if first.year.is_empty() && self.is_shown(b) {
            last.year.clear();
        }
        format!("{before}{}{between}{after}{}", marked(a, first), marked(b, last))
    }

    fn is_shown(&self, date: &Single) -> bool {
        date.year.value().is_some_and(|year| self.year_shown == Some(year))
    }

    /// As much of a date's name as is to be shown.
    fn name(&self, date: &Single) -> Name {
        let year = match (date.year.kind, date.year.value()) {
            (YearKind::Standard { negative, digits }, None) => name::masked_year(negative, digits).1,
            (_, value) => {
                let value = value.unwrap_or_default();
                let rough = if self.detail <= Detail::Rough { name::rough_year(value) } else { None };
                rough.unwrap_or_else(|| name::short_year(value))
            }
        };
        let Some(month) = date.month.filter(|_| self.detail >= Detail::Month) else {
            return Name::whole(year);
        };
        if let Some(part) = month.value().and_then(name::part) {
            let side = part.side.map(|(_, side)| format!(" ({side})")).unwrap_or_default();
            return Name { day: String::new(), month: format!("{}{side}", part.short), year };
        }
        let mut months = (1..=12).filter(|&n| fits(month, n));
        if let (Some(month), None) = (months.next(), months.next()) {
            let day = date.day.filter(|day| self.detail >= Detail::Day && !nothing_said(*day));
            let day = day.map(|day| day.value().map_or_else(|| name::masked(&day.digits), |day| day.to_string()));
            return Name { day: day.unwrap_or_default(), month: name::short_month(month).to_owned(), year };
        }
        let whole = nothing_said(month) && date.day.is_none_or(nothing_said);
        Name::whole(if whole { year } else { form(date) })
    }
}

/// A name with the signs of its date's reliability.
fn marked(date: &Single, name: &Name) -> String {
    let about = date.is_approximate() || is_rounded(date);
    let (about, doubt) = (if about { "~" } else { "" }, if date.is_uncertain() { "?" } else { "" });
    format!("{about}{}{doubt}", name.said())
}
