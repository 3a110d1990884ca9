//! What leaves the program: an address for a browser, text for the clipboard, the look at archived copies.

use crate::run::{Run, until};
use std::fs;
use std::path::PathBuf;

const CHRONOLOGY: &str = r#"
[[sources]]
id = "whole"
title = "A whole copy"
url = "https://example.org/fire?a=b&c=d"
archive = "archive/whole.txt"
sha256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

[[sources]]
id = "outside"
title = "A copy that is none of its business"
archive = "../../main.rs"

[[events]]
date = "2022-03-27"
title = "The harbour burns"
sources = ["whole", "outside"]
"#;

/// A folder with a chronology, an archived copy and a browser that writes down what it is given.
fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(folder.join("archive")).expect("the folder for tests can be written");
    let write = |name: &str, text: &str| fs::write(folder.join(name), text).expect("it can be written");
    write("harbour.toml", CHRONOLOGY);
    write("archive/whole.txt", "abc");
    write("browser", "printf '%s\\n' \"$#\" \"$@\" > opened.part && mv opened.part opened");
    let _ = fs::remove_file(folder.join("opened"));
    folder
}

/// The program in that folder, with this browser.
fn browse(folder: &std::path::Path, browser: &str) -> Run {
    let line = format!(
        "cd '{}' && BROWSER='{browser}' exec {} harbour.toml",
        folder.display(),
        env!("CARGO_BIN_EXE_dateline")
    );
    let run = Run::start("sh", &["-c", &line], (120, 40));
    run.wait_for_text("The harbour burns");
    run
}

#[test]
fn an_address_is_opened_as_one_argument_and_that_is_said() {
    let folder = folder("opens");
    let mut run = browse(&folder, "sh browser %s");
    run.press("o");
    run.wait_for_text("open https://example.org/fire?a=b&c=d");
    run.press("\r");
    run.wait_for_text("Opening example.org with sh …");
    let opened = folder.join("opened");
    // What the browser does shows on no screen.
    until("the browser", || opened.exists().then_some(()));
    assert_eq!(fs::read_to_string(opened).expect("it is there"), "1\nhttps://example.org/fire?a=b&c=d\n");
    run.press("2o");
    run.wait_for_text("[2] has no address.");
    run.press("q");
    assert_eq!(run.ended(), 0);
}

#[test]
fn a_browser_that_fails_is_told_of_though_no_key_was_pressed_since() {
    let mut run = browse(&folder("fails"), "false");
    run.press("o");
    run.wait_for_text("open https://example.org/fire?a=b&c=d");
    run.press("\r");
    run.wait_for_text("false could not open it: exit status: 1.");
    run.press("q");
    assert_eq!(run.ended(), 0);
}

#[test]
fn the_terminal_is_asked_to_copy() {
    let mut run = browse(&folder("copies"), "true");
    run.press("Y");
    run.wait_for_text("harbour.toml:14: copied, if OSC 52 is allowed here.");
    run.press("1yy");
    run.wait_for_text("[1] as text: sent to the terminal's clipboard.");
    // In base64: harbour.toml:14, and “A whole copy”, undated. https://example.org/fire?a=b&c=d
    let text = "4oCcQSB3aG9sZSBjb3B54oCdLCB1bmRhdGVkLiBodHRwczovL2V4YW1wbGUub3JnL2ZpcmU/YT1iJmM9ZA==";
    assert_eq!(run.copied(), ["aGFyYm91ci50b21sOjE0", text]);
    run.press("q");
    assert_eq!(run.ended(), 0);
}

#[test]
fn archived_copies_are_looked_at_in_the_folder_of_the_chronology_and_nowhere_else() {
    let mut run = browse(&folder("archives"), "true");
    run.wait_for_text("archive/whole.txt ✓");
    run.wait_for_text("leads out");
    run.press("q");
    assert_eq!(run.ended(), 0);
}

/// An editor that says what it was told, waits for a line of its own, and leaves the terminal in a state of its own.
#[test]
fn an_editor_has_the_terminal_until_it_ends() {
    let folder = folder("edits");
    let editor = "printf '[told %s]\\n' \"$*\"; read -r line; printf '%s' \"$line\" > typed.part; mv typed.part typed; stty werase ^Y";
    fs::write(folder.join("editor"), editor).expect("it can be written");
    let _ = fs::remove_file(folder.join("typed"));
    let line = format!(
        "cd '{}' && VISUAL='sh editor -x' exec {} harbour.toml",
        folder.display(),
        env!("CARGO_BIN_EXE_dateline")
    );
    let mut run = Run::start("sh", &["-c", &line], (120, 40));
    run.wait_for_text("The harbour burns");
    run.press("e");
    run.wait_for_text("[told -x +14 harbour.toml]");
    run.wait_for("the terminal given up", |screen| !screen.alternate_screen() && !screen.hide_cursor());
    // Keys of the editor's own, none of which is ours.
    run.press("qqoy\n");
    run.wait_for("the screen again", |screen| {
        screen.alternate_screen() && screen.contents().contains("The harbour burns")
    });
    assert_eq!(fs::read_to_string(folder.join("typed")).expect("it is there"), "qqoy");
    run.press("x");
    run.wait_for_text("x: no key here");
    run.press("q");
    assert_eq!(run.ended(), 0);
    run.wait_for("the terminal given back", |screen| !screen.alternate_screen() && !screen.hide_cursor());
}

