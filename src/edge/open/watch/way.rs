//! The way to files: the folders in which something may happen that leads to another file, and to what there.
//!
//! Owns the following of links, step by step: each stands in a folder of its own, and may be turned to another target.

use std::collections::{BTreeSet, VecDeque};
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// So many links are followed, as systems do.
const LINKS: usize = 40;

/// What is on the way to files.
#[derive(Debug, Default)]
pub(super) struct Way {
    /// The folders in which the files stand, and in which stand the links that lead there; of what is gone the nearest one
    /// above that is there.
    pub(super) folders: BTreeSet<PathBuf>,
    /// What stands, or stood, there; and the folders' own names.
    pub(super) names: BTreeSet<OsString>,
}

impl Way {
    /// The way to each of these paths as it is now.
    pub(super) fn of<'p>(paths: impl Iterator<Item = &'p Path>) -> Self {
        let mut way = Self::default();
        paths.for_each(|path| way.follow(path));
        way
    }

    fn follow(&mut self, path: &Path) {
        let mut at = std::env::current_dir().unwrap_or_else(|_| PathBuf::from("."));
        let mut steps: VecDeque<OsString> = path.iter().map(OsString::from).collect();
        let mut links = 0;
        while let Some(step) = steps.pop_front() {
            let next = at.join(&step);
            let kind = next.symlink_metadata().map(|data| data.file_type());
            match kind {
                Ok(kind) if kind.is_symlink() && links < LINKS => {
                    self.add(&at, &step);
                    links += 1;
                    let target = next.read_link().unwrap_or_default();
                    target.iter().rev().for_each(|step| steps.push_front(OsString::from(step)));
                }
                // The parent of where a link led is not the one that is written.
                Ok(_) if step == ".." => drop(at.pop()),
                Ok(kind) if kind.is_dir() && !steps.is_empty() => at = next,
                _ => return self.add(&at, &step),
            }
        }
    }

    fn add(&mut self, folder: &Path, name: &OsString) {
        self.names.extend([Some(name.as_os_str()), folder.file_name()].into_iter().flatten().map(OsString::from));
        self.folders.insert(folder.to_owned());
    }
}
