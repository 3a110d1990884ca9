//! A stretch of a file in memory, as far as it is UTF-8.
//!
//! Owns reading ahead and growing where a section is longer than was thought, so that a file of any size is read in
//! little memory. Refuses to hold more than [`Window::MOST`].

use super::Bytes;
use std::io;
use std::ops::Range;

/// Bytes of a file from `base` on: text as far as they are UTF-8, and the rest.
pub(super) struct Window<'b> {
    pub(super) bytes: &'b dyn Bytes,
    /// Where in the file the window starts.
    pub(super) base: u64,
    /// What is text.
    pub(super) text: String,
    /// What follows it: not UTF-8, or the beginning of a line that the window cuts.
    pub(super) rest: Vec<u8>,
    /// Whether the window reaches the end of the file.
    pub(super) at_end: bool,
    /// Whether `rest` starts with a byte that is no UTF-8, wherever the window ends.
    pub(super) faulty: bool,
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

    /// A window of the same file that has to answer for the bytes from `base` to `until`.
    ///
    /// # Errors
    /// Where the file cannot be read any more.
    pub(super) fn moved(&self, base: u64, until: u64) -> io::Result<Self> {
        Self::over(self.bytes, base..until.max(base), Vec::new())
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
        let (mut text, mut rest, faulty) = match String::from_utf8(buffer) {
            Ok(text) => (text, Vec::new(), false),
            Err(error) => {
                let cut = error.utf8_error().error_len().is_none();
                let valid = error.utf8_error().valid_up_to();
                let mut buffer = error.into_bytes();
                let rest = buffer.split_off(valid);
                (String::from_utf8(buffer).unwrap_or_default(), rest, !cut || at_end)
            }
        };
        if !at_end && !faulty {
            // A line is judged whole: `[[events` may yet become `[[events.claims]]`.
            let lines = memchr::memrchr(b'\n', text.as_bytes()).map_or(0, |newline| newline + 1);
            let cut = text.split_off(lines).into_bytes();
            rest.splice(..0, cut);
        }
        Ok(Self { bytes, base, text, rest, at_end, faulty })
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
    fn what_is_no_utf_8_is_found_where_it_stands() {
        let bytes = b"a\nb\xff\nc".to_vec();
        let window = Window::open(&bytes, 0, 0..5, Vec::new()).unwrap();
        assert_eq!((window.text.as_str(), window.faulty), ("a\nb", true));
    }
}
