//! A file that can be said to have changed while it is open, for tests.

use crate::format::{Bytes, Opened, Reading, read};
use crate::model::Timeline;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// A file whose bytes are there still, but are no longer known to be those that were read.
pub(crate) struct Changing {
    text: Vec<u8>,
    changed: AtomicBool,
}

impl Changing {
    /// A timeline read from such a file, called `b.toml`.
    pub(crate) fn timeline(text: &str) -> (Timeline, Arc<Self>) {
        let file = Arc::new(Self { text: text.into(), changed: AtomicBool::new(false) });
        let bytes = Arc::clone(&file);
        let files = [Opened::held("a.toml", ""), Opened { name: "b.toml".into(), bytes }];
        (read(&files, &Reading::default()), file)
    }

    /// It has changed from now on, or has not.
    pub(crate) fn set(&self, changed: bool) {
        self.changed.store(changed, Ordering::Relaxed);
    }
}

impl Bytes for Changing {
    fn len(&self) -> u64 {
        self.text.len() as u64
    }

    fn read(&self, at: u64, buffer: &mut [u8]) -> io::Result<()> {
        self.text.read(at, buffer)
    }

    fn unchanged(&self) -> bool {
        !self.changed.load(Ordering::Relaxed)
    }
}
