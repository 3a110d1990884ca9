//! Several dates in one label, as the ends of an interval or the members of a set: "26–27 Mar", "10–16/20 Mar".
//!
//! Owns what they leave out because another says it: years, months, the day of two times.

use super::super::meaning::Point;
use super::super::name::{self, Name};
use super::{DASH, Detail, Short, TO, marked, shift};
use edtf_core::Date as Single;

/// One of the dates that a short form names.
pub(super) struct Part {
    /// What stands between it and the one before.
    pub(super) between: &'static str,
    pub(super) sign: &'static str,
    pub(super) point: Point,
}

impl Part {
    pub(super) fn new(sign: &'static str, point: &Point) -> Self {
        Self { between: "", sign, point: point.clone() }
    }
}

/// What is told of a date, or of several that are told alike.
struct Told<'a> {
    between: &'static str,
    sign: &'static str,
    date: &'a Single,
    points: Vec<&'a Point>,
    name: Name,
    clock: String,
}

impl Told<'_> {
    /// Whether another is told in the same words.
    fn is_as(&self, other: &Self) -> bool {
        let is_plain = self.sign.is_empty() && other.sign.is_empty();
        is_plain && self.name == other.name && self.clock == other.clock
    }

    fn said(&self, name: &Name) -> String {
        let said = marked(&self.points, &format!("{}{}", name.said(), self.clock));
        format!("{}{}{said}", self.between, self.sign)
    }
}

impl Short {
    /// Dates, each with the sign before it, and what stands between them.
    pub(super) fn parts(&self, parts: &[Part]) -> String {
        let [first, others @ ..] = parts else { return String::new() };
        let Some(last) = others.last() else { return format!("{}{}", first.sign, self.point(&first.point)) };
        if self.detail == Detail::Stub {
            return format!("{}{}{TO}", first.sign, self.point(&first.point));
        }
        if self.detail == Detail::Rough && others.len() > 1 {
            let ends = [(first, ""), (last, TO)];
            return self.parts(&ends.map(|(part, between)| Part { between, ..Part::new(part.sign, &part.point) }));
        }
        // What is told of two clocks is not told without them.
        let mut shifts =
            parts.iter().filter(|part| matches!(part.point, Point::Time(_))).map(|part| shift(&part.point));
        let has_shift = shifts.next().is_some_and(|first| shifts.any(|other| other != first));
        let mut told: Vec<Told> = Vec::new();
        for part in parts {
            let (name, clock) = (self.name(part.point.date()), self.clock(&part.point, has_shift));
            let (date, points) = (part.point.date(), vec![&part.point]);
            let next = Told { between: part.between, sign: part.sign, date, points, name, clock };
            match told.last_mut() {
                Some(before) if before.is_as(&next) && next.between != DASH => before.points.extend(next.points),
                _ => told.push(next),
            }
        }
        if let [start, end] = &mut told[..]
            && start.is_as(end)
        {
            start.points.append(&mut end.points);
            told.truncate(1);
        }
        if let [only] = &told[..] {
            return marked(&only.points, &self.unmarked(&first.point));
        }
        if told.iter().any(|one| !one.clock.is_empty()) { self.clocks(&told) } else { self.days(told) }
    }

    /// Without a time of day: each goes without what the next says too.
    fn days(&self, mut told: Vec<Told>) -> String {
        let whole: Vec<Name> = told.iter().map(|one| one.name.clone()).collect();
        let mut names = whole.clone();
        for (name, two) in names.iter_mut().zip(whole.windows(2)) {
            let mut two = two.to_vec();
            name::share(&mut two);
            *name = two.swap_remove(0);
        }
        self.leave_out_shown(&mut names, told.last().map(|last| last.date));
        told.iter_mut().zip(names).for_each(|(one, name)| one.name = name);
        // Beneath the year of the start, the end in another year is told by that year.
        let at = told.iter().position(|one| one.between == DASH).unwrap_or_default();
        let (starts, ends) = told.split_at_mut(at);
        let ends_whole = whole.get(at..).unwrap_or_default();
        if let Some(start) = starts.last_mut().filter(|start| self.is_shown(start.date))
            && !start.name.month.is_empty()
            && !start.name.year.is_empty()
            && ends_whole.iter().all(|end| !end.year.is_empty() && end.year != start.name.year)
        {
            start.name.year.clear();
            ends.iter_mut().zip(ends_whole).for_each(|(end, whole)| end.name = Name::whole(whole.year.clone()));
            told.dedup_by(|next, before| next.between != DASH && before.is_as(next));
        }
        told.iter().map(|one| one.said(&one.name)).collect()
    }

    /// With times of day: those of one day stand behind it.
    fn clocks(&self, told: &[Told]) -> String {
        let days = || told.chunk_by(|a, b| a.date == b.date);
        let mut names: Vec<Name> = days().filter_map(|day| Some(day.first()?.name.clone())).collect();
        if let Some((last, others)) = names.split_last_mut()
            && !last.month.is_empty()
        {
            others.iter_mut().filter(|name| name.year == last.year).for_each(|name| name.year.clear());
        }
        self.leave_out_shown(&mut names, told.last().map(|last| last.date));
        let mut text = String::new();
        for (day, name) in days().zip(&names) {
            if let [one] = day {
                text.push_str(&one.said(name));
                continue;
            }
            for (n, one) in day.iter().enumerate() {
                if n == 0 {
                    text.extend([one.between, &marked(&[&Point::Date(*one.date)], &name.said())]);
                }
                let between = if n == 0 { " " } else { one.between };
                text.extend([between, one.sign, &marked(&one.points, one.clock.trim_start())]);
            }
        }
        text
    }

    /// Beneath its heading a year that all share is not said again. One that only the first has is: "Mar–Dec 2025" beneath 2022
    /// would be read as ten months.
    fn leave_out_shown(&self, names: &mut [Name], date: Option<&Single>) {
        if let Some((last, others)) = names.split_last_mut()
            && others.iter().all(|name| name.year.is_empty())
            && !last.month.is_empty()
            && date.is_some_and(|date| self.is_shown(date))
        {
            last.year.clear();
        }
    }
}
