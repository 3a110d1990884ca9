//! What is named and was not known by a day.
//!
//! Owns which ids mean events and claims that came later: whoever named one wrote that knowing of it, so that as of the day
//! nothing is said of it. An id that means nothing at all is left to stand, for it hides nothing.

use crate::model::{Event, EventId, FileId, Named, Timeline};
use std::sync::OnceLock;

/// A claim by the digest of its id, its file, and whether it came later.
pub(super) type NamedClaim = (u64, FileId, bool);

/// The events and claims of a timeline that were not known.
#[derive(Debug, Default)]
pub struct Gone {
    /// The rows of events, ascending.
    events: Vec<u32>,
    /// Which events those ids mean, once that was asked.
    named: OnceLock<Named>,
    /// All claims that take part in a dispute, known or not, by id; those of one id in the order of the timeline.
    claims: Vec<NamedClaim>,
}

impl Gone {
    /// Of events by their rows, ascending, and claims in the order of the timeline.
    pub(super) fn new(events: Vec<u32>, mut claims: Vec<NamedClaim>) -> Self {
        claims.sort_by_key(|(id, ..)| *id);
        Self { events, named: OnceLock::new(), claims }
    }

    /// Takes from an event of `whole` what it and its claims say of events and claims that came later.
    pub(super) fn take_from(&self, whole: &Timeline, event: &mut Event) {
        let from = event.file;
        let stays = |id: &str| !self.has_event(whole, id, from);
        event.see.retain(|id| stays(id));
        event.after.retain(|beside| stays(&beside.id));
        event.before.retain(|beside| stays(&beside.id));
        for claim in &mut event.claims {
            claim.disputes.retain(|id| !self.has_claim(id, from));
        }
    }

    fn has_event(&self, whole: &Timeline, id: &str, from: FileId) -> bool {
        let ids = || self.events.iter().filter_map(|row| Some(whole.rows().get(*row as usize)?.id));
        let named = self.named.get_or_init(|| Named::among(whole.rows(), ids()));
        let row = named.get(from, EventId::digest(id)).and_then(|row| u32::try_from(row).ok());
        row.is_some_and(|row| self.events.binary_search(&row).is_ok())
    }

    /// Of claims with one id that of its own file is meant, else the first.
    fn has_claim(&self, id: &str, from: FileId) -> bool {
        let id = EventId::digest(id);
        let start = self.claims.partition_point(|(of, ..)| *of < id);
        let mut named = self.claims.iter().skip(start).take_while(|(of, ..)| *of == id);
        let own = named.clone().find(|(_, file, _)| *file == from);
        own.or_else(|| named.next()).is_some_and(|(.., is_gone)| *is_gone)
    }
}
