//! Reading files: what is kept of a faulty one, what is said of each fault, and that cutting changes nothing.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

use dateline::format::{Opened, Reading, read};
use dateline::model::{Event, FileId, Flags, Severity, Timeline};
use proptest::prelude::*;
use std::fmt::Write;

fn timeline(text: &str) -> Timeline {
    read(&[Opened::held("t.toml", text)], &Reading::default())
}

fn titles(timeline: &Timeline) -> Vec<String> {
    (0..timeline.len()).map(|i| timeline.event(i).expect("the event is there").title).collect()
}

/// Every problem in one line: where, what, the words beneath, how to mend it.
fn told(text: &str) -> Vec<String> {
    let timeline = timeline(text);
    let told = timeline.problems.listed().iter().map(|p| {
        let start = usize::try_from(p.place.span.start).unwrap();
        let end = usize::try_from(p.place.span.end).unwrap();
        let severity = if p.severity == Severity::Error { "error" } else { "warning" };
        let mut line = format!("{}: {severity}[{}] {}", timeline.line_of(p), p.code, p.message);
        let _ = write!(line, " | {:?} {}", &text[start..end], p.label);
        line.extend(p.hint.iter().map(|hint| format!(" | {hint}")));
        line.extend(p.also.iter().map(|also| format!(" | also {}", also.text)));
        line
    });
    told.collect()
}

#[test]
fn the_least_valid_file_is_one_event() {
    let timeline = timeline("[[events]]\ndate = \"2023\"\ntitle = \"CECOT opens\"\n");
    assert_eq!(timeline.problems.errors(), 0);
    let event = timeline.event(0).unwrap();
    assert_eq!((event.title.as_str(), event.id.as_str(), event.line), ("CECOT opens", "2023-cecot-opens", 1));
    assert!(event.id_derived);
}

const EVERYTHING: &str = r#"title = "T"
description = "D"

[[sources]]
id = "sun"
title = "The piece"
publisher = "The Sun"
author = "A. Author"
published = "2025-12-24"
url = "https://example.org/"
accessed = 2026-01-02
kind = "news"
derived_from = "ap"
archive = "archive/sun.txt"
sha256 = "00"
note = "N"

[[sources]]
id = "ap"
title = "Agency"

[[events]]
id = "emergency"
date = "2022-03/.."
title = "Emergency"
summary = """
Two
lines"""
place = "San Salvador"
people = ["A", "B"]
tags = ["law"]
see = ["other"]
sources = ["sun", { id = "ap", at = "¶ 9", quote = "words" }, { title = "In place", url = "https://x.org", at = "p. 2" }]

  [[events.claims]]
  id = "c1"
  text = "Many"
  by = "Cristosal"
  sources = ["ap"]
  disputes = ["c2"]
  figure = { measure = "people", value = 110000, qualifier = "about", date = "2024-03" }

  [[events.claims]]
  id = "c2"
  text = "Few"
  figure = { measure = "people", value = 1.5 }

[[events]]
id = "other"
date = 2023
title = "Other"
"#;

#[test]
fn every_field_of_the_format_is_read() {
    let timeline = timeline(EVERYTHING);
    assert_eq!(told(EVERYTHING), [] as [&str; 0]);
    insta::assert_debug_snapshot!("everything", timeline.event(0).unwrap());
    insta::assert_debug_snapshot!("source", timeline.source("sun", FileId(0)).unwrap());
    assert_eq!((timeline.title.as_deref(), timeline.description.as_deref()), (Some("T"), Some("D")));
}

