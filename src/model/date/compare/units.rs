//! Units in a row: what a range in a set stands for, from its first day, month or year to its last.
//!
//! Owns that they are asked for as if each were written, without writing them: they come one after the other, so that the
//! last of which something holds is found by halving, and it answers for all.

use super::super::about::{Unit, moved, nth_start, point_unit, whole_unit};
use super::super::day::Day;
use super::super::meaning::{Element, Point};
use super::super::moment::DAY;
use super::super::span::Span;
use super::{EVER, NEVER, Reach};
use crate::model::Answer;
use edtf_core::Qualifier;

/// Units one after the other, by number: each is meant, or one of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Units {
    unit: Unit,
    /// By how much a mark widens each.
    about: Option<Unit>,
    /// Where that with the number 0 starts.
    origin: i128,
    /// The first and the last.
    numbers: (i64, i64),
}

/// More days than there are in all years either way.
const FAR: i64 = 1 << 48;

impl Units {
    /// Those that an element of a set stands for; none where it is a single date, or of times of day.
    pub(super) fn of_element(element: &Element) -> Option<Self> {
        let (Element::OnOrBefore(at) | Element::OnOrAfter(at) | Element::Range(at, _)) = element else { return None };
        let Point::Date(date) = at else { return None };
        let about = element.points().find_map(point_unit);
        let all = Self { unit: whole_unit(date), about, origin: Span::of_point(at).first, numbers: (-FAR, FAR) };
        // What has always been, or always will, need not have a unit to begin with.
        let is_dated = ![EVER, NEVER].contains(&all.origin);
        let numbers = match element {
            Element::OnOrBefore(_) => (-FAR, 0),
            Element::Range(_, last) => (0, all.last_starting_by(Span::of_point(last).last)),
            _ => (0, FAR),
        };
        is_dated.then_some(Self { numbers, ..all })
    }

    /// Those units of the calendar that start and end within such limits.
    pub(super) fn between(unit: Unit, start: (i128, i128), end: (i128, i128)) -> Option<Self> {
        // A decade, a century and a millennium begin with it as well as a year and a day.
        let origin = i128::from(Day { year: 2000, month: 1, day: 1 }.to_days()) * DAY;
        let all = Self { unit, about: None, origin, numbers: (-FAR, FAR) };
        let last = all.last(|of| of.first <= start.1 && of.last <= end.1)?;
        let first = all.last(|of| of.first < start.0 || of.last < end.0).map_or(-FAR, |before| before + 1);
        (first <= last).then_some(Self { numbers: (first, last), ..all })
    }

    /// What each of them is.
    pub(super) fn unit(&self) -> Unit {
        self.unit
    }

    /// The first and the last, counted from 2000.
    pub(super) fn numbers(&self) -> (i64, i64) {
        self.numbers
    }

    fn last_starting_by(&self, at: i128) -> i64 {
        self.last(|unit| unit.first <= at).unwrap_or(self.numbers.0 - 1)
    }

    /// Where one of them lies.
    fn reach(&self, number: i64) -> Reach {
        let start = |number| nth_start(self.origin, self.unit, number);
        let (first, last) = (start(number), start(number + 1) - 1);
        let (first, last) = self.about.map_or((first, last), |by| (moved(first, by, false), moved(last, by, true)));
        Reach { first, last, shift: None, mark: Qualifier::default() }
    }

    /// The last of which something is true that is true of all before it.
    fn last(&self, is_still: impl Fn(Reach) -> bool) -> Option<i64> {
        let (mut from, mut until) = (self.numbers.0, self.numbers.1 + 1);
        while from < until {
            let middle = from + (until - from) / 2;
            if is_still(self.reach(middle)) { from = middle + 1 } else { until = middle }
        }
        (from > self.numbers.0).then(|| from - 1)
    }

    /// Whether any of them falls in a time that is asked about: the last that can, or must, be there by its end.
    pub(super) fn during(&self, from: (i128, bool), to: (i128, bool)) -> Answer {
        let there = |number: Option<i64>, is_there: fn((i128, i128), i128) -> bool| {
            number.is_some_and(|number| is_there(self.reach(number).asked(from.1), from.0))
        };
        let possible = self.last(|unit| unit.asked(to.1).0 <= to.0);
        let certain = self.last(|unit| unit.asked(to.1).1 <= to.0);
        Answer::of(there(possible, |(_, last), from| last >= from), there(certain, |(first, _), from| first >= from))
    }
}

#[cfg(test)]
mod tests {
    use super::super::Period;
    use crate::model::{Answer, Date, Day, Relation, Zone};
    use proptest::prelude::*;

