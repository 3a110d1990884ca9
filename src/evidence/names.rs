//! Names numbered in the order in which they are first met.
//!
//! Owns each name once, however often it is said.

use foldhash::HashMap;

/// Names, each with its number.
#[derive(Debug, Clone, Default)]
pub(super) struct Names {
    numbers: HashMap<String, u32>,
}

impl Names {
    /// The number of a name: its own, or the next.
    pub(super) fn number(&mut self, name: &str) -> u32 {
        if let Some(number) = self.numbers.get(name) {
            return *number;
        }
        let next = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX);
        self.numbers.insert(name.to_owned(), next);
        next
    }

    /// Numbers all names of `other`; answers, for each of its numbers, the one here.
    pub(super) fn append(&mut self, other: Self) -> Vec<u32> {
        other.into_names().iter().map(|name| self.number(name)).collect()
    }

    /// The names in the order of their numbers.
    pub(super) fn into_names(self) -> Vec<String> {
        let mut numbered: Vec<(String, u32)> = self.numbers.into_iter().collect();
        numbered.sort_unstable_by_key(|(_, number)| *number);
        numbered.into_iter().map(|(name, _)| name).collect()
    }
}