#[test]
fn each_fault_is_told_with_its_place_and_its_cure() {
    // A source for the events below, so that nothing is said of its absence.
    const HEAD: &str = "[[sources]]\nid = \"s\"\ntitle = \"S\"\n[[events]]\nsources = [\"s\"]\n";
    let cases = [
        "",
        "date = \"2022\"\n",
        "title = \"\"\ndate = \"2022\"\n",
        "date = 2022-03\ntitle = \"x\"\n",
        "date = March 2022\ntitle = \"x\"\n",
        "date = true\ntitle = 5\n",
        "date = \"2022\"\ntitle = \"x\n",
        "date = \"2022\"\ntitle = \"x\"\ntitle = \"y\"\n",
        "date = \"2022\"\ntitle = \"x\"\ntags = [\"a\",\n",
        "date = \"2022\"\ntitle = \"x\"\ntags = \"a\"\n",
        "date = \"2022\"\ntitle = \"x\"\nplaec = \"here\"\nzzz = 0x\n",
        "date = \"2022\"\ntitle = \"x\"\nsee = [\"nowhere\"]\n",
        "date = \"2022\"\ntitle = \"x\"\n[[events.claims]]\ndisputes = [\"c\"]\nsources = [\"t\"]\n",
        "date = \"2022\"\ntitle = \"x\"\n[[events.claims]]\ntext = \"c\"\nfigure = { value = \"9\", qualifier = \"abuot\" }\n",
        "date = \"2022\"\ntitle = \"x\"\nid = \"a\"\n[[events]]\ndate = 2022\ntitle = \"y\"\nid = \"a\"\nsources = [{ at = \"p. 1\" }]\n",
        "date = \"2022\"\ntitle = \"x\"\n[[sources]]\nid = \"a\"\ntitle = \"A\"\nderived_from = \"b\"\n[[sources]]\nid = \"b\"\ntitle = \"B\"\nderived_from = \"a\"\n",
        "date = \"2022\"\ntitle = \"x\"\n[[sources]]\nid = \"idle\"\ntitle = \"A\"\n[[sources]]\ntitle = \"B\"\nkind = \"newz\"\n",
        "date = \"2022\"\ntitle = \"x\"\n[evnts]\na = 1\n",
        "date = \"2022\"\ntitle = \"x\"\n[[events.claims]]\nid = \"c\"\ntext = \"x\"\n[[events.claims]]\nid = \"c\"\ntext = \"y\"\n",
    ];
    let mut all = String::new();
    for case in cases {
        let _ = write!(all, "\n{case}");
        all.extend(told(&format!("{HEAD}{case}")).iter().map(|line| format!("    {line}\n")));
    }
    insta::assert_snapshot!("faults", all);
}

#[test]
fn one_bad_event_never_costs_the_others() {
    let good = |n: usize| format!("[[events]]\ndate = \"20{n:02}\"\ntitle = \"good {n}\"\n");
    for bad in [
        "[[events]]\ndate = \"never\"\ntitle = \"bad\"\n",
        "[[events]]\ndate = \"2000\ntitle = \"bad\"\n",
        "[[events]]\ndate = \"2000\"\ntags = [\"a\", \"b\"\n",
        "[[events]]\ndate = \"2000\"\nx = { a = 1\n",
        "[[events]]\ndate = \"2000\"\nsummary = \"\"\"never closed\n",
        "[[events]]\ndate = \"2000\"\nsummary = '''never closed\n",
        "[[events]]\n= = =\n]]\n\"\n",
        "[[events\ndate = \"2000\"\n",
        "[[events]]\ntitle = \"bad\"\u{0}\n",
    ] {
        let text = format!("{}{bad}{}{}", good(1), good(2), good(3));
        let timeline = timeline(&text);
        assert_eq!(titles(&timeline), ["good 1", "good 2", "good 3"], "{bad:?}");
        assert!(timeline.problems.errors() > 0, "{bad:?}");
    }
}

#[test]
fn a_string_left_open_that_another_closes_costs_one_event() {
    let text = "[[events]]\ndate = \"2001\"\nsummary = \"\"\"open\n[[events]]\ndate = \"2002\"\ntitle = \"b\"\n\
                [[events]]\ndate = \"2003\"\ntitle = \"c\"\nsummary = \"\"\"closed\"\"\"\n";
    assert_eq!(titles(&timeline(text)), ["b", "c"]);
}

#[test]
fn a_header_within_a_string_or_a_list_is_no_header() {
    let text = "[[events]]\ndate = \"2001\"\ntitle = \"a\"\nsummary = '''\n[[events]]\ndate = \"x\"\n'''\nodd = [\n[[\"events\"]]\n]\n";
    let timeline = timeline(text);
    assert_eq!(titles(&timeline), ["a"]);
    assert_eq!(timeline.event(0).unwrap().summary.as_deref(), Some("[[events]]\ndate = \"x\"\n"));
    assert_eq!(timeline.problems.errors(), 0);
}

#[test]
fn bytes_that_are_not_utf_8_cost_the_event_they_stand_in() {
    let mut bytes =
        b"[[events]]\ndate = \"2001\"\ntitle = \"a\"\n[[events]]\ndate = \"2002\"\ntitle = \"b\xff\"\n".to_vec();
    bytes.extend(b"[[events]]\ndate = \"2003\"\ntitle = \"c\"\n");
    let timeline = read(&[Opened::held("t", bytes)], &Reading::default());
    assert_eq!(titles(&timeline), ["a", "c"]);
    assert_eq!((timeline.problems.errors(), timeline.left_out), (1, 1));
    assert_eq!(timeline.line_of(timeline.problems.listed().iter().find(|p| p.code == "encoding").unwrap()), 6);
}

