//! Strangers' text cut to a length that can be cleaned and laid out at once.
//!
//! Owns the limits. Cutting comes before cleaning and wrapping, so that a title of ten megabytes costs what is shown
//! of it. Refuses to cut silently: what is cut ends in an ellipsis.

use crate::text::Clean;

/// As many characters of a field are laid out: more than a screen of them.
pub const FIELD: usize = 4_000;
/// As many characters of a summary are laid out.
pub const SUMMARY: usize = 20_000;
/// As many characters of a text that is only mentioned are laid out.
pub const MENTION: usize = 200;
/// As many people, tags, claims, sources or related events are laid out, of each.
pub const ITEMS: usize = 400;
/// As many lines of a page are laid out.
pub const LINES: usize = 4_000;

/// The first `limit` characters.
pub fn head(text: &str, limit: usize) -> &str {
    text.char_indices().nth(limit).and_then(|(end, _)| text.get(..end)).unwrap_or(text)
}

/// A text of one line, cleaned.
pub fn line(text: &str, limit: usize) -> Clean {
    clip(text, limit, Clean::line)
}

/// A text of several lines, cleaned.
pub fn block(text: &str, limit: usize) -> Clean {
    clip(text, limit, Clean::block)
}

fn clip(text: &str, limit: usize, clean: impl Fn(&str) -> Clean) -> Clean {
    let head = head(text, limit);
    let mut clean = clean(head);
    if head.len() < text.len() {
        clean.push(&Clean::from("…"));
    }
    clean
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_cut_between_characters_and_says_so() {
        assert_eq!(line("añb", 2).as_str(), "añ…");
        assert_eq!(line("añb", 3).as_str(), "añb");
        assert_eq!(line("", 0).as_str(), "");
        assert_eq!(block("a\nb", 2).as_str(), "a\n…");
    }
}
