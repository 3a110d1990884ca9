//! The index of measures on the screen: what is counted, how often, and the latest that is said of it.
//!
//! Owns how a line of it is laid out. When the latest figures are of is asked for, and remembered while they are on the
//! screen.

use super::measures::Measure;
use crate::app::detail::claim_row::ClaimRow;
use crate::app::layout::table;
use crate::app::layout::{Cursor, Line, Rect, Role, Span, clip};
use crate::app::summary::Summary;
use crate::dossier::CitedClaims;
use crate::evidence::figures::{ClaimRef, Series};
use crate::model::Answer;
use crate::text::Clean;

/// The index on the screen.
#[derive(Debug, Clone, Default)]
pub struct Index {
    /// The focused measure, by its place, and the first one shown.
    pub cursor: Cursor,
    /// The line above them, laid out.
    pub heading: Line,
    /// What is on the screen, and how surely figures part.
    pub shown: Vec<(Answer, Line)>,
    /// When the latest figures are of that are on the screen.
    dates: Vec<(ClaimRef, Clean)>,
}

impl Index {
    /// Asks for what is on the screen and is not at hand yet.
    pub(super) fn show(&mut self, summary: &Summary, rows: Rect) {
        let (measures, compared, lang) = (&summary.measures, &summary.compared, summary.timeline.lang);
        let room = usize::from(rows.width);
        let (columns, (value, _)) = (measures.columns(room, lang), measures.latest(room));
        // Nothing is further apart than the names need.
        let others: usize = columns.iter().skip(1).map(|column| column.width + 2).sum();
        let widths = table::fit(&columns, 0, room.min(measures.name + others));
        let headings = columns.map(|column| Span::new(Role::Quiet, column.heading));
        self.heading = table::line(&columns, &widths, &headings);
        let old = std::mem::take(&mut self.dates);
        let claims = CitedClaims::new(&summary.timeline);
        let line = |measure: &Measure| {
            let at = measure.latest.at;
            let known = old.iter().find(|(known, _)| *known == at).map(|(_, date)| date.clone());
            let asked = || ClaimRow::of(&claims, at).map(|claim| claim.date);
            let date = known.or_else(asked).unwrap_or_default();
            let cells = [
                Span::new(Role::Body, clip::mention(compared.series().get(measure.series).map_or("", Series::measure))),
                Span::new(Role::Quiet, Clean::line(&lang.grouped(measure.figures))),
                Span::new(Role::When, date.clone()),
                Span::new(Role::Figure, value(&measure.latest, lang)),
            ];
            ((at, date), (measure.disputed, table::line(&columns, &widths, &cells)))
        };
        let shown = measures.all().iter().skip(self.cursor.top).take(rows.height.into());
        (self.dates, self.shown) = shown.map(line).unzip();
    }

    /// Forgets what was asked for.
    pub(super) fn forget(&mut self) {
        self.dates.clear();
    }
}
