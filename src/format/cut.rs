//! Where a file is cut into chunks, while it may still be arriving.
//!
//! Owns the size of a chunk: a short one first, whose events are on the screen before the others are read, and
//! shorter ones where a pipe pauses, so that what has come is shown; what stands behind those is given out beside them.
//! Where a file is cut never changes what is read of it.

use super::Bytes;
use super::scan::{self, Start};
use super::window::Window;
use std::io;
use std::ops::Range;

/// What is given out of a file, from its start to its end.
pub(super) struct Cutter<'b> {
    bytes: &'b dyn Bytes,
    /// The size of a chunk, in bytes.
    size: u64,
    /// Where the next one starts.
    at: u64,
    /// How far it had come when it last paused.
    paused_at: u64,
    over: bool,
}

/// What is to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Cut {
    /// A chunk.
    Chunk {
        /// Its bytes.
        span: Range<u64>,
        /// Whether more would have been taken if more had been there.
        paused: bool,
    },
    /// What has come behind the last chunk, while no more comes. It is no chunk: it belongs to the next one.
    Rest(Range<u64>),
}

impl<'b> Cutter<'b> {
    pub(super) fn new(bytes: &'b dyn Bytes, size: u64) -> Self {
        Self { bytes, size: size.max(1), at: 0, paused_at: 0, over: false }
    }

    /// Nothing more is wanted.
    pub(super) fn stop(&mut self) {
        self.over = true;
    }

    /// The next chunk, or what is there of it at a pause; none where the file ends. Waits for it.
    ///
    /// # Errors
    /// Where what has arrived cannot be read.
    pub(super) fn next(&mut self) -> io::Result<Option<Cut>> {
        let size = if self.at == 0 { self.size.div_ceil(8) } else { self.size };
        let (known, wanted) = (self.at.max(self.paused_at), self.at + size + Window::AHEAD as u64);
        if self.over {
            return Ok(None);
        }
        let arrived = self.bytes.wait(known, wanted);
        if arrived.all || arrived.len >= wanted {
            return Ok(self.take((self.at + size).min(arrived.len), false));
        }
        if let Some(end) = self.complete(known, arrived.len)? {
            return Ok(self.take(end, true));
        }
        self.paused_at = arrived.len;
        Ok(Some(Cut::Rest(self.at..arrived.len)))
    }

    fn take(&mut self, end: u64, paused: bool) -> Option<Cut> {
        self.over = end <= self.at;
        let start = std::mem::replace(&mut self.at, end);
        (!self.over).then_some(Cut::Chunk { span: start..end, paused })
    }

