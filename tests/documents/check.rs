//! `docs/check.md`: what reading says, what every rule asks, and what it does not ask.

use crate::evidence::{compared, day};
use crate::page::{self, Table, bare, quoted};
use crate::run::Folder;
use crate::{built_in, read, rows};
use dateline::evidence::rules::{self, Doubles, Finding, NamesUsed, Rule, Rules, Shared};
use dateline::format::{Opened, Reading};
use dateline::model::{Severity, Timeline};
use std::collections::BTreeSet;

const PAGE: &str = include_str!("../../docs/check.md");

/// All that the rules ask of a chronology on the day that the page names.
fn findings(timeline: &Timeline) -> Vec<Finding> {
    let mut rules = Rules::new(timeline, day("2026-04-07"));
    let mut findings: Vec<Finding> = rows(timeline).flat_map(|(row, event)| rules.event(row, &event)).collect();
    findings.extend(rules::measures(compared(timeline).series()));
    findings.extend(rules::listed(timeline));
    let shared = Shared::of(timeline);
    let mut doubles = Doubles::new(&shared);
    rows(timeline).filter_map(|(row, event)| shared.told(row, &event)).for_each(|told| doubles.add(told));
    findings.extend(doubles.findings());
    let mut names = NamesUsed::default();
    rows(timeline).for_each(|(row, event)| names.add(row, &event));
    findings.extend(names.compare(timeline));
    findings
}

#[test]
fn of_the_built_in_chronology_one_rule_has_something_to_say() {
    let findings = findings(&built_in());
    assert_eq!(findings.len(), 24);
    assert!(findings.iter().all(|finding| finding.rule == Rule::SingleSource));
    assert!(PAGE.contains("of 24 events"));
}

/// The blocks beneath the heading of a rule, with the sources that they cite.
fn examples(rule: &str) -> Vec<String> {
    let section = PAGE.split_once(&format!("\n### {rule}\n")).unwrap_or_else(|| panic!("{rule} is explained")).1;
    let section = section.split("\n### ").next().unwrap();
    let blocks = section.split("```toml\n").skip(1).map(|block| block.split("```").next().unwrap());
    let sources = page::fenced(PAGE, "\n## The rules\n", "toml");
    let lists = |block: &str| block.contains("[[sources]]");
    blocks.map(|block| if lists(block) { block.to_owned() } else { format!("{sources}\n{block}") }).collect()
}

#[test]
fn of_every_rule_one_example_breaks_it_and_no_other_and_one_breaks_none() {
    for (name, rule) in Rule::NAMES {
        let [broken, clean] = &examples(name)[..] else { panic!("{name} has two examples") };
        let found = findings(&read(broken));
        assert_eq!(found.iter().map(|finding| finding.rule).collect::<Vec<_>>(), [rule], "{name}");
        assert!(PAGE.contains(&format!("\n> {}\n", found[0].message)), "{name}: {}", found[0].message);
        assert_eq!(findings(&read(clean)), [], "{name}");
    }
    let explained = PAGE.split_once("\n## The rules\n").unwrap().1.matches("\n### ").count();
    assert_eq!(explained, Rule::NAMES.len());
}

#[test]
fn every_rule_is_silenced_by_its_name() {
    for (name, _) in Rule::NAMES {
        let folder = Folder::new().with("a.toml", format!("check.allow = [{name:?}]\n{}", examples(name)[0]));
        let told: serde_json::Value =
            serde_json::from_str(&folder.run(["check", "--format", "json", "a.toml"]).out).unwrap();
        let codes = told["problems"].as_array().unwrap().iter().map(|problem| problem["code"].as_str().unwrap());
        assert!(!codes.clone().any(|code| code == name || code == "unknown-rule"), "{name}: {told}");
        // What lies after today on that day need not on this one, and the other way round.
        assert!(told["silenced"].as_u64() >= Some(1), "{name}: {told}");
    }
}

/// A chronology with what a cell says: a whole file, or what stands in an event that is otherwise right.
fn written(cell: &str) -> String {
    let text = bare(cell);
    if text.contains('⏎') {
        return text.replace('⏎', "\n");
    }
    let default =
        |key: &str, value: &str| if text.starts_with(key) { String::new() } else { format!("{key}{value}\n") };
    format!("[[events]]\n{}{}{text}\n", default("date = ", "2022"), default("title = ", "\"Fire\""))
}

fn is_said_of_what_is_written(table: &Table<'_>) {
    for row in &table.rows {
        let files: Vec<_> =
            (1..).zip(quoted(row[1])).map(|(n, cell)| Opened::held(format!("{n}.toml"), written(cell))).collect();
        let timeline = dateline::format::read(&files, &Reading::default());
        let told = timeline.problems.listed().iter().map(|problem| {
            let severity = if problem.severity == Severity::Error { "error" } else { "warning" };
            (format!("`{}`", problem.code), format!("{severity}: {}", problem.message))
        });
        assert_eq!(told.collect::<Vec<_>>(), [(row[0].to_owned(), row[2].to_owned())], "{row:?}");
    }
}

/// How the program ends, by what it checks.
fn ends(table: &Table<'_>) {
    let folder = Folder::new()
        .with("good.toml", format!("check.allow = [\"unsourced-event\"]\n{}", written("place = \"Pier 4\"")))
        .with("warned.toml", written("place = \"Pier 4\""))
        .with("wrong.toml", written("date = \"March 2022\""));
    let code = |args: &[&str]| folder.run(args).code.to_string();
    let found = [
        vec![code(&["check", "good.toml"]), code(&["check", "warned.toml"]), code(&["check", "--strict", "good.toml"])],
        vec![
            code(&["check", "wrong.toml"]),
            code(&["check", "--strict", "warned.toml"]),
            code(&["check", "gone.toml"]),
        ],
        vec![code(&["check", "--no-such-option"])],
    ];
    assert_eq!(table.rows.len(), found.len());
    for (row, codes) in table.rows.iter().zip(found) {
        assert!(codes.iter().all(|code| code == row[0]), "{row:?}: {codes:?}");
    }
}

/// The keys that a table names.
fn keys<'t>(table: &'t Table<'_>) -> BTreeSet<&'t str> {
    table.rows.iter().flat_map(|row| quoted(row[0])).collect()
}

/// The report of a file with a problem that has a second place.
fn report() -> serde_json::Value {
    let twice = "claims = [{ id = \"a\", text = \"Nine.\" }, { id = \"a\", text = \"Ten.\" }]";
    let folder = Folder::new().with("a.toml", written(twice));
    serde_json::from_str(&folder.run(["check", "--format", "json", "a.toml"]).out).unwrap()
}

fn named(value: &serde_json::Value) -> BTreeSet<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

#[test]
fn every_table_of_the_page_is_run() {
    page::run(
        PAGE,
        &[
            ("| code | written | said |", &is_said_of_what_is_written),
            ("| exit code | where |", &ends),
            ("| key of the report | value |", &|table| assert_eq!(keys(table), named(&report()))),
            ("| key of a problem | value |", &|table| {
                let report = report();
                let problem = report["problems"].as_array().unwrap().iter().find(|one| one["code"] == "duplicate-id");
                assert_eq!(keys(table), named(problem.unwrap()));
                let place = named(&problem.unwrap()["also"][0]);
                assert!(place.len() > 7 && place.iter().all(|key| keys(table).contains(key)), "{place:?}");
            }),
        ],
    );
}
