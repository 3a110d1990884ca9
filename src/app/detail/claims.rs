//! The claims of an event: what is said, by whom, with which number, against whom.
//!
//! Owns the wording of a claim and of its figure. A claim that does not say who makes it is its source's own.

use crate::app::detail::EventPage;
use crate::app::detail::sides::lead;
use crate::app::layout::{Paragraph, Role, Span, Target, clip};
use crate::dossier::{ClaimEntry, RelatedClaim, figure_by_measure, label};
use crate::model::{Answer, Citation, Claim, Flags};
use crate::text::Clean;
use std::fmt::Write;

impl EventPage<'_> {
    pub(super) fn claims(&mut self) {
        let claims = &self.subject.dossier.claims;
        let shown = || claims.iter().take(clip::ITEMS);
        let gutter = shown().map(|entry| label(&entry.numbers).chars().count() + 2).max().unwrap_or_default();
        let gutter = if gutter * 4 <= self.text.width { gutter } else { 0 };
        let against = self.against();
        for (n, entry) in shown().enumerate() {
            let sides = against.get(&n).map_or(&[][..], Vec::as_slice);
            self.claim(n, entry, gutter, sides.first().map(|side| side.surely));
            self.disputes(entry, gutter);
            for side in sides {
                self.side(side, gutter);
            }
        }
        self.rest(claims.len());
        self.disputed_elsewhere();
    }

    fn claim(&mut self, n: usize, entry: &ClaimEntry<'_>, gutter: usize, disputed: Option<Answer>) {
        let (claim, target) = (entry.claim, Some(Target::Claim(n)));
        let mut runs = claim_runs(claim);
        // A lone number beside a claim says itself that this is its only source, and two that they are two.
        if let Some(support) = entry.support().filter(|_| entry.origins == 0 || entry.origins != entry.numbers.len()) {
            let role = if entry.origins == 0 { Role::Warning } else { Role::Quiet };
            runs.push(Span::new(role, Clean::line(&format!(" · {support}"))));
        }
        let disputed = disputed.or_else(|| entry.disputes().next().map(|_| Answer::Certainly));
        let (before, role) =
            disputed.map_or((Clean::from("• "), Role::Quiet), |surely| (lead(surely), Role::Warning));
        self.cited(Paragraph { gutter, target, ..Paragraph::led(role, before, runs) }, &entry.numbers);
        let roomy = self.shape.roomy;
        let below = |runs: Vec<Span>, target| Paragraph { indent: 2, gutter, target, ..Paragraph::of(runs) };
        if let Some(note) = claim.note.as_ref().filter(|_| roomy) {
            self.text.push(below(vec![Span::new(Role::Quiet, clip::field(note))], target));
        }
        for citation in claim.sources.iter().take(clip::ITEMS).filter(|_| roomy) {
            if let Some(runs) = passage(citation) {
                self.text.push(below(runs, target));
            }
        }
        if let Some(counted) = claim.figure.as_ref().filter(|_| roomy) {
            let value = self.subject.timeline.lang.spoken(counted.value);
            let words = figure_by_measure(counted, &value, clip::mention(&counted.measure).as_str());
            let words = Clean::line(&format!("figure {words}"));
            self.text.push(below(vec![Span::new(Role::Figure, words)], Some(Target::Figure(n))));
        }
    }

    /// What the file says of disputes, until all events have been looked at: the other claim in its words, with who makes
    /// it and, where that is another, in which event it stands; by its id where it is not at hand.
    fn disputes(&mut self, entry: &ClaimEntry<'_>, gutter: usize) {
        let found = !self.subject.dossier.disagreements.is_empty();
        let absent = |id: &str| Clean::line(&format!("the claim {}", clip::mention(id)));
        for (verb, other) in entry.disputes().filter(|(_, other)| !found || other.is_err()).take(clip::ITEMS) {
            let other = other.map_or_else(absent, in_words);
            let runs = vec![Span::new(Role::Warning, Clean::line(&format!("{verb}: "))), Span::new(Role::Quiet, other)];
            self.text.push(Paragraph {
                indent: 2,
                gutter,
                ..Paragraph::led(Role::Warning, lead(Answer::Certainly), runs)
            });
        }
    }

    /// Says that a claim of another event disputes one of these, where nothing above says it.
    fn disputed_elsewhere(&mut self) {
        let dossier = self.subject.dossier;
        let said = !dossier.disagreements.is_empty() || dossier.claims.iter().any(|entry| entry.disputes().count() > 0);
        let row = self.subject.timeline.rows().get(dossier.row);
        if row.is_some_and(|row| row.flags.has(Flags::DISPUTED)) && !said {
            let runs = vec![Span::new(Role::Warning, "a claim of another event disputes one of these")];
            self.text.push(Paragraph { indent: 2, ..Paragraph::led(Role::Warning, lead(Answer::Certainly), runs) });
        }
    }
}

/// A claim in its words, after who makes it where that is not its source.
pub(in crate::app) fn claim_runs(claim: &Claim) -> Vec<Span> {
    let by = claim.by.as_ref().map(|by| [Span::new(Role::By, clip::mention(by)), Span::new(Role::Quiet, ": ")]);
    let text = Span::new(Role::Body, clip::field(&claim.text));
    by.into_iter().flatten().chain(std::iter::once(text)).collect()
}

/// Where in a source, and its words: "line 26: “hundreds of migrants”".
fn passage(citation: &Citation) -> Option<Vec<Span>> {
    let at = citation.at.as_deref().map(|at| Span::new(Role::Quiet, clip::mention(at)));
    let quote = citation.quote.as_deref().map(|quote| Clean::line(&format!("“{}”", clip::field(quote))));
    let quote = quote.map(|quote| Span::new(Role::Quote, quote));
    Some(match (at, quote) {
        (Some(at), Some(quote)) => vec![at, Span::new(Role::Quiet, ": "), quote],
        (at, quote) => vec![at.or(quote)?],
    })
}

/// The same in one text, and in which other event it stands.
fn in_words(RelatedClaim { claim, event }: RelatedClaim<'_>) -> Clean {
    let mut words = String::new();
    if let Some(by) = &claim.by {
        let _ = write!(words, "{}: ", clip::mention(by));
    }
    words += clip::mention(&claim.text).as_str();
    if let Some(title) = event {
        let _ = write!(words, " (“{}”)", clip::mention(title));
    }
    Clean::line(&words)
}
