//! Silences in each of their forms.

use super::*;
use crate::app::lanes::group::By;
use crate::edge::cli::{Files, Filter};
use crate::edge::commands::fixture::{printed, read};
use insta::assert_snapshot;

const HARBOUR: &str = r#"
[[events]]
id = "plans"
date = "2021"
title = "Plans are made"
tags = ["harbour"]

[[events]]
id = "pier"
date = "2021-02-01"
title = "A pier is built"
tags = ["harbour"]

[[events]]
id = "fire"
date = "2022-03-27"
title = "The harbour\u001b[31m burns"
tags = ["harbour", "fire"]

[[events]]
id = "report"
date = "2022-04-30"
title = "A report\ton the fire"
tags = ["fire"]

[[events]]
id = "cause"
date = "2022-09"
title = "The cause"
"#;

fn printed_gaps(by: Option<By>, max: usize, format: TableFormat, query: Option<&str>) -> String {
    let files = Files { paths: vec![], threads: 1, zone: None };
    let options = Gaps { files, filter: Filter::default(), by, max, format };
    printed(None, |out| gaps(out, &read(HARBOUR, query), &options)).0
}

#[test]
fn the_longest_silence_comes_first_and_says_what_may_fall_into_it() {
    assert_snapshot!(printed_gaps(None, 0, TableFormat::Table, None), @r#"
    13 months  2021-02-01 → 2022-03-27  A pier is built → The harbour␛[31m burns       unless 2021 falls in: Plans are made
    5 months   2022-04-30 → 2022-09     A report on the fire → The cause
    34 days    2022-03-27 → 2022-04-30  The harbour␛[31m burns → A report on the fire
    "#);
    assert_eq!(printed_gaps(None, 1, TableFormat::Table, None).lines().count(), 1);
}

#[test]
fn each_lane_has_its_own() {
    assert_snapshot!(printed_gaps(Some(By::Tag), 0, TableFormat::Table, None), @r#"
    harbour
      13 months  2021-02-01 → 2022-03-27  A pier is built → The harbour␛[31m burns  unless 2021 falls in: Plans are made

    fire
      34 days  2022-03-27 → 2022-04-30  The harbour␛[31m burns → A report on the fire
    "#);
}

#[test]
fn a_query_leaves_the_silences_between_what_matches() {
    assert_snapshot!(printed_gaps(None, 0, TableFormat::Table, Some("tag:fire")), @r#"
      34 days  2022-03-27 → 2022-04-30  The harbour␛[31m burns → A report on the fire
    "#);
    assert_eq!(printed_gaps(None, 0, TableFormat::Table, Some("nothing")), "no silences\n");
}

#[test]
fn columns_are_an_interface() {
    assert_snapshot!(printed_gaps(Some(By::Tag), 1, TableFormat::Tsv, None), @r#"
    lane	silence	days_at_least	days_at_most	from	to	before	after	unless	file
    harbour	13 months	419	419	2021-02-01	2022-03-27	pier	fire	plans	a.toml
    fire	34 days	34	34	2022-03-27	2022-04-30	fire	report		a.toml
    "#);
}

#[test]
fn json_names_the_events_around_a_silence() {
    assert_snapshot!(printed_gaps(None, 1, TableFormat::Json, None), @r#"
    [
    {"lane":null,"silence":"13 months","days_at_least":419,"days_at_most":419,"before":{"event":"pier","title":"A pier is built","date":"2021-02-01","earliest":"2021-02-01","latest":"2021-02-01","file":"a.toml","line":8},"after":{"event":"fire","title":"The harbour\u001b[31m burns","date":"2022-03-27","earliest":"2022-03-27","latest":"2022-03-27","file":"a.toml","line":14},"unless":{"event":"plans","title":"Plans are made","date":"2021","earliest":"2021-01-01","latest":"2021-12-31","file":"a.toml","line":2}}
    ]
    "#);
    assert_eq!(printed_gaps(None, 1, TableFormat::Json, Some("nothing")), "[\n]\n");
}
