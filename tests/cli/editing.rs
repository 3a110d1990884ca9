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

#[test]
fn an_event_is_added_from_options() {
    let file = "[[sources]]\nid = \"s\"\ntitle = \"S\"\n\n[[events]]\nid = \"a\"\ndate = \"2021\"\ntitle = \"A\"\nsources = [\"s\"]\n";
    let folder = Folder::new().with("a.toml", file);
    let add = |more: &[&str]| {
        folder.run(["add", "a.toml", "--date", "2022-03~", "--title", "The \"fire\""].iter().chain(more))
    };
    let ran = add(&[
        "--tag",
        "fire",
        "--tag",
        "port",
        "--source",
        "s",
        "--person",
        "Crew",
        "--after",
        "a",
        "--dated-by",
        "report",
    ]);
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (0, "a.toml:11: 2022-03-the-fire is added\n", ""));
    let event = "[[events]]\ndate = \"2022-03~\"\ntitle = \"The \\\"fire\\\"\"\npeople = [\"Crew\"]\ntags = [\"fire\", \"port\"]\nafter = [\"a\"]\ndated_by = \"report\"\nsources = [\"s\"]\n";
    let with = format!("{file}\n{event}");
    assert_eq!(text(&folder, "a.toml"), with);
    assert_eq!(folder.run(["check", "a.toml"]).code, 0);
    // Nothing is written where something is wrong, and that is told first.
    for (more, said) in [
        (&["--id", "a"] as &[&str], "the event id `a` is given twice"),
        (&["--source", "none"], "there is no source `none`"),
        (&["--see", "none"], "there is no event `none`"),
    ] {
        let ran = add(more);
        assert_eq!((ran.code, ran.out.as_str(), text(&folder, "a.toml").as_str()), (1, "", with.as_str()), "{more:?}");
        assert!(ran.err.contains("dateline: a.toml:") && ran.err.contains(said), "{}", ran.err);
    }
    assert_eq!(add(&["--tag", ""]).code, 2);
    let ran = folder.run(["add", "a.toml", "--date", "March 2022", "--title", "x"]);
    assert!(ran.code == 1 && ran.err.contains("`March 2022` is no date"), "{}", ran.err);
    let ran = folder.run(["add", "a.toml", "--date", "-0044", "--title", "Ides"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, "a.toml:5: 0044-ides is added\n"));
    assert_eq!(fs::read_dir(&folder.0).unwrap().count(), 1);
}

#[test]
fn what_is_missing_cannot_be_asked_for_without_a_terminal() {
    let folder = Folder::new().with("a.toml", IN_ORDER);
    let ran = folder.run(["add", "a.toml", "--date", "2022"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("an event needs --date and --title"), "{}", ran.err);
    let ran = folder.run(["add", "--date", "2022", "--title", "x"]);
    assert!(ran.code == 1 && ran.err.contains("events.toml: there is no such file"), "{}", ran.err);
    let broken = Folder::new().with("a.toml", "[[events]\n");
    let ran = broken.run(["add", "a.toml", "--date", "2022", "--title", "x"]);
    assert!(ran.code == 1 && ran.err.contains("a.toml: it is not TOML all through"), "{}", ran.err);
}

/// Two programs on one file: each event is there whole, or its program has said why it is not.
#[test]
fn two_that_add_at_once_lose_nothing() {
    let folder = Folder::new().with("a.toml", IN_ORDER);
    let ran: Vec<(String, Ran)> = std::thread::scope(|scope| {
        let runs = (0..8).map(|n| format!("Ship {n}")).map(|title| {
            let folder = &folder;
            scope.spawn(move || {
                let ran = folder.run(["add", "a.toml", "--date", "2022", "--title", &title]);
                (title, ran)
            })
        });
        runs.collect::<Vec<_>>().into_iter().map(|run| run.join().unwrap()).collect()
    });
    let text = text(&folder, "a.toml");
    for (title, ran) in &ran {
        assert_eq!(
            text.matches(&format!("title = \"{title}\"\n")).count(),
            usize::from(ran.code == 0),
            "{title}: {ran:?}"
        );
        let is_said = ran.err.contains("it was changed meanwhile") || ran.err.contains("another program is writing it");
        assert!(ran.code == 0 || is_said, "{ran:?}");
    }
    assert!(ran.iter().any(|(_, ran)| ran.code == 0));
    assert_eq!(fs::read_dir(&folder.0).unwrap().count(), 1);
}

/// As on a full disk: no byte can be written.
#[test]
fn where_nothing_can_be_written_all_is_as_it_was() {
    let folder = Folder::new().with("a.toml", MIXED);
    let program = folder.command().get_program().to_owned();
    for arguments in ["fmt a.toml", "add a.toml --date 2022 --title x"] {
        let line = format!("trap '' XFSZ; ulimit -f 0; exec \"$0\" {arguments}");
        let mut shell = assert_cmd::Command::new("sh");
        let ran = Ran::of(shell.current_dir(&folder.0).args(["-c", &line]).arg(&program));
        assert_eq!((ran.code, ran.out.as_str(), text(&folder, "a.toml").as_str()), (1, "", MIXED));
        assert!(ran.err.contains("a.toml: it cannot be written: file too large"), "{}", ran.err);
        assert_eq!(fs::read_dir(&folder.0).unwrap().count(), 1);
    }
}
