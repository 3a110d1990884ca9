//! `figures`: every number given for a measure, over time.
//!
//! Owns which measures are meant, the forms of their tables, and the course of a speaker's figures as a line of bars: the
//! figures of different speakers are never joined.

mod bars;

use crate::dossier::disputed;
use crate::edge::cli::TableFormat;
use crate::edge::commands::claim_rows::ClaimRows;
use crate::edge::open::load::Chronology;
use crate::edge::print::columns::Columns;
use crate::edge::print::out::{Failure, Out, Verdict, tabbed};
use crate::evidence::disagreement::Disagreement;
use crate::evidence::figures::{Compared, Point, Series};
use crate::format::json;
use crate::model::{Date, Day, number};
use crate::text::{Clean, fold};
use anstyle::Style;
use std::io::Write;
use std::path::{Path, PathBuf};

/// As many figures are laid out together.
const TOGETHER: usize = 200;
/// As many measures are named where none is meant.
const NAMED: usize = 5;
/// The columns of a list with tabs. An interface (`docs/format.md`).
const TSV: [&str; 12] =
    ["measure", "date", "earliest", "latest", "value", "qualifier", "by", "sources", "event", "file", "line", "over"];

/// Writes the figures of a measure, or of all.
///
/// # Errors
/// Where no measure is meant; where they cannot be written, or a file is no longer what was opened.
pub(in crate::edge) fn figures(
    out: &mut Out<'_>,
    chronology: &Chronology,
    measure: Option<&str>,
    format: TableFormat,
) -> Result<Verdict, Failure> {
    let table = Table { chronology, claims: ClaimRows::of(chronology), compared: chronology.compared()? };
    let meant = meant(table.series(), measure).map_err(Failure::NotFound)?;
    match format {
        TableFormat::Table => table.text(out, &meant)?,
        TableFormat::Tsv => table.tsv(out, &meant)?,
        TableFormat::Json => out.array(meant, |out, series| {
            let about = serde_json::json!({ "measure": series.measure() });
            json::claims(out, &about, "figures", table.points(series).map(|point| table.claims.ask(point.at)))
        })?,
    }
    Ok(chronology.verdict())
}

/// The measure, and the files: what is named first and is no file is a measure.
pub(in crate::edge) fn measure_and_files(
    measure: Option<String>,
    mut what: Vec<PathBuf>,
    is_file: impl Fn(&Path) -> bool,
) -> (Option<String>, Vec<PathBuf>) {
    let is_measure = |first: &PathBuf| first.as_os_str() != "-" && !is_file(first);
    if measure.is_none() && what.first().is_some_and(is_measure) {
        let first = what.remove(0);
        return (Some(first.to_string_lossy().into_owned()), what);
    }
    (measure, what)
}

/// The series of the measure of this name, else all whose name holds these words; all where none is asked for.
pub(super) fn meant<'s>(series: Vec<&'s Series>, measure: Option<&str>) -> Result<Vec<&'s Series>, String> {
    let Some(measure) = measure else { return Ok(series) };
    let wanted = fold(measure);
    let exact = series.iter().copied().find(|series| fold(series.measure()) == wanted);
    let holding = || series.iter().copied().filter(|series| fold(series.measure()).contains(&wanted)).collect();
    let found: Vec<&Series> = exact.map_or_else(holding, |series| vec![series]);
    if !found.is_empty() {
        return Ok(found);
    }
    let mut near: Vec<(usize, &str)> = series
        .iter()
        .map(|series| (strsim::osa_distance(&start(&wanted), &start(&fold(series.measure()))), series.measure()))
        .collect();
    near.sort_unstable();
    let named: Vec<String> = near.iter().take(NAMED).map(|(_, name)| format!("`{name}`")).collect();
    let named =
        if named.is_empty() { "there are no figures".to_owned() } else { format!("nearest: {}", named.join(", ")) };
    Err(format!("`{measure}` is no file, and no figure counts it — {named}"))
}

/// As much of a name as is compared.
fn start(name: &str) -> String {
    name.chars().take(60).collect()
}

