//! The rooms keep to their table: a room names only the rooms and crates that the design allows it, only `edge` names
//! the system, nothing goes in a circle, no file is longer than a reader's patience.
//!
//! Judged by what a path means, not by how it is spelt: see `planted.rs` for every way that was tried to get round it.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    unreachable_pub,
    reason = "the sources are read to be judged"
)]

mod circles;
#[cfg(test)]
mod dates;
mod meaning;
#[cfg(test)]
mod planted;
mod rules;
mod tree;
mod uses;

use rules::{ROOMS, breaches};
use std::fs;
use std::path::Path;
use tree::Sources;

fn sources() -> Sources {
    fn walk(path: &Path, below: &str, into: &mut Sources) {
        for entry in fs::read_dir(path).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let name = if below.is_empty() { name } else { format!("{below}/{name}") };
            if path.is_dir() {
                walk(&path, &name, into);
            } else if path.extension().is_some_and(|e| e == "rs") {
                into.insert(name, fs::read_to_string(&path).unwrap());
            }
        }
    }
    let mut found = Sources::new();
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), "", &mut found);
    found
}

/// The crates that the manifest names.
fn crates() -> Vec<String> {
    let manifest = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml")).unwrap();
    let manifest: toml::Table = manifest.parse().unwrap();
    manifest["dependencies"].as_table().unwrap().keys().map(|name| name.replace('-', "_")).collect()
}

#[test]
fn the_house_keeps_its_rules() {
    let crates = crates();
    let crates: Vec<&str> = crates.iter().map(String::as_str).collect();
    let found = breaches(&sources(), &crates);
    let told: Vec<String> = found.iter().map(ToString::to_string).collect();
    assert!(told.is_empty(), "{} breaches\n{}", told.len(), told.join("\n"));
}

#[test]
fn the_table_itself_goes_in_no_circle() {
    let mut done: Vec<&str> = vec![];
    while done.len() < ROOMS.len() {
        let next = ROOMS.iter().find(|r| !done.contains(&r.name) && r.rooms.iter().all(|other| done.contains(other)));
        done.push(next.expect("a room that names only rooms before it").name);
    }
}
