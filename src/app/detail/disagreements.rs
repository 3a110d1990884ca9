//! Where claims contradict those of this event: set side by side, in as many words for each.
//!
//! Owns the wording of a disagreement: what each side says, how it is meant, who says it, where, and when that was
//! published.

use crate::app::detail::EventPage;
use crate::app::detail::claim_row::ClaimRow;
use crate::app::layout::{Paragraph, Role, Span, clip};
use crate::dossier::{CitedClaims, in_words};
use crate::evidence::disagreement::Disagreement;
use crate::model::Answer;
use crate::text::Clean;

/// As many disagreements are laid out.
const MOST: usize = 8;
/// As many sides of each.
const SIDES: usize = 16;
/// Columns between what a side says and who says it.
const GAP: usize = 2;

impl EventPage<'_> {
    pub(super) fn disagreements(&mut self) {
        let claims = CitedClaims::new(self.subject.timeline);
        for (compared, found) in self.subject.dossier.disagreements.iter().take(MOST) {
            let series = found.measure.and_then(|measure| compared.series().get(measure));
            self.disagreement(found, series.map(|series| clip::mention(series.measure())), &claims);
        }
    }

    fn disagreement(&mut self, found: &Disagreement, measure: Option<Clean>, claims: &CitedClaims<'_>) {
        self.text.heading(match (measure.is_some(), found.answer()) {
            (_, Answer::Possibly) => "FIGURES THAT MAY NOT FIT",
            (true, _) => "FIGURES THAT PART",
            (false, _) => "CLAIMS THAT PART",
        });
        let has_measure = measure.is_some();
        if let Some(measure) = measure {
            self.text.say(Role::Quiet, measure);
        }
        if let Some(parting) = found.seen {
            self.text.say(Role::Quiet, in_words(parting));
        }
        let row = self.subject.dossier.row;
        let is_own = |side: u32| side as usize == row;
        // Of many, those nearest in time.
        let from = found.sides.partition_point(|side| (side.row as usize) < row).saturating_sub(SIDES / 2);
        let near = found.sides.iter().skip(from.min(found.sides.len().saturating_sub(SIDES))).take(SIDES);
        let sides: Vec<_> = near.filter_map(|at| Some((ClaimRow::of(claims, *at)?, is_own(at.row)))).collect();
        let widths = sides.iter().filter_map(|(side, _)| side.value.as_ref()).map(|value| value.width() + GAP);
        // On a narrow page what is said and who says it stand one above the other.
        let column = widths.max().filter(|column| column * 3 <= self.text.width).unwrap_or_default();
        let lead = if found.answer() == Answer::Certainly { "≠ " } else { "≈ " };
        for (side, own) in &sides {
            // Beside figures of the same measure, the number says it all; elsewhere the words do.
            let (says, column) = match side.value.as_ref().filter(|_| has_measure) {
                Some(value) => (Span::new(Role::Figure, value.clone()), column),
                None => (Span::new(Role::Body, side.text.clone()), 0),
            };
            self.side(side, *own, says, (column, lead));
        }
        self.text.more(found.sides.len() - sides.len(), "");
    }

    /// One side; the number in a column of its own, where there is room for one.
    fn side(&mut self, side: &ClaimRow, own: bool, says: Span, (column, lead): (usize, &'static str)) {
        let cited = side.cited();
        let elsewhere = (!own).then(|| Clean::line(&format!("in “{}”, {}", side.title, side.date)));
        let parts = [
            side.by.clone().map(|by| Span::new(Role::By, by)),
            (!cited.is_empty()).then(|| Span::new(Role::Body, cited)),
            elsewhere.map(|words| Span::new(Role::Quiet, words)),
        ];
        let mut runs = Vec::new();
        for part in parts.into_iter().flatten() {
            runs.extend((!runs.is_empty()).then(|| Span::new(Role::Quiet, " · ")));
            runs.push(part);
        }
        let mut lead = Clean::from(lead);
        if column > 0 {
            lead.push(&says.text.pad(column));
            return self.text.push(Paragraph::led(Role::Warning, lead, runs));
        }
        let indent = lead.width();
        self.text.push(Paragraph::led(Role::Warning, lead, vec![says]));
        if !runs.is_empty() {
            self.text.push(Paragraph { indent, ..Paragraph::of(runs) });
        }
    }
}
