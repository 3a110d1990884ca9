//! Whether an event matches.
//!
//! Owns the answer of each term, and the order in which they are asked: what costs least first, and nothing more once
//! one says no. Refuses to find out what the event does not tell: that is what [`Facts`] is for.

use super::part;
use super::{Answer, Attribute, Glob, Query, State, Term, Test};
use crate::model::date::row_answer;
use crate::model::{Cited, Event, FileId, Flags, Row, Source, SourceKind};
use std::ops::ControlFlow;
use std::sync::Arc;

/// What must be looked up to answer for an event. Asked only where a term needs it.
pub trait Facts {
    /// The listed source that `id` names for an event of `file`.
    fn source(&self, id: &str, file: FileId) -> Option<Arc<Source>>;

    /// How surely one of its claims contradicts another.
    fn disputed(&self, event: &Event) -> Answer;

    /// How many independent origins its best supported statement has.
    fn origins(&self, event: &Event) -> usize;
}

impl Query {
    /// Whether an event matches: whether all terms hold, and how surely.
    pub fn matches(&self, event: &Event, facts: &dyn Facts) -> Answer {
        let mut answer = Answer::Certainly;
        for term in self.by_cost.iter().filter_map(|at| self.terms.get(*at)) {
            answer = answer.min(term.answer(event, facts));
            if answer == Answer::No {
                break;
            }
        }
        answer
    }

    /// The answer where the row alone gives it; none where the event must be asked.
    pub fn row_answer(&self, row: &Row) -> Option<Answer> {
        self.answer_knowing(row, |_| None)
    }

    /// The same where more is known: of the test of each term whether it holds, as far as `known` tells.
    pub fn answer_knowing(&self, row: &Row, known: impl Fn(usize) -> Option<bool>) -> Option<Answer> {
        let mut answer = Some(Answer::Certainly);
        for (n, term) in self.terms.iter().enumerate() {
            match term.row_answer(row).or_else(|| known(n).map(|holds| term.signed(holds.into()))) {
                Some(Answer::No) => return Some(Answer::No),
                Some(of_term) => answer = answer.map(|answer| answer.min(of_term)),
                None => answer = None,
            }
        }
        answer
    }
}

impl Term {
    fn answer(&self, event: &Event, facts: &dyn Facts) -> Answer {
        self.signed(self.test.answer(event, facts))
    }

    fn row_answer(&self, row: &Row) -> Option<Answer> {
        self.test.row_answer(row).map(|answer| self.signed(answer))
    }

    fn signed(&self, answer: Answer) -> Answer {
        if self.negated { answer.negated() } else { answer }
    }
}

impl Test {
    fn answer(&self, event: &Event, facts: &dyn Facts) -> Answer {
        match self {
            Self::Text(pattern) => {
                let mut look = |_, text: &str| found(pattern.is_in(text));
                part::each_text(event, facts, &mut look).is_break().into()
            }
            Self::Value(attribute, any) => has_value(event, facts, *attribute, any).into(),
            Self::Kind(any) => cites_kind(event, facts, any).into(),
            Self::When { relation, certain, any } => {
                let extent = event.extent();
                best(any.iter().map(|interval| extent.answer(*relation, &interval.period)), *certain)
            }
            Self::Is { certain, any } => best(any.iter().map(|state| state.answer(event, facts)), *certain),
        }
    }

    fn row_answer(&self, row: &Row) -> Option<Answer> {
        match self {
            Self::Text(_) | Self::Value(..) | Self::Kind(_) => None,
            Self::When { relation, certain, any } => {
                best_known(any.iter().map(|interval| row_answer(row, *relation, &interval.period)), *certain)
            }
            Self::Is { certain, any } => best_known(any.iter().map(|state| state.row_answer(row)), *certain),
        }
    }
}

/// The answer where any of several will do.
fn best(answers: impl Iterator<Item = Answer>, certain: bool) -> Answer {
    best_known(answers.map(Some), certain).unwrap_or(Answer::No)
}

/// The same where some of them may not be known: then only a certain one settles it.
fn best_known(answers: impl Iterator<Item = Option<Answer>>, certain: bool) -> Option<Answer> {
    let mut best = Some(Answer::No);
    for answer in answers {
        if answer == Some(Answer::Certainly) {
            return answer;
        }
        best = best.zip(answer).map(|(best, answer)| best.max(answer));
    }
    best.map(|best| if certain { best.certain_only() } else { best })
}

fn found(yes: bool) -> ControlFlow<()> {
    if yes { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
}

fn has_value(event: &Event, facts: &dyn Facts, attribute: Attribute, any: &[Glob]) -> bool {
    let is = |value: &String| any.iter().any(|glob| glob.matches(value));
    let mut claims = event.claims.iter();
    match attribute {
        Attribute::Tag => event.tags.iter().any(is),
        Attribute::Place => event.place.iter().any(is),
        Attribute::Person => event.people.iter().any(is),
        Attribute::By => claims.any(|claim| claim.by.iter().any(is)),
        Attribute::Measure => claims.any(|claim| claim.figure.iter().any(|figure| is(&figure.measure))),
        Attribute::Publisher => cites(event, facts, |source| source.publisher.iter().any(is)),
        Attribute::Source => {
            let mut cited = part::sources(event).map(|(_, cited)| cited);
            cited.any(|cited| matches!(cited, Cited::Id(id) if is(id)))
                || cites(event, facts, |source| is(&source.title) || source.publisher.iter().any(is))
        }
    }
}

fn cites_kind(event: &Event, facts: &dyn Facts, any: &[SourceKind]) -> bool {
    cites(event, facts, |source| source.kind.is_some_and(|kind| any.contains(&kind)))
}

/// Whether it cites a source of which something holds.
fn cites(event: &Event, facts: &dyn Facts, holds: impl Fn(&Source) -> bool) -> bool {
    part::sources(event).filter_map(|(_, cited)| part::source(cited, event, facts)).any(|source| holds(&source))
}

impl State {
    fn answer(self, event: &Event, facts: &dyn Facts) -> Answer {
        let date = &event.date;
        match self {
            Self::Disputed => facts.disputed(event),
            Self::SingleSource => (facts.origins(event) == 1).into(),
            Self::Unsourced => (facts.origins(event) == 0).into(),
            Self::Ongoing => {
                let may_go_on = date.is_interval() && (date.end_is_open() || date.end_is_unknown());
                Answer::of(may_go_on, date.is_ongoing())
            }
            Self::Undated => date.is_undated().into(),
            Self::Uncertain => (date.is_uncertain() || date.is_approximate()).into(),
        }
    }

    fn row_answer(self, row: &Row) -> Option<Answer> {
        let has = |flag| row.flags.has(flag);
        match self {
            Self::Disputed => Some(row.flags.disputed()),
            Self::SingleSource if has(Flags::UNSOURCED) => Some(Answer::No),
            Self::SingleSource => None,
            Self::Unsourced => Some(has(Flags::UNSOURCED).into()),
            Self::Ongoing if has(Flags::OPEN_END) => Some(Answer::Certainly),
            // An interval of which it is not said how late it may have ended, or one date of which that is not said.
            Self::Ongoing if row.last >= Row::UNKNOWN_END => None,
            Self::Ongoing => Some(Answer::No),
            Self::Undated => Some(row.is_undated().into()),
            Self::Uncertain => Some((has(Flags::UNCERTAIN) || has(Flags::APPROXIMATE)).into()),
        }
    }
}