#[test]
fn other_encodings_are_named_and_nothing_is_read() {
    for (bytes, name) in [
        (&b"\xff\xfe[\0"[..], "UTF-16"),
        (b"\xfe\xff\0[", "UTF-16"),
        (b"[\0[\0", "UTF-16"),
        (b"\xff\xfe\0\0[\0\0\0", "UTF-32"),
    ] {
        let timeline = read(&[Opened::held("t", bytes)], &Reading::default());
        assert!(timeline.is_empty());
        assert!(timeline.problems.listed()[0].message.contains(name), "{bytes:?}");
    }
}

#[test]
fn inline_events_and_sources_are_read_like_the_others() {
    let text = "events = [{ date = \"2001\", title = \"a\", sources = [\"s\"] }, { date = \"2000\", title = \"b\" }]\nsources = [{ id = \"s\", title = \"S\" }]\n";
    let timeline = timeline(text);
    assert_eq!(titles(&timeline), ["b", "a"]);
    assert_eq!(timeline.source("s", FileId(0)).unwrap().title, "S");
    assert_eq!(timeline.problems.errors(), 0);
}

#[test]
fn claims_that_follow_a_source_belong_to_the_event_before_it() {
    let text = "[[events]]\ndate = \"2001\"\ntitle = \"a\"\n[[sources]]\nid = \"s\"\ntitle = \"S\"\n[[events.claims]]\ntext = \"c\"\nsources = [\"s\"]\n[[sources]]\nid = \"t\"\ntitle = \"T\"\n";
    let timeline = timeline(text);
    assert_eq!(timeline.event(0).unwrap().claims.len(), 1);
    assert_eq!(timeline.source_count(), 2);
    assert_eq!(timeline.problems.errors(), 0);
}

#[test]
fn events_with_the_same_date_and_title_get_ids_of_their_own() {
    let text = "[[events]]\ndate = \"2001\"\ntitle = \"a\"\n".repeat(3);
    let timeline = timeline(&text);
    let ids: Vec<String> = (0..3).map(|i| timeline.event(i).unwrap().id).collect();
    assert_eq!(ids, ["2001-a", "2001-a-2", "2001-a-3"]);
    assert_eq!(timeline.problems.errors(), 0);
}

#[test]
fn ten_thousand_faults_are_counted_and_the_first_are_kept() {
    let text = "[[events]]\ndate = \"never\"\ntitle = \"x\"\n".repeat(12_000);
    let timeline = timeline(&text);
    assert_eq!(timeline.problems.errors(), 12_000);
    assert_eq!(timeline.problems.listed().len(), 10_000);
    assert_eq!(timeline.problems.by_code().next(), Some((Severity::Error, "bad-date", 12_000)));
}

#[test]
fn crlf_and_a_byte_order_mark_are_fine() {
    let text =
        "\u{feff}[[events]]\r\ndate = \"2001\"\r\ntitle = \"a\"\r\n[[events]]\r\ndate = \"2002\"\r\ntitle = \"b\"\r\n";
    assert_eq!(titles(&timeline(text)), ["a", "b"]);
    assert_eq!(timeline(text).problems.errors(), 0);
}

/// Everything a reading yields, to be compared with another.
fn whole(text: &str, reading: &Reading) -> String {
    let timeline = read(&[Opened::held("t.toml", text)], reading);
    let events: Vec<Result<Event, _>> = (0..timeline.len()).map(|i| timeline.event(i)).collect();
    for (row, event) in timeline.rows().iter().zip(&events) {
        let tags = event.as_ref().map(|event| event.tags.as_slice()).unwrap_or_default();
        let each_once: Vec<&String> =
            tags.iter().enumerate().filter(|(n, tag)| !tags[..*n].contains(tag)).map(|t| t.1).collect();
        assert_eq!(timeline.tags.of(row.tags).collect::<Vec<_>>(), each_once);
    }
    let lines: Vec<u32> = timeline.problems.listed().iter().map(|p| timeline.line_of(p)).collect();
    format!(
        "{:#?}",
        (
            timeline.title.clone(),
            (timeline.rows(), timeline.tags.words()),
            timeline.source_rows(),
            events,
            timeline.problems.clone(),
            lines,
            timeline.left_out
        )
    )
}

