//! The claims of an event, each with what it rests on, what it disputes, and what disputes it.
//!
//! Owns how related claims are found: by their ids, the event's own before those of others. Two claims that dispute each
//! other say so once each; of claims with one id the first is meant.

use super::Numbering;
use crate::evidence::basis::Basis;
use crate::evidence::independence::words;
use crate::model::{Claim, Event, Lang, Timeline};
use std::collections::{HashMap, HashSet};

/// A claim with everything resolved.
#[derive(Debug)]
pub struct ClaimEntry<'a> {
    /// The claim.
    pub claim: &'a Claim,
    /// The numbers of what it cites: see [`Dossier::sources`](super::Dossier::sources).
    pub numbers: Vec<usize>,
    /// How many independent origins it rests on.
    pub origins: usize,
    /// How many its event as a whole has.
    of_event: usize,
    /// The language in which they are counted.
    lang: Lang,
    /// The claims that it disputes; the id of one that is not at hand.
    pub disputes: Vec<Result<RelatedClaim<'a>, &'a str>>,
    /// The claims that dispute it, apart from those that it disputes itself.
    pub disputed_by: Vec<RelatedClaim<'a>>,
}

impl<'a> ClaimEntry<'a> {
    /// On how many independent sources it rests, in words, where that differs from its event's.
    pub fn support(&self) -> Option<String> {
        (self.origins != self.of_event).then(|| words(self.origins, self.lang))
    }

    /// The claims that it disputes, then those that dispute it, each with what it does: "disputes", "disputed by".
    pub fn disputes(&self) -> impl Iterator<Item = (&'static str, Result<RelatedClaim<'a>, &'a str>)> {
        let disputes = self.disputes.iter().map(|other| ("disputes", *other));
        disputes.chain(self.disputed_by.iter().map(|other| ("disputed by", Ok(*other))))
    }
}

/// A claim that disputes another one, or is disputed by it.
#[derive(Debug, Clone, Copy)]
pub struct RelatedClaim<'a> {
    /// The claim.
    pub claim: &'a Claim,
    /// The title of its event, where that is another.
    pub event: Option<&'a str>,
}

/// The claims of other events that one event's claims dispute, or that dispute them.
#[derive(Debug, Default)]
pub struct RelatedClaims {
    /// Each event's title with its claims, in the order of the timeline.
    events: Vec<(String, Vec<Claim>)>,
}

impl RelatedClaims {
    /// Looks for those of the event in row `own` among the events of `rows`.
    pub fn of(timeline: &Timeline, own: usize, event: &Event, rows: impl Iterator<Item = usize>) -> Self {
        let ids: HashSet<&String> = event.claims.iter().filter_map(|claim| claim.id.as_ref()).collect();
        let disputed: HashSet<&String> = event.claims.iter().flat_map(|claim| &claim.disputes).collect();
        if ids.is_empty() && disputed.is_empty() {
            return Self::default();
        }
        let is_related = |claim: &Claim| {
            claim.id.as_ref().is_some_and(|id| disputed.contains(id))
                || claim.disputes.iter().any(|id| ids.contains(id))
        };
        let related = |row: usize| {
            let Event { title, mut claims, .. } = timeline.event(row).ok()?;
            claims.retain(is_related);
            (!claims.is_empty()).then_some((title, claims))
        };
        Self { events: rows.filter(|row| *row != own).filter_map(related).collect() }
    }

    pub(super) fn all(&self) -> impl Iterator<Item = RelatedClaim<'_>> {
        self.events
            .iter()
            .flat_map(|(title, claims)| claims.iter().map(|claim| RelatedClaim { claim, event: Some(title) }))
    }
}

/// Who disputes what, among the claims of one event and those related to them.
pub(super) struct Disputes<'a> {
    /// The first claim of each id.
    by_id: HashMap<&'a str, RelatedClaim<'a>>,
    /// By the id of a claim, the claims that dispute it.
    disputing: HashMap<&'a str, Vec<RelatedClaim<'a>>>,
}

impl<'a> Disputes<'a> {
    pub(super) fn of(event: &'a Event, others: Option<&'a RelatedClaims>) -> Self {
        let mut disputes = Self { by_id: HashMap::new(), disputing: HashMap::new() };
        let own = event.claims.iter().map(|claim| RelatedClaim { claim, event: None });
        for related in own.chain(others.into_iter().flat_map(RelatedClaims::all)) {
            if let Some(id) = &related.claim.id {
                disputes.by_id.entry(id).or_insert(related);
            }
            let named: HashSet<&String> = related.claim.disputes.iter().collect();
            for id in named {
                disputes.disputing.entry(id).or_default().push(related);
            }
        }
        disputes
    }

    /// The claims that dispute `claim`, apart from those that it disputes itself.
    fn disputing(&self, claim: &Claim) -> Vec<RelatedClaim<'a>> {
        let is_first = |id: &&String| self.by_id.get(id.as_str()).is_some_and(|first| std::ptr::eq(first.claim, claim));
        let Some(id) = claim.id.as_ref().filter(is_first) else { return Vec::new() };
        let Some(all) = self.disputing.get(id.as_str()) else { return Vec::new() };
        let own: HashSet<&String> = claim.disputes.iter().collect();
        let is_mutual = |other: &RelatedClaim<'_>| other.claim.id.as_ref().is_some_and(|id| own.contains(id));
        all.iter().filter(|other| !is_mutual(other)).copied().collect()
    }
}

/// The claims of an event with everything resolved.
pub(super) fn entries<'a>(
    event: &'a Event,
    basis: &Basis,
    numbering: &Numbering<'a>,
    disputes: &Disputes<'a>,
) -> Vec<ClaimEntry<'a>> {
    let entry = |(claim, origins): (&'a Claim, &usize)| ClaimEntry {
        claim,
        numbers: numbering.numbers(&claim.sources),
        origins: *origins,
        of_event: basis.origins,
        lang: event.date.language(),
        disputes: claim.disputes.iter().map(|id| disputes.by_id.get(id.as_str()).copied().ok_or(id.as_str())).collect(),
        disputed_by: disputes.disputing(claim),
    };
    event.claims.iter().zip(&basis.of_claims).map(entry).collect()
}
