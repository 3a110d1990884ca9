//! The newsroom's rules asked about every event, with the bytes that each question is about.
//!
//! Owns the walk with all processors, what the files silence, and the way from a finding to its place. No more findings
//! are kept than problems are told whole.

use crate::edge::open::load::Chronology;
use crate::edge::print::out::Failure;
use crate::evidence::cited::SourceKey;
use crate::evidence::figures::Figures;
use crate::evidence::rules::{Doubles, Finding, NamesUsed, Rule, Rules, Shared, Subject, Told, listed, measures};
use crate::format::{CitationSpans, EventSpans, Opened, event_spans, source_place};
use crate::model::{Day, Event, FileId, Flags, Order, Place, Problem, Problems, Severity, Timeline};
use crate::text::{in_toml, nearest};
use std::collections::HashSet;
use std::sync::atomic::{AtomicBool, Ordering};

/// What each thread gathers: findings, figures, names.
type Tools<'t> = (Rules<'t>, Figures, NamesUsed);

/// Adds what the rules have to say to the problems of a chronology; returns how much of it the files silence.
///
/// # Errors
/// Where a file is no longer what was opened.
pub(super) fn ask(chronology: &mut Chronology, today: Day) -> Result<u64, Failure> {
    let timeline = &chronology.timeline;
    let mut answers = Answers::new(timeline, &chronology.files);
    let order = Order::All(timeline.len());
    let shared = Shared::of(timeline);
    let mut doubles = Doubles::new(&shared);
    // Once as many problems are kept as are told whole, all others are only counted.
    let is_full = AtomicBool::new(false);
    let ask = |(rules, figures, names): &mut Tools<'_>, found: &mut Vec<_>, row: usize, event: Event| {
        let at = u32::try_from(row).unwrap_or(u32::MAX);
        if timeline.rows().get(row).is_some_and(|row| row.flags.has(Flags::FIGURES)) {
            figures.add(timeline, at, &event);
        }
        names.add(at, &event);
        rules.in_words = !is_full.load(Ordering::Relaxed);
        found.push((row, rules.event(at, &event), shared.told(at, &event)));
    };
    let gathered = chronology.ordered(&order).each(
        || (Rules::new(timeline, today), Figures::default(), NamesUsed::default()),
        ask,
        |found: Vec<(usize, Vec<Finding>, Option<Told>)>| -> Result<(), Failure> {
            for (row, findings, told) in found {
                answers.of_row(row, findings);
                if let Some(told) = told {
                    doubles.add(told);
                }
            }
            is_full.store(answers.problems.is_full(Severity::Warning), Ordering::Relaxed);
            Ok(())
        },
    )?;
    let (mut figures, mut names) = (Figures::default(), NamesUsed::default());
    for (_, more_figures, more_names) in gathered {
        figures.append(more_figures);
        names.append(more_names);
    }
    let of_names = names.compare(timeline);
    for finding in
        listed(timeline).into_iter().chain(doubles.findings()).chain(of_names).chain(measures(&figures.series()))
    {
        match finding.subject.row() {
            Some(row) => answers.of_row(row as usize, vec![finding]),
            None => answers.of_source(finding),
        }
    }
    let Answers { mut problems, count, .. } = answers;
    problems.sort();
    chronology.timeline.problems = problems;
    Ok(count)
}

/// What has been found so far.
struct Answers<'c> {
    timeline: &'c Timeline,
    files: &'c [Opened],
    silenced: HashSet<(FileId, Rule)>,
    problems: Problems,
    /// How many findings are silenced.
    count: u64,
}

impl<'c> Answers<'c> {
    /// The problems that are known already, and those of what is silenced.
    fn new(timeline: &'c Timeline, files: &'c [Opened]) -> Self {
        let mut problems = timeline.problems.clone();
        let mut silenced = HashSet::new();
        for named in &timeline.silenced {
            match Rule::named(&named.name) {
                Some(rule) => drop(silenced.insert((named.place.file, rule))),
                None => problems.push(unknown(&named.name, &named.place)),
            }
        }
        Self { timeline, files, silenced, problems, count: 0 }
    }

