//! A measure spelt two ways: two series that were meant to be one.
//!
//! Owns what counts as near: the same words but for case, plural and what stands between them, or one word that is
//! mistyped. Numbers in a name must agree, and so must a word's first and last letter, but for a swap of neighbours: `deaths in 2021` and
//! `deaths in 2022`, `employers` and `employees`, `legal` and `illegal` are two things. Refuses to put them together.

use super::finding::{Finding, Rule, Subject};
use crate::evidence::series::Series;
use crate::text::{fold, quoted};
use std::cmp::Reverse;
use std::collections::HashMap;

/// Of more measures than these, mistyped words are not looked for, since each would be compared with each.
pub(super) const COMPARED: usize = 1_000;
/// Letters of the shorter of two words that may differ by one, and by two.
const ONE_OFF: usize = 5;
const TWO_OFF: usize = 10;

/// What there is to say of the measures of a timeline: each that is spelt otherwise than the more frequent one that was
/// probably meant, at its first figure.
pub fn measures(series: &[Series]) -> Vec<Finding> {
    let mut findings: Vec<Finding> = series.iter().flat_map(spelt).collect();
    let names: Vec<Name> = series.iter().map(|series| Name::of(series.measure())).collect();
    let mut meant: Vec<usize> = (0..series.len()).collect();
    let mut by_letters: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, name) in names.iter().enumerate().filter(|(_, name)| !name.letters.is_empty()) {
        by_letters.entry(&name.letters).or_default().push(at);
    }
    // A series gives way to the most frequent of those near it, of two to the one that the timeline has first.
    let weigh =
        |series: &Series| (series.figures(), Reverse(series.spellings.iter().map(|spelling| spelling.first).min()));
    let weights: Vec<_> = series.iter().map(weigh).collect();
    let weight = |at: usize| weights[at];
    let mut near = |a: usize, b: usize| {
        let (less, more) = if weight(a) < weight(b) { (a, b) } else { (b, a) };
        if meant[less] == less || weight(meant[less]) < weight(more) {
            meant[less] = more;
        }
    };
    for alike in by_letters.values() {
        let most = alike.iter().copied().max_by_key(|at| weight(*at));
        for at in alike {
            most.into_iter().filter(|most| most != at).for_each(|most| near(*at, most));
        }
    }
    if series.len() <= COMPARED {
        for (at, name) in names.iter().enumerate() {
            (0..at).filter(|other| name.is_mistyped(&names[*other])).for_each(|other| near(at, other));
        }
    }
    let others = meant.iter().enumerate().filter(|(at, meant)| at != *meant);
    findings.extend(others.filter_map(|(at, meant)| told(&series[at], 0, series[*meant].measure())));
    findings.sort_by_key(|finding| finding.subject);
    findings
}

/// The spellings of one series, which differ in case and blanks only.
fn spelt(series: &Series) -> Vec<Finding> {
    (1..series.spellings.len()).filter_map(|at| told(series, at, series.measure())).collect()
}

fn told(series: &Series, spelling: usize, meant: &str) -> Option<Finding> {
    let spelling = series.spellings.get(spelling)?;
    Some(Finding {
        rule: Rule::MeasureSpeltTwoWays,
        subject: Subject::Measure(spelling.first),
        message: format!("is the measure {} the same as {}?", quoted(&spelling.text), quoted(meant)),
        hint: "figures of one measure, spelt one way, are compared and charted together".to_owned(),
    })
}

/// A measure's name, as it is compared with others.
pub(super) struct Name {
    words: Vec<String>,
    /// The words in one, without plurals.
    letters: String,
}

impl Name {
    pub(super) fn of(measure: &str) -> Self {
        /// Characters of a name that are looked at: a hostile one of a megabyte costs nothing.
        const MOST: usize = 200;
        let start: String = measure.chars().take(MOST).collect();
        let folded = fold(&start);
        let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let words: Vec<String> = words.map(singular).collect();
        Self { letters: words.concat(), words }
    }

    /// The words in one, without an English article in front.
    pub(super) fn without_article(&self) -> String {
        let words = self.words.split_first().filter(|(first, rest)| *first == "the" && !rest.is_empty());
        words.map_or_else(|| self.letters.clone(), |(_, rest)| rest.concat())
    }

    /// Whether both are the same but for one word, which is mistyped in one of them.
    fn is_mistyped(&self, other: &Self) -> bool {
        if self.words.len() != other.words.len() {
            return false;
        }
        let mut differing = self.words.iter().zip(&other.words).filter(|(a, b)| a != b);
        let one = differing.next();
        differing.next().is_none() && one.is_some_and(|(a, b)| mistyped(a, b))
    }
}

/// Whether two words differ by a letter or two within, or by a swap of neighbours anywhere.
fn mistyped(a: &str, b: &str) -> bool {
    let letters = |word: &str| {
        let mut letters: Vec<char> = word.chars().collect();
        letters.sort_unstable();
        letters
    };
    let ends = |word: &str| (word.chars().next(), word.chars().next_back());
    let allowed = match a.chars().count().min(b.chars().count()) {
        TWO_OFF.. if ends(a) == ends(b) => 2,
        ONE_OFF.. if ends(a) == ends(b) || letters(a) == letters(b) => 1,
        _ => 0,
    };
    let numbered = [a, b].iter().any(|word| word.chars().any(char::is_numeric));
    !numbered && strsim::osa_distance(a, b) <= allowed
}

/// A word without what makes it an English plural; for comparing only: `house` and `houses` become `hous`.
fn singular(word: &str) -> String {
    let one = if word.len() > 3 && !word.ends_with("ss") { word.strip_suffix('s').unwrap_or(word) } else { word };
    if one.len() > 3 && ["se", "xe", "ze", "che", "she", "ie"].iter().any(|ending| one.ends_with(ending)) {
        return one[..one.len() - 1].to_owned();
    }
    match one.strip_suffix('y') {
        Some(stem) if stem.len() > 2 => format!("{stem}i"),
        _ => one.to_owned(),
    }
}
