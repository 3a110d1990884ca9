//! The one way from a stranger's words to clean text.
//!
//! Owns the order of judgement: layout first, then what may never be sent, then what a cluster may hold. Everything
//! is replaced by something visible and nothing is deleted, for deleting can join two harmless halves into one
//! harmful whole. Text is read once, from the left, and of what was written only the last cluster is looked at again
//! (and by a tab what it stands behind), so the cost is linear whatever the text.
//!
//! Cleaning clean text changes nothing: each rule looks only at what stands before a character in its own cluster as
//! *written*, and that is the same the second time.

use super::character::{
    BLACK_FLAG, DOTTED_CIRCLE, JOINER, MARK, NON_JOINER, columns_of, flag_tags, has_joining_script, is_mark,
    is_one_cluster, is_plain, is_prepended, shown, takes_selector,
};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthChar;

/// The most characters a cluster may hold: more than any script or emoji needs, too few to climb over other lines.
pub(super) const CLUSTER_LIMIT: usize = 16;

/// The most marks in a row on one character, and signs in a row before one: enough for pointed and chanted Hebrew, and
/// few enough that a blank, put behind a text, never overflows its last cluster.
const MARK_LIMIT: usize = 8;

/// A tab in a block reaches to the next multiple of this column.
const TAB_STOP: usize = 4;

/// Where the text will stand, which decides what becomes of its line breaks and tabs.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// One line: breaks and tabs are blanks.
    Line,
    /// Several lines: breaks stay, tabs reach to the next stop.
    Block,
}

/// What the last cluster written may still do.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tail {
    /// A single plain character: complete as far as other plain characters are concerned.
    Plain,
    /// Any other cluster, or none yet on this line.
    Open,
    /// It ends in a joiner that has joined nothing yet.
    Joining,
    /// It is a mark that stands for too much on the cluster before; further unseen marks belong to it.
    Full,
}

/// Text being cleaned.
pub(super) struct Cleaner {
    out: String,
    place: Place,
    /// Where the last cluster begins; the end of `out` where the line has none yet.
    cluster: usize,
    tail: Tail,
    /// Marks, or signs that wait for what they stand before, at the end of the last cluster.
    marks: usize,
    /// How far the line is measured, as an index of `out`, and the column there: what tabs go by.
    measured: (usize, usize),
}

/// `text`, clean.
pub(super) fn clean(text: &str, place: Place) -> String {
    let mut out = String::with_capacity(text.len());
    clean_onto(&mut out, text, place);
    out
}

/// Writes `text`, clean, behind what is in `out`; nothing of it joins that.
pub(super) fn clean_onto(out: &mut String, text: &str, place: Place) {
    let mut cleaner = Cleaner::new(std::mem::take(out), place);
    cleaner.read(text);
    *out = cleaner.finish();
}

/// Both texts, clean already, as one: what cleaning them in one piece would give.
pub(super) fn join(mut text: String, more: &str) -> String {
    let (Some(last), Some(first)) = (text.chars().next_back(), more.chars().next()) else {
        text.push_str(more);
        return text;
    };
    if (is_plain(last) || last == '\n') && (is_plain(first) || first == '\n') {
        text.push_str(more);
        return text;
    }
    let seam = text.grapheme_indices(true).next_back().map_or(0, |(at, _)| at);
    let cluster = text.split_off(seam);
    let mut cleaner = Cleaner::new(text, Place::Block);
    cleaner.read(&cluster);
    cleaner.read(more);
    cleaner.finish()
}

impl Cleaner {
    fn new(out: String, place: Place) -> Self {
        let end = out.len();
        Self { out, place, cluster: end, tail: Tail::Open, marks: 0, measured: (end, 0) }
    }

    fn finish(mut self) -> String {
        self.close();
        self.out
    }

    fn read(&mut self, mut rest: &str) {
        loop {
            let plain = if self.may_take_run() { plain_prefix(rest) } else { 0 };
            if plain > 0 {
                self.take_run(&rest[..plain]);
                rest = &rest[plain..];
            }
            let Some(c) = rest.chars().next() else { return };
            rest = &rest[c.len_utf8()..];
            let more = self.take(c, rest);
            rest = &rest[more..];
        }
    }

    /// Whether a plain character is sure to start a cluster of its own here.
    fn may_take_run(&self) -> bool {
        self.tail == Tail::Plain || self.cluster == self.out.len()
    }

    fn take_run(&mut self, run: &str) {
        self.out.push_str(run);
        self.cluster = self.out.len() - run.chars().next_back().map_or(0, char::len_utf8);
        self.tail = Tail::Plain;
        self.marks = 0;
    }

