//! Tables: claims, and where they contradict each other. Properties: the sweep finds what asking every pair would.

use super::*;
use crate::evidence::figures::{Compared, Figures};
use crate::evidence::fixture::{claim, counting, event, named, rows, timeline};
use crate::evidence::range::Range;
use crate::model::{Event, Timeline};
use proptest::prelude::*;

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
        let how = [("said", one.said), ("seen", one.seen)].into_iter().filter(|(_, is)| *is).map(|(how, _)| how);
        format!("{} {}", how.collect::<Vec<_>>().join("+"), sides.join(" "))
    };
    compared.disagreements.all().iter().map(told).collect()
}

#[test]
fn figures_part_where_dates_overlap_and_values_do_not_meet() {
    for (first, second, part) in [
        (("2022", "12 crews"), ("2022", "9 crews"), true),
        (("2022", "12 crews"), ("2022", "12 crews"), false),
        (("2022", "12 crews"), ("2022", "12.0 crews"), false),
        (("2022", "12 crews"), ("2022", "9 ships"), false),
        (("2022", "12 crews"), ("2022", "9  CREWS "), true),
        (("2022", "12 crews"), ("2023", "9 crews"), false),
        (("2022", "12 crews"), ("2022-03-27", "9 crews"), true),
        // A figure's own date comes before its event's.
        (("2022", "12 crews @2021"), ("2022", "9 crews"), false),
        (("2022", "12 crews @2021"), ("2023", "9 crews @2021-05"), true),
        (("2022", "about 100 crews"), ("2022", "110 crews"), false),
        (("2022", "about 100 crews"), ("2022", "111 crews"), true),
        (("2022", "at least 12 crews"), ("2022", "9 crews"), true),
        (("2022", "at least 12 crews"), ("2022", "more than 100 crews"), false),
        (("2022", "more than 5 crews"), ("2022", "at most 5 crews"), true),
        // What has no end goes on; what has no start may have begun at any time.
        (("2022/..", "12 crews"), ("2030", "9 crews"), true),
        (("2022/", "12 crews"), ("2030", "9 crews"), true),
        (("2022/..", "12 crews"), ("2021", "9 crews"), false),
        (("../2022", "12 crews"), ("1900", "9 crews"), true),
        (("/2022", "12 crews"), ("1900", "9 crews"), true),
        (("2022-03", "12 crews"), ("2022-04", "9 crews"), false),
        (("2022-03-31/2022-05", "12 crews"), ("2022-03", "9 crews"), true),
        (("202X", "12 crews"), ("2029-12-31", "9 crews"), true),
    ] {
        let events = [first, second].map(|(date, figure)| event(date, vec![counting(figure)]));
        let compared = compare(events.into());
        assert_eq!(!compared.disagreements.all().is_empty(), part, "{first:?} and {second:?}");
        assert_eq!(compared.disagreements.rows().count(), if part { 2 } else { 0 }, "{first:?} and {second:?}");
    }
}

#[test]
fn what_contradicts_each_other_through_a_third_is_one_disagreement() {
    let compared = compare(vec![
        event("2022", vec![counting("12 crews"), counting("9 crews"), counting("at least 5 crews")]),
        event("2023", vec![counting("about 100 crews"), counting("100 crews")]),
        event("2024", vec![counting("12 crews"), counting("12 Crews"), counting("13 crews")]),
    ]);
    assert_eq!(told(&compared), ["seen 0.0 0.1", "seen 2.0 2.1 2.2"]);
    assert_eq!(compared.disagreements.rows().collect::<Vec<_>>(), [0, 2]);
    assert_eq!(compared.disagreements.of(2).map(|one| one.sides.len()).collect::<Vec<_>>(), [3]);
}

#[test]
fn what_is_said_counts_whether_or_not_figures_show_it() {
    for (events, expected) in [
        (vec![event("2022", vec![named("a", "b"), named("b", "")])], vec!["said 0.0 0.1"]),
        (vec![event("2022", vec![named("a", "b"), named("b", "a")])], vec!["said 0.0 0.1"]),
        (vec![event("2022", vec![named("a", "b")]), event("2023", vec![named("b", "")])], vec!["said 0.0 1.0"]),
        (vec![event("2022", vec![named("", "b"), named("b", ""), named("", "b")])], vec!["said 0.0 0.1 0.2"]),
        (vec![event("2022", vec![named("a", "a")])], vec![]),
        (vec![event("2022", vec![named("a", "nowhere")])], vec![]),
        (
            vec![event(
                "2022",
                vec![
                    Claim { figure: counting("12 crews").figure, ..named("a", "b") },
                    Claim { figure: counting("9 crews").figure, ..named("b", "") },
                    named("", "a"),
                    counting("12 crews"),
                ],
            )],
            vec!["said+seen 0.0 0.1 0.2 0.3"],
        ),
        (
            vec![event(
                "2022",
                vec![
                    Claim { figure: counting("12 crews").figure, ..named("a", "") },
                    counting("9 crews"),
                    named("c", "d"),
                    named("d", ""),
                ],
            )],
            vec!["seen 0.0 0.1", "said 0.2 0.3"],
        ),
        (vec![event("2022", vec![claim(Vec::new()), counting("12 crews")])], vec![]),
    ] {
        assert_eq!(told(&compare(events.clone())), expected, "{events:?}");
    }
}

