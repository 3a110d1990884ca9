//! `disputes`: where claims contradict each other, side by side.
//!
//! Owns what is said of how a disagreement was found. Refuses to settle one: every side is told, in the order of the
//! timeline.

use crate::dossier::{COLUMNS, heading};
use crate::edge::cli::{Disputes, DisputesFormat};
use crate::edge::commands::claim_rows::ClaimRows;
use crate::edge::open::load::Chronology;
use crate::edge::print::columns::Columns;
use crate::edge::print::counts::counted;
use crate::edge::print::out::{Failure, Out, Verdict};
use crate::evidence::disagreement::Disagreement;
use crate::evidence::figures::{Compared, Series};
use crate::format::json::{self, Layout};
use crate::text::Clean;
use anstyle::Style;
use std::cell::Cell;
use std::io::Write;

/// As many sides are laid out together.
const TOGETHER: usize = 200;

/// Writes the disagreements in which an event that is asked for takes part, with all their sides.
///
/// # Errors
/// Where they cannot be written, or a file is no longer what was opened.
pub(in crate::edge) fn disputes(
    out: &mut Out<'_>,
    chronology: &Chronology,
    options: &Disputes,
) -> Result<Verdict, Failure> {
    let claims = &ClaimRows::new(&chronology.timeline);
    let compared = chronology.compared()?;
    let is_asked_for = |one: &&Disagreement| one.sides.iter().any(|side| chronology.is_asked_for(side.row));
    let told: Vec<&Disagreement> = compared.disagreements.all().iter().filter(is_asked_for).collect();
    match options.format {
        DisputesFormat::Text => text(out, claims, compared, &told)?,
        DisputesFormat::Json => json(out, claims, compared, &told)?,
    }
    Ok(chronology.verdict())
}

fn text(out: &mut Out<'_>, claims: &ClaimRows<'_>, compared: &Compared, told: &[&Disagreement]) -> Result<(), Failure> {
    for disagreement in told {
        side_by_side(out, claims, compared, disagreement)?;
        writeln!(out)?;
    }
    let count =
        if told.is_empty() { "no disagreements".to_owned() } else { counted(told.len() as u64, "disagreement") };
    Ok(writeln!(out, "{count}")?)
}

/// Writes a disagreement: what it is about, and its sides beneath each other.
///
/// # Errors
/// Where it cannot be written, or a file is no longer what was opened.
pub(in crate::edge) fn side_by_side(
    out: &mut Out<'_>,
    claims: &ClaimRows<'_>,
    compared: &Compared,
    disagreement: &Disagreement,
) -> Result<(), Failure> {
    let heading = Clean::line(&heading(compared, disagreement));
    for line in heading.wrap(out.page()) {
        out.styled(Style::new().bold(), &line)?;
        writeln!(out)?;
    }
    let mut columns = Columns::default();
    let mut names = vec![COLUMNS.map(Clean::from).to_vec()];
    for sides in disagreement.sides.chunks(TOGETHER) {
        let mut rows = Vec::new();
        for side in sides {
            rows.extend(claims.rows(*side)?);
        }
        columns.measure(&names);
        columns.measure(&rows);
        columns.write(out, Style::new().dimmed(), &std::mem::take(&mut names))?;
        columns.write(out, Style::new(), &rows)?;
    }
    Ok(())
}

/// Writes disagreements as one array.
fn json(out: &mut Out<'_>, claims: &ClaimRows<'_>, compared: &Compared, told: &[&Disagreement]) -> Result<(), Failure> {
    let failed = Cell::new(None);
    out.write_all(b"[\n")?;
    for (nth, disagreement) in told.iter().enumerate() {
        if nth > 0 {
            out.write_all(b",\n")?;
        }
        let series = disagreement.measure.and_then(|measure| compared.series().get(measure));
        let sides = claims.each(disagreement.sides.iter().copied(), &failed);
        json::disagreement(out, disagreement, series.map(Series::measure), sides, Layout::Line)?;
        failed.take().map_or(Ok(()), Err)?;
    }
    Ok(out.write_all(b"\n]\n")?)
}

#[cfg(test)]
mod tests;
