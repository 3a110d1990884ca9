//! Words that every medium says alike.
//!
//! Owns which facts of a source are said beside its title, and in which order, how a figure is read out, and the signs of a
//! dispute.

use crate::evidence::as_of::{AsOf, Out};
use crate::model::{
    Answer, Beside, Citation, Cited, Cutoff, Date, Event, EventId, Figure, FileId, Lang, ListedSources, Qualifier,
    Source, Timeline,
};
use std::borrow::Cow;
use std::cell::RefCell;

/// The sign of what is disputed so surely: "≠" before what contradicts another, "≈" before what may; none otherwise.
pub fn disputed(how: Answer) -> Option<&'static str> {
    match how {
        Answer::Certainly => Some("≠"),
        Answer::Possibly => Some("≈"),
        Answer::No => None,
    }
}

/// Something said of a source beside its title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact<'s> {
    /// The words. Not cleaned.
    pub words: Cow<'s, str>,
    /// Whether they are the program's own, as the kind of a source is.
    pub is_kind: bool,
}

/// Publisher, author, when it appeared and its kind, as far as they are known.
pub fn facts(source: &Source) -> impl Iterator<Item = Fact<'_>> {
    let facts = [
        (source.publisher.as_deref().map(Cow::Borrowed), false),
        (source.author.as_deref().map(Cow::Borrowed), false),
        (source.published.as_ref().map(|date| Cow::Owned(date.words())), false),
        (source.kind.map(|kind| Cow::Borrowed(kind.word())), true),
    ];
    facts.into_iter().filter_map(|(words, is_kind)| words.map(|words| Fact { words, is_kind }))
}

/// What it comes after, and before, as one of the two says, with who says so: "after", "The fire, says The Sun, line 22".
/// Others are those that are said to, each with its row. As of a day it is said of what may not have been known.
pub(super) fn order(
    (timeline, row): (&Timeline, usize),
    event: &Event,
    others: &[(usize, Event)],
    sources: &impl ListedSources,
    cutoff: Option<&Cutoff>,
) -> Vec<(&'static str, String)> {
    let as_of = cutoff.map(|cutoff| (cutoff.words(Lang::English), RefCell::new(AsOf::new(cutoff.clone()))));
    let known = |source: &Cited, file: FileId| {
        let (day, as_of) = as_of.as_ref()?;
        let out = as_of.borrow_mut().cited(timeline, file, source);
        known_or_not(out).map(|known| format!(" ({known} {day})"))
    };
    let said = |beside: &Beside, file: FileId, title: &str| {
        let Some(Citation { source, at, .. }) = &beside.citation else { return title.to_owned() };
        let cited = source.source(sources, file);
        let publisher = cited.as_ref().map(|source| source.publisher.as_deref().unwrap_or(&source.title));
        let at = at.as_deref().map(|at| format!(", {at}")).unwrap_or_default();
        let known = known(source, file).unwrap_or_default();
        format!("{title}, says {}{at}{known}", publisher.unwrap_or("a source that is not listed"))
    };
    let id = |row: usize| timeline.rows().get(row).map(|row| row.id);
    let own = |beside: &Beside| {
        let named = Some(EventId::digest(&beside.id));
        let meant = others.iter().find(|(other, _)| id(*other) == named);
        said(beside, event.file, meant.map_or(&beside.id, |(_, other)| &other.title))
    };
    let after = event.after.iter().map(|beside| ("after", own(beside)));
    let mut order: Vec<_> = after.chain(event.before.iter().map(|beside| ("before", own(beside)))).collect();
    for (_, other) in others {
        let sides = [("before", &other.after), ("after", &other.before)];
        for (side, beside) in sides.into_iter().flat_map(|(side, all)| all.iter().map(move |beside| (side, beside))) {
            let words = said(beside, other.file, &other.title);
            let is_told = || order.iter().any(|(other_side, told)| (*other_side, told) == (side, &words));
            if id(row) == Some(EventId::digest(&beside.id)) && !is_told() {
                order.push((side, words));
            }
        }
    }
    order
}

/// What is said of what a source carries, before the day, where it may not have been known on it: "possibly known".
pub(super) const fn known_or_not(out: Out) -> Option<&'static str> {
    match out {
        Out::Possibly => Some("possibly known"),
        Out::Undated => Some("no dated source: known or not"),
        Out::Certainly | Out::Later => None,
    }
}

/// A figure in words: "about 110,000 people in prison, March 2024", its number and its measure as they are given here.
pub fn figure(figure: &Figure, value: &str, measure: &str) -> String {
    let FigureWords { value, of, when } = FigureWords::of(figure, value);
    format!("{value} {measure}{of}{when}")
}

/// The same by its measure: "people in prison: about 110,000, March 2024".
pub fn figure_by_measure(figure: &Figure, value: &str, measure: &str) -> String {
    let FigureWords { value, of, when } = FigureWords::of(figure, value);
    format!("{measure}{of}: {value}{when}")
}

/// What is said of a figure besides its measure.
struct FigureWords {
    /// "about 110,000", in its unit.
    value: String,
    /// " of the inmates", of what it is a part.
    of: String,
    /// ", March 2024", when it held, or over which time it is a total.
    when: String,
}

impl FigureWords {
    fn of(figure: &Figure, value: &str) -> Self {
        let qualifier = match figure.qualifier {
            Qualifier::Exactly => String::new(),
            qualifier => format!("{} ", qualifier.word()),
        };
        let unit = figure.unit.as_deref().map(|unit| format!(" {unit}")).unwrap_or_default();
        let said = |before: &str, date: &Option<Date>| date.as_ref().map(|date| format!("{before}{}", date.words()));
        let (over, date) = (said(", in all over ", &figure.over), said(", ", &figure.date));
        Self {
            value: format!("{qualifier}{value}{unit}"),
            of: figure.of.as_deref().map(|of| format!(" of {of}")).unwrap_or_default(),
            when: over.into_iter().chain(date).collect(),
        }
    }
}
