//! Problems told for reading: each message pinned beside its input.

use super::*;
use crate::model::{FileId, Label};
use insta::assert_snapshot;
use proptest::prelude::*;
use std::sync::Arc;

/// Files, and the stretches between « and » in them, in the order of the files.
fn files(texts: &[(&str, &str)]) -> (Vec<Opened>, Vec<Place>) {
    let (mut opened, mut places) = (Vec::new(), Vec::new());
    for (index, (name, text)) in texts.iter().enumerate() {
        let file = FileId(u16::try_from(index).unwrap());
        let (mut plain, mut starts) = (String::new(), Vec::new());
        for c in text.chars() {
            match c {
                '«' => starts.push(plain.len() as u64),
                '»' => places.push(Place { file, span: starts.pop().unwrap()..plain.len() as u64 }),
                _ => plain.push(c),
            }
        }
        opened.push(Opened::held(*name, plain));
    }
    (opened, places)
}

fn problem(place: Place) -> Problem {
    Problem {
        severity: Severity::Error,
        code: "bad-date",
        place,
        message: "`March 2022` is no date".to_owned(),
        label: "not as EDTF writes it".to_owned(),
        hint: Some("write `2022-03`".to_owned()),
        also: Vec::new(),
    }
}

/// The problem of the first stretch, with labels at the others, drawn in `columns`.
fn drawn_in(columns: usize, texts: &[(&str, &str)], change: impl FnOnce(&mut Problem)) -> String {
    let (files, places) = files(texts);
    let mut places = places.into_iter();
    let mut problem = problem(places.next().unwrap());
    problem.also = places.map(|place| Label { place, text: "here too".to_owned() }).collect();
    change(&mut problem);
    let report = Report::new(&files, vec![&problem]);
    report.drawn(Look { columns, coloured: false }).collect()
}

fn drawn(texts: &[(&str, &str)]) -> String {
    drawn_in(100, texts, |_| {})
}

