//! A part of a file in memory, as text.
//!
//! Owns reading ahead and growing where a section is longer than was thought, so that a file of any size is read in
//! little memory: never more than [`Window::MOST`].

use super::Bytes;
use std::io;
use std::ops::Range;

/// Bytes of a file from `base` on: whole lines of text, and the rest.
pub(super) struct Window<'b> {
    pub(super) bytes: &'b dyn Bytes,
    /// Where in the file the window starts.
    pub(super) base: u64,
    /// Whole lines, or all up to the end of the file. What is not UTF-8 in them is written as question marks.
    pub(super) text: String,
    /// The beginning of a line that the window cuts.
    pub(super) rest: Vec<u8>,
    /// Whether the window reaches the end of the file.
    pub(super) at_end: bool,
    /// Where in `text` something is not UTF-8.
    faults: Vec<usize>,
}

impl<'b> Window<'b> {
    /// The most that one section may take, in bytes: 32 MiB. The TOML library needs some twenty times as much.
    pub(super) const MOST: usize = 32 << 20;

    /// How far a window reads beyond what it has to answer for, to hold the end of its last section.
    pub(super) const AHEAD: usize = 1 << 15;

    /// A window that has to answer for `span`, and reads somewhat further, into memory that may have served before. It
    /// waits for what it has to answer for, and takes of the rest what is there.
    ///
    /// # Errors
    /// Where the file cannot be read any more.
    pub(super) fn over(bytes: &'b dyn Bytes, span: Range<u64>, spare: Vec<u8>) -> io::Result<Self> {
        let length = usize::try_from(span.end.saturating_sub(span.start)).unwrap_or(usize::MAX).min(Self::MOST);
        Self::open(bytes, span.start, length..length.saturating_add(Self::AHEAD), spare)
    }

    /// The memory of the window, to be used for another.
    pub(super) fn spare(self) -> Vec<u8> {
        self.text.into_bytes()
    }

    /// Reads so many bytes from `base` on: at least `length.start`, unless the file ends before, and less than
    /// `length.end` only where no more are there.
    ///
    /// # Errors
    /// Where the file cannot be read any more.
    fn open(bytes: &'b dyn Bytes, base: u64, length: Range<usize>, mut buffer: Vec<u8>) -> io::Result<Self> {
        let arrived = bytes.wait((base + length.start as u64).saturating_sub(1), 0);
        let left = usize::try_from(arrived.len.saturating_sub(base)).unwrap_or(usize::MAX);
        buffer.resize(length.end.min(left), 0);
        bytes.read(base, &mut buffer)?;
        let at_end = arrived.all && buffer.len() == left;
        // A window may be opened in the middle of a character.
        let cut = if base == 0 { 0 } else { buffer.iter().take(3).take_while(|b| (0x80..0xc0).contains(*b)).count() };
        buffer.drain(..cut);
        let base = base + cut as u64;
        // A line is judged whole: `[[events` may yet become `[[events.claims]]`.
        let lines =
            if at_end { buffer.len() } else { memchr::memrchr(b'\n', &buffer).map_or(0, |newline| newline + 1) };
        let rest = buffer.split_off(lines);
        let (text, faults) = match String::from_utf8(buffer) {
            Ok(text) => (text, Vec::new()),
            Err(error) => masked(error.as_bytes()),
        };
        Ok(Self { bytes, base, text, rest, at_end, faults })
    }

    /// The first byte at or behind `at` that is not UTF-8.
    pub(super) fn fault(&self, at: usize) -> Option<usize> {
        self.faults.get(self.faults.partition_point(|fault| *fault < at)).copied()
    }

    /// Takes what it holds of whole lines for all there is of the file, which may still go on; returns whether it can be
    /// read as that.
    pub(super) fn close(&mut self) -> bool {
        self.at_end = true;
        self.rest.clear();
        self.faults.is_empty()
    }

    /// How many bytes it holds.
    pub(super) fn len(&self) -> usize {
        self.text.len() + self.rest.len()
    }

    /// The same window from byte `from` of it on, and twice as long; none where it would be longer than
    /// [`Window::MOST`].
    ///
    /// # Errors
    /// Where the file cannot be read any more.
    pub(super) fn grown(&self, from: usize) -> io::Result<Option<Self>> {
        let held = self.len() - from;
        if held >= Self::MOST {
            return Ok(None);
        }
        let length = (held * 2).clamp(1 << 16, Self::MOST);
        Self::open(self.bytes, self.base + from as u64, length..length, Vec::new()).map(Some)
    }
}

/// Bytes as text of the same length, in which question marks stand for what is not UTF-8; and where they begin.
fn masked(bytes: &[u8]) -> (String, Vec<usize>) {
    let (mut text, mut faults) = (String::with_capacity(bytes.len()), Vec::new());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        if !chunk.invalid().is_empty() {
            faults.push(text.len());
            text.extend(chunk.invalid().iter().map(|_| '?'));
        }
    }
    (text, faults)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_holds_whole_lines_unless_it_ends_with_the_file() {
        let bytes = "ü = 1\n[[events.claims]]\n日".as_bytes().to_vec();
        for length in 0..=bytes.len() {
            let window = Window::open(&bytes, 0, 0..length, Vec::new()).unwrap();
            assert_eq!([window.text.as_bytes(), &window.rest].concat(), bytes[..length], "{length}");
            assert_eq!(window.at_end, length == bytes.len());
            assert!(window.at_end || window.text.is_empty() || window.text.ends_with('\n'), "{:?}", window.text);
        }
    }

    #[test]
    fn a_window_that_is_closed_ends_with_a_whole_line_and_is_of_use_where_all_is_utf_8() {
        for (bytes, is_text, held) in [("a\nb".as_bytes(), true, 2), (b"a\n\xe6\x97", true, 2), (b"\xff\nb", false, 2)]
        {
            let bytes = [bytes, b"..."].concat();
            let mut window = Window::open(&bytes, 0, 0..bytes.len() - 3, Vec::new()).unwrap();
            assert_eq!((window.close(), window.len(), window.at_end), (is_text, held, true), "{bytes:?}");
        }
    }

    #[test]
    fn what_is_no_utf_8_is_found_where_it_stands() {
        let bytes = b"a\nb\xff\nc\xe2\x82d\n".to_vec();
        let window = Window::open(&bytes, 0, 0..20, Vec::new()).unwrap();
        assert_eq!(window.text, "a\nb?\nc??d\n");
        assert_eq!([0, 3, 4, 7].map(|at| window.fault(at)), [Some(3), Some(3), Some(6), None]);
    }
}
