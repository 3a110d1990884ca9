//! Lists in each of their forms.

mod marks;

use super::*;
use crate::edge::commands::fixture::printed;
use crate::model::Day;
use crate::query::Query;
use crate::text::Clean;
use insta::assert_snapshot;

const HARBOUR: &str = r#"
[[sources]]
id = "gazette"
title = "Fire at the harbour"
publisher = "The Gazette"

[[sources]]
id = "copy"
title = "Blaze"
derived_from = "gazette"

[[events]]
id = "fire"
date = "2022-03-27~"
title = "The harbour\tburns"
summary = "A warehouse \u001b[31m catches fire."
place = "Pier 4"
people = ["Fire service"]
tags = ["fire", "harbour"]
see = ["report"]
sources = ["gazette", { title = "Log", at = "entry 17" }]

  [[events.claims]]
  id = "crews"
  text = "At least 12 crews were there."
  by = "Fire service"
  sources = [{ id = "copy", at = "p. 3", quote = "a dozen" }]
  figure = { measure = "crews", value = 12, qualifier = "at least", date = "2022-03-27" }

[[events]]
id = "report"
date = "2022-09/.."
title = "日本語"
"#;

fn listed(files: &[(&str, &str)], form: ListFormat, columns: Option<usize>) -> (String, Verdict) {
    printed(columns, |out| list(out, &Chronology::of(files), form, Sort::Date))
}

fn harbour(form: ListFormat, columns: Option<usize>) -> String {
    let (written, verdict) = listed(&[("harbour.toml", HARBOUR)], form, columns);
    assert_eq!(verdict, Verdict::Done);
    written
}

