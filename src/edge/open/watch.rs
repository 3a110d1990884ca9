//! Whether files change on disk, told once they rest.
//!
//! Owns the watch on the folders in which they lie, and in which lies what leads there: editors put a new file in the
//! place of the old one, and links are turned to other folders; a watch on the file would follow neither. What wakes us
//! says nothing of our files: they have changed where their stamps have. Where there can be no watch they are looked at
//! every two seconds, which is the only waking there is.
//!
//! A file rests where nothing has happened to it for a tenth of a second. One that was written to and not closed since is
//! given longer: more is likely to come. What was read then may still be half of what is being written; that the change
//! has come to its end is told only when nothing more has followed it for two seconds.

mod copies;
mod way;

use super::stamp::{Stamp, is_pipe};
use crate::edge::work::spawn;
use notify::event::{AccessKind, AccessMode, ModifyKind};
use notify::{Event, EventKind, RecursiveMode, Watcher};
use std::collections::BTreeSet;
use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};
use way::Way;

pub(in crate::edge) use copies::Copies;

/// A file rests where so long nothing happened to it, or so long all the time something did.
const REST: Duration = Duration::from_millis(100);
const RESTLESS: Duration = Duration::from_secs(1);

/// The same of a file that somebody writes to and has not closed.
const HELD: Duration = Duration::from_millis(500);
const RESTLESS_HELD: Duration = Duration::from_secs(5);

/// So often files are looked at that cannot be watched.
const LOOK: Duration = Duration::from_secs(2);

/// So often the way to files is looked for while it changes.
const TRIES: usize = 5;

/// A change has come to its end where so long none followed it; where files are only looked at, at some looks.
const END: Duration = Duration::from_secs(2);
const END_LOOKING: Duration = Duration::from_secs(5);

/// What is told of files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::edge) enum Noticed {
    /// They are not what they were.
    Changed,
    /// They have not changed any more since for so long that it is likely the end of it.
    Rested,
    /// An archived copy that was looked at is not what it was.
    Copies,
    /// They cannot be watched, and are looked at instead. It is told once.
    Unwatched,
}

/// Files as they were at a moment.
#[derive(Debug, Clone, Default)]
pub(in crate::edge) struct Watched {
    files: Vec<(PathBuf, Option<Stamp>)>,
    copies: Copies,
}

/// The names that are of interest, shared with who hears of them.
type Names = Arc<Mutex<BTreeSet<OsString>>>;

/// Something that happened to one of our names.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Seen {
    /// Somebody writes to what is called so.
    Written(OsString),
    /// What is called so is another file, or was closed by who wrote to it.
    Whole(OsString),
    /// Something else.
    Other,
}

impl Watched {
    /// These files as they are now, but for pipes. What is not there may come.
    pub(in crate::edge) fn now(paths: impl Iterator<Item = PathBuf>) -> Self {
        let files = paths.filter(|path| !is_pipe(path)).map(|path| (path.clone(), stamp(&path))).collect();
        Self { files, copies: Copies::default() }
    }

    /// Beside them copies that are looked at.
    pub(in crate::edge) fn beside(self, copies: Copies) -> Self {
        Self { copies, ..self }
    }

    /// Those of them that were opened.
    pub(in crate::edge) fn opened(mut self, files: &[Option<PathBuf>]) -> Self {
        self.files.retain(|(path, _)| files.iter().flatten().any(|file| file == path));
        self
    }

    /// Watches them from then on, and tells of it.
    ///
    /// # Errors
    /// Where no thread can be had.
    pub(in crate::edge) fn watch(self, tell: impl Fn(Noticed) + Send + 'static) -> io::Result<()> {
        if self.files.is_empty() {
            return Ok(());
        }
        let (names, (wake, woken)) = (Names::default(), channel());
        // At once: they may be looked at before the thread runs.
        self.copies.tell(wake.clone());
        spawn("watching", move || {
            let watcher = hearing(wake.clone(), Arc::clone(&names));
            self.go_on(watcher, &names, &woken, tell);
            drop(wake);
        })
    }

    /// Goes on for ever: `woken` hears of what happens in the folders that the watcher watches.
    fn go_on(
        mut self,
        mut watcher: notify::Result<impl Watcher>,
        names: &Names,
        woken: &Receiver<Seen>,
        tell: impl Fn(Noticed),
    ) {
        let mut folders = BTreeSet::new();
        let (mut is_told, mut ends) = (false, None::<Instant>);
        loop {
            let is_watched = watcher.as_mut().is_ok_and(|watcher| self.follow(watcher, &mut folders, names));
            // Before anything is waited for: they may have changed before they were watched.
            if self.have_changed() {
                if !is_watched {
                    self.rest_looked_at();
                }
                tell(Noticed::Changed);
                ends = Some(Instant::now() + if is_watched { END } else { END_LOOKING });
            }
            if self.copies.have_changed() {
                tell(Noticed::Copies);
            }
            if !is_watched && !std::mem::replace(&mut is_told, true) {
                tell(Noticed::Unwatched);
            }
            let left = ends.map(|ends| ends.saturating_duration_since(Instant::now()));
            let next = match left.into_iter().chain((!is_watched).then_some(LOOK)).min() {
                Some(wait) => woken.recv_timeout(wait),
                None => woken.recv().map_err(|_| RecvTimeoutError::Disconnected),
            };
            match next {
                Ok(seen) => rest(woken, seen),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return,
            }
            if ends.take_if(|ends| *ends <= Instant::now()).is_some() {
                tell(Noticed::Rested);
            }
        }
    }

