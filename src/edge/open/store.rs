//! Bytes that are kept while more of them arrive.
//!
//! Owns a store that grows without moving what it holds, and the waiting for more.

use crate::format::{Arrived, Bytes, CutShort};
use std::io;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// The size of a piece of the store, in bytes: 1 MiB.
const PIECE: usize = 1 << 20;

/// How long is waited for more where there is something to show already.
const MOMENT: Duration = Duration::from_millis(20);

/// A growing store, filled by one thread and read by others.
#[derive(Default)]
pub(super) struct Store {
    kept: Mutex<Kept>,
    grown: Condvar,
}

#[derive(Default)]
struct Kept {
    /// Each [`PIECE`] long, but for the last.
    pieces: Vec<Vec<u8>>,
    len: u64,
    has_ended: bool,
    cut_short: Option<CutShort>,
}

impl Kept {
    fn arrived(&self) -> Arrived {
        Arrived { len: self.len, all: self.has_ended }
    }
}

impl Store {
    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Adds bytes.
    pub(super) fn append(&self, mut bytes: &[u8]) {
        let mut kept = self.kept();
        kept.len += bytes.len() as u64;
        while !bytes.is_empty() {
            match kept.pieces.last_mut().filter(|piece| piece.len() < PIECE) {
                Some(piece) => {
                    let (now, later) = bytes.split_at(bytes.len().min(PIECE - piece.len()));
                    piece.extend_from_slice(now);
                    bytes = later;
                }
                None => kept.pieces.push(Vec::with_capacity(PIECE)),
            }
        }
        self.grown.notify_all();
    }

    /// No more will come, for this reason where there should have been more.
    pub(super) fn end(&self, cut_short: Option<CutShort>) {
        let mut kept = self.kept();
        kept.pieces.iter_mut().for_each(Vec::shrink_to_fit);
        (kept.has_ended, kept.cut_short) = (true, cut_short);
        self.grown.notify_all();
    }
}

impl Bytes for Store {
    fn len(&self) -> u64 {
        self.kept().len
    }

    fn read(&self, at: u64, buffer: &mut [u8]) -> io::Result<()> {
        let kept = self.kept();
        let mut at = usize::try_from(at).map_err(|_| io::ErrorKind::UnexpectedEof)?;
        let mut rest = buffer;
        while !rest.is_empty() {
            let piece = kept.pieces.get(at / PIECE).and_then(|piece| piece.get(at % PIECE..)).unwrap_or_default();
            let count = piece.len().min(rest.len());
            if count == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            let (now, later) = rest.split_at_mut(count);
            now.copy_from_slice(&piece[..count]);
            (rest, at) = (later, at + count);
        }
        Ok(())
    }

    fn unchanged(&self) -> bool {
        true
    }

    fn arrived(&self) -> Arrived {
        self.kept().arrived()
    }

    fn wait(&self, known: u64, wanted: u64) -> Arrived {
        let more = self.grown.wait_while(self.kept(), |kept| !kept.has_ended && kept.len <= known);
        let mut kept = more.unwrap_or_else(PoisonError::into_inner);
        let until = Instant::now() + MOMENT;
        while !kept.has_ended && kept.len < wanted {
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                break;
            }
            kept = self.grown.wait_timeout(kept, left).unwrap_or_else(PoisonError::into_inner).0;
        }
        kept.arrived()
    }

    fn cut_short(&self) -> Option<CutShort> {
        self.kept().cut_short.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(store: &Store, at: u64, len: usize) -> Option<Vec<u8>> {
        let mut buffer = vec![0; len];
        store.read(at, &mut buffer).ok().map(|()| buffer)
    }

    #[test]
    fn what_was_added_is_read_wherever_its_pieces_meet() {
        let bytes: Vec<u8> = (0..PIECE * 5 / 2).map(|n| u8::try_from(n % 251).unwrap()).collect();
        let store = Store::default();
        for part in bytes.chunks(70_001) {
            store.append(part);
        }
        for (at, len) in [(0, 0), (0, 1), (PIECE - 1, 2), (7, 2 * PIECE), (0, bytes.len()), (bytes.len(), 0)] {
            assert_eq!(read(&store, at as u64, len).as_deref(), bytes.get(at..at + len), "{len} at {at}");
        }
        for (at, len) in [(bytes.len() as u64, 1), (0, bytes.len() + 1), (u64::MAX, 1)] {
            assert_eq!(read(&store, at, len), None, "{len} at {at}");
        }
    }

    #[test]
    fn waiting_ends_with_more_or_with_the_end() {
        let store = Store::default();
        store.append(b"abc");
        assert_eq!(store.wait(2, 3), Arrived { len: 3, all: false });
        // A moment only for what is merely wanted.
        assert_eq!(store.wait(2, 1_000), Arrived { len: 3, all: false });
        store.end(Some(CutShort { why: "enough".into(), mend: "none" }));
        assert_eq!(store.wait(3, 1_000), Arrived { len: 3, all: true });
        assert_eq!(store.cut_short().map(|cut| cut.why).as_deref(), Some("enough"));
    }
}
