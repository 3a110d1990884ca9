//! Two spellings of a name where one was probably meant: what is near, and which of the two is asked about.
//!
//! Owns what counts as near: the same words but for case, plural, an article in front and what stands between them, or
//! one word that is mistyped. Numbers in a name must agree, and so must a word's first and last letter, but for a swap of
//! neighbours: `deaths in 2021` and `deaths in 2022`, `employers` and `employees`, `legal` and `illegal` are two things.

use super::finding::{Finding, Rule, Subject};
use crate::text::{fold, quoted};
use std::cmp::Reverse;
use std::collections::HashMap;

/// As many names are compared each with each; of more, each with its neighbours in the order of the alphabet.
const COMPARED: usize = 1_000;
/// As many neighbours are compared, forwards and from the end.
const NEIGHBOURS: usize = 8;
/// Letters of the shorter of two words that may differ by one, and by two.
const ONE_OFF: usize = 5;
const TWO_OFF: usize = 10;

/// Articles that names have in front: English first, then those of languages in which newspapers are called so.
const ARTICLES: [&str; 20] = [
    "the", "le", "la", "les", "l", "el", "los", "las", "il", "lo", "gli", "o", "os", "der", "die", "das", "de", "het",
    "den", "al",
];

/// What a name names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum NameKind {
    Publisher,
    Person,
    Place,
    Tag,
    Speaker,
    Unit,
    Measure,
}

impl NameKind {
    /// The rule that asks, what the name is called, and what one spelling is good for.
    fn words(self) -> (Rule, &'static str, &'static str) {
        let name = |kind| (Rule::NameSpeltTwoWays, kind, "what is spelt one way is found and counted together");
        match self {
            Self::Publisher => {
                (Rule::NameSpeltTwoWays, "publisher", "sources of one publisher, spelt one way, are counted as one")
            }
            Self::Person => name("person"),
            Self::Place => name("place"),
            Self::Tag => name("tag"),
            Self::Speaker => name("speaker"),
            Self::Unit => name("unit"),
            Self::Measure => (
                Rule::MeasureSpeltTwoWays,
                "measure",
                "figures of one measure, spelt one way, are compared and charted together",
            ),
        }
    }
}

/// A name as it is written, how often, and where first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NameUse {
    pub(super) text: String,
    pub(super) count: usize,
    /// What is asked about, behind its position among names of its kind.
    pub(super) first: (u32, Subject),
}

impl NameUse {
    /// The more frequent name weighs more, of two the first.
    pub(super) fn weight(&self) -> (usize, Reverse<(u32, Subject)>) {
        (self.count, Reverse(self.first))
    }

    /// Asks whether this is the same as `meant`.
    fn asked(&self, kind: NameKind, meant: &Self) -> Finding {
        let (rule, word, hint) = kind.words();
        let written = |name: &Self| match name.count {
            1 => format!("{} (once)", quoted(&name.text)),
            count => format!("{} ({count} times)", quoted(&name.text)),
        };
        let message = format!("is the {word} {} the same as {}?", written(self), written(meant));
        Finding { rule, subject: self.first.1, message, hint: hint.to_owned() }
    }
}

/// What there is to say of names of one kind, no two of which fold to the same: of each that is near a more frequent one.
pub(super) fn near(kind: NameKind, uses: &[NameUse]) -> Vec<Finding> {
    // A place is called with its article or without: El Salvador is no town of Brazil.
    let articles = if kind == NameKind::Place { &ARTICLES[..1] } else { &ARTICLES[..] };
    let names: Vec<Name> = uses.iter().map(|name| Name::with(&name.text, articles)).collect();
    let meant = meant(uses, &names, Name::is_mistyped);
    let others = uses.iter().zip(meant).enumerate().filter(|(at, (_, meant))| at != meant);
    others.filter_map(|(_, (name, meant))| Some(name.asked(kind, uses.get(meant)?))).collect()
}

/// For each name the most frequent of those near it; itself, where that is itself.
fn meant(uses: &[NameUse], names: &[Name], mut is_mistyped: impl FnMut(&Name, &Name) -> bool) -> Vec<usize> {
    let mut meant: Vec<usize> = (0..uses.len()).collect();
    let weight = |at: usize| uses[at].weight();
    let mut join = |a: usize, b: usize| {
        let (less, more) = if weight(a) < weight(b) { (a, b) } else { (b, a) };
        if meant[less] == less || weight(meant[less]) < weight(more) {
            meant[less] = more;
        }
    };
    let mut by_letters: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, name) in names.iter().enumerate().filter(|(_, name)| !name.letters.is_empty()) {
        by_letters.entry(&name.letters).or_default().push(at);
    }
    for alike in by_letters.values() {
        let most = alike.iter().copied().max_by_key(|at| weight(*at));
        for at in alike {
            most.into_iter().filter(|most| most != at).for_each(|most| join(*at, most));
        }
    }
    let letters: Vec<&str> = names.iter().map(|name| name.letters.as_str()).collect();
    neighbours(&letters, |a, b| {
        if is_mistyped(&names[a], &names[b]) {
            join(a, b);
        }
    });
    meant
}

/// Visits pairs of texts that may be alike: all, where there are few; else those that stand beside each other in the
/// order of the alphabet, read forwards or from the end.
pub(super) fn neighbours(texts: &[&str], mut visit: impl FnMut(usize, usize)) {
    let mut order: Vec<usize> = (0..texts.len()).collect();
    let mut pass = |order: &[usize], most: usize| {
        for (at, one) in order.iter().enumerate() {
            order.iter().skip(at + 1).take(most).for_each(|other| visit(*one, *other));
        }
    };
    if texts.len() <= COMPARED {
        return pass(&order, COMPARED);
    }
    order.sort_by_key(|at| texts[*at]);
    pass(&order, NEIGHBOURS);
    order.sort_by(|a, b| texts[*a].chars().rev().cmp(texts[*b].chars().rev()));
    pass(&order, NEIGHBOURS);
}

