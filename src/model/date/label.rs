//! A date in the few columns beside a list's rows, beneath the heading of its year: "27 Mar", "Mar →", "26–27 Mar".
//!
//! Owns the short form. It gives up detail to fit, the time first, then day, month and the last digits of a long year,
//! and never gains any. Refuses to tell everything: sets of more than two members show the first and the last.

use super::Date;
use super::meaning::{Element, Meaning, Point, Set, Side};
use super::moment::{Moment, utc_offset};
use super::name::{self, Name};
use super::words::{UNDATED, fits, form, is_rounded, nothing_said};
use edtf_core::{Date as Single, SetKind, YearKind};

/// The same as "undated", where there is no room for that.
const NO_DATE: &str = "n.d.";

/// How much of a date is shown, the least first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Detail {
    /// Of two dates the first.
    Stub,
    Rough,
    Year,
    Month,
    Day,
    Minute,
    Second,
    /// All that is written.
    Fraction,
}

impl Date {
    /// The columns that a label keeps to wherever it can say something useful in them.
    pub const LABEL: u16 = 12;

    /// The columns that a label has on a narrow screen.
    pub const NARROW_LABEL: u16 = 5;

    /// The columns of the longest label with a time of day: two times on two days.
    pub const LONGEST_LABEL: u16 = 25;

    /// The short form of the date, where `year_shown` already stands above it.
    ///
    /// "27 Mar", "Mar", "Mar →" (open end), "Mar–?" (unknown end), "26–27 Mar", "26/27 Mar" (one of them), "26 & 27 Mar"
    /// (both), "Mar–2025" (its end in another year), "~Dec" (about), "Dec?" (uncertain), "27 Mar 10:15". The most exact form that fits into
    /// [`Date::LABEL`] columns, or else the shortest one. Every character is one column wide.
    pub fn label(&self, year_shown: Option<i64>) -> String {
        let mut labels = self.labels(year_shown, Self::LABEL);
        let is_short = |label: &String| label.chars().count() <= usize::from(Self::LABEL);
        let at = labels.iter().position(is_short).or(labels.len().checked_sub(1));
        at.map(|at| labels.swap_remove(at)).unwrap_or_default()
    }

    /// The same with what has more room before it, the most exact first, each shorter than the one before: "24 Jul
    /// 19:01:30", "10 Oct 16:20–17:00", of at most [`Date::LONGEST_LABEL`] columns. The last keeps to `room` columns where it
    /// can say something useful in them.
    pub fn labels(&self, year_shown: Option<i64>, room: u16) -> Vec<String> {
        use Detail::{Day, Fraction, Minute, Month, Rough, Second, Stub, Year};
        if let Some(point) = self.meaning.unknown() {
            return [UNDATED, NO_DATE].map(|words| marked(&[point], words)).to_vec();
        }
        let has_times = self.meaning.has_times();
        let mut labels: Vec<String> = Vec::new();
        for detail in [Fraction, Second, Minute, Day, Month, Year, Rough, Stub] {
            let label = Short { year_shown, detail }.label(&self.meaning);
            let width = label.chars().count();
            let is_told = width <= usize::from(room) || detail == Stub;
            let is_shorter = labels.last().is_none_or(|last| width < last.chars().count());
            if is_told || detail > Day && has_times && width <= usize::from(Self::LONGEST_LABEL) && is_shorter {
                labels.push(label);
            }
            if is_told {
                break;
            }
        }
        // "25 Dec ????": where there is room, in words.
        let told = labels.first().map(|first| first.replace(&format!(" {}", name::NO_YEAR), ", year not known"));
        let is_more =
            |told: &String| !labels.contains(told) && told.chars().count() <= usize::from(Self::LONGEST_LABEL);
        if let Some(told) = told.filter(is_more) {
            labels.insert(0, told);
        }
        labels
    }

    /// The same in [`Date::NARROW_LABEL`] columns wherever it can say something useful in them, never without a month that
    /// it has: "27Mar", "Mar" (26 to 27 March), "Mar–" (to a later one).
    pub fn narrow_label(&self, year_shown: Option<i64>) -> String {
        use Detail::{Day, Month, Rough, Stub, Year};
        if let Some(point) = self.meaning.unknown() {
            return marked(&[point], NO_DATE);
        }
        let label = |detail| close(&Short { year_shown, detail }.label(&self.meaning));
        let has_letters = |text: &str| text.contains(char::is_alphabetic);
        let is_lettered = has_letters(&label(Day));
        let told = |detail| {
            let whole = label(detail);
            // Of two dates the first.
            let first = whole.split_inclusive(['–', '…']).next().unwrap_or_default().to_owned();
            let is_short = |text: &String| text.chars().count() <= usize::from(Self::NARROW_LABEL);
            [whole, first].into_iter().find(|text| is_short(text) && (has_letters(text) || !is_lettered))
        };
        [Day, Month, Year, Rough, Stub].into_iter().find_map(told).unwrap_or_else(|| label(Stub))
    }

