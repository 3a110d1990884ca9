//! One line of a file, cleaned and cut so that what is to be underlined is on it.
//!
//! Owns the way from bytes of the file to bytes of the text that is shown. A long line is not read whole.

use super::Clean;
use memchr::{memchr, memrchr};
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// What stands for the part of a line that is not shown.
const CUT: &str = "…";

/// A line as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// Cleaned text, of one line.
    pub text: String,
    /// The stretches asked for, in the order asked, in bytes of `text`.
    pub marks: Vec<Range<usize>>,
}

/// A file to be read from.
pub struct Source<'s> {
    /// Its bytes in all.
    pub len: u64,
    /// Fills a buffer with the bytes from a place on; answers whether they are still there.
    pub read: &'s dyn Fn(u64, &mut [u8]) -> bool,
}

/// A line is looked back for over so many bytes, in pieces of so many.
const BACK: u64 = 1 << 16;
const PIECE: u64 = 1 << 10;

/// Where the line starts in which a byte stands, and how many characters of it (Unicode scalar values) stand before that
/// byte; a byte order mark is none. None where the line starts too far away, or cannot be read.
pub fn line_start(source: &Source<'_>, at: u64) -> Option<(u64, u64)> {
    let (mut from, at) = (at.min(source.len), at.min(source.len));
    let mut characters = 0;
    loop {
        let piece_start = from.saturating_sub(PIECE);
        let mut piece = vec![0; usize::try_from(from - piece_start).ok()?];
        if !(source.read)(piece_start, &mut piece) {
            return None;
        }
        let found = memrchr(b'\n', &piece).map(|end| end + 1);
        let mut line = piece.get(found.unwrap_or(0)..)?;
        if piece_start == 0 && found.is_none() {
            line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line);
        }
        // Each character has one byte that does not continue another.
        characters += line.iter().filter(|byte| **byte & 0xc0 != 0x80).count() as u64;
        match found {
            Some(start) => return Some((piece_start + start as u64, characters)),
            None if piece_start == 0 => return Some((0, characters)),
            None if at - piece_start > BACK => return None,
            None => from = piece_start,
        }
    }
}

/// The line that starts at `line_start`, in at most `columns` columns, around the first of `spans`. A span that goes on
/// behind the line ends with it; one that is not on the part shown is at its edge. None where it cannot be read.
pub fn excerpt(source: &Source<'_>, line_start: u64, spans: &[Range<u64>], columns: usize) -> Option<Excerpt> {
    let first = spans.first()?.start;
    // A character takes up to four bytes; what is read on either side fills the columns with those.
    let reach = columns as u64 * 4;
    let from = first.saturating_sub(reach).max(line_start);
    let to = first.saturating_add(reach).min(source.len);
    let mut raw = vec![0; usize::try_from(to.checked_sub(from)?).ok()?];
    if !(source.read)(from, &mut raw) {
        return None;
    }
    let searched = usize::try_from(first - from).ok()?;
    let end = memchr(b'\n', raw.get(searched..)?).map(|at| searched + at);
    let complete = end.is_some() || to == source.len;
    raw.truncate(end.unwrap_or(raw.len()));
    if complete && raw.ends_with(b"\r") {
        raw.pop();
    }
    // A character cut in two at the left edge is left out.
    let torn = if from > line_start { raw.iter().take_while(|byte| **byte & 0xc0 == 0x80).count() } else { 0 };
    let inside =
        |at: u64| usize::try_from(at.saturating_sub(from)).unwrap_or(usize::MAX).clamp(torn, raw.len().max(torn));
    let spans = spans.iter().map(|span| inside(span.start)..inside(span.end.max(span.start))).collect::<Vec<_>>();
    let line = cleaned(&raw, torn, &spans);
    Some(line.fitted(columns, from + torn as u64 > line_start, !complete))
}

/// Cleans the bytes from `start` on, stretch by stretch between the ends of spans, so that the ends are known in the
/// cleaned text.
fn cleaned(raw: &[u8], start: usize, spans: &[Range<usize>]) -> Excerpt {
    let mut ends: Vec<usize> = spans.iter().flat_map(|span| [span.start, span.end]).chain([raw.len()]).collect();
    ends.sort_unstable();
    ends.dedup();
    let (mut text, mut at, mut shown) = (String::new(), start, Vec::with_capacity(ends.len()));
    for end in ends {
        let stretch = raw.get(at..end).unwrap_or_default();
        text.push_str(Clean::line(&String::from_utf8_lossy(stretch)).as_str());
        shown.push((end, text.len()));
        at = end;
    }
    let place = |end: usize| shown.iter().find(|(raw, _)| *raw == end).map_or(0, |(_, shown)| *shown);
    let marks = spans.iter().map(|span| place(span.start)..place(span.end)).collect();
    Excerpt { text, marks }
}

impl Excerpt {
    /// Cut to `columns` around the first mark; `before` and `behind` tell that the line goes on there already.
    fn fitted(mut self, columns: usize, before: bool, behind: bool) -> Self {
        let first = self.marks.first().map_or(0, |mark| mark.start);
        let fits = self.text.width() <= columns;
        if before || !fits {
            // What leads to the mark may take a third of the room.
            let lead = self.text.get(..first).unwrap_or_default();
            let room = if fits { columns } else { columns / 3 };
            let kept: usize = tail(lead, room.saturating_sub(1));
            if before || kept < lead.len() {
                self.cut_before(lead.len() - kept);
            }
        }
        if behind || self.text.width() > columns {
            self.cut_behind(head(&self.text, columns.saturating_sub(1)));
        }
        self
    }

