//! What a section says, in the order of its text, as bytes of it.
//!
//! Owns the names of what is said. A tape is used again for the next section, so that none costs an allocation.

use super::grammar::Table;
use crate::model::Spare;
use std::borrow::Cow;

/// What something that is said is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::format) enum Key {
    Id,
    Date,
    Title,
    Summary,
    Place,
    Person,
    Tag,
    Sees,
    DatedBy,
    Note,
    /// Another claim begins; it has no text of its own.
    Claim,
    ClaimId,
    ClaimText,
    By,
    Disputes,
    /// A citation begins, likewise.
    Citation,
    /// Its source.
    Cites,
    At,
    Quote,
    /// A figure begins, likewise.
    Figure,
    Measure,
    Value,
    Unit,
    Of,
    Qualifier,
    FigureDate,
    Over,
    Publisher,
    Author,
    Published,
    Url,
    Accessed,
    Kind,
    DerivesFrom,
    Archive,
    Sha256,
}

/// Something that is said.
#[derive(Debug, Clone, Copy)]
struct Item {
    key: Key,
    text: Text,
}

/// Bytes between quotation marks, or the digits of a number.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Text {
    pub(super) start: u32,
    pub(super) end: u32,
    /// Whether there are escapes in it.
    pub(super) escaped: bool,
}

/// What kind of record a section is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Record {
    /// An event.
    #[default]
    Event,
    /// A listed source.
    Source,
}

/// What a section says.
#[derive(Debug, Clone, Default)]
pub(in crate::format) struct Tape {
    items: Vec<Item>,
    pub(in crate::format) record: Record,
    /// The list of its tags as it is written.
    pub(super) tags: Text,
    /// Whether each value stands whole on the line of its key: then a line says by itself what it says.
    pub(super) is_plain: bool,
    /// Where the text ended before the section did: reading goes on there, once there is more of it.
    pub(in crate::format) cut: Option<Cut>,
}

/// A place between two lines of a section: the table to which the next one belongs, and which keys of it were seen.
#[derive(Debug, Clone, Copy)]
pub(in crate::format) struct Cut {
    pub(super) at: usize,
    pub(super) table: &'static Table,
    pub(super) seen: u32,
}

/// A text as it is written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Written<'t> {
    /// What stands between its quotation marks.
    pub(super) text: &'t str,
    /// The byte at which that starts.
    pub(super) at: u32,
    escaped: bool,
}

impl Tape {
    /// Forgets what it says, for a section that is another.
    pub(super) fn clear(&mut self) {
        self.items.clear();
        (self.tags, self.is_plain, self.cut) = (Text::default(), true, None);
    }

    pub(super) fn say(&mut self, key: Key, text: Text) {
        self.items.push(Item { key, text });
    }

    /// What is said, in order, of the section `text`.
    pub(super) fn said<'t>(&self, text: &'t str) -> impl Iterator<Item = (Key, Written<'t>)> {
        self.items.iter().map(move |item| (item.key, item.text.of(text)))
    }

    /// The list of its tags as it is written in the section `text`; empty where there is none.
    pub(in crate::format) fn tags<'t>(&self, text: &'t str) -> &'t str {
        self.tags.of(text).text
    }

    /// Whether a claim of the section `text` disputes itself, which is a fault.
    pub(super) fn disputes_itself(&self, text: &str) -> bool {
        if !self.items.iter().any(|item| item.key == Key::Disputes) {
            return false;
        }
        let (mut own, mut disputed) = (None, Vec::new());
        for (key, said) in self.said(text) {
            match key {
                Key::Claim => {
                    own = None;
                    disputed.clear();
                }
                Key::ClaimId => own = Some(said.text),
                Key::Disputes => disputed.push(said.text),
                _ => continue,
            }
            if own.is_some_and(|own| disputed.contains(&own)) {
                return true;
            }
        }
        false
    }

    /// What is said of one thing alone.
    pub(super) fn first<'t>(&self, key: Key, text: &'t str) -> Option<Written<'t>> {
        self.said(text).find(|(said, _)| *said == key).map(|(_, written)| written)
    }
}

impl Text {
    pub(super) fn of(self, text: &str) -> Written<'_> {
        let written = text.get(self.start as usize..self.end as usize).unwrap_or_default();
        Written { text: written, at: self.start, escaped: self.escaped }
    }
}

impl<'t> Written<'t> {
    /// With its escapes undone; none where it says nothing.
    pub(super) fn said(self) -> Option<Cow<'t, str>> {
        let said = if self.escaped { Cow::Owned(unescaped(self.text)) } else { Cow::Borrowed(self.text) };
        (!said.is_empty()).then_some(said)
    }

    /// The same, to be kept.
    pub(super) fn owned(self, spare: &mut Spare) -> Option<String> {
        self.said().map(|said| spare.text(&said))
    }

    /// What it means among the words of a list.
    pub(super) fn among<T: Copy>(self, words: &[(&str, T)]) -> Option<T> {
        words.iter().find(|(word, _)| *word == self.text).map(|(_, meaning)| *meaning)
    }
}

/// Undoes the escapes that a text may have here: `\"`, `\\`, `\n` and `\t`.
fn unescaped(text: &str) -> String {
    let mut unescaped = String::with_capacity(text.len());
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        let meant = if character == '\\' { characters.next() } else { None };
        unescaped.push(match meant {
            Some('n') => '\n',
            Some('t') => '\t',
            Some(itself) => itself,
            None => character,
        });
    }
    unescaped
}
