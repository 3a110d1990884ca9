//! The newsroom's rules: what an editor would ask about a chronology.
//!
//! Owns the rules, their names, and what each says of an event, a claim, a citation, a source or a measure. Refuses to
//! know the file: which bytes to underline, and which rules a file has silenced, is for those who hold its text. None of
//! these is an error: what a rule asks about may be right.

mod doubles;
mod finding;
mod listed;
mod measures;
mod names;
mod near;
mod seasons;

pub use doubles::{Doubles, Shared, Told};
pub use finding::{Finding, Rule, Subject};
pub use listed::listed;
pub use measures::measures;
pub use names::NamesUsed;

use super::cited::SourceKey;
use super::independence::Independence;
use super::series::ClaimRef;
use crate::model::{
    Answer, Citation, Cited, Date, DatedBy, Day, Event, EventId, Extent, FileId, ListedSources, Source, Timeline,
};
use crate::text::{fold, quoted};
use foldhash::{HashMap, HashMapExt};
use listed::of_source;
use seasons::season_or_years;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What the rules have to know of a source.
#[derive(Debug)]
struct Facts {
    published: Option<(Date, Extent)>,
    publisher: Option<String>,
    /// Its name, as it is told of a copy.
    name: String,
    derived_from: Option<String>,
}

impl Facts {
    fn of(source: &Source) -> Self {
        let publisher = source.publisher.as_deref().map(fold).filter(|name| !name.is_empty());
        let name = source.publisher.as_ref().unwrap_or(&source.title).clone();
        let with_extent = |date: &Date| (date.clone(), date.extent());
        Self {
            published: source.published.as_ref().map(with_extent),
            publisher,
            name,
            derived_from: source.derived_from.clone(),
        }
    }
}

/// Asks the rules about one event after the other, and remembers the sources it had to ask for.
#[derive(Debug)]
pub struct Rules<'t, S = Timeline> {
    sources: &'t S,
    today: Day,
    /// Whether findings are told in words; else they are only counted, and the words are left out.
    pub in_words: bool,
    independence: Independence<'t, S>,
    /// What is known of listed sources, by the file of who cites them and the digest of the id that they are cited by.
    asked: HashMap<(FileId, u64), (SourceKey, Arc<Facts>)>,
}

impl<'t, S: ListedSources> Rules<'t, S> {
    /// Nothing has been asked about yet.
    pub fn new(sources: &'t S, today: Day) -> Self {
        Self { sources, today, in_words: true, independence: Independence::new(sources), asked: HashMap::new() }
    }

    fn say(&self, words: impl FnOnce() -> String) -> String {
        if self.in_words { words() } else { String::new() }
    }

    /// What the rules say of the event of row `row`.
    pub fn event(&mut self, row: u32, event: &Event) -> Vec<Finding> {
        let mut findings = Vec::new();
        self.not_yet(row, event, &mut findings);
        findings.extend(season_or_years(Subject::Date { row }, &event.date));
        self.support(row, event, &mut findings);
        let extent = event.extent();
        self.citations(row, (event, &extent), None, &event.sources, &mut findings);
        for (claim, number) in event.claims.iter().zip(0..) {
            self.citations(row, (event, &extent), Some(number), &claim.sources, &mut findings);
            let when = claim.figure.iter().flat_map(|figure| [&figure.date, &figure.over]).flatten();
            let subject = Subject::FigureDate(ClaimRef { row, claim: number });
            findings.extend(when.filter_map(|date| season_or_years(subject, date)));
        }
        findings
    }

    fn not_yet(&self, row: u32, event: &Event, findings: &mut Vec<Finding>) {
        let start = event.date.start_bounds().earliest.day();
        findings.extend(start.filter(|start| *start > self.today).map(|_| Finding {
            rule: Rule::EventAfterToday,
            subject: Subject::Event { row },
            message: self.say(|| format!("this has not happened yet: today is {}", self.today)),
            hint: self.say(|| "look at the year; if it is announced or expected, let the title say so".to_owned()),
        }));
    }

    /// The rules on how much an event and its claims rest on.
    fn support(&mut self, row: u32, event: &Event, findings: &mut Vec<Finding>) {
        let (origins, of_claims) = self.independence.support(event);
        if origins == 0 {
            findings.push(Finding {
                rule: Rule::UnsourcedEvent,
                subject: Subject::Event { row },
                message: self.say(|| "nobody says so: this event has no source".to_owned()),
                hint: self
                    .say(|| "cite what it rests on in `sources`, by the id of a source that is listed".to_owned()),
            });
            return;
        }
        let claims = event.claims.iter().zip(of_claims).zip(0..);
        for ((claim, _), number) in claims.filter(|((_, origins), _)| *origins == 0) {
            let message = if claim.sources.is_empty() {
                "this claim has no source, and neither has its event as a whole"
            } else {
                "this claim has no source: what it cites is listed nowhere"
            };
            findings.push(Finding {
                rule: Rule::UnsourcedClaim,
                subject: Subject::Claim(ClaimRef { row, claim: number }),
                message: self.say(|| message.to_owned()),
                hint: self
                    .say(|| "cite where it is said in the claim's `sources`; who says it is no source".to_owned()),
            });
        }
        if origins == 1 {
            findings.push(self.one_origin(row, event));
        }
    }

