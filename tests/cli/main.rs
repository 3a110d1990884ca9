//! The program as a shell sees it: what it prints, where, and its exit code.

#![expect(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test that cannot set itself up has failed")]

mod complete;
mod config;
mod editing;
mod evidence;
mod export;
mod import;
mod pages;
mod run;
mod strangers;
mod verify;

use run::{Folder, Ran, program};
use std::fs;
use std::io::{BufRead, BufReader};
use std::process::Stdio;

const GOOD: &str = r#"check.allow = ["single-source"]
title = "Harbour"

[[sources]]
id = "gazette"
title = "Fire at the harbour"

[[events]]
id = "fire"
date = "2022-03-27"
title = "The harbour burns"
sources = ["gazette"]

[[events]]
id = "fireworks"
date = "2021"
title = "Fireworks are banned"
sources = ["gazette"]
"#;

/// A bad event behind good ones.
const BAD_EVENT: &str = "\n[[events]]\nid = \"bad\"\ndate = \"soon\"\ntitle = \"Not dated\"\n";

#[test]
fn without_a_file_the_chronology_built_in_is_read_and_never_said_to_be_without_problems() {
    let ran = Folder::new().run(["list"]);
    assert!(ran.code == 0 && ran.err.is_empty() && ran.out.contains("CECOT"), "{ran:?}");
    let told = "dateline: there is nothing to check: name a FILE, pipe one, or begin with `dateline new`\n";
    for args in [&["check"] as &[&str], &["check", "--strict", "--format", "json"]] {
        let ran = Folder::new().run(args);
        assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (2, "", told));
    }
    let ran = Folder::new().with("events.toml", include_str!("../../events.toml")).run(["check", "--strict"]);
    assert_eq!(ran.code, 0);
    assert!(ran.out.ends_with(": no problems; 24 silenced\n"), "{}", ran.out);
}

#[test]
fn what_is_piped_is_read_where_nothing_is_named() {
    let folder =
        Folder::new().with("events.toml", GOOD).with("other.toml", "[[events]]\ndate = 1999\ntitle = \"Piped\"\n");
    let other = || fs::File::open(folder.path("other.toml")).unwrap();
    let (reader, mut writer) = std::io::pipe().unwrap();
    std::io::Write::write_all(&mut writer, b"[[events]]\ndate = 1999\ntitle = \"Piped\"\n").unwrap();
    drop(writer);
    for (args, input, out) in [
        (&["list"] as &[&str], Stdio::from(other()), "1999  Piped"),
        (&[], Stdio::from(reader), "1999  Piped"),
        (&["check"], Stdio::from(other()), "standard input: 1 event, 0 sources: 1 warning"),
        // A named file never touches it; what is no pipe and no file is none; what is empty is as if nothing were piped.
        (&["check", "events.toml"], Stdio::from(other()), "events.toml: 2 events"),
        (&["check"], Stdio::null(), "events.toml: 2 events"),
        (&["check"], Stdio::piped(), "events.toml: 2 events"),
    ] {
        let mut command = program();
        let mut child =
            command.current_dir(folder.path("")).args(args).stdin(input).stdout(Stdio::piped()).spawn().unwrap();
        drop(child.stdin.take());
        let printed = String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap();
        assert!(printed.contains(out), "{args:?}: {printed}");
    }
    let nowhere = Folder::new();
    let mut command = program();
    let ended = command.current_dir(nowhere.path("")).arg("check").stdin(Stdio::null()).output().unwrap();
    assert_eq!(ended.status.code(), Some(2));
}

#[test]
fn a_chronology_of_ones_own_is_begun_and_never_written_over() {
    let folder = Folder::new();
    for (args, name) in [(&["new"] as &[&str], "events.toml"), (&["new", "my own.toml"], "my own.toml")] {
        let ran = folder.run(args);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""));
        assert!(ran.out.starts_with(&format!("{name} is written: ")), "{}", ran.out);
        let checked = folder.run(["check", "--strict", name]);
        assert_eq!((checked.code, checked.out.as_str()), (0, &*format!("{name}: 1 event, 2 sources: no problems\n")));
        fs::write(folder.path(name), "mine").unwrap();
        let again = folder.run(args);
        let told = format!("dateline: {name}: it is there already, and is left as it is \u{2014} name another file\n");
        assert_eq!((again.code, again.err), (1, told));
        assert_eq!(fs::read_to_string(folder.path(name)).unwrap(), "mine");
    }
    assert_eq!(folder.run(["new", "none/x.toml"]).code, 1);
}

