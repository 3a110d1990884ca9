//! The program in GNU screen, which holds a lone Esc back while a mouse is on, and draws clusters by a table of its own.
//!
//! Passed over, with a word, where it is not installed.

use crate::run::{Run, until};
use crate::tmux::scripts;
use std::process::{Command, Stdio};

/// A session of its own, by name; it ends with the test.
struct Session(String);

impl Session {
    fn is_told(&self, words: &[&str]) -> bool {
        let mut command = Command::new("screen");
        let told = command.args(["-S", &self.0, "-X"]).args(words).stdout(Stdio::null()).status();
        told.is_ok_and(|status| status.success())
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        self.is_told(&["quit"]);
    }
}

/// The program on a terminal of 80×24; none where GNU screen is not installed.
fn start(name: &str, path: &str) -> Option<(Run, Session)> {
    let there = Command::new("screen").arg("-v").stdout(Stdio::null()).stderr(Stdio::null()).status();
    if there.is_err() {
        return None;
    }
    let session = format!("dateline-{name}-{}", std::process::id());
    let args = ["-c", "/dev/null", "-U", "-S", &session, env!("CARGO_BIN_EXE_dateline"), path];
    Some((Run::start("screen", &args, crate::SIZE), Session(session)))
}

/// Presses keys until something is said; returns the rows as GNU screen knows them, of each letter the last byte, whatever
/// a terminal around it makes of them; but for those in which something is said.
fn drawn(run: &mut Run, session: &Session, keys: &str, said: &str) -> Vec<String> {
    let path = format!("{}/{}", env!("CARGO_TARGET_TMPDIR"), session.0);
    run.press(keys);
    let rows = until(said, || {
        let is_written = session.is_told(&["hardcopy", &path]);
        let rows = std::fs::read(&path).ok().filter(|_| is_written)?;
        let rows = String::from_utf8_lossy(&rows).into_owned();
        // The last row is there once all is written.
        (rows.contains(said) && rows.trim_end().ends_with("? keys")).then_some(rows)
    });
    let _ = std::fs::remove_file(&path);
    rows.lines().filter(|row| !row.contains("no key here")).map(str::to_owned).collect()
}

#[test]
fn scrolling_leaves_no_remains_in_any_script() {
    let path = scripts("gnu-screen");
    let Some((mut run, session)) = start("scripts", &path) else {
        println!("passed over: there is no GNU screen here");
        return;
    };
    run.wait_for_text("1/64");
    for (key, count, place) in [("j", 24, "25/64"), ("k", 9, "16/64"), ("G", 1, "64/64"), ("[", 20, "44/64")] {
        drawn(&mut run, &session, &key.repeat(count), place);
        let scrolled = drawn(&mut run, &session, "x", "x: no key here");
        let anew = drawn(&mut run, &session, "\x0cQ", "Q: no key here");
        assert_eq!(scrolled, anew, "after {key:?}: as drawn anew");
    }
    run.press("q");
    assert_eq!(run.ended(), 0);
}

#[test]
fn a_lone_escape_is_heard() {
    let Some((mut run, _session)) = start("escape", &crate::chronology("gnu-screen-escape", 3)) else {
        println!("passed over: there is no GNU screen here");
        return;
    };
    run.wait_for_text("1/3");
    run.press("f");
    run.wait_for_text(" filter ");
    run.press("number");
    run.wait_for_text("filter number");
    run.press("\x1b");
    run.wait_for("no prompt", |screen| !screen.contents().contains("filter number"));
    run.press("j");
    run.wait_for_text("2/3");
    run.press("q");
    assert_eq!(run.ended(), 0);
}

/// It knows no links, and hands on what it does not know in part.
#[test]
fn no_links_are_sent_through_it() {
    let path = format!("{}/gnu-screen-links.toml", env!("CARGO_TARGET_TMPDIR"));
    let chronology =
        "[[events]]\ndate = 2022\ntitle = \"One\"\nsources = [{ title = \"S\", url = \"https://example.org/a\" }]\n";
    std::fs::write(&path, chronology).expect("the folder for tests can be written");
    let Some((mut run, _session)) = start("links", &path) else {
        println!("passed over: there is no GNU screen here");
        return;
    };
    run.wait_for_text("https://example.org/a");
    let screen = run.look(vt100::Screen::contents);
    assert!(!run.has_sent("\x1b]8;") && !screen.contains("8;;"), "{screen}");
    run.press("q");
    assert_eq!(run.ended(), 0);
}
