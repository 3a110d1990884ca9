//! How JSON is laid out, and how its text is escaped.

use crate::text::is_unseen;
use serde::Serialize;
use std::io::{self, Write};

/// How a value is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::format) enum Layout {
    /// On one line.
    Line,
    /// Each key on a line of its own, indented.
    Page,
}

/// Writes a value, without a line break behind it.
pub(in crate::format) fn write(out: &mut dyn Write, value: &impl Serialize, layout: Layout) -> io::Result<()> {
    let written = match layout {
        Layout::Line => serde_json::to_writer(Escaped(out), value),
        Layout::Page => serde_json::to_writer_pretty(Escaped(out), value),
    };
    written.map_err(io::Error::from)
}

/// Escapes what does not show itself. Only within texts is there any: between them there are but line breaks.
struct Escaped<'w>(&'w mut dyn Write);

impl Write for Escaped<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        // What is written at once is whole characters: a sign, or a text up to the next escape.
        let mut rest = std::str::from_utf8(bytes).map_err(io::Error::other)?;
        while let Some((at, hidden)) = rest.char_indices().find(|(_, c)| *c != '\n' && is_unseen(*c)) {
            self.0.write_all(&rest.as_bytes()[..at])?;
            for unit in hidden.encode_utf16(&mut [0; 2]) {
                write!(self.0, "\\u{unit:04x}")?;
            }
            rest = &rest[at + hidden.len_utf8()..];
        }
        self.0.write_all(rest.as_bytes())?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn written(text: &str, layout: Layout) -> String {
        let mut out = Vec::new();
        write(&mut out, &[text], layout).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn text_is_exact_and_what_hides_is_escaped() {
        for (text, shown) in [
            ("plain é日", "plain é日"),
            ("\u{1b}]0;x\u{7}\u{7f}\u{9b}", "\\u001b]0;x\\u0007\\u007f\\u009b"),
            ("a\u{202e}b\u{2028}", "a\\u202eb\\u2028"),
            ("\u{e0041}", "\\udb40\\udc41"),
            ("\"\\\n\t", "\\\"\\\\\\n\\t"),
        ] {
            assert_eq!(written(text, Layout::Line), format!("[\"{shown}\"]"));
        }
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back_the_same(text: String) {
            for layout in [Layout::Line, Layout::Page] {
                let json = written(&text, layout);
                prop_assert!(!json.chars().any(|c| c != '\n' && is_unseen(c)));
                let back: Vec<String> = serde_json::from_str(&json).unwrap();
                prop_assert_eq!(&back[..], std::slice::from_ref(&text));
            }
        }
    }
}
