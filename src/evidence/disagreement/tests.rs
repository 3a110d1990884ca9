//! Tables: claims, and where they contradict each other. Properties: the sweep finds what asking every pair would.

mod kinds;
mod properties;
mod said;

use super::*;
use crate::evidence::figures::{Compared, Figures};
use crate::evidence::fixture::{claim, counting, event, named, rows, timeline};
use crate::model::{DatedBy, Event, Timeline};

fn compared(timeline: &Timeline) -> Compared {
    let mut figures = Figures::default();
    rows(timeline).for_each(|(row, event)| figures.add(timeline, row, &event));
    figures.compare()
}

fn compare(events: Vec<Event>) -> Compared {
    compared(&timeline(events, Vec::new()))
}

/// The disagreements: whether said, whether seen, and each side as `row.claim`.
fn told(compared: &Compared) -> Vec<String> {
    let side = |side: &ClaimRef| format!("{}.{}", side.row, side.claim);
    let told = |one: &Disagreement| {
        let sides: Vec<String> = one.sides.iter().map(side).collect();
        let how = [
            ("said", one.said),
            ("seen", one.seen.is_some_and(|how| how != Parting::Possible)),
            ("may", one.seen == Some(Parting::Possible)),
        ]
        .into_iter()
        .filter(|(_, is)| *is)
        .map(|(how, _)| how);
        format!("{} {}", how.collect::<Vec<_>>().join("+"), sides.join(" "))
    };
    compared.disagreements.all().iter().map(told).collect()
}

/// The verdict of two figures, each of its own event; `report` and `inference` before a date say by what it is dated.
fn verdict(figures: [(&str, &str); 2]) -> Option<Parting> {
    let events = figures.map(|(date, figure)| {
        let (by, date) = date.split_once(' ').unwrap_or(("source", date));
        let dated_by = DatedBy::WORDS.iter().find(|(word, _)| *word == by).unwrap().1;
        Event { dated_by, ..event(date, vec![counting(figure)]) }
    });
    let compared = compare(events.into());
    let found = compared.disagreements.all();
    assert!(found.len() < 2, "{figures:?}");
    let seen = found.first().and_then(|one| one.seen);
    let answers: Vec<_> = compared.disagreements.rows().map(|(_, how)| how).collect();
    let how = if seen == Some(Parting::Possible) { Answer::Possibly } else { Answer::Certainly };
    assert_eq!(answers, vec![how; if seen.is_some() { 2 } else { 0 }], "{figures:?}");
    seen
}

/// The same, both ways around.
fn symmetric([a, b]: [(&str, &str); 2]) -> Option<Parting> {
    let one = verdict([a, b]);
    assert_eq!(one, verdict([b, a]), "{a:?} {b:?}");
    one
}

const POSSIBLE: Option<Parting> = Some(Parting::Possible);
const DIFFER: Option<Parting> = Some(Parting::Differ);
const CONTRADICT: Option<Parting> = Some(Parting::Contradict);
const EXCEED: Option<Parting> = Some(Parting::Exceed);

