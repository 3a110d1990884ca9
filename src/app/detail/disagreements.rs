//! Where claims contradict those of this event: set side by side.
//!
//! Owns the wording of a disagreement: what each side says, how it is meant, who says it, where, and when that was
//! published. Refuses to settle it, to average it, and to give one side more words than another.

use crate::app::detail::Composer;
use crate::app::detail::claim_row::ClaimRow;
use crate::app::layout::clip;
use crate::app::layout::text::{Paragraph, Role, Span};
use crate::dossier::CitedClaims;
use crate::evidence::disagreement::Disagreement;
use crate::text::Clean;

/// As many disagreements are laid out.
const MOST: usize = 8;
/// As many sides of each.
const SIDES: usize = 16;
/// Columns between what a side says and who says it.
const GAP: usize = 2;

impl Composer<'_> {
    pub(super) fn disagreements(&mut self) {
        let claims = CitedClaims::new(self.subject.timeline);
        for (compared, found) in self.subject.dossier.disagreements.iter().take(MOST) {
            let series = found.measure.and_then(|measure| compared.series().get(measure));
            self.disagreement(found, series.map(|series| clip::mention(series.measure())), &claims);
        }
    }

    fn disagreement(&mut self, found: &Disagreement, measure: Option<Clean>, claims: &CitedClaims<'_>) {
        self.heading(if measure.is_some() { "FIGURES THAT PART" } else { "CLAIMS THAT PART" });
        let has_measure = measure.is_some();
        if let Some(measure) = measure {
            self.push(Paragraph::of(vec![Span::new(Role::Quiet, measure)]));
        }
        let row = self.subject.dossier.row;
        let is_own = |side: u32| side as usize == row;
        // Of many, those nearest in time.
        let from = found.sides.partition_point(|side| (side.row as usize) < row).saturating_sub(SIDES / 2);
        let near = found.sides.iter().skip(from.min(found.sides.len().saturating_sub(SIDES))).take(SIDES);
        let sides: Vec<_> = near.filter_map(|at| Some((ClaimRow::of(claims, *at)?, is_own(at.row)))).collect();
        let widths = sides.iter().filter_map(|(side, _)| side.value.as_ref()).map(|value| value.width() + GAP);
        // On a narrow page what is said and who says it stand one above the other.
        let column = widths.max().filter(|column| column * 3 <= self.width).unwrap_or_default();
        for (side, own) in &sides {
            // Beside figures of the same measure, the number says it all; elsewhere the words do.
            let value = side.value.as_ref().filter(|_| has_measure);
            let says = value.map_or_else(
                || Span::new(Role::Body, side.text.clone()),
                |value| Span::new(Role::Figure, value.clone()),
            );
            self.side(side, *own, says, if value.is_some() { column } else { 0 });
        }
        if found.sides.len() > sides.len() {
            let words = Clean::line(&format!("… and {} more", found.sides.len() - sides.len()));
            self.push(Paragraph::of(vec![Span::new(Role::Quiet, words)]));
        }
    }

    /// One side; the number in a column of its own, where there is room for one.
    fn side(&mut self, side: &ClaimRow, own: bool, says: Span, column: usize) {
        let mut runs = Vec::new();
        let separate = |runs: &mut Vec<Span>| {
            if !runs.is_empty() {
                runs.push(Span::new(Role::Quiet, " · "));
            }
        };
        let mut lead = Clean::from("≠ ");
        if column > 0 {
            lead.push(&says.text.pad(column));
        } else {
            let lead = Some(Span::new(Role::Warning, lead.clone()));
            self.push(Paragraph { lead, ..Paragraph::of(vec![says]) });
        }
        if let Some(by) = &side.by {
            separate(&mut runs);
            runs.push(Span::new(Role::By, by.clone()));
        }
        let cited = side.cited();
        if !cited.is_empty() {
            separate(&mut runs);
            runs.push(Span::new(Role::Body, cited));
        }
        if !own {
            separate(&mut runs);
            runs.push(Span::new(Role::Quiet, Clean::line(&format!("in “{}”, {}", side.title, side.date))));
        }
        if column > 0 {
            let lead = Some(Span::new(Role::Warning, lead));
            self.push(Paragraph { lead, ..Paragraph::of(runs) });
        } else if !runs.is_empty() {
            self.push(Paragraph { indent: lead.width(), ..Paragraph::of(runs) });
        }
    }
}
