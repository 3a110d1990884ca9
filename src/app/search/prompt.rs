//! A line that a reader types: its text, the cursor, and what was typed before.
//!
//! Owns editing by clusters of characters, so that a flag or an accented letter is one step, and the history.

use unicode_segmentation::UnicodeSegmentation;

/// As many bytes can be typed.
const MOST: usize = 4_096;
/// As many lines are remembered.
const REMEMBERED: usize = 100;

/// A change to a line, or a move in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "each says itself")]
pub enum Edit {
    Backspace,
    Delete,
    /// Takes the word before the cursor away.
    Word,
    /// Takes everything before the cursor away.
    Clear,
    /// Takes everything behind the cursor away.
    ClearBehind,
    Left,
    Right,
    /// To the beginning of the word before the cursor.
    WordLeft,
    /// Behind the end of the word behind the cursor.
    WordRight,
    Home,
    End,
}

/// What is being typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TextInput {
    text: String,
    /// The byte before which the cursor stands.
    cursor: usize,
}

impl TextInput {
    /// A text with the cursor behind it.
    pub fn new(text: impl Into<String>) -> Self {
        let text = text.into();
        Self { cursor: text.len(), text }
    }

    /// A text with the cursor before a byte of it.
    pub fn at(text: String, cursor: usize) -> Self {
        let cursor = (0..=cursor.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        Self { text, cursor }
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The byte before which the cursor stands.
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// Edits it; answers whether the text is another.
    pub fn edit(&mut self, edit: Edit) -> bool {
        let before = self.text.get(..self.cursor).unwrap_or_default();
        let after = self.text.get(self.cursor..).unwrap_or_default();
        let previous = before.grapheme_indices(true).next_back().map_or(0, |(at, _)| at);
        let next = self.cursor + after.graphemes(true).next().map_or(0, str::len);
        let word = before.trim_end().rfind(char::is_whitespace).map_or(0, |blank| {
            blank + before.get(blank..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8)
        });
        let blanks = after.len() - after.trim_start().len();
        let word_end = after.get(blanks..).unwrap_or_default().find(char::is_whitespace).map(|end| blanks + end);
        match edit {
            Edit::Backspace => return self.take(previous, self.cursor),
            Edit::Delete => return self.take(self.cursor, next),
            Edit::Word => return self.take(word, self.cursor),
            Edit::Clear => return self.take(0, self.cursor),
            Edit::ClearBehind => return self.take(self.cursor, self.text.len()),
            Edit::Left => self.cursor = previous,
            Edit::Right => self.cursor = next,
            Edit::WordLeft => self.cursor = word,
            Edit::WordRight => self.cursor += word_end.unwrap_or(after.len()),
            Edit::Home => self.cursor = 0,
            Edit::End => self.cursor = self.text.len(),
        }
        false
    }

    /// Types a text before the cursor, as much of it as there is room for, in which line breaks and tabs are blanks and
    /// other controls are left out; answers whether the text is another.
    pub fn insert(&mut self, text: &str) -> bool {
        let mut room = MOST.saturating_sub(self.text.len());
        let mut before = None;
        let mut typed = String::new();
        for character in text.chars() {
            let character = match (before.replace(character), character) {
                (Some('\r'), '\n') => continue,
                (_, '\r' | '\n' | '\t') => ' ',
                (_, character) if character.is_control() => continue,
                (_, character) => character,
            };
            let Some(left) = room.checked_sub(character.len_utf8()) else { break };
            room = left;
            typed.push(character);
        }
        self.text.insert_str(self.cursor, &typed);
        self.cursor += typed.len();
        !typed.is_empty()
    }

    fn take(&mut self, from: usize, to: usize) -> bool {
        if from < to {
            self.text.replace_range(from..to, "");
            self.cursor = from;
        }
        from < to
    }
}

/// The lines typed before, the latest last.
#[derive(Debug, Clone, Default)]
pub struct History {
    lines: Vec<String>,
    /// Which of them is shown, while one walks through them, and what was being typed before.
    at: Option<(usize, String)>,
}

impl History {
    /// Remembers a line, once.
    pub fn remember(&mut self, line: &str) {
        self.at = None;
        if line.trim().is_empty() {
            return;
        }
        self.lines.retain(|known| known != line);
        self.lines.push(line.to_owned());
        if self.lines.len() > REMEMBERED {
            self.lines.remove(0);
        }
    }

    /// The line before the one shown; `typed` is what is being typed.
    pub fn older(&mut self, typed: &str) -> Option<&str> {
        let (at, typed) = match self.at.take() {
            Some((at, typed)) => (at, typed),
            None => (self.lines.len(), typed.to_owned()),
        };
        let at = at.saturating_sub(1);
        let line = self.lines.get(at)?;
        self.at = Some((at, typed));
        Some(line)
    }

    /// The line behind the one shown: at last what was being typed before the first step back.
    pub fn newer(&mut self) -> Option<String> {
        let (at, typed) = self.at.take()?;
        let Some(line) = self.lines.get(at + 1) else { return Some(typed) };
        let line = line.clone();
        self.at = Some((at + 1, typed));
        Some(line)
    }

    /// Ends the walk: what is shown is being typed now.
    pub fn stay(&mut self) {
        self.at = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_edited_by_clusters_and_words() {
        let mut line = TextInput::new("tag:a Zu\u{308}");
        line.edit(Edit::Left);
        line.insert("x");
        assert_eq!((line.text(), line.cursor()), ("tag:a Zxu\u{308}", 8));
        for (edit, text, cursor) in [
            (Edit::Delete, "tag:a Zx", 8),
            (Edit::Backspace, "tag:a Z", 7),
            (Edit::Home, "tag:a Z", 0),
            (Edit::Backspace, "tag:a Z", 0),
            (Edit::Right, "tag:a Z", 1),
            (Edit::End, "tag:a Z", 7),
            (Edit::Word, "tag:a ", 6),
            (Edit::Word, "", 0),
            (Edit::Clear, "", 0),
            (Edit::Delete, "", 0),
            (Edit::ClearBehind, "", 0),
        ] {
            line.edit(edit);
            assert_eq!((line.text(), line.cursor()), (text, cursor), "{edit:?}");
        }
    }

    #[test]
    fn one_walks_by_words_and_takes_away_what_is_behind() {
        let mut line = TextInput::at("tag:é  by:x".to_owned(), 5);
        for (edit, text, cursor) in [
            (Edit::WordRight, "tag:é  by:x", 6),
            (Edit::WordRight, "tag:é  by:x", 12),
            (Edit::WordRight, "tag:é  by:x", 12),
            (Edit::WordLeft, "tag:é  by:x", 8),
            (Edit::WordLeft, "tag:é  by:x", 0),
            (Edit::WordLeft, "tag:é  by:x", 0),
            (Edit::WordRight, "tag:é  by:x", 6),
            (Edit::ClearBehind, "tag:é", 6),
        ] {
            line.edit(edit);
            assert_eq!((line.text(), line.cursor()), (text, cursor), "{edit:?}");
        }
    }

    #[test]
    fn what_is_pasted_becomes_one_line_with_an_end() {
        for (pasted, text) in [
            ("fire", "afireb"),
            ("one\ntwo\r\nthree\rfour\tfive\n", "aone two three four five b"),
            ("\u{1b}[31mred\u{7}\0\u{9b}", "a[31mredb"),
            ("\r\r\n", "a  b"),
            ("", "ab"),
        ] {
            let mut line = TextInput::at("ab".to_owned(), 1);
            assert_eq!(line.insert(pasted), !pasted.is_empty(), "{pasted:?}");
            assert_eq!((line.text(), line.cursor()), (text, text.len() - 1), "{pasted:?}");
        }
        let mut line = TextInput::new("a");
        assert!(line.insert(&"é".repeat(1 << 20)));
        assert_eq!(line.text().len(), MOST - 1);
        assert!(!line.insert("é") && line.insert("b") && !line.insert("c"));
    }

    #[test]
    fn a_line_has_an_end() {
        let mut line = TextInput::new("a".repeat(MOST));
        assert!(!line.insert("b"));
    }

    #[test]
    fn history_goes_back_and_forth_and_keeps_what_was_being_typed() {
        let mut history = History::default();
        for line in ["one", "two", "", "one"] {
            history.remember(line);
        }
        assert_eq!(history.older("new"), Some("one"));
        assert_eq!(history.older(""), Some("two"));
        assert_eq!(history.older(""), Some("two"), "there is none before it");
        assert_eq!(history.newer().as_deref(), Some("one"));
        assert_eq!(history.newer().as_deref(), Some("new"));
        assert_eq!(history.newer(), None);
    }
}
