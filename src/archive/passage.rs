//! A quotation looked for in a text.
//!
//! Owns what makes the two the same: they are folded as for a search, whole words count, and an ellipsis stands for
//! anything that was left out. Where the quotation is not there, the passage that shares most of its words is named.
//! Words are not called the same that only look alike.

use crate::text::{continues, fold};
use foldhash::fast::FixedState;
use std::hash::BuildHasher;
use std::ops::Range;
use std::sync::OnceLock;

/// As much of a text is looked through for what is nearest, in bytes: 4 MiB.
const NEAR: usize = 4 << 20;
/// As many words of texts are compared with what is not found in them, in all: some twenty times the longest.
const COMPARED: usize = 15_000_000;
/// The fewest words of a quotation that a passage may be near to.
const FEWEST: usize = 3;
/// Stands where a word begins or ends, so that a search for bytes finds whole words.
const EDGE: char = '\u{1}';

/// What became of a quotation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Passage {
    /// It is there.
    Found,
    /// It is not; this passage, as it stands in the text, shares three in five of its words or more.
    Differs(String),
    /// It is not, and neither is anything like it.
    Missing,
    /// It is not, and what is nearest to it was not looked for: too much was compared already.
    Uncompared,
}

/// What looking for quotations has cost, and may still cost.
#[derive(Debug)]
pub struct Effort {
    /// How many words may still be compared to find the passages nearest to quotations.
    compare: usize,
    /// How many bytes of texts were searched.
    searched: u64,
}

impl Default for Effort {
    fn default() -> Self {
        Self { compare: COMPARED, searched: 0 }
    }
}

/// A text, ready to be searched.
pub struct Text {
    written: String,
    /// Folded, with its [`EDGE`]s.
    folded: String,
    /// The runs of words in it, once they were asked for.
    runs: OnceLock<Runs>,
    /// The words of its beginning, likewise.
    words: OnceLock<Vec<Word>>,
    /// Why it may not be all that the copy says.
    gap: Option<&'static str>,
}

/// A word of a text: the byte where it starts, and a hash of it as it is compared.
struct Word {
    start: u32,
    hash: u32,
}

impl Text {
    pub(super) fn new(written: String, gap: Option<&'static str>) -> Self {
        Self { folded: edged(&fold(&written)), written, runs: OnceLock::new(), words: OnceLock::new(), gap }
    }

    /// Returns its words as they stand in the copy.
    #[must_use]
    pub fn written(&self) -> &str {
        &self.written
    }

    /// How much memory it takes, in bytes, or may take.
    pub fn size(&self) -> usize {
        (self.written.len() + self.folded.len()) * 3
    }

    /// Looks for a quotation.
    ///
    /// # Errors
    /// Where it is not found, and the text may not be all that the copy says: a few words on why.
    pub fn find(&self, quote: &str, effort: &mut Effort) -> Result<Passage, &'static str> {
        let holds = self.holds(&fold(quote), effort);
        match self.gap {
            Some(why) if !holds => Err(why),
            _ if holds => Ok(Passage::Found),
            _ => Ok(self.nearest(quote, effort)),
        }
    }

    /// Whether the parts of a folded quotation stand in the text one after the other.
    fn holds(&self, quote: &str, effort: &mut Effort) -> bool {
        let quote = quote.replace("[...]", "...").replace("(...)", "...");
        let parts = quote.split("...").map(str::trim).filter(|part| !part.is_empty());
        let mut rest = self.folded.as_bytes();
        let mut any = false;
        for part in parts {
            let part = edged(part);
            if !self.runs.get_or_init(|| Runs::of(&self.folded)).may_hold(&part) {
                return false;
            }
            let found = memchr::memmem::find(rest, part.as_bytes());
            effort.searched += found.unwrap_or(rest.len()) as u64;
            let Some(at) = found else { return false };
            rest = &rest[at + part.len()..];
            any = true;
        }
        any
    }

    /// The passage of the quotation's length, or a third more, that shares the most words with it, where those are enough.
    fn nearest(&self, quote: &str, effort: &mut Effort) -> Passage {
        let wanted = Wanted::of(words(quote));
        if wanted.count < FEWEST {
            return Passage::Missing;
        }
        if effort.compare == 0 {
            return Passage::Uncompared;
        }
        let words = self.words.get_or_init(|| {
            let end = (0..=self.written.len().min(NEAR)).rev().find(|at| self.written.is_char_boundary(*at));
            words(&self.written[..end.unwrap_or(0)]).collect()
        });
        let Some(left) = effort.compare.checked_sub(words.len()) else {
            effort.compare = 0;
            return Passage::Uncompared;
        };
        effort.compare = left;
        self.nearest_among(words, wanted).map_or(Passage::Missing, |span| {
            Passage::Differs(self.written[span].split_whitespace().collect::<Vec<_>>().join(" "))
        })
    }

    fn nearest_among(&self, words: &[Word], mut wanted: Wanted) -> Option<Range<usize>> {
        let length = wanted.count + wanted.count / 3;
        let (mut shared, mut best, mut nearest) = (0, (wanted.count * 3).div_ceil(5) - 1, None);
        for (at, word) in words.iter().enumerate() {
            shared += usize::from(wanted.left(word.hash).is_some_and(|left| {
                *left -= 1;
                *left >= 0
            }));
            let before = at.checked_sub(length).and_then(|before| words.get(before));
            shared -= usize::from(before.and_then(|word| wanted.left(word.hash)).is_some_and(|left| {
                *left += 1;
                *left > 0
            }));
            if shared > best {
                best = shared;
                nearest = words.get((at + 1).saturating_sub(length)..=at);
                if shared == wanted.count {
                    break;
                }
            }
        }
        // What is at its edges and not of the quotation is no part of the passage.
        let mut of_quote = nearest?.iter().filter(|word| wanted.left(word.hash).is_some());
        let first = of_quote.next()?;
        let last = of_quote.next_back().unwrap_or(first).start as usize;
        let rest = &self.written[last..];
        Some(first.start as usize..last + rest.find(char::is_whitespace).unwrap_or(rest.len()))
    }
}

