//! Files that change while they are open, by themselves: written over, replaced, cut, half written, gone and back, through
//! links; and what is on the screen meanwhile.

use crate::run::Run;
use std::fs::{self, File};
use std::io::Write;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

const ONE: &str = "[[events]]\nid = \"one\"\ndate = \"2021\"\ntitle = \"Number one\"\n";
const TWO: &str = "[[events]]\ndate = \"2022\"\ntitle = \"Number two\"\n";
const BROKEN: &str = "[[events]]\ndate = \"2022\"\ntitle = \"Number tw\n";

/// An empty folder; in memory where the machine has such.
fn folder(name: &str, in_memory: bool) -> PathBuf {
    let memory = Path::new("/dev/shm");
    let in_memory = in_memory && memory.is_dir();
    let at = if in_memory { memory.to_owned() } else { PathBuf::from(env!("CARGO_TARGET_TMPDIR")) };
    let folder = at.join(format!("dateline-live-{name}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("the folder for tests can be written");
    folder
}

fn write(path: &Path, text: &str) {
    fs::write(path, text).expect("it can be written");
}

/// As editors do.
fn replace(path: &Path, text: &str) {
    let part = path.with_extension("part");
    write(&part, text);
    fs::rename(part, path).expect("it can be replaced");
}

fn browse(path: &Path) -> Run {
    let run = Run::start(env!("CARGO_BIN_EXE_dateline"), &[&path.display().to_string()], (100, 24));
    run.wait_for_text("Number one");
    run
}

fn quit(mut run: Run, folder: &Path) {
    run.press("q");
    assert_eq!(run.ended(), 0);
    run.is_given_back();
    fs::remove_dir_all(folder).expect("it is there");
}

#[test]
fn whatever_is_done_to_a_file_is_on_the_screen_by_itself() {
    for in_memory in [false, true] {
        let folder = folder("done", in_memory);
        let path = folder.join("a.toml");
        write(&path, ONE);
        let run = browse(&path);
        let both = format!("{ONE}{TWO}");
        write(&path, &both);
        run.wait_for_text("1 added");
        run.wait_for_text("Number two");
        replace(&path, ONE);
        run.wait_for("one event", |screen| !screen.contents().contains("Number two"));
        replace(&path, &both.replace("two", "three"));
        run.wait_for_text("Number three");
        // Cut, and gone: the last good reading stays.
        File::options().write(true).open(&path).and_then(|file| file.set_len(80)).expect("it can be cut");
        run.wait_for_text("Not taken up: line ");
        fs::remove_file(&path).expect("it is there");
        run.wait_for_text("is gone; what was read of it stays");
        run.wait_for_text("Number three");
        write(&path, &both);
        run.wait_for_text("Number two");
        quit(run, &folder);
    }
}

#[test]
fn a_broken_save_keeps_the_view_and_says_what_is_wrong_until_it_is_mended() {
    let folder = folder("broken", false);
    let path = folder.join("a.toml");
    write(&path, &format!("{ONE}{TWO}"));
    let mut run = browse(&path);
    run.press("j/two");
    run.wait_for_text("two");
    write(&path, &format!("{ONE}{BROKEN}"));
    run.wait_for_text("Not taken up: line 7:");
    run.wait_for_text("! 1 problem");
    run.press("\r");
    run.wait_for("what was typed, and what is wrong", |screen| {
        screen.contents().contains("“two” 1/1") && screen.contents().contains("Number two")
    });
    run.press("!");
    run.wait_for_text("title = \"Number tw");
    write(&path, &format!("{ONE}{TWO}").replace("Number one", "Number uno"));
    run.wait_for_text("1 changed");
    run.wait_for("no problem", |screen| !screen.contents().contains("problem"));
    quit(run, &folder);
}

#[test]
fn what_is_written_in_pieces_or_two_hundred_times_is_read_once_it_rests() {
    let folder = folder("rests", false);
    let path = folder.join("a.toml");
    write(&path, ONE);
    let run = browse(&path);
    for n in 0..200 {
        replace(&path, &format!("{ONE}{}", TWO.replace("two", &format!("two, version {n}"))));
    }
    run.wait_for_text("version 199");
    let mut file = File::create(&path).expect("it can be written");
    for byte in format!("{ONE}{TWO}").replace("two", "four").bytes() {
        file.write_all(&[byte]).expect("it can be written");
    }
    run.wait_for_text("Number four");
    quit(run, &folder);
}

#[test]
fn a_slow_save_is_read_when_it_is_whole_and_what_was_said_of_its_half_is_withdrawn() {
    let folder = folder("slow", false);
    let path = folder.join("a.toml");
    write(&path, &format!("{ONE}{TWO}"));
    let run = browse(&path);
    // Longer than a file rests: until it is closed more may come of it.
    let mut file = File::create(&path).expect("it can be written");
    for part in [ONE, "# More.\n", TWO, "[[events]]\ndate = \"2023\"\ntitle = \"Number three\"\n"] {
        file.write_all(part.as_bytes()).expect("it can be written");
        thread::sleep(Duration::from_millis(200));
    }
    drop(file);
    run.wait_for_text("1 added");
    run.wait_for_text("Number three");
    quit(run, &folder);
}

#[test]
fn of_two_files_one_is_followed_while_the_other_is_gone_or_broken() {
    let folder = folder("two", true);
    let [a, b] = ["a.toml", "b.toml"].map(|name| folder.join(name));
    write(&a, ONE);
    write(&b, TWO);
    let names = [&a, &b].map(|path| path.display().to_string());
    let mut run = Run::start(env!("CARGO_BIN_EXE_dateline"), &[&names[0], &names[1]], (100, 24));
    run.wait_for_text("Number two");
    fs::remove_file(&b).expect("it is there");
    run.wait_for_text("b.toml is gone; what was read of it stays.");
    write(&a, &ONE.replace("Number one", "Number uno"));
    run.wait_for_text("1 changed · b.toml is gone");
    run.wait_for_text("Number uno");
    run.press("!");
    run.wait_for_text("the file cannot be read: it is gone");
    run.press("!");
    write(&b, BROKEN);
    run.wait_for_text("Not taken up: line 3:");
    write(&a, ONE);
    run.wait_for_text("Number one");
    run.press("R");
    run.wait_for_text("Number two");
    write(&b, &TWO.replace("two", "due"));
    run.wait_for_text("Number due");
    run.wait_for("no problem", |screen| !screen.contents().contains("problem"));
    quit(run, &folder);
}

#[test]
fn what_is_no_file_any_more_is_told_of_and_never_waited_for() {
    let folder = folder("kinds", false);
    let path = folder.join("a.toml");
    write(&path, ONE);
    let mut run = browse(&path);
    let part = folder.join("part");
    for (make, what) in [("pipe", "pipe"), ("socket", "socket"), ("device", "device"), ("folder", "folder")] {
        let _socket = match make {
            "pipe" => {
                let mode = rustix::fs::Mode::RUSR | rustix::fs::Mode::WUSR;
                rustix::fs::mknodat(rustix::fs::CWD, &part, rustix::fs::FileType::Fifo, mode, 0)
                    .expect("it can be made");
                None
            }
            "socket" => Some(std::os::unix::net::UnixListener::bind(&part).expect("it can be made")),
            "device" => {
                symlink("/dev/zero", &part).expect("it can be made");
                None
            }
            _ => {
                fs::remove_file(&path).expect("it is there");
                fs::create_dir(&part).expect("it can be made");
                None
            }
        };
        fs::rename(&part, &path).expect("it can be replaced");
        run.wait_for_text(&format!("a.toml is a {what} now; what was read of it stays."));
        run.wait_for_text("Number one");
        run.press("e");
        run.wait_for_text(&format!("a.toml is a {what} now: there is nothing to be edited."));
    }
    fs::remove_dir(&path).expect("it is there");
    write(&path, TWO);
    run.wait_for_text("Number two");
    quit(run, &folder);
}

#[test]
fn a_link_to_a_folder_may_be_turned_to_another() {
    let folder = folder("current", true);
    for (version, text) in [("v1", ONE.to_owned()), ("v2", format!("{ONE}{TWO}"))] {
        fs::create_dir(folder.join(version)).expect("it can be made");
        write(&folder.join(version).join("a.toml"), &text);
    }
    let turn = |version: &str| {
        symlink(version, folder.join("part")).expect("it can be made");
        fs::rename(folder.join("part"), folder.join("current")).expect("it can be replaced");
    };
    turn("v1");
    let run = browse(&folder.join("current/a.toml"));
    turn("v2");
    run.wait_for_text("Number two");
    replace(&folder.join("v2/a.toml"), &format!("{ONE}{TWO}").replace("two", "three"));
    run.wait_for_text("Number three");
    turn("v1");
    run.wait_for("the first version", |screen| !screen.contents().contains("Number three"));
    quit(run, &folder);
}

#[test]
fn an_archived_copy_that_is_put_there_or_taken_away_is_told_of() {
    let folder = folder("copies", false);
    let path = folder.join("a.toml");
    let source = "[[sources]]\nid = \"log\"\ntitle = \"Log\"\narchive = \"archive/log.txt\"\n";
    write(&path, &format!("{source}{ONE}sources = [\"log\"]\n"));
    let mut run = browse(&path);
    run.press("\r");
    run.wait_for_text("there is no such file");
    fs::create_dir(folder.join("archive")).expect("it can be made");
    write(&folder.join("archive/log.txt"), "A log.");
    run.wait_for_text("no `sha256` says what it was");
    fs::remove_file(folder.join("archive/log.txt")).expect("it is there");
    run.wait_for_text("there is no such file");
    run.press("\x1b");
    quit(run, &folder);
}

#[test]
fn links_and_folders_are_followed_wherever_they_lead() {
    let folder = folder("links", false);
    let [old, new, link] = ["old", "new", "link"].map(|name| folder.join(name));
    for (folder, text) in [(&old, ONE.to_owned()), (&new, format!("{ONE}{TWO}"))] {
        fs::create_dir(folder).expect("it can be made");
        write(&folder.join("a.toml"), &text);
    }
    symlink(old.join("a.toml"), &link).expect("it can be made");
    let run = browse(&link);
    replace(&old.join("a.toml"), &ONE.replace("one", "one, again"));
    run.wait_for_text("Number one, again");
    symlink(new.join("a.toml"), folder.join("part")).expect("it can be made");
    fs::rename(folder.join("part"), &link).expect("it can be replaced");
    run.wait_for_text("Number two");
    replace(&new.join("a.toml"), &TWO.replace("two", "three"));
    run.wait_for_text("Number three");
    // The folder itself is another one.
    fs::rename(&new, folder.join("newer")).expect("it can be moved");
    run.wait_for_text("is gone; what was read of it stays");
    fs::create_dir(&new).expect("it can be made");
    write(&new.join("a.toml"), &TWO.replace("two", "four"));
    run.wait_for_text("Number four");
    quit(run, &folder);
}

#[test]
fn what_was_read_stays_where_it_is_not_to_be_watched() {
    let folder = folder("unwatched", false);
    let path = folder.join("a.toml");
    write(&path, ONE);
    let mut run = Run::start(env!("CARGO_BIN_EXE_dateline"), &["--no-watch", &path.display().to_string()], (100, 24));
    run.wait_for_text("Number one");
    write(&path, TWO);
    run.press("ma");
    run.wait_for_text("Mark a is here");
    run.wait_for_text("Number one");
    run.press("R");
    run.wait_for_text("Number two");
    quit(run, &folder);
}
