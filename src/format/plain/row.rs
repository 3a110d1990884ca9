//! From what a section says to the row it makes, and the names it points at.

use super::tape::{Key, Record, Tape};
use crate::format::pointer::{ClaimId, Pointer, point, row};
use crate::format::record::{Points, derived_id};
use crate::model::{Date, DatedBy, EventId, FileId, Flags, Row, SourceRow};

/// What is noted down of the records of a part.
pub(in crate::format) struct Records<'p> {
    pub(in crate::format) events: &'p mut Vec<Row>,
    pub(in crate::format) sources: &'p mut Vec<SourceRow>,
    pub(in crate::format) pointers: &'p mut Vec<Pointer>,
    pub(in crate::format) claims: &'p mut Vec<ClaimId>,
}

impl Records<'_> {
    /// Takes in the section `text` that starts at byte `at` of a file and says what is on the tape; none where that is for
    /// the library to judge.
    pub(in crate::format) fn take(&mut self, tape: &Tape, text: &str, at: u32, file: FileId) -> Option<()> {
        let len = u32::try_from(text.len()).ok()?;
        if tape.disputes_itself(text) {
            return None;
        }
        match tape.record {
            Record::Event => {
                let mut row = event(tape, text, file)?;
                (row.at, row.len) = (at, len);
                self.events.push(row);
            }
            Record::Source => {
                let id = EventId::digest(tape.first(Key::Id, text)?.text);
                self.sources.push(SourceRow { id, at, len, file, inline: false, plain: tape.is_plain });
            }
        }
        for (key, said) in tape.said(text) {
            let points = match key {
                Key::Sees => Points::Sees,
                Key::Cites => Points::Cites,
                Key::Disputes => Points::Disputes,
                Key::DerivesFrom => Points::DerivesFrom,
                Key::ClaimId => {
                    // Of its bytes the first is a quotation mark.
                    let claim = ClaimId { id: EventId::digest(said.text), event: at, at: at + said.at - 1 };
                    self.claims.push(claim);
                    continue;
                }
                _ => continue,
            };
            point(self.pointers, Pointer { name: EventId::digest(said.text), at, points });
        }
        Some(())
    }
}

/// The row of an event, but for where it stands and its tags.
fn event(tape: &Tape, text: &str, file: FileId) -> Option<Row> {
    let (mut id, mut date, mut title, mut dated_by) = (None, None, None, None);
    let (mut is_sourced, mut makes_claims, mut gives_figures) = (false, false, false);
    for (key, said) in tape.said(text) {
        match key {
            Key::Id => id = Some(EventId::digest(said.text)),
            Key::Date => date = Some(said.text),
            Key::Title => title = Some(said),
            Key::DatedBy => dated_by = said.among(&DatedBy::WORDS),
            Key::Cites => is_sourced = true,
            Key::Claim => makes_claims = true,
            Key::Figure => gives_figures = true,
            _ => {}
        }
    }
    let date = date?;
    let is_derived = id.is_none();
    let derived = || Some(EventId::digest(&derived_id(date, &title?.said()?)));
    let mut row = row(id.or_else(derived)?, &Date::scan(date)?, is_sourced, file);
    row.flags.set(Flags::LITERAL, true);
    row.flags.set(Flags::PLAIN, tape.is_plain);
    row.flags.set(Flags::CLAIMS, makes_claims);
    row.flags.set(Flags::FIGURES, gives_figures);
    row.flags.set(Flags::DERIVED_ID, is_derived);
    row.flags.set(Flags::BY_THEN, dated_by == Some(DatedBy::Report));
    row.flags.set(Flags::INFERRED, dated_by == Some(DatedBy::Inference));
    Some(row)
}
