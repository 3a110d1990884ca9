//! A claim as it is set beside others: what it says, how it is meant, who says it, where, and when that was published.
//!
//! Owns the one asking for such a claim, for the table of figures and for disagreements. Refuses to hold its event.

use crate::app::layout::clip;
use crate::app::layout::when;
use crate::evidence::cited::support;
use crate::evidence::figures::ClaimRef;
use crate::model::date::Glyphs;
use crate::model::number::qualified;
use crate::model::{Citation, Cited, Event, Source, Timeline};
use crate::text::Clean;

/// A claim, ready to be shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Statement {
    /// When its figure held, else when its event was; short.
    pub date: Clean,
    /// Its number with its qualifier; none where it has no figure.
    pub value: Option<Clean>,
    /// Its words.
    pub text: Clean,
    /// Who says it, where that is not the source itself.
    pub by: Option<Clean>,
    /// Who publishes the first of its sources, or what that is called.
    pub source: Clean,
    /// When that was published; short, empty where it is not known.
    pub published: Clean,
    /// Where in it.
    pub at: Clean,
    /// How many sources it has besides.
    pub others: usize,
    /// The title of its event.
    pub title: Clean,
}

impl Statement {
    /// Asks for a claim; none where its file no longer holds it.
    pub fn of(timeline: &Timeline, at: ClaimRef) -> Option<Self> {
        let event = timeline.event(at.row as usize).ok()?;
        let claim = event.claims.get(at.claim as usize)?;
        let figure = claim.figure.as_ref();
        let date = figure.and_then(|figure| figure.date.as_ref()).unwrap_or(&event.date);
        let citations = support(&event, claim);
        let mut statement = Self {
            date: Clean::line(&date.label(None, Glyphs::Unicode)),
            value: figure.map(|figure| Clean::line(&qualified(figure.value, figure.qualifier))),
            text: clip::mention(&claim.text),
            by: claim.by.as_deref().map(clip::mention),
            others: citations.len().saturating_sub(1),
            title: clip::mention(&event.title),
            ..Self::default()
        };
        if let Some(citation) = citations.first() {
            statement.cite(timeline, &event, citation);
        }
        Some(statement)
    }

    fn cite(&mut self, timeline: &Timeline, event: &Event, citation: &Citation) {
        let listed;
        let source: Option<&Source> = match &citation.source {
            Cited::Inline(source) => Some(source),
            Cited::Id(id) => {
                listed = timeline.source(id, event.file);
                self.source = clip::mention(id);
                listed.as_ref()
            }
        };
        if let Some(source) = source {
            self.source = clip::mention(source.publisher.as_ref().unwrap_or(&source.title));
            self.published = source.published.as_ref().map(when::words).unwrap_or_default();
        }
        self.at = citation.at.as_deref().map(clip::mention).unwrap_or_default();
    }

    /// Its source, when that was published and where in it, as far as they are known: "AP News, March 2025, ¶ 9, and 2
    /// more"; empty where it has none.
    pub fn cited(&self) -> Clean {
        let mut words: Vec<&str> = [&self.source, &self.published, &self.at].map(Clean::as_str).to_vec();
        words.retain(|words| !words.is_empty());
        let more = format!("and {} more", self.others);
        words.extend((self.others > 0).then_some(more.as_str()));
        Clean::line(&words.join(", "))
    }

    /// Who says it: the speaker, else the source.
    pub fn who(&self) -> &Clean {
        self.by.as_ref().unwrap_or(&self.source)
    }
}
