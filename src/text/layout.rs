//! Clean text fitted to columns: cut, broken into rows, filled up.
//!
//! Owns where a line may be broken and what stands at a cut. Everything is counted in terminal columns and divided
//! only between grapheme clusters, and nothing is looked at that cannot be shown. Refuses to know areas, cells and
//! styles, and dictionaries: Thai, Lao and Khmer are broken between clusters like one long word.

use super::Clean;
use super::character::{MARK, columns_of};
use super::cleaning::{clusters, singles, width};
use unicode_segmentation::UnicodeSegmentation;

/// No row ends behind one of these.
const OPENING: &str = "([{‘“«‹〈《「『【〔〖（［｛";

/// No row begins with one of these.
const CLOSING: &str =
    "!%),.:;?]}’”»›…‥、。〉》」』】〕〗々・ー！％），．：；？］｝ぁぃぅぇぉっゃゅょァィゥェォッャュョ";

/// Blanks that hold together what they stand between, and one that is drawn as a stroke.
const NO_BREAK: &str = "\u{A0}\u{2007}\u{202F}\u{1680}";

impl Clean {
    /// The beginning that fits into `columns`, with `mark` (an ellipsis, say) at its end, within the columns, where
    /// something was cut off. Of a block, the first line. Of a mark that is wider than the columns there is what
    /// fits, and in no columns there is nothing.
    #[must_use]
    pub fn cut(&self, columns: usize, mark: &str) -> Self {
        self.clone().cut_before(columns, mark, false)
    }

    /// The same, with a mark also where all of this fits but more is known to follow (`left_out`).
    pub(super) fn cut_before(self, columns: usize, mark: &str, left_out: bool) -> Self {
        let line = self.0.split('\n').next().unwrap_or_default();
        let is_all = !left_out && line.len() == self.0.len();
        if is_all && fitting(line, columns) == line.len() {
            return self;
        }
        let mark = Self::line(mark);
        let mark = &mark.0[..fitting(&mark.0, columns)];
        let mut cut = Self(line[..fitting(line, columns - width(mark))].to_owned());
        cut.push(&Self(mark.to_owned()));
        cut
    }

    /// The end of a line that fits into `columns`, with `mark` at its beginning, within the columns, where something was cut
    /// off.
    #[must_use]
    pub fn tail(&self, columns: usize, mark: &str) -> Self {
        let fits = |left: usize| {
            let ends = self.0.grapheme_indices(true).rev().scan(0, move |used, (at, cluster)| {
                *used += columns_of(cluster);
                (*used <= left).then_some(at)
            });
            ends.last().unwrap_or(self.0.len())
        };
        if fits(columns) == 0 {
            return self.clone();
        }
        let mark = Self::line(mark).cut(columns, "");
        let mut tail = mark.clone();
        tail.push(&Self(self.0[fits(columns - mark.width())..].to_owned()));
        tail
    }

    /// The rows of the text, none wider than `columns` (at least 1): broken at blanks, which are dropped there; after
    /// hyphens and slashes within words; between ideographs; and, where a word is too long for a row, between
    /// clusters. Blanks at the start of a line are kept where its first word fits beside them; empty lines are kept.
    /// A cluster wider than the columns is shown as a mark.
    pub fn wrap(&self, columns: usize) -> Vec<Self> {
        self.rows(columns).collect()
    }

    /// The rows of [`wrap`](Self::wrap), one at a time: who takes five pays for five, however long the text.
    pub fn rows(&self, columns: usize) -> impl Iterator<Item = Self> {
        let columns = columns.max(1);
        self.0.lines().flat_map(move |line| {
            let mut rest = Some(line);
            std::iter::from_fn(move || {
                let (row, next) = first_row(rest?, columns);
                rest = next;
                Some(row)
            })
        })
    }

    /// Filled with blanks to the right until it is `columns` wide; as it is where it is that wide already.
    #[must_use]
    pub fn pad(&self, columns: usize) -> Self {
        let mut padded = self.clone();
        padded.push(&Self(" ".repeat(columns.saturating_sub(self.width()))));
        padded
    }

    /// Filled with blanks to the left until it is `columns` wide, for what is aligned to the right.
    #[must_use]
    pub fn pad_left(&self, columns: usize) -> Self {
        let mut padded = Self(" ".repeat(columns.saturating_sub(self.width())));
        padded.push(self);
        padded
    }
}

/// The bytes of the longest beginning of a line that is no wider than `columns`.
fn fitting(line: &str, columns: usize) -> usize {
    let first = singles(line, columns);
    let mut left = columns - first.chars().count();
    for (at, cluster) in clusters(&line[first.len()..]) {
        match left.checked_sub(columns_of(cluster)) {
            Some(remaining) => left = remaining,
            None => return first.len() + at,
        }
    }
    line.len()
}

/// The first row of a line, and the rest of the line where there is more.
fn first_row(line: &str, columns: usize) -> (Clean, Option<&str>) {
    let row = |end: usize| Clean(line[..end].to_owned());
    // Where the row may end and the next begin.
    let mut parting = None;
    let mut end = 0;
    let mut width = 0;
    let mut before = ["", ""];
    for (at, cluster) in clusters(line) {
        width += columns_of(cluster);
        if is_blank(cluster) {
            before = [before[1], cluster];
            continue;
        }
        if may_part(before, cluster) {
            parting = Some((end, at));
        }
        if width > columns {
            return match parting {
                // Nothing but blanks before a word that does not fit beside them.
                Some((0, next)) => first_row(&line[next..], columns),
                Some((end, next)) => (row(end), Some(&line[next..])),
                None if at > 0 => (row(at), Some(&line[at..])),
                None => (Clean(MARK.to_string()), Some(&line[cluster.len()..]).filter(|rest| !rest.is_empty())),
            };
        }
        end = at + cluster.len();
        before = [before[1], cluster];
    }
    (row(end), None)
}

/// Whether a row may end before `next`, given the two clusters before it.
fn may_part([earlier, last]: [&str; 2], next: &str) -> bool {
    let (Some(l), Some(n)) = (last.chars().next(), next.chars().next()) else { return false };
    if is_blank(last) {
        return true;
    }
    if l.is_ascii_alphanumeric() && n.is_ascii_alphanumeric() || OPENING.contains(l) || CLOSING.contains(n) {
        return false;
    }
    let in_word = earlier.chars().next().is_some_and(char::is_alphanumeric);
    match l {
        '-' | '‐' => in_word && n.is_alphabetic(),
        '–' | '—' => in_word,
        '/' => n != '/' && !n.is_numeric() && !is_blank(earlier),
        _ => is_ideographic(last, l) || is_ideographic(next, n),
    }
}

/// Whether a line may be broken on either side of a cluster: the wide ones, emoji among them, but for Hangul, which
/// is written with blanks.
fn is_ideographic(cluster: &str, first: char) -> bool {
    let is_hangul = matches!(first, '\u{1100}'..='\u{11FF}' | '\u{A960}'..='\u{A97F}' | '\u{AC00}'..='\u{D7FF}');
    !is_hangul && columns_of(cluster) == 2
}

/// Whether `cluster` is a blank at which a row may end (or nothing at all); no-break blanks are not.
fn is_blank(cluster: &str) -> bool {
    cluster.chars().all(|c| c.is_whitespace() && !NO_BREAK.contains(c))
}
