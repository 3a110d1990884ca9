//! Colours as a terminal tells that it has them.

use crate::run::Run;
use crate::{SIZE, chronology};

const PROGRAM: &str = env!("CARGO_BIN_EXE_dateline");

#[test]
fn colours_are_sent_as_the_terminal_says_that_it_has_them() {
    let path = chronology("colours", 3);
    for (told, sent, not) in [
        (["COLORTERM=truecolor", "TERM=xterm-256color"], "38;2;255;255;255", "38;5;"),
        (["COLORTERM=", "TERM=xterm-256color"], "38;5;231", "38;2;"),
        (["COLORTERM=", "TERM=xterm"], ";97;40m", "38;"),
    ] {
        let mut run = Run::start("env", &[&told[..], &[PROGRAM, "--theme", "high-contrast", &path]].concat(), SIZE);
        run.wait_for_text("1/3");
        assert!(run.has_sent(sent) && !run.has_sent(not), "{told:?}");
        run.press("q");
        assert_eq!(run.ended(), 0);
    }
}

/// `9x` is no code of theirs: what is brighter is bold, in all themes.
#[test]
fn old_terminals_are_sent_their_eight_colours_alone() {
    // A fault is in the brightest colour that there is.
    let path = format!("{}/colours-old.toml", env!("CARGO_TARGET_TMPDIR"));
    std::fs::write(&path, "[[events]]\ndate = \"2022\"\ntitle = \"One\"\n[[events]]\ndate = \"x\"\n").unwrap();
    for (kind, theme) in
        ["linux", "vt100"].into_iter().flat_map(|kind| ["dark", "light", "high-contrast"].map(|t| (kind, t)))
    {
        let kind = format!("TERM={kind}");
        let mut run = Run::start("env", &["COLORTERM=truecolor", &kind, PROGRAM, "--theme", theme, &path], SIZE);
        run.wait_for_text("1/1");
        run.press("!");
        run.wait_for_text("is no date");
        run.press("q");
        run.press("q");
        assert_eq!(run.ended(), 0);
        let bytes = run.bytes();
        let sent: std::collections::BTreeSet<&str> = bytes
            .split("\x1b[")
            .filter_map(|piece| piece.split_once('m').map(|(parameters, _)| parameters))
            .filter(|parameters| parameters.bytes().all(|byte| byte.is_ascii_digit() || byte == b';'))
            .flat_map(|parameters| parameters.split(';'))
            .collect();
        let known = |code: &&&str| code.parse::<u8>().is_ok_and(|code| code < 38 || (40..48).contains(&code));
        let unknown: Vec<_> = sent.iter().filter(|code| !known(code)).collect();
        assert!(unknown.is_empty(), "{kind} {theme}: {unknown:?} of {sent:?}");
        assert!(theme != "dark" || bytes.contains(";1;31m"), "{kind}: what is wrong is bold and red");
    }
}
