//! `docs/config.md`: what can stand in a config is what is read, and its commands are the program's.
//!
//! After a change of commands that is meant, `DATELINE_WRITE_CONFIG=1 cargo test --test documents config` writes them anew.

use crate::page::{self, Table, bare, fenced, quoted};
use dateline::app::commands::COMMANDS;
use dateline::app::commands::keymap::Keymap;
use dateline::app::{Charset, Focus, Mode, Theme};
use dateline::format::config::{self, Config, KEYS, Known, SAVED, SPLITS, ZONES};
use dateline::model::{Day, FileId, Lang};
use dateline::ui::{ATTRIBUTES, COLOURS, Palette};

const PAGE: &str = include_str!("../../docs/config.md");
const THEMES: [&str; 6] = ["auto", "dark", "light", "high-contrast", "mono", "none"];

fn read(text: &str) -> Config {
    let views = Mode::FIRST.map(|(_, name)| name);
    let today = Day { year: 2026, month: 4, day: 7 };
    config::read(text.as_bytes(), FileId(0), Known { views: &views, themes: &THEMES, today })
}

#[test]
fn its_example_is_a_config_without_a_fault() {
    let config = read(fenced(PAGE, "# The config\n", "toml"));
    assert_eq!(config.problems, []);
    assert_eq!((config.keys.len(), config.saved.len()), (4, 2));
}

fn keys(table: &Table<'_>) {
    let simple: Vec<&str> = KEYS.iter().copied().filter(|key| !["keys", "saved", "themes"].contains(key)).collect();
    assert_eq!(table.rows.iter().map(|row| bare(row[0])).collect::<Vec<_>>(), simple);
    for row in &table.rows {
        let key = bare(row[0]);
        for value in quoted(row[1]) {
            let value = if key == "mouse" { value.to_owned() } else { format!("{value:?}") };
            assert_eq!(read(&format!("{key} = {value}")).problems, [], "{key} = {value}");
        }
        let known: &[&str] = match key {
            "theme" => &THEMES,
            "zone" => &ZONES,
            "view" => &Mode::FIRST.map(|(_, name)| name),
            "lang" => &Lang::ALL.map(|(_, code, _)| code),
            "split" => &SPLITS,
            _ => &["true", "false"],
        };
        assert!(known.iter().all(|known| quoted(row[1]).contains(known)), "{key}");
        assert!(known.contains(&bare(row[2])), "{key}");
    }
}

fn saved(table: &Table<'_>) {
    assert_eq!(table.rows.iter().map(|row| bare(row[0])).collect::<Vec<_>>(), SAVED);
    let views: Vec<&str> = table.rows.iter().filter(|row| row[0] == "`view`").flat_map(|row| quoted(row[1])).collect();
    assert_eq!(views, Mode::FIRST.map(|(_, name)| name));
}

fn views(table: &Table<'_>) {
    assert_eq!(table.rows.iter().map(|row| bare(row[0])).collect::<Vec<_>>(), Focus::ALL.map(Focus::name));
}

fn roles(table: &Table<'_>) {
    assert_eq!(table.rows.iter().map(|row| bare(row[0])).collect::<Vec<_>>(), Palette::ROLES);
    let (_, section) = PAGE.split_once("\nA look is words:").unwrap();
    let told = quoted(section.split("\n\n").next().unwrap());
    let names = COLOURS.into_iter().chain(ATTRIBUTES.iter().map(|(name, _)| *name));
    assert!(names.clone().all(|name| told.contains(&name)), "{told:?}");
    let own = read(fenced(PAGE, "\n## Themes\n", "toml"));
    assert_eq!(own.problems, []);
    let mut palette = Palette::of(Theme::Light);
    for (role, look) in own.themes[0].roles.iter().filter(|(role, _)| role.value != "base") {
        assert_eq!(palette.set(&role.value, &look.value), Ok(()));
    }
}

/// The table of all commands that can be given keys.
fn commands() -> String {
    let keymap = Keymap::default();
    let row = |command: &dateline::app::commands::Command| {
        let keys = keymap.labels(command, None).into_iter().map(|key| format!("`{}`", Charset::Ascii.spell(key)));
        let keys: Vec<String> = keys.collect();
        let places: Vec<&str> =
            Focus::ALL.into_iter().filter(|it| command.focuses.contains(it)).map(Focus::name).collect();
        let places = if places.len() == Focus::ALL.len() { "everywhere".to_owned() } else { places.join(", ") };
        format!("| `{}` | {} | {places} |\n", command.name, keys.join(" "))
    };
    let rows: String = COMMANDS.iter().filter(|command| command.name != "number").map(row).collect();
    format!("| command | keys | in |\n|---|---|---|\n{rows}")
}

#[test]
fn its_commands_are_those_of_the_program() {
    let (open, close) = ("<!-- commands -->\n", "<!-- /commands -->");
    let (before, rest) = PAGE.split_once(open).unwrap();
    let (_, behind) = rest.split_once(close).unwrap();
    let current = format!("{before}{open}{}{close}{behind}", commands());
    if std::env::var_os("DATELINE_WRITE_CONFIG").is_some() {
        std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/config.md"), current).unwrap();
        return;
    }
    assert_eq!(PAGE, current, "write it anew: DATELINE_WRITE_CONFIG=1 cargo test --test documents config");
}

/// A table of commands that is written by the program itself.
fn written(table: &Table<'_>) {
    assert!(table.rows.iter().all(|row| COMMANDS.iter().any(|command| command.name == bare(row[0]))));
}

#[test]
fn every_table_of_the_page_is_run() {
    page::run(
        PAGE,
        &[
            ("| key | values | without it |", &keys),
            ("| key of a saved query | value |", &saved),
            ("| view | what has the keys |", &views),
            ("| role | what |", &roles),
            ("| command | keys | in |", &written),
        ],
    );
}
