//! The program in a real terminal: start, keys, size, stopping, every way to end, and the terminal given back each time.

#![cfg(target_os = "linux")]
#![expect(
    clippy::expect_used,
    clippy::disallowed_methods,
    unreachable_pub,
    reason = "a test that cannot go on has failed; it waits by the clock and looks into /proc"
)]

mod adding;
mod colours;
mod exporting;
mod gnu_screen;
mod jobs;
mod kept;
mod keys;
mod links;
mod live;
mod outward;
mod run;
mod tmux;

use run::Run;
use std::fmt::Write;

const SIZE: (u16, u16) = (80, 24);

/// A chronology of `events` events, one a day, as a file of that name.
fn chronology(name: &str, events: usize) -> String {
    chronology_of(name, 0..events)
}

/// A chronology of the events of these numbers, in this order.
fn chronology_of(name: &str, events: impl Iterator<Item = usize>) -> String {
    let mut text = String::from("title = \"A pty test\"\n");
    for n in events {
        let (year, month, day) = (1900 + n / 336, 1 + n / 28 % 12, 1 + n % 28);
        let _ = write!(
            text,
            "[[events]]\nid = \"e{n}\"\ndate = \"{year}-{month:02}-{day:02}\"\ntitle = \"Event number {n}.\"\nsources = [\"s\"]\n"
        );
    }
    text += "[[sources]]\nid = \"s\"\ntitle = \"The source\"\n";
    let path = format!("{}/{name}.toml", env!("CARGO_TARGET_TMPDIR"));
    std::fs::write(&path, text).expect("the folder for tests can be written");
    path
}

fn browse(name: &str) -> Run {
    let path = chronology(name, 3_000);
    let run = Run::start(env!("CARGO_BIN_EXE_dateline"), &[&path], SIZE);
    run.wait_for_text("1/3,000");
    run
}

#[test]
fn it_starts_moves_and_quits() {
    let mut run = browse("quits");
    run.wait_for("the alternate screen", vt100::Screen::alternate_screen);
    run.wait_for_text("A pty test");
    run.press("jj");
    run.wait_for_text("3/3,000");
    run.press("\x1b[A");
    run.wait_for_text("2/3,000");
    run.press("q");
    assert_eq!(run.ended(), 0);
    run.is_given_back();
}

#[test]
fn it_tells_what_was_known_on_a_day() {
    let path = format!("{}/known.toml", env!("CARGO_TARGET_TMPDIR"));
    let mut text = String::from("title = \"A pty test\"\n");
    for n in 0..3_000 {
        let published = format!("{}-{:02}-{:02}", 1900 + n / 336, 1 + n / 28 % 12, 1 + n % 28);
        let source = format!("{{ title = \"s\", published = \"{published}\" }}");
        let _ = write!(text, "[[events]]\nid = \"e{n}\"\ndate = 1899\ntitle = \"Number {n}.\"\nsources = [{source}]\n");
    }
    std::fs::write(&path, text).expect("the folder for tests can be written");
    let args = ["--as-of", "1900-02-10", "-q", "Number", &path];
    let mut run = Run::start(env!("CARGO_BIN_EXE_dateline"), &args, SIZE);
    run.wait_for_text("AS OF 10 February 1900 · 38 known, 2,962 later");
    run.wait_for_text("38 of 38 events");
    run.press(",");
    run.wait_for_text("AS OF 9 February 1900 · 37 known, 2,963 later");
    run.press("))");
    run.wait_for_text("AS OF 11 February 1900 · 39 known, 2,961 later");
    run.press("a\x151908-12-28\r");
    run.wait_for_text("3,000 of 3,000 events");
    run.press("\x1b");
    run.wait_for("no filter", |screen| !screen.contents().contains("3,000 of 3,000"));
    run.press("\x1b");
    run.wait_for("all that is known today", |screen| !screen.contents().contains("AS OF"));
    run.press("q");
    assert_eq!(run.ended(), 0);
    run.is_given_back();
}

