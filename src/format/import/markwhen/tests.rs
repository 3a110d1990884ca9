//! Texts of markwhen: which lines are events, and how their dates are read.

use crate::format::import::tests::{made, refused_as};
use crate::format::import::{Asked, DateOrder};

/// The date of a line, and what was lost.
fn date(line: &str, asked: &Asked<'_>) -> (String, Vec<String>) {
    let (toml, _, lost) = made("x.mw", &format!("{line}: a\n"), asked);
    let date = toml.lines().find_map(|line| line.strip_prefix("date = \"")).unwrap().trim_end_matches('"').to_owned();
    (date, lost)
}

#[test]
fn a_line_with_a_date_begins_an_event() {
    let text = "---\ntitle: \"Port\"\n#fire: red\n---\n\n// a remark\nsection Ports #x\n3/27/2022: Fire #fire at the harbour\nid: f\nlocation: \"North \\\"1\\\"\"\n\n\
        Summary: It burned.\nSource: [1] The Sun\nendSection\n2022-03: Reports\nmore of it #slow.\n\n## Later\n2023 - now: Rebuilding\nedtf: 2023/..\n";
    let (toml, _, lost) = made("x.mw", text, &Asked::default());
    assert_eq!(
        toml,
        r#"title = "Port"
description = "From x.mw, map markwhen."

[[sources]]
id = "x.mw"
title = "x.mw"
kind = "data"

[[events]]
id = "f"
date = "2022-03-27"
title = "Fire at the harbour"
summary = "It burned."
place = "North \"1\""
tags = ["fire", "Ports"]
note = "Source: [1] The Sun"
sources = [{ id = "x.mw", at = "line 8" }]

[[events]]
date = "2022-03"
title = "Reports"
summary = "more of it #slow."
tags = ["slow"]
sources = [{ id = "x.mw", at = "line 15" }]

[[events]]
date = "2023/.."
title = "Rebuilding"
tags = ["Later"]
sources = [{ id = "x.mw", at = "line 19" }]

"#
    );
    assert_eq!(lost.len(), 2, "{lost:?}");
    assert!(refused_as("x.mw", "nothing\n").starts_with(": no line in it"));
}

#[test]
fn dates_are_read_month_first_unless_it_is_said() {
    let no = Asked::default();
    for (line, expected) in [
        ("2022", "2022"),
        ("2022-03-27", "2022-03-27"),
        ("2022-03-27T14:05:00Z", "2022-03-27T14:05:00Z"),
        ("2021-04/2022-03", "2021-04/2022-03"),
        ("2021-04/now", "2021-04/.."),
        ("03/04/2022", "2022-03-04"),
        ("03/2022", "2022-03"),
        ("03/04/2022 - 03/06/2022", "2022-03-04/2022-03-06"),
        ("27 March 2022", "2022-03-27"),
        ("March 2022 - May 2022", "2022-03/2022-05"),
        ("44 BC", "-0043"),
        ("3000 BCE - 44 BC", "-2999/-0043"),
        ("2022-03-27 - 5 days", "2022-03-27/2022-03-31"),
        ("2022-03-27/1 week", "2022-03-27/2022-04-02"),
        ("2022-03 - 3 months", "2022-03/2022-05"),
        ("2022 - 2 years", "2022/2023"),
        ("2022-03-27 - 1 day", "2022-03-27"),
        ("2022-03-27T14:05:00Z - 90 minutes", "2022-03-27T14:05:00Z/2022-03-27T15:35:00Z"),
    ] {
        assert_eq!(date(line, &no), (expected.to_owned(), Vec::new()), "{line}");
    }
    assert_eq!(date("03/04/2022", &Asked { dates: Some(DateOrder::Dmy), ..Asked::default() }).0, "2022-04-03");
    let (toml, ..) = made("x.mw", "dateFormat: d/M/y\n03/04/2022: a\n", &no);
    assert!(toml.contains("date = \"2022-04-03\""), "{toml}");
}

#[test]
fn what_is_told_by_another_date_is_not_worked_out() {
    let no = Asked::default();
    for (line, expected) in [
        ("after !fire 3 days", "XXXX"),
        ("5 days", "XXXX"),
        ("now", "XXXX"),
        ("2022 - 5 days", "XXXX"),
        ("2022-03-27 - 2021-01-01", "XXXX"),
        ("2022-03-27 every week for 3 weeks", "2022-03-27"),
    ] {
        let (read, lost) = date(line, &no);
        assert_eq!(read, expected, "{line}");
        assert!(lost.len() == 1 && lost[0].starts_with("x.mw:1: date: "), "{line} {lost:?}");
    }
}
