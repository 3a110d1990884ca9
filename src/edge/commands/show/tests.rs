//! Pages of one event in each of their forms, and how it is found.

use super::*;
use crate::edge::commands::fixture::printed;
use insta::assert_snapshot;

const HARBOUR: &str = r#"
[[sources]]
id = "gazette"
title = "Fire at the harbour"
publisher = "The Gazette"
author = "A. Writer"
published = "2022-03-28"
url = "https://example.org/fire"
accessed = "2022-04-02"
kind = "news"
derived_from = "agency"
archive = "archive/gazette.html"
note = "The print edition has another headline."

[[sources]]
id = "agency"
title = "Blaze in port"
publisher = "Agency"

[[events]]
id = "fire"
date = "2022-03-27~"
title = "The harbour burns"
summary = "A warehouse catches fire in the night.\n\nIt burns for days, and nobody knows why for months to come."
place = "Pier 4"
people = ["Fire service", "Harbour master"]
tags = ["fire"]
see = ["report", "nowhere"]
sources = ["gazette"]

  [[events.claims]]
  id = "twelve"
  text = "At least 12 crews were there."
  by = "Fire service"
  sources = [{ id = "gazette", at = "p. 3", quote = "a dozen crews" }]
  disputes = ["nine"]
  figure = { measure = "crews", value = 1200, qualifier = "at least" }

  [[events.claims]]
  id = "ten"
  text = "Ten crews were there."
  sources = [{ title = "Log", kind = "official", at = "entry 17" }]
  disputes = ["twelve"]

[[events]]
id = "report"
date = 2022-09-01
title = "The report appears"

  [[events.claims]]
  id = "nine"
  text = "Nine crews were there."

[[events]]
id = "report-two"
date = 2023
title = "Another"
"#;

fn shown(files: &[(&str, &str)], id: &str, format: ShowFormat, columns: usize) -> String {
    let chronology = Chronology::of(files);
    let files = crate::edge::cli::Files { paths: Vec::new(), reading: crate::edge::cli::ReadOptions::default() };
    let options = Show { id: id.to_owned(), files, filter: crate::edge::cli::Filter::default(), format };
    let show = |out: &mut Out<'_>| match show(out, &chronology, &options) {
        Err(Failure::NotFound(why)) => {
            write!(out, "{why}")?;
            Ok(Verdict::Fault)
        }
        shown => shown,
    };
    printed(Some(columns), show).0
}

fn harbour(id: &str, format: ShowFormat) -> String {
    shown(&[("harbour.toml", HARBOUR)], id, format, 60)
}