    /// The offset from UTC, in minutes, of the time of day that its short form shows without one; none where it has no time or
    /// none with an offset, or tells times of several clocks, each with its own.
    pub fn label_offset(&self) -> Option<i16> {
        let times = self.meaning.label_points().into_iter().filter(|point| matches!(point, Point::Time(_)));
        let mut shifts = times.map(|time| shift(&time));
        let first = shifts.next()?;
        first.filter(|_| shifts.all(|other| other == first))
    }

    /// A year as it stands above its dates: "2022", "409", "44 BC", "12,345", "170M BC" where all its digits are too many.
    pub fn year_label(year: i64) -> String {
        let whole = name::short_year(year);
        if whole.len() <= usize::from(Self::YEAR_LABEL) { whole } else { name::rough_year(year).unwrap_or(whole) }
    }

    /// The columns of the longest label of a year: "12,345 BC".
    pub const YEAR_LABEL: u16 = 9;
}

impl Meaning {
    /// The dates that a short form names: one, or the first and the last.
    fn label_points(&self) -> Vec<Point> {
        match self {
            Self::One(point) => vec![point.clone()],
            Self::Interval(start, end) => {
                [start, end].into_iter().filter_map(Short::end).map(|(_, point)| point).collect()
            }
            Self::Set(set) => {
                let ends = set.elements.first().zip(set.elements.last());
                let points = ends.map(|(first, last)| [Short::outer(first, true).1, Short::outer(last, false).1]);
                points.into_iter().flatten().cloned().collect()
            }
        }
    }
}

/// Between the start and the end of a stretch.
const DASH: &str = "–";

/// One way to shorten a date.
struct Short {
    year_shown: Option<i64>,
    detail: Detail,
}

impl Short {
    fn label(&self, meaning: &Meaning) -> String {
        match meaning {
            Meaning::One(point) => self.point(point),
            Meaning::Interval(start, end) => self.interval(start, end),
            Meaning::Set(members) => self.set(members),
        }
    }

    fn interval(&self, start: &Side, end: &Side) -> String {
        let (dash, arrow) = (DASH, "→");
        match (Self::end(start), Self::end(end)) {
            (None, None) => "?".to_owned(),
            (Some((sign, a)), None) if *end == Side::Open => format!("{sign}{} {arrow}", self.point(&a)),
            (Some((sign, a)), None) => format!("{sign}{}{dash}?", self.point(&a)),
            (None, Some((sign, b))) if *start == Side::Open => format!("{arrow} {sign}{}", self.point(&b)),
            (None, Some((sign, b))) => format!("?{dash}{sign}{}", self.point(&b)),
            (Some((before, a)), Some((after, b))) => self.two([(before, &a), (after, &b)], dash),
        }
    }

    /// The date that a start or an end names, and the sign before it; none where it is open or not known.
    fn end(side: &Side) -> Option<(&'static str, Point)> {
        match side {
            Side::Open | Side::Unknown => None,
            Side::At(point) => Some(("", point.clone())),
            Side::OnOrBefore(date) => Some(("≤", Point::Date(*date))),
            Side::OnOrAfter(date) => Some(("≥", Point::Date(*date))),
            Side::OneOf(set) => set.elements.first().map(|first| {
                let (sign, point) = Self::outer(first, true);
                (sign, point.clone())
            }),
        }
    }

    fn set(&self, set: &Set) -> String {
        use Element::{At, OnOrAfter, OnOrBefore, Range};
        let all = set.kind == SetKind::AllMembers;
        let arrow = "→";
        match &set.elements[..] {
            [At(point)] => self.point(point),
            [OnOrBefore(point)] if all => format!("{arrow} {}", self.point(point)),
            [OnOrAfter(point)] if all => format!("{} {arrow}", self.point(point)),
            [OnOrBefore(point)] => format!("≤{}", self.point(point)),
            [OnOrAfter(point)] => format!("≥{}", self.point(point)),
            [Range(a, b)] => self.two([("", a), ("", b)], DASH),
            [At(a), At(b)] => self.two([("", a), ("", b)], if all { " & " } else { "/" }),
            [first, .., last] => self.two([Self::outer(first, true), Self::outer(last, false)], "…"),
            [] => String::new(),
        }
    }

    /// The first or the last date that an element names.
    fn outer(element: &Element, first: bool) -> (&'static str, &Point) {
        match element {
            Element::At(point) => ("", point),
            Element::OnOrBefore(point) => ("≤", point),
            Element::OnOrAfter(point) => ("≥", point),
            Element::Range(a, b) => ("", if first { a } else { b }),
        }
    }

    fn point(&self, point: &Point) -> String {
        marked(&[point], &self.unmarked(point))
    }

