//! Silences in each of their forms.

use super::*;
use crate::app::lanes::group::By;
use crate::edge::cli::{Files, Filter, ReadOptions};
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
id = "storm"
date = "2022-01~"
title = "A storm"
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
    let files = Files { paths: vec![], reading: ReadOptions { threads: 1, ..ReadOptions::default() } };
    let options = Gaps { files, filter: Filter::default(), by, max, format };
    printed(None, |out| gaps(out, &read(HARBOUR, query), &options)).0
}

#[test]
fn the_longest_silence_comes_first_and_says_what_may_fall_into_it() {
    assert_snapshot!(printed_gaps(None, 0, TableFormat::Table, None), @r#"
    at least 4 months  2022-04-30 → 2022-09     A report on the fire → The cause
    at least 85 days   2021 → 2022-03-27        Plans are made → The harbour␛[31m burns        unless 2022-01~ falls in: A storm
    33 to 35 days      2022-03-27 → 2022-04-30  The harbour␛[31m burns → A report on the fire
    "#);
    assert_eq!(printed_gaps(None, 1, TableFormat::Table, None).lines().count(), 1);
}

#[test]
fn each_lane_has_its_own() {
    assert_snapshot!(printed_gaps(Some(By::Tag), 0, TableFormat::Table, None), @r#"
    harbour
      at least 85 days  2021 → 2022-03-27  Plans are made → The harbour␛[31m burns  unless 2022-01~ falls in: A storm

    fire
      33 to 35 days  2022-03-27 → 2022-04-30  The harbour␛[31m burns → A report on the fire
    "#);
}

#[test]
fn a_query_leaves_the_silences_between_what_matches() {
    assert_snapshot!(printed_gaps(None, 0, TableFormat::Table, Some("tag:fire")), @r#"
      33 to 35 days  2022-03-27 → 2022-04-30  The harbour␛[31m burns → A report on the fire
    "#);
    assert_eq!(printed_gaps(None, 0, TableFormat::Table, Some("nothing")), "no gaps\n");
}

#[test]
fn columns_are_an_interface() {
    assert_snapshot!(printed_gaps(Some(By::Tag), 1, TableFormat::Tsv, None), @r#"
    lane	silence	days_at_least	days_at_most	from	to	before	after	unless	file	during
    harbour	at least 85 days	85	420	2021	2022-03-27	plans	fire	storm	a.toml	
    fire	33 to 35 days	33	35	2022-03-27	2022-04-30	fire	report		a.toml	
    "#);
}

#[test]
fn json_names_the_events_around_a_silence() {
    assert_snapshot!(printed_gaps(None, 1, TableFormat::Json, None), @r#"
    [
    {"lane":null,"silence":"at least 4 months","days_at_least":123,"days_at_most":154,"before":{"event":"report","title":"A report\ton the fire","date":"2022-04-30","earliest":"2022-04-30","latest":"2022-04-30","file":"a.toml","line":26},"after":{"event":"cause","title":"The cause","date":"2022-09","earliest":"2022-09-01","latest":"2022-09-30","file":"a.toml","line":32},"unless":null,"others":0,"during":null,"during_certain":null}
    ]
    "#);
    assert_eq!(printed_gaps(None, 1, TableFormat::Json, Some("nothing")), "[\n]\n");
}

#[test]
fn holes_of_hours_are_told_and_what_goes_on_in_a_silence() {
    const CLOCK: &str = r#"
[[events]]
id = "guard"
date = "2024-05-01/.."
title = "The guard stays"
[[events]]
date = "2024-05-14T22:00:00-12:00"
title = "The alarm"
[[events]]
date = "2024-05-16T01:00:00+12:00"
title = "The answer"
[[events]]
date = "2024-05-17T12:58:00Z"
title = "The end"
"#;
    let files = Files { paths: vec![], reading: ReadOptions { threads: 1, ..ReadOptions::default() } };
    let options = Gaps { files, filter: Filter::default(), by: None, max: 0, format: TableFormat::Table };
    assert_snapshot!(printed(None, |out| gaps(out, &read(CLOCK, None), &options)).0, @r#"
    12 to 15 days, while this goes on: The guard stays  2024-05-01/.. → 2024-05-14T22:00:00-12:00              The guard stays → The alarm
    47 h 58 min, while this goes on: The guard stays    2024-05-16T01:00:00+12:00 → 2024-05-17T12:58:00Z       The answer → The end
    3 hours, while this goes on: The guard stays        2024-05-14T22:00:00-12:00 → 2024-05-16T01:00:00+12:00  The alarm → The answer
    "#);
}

/// By the clock that is shown, and of what only a report dates, by then.
#[test]
fn dates_around_a_gap_are_those_of_the_list() {
    const TEXT: &str = r#"
zone = "America/El_Salvador"
[[events]]
date = "2024-01-01T03:00:00Z"
title = "A"
[[events]]
date = "2024-01-01T10:00:00Z"
title = "B"
[[events]]
date = "2024-01-01T12:00:00Z~"
title = "C"
[[events]]
date = "[2024-01-01T18:00Z..2024-01-01T19:00Z]"
title = "D"
[[events]]
date = "2024-01-02"
title = "E"
dated_by = "report"
"#;
    let files = Files { paths: vec![], reading: ReadOptions { threads: 1, ..ReadOptions::default() } };
    let options = Gaps { files, filter: Filter::default(), by: None, max: 0, format: TableFormat::Table };
    assert_snapshot!(printed(None, |out| gaps(out, &read(TEXT, None), &options)).0, @r#"
    8 to 9 hours  2024-01-01T04:00:00-06:00 → [2024-01-01T12:00-06:00..2024-01-01T13:00-06:00]  B → D  unless 2024-01-01T06:00:00-06:00~ falls in: C, or one of 1 more
    7 hours       2023-12-31T21:00:00-06:00 → 2024-01-01T04:00:00-06:00                         A → B  unless ≤2024-01-02 falls in: E
    "#);
}
