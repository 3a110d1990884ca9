//! The schema takes every chronology of the project, and refuses what reading finds wrong.

use crate::read_any;
use crate::run::Folder;
use jsonschema::Validator;
use serde_json::{Value, json};

fn validator() -> Validator {
    let printed = Folder::new().run(["schema"]);
    assert_eq!((printed.code, printed.err.as_str()), (0, ""));
    let schema: Value = serde_json::from_str(&printed.out).unwrap();
    assert!(jsonschema::meta::is_valid(&schema));
    jsonschema::validator_for(&schema).unwrap()
}

/// TOML as editors hand it to a schema: dates are strings.
fn as_json(text: &str) -> Value {
    fn value(toml: toml::Value) -> Value {
        match toml {
            toml::Value::Datetime(date) => Value::from(date.to_string()),
            toml::Value::Array(items) => items.into_iter().map(value).collect(),
            toml::Value::Table(table) => table.into_iter().map(|(key, item)| (key, value(item))).collect(),
            other => json!(other),
        }
    }
    value(toml::Value::Table(toml::from_str(text).unwrap_or_else(|error| panic!("{error}\n{text}"))))
}

#[test]
fn it_takes_every_chronology_of_the_project() {
    let validator = validator();
    let starter = include_str!("../../src/edge/commands/new/starter.toml");
    let uncommented: String = starter.lines().map(|line| line.replacen("# author", "author", 1) + "\n").collect();
    let format = include_str!("../../docs/format.md");
    let examples: Vec<&str> = format.split("```toml\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    assert!(examples.len() > 4);
    let whole =
        [include_str!("../../events.toml"), starter, &uncommented, include_str!("../fixtures/figures.toml"), ""];
    for text in whole.into_iter().chain(examples) {
        let faults: Vec<String> = validator.iter_errors(&as_json(text)).map(|fault| fault.to_string()).collect();
        assert_eq!(faults, [""; 0], "{text}");
    }
}

#[test]
fn it_refuses_what_reading_finds_wrong_but_for_what_is_within_a_text() {
    let validator = validator();
    let event = |more: &str| format!("[[events]]\ndate = 2022\ntitle = \"A fire\"\n{more}\n");
    assert!(validator.is_valid(&as_json(&event(""))));
    // That is asked by `check` alone.
    assert!(!validator.is_valid(&as_json("[check]\nallow = [\"everything\"]")));
    for text in [
        "titel = \"Harbour\"",
        "title = 2022",
        "[[events]]\ntitle = \"A fire\"",
        "[[events]]\ndate = 2022\ntitle = \"\"",
        "[[events]]\ndate = 20220809\ntitle = \"A fire\"",
        "[[events]]\ndate = true\ntitle = \"A fire\"",
        "[[sources]]\ntitle = \"No id\"",
        "[[sources]]\nid = \"a\"\ntitle = \"A\"\nkind = \"rumour\"",
        "[[sources]]\nid = \"a\"\ntitle = \"A\"\narchive = \"a.txt\"\nsha256 = \"abc\"",
        &event("location = \"Pier 4\""),
        &event("tags = \"fire\""),
        &event("dated_by = \"rumour\""),
        &event("sources = [{ at = \"p. 3\" }]"),
        &event("sources = [{ id = \"a\", page = 3 }]"),
        &event("after = [{ source = \"a\" }]"),
        &event("[[events.claims]]\nby = \"Nobody\""),
        &event("[[events.claims]]\ntext = \"Many\"\nfigure = { measure = \"crews\", value = \"12\" }"),
        &event(
            "[[events.claims]]\ntext = \"Many\"\nfigure = { measure = \"crews\", value = 12, qualifier = \"circa\" }",
        ),
    ] {
        assert!(!validator.is_valid(&as_json(text)), "{text}");
        let problems = read_any(text).problems;
        assert!(problems.errors() + problems.warnings() > 0, "{text}");
    }
}