const PIECES: [&str; 24] = [
    "[[events]]\ndate = \"2001\"\ntitle = \"a\"\n",
    "[[events]]\nid = \"x\"\ndate = 2002-05-06\ntitle = \"b\"\nsources = [\"s\"]\n",
    "[[events]]\r\ndate = \"2003\"\r\ntitle = \"c\"\r\n",
    "  [[events]] # a comment\ndate = \"2004\"\ntitle = \"ü\"\n",
    "[[ events ]]\ndate = \"2005\"\ntitle = 'e'\n",
    "[[\"events\"]]\ndate = \"2006\"\ntitle = 'f'\n",
    "[[sources]]\nid = \"s\"\ntitle = \"S\"\n",
    "[[events.claims]]\ntext = \"claim\"\nid = \"c\"\n",
    "[meta]\nx = 1\n",
    "# [[events]]\n",
    "summary = \"\"\"\n[[events]]\n\"\"\"\n",
    "summary = '''\n[[sources]]\n'''\n",
    "note = \"\"\"open\n",
    "note = '''open\n",
    "\"\"\"\n",
    "tags = [\n\"a\",\n",
    "tags = [\n[[\"events\"]]\n]\n",
    "x = { a = [\n",
    "]\n",
    "\n\n",
    "title = \"\\\"\"\n",
    "= 3\n",
    "events = 3\n",
    "people = [\"a\\\\\"]\n",
];

/// Lines of which sections are made that are plain, nearly plain, or not plain at all.
const LINES: [&str; 34] = [
    "id = \"x\"",
    "id = \"y\\\"\"",
    "id = \"\"",
    "id=\"z\"",
    "date = \"2001\"",
    "date = \"2001-02\"",
    "date = \"2001-02-03\"",
    "date = \"2001-02-30\"",
    "date = \"2001~\"",
    "date = \" 2001\"",
    "date = 2001",
    "date = \"2001-13\"",
    "date = \"0000\"",
    "title = \"t\"",
    "title = \"ü \\\\ \\\" \\n\"",
    "title = \" \"",
    "title = \"tab\there\"",
    "title = \"\u{1}\"",
    "title = \"\\q\"",
    "title = \"\"\"t\"\"\"",
    "title = \"open",
    "summary = \"\"",
    "summary   =  \"s\"",
    "place = \"p\" ",
    "tags = [\"a\", \"b\",]",
    "tags = [ \"a\" , ]",
    "tags = [,]",
    "tags = [\"a\" \"b\"]",
    "see = [\"x\"]",
    "sources = []",
    "sources = [\"s\"]",
    "sources = [\"s\", \"\"]",
    "kind = \"news\"",
    "",
];

/// What a reading yields, without the bytes it stands at.
fn meaning(text: &str) -> String {
    let timeline = read(&[Opened::held("t.toml", text)], &Reading::default());
    // Which road an event took is no part of what it means.
    let flags = |mut flags: Flags| {
        flags.set(Flags::PLAIN, false);
        flags
    };
    let rows = timeline.rows().iter().map(|r| (r.first, r.last, r.id, r.shift, r.precision, flags(r.flags)));
    let events = (0..timeline.len()).map(|i| timeline.event(i));
    let problems = timeline.problems.listed().iter().map(|p| (timeline.line_of(p), p.code, p.message.clone()));
    let sources = timeline.source_rows().iter().map(|s| s.id);
    format!(
        "{:#?}",
        (
            rows.collect::<Vec<_>>(),
            events.collect::<Vec<_>>(),
            problems.collect::<Vec<_>>(),
            sources.collect::<Vec<_>>(),
            timeline.left_out
        )
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn cutting_and_threads_change_nothing(
        pieces in prop::collection::vec(0..PIECES.len(), 0..14),
        stretch in 1_u64..120,
    ) {
        let text: String = pieces.iter().map(|p| PIECES[*p]).collect();
        let one = whole(&text, &Reading { threads: 1, stretch: 1 << 20 });
        let cut = whole(&text, &Reading { threads: 1, stretch });
        prop_assert_eq!(&one, &cut);
        let both = whole(&text, &Reading { threads: 2, stretch });
        prop_assert_eq!(&one, &both);
    }

    #[test]
    fn the_quick_road_and_the_library_read_the_same(
        sections in prop::collection::vec((any::<bool>(), prop::collection::vec(0..LINES.len(), 0..7)), 0..5),
    ) {
        let text = |header: &str| {
            let mut text = String::new();
            for (event, lines) in &sections {
                text.push_str(if *event { "[[events]]" } else { "[[sources]]" });
                text.push_str(header);
                text.extend(lines.iter().flat_map(|line| [LINES[*line], "\n"]));
            }
            text
        };
        // A comment behind the header makes no section plain.
        prop_assert_eq!(meaning(&text("\n")), meaning(&text(" #\n")));
    }

    #[test]
    fn any_bytes_yield_a_timeline(bytes in prop::collection::vec(any::<u8>(), 0..300), stretch in 1_u64..50) {
        let files = [Opened::held("t", bytes)];
        let one = read(&files, &Reading { threads: 1, stretch: 1 << 20 });
        let cut = read(&files, &Reading { threads: 1, stretch });
        prop_assert_eq!(one.problems, cut.problems);
    }
}