#[test]
fn figures_part_as_surely_as_their_times_are_the_same() {
    for (first, second, expected) in [
        // The same day, minute or instant; written alike.
        ("2022-03-27", "2022-03-27", DIFFER),
        ("2022-03-27T10:00", "2022-03-27T10:00", CONTRADICT),
        ("2022-03-27T10:00Z", "2022-03-27T12:00+02:00", CONTRADICT),
        ("2022-03-27T10:00:00Z", "2022-03-27T10:00:01Z", None),
        ("2022-03-27T10:00", "2022-03-27T11:00", None),
        ("2022-03", "2022-03", DIFFER),
        ("2022", "2022", DIFFER),
        ("202X", "202X", DIFFER),
        ("2022-21", "2022-21", DIFFER),
        ("2022-03/2022-05", "2022-03/2022-05", DIFFER),
        ("2022/..", "2022/..", DIFFER),
        ("{2022-03-26,2022-06-01}", "{2022-03-26,2022-06-01}", DIFFER),
        ("inference 2022", "2022", DIFFER),
        // The same time written otherwise.
        ("2022-03-27", "{2022-03-27}", DIFFER),
        ("2022-03-27", "2022-03-27/2022-03-27", DIFFER),
        ("2022-03", "{2022-03}", DIFFER),
        ("2022-03", "2022-03/2022-03", POSSIBLE),
        ("{2022-03-26,2022-06-01}", "{2022-06-01,2022-03-26}", DIFFER),
        ("2022-03-27T10:00:00.0Z", "2022-03-27T10:00:00.00Z", CONTRADICT),
        ("2022-03-27T10:00:00.0Z", "2022-03-27T10:00:00.1Z", None),
        ("2022-03-27T14:05Z/2022-03-27T15:00Z", "2022-03-27T16:05+02:00/2022-03-27T17:00+02:00", DIFFER),
        ("2022-03-27T14:05Z/2022-03-27T15:00Z", "2022-03-27T14:05/2022-03-27T15:00", POSSIBLE),
        // Marked, alternative, undated, or dated by a report: never certainly.
        ("2022?", "2022?", POSSIBLE),
        ("2022~", "2022~", POSSIBLE),
        ("2022-03-27%", "2022-03-27", POSSIBLE),
        ("[2022-03-26,2022-06-01]", "[2022-03-26,2022-06-01]", POSSIBLE),
        ("XXXX", "XXXX", POSSIBLE),
        ("XXXX", "2022-03-27", POSSIBLE),
        ("XXXX-12-25", "XXXX-12-25", POSSIBLE),
        ("report 2022-03-27", "report 2022-03-27", POSSIBLE),
        ("report 2022-03-27", "2022-03-27", POSSIBLE),
        ("report 2022-03-27", "1990", POSSIBLE),
        ("report 2022-03-27", "2022-03-28", None),
        // They may be the same.
        ("2022", "2022-03-27", POSSIBLE),
        ("2022-03-27", "2022-03-27T10:00", POSSIBLE),
        ("2022-03-27", "2022-03-27T10:00Z", POSSIBLE),
        ("2022-03-27", "2022-03-28T01:00Z", POSSIBLE),
        ("2022-03-27", "2022-03-28T13:00Z", None),
        ("2022-03-27T10:00", "2022-03-27T20:00Z", POSSIBLE),
        ("2022-03-27", "2022-03-27/2022-04-02", POSSIBLE),
        ("2022/..", "2030", POSSIBLE),
        ("2022/", "2030", POSSIBLE),
        ("../2022", "1900", POSSIBLE),
        ("/2022", "1900", POSSIBLE),
        ("2022-03-31/2022-05", "2022-03", POSSIBLE),
        ("202X", "2029-12-31", POSSIBLE),
        ("{2022-03-26,2022-06-01}", "2022-06-01", POSSIBLE),
        ("[2022-03-26,2022-06-01]", "2022-06", POSSIBLE),
        ("2022~", "2023-05", POSSIBLE),
        ("2022-03-27T10:00Z/2022-03-28", "2022-03-28", POSSIBLE),
        // They are not.
        ("2022", "2023", None),
        ("2022-03", "2022-04", None),
        ("2022/..", "2021", None),
        ("2022~", "2024", None),
        ("2022?", "2023", None),
        ("{2022-03-26,2022-06-01}", "2022-04", None),
        ("[2022-03-26,2022-06-01]", "2022-04", None),
        ("{2022-03..2022-06}", "2022-04", POSSIBLE),
    ] {
        assert_eq!(symmetric([(first, "12 crews"), (second, "9 crews")]), expected, "{first} and {second}");
        assert_eq!(symmetric([(first, "12 crews"), (second, "12.0 crews")]), None, "{first} and {second}");
    }
}