#[test]
fn events_toml_in_the_current_folder_comes_first() {
    let ran = Folder::new().with("events.toml", GOOD).run(["check"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, "events.toml: 2 events, 1 source: no problems; 2 silenced\n"));
}

#[test]
fn as_many_threads_as_one_likes_read_the_same_to_the_byte() {
    let event = |n: usize| {
        format!("[[events]]\ndate = \"{}\"\ntitle = \"Event {n} {}\"\n", 1000 + n * 7 % 900, "x".repeat(200))
    };
    let text: String = (0..12_000).map(event).collect();
    let folder = Folder::new().with("many.toml", text);
    for command in [["list", "--format", "jsonl"], ["check", "--format", "json"]] {
        let with = |threads: &str| {
            let ran = folder.run(command.into_iter().chain(["--threads", threads, "many.toml"]));
            (ran.code, ran.out, ran.err)
        };
        let one = with("1");
        assert!(one.1.len() > 1_000_000, "{} bytes", one.1.len());
        assert!(one == with("2") && one == with("5") && one == with("0"));
    }
}

#[test]
fn the_timeline_is_listed_in_order() {
    let folder = Folder::new().with("a.toml", GOOD);
    let table =
        "2021        Fireworks are banned  gazette\n┊ at least 85 days\n2022-03-27  The harbour burns     gazette\n";
    let ran = folder.run(["list", "a.toml"]);
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (0, table, ""));
    // Without a terminal to browse on, browsing is listing.
    assert_eq!(folder.run(["a.toml"]).out, table);
    assert_eq!(folder.run(["--ascii", "--theme", "none", "--at", "fire", "--no-mouse", "a.toml"]).out, table);
}

#[test]
fn a_dash_is_standard_input() {
    let folder = Folder::new();
    let ran = Ran::of(folder.command().args(["list", "-"]).write_stdin(GOOD));
    assert_eq!((ran.code, ran.listed()), (0, 2));
    let ran = Ran::of(folder.command().args(["check", "-"]).write_stdin("x = = 1"));
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("--> standard input:1:"), "{}", ran.out);
    let root = fs::File::open("/").unwrap();
    let mut command = program();
    let ended = command.args(["list", "-"]).stdin(root).output().unwrap();
    assert_eq!((ended.status.code(), &ended.stderr[..]), (Some(1), &b"dateline: standard input: it is a folder\n"[..]));
    assert_eq!(folder.run(["list", "-", "-"]).err, "dateline: standard input: it is named twice\n");
}

#[test]
fn several_files_are_one_timeline() {
    let folder =
        Folder::new().with("a.toml", GOOD).with("b.toml", "[[events]]\ndate = 2021-06-01\ntitle = \"Between\"\n");
    let ran = folder.run(["list", "--format", "tsv", "a.toml", "b.toml"]);
    let places: Vec<Vec<&str>> =
        ran.out.lines().skip(1).map(|line| line.split('\t').skip(8).take(2).collect()).collect();
    assert_eq!(places, [["a.toml", "14"], ["b.toml", "1"], ["a.toml", "8"]]);
}

#[test]
fn what_cannot_be_opened_ends_the_program() {
    let folder = Folder::new().with("a.toml", GOOD);
    for command in [&["list"] as &[&str], &["check"], &["show", "fire"], &[]] {
        let ran = folder.run(command.iter().chain(&["a.toml", "none.toml", "/"]));
        assert_eq!((ran.code, ran.out.as_str()), (1, ""), "{command:?}");
        let told = "dateline: none.toml: there is no such file — check the spelling\n\
                    dateline: /: it is a folder — name a TOML file\n";
        assert_eq!(ran.err, told, "{command:?}");
    }
}

