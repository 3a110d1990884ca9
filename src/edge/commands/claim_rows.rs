//! Claims beside each other, as commands write them: as rows of cells, or one after the other into JSON.
//!
//! Owns what becomes of a claim whose file has changed.

use crate::dossier::{CitedClaim, CitedClaims};
use crate::edge::print::out::Failure;
use crate::evidence::figures::ClaimRef;
use crate::model::{FileChanged, Timeline};
use crate::text::Clean;
use std::cell::Cell;

/// Claims of a timeline, asked for one after the other with all that they rest on.
pub(in crate::edge) struct ClaimRows<'t> {
    timeline: &'t Timeline,
    claims: CitedClaims<'t>,
}

impl<'t> ClaimRows<'t> {
    /// Nothing has been asked for yet.
    pub(in crate::edge) fn new(timeline: &'t Timeline) -> Self {
        Self { timeline, claims: CitedClaims::new(timeline) }
    }

    /// Asks for a claim.
    ///
    /// # Errors
    /// Where its file is no longer what was opened.
    pub(in crate::edge) fn ask(&self, at: ClaimRef) -> Result<CitedClaim<'t>, Failure> {
        let file = || self.timeline.rows().get(at.row as usize).map_or("", |row| self.timeline.file_name(row.file));
        self.claims.ask(at, usize::MAX).map_err(|FileChanged| Failure::FileChanged(file().to_owned()))
    }

    /// Claims one after the other, for those who cannot be told of a failure halfway: the first one ends them, and is left
    /// in `failed`.
    pub(in crate::edge) fn each<'c>(
        &'c self,
        claims: impl Iterator<Item = ClaimRef> + Clone + 'c,
        failed: &'c Cell<Option<Failure>>,
    ) -> impl Iterator<Item = CitedClaim<'t>> + Clone + 'c {
        claims.map_while(move |at| self.ask(at).map_err(|failure| failed.set(Some(failure))).ok())
    }

    /// The rows of a claim, cleaned: see [`CitedClaim::cells`].
    ///
    /// # Errors
    /// Where its file is no longer what was opened.
    pub(in crate::edge) fn rows(&self, at: ClaimRef) -> Result<Vec<Vec<Clean>>, Failure> {
        let cells = self.ask(at)?.cells();
        Ok(cells.into_iter().map(|row| row.iter().map(|cell| Clean::line(cell)).collect()).collect())
    }
}
