//! What a format is given: of the whole what is said of it, and an event at a time with everything resolved.

use super::part::Part;
use super::picture::Picture;
use crate::dossier::Dossier;
use crate::format::markdown::Table;
use crate::model::{Answer, Event, Timeline};
use std::io::{self, Write};

/// What is said of a chronology as a whole.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct About {
    /// Its title, else the name of its file.
    pub title: String,
    /// Its description.
    pub description: Option<String>,
    /// Its files, each with its SHA-256.
    pub files: Vec<(String, String)>,
    /// What was known on which day, where one was asked for, and how much is hidden.
    pub as_known: Option<String>,
    /// What was asked for.
    pub query: Option<String>,
    /// The zone by whose clock times are told.
    pub zone: Option<&'static str>,
    /// How many events are shown.
    pub shown: usize,
    /// How many there are.
    pub all: usize,
    /// How many were left out for a fault.
    pub left_out: u64,
    /// Pictures, for formats that have them.
    pub pictures: Vec<Picture>,
}

/// An event to be written.
pub struct Entry<'a> {
    /// With everything resolved.
    pub dossier: &'a Dossier<'a>,
    /// Where what it cites is looked up.
    pub timeline: &'a Timeline,
    /// Its position among the events written, from 0.
    pub position: usize,
    /// The heading of its year, where that is another than the one before.
    pub heading: Option<String>,
    /// The gap before it, in words, where one is told.
    pub gap: Option<String>,
    /// Whether it matches only possibly what was asked for.
    pub is_possible: bool,
    /// The disagreements in which it takes part.
    pub conflicts: Vec<Conflict>,
}

/// A disagreement.
pub struct Conflict {
    /// What it is about and how it was found, with its sides.
    pub table: Table,
    /// How surely it is one.
    pub answer: Answer,
    /// The position of the event with which it is told: the first of those that take part.
    pub told_at: usize,
}

/// A format that takes an event at a time.
pub trait Export {
    /// What becomes of a part of an event; none where it is lost.
    fn becomes(&self, part: Part) -> Option<&'static str>;

    /// Whether it has a place for an event at all.
    fn takes(&self, _event: &Event) -> bool {
        true
    }

    /// Writes what stands before the events.
    ///
    /// # Errors
    /// Where it cannot be written.
    fn begin(&mut self, _out: &mut dyn Write, _about: &About) -> io::Result<()> {
        Ok(())
    }

    /// Writes an event.
    ///
    /// # Errors
    /// Where it cannot be written.
    fn event(&mut self, out: &mut dyn Write, entry: &Entry<'_>) -> io::Result<()>;

    /// Writes what stands behind them.
    ///
    /// # Errors
    /// Where it cannot be written.
    fn end(&mut self, _out: &mut dyn Write, _about: &About) -> io::Result<()> {
        Ok(())
    }
}

/// What a table has a row for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Rows {
    /// Each event.
    #[default]
    Events,
    /// Each claim; an event without claims has one too.
    Claims,
}