    /// Whether a finding in this file is to be told whole; else it is counted.
    fn wanted(&mut self, file: FileId, rule: Rule) -> bool {
        if self.silenced.contains(&(file, rule)) {
            self.count += 1;
            return false;
        }
        let full = self.problems.is_full(Severity::Warning);
        if full {
            self.problems.count(Severity::Warning, rule.name());
        }
        !full
    }

    /// Takes in findings about the event of a row, which is read again only where one of them is to be told.
    fn of_row(&mut self, row: usize, findings: Vec<Finding>) {
        let Some(row) = self.timeline.rows().get(row) else { return };
        let mut spans: Option<Option<EventSpans>> = None;
        for finding in findings {
            if self.wanted(row.file, finding.rule) {
                let spans = spans.get_or_insert_with(|| event_spans(self.files, row));
                let start = u64::from(row.at);
                let place = spans.as_ref().and_then(|spans| place(spans, &finding));
                let place = place.unwrap_or(Place { file: row.file, span: start..start + 1 });
                self.problems.push(problem(finding, place));
            }
        }
    }

    /// Takes in a finding about a listed source.
    fn of_source(&mut self, finding: Finding) {
        let Subject::Source(SourceKey::Listed { file, id }) = finding.subject else { return };
        if !self.wanted(file, finding.rule) {
            return;
        }
        let rows = self.timeline.source_rows();
        let row = rows.get(rows.partition_point(|row| (row.id, row.file) < (id, file)));
        if let Some(place) = row.and_then(|row| source_place(self.files, row, finding.rule.key_of_source())) {
            self.problems.push(problem(finding, place));
        }
    }
}

/// The bytes that a finding about an event is about.
fn place(spans: &EventSpans, finding: &Finding) -> Option<Place> {
    let claim = |nth: u32| spans.claims.get(nth as usize);
    let of_citation = |citation: &CitationSpans| citation.key(finding.rule.key_of_source());
    match finding.subject {
        Subject::Event { .. } => spans.title.clone(),
        Subject::Date { .. } => spans.date.clone(),
        Subject::Claim(at) => claim(at.claim).map(|claim| claim.text.clone()),
        Subject::Measure(at) => claim(at.claim)?.measure.clone(),
        Subject::Place { .. } => spans.place.clone(),
        Subject::Person { nth, .. } => spans.people.get(nth as usize).cloned(),
        Subject::Tag { nth, .. } => spans.tags.get(nth as usize).cloned(),
        Subject::Speaker(at) => claim(at.claim)?.by.clone(),
        Subject::FigureDate(at) => claim(at.claim)?.figure_date.clone(),
        Subject::Unit(at) => claim(at.claim)?.unit.clone(),
        Subject::Citation { claim: None, citation, .. } => spans.citations.get(citation as usize).map(of_citation),
        Subject::Citation { claim: Some(nth), citation, .. } => {
            claim(nth)?.citations.get(citation as usize).map(of_citation)
        }
        Subject::Source(_) => None,
    }
}

fn problem(finding: Finding, place: Place) -> Problem {
    let Finding { rule, message, hint, .. } = finding;
    let (label, also) = (String::new(), Vec::new());
    Problem { severity: Severity::Warning, code: rule.name(), place, message, label, hint: Some(hint), also }
}

/// A rule that there is not, with the nearest that there is.
fn unknown(name: &str, place: &Place) -> Problem {
    let names = || Rule::NAMES.iter().map(|(name, _)| *name);
    let hint = match nearest(name, names()) {
        Some(near) => format!("did you mean {}?", in_toml(near)),
        None => format!("the rules are {}", names().collect::<Vec<_>>().join(", ")),
    };
    let shown: String = name.chars().take(60).collect();
    Problem {
        severity: Severity::Warning,
        code: "unknown-rule",
        place: place.clone(),
        message: format!("`{shown}` is no rule of `check`"),
        label: String::new(),
        hint: Some(hint),
        also: Vec::new(),
    }
}

#[cfg(test)]
mod tests;