#[test]
fn a_figure_has_its_own_date_before_that_of_its_event() {
    for (first, second, expected) in [
        (("2022", "12 crews @2021"), ("2022", "9 crews"), None),
        (("2022", "12 crews @2021"), ("2023", "9 crews @2021"), DIFFER),
        (("2022", "12 crews @2021"), ("2023", "9 crews @2021-05"), POSSIBLE),
        // What dates the event does not date the figure.
        (("report 2022", "12 crews @2021-03-01"), ("2023", "9 crews @2021-03-01"), DIFFER),
        (("2022", "12 crews"), ("2022", "9 ships"), None),
        (("2022", "12 crews"), ("2022", "9  CREWS "), DIFFER),
    ] {
        assert_eq!(symmetric([first, second]), expected, "{first:?} and {second:?}");
    }
}

#[test]
fn totals_are_compared_with_totals_over_the_same_time() {
    for (first, second, expected) in [
        ("9 dead over 2022", "12 dead over 2022", DIFFER),
        ("9 dead over 2022", "12 dead over 2022-01-01/2022-12-31", DIFFER),
        ("9 dead over 2022-03/2025-12", "12 dead over 2022-03/2025-12", DIFFER),
        // A total and what was counted at a time.
        ("9 dead over 2022", "12 dead", None),
        // It may be the same time.
        ("9 dead over 2022", "12 dead over 2022~", POSSIBLE),
        ("9 dead over 2022", "12 dead over 2022?", POSSIBLE),
        ("9 dead over 2022?", "12 dead over 2022?", POSSIBLE),
        ("9 dead over 2022", "12 dead over [2021,2022]", POSSIBLE),
        ("9 dead over 2022", "12 dead over 202X", None),
        ("12 dead over 2022", "9 dead over 2022-01/2022-12", POSSIBLE),
        ("9 dead over 2022", "12 dead over 2022-01/2022-12", EXCEED),
        ("12 dead over 2022-03-05/2025-12", "9 dead over 2022-03/2025-12-31", POSSIBLE),
        ("12 dead over 2022/..", "9 dead over 2022/2024", None),
        ("9 dead over 2022/..", "12 dead over 2022/2024", None),
        ("9 dead over 2022-01-01/..", "12 dead over 2022/2024", EXCEED),
        ("9 dead over 2022/", "12 dead over 2022/2024", POSSIBLE),
        // Merely overlapping.
        ("9 dead over 2022/2023", "12 dead over 2023/2024", None),
        ("9 dead over 2022-03/2022-06", "12 dead over 2022-05/2022-08", None),
        ("9 dead over 2021", "12 dead over 2022", None),
        // A whole and its part.
        ("500 dead over 2022", "120 dead over 2022-03", None),
        ("120 dead over 2022", "500 dead over 2022-03", EXCEED),
        ("100 dead over ../2023-01-01", "90 dead over ../2023-02-01", EXCEED),
        ("90 dead over ../2023-01-01", "100 dead over ../2023-02-01", None),
        ("100 dead over 2022-04/2025-03", "90 dead over 2022-03/2025-12", EXCEED),
        // One may have begun before the other, or ended behind it, though both say the same month.
        ("120 dead over 2022-03/2022-05", "90 dead over 2022-03/2022-06", None),
        ("100 dead over 2022-03/2025-03", "90 dead over 2022-03/2025-12", None),
        ("100 dead over 2024/2025", "90 dead over 2022/2025", None),
        ("100 dead over 2024/2025-12-31", "90 dead over 2022/2025-12-31", EXCEED),
        ("100 dead over 2022-03-01/2025-03-31", "90 dead over 2022-03-01/2025-12-31", EXCEED),
        ("about 100 dead over 2022-03", "95 dead over 2022", None),
        ("at least 100 dead over 2022-03", "at most 90 dead over 2022", EXCEED),
        // All of several are parts of what encloses them, and each is a part of all.
        ("200 dead over {2022-03,2022-05}", "100 dead over 2022", EXCEED),
        ("100 dead over {2022-03,2022-05}", "200 dead over 2022", None),
        ("100 dead over {2022-03,2022-05}", "200 dead over 2022-03", EXCEED),
        ("100 dead over {2022-03,2022-05}", "200 dead over 2022-05-07", EXCEED),
        ("100 dead over {2022-03,2022-05}", "200 dead over 2022-04", None),
        ("200 dead over {2022-03,2022-05}", "100 dead over 2022-03-10/2022-12", None),
        ("200 dead over {2022-03,2022-05}", "100 dead over 2022-03/2022-12", None),
        ("200 dead over {2022-03~,2022-05}", "100 dead over 2022", EXCEED),
        ("200 dead over {2022-01~,2022-05}", "100 dead over 2022", None),
        ("200 dead over [2022-03,2022-05]", "100 dead over 2022", EXCEED),
        ("200 dead over {2022-03,2022-05}", "100 dead over {2022-05,2022-03}", DIFFER),
        // Of a range too, and all of several that follow one another are as a range.
        ("200 dead over 2022-03", "100 dead over {2022-03..2022-05}", EXCEED),
        ("200 dead over 2022-04-10", "100 dead over {2022-03..2022-05,2023}", EXCEED),
        ("200 dead over 2022-06", "100 dead over {2022-03..2022-05}", None),
        ("200 dead over {2022-03,2022-04,2022-05}", "100 dead over {2022-03..2022-05}", DIFFER),
        ("100 dead over {2022-05,2022-03,2022-04}", "200 dead over {2022-03..2022-05}", DIFFER),
        ("100 dead over {2022-03,2022-04}", "200 dead over 2022-03-20/2022-04-10", EXCEED),
        ("200 dead over 2022", "100 dead over {2022-01-01..}", EXCEED),
        ("200 dead over 2021", "100 dead over {2022..}", None),
        ("200 dead over 2022", "100 dead over {..2022-12-31}", EXCEED),
        ("200 dead over 2022-04", "100 dead over [2022-03..2022-05]", POSSIBLE),
        // It may be no part.
        ("500 dead over 2022-03", "120 dead over 2022-03/2022-06", None),
        ("500 dead over 2022-03?", "120 dead over 2022", None),
        ("500 dead over 2022-01~", "120 dead over 2022", None),
        ("500 dead over 2022-05~", "120 dead over 2022", EXCEED),
        ("500 dead over [2022-03,2023-03]", "120 dead over 2022", None),
        ("500 dead over 2022-03", "120 dead over 2022?", None),
        // What may be negative is no count.
        ("-5 net over 2022", "7 net over 2022-03", None),
    ] {
        assert_eq!(symmetric([("2025", first), ("2025", second)]), expected, "{first} and {second}");
    }
}

