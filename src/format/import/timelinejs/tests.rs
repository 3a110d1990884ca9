//! Slides of TimelineJS: their parts, dates, and years before 0.

use crate::format::import::tests::made;
use crate::format::import::{Asked, DateOrder, Format};

fn slides(events: &str) -> String {
    format!(
        "{{\"title\": {{\"text\": {{\"headline\": \"T\", \"text\": \"<p>Of it</p>\"}}}},\n\"events\": [\n{events}\n]}}"
    )
}

/// The date of a slide, and what was lost.
fn date(parts: &str, asked: &Asked<'_>) -> (String, Vec<String>) {
    let (toml, _, lost) = made("x.json", &slides(&format!("{{{parts}, \"text\": {{\"headline\": \"a\"}}}}")), asked);
    let date = toml.lines().find_map(|line| line.strip_prefix("date = \"")).unwrap().trim_end_matches('"').to_owned();
    (date, lost.into_iter().filter(|lost| !lost.contains("its HTML")).collect())
}

#[test]
fn a_slide_becomes_an_event() {
    let text = slides(
        "{\"unique_id\": \"f\", \"start_date\": {\"year\": \"2022\", \"month\": 3, \"day\": \"\", \"display_date\": \"in spring\"},\n \"group\": \"ports\",\
         \"media\": {\"url\": \"https://a.example/b.jpg\", \"caption\": \"<b>Smoke</b>\"}, \"background\": {\"color\": \"red\"},\
         \"text\": {\"headline\": \"Fire &amp; smoke\", \"text\": \"<p>One</p><p>Two</p>\"}}",
    );
    let text = text.replace("\n]}", "\n], \"eras\": [{\"start_date\": {\"year\": 2020}, \"end_date\": {\"year\": 2023}, \"text\": {\"headline\": \"War\"}}]}");
    let (toml, remarks, lost) = made("x.json", &text, &Asked::default());
    assert_eq!(
        toml,
        r#"title = "T"
description = "Of it"

[[sources]]
id = "x.json"
title = "x.json"
kind = "data"

[[events]]
id = "f"
date = "2022-03"
title = "Fire & smoke"
summary = "One\nTwo"
tags = ["ports"]
note = "display date: in spring\nmedia: https://a.example/b.jpg\ncaption: Smoke"
sources = [{ id = "x.json", at = "line 3" }]

[[events]]
date = "2020/2023"
title = "War"
tags = ["era"]
sources = [{ id = "x.json", at = "line 5" }]

"#
    );
    assert!(remarks.is_empty(), "{remarks:?}");
    let lines: Vec<&str> = lost.iter().filter_map(|lost| lost.split(": `").next()).collect();
    assert_eq!(lines, ["x.json:3: background", "x.json:3: caption", "x.json:1: text", "x.json:3: text"], "{lost:?}");
}

#[test]
fn dates_are_parts_as_exact_as_they_are_given() {
    let no = Asked::default();
    for (parts, expected) in [
        ("\"start_date\": {\"year\": 1815, \"month\": \"12\", \"day\": \"10\"}", "1815-12-10"),
        ("\"start_date\": {\"year\": \"2022\", \"month\": \"\", \"day\": null}", "2022"),
        (
            "\"start_date\": {\"year\": 2022, \"month\": 3, \"day\": 7, \"hour\": 9, \"minute\": \"5\"}",
            "2022-03-07T09:05",
        ),
        (
            "\"start_date\": {\"year\": 2022, \"month\": 3, \"day\": 7, \"hour\": 9, \"minute\": 5, \"second\": 1, \"millisecond\": 20}",
            "2022-03-07T09:05:01.020",
        ),
        ("\"start_date\": {\"year\": 2022}, \"end_date\": {\"year\": 2023}", "2022/2023"),
        ("\"start_date\": {\"year\": 2022}, \"end_date\": {\"year\": 2022}", "2022"),
        ("\"start_date\": {\"year\": \"-13800000000\"}", "Y-13800000000"),
        ("\"start_date\": {\"year\": -538800000}, \"end_date\": {\"year\": \"-251902000\"}", "Y-538800000/Y-251902000"),
        ("\"start_date\": {\"year\": -44, \"month\": 3, \"day\": 15}", "-0044-03-15"),
    ] {
        assert_eq!(date(parts, &no), (expected.to_owned(), Vec::new()), "{parts}");
    }
    let zone = Asked {
        input_zone: Some("+02:00"),
        dates: Some(DateOrder::Dmy),
        from: Some(Format::TimelineJs),
        ..Asked::default()
    };
    let parts = "\"start_date\": {\"year\": 2022, \"month\": 3, \"day\": 7, \"hour\": 9, \"minute\": 5}";
    assert_eq!(date(parts, &zone).0, "2022-03-07T09:05+02:00");
    for (parts, expected) in [
        ("\"start_date\": {\"year\": \"soon\"}", "XXXX"),
        ("\"end_date\": {\"year\": 2022}", "../2022"),
        ("\"start_date\": {}", "XXXX"),
        ("\"start_date\": {\"year\": 2022, \"month\": 13}", "2022"),
        ("\"start_date\": {\"year\": 2022, \"month\": 3, \"day\": 7, \"hour\": 9}", "2022-03-07"),
        ("\"start_date\": {\"year\": 2022}, \"end_date\": {\"year\": 2020}", "2022"),
        ("\"start_date\": {\"year\": \"99999999999999999999\"}", "XXXX"),
        // More seconds than can be counted.
        ("\"start_date\": {\"year\": 9007199254740993}", "XXXX"),
    ] {
        let (read, lost) = date(parts, &no);
        assert_eq!(read, expected, "{parts}");
        assert_eq!(lost.len(), usize::from(!parts.starts_with("\"end")), "{parts} {lost:?}");
    }
}

#[test]
fn years_before_zero_are_as_placed_or_as_shown() {
    let text = slides("{\"start_date\": {\"year\": -44}, \"text\": {\"headline\": \"a\"}}");
    let (toml, remarks, _) = made("x.json", &text, &Asked::default());
    assert!(toml.contains("date = \"-0044\""), "{toml}");
    assert!(remarks[0].contains("as 45 BC") && remarks[0].contains("--bce"), "{remarks:?}");
    let (toml, remarks, _) = made("x.json", &text, &Asked { bce: true, ..Asked::default() });
    assert!(toml.contains("date = \"-0043\""), "{toml}");
    assert!(remarks[0].contains("as 44 BC"), "{remarks:?}");
}
