//! Claims beside each other, as commands write them.

use crate::dossier::{CitedClaim, CitedClaims};
use crate::edge::open::load::Chronology;
use crate::edge::print::out::Failure;
use crate::evidence::figures::ClaimRef;
use crate::text::Clean;

/// Claims of a chronology, asked for one after the other with all that they rest on.
pub(in crate::edge) struct ClaimRows<'t> {
    chronology: &'t Chronology,
    claims: CitedClaims<'t>,
}

impl<'t> ClaimRows<'t> {
    /// Nothing has been asked for yet.
    pub(in crate::edge) fn of(chronology: &'t Chronology) -> Self {
        Self { chronology, claims: CitedClaims::new(&chronology.timeline) }
    }

    /// Asks for a claim.
    ///
    /// # Errors
    /// Where its file is no longer what was opened.
    pub(in crate::edge) fn ask(&self, at: ClaimRef) -> Result<CitedClaim<'t>, Failure> {
        self.claims.ask(at, usize::MAX).map_err(|_| self.chronology.changed(at.row as usize))
    }

    /// The rows of a claim, cleaned: see [`CitedClaim::cells`].
    ///
    /// # Errors
    /// Where its file is no longer what was opened.
    pub(in crate::edge) fn rows(&self, at: ClaimRef) -> Result<Vec<Vec<Clean>>, Failure> {
        Ok(self.ask(at)?.cells().iter().map(|row| row.iter().map(|cell| Clean::line(cell)).collect()).collect())
    }
}
