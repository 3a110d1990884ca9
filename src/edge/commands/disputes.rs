//! `disputes`: where claims contradict each other, side by side.
//!
//! Owns how a disagreement is laid out: every side is told, in the order of the timeline.

use crate::dossier::{COLUMNS, heading};
use crate::edge::cli::DisputesFormat;
use crate::edge::commands::claim_rows::ClaimRows;
use crate::edge::open::load::Chronology;
use crate::edge::print::columns::Columns;
use crate::edge::print::out::{Failure, Out, Verdict};
use crate::evidence::disagreement::{Disagreement, Parting};
use crate::evidence::figures::{Compared, Series};
use crate::format::json;
use crate::model::{Answer, Lang, Noun};
use crate::text::Clean;
use anstyle::Style;
use std::io::Write;

/// As many sides are laid out together.
const TOGETHER: usize = 200;

/// Writes the disagreements in which an event that matches takes part, with all their sides.
///
/// # Errors
/// Where they cannot be written, or a file is no longer what was opened.
pub(in crate::edge) fn disputes(
    out: &mut Out<'_>,
    chronology: &Chronology,
    format: DisputesFormat,
) -> Result<Verdict, Failure> {
    let claims = &ClaimRows::of(chronology);
    let compared = chronology.compared()?;
    let matches = |one: &&Disagreement| one.sides.iter().any(|side| chronology.matches(side.row));
    let found = compared.disagreements.all().iter().filter(matches);
    if format == DisputesFormat::Json {
        out.array(found, |out, Disagreement { measure, said, seen, sides }| {
            let measure = measure.and_then(|measure| compared.series().get(measure)).map(Series::measure);
            let verdict = seen.map(Parting::word);
            let about =
                serde_json::json!({ "measure": measure, "said": said, "seen": seen.is_some(), "verdict": verdict });
            json::claims(out, &about, "sides", sides.iter().map(|side| claims.ask(*side)))
        })?;
        return Ok(chronology.verdict());
    }
    let (mut count, mut possible) = (0, 0);
    for disagreement in found {
        side_by_side(out, claims, compared, disagreement)?;
        writeln!(out)?;
        *if disagreement.answer() == Answer::Certainly { &mut count } else { &mut possible } += 1;
    }
    let count =
        if count == 0 { "no disagreements".to_owned() } else { Lang::English.counted(count, Noun::Disagreement) };
    let possible = if possible == 0 { String::new() } else { format!(", {possible} possible") };
    writeln!(out, "{count}{possible}")?;
    Ok(chronology.verdict())
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
    out.heading(&heading(compared, disagreement))?;
    let mut columns = Columns::default();
    let mut names = vec![COLUMNS.map(Clean::from).to_vec()];
    for sides in disagreement.sides.chunks(TOGETHER) {
        let rows: Result<Vec<_>, Failure> = sides.iter().map(|side| claims.rows(*side)).collect();
        let rows = rows?.concat();
        columns.measure(&names);
        columns.measure(&rows);
        columns.write(out, Style::new().dimmed(), &std::mem::take(&mut names))?;
        columns.write(out, Style::new(), &rows)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
