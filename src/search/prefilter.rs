//! A word looked for in bytes that are not decoded.
//!
//! Owns a prefilter that misses nothing: wherever folded text holds the word, it points at a byte of it; where it points,
//! the word need not be. It does so at the speed of a search for bytes, for it folds nothing: letters beyond ASCII are
//! looked at one by one, and only beside the letters that the word has next to them. It does not know how files spell:
//! what a text means that has escapes in it does not show in its bytes.

use crate::text::{is_own_letter, letters};
use memchr::memmem::Finder;
use std::ops::{Range, RangeInclusive};

/// A word, and how it is found.
#[derive(Debug, Clone)]
pub(super) struct Prefilter {
    word: Vec<char>,
    keeps_case: bool,
    /// Where the word is ASCII: what the bytes are searched for, in small letters unless case counts.
    ascii: Option<Finder<'static>>,
    /// What to make of the characters of [`TABLE`], one after the other.
    table: Box<[Entry]>,
    /// What to make of the bytes from [`FIRST_LEAD`] on.
    leads: Box<[Lead]>,
}

/// What is known beforehand of a character.
#[derive(Debug, Clone)]
struct Entry {
    /// The letters it is folded to.
    letters: Box<[char]>,
    /// How the word can be laid over it.
    ways: Look,
    /// What its neighbours tell at a glance.
    near: Near,
}

/// The ASCII bytes, as bits, beside which the word may be laid over a character: beside any other it does not stand.
#[derive(Debug, Clone, Copy, Default)]
struct Near {
    before: u128,
    behind: u128,
}

impl Near {
    fn of(look: &Look, keeps_case: bool) -> Self {
        let bits = |letter: Option<char>| match letter {
            None => u128::MAX,
            Some(c) if !c.is_ascii() => 0,
            Some(c) if keeps_case => 1 << c as u32,
            Some(c) => 1 << c.to_ascii_lowercase() as u32 | 1 << c.to_ascii_uppercase() as u32,
        };
        look.iter().fold(Self::default(), |near, sides| Self {
            before: near.before | bits(sides.before),
            behind: near.behind | bits(sides.behind),
        })
    }

    /// Whether the word may stand there, as far as the bytes before and behind tell.
    fn agrees(self, before: Option<&u8>, behind: Option<&u8>) -> bool {
        let agrees = |bits: u128, byte: Option<&u8>| byte.is_none_or(|byte| !byte.is_ascii() || bits >> byte & 1 == 1);
        (self.before | self.behind) != 0 && agrees(self.before, before) && agrees(self.behind, behind)
    }
}

/// The ways in which a word can be laid over a character beyond ASCII so that both agree. That is folded to several letters
/// for some, to none for a mark.
type Look = Box<[Sides]>;

/// The letters of the word on the two sides of a character; none where the word does not reach beyond it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Sides {
    before: Option<char>,
    behind: Option<char>,
}

/// The characters that have a place in the table: those that Latin, Greek and Cyrillic texts are full of, their dashes and
/// quotation marks, kana, and the wide forms of Latin letters and signs.
const TABLE: [Range<u32>; 4] = [0x80..0x530, 0x2000..0x2070, 0x3000..0x3100, 0xff00..0xff60];

/// The first bytes of characters of which none holds a letter of ASCII: most ideographs, and most syllables of Hangul.
const FAR: [RangeInclusive<u8>; 2] = [0xe4..=0xe9, 0xeb..=0xec];

/// What the first byte of a character beyond ASCII tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lead {
    /// The word stands over none of its characters.
    None,
    /// Its characters have a place in the table, and are two bytes long.
    Near,
    /// The character has to be looked at.
    Any,
}

/// The first byte that begins a character beyond ASCII.
const FIRST_LEAD: u8 = 0xc0;

