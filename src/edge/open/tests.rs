//! What is opened, and what is refused and in which words.

use super::*;
use crate::format::Arrived;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::net::UnixListener;

/// A folder of its own, gone with the test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("dateline-files-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn file(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.0.join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.0).unwrap();
    }
}

fn refused(path: &Path) -> String {
    let refusals = open(&[path.to_owned()]).err().expect("it is refused");
    let shown = refusals.join("\n");
    shown.replace(&format!("{}/", path.parent().unwrap().display()), "")
}

#[test]
fn files_are_opened_in_their_order() {
    let folder = Folder::new("order");
    let paths = [folder.file("b.toml", b"b"), folder.file("a.toml", b"aa"), folder.file("empty.toml", b"")];
    let opened = open(&paths).ok().unwrap();
    let lengths: Vec<_> = opened.iter().map(|file| file.bytes.len()).collect();
    assert_eq!(lengths, [1, 2, 0]);
    assert_eq!(opened[1].name, paths[1].display().to_string());
}

#[test]
fn what_is_no_file_is_refused_in_one_line() {
    let folder = Folder::new("refused");
    let at = |name: &str| folder.0.join(name);
    let _socket = UnixListener::bind(at("socket")).unwrap();
    std::os::unix::fs::symlink("circle", at("circle")).unwrap();
    std::fs::create_dir(at("folder")).unwrap();
    folder.file("file", b"");
    for (path, words) in [
        (at("none.toml"), "none.toml: there is no such file — check the spelling"),
        (at("folder"), "folder: it is a folder — name a TOML file"),
        (at("socket"), "socket: it is a socket or a device that is not there — name a TOML file"),
        (at("circle"), "circle: it is a link that leads in a circle"),
        (at("file").join("x.toml"), "x.toml: a part of its path is no folder"),
        (PathBuf::from("/dev/zero"), "zero: it is a device — name a TOML file"),
        (PathBuf::from("/dev/null"), "null: it is a device — name a TOML file"),
        (PathBuf::from("/proc/self/mem"), "mem: it cannot be read: input/output error"),
        (at(&"x".repeat(300)), &format!("{}: its name is too long", "x".repeat(300))),
    ] {
        assert_eq!(refused(&path), words);
    }
    let nameless = open(&[PathBuf::new()]).err().unwrap();
    assert!(nameless[0].starts_with("a file without a name: there is no such file"));
}

#[test]
fn every_refusal_is_told() {
    let folder = Folder::new("all");
    let good = folder.file("good.toml", b"");
    let refusals = open(&[folder.0.join("a"), good, folder.0.join("b")]).err().unwrap();
    assert_eq!(refusals.len(), 2);
}

#[test]
fn a_name_need_not_be_utf_8() {
    let folder = Folder::new("bytes");
    let path = folder.0.join(std::ffi::OsStr::from_bytes(b"\xff.toml"));
    std::fs::write(&path, "# x").unwrap();
    let opened = open(&[path]).ok().unwrap();
    assert!(opened[0].name.ends_with("\u{fffd}.toml"));
    assert_eq!(opened[0].bytes.len(), 3);
}

#[test]
fn a_pipe_is_read_to_its_end() {
    let folder = Folder::new("pipe");
    let path = folder.0.join("pipe");
    rustix::fs::mknodat(
        rustix::fs::CWD,
        &path,
        rustix::fs::FileType::Fifo,
        rustix::fs::Mode::RUSR | rustix::fs::Mode::WUSR,
        0,
    )
    .unwrap();
    let writer = {
        let path = path.clone();
        std::thread::spawn(move || std::fs::write(path, "x".repeat(200_000)).unwrap())
    };
    let bytes = open(&[path]).ok().unwrap().remove(0).bytes;
    assert_eq!(bytes.wait(u64::MAX, 0), Arrived { len: 200_000, all: true });
    writer.join().unwrap();
}

#[test]
fn the_example_is_what_is_built_in_wherever_it_stands() {
    let opened = |name: &str, text: &str| Opened::held(name, text);
    let longer = format!("{BUILT_IN}\n");
    let other = BUILT_IN.replacen("2021", "2020", 1);
    for (files, example) in [
        (vec![opened(Timeline::BUILT_IN, BUILT_IN)], true),
        (vec![opened("events.toml", BUILT_IN)], true),
        (vec![opened("events.toml", &longer)], false),
        (vec![opened("events.toml", &other)], false),
        (vec![opened("events.toml", "")], false),
        (vec![opened("events.toml", BUILT_IN), opened("mine.toml", "")], false),
        (vec![], false),
    ] {
        assert_eq!(is_example(&files), example);
    }
}
