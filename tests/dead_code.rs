//! Nothing in the library is there for nobody: seen in a copy of it whose rooms are private, since what is public is
//! never called dead.
//!
//! Asked for by `.ci/run`, which has checked the dependencies already; alone: `cargo test --test dead_code -- --ignored`.

#![expect(clippy::expect_used, clippy::disallowed_methods, reason = "the library is copied to be judged")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

/// What is there for tests, benches and readers of the library's types alone, and why.
const KEPT: [(&str, &str, &str); 17] = [
    ("src/app/lanes/grouped.rs", "is_empty", "belongs to `len`"),
    ("src/app/state/search.rs", "is_searching", "tests see by it that nothing is waited for"),
    ("src/archive/passage.rs", "written", "what is fuzzed is held to it"),
    ("src/format.rs", "ordered", "a bench"),
    ("src/format/index.rs", "ordered", "a bench"),
    ("src/evidence/as_of/known.rs", "of", "the plain walk that tests hold the quick one to"),
    ("src/evidence/as_of/publications.rs", "of", "likewise"),
    ("src/model/date.rs", "YEARS", "what is told of dates is held to it"),
    ("src/model/date/extent.rs", "shift_minutes", "what a row keeps is held to it"),
    ("src/app/state/search.rs", "search", "what is looked for, by tests of the way back"),
    ("src/plot/scale.rs", "instant", "an axis without breaks is held to it"),
    ("src/plot/ticks.rs", "name", "a step in words, for its table"),
    ("src/ui.rs", "ATTRIBUTES", "what is told of configs is held to it"),
    ("src/ui.rs", "COLOURS", "likewise"),
    ("src/ui.rs", "paint", "screens in the colours that come with the program"),
    ("src/ui.rs", "paint_strip", "pictures of the strip alone"),
    ("src/ui.rs", "paint_lanes", "pictures of the lanes alone"),
];

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder can be made");
    for entry in fs::read_dir(from).expect("the sources can be listed") {
        let path = entry.expect("the entry can be read").path();
        let to = to.join(path.file_name().expect("it has a name"));
        if path.is_dir() {
            copy(&path, &to);
        } else {
            fs::copy(&path, &to).expect("a source can be copied");
        }
    }
}

/// A copy of the library with private rooms, and nothing of the manifest but what it is built from.
fn private(to: &Path) {
    let from = Path::new(env!("CARGO_MANIFEST_DIR"));
    if to.exists() {
        fs::remove_dir_all(to).expect("an older copy can be removed");
    }
    for folder in ["src", "docs/man"] {
        copy(&from.join(folder), &to.join(folder));
    }
    for file in ["Cargo.lock", "events.toml"] {
        fs::copy(from.join(file), to.join(file)).expect("a file can be copied");
    }
    let manifest = fs::read_to_string(from.join("Cargo.toml")).expect("the manifest can be read");
    let sections = manifest.split("\n[").filter(|part| !part.starts_with("lints") && !part.starts_with("[bench"));
    let manifest = sections.collect::<Vec<_>>().join("\n[");
    fs::write(to.join("Cargo.toml"), manifest).expect("the manifest can be written");
    let lib = fs::read_to_string(to.join("src/lib.rs")).expect("the library can be read");
    fs::write(to.join("src/lib.rs"), lib.replace("\npub mod ", "\nmod ")).expect("the library can be written");
}

/// Returns the file and the names of a warning; none where it is on something else.
fn dead(line: &str) -> Option<(String, Vec<String>)> {
    let (place, words) = line.split_once(": warning: ")?;
    let file = place.split(':').next()?;
    let names: Vec<String> = words.split('`').skip(1).step_by(2).map(str::to_owned).collect();
    let counts = !words.contains("lint expectation");
    (counts && file.starts_with("src/") && !names.is_empty()).then(|| (file.to_owned(), names))
}

#[test]
#[ignore = "checks the library again: asked for by `.ci/run`"]
fn nothing_is_there_for_nobody() {
    let own = Path::new(env!("CARGO_TARGET_TMPDIR")).join("private");
    private(&own);
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("it is in the target's folder");
    // The profile of this test: its dependencies are checked already.
    let exe = std::env::current_exe().expect("a test knows itself");
    let profile = exe.ancestors().nth(2).and_then(Path::file_name).and_then(|name| name.to_str());
    let profile = profile.filter(|name| *name != "debug").unwrap_or("dev");
    let checked = Command::new(env!("CARGO"))
        .args(["check", "--lib", "--offline", "--profile", profile, "--message-format", "short"])
        .current_dir(&own)
        .env("CARGO_TARGET_DIR", target)
        .env_remove("RUSTFLAGS")
        .output()
        .expect("cargo can be run");
    let said = String::from_utf8_lossy(&checked.stderr);
    assert!(checked.status.success(), "{said}");
    let found: BTreeSet<(String, String)> = said
        .lines()
        .filter_map(dead)
        .flat_map(|(file, names)| names.into_iter().map(move |n| (file.clone(), n)))
        .collect();
    let kept: BTreeSet<(String, String)> =
        KEPT.iter().map(|(file, name, _)| ((*file).to_owned(), (*name).to_owned())).collect();
    let new: Vec<_> = found.difference(&kept).collect();
    assert!(new.is_empty(), "nobody uses {new:#?}");
    let alive: Vec<_> = kept.difference(&found).collect();
    assert!(alive.is_empty(), "used by now, or gone: take them from the list: {alive:#?}");
}

#[test]
fn a_dead_item_would_be_seen() {
    let names = |line| dead(line).map(|(file, names)| format!("{file} {}", names.join(" ")));
    assert_eq!(names("src/a.rs:1:2: warning: function `f` is never used").as_deref(), Some("src/a.rs f"));
    let three = "src/a.rs:1:2: warning: methods `f`, `g`, and `h` are never used";
    assert_eq!(names(three).as_deref(), Some("src/a.rs f g h"));
    assert_eq!(names("src/a.rs:1:2: warning: unused import: `x::Y`").as_deref(), Some("src/a.rs x::Y"));
    assert_eq!(names("src/a.rs:1:2: warning: this lint expectation is unfulfilled"), None);
    assert_eq!(names("    Finished `dev` profile"), None);
}