#[test]
fn good_events_are_listed_beside_a_bad_one_that_is_told_of() {
    let folder = Folder::new().with("a.toml", GOOD.to_owned() + BAD_EVENT);
    for args in [&["list", "a.toml"] as &[&str], &["a.toml"]] {
        let ran = folder.run(args);
        assert_eq!((ran.code, ran.listed()), (1, 2));
        assert!(ran.err.starts_with("dateline: a.toml:22:8: "), "{}", ran.err);
        assert!(ran.err.ends_with("; 1 event left out: `dateline check` tells how to mend them\n"), "{}", ran.err);
    }
}

#[test]
fn where_nothing_can_be_read_nothing_is_printed() {
    let folder = Folder::new().with("a.toml", BAD_EVENT.repeat(9)).with("good.toml", GOOD);
    for args in
        [&["list", "a.toml"] as &[&str], &["a.toml"], &["show", "bad", "a.toml"], &["list", "good.toml", "a.toml"]]
    {
        let ran = folder.run(args);
        assert_eq!((ran.code, ran.out.as_str()), (1, ""), "{args:?}");
        // Five of them, and the sum.
        assert_eq!(ran.err.lines().count(), 6, "{}", ran.err);
    }
}

#[test]
fn an_empty_file_is_an_empty_timeline() {
    let folder = Folder::new().with("a.toml", "").with("bom.toml", "\u{feff}").with("b.toml", "# nothing\r\n");
    let ran = folder.run(["list", "a.toml", "bom.toml", "b.toml"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, ""));
    assert!(ran.err.starts_with("dateline: No events yet. `dateline new FILE` writes "), "{}", ran.err);
    let checked = folder.run(["check", "a.toml"]);
    assert_eq!((checked.code, checked.err.as_str()), (0, ""));
    let (advice, summary) = checked.out.trim_end().rsplit_once("\n\n").unwrap();
    assert_eq!(summary, "a.toml: 0 events, 0 sources: no problems");
    // What is said to be the least is that.
    let least: String = advice.lines().filter(|line| line.starts_with('[') || line.contains(" = ")).collect();
    assert_eq!(least, "[[events]]date = \"2023\"title = \"CECOT opens\"");
    for form in ["tsv", "json", "jsonl"] {
        assert_eq!(folder.run(["list", "--format", form, "a.toml"]).err, "");
    }
}

#[test]
fn check_exits_with_1_where_there_is_something_to_mend() {
    let warned = GOOD.replace("id = \"fire\"", "id = \"fire\"\nsumary = \"x\"");
    let folder = Folder::new().with("good.toml", GOOD).with("warned.toml", warned).with("bad.toml", BAD_EVENT);
    for (args, code) in [
        (&["check", "good.toml"] as &[&str], 0),
        (&["check", "--strict", "good.toml"], 0),
        (&["check", "warned.toml"], 0),
        (&["check", "--strict", "warned.toml"], 1),
        (&["check", "bad.toml"], 1),
        (&["check", "--format", "json", "bad.toml"], 1),
        (&["check", "good.toml", "bad.toml"], 1),
    ] {
        let ran = folder.run(args);
        assert_eq!((ran.code, ran.err.as_str()), (code, ""), "{args:?}: {}", ran.out);
    }
}

#[test]
fn check_in_json_is_one_object() {
    let folder = Folder::new().with("a.toml", GOOD.to_owned() + BAD_EVENT);
    let report: serde_json::Value =
        serde_json::from_str(&folder.run(["check", "--format", "json", "a.toml"]).out).unwrap();
    assert_eq!(report["files"], serde_json::json!(["a.toml"]));
    assert_eq!((report["events"].as_u64(), report["left_out"].as_u64()), (Some(2), Some(1)));
    let problem = &report["problems"][0];
    assert_eq!((problem["severity"].as_str(), problem["file"].as_str()), (Some("error"), Some("a.toml")));
    assert_eq!((problem["line"].as_u64(), problem["end_line"].as_u64()), (Some(22), Some(22)));
}

#[test]
fn ten_thousand_problems_are_summed_up() {
    let folder = Folder::new().with("a.toml", BAD_EVENT.repeat(10_000));
    let ran = folder.run(["check", "a.toml"]);
    assert!(ran.out.len() < 20_000, "{}", ran.out.len());
    assert!(ran.out.contains("\n… and "), "{}", ran.out);
    assert_eq!(folder.run(["check", "--max-problems", "1", "a.toml"]).out.matches("-->").count(), 1);
}