#[test]
fn a_page_tells_all_of_an_event() {
    assert_snapshot!(harbour("fire", ShowFormat::Text), @"
    The harbour burns [1]
    about 27 March 2022 · Pier 4

    A warehouse catches fire in the night.

    It burns for days, and nobody knows why for months to come.

    people  Fire service, Harbour master
    tags    fire
    date    2022-03-27~
    id      fire
    support 2 sources; no statement has more than one
            independent source
    lag     earliest source cited here: The Gazette, 28 March
            2022, within 2 days
    file    harbour.toml:20

    CLAIMS
    • At least 12 crews were there. — Fire service [1]
      = at least 1,200 crews
      ≠ disputes: Nine crews were there.
      ≠ disputed by: Ten crews were there.
    • Ten crews were there. [2]
      ≠ disputes: At least 12 crews were there.

    DISAGREEMENTS
    crews: one claim disputes another
      says · when · who · source · published · at · event
      at least 1,200 · 2022-03-27~ · Fire service · Fire at
        the harbour, The Gazette · 2022-03-28 · p. 3 · fire
      Ten crews were there. · 2022-03-27~ · the source itself
        · Log · no date · entry 17 · fire
      Nine crews were there. · 2022-09-01 · the source itself
        · no source · report

    RELATED
    → The report appears (report)
    → nowhere, which is not there

    SOURCES
    [1] Fire at the harbour
        The Gazette · A. Writer · 28 March 2022 · news
        via Blaze in port · Agency, of which this is a copy or
        rewrite
        at p. 3: “a dozen crews”
        https://example.org/fire
        read 2 April 2022
        copy archive/gazette.html
        The print edition has another headline.
    [2] Log
        official
        at entry 17
    ");
}

#[test]
fn a_page_of_markdown_tells_the_same() {
    assert_snapshot!(harbour("fire", ShowFormat::Markdown), @r#"
    ## The harbour burns \[1\]

    *about 27 March 2022* · Pier 4

    A warehouse catches fire in the night.

    It burns for days, and nobody knows why for months to come.

    - People: Fire service, Harbour master
    - Tags: fire
    - Related: The report appears; nowhere (not found)
    - Rests on: 2 sources; no statement has more than one independent source
    - Lag: earliest source cited here: The Gazette, 28 March 2022, within 2 days
    - Id: fire (harbour\.toml, line 20)

    ### Claims

    - At least 12 crews were there. — Fire service \[1\]
      - Figure: at least 1,200 crews
      - Disputes: Nine crews were there.
      - Disputed by: Ten crews were there.
    - Ten crews were there. \[2\]
      - Disputes: At least 12 crews were there.

    ### Disagreements

    crews: one claim disputes another

    | says | when | who | source | published | at | event |
    | --- | --- | --- | --- | --- | --- | --- |
    | at least 1,200 | 2022-03-27\~ | Fire service | Fire at the harbour, The Gazette | 2022-03-28 | p. 3 | fire |
    | Ten crews were there. | 2022-03-27\~ | the source itself | Log | no date | entry 17 | fire |
    | Nine crews were there. | 2022-09-01 | the source itself | no source |  |  | report |

    ### Sources

    1. Fire at the harbour, The Gazette, A. Writer, 28 March 2022, news, <https://example.org/fire>, read 2 April 2022
       - at p. 3: “a dozen crews”
       - via Blaze in port, Agency
       - The print edition has another headline.
    2. Log, official
       - at entry 17
    "#);
}

#[test]
fn an_event_in_json_brings_its_sources() {
    let event: serde_json::Value = serde_json::from_str(&harbour("fire", ShowFormat::Json)).unwrap();
    assert_eq!(event["id"], "fire");
    assert_eq!(event["independent_sources"], 1);
    assert_eq!(event["claims"][0]["independent_sources"], 1);
    assert_eq!(event["sources"], serde_json::json!(["gazette"]));
    assert_eq!(event["cited_sources"], serde_json::json!(["gazette", "Log"]), "one is written in place");
    assert_eq!(event["claims"][1]["citations"][0]["source"]["title"], "Log");
    let cited = event["cited"].as_array().unwrap();
    assert_eq!(cited.iter().map(|source| source["id"].as_str().unwrap()).collect::<Vec<_>>(), ["gazette", "agency"]);
}

#[test]
fn an_event_without_sources_says_so() {
    for (format, words) in [
        (ShowFormat::Text, "\nSOURCES\nNo source is given for this event.\n"),
        (ShowFormat::Markdown, "\n### Sources\n\nNo source is given for this event.\n"),
    ] {
        let page = harbour("report-two", format);
        assert!(page.ends_with(words), "{page}");
    }
}

#[test]
fn ids_are_found_whole_or_by_a_beginning_of_their_own() {
    for (typed, found) in [
        ("fire", "The harbour burns\n"),
        ("fi", "The harbour burns\n"),
        ("report", "The report appears\n"),
        ("report-", "Another\n"),
        ("rep", "`rep` is the beginning of several ids: `report`, `report-two` — type more of it"),
        ("fier", "no event has the id `fier` — nearest: `fire`"),
        ("Report", "no event has the id `Report` — nearest: `report`"),
        ("zzz", "no event has the id `zzz` — `dateline list --format tsv` names them all"),
        ("", "no event has the id `` — `dateline list --format tsv` names them all"),
    ] {
        let page = harbour(typed, ShowFormat::Text);
        assert!(page.starts_with(found) || page.starts_with(&found.replace('\n', " [1]\n")), "{typed}: {page}");
    }
}

#[test]
fn one_id_in_several_files_shows_every_event() {
    let page = shown(&[("a.toml", HARBOUR), ("b.toml", HARBOUR)], "fire", ShowFormat::Text, 80);
    assert_eq!(page.matches("The harbour burns").count(), 2);
    assert!(page.contains("a.toml:20") && page.contains("b.toml:20"), "{page}");
}

#[test]
fn many_ids_with_one_beginning_are_not_all_named() {
    let event = |n| format!("[[events]]\nid = \"e{n:02}\"\ndate = 2022\ntitle = \"x\"\n");
    let text = (0..50).map(event).collect::<Vec<_>>().concat();
    let told = shown(&[("a.toml", &text)], "e", ShowFormat::Text, 80);
    assert_eq!(told, "`e` is the beginning of several ids: `e00`, `e01`, `e02`, `e03`, `e04`, … — type more of it");
}

#[test]
fn sources_derived_in_a_circle_come_to_an_end() {
    let text = "[[sources]]\nid = \"a\"\ntitle = \"A\"\nderived_from = \"b\"\n\
                [[sources]]\nid = \"b\"\ntitle = \"B\"\nderived_from = \"a\"\n\
                [[events]]\nid = \"e\"\ndate = 2022\ntitle = \"x\"\nsources = [\"a\"]\n";
    for format in [ShowFormat::Text, ShowFormat::Markdown, ShowFormat::Json] {
        assert!(!shown(&[("a.toml", text)], "e", format, 80).is_empty());
    }
}

#[test]
fn of_an_event_that_was_not_known_yet_it_is_said_when_it_came() {
    let source =
        |id: &str, published: &str| format!("[[sources]]\nid = {id:?}\ntitle = \"T\"\npublished = {published:?}\n");
    let event = |id: &str, date: &str, source: &str| {
        format!("[[events]]\nid = {id:?}\ndate = {date:?}\ntitle = \"T\"\nsources = [{source}]\n")
    };
    let text = [
        source("wire", "2022-05-05"),
        source("monthly", "2022-06"),
        event("fire", "2022-03-27", "\"wire\""),
        event("flood", "2022-03-28", "\"monthly\""),
        event("plan", "2024", ""),
        source("late", "2025-12-24"),
        "[[sources]]\nid = \"undated\"\ntitle = \"T\"\n".to_owned(),
        event("begun", "2023", "\"undated\", \"late\""),
        event("war", "2022-02-24", ""),
    ]
    .concat();
    let day = crate::model::Day { year: 2022, month: 3, day: 31 };
    let chronology = Chronology::of(&[("a.toml", &text)]).on(day).unwrap();
    for (typed, words) in [
        ("fire", "`fire` was not known on 31 March 2022: it came on 5 May 2022"),
        ("fi", "`fire` was not known on 31 March 2022: it came on 5 May 2022"),
        ("flood", "`flood` was not known on 31 March 2022: it may have come on 1 June 2022 at the earliest"),
        (
            "plan",
            "`plan` was not known on 31 March 2022: nothing dated tells of it before it begins: some time in 2024",
        ),
        (
            "begun",
            "`begun` was not known on 31 March 2022: nothing dated tells of it before it begins: some time in 2023",
        ),
        ("nowhere", "no event has the id `nowhere` — `dateline list --format tsv` names them all"),
    ] {
        let Err(Failure::NotFound(said)) = super::find(&chronology, typed) else { panic!("{typed} was not known") };
        assert_eq!(said, words);
    }
    assert_eq!(super::find(&chronology, "war").ok(), Some(vec![0]));
}
