//! Where a reader was, kept from one start to the next in a file of the program's own, and nowhere else.

use crate::SIZE;
use crate::run::Run;
use std::fmt::Write;
use std::fs;
use std::path::PathBuf;

const PROGRAM: &str = env!("CARGO_BIN_EXE_dateline");

/// An empty folder with a chronology of thirty ships, and the name of that.
fn folder(name: &str) -> (PathBuf, String) {
    let folder =
        PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("dateline-kept-{name}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("data")).expect("the folder for tests can be written");
    let mut text = String::new();
    for n in 0..30 {
        write!(text, "[[events]]\ndate = \"{}\"\ntitle = \"Ship {n}.\"\ntags = [\"t{}\"]\n", 1990 + n, n % 3)
            .expect("it can be written");
    }
    let path = folder.join("data/a.toml");
    fs::write(&path, text).expect("it can be written");
    (folder, path.display().to_string())
}

#[test]
fn the_next_start_is_where_the_last_one_ended_unless_it_is_told_otherwise() {
    let (folder, path) = folder("next");
    let state = folder.join("state").display().to_string();
    let start = |args: &[&str]| {
        let run = Run::start_keeping(&state, PROGRAM, &[args, &[path.as_str()]].concat(), SIZE);
        run.wait_for_text("Ship");
        run
    };
    let quit = |mut run: Run| {
        run.press("q");
        assert_eq!(run.ended(), 0);
    };
    let mut run = start(&[]);
    run.press("12jma3jftag:t0\r");
    run.wait_for_text("filter tag:t0");
    run.wait_for_text("6/10");
    quit(run);
    let mut run = start(&[]);
    run.wait_for_text("You are where you were, filter and all");
    run.wait_for_text("6/10");
    run.press("\x1b'a");
    run.wait_for_text("13/30");
    // A program that is told to end keeps it too.
    rustix::process::kill_process(run.pid(), rustix::process::Signal::TERM).expect("it runs");
    run.ended();
    let run = start(&[]);
    run.wait_for_text("13/30");
    quit(run);
    let run = start(&["--at", "1995"]);
    run.wait_for_text("6/30");
    quit(run);
    let run = start(&["-q", "tag:t1"]);
    run.wait_for_text("filter tag:t1");
    run.wait_for_text("/10");
    quit(run);
    let run = start(&["--fresh"]);
    run.wait_for_text("1/30");
    quit(run);
    assert_eq!(
        fs::read_dir(folder.join("data")).expect("it is there").count(),
        1,
        "nothing stands beside the chronology"
    );
    fs::remove_dir_all(folder).expect("it is there");
}

#[test]
fn what_cannot_be_kept_or_read_disturbs_nobody() {
    let (folder, path) = folder("cannot");
    let state = folder.join("state");
    let kept = || fs::read_dir(state.join("dateline")).into_iter().flatten().flatten().map(|entry| entry.path());
    let browse = |command: &str, args: &[&str]| {
        let mut run = Run::start_keeping(&state.display().to_string(), command, args, SIZE);
        run.wait_for_text("1/30");
        run.press("jj");
        run.wait_for_text("3/30");
        run.press("q");
        assert_eq!(run.ended(), 0);
        run.is_given_back();
        assert!(!run.bytes().contains("state"), "{}", run.bytes());
    };
    // Standard input is another one each time.
    browse("sh", &["-c", &format!("exec {PROGRAM} < '{path}'")]);
    assert_eq!(kept().count(), 0);
    // A file where the folder should be.
    fs::write(&state, "").expect("it can be written");
    browse(PROGRAM, &[&path]);
    fs::remove_file(&state).expect("it is there");
    browse(PROGRAM, &[&path]);
    let file = kept().next().expect("it is kept");
    // Cut in the middle, and of a later version.
    for text in ["{\"version\":1,\"place\":[[0,", "{\"version\":9,\"place\":\"elsewhere\"}"] {
        fs::write(&file, text).expect("it can be written");
        browse(PROGRAM, &[&path]);
    }
    assert_eq!(kept().count(), 1);
    fs::remove_dir_all(folder).expect("it is there");
}
