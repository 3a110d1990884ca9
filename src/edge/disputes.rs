//! `disputes`: where claims contradict each other, side by side.
//!
//! Owns what is said of how a disagreement was found. Refuses to settle one: every side is told, in the order of the
//! timeline.

use super::cli::{Disputes, DisputesFormat};
use super::columns::Columns;
use super::counts::counted;
use super::out::{Failure, Out, Verdict};
use super::reading::Chronology;
use super::stated;
use crate::evidence::disagreement::Disagreement;
use crate::evidence::figures::Compared;
use crate::format::json::{self, Layout};
use crate::model::Timeline;
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
pub(super) fn disputes(out: &mut Out<'_>, chronology: &Chronology, options: &Disputes) -> Result<Verdict, Failure> {
    let timeline = &chronology.timeline;
    let compared = chronology.compared(options.files.threads)?;
    let is_asked_for = |one: &&Disagreement| one.sides.iter().any(|side| chronology.is_asked_for(side.row));
    let told: Vec<&Disagreement> = compared.disagreements.all().iter().filter(is_asked_for).collect();
    match options.format {
        DisputesFormat::Text => text(out, timeline, compared, &told)?,
        DisputesFormat::Json => json(out, timeline, compared, &told)?,
    }
    Ok(chronology.verdict())
}

fn text(out: &mut Out<'_>, timeline: &Timeline, compared: &Compared, told: &[&Disagreement]) -> Result<(), Failure> {
    for disagreement in told {
        side_by_side(out, timeline, compared, disagreement)?;
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
pub(super) fn side_by_side(
    out: &mut Out<'_>,
    timeline: &Timeline,
    compared: &Compared,
    disagreement: &Disagreement,
) -> Result<(), Failure> {
    let heading = Clean::line(&heading(compared, disagreement));
    for line in heading.wrap(out.page()) {
        out.styled(Style::new().bold(), &line)?;
        writeln!(out)?;
    }
    let mut columns = Columns::default();
    let mut names = vec![stated::COLUMNS.map(Clean::from).to_vec()];
    for sides in disagreement.sides.chunks(TOGETHER) {
        let mut rows = Vec::new();
        for side in sides {
            rows.extend(stated::rows(&stated::stated(timeline, *side)?));
        }
        columns.measure(&names);
        columns.measure(&rows);
        columns.write(out, Style::new().dimmed(), &std::mem::take(&mut names))?;
        columns.write(out, Style::new(), &rows)?;
    }
    Ok(())
}

/// What a disagreement is about, and how it was found.
pub(super) fn heading(compared: &Compared, disagreement: &Disagreement) -> String {
    let series = disagreement.measure.and_then(|measure| compared.series().get(measure));
    let about = series.map(|series| format!("{}: ", series.measure())).unwrap_or_default();
    let how = match (disagreement.said, disagreement.seen) {
        (true, true) => "one claim disputes another, and figures cannot both be true",
        (false, true) => "figures that cannot both be true",
        (_, false) => "one claim disputes another",
    };
    format!("{about}{how}")
}

/// Writes disagreements as one array.
fn json(out: &mut Out<'_>, timeline: &Timeline, compared: &Compared, told: &[&Disagreement]) -> Result<(), Failure> {
    let failed = Cell::new(None);
    out.write_all(b"[\n")?;
    for (nth, disagreement) in told.iter().enumerate() {
        if nth > 0 {
            out.write_all(b",\n")?;
        }
        let series = disagreement.measure.and_then(|measure| compared.series().get(measure));
        let found = json::Disagreement {
            measure: series.map(crate::evidence::figures::Series::measure),
            said: disagreement.said,
            seen: disagreement.seen,
        };
        let sides = stated::each(timeline, disagreement.sides.iter().copied(), &failed);
        json::disagreement(out, found, sides, Layout::Line)?;
        failed.take().map_or(Ok(()), Err)?;
    }
    Ok(out.write_all(b"\n]\n")?)
}

#[cfg(test)]
mod tests;
