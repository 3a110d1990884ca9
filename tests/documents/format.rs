//! `docs/format.md`: what is written, how it is shown and refused, and which keys come out.

use crate::page::{self, Table, bare, fenced, quoted};
use crate::read_any;
use crate::run::Folder;
use dateline::model::{Date, DatedBy, Flags, Problems};
use serde_json::Value;
use std::collections::BTreeSet;

const PAGE: &str = include_str!("../../docs/format.md");

fn shown(table: &Table<'_>) {
    for row in &table.rows {
        assert_eq!(Date::parse(bare(row[0])).unwrap().words(), row[2], "{row:?}");
    }
}

/// The hint under a date that is refused, as a string and, where it is a number, as that too.
fn hints(written: &str) -> Vec<String> {
    let files = match written.parse::<i64>() {
        _ if written.starts_with("date = ") => vec![written.to_owned()],
        Ok(number) => vec![format!("date = {number}"), format!("date = \"{number}\"")],
        Err(_) => vec![format!("date = {written:?}")],
    };
    let hint = |date: String| {
        let timeline = read_any(&format!("[[events]]\n{date}\ntitle = \"T\"\n"));
        assert!(timeline.is_empty() && timeline.problems.errors() == 1, "{date}");
        timeline.problems.listed()[0].hint.clone().unwrap()
    };
    files.into_iter().map(hint).collect()
}

fn refused(table: &Table<'_>) {
    for row in &table.rows {
        for written in quoted(row[0]) {
            assert_eq!(hints(written), [format!("write {}", row[1])], "{row:?}");
        }
    }
}

fn said(table: &Table<'_>) {
    for row in &table.rows {
        for hint in hints(bare(row[0])) {
            assert_eq!(hint, row[1], "{row:?}");
        }
    }
}

fn dated_by(table: &Table<'_>) {
    let words: Vec<&str> = table.rows.iter().map(|row| bare(row[0])).collect();
    assert_eq!(words, DatedBy::WORDS.map(|(word, _)| word));
    let event = |by: &str| format!("[[events]]\ndate = 2022\ntitle = \"A fire\"\ndated_by = \"{by}\"\n");
    let text = ["", "report", "rumour"].map(event).join("");
    let unsaid: Vec<bool> = read_any(&text).rows().iter().map(|row| row.flags.has(Flags::INFERRED)).collect();
    assert_eq!(unsaid, [false, false, true]);
    let folder = Folder::new().with("by.toml", text);
    let told: Vec<Value> = serde_json::from_str(&folder.run(["list", "--format", "json", "by.toml"]).out).unwrap();
    let told: Vec<&Value> = told.iter().map(|event| &event["dated_by"]).collect();
    assert_eq!(told, [&Value::from("source"), &Value::from("report"), &Value::Null]);
}

/// The keys that a table names.
fn keys(table: &Table<'_>) -> BTreeSet<String> {
    table.rows.iter().flat_map(|row| quoted(row[0])).map(str::to_owned).collect()
}

fn named(value: &Value) -> BTreeSet<String> {
    value.as_object().unwrap().keys().cloned().collect()
}

/// A folder with the example of the page.
fn harbour() -> Folder {
    Folder::new().with("harbour.toml", fenced(PAGE, "\n## Everything\n", "toml"))
}

fn printed(args: &[&str]) -> Vec<Value> {
    let ran = harbour().run(args);
    assert_eq!(ran.code, 0, "{args:?}: {}", ran.err);
    match serde_json::from_str(&ran.out) {
        Ok(Value::Array(all)) => all,
        Ok(one) => vec![one],
        Err(_) => ran.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect(),
    }
}

fn listed() -> Value {
    printed(&["list", "--format", "jsonl", "-q", "burns", "harbour.toml"]).remove(0)
}

#[test]
fn the_example_of_json_and_the_columns_are_those_that_are_printed() {
    let told: Value = serde_json::from_str(fenced(PAGE, "\n## JSON\n", "json")).unwrap();
    let events = printed(&["list", "--format", "jsonl", "harbour.toml"]);
    assert_eq!(events.iter().find(|event| event["id"] == told["id"]), Some(&told));
    let columns = PAGE.split_once("\n## Columns\n").unwrap().1;
    for args in [
        &["list", "--format", "tsv", "-q", "burns", "--sort", "lag", "harbour.toml"][..],
        &["figures", "--format", "tsv", "harbour.toml"],
        &["gaps", "--format", "tsv", "harbour.toml"],
    ] {
        for column in harbour().run(args).out.lines().next().unwrap().split('\t') {
            assert!(columns.contains(&format!("`{column}`")), "{args:?}: {column}");
        }
    }
}

