//! Answers of SPARQL: no date without its precision.

use super::written;
use crate::format::import::Asked;
use crate::format::import::tests::{made, refused_as};

fn answer(bindings: &str) -> String {
    format!("{{\"head\": {{\"vars\": []}},\n\"results\": {{\"bindings\": [\n{bindings}\n]}}}}")
}

fn date(name: &str, value: &str) -> String {
    format!(
        "\"{name}\": {{\"type\": \"literal\", \"datatype\": \"http://www.w3.org/2001/XMLSchema#dateTime\", \"value\": \"{value}\"}}"
    )
}

fn text(name: &str, value: &str) -> String {
    format!("\"{name}\": {{\"type\": \"literal\", \"value\": \"{value}\"}}")
}

#[test]
fn rows_become_events_as_exact_as_they_say() {
    let row = |fields: &[String]| format!("{{{}}}", fields.join(", "));
    let rows = [
        row(&[
            text("item", "http://www.wikidata.org/entity/Q1"),
            text("itemLabel", "One"),
            date("date", "1990-01-01T00:00:00Z"),
            text("precision", "9"),
            text("coord", "x"),
        ]),
        row(&[text("itemLabel", "Two"), date("date", "1990-11-02T00:00:00Z"), text("precision", "11")]),
        row(&[
            text("itemLabel", "Three"),
            "\"date\": {\"type\": \"bnode\", \"value\": \"t1\"}".to_owned(),
            text("precision", "11"),
        ]),
    ];
    let (toml, remarks, lost) = made("x.json", &answer(&rows.join(",\n")), &Asked::default());
    for part in [
        "date = \"1990\"\ntitle = \"One\"\nsources = [{ id = \"x.json\", at = \"line 3\" }, { title = \"wikidata.org/entity/Q1\"",
        "date = \"1990-11-02\"\ntitle = \"Two\"",
        "date = \"XXXX\"\ntitle = \"Three\"\nnote = \"date as written: t1 (precision 11)\"",
    ] {
        assert!(toml.contains(part), "{part}\n{toml}");
    }
    assert_eq!(remarks, ["date from date, as exact as precision says, title from itemLabel"]);
    assert_eq!(lost.len(), 2, "{lost:?}");
}

#[test]
fn without_a_precision_nothing_is_read() {
    let row = |fields: &[String]| answer(&format!("{{{}}}", fields.join(", ")));
    let why = refused_as("x.json", &row(&[date("date", "1990-01-01T00:00:00Z")]));
    assert!(
        why.starts_with(": date has no column that says how exact it is") && why.contains("wikibase:timePrecision"),
        "{why}"
    );
    let two = [date("birth", "1990-01-01T00:00:00Z"), date("death", "1991-01-01T00:00:00Z"), text("precision", "9")];
    assert!(refused_as("x.json", &row(&two)).starts_with(": birth and death may each be the date"));
    assert!(refused_as("x.json", &row(&[text("a", "b")])).starts_with(": no variable"));
    let both = [
        date("start", "1990-01-01T00:00:00Z"),
        text("startPrecision", "9"),
        date("end", "1991-02-01T00:00:00Z"),
        text("endPrecision", "10"),
        text("itemLabel", "a"),
    ];
    let (toml, ..) = made("x.json", &row(&both), &Asked::default());
    assert!(toml.contains("date = \"1990/1991-02\""), "{toml}");
}

#[test]
fn precisions_are_those_of_wikidata() {
    for (value, precision, expected) in [
        ("1990-11-02T00:00:00Z", 11, Some("1990-11-02")),
        ("1990-11-01T00:00:00Z", 10, Some("1990-11")),
        ("1990-01-01T00:00:00Z", 9, Some("1990")),
        ("1990-01-01T00:00:00Z", 8, Some("199X")),
        ("1900-01-01T00:00:00Z", 7, Some("18XX")),
        ("1850-01-01T00:00:00Z", 7, Some("18XX")),
        ("2000-01-01T00:00:00Z", 6, Some("1XXX")),
        ("-0043-03-15T00:00:00Z", 11, Some("-0043-03-15")),
        ("-0149-01-01T00:00:00Z", 7, Some("-01XX")),
        ("-13798000000-01-01T00:00:00Z", 3, Some("Y-13798000000S5")),
        ("-13798000000-01-01T00:00:00Z", 0, Some("Y-13798000000S2")),
        ("2022-03-27T14:05:06Z", 14, Some("2022-03-27T14:05:06Z")),
        ("2022-03-27T14:00:00Z", 12, Some("2022-03-27")),
        ("1990-01-01T00:00:00Z", 4, None),
        ("1990-01-01T00:00:00Z", 99, None),
        ("t1", 9, None),
    ] {
        assert_eq!(written(value, precision).as_deref(), expected, "{value} {precision}");
        assert!(expected.is_none_or(|date| crate::model::Date::parse(date).is_ok()), "{value}");
    }
}