/// The runs of three tokens in a folded text (what stands between its [`EDGE`]s: words, and signs between them), as bits of
/// their hashes: nearly all that it does not hold is told by them, without a search.
struct Runs(Vec<u64>);

impl Runs {
    fn of(folded: &str) -> Self {
        let tokens = folded.matches(EDGE).count() + 1;
        let mut runs = Self(vec![0; (tokens / 4).next_power_of_two()]);
        let mut before = ["", ""];
        for token in folded.split(EDGE) {
            for run in [&[token] as &[&str], &[before[0], before[1], token]] {
                let (word, bit) = runs.place(run);
                runs.0[word] |= bit;
            }
            before = [before[1], token];
        }
        runs
    }

    /// Whether a text that has these runs may hold a part of a quotation, of which the first and the last token may be
    /// torn.
    fn may_hold(&self, part: &str) -> bool {
        let tokens: Vec<&str> = part.split(EDGE).collect();
        let whole = tokens.get(1..tokens.len() - 1).unwrap_or_default();
        whole.windows(whole.len().clamp(1, 3)).filter(|run| run.len() != 2).all(|run| {
            let (word, bit) = self.place(run);
            self.0[word] & bit != 0
        })
    }

    fn place(&self, run: &[&str]) -> (usize, u64) {
        let hash = FixedState::with_seed(0).hash_one(run);
        let word = usize::try_from(hash >> 6).unwrap_or_default() & (self.0.len() - 1);
        (word, 1 << (hash & 63))
    }
}

/// The words of a quotation, each with how often it is still to be met: a table that is looked up for every word of a text.
struct Wanted {
    count: usize,
    /// Its places are a power of two, and few are taken.
    table: Vec<Option<(u32, i32)>>,
}

impl Wanted {
    fn of(words: impl Iterator<Item = Word>) -> Self {
        let hashes: Vec<u32> = words.map(|word| word.hash).collect();
        let mut wanted = Self { count: hashes.len(), table: vec![None; (hashes.len() * 4).next_power_of_two()] };
        for hash in hashes {
            let place = wanted.place(hash);
            wanted.table[place].get_or_insert((hash, 0)).1 += 1;
        }
        wanted
    }

    /// Where a hash stands in the table, or would.
    fn place(&self, hash: u32) -> usize {
        let last = self.table.len() - 1;
        let mut place = hash as usize & last;
        while self.table[place].is_some_and(|(taken, _)| taken != hash) {
            place = (place + 1) & last;
        }
        place
    }

    fn left(&mut self, hash: u32) -> Option<&mut i32> {
        let place = self.place(hash);
        self.table[place].as_mut().map(|(_, left)| left)
    }
}

/// A folded text in which each word stands between edges. In scripts that leave no blanks between words, and in Korean,
/// where particles are written on them, each character or syllable does.
fn edged(folded: &str) -> String {
    #[derive(Clone, Copy, PartialEq)]
    enum Kind {
        Other,
        /// A letter or digit of a word.
        Joined,
        /// A letter that may be a word.
        Alone,
    }
    let mut edged = String::with_capacity(folded.len() + folded.len() / 3);
    let mut before = Kind::Other;
    for c in folded.chars().filter(|c| *c != EDGE) {
        let kind = match c {
            c if continues(c) => before,
            c if !c.is_alphanumeric() => Kind::Other,
            c if is_unspaced(c) => Kind::Alone,
            _ => Kind::Joined,
        };
        if !continues(c) && (kind != before || kind == Kind::Alone) {
            edged.push(EDGE);
        }
        edged.push(c);
        before = kind;
    }
    if before != Kind::Other {
        edged.push(EDGE);
    }
    edged
}

/// Whether a letter is of a script in which blanks do not tell where words end: Thai to Tibetan, Burmese, Khmer and their
/// neighbours, Hangul, kana, ideographs.
fn is_unspaced(c: char) -> bool {
    matches!(c,
        '\u{E00}'..='\u{FFF}' | '\u{1000}'..='\u{109F}' | '\u{1100}'..='\u{11FF}' | '\u{1780}'..='\u{17FF}'
        | '\u{1950}'..='\u{19DF}' | '\u{1A20}'..='\u{1AAF}' | '\u{1B00}'..='\u{1B7F}' | '\u{2E80}'..='\u{A4CF}'
        | '\u{A980}'..='\u{A9DF}' | '\u{AA60}'..='\u{AADF}' | '\u{16FE0}'..='\u{18DFF}'
        | '\u{1AFF0}'..='\u{1B2FF}' | '\u{20000}'..='\u{3FFFD}')
}

/// The words of a text: without what stands around them, folded.
fn words(text: &str) -> impl Iterator<Item = Word> {
    text.split_whitespace().filter_map(move |word| {
        let folded = fold(word);
        let bare = folded.trim_matches(|c: char| !c.is_alphanumeric());
        // Where a word stands is told by where it lies in memory: it is a part of the text.
        let start = u32::try_from(word.as_ptr().addr() - text.as_ptr().addr()).ok()?;
        let hash = FixedState::with_seed(0).hash_one(bare);
        (!bare.is_empty()).then_some(Word { start, hash: (hash >> 32) as u32 })
    })
}

#[cfg(test)]
mod tests;
