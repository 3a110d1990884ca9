//! The README is held to the program: its picture of the screen is one, its table of keys is the program's own.
//!
//! After a change that is meant, `DATELINE_WRITE_README=1 cargo test --test readme` writes both anew.

#![expect(clippy::expect_used, clippy::disallowed_methods, reason = "the README is read to be judged")]

use dateline::app::commands::keymap::Keymap;
use dateline::app::{Charset, Options, Size, State, Theme, commands};
use dateline::format::{Opened, Reading, read};
use dateline::model::{Day, Lang};
use dateline::ui;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

fn path() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")
}

/// The built-in chronology on a screen of 104×30, seven events down.
fn screen() -> String {
    let (width, height) = (104, 30);
    let text = fs::read_to_string(path().with_file_name("events.toml")).expect("the chronology can be read");
    let timeline = read(&[Opened::held("events.toml", text)], &Reading::default());
    let today = Day { year: 2026, month: 11, day: 1 };
    let options = Options {
        mouse: true,
        theme: Theme::Dark,
        charset: Charset::Unicode,
        today,
        local: None,
        lang: Lang::English,
        example: true,
    };
    let mut state = State::new(Arc::new(timeline), options, Size { width, height });
    let down = dateline::app::Input::Key(dateline::app::Key::char('j'));
    dateline::app::take(&mut state, std::iter::repeat_n(down, 5));
    let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
    ui::paint(&state, &mut buffer);
    let rows = buffer.content.chunks(usize::from(width));
    let lines = rows.map(|row| row.iter().map(ratatui::buffer::Cell::symbol).collect::<String>());
    let lines: Vec<String> = lines.map(|line| line.trim_end().to_owned()).collect();
    format!("```text\n{}\n```\n", lines.join("\n"))
}

/// The README with what stands between the marks of `name` replaced.
fn with(readme: &str, name: &str, content: &str) -> String {
    let (open, close) = (format!("<!-- {name} -->\n"), format!("<!-- /{name} -->"));
    let (before, rest) = readme.split_once(&open).expect("the README has the opening mark");
    let (_, after) = rest.split_once(&close).expect("the README has the closing mark");
    format!("{before}{open}{content}{close}{after}")
}

/// The table of keys.
fn keys() -> String {
    let keymap = Keymap::default();
    let rows = commands::Section::ALL.into_iter().flat_map(|section| commands::explained(section, &keymap)).map(
        |(keys, help)| {
            let keys: Vec<String> = keys.iter().map(|key| format!("`{key}`")).collect();
            format!("| {} | {help} |\n", keys.join(" "))
        },
    );
    format!("| keys | |\n|---|---|\n{}", rows.collect::<Vec<_>>().concat())
}

#[test]
fn its_keys_are_those_of_every_command() {
    let (table, keymap) = (keys(), Keymap::default());
    assert!(table.contains("| `↑` `↓` `k` `j` | "), "{table}");
    for command in commands::COMMANDS {
        let keys: Vec<String> = keymap.labels(command, None).iter().map(|label| format!("`{label}`")).collect();
        let row = table.lines().find(|row| row.ends_with(&format!(" | {} |", command.help)));
        assert!(keys.iter().all(|key| row.is_some_and(|row| row.contains(key))), "{}", command.name);
    }
}

#[test]
fn the_readme_shows_the_screen_and_the_keys_as_they_are() {
    let readme = fs::read_to_string(path()).expect("the README can be read");
    let current = with(&with(&readme, "screen", &screen()), "keys", &keys());
    if std::env::var_os("DATELINE_WRITE_README").is_some() {
        fs::write(path(), &current).expect("the README can be written");
        return;
    }
    assert_eq!(readme, current, "write it anew: DATELINE_WRITE_README=1 cargo test --test readme");
}

#[test]
fn its_two_commands_stand_at_the_top() {
    let readme = fs::read_to_string(path()).expect("the README can be read");
    let top: Vec<&str> = readme.lines().take(9).collect();
    assert!(top.iter().any(|line| line.starts_with("cargo run --release")), "{top:?}");
    assert!(top.iter().any(|line| line.starts_with("cargo test")), "{top:?}");
}

#[test]
fn its_chronologies_are_valid() {
    let readme = fs::read_to_string(path()).expect("the README can be read");
    for block in readme.split("```toml\n").skip(1) {
        let text = block.split("```").next().unwrap_or_default();
        let timeline = read(&[Opened::held("readme", text)], &Reading::default());
        assert_eq!((timeline.len(), timeline.problems.errors()), (1, 0), "{text}");
    }
}

#[test]
fn the_built_in_chronology_has_no_problem() {
    let text = fs::read_to_string(path().with_file_name("events.toml")).expect("the chronology can be read");
    let timeline = read(&[Opened::held("events.toml", text)], &Reading::default());
    assert!(timeline.problems.is_empty(), "{:?}", timeline.problems);
    assert!(timeline.len() >= 15);
}
