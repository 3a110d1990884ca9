//! A quotation looked for in a text.
//!
//! Owns what makes the two the same: case, accents, blanks and typography do not count (they are folded as for a search), an
//! ellipsis stands for anything that was left out. Where it is not there, the passage that shares most of its words is
//! named. Refuses to call words the same that only look alike.

use crate::text::fold;
use std::collections::{HashMap, VecDeque};
use std::ops::Range;

/// As much of a text is looked through for what is nearest, in bytes: 4 MiB.
const NEAR: usize = 4 << 20;
/// The fewest words of a quotation that a passage may be near to.
const FEWEST: usize = 3;

/// What became of a quotation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Passage {
    /// It is there.
    Found,
    /// It is not; this passage, as it stands in the text, shares three in five of its words or more.
    Differs(String),
    /// It is not, and neither is anything like it.
    Missing,
}

/// A text, ready to be searched.
pub(crate) struct Text {
    written: String,
    folded: String,
}

impl Text {
    pub(super) fn new(written: String) -> Self {
        Self { folded: folded(&written), written }
    }

    /// How much memory it takes, in bytes.
    pub(crate) fn size(&self) -> usize {
        self.written.len() + self.folded.len()
    }

    /// Looks for a quotation.
    pub(crate) fn find(&self, quote: &str) -> Passage {
        if self.holds(&folded(quote)) {
            return Passage::Found;
        }
        self.nearest(quote).map_or(Passage::Missing, |span| Passage::Differs(one_line(&self.written[span])))
    }

    /// Whether the parts of a folded quotation stand in the text one after the other.
    fn holds(&self, quote: &str) -> bool {
        let quote = quote.replace("[...]", "...").replace("(...)", "...");
        let parts = quote.split("...").map(str::trim).filter(|part| !part.is_empty());
        let mut rest = self.folded.as_str();
        let mut any = false;
        for part in parts {
            let Some(end) = find_whole(rest, part) else { return false };
            rest = &rest[end..];
            any = true;
        }
        any
    }

    /// The passage of the quotation's length, or a third more, that shares the most words with it, where those are enough.
    fn nearest(&self, quote: &str) -> Option<Range<usize>> {
        let mut wanted: HashMap<String, i32> = HashMap::new();
        let count = words(quote).map(|(_, word)| *wanted.entry(word).or_default() += 1).count();
        if count < FEWEST {
            return None;
        }
        let most = self.written.len().min(NEAR);
        let searched = (0..=most).rev().find(|at| self.written.is_char_boundary(*at)).unwrap_or(0);
        let length = count + count / 3;
        let mut window: VecDeque<(Range<usize>, String)> = VecDeque::with_capacity(length + 1);
        let (mut shared, mut best, mut nearest) = (0, (count * 3).div_ceil(5) - 1, None);
        for (span, word) in words(&self.written[..searched]) {
            if let Some(left) = wanted.get_mut(&word) {
                *left -= 1;
                shared += usize::from(*left >= 0);
            }
            window.push_back((span, word));
            if window.len() > length
                && let Some((_, gone)) = window.pop_front()
                && let Some(left) = wanted.get_mut(&gone)
            {
                shared -= usize::from(*left >= 0);
                *left += 1;
            }
            if shared > best {
                best = shared;
                // What is at its edges and not of the quotation is no part of the passage.
                let mut of_quote = window.iter().filter(|(_, word)| wanted.contains_key(word)).map(|(span, _)| span);
                let first = of_quote.next()?;
                nearest = Some(first.start..of_quote.next_back().unwrap_or(first).end);
            }
        }
        nearest
    }
}

/// Where a folded part first ends in a folded text, as whole words.
fn find_whole(text: &str, part: &str) -> Option<usize> {
    let is_letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let (first, last) = (is_letter(part.chars().next()), is_letter(part.chars().next_back()));
    let mut matches = memchr::memmem::find_iter(text.as_bytes(), part.as_bytes());
    matches.find_map(|at| {
        let end = at + part.len();
        let cuts =
            (first && is_letter(text[..at].chars().next_back())) || (last && is_letter(text[end..].chars().next()));
        (!cuts).then_some(end)
    })
}

/// A text as it is compared: each run of blanks is one.
fn folded(text: &str) -> String {
    one_line(&fold(text))
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words of a text, folded, each with where it stands.
fn words(text: &str) -> impl Iterator<Item = (Range<usize>, String)> {
    text.split_whitespace().filter_map(move |word| {
        // Where a word stands is told by where it lies in memory: it is a part of the text.
        let start = word.as_ptr().addr() - text.as_ptr().addr();
        let folded = fold(word);
        let bare = folded.trim_matches(|c: char| !c.is_alphanumeric());
        (!bare.is_empty()).then(|| (start..start + word.len(), bare.to_owned()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "The fire began at night.\n\n\u{201c}We sent a dozen  crews \u{2013} or\nmore \u{2013} to the har\u{ad}bour,\u{201d} said the chief\u{2019}s o\u{fb03}ce. It burned for days.";

    #[test]
    fn blanks_and_typography_do_not_count() {
        let text = Text::new(TEXT.to_owned());
        for quote in [
            "We sent a dozen crews - or more - to the harbour,",
            "we sent a dozen\n   crews \u{2014} or more",
            "\"We sent a dozen",
            "the chief's office",
            "the chief\u{2019}s of\u{fb01}ce",
            "T\u{68}e f\u{ef}re began",
            "The fire began \u{2026} a dozen crews [...] burned for days.",
            "It burned for days.",
            "(...) at night",
        ] {
            assert_eq!(text.find(quote), Passage::Found, "{quote}");
        }
    }

    #[test]
    fn words_count_and_so_does_their_order() {
        let text = Text::new(TEXT.to_owned());
        for quote in
            ["burned ... dozen", "ire began", "for day", "nine", "\u{2026}", "Cats sleep through the afternoon"]
        {
            assert_eq!(text.find(quote), Passage::Missing, "{quote}");
        }
        for (quote, near) in [
            ("We sent nine crews or more", "\u{201c}We sent a dozen crews \u{2013} or more"),
            ("It burned for weeks, days", "It burned for days."),
            ("fire the began at night", "The fire began at night."),
        ] {
            assert_eq!(text.find(quote), Passage::Differs(near.to_owned()), "{quote}");
        }
    }

    #[test]
    fn letters_of_other_scripts_need_no_blanks_between_words() {
        let text = Text::new("港で火事が起きた。".to_owned());
        assert_eq!(text.find("火事"), Passage::Found);
        assert_eq!(text.find("洪水"), Passage::Missing);
    }

    #[test]
    fn a_repeated_word_is_shared_as_often_as_it_stands() {
        let text = Text::new("the the the the the. One two three four.".to_owned());
        assert_eq!(text.find("the one two three"), Passage::Differs("the the. One two three".to_owned()));
    }
}
