//! The sources of a document, numbered once in the order of their first use.
//!
//! Owns the numbers, and of each source the uses: by which event, at which place and in which words. A source is one
//! however often it is cited and however it is written (see [`SourceKey`]).

use super::entry::Entry;
use crate::dossier::{Numbering, Origin, passages};
use crate::evidence::cited::SourceKey;
use crate::model::{Citation, Event, Source};
use std::collections::HashMap;

/// The sources so far.
#[derive(Default)]
pub(super) struct Notes {
    listed: HashMap<SourceKey, usize>,
    unlisted: HashMap<String, usize>,
    all: Vec<Note>,
    uses: usize,
}

/// A source.
pub(super) struct Note {
    /// The source; the id by which it is cited where it is listed nowhere.
    pub(super) source: Result<Source, String>,
    /// What it derives from at last.
    pub(super) origin: Option<Origin>,
    /// Where it is used, in that order.
    pub(super) uses: Vec<Use>,
}

/// A use of a source.
pub(super) struct Use {
    /// Its number among all uses of the document, from 1.
    pub(super) number: usize,
    /// Where in the source, and its words.
    pub(super) passages: Vec<Citation>,
    /// The title of the event.
    pub(super) title: String,
}

/// The number of a source, and of its use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Noted {
    pub(super) note: usize,
    pub(super) number: usize,
}

impl Notes {
    /// Cites what a statement of an event cites: each source once, with all its places.
    pub(super) fn cite<'e>(
        &mut self,
        entry: &Entry<'e>,
        numbering: &Numbering<'e>,
        citations: &'e [Citation],
    ) -> Vec<Noted> {
        let numbers = numbering.numbers(citations);
        let cited = numbers.into_iter().zip(numbering.grouped(citations));
        cited.filter_map(|(number, group)| self.one(entry, number, &group)).collect()
    }

    fn one(&mut self, entry: &Entry<'_>, number: usize, group: &[&Citation]) -> Option<Noted> {
        let Event { file, title, .. } = entry.dossier.event;
        let source = entry.dossier.sources.get(number.checked_sub(1)?)?;
        let next = self.all.len();
        let cited = &group.first()?.source;
        let note = match SourceKey::of(cited, *file, entry.timeline) {
            Some(key) => *self.listed.entry(key).or_insert(next),
            None => *self.unlisted.entry(cited.name().to_owned()).or_insert(next),
        };
        if note == next {
            self.all.push(Note {
                source: source.source.as_ref().map(|source| (**source).clone()).map_err(|id| (*id).to_owned()),
                origin: source.origins.last().cloned(),
                uses: Vec::new(),
            });
        }
        self.uses += 1;
        let passages = passages(group).into_iter().cloned().collect();
        let used = Use { number: self.uses, passages, title: title.clone() };
        self.all.get_mut(note)?.uses.push(used);
        Some(Noted { note: note + 1, number: self.uses })
    }

    /// The sources in the order of their numbers; the first has number 1.
    pub(super) fn all(&self) -> &[Note] {
        &self.all
    }
}
