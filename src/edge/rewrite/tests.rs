//! What happens to a file on bad days.

use super::*;
use std::os::unix::fs::symlink;

struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("dateline-rewrite-{}-{name}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        fs::write(path.join("a.toml"), "old").unwrap();
        Self(path)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    fn text(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    /// The names in it.
    fn names(&self) -> Vec<String> {
        let names = fs::read_dir(&self.0).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let mut names: Vec<String> = names.collect();
        names.sort_unstable();
        names
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn mode(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

#[test]
fn a_file_keeps_its_permissions_and_its_links() {
    let folder = Folder::new("keeps");
    let path = folder.path("a.toml");
    mode(&path, 0o640);
    symlink("a.toml", folder.path("link")).unwrap();
    symlink("link", folder.path("second")).unwrap();
    let original = Original::read(&folder.path("second")).unwrap();
    assert_eq!(original.text(), Some("old"));
    original.replace("new").unwrap();
    assert_eq!(folder.text("a.toml"), "new");
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o7777, 0o640);
    assert!(fs::symlink_metadata(folder.path("second")).unwrap().is_symlink());
    assert_eq!(folder.names(), ["a.toml", "link", "second"]);
}

#[test]
fn a_file_that_holds_something_else_by_now_is_left_as_it_is() {
    let folder = Folder::new("changed");
    let path = folder.path("a.toml");
    let original = Original::read(&path).unwrap();
    fs::write(&path, "theirs").unwrap();
    assert_eq!(original.replace("new").unwrap_err(), "it was changed meanwhile, and is left as it is now");
    assert_eq!((folder.text("a.toml").as_str(), folder.names().len()), ("theirs", 1));
    // Of two that have read the same the second finds what the first has written.
    let (first, second) = (Original::read(&path).unwrap(), Original::read(&path).unwrap());
    first.replace("first").unwrap();
    assert!(second.replace("second").is_err());
    assert_eq!(folder.text("a.toml"), "first");
    let third = Original::read(&path).unwrap();
    let held = File::open(&path).unwrap();
    flock(&held, FlockOperation::NonBlockingLockExclusive).unwrap();
    assert!(third.replace("third").unwrap_err().starts_with("another program is writing it"));
    drop(held);
    fs::remove_file(&path).unwrap();
    assert_eq!(third.replace("third").unwrap_err(), "it cannot be written: no such file or directory");
    fs::create_dir(&path).unwrap();
    assert_eq!(third.replace("third").unwrap_err(), "it is no file any more");
    assert_eq!(folder.names(), ["a.toml"]);
}

#[test]
fn a_file_that_may_not_be_written_is_not_replaced_either() {
    let folder = Folder::new("read-only");
    let path = folder.path("a.toml");
    mode(&path, 0o444);
    let why = Original::read(&path).unwrap().replace("new").unwrap_err();
    assert_eq!(why, "it may not be written \u{2014} look at its permissions");
    assert_eq!((folder.text("a.toml").as_str(), folder.names().len()), ("old", 1));
}

#[test]
fn what_is_no_file_is_not_read_to_be_written() {
    let folder = Folder::new("none");
    for (name, why) in [(".", "it is a folder"), ("none", "there is no such file")] {
        let said = Original::read(&folder.path(name)).err().unwrap();
        assert!(said.contains(why), "{said}");
    }
}