#[test]
fn one_event_is_shown_by_its_id() {
    let folder = Folder::new().with("a.toml", GOOD);
    for id in ["fire", "firew"] {
        let ran = folder.run(["show", id, "a.toml"]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""));
        assert!(ran.out.starts_with("The harbour burns") == (id == "fire"), "{}", ran.out);
    }
    for (id, told) in [
        ("fir", "dateline: `fir` is the beginning of several ids: `fire`, `fireworks` — type more of it\n"),
        ("fier", "dateline: no event has the id `fier` — nearest: `fire`\n"),
    ] {
        let ran = folder.run(["show", id, "a.toml"]);
        assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (1, "", told));
    }
}

#[test]
fn only_what_matches_a_query_is_listed() {
    let folder = Folder::new().with("a.toml", GOOD);
    for args in [&["list", "-q", "fire", "a.toml"] as &[&str], &["-q", "fire -during:2021", "a.toml"]] {
        let ran = folder.run(args);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{args:?}");
        assert!(ran.out.contains("The harbour burns"), "{}", ran.out);
    }
    for (query, lines) in [("burns", 1), ("-burns", 1), ("", 2), ("nowhere", 0), ("-nowhere", 2)] {
        let ran = folder.run(["list", "--query", query, "a.toml"]);
        assert_eq!((ran.code, ran.listed(), ran.err.as_str()), (0, lines, ""), "{query}");
    }
    assert_eq!(folder.run(["list", "--format", "json", "-q", "nowhere", "a.toml"]).out, "[]\n");
}

#[test]
fn a_mistake_in_a_query_is_pointed_at_before_anything_is_read() {
    let folder = Folder::new();
    for args in [&["list", "-q", "fire tga:trials", "none.toml"] as &[&str], &["-q", "fire tga:trials", "none.toml"]] {
        let ran = folder.run(args);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""));
        let told = "dateline: -q: no field tga\n  fire tga:trials\n       ^^^ did you mean `tag:`?\n";
        assert_eq!(ran.err, told);
    }
    folder.run(["list", "-q", "tga:\u{1b}[2J\u{202e}\u{9b}"]).assert_harmless();
}

#[test]
fn the_command_line_is_at_fault_with_2() {
    let folder = Folder::new();
    for args in [
        &["--nonsense"] as &[&str],
        &["list", "--format", "xml"],
        &["show"],
        &["check", "--max-problems", "x"],
        &["man", "x"],
    ] {
        let ran = folder.run(args);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{args:?}");
        assert!(ran.err.starts_with("dateline: "), "{}", ran.err);
    }
}

#[test]
fn a_reader_that_goes_away_ends_the_list_quietly() {
    let folder =
        Folder::new().with("a.toml", GOOD.to_owned() + &"[[events]]\ndate = 2022\ntitle = \"x\"\n".repeat(20_000));
    for format in ["table", "tsv", "json", "jsonl"] {
        let mut child = program()
            .args(["list", "--format", format, "a.toml"])
            .current_dir(&folder.0)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let ended = child.wait_with_output().unwrap();
        assert_eq!(ended.status.code(), Some(0), "{format}");
        // Repeated ids are told of; the pipe is not.
        assert!(!String::from_utf8(ended.stderr).unwrap().contains("standard output"), "{format}");
    }
}

#[test]
fn a_full_disk_is_an_error() {
    let folder = Folder::new().with("a.toml", GOOD);
    for args in [
        &["list", "a.toml"] as &[&str],
        &["check", "a.toml"],
        &["show", "fire", "a.toml"],
        &["--help"],
        &["completions", "bash"],
    ] {
        let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let ended = program().args(args).current_dir(&folder.0).stdout(full).output().unwrap();
        assert_eq!(ended.status.code(), Some(1), "{args:?}");
        assert_eq!(ended.stderr, b"dateline: standard output: no space left on device\n", "{args:?}");
    }
}

