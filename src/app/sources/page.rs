//! The focused source, in full, with all that it is cited for.
//!
//! Owns the order and the wording of that page. Refuses to lay out more of it than has been looked at: a source may be
//! cited for a million events, of which as many are asked for as were scrolled to.

use crate::app::detail::archives::{Archived, Archives};
use crate::app::detail::{facts, origins, passages};
use crate::app::layout::clip;
use crate::app::layout::text::{Line, Paragraph, Role, Span};
use crate::app::layout::when;
use crate::app::sources::item::{Item, counted};
use crate::app::summary::Summary;
use crate::dossier;
use crate::evidence::cited::SourceKey;
use crate::evidence::sources::{PublisherUse, SourceUse, Tally};
use crate::model::number::grouped;
use crate::model::{Citation, Claim, Event, FileId, Timeline};
use crate::text::Clean;

/// A page, as far as it was laid out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page {
    of: Option<(Item, usize)>,
    /// Its lines.
    pub lines: Vec<Line>,
    /// The first line shown, if the page is long enough for that.
    pub(in crate::app) top: usize,
    /// The archived copies that it names.
    pub(in crate::app) archived: Vec<Archived>,
    /// What it is about.
    keys: Vec<SourceKey>,
    /// The rows of the events that cite it.
    rows: Vec<u32>,
    /// How many of those were laid out.
    done: usize,
}

impl Page {
    /// As many lines as the page has at least, those included that are not laid out yet.
    pub fn extent(&self) -> usize {
        const LEAST: usize = 3; // an event, what it is cited for, and air
        self.lines.len() + self.left() * LEAST
    }

    /// Has it laid out anew, and stays where it was scrolled to.
    pub(in crate::app) fn renew(&mut self) {
        self.of = self.of.map(|(item, _)| (item, usize::MAX));
    }

    /// How many events are still to be laid out.
    fn left(&self) -> usize {
        self.rows.len().min(clip::ITEMS).saturating_sub(self.done)
    }

    /// Lays the page of an item out as far as `lines`.
    pub(super) fn read(&mut self, summary: &Summary, archives: &Archives, item: Item, (width, lines): (usize, usize)) {
        if self.of != Some((item, width)) {
            let top = if self.of.is_some_and(|(of, _)| of == item) { self.top } else { 0 };
            *self = Self { of: Some((item, width)), top, ..Self::default() };
            self.head(summary, archives, item, width);
        }
        while self.lines.len() < lines && self.left() > 0 {
            self.event(summary, width);
        }
    }

    fn head(&mut self, summary: &Summary, archives: &Archives, item: Item, width: usize) {
        let bibliography = &summary.bibliography;
        let tally = match item {
            Item::Source(n) => {
                let Some(used) = bibliography.sources().get(n) else { return };
                self.keys = vec![used.key];
                self.rows = bibliography.rows(used).to_vec();
                self.source(summary, archives, (n, used), width);
                used.tally
            }
            Item::Publisher(n) => {
                let Some(publisher) = bibliography.publishers().get(n) else { return };
                let sources = publisher.sources.iter().filter_map(|n| bibliography.sources().get(*n));
                self.keys = sources.map(|source| source.key).collect();
                self.keys.sort_unstable();
                self.rows = bibliography.rows_of_publisher(publisher);
                self.publisher(summary, publisher, width);
                publisher.tally
            }
        };
        self.lines.push(Line::default());
        for line in rests(tally) {
            self.push(width, Paragraph::of(vec![Span::new(Role::Body, line)]));
        }
        if !self.rows.is_empty() {
            self.lines.push(Line::default());
            self.push(width, Paragraph::of(vec![Span::new(Role::Heading, "CITED FOR")]));
        }
    }

    fn push(&mut self, width: usize, paragraph: Paragraph) {
        if self.lines.len() < clip::LINES {
            self.lines.extend(paragraph.lines(width));
        }
    }

    fn source(&mut self, summary: &Summary, archives: &Archives, (n, used): (usize, &SourceUse), width: usize) {
        let timeline = &summary.timeline;
        let Some(source) = summary.bibliography.source(timeline, used) else {
            let words = "This source can no longer be read: its file has changed since it was opened.";
            return self.push(width, Paragraph::of(vec![Span::new(Role::Warning, words)]));
        };
        self.push(width, Paragraph::of(vec![Span::new(Role::Title, clip::field(&source.title))]));
        let url = source.url.as_ref().map(|url| vec![Span::new(Role::Url, clip::field(url))]);
        let quiet = |label: &'static str, text: Clean| vec![Span::new(Role::Quiet, label), Span::new(Role::Body, text)];
        let accessed = source.accessed.as_ref().map(|date| quiet("read ", when::words(date)));
        let file = file(summary, n);
        self.archived.extend(Archived::of(&source, file));
        let archive = self.archived.first().map(|copy| archives.told(copy));
        let note = source.note.as_ref().map(|note| vec![Span::new(Role::Quiet, clip::block(note).0)]);
        let id = (!source.id.is_empty()).then(|| quiet("id ", clip::mention(&source.id)));
        let origins = origins(&dossier::origins(&**timeline, &source, file));
        let lines = facts(&source).into_iter().chain(origins);
        for runs in lines.chain(url).chain(accessed).chain(archive).chain(note).chain(id) {
            self.push(width, Paragraph::of(runs));
        }
    }

