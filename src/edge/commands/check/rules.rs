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
use crate::model::{
    Day, Event, FileId, Flags, Order, Place, Problem, Problems, Severity, SourceCache, SourceRow, Timeline,
};
use crate::text::{in_toml, nearest};
use std::collections::{BTreeMap, HashSet};
use std::sync::atomic::{AtomicBool, Ordering};

/// What each thread gathers: findings, figures, names.
type Tools<'t> = (Rules<'t, SourceCache<'t>>, Figures, NamesUsed);

/// Adds what the rules have to say to the problems of a chronology; returns how much of it the files silence. The first
/// `most` problems, in the order of the files, have the bytes that they are about; of others it may be told only where
/// their event or source begins.
///
/// # Errors
/// Where a file is no longer what was opened.
pub(super) fn ask(chronology: &mut Chronology, today: Day, most: usize) -> Result<u64, Failure> {
    let timeline = &chronology.timeline;
    let mut answers = Answers::new(timeline, &chronology.files);
    let order = Order::All(timeline.len());
    let (shared, sources) = (Shared::of(timeline), SourceCache::new(timeline));
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
        Some(event)
    };
    let gathered = chronology.ordered(&order).each(
        || (Rules::new(&sources, today), Figures::default(), NamesUsed::default()),
        ask,
        |found: Vec<(usize, Vec<Finding>, Option<Told>)>| -> Result<(), Failure> {
            for (row, findings, told) in found {
                answers.of_row(row, findings);
                if let Some(told) = told {
                    doubles.add(told);
                }
            }
            is_full.store(answers.is_full(), Ordering::Relaxed);
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
    let (problems, count) = answers.finish(most);
    chronology.timeline.problems = problems;
    Ok(count)
}

/// What has been found so far.
struct Answers<'c> {
    timeline: &'c Timeline,
    files: &'c [Opened],
    silenced: HashSet<(FileId, Rule)>,
    problems: Problems,
    /// Findings to be told, by where the event or source stands that they are about.
    found: BTreeMap<(FileId, u32), Vec<Finding>>,
    /// How many more of them are told.
    room: usize,
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
        let warnings = problems.listed().iter().filter(|problem| problem.severity == Severity::Warning).count();
        let room = Problems::LISTED.saturating_sub(warnings);
        Self { timeline, files, silenced, problems, found: BTreeMap::new(), room, count: 0 }
    }

    /// Whether no more findings are told whole.
    fn is_full(&self) -> bool {
        self.room == 0
    }

    /// Takes in findings about the event of a row.
    fn of_row(&mut self, row: usize, findings: Vec<Finding>) {
        if let Some(row) = self.timeline.rows().get(row) {
            for finding in findings {
                self.take((row.file, row.at), finding);
            }
        }
    }

    /// Takes in a finding about a listed source.
    fn of_source(&mut self, finding: Finding) {
        if let Some(row) = self.source(&finding) {
            self.take((row.file, row.at), finding);
        }
    }

    /// Keeps a finding that is to be told whole; counts it, where no more are, or it is silenced.
    fn take(&mut self, (file, at): (FileId, u32), finding: Finding) {
        if self.silenced.contains(&(file, finding.rule)) {
            self.count += 1;
        } else if self.is_full() {
            self.problems.count(Severity::Warning, finding.rule.name());
        } else {
            self.room -= 1;
            self.found.entry((file, at)).or_default().push(finding);
        }
    }

    fn source(&self, finding: &Finding) -> Option<&'c SourceRow> {
        let Subject::Source(SourceKey::Listed { file, id }) = finding.subject else { return None };
        self.timeline.source_of(file, id)
    }

    /// All problems in order, and how many findings are silenced. What stands in one event or source comes before all that
    /// stands behind it: only the first `most` of them are read again for the bytes that are meant.
    fn finish(mut self, most: usize) -> (Problems, u64) {
        for (nth, ((file, at), findings)) in std::mem::take(&mut self.found).into_iter().enumerate() {
            let row = findings.iter().find_map(|finding| self.timeline.rows().get(finding.subject.row()? as usize));
            let spans = row.filter(|_| nth < most).and_then(|row| event_spans(self.files, row));
            for finding in findings {
                let of_source = || source_place(self.files, self.source(&finding)?, finding.rule.key_of_source());
                let found = match &spans {
                    Some(spans) => place(spans, &finding),
                    None => (nth < most).then(of_source).flatten(),
                };
                let start = u64::from(at);
                self.problems.push(problem(finding, found.unwrap_or(Place { file, span: start..start + 1 })));
            }
        }
        self.problems.sort();
        (self.problems, self.count)
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