    /// Takes one character with `rest` behind it; answers how many bytes of `rest` went with it.
    fn take(&mut self, c: char, rest: &str) -> usize {
        match c {
            '\r' if rest.starts_with('\n') => {
                self.line_break();
                return 1;
            }
            '\n' | '\u{2028}' | '\u{2029}' => self.line_break(),
            '\t' => self.tab(),
            '\r' | '\x0B' | '\x0C' | '\u{85}' if self.place == Place::Line => self.add(' '),
            '\u{E0020}'..='\u{E007F}' if &self.out[self.cluster..] == BLACK_FLAG => return self.flag(c, rest),
            _ if self.is_honest(c, rest) => self.add(c),
            _ => self.add(shown(c)),
        }
        0
    }

    /// Whether `c` is one of the unseen characters that are kept in the right company, and stands in it.
    fn is_honest(&self, c: char, rest: &str) -> bool {
        let Some(before) = self.out[self.cluster..].chars().next_back() else { return false };
        match c {
            NON_JOINER => has_joining_script(before),
            // Whether it joins is known only when the next character has come; `add` waits for it.
            JOINER => !matches!(before, JOINER | NON_JOINER),
            _ => takes_selector(before, c, rest),
        }
    }

    fn line_break(&mut self) {
        if self.place == Place::Line {
            return self.add(' ');
        }
        self.close();
        self.out.push('\n');
        self.cluster = self.out.len();
        self.tail = Tail::Open;
        self.measured = (self.out.len(), 0);
    }

    fn tab(&mut self) {
        if self.place == Place::Line {
            return self.add(' ');
        }
        self.close();
        let (from, column) = self.measured;
        let column = column + width(&self.out[from..]);
        let stop = (column / TAB_STOP + 1) * TAB_STOP;
        for _ in column..stop {
            self.add(' ');
        }
        self.measured = (self.out.len(), stop);
    }

    /// A tag after a black flag: the whole spelling of a region's flag, or a mark.
    fn flag(&mut self, tag: char, rest: &str) -> usize {
        let Some(tags) = flag_tags(tag, rest) else {
            self.add(MARK);
            return 0;
        };
        self.out.push(tag);
        self.out.push_str(&rest[..tags]);
        self.marks = 1 + tags / tag.len_utf8();
        self.tail = Tail::Open;
        tags
    }

    /// Writes a character that may be sent, to the last cluster where the standard joins it to that, or as a new one.
    fn add(&mut self, c: char) {
        if is_plain(c) && self.may_take_run() {
            return self.begin(c);
        }
        if self.cluster == self.out.len() {
            if !is_mark(c) {
                return self.begin(c);
            }
            self.begin(DOTTED_CIRCLE);
        }
        let end = self.out.len();
        let before = self.out.chars().next_back().unwrap_or(MARK);
        self.out.push(c);
        if !is_one_cluster(&self.out[self.cluster..]) {
            self.out.truncate(end);
            self.close();
            return self.begin(c);
        }
        let mark = is_mark(c);
        let marks = if mark || is_prepended(c) { self.marks + 1 } else { 0 };
        let unseen = mark && c.width() == Some(0);
        if self.tail == Tail::Joining && mark {
            // The joiner has met no letter and no emoji: it joins nothing.
            self.out.truncate(end);
            self.close();
            self.add(c);
        } else if self.tail == Tail::Full && unseen {
            // The mark before stands for this one too.
            self.out.truncate(end);
        } else if marks > MARK_LIMIT || self.out[self.cluster..].chars().count() > CLUSTER_LIMIT {
            self.out.truncate(end);
            self.overflow();
            if !unseen {
                self.add(c);
            }
        } else {
            self.marks = marks;
            self.tail = if c == JOINER && !has_joining_script(before) { Tail::Joining } else { Tail::Open };
        }
    }

    fn begin(&mut self, c: char) {
        self.cluster = self.out.len();
        self.out.push(c);
        self.marks = 0;
        self.tail = if is_plain(c) { Tail::Plain } else { Tail::Open };
    }

    /// Ends the last cluster: a joiner that joined nothing, and a cluster of which nothing is seen, get their mark.
    fn close(&mut self) {
        if self.tail == Tail::Joining {
            self.out.pop();
            self.tail = Tail::Open;
            self.add(MARK);
        } else if self.tail == Tail::Open && self.cluster < self.out.len() && columns_of(&self.out[self.cluster..]) == 0
        {
            self.out.truncate(self.cluster);
            self.begin(MARK);
        }
    }