    fn publisher(&mut self, summary: &Summary, publisher: &PublisherUse, width: usize) {
        self.push(width, Paragraph::of(vec![Span::new(Role::Title, clip::field(&publisher.name))]));
        let count = Clean::line(&counted(publisher.sources.len(), "source"));
        self.push(width, Paragraph::of(vec![Span::new(Role::Quiet, count)]));
        for n in publisher.sources.iter().take(clip::ITEMS) {
            let used = summary.bibliography.sources().get(*n);
            let Some(source) = used.and_then(|used| summary.bibliography.source(&summary.timeline, used)) else {
                continue;
            };
            let mut runs = vec![Span::new(Role::SourceTitle, clip::mention(&source.title))];
            if let Some(date) = &source.published {
                runs.extend([Span::new(Role::Quiet, " · "), Span::new(Role::When, when::words(date))]);
            }
            let lead = Some(Span::new(Role::Quiet, "• "));
            self.push(width, Paragraph { lead, ..Paragraph::of(runs) });
        }
        self.rest(width, publisher.sources.len());
    }

    /// Says how many were left off, where some were.
    fn rest(&mut self, width: usize, all: usize) {
        if all > clip::ITEMS {
            let words = Clean::line(&format!("… and {} more", all - clip::ITEMS));
            self.push(width, Paragraph::of(vec![Span::new(Role::Quiet, words)]));
        }
    }

    /// Lays out the next event that cites it.
    fn event(&mut self, summary: &Summary, width: usize) {
        let row = self.rows.get(self.done).copied().unwrap_or(u32::MAX);
        if self.done > 0 {
            self.lines.push(Line::default());
        }
        self.done += 1;
        if let Ok(event) = summary.timeline.event(row as usize) {
            let when = Span::new(Role::When, when::words(&event.date));
            let runs = vec![when, Span::new(Role::Quiet, " · "), Span::new(Role::Body, clip::field(&event.title))];
            self.push(width, Paragraph::of(runs));
            let own = self.own(summary, &event, &event.sources);
            self.passages(width, &own);
            for claim in event.claims.iter().take(clip::ITEMS) {
                self.claim(summary, &event, claim, width);
            }
        }
        if self.left() == 0 {
            self.rest(width, self.rows.len());
        }
    }

    fn claim(&mut self, summary: &Summary, event: &Event, claim: &Claim, width: usize) {
        let own = self.own(summary, event, &claim.sources);
        if own.is_empty() {
            return;
        }
        let mut runs = vec![Span::new(Role::Body, clip::field(&claim.text))];
        if let Some(by) = &claim.by {
            runs.extend([Span::new(Role::Quiet, " — "), Span::new(Role::By, clip::mention(by))]);
        }
        let lead = Some(Span::new(Role::Quiet, "• "));
        self.push(width, Paragraph { indent: 2, lead, ..Paragraph::of(runs) });
        self.passages(width, &own);
    }

    /// Those of the citations that lead here.
    fn own<'e>(&self, summary: &Summary, event: &Event, citations: &'e [Citation]) -> Vec<&'e Citation> {
        let leads_here = |citation: &&Citation| {
            let key = SourceKey::of(&citation.source, event.file, &*summary.timeline);
            key.is_some_and(|key| self.keys.binary_search(&key).is_ok())
        };
        citations.iter().filter(leads_here).collect()
    }

    fn passages(&mut self, width: usize, citations: &[&Citation]) {
        for runs in passages(&dossier::passages(citations)) {
            self.push(width, Paragraph { indent: 4, ..Paragraph::of(runs) });
        }
    }
}

/// "12 events rest on it, 3 of them on it alone", and the same of claims.
fn rests(tally: Tally) -> Vec<Clean> {
    if tally == Tally::default() {
        return vec![Clean::from("Nothing rests on it.")];
    }
    let line = |thing: &str, all: u32, alone: u32| {
        let rest = match (all, alone) {
            (1, 0) => "rests on it, but not alone".to_owned(),
            (1, _) => "rests on it alone".to_owned(),
            (_, 0) => "rest on it, none of them on it alone".to_owned(),
            _ if alone == all => "rest on it alone".to_owned(),
            _ => format!("rest on it, {} of them on it alone", grouped(alone.into())),
        };
        Clean::line(&format!("{} {rest}", counted(all as usize, thing)))
    };
    let lines = [("event", tally.events, tally.events_alone), ("claim", tally.claims, tally.claims_alone)];
    lines.into_iter().filter(|(_, all, _)| *all > 0).map(|(thing, all, alone)| line(thing, all, alone)).collect()
}

/// The file in which a source stands, as far as names in it are looked up there.
fn file(summary: &Summary, item: usize) -> FileId {
    let Some(used) = summary.bibliography.sources().get(item) else { return FileId::default() };
    let first = |timeline: &Timeline| {
        let row = summary.bibliography.rows(used).first().and_then(|row| timeline.rows().get(*row as usize));
        row.map_or_else(FileId::default, |row| row.file)
    };
    match used.key {
        SourceKey::Listed { file, .. } => file,
        SourceKey::Inline(_) => first(&summary.timeline),
    }
}
