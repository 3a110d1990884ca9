//! What the whole timeline says of one event: what it rests on, how soon it was reported, and what contradicts it.
//!
//! Owns when the figures of all events are compared: only where this one has a figure or is disputed. Refuses to lay it out.

use super::super::disputes::heading;
use super::super::known::Marks;
use super::super::out::Failure;
use super::super::reading::Chronology;
use super::super::stated;
use crate::evidence::basis::Basis;
use crate::evidence::disagreement::Disagreement;
use crate::evidence::figures::Compared;
use crate::evidence::lag::Lag;
use crate::format::markdown::Table;
use crate::model::{Event, Flags, Timeline};

/// What is known of an event beside what stands in it.
pub(super) struct Evidence<'c> {
    pub timeline: &'c Timeline,
    /// How many independent origins it rests on.
    pub origins: usize,
    /// How many each of its claims rests on.
    pub origins_of_claims: Vec<usize>,
    /// The time to its first report.
    pub lag: Option<Lag>,
    /// How certain it is that it was known on the day asked for.
    pub known: Option<&'static str>,
    marks: Option<&'c Marks>,
    row: usize,
    compared: Option<&'c Compared>,
}

impl<'c> Evidence<'c> {
    /// Of the event in a row.
    ///
    /// # Errors
    /// Where a file is no longer what was opened.
    pub(super) fn of(
        chronology: &'c mut Chronology,
        row: usize,
        event: &Event,
        threads: usize,
    ) -> Result<Self, Failure> {
        let flags = chronology.timeline.rows().get(row).map(|row| row.flags).unwrap_or_default();
        if flags.has(Flags::DISPUTED) || event.claims.iter().any(|claim| claim.figure.is_some()) {
            chronology.compared(threads)?;
        }
        let timeline = &chronology.timeline;
        let Basis { origins, of_claims, lag } = Basis::of(timeline, event);
        let marks = chronology.marks.as_ref();
        Ok(Self {
            timeline,
            origins,
            origins_of_claims: of_claims,
            lag,
            known: marks.map(|marks| marks.word(row).unwrap_or("certainly")),
            marks,
            row,
            compared: chronology.compared.as_ref(),
        })
    }

    /// "possibly, as of 2025-03-31"; none where no day was asked for.
    pub(super) fn known_in_words(&self) -> Option<String> {
        Some(format!("{}, as of {}", self.known?, self.marks?.day))
    }

    /// The disagreements in which the event takes part, with all figures.
    pub(super) fn disagreements(&self) -> impl Iterator<Item = (&'c Compared, &'c Disagreement)> {
        let row = u32::try_from(self.row).unwrap_or(u32::MAX);
        self.compared.into_iter().flat_map(move |all| all.disagreements.of(row).map(move |one| (all, one)))
    }

    /// The same as tables: what each is about, the names of its columns, and its rows.
    ///
    /// # Errors
    /// Where a file is no longer what was opened.
    pub(super) fn tables(&self) -> Result<Vec<Table>, Failure> {
        let table = |(all, one): (&Compared, &Disagreement)| {
            let mut rows = vec![stated::COLUMNS.map(str::to_owned).to_vec()];
            for side in &one.sides {
                let side = stated::stated(self.timeline, *side)?;
                rows.extend(stated::cells(&side).into_iter().map(Vec::from));
            }
            Ok(Table { heading: heading(all, one), rows })
        };
        self.disagreements().map(table).collect()
    }
}