impl Prefilter {
    /// A prefilter for the longest word of what is looked for, as that is folded; none where there is no word in it that a
    /// file could not spell in several ways.
    pub(super) fn new(folded: &str, keeps_case: bool) -> Option<Self> {
        let words = folded.split(|c: char| c.is_whitespace() || c.is_control() || matches!(c, '"' | '\\'));
        let word = words.max_by_key(|word| word.len()).filter(|word| !word.is_empty())?;
        let ascii = word.is_ascii().then(|| Finder::new(word).into_owned());
        let mut prefilter =
            Self { word: word.chars().collect(), keeps_case, ascii, table: Box::default(), leads: Box::default() };
        let known = TABLE.into_iter().flatten().map(|c| prefilter.entry(char::from_u32(c).unwrap_or_default()));
        prefilter.table = known.collect();
        prefilter.leads = (FIRST_LEAD..=u8::MAX).map(|lead| prefilter.lead(lead)).collect();
        Some(prefilter)
    }

    /// Whether capitals count. Where they do not, bytes are searched in small letters.
    pub(super) fn keeps_case(&self) -> bool {
        self.keeps_case
    }

    /// Whether it may stand in a date or a number, which a file can write in other ways: `110_000`, `0x7E6`, `1e6`.
    pub(super) fn may_be_number(&self) -> bool {
        self.word
            .iter()
            .all(|c| c.is_ascii_digit() || matches!(c.to_ascii_lowercase(), '-' | '+' | '.' | ':' | 't' | 'z' | 'y'))
    }

    /// Finds the bytes of `text` at which it may stand, without those that have letters beyond ASCII: exactly the places
    /// of the word in `text`, which comes with its ASCII letters made small unless case counts. `hit` returns the byte
    /// from which to go on.
    pub(super) fn each_ascii(&self, text: &[u8], mut hit: impl FnMut(usize) -> usize) {
        let Some(finder) = &self.ascii else { return };
        let mut at = 0;
        while let Some(found) = text.get(at..).and_then(|rest| finder.find(rest)) {
            at = hit(at + found).max(at + found + 1);
        }
    }

    /// The same for those that have letters beyond ASCII, in `text` as it is written.
    pub(super) fn each_beyond(&self, text: &[u8], mut hit: impl FnMut(usize) -> usize) {
        const HIGH: u64 = 0x8080_8080_8080_8080;
        let mut from = 0;
        let mut look = |at: usize| {
            if at >= from && self.may_begin(text, at) {
                from = hit(at).max(at + 1);
            }
        };
        let (eights, rest) = text.as_chunks::<8>();
        for (base, eight) in (0..).step_by(8).zip(eights) {
            let bits = u64::from_le_bytes(*eight);
            // The two highest bits are set in the first byte of a character beyond ASCII, and in no other.
            let mut leads = bits & (bits << 1) & HIGH;
            while leads != 0 {
                look(base + leads.trailing_zeros() as usize / 8);
                leads &= leads - 1;
            }
        }
        let start = text.len() - rest.len();
        (start..).zip(rest).filter(|(_, byte)| **byte >= FIRST_LEAD).for_each(|(at, _)| look(at));
    }

    /// Whether the word may stand where the character stands that begins with byte `at`.
    #[inline]
    fn may_begin(&self, text: &[u8], at: usize) -> bool {
        let first = text.get(at).copied().unwrap_or_default();
        match self.leads.get(usize::from(first.wrapping_sub(FIRST_LEAD))) {
            Some(Lead::None) | None => return false,
            // Most are settled by a glance at the bytes beside them.
            Some(Lead::Near) => {
                let second = text.get(at + 1).copied().unwrap_or_default();
                let before = at.checked_sub(1).and_then(|at| text.get(at));
                if !self.near(first, second).agrees(before, text.get(at + 2)) {
                    return false;
                }
            }
            Some(Lead::Any) => {}
        }
        let (c, len) = decoded(&text[at..]);
        self.may_hold(c, text, at, len)
    }

    fn lead(&self, first: u8) -> Lead {
        let bits = |mask: u8, more: u32| (u32::from(first & mask) << more, (u32::from(first & mask) + 1) << more);
        match first {
            0xc2..=0xdf => {
                let (from, to) = bits(0x1f, 6);
                let entries = self.table.get((from - TABLE[0].start) as usize..(to - TABLE[0].start) as usize);
                match entries.filter(|_| to <= TABLE[0].end) {
                    Some(entries) if entries.iter().all(|entry| entry.ways.is_empty()) => Lead::None,
                    Some(_) => Lead::Near,
                    None => Lead::Any,
                }
            }
            _ if self.ascii.is_some() && FAR.iter().any(|far| far.contains(&first)) => Lead::None,
            _ => Lead::Any,
        }
    }

