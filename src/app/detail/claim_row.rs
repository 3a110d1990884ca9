//! A claim as it is set beside others: what it says, how it is meant, who says it, where, and when that was published.
//!
//! Owns how it is cut and cleaned, for the table of figures and for disagreements.

use crate::app::layout::{clip, when};
use crate::dossier::CitedClaims;
use crate::evidence::figures::ClaimRef;
use crate::model::Source;
use crate::text::Clean;

/// A claim, ready to be shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ClaimRow {
    /// When its figure held, or over which time it is a total, else when its event was; short.
    pub date: Clean,
    /// Its number with its qualifier; none where it has no figure.
    pub value: Option<Clean>,
    /// Its words.
    pub text: Clean,
    /// Who says it, where that is not the source itself.
    pub by: Option<Clean>,
    /// Who publishes the first of its sources, else its id, else its title.
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

/// The columns of such a date: "over 2022–2025".
pub const DATE: usize = 14;

impl ClaimRow {
    /// Asks for a claim; none where its file no longer holds it.
    pub fn of(claims: &CitedClaims<'_>, at: ClaimRef) -> Option<Self> {
        let row = claims.ask(at, 1).ok()?;
        let (claim, mut cited, lang) = (row.claim(), row.cited(), row.date().language());
        let others = cited.len().saturating_sub(1);
        let (citation, source) = cited.next().unzip();
        let source = source.flatten();
        let name = source.map(Source::name).or(citation.map(|citation| citation.source.name()));
        Some(Self {
            date: Clean::line(&row.when_label()),
            value: claim.figure.as_ref().map(|figure| Clean::line(&lang.qualified(figure.value, figure.qualifier))),
            text: clip::mention(&claim.text),
            by: claim.by.as_deref().map(clip::mention),
            source: name.map(clip::mention).unwrap_or_default(),
            published: source.and_then(|source| source.published.as_ref()).map(when::words).unwrap_or_default(),
            at: citation.and_then(|citation| citation.at.as_deref()).map(clip::mention).unwrap_or_default(),
            others,
            title: clip::mention(&row.event().title),
        })
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