#[test]
fn the_window_is_called_as_the_chronology_is_and_by_nothing_else() {
    let path = format!("{}/titled.toml", env!("CARGO_TARGET_TMPDIR"));
    std::fs::write(&path, "title = \"A \\u001b]2;B\\u0007\"\n[[events]]\ndate = 1800\ntitle = \"One\"\n")
        .expect("it can be written");
    let mut run = Run::start(env!("CARGO_BIN_EXE_dateline"), &[&path], SIZE);
    run.wait_for_text("1/1");
    assert!(run.has_sent("\x1b[22;2t") && run.has_sent("\x1b]2;A ␛]2;B␇ · dateline\x1b\\"));
    run.press("q");
    assert_eq!(run.ended(), 0);
    assert!(run.has_sent("\x1b[23;2t"));
    let mut run = Run::start(env!("CARGO_BIN_EXE_dateline"), &["--no-title", &path], SIZE);
    run.wait_for_text("1/1");
    run.press("q");
    assert_eq!(run.ended(), 0);
    assert!(!run.has_sent("\x1b]2;") && !run.has_sent(";2t"));
}

#[test]
fn a_console_gets_its_own_colours_and_signs_and_no_questions() {
    let path = chronology("console", 3);
    let mut run = Run::start("env", &["TERM=linux", env!("CARGO_BIN_EXE_dateline"), &path], SIZE);
    run.wait_for_text("1/3");
    assert!(!["38;5", "\x1b]", "$p"].iter().any(|bytes| run.has_sent(bytes)));
    run.wait_for("ASCII alone", |screen| screen.contents().is_ascii());
    run.press("q");
    assert_eq!(run.ended(), 0);
}

