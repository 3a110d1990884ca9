//! Where archived copies lie, and how one of them is opened.
//!
//! Owns the fence: a chronology may come from anybody, and what it names as an archive is read. A copy lies in the folder
//! of its chronology or below it, or in the one other folder that the user names. Each step of the way is opened from
//! the one before it, and a link on the way is refused, so that nothing changed meanwhile leads elsewhere. What is no
//! regular file is never waited for.

use crate::edge::print::out::reason;
use crate::model::FileId;
use rustix::fs::{AtFlags, CWD, FileType, Mode, OFlags, Stat, fstat, openat, stat, statat};
use rustix::io::Errno;
use std::ffi::OsStr;
use std::fs::File;
use std::io;
use std::os::fd::OwnedFd;
use std::path::{Component, Path, PathBuf};

/// The folders in which archives may lie.
#[derive(Debug, Clone)]
pub(in crate::edge) struct Folders {
    /// Those of the chronologies, by [`FileId`].
    chronologies: Vec<PathBuf>,
    /// The chronologies themselves, as their file systems number them: none of them is a copy of what it cites.
    themselves: Vec<(u64, u64)>,
    /// One more.
    elsewhere: Option<PathBuf>,
}

/// Why an archive cannot be had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::edge) enum Fault {
    /// There is no such file.
    Missing,
    /// It may not be looked at: a few words on why.
    Refused(&'static str),
    /// It cannot be read: a few words on why.
    Unread(String),
}

impl Fault {
    pub(super) fn unread(error: &io::Error) -> Self {
        Self::Unread(format!("it cannot be read: {}", reason(error)))
    }
}

impl Folders {
    /// The folders of chronologies, named as on the command line (standard input stands in the current folder), and the
    /// folder that is named for archives beside them.
    pub(in crate::edge) fn of(paths: &[PathBuf], elsewhere: Option<PathBuf>) -> Self {
        let folder = |path: &PathBuf| match path.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
            _ => PathBuf::from("."),
        };
        let themselves = paths.iter().filter_map(|path| stat(path).ok().as_ref().map(number)).collect();
        Self { chronologies: paths.iter().map(folder).collect(), themselves, elsewhere }
    }

    fn of_file(&self, file: FileId) -> &Path {
        self.chronologies.get(usize::from(file.0)).map_or(Path::new("."), PathBuf::as_path)
    }

    /// Where an archive lies that a chronology names, as far as it may be looked at.
    pub(in crate::edge) fn path(&self, archive: &str, file: FileId) -> Option<PathBuf> {
        let steps = steps(Path::new(archive))?;
        Some(steps.iter().fold(self.of_file(file).to_owned(), |path, step| path.join(step)))
    }

    /// Opens an archive that a chronology names; returns where it was found, too.
    ///
    /// # Errors
    /// Where it is missing, leaves the folders, is no regular file or a chronology that is verified.
    pub(super) fn open(&self, archive: &str, file: FileId) -> Result<(File, PathBuf), Fault> {
        let opened = self.find(archive, file)?;
        match fstat(&opened.0) {
            Ok(stat) if self.themselves.contains(&number(&stat)) => Err(Fault::Refused("it is the chronology itself")),
            Ok(_) => Ok(opened),
            Err(error) => Err(fault(error, false)),
        }
    }

    fn find(&self, archive: &str, file: FileId) -> Result<(File, PathBuf), Fault> {
        let folder = self.of_file(file);
        let Some(steps) = steps(Path::new(archive)) else {
            return self.open_elsewhere(&folder.join(archive));
        };
        match (open_below(folder, &steps), &self.elsewhere) {
            (Err(Fault::Missing), Some(elsewhere)) => open_below(elsewhere, &steps),
            (opened, _) => opened,
        }
    }

    /// Opens what leads out of the folder of its chronology: only into the one that the user names.
    fn open_elsewhere(&self, path: &Path) -> Result<(File, PathBuf), Fault> {
        const LEAVES: Fault = Fault::Refused("it leads out of the folder of its chronology");
        let Some(elsewhere) = &self.elsewhere else { return Err(LEAVES) };
        let [path, root] = [path, elsewhere].map(|path| std::path::absolute(path).map(|path| plain(&path)));
        let (Ok(path), Ok(root)) = (path, root) else { return Err(LEAVES) };
        let steps = path.strip_prefix(&root).ok().and_then(steps);
        open_below(&root, &steps.ok_or(Fault::Refused("it leads out of the folder that `--archive` names"))?)
    }
}

/// What tells a file from all others.
fn number(stat: &Stat) -> (u64, u64) {
    (stat.st_dev, stat.st_ino)
}

/// The names on the way to a path that goes down and nowhere else.
fn steps(path: &Path) -> Option<Vec<&OsStr>> {
    let step = |component| match component {
        Component::Normal(name) => Some(Some(name)),
        Component::CurDir => Some(None),
        Component::ParentDir | Component::RootDir | Component::Prefix(_) => None,
    };
    path.components().map(step).collect::<Option<Vec<_>>>().map(|steps| steps.into_iter().flatten().collect())
}

/// A path without `..`, as it is written: links are judged when it is opened.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for component in path.components() {
        match component {
            Component::ParentDir => drop(plain.pop()),
            component => plain.push(component),
        }
    }
    plain
}

fn open_below(root: &Path, steps: &[&OsStr]) -> Result<(File, PathBuf), Fault> {
    let Some((last, folders)) = steps.split_last() else { return Err(Fault::Refused("it names no file")) };
    let way = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
    let mut folder = openat(CWD, root, way, Mode::empty()).map_err(|error| fault(error, false))?;
    for step in folders {
        folder = step_to(&folder, step, way)?;
    }
    let file = step_to(&folder, last, OFlags::RDONLY | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC)?;
    match fstat(&file).map(|stat| FileType::from_raw_mode(stat.st_mode)) {
        Ok(FileType::RegularFile) => {
            Ok((File::from(file), steps.iter().fold(root.to_owned(), |path, step| path.join(step))))
        }
        Ok(FileType::Directory) => Err(Fault::Refused("it is a folder")),
        Ok(FileType::Fifo) => Err(Fault::Refused("it is a pipe")),
        Ok(_) => Err(Fault::Refused("it is a device")),
        Err(error) => Err(fault(error, false)),
    }
}

fn step_to(folder: &OwnedFd, step: &OsStr, flags: OFlags) -> Result<OwnedFd, Fault> {
    openat(folder, step, flags | OFlags::NOFOLLOW, Mode::empty()).map_err(|error| {
        // Systems differ in what they answer where a link is not followed.
        let stat = statat(folder, step, AtFlags::SYMLINK_NOFOLLOW);
        fault(error, stat.is_ok_and(|stat| FileType::from_raw_mode(stat.st_mode) == FileType::Symlink))
    })
}

fn fault(error: Errno, is_link: bool) -> Fault {
    match error {
        _ if is_link => Fault::Refused("there is a link on the way to it"),
        Errno::NOENT | Errno::NOTDIR => Fault::Missing,
        // What a socket answers to being opened.
        Errno::NXIO => Fault::Refused("it is a socket"),
        error => Fault::unread(&error.into()),
    }
}
