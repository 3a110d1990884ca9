//! A date in the few columns beside a list's rows, beneath the heading of its year: "27 Mar", "Mar →", "26–27 Mar".
//!
//! Owns the short form. It gives up detail to fit, the time first, then day, month and the last digits of a long year,
//! and never gains any. Refuses to tell everything: sets of more than two members show the first and the last.

use super::name::{self, Name};
use super::words::{fits, form, is_rounded, nothing_said};
use super::{Date, Meaning};
use edtf_core::{Date as Single, DateTime, Edtf, Interval, IntervalEndpoint, Set, SetElement, SetKind, Time, YearKind};

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
        match &meaning.edtf {
            Edtf::Date(date) => self.one(date),
            Edtf::DateTime(moment) => self.moment(moment),
            Edtf::Interval(span) => self.interval(span),
            Edtf::Set(members) => self.set(members),
        }
    }

    fn moment(&self, DateTime { date, time }: &DateTime) -> String {
        let Time { hour, minute, .. } = time;
        let clock = if self.detail == Detail::Time { format!(" {hour:02}:{minute:02}") } else { String::new() };
        format!("{}{clock}", self.one(date))
    }

    fn interval(&self, span: &Interval) -> String {
        use IntervalEndpoint::{Date, OnOrAfter, OnOrBefore, Open, Unknown};
        let (dash, arrow) = ("–", "→");
        let before = if matches!(span.start, OnOrBefore(_)) { "≤" } else { "" };
        let after = if matches!(span.end, OnOrAfter(_)) { "≥" } else { "" };
        match (&span.start, &span.end) {
            (Open | Unknown, Open | Unknown) => "?".to_owned(),
            (Date(a) | OnOrBefore(a) | OnOrAfter(a), Open) => format!("{before}{} {arrow}", self.one(a)),
            (Date(a) | OnOrBefore(a) | OnOrAfter(a), Unknown) => format!("{before}{}{dash}?", self.one(a)),
            (Open, Date(b) | OnOrBefore(b) | OnOrAfter(b)) => format!("{arrow} {after}{}", self.one(b)),
            (Unknown, Date(b) | OnOrBefore(b) | OnOrAfter(b)) => format!("?{dash}{after}{}", self.one(b)),
            (Date(a) | OnOrBefore(a) | OnOrAfter(a), Date(b) | OnOrBefore(b) | OnOrAfter(b)) => {
                self.two([(before, a), (after, b)], dash)
            }
        }
    }

    fn set(&self, set: &Set) -> String {
        use SetElement::{Date, OnOrAfter, OnOrBefore};
        let all = set.kind == SetKind::AllMembers;
        let arrow = "→";
        match &set.elements[..] {
            [Date(date)] => self.one(date),
            [OnOrBefore(date)] if all => format!("{arrow} {}", self.one(date)),
            [OnOrAfter(date)] if all => format!("{} {arrow}", self.one(date)),
            [OnOrBefore(date)] => format!("{}{}", "≤", self.one(date)),
            [OnOrAfter(date)] => format!("{}{}", "≥", self.one(date)),
            [SetElement::Range(a, b)] => self.two([("", a), ("", b)], "–"),
            [Date(a), Date(b)] => self.two([("", a), ("", b)], if all { " & " } else { "/" }),
            [first, .., last] => self.two([Self::outer(first, true), Self::outer(last, false)], "…"),
            [] => String::new(),
        }
    }

    /// The first or the last date that an element names.
    fn outer(element: &SetElement, first: bool) -> (&'static str, &Single) {
        match element {
            SetElement::Date(date) => ("", date),
            SetElement::OnOrBefore(date) => ("≤", date),
            SetElement::OnOrAfter(date) => ("≥", date),
            SetElement::Range(a, b) => ("", if first { a } else { b }),
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
            (YearKind::Standard { digits, .. }, None) => name::masked_year(digits).1,
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
