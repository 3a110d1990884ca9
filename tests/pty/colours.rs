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
