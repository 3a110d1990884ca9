//! Archived copies of sources: which of them the page on the screen names, and how they stand.
//!
//! Owns what is remembered of the copies that were looked at.

use crate::app::layout::{Role, Span, clip};
use crate::text::Clean;
use std::collections::HashMap;

pub use crate::dossier::Archived;

/// How a copy stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It is there and has the hash that it should have.
    Whole,
    /// It is there, and no hash says whether it is what it was.
    Unproven,
    /// It is another one, or cannot be had.
    Faulty,
}

/// What was found of a copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// The copy.
    pub copy: Archived,
    /// How it stands.
    pub standing: Standing,
    /// The same in a few words.
    pub words: Clean,
}

/// What is known of copies.
#[derive(Debug, Clone, Default)]
pub struct Archives {
    known: HashMap<Archived, (Standing, Clean)>,
    /// What was asked for last.
    requested: Vec<Archived>,
}

/// As many are remembered.
const MOST: usize = 10_000;

impl Archives {
    /// Where a copy lies and how it stands: a line of a page.
    pub(in crate::app) fn line(&self, copy: &Archived) -> Vec<Span> {
        let mut line = vec![Span::new(Role::Quiet, "archived as "), Span::new(Role::Body, clip::field(&copy.path))];
        line.extend(match self.known.get(copy) {
            Some((Standing::Whole, words)) => [Span::new(Role::Figure, " ✓ "), Span::new(Role::Quiet, words.clone())],
            Some((Standing::Unproven, words)) => [Span::new(Role::Quiet, " · "), Span::new(Role::Quiet, words.clone())],
            Some((Standing::Faulty, words)) => {
                [Span::new(Role::Warning, " ✗ "), Span::new(Role::Warning, words.clone())]
            }
            None => [Span::new(Role::Quiet, " · "), Span::new(Role::Quiet, "being looked at …")],
        });
        line
    }

    /// Those of the copies that are not known, unless it was they that were asked for last.
    pub(in crate::app) fn ask(&mut self, copies: &[Archived]) -> Option<Vec<Archived>> {
        let unknown: Vec<Archived> = copies.iter().filter(|copy| !self.known.contains_key(copy)).cloned().collect();
        if unknown.is_empty() || unknown == self.requested {
            return None;
        }
        self.requested.clone_from(&unknown);
        Some(unknown)
    }

    /// Remembers what was found.
    pub(in crate::app) fn take(&mut self, found: Vec<Checked>) {
        if self.known.len() > MOST {
            self.known.clear();
        }
        self.known.extend(found.into_iter().map(|Checked { copy, standing, words }| (copy, (standing, words))));
    }
}