    /// Puts one mark behind a full cluster, for everything unseen that would still have joined it.
    fn overflow(&mut self) {
        self.close();
        self.out.push(MARK);
        if is_one_cluster(&self.out[self.cluster..]) {
            // Signs that are written before others, with no end of them: the last gives way, or the mark joins too.
            self.out.pop();
            self.out.pop();
            self.out.push(MARK);
        } else {
            self.cluster = self.out.len() - MARK.len_utf8();
        }
        self.marks = 0;
        self.tail = Tail::Full;
    }
}

/// The grapheme clusters of a line, with the byte at which each begins. A plain character that another one follows is a
/// cluster by itself: it need not be looked up.
pub(super) fn clusters(line: &str) -> impl Iterator<Item = (usize, &str)> {
    // There are no line breaks within a line, the only ASCII that joins.
    let stands_alone = |c: char| c.is_ascii() || is_plain(c);
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = line.get(at..)?;
        let mut chars = rest.chars();
        let first = chars.next()?;
        let is_alone = stands_alone(first) && chars.next().is_none_or(stands_alone);
        let cluster = if is_alone { rest.get(..first.len_utf8())? } else { rest.graphemes(true).next()? };
        let found = (at, cluster);
        at += cluster.len();
        Some(found)
    })
}

/// The characters at the beginning of a line, at most `most`, of which each is a cluster by itself and takes one column:
/// nearly all of most texts, and nothing has to be looked up for them.
pub(crate) fn singles(line: &str, most: usize) -> &str {
    let is_single = |c: char| matches!(c, ' '..='~') || (is_plain(c) && c.width() == Some(1));
    // Where the last one starts: it is alone only if what follows does not join it.
    let (mut last, mut count) = (0, 0);
    for (at, c) in line.char_indices() {
        if !is_single(c) {
            return &line[..if is_plain(c) { at } else { last }];
        }
        if count == most {
            return &line[..at];
        }
        (last, count) = (at, count + 1);
    }
    line
}

/// The columns of one line of clean text.
pub(super) fn width(line: &str) -> usize {
    if line.is_ascii() {
        return line.len();
    }
    let first = singles(line, usize::MAX);
    let rest = clusters(&line[first.len()..]).map(|(_, cluster)| columns_of(cluster));
    first.chars().count() + rest.sum::<usize>()
}

/// The first `characters` of `text`.
pub(super) fn head(text: &str, characters: usize) -> &str {
    if text.len() <= characters {
        return text;
    }
    text.char_indices().nth(characters).map_or(text, |(end, _)| &text[..end])
}

/// How many bytes at the start are printable ASCII: 32 are looked at together.
pub(crate) fn printable(bytes: &[u8]) -> usize {
    let is_printable = |byte: &u8| matches!(byte, b' '..=b'~');
    let are_printable = |bytes: &&[u8]| bytes.iter().fold(true, |all, byte| all & is_printable(byte));
    let sure = bytes.chunks_exact(32).take_while(are_printable).count() * 32;
    sure + bytes.iter().skip(sure).take_while(|byte| is_printable(byte)).count()
}

/// The bytes at the start of `text` that need no judgement.
fn plain_prefix(text: &str) -> usize {
    let ascii = printable(text.as_bytes());
    let rest = &text[ascii..];
    ascii + rest.find(|c| !is_plain(c)).unwrap_or(rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// Whatever is quick about them, they are the standard's.
        #[test]
        fn clusters_are_those_of_the_standard(
            line in "([a-z ]|[é日한±]|e\u{301}|\u{600}|\u{200d}|👩‍🚀|🇸🇻|\u{fe0f}|\\PC){0,12}",
        ) {
            let of_standard: Vec<_> = line.grapheme_indices(true).collect();
            prop_assert_eq!(clusters(&line).collect::<Vec<_>>(), of_standard);
        }

        /// Each of them is a cluster of the standard, a column wide, and no more of them are taken than are asked for.
        #[test]
        fn singles_are_clusters_of_a_column(
            line in "([a-z ]|[é日한±]|e\u{301}|\u{600}|\u{200d}|👩‍🚀|🇸🇻|\u{fe0f}|\\PC){0,12}",
            most in 0_usize..16,
        ) {
            let singles = singles(&line, most);
            let of_standard: Vec<_> = line.graphemes(true).take(singles.chars().count()).collect();
            prop_assert!(of_standard.len() <= most);
            prop_assert_eq!(of_standard.concat(), singles);
            prop_assert!(of_standard.iter().all(|cluster| cluster.chars().count() == 1 && columns_of(cluster) == 1));
        }
    }
}
