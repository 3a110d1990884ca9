//! Reading files: what is kept of a faulty one, what is said of each fault, and that cutting changes nothing.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

use dateline::format::{Bytes, Opened, Reading, read};
use dateline::model::{Day, Event, FileId, Flags, Place, Severity, Timeline};
use dateline::query::Query;
use dateline::search::{Matches, Workers, find};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

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
sha256 = "0000000000000000000000000000000000000000000000000000000000000000"
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
        "date = 2022.5\ntitle = \"x\"\n",
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
fn json_and_csv_are_told_as_such_in_one_problem() {
    for (text, name) in [
        ("{\"events\": [{\"date\": \"2022\"}]}", "JSON"),
        ("\u{feff}[\n  {\"date\": \"2022\"}\n]\n", "JSON"),
        ("date,title\n2022,Fire\n2023,Flood\n", "CSV"),
    ] {
        let timeline = read(&[Opened::held("t", text)], &Reading::default());
        let told: Vec<&str> = timeline.problems.listed().iter().map(|problem| problem.message.as_str()).collect();
        assert_eq!(told, [format!("this is {name}: a chronology is written in TOML")], "{text}");
        assert!(timeline.is_empty());
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

/// The line of each problem of a rule, with those of the places that belong to it.
fn lines_of(timeline: &Timeline, code: &str) -> Vec<(u32, Vec<u32>)> {
    let line = |place: &Place| timeline.line(place.file, place.span.start);
    let problems = timeline.problems.listed().iter().filter(|problem| problem.code == code);
    problems.map(|p| (line(&p.place), p.also.iter().map(|also| line(&also.place)).collect())).collect()
}

#[test]
fn claims_of_one_id_are_told_each_at_its_own_line() {
    let claim = |id: &str| format!("[[events.claims]]\n{id}\ntext = \"t\"\n");
    let claims = ["id = \"c\"", "id = 'c'", "id = \"\\u0063\"", "id = \"\"\"c\"\"\"", "id = \"d\""].map(claim).concat();
    let event = "[[events]]\ndate = \"2001\"\ntitle = \"a\"\n";
    let timeline = timeline(&format!("{event}{claims}{event}{}", claim("id = \"c\"")));
    let expected = [(8, vec![5]), (11, vec![5]), (14, vec![5]), (23, vec![5])];
    assert_eq!(lines_of(&timeline, "duplicate-id"), expected);
    let message = &timeline.problems.listed().iter().find(|p| p.code == "duplicate-id").unwrap().message;
    assert_eq!(message, "the claim id `c` is given twice");
}

/// An event, and sources between its header and its claim: one section to the parser.
fn within(sources: &str) -> String {
    let event = "[[events]]\ndate = \"2001\"\ntitle = \"e\"\nsources = [\"s\"]\n";
    format!("{event}{sources}[[events.claims]]\ntext = \"c\"\n")
}

#[test]
fn of_sources_of_one_id_in_one_section_the_first_is_found_and_each_stands_at_its_own_place() {
    let text = within(
        "[[sources]]\nid = \"s\"\ntitle = \"First\"\n  # behind it\n\n[[sources]]\nid = \"s\"\ntitle = \"Second\"\n\
         archive = \"two.txt\"\nnote = \"\"\"\n[[sources]]\n\"\"\"\n",
    );
    let timeline = timeline(&text);
    assert_eq!(timeline.source("s", FileId(0)).unwrap().title, "First");
    assert_eq!(lines_of(&timeline, "duplicate-id"), [(11, vec![6])]);
    let listed = timeline.source_rows().iter().map(|row| (timeline.listed(row).unwrap(), row.at));
    let listed = listed.map(|(source, at)| (source.title, source.archive, timeline.line(FileId(0), at.into())));
    let expected = [("First", None, 5), ("Second", Some("two.txt"), 10)];
    let expected = expected.map(|(title, archive, line)| (title.to_owned(), archive.map(str::to_owned), line));
    assert_eq!(listed.collect::<Vec<_>>(), expected);
}

#[test]
fn a_source_that_cannot_be_used_hides_no_other_of_its_id() {
    let text = within("[[sources]]\nid = \"s\"\n[[sources]]\nid = \"s\"\ntitle = \"Good\"\n");
    let timeline = timeline(&text);
    assert_eq!(timeline.source("s", FileId(0)).unwrap().title, "Good");
    assert_eq!(lines_of(&timeline, "missing-key"), [(5, vec![])]);
    assert_eq!(timeline.event(0).unwrap().claims.len(), 1);
}

#[test]
fn sources_within_an_event_derive_each_from_its_own() {
    let source =
        |id: &str, from: &str| format!("[[sources]]\nid = \"{id}\"\ntitle = \"T\"\nderived_from = \"{from}\"\n");
    let timeline = timeline(&within(&[source("s", "t"), source("t", "s"), source("u", "v")].concat()));
    assert_eq!(lines_of(&timeline, "circle").len(), 1);
    assert_eq!(lines_of(&timeline, "unknown-id"), [(16, vec![])]);
}

/// Bytes that count how many of them are read.
struct Counted(Vec<u8>, AtomicU64);

impl Bytes for Counted {
    fn len(&self) -> u64 {
        Bytes::len(&self.0)
    }

    fn read(&self, at: u64, buffer: &mut [u8]) -> std::io::Result<()> {
        self.1.fetch_add(buffer.len() as u64, Ordering::Relaxed);
        self.0.read(at, buffer)
    }

    fn unchanged(&self) -> bool {
        true
    }
}

/// How often each byte is read, on average, where `text` is read and then asked for every event and source of it.
fn times_read(text: String) -> u64 {
    let len = text.len() as u64;
    let counted = Arc::new(Counted(text.into_bytes(), AtomicU64::new(0)));
    let bytes = Arc::clone(&counted) as Arc<dyn Bytes>;
    let timeline = read(&[Opened { name: "t".into(), bytes }], &Reading { threads: 1, ..Reading::default() });
    (0..timeline.len()).for_each(|row| drop(timeline.event(row)));
    timeline.source_rows().iter().for_each(|row| drop(timeline.listed(row)));
    counted.1.load(Ordering::Relaxed) / len
}

/// Events as people write them: with claims that cite and quote, figures, comments and texts of several lines.
fn written(events: usize) -> String {
    let mut text = String::new();
    for n in 0..events {
        let comment = if n % 6 == 0 { "# to be seen again\n" } else { "" };
        let summary = match n % 8 {
            0 => "\"\"\"\nThe \\\"observatory\\\"\nopens.\"\"\"",
            _ => "\"The \\\"observatory\\\" opens.\"",
        };
        let _ = write!(
            text,
            r#"{comment}[[events]]
id = "e{n}"
date = "{}"
title = "Number {n}"
summary = {summary}
place = "Lisbon"
tags = ["art"]
sources = ["s1"]

  [[events.claims]]
  text = "It \"opens\"." # so it says
  by = "Ada"
  sources = [{{ id = "s1", at = "p. {n}", quote = "it opens" }}]
  figure = {{ measure = "crews", value = {n}, qualifier = "about" }}

"#,
            1400 + n % 600
        );
    }
    text + "[[sources]]\nid = \"s1\"\ntitle = \"The gazette\"\npublisher = \"Gazeta\"\n"
}

/// However many events there are, reading them takes each byte once, and so does whatever is looked for; the first of what
/// is found is told once a small part is read.
#[test]
fn reading_and_finding_take_each_byte_once() {
    for events in [1_000, 2_000, 4_000, 8_000] {
        let text = written(events);
        let len = text.len() as u64;
        let counted = Arc::new(Counted(text.into_bytes(), AtomicU64::new(0)));
        let bytes = Arc::clone(&counted) as Arc<dyn Bytes>;
        let taken = || counted.1.swap(0, Ordering::Relaxed);
        let timeline = read(&[Opened { name: "t".into(), bytes }], &Reading { threads: 1, ..Reading::default() });
        assert_eq!((timeline.len(), timeline.problems.errors()), (events, 0));
        let most = len + len / 16 + 1_000;
        let reading = taken();
        // A little more is read than a chunk has to answer for, to hold the end of its last section.
        assert!(reading <= most + 40_000, "{reading} of {len} to read {events}");
        for (typed, found) in [
            ("nowhereatall", 0),
            ("observatory", events),
            ("\"it opens\"", events),
            ("gazeta", events),
            ("tag:art", events),
            ("place:lisbon -opens", 0),
            ("by:ada", events),
            ("measure:crews", events),
            ("source:s1", events),
            ("123456", 0),
            ("during:1400", events.div_ceil(600)),
        ] {
            let query = Query::parse(typed, Day { year: 2026, month: 11, day: 1 }).unwrap();
            let first = AtomicU64::new(u64::MAX);
            let tell = |_: &Matches| {
                first.fetch_min(counted.1.load(Ordering::Relaxed), Ordering::Relaxed);
            };
            let matches = find(&timeline, &query, Workers::ALONE, &|| false, &tell).unwrap();
            let (all, first) = (taken(), first.into_inner());
            assert_eq!(matches.rows().len(), found, "{typed}");
            assert!(all <= most, "{all} of {len} for {typed}");
            assert!(found == 0 || first <= 600_000, "{first} of {len} for the first of {typed}");
        }
    }
}

/// However a section is written, the road of those around it is theirs; and what people write is on the quick one.
#[test]
fn no_way_of_writing_takes_a_file_off_the_quick_road() {
    let plain = "[[events]]\ndate = \"2001\"\ntitle = \"plain\"\n\n";
    let with = |line: &str| format!("[[events]]\ndate = \"2022\"\ntitle = \"own\"\n{line}\n");
    for (section, is_quick, is_quick_with_crlf) in [
        (with("tags = [\"a\"] # behind\n# between\n  place = 'there'"), true, true),
        ("[[events]] # one\ntags=[\"a\"]\ntitle = 'own'\n# two\n\tdate=\"2022\"\n".to_owned(), true, true),
        (with("people = [\n  \"a\", # one\n  'b',\n]"), true, true),
        (with("summary = '''\nC:\\new\n'''"), true, false),
        (with("summary = \"\"\"\nOne,\n\"two\".\"\"\""), true, false),
        (with("  [[events.claims]]\n  sources = [{ at = \"p\", id = \"s\" }]\n  text = \"c\""), true, true),
        (with("[[events.claims]]\ntext = \"c\"\nfigure = { value = 1.5, measure = 'm' } # counted"), true, true),
        (with("[[events.claims]]\ntext = \"c\"\nfigure.value = 1\nfigure.measure = \"m\""), false, false),
        (with("\"place\" = \"there\""), false, false),
        (with("place = \"caf\\u00e9\""), false, false),
        (with("claims = [{ text = \"c\" }]"), false, false),
        (with("tilte = \"own\""), false, false),
        ("[[events]]\ndate = 2022-03-04\ntitle = \"own\"\n".to_owned(), false, false),
    ] {
        for (end, is_quick) in [("\n", is_quick), ("\r\n", is_quick_with_crlf)] {
            let sources = "[[sources]]\nid = \"s\"\ntitle = \"S\"\n";
            let text = [sources, plain, plain, &section, "\n", plain, plain].concat().replace('\n', end);
            let timeline = timeline(&text);
            assert_eq!((timeline.len(), timeline.problems.errors()), (5, 0), "{text}");
            for (row, of) in timeline.rows().iter().enumerate() {
                let is_own = timeline.event(row).unwrap().title == "own";
                assert_eq!(of.flags.has(Flags::LITERAL), !is_own || is_quick, "{text}");
            }
        }
    }
}

#[test]
fn no_record_is_read_again_for_each_thing_in_it() {
    let event = "[[events]]\nid = \"e\"\ndate = \"2001\"\ntitle = \"a\"\n";
    let each = |of: &dyn Fn(usize) -> String| (0..500).map(of).collect::<String>();
    let source = |id: usize, more: &str| format!("[[sources]]\nid = \"{id}\"\ntitle = \"S\"\n{more}");
    let claim = "[[events.claims]]\nid = \"c\"\ntext = \"c\"\n";
    for (what, text) in [
        ("claims of one id", format!("{event}{}", claim.repeat(500))),
        ("sources of one id", each(&|_| source(0, ""))),
        ("sources of themselves", each(&|n| source(n, &format!("derived_from = \"{n}\"\n")))),
        ("sources that lead nowhere", each(&|n| source(n, "derived_from = \"x\"\n"))),
        ("events of one id", event.repeat(500)),
        ("sources between claims", format!("{event}{}", each(&|n| source(n, "[[events.claims]]\ntext = \"c\"\n")))),
    ] {
        // The place of a claim's id is read with what stands around it, and each line is counted from some way before.
        let times = times_read(text);
        assert!(times <= 60, "{what}: each byte was read {times} times");
    }
}

#[test]
fn a_file_in_latin_1_is_told_so_once_and_any_other_fault_by_its_place() {
    let event = |title: &[u8]| [b"[[events]]\ndate = \"2001\"\ntitle = \"", title, b"\"\n"].concat();
    let told = |events: &[&[u8]]| {
        let bytes = events.iter().flat_map(|title| event(title)).collect::<Vec<u8>>();
        let timeline = read(&[Opened::held("t", bytes)], &Reading::default());
        let problems = timeline.problems.listed().iter().filter(|p| p.code == "encoding");
        let told: Vec<(u32, String)> = problems.map(|p| (timeline.line_of(p), p.message.clone())).collect();
        (told, timeline.left_out, titles(&timeline))
    };
    let latin = "this looks like Latin-1 (Windows-1252), not like UTF-8".to_owned();
    let titles: &[&[u8]] = &[b"a", b"M\xfcnchen", b"\xc9tat d'urgence \x96 Bol\xedvia", b"\xabx\xbb"];
    assert_eq!(told(titles), (vec![(6, latin)], 3, vec!["a".to_owned()]));
    // Among letters that are UTF-8, or where it is no letter, it is a fault like any other.
    let other = "this is not UTF-8".to_owned();
    let faults = vec![(3, other.clone()), (9, other.clone())];
    assert_eq!(told(&[b"x\xff", b"b", b"y\xff"]), (faults, 2, vec!["b".to_owned()]));
    let german = "M\u{fc}nchen";
    assert_eq!(told(&[german.as_bytes(), b"M\xfcnchen"]), (vec![(6, other)], 1, vec![german.to_owned()]));
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
const LINES: [&str; 36] = [
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
    "# a comment",
    "place = 'p' # where",
    "",
];

/// What a reading yields, without the bytes it stands at.
fn meaning(text: &str) -> String {
    let timeline = read(&[Opened::held("t.toml", text)], &Reading::default());
    // Which road an event took is no part of what it means.
    let flags = |mut flags: Flags| {
        flags.set(Flags::PLAIN, false);
        flags.set(Flags::LITERAL, false);
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
        chunk in 1_u64..120,
    ) {
        let text: String = pieces.iter().map(|p| PIECES[*p]).collect();
        let one = whole(&text, &Reading { threads: 1, chunk: 1 << 20, clock: None, ..Reading::default() });
        let cut = whole(&text, &Reading { threads: 1, chunk, clock: None, ..Reading::default() });
        prop_assert_eq!(&one, &cut);
        let both = whole(&text, &Reading { threads: 2, chunk, clock: None, ..Reading::default() });
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
        // A blank before the name makes no section plain.
        let other = text("\n").replace("[[events]]", "[[ events ]]").replace("[[sources]]", "[[ sources ]]");
        prop_assert_eq!(meaning(&text("\n")), meaning(&other));
    }

    #[test]
    fn any_bytes_yield_a_timeline(bytes in nearly_toml(), chunk in 1_u64..200) {
        let files = [Opened::held("t", bytes)];
        let one = read(&files, &Reading { threads: 1, chunk: 1 << 20, clock: None, ..Reading::default() });
        let cut = read(&files, &Reading { threads: 1, chunk, clock: None, ..Reading::default() });
        prop_assert_eq!(&one.problems, &cut.problems);
        prop_assert_eq!((one.rows(), one.source_rows(), one.left_out), (cut.rows(), cut.source_rows(), cut.left_out));
        for row in one.source_rows() {
            prop_assert!(one.listed(row).is_ok(), "{:?}", row);
        }
        for row in 0..one.len() {
            let event = one.event(row);
            prop_assert!(event.is_ok(), "{:?}", one.rows()[row]);
            prop_assert_eq!(event, cut.event(row));
        }
    }
}

const HEADERS: &[&str] = &[
    "[[events]]",
    "[[events]]",
    "[[sources]]",
    "[[sources]]",
    "[[events.claims]]",
    "[[events.claims]]",
    " [[ events ]] # c",
    "[[\"sources\"]]",
    "[events.claims.figure]",
    "[check]",
    "[[events",
    "[sources]",
    "[[events]",
    "[meta]",
];

const KEYS: &str = "id date title summary place people tags see sources claims text by disputes figure derived_from \
    publisher published archive kind note allow events \"id\" a.b tilte";

const VALUES: &[&str] = &[
    "\"s\"",
    "\"c\"",
    "'s'",
    "\"2022-03\"",
    "\"2022-03-27/..\"",
    "2022-03-27",
    "1.5",
    "0x7E6",
    "[\"s\", \"t\"]",
    "[{ id = \"s\" }]",
    "[{ title = \"T\", quote = \"q\" }]",
    "{ measure = \"m\", value = 7 }",
    "[",
    "]",
    "{",
    "\"open",
    "\"\"\"open",
    "'''open",
    "\"\"\"\n[[events]]\n\"\"\"",
    "\"\\q\"",
    "\"\\u0073\"",
    "\"ü\"",
    "\"ap\" # by",
    "true",
    "",
];

/// Documents that have headers, keys and values, whole and broken, with bytes put in anywhere.
fn nearly_toml() -> impl Strategy<Value = Vec<u8>> {
    let end = || prop::sample::select(&["\n", "\n", "\n", "\r\n", ""][..]);
    let keys: Vec<&str> = KEYS.split(' ').collect();
    let line = (prop::sample::select(keys), prop::sample::select(VALUES), end());
    let line = line.prop_map(|(key, value, end)| format!("{key} = {value}{end}").into_bytes());
    let header = (prop::sample::select(HEADERS), end()).prop_map(|(header, end)| format!("{header}{end}").into_bytes());
    let needed = Just(b"date = \"2001\"\ntitle = \"t\"\nid = \"s\"\ntext = \"c\"\n".to_vec());
    let bytes = prop::collection::vec(any::<u8>(), 0..4);
    let cut = prop::sample::select(vec!["# [[events]]\n", "\u{feff}", "\u{0}", "\n\n"]);
    let cut = cut.prop_map(|text| text.as_bytes().to_vec());
    let piece = prop_oneof![6 => header, 6 => line, 4 => needed, 1 => bytes, 1 => cut];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

/// Each id, and the place and the claims of the event that has it.
fn by_id(text: &str) -> BTreeMap<String, (Option<String>, Vec<String>)> {
    let timeline = timeline(text);
    let event = |row| timeline.event(row).unwrap();
    let said = |event: Event| (event.place, event.claims.into_iter().map(|claim| claim.text).collect());
    (0..timeline.len()).map(event).map(|event| (event.id.clone(), said(event))).collect()
}

#[test]
fn derived_ids_stay_where_events_change_places() {
    let place = |place: &str| format!("place = \"{place}\"\n");
    let claim = |indent: &str, text: &str| format!("\n{indent}[[events.claims]]\n{indent}text = \"{text}\"\n");
    let table = [
        ["North", "South", "East"].map(place).to_vec(),
        vec![place("North"), place("South")],
        vec![String::new(), place("North"), place("South")],
        vec![claim("  ", "one"), claim("  ", "two"), claim("  ", "three")],
        vec![String::new(), claim("  ", "one")],
        vec![claim("", "one"), claim("", "one") + &claim("", "two"), String::new()],
        vec![place("North") + &claim("\t", "one"), place("North") + &claim("\t", "two")],
    ];
    for texts in table {
        let ids: Vec<_> = ["2020-raid", "2020-raid-2", "2020-raid-3"].into_iter().take(texts.len()).collect();
        // What stands between two events belongs to neither.
        for between in ["", "\n", "\n# The next one.\n", "\n  # The next one.\n\n# And more.\n", "\r\n#\r\n"] {
            let file = |order: &[&String]| -> String {
                let event = |text: &&String| format!("[[events]]\ndate = \"2020\"\ntitle = \"Raid\"\n{text}");
                order.iter().map(event).collect::<Vec<_>>().join(between)
            };
            let mut order: Vec<_> = texts.iter().collect();
            let first = by_id(&file(&order));
            assert!(first.keys().eq(&ids), "{first:?}");
            for swapped in [0, 1, 0, 1, 0] {
                let with = (swapped + 1) % order.len();
                order.swap(swapped, with);
                assert_eq!(by_id(&file(&order)), first, "{between:?} {order:?}");
            }
        }
    }
}

#[test]
fn events_that_are_wholly_alike_are_numbered() {
    let event = "[[events]]\ndate = \"2020\"\ntitle = \"Raid\"\nplace = \"North\"\n";
    let ids = by_id(&event.repeat(3));
    assert!(ids.keys().eq(["2020-raid", "2020-raid-2", "2020-raid-3"]), "{ids:?}");
    // A number that another event gives itself is passed over, wherever that stands.
    let given = "[[events]]\nid = \"2020-raid-2\"\ndate = \"2020\"\ntitle = \"Another\"\n";
    for text in [event.repeat(2) + given, given.to_owned() + &event.repeat(2)] {
        assert!(by_id(&text).keys().eq(["2020-raid", "2020-raid-2", "2020-raid-3"]));
    }
}

#[test]
fn what_a_hint_proposes_is_toml() {
    let long = "x".repeat(100);
    let event = "[[events]]\ndate = 2020\ntitle = \"t\"\n";
    let named = |id: &str, near: &str| format!("{event}id = {id}\n{event}see = [{near}]\n");
    for (text, marker) in [
        (named(r#""the \"fire\"""#, r#""the \"fier\"""#), "did you mean "),
        (named(r#""north\\south""#, r#""nroth\\south""#), "did you mean "),
        (named(r#""a\u0007bcdef""#, r#""a\u0007bcdfe""#), "did you mean "),
        (format!("{event}tags = \"{long}\"\n"), "put it in brackets: "),
        (format!("{event}tags = 'a \"b\" \\'\n"), "put it in brackets: "),
        (format!("{event}tags = \"\"\"a\nb\"\"\"\n"), "put it in brackets: "),
        (format!("{event}place = 5\n"), "put it in quotes: "),
        (format!("{event}place = Pier \"4\" \\ 5\n"), "put text in quotes: place = "),
        (format!("{event}place = {long}\n"), "put text in quotes: place = "),
        ("[[events]]\ndate = 2020-01~\n".to_owned(), "put it in quotes: date = "),
    ] {
        let timeline = timeline(&text);
        let hints = timeline.problems.listed().iter().filter_map(|problem| problem.hint.as_deref());
        let mut proposed = hints.filter_map(|hint| hint.strip_prefix(marker)).map(|value| value.trim_end_matches('?'));
        let value = proposed.next().unwrap_or_else(|| panic!("{text}: {:?}", timeline.problems));
        assert!(format!("key = {value}").parse::<toml::Table>().is_ok(), "{text}: {value}");
    }
}

#[test]
fn a_name_that_leads_nowhere_is_told_with_the_nearest_that_does() {
    let file = "[[sources]]\nid = \"gazette\"\ntitle = \"t\"\n\n[[events]]\nid = \"fire\"\ndate = 2020\ntitle = \"t\"\n\
        [[events.claims]]\nid = \"crews\"\ntext = \"c\"\nsources = [\"gazette\"]\n\
        [[events]]\ndate = \"2021\"\ntitle = \"The report\"\n\
        [[events]]\nid = \"the-last\"\ndate = \"2021\"\ntitle = \"The last\"\n";
    for (line, hint) in [
        ("see = [\"fier\"]", "did you mean \"fire\"?"),
        ("see = [\"2021-the-reprot\"]", "did you mean \"2021-the-report\"?"),
        ("see = [\"2021-the\"]", "did you mean \"2021-the-report\"?"),
        ("see = [\"flood\"]", "give an event this id, or take the name away"),
        ("after = [\"fier\"]", "did you mean \"fire\"?"),
        ("before = [{ id = \"fiire\" }]", "did you mean \"fire\"?"),
        ("sources = [\"gazete\"]", "did you mean \"gazette\"?"),
        ("claims = [{ text = \"d\", disputes = [\"crew\"] }]", "did you mean \"crews\"?"),
        // Not itself.
        ("see = [\"the-lats\"]", "give an event this id, or take the name away"),
        ("claims = [{ id = \"crewx\", text = \"d\", disputes = [\"crewy\"] }]", "did you mean \"crews\"?"),
        (
            "claims = [{ id = \"ships\", text = \"d\", disputes = [\"shipss\"] }]",
            "give a claim this id, or take the name away",
        ),
    ] {
        let timeline = timeline(&format!("{file}{line}\n"));
        let [problem] = timeline.problems.listed() else { panic!("{line}: {:?}", timeline.problems) };
        assert_eq!((problem.code, problem.hint.as_deref()), ("unknown-id", Some(hint)), "{line}");
    }
}

#[test]
fn a_name_that_is_proposed_can_be_pasted() {
    let file = "[[sources]]\nid = \"a\\\"b\"\ntitle = \"t\"\n\
        [[events]]\nid = 'tw\\o'\ndate = 2020\ntitle = \"t\"\nsources = ['a\"b']\n\
        [[events.claims]]\nid = 'c\"1'\ntext = \"c\"\n[[events]]\nid = 'ev\"1'\ndate = 2021\ntitle = \"u\"\n";
    for (line, meant) in [
        (r#"sources = ["a\"c"]"#, r#""a\"b""#),
        ("see = ['tw\\a']", r#""tw\\o""#),
        ("after = ['tw\\a']", r#""tw\\o""#),
        ("before = [{ id = 'tw\\a' }]", r#""tw\\o""#),
        ("after = ['ev\"3']", ""),
        (r#"claims = [{ text = "d", disputes = ['c"2'] }]"#, r#""c\"1""#),
    ] {
        let problems = timeline(&format!("{file}{line}\n")).problems;
        let hint = problems.listed()[0].hint.clone().unwrap();
        let named =
            if meant.is_empty() { "give an event this id".to_owned() } else { format!("did you mean {meant}?") };
        assert!(hint.starts_with(&named), "{line}: {hint}");
    }
    let copy =
        "[[sources]]\nid = 'x\"y'\ntitle = \"t\"\n[[sources]]\nid = 'x\"yy'\ntitle = \"t\"\nderived_from = 'x\"yyy'\n";
    let problems = timeline(copy).problems;
    let unknown = problems.listed().iter().find(|problem| problem.code == "unknown-id").unwrap();
    assert_eq!(unknown.hint.as_deref(), Some(r#"did you mean "x\"y"?"#));
}

#[test]
fn every_error_says_how_it_is_mended() {
    for record in [
        "date = 2022",
        "title = \"t\"",
        "date = 2022\ntitle = \"\"",
        "date = \"2022-13\"\ntitle = \"t\"",
        "date = [2022]\ntitle = \"t\"",
        "date = 99999999999999999999\ntitle = \"t\"",
        "date = 2022\ntitle = \"t\"\nplace = [\"a\"]",
        "date = 2022\ntitle = \"t\"\nplace = { a = 1 }",
        "date = 2022\ntitle = \"t\"\nsources = \"a\"",
        "date = 2022\ntitle = \"t\"\nsources = [{ title = \"t\", url = 1 }]",
        "date = 2022\ntitle = \"t\"\nclaims = [{ by = \"x\" }]",
        "date = 2022\ntitle = \"t\"\nclaims = \"x\"",
        "date = 2022\ntitle = \"t\"\nafter = [{ source = \"a\" }]",
        "date = 2022\ntitle = \"t\"\nclaims = [{ text = \"x\", figure = 1 }]",
        "date = 2022\ntitle = \"t\"\n[[sources]]\ntitle = \"t\"",
        "date = 2022\ntitle = \"t\"\n[[sources]]\nid = \"t\"",
        "date = 2022\ntitle = \"t\"\n- bullet",
        "date: 2022\ntitle = \"t\"",
    ] {
        let problems = timeline(&format!("[[events]]\n{record}\n")).problems;
        let errors = problems.listed().iter().filter(|problem| problem.severity == Severity::Error);
        assert!(problems.errors() > 0, "{record}");
        errors.for_each(|error| assert!(error.hint.is_some(), "{record}: {error:?}"));
    }
    for value in
        ["nan", "inf", "1e400", "1e-400", "99999999999999999999", "[1]", "true", "\"many\"", "1.0000000000000001"]
    {
        let file = "[[events]]\ndate = 2022\ntitle = \"t\"\n[[events.claims]]\ntext = \"t\"\nfigure.measure = \"m\"\n";
        let problems = timeline(&format!("{file}figure.value = {value}\n")).problems;
        let error = &problems.listed()[0];
        assert!(error.severity == Severity::Error && error.hint.is_some(), "{value}: {error:?}");
    }
    let needed = timeline("[[sources]]\ntitle = \"t\"\n").problems;
    assert_eq!(needed.listed()[0].message, "a listed source needs an `id`");
}

#[test]
fn a_figure_with_a_key_that_cannot_be_read_is_none() {
    for (key, is_read) in [
        ("", true),
        ("qualifier = \"about\"", true),
        ("qualifier = \"exactly\"", false),
        ("qualifier = \"At least\"", false),
        ("qualifier = 1", false),
        ("over = \"March 2022\"", false),
        ("date = \"2022-13\"", false),
        ("unit = 1", false),
        ("of = [\"a\"]", false),
        ("colour = 1", true),
    ] {
        let key = if key.is_empty() { key.to_owned() } else { format!(", {key}") };
        let timeline = timeline(&format!(
            "[[events]]\ndate = 2022\ntitle = \"t\"\nclaims = [{{ text = \"x\", figure = {{ measure = \"m\", value = 1{key} }} }}]\n"
        ));
        let claims = timeline.event(0).unwrap().claims;
        assert_eq!((claims.len(), claims[0].figure.is_some()), (1, is_read), "{key}");
        assert_eq!(timeline.problems.errors() == 0, is_read, "{key}");
    }
}

#[test]
fn where_the_order_goes_against_the_dates_both_are_pointed_at() {
    let event = |id: &str, date: &str, rest: &str| {
        format!("[[events]]\nid = \"{id}\"\ndate = \"{date}\"\ntitle = \"t\"\n{rest}\n")
    };
    let (a, b) = (event("a", "2022", "after = ['b']"), event("b", "2023", ""));
    for (files, at, also) in [
        (vec![format!("{a}{b}")], (0, "'b'"), vec![(0, "\"2022\""), (0, "\"2023\"")]),
        (vec![a, b], (0, "'b'"), vec![(0, "\"2022\""), (1, "\"2023\"")]),
        (
            vec![event("a", "2022", ""), event("b", "2023", "before = [{ id = 'a' }]")],
            (1, "{ id = 'a' }"),
            vec![(0, "\"2022\""), (1, "\"2023\"")],
        ),
        (
            vec![event("a", "2022", "after = ['b']") + &event("b", "2022", "after = ['a']")],
            (0, "'b'"),
            vec![(0, "\"2022\""), (0, "\"2022\"")],
        ),
        (vec![event("a", "2022", "after = ['a']")], (0, "'a'"), vec![(0, "\"2022\"")]),
    ] {
        let opened: Vec<Opened> = files.iter().map(|text| Opened::held("a.toml", text.as_str())).collect();
        let timeline = read(&opened, &Reading::default());
        let problems = timeline.problems.listed();
        let [problem] = problems else { panic!("{files:?}: {problems:?}") };
        let words = |place: &Place| {
            let at = |byte: u64| usize::try_from(byte).unwrap();
            (place.file.0, &files[usize::from(place.file.0)][at(place.span.start)..at(place.span.end)])
        };
        assert_eq!((problem.code, words(&problem.place)), ("order-contradicts-dates", at), "{files:?}");
        assert_eq!(problem.also.iter().map(|label| words(&label.place)).collect::<Vec<_>>(), also, "{files:?}");
    }
}

#[test]
fn a_claim_that_disputes_itself_is_an_error_and_disputes_nothing() {
    let claim = |id: &str, disputes: &str| {
        format!("[[events.claims]]\nid = \"{id}\"\ntext = \"said\"\ndisputes = [{disputes}]\n")
    };
    for (claims, errors, disputed) in [
        (claim("a", "\"a\""), 1, false),
        (claim("a", "\"b\", \"a\"") + &claim("b", ""), 1, true),
        (claim("a", "\"b\"") + &claim("b", "\"a\""), 0, true),
    ] {
        let timeline = timeline(&format!("[[events]]\ndate = 2020\ntitle = \"t\"\n{claims}"));
        let listed = timeline.problems.listed();
        assert_eq!(listed.iter().filter(|problem| problem.code == "disputes-itself").count(), errors, "{listed:?}");
        assert_eq!(timeline.problems.errors(), errors as u64, "{listed:?}");
        assert_eq!(timeline.rows()[0].flags.has(Flags::DISPUTED), disputed, "{claims}");
    }
}

#[test]
fn a_key_that_others_use_is_told_by_its_name_here() {
    for (key, hint) in [
        ("location", "here that is `place`, in words"),
        ("actors", "here that is `people`, a list: [\"x\"]"),
        ("description", "here that is `summary`"),
        ("source", "here that is `sources`, a list: [\"x\"]"),
        ("Headline", "here that is `title`"),
        ("sumary", "did you mean `summary`?"),
    ] {
        let timeline = timeline(&format!("[[events]]\ndate = 2020\ntitle = \"t\"\n{key} = \"x\"\n"));
        let problem = &timeline.problems.listed()[0];
        assert_eq!((problem.code, problem.hint.as_deref()), ("unknown-key", Some(hint)), "{key}");
    }
    for (value, hint) in [
        (
            "\"https://example.org/\"",
            "here that is `sources`, a list: [{ title = \"…\", url = \"https://example.org/\" }]",
        ),
        ("[\"x\"]", "here that is `sources`, a list: [{ title = \"…\", url = \"…\" }]"),
    ] {
        let timeline = timeline(&format!("[[events]]\ndate = 2020\ntitle = \"t\"\nlinks = {value}\n"));
        assert_eq!(timeline.problems.listed()[0].hint.as_deref(), Some(hint), "{value}");
    }
    for (date, end, hint) in [
        ("\"2022~\"", "end = \"2023\"", "here that is an interval in `date`: \"2022~/2023\""),
        ("2022", "end_date = 2023", "here that is an interval in `date`: \"2022/2023\""),
        ("2022-01-01", "End = 2023-04-01", "here that is an interval in `date`: \"2022-01-01/2023-04-01\""),
        ("2022", "until = []", "here that is an interval in `date`: the start, a slash, the end"),
    ] {
        let timeline = timeline(&format!("[[events]]\ndate = {date}\ntitle = \"t\"\n{end}\n"));
        let problem = &timeline.problems.listed()[0];
        assert_eq!((problem.code, problem.hint.as_deref()), ("unknown-key", Some(hint)), "{end}");
    }
}

#[test]
fn what_is_left_out_for_a_fault_still_has_its_ids() {
    let timeline = timeline(concat!(
        "[[events]]\nid = \"lost\"\ndate = \"yesterday\"\ntitle = \"t\"\n",
        "[[events]]\ndate = \"2020-02-31\"\ntitle = \"A derived id\"\n",
        "[[events]]\ndate = \"2020\"\ntitle = \"Broken\"\nplace = \n",
        "[[events]]\ndate = 2020\ntitle = \"t\"\nsee = [\"lost\", \"2020-02-31-a-derived-id\", \"2020-broken\"]\n",
    ));
    let codes: Vec<_> = timeline.problems.listed().iter().map(|problem| problem.code).collect();
    assert_eq!(codes, ["bad-date", "bad-date", "syntax"]);
}

#[test]
fn an_event_that_cites_only_what_is_listed_nowhere_has_no_source() {
    let text = "\
        [[sources]]\nid = \"a\"\ntitle = \"A\"\n\
        [[sources]]\nid = \"lost\"\n\
        [[events]]\nid = \"none\"\ndate = 2020\ntitle = \"T\"\n\
        [[events]]\nid = \"unknown\"\ndate = 2021\ntitle = \"T\"\nsources = [\"b\"]\n\
        [[events]]\nid = \"left out\"\ndate = 2022\ntitle = \"T\"\nsources = [\"lost\"]\n\
        [[events]]\nid = \"in a claim\"\ndate = 2023\ntitle = \"T\"\nclaims = [{ text = \"x\", sources = [\"b\"] }]\n\
        [[events]]\nid = \"one is\"\ndate = 2024\ntitle = \"T\"\nsources = [\"b\", \"a\"]\n\
        [[events]]\nid = \"in place\"\ndate = 2025\ntitle = \"T\"\nsources = [\"b\", { title = \"C\" }]\n\
        [[events]]\nid = \"its claim is\"\ndate = 2026\ntitle = \"T\"\nsources = [\"b\"]\nclaims = [{ text = \"x\", sources = [\"a\"] }]\n";
    // Whatever file it stands in.
    for files in
        [vec![Opened::held("one.toml", text)], vec![Opened::held("none.toml", ""), Opened::held("one.toml", text)]]
    {
        let timeline = read(&files, &Reading::default());
        let ids = |unsourced: bool| {
            let rows =
                timeline.rows().iter().enumerate().filter(|(_, row)| row.flags.has(Flags::UNSOURCED) == unsourced);
            rows.map(|(row, _)| timeline.event(row).unwrap().id).collect::<Vec<_>>()
        };
        assert_eq!(ids(true), ["none", "unknown", "left out", "in a claim"]);
        assert_eq!(ids(false), ["one is", "in place", "its claim is"]);
        let mut independence = dateline::evidence::independence::Independence::new(&timeline);
        for row in 0..timeline.len() {
            let (event, flags) = (timeline.event(row).unwrap(), timeline.rows()[row].flags);
            assert_eq!(independence.origins(&event) == 0, flags.has(Flags::UNSOURCED), "{}", event.id);
        }
    }
}
