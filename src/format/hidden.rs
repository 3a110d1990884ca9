//! Characters that do not show themselves, but change what a reader sees or how a program reads.
//!
//! Owns one table for the formats written here; each format says in its own way that such a character is there. The
//! terminal has rules of its own. Refuses to leave a character out: what is hidden is told, never dropped.

/// Whether a character is a control, a bidirectional control, invisible, or none at all.
pub(super) fn is_hidden(c: char) -> bool {
    if matches!(c, ' '..='~') {
        return false;
    }
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{3164}' | '\u{fdd0}'..='\u{fdef}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
        || u32::from(c) & 0xfffe == 0xfffe
}

/// A text as one line: each run of blanks and breaks is one blank, and what does not show itself becomes `�`; what joins
/// and varies emoji and letters stays.
pub(super) fn one_line(text: &str) -> String {
    let shown = |c: char| match c {
        '\u{200c}' | '\u{200d}' | '\u{fe0e}' | '\u{fe0f}' => c,
        _ if is_hidden(c) => '\u{fffd}',
        _ => c,
    };
    text.split_whitespace().collect::<Vec<_>>().join(" ").chars().map(shown).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

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

    #[test]
    fn what_does_not_show_itself_is_hidden() {
        let hidden =
            "\0\t\n\u{1b}\u{7f}\u{85}\u{9f}\u{200d}\u{202e}\u{2066}\u{2028}\u{feff}\u{ffff}\u{10fffe}\u{e0041}";
        assert!(hidden.chars().all(is_hidden));
        assert!("a ~é\u{a0}\u{301}日👩\u{fffd}\u{e000}".chars().all(|c| !is_hidden(c)));
    }
}
