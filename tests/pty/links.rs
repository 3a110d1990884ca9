//! Addresses that the terminal opens where they stand (OSC 8).

use crate::run::Run;
use std::fs;
use std::sync::atomic::{AtomicUsize, Ordering};

const CHRONOLOGY: &str = r#"
[[sources]]
id = "plain"
title = "A plain address"
url = "https://example.org/a-path-that-is-longer-than-a-row-of-the-screen-has-columns-for-it/fire?a=b&c=d"

[[sources]]
id = "hostile"
title = "An address that would end the sequence"
url = "https://example.org/x\u001b\\\u001b]8;;https://evil.example/\u001b\\\u0007\u009d8;;https://evil.example/"

[[sources]]
id = "script"
title = "No address of the web"
url = "javascript:alert(1)"

[[events]]
date = "2022-03-27"
title = "The harbour burns"
sources = ["plain", "hostile", "script"]
"#;

const ADDRESS: &str =
    "https://example.org/a-path-that-is-longer-than-a-row-of-the-screen-has-columns-for-it/fire?a=b&c=d";

/// Reads the details and the sources; returns all that was sent.
fn sent(environment: &[&str], arguments: &[&str]) -> String {
    // One of its own: what another test writes would be read again.
    static RUNS: AtomicUsize = AtomicUsize::new(0);
    let path = format!("{}/links-{}.toml", env!("CARGO_TARGET_TMPDIR"), RUNS.fetch_add(1, Ordering::Relaxed));
    fs::write(&path, CHRONOLOGY).expect("it can be written");
    let program = [env!("CARGO_BIN_EXE_dateline"), &path];
    let mut run = Run::start("env", &[environment, &program, arguments].concat(), (72, 40));
    run.wait_for_text("evil.example");
    run.press("s");
    run.wait_for_text("1/3");
    run.press("jj");
    run.wait_for_text("3/3");
    run.press("q");
    run.wait_for_text("Timeline");
    run.press("q");
    assert_eq!(run.ended(), 0);
    run.bytes()
}

#[test]
fn whole_web_addresses_are_links_and_end_in_their_rows() {
    let sent = sent(&["TERM=xterm-256color"], &[]);
    // Between the marks stand addresses, and behind each the end.
    let mut pieces = sent.split("\x1b]8;;").skip(1).peekable();
    assert!(pieces.peek().is_some(), "there are links");
    while let Some(drawn) = pieces.next() {
        let (address, drawn) = drawn.split_once("\x1b\\").expect("it is ended");
        assert_eq!(address, ADDRESS);
        assert!(!drawn.contains("\x1b]"), "nothing but text is a link: {drawn:?}");
        let rows =
            drawn.split("\x1b[").filter_map(|piece| piece.split_once('H')?.0.split_once(';')).map(|(row, _)| row);
        let mut rows: Vec<&str> = rows.filter(|row| row.chars().all(|c| c.is_ascii_digit())).collect();
        rows.dedup();
        assert!(rows.len() <= 1, "it ends in its row: {drawn:?}");
        let behind = pieces.next().expect("it is closed");
        assert!(behind.starts_with("\x1b\\"), "closed, and not followed by another: {behind:?}");
    }
}

#[test]
fn no_links_are_sent_where_they_are_turned_off_or_may_do_harm() {
    for (environment, arguments) in [
        (&["TERM=xterm-256color"][..], &["--no-hyperlinks"][..]),
        (&["TERM=linux"], &[]),
        (&["TERM=vt100"], &[]),
        (&["TERM=screen", "STY=1.x"], &[]),
        (&["TERM=xterm-256color", "TMUX=/nowhere,1,0", "TERM_PROGRAM=tmux", "TERM_PROGRAM_VERSION=3.3a"], &[]),
    ] {
        assert!(!sent(environment, arguments).contains("\x1b]8;"), "{environment:?} {arguments:?}");
    }
}
