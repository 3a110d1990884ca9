//! A new event by a form in an editor: a script that fills it in.

use crate::run::Run;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

const CHRONOLOGY: &str = "# Top.\n[[events]]\ndate = \"2021\"\ntitle = \"Quay built\"\n\n# Late.\n[[events]]\ndate = \"2023\"\ntitle = \"Quay rebuilt\"\n";
const FILLED: &str = "[[events]]\ndate = \"2022\"\ntitle = \"Fire\"\n";

/// A folder with a chronology and an editor that does as the script says: `$1` is the form.
fn folder(name: &str, script: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("forms")).expect("the folder for tests can be written");
    fs::write(folder.join("harbour.toml"), CHRONOLOGY).expect("it can be written");
    fs::write(folder.join("edits"), format!("#!/bin/sh\n{script}\n")).expect("it can be written");
    fs::set_permissions(folder.join("edits"), fs::Permissions::from_mode(0o700)).expect("it can be run");
    folder
}

fn start(folder: &Path, arguments: &str) -> Run {
    let program = env!("CARGO_BIN_EXE_dateline");
    // Sleeps behind it, so that what was said is on the screen when the test looks.
    let line = format!(
        "cd '{}'; TMPDIR=forms VISUAL=./edits {program} {arguments}; echo \"code $?\"; read -r line",
        folder.display()
    );
    Run::start("sh", &["-c", &line], (100, 40))
}

fn text(folder: &Path) -> String {
    fs::read_to_string(folder.join("harbour.toml")).expect("it is there")
}

/// The forms that are left.
fn forms(folder: &Path) -> Vec<String> {
    let forms = fs::read_dir(folder.join("forms")).expect("it is there").map(|form| form.expect("it is there").path());
    forms.map(|form| fs::read_to_string(form).expect("it can be read")).collect()
}

fn with(title: &str) -> String {
    CHRONOLOGY.replace("# Late.", &format!("[[events]]\ndate = \"2022\"\ntitle = \"{title}\"\n\n# Late."))
}

/// Fills in a date and a title.
fn fills(title: &str) -> String {
    format!("sed -i 's/^date = .*/date = \"2022\"/; s/^title = .*/title = \"{title}\"/' \"$1\"")
}

#[test]
fn what_is_filled_in_is_put_at_its_place() {
    let folder = folder("adds", &fills("Fire"));
    let run = start(&folder, "add harbour.toml");
    run.wait_for_text("code 0");
    run.wait_for_text("harbour.toml:6: 2022-fire is added");
    assert_eq!((text(&folder), forms(&folder).len()), (with("Fire"), 0));
    assert_eq!(with("Fire").matches(FILLED).count(), 1);
}

#[test]
fn a_form_that_stays_empty_adds_nothing() {
    for (name, script) in [("stays", "true"), ("empties", "sed -i '/=/d' \"$1\""), ("fails-empty", "exit 1")] {
        let folder = folder(name, script);
        let run = start(&folder, "add harbour.toml");
        run.wait_for_text("code 1");
        run.wait_for_text("nothing was added");
        assert_eq!((text(&folder).as_str(), forms(&folder).len()), (CHRONOLOGY, 0));
    }
}

#[test]
fn what_is_wrong_is_told_and_mended_or_left_or_kept() {
    let twice = "if [ -e once ]; then sed -i 's/^date = .*/date = \"2022\"/' \"$1\"; else touch once; sed -i 's/^date = .*/date = \"soon\"/; s/^title = .*/title = \"Fire\"/' \"$1\"; fi";
    for (name, key, said, is_added, kept) in [
        ("mends", "e", "2022-fire is added", true, 0),
        ("throws", "t", "nothing was added", false, 0),
        ("keeps", "k", "what was filled in is kept in ", false, 1),
        ("ends", "\u{4}", "what was filled in is kept in ", false, 1),
    ] {
        let folder = folder(name, twice);
        let mut run = start(&folder, "add harbour.toml");
        run.wait_for_text("`soon` is no date");
        run.wait_for_text("e edit it again, t throw it away, k keep it");
        run.press(if key == "\u{4}" { key.to_owned() } else { format!("x\n{key}\n") }.as_str());
        run.wait_for_text(said);
        assert_eq!(text(&folder), if is_added { with("Fire") } else { CHRONOLOGY.to_owned() }, "{name}");
        let forms = forms(&folder);
        assert_eq!(forms.len(), kept, "{name}");
        assert!(forms.iter().all(|form| form.contains("date = \"soon\"")));
    }
}

#[test]
fn warnings_are_told_before_it_is_written() {
    let folder = folder("warns", &format!("{}; sed -i 's/^place = .*/plaec = \"Pier\"/' \"$1\"", fills("Fire")));
    let mut run = start(&folder, "add harbour.toml");
    run.wait_for_text("`plaec` is no key of an event");
    run.wait_for_text("w write it so, e edit");
    assert_eq!(text(&folder), CHRONOLOGY);
    run.press("w\n");
    run.wait_for_text("is added");
    assert!(text(&folder).contains("plaec = \"Pier\""));
}

#[test]
fn on_a_bad_day_what_was_filled_in_is_kept() {
    let mess = "printf '\\033[?1049h\\033[?25l'; stty raw -echo";
    for (name, more, said, file) in [
        (
            "changed",
            "echo '# theirs' >> harbour.toml",
            "it was changed meanwhile",
            Some(format!("{CHRONOLOGY}# theirs\n")),
        ),
        ("gone", "rm harbour.toml", "no such file or directory", None),
        ("folder", "rm harbour.toml; mkdir harbour.toml", "it is no file any more", None),
        ("read-only", "chmod 444 harbour.toml", "it may not be written", Some(CHRONOLOGY.to_owned())),
    ] {
        let folder = folder(name, &format!("{}; {more}", fills("Fire")));
        let run = start(&folder, "add harbour.toml");
        run.wait_for_text("code 1");
        run.wait_for_text(said);
        run.wait_for_text("what was filled in is kept in ");
        assert_eq!(fs::read_to_string(folder.join("harbour.toml")).ok(), file, "{name}");
        assert!(forms(&folder).concat().contains("title = \"Fire\""), "{name}");
    }
    // One that crashes and leaves the terminal in a state of its own.
    let folder = folder("crashes", &format!("{}; {mess}; kill -9 $$", fills("Fire")));
    let mut run = start(&folder, "add harbour.toml");
    run.wait_for_text("edits was ended by SIGKILL");
    run.wait_for_text("w write it so, e edit");
    run.press("w\r");
    run.wait_for_text("2022-fire is added");
    assert_eq!(text(&folder), with("Fire"));
    run.press("\r");
    assert_eq!(run.ended(), 0);
    run.is_given_back();
}

#[test]
fn in_the_browser_the_new_event_has_the_focus() {
    let folder = folder("browses", &fills("Fire"));
    let mut run = start(&folder, "harbour.toml");
    run.wait_for_text("Quay rebuilt");
    run.press("A");
    run.wait_for_text("1 added");
    run.wait_for("the focus on it", |screen| {
        screen.contents().contains("─ 2/3") && screen.contents().contains("2022-fire")
    });
    assert_eq!(text(&folder), with("Fire"));
    run.press("q");
    run.wait_for_text("code 0");
    fs::write(folder.join("edits"), "#!/bin/sh\nexit 3\n").expect("it can be written");
    let mut run = start(&folder, "harbour.toml");
    run.wait_for_text("Quay rebuilt");
    run.press("A");
    run.wait_for_text("edits ended with exit code 3; nothing was added.");
    run.press("q");
    run.wait_for_text("code 0");
}
