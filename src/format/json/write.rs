//! How JSON is laid out, and how its text is escaped.

use crate::text::is_unseen;
use serde::Serialize;
use serde_json::ser::{CompactFormatter, Formatter, PrettyFormatter};
use std::io::{self, Write};

/// How a value is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// On one line.
    Line,
    /// Each key on a line of its own, indented.
    Page,
}

/// Writes a value, without a line break behind it.
pub(in crate::format) fn write(out: &mut dyn Write, value: &impl Serialize, layout: Layout) -> io::Result<()> {
    let written = match layout {
        Layout::Line => value.serialize(&mut serde_json::Serializer::with_formatter(out, Exact(CompactFormatter))),
        Layout::Page => {
            value.serialize(&mut serde_json::Serializer::with_formatter(out, Exact(PrettyFormatter::new())))
        }
    };
    written.map_err(io::Error::from)
}

/// Lays out as `F` does, and escapes what does not show itself.
struct Exact<F>(F);

impl<F: Formatter> Formatter for Exact<F> {
    fn write_string_fragment<W: Write + ?Sized>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        let mut rest = fragment;
        while let Some((at, hidden)) = rest.char_indices().find(|(_, c)| is_unseen(*c)) {
            out.write_all(&rest.as_bytes()[..at])?;
            for unit in hidden.encode_utf16(&mut [0; 2]) {
                write!(out, "\\u{unit:04x}")?;
            }
            rest = &rest[at + hidden.len_utf8()..];
        }
        out.write_all(rest.as_bytes())
    }

    fn begin_array<W: Write + ?Sized>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_array(out)
    }

    fn end_array<W: Write + ?Sized>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_array(out)
    }

    fn begin_array_value<W: Write + ?Sized>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_array_value(out, first)
    }

    fn end_array_value<W: Write + ?Sized>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_array_value(out)
    }

    fn begin_object<W: Write + ?Sized>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_object(out)
    }

    fn end_object<W: Write + ?Sized>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_object(out)
    }

    fn begin_object_key<W: Write + ?Sized>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_object_key(out, first)
    }

    fn begin_object_value<W: Write + ?Sized>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_object_value(out)
    }

    fn end_object_value<W: Write + ?Sized>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_object_value(out)
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