    /// What the neighbours tell of a character of two bytes that has a place in the table.
    fn near(&self, first: u8, second: u8) -> Near {
        let c = (usize::from(first & 0x1f) << 6) | usize::from(second & 0x3f);
        self.table.get(c.wrapping_sub(TABLE[0].start as usize)).map(|entry| entry.near).unwrap_or_default()
    }

    /// What is known beforehand of a character.
    fn known(&self, c: char) -> Option<&Entry> {
        let mut before = 0;
        TABLE.into_iter().find_map(|range| {
            let at = before + u32::from(c).saturating_sub(range.start);
            before += range.end - range.start;
            range.contains(&u32::from(c)).then(|| self.table.get(at as usize)).flatten()
        })
    }

    /// Whether the word may stand where the character `c` of `len` bytes stands in `text`.
    fn may_hold(&self, c: char, text: &[u8], at: usize, len: usize) -> bool {
        match self.known(c) {
            Some(entry) => self.stands(entry.ways.iter().copied(), text, at, len),
            None if self.ascii.is_some() && is_far(c) => false,
            None => self.stands(self.ways(letters(c, self.keeps_case).as_slice()), text, at, len),
        }
    }

    /// Whether one of the ways agrees with the characters on the two sides.
    fn stands(&self, mut ways: impl Iterator<Item = Sides>, text: &[u8], at: usize, len: usize) -> bool {
        let before = before(text, at);
        let behind = || (at + len < text.len()).then(|| decoded(&text[at + len..]).0);
        ways.any(|sides| self.may_be(before, sides.before) && self.may_be(behind(), sides.behind))
    }

    /// Whether a character has this letter in it; one that is folded to nothing hides the one behind it.
    fn may_be(&self, c: Option<char>, letter: Option<char>) -> bool {
        let Some(letter) = letter else { return true };
        match c {
            None => false,
            Some(c) if c.is_ascii() => letter == if self.keeps_case { c } else { c.to_ascii_lowercase() },
            Some(c) if is_own_letter(c) => c == letter,
            Some(c) => {
                let holds = |letters: &[char]| letters.is_empty() || letters.contains(&letter);
                self.known(c)
                    .map_or_else(|| holds(letters(c, self.keeps_case).as_slice()), |entry| holds(&entry.letters))
            }
        }
    }

    fn entry(&self, c: char) -> Entry {
        let letters = letters(c, self.keeps_case);
        let ways: Look = self.ways(letters.as_slice()).collect();
        Entry { near: Near::of(&ways, self.keeps_case), letters: letters.as_slice().into(), ways }
    }

    /// The ways in which the word can be laid over a character with these letters.
    fn ways<'s>(&'s self, letters: &'s [char]) -> impl Iterator<Item = Sides> + 's {
        let word = &self.word;
        // The word begins with one of the letters, or somewhere before them.
        let within = (0..letters.len()).map(move |skipped| (0, &letters[skipped..]));
        let beyond = (1..word.len()).map(move |letter| (letter, letters));
        let agree = |(letter, letters): &(usize, &[char])| word[*letter..].iter().zip(*letters).all(|(a, b)| a == b);
        within.chain(beyond).filter(agree).map(|(letter, letters)| Sides {
            before: letter.checked_sub(1).map(|before| word[before]),
            behind: word.get(letter + letters.len()).copied(),
        })
    }
}

/// Whether a character holds no letter of ASCII, known without looking.
fn is_far(c: char) -> bool {
    is_own_letter(c) || matches!(c, '\u{AC00}'..='\u{D7A3}')
}

/// The character before byte `at`.
fn before(text: &[u8], at: usize) -> Option<char> {
    let starts = (at.saturating_sub(4)..at).rev();
    starts.into_iter().find(|start| text[*start] & 0xc0 != 0x80).map(|start| decoded(&text[start..]).0)
}

/// The character at the start of a text, and its length; one byte of what is no text.
#[inline]
fn decoded(text: &[u8]) -> (char, usize) {
    if let Some(first) = text.first().filter(|byte| byte.is_ascii()) {
        return (char::from(*first), 1);
    }
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
