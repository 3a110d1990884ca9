//! Words of a file or a command line that a message repeats, and those that were probably meant.
//!
//! Owns how much of them is looked at and shown: a hostile word of a megabyte costs nothing.

use super::character::is_unseen;
use std::fmt::Write;

/// A text as it is quoted in a message: between backquotes, and cut, since a message is one sentence.
pub(crate) fn quoted(text: &str) -> String {
    const MOST: usize = 60;
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("`{}…`", &text[..end]),
        None => format!("`{text}`"),
    }
}

/// A text as a file would have it: between quotation marks, as a basic string of TOML (1.0, 'String'). What cannot be seen
/// is written as an escape, so that it is pasted as it is.
pub(crate) fn in_toml(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    push_toml(&mut out, text);
    out
}

/// The same behind what is written already.
pub(crate) fn push_toml(out: &mut String, text: &str) {
    out.push('"');
    let is_plain = |byte: u8| matches!(byte, b' '..=b'~') && byte != b'"' && byte != b'\\';
    if text.bytes().all(is_plain) {
        out.push_str(text);
        out.push('"');
        return;
    }
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            _ if is_unseen(c) => {
                let code = u32::from(c);
                let _ = if code > 0xFFFF { write!(out, "\\U{code:08x}") } else { write!(out, "\\u{code:04x}") };
            }
            _ => out.push(c),
        }
    }
    out.push('"');
}

/// The word of `known` that is nearest to `word`, where one is near enough to have been meant: at most a third of its
/// letters away, a swap of neighbours counting as one; else one that begins with the other.
pub(crate) fn nearest<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    const MOST: usize = 40;
    let word: String = word.chars().take(MOST).flat_map(char::to_lowercase).collect();
    let begun = |known: &str| word.len().min(known.len()) > 1 && (known.starts_with(&word) || word.starts_with(known));
    let distance = |known: &'k str| {
        let distance = strsim::osa_distance(&word, known);
        let is_near = distance <= known.len().max(3) / 3;
        (is_near || begun(known)).then_some((!is_near, if is_near { distance } else { 0 }, known))
    };
    known.into_iter().filter_map(distance).min_by_key(|(is_far, distance, _)| (*is_far, *distance)).map(|(.., k)| k)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_proposed_is_read_as_what_is_meant() {
        for text in ["a", "", "a\"b", "tw\\o", "c\"1'", "two\nlines\t", "\u{7f}\u{202e}\u{e0041}", "日本 é", "\\u0041"]
        {
            let written = in_toml(text);
            let read = toml::de::DeValue::parse(&written).unwrap();
            assert_eq!(read.get_ref().as_str(), Some(text), "{written}");
            assert!(!written.chars().any(is_unseen), "{written}");
        }
    }

    #[test]
    fn a_slip_of_the_keyboard_finds_the_word_that_was_meant() {
        let known = ["id", "date", "title", "summary", "people", "see", "sources", "claims"];
        for (typed, meant) in [
            ("titel", Some("title")),
            ("Title", Some("title")),
            ("soruces", Some("sources")),
            ("source", Some("sources")),
            ("sumary", Some("summary")),
            ("see_also", Some("see")),
            ("cl", Some("claims")),
            ("persons", None),
            ("x", None),
            ("", None),
        ] {
            assert_eq!(nearest(typed, known), meant, "{typed:?}");
        }
    }
}
