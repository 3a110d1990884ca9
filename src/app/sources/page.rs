//! The focused source, in full, with all that it is cited for.
//!
//! Owns the order and the wording of that page. A source may be cited for a million events: as many are asked for as were
//! scrolled to.

use crate::app::detail::archives::{Archived, Archives};
use crate::app::detail::{claim_runs, facts, origins, passages};
use crate::app::layout::{Composer, Line, Paragraph, Role, Span, Target, clip, when};
use crate::app::sources::ranks::{Item, file_of};
use crate::app::step::Direction;
use crate::app::summary::Summary;
use crate::dossier;
use crate::evidence::cited::SourceKey;
use crate::evidence::sources::{PublisherUse, SourceUse, Tally};
use crate::model::{Citation, Event, EventId, Lang, Noun, Row, Timeline};
use crate::text::Clean;
use std::ops::Range;

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
    /// Which of them is selected.
    pub(in crate::app) selected: Option<usize>,
    /// Where it is to be scrolled to, and what is to be selected, once it is laid out.
    place: Option<(usize, Option<EventId>)>,
}

impl Page {
    /// As many lines as the page has at least, those included that are not laid out yet.
    pub fn extent(&self) -> usize {
        const LEAST: usize = 2; // an event, and what it is cited for
        self.text.lines.len() + self.left() * LEAST
    }

    /// Whether something rests on the source.
    pub fn has_items(&self) -> bool {
        !self.rows.is_empty()
    }

    /// What is selected.
    pub fn selected(&self) -> Option<Target> {
        self.selected.map(Target::Related)
    }

