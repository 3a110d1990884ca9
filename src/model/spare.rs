//! The memory of events that are told already, for those that come.
//!
//! Owns how an event is taken apart again: a written event has some forty texts and lists, and to ask for the memory of each
//! anew costs as much as reading what stands in them. What is unusually large is given back.

use super::{Citation, Cited, Claim, Event};

/// As much of one text, and as many of each kind, are kept.
const LONGEST: usize = 1 << 12;
const MOST: usize = 1 << 10;

/// Texts and lists that serve again.
#[derive(Debug, Default)]
pub struct Spare {
    texts: Vec<String>,
    lists: Vec<Vec<String>>,
    citations: Vec<Vec<Citation>>,
    claims: Vec<Vec<Claim>>,
}

impl Spare {
    /// A text that says this.
    pub(crate) fn text(&mut self, said: &str) -> String {
        let mut text = self.texts.pop().unwrap_or_default();
        text.push_str(said);
        text
    }

    /// An empty list of texts.
    pub(crate) fn list(&mut self) -> Vec<String> {
        self.lists.pop().unwrap_or_default()
    }

    /// An empty list of citations.
    pub(crate) fn citations(&mut self) -> Vec<Citation> {
        self.citations.pop().unwrap_or_default()
    }

    /// An empty list of claims.
    pub(crate) fn claims(&mut self) -> Vec<Claim> {
        self.claims.pop().unwrap_or_default()
    }

    /// Takes apart what is needed no more.
    pub(crate) fn keep(&mut self, event: Event) {
        let Event { id, title, note, summary, place, people, tags, see, sources, mut claims, .. } = event;
        self.keep_texts([Some(id), Some(title), note, summary, place].into_iter().flatten());
        for list in [people, tags, see] {
            self.keep_list(list);
        }
        self.keep_citations(sources);
        for Claim { id, text, by, sources, note, disputes, figure } in claims.drain(..) {
            self.keep_texts([id, Some(text), by, note].into_iter().flatten());
            self.keep_texts(
                figure.into_iter().flat_map(|figure| [Some(figure.measure), figure.unit, figure.of]).flatten(),
            );
            self.keep_list(disputes);
            self.keep_citations(sources);
        }
        keep(&mut self.claims, claims);
    }

    fn keep_texts(&mut self, texts: impl Iterator<Item = String>) {
        for mut text in texts.filter(|text| (1..=LONGEST).contains(&text.capacity())) {
            if self.texts.len() < MOST {
                text.clear();
                self.texts.push(text);
            }
        }
    }

    fn keep_list(&mut self, mut list: Vec<String>) {
        self.keep_texts(list.drain(..));
        keep(&mut self.lists, list);
    }

    fn keep_citations(&mut self, mut citations: Vec<Citation>) {
        for Citation { source, at, quote } in citations.drain(..) {
            let id = match source {
                Cited::Id(id) => Some(id),
                Cited::Inline(_) => None,
            };
            self.keep_texts([id, at, quote].into_iter().flatten());
        }
        keep(&mut self.citations, citations);
    }
}

/// Keeps an empty list, if it has memory at all and not too much.
fn keep<T>(lists: &mut Vec<Vec<T>>, list: Vec<T>) {
    if (1..=MOST).contains(&list.capacity()) && lists.len() < MOST {
        lists.push(list);
    }
}
