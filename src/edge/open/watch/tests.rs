//! What is heard of, when files rest, and what is done where nothing can be heard.

use super::*;
use notify::event::{CreateKind, DataChange, RenameMode};
use std::fs;
use std::os::unix::fs::symlink;
use std::thread;

/// A folder of its own, gone with the test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("dateline-watched-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Self(path.canonicalize().unwrap())
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// What is told of a file from now on.
fn watched(path: &Path) -> Receiver<Noticed> {
    let (tell, told) = channel();
    let watched = Watched::now(std::iter::once(path.to_owned()));
    watched.watch(move |noticed| tell.send(noticed).unwrap_or_default()).unwrap();
    told
}

fn next(told: &Receiver<Noticed>) -> Option<Noticed> {
    told.recv_timeout(Duration::from_secs(10)).ok()
}

/// Waits until a change has come to its end. It may be told in several parts: a file that is made and then written to, or
/// emptied and then written to, is a change each where the machine is slow.
fn assert_changes_and_rests(told: &Receiver<Noticed>) {
    assert_eq!(next(told), Some(Noticed::Changed));
    let last = std::iter::from_fn(|| next(told)).find(|noticed| *noticed != Noticed::Changed);
    assert_eq!(last, Some(Noticed::Rested));
}

#[test]
fn a_folder_that_was_removed_may_come_again_and_its_files_be_watched() {
    let folder = Folder::new("removed");
    let path = folder.0.join("deep/a.toml");
    fs::create_dir_all(folder.0.join("deep")).unwrap();
    fs::write(&path, "a").unwrap();
    let told = watched(&path);
    for _ in 0..2 {
        fs::remove_dir_all(folder.0.join("deep")).unwrap();
        assert_changes_and_rests(&told);
        fs::create_dir_all(folder.0.join("deep")).unwrap();
        fs::write(&path, "a").unwrap();
        assert_changes_and_rests(&told);
    }
}

#[test]
fn where_nothing_can_be_heard_files_are_looked_at_and_that_is_told_once() {
    let folder = Folder::new("looked");
    let path = folder.0.join("a.toml");
    fs::write(&path, "a").unwrap();
    let (tell, told) = channel();
    let watched = Watched::now(std::iter::once(path.clone()));
    thread::spawn(move || {
        // As where no more can be watched: the limit of the system is reached.
        let none = Err::<notify::NullWatcher, _>(notify::Error::new(notify::ErrorKind::MaxFilesWatch));
        let (_wake, woken) = channel();
        watched.go_on(none, &Names::default(), &woken, |noticed| tell.send(noticed).unwrap_or_default());
    });
    assert_eq!(next(&told), Some(Noticed::Unwatched));
    for text in ["ab", "abc"] {
        fs::write(&path, text).unwrap();
        assert_changes_and_rests(&told);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn drives_of_networks_and_of_programs_are_known() {
    assert!([0x6969, 0x6573_5546, 0xff53_4d42].into_iter().all(is_told_elsewhere), "NFS, FUSE, CIFS");
    assert!(![0xef53, 0x0102_1994, 0x9123_683e].into_iter().any(is_told_elsewhere), "ext4, tmpfs, btrfs");
}

#[test]
fn the_way_to_a_file_goes_through_every_link_and_ends_where_something_is_gone() {
    let folder = Folder::new("way");
    let at = |name: &str| folder.0.join(name);
    for name in ["v1", "v2", "links"] {
        fs::create_dir(at(name)).unwrap();
    }
    fs::write(at("v1/a.toml"), "").unwrap();
    symlink("v1", at("current")).unwrap();
    symlink(at("current/a.toml"), at("links/a.toml")).unwrap();
    symlink("circle", at("circle")).unwrap();
    symlink("../v2", at("links/up")).unwrap();
    for (path, folders) in [
        ("v1/a.toml", &["v1"][..]),
        ("current/a.toml", &["", "v1"]),
        ("links/a.toml", &["", "links", "v1"]),
        ("links/up/../v1/a.toml", &["links", "v1"]),
        ("v1/none.toml", &["v1"]),
        ("v3/deep/a.toml", &[""]),
        ("v1/a.toml/x", &["v1"]),
        ("circle", &[""]),
    ] {
        let way = Way::of(std::iter::once(at(path).as_path()));
        let folders: BTreeSet<PathBuf> = folders.iter().map(|name| folder.0.join(name)).collect();
        let plain = |path: &PathBuf| path.components().collect::<PathBuf>();
        assert_eq!(
            way.folders.iter().map(plain).collect::<BTreeSet<_>>(),
            folders.iter().map(plain).collect(),
            "{path}"
        );
    }
    assert!(Way::of(std::iter::once(Path::new("Cargo.toml"))).names.contains(&OsString::from("Cargo.toml")));
}

#[test]
fn of_other_files_and_of_looking_at_ours_nothing_is_heard() {
    let names = BTreeSet::from([OsString::from("a.toml")]);
    let event = |kind, path: &str| Event::new(kind).add_path(PathBuf::from(path));
    let data = EventKind::Modify(ModifyKind::Data(DataChange::Any));
    let closed = EventKind::Access(AccessKind::Close(AccessMode::Write));
    let read = EventKind::Access(AccessKind::Close(AccessMode::Read));
    let name = || OsString::from("a.toml");
    let written = if cfg!(target_os = "linux") { Seen::Written(name()) } else { Seen::Other };
    for (event, heard) in [
        (event(data, "/x/a.toml"), Some(written)),
        (event(closed, "/x/a.toml"), Some(Seen::Whole(name()))),
        (event(read, "/x/a.toml"), None),
        (event(EventKind::Create(CreateKind::File), "/x/a.toml"), Some(Seen::Other)),
        (event(EventKind::Create(CreateKind::File), "/x/b.toml"), None),
        (event(data, "/x/b.toml"), None),
        (
            event(EventKind::Modify(ModifyKind::Name(RenameMode::Both)), "/x/part")
                .add_path(PathBuf::from("/x/a.toml")),
            Some(Seen::Whole(name())),
        ),
        (Event::new(EventKind::Other), Some(Seen::Other)),
    ] {
        assert_eq!(seen(Some(&event), &names), heard, "{event:?}");
    }
    assert_eq!(seen(None, &names), Some(Seen::Other), "what was not heard may have been anything");
}

#[test]
fn what_is_being_written_is_given_longer_than_what_was_closed() {
    let long = |seen: &[Seen]| {
        let (wake, woken) = channel();
        seen.iter().skip(1).for_each(|seen| wake.send(seen.clone()).unwrap());
        let start = Instant::now();
        rest(&woken, seen[0].clone());
        start.elapsed() >= HELD
    };
    let [written, whole] = [Seen::Written, Seen::Whole].map(|seen| seen(OsString::from("a")));
    assert!(long(std::slice::from_ref(&written)));
    assert!(!long(&[Seen::Other]));
    assert!(!long(&[written.clone(), whole.clone()]));
    assert!(long(&[written.clone(), whole, written]));
}