#[test]
fn figures_of_other_units_or_other_wholes_are_not_compared() {
    let with = |unit: Option<&str>, of: Option<&str>, text| {
        let mut claim = counting(text);
        let figure = claim.figure.as_mut().unwrap();
        (figure.unit, figure.of) = (unit.map(str::to_owned), of.map(str::to_owned));
        claim
    };
    for (unit, of, parts) in [
        ((Some("km"), Some("KM ")), (None, None), true),
        ((Some("km"), Some("miles")), (None, None), false),
        ((Some("km"), None), (None, None), false),
        ((None, None), (Some("the cells"), Some("the  Cells")), true),
        ((None, None), (Some("the cells"), Some("the beds")), false),
    ] {
        let claims = vec![with(unit.0, of.0, "9 crews"), with(unit.1, of.1, "12 crews")];
        let found = compare(vec![event("2022", claims)]);
        assert_eq!(!found.disagreements.all().is_empty(), parts, "{unit:?} {of:?}");
    }
}

#[test]
fn every_pair_of_qualifiers_parts_where_no_number_is_allowed_by_both() {
    // For 100 and 200: whether the two part, by the qualifiers of the less and of the greater.
    let words = ["", "about ", "at least ", "more than ", "at most ", "less than "];
    let table = [
        ("", [true, true, true, true, false, false]),
        ("about ", [true, true, true, true, false, false]),
        ("at least ", [false, false, false, false, false, false]),
        ("more than ", [false, false, false, false, false, false]),
        ("at most ", [true, true, true, true, false, false]),
        ("less than ", [true, true, true, true, false, false]),
    ];
    for (less, row) in table {
        for (greater, parts) in words.iter().zip(row) {
            let (less, greater) = (format!("{less}100 crews"), format!("{greater}200 crews"));
            let expected = if parts { DIFFER } else { None };
            assert_eq!(symmetric([("2022-03-27", &less), ("2022-03-27", &greater)]), expected, "{less}, {greater}");
        }
    }
    // For 100 twice.
    for (one, other, parts) in [
        ("", "more than ", true),
        ("", "less than ", true),
        ("at least ", "less than ", true),
        ("at most ", "more than ", true),
        ("less than ", "more than ", true),
        ("at least ", "at most ", false),
        ("", "at least ", false),
        ("about ", "more than ", false),
        ("about ", "", false),
    ] {
        let (a, b) = (format!("{one}100 crews"), format!("{other}100 crews"));
        assert_eq!(symmetric([("2022", &a), ("2022", &b)]).is_some(), parts, "{a}, {b}");
    }
}

