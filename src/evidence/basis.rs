//! What one event rests on: how many independent origins, each of its claims alike, and how soon it was reported.
//!
//! Owns the asking for all three at once, as pages tell them of an event. Refuses to look at any other event.

use super::independence::Independence;
use super::lag::{Lag, Reports};
use crate::model::{Claim, Event, ListedSources};

/// What an event rests on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Basis {
    /// How many independent origins.
    pub origins: usize,
    /// How many each of its claims rests on, in their order.
    pub of_claims: Vec<usize>,
    /// The time to its first report; none where that is not known.
    pub lag: Option<Lag>,
}

impl Basis {
    /// Of an event of the timeline.
    pub fn of(sources: &impl ListedSources, event: &Event) -> Self {
        let mut independence = Independence::new(sources);
        // Claims that cite nothing rest on the same: that is counted once.
        let mut of_event = None;
        let mut count = |claim: &Claim| independence.origins_of_claim(event, claim);
        let of_claim = |claim: &Claim| {
            if claim.sources.is_empty() { *of_event.get_or_insert_with(|| count(claim)) } else { count(claim) }
        };
        let of_claims = event.claims.iter().map(of_claim).collect();
        Self { of_claims, origins: independence.origins(event), lag: Reports::new(sources).lag(event) }
    }
}