    /// One that will stand where this one does though nothing of it is known any more; its rows are those of a timeline.
    pub(super) fn elsewhere(&self, timeline: &Timeline) -> Self {
        let selected = self.row().and_then(|row| timeline.rows().get(row)).map(Row::event_id);
        Self { place: Some((self.top, selected)), ..Self::default() }
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
            let place = self.place.take();
            let (top, selected) = if self.of == Some(item) { (self.top, self.selected) } else { (0, None) };
            *self = Self { of: Some(item), top, selected, text: Composer::new(width), ..Self::default() };
            self.head(summary, archives, item);
            if let Some((top, event)) = place {
                let rows = summary.timeline.rows();
                let is_it = |row: &u32| rows.get(*row as usize).map(Row::event_id) == event;
                (self.top, self.selected) = (top, event.and_then(|_| self.rows.iter().position(is_it)));
            }
        }
        while self.text.lines.len() < lines && self.left() > 0 {
            self.event(summary);
        }
    }

    fn head(&mut self, summary: &Summary, archives: &Archives, item: Item) {
        let bibliography = &summary.bibliography;
        match item {
            Item::Source(n) => {
                let Some(used) = bibliography.sources().get(n) else { return };
                self.keys = vec![used.key];
                self.rows = bibliography.rows(used).to_vec();
                self.source(summary, archives, used);
            }
            Item::Publisher(n) => {
                let Some(publisher) = bibliography.publishers().get(n) else { return };
                let sources = publisher.sources.iter().filter_map(|n| bibliography.sources().get(*n));
                self.keys = sources.map(|source| source.key).collect();
                self.keys.sort_unstable();
                self.rows = bibliography.rows_of_publisher(publisher);
                self.publisher(summary, publisher);
            }
        }
        if !self.rows.is_empty() {
            self.text.say(Role::Quiet, "cited for");
        }
    }

    fn source(&mut self, summary: &Summary, archives: &Archives, used: &SourceUse) {
        let timeline = &summary.timeline;
        let Some(source) = summary.bibliography.source(timeline, used) else {
            let words = "This source can no longer be read: its file has changed since it was opened.";
            return self.text.say(Role::Warning, words);
        };
        // Some are called by their address, which is told once then.
        let is_address = source.url.as_ref() == Some(&source.title);
        self.text.say(if is_address { Role::Url } else { Role::Title }, clip::field(&source.title));
        let file = file_of(timeline, &summary.bibliography, used);
        let url = source.url.as_ref().filter(|_| !is_address).map(|url| vec![Span::new(Role::Url, clip::field(url))]);
        let quiet = |label: &'static str, text: Clean| vec![Span::new(Role::Quiet, label), Span::new(Role::Body, text)];
        let accessed = source.accessed.as_ref().map(|date| quiet("read ", when::words(date)));
        self.archived.extend(Archived::of(&source, file));
        let archive = self.archived.first().map(|copy| archives.line(copy));
        let note = source.note.as_ref().map(|note| vec![Span::new(Role::Quiet, clip::block(note).0)]);
        let mut facts = facts(&source).unwrap_or_default();
        if !source.id.is_empty() {
            let apart = if facts.is_empty() { "" } else { " · " };
            facts.extend([Span::new(Role::Quiet, apart), Span::new(Role::Quiet, clip::mention(&source.id))]);
        }
        let facts = Some(facts).filter(|facts| !facts.is_empty());
        let origins = origins(&dossier::origins(&**timeline, &source, file));
        let rests = vec![Span::new(Role::Body, rests(used.tally))];
        let lines = facts.into_iter().chain(origins).chain([rests]);
        for runs in lines.chain(url).chain(accessed).chain(archive).chain(note) {
            self.text.push(Paragraph::of(runs));
        }
    }

    fn publisher(&mut self, summary: &Summary, publisher: &PublisherUse) {
        self.text.say(Role::Title, clip::field(&publisher.name));
        self.text.say(Role::Quiet, Clean::line(&summary.timeline.lang.counted(publisher.sources.len(), Noun::Source)));
        self.text.say(Role::Body, rests(publisher.tally));
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

    /// Lays out the next event that cites it, as an item.
    fn event(&mut self, summary: &Summary) {
        let row = self.rows.get(self.done).copied().unwrap_or(u32::MAX);
        let target = Some(Target::Related(self.done));
        self.done += 1;
        if let Ok(event) = summary.timeline.event(row as usize) {
            let when = Span::new(Role::When, Clean::line(&event.when()));
            let runs = vec![when, Span::new(Role::Quiet, " · "), Span::new(Role::Link, clip::field(&event.title))];
            self.text.push(Paragraph { target, ..Paragraph::led(Role::Quiet, "→ ", runs) });
            let own = self.own(summary, &event, &event.sources);
            self.passages(&own, (2, target));
            for claim in event.claims.iter().take(clip::ITEMS) {
                let own = self.own(summary, &event, &claim.sources);
                if !own.is_empty() {
                    let claim = Paragraph::led(Role::Quiet, "• ", claim_runs(claim));
                    self.text.push(Paragraph { indent: 2, target, ..claim });
                    self.passages(&own, (4, target));
                }
            }
        }
        if self.left() == 0 {
            self.text.more(self.rows.len().saturating_sub(clip::ITEMS), "");
        }
    }

    /// The lines of an item, as far as it is laid out.
    fn rows_of(&self, n: usize) -> Option<Range<usize>> {
        let is_it = |line: &Line| line.target == Some(Target::Related(n));
        let first = self.text.lines.iter().position(is_it)?;
        Some(first..first + self.text.lines.iter().skip(first).take_while(|line| is_it(line)).count())
    }

    /// To the next or the previous item where its beginning is in sight or next to it on a screen of so many lines; answers
    /// whether there is such a one.
    pub(in crate::app) fn step(&mut self, direction: Direction, height: usize) -> bool {
        let shown = self.top..self.top + height;
        let next = match (self.selected, direction) {
            (None, Direction::Forward) => {
                (0..self.done).find(|n| self.rows_of(*n).is_some_and(|rows| rows.start >= shown.start))
            }
            (None, Direction::Back) => None,
            (Some(n), Direction::Forward) => Some(n + 1),
            (Some(n), Direction::Back) => n.checked_sub(1),
        };
        let goes_on = |rows: Range<usize>| match direction {
            Direction::Forward => rows.end > shown.end,
            Direction::Back => rows.start < shown.start,
        };
        // What is longer than the screen is read to its end first.
        if self.selected.and_then(|n| self.rows_of(n)).is_some_and(goes_on) {
            return false;
        }
        let Some((next, rows)) = next.and_then(|n| Some((n, self.rows_of(n)?))) else { return false };
        if rows.start > shown.end || rows.end < shown.start {
            return false;
        }
        self.selected = Some(next);
        let whole = self.top.clamp(rows.end.saturating_sub(height).min(rows.start), rows.start);
        self.top = whole;
        true
    }

    /// The row of the event that is selected.
    pub(in crate::app) fn row(&self) -> Option<usize> {
        self.rows.get(self.selected?).map(|row| *row as usize)
    }

    /// Which of the events that cite it is selected, from 0, and of how many.
    pub(in crate::app) fn place(&self) -> Option<(usize, usize)> {
        self.selected.map(|selected| (selected, self.rows.len()))
    }

    /// Those of the citations that lead here.
    fn own<'e>(&self, summary: &Summary, event: &Event, citations: &'e [Citation]) -> Vec<&'e Citation> {
        let leads_here = |citation: &&Citation| {
            let key = SourceKey::of(&citation.source, event.file, &*summary.timeline);
            key.is_some_and(|key| self.keys.binary_search(&key).is_ok())
        };
        citations.iter().filter(leads_here).collect()
    }

    fn passages(&mut self, citations: &[&Citation], (indent, target): (usize, Option<Target>)) {
        for runs in passages(&dossier::passages(citations)) {
            self.text.push(Paragraph { indent, target, ..Paragraph::of(runs) });
        }
    }
}

/// "11 events rest on it, 9 of them on nothing else; 15 claims, all on nothing else".
fn rests(tally: Tally) -> Clean {
    // A sentence, which like all of them is in one language.
    let lang = Lang::English;
    let things = [(Noun::Event, tally.events, tally.events_alone), (Noun::Claim, tally.claims, tally.claims_alone)];
    let mut parts: Vec<String> = Vec::new();
    for (thing, all, alone) in things.into_iter().filter(|(_, all, _)| *all > 0) {
        let verb = match (parts.is_empty(), all) {
            (true, 1) => " rests on it",
            (true, _) => " rest on it",
            (false, _) => "",
        };
        let sole = match (all, alone) {
            (1, 1) if parts.is_empty() => " and on nothing else".to_owned(),
            (1, 1) => ", on nothing else".to_owned(),
            (1, 0) => ", not on it alone".to_owned(),
            (_, 0) => ", none on nothing else".to_owned(),
            _ if alone == all => ", all on nothing else".to_owned(),
            _ => format!(", {} of them on nothing else", lang.grouped(alone)),
        };
        parts.push(format!("{}{verb}{sole}", lang.counted(all, thing)));
    }
    if parts.is_empty() { Clean::from("nothing rests on it") } else { Clean::line(&parts.join("; ")) }
}
