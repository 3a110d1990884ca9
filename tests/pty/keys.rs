//! What comes from the terminal: pastes, answers, the mouse; and what of it reaches whoever has the terminal next.

use crate::run::Run;
use crate::{SIZE, browse, chronology};

const PROGRAM: &str = env!("CARGO_BIN_EXE_dateline");

#[test]
fn a_paste_is_text_and_a_megabyte_of_it_too() {
    let mut run = browse("pasted");
    run.press("\x1b[200~event\nnumber 2999q\x1b[201~");
    run.wait_for_text("event number 2999q");
    run.press("\x7f");
    run.wait_for_text("3,000/3,000");
    run.press("\x1b");
    run.wait_for_text("1/3,000");
    let text = format!("\x1b[200~{}\x1b[201~\x15", "q o ".repeat(1 << 18));
    run.press(&text);
    run.press("number 2998");
    run.wait_for_text("2,999/3,000");
    run.press("\x03");
    assert_eq!(run.ended(), 0);
}

#[test]
fn answers_are_no_keys_and_frames_are_drawn_at_once_where_that_is_answered() {
    let mut run = browse("answers");
    run.wait_for_text("1/3,000");
    assert!(run.has_sent("\x1b]11;?\x1b\\") && !run.has_sent("\x1b[?2026h"));
    run.press("\x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1b[?2026;2$y\x1bP1$r0m\x1b\\j");
    run.wait_for_text("2/3,000");
    run.press("j");
    run.wait_for_text("3/3,000");
    assert!(run.has_sent("\x1b[?2026h") && run.has_sent("\x1b[?2026l"));
    run.press("q");
    assert_eq!(run.ended(), 0);
}

#[test]
fn of_the_mouse_only_press_and_wheel_are_asked_for() {
    let mut run = browse("mouse");
    assert!(run.has_sent("\x1b[?1000h\x1b[?1006h"));
    assert!(!["1002h", "1003h", "1015h"].iter().any(|mode| run.has_sent(mode)));
    run.press("\x1b[<65;3;9M");
    run.wait_for("another first row", |screen| !screen.contents().contains("Event number 0."));
    run.press("q");
    assert_eq!(run.ended(), 0);
    let path = chronology("screen", 3);
    let mut run = Run::start("env", &["STY=1.pts", PROGRAM, &path], SIZE);
    run.wait_for_text("1/3");
    assert!(!run.has_sent("\x1b[?1000h"), "GNU screen holds a lone ESC back while a mouse is on");
    run.press("q");
    assert_eq!(run.ended(), 0);
}

/// The wheel turns until the terminal has heard that nobody listens.
#[test]
fn no_report_reaches_the_shell() {
    let path = chronology("reports", 3);
    let script = r#""$0" "$1"; echo "[ended $?]"; read -r line; echo "[$line]"; read -r line"#;
    let mut run = Run::start("sh", &["-c", script, PROGRAM, &path], SIZE);
    run.wait_for_text("1/3");
    run.press("q");
    run.wait_for_text("[ended 0]");
    run.press("typed\n");
    run.wait_for_text("[typed]");
    run.wait_for("no report", |screen| !screen.contents().contains("65;3"));
}
