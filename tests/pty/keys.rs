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
fn of_the_mouse_press_drag_and_wheel_are_asked_for_and_nothing_else() {
    let mut run = browse("mouse");
    assert!(run.has_sent("\x1b[?1000h\x1b[?1002h\x1b[?1006h"));
    assert!(!["1003h", "1005h", "1015h"].iter().any(|mode| run.has_sent(mode)));
    run.press("\x1b[<65;3;9M");
    run.wait_for("another first row", |screen| !screen.contents().contains("Event number 0."));
    let row_of = |run: &Run, words: &str| {
        let screen = run.look(vt100::Screen::contents);
        screen.lines().position(|line| line.contains(words)).map(|row| row + 1)
    };
    let bar = row_of(&run, "Timeline").unwrap();
    let pressed = |column: usize, row: usize| format!("\x1b[<0;{column};{row}M\x1b[<0;{column};{row}m");
    run.press(&pressed(12, bar));
    run.wait_for_text("Esc timeline");
    run.press(&pressed(3, bar));
    run.wait_for_text("Timeline");
    let rule = row_of(&run, "/3,000").unwrap();
    run.press(&format!("\x1b[<0;9;{rule}M\x1b[<32;9;{0}M\x1b[<32;9;{0}M\x1b[<0;9;{0}m", rule - 2));
    run.wait_for("another rule", |screen| {
        screen.contents().lines().nth(rule - 3).is_some_and(|line| line.contains("/3,000"))
    });
    run.press("q");
    assert_eq!(run.ended(), 0);
    assert!(run.has_sent("\x1b[?1006l\x1b[?1002l\x1b[?1000l"), "what was switched on is switched off");
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
