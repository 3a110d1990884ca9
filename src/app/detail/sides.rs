//! The other sides of the disagreements in which a claim of the event takes part.
//!
//! Owns the wording of a side: what it says, who says it, where, when that was published, in which event it stands.

use crate::app::detail::EventPage;
use crate::app::detail::claim_row::ClaimRow;
use crate::app::layout::{Paragraph, Role, Span, Target};
use crate::dossier::{CitedClaims, disputed, in_words};
use crate::evidence::figures::ClaimRef;
use crate::model::Answer;
use crate::text::Clean;
use std::collections::BTreeMap;

/// As many disagreements are laid out, and as many sides of each.
const MOST: (usize, usize) = (8, 16);

/// What stands against a claim.
pub(super) struct Side {
    at: ClaimRef,
    row: ClaimRow,
    /// How surely the two part.
    pub(super) surely: Answer,
    /// Whether it is of the same measure, so that its number says it all.
    counts: bool,
    /// How it parts.
    how: &'static str,
    /// Whether it is of this event too.
    own: bool,
}

/// The sign before what is disputed so surely.
pub(super) fn lead(surely: Answer) -> Clean {
    Clean::line(&format!("{} ", disputed(surely).unwrap_or_default()))
}

impl EventPage<'_> {
    /// What stands against each of the event's claims, by their numbers.
    pub(super) fn against(&self) -> BTreeMap<usize, Vec<Side>> {
        let (row, claims) = (self.subject.dossier.row, CitedClaims::new(self.subject.timeline));
        let mut against: BTreeMap<usize, Vec<Side>> = BTreeMap::new();
        for (_, found) in self.subject.dossier.disagreements.iter().take(MOST.0) {
            let is_own = |side: &&ClaimRef| side.row as usize == row;
            // Of many, those nearest in time.
            let from = found.sides.partition_point(|side| (side.row as usize) < row).saturating_sub(MOST.1 / 2);
            let near = found.sides.iter().skip(from.min(found.sides.len().saturating_sub(MOST.1))).take(MOST.1);
            let near: Vec<(ClaimRef, ClaimRow)> =
                near.filter_map(|at| Some((*at, ClaimRow::of(&claims, *at)?))).collect();
            for own in found.sides.iter().filter(is_own).take(MOST.1) {
                let others = near.iter().filter(|(at, _)| at != own).map(|(at, row)| Side {
                    at: *at,
                    row: row.clone(),
                    surely: found.answer(),
                    counts: found.measure.is_some(),
                    how: found.seen.map_or("", in_words),
                    own: is_own(&at),
                });
                against.entry(own.claim as usize).or_default().extend(others);
            }
        }
        against
    }

    /// One of them, below the claim: "≠ at least 200,000 · officials · AP News, 6 April 2026, line 4 · in “…”".
    pub(super) fn side(&mut self, side: &Side, gutter: usize) {
        let row = &side.row;
        let says = match row.value.as_ref().filter(|_| side.counts) {
            Some(value) => Span::new(Role::Figure, value.clone()),
            None => Span::new(Role::Body, row.text.clone()),
        };
        let cited = row.cited();
        let elsewhere = (!side.own).then(|| Clean::line(&format!("in “{}”, {}", row.title, row.date)));
        let parts = [
            row.by.clone().map(|by| Span::new(Role::By, by)),
            (!cited.is_empty()).then(|| Span::new(Role::By, cited)),
            elsewhere.map(|words| Span::new(Role::Quiet, words)),
            (!side.how.is_empty()).then(|| Span::new(Role::Quiet, side.how)),
        ];
        let mut runs = vec![says];
        for part in parts.into_iter().flatten() {
            runs.extend([Span::new(Role::Quiet, " · "), part]);
        }
        let target = Some(Target::Side(self.sides.len()));
        self.sides.push(side.at);
        self.text.push(Paragraph {
            indent: 2,
            gutter,
            target,
            ..Paragraph::led(Role::Warning, lead(side.surely), runs)
        });
    }
}
