//! Files that change while they are open, by themselves: written over, replaced, cut, half written, gone and back, through
//! links; and what is on the screen meanwhile.

use crate::run::Run;
use std::fs::{self, File};
use std::io::Write;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

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
        run.wait_for_text("1 gone");
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