    fn unmarked(&self, point: &Point) -> String {
        let date = point.date();
        let mut name = self.name(date);
        if !name.month.is_empty() && self.is_shown(date) {
            name.year.clear();
        }
        format!("{}{}", name.said(), self.clock(point, false))
    }

    /// " 19:01:30", as much of it as is to be shown; nothing of a date. Seconds are told where they say something.
    fn clock(&self, point: &Point, with_shift: bool) -> String {
        let Point::Time(Moment { hour, minute, second, fraction, shift, .. }) = point else { return String::new() };
        if self.detail < Detail::Minute {
            return String::new();
        }
        let mut clock = format!(" {hour:02}:{minute:02}");
        let has_fraction = self.detail >= Detail::Fraction && !fraction.is_empty();
        if let Some(second) = second.filter(|second| *second > 0 || !fraction.is_empty())
            && self.detail >= Detail::Second
        {
            let fraction = if has_fraction { format!(".{fraction}") } else { String::new() };
            clock = format!("{clock}:{second:02}{fraction}");
        }
        match shift.filter(|_| with_shift) {
            None => clock,
            Some(0) => clock + "Z",
            Some(shift) => clock + &utc_offset(shift),
        }
    }

    /// Two dates, each with the sign before it, and what stands between them.
    fn two(&self, [(before, a), (after, b)]: [(&str, &Point); 2], between: &str) -> String {
        if self.detail == Detail::Stub {
            return format!("{before}{}…", self.point(a));
        }
        let mut names = [self.name(a.date()), self.name(b.date())];
        // What is told of two clocks is not told without them.
        let are_times = [a, b].iter().all(|point| matches!(point, Point::Time(_)));
        let has_shift = are_times && shift(a) != shift(b);
        let clocks = [a, b].map(|point| self.clock(point, has_shift));
        let said = |point, name: &Name, clock: &str| marked(&[point], &format!("{}{clock}", name.said()));
        if before.is_empty() && after.is_empty() && names[0] == names[1] && clocks[0] == clocks[1] {
            return marked(&[a, b], &self.unmarked(a));
        }
        let has_clock = clocks.iter().any(|clock| !clock.is_empty());
        if has_clock && a.date() == b.date() {
            let [first, last] = [(a, &clocks[0]), (b, &clocks[1])].map(|(at, clock)| marked(&[at], clock.trim_start()));
            let day = self.point(&Point::Date(*a.date()));
            return format!("{day} {before}{first}{between}{after}{last}");
        }
        if has_clock && names[0].year == names[1].year {
            names[0].year.clear();
        } else if !has_clock {
            name::share(&mut names);
        }
        let [first, last] = &mut names;
        // Beneath its heading a year that both share is not said again. One that only the first has is: "Mar–Dec 2025"
        // beneath 2022 would be read as ten months.
        if first.year.is_empty() && self.is_shown(b.date()) {
            last.year.clear();
        }
        // Beneath that of the start, the end in another year is told by that year.
        let ends_later = !first.year.is_empty() && !last.year.is_empty() && first.year != last.year;
        if between == DASH && !has_clock && ends_later && !first.month.is_empty() && self.is_shown(a.date()) {
            first.year.clear();
            (last.month, last.day) = Default::default();
        }
        format!("{before}{}{between}{after}{}", said(a, first, &clocks[0]), said(b, last, &clocks[1]))
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
        match date.day.filter(|day| !nothing_said(*day)) {
            None if nothing_said(month) => Name::whole(year),
            Some(day) if nothing_said(month) && date.year.value().is_none() => match day.value() {
                Some(day) => Name::whole(format!("{} {year}", name::ordinal(day.into()))),
                None => Name::whole(form(date)),
            },
            _ => Name::whole(form(date)),
        }
    }
}

/// A name with the signs of what is said of the dates that have it.
fn marked(points: &[&Point], name: &str) -> String {
    let about = points.iter().any(|point| point.mark().approximate || is_rounded(point.date()));
    let doubt = points.iter().any(|point| point.mark().uncertain);
    format!("{}{name}{}", if about { "~" } else { "" }, if doubt { "?" } else { "" })
}

/// The same without the blank between a day and its month: "27Mar".
fn close(label: &str) -> String {
    let chars: Vec<char> = label.chars().collect();
    let between = |n: usize| {
        let near = [n.checked_sub(1), Some(n + 1)].map(|at| at.and_then(|at| chars.get(at)));
        matches!(near, [Some(day), Some(month)] if day.is_ascii_digit() && month.is_alphabetic())
    };
    chars.iter().enumerate().filter(|(n, c)| **c != ' ' || !between(*n)).map(|(_, c)| *c).collect()
}

/// The offset from UTC of a time, where one is written.
fn shift(point: &Point) -> Option<i16> {
    match point {
        Point::Time(moment) => moment.shift,
        Point::Date(_) => None,
    }
}