#[test]
fn an_editor_that_is_not_there_is_told_of_and_so_is_a_chronology_without_a_file() {
    let folder = folder("no-editor");
    let line = format!(
        "cd '{}' && EDITOR=no-such-editor exec {} harbour.toml",
        folder.display(),
        env!("CARGO_BIN_EXE_dateline")
    );
    let mut run = Run::start("sh", &["-c", &line], (120, 40));
    run.wait_for_text("The harbour burns");
    run.press("e");
    run.wait_for_text("There is no no-such-editor here");
    run.press("q");
    assert_eq!(run.ended(), 0);
    let line = format!("cd '{}' && exec {} < harbour.toml", folder.display(), env!("CARGO_BIN_EXE_dateline"));
    let mut run = Run::start("sh", &["-c", &line], (120, 40));
    run.wait_for_text("The harbour burns");
    run.press("e");
    run.wait_for_text("No file is behind this: `dateline new events.toml` begins your own.");
    run.press("q");
    assert_eq!(run.ended(), 0);
}

#[test]
fn where_no_browser_would_be_seen_the_address_is_said_and_copied() {
    let folder = folder("remote");
    let line = format!(
        "cd '{}' && unset BROWSER && SSH_CONNECTION=x DISPLAY=:0 exec {} harbour.toml",
        folder.display(),
        env!("CARGO_BIN_EXE_dateline")
    );
    let mut run = Run::start("sh", &["-c", &line], (120, 40));
    run.wait_for_text("The harbour burns");
    run.press("o");
    run.wait_for_text("open https://example.org/fire?a=b&c=d");
    run.press("\r");
    run.wait_for_text("No browser here; the address: copied, if OSC 52 is allowed here.");
    // In base64: the address.
    assert_eq!(run.copied(), ["aHR0cHM6Ly9leGFtcGxlLm9yZy9maXJlP2E9YiZjPWQ="]);
    run.press("q");
    assert_eq!(run.ended(), 0);
}

#[test]
fn a_file_that_was_replaced_is_read_again_and_a_broken_one_is_not_taken_up() {
    let folder = folder("reread");
    let line = format!("cd '{}' && exec {} --no-watch harbour.toml", folder.display(), env!("CARGO_BIN_EXE_dateline"));
    let mut run = Run::start("sh", &["-c", &line], (120, 40));
    run.wait_for_text("The harbour burns");
    let replace = |text: &str| {
        fs::write(folder.join("part"), text).expect("it can be written");
        fs::rename(folder.join("part"), folder.join("harbour.toml")).expect("it can be replaced");
    };
    let more = format!("{CHRONOLOGY}\n[[events]]\ndate = \"2023\"\ntitle = \"Quay rebuilt\"\n");
    replace(&more);
    run.press("R");
    run.wait_for_text("Quay rebuilt");
    run.wait_for_text("1 added");
    replace(&more.replace("rebuilt\"", "rebuilt"));
    run.press("R");
    run.wait_for_text("Not taken up: line ");
    run.wait_for_text("Quay rebuilt");
    fs::remove_file(folder.join("harbour.toml")).expect("it can be removed");
    run.press("R");
    run.wait_for_text("is gone; what was read of it stays");
    replace(CHRONOLOGY);
    run.press("R");
    run.wait_for_text("1 gone");
    run.press("q");
    assert_eq!(run.ended(), 0);
    let line = format!("cd '{}' && exec {} < harbour.toml", folder.display(), env!("CARGO_BIN_EXE_dateline"));
    let mut run = Run::start("sh", &["-c", &line], (120, 40));
    run.wait_for_text("The harbour burns");
    run.press("R");
    run.wait_for_text("There is no file behind this chronology");
    run.press("q");
    assert_eq!(run.ended(), 0);
}

#[test]
fn what_an_editor_mended_is_read_again_by_itself() {
    let folder = folder("mended");
    let broken = format!("{CHRONOLOGY}\n[[events]]\ndate = \"March 2023\"\ntitle = \"Quay rebuilt\"\n");
    fs::write(folder.join("harbour.toml"), broken).expect("it can be written");
    fs::write(folder.join("mends"), "sed -i 's/March 2023/2023-03/' \"$2\"").expect("it can be written");
    let line =
        format!("cd '{}' && EDITOR='sh mends' exec {} harbour.toml", folder.display(), env!("CARGO_BIN_EXE_dateline"));
    let mut run = Run::start("sh", &["-c", &line], (120, 40));
    run.wait_for_text("! 1 problem");
    run.press("!e");
    run.wait_for("the event", |screen| {
        screen.contents().contains("Quay rebuilt") && !screen.contents().contains("1 problem")
    });
    run.wait_for_text("1 added");
    run.press("q");
    assert_eq!(run.ended(), 0);
}