    /// The last `[[events]]` header whose line ended between bytes `known` and `there`: what stands before it is complete.
    fn complete(&self, known: u64, there: u64) -> io::Result<Option<u64>> {
        // As long as any line that is nothing but a header.
        const LINE: u64 = 256;
        let from = known.saturating_sub(LINE).max(self.at);
        let mut buffer = vec![0; usize::try_from(there - from).map_err(io::Error::other)?];
        self.bytes.read(from, &mut buffer)?;
        buffer.truncate(memchr::memrchr(b'\n', &buffer).map_or(0, |newline| newline + 1));
        // The first line is one that has been begun.
        let mut at = 1;
        let mut last = None;
        while let Some(header) = scan::next_bare_header(&buffer, at.min(buffer.len())) {
            let line = String::from_utf8_lossy(&buffer[header..]);
            if scan::start(&line) == Start::Event {
                last = Some(from + header as u64);
            }
            at = header + 1;
        }
        Ok(last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Arrived;
    use std::sync::Mutex;

    /// A text that arrives in steps, one a wait.
    struct Steps {
        text: Vec<u8>,
        ends: Vec<u64>,
        arrived: Mutex<usize>,
    }

    impl Bytes for Steps {
        fn len(&self) -> u64 {
            self.ends[*self.arrived.lock().unwrap()]
        }

        fn read(&self, at: u64, buffer: &mut [u8]) -> io::Result<()> {
            assert!(at + buffer.len() as u64 <= self.len(), "only what has arrived is read");
            self.text.read(at, buffer)
        }

        fn unchanged(&self) -> bool {
            true
        }

        fn arrived(&self) -> Arrived {
            Arrived { len: self.len(), all: *self.arrived.lock().unwrap() + 1 == self.ends.len() }
        }

        fn wait(&self, known: u64, _: u64) -> Arrived {
            while self.len() <= known && !self.arrived().all {
                *self.arrived.lock().unwrap() += 1;
            }
            self.arrived()
        }
    }

    /// What is given out of a text that pauses behind each piece, and how.
    fn cuts(pieces: &[&str]) -> Vec<(String, &'static str)> {
        let mut len = 0;
        let ends = std::iter::once(0).chain(pieces.iter().map(|piece| {
            len += piece.len() as u64;
            len
        }));
        let ends = ends.collect();
        let steps = Steps { text: pieces.concat().into_bytes(), ends, arrived: Mutex::new(0) };
        let mut cutter = Cutter::new(&steps, 1 << 20);
        let cuts = std::iter::from_fn(|| cutter.next().unwrap());
        let text = |span: Range<u64>| {
            let mut buffer = vec![0; usize::try_from(span.end - span.start).unwrap()];
            steps.text.read(span.start, &mut buffer).unwrap();
            String::from_utf8(buffer).unwrap()
        };
        let named = |cut| match cut {
            Cut::Chunk { span, paused: false } => (text(span), "chunk"),
            Cut::Chunk { span, paused: true } => (text(span), "pause"),
            Cut::Rest(span) => (text(span), "rest"),
        };
        cuts.map(named).collect()
    }

    #[test]
    fn a_pause_is_cut_where_the_last_complete_event_ends_and_the_rest_is_given_beside_it() {
        for (pieces, expected) in [
            (&[] as &[&str], &[] as &[(&str, &str)]),
            (&["a"], &[("a", "chunk")]),
            (
                &["a\n[[events]]\nb\n", "c"],
                &[("a\n", "pause"), ("[[events]]\nb\n", "rest"), ("[[events]]\nb\nc", "chunk")],
            ),
            (
                &["a\n[[eve", "nts]]\nb", "c"],
                &[("a\n[[eve", "rest"), ("a\n", "pause"), ("[[events]]\nb", "rest"), ("[[events]]\nbc", "chunk")],
            ),
            (
                &["a\n[[events]]", "\n", "c"],
                &[("a\n[[events]]", "rest"), ("a\n", "pause"), ("[[events]]\n", "rest"), ("[[events]]\nc", "chunk")],
            ),
            (
                &["a\n[[events", ".claims]]\n", "c"],
                &[("a\n[[events", "rest"), ("a\n[[events.claims]]\n", "rest"), ("a\n[[events.claims]]\nc", "chunk")],
            ),
            (&["a\n[[sources]]\n", "c"], &[("a\n[[sources]]\n", "rest"), ("a\n[[sources]]\nc", "chunk")]),
            (
                &["[[events]]\n", "[[events]]\nb", "c"],
                &[
                    ("[[events]]\n", "rest"),
                    ("[[events]]\n", "pause"),
                    ("[[events]]\nb", "rest"),
                    ("[[events]]\nbc", "chunk"),
                ],
            ),
        ] {
            let cuts = cuts(pieces);
            let cuts: Vec<(&str, &str)> = cuts.iter().map(|(text, how)| (text.as_str(), *how)).collect();
            assert_eq!(cuts, expected, "{pieces:?}");
        }
    }

    #[test]
    fn what_is_there_is_cut_into_a_short_chunk_and_long_ones() {
        let bytes = vec![b'x'; 3_500];
        let mut cutter = Cutter::new(&bytes, 1_600);
        let cuts: Vec<_> = std::iter::from_fn(|| cutter.next().unwrap()).collect();
        let spans = [0..200, 200..1_800, 1_800..3_400, 3_400..3_500];
        assert_eq!(cuts, spans.map(|span| Cut::Chunk { span, paused: false }));
    }

    #[test]
    fn nothing_is_given_out_after_it_was_stopped() {
        let bytes = vec![b'x'; 10];
        let mut cutter = Cutter::new(&bytes, 16);
        assert!(cutter.next().unwrap().is_some());
        cutter.stop();
        assert_eq!(cutter.next().unwrap(), None);
    }
}
