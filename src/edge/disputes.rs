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

/// Writes all disagreements.
///
/// # Errors
/// Where they cannot be written, or a file is no longer what was opened.
pub(super) fn disputes(out: &mut Out<'_>, chronology: &mut Chronology, options: &Disputes) -> Result<Verdict, Failure> {
    let verdict = chronology.verdict();
    let (timeline, compared) = chronology.compared(options.files.threads)?;
    match options.format {
        DisputesFormat::Text => text(out, timeline, compared)?,
        DisputesFormat::Json => json(out, timeline, compared)?,
    }
    Ok(verdict)
}

fn text(out: &mut Out<'_>, timeline: &Timeline, compared: &Compared) -> Result<(), Failure> {
    let all = compared.disagreements.all();
    for disagreement in all {
        side_by_side(out, timeline, compared, disagreement)?;
        writeln!(out)?;
    }
    let count = if all.is_empty() { "no disagreements".to_owned() } else { counted(all.len() as u64, "disagreement") };
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

/// Writes all disagreements as one array.
fn json(out: &mut Out<'_>, timeline: &Timeline, compared: &Compared) -> Result<(), Failure> {
    let failed = Cell::new(None);
    out.write_all(b"[\n")?;
    for (nth, disagreement) in compared.disagreements.all().iter().enumerate() {
        if nth > 0 {
            out.write_all(b",\n")?;
        }
        let series = disagreement.measure.and_then(|measure| compared.series().get(measure));
        let told = json::Disagreement {
            measure: series.map(crate::evidence::figures::Series::measure),
            said: disagreement.said,
            seen: disagreement.seen,
        };
        let sides = stated::each(timeline, disagreement.sides.iter().copied(), &failed);
        json::disagreement(out, told, sides, Layout::Line)?;
        failed.take().map_or(Ok(()), Err)?;
    }
    Ok(out.write_all(b"\n]\n")?)
}

#[cfg(test)]
mod tests;