    fn cut_before(&mut self, at: usize) {
        self.text.replace_range(..at, CUT);
        for mark in &mut self.marks {
            *mark = mark.start.max(at) - at + CUT.len()..mark.end.max(at) - at + CUT.len();
        }
    }

    fn cut_behind(&mut self, at: usize) {
        self.text.replace_range(at.., CUT);
        for mark in &mut self.marks {
            *mark = mark.start.min(at)..mark.end.min(at);
        }
    }
}

/// How many bytes at the beginning of a text fit into `columns`.
fn head(text: &str, columns: usize) -> usize {
    fitting(text.graphemes(true), columns)
}

/// How many bytes at the end of a text fit into `columns`.
fn tail(text: &str, columns: usize) -> usize {
    fitting(text.graphemes(true).rev(), columns)
}

fn fitting<'t>(clusters: impl Iterator<Item = &'t str>, columns: usize) -> usize {
    let mut used = 0;
    let fits = |cluster: &&str| {
        used += cluster.width();
        used <= columns
    };
    clusters.take_while(fits).map(str::len).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of<T>(bytes: &[u8], ask: impl Fn(&Source<'_>) -> T) -> T {
        let read = |at: u64, buffer: &mut [u8]| {
            let from = usize::try_from(at).unwrap();
            bytes.get(from..from + buffer.len()).map(|bytes| buffer.copy_from_slice(bytes)).is_some()
        };
        ask(&Source { len: bytes.len() as u64, read: &read })
    }

    /// The line of `text` around the stretch between « and », shown in `columns`, marks between « and » again.
    fn shown(text: &str, columns: usize) -> String {
        let start = text.find('«').unwrap();
        let end = text.find('»').unwrap() - '«'.len_utf8();
        let bytes = text.replace(['«', '»'], "").into_bytes();
        let line_start = bytes[..start].iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
        let span = start as u64..end as u64;
        let Excerpt { mut text, marks } =
            of(&bytes, |source| excerpt(source, line_start as u64, std::slice::from_ref(&span), columns)).unwrap();
        text.insert(marks[0].end, '»');
        text.insert(marks[0].start, '«');
        text
    }

    #[test]
    fn a_line_is_shown_around_its_mark() {
        for (text, columns, line) in [
            ("a = «1»", 20, "a = «1»"),
            ("first\na = «1»\r\nthird", 20, "a = «1»"),
            ("a = «\nb»", 20, "a = «»"),
            ("a = 1«»\n", 20, "a = 1«»"),
            ("«»", 20, "«»"),
            ("x\n«»", 20, "«»"),
            ("0123456789 «abc» 0123456789", 12, "…89 «abc» 012…"),
            ("0123456789 «abcdefghijklmnop»", 12, "…89 «abcdefg»…"),
            ("日本語日本語 «日本» 日本語", 12, "…語 «日本» 日…"),
            ("«é» tail", 20, "«é» tail"),
        ] {
            assert_eq!(shown(text, columns), line, "{text:?}");
        }
    }

    #[test]
    fn a_long_line_is_not_read_whole() {
        let text = format!("{}«here»{}", "é".repeat(500_000), "x".repeat(1_000_000));
        assert_eq!(shown(&text, 20), "…ééééé«here»xxxxxxxxx…");
    }

    #[test]
    fn bytes_that_are_no_text_are_shown_as_such() {
        let bytes = b"a = \"\xff\xfe\"".to_vec();
        let Excerpt { text, marks } = of(&bytes, |source| excerpt(source, 0, &[5..6, 6..7], 40)).unwrap();
        assert_eq!((text.as_str(), &marks[..]), ("a = \"\u{fffd}\u{fffd}\"", &[5..8, 8..11][..]));
    }

    #[test]
    fn a_line_is_looked_back_for_and_its_characters_are_counted() {
        let long = format!("a\n{}", "é".repeat(3_000));
        let endless = "x".repeat(200_000);
        for (text, at, found) in [
            ("", 0, Some((0, 0))),
            ("abc", 2, Some((0, 2))),
            ("abc", 99, Some((0, 3))),
            ("a\nbc\nd", 3, Some((2, 1))),
            ("a\nbc\nd", 5, Some((5, 0))),
            ("\u{feff}ab", 4, Some((0, 1))),
            (&long, 5_002, Some((2, 2_500))),
            (&endless, 60_000, Some((0, 60_000))),
            (&endless, 199_000, None),
        ] {
            assert_eq!(of(text.as_bytes(), |source| line_start(source, at)), found, "{at}");
        }
        assert_eq!(line_start(&Source { len: 9, read: &|_, _| false }, 3), None, "it cannot be read");
    }

    proptest! {
        #[test]
        fn marks_are_on_the_line_and_the_line_fits(
            line in "[ a-zé日\u{301}\u{1b}\u{200d}👩]{0,80}", cut in 0..9usize, a in 0..80u64, b in 0..80u64, columns in 5..60usize,
        ) {
            let mut bytes = line.into_bytes();
            // Not at the edges of characters, and not always text.
            bytes.truncate(bytes.len().saturating_sub(cut));
            let len = bytes.len() as u64;
            let spans = [a.min(len)..b.min(len).max(a.min(len)), b.min(len)..len, 0..len + 9];
            let Excerpt { text, marks } = of(&bytes, |source| excerpt(source, 0, &spans, columns)).unwrap();
            prop_assert!(text.width() <= columns);
            prop_assert!(!text.contains('\n'));
            for mark in marks {
                prop_assert!(text.get(mark).is_some());
            }
        }
    }
}
