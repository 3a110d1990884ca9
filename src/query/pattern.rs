//! A word or a phrase, and where it stands in a text.
//!
//! Owns smart case, the folding of accents while searching, and the way back from what was compared to the bytes that
//! were written. Refuses to change or copy the text that is searched.

use crate::text::{continues, letters};
use std::ops::Range;

/// A word or a phrase to be found in any text, inside longer words too.
///
/// - Smart case: with a capital in it, capitals and small letters are told apart; else they are not.
/// - Accents and typography are always folded, on both sides: `jurídico` finds `Juridico` as `juridico` finds `Jurídico`,
///   for sources spell the same name either way.
/// - Any blanks and line breaks between two words are like one blank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    text: String,
    /// What is compared; never empty, without blanks at its ends.
    folded: String,
    keeps_case: bool,
}

impl Pattern {
    /// What is looked for; none where there is nothing in `text` that could be.
    pub fn new(text: &str) -> Option<Self> {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let keeps_case = text.chars().any(|c| letters(c, true).any(char::is_uppercase));
        let letters: String = text.chars().flat_map(|c| letters(c, keeps_case)).collect();
        let folded = letters.split_whitespace().collect::<Vec<_>>().join(" ");
        (!folded.is_empty()).then_some(Self { text, folded, keeps_case })
    }

    /// As typed, blanks aside.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// As it is compared: without accents and, unless it is case-sensitive, in small letters.
    pub fn folded(&self) -> &str {
        &self.folded
    }

    /// Whether capitals and small letters are told apart.
    pub fn is_case_sensitive(&self) -> bool {
        self.keeps_case
    }

    /// Whether it stands in `text`.
    pub fn is_in(&self, text: &str) -> bool {
        self.find_iter(text).next().is_some()
    }

    /// Where it stands in `text`: ranges of bytes that begin and end between characters, in order and apart from each
    /// other. Marks and letters that go on the last character belong to it.
    pub fn find_iter<'p, 't>(&'p self, text: &'t str) -> Finds<'p, 't> {
        Finds { pattern: self, text, at: 0, ascii: text.is_ascii() }
    }

    /// The next place at or behind `at` where it may begin.
    fn candidate(&self, text: &str, mut at: usize, ascii: bool) -> Option<usize> {
        let first = self.folded.chars().next()?;
        // No text has the byte that stands for a first letter beyond ASCII.
        let small = u8::try_from(first).ok().filter(u8::is_ascii).unwrap_or(u8::MAX);
        let capital = if self.keeps_case { small } else { small.to_ascii_uppercase() };
        if ascii {
            return memchr::memchr2(small, capital, text.as_bytes().get(at..)?).map(|found| at + found);
        }
        loop {
            let rest = text.get(at..)?;
            at += rest.bytes().position(|byte| byte == small || byte == capital || !byte.is_ascii())?;
            let c = text.get(at..)?.chars().next()?;
            if c.is_ascii() || letters(c, self.keeps_case).any(|letter| letter == first) {
                return Some(at);
            }
            at += c.len_utf8();
        }
    }

    /// Where it ends if it begins with the character at `at`. That may fold to several letters, and the pattern may
    /// begin with any of them.
    fn end(&self, text: &str, at: usize) -> Option<usize> {
        let text = text.get(at..)?;
        let first = text.chars().next()?;
        let letters = if first.is_ascii() { 1 } else { letters(first, self.keeps_case).count() };
        (0..letters).find_map(|skipped| self.end_without(text, skipped)).map(|end| at + end)
    }

    /// Where it ends if it begins behind the first `skipped` letters of `text`.
    fn end_without(&self, text: &str, mut skipped: usize) -> Option<usize> {
        let mut wanted = self.folded.chars();
        let mut next = wanted.next();
        let (mut blank, mut end) = (false, None);
        for (at, c) in text.char_indices() {
            let after = at + c.len_utf8();
            let letters = letters(c, self.keeps_case);
            if next.is_none() && !letters.as_slice().iter().all(|letter| continues(*letter)) {
                return end;
            }
            for letter in letters {
                if skipped > 0 {
                    skipped -= 1;
                    continue;
                }
                let is_blank = letter.is_whitespace();
                match next {
                    // It ends within this character, which is all of it.
                    None => break,
                    Some(_) if blank && is_blank => {}
                    Some(' ') if is_blank => next = wanted.next(),
                    Some(wanted_letter) if wanted_letter == letter => next = wanted.next(),
                    Some(_) => return None,
                }
                blank = is_blank;
            }
            if next.is_none() {
                end = Some(after);
            }
        }
        end
    }
}

/// The places of a [`Pattern`] in a text.
#[derive(Debug, Clone)]
pub struct Finds<'p, 't> {
    pattern: &'p Pattern,
    text: &'t str,
    at: usize,
    ascii: bool,
}

impl Iterator for Finds<'_, '_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        loop {
            let start = self.pattern.candidate(self.text, self.at, self.ascii)?;
            if let Some(end) = self.pattern.end(self.text, start) {
                self.at = end;
                return Some(start..end);
            }
            self.at = start + self.text.get(start..)?.chars().next()?.len_utf8();
        }
    }
}
