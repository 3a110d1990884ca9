//! The rooms keep to their table: a room names only the rooms and crates that the design allows it.
//!
//! Read from the sources as text, comments and test modules left out, so that a breach shows where it is written.

#![expect(clippy::expect_used, clippy::disallowed_methods, reason = "the sources are read to be judged")]

use std::fs;
use std::path::{Path, PathBuf};

/// A room, the rooms it may name, and words that may not stand in it.
struct Room {
    name: &'static str,
    rooms: &'static [&'static str],
    never: &'static [&'static str],
}

const FILES: [&str; 3] = ["std::fs", "std::net", "std::process"];
const CLOCK: [&str; 4] = ["SystemTime", "Instant::now", "Local::now", "Utc::now"];
const TERMINAL: [&str; 4] = ["crossterm", "rustix", "signal_hook", "std::env"];

const ROOMS: [Room; 12] = [
    Room { name: "model", rooms: &[], never: &["serde", "toml", "ratatui", "unicode_"] },
    Room { name: "text", rooms: &[], never: &["serde", "toml", "ratatui", "edtf_core"] },
    Room { name: "format", rooms: &["model", "text", "evidence", "dossier"], never: &["ratatui", "edtf_core"] },
    Room { name: "query", rooms: &["model", "text"], never: &["ratatui", "serde", "toml", "edtf_core"] },
    Room { name: "evidence", rooms: &["model"], never: &["ratatui", "serde", "toml", "edtf_core"] },
    Room { name: "search", rooms: &["model", "text", "query", "format", "evidence"], never: &["ratatui", "edtf_core"] },
    Room { name: "plot", rooms: &["model", "text"], never: &["ratatui", "serde", "toml", "edtf_core"] },
    Room { name: "dossier", rooms: &["model", "text", "evidence"], never: &["ratatui", "serde", "toml", "edtf_core"] },
    Room {
        name: "app",
        rooms: &["model", "text", "query", "evidence", "dossier", "plot", "search"],
        never: &["ratatui", "serde", "toml", "edtf_core"],
    },
    Room {
        name: "ui",
        rooms: &["app", "model", "text", "query", "evidence", "dossier", "plot"],
        never: &["serde", "toml", "edtf_core", "&mut State"],
    },
    Room { name: "archive", rooms: &["text"], never: &["ratatui", "serde", "toml", "edtf_core"] },
    Room {
        name: "edge",
        rooms: &["archive", "model", "text", "format", "query", "evidence", "dossier", "plot", "search", "app", "ui"],
        never: &["edtf_core"],
    },
];

fn sources(room: &str) -> Vec<(PathBuf, String)> {
    fn walk(path: &Path, into: &mut Vec<PathBuf>) {
        if path.is_dir() {
            for entry in fs::read_dir(path).expect("the folder can be read") {
                walk(&entry.expect("the entry can be read").path(), into);
            }
        } else if path.extension().is_some_and(|e| e == "rs") {
            into.push(path.to_owned());
        }
    }
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = vec![src.join(format!("{room}.rs"))];
    if src.join(room).is_dir() {
        walk(&src.join(room), &mut paths);
    }
    paths.sort();
    paths
        .into_iter()
        .map(|path| {
            let text = fs::read_to_string(&path).expect("the source can be read");
            // What tests name is no breach, and prose is not code.
            let code = text.split("#[cfg(test)]").next().unwrap_or_default();
            let code: Vec<&str> = code.lines().map(|l| l.split("//").next().unwrap_or_default()).collect();
            (path, code.join("\n"))
        })
        .collect()
}

/// Whether `word` stands in `line` as a whole path segment.
fn names(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        !before.is_some_and(|c| c.is_alphanumeric() || c == '_')
    })
}

#[test]
fn rooms_name_only_what_the_design_allows_them() {
    let mut breaches = Vec::new();
    for room in &ROOMS {
        for (path, code) in sources(room.name) {
            for (number, line) in code.lines().enumerate() {
                let mut breach = |what: &str| breaches.push(format!("{}:{}: {what}", path.display(), number + 1));
                for other in ROOMS.iter().filter(|r| r.name != room.name && !room.rooms.contains(&r.name)) {
                    if names(line, &format!("crate::{}", other.name)) {
                        breach(&format!("`{}` names the room `{}`", room.name, other.name));
                    }
                }
                let outside = FILES.iter().chain(&CLOCK).chain(&TERMINAL).filter(|_| room.name != "edge");
                for word in room.never.iter().chain(outside) {
                    let door = *word == "edtf_core" && room.name == "model";
                    if !door && names(line, word) {
                        breach(&format!("`{}` names `{word}`", room.name));
                    }
                }
            }
        }
    }
    assert!(breaches.is_empty(), "\n{}", breaches.join("\n"));
}

#[test]
fn only_the_library_itself_names_the_edge() {
    for room in ROOMS.iter().filter(|r| r.name != "edge") {
        for (path, code) in sources(room.name) {
            assert!(!names(&code, "crate::edge"), "{} names the edge", path.display());
        }
    }
}

#[test]
fn every_file_says_what_it_owns() {
    for room in &ROOMS {
        for (path, _) in sources(room.name) {
            let text = fs::read_to_string(&path).expect("the source can be read");
            assert!(text.starts_with("//! "), "{} opens without a word on what it owns", path.display());
        }
    }
}

#[test]
fn a_breach_would_be_seen() {
    assert!(names("use crate::ui::draw;", "crate::ui"));
    assert!(names("let t = std::time::Instant::now();", "Instant::now"));
    assert!(!names("let my_toml = 1;", "toml"));
}
