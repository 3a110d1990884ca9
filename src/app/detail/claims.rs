//! The claims of an event: what is said, by whom, with which number, against whom.
//!
//! Owns the wording of a claim, its figure and its disputes. Refuses to weigh claims: both sides of a dispute are told
//! in the same words.

use crate::app::detail::Composer;
use crate::app::detail::citation;
use crate::app::layout::clip;
use crate::app::layout::text::{Paragraph, Role, Span};
use crate::app::layout::when;
use crate::evidence::independence::words;
use crate::model::number::written;
use crate::model::{Claim, Event, Figure, Flags, Qualifier};
use crate::text::Clean;

impl Composer<'_> {
    pub(super) fn claims(&mut self) {
        let event = self.subject.event;
        if !event.claims.is_empty() {
            self.heading("CLAIMS");
        }
        let gutter =
            shown(&event.claims).iter().map(|claim| self.numbers(claim).chars().count() + 2).max().unwrap_or_default();
        for (claim, origins) in shown(&event.claims).iter().zip(&self.subject.basis.of_claims) {
            self.claim(claim, *origins, if gutter * 4 <= self.width { gutter } else { 0 });
        }
        self.rest(event.claims.len());
        self.disputed_elsewhere();
    }

    fn numbers(&self, claim: &Claim) -> String {
        citation::label(&self.numbering.numbers(&claim.sources))
    }

    fn claim(&mut self, claim: &Claim, origins: usize, gutter: usize) {
        let mut runs = vec![Span::new(Role::Body, clip::field(&claim.text))];
        if let Some(by) = &claim.by {
            runs.push(Span::new(Role::Quiet, " — "));
            runs.push(Span::new(Role::By, clip::mention(by)));
        }
        // What is said of the event as a whole is not said again.
        if origins != self.subject.basis.origins {
            let role = if origins == 0 { Role::Warning } else { Role::Quiet };
            runs.push(Span::new(role, Clean::line(&format!(" · {}", words(origins)))));
        }
        let lead = Some(Span::new(Role::Quiet, "• "));
        self.cited(Paragraph { lead, gutter, ..Paragraph::of(runs) }, &self.numbers(claim));
        if let Some(counted) = &claim.figure {
            let runs = vec![Span::new(Role::Figure, figure(counted))];
            let lead = Some(Span::new(Role::Quiet, "= "));
            self.push(Paragraph { indent: 2, lead, gutter, ..Paragraph::of(runs) });
        }
        self.disputes(claim, gutter);
    }

    /// The disputes of a claim, each told once: the other claim in its words, with who makes it and, where that is
    /// another, in which event it stands; by its id where it is not at hand.
    fn disputes(&mut self, claim: &Claim, gutter: usize) {
        let (own, party) = (self.subject.event, self.subject.party);
        let others = || {
            let here = shown(&own.claims).iter().map(|claim| (claim, None));
            here.chain(party.iter().flat_map(|event| event.claims.iter().map(move |claim| (claim, Some(event)))))
        };
        let told = |(other, event): (&Claim, Option<&Event>)| {
            let mut words = clip::mention(&other.text);
            if let Some(by) = &other.by {
                words.push(&Clean::line(&format!(" — {}", clip::mention(by))));
            }
            if let Some(event) = event {
                words.push(&Clean::line(&format!(" (“{}”)", clip::mention(&event.title))));
            }
            words
        };
        // What was found stands side by side below, once all events have been looked at.
        let below = !self.subject.partings.is_empty();
        let disputed = claim.disputes.iter().filter_map(|id| {
            let other = others().find(|(other, _)| other.id.as_ref() == Some(id)).map(told);
            if below && other.is_some() {
                return None;
            }
            Some(("disputes: ", other.unwrap_or_else(|| Clean::line(&format!("the claim {}", clip::mention(id))))))
        });
        let disputing = others().filter(|(other, _)| {
            !below
                && claim.id.as_ref().is_some_and(|own| other.disputes.contains(own))
                && !other.id.as_ref().is_some_and(|other| claim.disputes.contains(other))
        });
        let all: Vec<_> =
            disputed.chain(disputing.map(|other| ("disputed by: ", told(other)))).take(clip::ITEMS).collect();
        for (verb, other) in all {
            let runs = vec![Span::new(Role::Warning, verb), Span::new(Role::Quiet, other)];
            let lead = Some(Span::new(Role::Warning, "≠ "));
            self.push(Paragraph { indent: 2, lead, gutter, ..Paragraph::of(runs) });
        }
    }

    /// Says that a claim of another event disputes one of these, where nothing above says it.
    fn disputed_elsewhere(&mut self) {
        let said = !self.subject.partings.is_empty()
            || !self.subject.party.is_empty()
            || self.subject.event.claims.iter().any(|claim| !claim.disputes.is_empty());
        if self.subject.row.flags.has(Flags::DISPUTED) && !said {
            let runs = vec![Span::new(Role::Warning, "a claim of another event disputes one of these")];
            let lead = Some(Span::new(Role::Warning, "≠ "));
            self.push(Paragraph { indent: 2, lead, ..Paragraph::of(runs) });
        }
    }
}

/// The claims that are laid out.
fn shown(claims: &[Claim]) -> &[Claim] {
    claims.get(..clip::ITEMS).unwrap_or(claims)
}

/// A figure in words: "about 110,000 people in prison, March 2024".
pub fn figure(figure: &Figure) -> Clean {
    let mut words = match figure.qualifier {
        Qualifier::Exactly => Clean::default(),
        qualifier => Clean::line(&format!("{} ", qualifier.word())),
    };
    words.push(&Clean::line(&written(figure.value)));
    words.push(&Clean::from(" "));
    words.push(&clip::mention(&figure.measure));
    if let Some(date) = &figure.date {
        words.push(&Clean::from(", "));
        words.push(&when::words(date));
    }
    words
}
