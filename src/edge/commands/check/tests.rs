//! Reports of a check in each of their forms.

use super::*;
use crate::edge::commands::fixture::printed;
use crate::model::{FileId, Place};
use insta::assert_snapshot;

fn options(max_problems: Option<usize>, format: CheckFormat, strict: bool) -> Check {
    Check {
        files: crate::edge::cli::Files { paths: Vec::new(), reading: crate::edge::cli::ReadOptions::default() },
        strict,
        format,
        max_problems,
    }
}

fn checked(chronology: &mut Chronology, options: &Check) -> (String, Verdict) {
    printed(None, |out| check(out, chronology, options, Day { year: 2026, month: 4, day: 7 }))
}

/// Two files with problems put in by hand: so many of each code.
fn faulty(problems: &[(Severity, Code, usize)]) -> Chronology {
    let event = "[[events]]\ndate = \"2022\"\ntitle = \"a\"\nsources = [{ title = \"b\" }, { title = \"c\" }]\n\n";
    let mut chronology = Chronology::of(&[("a.toml", event), ("b.toml", &event.repeat(2))]);
    chronology.timeline.problems = crate::model::Problems::default();
    for (severity, code, count) in problems {
        for n in 0..*count {
            chronology.timeline.problems.push(Problem {
                severity: *severity,
                code,
                place: Place { file: FileId(1), span: n as u64..n as u64 + 1 },
                message: format!("this is {code}"),
                label: String::new(),
                hint: None,
                also: Vec::new(),
            });
        }
    }
    chronology
}

#[test]
fn what_was_read_is_said_and_of_an_empty_file_how_to_go_on() {
    let mut chronology = Chronology::of(&[("a\u{1b}.toml", "[[events]]\ndate = 2022\ntitle = \"t\"\n")]);
    let (report, verdict) = checked(&mut chronology, &options(None, CheckFormat::Human, false));
    assert_eq!((report.lines().last(), verdict), (Some("a␛.toml: 1 event, 0 sources: 1 warning"), Verdict::Done));
    let mut empty = Chronology::of(&[("a\u{1b}.toml", "")]);
    let (report, verdict) = checked(&mut empty, &options(None, CheckFormat::Human, true));
    let told = format!("{NO_EVENTS}\n\na␛.toml: 0 events, 0 sources: no problems\n");
    assert_eq!((report, verdict), (told, Verdict::Done));
}

#[test]
fn problems_past_the_first_are_summed_up_by_code() {
    let mut chronology = faulty(&[(Severity::Error, "bad-date", 9_900), (Severity::Warning, "unknown-key", 1_087)]);
    let (report, verdict) = checked(&mut chronology, &options(Some(2), CheckFormat::Human, false));
    assert_eq!(verdict, Verdict::Fault);
    assert_snapshot!(report, @"
    error[bad-date]: this is bad-date
     --> b.toml:1:1
      |
    1 | [[events]]
      | ^

    error[bad-date]: this is bad-date
     --> b.toml:1:2
      |
    1 | [[events]]
      |  ^

    … and 10,985 more: 9,898 × bad-date, 1,087 × unknown-key

    2 files: 3 events, 0 sources: 9,900 errors, 1,087 warnings
    ");
}

#[test]
fn errors_are_told_before_warnings_and_in_the_order_of_the_file() {
    let chronology =
        faulty(&[(Severity::Warning, "first", 1), (Severity::Error, "second", 1), (Severity::Warning, "third", 1)]);
    let codes = |most| choose(chronology.timeline.problems.listed(), most).iter().map(|p| p.code).collect::<Vec<_>>();
    assert_eq!(codes(1), ["second"]);
    assert_eq!(codes(2), ["first", "second"]);
    assert_eq!(codes(9), ["first", "second", "third"]);
}

#[test]
fn what_was_read_and_how_it_stands_is_the_last_line() {
    let (report, verdict) =
        checked(&mut faulty(&[(Severity::Warning, "w", 1)]), &options(None, CheckFormat::Human, false));
    assert_eq!(verdict, Verdict::Done);
    assert!(report.ends_with("\n\n2 files: 3 events, 0 sources: 1 warning\n"), "{report}");
    let mut chronology = faulty(&[(Severity::Warning, "w", 1), (Severity::Error, "e", 2)]);
    chronology.timeline.left_out = 1;
    let (report, _) = checked(&mut chronology, &options(None, CheckFormat::Human, false));
    assert!(report.ends_with("\n2 files: 3 events, 0 sources: 2 errors, 1 warning; 1 event left out\n"), "{report}");
}

#[test]
fn strict_makes_a_warning_a_fault() {
    let mut chronology = faulty(&[(Severity::Warning, "w", 1)]);
    for (strict, verdict) in [(false, Verdict::Done), (true, Verdict::Fault)] {
        assert_eq!(checked(&mut chronology, &options(None, CheckFormat::Json, strict)).1, verdict);
    }
}

#[test]
fn json_tells_every_problem_with_its_places() {
    let mut chronology = faulty(&[(Severity::Error, "bad-date", 1)]);
    let mut problem = chronology.timeline.problems.listed()[0].clone();
    problem.message = "a \u{202e}".to_owned();
    problem.hint = Some("b".to_owned());
    problem.also =
        vec![crate::model::Label { place: Place { file: FileId(0), span: 11..15 }, text: "here".to_owned() }];
    chronology.timeline.problems.push(problem);
    let (report, _) = checked(&mut chronology, &options(None, CheckFormat::Json, false));
    assert_snapshot!(report, @r#"
    {
      "files": [
        "a.toml",
        "b.toml"
      ],
      "events": 3,
      "sources": 0,
      "left_out": 0,
      "errors": 2,
      "warnings": 0,
      "silenced": 0,
      "problems": [
        {
          "severity": "error",
          "code": "bad-date",
          "message": "this is bad-date",
          "hint": null,
          "label": null,
          "file": "b.toml",
          "line": 1,
          "column": 1,
          "end_line": 1,
          "end_column": 2,
          "start": 0,
          "end": 1,
          "also": []
        },
        {
          "severity": "error",
          "code": "bad-date",
          "message": "a \u202e",
          "hint": "b",
          "label": null,
          "file": "b.toml",
          "line": 1,
          "column": 1,
          "end_line": 1,
          "end_column": 2,
          "start": 0,
          "end": 1,
          "also": [
            {
              "label": "here",
              "file": "a.toml",
              "line": 2,
              "column": 1,
              "end_line": 2,
              "end_column": 5,
              "start": 11,
              "end": 15
            }
          ]
        }
      ]
    }
    "#);
    let (report, _) = checked(&mut chronology, &options(Some(1), CheckFormat::Json, false));
    let report: serde_json::Value = serde_json::from_str(&report).unwrap();
    assert_eq!((report["errors"].as_u64(), report["problems"].as_array().map(Vec::len)), (Some(2), Some(1)));
}

#[test]
fn ten_thousand_problems_are_told_in_a_moment() {
    let mut chronology = faulty(&[(Severity::Error, "e", 10_000)]);
    let (report, _) = checked(&mut chronology, &options(Some(0), CheckFormat::Human, false));
    assert_eq!(report.matches("error[e]").count(), 10_000);
}
