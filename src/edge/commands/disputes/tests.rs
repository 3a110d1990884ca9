//! Disagreements in each of their forms.

use super::*;
use crate::edge::commands::fixture::{printed, read};
use insta::assert_snapshot;

const HARBOUR: &str = r#"
[[sources]]
id = "gazette"
title = "Fire at the harbour"
publisher = "The Gazette"
published = "2022-03-28"

[[sources]]
id = "report"
title = "Report on the fire"

[[events]]
id = "fire"
date = "2022-03-27"
title = "The harbour burns"

  [[events.claims]]
  text = "At least 12 crews were there."
  by = "Fire service"
  sources = [{ id = "gazette", at = "p. 3" }, "report"]
  figure = { measure = "crews", value = 12, qualifier = "at least" }

  [[events.claims]]
  text = "Nine crews were there."
  sources = [{ id = "report", at = "p. 12" }]
  figure = { measure = "Crews", value = 9 }

[[events]]
id = "cause"
date = "2022-09"
title = "The cause"

  [[events.claims]]
  id = "short"
  text = "A short circuit set it on fire."
  disputes = ["arson"]

  [[events.claims]]
  id = "arson"
  text = "It was set on fire."
  sources = [{ title = "Letter\u001b[31m" }]
"#;

fn printed_disputes(text: &str, format: DisputesFormat, columns: Option<usize>) -> String {
    printed(columns, |out| disputes(out, &read(text, None), format)).0
}

#[test]
fn sides_stand_side_by_side() {
    assert_snapshot!(printed_disputes(HARBOUR, DisputesFormat::Text, None), @"
    crews: figures that differ for the same time
      says         when        who                source                            published   at     event
      at least 12  2022-03-27  Fire service       Fire at the harbour, The Gazette  2022-03-28  p. 3   fire
                                                  Report on the fire                no date
      9            2022-03-27  the source itself  Report on the fire                no date     p. 12  fire

    one claim disputes another
      says                             when     who                source       published  at  event
      A short circuit set it on fire.  2022-09  the source itself  no source                   cause
      It was set on fire.              2022-09  the source itself  Letter␛[31m  no date        cause

    2 disagreements
    ");
}

#[test]
fn on_a_terminal_nothing_is_cut() {
    assert_snapshot!(printed_disputes(HARBOUR, DisputesFormat::Text, Some(80)), @"
    crews: figures that differ for the same time
      says         when        who            source        published   at     event
      at least 12  2022-03-27  Fire service   Fire at the   2022-03-28  p. 3   fire
                                              harbour, The
                                              Gazette
                                              Report on     no date
                                              the fire
      9            2022-03-27  the source     Report on     no date     p. 12  fire
                               itself         the fire

    one claim disputes another
      says              when     who               source       published  at  event
      A short circuit   2022-09  the source        no source                   cause
      set it on fire.            itself
      It was set on     2022-09  the source        Letter␛[31m  no date        cause
      fire.                      itself

    2 disagreements
    ");
}

#[test]
fn a_disagreement_is_a_json_object() {
    assert_snapshot!(printed_disputes(HARBOUR, DisputesFormat::Json, None), @r#"
    [
    {"measure":"crews","said":false,"seen":true,"verdict":"conflict","sides":[{"event":"fire","title":"The harbour burns","date":"2022-03-27","earliest":"2022-03-27","latest":"2022-03-27","over":null,"claim":{"id":null,"text":"At least 12 crews were there.","by":"Fire service","note":null,"citations":[{"id":"gazette","source":null,"at":"p. 3","quote":null},{"id":"report","source":null,"at":null,"quote":null}],"sources":["gazette","report"],"independent_sources":2,"disputes":[],"figure":{"measure":"crews","value":12,"qualifier":"at least","date":null,"over":null,"unit":null,"of":null}},"cited":[{"id":"gazette","source":{"id":"gazette","title":"Fire at the harbour","publisher":"The Gazette","author":null,"published":"2022-03-28","url":null,"accessed":null,"kind":null,"derived_from":null,"archive":null,"sha256":null,"note":null},"at":"p. 3","quote":null},{"id":"report","source":{"id":"report","title":"Report on the fire","publisher":null,"author":null,"published":null,"url":null,"accessed":null,"kind":null,"derived_from":null,"archive":null,"sha256":null,"note":null},"at":null,"quote":null}],"file":"a.toml","line":12},{"event":"fire","title":"The harbour burns","date":"2022-03-27","earliest":"2022-03-27","latest":"2022-03-27","over":null,"claim":{"id":null,"text":"Nine crews were there.","by":null,"note":null,"citations":[{"id":"report","source":null,"at":"p. 12","quote":null}],"sources":["report"],"independent_sources":1,"disputes":[],"figure":{"measure":"Crews","value":9,"qualifier":null,"date":null,"over":null,"unit":null,"of":null}},"cited":[{"id":"report","source":{"id":"report","title":"Report on the fire","publisher":null,"author":null,"published":null,"url":null,"accessed":null,"kind":null,"derived_from":null,"archive":null,"sha256":null,"note":null},"at":"p. 12","quote":null}],"file":"a.toml","line":12}]},
    {"measure":null,"said":true,"seen":false,"verdict":null,"sides":[{"event":"cause","title":"The cause","date":"2022-09","earliest":"2022-09-01","latest":"2022-09-30","over":null,"claim":{"id":"short","text":"A short circuit set it on fire.","by":null,"note":null,"citations":[],"sources":[],"independent_sources":0,"disputes":["arson"],"figure":null},"cited":[],"file":"a.toml","line":28},{"event":"cause","title":"The cause","date":"2022-09","earliest":"2022-09-01","latest":"2022-09-30","over":null,"claim":{"id":"arson","text":"It was set on fire.","by":null,"note":null,"citations":[{"id":null,"source":{"id":null,"title":"Letter\u001b[31m","publisher":null,"author":null,"published":null,"url":null,"accessed":null,"kind":null,"derived_from":null,"archive":null,"sha256":null,"note":null},"at":null,"quote":null}],"sources":[],"independent_sources":1,"disputes":[],"figure":null},"cited":[{"id":null,"source":{"id":null,"title":"Letter\u001b[31m","publisher":null,"author":null,"published":null,"url":null,"accessed":null,"kind":null,"derived_from":null,"archive":null,"sha256":null,"note":null},"at":null,"quote":null}],"file":"a.toml","line":28}]}
    ]
    "#);
    for text in [HARBOUR, ""] {
        let array: Vec<serde_json::Value> =
            serde_json::from_str(&printed_disputes(text, DisputesFormat::Json, None)).unwrap();
        assert_eq!(array.len(), if text.is_empty() { 0 } else { 2 });
    }
}

#[test]
fn where_nothing_disagrees_it_is_said() {
    assert_eq!(printed_disputes("", DisputesFormat::Text, None), "no disagreements\n");
}
