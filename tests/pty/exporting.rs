//! What is shown, written into a file from the browser.

use crate::run::Run;
use std::fs;
use std::path::PathBuf;

const CHRONOLOGY: &str = "title = \"Harbour\"\n\n[[sources]]\nid = \"log\"\ntitle = \"Log\"\n\n[[events]]\ndate = \"2021\"\n\
    title = \"Quay built\"\ntags = [\"quay\"]\nsources = [{ id = \"log\", at = \"p. 3\" }]\n\n[[events]]\ndate = \"2023\"\ntitle = \"Fire\"\n";

#[test]
fn what_is_shown_is_written_and_nothing_is_written_over_unasked() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("exports");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("the folder for tests can be written");
    fs::write(folder.join("harbour.toml"), CHRONOLOGY).expect("it can be written");
    fs::write(folder.join("harbour.csv"), "mine").expect("it can be written");
    let program = env!("CARGO_BIN_EXE_dateline");
    let line = format!("cd '{}'; {program} --fresh -q tag:quay harbour.toml", folder.display());
    let mut run = Run::start("sh", &["-c", &line], (100, 30));
    let read = |name: &str| fs::read_to_string(folder.join(name)).unwrap_or_default();
    run.wait_for_text("Quay built");
    run.press("X");
    run.wait_for_text("export to harbour.html");
    run.wait_for_text("= 1 of 2 events");
    run.press("\r");
    run.wait_for_text("harbour.html: 1 event written");
    assert!(read("harbour.html").contains("Quay built") && !read("harbour.html").contains("Fire"));
    // What is there is left as it is until Enter is pressed a second time.
    run.press("X\u{15}harbour.csv\r");
    run.wait_for_text("it is there already");
    run.press("\u{1b}");
    run.wait_for_text("Timeline  L lanes");
    assert_eq!(read("harbour.csv"), "mine");
    run.press("X\u{15}harbour.csv\r");
    run.wait_for_text("Enter writes over it");
    run.press("\r");
    run.wait_for_text("harbour.csv: 1 event written; csv has no place for 1 place or quotation in a source");
    assert!(read("harbour.csv").starts_with("id,date,"));
    // As it was known on a day, likewise.
    run.press("a2022\r");
    run.wait_for_text("AS OF");
    run.press("X\u{15}then.html\r");
    run.wait_for_text("then.html: 1 event written");
    assert!(read("then.html").contains("as known on 31 December 2022"));
    run.press("\u{1b}\u{1b}");
    // What cannot be written is said.
    run.press("X\u{15}none/x.md\r");
    run.wait_for_text("none/x.md: its folder is not there");
    assert_eq!(read("harbour.toml"), CHRONOLOGY);
}
