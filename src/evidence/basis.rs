//! What one event rests on: how many independent origins, each of its claims alike, and how soon it was reported.
//!
//! Owns the asking for all three at once, as pages tell them of an event. Refuses to look at any other event.

use super::independence::Independence;
use super::lag::{Lag, Reports};
use crate::model::{Event, Timeline};

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
    pub fn of(timeline: &Timeline, event: &Event) -> Self {
        let mut independence = Independence::new(timeline);
        Self {
            origins: independence.origins(event),
            of_claims: event.claims.iter().map(|claim| independence.origins_of_claim(event, claim)).collect(),
            lag: Reports::new(timeline).lag(event),
        }
    }
}
