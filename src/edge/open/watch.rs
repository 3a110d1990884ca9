//! Whether files change on disk, told once they rest.
//!
//! Owns the watch on the folders in which they lie: editors put a new file in the place of the old one, and a watch on the
//! file would follow that. What wakes us says nothing of our files: they have changed where their stamps have. Where there
//! can be no watch they are looked at every two seconds, which is the only waking there is.

use super::stamp::{Stamp, is_pipe};
use crate::edge::work::spawn;
use notify::{EventKind, RecursiveMode, Watcher};
use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

/// A file rests where so long nothing happened beside it, or so long all the time something did.
const REST: Duration = Duration::from_millis(100);
const RESTLESS: Duration = Duration::from_secs(1);

/// So often files are looked at that cannot be watched.
const LOOK: Duration = Duration::from_secs(2);

/// What is told of files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::edge) enum Noticed {
    /// They are not what they were.
    Changed,
    /// They cannot be watched, and are looked at instead. It is told once.
    Unwatched,
}

/// Files as they were at a moment.
#[derive(Debug, Clone, Default)]
pub(in crate::edge) struct Watched(Vec<(PathBuf, Option<Stamp>)>);

impl Watched {
    /// These files as they are now, but for pipes. What is not there may come.
    pub(in crate::edge) fn now(paths: impl Iterator<Item = PathBuf>) -> Self {
        Self(paths.filter(|path| !is_pipe(path)).map(|path| (path.clone(), stamp(&path))).collect())
    }

    /// Those of them that were opened.
    pub(in crate::edge) fn opened(mut self, files: &[Option<PathBuf>]) -> Self {
        self.0.retain(|(path, _)| files.iter().flatten().any(|file| file == path));
        self
    }

    /// Watches them from then on, and tells of it.
    ///
    /// # Errors
    /// Where no thread can be had.
    pub(in crate::edge) fn watch(self, tell: impl Fn(Noticed) + Send + 'static) -> io::Result<()> {
        if self.0.is_empty() { Ok(()) } else { spawn("watching", move || self.go_on(tell)) }
    }

    fn go_on(mut self, tell: impl Fn(Noticed)) {
        let (wake, woken) = channel();
        // Looking at a file changes nothing; and reading it again would wake us for ever.
        let is_change = |event: &notify::Event| !matches!(event.kind, EventKind::Access(_));
        let wakes = wake.clone();
        let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
            if event.as_ref().map_or(true, is_change) {
                let _ = wakes.send(());
            }
        });
        let mut is_told = false;
        loop {
            // Anew each time: a folder may have been replaced, or be there again.
            let is_watched = watcher.as_mut().is_ok_and(|watcher| {
                self.folders()
                    .iter()
                    .all(|folder| !is_remote(folder) && watcher.watch(folder, RecursiveMode::NonRecursive).is_ok())
            });
            // Before anything is waited for: they may have changed before they were watched.
            if self.have_changed() {
                tell(Noticed::Changed);
            }
            if !is_watched && !std::mem::replace(&mut is_told, true) {
                tell(Noticed::Unwatched);
            }
            let next = if is_watched {
                woken.recv().map_err(|_| RecvTimeoutError::Disconnected)
            } else {
                woken.recv_timeout(LOOK)
            };
            match next {
                Ok(()) => rest(&woken),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    /// Whether they are not what they were, and takes them as they are.
    fn have_changed(&mut self) -> bool {
        let mut changed = false;
        for (path, before) in &mut self.0 {
            let now = stamp(path);
            changed |= std::mem::replace(before, now) != now;
        }
        changed
    }

    /// The folders in which they lie, and those in which lies what links lead to, be they there or not.
    fn folders(&self) -> BTreeSet<PathBuf> {
        let folder = |path: &Path| {
            let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
            folder.canonicalize().unwrap_or_else(|_| folder.to_owned())
        };
        let real = self.0.iter().filter_map(|(path, _)| path.canonicalize().ok());
        let named = self.0.iter().map(|(path, _)| path.clone());
        real.chain(named).map(|path| folder(&path)).collect()
    }
}

/// A file as it is; none where there is none.
fn stamp(path: &Path) -> Option<Stamp> {
    path.metadata().ok().map(|meta| Stamp::from(&meta))
}

/// Waits until nothing happens any more.
fn rest(woken: &Receiver<()>) {
    let until = Instant::now() + RESTLESS;
    while woken.recv_timeout(REST).is_ok() && Instant::now() < until {}
}

/// Whether a folder lies on a drive whose changes the system may not hear of: one of a network, or of a program.
#[cfg(target_os = "linux")]
fn is_remote(folder: &Path) -> bool {
    // The numbers of statfs(2): AFS, Ceph, CIFS, Coda, FUSE, NCP, NFS, SMB, SMB2, 9P, VirtualBox.
    const REMOTE: [u32; 11] = [
        0x5346_414f,
        0x00c3_6400,
        0xff53_4d42,
        0x7375_7245,
        0x6573_5546,
        0x0000_564c,
        0x0000_6969,
        0x0000_517b,
        0xfe53_4d42,
        0x0102_1997,
        0x786f_4256,
    ];
    let kind = rustix::fs::statfs(folder).ok().and_then(|stats| u32::try_from(stats.f_type & 0xffff_ffff).ok());
    kind.is_some_and(|kind| REMOTE.contains(&kind))
}

#[cfg(not(target_os = "linux"))]
fn is_remote(_: &Path) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn a_folder_that_was_removed_may_come_again_and_its_files_be_watched() {
        let folder = std::env::temp_dir().join(format!("dateline-watched-{}", std::process::id()));
        let path = folder.join("a.toml");
        let (tell, told) = channel();
        fs::create_dir_all(&folder).unwrap();
        fs::write(&path, "a").unwrap();
        let watched = Watched::now(std::iter::once(path.clone()));
        watched.watch(move |noticed| tell.send(noticed).unwrap_or_default()).unwrap();
        let next = || told.recv_timeout(Duration::from_secs(10));
        for _ in 0..3 {
            fs::remove_dir_all(&folder).unwrap();
            assert!((0..3).any(|_| next() == Ok(Noticed::Changed)));
            fs::create_dir_all(&folder).unwrap();
            fs::write(&path, "a").unwrap();
            assert!((0..3).any(|_| next() == Ok(Noticed::Changed)));
        }
        fs::remove_dir_all(&folder).unwrap();
    }
}