    const RELATIONS: [Relation; 5] =
        [Relation::During, Relation::After, Relation::Before, Relation::Since, Relation::Until];

    /// The answers to all questions about a time: how it lies to it, and whether it starts there.
    fn answers(date: &str, asked: &Period) -> Vec<Answer> {
        let date = Date::parse(date).unwrap_or_else(|_| panic!("{date}"));
        [date.clone(), date.in_zone(Zone::parse("Pacific/Kiritimati").unwrap())]
            .into_iter()
            .map(|date| date.extent())
            .flat_map(|of| RELATIONS.map(|relation| of.answer(relation, asked)).into_iter().chain([of.starts(asked)]))
            .collect()
    }

    fn period(text: &str) -> Period {
        let side = |side: &str| (!side.is_empty()).then(|| Date::parse(side).unwrap());
        let (from, to) = text.split_once("..").unwrap_or((text, text));
        Period::between(side(from).as_ref(), side(to).as_ref())
    }

    #[test]
    fn some_day_of_several_is_where_any_clock_may_put_it() {
        use Answer::{Certainly, No, Possibly};
        for (range, asked, answer) in [
            ("{2022-03-14..2022-03-17}", "2022-03-18T09:00Z..", Possibly),
            ("{2022-03-14..2022-03-17}", "2022-03-18T13:00Z..", No),
            ("{2022-03-14..2022-03-17}", "2022-03-16T12:00Z..", Possibly),
            ("{2022-03-14..2022-03-17}", "2022-03-16T10:00Z..", Certainly),
            ("{2022-03-14..2022-03-17}", "..2022-03-15T10:00Z", Possibly),
            ("{2022-03-14..2022-03-17}", "..2022-03-15T12:00Z", Certainly),
            ("{2022-03-14..2022-03-17}", "..2022-03-13T11:00Z", Possibly),
            ("{2022-03-14..2022-03-17}", "..2022-03-13T09:00Z", No),
            ("{2022-03-14..2022-03-17}", "2022-03-15", Certainly),
            ("{2022-03-14..2022-03-17}", "2022-03-15T10:00", Possibly),
            ("{2022-03..2022-05}", "2022-06-01T11:00Z..", Possibly),
            ("{2022-03..2022-05}", "2022-04-20..2022-05-20", Possibly),
            ("{2022-03..2022-05}", "2022-04-20..2022-05-31", Certainly),
            ("{2021..2023}", "..2022-01-01T11:00Z", Possibly),
            ("{2021..2023}", "..2022-01-01T12:00Z", Certainly),
            ("{2021..}", "9999", Certainly),
            ("{..2021}", "-9999", Certainly),
            ("{2021..}", "2020", No),
            ("{2021~..}", "2020", Possibly),
            ("{2021?..}", "2025", Possibly),
        ] {
            let range = Date::parse(range).unwrap();
            assert_eq!(range.extent().answer(Relation::During, &period(asked)), answer, "{range:?} {asked}");
        }
    }

    proptest! {
        #[test]
        fn a_range_in_a_set_answers_as_a_list_of_its_members(
            (unit, first, count) in (0_usize..3, 0_i64..60, 1_i64..7),
            (kind, other) in (0_usize..2, prop::option::of(0_i64..60)),
            (from, to) in (-50_i64..1_500, 0_i64..1_500),
            (form, open) in (0_usize..3, 0_usize..3),
        ) {
            // Days, months and years.
            let at = |number: i64| match unit {
                0 => Day::from_days(18_950 + number).to_string(),
                1 => Day::of_months(12 * 2_020 + number).to_string()[..7].to_owned(),
                _ => format!("{}", 2_000 + number),
            };
            let (open_set, close) = [("{", "}"), ("[", "]")][kind];
            let other = other.map_or(String::new(), |other| format!(",{}", at(other)));
            let all: Vec<String> = (first..first + count).map(at).collect();
            let range = format!("{open_set}{}..{}{other}{close}", all[0], all[all.len() - 1]);
            let list = format!("{open_set}{}{other}{close}", all.join(","));
            let scale = [1, 30, 300][unit];
            let asked = |hours: i64| {
                let day = Day::from_days([18_950, 18_262, 10_957][unit] + hours * scale / 24);
                let hour = (hours * scale).rem_euclid(24);
                [format!("{day}T{hour:02}:30Z"), format!("{day}T{hour:02}:30"), day.to_string()][form].clone()
            };
            let (from, to) = (asked(from), asked(from + to));
            let asked = [format!("{from}.."), format!("..{to}"), format!("{from}..{to}")][open].clone();
            prop_assert_eq!(answers(&range, &period(&asked)), answers(&list, &period(&asked)), "{} {}", range, asked);
        }
    }
}
