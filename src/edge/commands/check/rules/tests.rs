//! Every rule asked about a chronology, and where it points.

use super::*;
use crate::edge::print::report::Report;
use insta::assert_snapshot;

const TODAY: Day = Day { year: 2026, month: 4, day: 7 };

/// What is found, each with its code and the words it points at, and how much is silenced.
fn asked(text: &str) -> (Vec<String>, u64) {
    let mut chronology = Chronology::of(&[("a.toml", text)]);
    let silenced = ask(&mut chronology, TODAY, usize::MAX).unwrap();
    let at = |byte: u64| usize::try_from(byte).unwrap();
    let told = |problem: &Problem| {
        let words = &text[at(problem.place.span.start)..at(problem.place.span.end)];
        format!("{}: {words}", problem.code)
    };
    (chronology.timeline.problems.listed().iter().map(told).collect(), silenced)
}

const EVERYTHING: &str = r#"
[[sources]]
id = "gazette"
title = "Gazette"
publisher = "The Gazette"
published = "2021-03-28"

[[sources]]
id = "later"
title = "Gazette, again"
publisher = "the gazette"
archive = "later.txt"

[[sources]]
id = "log"
title = "Log"

[[events]]
id = "nobody"
date = "2202"
title = "nobody says so, and not yet"

[[events]]
date = "2022-03-27"
title = "one publisher"
sources = [{ id = "later", quote = "words" }, "gazette"]

[[events]]
date = "2020"
title = "single"

  [[events.claims]]
  text = "said"
  sources = ["log"]
  figure.measure = "death in prison"
  figure.value = 1

  [[events.claims]]
  text = "not said"
  figure.measure = "deaths in prison"
  figure.value = 1

  [[events.claims]]
  text = "said again"
  sources = [{ id = "log", at = "1" }]
  figure.measure = "deaths in prison"
  figure.value = 1
"#;

#[test]
fn every_rule_points_at_what_it_is_about() {
    assert_snapshot!(asked(EVERYTHING).0.join("\n"), @r#"
    archive-without-hash: "later.txt"
    event-after-today: "nobody says so, and not yet"
    unsourced-event: "nobody says so, and not yet"
    one-publisher: "one publisher"
    quote-without-place: { id = "later", quote = "words" }
    published-before-event: "gazette"
    single-source: "single"
    measure-spelt-two-ways: "death in prison"
    unsourced-claim: "not said"
    "#);
}

#[test]
fn a_name_is_asked_about_where_it_stands() {
    let event = |name: &str, publisher: &str| {
        format!(
            "[[events]]\ndate = 2022\ntitle = \"t\"\nplace = \"{name}\"\npeople = [\"somebody\", \"{name}\"]\n\
             tags = [\"one\", \"{name}\"]\nsources = [{{ title = \"Log\", publisher = \"{publisher}\" }}]\n\
             [[events.claims]]\ntext = \"said\"\nby = \"{name}\"\n\
             figure = {{ measure = \"x\", value = 1, unit = \"{name}\" }}\n"
        )
    };
    let text = event("US", "US") + &event("U.S.", "The US") + &event("US", "US");
    let mut names = asked(&text).0;
    names.retain(|told| told.starts_with("name-spelt-two-ways"));
    let mut expected = vec!["name-spelt-two-ways: \"U.S.\""; 5];
    expected.insert(3, "name-spelt-two-ways: \"The US\"");
    assert_eq!(names, expected);
}

#[test]
fn a_file_silences_rules_by_their_names() {
    let text = format!("[check]\nallow = [\"single-source\", \"one-publisher\", \"one-publsher\"]\n{EVERYTHING}");
    let (found, silenced) = asked(&text);
    assert_eq!((silenced, found.iter().any(|told| told.starts_with("single-source"))), (2, false));
    assert_eq!(found[0], "unknown-rule: \"one-publsher\"");
    let mut chronology = Chronology::of(&[("a.toml", &text)]);
    ask(&mut chronology, TODAY, usize::MAX).unwrap();
    assert_eq!(chronology.timeline.problems.listed()[0].hint.as_deref(), Some("did you mean \"one-publisher\"?"));
}

#[test]
fn a_file_silences_its_own_events_only() {
    let event = "[[events]]\ndate = 2022\ntitle = \"t\"\n";
    let mut chronology =
        Chronology::of(&[("a.toml", &format!("check.allow = [\"unsourced-event\"]\n{event}")), ("b.toml", event)]);
    assert_eq!(ask(&mut chronology, TODAY, usize::MAX).unwrap(), 1);
    let files: Vec<FileId> = chronology.timeline.problems.listed().iter().map(|problem| problem.place.file).collect();
    assert_eq!(files, [FileId(1)]);
}

#[test]
fn what_check_is_asked_must_be_known() {
    let told = |text| asked(text).0;
    assert_eq!(told("[check]\nalow = []\n"), ["unknown-key: alow"]);
    assert_eq!(told("check = 1\n"), ["wrong-type: 1"]);
    assert_eq!(told("check.allow = \"single-source\"\n"), ["wrong-type: \"single-source\""]);
}

#[test]
fn the_first_problems_are_the_same_however_many_are_to_be_told() {
    let text = format!("[[events]]\ndate = 2022\ntitle = \"t\"\nunknown = 1\n{EVERYTHING}");
    let told = |most| {
        let mut chronology = Chronology::of(&[("a.toml", &text)]);
        ask(&mut chronology, TODAY, most).unwrap();
        chronology.timeline.problems
    };
    let all = told(usize::MAX);
    for most in 0..all.listed().len() {
        let some = told(most);
        assert_eq!(some.listed()[..most], all.listed()[..most]);
        assert!(some.by_code().eq(all.by_code()));
    }
    let last =
        |problems: Problems| problems.listed().last().map(|problem| problem.place.span.end - problem.place.span.start);
    assert_eq!((last(told(0)), last(all).is_some_and(|len| len > 1)), (Some(1), true));
}

#[test]
fn a_finding_is_drawn_with_its_line() {
    let mut chronology = Chronology::of(&[("a.toml", "[[events]]\ndate = 2022\ntitle = \"t\"\n")]);
    ask(&mut chronology, TODAY, usize::MAX).unwrap();
    let problems = chronology.timeline.problems.listed().iter().collect();
    let report = Report::new(&chronology.files, problems);
    let lines: Vec<String> = report.lines().map(|line| line.to_string()).collect();
    assert_eq!(lines, ["a.toml:3:9: nobody says so: this event has no source"]);
}

#[test]
fn findings_past_those_that_are_told_are_counted() {
    let event = "[[events]]\ndate = 2022\ntitle = \"t\"\n";
    let mut chronology = Chronology::of(&[("a.toml", &event.repeat(Problems::LISTED + 7))]);
    ask(&mut chronology, TODAY, usize::MAX).unwrap();
    let problems = &chronology.timeline.problems;
    assert_eq!((problems.listed().len(), problems.warnings()), (Problems::LISTED, Problems::LISTED as u64 + 7));
}