#[test]
fn a_disagreement_names_the_measure_that_all_its_figures_count() {
    let figure = |text: &str, claim: Claim| Claim { figure: counting(text).figure, ..claim };
    let compared = compare(vec![
        event("2022", vec![counting("9 ships"), counting("12 ships"), counting("9 crews"), counting("12 Crews")]),
        event("2023", vec![figure("1 crews", named("a", "b")), figure("1 ships", named("b", ""))]),
        event("2024", vec![figure("1 crews", named("c", "d")), named("d", "")]),
    ]);
    let measures = compared.disagreements.all().iter().map(|one| one.measure.map(|at| compared.series()[at].measure()));
    assert_eq!(measures.collect::<Vec<_>>(), [Some("ships"), Some("crews"), None, Some("crews")]);
}

#[test]
fn a_disputed_claim_is_looked_for_in_its_own_file_first() {
    let in_file = |file, date: &str, claims| Event { file: FileId(file), ..event(date, claims) };
    let compared = compare(vec![
        in_file(0, "2020", vec![named("a", "")]),
        in_file(1, "2021", vec![named("a", ""), named("", "a"), named("", "b")]),
        in_file(2, "2022", vec![named("b", ""), named("", "a")]),
    ]);
    assert_eq!(told(&compared), ["said 0.0 2.1", "said 1.0 1.1", "said 1.2 2.0"]);
}

#[test]
fn a_hundred_thousand_figures_that_all_part_are_one_disagreement() {
    let claims = (0..1_000).map(|n| counting(&format!("{n} crews"))).collect::<Vec<_>>();
    let compared = compare(vec![event("2022", claims); 100]);
    let [one] = compared.disagreements.all() else { panic!("one disagreement") };
    assert_eq!(one.sides.len(), 100_000);
}

/// What asking every pair finds: the sides of each disagreement.
fn by_asking_every_pair(points: &[Point]) -> Vec<Vec<ClaimRef>> {
    let mut sets = Sets::of(points.len());
    for (n, a) in points.iter().enumerate() {
        for (m, b) in points.iter().enumerate().take(n) {
            let overlap = a.days.0 <= b.days.1 && b.days.0 <= a.days.1;
            let [one, other] = [a, b].map(|point| Range::of(point.value, point.qualifier));
            if overlap && (one.low > other.high || other.low > one.high) {
                sets.join(n, m);
            }
        }
    }
    let groups = groups(&mut sets);
    let sides = |run: &[(usize, usize)]| {
        let mut sides: Vec<ClaimRef> = run.iter().map(|(_, node)| points[*node].at).collect();
        sides.sort_unstable();
        sides
    };
    let mut all: Vec<Vec<ClaimRef>> = groups.chunk_by(|a, b| a.0 == b.0).map(sides).collect();
    all.sort_unstable();
    all
}

fn figure() -> impl Strategy<Value = (String, String)> {
    let qualifier = prop::sample::select(vec!["", "about ", "at least ", "more than ", "at most ", "less than "]);
    let date = prop_oneof![
        (2000..2012_u32).prop_map(|year| year.to_string()),
        (2000..2012_u32, 0..4_u32).prop_map(|(year, years)| format!("{year}/{}", year + years)),
        (2000..2012_u32).prop_map(|year| format!("{year}/..")),
        (2000..2012_u32).prop_map(|year| format!("../{year}")),
        (2000..2012_u32, 1..13_u32).prop_map(|(year, month)| format!("{year}-{month:02}")),
    ];
    (date, qualifier, -12..12_i32).prop_map(|(date, qualifier, value)| (date, format!("{qualifier}{value} crews")))
}

proptest! {
    #[test]
    fn the_sweep_finds_what_asking_every_pair_finds(figures in prop::collection::vec(figure(), 0..24)) {
        let events = figures.iter().map(|(date, figure)| event(date, vec![counting(figure)])).collect();
        let compared = compare(events);
        let points = compared.series().first().map_or(&[][..], |crews| compared.points(crews));
        let sides: Vec<_> = compared.disagreements.all().iter().map(|one| one.sides.clone()).collect();
        prop_assert_eq!(sides, by_asking_every_pair(points));
        prop_assert!(compared.disagreements.all().iter().all(|one| one.seen && !one.said));
    }

    #[test]
    fn it_makes_no_difference_how_many_feed_it(figures in prop::collection::vec(figure(), 0..24), cut in 0..24_usize) {
        let events = figures.iter().map(|(date, figure)| event(date, vec![counting(figure), named("a", "b"), named("b", "")]));
        let timeline = timeline(events.collect(), Vec::new());
        let (mut first, mut second) = (Figures::default(), Figures::default());
        for (row, event) in rows(&timeline) {
            if (row as usize) < cut { &mut first } else { &mut second }.add(&timeline, row, &event);
        }
        second.append(first);
        prop_assert_eq!(second.compare().disagreements, compared(&timeline).disagreements);
    }
}
