//! A word looked for in bytes that are not decoded.
//!
//! Owns a sieve that misses nothing: wherever folded text holds the word, it points at a byte of it; where it points,
//! the word need not be. It does so at the speed of a search for bytes, for it folds nothing: letters beyond ASCII are
//! looked at one by one, and only beside the letters that the word has next to them. Refuses to know how files spell:
//! what a text means that has escapes in it does not show in its bytes.

use super::pattern::letters;
use memchr::memmem::Finder;

/// A word, and how it is found.
#[derive(Debug, Clone)]
pub struct Sieve {
    word: Vec<char>,
    keeps_case: bool,
    /// Where the word is ASCII: what the bytes are searched for, in small letters unless case counts.
    ascii: Option<Finder<'static>>,
    /// What to make of the characters from [`TABLE`] on.
    table: Box<[Look]>,
}

/// What a character beyond ASCII may be in a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Look {
    /// No part of it.
    Nothing,
    /// A part of it where its neighbours are those of this letter.
    Letter(char),
    /// Perhaps a part of it: it is several letters, or none and may stand between any two.
    Something,
}

/// The characters that have a place in the table: those that Latin, Greek and Cyrillic texts are full of.
const TABLE: std::ops::Range<u32> = 0x80..0x530;

/// As far as a table entry is concerned, all characters between these are each their own letter: Chinese, Japanese and
/// Korean.
const PLAIN: [std::ops::RangeInclusive<char>; 2] = ['\u{3001}'..='\u{A4CF}', '\u{AC00}'..='\u{D7A3}'];

impl Sieve {
    /// A sieve for the longest word of what is looked for, as that is folded; none where there is no word in it that a
    /// file could not spell in several ways.
    pub(super) fn new(folded: &str, keeps_case: bool) -> Option<Self> {
        let words = folded.split(|c: char| c.is_whitespace() || c.is_control() || matches!(c, '"' | '\\'));
        let word = words.max_by_key(|word| word.len()).filter(|word| !word.is_empty())?;
        let ascii = word.is_ascii().then(|| Finder::new(word).into_owned());
        let mut sieve = Self { word: word.chars().collect(), keeps_case, ascii, table: Box::default() };
        sieve.table = TABLE.map(|c| char::from_u32(c).map_or(Look::Nothing, |c| sieve.look_up(c))).collect();
        Some(sieve)
    }

    /// Whether capitals count. Where they do not, bytes are searched in small letters.
    pub fn keeps_case(&self) -> bool {
        self.keeps_case
    }

    /// Whether it may stand in a date or a number, which a file can write in other ways: `110_000`, `0x7E6`, `1e6`.
    pub fn may_be_number(&self) -> bool {
        self.word
            .iter()
            .all(|c| c.is_ascii_digit() || matches!(c.to_ascii_lowercase(), '-' | '+' | '.' | ':' | 't' | 'z' | 'y'))
    }

    /// Finds the bytes of `text` at which it may stand, without those that have letters beyond ASCII: exactly the places
    /// of the word in `text`, which comes with its ASCII letters made small unless case counts. `hit` answers the byte
    /// from which to go on.
    pub fn each_ascii(&self, text: &[u8], mut hit: impl FnMut(usize) -> usize) {
        let Some(finder) = &self.ascii else { return };
        let mut at = 0;
        while let Some(found) = text.get(at..).and_then(|rest| finder.find(rest)) {
            at = hit(at + found).max(at + found + 1);
        }
    }

    /// The same for those that have letters beyond ASCII, in `text` as it is written.
    pub fn each_beyond(&self, text: &[u8], mut hit: impl FnMut(usize) -> usize) {
        let mut at = 0;
        while let Some(found) = text.get(at..).and_then(beyond_ascii) {
            at += found;
            let (c, len) = decoded(&text[at..]);
            at = if self.may_hold(text, at, c, len) { hit(at).max(at + len) } else { at + len };
        }
    }

    /// Whether the word may stand where the character `c` of `len` bytes stands in `text`.
    fn may_hold(&self, text: &[u8], at: usize, c: char, len: usize) -> bool {
        let look = match (u32::from(c) as usize).checked_sub(TABLE.start as usize).and_then(|n| self.table.get(n)) {
            Some(look) => *look,
            None if self.ascii.is_some() && PLAIN.iter().any(|plain| plain.contains(&c)) => return false,
            None => self.look_up(c),
        };
        let Look::Letter(letter) = look else { return look == Look::Something };
        let before = at.checked_sub(1).and_then(|before| text.get(before)).copied();
        let behind = text.get(at + len).copied();
        (0..self.word.len()).filter(|n| self.word[*n] == letter).any(|n| {
            (n == 0 || self.may_be(before, self.word.get(n - 1)))
                && (n + 1 == self.word.len() || self.may_be(behind, self.word.get(n + 1)))
        })
    }

    /// Whether a byte beside a character may be, or belong to, a letter of the word.
    fn may_be(&self, byte: Option<u8>, letter: Option<&char>) -> bool {
        let Some((byte, letter)) = byte.zip(letter) else { return false };
        let byte = if self.keeps_case { byte } else { byte.to_ascii_lowercase() };
        !byte.is_ascii() || char::from(byte) == *letter
    }

    fn look_up(&self, c: char) -> Look {
        let mut of = letters(c, self.keeps_case);
        match (of.next(), of.next()) {
            (Some(letter), None) if self.word.contains(&letter) => Look::Letter(letter),
            (Some(_), None) => Look::Nothing,
            _ => Look::Something,
        }
    }
}

/// Where the first byte stands that is not ASCII.
fn beyond_ascii(text: &[u8]) -> Option<usize> {
    const STEP: usize = 16;
    let whole = text.chunks_exact(STEP).position(|chunk| !chunk.is_ascii()).map_or(text.len() / STEP, |n| n) * STEP;
    text[whole..].iter().position(|byte| !byte.is_ascii()).map(|at| whole + at)
}

/// The character at the start of a text, and its length; one byte of what is no text.
fn decoded(text: &[u8]) -> (char, usize) {
    let more = |n: usize| text.get(n).map_or(0, |byte| u32::from(byte & 0x3f));
    let (code, len) = match text.first().copied().unwrap_or(0) {
        first @ 0xc2..=0xdf => ((u32::from(first & 0x1f) << 6) | more(1), 2),
        first @ 0xe0..=0xef => ((u32::from(first & 0x0f) << 12) | (more(1) << 6) | more(2), 3),
        first @ 0xf0..=0xf4 => ((u32::from(first & 0x07) << 18) | (more(1) << 12) | (more(2) << 6) | more(3), 4),
        _ => (u32::from(char::REPLACEMENT_CHARACTER), 1),
    };
    (char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER), len)
}

#[cfg(test)]
mod tests;
