//! Text on one line, for formats that have no way of their own to say that a hidden character is there.
//!
//! What is hidden is told, never dropped: it becomes `�`.

use crate::text::is_unseen;

/// A text as one line: each run of blanks and breaks is one blank, and what does not show itself becomes `�`; what joins
/// and varies emoji and letters stays.
pub(super) fn one_line(text: &str) -> String {
    let shown = |c: char| match c {
        '\u{200c}' | '\u{200d}' | '\u{fe0e}' | '\u{fe0f}' => c,
        _ if is_unseen(c) => '\u{fffd}',
        _ => c,
    };
    text.split_whitespace().collect::<Vec<_>>().join(" ").chars().map(shown).collect()
}

/// A text of several lines, each as [`one_line`] has it, a line feed between them.
pub(super) fn lines(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    text.trim_end().split(['\n', '\r']).map(one_line).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_stay_lines() {
        for (text, shown) in [("a  b\r\n\r\nc\n", "a b\n\nc"), ("a\rb\u{202e}", "a\nb\u{fffd}"), ("", "")] {
            assert_eq!(lines(text), shown);
        }
    }

    #[test]
    fn a_text_becomes_one_line_that_hides_nothing() {
        for (text, line) in [
            ("", ""),
            (" a \r\n\t b\u{a0}c ", "a b c"),
            ("\u{1b}[31m\u{202e}x", "\u{fffd}[31m\u{fffd}x"),
            ("نمی\u{200c}خواهم 👩\u{200d}👧", "نمی\u{200c}خواهم 👩\u{200d}👧"),
        ] {
            assert_eq!(one_line(text), line);
        }
    }
}
