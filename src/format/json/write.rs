//! How JSON is laid out, and how its text is escaped.

use crate::text::{is_unseen, printable};
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
    let mut text = Vec::with_capacity(1 << 10);
    let written = match layout {
        Layout::Line => serde_json::to_writer(&mut text, value),
        Layout::Page => serde_json::to_writer_pretty(&mut text, value),
    };
    written.map_err(io::Error::from)?;
    escaped(out, std::str::from_utf8(&text).map_err(io::Error::other)?)
}

/// Escapes what does not show itself. Only within texts is there any: between them there are but line breaks.
fn escaped(out: &mut dyn Write, text: &str) -> io::Result<()> {
    let (mut from, mut at) = (0, 0);
    loop {
        at += printable(&text.as_bytes()[at..]);
        let Some(c) = text[at..].chars().next() else { break };
        if c != '\n' && is_unseen(c) {
            out.write_all(&text.as_bytes()[from..at])?;
            for unit in c.encode_utf16(&mut [0; 2]) {
                write!(out, "\\u{unit:04x}")?;
            }
            from = at + c.len_utf8();
        }
        at += c.len_utf8();
    }
    out.write_all(&text.as_bytes()[from..])
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
