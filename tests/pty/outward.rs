//! What leaves the program: an address for a browser, text for the clipboard, the look at archived copies.

use crate::run::{Run, until};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

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
    let _ = fs::remove_file(folder.join("typed"));
    let mut run = browse_with_editor(&folder, "vi", editor, "-x 'a b'");
    run.press("e");
    run.wait_for_text("[told -x a b +14 harbour.toml]");
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
    run.is_given_back();
}

/// The program in that folder, with an editor of this name that does as the script says.
fn browse_with_editor(folder: &Path, name: &str, script: &str, arguments: &str) -> Run {
    let editor = folder.join(name);
    fs::write(&editor, format!("#!/bin/sh\n{script}\n")).expect("it can be written");
    fs::set_permissions(&editor, fs::Permissions::from_mode(0o700)).expect("it can be run");
    let line = format!(
        "cd '{}' && VISUAL=\"./{name} {arguments}\" exec {} harbour.toml",
        folder.display(),
        env!("CARGO_BIN_EXE_dateline")
    );
    let run = Run::start("sh", &["-c", &line], (120, 40));
    run.wait_for_text("The harbour burns");
    run
}

/// However it ends: the screen is whole, what happened is said, and the terminal is given back as it was found.
#[test]
fn an_editor_that_ends_badly_leaves_the_screen_whole() {
    let folder = folder("ends-badly");
    let mess = "printf '\\033[?1049h\\033[?25l\\033[?1003h\\033[?1h\\033[4h\\033[2;3r\\033[31m\\033(0'; stty raw -echo";
    for (name, script, said) in [
        ("fails", "exit 1", "fails ended with exit code 1."),
        ("killed", "kill -9 $$", "killed was ended by SIGKILL; what it had not saved is lost."),
        ("messy", mess, ""),
        ("crashes", &format!("{mess}; kill -SEGV $$"), "crashes was ended by SIGSEGV; what it had not saved is lost."),
    ] {
        let mut run = browse_with_editor(&folder, name, script, "");
        run.press("e");
        until("the screen taken again", || (run.taken() > 1).then_some(()));
        run.wait_for_text(said);
        run.wait_for("the screen", |screen| {
            let settled = screen.alternate_screen() && screen.contents().contains("The harbour burns");
            settled
                && screen.mouse_protocol_mode() != vt100::MouseProtocolMode::AnyMotion
                && !screen.application_cursor()
        });
        run.press("x");
        run.wait_for_text("x: no key here");
        run.press("q");
        assert_eq!(run.ended(), 0, "{name}");
        run.is_given_back();
    }
}

#[test]
fn an_editor_with_a_window_leaves_the_screen_alone() {
    let folder = folder("window");
    let _ = fs::remove_file(folder.join("told"));
    let script = "echo noise; echo noise >&2; printf '%s ' \"$@\" > told.part; mv told.part told; exec sleep 1";
    let mut run = browse_with_editor(&folder, "code", script, "-n");
    run.press("e");
    run.wait_for_text("Opening harbour.toml with ./code …");
    let told = folder.join("told");
    until("the editor", || told.exists().then_some(()));
    assert_eq!(fs::read_to_string(told).expect("it is there"), "-n -g harbour.toml:14:1 ");
    run.press("x");
    run.wait_for_text("x: no key here");
    assert_eq!(run.taken(), 1);
    assert!(!run.has_sent("noise"));
    run.press("q");
    assert_eq!(run.ended(), 0);
    let mut run = browse_with_editor(&folder, "zed", "exit 4", "");
    run.press("e");
    run.wait_for_text("./zed could not open it: exit status: 4.");
    run.press("q");
    assert_eq!(run.ended(), 0);
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
    run.wait_for_text("This was read from standard input: name its file to edit it.");
    run.press("q");
    assert_eq!(run.ended(), 0);
    for (with, file, said) in [
        ("", "", "This is built into the program: `dateline new --example FILE` makes a copy."),
        (
            "rm -f pipe; mkfifo pipe; cat ../harbour.toml > pipe &",
            "pipe",
            "This came through a pipe: save it as a file",
        ),
        ("export VISUAL='vi \"x';", "../harbour.toml", "$VISUAL cannot be understood: a quote in it is not closed."),
        ("export VISUAL=../harbour.toml;", "../harbour.toml", "could not be started: permission denied."),
    ] {
        let empty = folder.join("empty");
        fs::create_dir_all(&empty).expect("the folder for tests can be written");
        let line = format!("cd '{}'; {with} exec {} {file}", empty.display(), env!("CARGO_BIN_EXE_dateline"));
        let mut run = Run::start("sh", &["-c", &line], (120, 40));
        run.wait_for_text("Timeline");
        run.press("e");
        run.wait_for_text(said);
        run.press("q");
        assert_eq!(run.ended(), 0);
    }
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
    fs::write(folder.join("mends"), "sed -i 's/March 2023/2023-03/' \"$1\"").expect("it can be written");
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
