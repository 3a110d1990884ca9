//! Text as it is compared: without case, accents and typography, whichever way it is encoded.
//!
//! Owns the one folding that all comparing goes through: a text and the words looked for in it, a quotation and the copy
//! it is from, two names of a publisher. What it makes is for comparing and never for showing. It knows no stems, no
//! translations, no sounds.
//!
//! A text folds character by character, whatever stands beside: what is found in a folded text can be traced to the
//! characters that it came from, and a search can look at single characters of bytes that it does not decode. Hence
//! Hangul is compared by its letters and not by its syllables. Compatibility forms (NFKD) are taken apart, which makes
//! composed and decomposed spellings alike in every script. Marks go that are written over, under or into a letter and
//! that readers leave out: accents, points of Hebrew and Arabic, the nukta. Vowel signs of India and the voicing of kana
//! stay, for without them it is another word.

use super::character::is_ignorable;
use super::latin::ascii_for;
use unicode_normalization::char::{
    canonical_combining_class, compose, decompose_canonical, decompose_compatible, is_combining_mark,
};

/// A letter with a mark over or under it as one character, where there is one.
pub(crate) fn composed(letter: char, mark: char) -> Option<char> {
    compose(letter, mark)
}

/// `text` in small letters without accents, each run of blanks as one, none at the ends: ` Straße` is `strasse`, `Łódź`
/// is `lodz`, `Ἀθῆναι` is `αθηναι`.
///
/// Typographic dashes, blanks and quotation marks become plain; joiners and soft hyphens go. Folding twice changes
/// nothing.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut push = |letter: char| match letter.is_whitespace() {
        false => folded.push(letter),
        true if folded.is_empty() || folded.ends_with(' ') => {}
        true => folded.push(' '),
    };
    for c in text.chars() {
        if c.is_ascii() { push(c.to_ascii_lowercase()) } else { letters(c, false).for_each(&mut push) }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// What [`fold`] makes of one character, blanks apart: nothing, a letter, or several. Capitals stay capitals where case
/// is kept.
pub(crate) fn letters(c: char, keeps_case: bool) -> Letters {
    let mut letters = Letters { chars: ['\0'; Letters::MOST], at: 0, end: 0 };
    if is_own_letter(c) {
        letters.push(c, true);
        return letters;
    }
    match ascii_for(c) {
        Some(ascii) => ascii.chars().for_each(|letter| letters.push(letter, keeps_case)),
        None => decompose_canonical(c, |part| match ascii_for(part) {
            Some(ascii) => ascii.chars().for_each(|letter| letters.push(letter, keeps_case)),
            None => decompose_compatible(part, |letter| letters.bare(letter, keeps_case)),
        }),
    }
    letters
}

/// Whether a letter of folded text goes on what stands before it, so that no word ends between the two: vowel signs, the
/// voicing of kana, the later letters of a Hangul syllable.
pub(crate) fn continues(letter: char) -> bool {
    matches!(letter, '\u{1160}'..='\u{11FF}') || (!letter.is_ascii() && is_combining_mark(letter))
}

/// Whether a character folds to itself and nothing else does, known without looking: ideographs of Chinese, Japanese and
/// Korean, and Yi.
pub(crate) fn is_own_letter(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{A48F}')
}

/// The letters of a character.
#[derive(Debug, Clone)]
pub(crate) struct Letters {
    chars: [char; Letters::MOST],
    at: u8,
    end: u8,
}

impl Letters {
    /// No character has more of them.
    const MOST: usize = 18;

    fn push(&mut self, letter: char, keeps_case: bool) {
        if let Some(place) = self.chars.get_mut(usize::from(self.end)) {
            *place = if keeps_case { letter } else { letter.to_ascii_lowercase() };
            self.end += 1;
        }
    }

    /// Adds what is left of a letter without its marks.
    fn bare(&mut self, letter: char, keeps_case: bool) {
        if is_left_out(letter) {
            return;
        }
        let keeps_case = keeps_case && letter.is_uppercase();
        for small in letter.to_lowercase() {
            match ascii_for(if keeps_case { letter } else { small }) {
                Some(ascii) => ascii.chars().for_each(|letter| self.push(letter, keeps_case)),
                None if keeps_case => self.push(letter, true),
                None => self.push(if small == 'ς' { 'σ' } else { small }, true),
            }
        }
    }

    pub(crate) fn as_slice(&self) -> &[char] {
        self.chars.get(usize::from(self.at)..usize::from(self.end)).unwrap_or_default()
    }
}

impl Iterator for Letters {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        let letter = *self.as_slice().first()?;
        self.at += 1;
        Some(letter)
    }
}

/// Whether a character is dropped: it is set over, under or into a letter, lengthens a line, or is not seen at all.
fn is_left_out(c: char) -> bool {
    c > '\u{7F}'
        && (matches!(canonical_combining_class(c), 1 | 7 | 10..=36 | 200..=240)
            || matches!(c, '\u{488}' | '\u{489}' | '\u{640}' | '\u{1ABE}' | '\u{20DD}'..='\u{20E4}')
            || is_ignorable(c))
}