/// A name, or a title, as it is compared with others.
#[derive(Debug, Clone)]
pub(super) struct Name {
    pub(super) words: Vec<String>,
    /// The words in one, without plurals and without an article in front; two numbers do not become one.
    letters: String,
}

impl Name {
    /// A name of more characters than these is like no other: a hostile one of a megabyte costs nothing.
    const MOST: usize = 200;

    pub(super) fn of(name: &str) -> Self {
        Self::with(name, &ARTICLES[..1])
    }

    /// The same without one of these articles in front.
    fn with(name: &str, articles: &[&str]) -> Self {
        let is_long = name.chars().nth(Self::MOST).is_some();
        let folded = if is_long { String::new() } else { fold(name) };
        let mut words: Vec<String> = words(&folded).collect();
        if words.len() > 1 && articles.contains(&&*words[0]) {
            words.remove(0);
        }
        let mut letters = String::new();
        for word in &words {
            if letters.ends_with(char::is_numeric) && word.starts_with(char::is_numeric) {
                letters.push(' ');
            }
            letters.push_str(word);
        }
        Self { words, letters }
    }

    /// Whether both probably name one thing, one of them perhaps more exactly: spelt in two ways, or all words of one stand in
    /// the other.
    pub(super) fn is_near(&self, other: &Self) -> bool {
        let stands_in = |a: &Self, b: &Self| !a.words.is_empty() && a.words.iter().all(|word| b.words.contains(word));
        self.letters == other.letters || self.is_mistyped(other) || stands_in(self, other) || stands_in(other, self)
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

/// The words of a folded text. Letters with points between them are one: `u.s. army` is `us army`.
fn words(folded: &str) -> impl Iterator<Item = String> {
    folded.split(|c: char| !c.is_alphanumeric() && c != '.').flat_map(|part| {
        let parts: Vec<&str> = part.split('.').filter(|word| !word.is_empty()).collect();
        let is_letter = |word: &&str| word.chars().all(char::is_alphabetic) && word.chars().nth(1).is_none();
        let is_one = parts.len() > 1 && parts.iter().all(is_letter);
        if is_one { vec![parts.concat()] } else { parts.into_iter().map(singular).collect() }
    })
}

/// Whether two words differ by a letter or two within, or by a swap of neighbours anywhere.
pub(super) fn mistyped(a: &str, b: &str) -> bool {
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

/// A word without what makes it an English plural; for comparing only: `house` and `houses` become `hous`. `1990s` is not
/// 1990.
fn singular(word: &str) -> String {
    if word.starts_with(char::is_numeric) {
        return word.to_owned();
    }
    let one = if word.len() > 3 && !word.ends_with("ss") { word.strip_suffix('s').unwrap_or(word) } else { word };
    if one.len() > 3 && ["se", "xe", "ze", "che", "she", "ie"].iter().any(|ending| one.ends_with(ending)) {
        return one[..one.len() - 1].to_owned();
    }
    match one.strip_suffix('y') {
        Some(stem) if stem.len() > 2 => format!("{stem}i"),
        _ => one.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn uses(names: impl Iterator<Item = String>) -> (Vec<NameUse>, Vec<Name>) {
        let name = |(text, row)| NameUse { text, count: 1, first: (row, Subject::Place { row }) };
        let uses: Vec<NameUse> = names.zip(0..).map(name).collect();
        let names = uses.iter().map(|name| Name::of(&name.text)).collect();
        (uses, names)
    }

    /// How many names give way to another, and how many comparisons that took.
    fn counted(names: impl Iterator<Item = String>) -> (usize, usize) {
        let (uses, names) = uses(names);
        let mut compared = 0;
        let meant = meant(&uses, &names, |a, b| {
            compared += 1;
            a.is_mistyped(b)
        });
        (meant.into_iter().enumerate().filter(|(at, meant)| at != meant).count(), compared)
    }

    #[test]
    fn many_names_take_as_many_comparisons_as_a_few_times_their_number() {
        let many = 100_000;
        let different = |n: usize| format!("village {n}");
        let (asked, compared) = counted((0..many).map(different));
        assert_eq!(asked, 0);
        assert!(compared > many && compared <= many * NEIGHBOURS * 2, "{compared}");
        // All of them near one another: one is meant, the others are asked about.
        let (asked, compared) = counted((0..many).map(|n| format!("the{}village", ".".repeat(n % 99 + 1))));
        assert_eq!(asked, many - 1);
        assert!(compared <= many * NEIGHBOURS * 2, "{compared}");
    }

    #[test]
    fn a_mistyped_name_is_found_among_many_from_either_end() {
        for (one, other) in
            [("Valparaiso region", "Valparaizo region"), ("Region of Valparaiso", "Region of Valparaizo")]
        {
            let others = (0..COMPARED).map(|n| format!("village {n}"));
            let (asked, _) = counted(others.chain([one, other].map(str::to_owned)));
            assert_eq!(asked, 1, "{one}");
        }
    }

    #[test]
    fn a_name_of_a_page_is_like_no_other() {
        let long = |end: &str| format!("{}{end}", "a ".repeat(Name::MOST));
        assert_eq!(counted([long("b"), long("B.")].into_iter()), (0, 1));
    }
}