/// What a table is made from.
struct Table<'t> {
    chronology: &'t Chronology,
    claims: ClaimRows<'t>,
    compared: &'t Compared,
}

impl<'t> Table<'t> {
    /// The measures that an event which matches has a figure of.
    fn series(&self) -> Vec<&'t Series> {
        self.compared.series().iter().filter(|series| self.points(series).next().is_some()).collect()
    }

    /// The figures of a measure, of the events that match.
    fn points(&self, series: &Series) -> impl Iterator<Item = &'t Point> + Clone + use<'t> {
        let chronology = self.chronology;
        self.compared.points(series).iter().filter(move |point| chronology.matches(point.at.row))
    }

    /// Each measure under its own name, aligned.
    fn text(&self, out: &mut Out<'_>, measures: &[&Series]) -> Result<(), Failure> {
        for (nth, series) in measures.iter().enumerate() {
            if nth > 0 {
                writeln!(out)?;
            }
            out.heading(series.measure())?;
            let mut columns = Columns::default();
            let mut points = self.points(series).peekable();
            while points.peek().is_some() {
                let mut rows = Vec::new();
                for point in points.by_ref().take(TOGETHER) {
                    rows.extend(self.rows(point)?);
                }
                columns.write(out, Style::new(), &rows)?;
            }
            if out.columns.is_some() {
                self.courses(out, series)?;
            }
        }
        Ok(())
    }

    /// The rows of a figure: when, how many, who says so, in which source. `≠` marks what contradicts another, `≈` what may.
    fn rows(&self, point: &Point) -> Result<Vec<Vec<Clean>>, Failure> {
        let found = self.compared.disagreements.of_claim(point.at);
        let mark = found.map(Disagreement::answer).and_then(disputed).unwrap_or_default();
        let rows = self.claims.rows(point.at)?;
        Ok(rows
            .into_iter()
            .enumerate()
            .filter_map(|(nth, row)| {
                let [says, when, who, source, published, at, event] = <[Clean; 7]>::try_from(row).ok()?;
                let mark = if nth == 0 { mark } else { "" };
                Some(vec![when, says, Clean::from(mark), who, source, published, at, event])
            })
            .collect())
    }

    /// A line of bars for each who gives two figures or more.
    fn courses(&self, out: &mut Out<'_>, series: &Series) -> Result<(), Failure> {
        let lang = self.chronology.timeline.lang;
        for (speaker, values) in bars::speakers(self.compared, self.points(series)) {
            let course = bars::course(&values);
            let who = Clean::line(speaker.unwrap_or("the sources themselves"));
            let ends = values.first().zip(values.last());
            let ends = ends.map(|(a, b)| format!("{} → {}", lang.spoken(*a), lang.spoken(*b))).unwrap_or_default();
            let mut line = Clean::line(&format!("  {course}  {ends}  "));
            line.push(&who);
            let width = out.page();
            out.styled(Style::new().dimmed(), &line.cut(width, "…"))?;
            writeln!(out)?;
        }
        Ok(())
    }

    /// A figure a line.
    fn tsv(&self, out: &mut Out<'_>, measures: &[&Series]) -> Result<(), Failure> {
        writeln!(out, "{}", tabbed(TSV))?;
        for series in measures {
            for point in self.points(series) {
                writeln!(out, "{}", tabbed(self.cells(series, point)?))?;
            }
        }
        Ok(())
    }

    fn cells(&self, series: &Series, point: &Point) -> Result<[String; TSV.len()], Failure> {
        let claim = self.claims.ask(point.at)?;
        let event = claim.event();
        let day = |day: Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
        let sources: Vec<&str> = claim.sources().iter().map(|citation| citation.source.name()).collect();
        Ok([
            series.measure().to_owned(),
            claim.date().as_written().to_owned(),
            day(point.earliest()),
            day(point.latest()),
            number::digits(point.value),
            point.qualifier.word().to_owned(),
            claim.claim().by.clone().unwrap_or_default(),
            sources.join(", "),
            event.id.clone(),
            claim.file.to_owned(),
            event.line.to_string(),
            claim.over().map(Date::as_written).unwrap_or_default().to_owned(),
        ])
    }
}

#[cfg(test)]
mod tests;
