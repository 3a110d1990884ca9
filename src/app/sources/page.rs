//! The focused source, in full, with all that it is cited for.
//!
//! Owns the order and the wording of that page. A source may be cited for a million events: as many are asked for as were
//! scrolled to.

use crate::app::detail::archives::{Archived, Archives};
use crate::app::detail::{claim_runs, facts, origins, passages};
use crate::app::layout::{Composer, Paragraph, Role, Span, clip, when};
use crate::app::sources::ranks::Item;
use crate::app::summary::Summary;
use crate::dossier;
use crate::evidence::cited::SourceKey;
use crate::evidence::sources::{PublisherUse, SourceUse, Tally};
use crate::model::number::{counted, grouped};
use crate::model::{Citation, Event, FileId};
use crate::text::Clean;

/// A page, as far as it was laid out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page {
    /// What it is about; none where it is to be laid out anew.
    of: Option<Item>,
    /// Its lines and their width.
    pub text: Composer,
    /// The first line shown, if the page is long enough for that.
    pub(in crate::app) top: usize,
    /// The archived copies that it names.
    pub(in crate::app) archived: Vec<Archived>,
    /// By what citations lead to it.
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
        self.text.lines.len() + self.left() * LEAST
    }

    /// Has it laid out anew, and stays where it was scrolled to.
    pub(in crate::app) fn renew(&mut self) {
        self.text.width = usize::MAX;
    }

    /// How many events are still to be laid out.
    fn left(&self) -> usize {
        self.rows.len().min(clip::ITEMS).saturating_sub(self.done)
    }

    /// Lays the page of an item out as far as `lines`.
    pub(super) fn read(&mut self, summary: &Summary, archives: &Archives, item: Item, (width, lines): (usize, usize)) {
        if self.of != Some(item) || self.text.width != width {
            let top = if self.of == Some(item) { self.top } else { 0 };
            *self = Self { of: Some(item), top, text: Composer::new(width), ..Self::default() };
            self.head(summary, archives, item);
        }
        while self.text.lines.len() < lines && self.left() > 0 {
            self.event(summary);
        }
    }

    fn head(&mut self, summary: &Summary, archives: &Archives, item: Item) {
        let bibliography = &summary.bibliography;
        let tally = match item {
            Item::Source(n) => {
                let Some(used) = bibliography.sources().get(n) else { return };
                self.keys = vec![used.key];
                self.rows = bibliography.rows(used).to_vec();
                self.source(summary, archives, used);
                used.tally
            }
            Item::Publisher(n) => {
                let Some(publisher) = bibliography.publishers().get(n) else { return };
                let sources = publisher.sources.iter().filter_map(|n| bibliography.sources().get(*n));
                self.keys = sources.map(|source| source.key).collect();
                self.keys.sort_unstable();
                self.rows = bibliography.rows_of_publisher(publisher);
                self.publisher(summary, publisher);
                publisher.tally
            }
        };
        self.text.blank();
        for line in rests(tally) {
            self.text.say(Role::Body, line);
        }
        if !self.rows.is_empty() {
            self.text.heading("CITED FOR");
        }
    }

    fn source(&mut self, summary: &Summary, archives: &Archives, used: &SourceUse) {
        let timeline = &summary.timeline;
        let Some(source) = summary.bibliography.source(timeline, used) else {
            let words = "This source can no longer be read: its file has changed since it was opened.";
            return self.text.say(Role::Warning, words);
        };
        self.text.say(Role::Title, clip::field(&source.title));
        // The file in which it stands, as far as names in it are looked up there.
        let file = match used.key {
            SourceKey::Listed { file, .. } => file,
            SourceKey::Inline(_) => {
                let row = summary.bibliography.rows(used).first().and_then(|row| timeline.rows().get(*row as usize));
                row.map_or_else(FileId::default, |row| row.file)
            }
        };
        let url = source.url.as_ref().map(|url| vec![Span::new(Role::Url, clip::field(url))]);
        let quiet = |label: &'static str, text: Clean| vec![Span::new(Role::Quiet, label), Span::new(Role::Body, text)];
        let accessed = source.accessed.as_ref().map(|date| quiet("read ", when::words(date)));
        self.archived.extend(Archived::of(&source, file));
        let archive = self.archived.first().map(|copy| archives.line(copy));
        let note = source.note.as_ref().map(|note| vec![Span::new(Role::Quiet, clip::block(note).0)]);
        let id = (!source.id.is_empty()).then(|| quiet("id ", clip::mention(&source.id)));
        let origins = origins(&dossier::origins(&**timeline, &source, file));
        let lines = facts(&source).into_iter().chain(origins);
        for runs in lines.chain(url).chain(accessed).chain(archive).chain(note).chain(id) {
            self.text.push(Paragraph::of(runs));
        }
    }

    fn publisher(&mut self, summary: &Summary, publisher: &PublisherUse) {
        self.text.say(Role::Title, clip::field(&publisher.name));
        self.text.say(Role::Quiet, Clean::line(&counted(publisher.sources.len(), "source")));
        for n in publisher.sources.iter().take(clip::ITEMS) {
            let used = summary.bibliography.sources().get(*n);
            let Some(source) = used.and_then(|used| summary.bibliography.source(&summary.timeline, used)) else {
                continue;
            };
            let mut runs = vec![Span::new(Role::SourceTitle, clip::mention(&source.title))];
            if let Some(date) = &source.published {
                runs.extend([Span::new(Role::Quiet, " · "), Span::new(Role::When, when::words(date))]);
            }
            self.text.push(Paragraph::led(Role::Quiet, "• ", runs));
        }
        self.text.more(publisher.sources.len().saturating_sub(clip::ITEMS), "");
    }

    /// Lays out the next event that cites it.
    fn event(&mut self, summary: &Summary) {
        let row = self.rows.get(self.done).copied().unwrap_or(u32::MAX);
        if self.done > 0 {
            self.text.blank();
        }
        self.done += 1;
        if let Ok(event) = summary.timeline.event(row as usize) {
            let when = Span::new(Role::When, when::words(&event.date));
            let runs = vec![when, Span::new(Role::Quiet, " · "), Span::new(Role::Body, clip::field(&event.title))];
            self.text.push(Paragraph::of(runs));
            let own = self.own(summary, &event, &event.sources);
            self.passages(&own);
            for claim in event.claims.iter().take(clip::ITEMS) {
                let own = self.own(summary, &event, &claim.sources);
                if !own.is_empty() {
                    self.text.push(Paragraph { indent: 2, ..Paragraph::led(Role::Quiet, "• ", claim_runs(claim)) });
                    self.passages(&own);
                }
            }
        }
        if self.left() == 0 {
            self.text.more(self.rows.len().saturating_sub(clip::ITEMS), "");
        }
    }

    /// Those of the citations that lead here.
    fn own<'e>(&self, summary: &Summary, event: &Event, citations: &'e [Citation]) -> Vec<&'e Citation> {
        let leads_here = |citation: &&Citation| {
            let key = SourceKey::of(&citation.source, event.file, &*summary.timeline);
            key.is_some_and(|key| self.keys.binary_search(&key).is_ok())
        };
        citations.iter().filter(leads_here).collect()
    }

    fn passages(&mut self, citations: &[&Citation]) {
        for runs in passages(&dossier::passages(citations)) {
            self.text.push(Paragraph { indent: 4, ..Paragraph::of(runs) });
        }
    }
}

/// "12 events rest on it, 3 of them on it alone", and the same of claims.
fn rests(tally: Tally) -> Vec<Clean> {
    if tally == Tally::default() {
        return vec![Clean::from("Nothing rests on it.")];
    }
    let line = |(thing, all, alone): (&str, u32, u32)| {
        let rest = match (all, alone) {
            (1, 0) => "rests on it, but not alone".to_owned(),
            (1, _) => "rests on it alone".to_owned(),
            (_, 0) => "rest on it, none of them on it alone".to_owned(),
            _ if alone == all => "rest on it alone".to_owned(),
            _ => format!("rest on it, {} of them on it alone", grouped(alone)),
        };
        Clean::line(&format!("{} {rest}", counted(all, thing)))
    };
    let lines = [("event", tally.events, tally.events_alone), ("claim", tally.claims, tally.claims_alone)];
    lines.into_iter().filter(|(_, all, _)| *all > 0).map(line).collect()
}