#[test]
fn every_key_that_is_printed_stands_on_the_page() {
    let section = PAGE.split_once("\n## JSON\n").unwrap().1.split("\n## ").next().unwrap();
    let source = fenced(PAGE, "\n## Everything\n", "toml");
    let tables = page::tables(PAGE);
    let of_tables: BTreeSet<String> =
        tables.iter().filter(|table| table.head.contains("key of ")).flat_map(keys).collect();
    for args in [
        &["list", "--format", "jsonl", "-q", "during:2022", "--sort", "lag", "harbour.toml"][..],
        &["list", "--format", "json", "--as-of", "2022-12-31", "harbour.toml"],
        &["show", "fire", "--format", "json", "harbour.toml"],
        &["disputes", "--format", "json", "harbour.toml"],
        &["figures", "--format", "json", "harbour.toml"],
        &["gaps", "--format", "json", "harbour.toml"],
    ] {
        let mut left = printed(args);
        while let Some(value) = left.pop() {
            if let Value::Object(object) = &value {
                for key in object.keys() {
                    let is_told = section.contains(&format!("`{key}`")) || source.contains(&format!("{key} = "));
                    assert!(is_told || of_tables.contains(key), "{args:?}: {key}");
                }
            }
            match value {
                Value::Array(all) => left.extend(all),
                Value::Object(all) => left.extend(all.into_iter().map(|(_, value)| value)),
                _ => {}
            }
        }
    }
}

/// Each limit is the one that the program keeps; those that nobody can reach in a test are looked up in it.
fn limits(table: &Table<'_>) {
    const PIPE: &str = include_str!("../../src/edge/open/pipe.rs");
    const WINDOW: &str = include_str!("../../src/format/window.rs");
    const PART: &str = include_str!("../../src/format/part.rs");
    let years = |year: i64| Date::parse(&format!("Y{year}")).is_ok() && Date::parse(&format!("Y-{year}")).is_ok();
    let row = read_any("[[events]]\ndate = 2022\ntitle = \"T\"\n").rows()[0];
    for limit in &table.rows {
        let holds = match limit[0] {
            "a file" => limit[1] == "4 GiB" && size_of_val(&row.at) == 4,
            "standard input" => limit[1] == "1 GiB" && PIPE.contains("most: 1 << 30, patience: None"),
            "a pipe given by name, such as a shell's `<(…)`" => {
                limit[1] == "128 MiB, and 5 seconds to its end"
                    && PIPE.contains("most: 128 << 20, patience: Some(Duration::from_secs(5))")
            }
            "one event or source, from its header to the next" => {
                limit[1] == "32 MiB, and some six million values"
                    && WINDOW.contains("MOST: usize = 32 << 20")
                    && PART.contains("TOKENS: usize = 6_000_000")
            }
            "a date" => {
                limit[1].starts_with("4,096 bytes")
                    && Date::LONGEST == 4_096
                    && years(290_000_000_000)
                    && !years(290_000_000_001)
            }
            "problems told whole" => limit[1].contains("10,000") && Problems::LISTED == 10_000,
            _ => false,
        };
        assert!(holds, "{limit:?}");
    }
}

#[test]
fn every_table_of_the_page_is_run() {
    page::run(
        PAGE,
        &[
            ("| write | for | shown as |", &shown),
            ("| `dated_by` | what |", &dated_by),
            ("| not | but |", &refused),
            ("| not | the program says |", &said),
            ("| key of a figure | what |", &|table| assert_eq!(keys(table), named(&listed()["claims"][0]["figure"]))),
            ("| what | limit |", &limits),
            ("| key of an event | value |", &|table| assert_eq!(keys(table), named(&listed()))),
            ("| key of a claim | value |", &|table| assert_eq!(keys(table), named(&listed()["claims"][0]))),
            ("| key of a citation | value |", &|table| {
                assert_eq!(keys(table), named(&listed()["claims"][0]["citations"][0]));
            }),
        ],
    );
}
