//! What a record says of itself to the rest of its file: the row it makes, and the names it points at.

use super::record::Points;
use crate::model::{FileId, Flags, Row, Scanned, TagSet};

/// A name that points elsewhere, as far as checking it needs.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pointer {
    /// Digest of the name.
    pub(super) name: u64,
    /// First byte of the record that points.
    pub(super) at: u32,
    pub(super) points: Points,
}

/// Adds what a record points at. A source that it cites again says nothing new, where that is soon after.
pub(super) fn point(pointers: &mut Vec<Pointer>, new: Pointer) {
    const SOON: usize = 16;
    let mut before = pointers.iter().rev().take(SOON).take_while(|pointer| pointer.at == new.at);
    let is_citation = |pointer: &Pointer| pointer.points == Points::Cites;
    if !(is_citation(&new) && before.any(|pointer| is_citation(pointer) && pointer.name == new.name)) {
        pointers.push(new);
    }
}

/// The id of a claim, as far as checking it needs.
#[derive(Debug, Clone, Copy)]
pub(super) struct ClaimId {
    /// Digest of the id.
    pub(super) id: u64,
    /// First byte of the event that makes the claim.
    pub(super) event: u32,
    /// First byte of the id as it is written.
    pub(super) at: u32,
}

/// The row of an event, but for where it stands.
pub(super) fn row(id: u64, date: &Scanned, sourced: bool, file: FileId) -> Row {
    let mut flags = date.flags;
    flags.set(Flags::UNSOURCED, !sourced);
    let (at, len, tags) = (0, 0, TagSet::default());
    let Scanned { first, last, shift, precision, .. } = *date;
    Row { first, last, id, at, len, shift, file, precision, flags, tags }
}
