//! The numbers by which an event's sources are cited.
//!
//! Owns the numbering: one number for each distinct source of an event, in the order of its first use, so that list,
//! claims and the sources themselves agree.

use crate::evidence::cited::SourceKey;
use crate::model::{Citation, Cited, Event};
use foldhash::HashMap;
use std::collections::BTreeMap;

/// The distinct sources of an event and all that is cited from them.
#[derive(Debug, Default)]
pub struct Numbering<'e> {
    numbers: HashMap<Identity<'e>, usize>,
    sources: Vec<Cites<'e>>,
}

/// One distinct source with the citations that name it.
#[derive(Debug)]
pub struct Cites<'e> {
    /// The source.
    pub source: &'e Cited,
    /// The citations, in the order of the file.
    pub citations: Vec<&'e Citation>,
}

/// What makes two citations cite the same source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Identity<'e> {
    Listed(&'e str),
    Inline(SourceKey),
}

impl<'e> Identity<'e> {
    pub(super) fn of(cited: &'e Cited) -> Self {
        match cited {
            Cited::Id(id) => Self::Listed(id),
            Cited::Inline(source) => Self::Inline(SourceKey::inline(source)),
        }
    }
}

impl<'e> Numbering<'e> {
    /// Numbers the sources of an event: first those of the event as a whole, then those of its claims.
    pub fn of(event: &'e Event) -> Self {
        let mut numbering = Self::default();
        for citation in event.citations() {
            let next = numbering.sources.len();
            let number = *numbering.numbers.entry(Identity::of(&citation.source)).or_insert(next);
            match numbering.sources.get_mut(number) {
                Some(cites) => cites.citations.push(citation),
                None => numbering.sources.push(Cites { source: &citation.source, citations: vec![citation] }),
            }
        }
        numbering
    }

    /// The sources in the order of their numbers; the first has number 1.
    pub fn sources(&self) -> &[Cites<'e>] {
        &self.sources
    }

    /// The numbers that some of the event's citations bear, ascending and each once.
    pub fn numbers(&self, citations: &'e [Citation]) -> Vec<usize> {
        self.by_number(citations).into_keys().map(|number| number + 1).collect()
    }

    /// Some of the event's citations, those of one source together, in the order of their numbers.
    pub fn grouped(&self, citations: &'e [Citation]) -> Vec<Vec<&'e Citation>> {
        self.by_number(citations).into_values().collect()
    }

    fn by_number(&self, citations: &'e [Citation]) -> BTreeMap<usize, Vec<&'e Citation>> {
        let mut groups: BTreeMap<usize, Vec<&'e Citation>> = BTreeMap::new();
        for citation in citations {
            if let Some(number) = self.numbers.get(&Identity::of(&citation.source)) {
                groups.entry(*number).or_default().push(citation);
            }
        }
        groups
    }
}

/// How many runs of numbers are shown before the rest becomes an ellipsis.
const RUNS: usize = 3;

/// Numbers, ascending, as they are shown: `[1]`, `[1][3]`, `[1–4]`, `[1–4,7]`; nothing for none.
pub fn label(numbers: &[usize]) -> String {
    match numbers {
        [] => return String::new(),
        [number] => return format!("[{number}]"),
        [first, second] => return format!("[{first}][{second}]"),
        _ => {}
    }
    let runs: Vec<&[usize]> = numbers.chunk_by(|a, b| a + 1 == *b).collect();
    let mut words: Vec<String> = runs
        .iter()
        .take(RUNS)
        .flat_map(|run| match run {
            [first, .., last] if last - first > 1 => vec![format!("{first}–{last}")],
            few => few.iter().map(usize::to_string).collect(),
        })
        .collect();
    if runs.len() > RUNS {
        words.push("…".to_owned());
    }
    format!("[{}]", words.join(","))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_shown_briefly() {
        for (numbers, shown) in [
            (&[] as &[usize], ""),
            (&[1], "[1]"),
            (&[1, 2], "[1][2]"),
            (&[1, 2, 3], "[1–3]"),
            (&[1, 2, 4], "[1,2,4]"),
            (&[2, 5, 6, 7, 9], "[2,5–7,9]"),
            (&[1, 3, 5, 7, 9], "[1,3,5,…]"),
        ] {
            assert_eq!(label(numbers), shown);
        }
    }
}
