//! Where claims contradict those of this event: set side by side.
//!
//! Owns the wording of a disagreement: what each side says, how it is meant, who says it, where, and when that was
//! published. Refuses to settle it, to average it, and to give one side more words than another.

use crate::app::detail::Composer;
use crate::app::detail::claim_row::Statement;
use crate::app::layout::text::{Paragraph, Role, Span};
use crate::text::Clean;

/// A disagreement, ready to be told.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parting {
    /// What all its figures count; none where they count different things, or it has none.
    pub measure: Option<Clean>,
    /// Its sides, and whether each is a claim of this event.
    pub sides: Vec<(Statement, bool)>,
    /// How many more there are.
    pub more: usize,
}

/// Columns between what a side says and who says it.
const GAP: usize = 2;

impl Composer<'_> {
    pub(super) fn disagreements(&mut self) {
        for parting in self.subject.partings {
            self.heading(if parting.measure.is_some() { "FIGURES THAT PART" } else { "CLAIMS THAT PART" });
            if let Some(measure) = &parting.measure {
                self.push(Paragraph::of(vec![Span::new(Role::Quiet, measure.clone())]));
            }
            let values = parting.sides.iter().filter_map(|(side, _)| side.value.as_ref());
            let column = values.map(|value| value.width() + GAP).max().unwrap_or_default();
            // On a narrow page what is said and who says it stand one above the other.
            let column = if column * 3 <= self.width { column } else { 0 };
            for (side, own) in &parting.sides {
                // Beside figures of the same measure, the number says it all; elsewhere the words do.
                let value = side.value.as_ref().filter(|_| parting.measure.is_some());
                let says = value.map_or_else(
                    || Span::new(Role::Body, side.text.clone()),
                    |value| Span::new(Role::Figure, value.clone()),
                );
                self.side(side, *own, says, if value.is_some() { column } else { 0 });
            }
            if parting.more > 0 {
                let words = Clean::line(&format!("… and {} more", parting.more));
                self.push(Paragraph::of(vec![Span::new(Role::Quiet, words)]));
            }
        }
    }

    /// One side; the number in a column of its own, where there is room for one.
    fn side(&mut self, side: &Statement, own: bool, says: Span, column: usize) {
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
