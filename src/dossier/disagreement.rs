//! Claims set beside each other: how many, when, who says so, in which source, when that was published, where in it.
//!
//! Owns the way from a claim's place in the timeline to those words, for the tables of disagreements and of figures. Claims
//! are asked for one after the other; the timeline remembers the last events and this their sources, so that many claims
//! of one event cost no more than the event.

use crate::evidence::cited::{each_once, support};
use crate::evidence::disagreement::{Disagreement, Parting};
use crate::evidence::figures::{ClaimRef, Compared};
use crate::evidence::independence::Independence;
use crate::model::{
    Citation, Cited, Claim, Date, Event, Figure, FileChanged, ListedSources, Phrase, Source, SourceCache, Timeline,
};
use std::cell::RefCell;
use std::sync::Arc;

/// The names of the columns under which [`CitedClaim::cells`] stand.
pub const COLUMNS: [&str; 7] = ["says", "when", "who", "source", "published", "at", "event"];

/// A claim with its event and what it rests on.
#[derive(Debug, Clone)]
pub struct CitedClaim<'t> {
    event: Arc<Event>,
    /// The event's file, as the user named it.
    pub file: &'t str,
    claim: usize,
    timeline: &'t Timeline,
    /// The listed sources among what it rests on, each at the place of its citation.
    listed: Vec<Option<Arc<Source>>>,
    /// How many independent origins it rests on; none where not all of its sources were asked for.
    pub origins: Option<usize>,
}

/// Claims of a timeline, asked for one after the other. For one thread.
#[derive(Debug)]
pub struct CitedClaims<'t> {
    timeline: &'t Timeline,
    cache: SourceCache<'t>,
    independence: RefCell<Independence<'t>>,
}

impl<'t> CitedClaims<'t> {
    /// Nothing has been asked for yet.
    pub fn new(timeline: &'t Timeline) -> Self {
        Self { timeline, cache: SourceCache::new(timeline), independence: RefCell::new(Independence::new(timeline)) }
    }

    /// A claim, with as many of the sources on which it rests.
    ///
    /// # Errors
    /// [`FileChanged`] where its file no longer holds it.
    pub fn ask(&self, at: ClaimRef, sources: usize) -> Result<CitedClaim<'t>, FileChanged> {
        let event = self.timeline.shared(at.row as usize)?;
        let claim = at.claim as usize;
        let listed = |citation: &Citation| match &citation.source {
            Cited::Inline(_) => None,
            Cited::Id(id) => self.cache.listed_source(id, event.file),
        };
        let said = event.claims.get(claim).ok_or(FileChanged)?;
        let cited = support(&event, said);
        let origins = (cited.len() <= sources).then(|| self.independence.borrow_mut().of_claim(&event, said));
        let listed = cited.iter().take(sources).map(listed).collect();
        Ok(CitedClaim {
            file: self.timeline.file_name(event.file),
            timeline: self.timeline,
            listed,
            origins,
            claim,
            event,
        })
    }
}

