//! A date in the few columns beside a list's rows, beneath the heading of its year: "27 Mar", "Mar →", "26–27 Mar".
//!
//! Owns the short form. It gives up detail to fit, the time first, then day, month and the last digits of a long year,
//! and never gains any. Refuses to tell everything: sets of more than two members show the first and the last.

mod parts;

use super::Date;
use super::meaning::{Element, Meaning, Point, Set, Side};
use super::moment::{Moment, utc_offset};
use super::name::{self, Name};
use super::words::{day_number, fits, form, is_rounded, nothing_said};
use crate::model::lang::{self, Lang, Phrase};
use edtf_core::{Date as Single, SetKind, YearKind};
use parts::Part;

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
            let told = [Phrase::Undated, Phrase::NoDate].map(|words| marked(&[point], self.lang.word(words)));
            return told.to_vec();
        }
        let has_times = self.meaning.has_times();
        let mut labels: Vec<String> = Vec::new();
        for detail in [Fraction, Second, Minute, Day, Month, Year, Rough, Stub] {
            let label = Short { year_shown, detail, lang: self.lang }.label(&self.meaning);
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
        let unknown = self.lang.say(Phrase::ButYearUnknown, &[""]);
        let told = labels.first().map(|first| first.replace(&format!(" {}", name::NO_YEAR), &unknown));
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
            return marked(&[point], self.lang.word(Phrase::NoDate));
        }
        let label = |detail| close(&Short { year_shown, detail, lang: self.lang }.label(&self.meaning));
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
    pub fn year_label(lang: Lang, year: i64) -> String {
        let whole = name::short_year(lang, year);
        // "12,345 BC"; "12.3k a. C."
        let room = if lang == Lang::English { 9 } else { Self::YEAR_LABEL };
        let fits = whole.chars().count() <= usize::from(room);
        if fits { whole } else { name::rough_year(lang, year).unwrap_or(whole) }
    }

    /// The columns of the longest label of a year.
    pub const YEAR_LABEL: u16 = 11;
}

impl Meaning {
    /// The dates that a short form names: of each start, end or set one, or the first and the last.
    fn label_points(&self) -> Vec<Point> {
        let of_set = |set: &Set| Short::ends(set, "").into_iter().map(|part| part.point).collect();
        match self {
            Self::One(point) => vec![point.clone()],
            Self::Interval(start, end) => {
                [start, end].into_iter().flat_map(Short::side).map(|part| part.point).collect()
            }
            Self::Set(set) => of_set(set),
        }
    }
}

/// Between the start and the end of a stretch; between the first and the last of several; of what goes on.
const DASH: &str = "–";
const TO: &str = "…";
const ARROW: &str = "→";

/// One way to shorten a date.
struct Short {
    year_shown: Option<i64>,
    detail: Detail,
    lang: Lang,
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
        let (mut parts, mut ends) = (Self::side(start), Self::side(end));
        match (parts.is_empty(), ends.is_empty()) {
            (true, true) => "?".to_owned(),
            (false, true) if *end == Side::Open => format!("{} {ARROW}", self.parts(&parts)),
            (false, true) => format!("{}{DASH}?", self.parts(&parts)),
            (true, false) if *start == Side::Open => format!("{ARROW} {}", self.parts(&ends)),
            (true, false) => format!("?{DASH}{}", self.parts(&ends)),
            (false, false) => {
                ends.iter_mut().take(1).for_each(|end| end.between = DASH);
                parts.append(&mut ends);
                self.parts(&parts)
            }
        }
    }

    /// The dates that a start or an end names; none where it is open or not known.
    fn side(side: &Side) -> Vec<Part> {
        match side {
            Side::Open | Side::Unknown => Vec::new(),
            Side::At(point) => vec![Part::new("", point)],
            Side::OnOrBefore(date) => vec![Part::new("≤", &Point::Date(*date))],
            Side::OnOrAfter(date) => vec![Part::new("≥", &Point::Date(*date))],
            Side::OneOf(set) => {
                let is_pair = matches!(set.elements[..], [Element::At(_), Element::At(_)]);
                Self::ends(set, if is_pair { "/" } else { TO })
            }
        }
    }

    fn set(&self, set: &Set) -> String {
        use Element::{At, OnOrAfter, OnOrBefore, Range};
        let all = set.kind == SetKind::AllMembers;
        let between = match &set.elements[..] {
            [OnOrBefore(point)] if all => return format!("{ARROW} {}", self.point(point)),
            [OnOrAfter(point)] if all => return format!("{} {ARROW}", self.point(point)),
            [Range(..)] => DASH,
            [At(_), At(_)] if all => " & ",
            [At(_), At(_)] => "/",
            _ => TO,
        };
        self.parts(&Self::ends(set, between))
    }

    /// The first and the last date that a set names, and what stands between them; one where it names no other.
    fn ends(set: &Set, between: &'static str) -> Vec<Part> {
        let outer = |element: &Element, first: bool| match element {
            Element::At(point) => Part::new("", point),
            Element::OnOrBefore(point) => Part::new("≤", point),
            Element::OnOrAfter(point) => Part::new("≥", point),
            Element::Range(a, b) => Part::new("", if first { a } else { b }),
        };
        let last = || set.elements.last().map(|last| Part { between, ..outer(last, false) });
        match &set.elements[..] {
            [only] if !matches!(only, Element::Range(..)) => vec![outer(only, true)],
            all => all.first().map(|first| outer(first, true)).into_iter().chain(last()).collect(),
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

    fn is_shown(&self, date: &Single) -> bool {
        date.year.value().is_some_and(|year| self.year_shown == Some(year))
    }

    /// As much of a date's name as is to be shown.
    fn name(&self, date: &Single) -> Name {
        let year = match (date.year.kind, date.year.value()) {
            (YearKind::Standard { negative, digits }, None) => name::masked_year(self.lang, negative, digits).short,
            (_, value) => {
                let value = value.unwrap_or_default();
                let rough = if self.detail <= Detail::Rough { name::rough_year(self.lang, value) } else { None };
                rough.unwrap_or_else(|| name::short_year(self.lang, value))
            }
        };
        let Some(month) = date.month.filter(|_| self.detail >= Detail::Month) else {
            return Name::whole(year);
        };
        if let Some(part) = month.value().and_then(|code| lang::part(self.lang, code)) {
            let side = part.side.map(|(_, side)| format!(" ({side})")).unwrap_or_default();
            return Name { day: String::new(), month: format!("{}{side}", part.short), year };
        }
        let mut months = (1..=12).filter(|&n| fits(month, n));
        if let (Some(month), None) = (months.next(), months.next()) {
            let day = date.day.filter(|day| self.detail >= Detail::Day && !nothing_said(*day));
            let day = day.map(|day| day.value().map_or_else(|| name::masked(&day.digits), |day| day.to_string()));
            return Name { day: day.unwrap_or_default(), month: self.lang.short_month(month).to_owned(), year };
        }
        match date.day.filter(|day| !nothing_said(*day)) {
            None if nothing_said(month) => Name::whole(year),
            Some(day) if nothing_said(month) && date.year.value().is_none() => match day.value() {
                Some(day) => Name::whole(self.lang.say(Phrase::NthDay, &[&day_number(self.lang, day), &year])),
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
