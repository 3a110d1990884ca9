//! The claims of an event: what is said, by whom, with which number, against whom.
//!
//! Owns the wording of a claim, its figure and its disputes; both sides of a dispute are told in the same words.

use crate::app::detail::EventPage;
use crate::app::layout::{Paragraph, Role, Span, clip};
use crate::dossier::{self, ClaimEntry, RelatedClaim, label};
use crate::evidence::independence::words;
use crate::model::number::written;
use crate::model::{Claim, Figure, Flags};
use crate::text::Clean;

impl EventPage<'_> {
    pub(super) fn claims(&mut self) {
        let claims = &self.subject.dossier.claims;
        if !claims.is_empty() {
            self.text.heading("CLAIMS");
        }
        let shown = || claims.iter().take(clip::ITEMS);
        let gutter = shown().map(|entry| label(&entry.numbers).chars().count() + 2).max().unwrap_or_default();
        let gutter = if gutter * 4 <= self.text.width { gutter } else { 0 };
        shown().for_each(|entry| self.claim(entry, gutter));
        self.rest(claims.len());
        self.disputed_elsewhere();
    }

    fn claim(&mut self, entry: &ClaimEntry<'_>, gutter: usize) {
        let ClaimEntry { claim, origins, .. } = entry;
        let mut runs = claim_runs(claim);
        // What is said of the event as a whole is not said again.
        if *origins != self.subject.dossier.basis.origins {
            let role = if *origins == 0 { Role::Warning } else { Role::Quiet };
            runs.push(Span::new(role, Clean::line(&format!(" · {}", words(*origins)))));
        }
        self.cited(Paragraph { gutter, ..Paragraph::led(Role::Quiet, "• ", runs) }, &entry.numbers);
        if let Some(counted) = &claim.figure {
            let runs = vec![Span::new(Role::Figure, figure(counted))];
            self.text.push(Paragraph { indent: 2, gutter, ..Paragraph::led(Role::Quiet, "= ", runs) });
        }
        if let Some(note) = &claim.note {
            let runs = vec![Span::new(Role::Quiet, clip::field(note))];
            self.text.push(Paragraph { indent: 2, gutter, ..Paragraph::led(Role::Quiet, "", runs) });
        }
        self.disputes(entry, gutter);
    }

    /// The disputes of a claim: the other claim in its words, with who makes it and, where that is another, in which event
    /// it stands; by its id where it is not at hand.
    fn disputes(&mut self, entry: &ClaimEntry<'_>, gutter: usize) {
        // What was found stands side by side below, once all events have been looked at.
        let below = !self.subject.dossier.disagreements.is_empty();
        for (verb, other) in entry.disputes().filter(|(_, other)| !below || other.is_err()).take(clip::ITEMS) {
            let other = other.map_or_else(|id| Clean::line(&format!("the claim {}", clip::mention(id))), in_words);
            let runs = vec![Span::new(Role::Warning, Clean::line(&format!("{verb}: "))), Span::new(Role::Quiet, other)];
            self.text.push(Paragraph { indent: 2, gutter, ..Paragraph::led(Role::Warning, "≠ ", runs) });
        }
    }

    /// Says that a claim of another event disputes one of these, where nothing above says it.
    fn disputed_elsewhere(&mut self) {
        let dossier = self.subject.dossier;
        let said = !dossier.disagreements.is_empty() || dossier.claims.iter().any(|entry| entry.disputes().count() > 0);
        let row = self.subject.timeline.rows().get(dossier.row);
        if row.is_some_and(|row| row.flags.has(Flags::DISPUTED)) && !said {
            let runs = vec![Span::new(Role::Warning, "a claim of another event disputes one of these")];
            self.text.push(Paragraph { indent: 2, ..Paragraph::led(Role::Warning, "≠ ", runs) });
        }
    }
}

/// A claim in its words, with who makes it.
pub(in crate::app) fn claim_runs(claim: &Claim) -> Vec<Span> {
    let mut runs = vec![Span::new(Role::Body, clip::field(&claim.text))];
    if let Some(by) = &claim.by {
        runs.extend([Span::new(Role::Quiet, " — "), Span::new(Role::By, clip::mention(by))]);
    }
    runs
}

/// The same in one text, and in which other event it stands.
fn in_words(RelatedClaim { claim, event }: RelatedClaim<'_>) -> Clean {
    let mut words = clip::mention(&claim.text);
    if let Some(by) = &claim.by {
        words.push(&Clean::line(&format!(" — {}", clip::mention(by))));
    }
    if let Some(title) = event {
        words.push(&Clean::line(&format!(" (“{}”)", clip::mention(title))));
    }
    words
}

/// A figure in words: "about 110,000 people in prison, March 2024".
fn figure(figure: &Figure) -> Clean {
    Clean::line(&dossier::figure(figure, &written(figure.value), clip::mention(&figure.measure).as_str()))
}