impl CitedClaim<'_> {
    /// Its event.
    pub fn event(&self) -> &Event {
        &self.event
    }

    /// The claim.
    pub fn claim(&self) -> &Claim {
        // It was there when this was made.
        &self.event.claims[self.claim]
    }

    /// The same in the signs of a file, by the clock by which it is shown.
    fn when_written(&self) -> String {
        match self.claim().figure.as_deref() {
            Some(Figure { over: Some(over), .. }) => format!("over {}", over.as_shown()),
            Some(Figure { date: Some(date), .. }) => date.as_shown().into_owned(),
            _ => self.event.when_written(),
        }
    }

    /// When its figure held in few characters, or over which time it is a total, else when its event was: "24 Dec 2025",
    /// "over 2022–2025", "≤24 Dec 2025".
    pub fn when_label(&self) -> String {
        match self.claim().figure.as_deref() {
            Some(Figure { over: Some(over), .. }) => over.language().say(Phrase::Over, &[&over.label(None)]),
            Some(Figure { date: Some(date), .. }) => date.label(None),
            _ => self.event.label(),
        }
    }

    /// Of a total the time over which it was counted.
    pub fn over(&self) -> Option<&Date> {
        self.claim().figure.as_ref().and_then(|figure| figure.over.as_ref())
    }

    /// When its figure held, else when its event was.
    pub fn date(&self) -> &Date {
        self.claim().figure.as_ref().and_then(|figure| figure.date.as_ref()).unwrap_or(&self.event.date)
    }

    /// What it rests on, with the source of each citation where that is known.
    pub fn cited(&self) -> impl ExactSizeIterator<Item = (&Citation, Option<&Source>)> {
        support(&self.event, self.claim()).iter().enumerate().map(|(n, citation)| match &citation.source {
            Cited::Inline(source) => (citation, Some(source.as_ref())),
            Cited::Id(_) => (citation, self.listed.get(n).and_then(Option::as_deref)),
        })
    }

    /// The citations among those on which it rests that lead to a source, of each source the first.
    pub fn sources(&self) -> Vec<&Citation> {
        each_once(support(&self.event, self.claim()), self.event.file, self.timeline)
    }

    /// Its cells as they stand under [`COLUMNS`], a row for each of its sources, of which the first says what it is about.
    /// Not cleaned.
    pub fn cells(&self) -> Vec<[String; COLUMNS.len()]> {
        let claim = self.claim();
        let figure = claim.figure.as_ref();
        let says = figure.map_or_else(
            || claim.text.clone(),
            |figure| self.date().language().qualified(figure.value, figure.qualifier),
        );
        let by = claim.by.as_deref().unwrap_or("the source itself");
        let mut about = Some([says, self.when_written(), by.to_owned(), self.event.id.clone()]);
        let mut row = |[source, published, at]: [String; 3]| {
            let [says, when, who, event] = about.take().unwrap_or_default();
            [says, when, who, source, published, at, event]
        };
        if self.cited().len() == 0 {
            return vec![row(["no source".to_owned(), String::new(), String::new()])];
        }
        self.cited().map(|(citation, source)| row(of_source(citation, source))).collect()
    }
}

/// A source, when it was published, and where in it.
fn of_source(citation: &Citation, source: Option<&Source>) -> [String; 3] {
    let at = citation.at.clone().unwrap_or_default();
    let Some(source) = source else {
        return [citation.source.name().to_owned(), String::new(), at];
    };
    let publisher = source.publisher.as_deref().map(|publisher| format!(", {publisher}")).unwrap_or_default();
    let when = source.published.as_ref().map_or_else(|| "no date".into(), Date::as_shown);
    [format!("{}{publisher}", source.title), when.into_owned(), at]
}

/// What a disagreement is about, and how it was found.
pub fn heading(compared: &Compared, disagreement: &Disagreement) -> String {
    let series = disagreement.measure.and_then(|measure| compared.series().get(measure));
    let about = series.map(|series| format!("{}: ", series.measure())).unwrap_or_default();
    let said = disagreement.said.then_some("one claim disputes another");
    let seen = disagreement.seen.map(in_words);
    let how = match (said, seen) {
        (Some(said), Some(seen)) => format!("{said}, and figures {seen}"),
        (None, Some(seen)) => format!("figures that {seen}"),
        (said, None) => said.unwrap_or_default().to_owned(),
    };
    format!("{about}{how}")
}

/// How figures part: "cannot both be true".
pub fn in_words(parting: Parting) -> &'static str {
    match parting {
        Parting::Possible => "may not fit: their times may differ",
        Parting::Differ => "differ for the same time",
        Parting::Contradict => "cannot both be true",
        Parting::Exceed => "make a part more than its whole",
        Parting::Several => "differ for the same time, or make a part more than its whole",
    }
}
