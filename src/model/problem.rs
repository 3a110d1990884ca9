//! Faults of a file: what is wrong, where, and how to mend it.
//!
//! Owns their vocabulary and their order. Refuses to render them (that is `edge`) and to stop at the first.

use super::FileId;
use std::collections::BTreeMap;
use std::ops::Range;

/// How bad a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Something was left out of the timeline, or stands in it wrongly.
    Error,
    /// Everything was read, but a reader should look.
    Warning,
}

/// The stable name of a rule, such as `unknown-key`: what `check` prints in brackets.
pub type Code = &'static str;

/// A range of bytes of a file, counted from its start.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Which file.
    pub file: FileId,
    /// Which bytes; may be empty.
    pub span: Range<u64>,
}

/// A further place that belongs to a problem, with what is to be said there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// Where.
    pub place: Place,
    /// A few words; may be empty.
    pub text: String,
}

/// One fault of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Error or warning.
    pub severity: Severity,
    /// The rule's name.
    pub code: Code,
    /// The bytes to underline.
    pub place: Place,
    /// One sentence on what is wrong. May repeat text of the file: to be cleaned before it is shown.
    pub message: String,
    /// A few words beneath the underlined bytes; may be empty.
    pub label: String,
    /// One sentence on how to mend it.
    pub hint: Option<String>,
    /// Further places, such as where an id was first given.
    pub also: Vec<Label>,
}

/// The problems of a reading: the first errors and the first warnings whole, all of them counted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Problems {
    listed: Vec<Problem>,
    /// How many of those listed are warnings.
    listed_warnings: usize,
    counts: BTreeMap<(Severity, Code), u64>,
}

impl Problems {
    /// As many errors, and as many warnings, are kept whole; those past it are counted only, so that a hostile file
    /// cannot fill the memory.
    pub const LISTED: usize = 10_000;

    /// Adds one.
    pub fn push(&mut self, problem: Problem) {
        self.count(problem.severity, problem.code);
        self.list(problem);
    }

    /// Counts one without keeping it, where as many as are kept are kept already.
    pub fn count(&mut self, severity: Severity, code: Code) {
        *self.counts.entry((severity, code)).or_default() += 1;
    }

    /// Whether no more of a severity are kept whole.
    pub fn is_full(&self, severity: Severity) -> bool {
        let listed = match severity {
            Severity::Error => self.listed.len() - self.listed_warnings,
            Severity::Warning => self.listed_warnings,
        };
        listed >= Self::LISTED
    }

    /// Takes all of a rule away, those that are counted only among them.
    pub fn remove(&mut self, code: Code) {
        self.counts.retain(|(_, of), _| *of != code);
        self.listed.retain(|problem| problem.code != code);
        self.listed_warnings = self.listed.iter().filter(|problem| problem.severity == Severity::Warning).count();
    }

    fn list(&mut self, problem: Problem) {
        if !self.is_full(problem.severity) {
            self.listed_warnings += usize::from(problem.severity == Severity::Warning);
            self.listed.push(problem);
        }
    }

    /// Adds all of `other` behind one's own.
    pub fn append(&mut self, other: Self) {
        for (what, count) in other.counts {
            *self.counts.entry(what).or_default() += count;
        }
        other.listed.into_iter().for_each(|problem| self.list(problem));
    }

    /// Puts them in the order of file and place, errors first where places agree.
    pub fn sort(&mut self) {
        self.listed.sort_by(|a, b| {
            (a.place.file, a.place.span.start, a.severity, a.place.span.end, a.code).cmp(&(
                b.place.file,
                b.place.span.start,
                b.severity,
                b.place.span.end,
                b.code,
            ))
        });
    }

    /// Those kept whole.
    pub fn listed(&self) -> &[Problem] {
        &self.listed
    }

    /// How many errors there are in all.
    pub fn errors(&self) -> u64 {
        self.total_of(Severity::Error)
    }

    /// How many warnings there are in all.
    pub fn warnings(&self) -> u64 {
        self.total_of(Severity::Warning)
    }

    fn total_of(&self, severity: Severity) -> u64 {
        self.counts.iter().filter(|((s, _), _)| *s == severity).map(|(_, count)| count).sum()
    }

    /// How many there are of each rule, errors first.
    pub fn by_code(&self) -> impl Iterator<Item = (Severity, Code, u64)> + '_ {
        self.counts.iter().map(|((severity, code), count)| (*severity, *code, *count))
    }

    /// How many there are in all.
    pub fn total(&self) -> u64 {
        self.errors() + self.warnings()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.total() == 0
    }
}
