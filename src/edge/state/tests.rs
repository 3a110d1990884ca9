//! What is kept comes back, whatever became of its file; nothing else is written.

use super::*;
use std::os::unix::fs::PermissionsExt;

/// A folder of its own, gone with the test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("dateline-state-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        fs::write(path.join("a.toml"), "").unwrap();
        Self(path)
    }

    fn keeper(&self) -> Keeper {
        Keeper::within(&self.0.join("state/dateline"), &[Some(self.0.join("a.toml"))]).unwrap()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn kept() -> Kept {
    let event = |id| EventId { file: FileId(1), id };
    Kept {
        place: Some(Place { event: event(u64::MAX), first: i64::MIN, above: 7 }),
        view: Mode::Lanes,
        filter: "tag:\u{202e}cecot \"a\nb\"".to_owned(),
        marks: BTreeMap::from([('a', event(2)), ('ñ', event(3))]),
        turned: true,
        size: (-3, 12),
    }
}

#[test]
fn what_is_kept_comes_back_and_only_its_owner_may_read_it() {
    let folder = Folder::new("back");
    let keeper = folder.keeper();
    assert_eq!(keeper.read(), None);
    keeper.write(Kept::default()).unwrap();
    keeper.write(kept()).unwrap();
    assert_eq!(keeper.read(), Some(kept()));
    let mode = |path: &Path| path.metadata().unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&keeper.path), mode(keeper.path.parent().unwrap())), (0o600, 0o700));
    let names = |path: &Path| fs::read_dir(path).unwrap().count();
    assert_eq!(names(keeper.path.parent().unwrap()), 1, "no part is left");
    assert_eq!(names(&folder.0), 2, "nothing stands beside the chronology but what the test put there");
}

#[test]
fn a_file_that_is_cut_or_of_another_version_is_as_if_it_were_not_there() {
    let folder = Folder::new("cut");
    let keeper = folder.keeper();
    keeper.write(kept()).unwrap();
    let whole = fs::read(&keeper.path).unwrap();
    for end in 0..whole.len() {
        fs::write(&keeper.path, &whole[..end]).unwrap();
        assert_eq!(keeper.read(), None, "{end}");
    }
    keeper.write(kept()).unwrap();
    assert_eq!(keeper.read(), Some(kept()), "it is written anew");
    let newer = String::from_utf8(whole).unwrap().replace("\"version\":1", "\"version\":2");
    fs::write(&keeper.path, &newer).unwrap();
    assert_eq!(keeper.read(), None);
    keeper.write(kept()).unwrap();
    assert_eq!(fs::read_to_string(&keeper.path).unwrap(), newer, "what a newer program kept stays");
    let more = newer.replace("\"version\":2", "\"version\":1,\"colour\":{\"x\":[1]}");
    fs::write(&keeper.path, more).unwrap();
    assert_eq!(keeper.read(), Some(kept()), "a key that is not known is passed over");
    fs::write(&keeper.path, "{\"version\":1}").unwrap();
    assert_eq!(keeper.read(), Some(Kept::default()));
    fs::remove_file(&keeper.path).unwrap();
    fs::create_dir(&keeper.path).unwrap();
    assert_eq!(keeper.read(), None);
    assert!(keeper.write(kept()).is_err());
    assert_eq!(fs::read_dir(keeper.path.parent().unwrap()).unwrap().count(), 1, "no part is left");
}

#[test]
fn what_a_file_says_is_kept_within_bounds() {
    let folder = Folder::new("bounds");
    let keeper = folder.keeper();
    let letters = ('\u{4e00}'..).take(300).chain(['\'', '1', '\u{1b}']);
    let marks = letters.map(|letter| (letter, EventId { file: FileId(u16::MAX), id: u64::MAX })).collect();
    let large = Kept { filter: "x".repeat(FILTER + 1), marks, size: (i16::MAX, i16::MIN), ..kept() };
    keeper.write(large).unwrap();
    assert!(keeper.path.metadata().unwrap().len() < LONGEST);
    let read = keeper.read().unwrap();
    assert!(read.filter.is_empty());
    assert!(read.marks.len() <= MARKS && read.marks.keys().all(|letter| letter.is_alphabetic()));
    assert_eq!(read.size, (MORE, -MORE));
}

#[test]
fn only_the_latest_chronologies_are_remembered() {
    let folder = Folder::new("many");
    let keeper = folder.keeper();
    keeper.write(kept()).unwrap();
    let home = keeper.path.parent().unwrap();
    for n in 0..FILES + 20 {
        fs::write(home.join(format!("{n}.json")), "{}").unwrap();
    }
    fs::write(home.join("of another"), "").unwrap();
    keeper.write(kept()).unwrap();
    assert_eq!(fs::read_dir(home).unwrap().count(), FILES + 1);
    assert_eq!(keeper.read(), Some(kept()));
    assert!(home.join("of another").exists(), "what is not ours is left alone");
}

#[test]
fn a_chronology_is_known_by_its_files_however_they_are_named() {
    let folder = Folder::new("names");
    std::os::unix::fs::symlink("a.toml", folder.0.join("link.toml")).unwrap();
    fs::write(folder.0.join("b.toml"), "").unwrap();
    let of = |names: &[Option<&str>]| {
        let paths: Vec<Option<PathBuf>> = names.iter().map(|name| name.map(|name| folder.0.join(name))).collect();
        Keeper::within(&folder.0, &paths).map(|keeper| keeper.path)
    };
    assert_eq!(of(&[Some("a.toml")]), of(&[Some("./link.toml")]));
    assert_ne!(of(&[Some("a.toml")]), of(&[Some("b.toml")]));
    assert_ne!(of(&[Some("a.toml"), Some("b.toml")]), of(&[Some("b.toml"), Some("a.toml")]));
    for nowhere in [&[None][..], &[Some("a.toml"), None], &[Some("gone.toml")], &[]] {
        assert_eq!(of(nowhere), None, "{nowhere:?}");
    }
}
