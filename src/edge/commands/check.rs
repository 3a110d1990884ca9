//! `check`: every problem of the files, and how to mend it.
//!
//! Owns which problems are shown whole, the sum of the others, and the last line. The report is what was asked for, so it
//! goes to standard output. Problems of the text are found where it is read; the newsroom's rules are asked about the rest.

mod rules;

use crate::app::help::NO_EVENTS;
use crate::edge::cli::{Check, CheckFormat};
use crate::edge::open::load::Chronology;
use crate::edge::print::out::{Failure, Out, Verdict};
use crate::edge::print::report::{Look, Report};
use crate::format::json;
use crate::model::{Code, Day, Lang, Noun, Place, Problem, Severity, Timeline};
use crate::text::Clean;
use std::collections::BTreeMap;
use std::io::Write;

/// As many problems are shown whole where people read them.
const SHOWN: usize = 20;
/// Columns of an excerpt where there is no terminal.
const COLUMNS: usize = 120;

/// Writes what is wrong with a chronology, as it is seen `today`.
///
/// # Errors
/// Where it cannot be written, or a file is no longer what was opened.
pub(in crate::edge) fn check(
    out: &mut Out<'_>,
    chronology: &mut Chronology,
    options: &Check,
    today: Day,
) -> Result<Verdict, Failure> {
    let most = match (options.max_problems, options.format) {
        (Some(most), _) => most,
        (None, CheckFormat::Human) => SHOWN,
        (None, CheckFormat::Json) => 0,
    };
    let most = if most == 0 { usize::MAX } else { most };
    let silenced = rules::ask(chronology, today, most)?;
    let problems = &chronology.timeline.problems;
    let shown = choose(problems.listed(), most);
    let report = Report::new(&chronology.files, shown.clone());
    match options.format {
        CheckFormat::Human => {
            human(out, chronology, &shown, &report, silenced)?;
        }
        CheckFormat::Json => {
            let locate = |place: &Place, byte: u64| report.spot(place, byte).map(|spot| (spot.line, spot.column));
            json::check(out, &chronology.timeline, &shown, silenced, &locate)?;
            writeln!(out)?;
        }
    }
    Ok(Verdict::fault(problems.errors() > 0 || (options.strict && problems.warnings() > 0)))
}

/// The first `most` problems, errors before warnings, in the order of the files.
fn choose(listed: &[Problem], most: usize) -> Vec<&Problem> {
    let errors = listed.iter().filter(|problem| problem.severity == Severity::Error).count();
    let (mut errors, mut warnings) = (errors.min(most), most.saturating_sub(errors));
    let mut chosen = |problem: &&Problem| {
        let left = match problem.severity {
            Severity::Error => &mut errors,
            Severity::Warning => &mut warnings,
        };
        let is_chosen = *left > 0;
        *left = left.saturating_sub(1);
        is_chosen
    };
    listed.iter().filter(|problem| chosen(problem)).collect()
}

fn human(
    out: &mut Out<'_>,
    chronology: &Chronology,
    shown: &[&Problem],
    report: &Report<'_>,
    silenced: u64,
) -> Result<(), Failure> {
    let timeline = &chronology.timeline;
    let look = Look { columns: out.columns.unwrap_or(COLUMNS), coloured: out.coloured };
    for problem in report.drawn(look) {
        writeln!(out, "{problem}\n")?;
    }
    if let Some(rest) = rest(timeline, shown) {
        writeln!(out, "{rest}\n")?;
    }
    if chronology.is_unwritten() {
        writeln!(out, "{NO_EVENTS}\n")?;
    }
    Ok(writeln!(out, "{}", Clean::line(&summary(timeline, silenced)))?)
}

/// The problems that are not shown, summed by their codes, the most frequent first: `… and 9,987 more: 9,900 × date, …`.
fn rest(timeline: &Timeline, shown: &[&Problem]) -> Option<String> {
    let mut counts: BTreeMap<Code, u64> = BTreeMap::new();
    for (_, code, count) in timeline.problems.by_code() {
        *counts.entry(code).or_default() += count;
    }
    for problem in shown {
        counts.entry(problem.code).and_modify(|count| *count -= 1);
    }
    let mut counts: Vec<(Code, u64)> = counts.into_iter().filter(|(_, count)| *count > 0).collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let all: u64 = counts.iter().map(|(_, count)| count).sum();
    let by_code: Vec<String> =
        counts.iter().map(|(code, count)| format!("{} × {code}", Lang::English.grouped(*count))).collect();
    (all > 0).then(|| format!("… and {} more: {}", Lang::English.grouped(all), by_code.join(", ")))
}

/// What was read and how it stands: `events.toml: 18 events, 4 sources: no problems; 16 silenced`.
fn summary(timeline: &Timeline, silenced: u64) -> String {
    let name = match &timeline.files[..] {
        [file] => file.clone(),
        files => Lang::English.counted(files.len(), Noun::File),
    };
    let events = Lang::English.counted(timeline.len(), Noun::Event);
    let sources = Lang::English.counted(timeline.source_count(), Noun::Source);
    let (errors, warnings) = (timeline.problems.errors(), timeline.problems.warnings());
    let mut stands: Vec<String> = Vec::new();
    stands.extend((errors > 0).then(|| Lang::English.counted(errors, Noun::Error)));
    stands.extend((warnings > 0).then(|| Lang::English.counted(warnings, Noun::Warning)));
    let stands = if stands.is_empty() { "no problems".to_owned() } else { stands.join(", ") };
    let left_out = match timeline.left_out {
        0 => String::new(),
        left_out => format!("; {} left out", Lang::English.counted(left_out, Noun::Event)),
    };
    let silenced = if silenced > 0 { format!("; {} silenced", Lang::English.grouped(silenced)) } else { String::new() };
    format!("{name}: {events}, {sources}: {stands}{left_out}{silenced}")
}

#[cfg(test)]
mod tests;
