//! Archived copies that were looked at: files that a chronology names as its own, and of which the screen tells how they stand.
//!
//! Owns how they were when they were looked at, shared between who looks and who watches.

use super::super::stamp::Stamp;
use super::{Seen, stamp};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// As many are watched; where there are more, all are looked at anew.
const MOST: usize = 1_000;

/// Copies that were looked at.
#[derive(Debug, Clone, Default)]
pub(in crate::edge) struct Copies(Arc<Mutex<Shared>>);

#[derive(Debug, Default)]
struct Shared {
    /// Each as it was.
    seen: BTreeMap<PathBuf, Option<Stamp>>,
    /// Whether some are no longer among them.
    are_forgotten: bool,
    /// Who watches them.
    wake: Option<Sender<Seen>>,
}

impl Copies {
    fn shared(&self) -> MutexGuard<'_, Shared> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Does what looks at copies that may lie there, and has them watched from before that on.
    pub(in crate::edge) fn watching<T>(&self, paths: impl Iterator<Item = PathBuf>, look: impl FnOnce() -> T) -> T {
        let before: Vec<_> = paths.map(|path| (stamp(&path), path)).collect();
        let looked = look();
        let mut shared = self.shared();
        if shared.wake.is_some() {
            if shared.seen.len() + before.len() > MOST {
                shared.are_forgotten |= !std::mem::take(&mut shared.seen).is_empty();
            }
            shared.seen.extend(before.into_iter().map(|(stamp, path)| (path, stamp)));
        }
        // Their folders are others, perhaps.
        if let Some(wake) = &shared.wake {
            let _ = wake.send(Seen::Other);
        }
        looked
    }

    /// Has `wake` told that there are more.
    pub(super) fn tell(&self, wake: Sender<Seen>) {
        self.shared().wake = Some(wake);
    }

    /// Where they lie.
    pub(super) fn paths(&self) -> Vec<PathBuf> {
        self.shared().seen.keys().cloned().collect()
    }

    /// Whether one is not what it was, or is watched no longer; forgets them then: they will be looked at again.
    pub(super) fn have_changed(&self) -> bool {
        let mut shared = self.shared();
        let changed = shared.are_forgotten || shared.seen.iter().any(|(path, before)| stamp(path) != *before);
        if changed {
            (shared.seen, shared.are_forgotten) = (BTreeMap::new(), false);
        }
        changed
    }
}