#[test]
fn a_problem_is_drawn_with_its_line() {
    assert_snapshot!(drawn(&[("a.toml", "x = 1\ndate = «\"March 2022\"»\n")]), @r#"
    error[bad-date]: `March 2022` is no date
     --> a.toml:2:8
      |
    2 | date = "March 2022"
      |        ^^^^^^^^^^^^ not as EDTF writes it
      |
      = help: write `2022-03`
    "#);
}

#[test]
fn a_warning_needs_neither_label_nor_hint() {
    let drawn = drawn_in(100, &[("a.toml", "«titel» = 1")], |problem| {
        problem.severity = Severity::Warning;
        (problem.label, problem.hint) = (String::new(), None);
    });
    assert_snapshot!(drawn, @"
    warning[bad-date]: `March 2022` is no date
     --> a.toml:1:1
      |
    1 | titel = 1
      | ^^^^^
    ");
}

#[test]
fn a_further_place_has_its_own_excerpt() {
    assert_snapshot!(drawn(&[("a.toml", &format!("{}«id» = 2\n", "\n".repeat(99))), ("b.toml", "«id» = 1")]), @"
    error[bad-date]: `March 2022` is no date
       --> a.toml:100:1
        |
    100 | id = 2
        | ^^ not as EDTF writes it
        |
       ::: b.toml:1:1
        |
      1 | id = 1
        | -- here too
        |
        = help: write `2022-03`
    ");
}

#[test]
fn places_on_one_line_share_it() {
    assert_snapshot!(drawn(&[("a.toml", "x = [«1», 2, «3»]")]), @"
    error[bad-date]: `March 2022` is no date
     --> a.toml:1:6
      |
    1 | x = [1, 2, 3]
      |      ^     - here too
      |      |
      |      not as EDTF writes it
      |
      = help: write `2022-03`
    ");
}

#[test]
fn a_stretch_of_many_lines_is_shown_by_its_first() {
    assert_snapshot!(drawn(&[("a.toml", "x = «\"\"\"\r\na\r\nb\"\"\"»\r\n")]), @r#"
    error[bad-date]: `March 2022` is no date
     --> a.toml:1:5
      |
    1 | x = """
      |     ^^^ not as EDTF writes it
      |
      = help: write `2022-03`
    "#);
}

#[test]
fn the_end_of_a_file_is_a_place() {
    assert_snapshot!(drawn(&[("a.toml", "x = [\n«»")]), @"
    error[bad-date]: `March 2022` is no date
     --> a.toml:2:1
      |
    2 |
      | ^ not as EDTF writes it
      |
      = help: write `2022-03`
    ");
    assert_snapshot!(drawn(&[("a.toml", "«»")]), @"
    error[bad-date]: `March 2022` is no date
     --> a.toml:1:1
      |
    1 |
      | ^ not as EDTF writes it
      |
      = help: write `2022-03`
    ");
}

#[test]
fn the_column_is_that_of_the_file_though_the_line_is_cut() {
    let text = format!("x = \"{}\" «y» {}", "é".repeat(300), "z".repeat(300));
    assert_snapshot!(drawn_in(40, &[("a.toml", &text)], |_| {}), @r#"
    error[bad-date]: `March 2022` is no date
     --> a.toml:1:308
      |
    1 | …ééééééééé" y zzzzzzzzzzzzzzzzzzzzz…
      |             ^ not as EDTF writes it
      |
      = help: write `2022-03`
    "#);
}

#[test]
fn a_narrow_terminal_still_shows_something() {
    assert_snapshot!(drawn_in(0, &[("a.toml", "some = 'words and then' «here» and more")], |_| {}), @"
    error[bad-date]: `March 2022` is no date
     --> a.toml:1:25
      |
    1 | …hen' here and more
      |       ^^^^ not as EDTF writes it
      |
      = help: write `2022-03`
    ");
}

#[test]
fn everything_that_enters_is_cleaned() {
    let hostile = "\u{1b}]0;x\u{7}\u{202e}\u{9b}31m\ta";
    let drawn = drawn_in(100, &[(hostile, &format!("x = \"{hostile}\" «{hostile}»\n"))], |problem| {
        problem.message = hostile.to_owned();
        problem.label = hostile.to_owned();
        problem.hint = Some(format!("one\ntwo {hostile}"));
    });
    assert_snapshot!(drawn, @r#"
    error[bad-date]: ␛]0;x␇��31m a
     --> ␛]0;x␇��31m a:1:21
      |
    1 | x = "␛]0;x␇��31m a" ␛]0;x␇��31m a
      |                     ^^^^^^^^^^^^^ ␛]0;x␇��31m a
      |
      = help: one two ␛]0;x␇��31m a
    "#);
}

#[test]
fn a_message_of_a_megabyte_is_cut() {
    let drawn = drawn_in(100, &[("a.toml", "«x»")], |problem| problem.message = "x".repeat(1 << 20));
    assert!(drawn.len() < 1_000);
}

/// A file that was there when it was read.
struct Lost;

impl crate::format::Bytes for Lost {
    fn len(&self) -> u64 {
        100
    }

    fn read(&self, _: u64, _: &mut [u8]) -> std::io::Result<()> {
        Err(std::io::ErrorKind::UnexpectedEof.into())
    }

    fn unchanged(&self) -> bool {
        false
    }
}

#[test]
fn a_file_that_can_no_longer_be_read_is_named() {
    let (_, places) = files(&[("a.toml", "x\n«y»")]);
    let lost = vec![Opened { name: "a.toml".to_owned(), bytes: Arc::new(Lost) }];
    let problem = problem(places.into_iter().next().unwrap());
    let report = Report::new(&lost, vec![&problem]);
    assert_snapshot!(report.lines().map(|line| line.to_string()).collect::<String>(), @"a.toml: `March 2022` is no date");
    assert_snapshot!(report.drawn(Look { columns: 80, coloured: false }).collect::<String>(), @"
    error[bad-date]: `March 2022` is no date
    --> a.toml
     = help: write `2022-03`
    ");
}

#[test]
fn wide_letters_are_underlined_in_full() {
    assert_snapshot!(drawn(&[("a.toml", "\ttitle = '日本 «語é»'")]), @"
    error[bad-date]: `March 2022` is no date
     --> a.toml:1:14
      |
    1 |  title = '日本 語é'
      |                ^^^ not as EDTF writes it
      |
      = help: write `2022-03`
    ");
}

#[test]
fn one_line_says_file_line_column_and_fault() {
    let (files, places) = files(&[("a\u{1b}.toml", "é\nxé«y»\n«»")]);
    let problems: Vec<Problem> = places.into_iter().map(problem).collect();
    let report = Report::new(&files, problems.iter().collect());
    let lines: Vec<String> = report.lines().map(|line| line.to_string()).collect();
    assert_eq!(lines, ["a␛.toml:2:3: `March 2022` is no date", "a␛.toml:3:1: `March 2022` is no date"]);
}

#[test]
fn colours_are_drawn_where_there_are_any() {
    let (files, places) = files(&[("a.toml", "«x»")]);
    let problem = problem(places.into_iter().next().unwrap());
    let report = Report::new(&files, vec![&problem]);
    let drawn: String = report.drawn(Look { columns: 80, coloured: true }).collect();
    assert!(drawn.contains("\u{1b}["));
    let (plain, coloured) =
        (drawn_in(80, &[("a.toml", "«x»")], |_| {}), anstream::adapter::strip_str(&drawn).to_string());
    assert_eq!(coloured, plain);
}

proptest! {
    #[test]
    fn no_place_is_too_odd_to_be_drawn(
        bytes in prop::collection::vec(any::<u8>(), 0..200),
        spans in prop::collection::vec((0..220u64, 0..220u64, 0..3u16), 1..4),
        columns in 0..120usize,
    ) {
        let places = spans.into_iter().map(|(a, b, file)| Place { file: FileId(file), span: a.min(b)..a.max(b) });
        let mut places = places.collect::<Vec<_>>().into_iter();
        let mut problem = problem(places.next().unwrap());
        problem.also = places.map(|place| Label { place, text: String::from_utf8_lossy(&bytes).into_owned() }).collect();
        let (mut files, _) = files(&[("a.toml", "x"), ("b.toml", "")]);
        files[0] = Opened::held("\u{85}.toml", bytes);
        let report = Report::new(&files, vec![&problem]);
        let drawn: String = report.drawn(Look { columns, coloured: false }).collect();
        prop_assert!(!drawn.chars().any(|c| c.is_control() && c != '\n'));
        prop_assert_eq!(report.lines().count(), 1);
    }
}