#[test]
fn a_table_has_aligned_columns() {
    assert_snapshot!(harbour(ListFormat::Table, None), @"
    2022-03-27~  The harbour burns  Pier 4  The Gazette, Log
    2022-09/..   日本語                     no source
    ");
}

#[test]
fn a_table_fits_the_terminal() {
    use unicode_width::UnicodeWidthStr;
    for columns in 20..100 {
        for line in harbour(ListFormat::Table, Some(columns)).lines() {
            assert!(line.width() <= columns, "{line:?} in {columns}");
        }
    }
    assert_snapshot!(harbour(ListFormat::Table, Some(46)), @"
    2022-03-27~  The harbour burns  The Gazette +1
    2022-09/..   日本語             no source
    ");
    assert_snapshot!(harbour(ListFormat::Table, Some(20)), @"
    2022-…  …  Th… +1
    2022-…  …  no source
    ");
}

#[test]
fn a_table_is_not_cut_where_there_is_no_terminal() {
    let title = "long ".repeat(40);
    let text = format!("[[events]]\ndate = 2022\ntitle = \"{title}\"\nplace = \"here\"\n");
    let (table, _) = listed(&[("a.toml", &text)], ListFormat::Table, None);
    assert_eq!(table, format!("2022  {title}  here  no source\n"));
}

#[test]
fn tabs_are_between_columns_only() {
    assert_snapshot!(harbour(ListFormat::Tsv, None).replace('\t', " | "), @"
    id | date | earliest | latest | title | place | tags | sources | file | line | names | disputed | dated_by
    fire | 2022-03-27~ | 2022-03-27 | 2022-03-27 | The harbour burns | Pier 4 | fire, harbour | gazette, Log, copy | harbour.toml | 12 | The Gazette, Log | no | source
    report | 2022-09/.. | 2022-09-01 |  | 日本語 |  |  |  | harbour.toml | 30 |  | no | source
    ");
    assert!(harbour(ListFormat::Tsv, None).lines().all(|line| line.matches('\t').count() == 12));
}

#[test]
fn an_event_is_a_json_object() {
    let lines = harbour(ListFormat::Jsonl, None);
    assert_snapshot!(lines, @r#"
    {"id":"fire","date":"2022-03-27~","earliest":"2022-03-27","latest":"2022-03-27","zone":null,"undated":false,"members":null,"dated_by":"source","after":[],"before":[],"title":"The harbour\tburns","summary":"A warehouse \u001b[31m catches fire.","note":null,"place":"Pier 4","people":["Fire service"],"tags":["fire","harbour"],"see":["report"],"claims":[{"id":"crews","text":"At least 12 crews were there.","by":"Fire service","note":null,"citations":[{"id":"copy","source":null,"at":"p. 3","quote":"a dozen"}],"sources":["copy"],"independent_sources":1,"disputes":[],"figure":{"measure":"crews","value":12,"qualifier":"at least","date":"2022-03-27","over":null,"unit":null,"of":null}}],"citations":[{"id":"gazette","source":null,"at":null,"quote":null},{"id":null,"source":{"id":null,"title":"Log","publisher":null,"author":null,"published":null,"url":null,"accessed":null,"kind":null,"derived_from":null,"archive":null,"sha256":null,"note":null},"at":"entry 17","quote":null}],"sources":["gazette","copy"],"cited_sources":["gazette","Log","copy"],"unlisted_sources":[],"independent_sources":2,"file":"harbour.toml","line":12}
    {"id":"report","date":"2022-09/..","earliest":"2022-09-01","latest":null,"zone":null,"undated":false,"members":null,"dated_by":"source","after":[],"before":[],"title":"日本語","summary":null,"note":null,"place":null,"people":[],"tags":[],"see":[],"claims":[],"citations":[],"sources":[],"cited_sources":[],"unlisted_sources":[],"independent_sources":0,"file":"harbour.toml","line":30}
    "#);
    let array: Vec<serde_json::Value> = serde_json::from_str(&harbour(ListFormat::Json, None)).unwrap();
    let objects = lines.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    assert_eq!(array, objects.collect::<Vec<_>>());
}

#[test]
fn no_events_are_an_empty_list() {
    for (form, written) in [
        (ListFormat::Table, ""),
        (
            ListFormat::Tsv,
            "id\tdate\tearliest\tlatest\ttitle\tplace\ttags\tsources\tfile\tline\tnames\tdisputed\tdated_by\n",
        ),
        (ListFormat::Json, "[]\n"),
        (ListFormat::Jsonl, ""),
    ] {
        assert_eq!(listed(&[("a.toml", "")], form, None), (written.to_owned(), Verdict::Done));
    }
}

#[test]
fn good_events_are_listed_beside_bad_ones() {
    let text = "[[events]]\ndate = \"2022\"\ntitle = \"good\"\n[[events]]\ndate = \"soon\"\ntitle = \"bad\"\n";
    let (table, verdict) = listed(&[("a.toml", text)], ListFormat::Table, None);
    assert_eq!((table.as_str(), verdict), ("2022  good  no source\n", Verdict::Fault));
}

#[test]
fn an_event_is_one_line_whatever_is_in_it() {
    let field = r#""a\nb\r\u0085\u2028\u001b[2J\u202Ec""#;
    let text =
        format!("[[events]]\nid = {field}\ndate = \"2022\"\ntitle = {field}\nplace = {field}\ntags = [{field}]\n");
    for form in [ListFormat::Table, ListFormat::Tsv, ListFormat::Jsonl] {
        let (written, _) = listed(&[("a\n.toml", &text)], form, None);
        let head = usize::from(form == ListFormat::Tsv);
        assert_eq!(written.lines().count(), 1 + head, "{written:?}");
        assert!(
            !written
                .chars()
                .any(|c| (c.is_control() && !matches!(c, '\n' | '\t')) || c == '\u{202e}' || c == '\u{2028}')
        );
    }
}

#[test]
fn many_rows_are_laid_out_in_stretches() {
    let event = |n: usize| format!("[[events]]\ndate = \"2022\"\ntitle = \"{}\"\n", "x".repeat(1 + n / 1_500));
    let text: String = (0..3_000).map(event).collect();
    let (table, _) = listed(&[("a.toml", &text)], ListFormat::Table, None);
    assert_eq!(table.lines().count(), 3_000);
    assert_eq!((table.lines().next(), table.lines().last()), (Some("2022  x  no source"), Some("2022  xx  no source")));
}

const LATE: &str = r#"
[[sources]]
id = "later"
title = "Later"
published = "2022-06-01"

[[sources]]
id = "undated"
title = "Undated"

[[events]]
id = "unknown"
date = "2020"
title = "unknown"
sources = ["undated"]

[[events]]
id = "slow"
date = "2022-01-01"
title = "slow"
sources = ["later"]

[[events]]
id = "fast"
date = "2022-05-30"
title = "fast"
sources = ["later", "undated"]
"#;

fn late(form: ListFormat, sort: Sort, as_of: Option<Day>) -> String {
    let mut chronology = Chronology::of(&[("late.toml", LATE)]);
    if let Some(day) = as_of {
        chronology = chronology.on(day).unwrap();
    }
    printed(None, |out| list(out, &chronology, form, sort)).0
}

#[test]
fn events_are_listed_by_the_time_to_their_first_report() {
    assert_snapshot!(late(ListFormat::Table, Sort::Lag, None), @"
    2022-05-30  fast     later, undated · earliest dated source cited here: Later, 1 June 2022, 2 days later
    2022-01-01  slow     later · earliest source cited here: Later, 1 June 2022, 5 months later
    2020        unknown  undated · lag unknown
    ");
    assert_snapshot!(late(ListFormat::Tsv, Sort::Lag, None).replace('\t', " | "), @"
    id | date | earliest | latest | title | place | tags | sources | file | line | lag_at_least | lag_at_most | lag | names | disputed | dated_by
    fast | 2022-05-30 | 2022-05-30 | 2022-05-30 | fast |  |  | later, undated | late.toml | 23 | 2 | 2 | earliest dated source cited here: Later, 1 June 2022, 2 days later | later, undated | no | source
    slow | 2022-01-01 | 2022-01-01 | 2022-01-01 | slow |  |  | later | late.toml | 17 | 151 | 151 | earliest source cited here: Later, 1 June 2022, 5 months later | later | no | source
    unknown | 2020 | 2020-01-01 | 2020-12-31 | unknown |  |  | undated | late.toml | 11 |  |  |  | undated | no | source
    ");
    let lags = late(ListFormat::Jsonl, Sort::Lag, None);
    let lags: Vec<serde_json::Value> = lags.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let least: Vec<_> = lags.iter().map(|event| event["lag"]["at_least"].as_i64()).collect();
    assert_eq!(least, [Some(2), Some(151), None]);
}

#[test]
fn what_is_not_certainly_known_is_marked() {
    let day = Day { year: 2022, month: 5, day: 31 };
    assert_snapshot!(late(ListFormat::Table, Sort::Date, Some(day)), @"
    2020        unknown  undated · undated
    ┊ at least 16 months
    2022-05-30  fast     undated · undated
    ");
    assert_snapshot!(late(ListFormat::Tsv, Sort::Date, Some(day)).replace('\t', " | "), @"
    id | date | earliest | latest | title | place | tags | sources | file | line | known | names | disputed | dated_by
    unknown | 2020 | 2020-01-01 | 2020-12-31 | unknown |  |  | undated | late.toml | 11 | undated | undated | no | source
    fast | 2022-05-30 | 2022-05-30 | 2022-05-30 | fast |  |  | undated | late.toml | 23 | undated | undated | no | source
    ");
    assert!(late(ListFormat::Jsonl, Sort::Date, Some(day)).contains(r#""known":"undated""#));
}

fn matching(form: ListFormat, query: &str, columns: Option<usize>) -> String {
    let mut chronology = Chronology::of(&[("harbour.toml", HARBOUR)]);
    chronology.find(&Query::parse(query, crate::edge::cli::today()).unwrap()).unwrap();
    let (written, verdict) = printed(columns, |out| list(out, &chronology, form, Sort::Date));
    assert_eq!(verdict, Verdict::Done);
    written
}

#[test]
fn what_matches_is_listed_with_how_surely() {
    for (query, lines) in [
        ("", "2022-03-27~  The harbour burns  Pier 4  The Gazette, Log\n2022-09/..   日本語  no source\n"),
        ("gazette", "2022-03-27~  The harbour burns  Pier 4  The Gazette, Log\n"),
        ("until:2022-09-15", "2022-03-27~  The harbour burns  Pier 4  The Gazette, Log\n"),
        ("since:2022-09-15", "? 2022-09/..  日本語  no source\n"),
        (
            "-since:2022-09-15",
            "  2022-03-27~  The harbour burns  Pier 4  The Gazette, Log\n? 2022-09/..   日本語  no source\n",
        ),
        ("nowhere", ""),
    ] {
        let written = matching(ListFormat::Table, query, None);
        let squeezed = |text: &str| text.replace(' ', "");
        assert_eq!(squeezed(&written), squeezed(lines), "{query}");
        assert_eq!(written.starts_with(['?', ' ']), lines.starts_with(['?', ' ']), "{query}");
        let cut = matching(ListFormat::Table, query, Some(30));
        assert!(cut.lines().all(|line| Clean::line(line).width() <= 30), "{cut}");
    }
    let ends = |form| -> Vec<bool> {
        let behind =
            |line: &str| line.ends_with("\tpossible\t\tno\tsource") || line.ends_with("\"match\":\"possible\"}");
        matching(form, "-since:2022-09-15", None).lines().map(behind).collect()
    };
    assert_eq!(ends(ListFormat::Tsv), [false, false, true]);
    assert_eq!(ends(ListFormat::Jsonl), [false, true]);
}

#[test]
fn a_query_that_finds_nothing_lists_nothing() {
    let names =
        "id\tdate\tearliest\tlatest\ttitle\tplace\ttags\tsources\tfile\tline\tmatch\tnames\tdisputed\tdated_by\n";
    for (form, written) in
        [(ListFormat::Table, ""), (ListFormat::Tsv, names), (ListFormat::Json, "[]\n"), (ListFormat::Jsonl, "")]
    {
        assert_eq!(matching(form, "nowhere", None), written);
    }
}

#[test]
fn all_that_is_cited_is_counted_once_wherever_it_is_written() {
    const TEXT: &str = r#"
[[sources]]
id = "a"
title = "A"
[[events]]
date = "2022"
title = "E"
sources = ["a", { title = "Log", publisher = "Q" }, { title = "Log", publisher = "R" }, { title = "LOG ", publisher = "q", at = "p. 2" }, "ghost"]
  [[events.claims]]
  text = "C"
  sources = ["a", { title = "Diary", url = "https://x.org/d" }, { title = "diary", url = "http://www.x.org/d/" }, "phantom", "ghost"]
"#;
    let event: serde_json::Value =
        serde_json::from_str(&listed(&[("a.toml", TEXT)], ListFormat::Jsonl, None).0).unwrap();
    for (key, told) in [
        ("sources", vec!["a"]),
        ("cited_sources", vec!["a", "Log", "Log", "Diary"]),
        ("unlisted_sources", vec!["ghost", "phantom"]),
    ] {
        assert_eq!(event[key], serde_json::json!(told), "{key}");
    }
    assert_eq!(event["claims"][0]["sources"], serde_json::json!(["a"]));
    let tsv = listed(&[("a.toml", TEXT)], ListFormat::Tsv, None).0;
    assert!(tsv.contains("\ta, Log, Log, Diary\ta.toml\t"), "{tsv}");
}
