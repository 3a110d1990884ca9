//! Strangers' text in arguments, names and files: none of it reaches a terminal as it is.

use super::run::Folder;
use super::{BAD_EVENT, GOOD};
use std::ffi::{OsStr, OsString};
use std::os::unix::ffi::OsStrExt;
use std::path::Path;

#[test]
fn arguments_are_cleaned_before_they_are_repeated() {
    let folder = Folder::new().with("a.toml", GOOD);
    let hostile = OsStr::from_bytes(b"\x1b]0;x\x07\xc2\x9b31m\xe2\x80\xae\xff\n");
    let joined = |start: &str| [OsStr::new(start), hostile].into_iter().collect::<OsString>();
    let plain = |words: &[&str]| words.iter().map(OsString::from).collect::<Vec<_>>();
    for (mut args, last) in [
        (plain(&["list"]), hostile.to_owned()),
        (plain(&["list", "--format"]), hostile.to_owned()),
        (plain(&["list"]), joined("--")),
        (plain(&[]), joined("--theme=")),
        (plain(&["man"]), joined("")),
        (plain(&["completions"]), hostile.to_owned()),
        (plain(&["check", "--max-problems"]), hostile.to_owned()),
    ] {
        args.push(last);
        let ran = folder.run(&args);
        ran.assert_harmless();
        assert!(ran.code != 0 && !ran.err.is_empty(), "{args:?}");
    }
    let ran = folder.run([OsStr::new("show"), OsStr::new("\u{1b}]0;x\u{7}\u{202e}"), OsStr::new("a.toml")]);
    ran.assert_harmless();
}

#[test]
fn the_name_of_a_file_may_be_anything() {
    let names = [&b"\xff\xfe.toml"[..], b"\x1b]0;x\x07.toml", "\u{202e}lmot".as_bytes(), b"a\nb.toml", b"-x", b"list"];
    for name in names.map(OsStr::from_bytes) {
        let folder = Folder::new().with(name, GOOD.to_owned() + BAD_EVENT);
        let path = Path::new(".").join(name);
        for format in ["table", "tsv", "json"] {
            let ran = folder.run([OsStr::new("list"), OsStr::new("--format"), OsStr::new(format), path.as_os_str()]);
            ran.assert_harmless();
            assert_eq!(ran.code, 1);
        }
        let ran = folder.run([OsStr::new("check"), path.as_os_str()]);
        ran.assert_harmless();
        assert!(ran.out.contains(":22:8\n"), "{}", ran.out);
        assert_eq!(folder.run([path.as_os_str()]).listed(), 2);
    }
}

/// A file with every kind of hostile character in every field, written as TOML escapes, and raw where TOML allows it.
fn hostile() -> String {
    let ranges = [
        0..=0x1f,
        0x7f..=0x9f,
        0xad..=0xad,
        0x61c..=0x61c,
        0x200b..=0x200f,
        0x2028..=0x202e,
        0x2060..=0x206f,
        0xfeff..=0xfeff,
        0xfff9..=0xfffb,
        0xfffe..=0xffff,
        0xfdd0..=0xfdef,
        0xe0001..=0xe0001,
        0xe0020..=0xe007f,
    ];
    let escaped = ranges.into_iter().flatten().map(|c: u32| format!("a\\U{c:08X}")).collect::<Vec<_>>().concat();
    let raw = "\u{9b}31m\u{202e}\u{2066}\u{85}\u{e0041}";
    let text = format!("\"{raw}{escaped}\\u001b]0;x\\u0007 日本 e\\u0301 👩‍👧\"");
    format!(
        "title = {text}\ndescription = {text}\n{text} = 1\n[[sources]]\nid = {text}\ntitle = {text}\npublisher = {text}\n\
         author = {text}\nurl = {text}\narchive = {text}\nnote = {text}\n[[events]]\nid = {text}\ndate = 2022\ntitle = {text}\n\
         summary = {text}\nplace = {text}\npeople = [{text}]\ntags = [{text}]\nsee = [{text}]\n\
         sources = [{{ id = {text}, at = {text}, quote = {text} }}, {{ title = {text}, publisher = {text} }}]\n\
         [[events.claims]]\nid = {text}\ntext = {text}\nby = {text}\ndisputes = [{text}]\n\
         figure = {{ measure = {text}, value = 1 }}\n[[events]]\nid = \"plain\"\ndate = {text}\ntitle = {text}\n\
         [[events]]\nid = \"one\"\ndate = 2022\ntitle = {text}\nsources = [{text}, \"none\"]\n"
    )
}

#[test]
fn nothing_hostile_in_a_file_reaches_the_terminal() {
    let folder = Folder::new().with("a.toml", hostile());
    for args in [
        &["list"] as &[&str],
        &["list", "--format", "tsv"],
        &["list", "--format", "json"],
        &["list", "--format", "jsonl"],
        &["check", "--max-problems", "0"],
        &["check", "--format", "json"],
        &["show", "one"],
        &["show", "one", "--format", "json"],
        &["show", "one", "--format", "markdown"],
        &["show", "a"],
        &[],
    ] {
        let ran = folder.run(args.iter().chain(&["a.toml"]));
        ran.assert_harmless();
        assert!(ran.out.len() + ran.err.len() > 0, "{args:?}");
    }
}