    /// What there is to say of an event whose best supported statement has one origin.
    fn one_origin(&mut self, row: u32, event: &Event) -> Finding {
        let cited: BTreeMap<SourceKey, Arc<Facts>> =
            event.citations().filter_map(|citation| self.facts(event, &citation.source)).collect();
        let mut publishers: Vec<Option<&str>> = cited.values().map(|facts| facts.publisher.as_deref()).collect();
        publishers.dedup();
        let is_of_one = cited.len() > 1 && matches!(publishers[..], [Some(_)]);
        let rule = if is_of_one { Rule::OnePublisher } else { Rule::SingleSource };
        let (subject, mut message, mut hint) = (Subject::Event { row }, String::new(), "");
        if self.in_words {
            (message, hint) = match cited.len() {
                0 | 1 => {
                    ("this event rests on a single source".to_owned(), "look for a second one that does not copy it")
                }
                sources if is_of_one => (
                    format!("the {sources} sources of this event are all of one publisher"),
                    "look for one that another has published",
                ),
                sources if self.independence.origins_together(event) > 1 => (
                    format!("this event has {sources} sources, but no statement of it has two that are independent"),
                    "look for a second one that says the same",
                ),
                sources => (
                    format!("the {sources} sources of this event go back to one origin"),
                    "look for one that does not derive from them",
                ),
            };
        }
        Finding { rule, subject, message, hint: hint.to_owned() }
    }

    /// The rules on single citations, of the event or of a claim.
    fn citations(
        &mut self,
        row: u32,
        event: (&Event, &Extent),
        claim: Option<u32>,
        citations: &[Citation],
        findings: &mut Vec<Finding>,
    ) {
        for (citation, number) in citations.iter().zip(0..) {
            let subject = Subject::Citation { row, claim, citation: number };
            if citation.quote.is_some() && citation.at.is_none() {
                findings.push(Finding {
                    rule: Rule::QuoteWithoutPlace,
                    subject,
                    message: self.say(|| "this quote does not say where in its source it stands".to_owned()),
                    hint: self.say(|| "say it in `at`: a page, a paragraph, a minute".to_owned()),
                });
            }
            findings.extend(self.published_before(subject, event, &citation.source));
            if let Cited::Inline(source) = &citation.source {
                findings.extend(of_source(subject, source));
            }
        }
    }

    /// Where that is certain: all of the time in which a source, or what it derives from, may have been published lies
    /// before the event began. Only what a source dates is known to have begun then.
    fn published_before(
        &mut self,
        subject: Subject,
        (event, extent): (&Event, &Extent),
        cited: &Cited,
    ) -> Option<Finding> {
        if event.dated_by != DatedBy::Source {
            return None;
        }
        let (mut met, mut next) = (BTreeSet::new(), self.facts(event, cited));
        while let Some((key, facts)) = next {
            let is_before = |(_, published): &&(Date, Extent)| published.is_before(extent) == Answer::Certainly;
            if let Some((published, _)) = facts.published.as_ref().filter(is_before) {
                let source = || match met.len() {
                    0 => "this source".to_owned(),
                    _ => format!("{}, from which this source derives,", quoted(&facts.name)),
                };
                let (published, began) = (published.as_written(), event.date.as_written());
                return Some(Finding {
                    rule: Rule::PublishedBeforeEvent,
                    subject,
                    message: self
                        .say(|| format!("{} was published ({published}) before the event began ({began})", source())),
                    hint: self.say(|| {
                        "look at both dates; if it announced the event, say so in `note` or in the claim".to_owned()
                    }),
                });
            }
            let original = facts.derived_from.as_ref().filter(|_| met.insert(key))?;
            next = self.facts(event, &Cited::Id(original.clone()));
        }
        None
    }

    fn facts(&mut self, event: &Event, cited: &Cited) -> Option<(SourceKey, Arc<Facts>)> {
        let id = match cited {
            Cited::Inline(source) => return Some((SourceKey::inline(source), Arc::new(Facts::of(source)))),
            Cited::Id(id) => id,
        };
        let asked = (event.file, EventId::digest(id));
        if let Some(known) = self.asked.get(&asked) {
            return Some(known.clone());
        }
        let row = self.sources.source_row(id, event.file)?;
        let facts = Facts::of(self.sources.listed_source(id, event.file)?.as_ref());
        let known = (SourceKey::Listed { file: row.file, id: row.id }, Arc::new(facts));
        self.asked.insert(asked, known.clone());
        Some(known)
    }
}

#[cfg(test)]
mod tests;