#[test]
fn a_terminal_without_a_size_has_that_of_the_environment_or_the_usual() {
    let path = chronology("sizeless", 30);
    for (set, rows) in [("", 24), ("LINES=12 COLUMNS=60", 12)] {
        let script = format!(r#"stty rows 0 cols 0; {set} exec "$0" "$1""#);
        let mut run = Run::start("sh", &["-c", &script, env!("CARGO_BIN_EXE_dateline"), &path], SIZE);
        run.wait_for("the footer on the last row", |screen| {
            screen.rows(0, 80).nth(rows - 1).is_some_and(|row| row.contains("Timeline"))
        });
        run.press("q");
        assert_eq!(run.ended(), 0);
    }
}

#[test]
fn ctrl_c_is_a_way_out() {
    let mut run = browse("ctrl-c");
    run.press("\x03");
    assert_eq!(run.ended(), 0);
    run.is_given_back();
}

#[test]
fn another_size_is_drawn_anew() {
    let mut run = browse("resize");
    run.resize(130, 40);
    run.wait_for("the footer on the last of 40 rows", |screen| {
        screen.rows(0, 130).nth(39).is_some_and(|row| row.contains("Timeline"))
    });
    run.resize(30, 8);
    run.wait_for("the focused event on a small screen", |screen| screen.contents().contains("Event number 0."));
    run.press("q");
    assert_eq!(run.ended(), 0);
}

#[test]
fn a_storm_of_sizes_ends_in_the_last_and_loses_nothing_that_is_typed() {
    let mut run = browse("storm");
    run.press("fnumber");
    run.wait_for_text("filter number");
    for n in 0..200_u16 {
        run.resize(1 + n * 37 % 250, 1 + n * 13 % 70);
    }
    run.press(" 29");
    run.resize(100, 30);
    run.wait_for("the line on the last row", |screen| {
        screen.rows(0, 100).nth(29).is_some_and(|row| row.contains("filter number 29"))
    });
    run.press("\r");
    run.wait_for_text("number 29");
    run.press("\x03");
    assert_eq!(run.ended(), 0);
    run.is_given_back();
}

#[test]
fn a_terminal_that_stops_reading_gets_what_is_so_once_it_reads_again() {
    let mut run = browse("unread");
    run.unread(|run| {
        for _ in 0..200 {
            run.press("\x06\x02\x0c");
        }
        run.press("jj");
    });
    run.wait_for_text("3/3,000");
    run.press("q");
    assert_eq!(run.ended(), 0);
    run.is_given_back();
}

#[test]
fn two_thousand_keys_at_once_end_in_the_right_place_in_a_few_frames() {
    let mut run = browse("burst");
    run.press("j");
    run.wait_for_text("2/3,000");
    let before = run.sent();
    run.press(&"j".repeat(2_000));
    run.wait_for_text("2,002/3,000");
    // A frame of a scrolled list is some two kilobytes: two thousand of them would be millions.
    assert!(run.sent() - before < 400_000, "{} bytes", run.sent() - before);
    run.press("q");
    assert_eq!(run.ended(), 0);
}

#[test]
fn the_filter_of_the_command_line_is_there_from_the_start_and_a_search_answers_meanwhile() {
    let path = chronology("asked", 3_000);
    let mut run = Run::start(env!("CARGO_BIN_EXE_dateline"), &["-q", "during:1901", &path], SIZE);
    run.wait_for_text("336 of 3,000 events");
    run.wait_for_text("1/336");
    run.press("\x1b");
    run.wait_for_text("/3,000");
    // More events than are searched between a key and its frame.
    run.press("/number 2999");
    run.wait_for_text("3,000/3,000");
    run.press("\x1b");
    run.wait_for_text("337/3,000");
    run.press("fnumber 299\r");
    run.wait_for_text("13 of 3,000 events");
    run.press("q");
    assert_eq!(run.ended(), 0);
    run.is_given_back();
}

/// The selected row of the list, where there is one, and what it says.
fn selected(screen: &vt100::Screen) -> Option<(u16, String)> {
    let (rows, columns) = screen.size();
    let inverse = |row: u16| (1..4).all(|column| screen.cell(row, column).is_some_and(vt100::Cell::inverse));
    let row = (0..rows.get()).find(|row| inverse(*row))?;
    let cells = (1..columns.get() / 3).filter_map(|column| screen.cell(row, column));
    Some((row, cells.map(|cell| if cell.has_contents() { cell.contents() } else { " " }).collect()))
}

#[test]
fn the_focused_event_stays_under_the_cursor_while_earlier_ones_arrive() {
    let path = chronology_of("many", (0..100_000).rev());
    let mut run = Run::start(env!("CARGO_BIN_EXE_dateline"), &[&path], (120, 40));
    run.wait_for("a first event", |screen| selected(screen).is_some());
    let first = run.look(selected).map(|(row, _)| row);
    run.press("j");
    // Until a key is pressed the first event has the focus, whichever that is: only the key moves it down.
    run.wait_for("the key", |screen| selected(screen).map(|(row, _)| row) > first);
    let focused = run.look(selected);
    run.wait_for("all of them", |screen| screen.contents().contains("100,000 events"));
    run.wait_for("the same event", |screen| {
        selected(screen).map(|(_, text)| text) == focused.clone().map(|(_, text)| text)
    });
    run.press("q");
    assert_eq!(run.ended(), 0);
    run.is_given_back();
}

/// What is done to a file while it is open.
type Change = fn(&str);

/// A file too large to be held is read where it is asked for; whatever is done to it, nothing of another version is
/// shown.
#[test]
fn a_large_file_changed_beneath_the_reader_is_never_mixed_up() {
    let changes: [(&str, Change); 3] = [
        ("rewritten", |path| {
            let other = std::fs::read_to_string(path).expect("it can be read").replace("Event number", "OTHER versio");
            std::fs::write(path, other).expect("it can be written");
        }),
        ("truncated", |path| {
            std::fs::OpenOptions::new()
                .write(true)
                .open(path)
                .and_then(|file| file.set_len(100))
                .expect("it can be cut");
        }),
        ("replaced", |path| {
            let other = format!("{path}.new");
            std::fs::write(&other, "[[events]]\ndate = \"2001\"\ntitle = \"OTHER version\"\n")
                .expect("it can be written");
            std::fs::rename(other, path).expect("it can be put in its place");
        }),
    ];
    for (name, change) in changes {
        let path = chronology(name, 200_000);
        let mut run = Run::start(env!("CARGO_BIN_EXE_dateline"), &["--no-watch", &path], SIZE);
        run.wait_for_text("1/200,000");
        change(&path);
        run.press("G");
        run.wait_for_text("200,000/200,000");
        run.wait_for("the old version or a word that it is gone", |screen| {
            let shown = screen.contents();
            assert!(!shown.contains("OTHER"), "{name}: {shown}");
            // A replaced file is still open, and its bytes are as they were.
            if name == "replaced" { shown.contains("Event number 199999.") } else { shown.contains("has changed") }
        });
        run.press("q");
        assert_eq!(run.ended(), 0, "{name}");
        run.is_given_back();
    }
}

#[test]
fn standard_input_is_drawn_before_its_end() {
    let (first, pipe) = (chronology("begun", 300), jobs::pipe("the-rest"));
    let line = format!("cat {first} {pipe} | {} -", env!("CARGO_BIN_EXE_dateline"));
    let mut run = Run::start("sh", &["-c", &line], SIZE);
    run.wait_for_text("Event number 1.");
    run.wait_for_text("reading · 300 events so far");
    run.press("jj");
    run.wait_for("the third event under the cursor", |screen| {
        selected(screen).is_some_and(|(_, text)| text.contains("3 Jan "))
    });
    run.press("G");
    run.wait_for("the last event under the cursor", |screen| {
        selected(screen).is_some_and(|(_, text)| text.contains("20 Nov "))
    });
    // It goes on, and stays under the cursor.
    let rest =
        "[[events.claims]]\ntext = \"It went on.\"\n[[events]]\ndate = \"1800\"\ntitle = \"Before all others\"\n";
    std::fs::write(&pipe, rest).expect("it can be written");
    run.wait_for_text("301/301");
    run.wait_for_text("It went on.");
    run.press("q");
    assert_eq!(run.ended(), 0);
    run.is_given_back();
}

#[test]
fn what_is_typed_as_standard_input_ends_before_the_keys_begin() {
    let mut run = Run::start(env!("CARGO_BIN_EXE_dateline"), &["-"], SIZE);
    run.press("[[events]]\ndate = \"2001\"\ntitle = \"a\"\n[[events]]\ndate = \"2002\"\ntitle = \"b\"\n\x04");
    run.wait_for("the screen", vt100::Screen::alternate_screen);
    run.wait_for_text("1/2");
    run.press("jq");
    assert_eq!(run.ended(), 0);
    run.is_given_back();
}

#[test]
fn a_dumb_terminal_is_refused_and_left_alone() {
    let path = chronology("dumb", 3);
    let program = env!("CARGO_BIN_EXE_dateline");
    let mut run = Run::start("env", &["TERM=dumb", program, &path], SIZE);
    run.wait_for_text("TERM is dumb");
    assert_eq!(run.ended(), 1);
    run.is_given_back();
}

/// One that pauses before its first event, within it and behind it.
#[test]
fn a_slow_pipe_has_a_screen_before_its_first_event_and_keys_do_not_show() {
    let pipe = jobs::pipe("slow");
    let line = format!("cat {pipe} | {}", env!("CARGO_BIN_EXE_dateline"));
    let mut run = Run::start("sh", &["-c", &line], SIZE);
    let mut writer = std::fs::OpenOptions::new().write(true).open(&pipe).expect("somebody reads");
    let mut send = |text: &str| std::io::Write::write_all(&mut writer, text.as_bytes()).expect("it can be written");
    send("title = \"Slow\"\n[[events]]\ndate = 1800\n");
    run.wait_for("the screen", |screen| {
        screen.alternate_screen() && screen.contents().contains("Reading: no event has come yet.")
    });
    run.press("x");
    run.wait_for_text("x: no key here");
    send("title = \"The first of all\"\nsummary = \"Half a");
    run.wait_for_text("The first of all");
    run.wait_for_text("reading · 1 event so far");
    assert!(!run.look(|screen| screen.contents().contains("Half a")));
    send(" sentence.\"\n");
    run.wait_for_text("Half a sentence.");
    send("[[events]]\ndate = 1801\n");
    run.press("q");
    drop(writer);
    assert_eq!(run.ended(), 0);
    run.is_given_back();
}

#[test]
fn a_slow_pipe_of_which_nothing_comes_is_told_of_on_the_terminal_given_back() {
    let pipe = jobs::pipe("slow-nothing");
    let line = format!("cat {pipe} | {}", env!("CARGO_BIN_EXE_dateline"));
    let mut run = Run::start("sh", &["-c", &line], SIZE);
    let mut writer = std::fs::OpenOptions::new().write(true).open(&pipe).expect("somebody reads");
    std::io::Write::write_all(&mut writer, b"[[events]]\ndate = ").expect("it can be written");
    run.wait_for("the screen", vt100::Screen::alternate_screen);
    drop(writer);
    run.wait_for("the terminal given back", |screen| !screen.alternate_screen());
    run.wait_for_text("standard input:");
    assert_eq!(run.ended(), 1);
    run.is_given_back();
}
