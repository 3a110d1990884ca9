//! Tables: disagreements that are said, and what is put together into one.

use super::*;

#[test]
fn where_figures_may_not_fit_and_it_is_said_it_is_one_disagreement() {
    let figure = |text: &str, claim: Claim| Claim { figure: counting(text).figure, ..claim };
    let compared = compare(vec![
        event("2022", vec![figure("7 crews", named("a", "b"))]),
        event("2022-03", vec![figure("9 crews", named("b", ""))]),
    ]);
    assert_eq!(told(&compared), ["said+may 0.0 1.0"]);
    assert_eq!(compared.disagreements.rows().map(|row| row.1).min(), Some(Answer::Certainly));
}

#[test]
fn what_contradicts_each_other_through_a_third_is_one_disagreement() {
    let compared = compare(vec![
        event("2022", vec![counting("12 crews"), counting("9 crews"), counting("at least 5 crews")]),
        event("2023", vec![counting("about 100 crews"), counting("100 crews")]),
        event("2024", vec![counting("12 crews"), counting("12 Crews"), counting("13 crews")]),
    ]);
    assert_eq!(told(&compared), ["seen 0.0 0.1", "seen 2.0 2.1 2.2"]);
    assert_eq!(compared.disagreements.rows().map(|row| row.0).collect::<Vec<_>>(), [0, 2]);
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
