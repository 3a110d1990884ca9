//! Files that the program writes: in order, and with an event more.

use crate::run::{Folder, Ran};
use std::fs;
use std::os::unix::fs::PermissionsExt;

const MIXED: &str =
    "# Top.\n\n[[events]]\ntitle = \"B\" # b\n# why\ndate = \"2022\"\n\n[[events]]\ndate = \"2021\"\ntitle = \"A\"\n";
const IN_ORDER: &str =
    "# Top.\n\n[[events]]\n# why\ndate = \"2022\"\ntitle = \"B\" # b\n\n[[events]]\ndate = \"2021\"\ntitle = \"A\"\n";

fn text(folder: &Folder, name: &str) -> String {
    fs::read_to_string(folder.path(name)).unwrap()
}

#[test]
fn files_are_put_in_order_and_said_to_be() {
    let folder = Folder::new().with("a.toml", MIXED).with("b.toml", IN_ORDER).with("broken.toml", "[[events]\n");
    let ran = folder.run(["fmt", "--check", "a.toml", "b.toml"]);
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (1, "a.toml: not in order\nb.toml: in order\n", ""));
    assert_eq!(text(&folder, "a.toml"), MIXED);
    let ran = folder.run(["fmt", "broken.toml", "none.toml", "a.toml"]);
    assert_eq!((ran.code, ran.out.as_str()), (1, "a.toml: put in order\n"));
    let said = [
        "dateline: broken.toml:1:",
        "broken.toml: left as it is: `dateline check` tells",
        "none.toml: there is no such file",
    ];
    assert!(said.iter().all(|words| ran.err.contains(words)), "{}", ran.err);
    assert_eq!((text(&folder, "a.toml").as_str(), text(&folder, "broken.toml").as_str()), (IN_ORDER, "[[events]\n"));
    let ran = folder.run(["fmt", "--check", "a.toml"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, "a.toml: in order\n"));
    let ran = folder.run(["fmt", "--sort", "a.toml"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, "a.toml: put in order\n"));
    assert!(text(&folder, "a.toml").ends_with("title = \"B\" # b\n"));
    assert_eq!(fs::read_dir(&folder.0).unwrap().count(), 3);
}

#[test]
fn what_is_piped_is_printed_in_order() {
    let folder = Folder::new();
    let fmt = |args: &[&str], input: &str| Ran::of(folder.command().args(args).write_stdin(input));
    let ran = fmt(&["fmt", "-"], MIXED);
    assert_eq!((ran.code, ran.out.as_str()), (0, IN_ORDER));
    let ran = fmt(&["fmt", "--check", "-"], MIXED);
    assert_eq!((ran.code, ran.out.as_str()), (1, "standard input: not in order\n"));
    let ran = fmt(&["fmt", "-"], "a = ");
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    assert_eq!(fmt(&["fmt"], "").code, 2);
}

/// All that `list` tells of the built-in chronology but where it stands.
#[test]
fn the_built_in_chronology_lists_the_same_in_order() {
    let folder = Folder::new();
    folder.run(["new", "--example", "a.toml"]);
    let list = || {
        let lines = folder.run(["list", "--format", "json", "a.toml"]).out;
        let events: Vec<serde_json::Map<String, serde_json::Value>> = serde_json::from_str(&lines).unwrap();
        events.into_iter().map(|mut event| event.remove("line").map(|_| event).unwrap()).collect::<Vec<_>>()
    };
    let before = list();
    assert_eq!(folder.run(["fmt", "--sort", "a.toml"]).code, 0);
    assert_eq!(list(), before);
    assert!(before.len() > 10);
}

#[test]
fn a_file_that_may_not_be_written_is_left_and_so_is_what_is_no_file() {
    let folder = Folder::new().with("a.toml", MIXED);
    fs::set_permissions(folder.path("a.toml"), fs::Permissions::from_mode(0o444)).unwrap();
    let ran = folder.run(["fmt", "a.toml", ".", "/dev/null"]);
    assert_eq!((ran.code, ran.out.as_str(), text(&folder, "a.toml").as_str()), (1, "", MIXED));
    let said = ["a.toml: it may not be written", ".: it is a folder", "/dev/null: it is a device"];
    assert!(said.iter().all(|words| ran.err.contains(words)), "{}", ran.err);
}
