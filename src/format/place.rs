//! Problems as they are found: spans of a section turned into places of a file.
//!
//! Owns the sink that every reader of records writes to.

use crate::model::{Code, FileId, Label, Place, Problem, Problems, Severity};
use std::ops::Range;

/// Collects the problems of one section.
pub(super) struct Sink {
    /// The file that is read.
    pub(super) file: FileId,
    /// Where in it the section starts, in bytes.
    pub(super) base: u64,
    /// What has been found.
    pub(super) problems: Vec<Problem>,
}

impl Sink {
    /// An empty sink for the section of `file` that starts at `base`.
    pub(super) fn new(file: FileId, base: u64) -> Self {
        Self { file, base, problems: Vec::new() }
    }

    /// The place of a span of the section.
    pub(super) fn place(&self, span: &Range<usize>) -> Place {
        Place { file: self.file, span: self.base + span.start as u64..self.base + span.end as u64 }
    }

    /// A span of the section, counted from the start of the file.
    pub(super) fn span(&self, span: &Range<usize>) -> Range<usize> {
        let base = usize::try_from(self.base).unwrap_or(usize::MAX);
        base.saturating_add(span.start)..base.saturating_add(span.end)
    }

    /// Adds what has been found to the problems of a file.
    pub(super) fn into(self, problems: &mut Problems) {
        self.problems.into_iter().for_each(|problem| problems.push(problem));
    }

    /// Reports an error; more can be said of it through what is returned.
    pub(super) fn error(&mut self, code: Code, span: &Range<usize>, message: impl Into<String>) -> Report<'_> {
        self.report(Severity::Error, code, span, message.into())
    }

    /// Reports a warning, likewise.
    pub(super) fn warning(&mut self, code: Code, span: &Range<usize>, message: impl Into<String>) -> Report<'_> {
        self.report(Severity::Warning, code, span, message.into())
    }

    fn report(&mut self, severity: Severity, code: Code, span: &Range<usize>, message: String) -> Report<'_> {
        let place = self.place(span);
        let base = self.base;
        self.problems.push(Problem {
            severity,
            code,
            place,
            message,
            label: String::new(),
            hint: None,
            also: Vec::new(),
        });
        let last = self.problems.len() - 1;
        Report { problem: &mut self.problems[last], base }
    }
}

/// A problem just reported.
pub(super) struct Report<'s> {
    problem: &'s mut Problem,
    base: u64,
}

impl Report<'_> {
    /// Says what stands beneath the underlined bytes.
    pub(super) fn label(self, label: impl Into<String>) -> Self {
        self.problem.label = label.into();
        self
    }

    /// Says how to mend it.
    pub(super) fn hint(self, hint: impl Into<String>) -> Self {
        self.problem.hint = Some(hint.into());
        self
    }

    /// Points at a further place of the same section.
    pub(super) fn also(self, span: &Range<usize>, text: impl Into<String>) -> Self {
        let span = self.base + span.start as u64..self.base + span.end as u64;
        self.problem.also.push(Label { place: Place { file: self.problem.place.file, span }, text: text.into() });
        self
    }
}