    /// Watches the folders that are on the way to them as it is now, and no others: a link may lead elsewhere by now, a
    /// folder may have been replaced, or be there again. Returns whether that is possible.
    fn follow(&self, watcher: &mut impl Watcher, folders: &mut BTreeSet<PathBuf>, names: &Names) -> bool {
        for _ in 0..TRIES {
            let copies = self.copies.paths();
            let files = self.files.iter().map(|(path, _)| path);
            let way = Way::of(files.chain(&copies).map(PathBuf::as_path));
            for left in folders.difference(&way.folders) {
                // Where it is gone, so is the watch.
                let _ = watcher.unwatch(left);
            }
            // First what is listened for, so that nothing is missed.
            *names.lock().unwrap_or_else(PoisonError::into_inner) = way.names;
            *folders = way.folders;
            let mut watch = |folder: &&PathBuf| watcher.watch(folder, RecursiveMode::NonRecursive).is_err();
            match folders.iter().find(|folder| is_remote(folder) || watch(folder)) {
                None => return true,
                Some(folder) if folder.exists() => return false,
                // It went meanwhile: the way is another one.
                Some(_) => {}
            }
        }
        false
    }

    /// Waits until files that are only looked at rest.
    fn rest_looked_at(&mut self) {
        let until = Instant::now() + RESTLESS;
        loop {
            std::thread::sleep(REST);
            if !self.have_changed() || Instant::now() >= until {
                return;
            }
        }
    }

    /// Whether they are not what they were, and takes them as they are.
    fn have_changed(&mut self) -> bool {
        let mut changed = false;
        for (path, before) in &mut self.files {
            let now = stamp(path);
            changed |= std::mem::replace(before, now) != now;
        }
        changed
    }
}

/// What hears of the folders that it is to watch, and says so where it is about one of the names.
fn hearing(wake: Sender<Seen>, names: Names) -> notify::Result<notify::RecommendedWatcher> {
    notify::recommended_watcher(move |event: notify::Result<Event>| {
        let names = names.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(seen) = seen(event.as_ref().ok(), &names) {
            let _ = wake.send(seen);
        }
    })
}

/// What an event says of the names; nothing where it is about others, or changes nothing.
fn seen(event: Option<&Event>, names: &BTreeSet<OsString>) -> Option<Seen> {
    // What was not heard may have been anything.
    let Some(event) = event.filter(|event| !event.need_rescan()) else { return Some(Seen::Other) };
    let ours = event.paths.iter().filter_map(|path| path.file_name()).find(|name| names.contains(*name));
    let name = match ours {
        Some(name) => name.to_owned(),
        None if event.paths.is_empty() => return Some(Seen::Other),
        None => return None,
    };
    match event.kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write))
        | EventKind::Modify(ModifyKind::Name(_))
        | EventKind::Remove(_) => Some(Seen::Whole(name)),
        // Looking at a file changes nothing; and reading it again would wake us for ever.
        EventKind::Access(_) => None,
        // Only there we are told, too, when it is closed.
        EventKind::Modify(ModifyKind::Data(_)) if cfg!(target_os = "linux") => Some(Seen::Written(name)),
        _ => Some(Seen::Other),
    }
}

/// Waits until nothing happens any more, and what was written to is closed, or is left alone for longer.
fn rest(woken: &Receiver<Seen>, first: Seen) {
    let start = Instant::now();
    let (mut held, mut next) = (BTreeSet::new(), Some(first));
    while let Some(seen) = next {
        match seen {
            Seen::Written(name) => drop(held.insert(name)),
            Seen::Whole(name) => drop(held.remove(&name)),
            Seen::Other => {}
        }
        let (pause, most) = if held.is_empty() { (REST, RESTLESS) } else { (HELD, RESTLESS_HELD) };
        next = woken.recv_timeout(pause).ok().filter(|_| start.elapsed() < most);
    }
}

/// A file as it is; none where there is none.
fn stamp(path: &Path) -> Option<Stamp> {
    path.metadata().ok().map(|meta| Stamp::from(&meta))
}

/// Whether a folder lies on a drive whose changes the system may not hear of: one of a network, or of a program.
#[cfg(target_os = "linux")]
fn is_remote(folder: &Path) -> bool {
    let kind = rustix::fs::statfs(folder).ok().and_then(|stats| u32::try_from(stats.f_type & 0xffff_ffff).ok());
    kind.is_some_and(is_told_elsewhere)
}

/// Whether that is so of drives of a kind, by the numbers of statfs(2).
#[cfg(target_os = "linux")]
fn is_told_elsewhere(kind: u32) -> bool {
    // AFS, Ceph, CIFS, Coda, FUSE, NCP, NFS, SMB, SMB2, 9P, VirtualBox.
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
    REMOTE.contains(&kind)
}

#[cfg(not(target_os = "linux"))]
fn is_remote(_: &Path) -> bool {
    false
}

#[cfg(test)]
mod tests;
