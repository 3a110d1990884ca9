//! Tags collected while a file is read.
//!
//! Owns the way from a list of tags to its combination: events share few lists, so that one that was met before is not
//! read again. No digest is trusted: lists are compared as they stand.

use super::plain::line::texts;
use crate::model::{TagSet, Tags};
use foldhash::fast::FixedState;
use std::collections::{HashMap, HashSet};

/// Tags, and how they are found again.
#[derive(Clone, Default)]
pub(super) struct Collected {
    tags: Tags,
    words: HashMap<String, u32, FixedState>,
    sets: HashMap<Box<[u32]>, TagSet, FixedState>,
    /// Lists as they were written plainly.
    lists: HashMap<String, TagSet, FixedState>,
}

/// What the combinations of one table are called in another, as far as they have been asked for: they are named in the
/// order in which events bring them, however the events were read.
#[derive(Default)]
pub(super) struct Called(Vec<Option<TagSet>>);

impl Called {
    /// What a combination of `there` is called in `here`.
    pub(super) fn here(&mut self, set: TagSet, there: &Tags, here: &mut Collected) -> TagSet {
        let index = set.0 as usize;
        if self.0.len() <= index {
            self.0.resize(there.sets().max(index + 1), None);
        }
        *self.0[index].get_or_insert_with(|| here.read(there.of(set)))
    }
}

impl From<Tags> for Collected {
    fn from(tags: Tags) -> Self {
        let words = (0..).zip(tags.words()).map(|(index, word)| (word.clone(), index)).collect();
        let sets = (1..tags.sets()).map(|set| TagSet(u32::try_from(set).unwrap_or(u32::MAX)));
        let sets = sets.map(|set| (tags.members(set).into(), set)).collect();
        Self { tags, words, sets, lists: HashMap::default() }
    }
}

impl Collected {
    /// The combination that a plain list means; an empty text is no list.
    pub(super) fn written(&mut self, list: &str) -> TagSet {
        if list.is_empty() {
            return TagSet::default();
        }
        if let Some(known) = self.lists.get(list) {
            return *known;
        }
        let set = {
            let tags: Vec<_> = texts(list).collect();
            self.read(tags.iter().map(AsRef::as_ref))
        };
        self.lists.insert(list.to_owned(), set);
        set
    }

    /// The combination of these words, each counted once.
    pub(super) fn read<'w>(&mut self, words: impl IntoIterator<Item = &'w str>) -> TagSet {
        let mut members: Vec<u32> = words.into_iter().map(|word| self.word(word)).collect();
        if members.len() > 1 {
            let mut seen: HashSet<u32, FixedState> = HashSet::default();
            members.retain(|word| seen.insert(*word));
        }
        self.set(&members)
    }

    /// What was collected so far.
    pub(super) fn tags(&self) -> &Tags {
        &self.tags
    }

    /// What was collected, once nothing more is to come.
    pub(super) fn close(self) -> Tags {
        self.tags
    }

    fn word(&mut self, word: &str) -> u32 {
        if let Some(known) = self.words.get(word) {
            return *known;
        }
        let new = self.tags.add_word(word.to_owned());
        self.words.insert(word.to_owned(), new);
        new
    }

    fn set(&mut self, members: &[u32]) -> TagSet {
        if members.is_empty() {
            return TagSet::default();
        }
        if let Some(known) = self.sets.get(members) {
            return *known;
        }
        let new = self.tags.add_set(members);
        self.sets.insert(members.into(), new);
        new
    }
}
