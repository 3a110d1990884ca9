//! The tags of all events, each word and each combination of words kept once.
//!
//! Owns the table behind [`Row::tags`](super::Row): many events share few combinations, so that a row needs one number
//! and a question about tags needs no event. Refuses to change a word: case and accents are the reader's business.

/// Which combination of tags an event has: an index into a [`Tags`]. The default is none at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct TagSet(pub u32);

/// Words, and the combinations in which they stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tags {
    words: Vec<String>,
    /// The words of all combinations, one combination behind the other, in the order in which they were written.
    members: Vec<u32>,
    /// Where in `members` each combination ends; the first is empty.
    ends: Vec<u32>,
}

impl Default for Tags {
    fn default() -> Self {
        Self { words: Vec::new(), members: Vec::new(), ends: vec![0] }
    }
}

impl Tags {
    /// All words, in the order in which they were first met.
    pub fn words(&self) -> &[String] {
        &self.words
    }

    /// How many combinations there are, the empty one among them.
    pub fn sets(&self) -> usize {
        self.ends.len()
    }

    /// The words of a combination, as indices into [`Tags::words`].
    pub fn members(&self, set: TagSet) -> &[u32] {
        let index = set.0 as usize;
        let end = |index: usize| self.ends.get(index).map_or(0, |end| *end as usize);
        let start = index.checked_sub(1).map_or(0, end);
        self.members.get(start..end(index)).unwrap_or_default()
    }

    /// The words of a combination.
    pub fn of(&self, set: TagSet) -> impl Iterator<Item = &str> {
        self.members(set).iter().filter_map(|word| self.words.get(*word as usize)).map(String::as_str)
    }

    /// Adds a word; answers its index in [`Tags::words`].
    pub fn add_word(&mut self, word: String) -> u32 {
        self.words.push(word);
        // No file holds more words than bytes, and those are counted with 32 bits.
        u32::try_from(self.words.len() - 1).unwrap_or(u32::MAX)
    }

    /// Adds a combination of words.
    pub fn add_set(&mut self, members: &[u32]) -> TagSet {
        self.members.extend_from_slice(members);
        self.ends.push(u32::try_from(self.members.len()).unwrap_or(u32::MAX));
        TagSet(u32::try_from(self.ends.len() - 1).unwrap_or(u32::MAX))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_combination_is_found_by_its_number() {
        let mut tags = Tags::default();
        let (war, law) = (tags.add_word("war".into()), tags.add_word("law".into()));
        let (both, one) = (tags.add_set(&[law, war]), tags.add_set(&[law]));
        for (set, words) in [(TagSet::default(), &[][..]), (both, &["law", "war"]), (one, &["law"]), (TagSet(9), &[])] {
            assert_eq!(tags.of(set).collect::<Vec<_>>(), words);
        }
        assert_eq!(tags.words(), ["war", "law"]);
        assert_eq!(tags.sets(), 3);
    }
}