#[test]
fn what_is_certain_and_what_is_possible_are_told_apart() {
    let compared = compare(vec![
        event("2022", vec![counting("7 crews")]),
        event("2022-03-27", vec![counting("12 crews"), counting("9 crews")]),
        event("2023", vec![counting("9 ships"), named("a", "b")]),
        event("2023-05", vec![Claim { figure: counting("12 ships").figure, ..named("b", "") }]),
    ]);
    assert_eq!(told(&compared), ["may 0.0 1.0 1.1", "seen 1.0 1.1", "may 2.0 3.0", "said 2.1 3.0"]);
    let rows: Vec<_> = compared.disagreements.rows().collect();
    let (sure, may) = (Answer::Certainly, Answer::Possibly);
    assert_eq!(rows, [(0, may), (1, sure), (2, sure), (3, sure)]);
    let claim = |row, claim| compared.disagreements.of_claim(ClaimRef { row, claim }).map(Disagreement::answer);
    assert_eq!(
        [claim(0, 0), claim(1, 0), claim(2, 0), claim(2, 1), claim(9, 0)],
        [Some(may), Some(sure), Some(may), Some(sure), None]
    );
}

#[test]
fn a_hundred_thousand_figures_that_all_part_are_one_disagreement() {
    let claims = (0..1_000).map(|n| counting(&format!("{n} crews"))).collect::<Vec<_>>();
    let compared = compare(vec![event("2022", claims); 100]);
    let [one] = compared.disagreements.all() else { panic!("one disagreement") };
    assert_eq!(one.sides.len(), 100_000);
}

#[test]
fn not_every_figure_is_asked_for_every_other() {
    let days = |n: u32| format!("{}-{:02}-{:02}", 1000 + n / 336, n % 12 + 1, n / 12 % 28 + 1);
    for (kind, most) in [("at", 8), ("while", 8), ("over", 150)] {
        let figures = 20_000_u32;
        let events = (0..figures).map(|n| {
            let value = n * 7919 % 1000;
            match kind {
                "at" => event(&days(n), vec![counting(&format!("{value} crews"))]),
                "while" => event(&format!("{}/{}~", days(n), 1070 + n % 50), vec![counting(&format!("{value} crews"))]),
                _ => event(
                    "2000",
                    vec![counting(&format!("{value} crews over {}~/{}~", 1000 + n % 500, 1600 + n / 500))],
                ),
            }
        });
        sweep::STEPS.set(0);
        compare(events.collect());
        let steps = sweep::STEPS.get();
        assert!(steps < most * figures as usize, "{kind}: {steps}");
    }
}

#[test]
fn of_very_many_times_with_gaps_some_are_compared_with_each_other() {
    let parts = (0..100).map(|n| counting(&format!("2 crews over {{{},5000}}", 1000 + n)));
    let whole = counting("1 crews over {1000..2000,5000}");
    let compared = compare(vec![event("2022", std::iter::once(whole).chain(parts).collect())]);
    let [one] = compared.disagreements.all() else { panic!("one disagreement") };
    assert_eq!(one.sides.len(), 64);
}