#[test]
fn there_is_nothing_to_browse_on_where_output_leads_nowhere() {
    let folder = Folder::new().with("a.toml", GOOD);
    let null = |args: &[&str]| {
        let mut command = program();
        command.args(args).current_dir(&folder.0).stdout(Stdio::null()).output().unwrap()
    };
    let ended = null(&["a.toml"]);
    let told = b"dateline: there is no terminal to browse on, and standard output leads nowhere\n";
    assert_eq!((ended.status.code(), &ended.stderr[..]), (Some(1), &told[..]));
    assert_eq!(null(&["check", "a.toml"]).status.code(), Some(0));
}

#[test]
fn a_pipe_that_nobody_writes_to_is_given_up() {
    use rustix::fs::{CWD, FileType, Mode, mknodat};
    let folder = Folder::new();
    mknodat(CWD, folder.0.join("pipe"), FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).unwrap();
    let ran = folder.run(["list", "pipe"]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    assert_eq!(ran.err, "dateline: pipe: it is a pipe that nobody writes to\n");
}

#[test]
fn help_completions_and_the_manual_page_are_printed() {
    let folder = Folder::new();
    for (args, words) in [
        (&["--help"] as &[&str], "Examples:\n  dateline "),
        (&["list", "--help"], "--format <FORMAT>"),
        (&["--version"], concat!("dateline ", env!("CARGO_PKG_VERSION"))),
        (&["completions", "bash"], "-F _dateline dateline"),
        (&["completions", "fish"], "dateline"),
        (&["man"], ".TH dateline 1"),
        (&["man", "check"], ".TH dateline-check 1"),
        (&["man", "format"], ".TH DATELINE-FORMAT 5"),
        (&["man", "query"], ".TH DATELINE-QUERY 7"),
        (&["schema"], "\"A chronology of dateline\""),
    ] {
        let ran = folder.run(args);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{args:?}");
        assert!(ran.out.contains(words), "{args:?}: {}", ran.out);
    }
}

#[test]
fn a_chronology_of_ones_own_is_browsed_and_goes_on_as_it_says() {
    let folder = Folder::new();
    for (file, browse) in
        [("events.toml", "dateline"), ("a b.toml", "dateline 'a b.toml'"), ("list", "dateline ./list")]
    {
        let ran = folder.run(["new", file]);
        assert!(ran.out.contains(&format!("\n  {browse}  ")), "{}", ran.out);
        // What is said to be the next event is one, once its signs are gone.
        let text = fs::read_to_string(folder.path(file)).unwrap();
        let (text, next) = text.split_once("# [[events]]").unwrap();
        fs::write(folder.path("more.toml"), format!("{text}[[events]]{}", next.replace("# ", ""))).unwrap();
        let checked = folder.run(["check", "more.toml"]);
        assert_eq!(checked.out.lines().last(), Some("more.toml: 2 events, 2 sources: 1 warning"), "{}", checked.out);
        assert!(checked.out.starts_with("warning[single-source]"), "{}", checked.out);
    }
}

#[test]
fn nothing_is_written_where_something_is_or_nothing_can_be() {
    let folder = Folder::new().with("mine.toml", "mine");
    fs::create_dir(folder.0.join("folder")).unwrap();
    for (link, to) in [("link.toml", "mine.toml"), ("dangling.toml", "nowhere.toml")] {
        std::os::unix::fs::symlink(to, folder.0.join(link)).unwrap();
    }
    for (file, code, why) in [
        ("mine.toml", 1, "there already"),
        ("link.toml", 1, "there already"),
        ("dangling.toml", 1, "there already"),
        ("folder", 1, "there already"),
        ("/dev/null", 1, "there already"),
        ("none/a.toml", 1, "its folder is not there"),
        ("-", 2, "name a file"),
    ] {
        let ran = folder.run(["new", file]);
        assert_eq!((ran.code, ran.out.as_str()), (code, ""), "{file}");
        assert!(ran.err.contains(why), "{file}: {}", ran.err);
    }
    assert_eq!(fs::read(folder.0.join("mine.toml")).unwrap(), b"mine");
    assert!(!folder.0.join("nowhere.toml").exists() && !folder.0.join("none").exists());
    folder.run(["new", "a\u{1b}[2J\u{202e}.toml"]).assert_harmless();
}
