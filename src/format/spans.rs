//! Where in its section each thing that an event says stands, as it is noted while the event is read.

use std::ops::Range;

/// Spans as they are noted while a record is read.
#[derive(Debug, Default)]
pub(super) struct Spans {
    pub(super) date: Range<usize>,
    pub(super) title: Range<usize>,
    /// Citations that have been read since it was last said whose they are.
    pub(super) cited: Vec<Range<usize>>,
    /// The measure that was read last, of the claim that is being read.
    pub(super) measure: Option<Range<usize>>,
    pub(super) citations: Vec<Range<usize>>,
    pub(super) claims: Vec<ClaimSpans>,
}

/// The spans of a claim.
#[derive(Debug)]
pub(super) struct ClaimSpans {
    pub(super) text: Range<usize>,
    pub(super) citations: Vec<Range<usize>>,
    pub(super) measure: Option<Range<usize>>,
}

impl Spans {
    /// Adds the claims of what was read behind it, once they are `moved` to where they stand.
    pub(super) fn append(&mut self, mut behind: Self, moved: impl Fn(&mut Range<usize>)) {
        for claim in &mut behind.claims {
            moved(&mut claim.text);
            claim.citations.iter_mut().chain(&mut claim.measure).for_each(&moved);
        }
        self.claims.append(&mut behind.claims);
    }

    /// The citations read so far are the event's own.
    pub(super) fn end_citations(&mut self) {
        self.citations = std::mem::take(&mut self.cited);
    }

    /// What was read last is of the claim of this text, which is `kept` or left out.
    pub(super) fn end_claim(&mut self, text: Range<usize>, kept: bool) {
        let claim = ClaimSpans { text, citations: std::mem::take(&mut self.cited), measure: self.measure.take() };
        self.claims.extend(kept.then_some(claim));
    }
}
