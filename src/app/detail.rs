//! The focused event, whole: what happened, who says so, and what carries it.
//!
//! Owns the order and the wording of the page, and the items on it through which a reader goes: claims, figures, the other
//! sides of disagreements, related events, sources. It is laid out when focus or shape change, and no further than
//! [`clip`] allows. Related events arrive found.

pub mod archives;
pub mod claim_row;
mod claims;
mod head;
pub(in crate::app) mod names;
mod sides;
mod sources;

use crate::app::detail::archives::Archives;
use crate::app::layout::{Composer, Line, Paragraph, Rect, Role, SOURCES, Span, Target, clip};
use crate::dossier::{Archived, Dossier, label};
use crate::evidence::figures::ClaimRef;
use crate::model::Timeline;
use crate::text::Clean;
use std::ops::Range;

pub(super) use claims::claim_runs;
pub(super) use sources::{facts, origins, passages};

/// An event laid out for reading.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page {
    /// Its lines.
    pub lines: Vec<Line>,
    /// Sources in lines of their own, to the right of the others.
    pub beside: Vec<Line>,
    /// The line beside which these begin.
    pub beside_from: usize,
    /// What can be selected, in the order in which it stands on the page.
    pub items: Vec<Target>,
    /// The rows of the related events, in the order of their [`Target::Related`]; none for one that does not exist.
    pub related: Vec<Option<usize>>,
    /// The claims of the other sides, in the order of their [`Target::Side`].
    pub sides: Vec<ClaimRef>,
    /// The archived copies of the sources.
    pub archived: Vec<Archived>,
}

/// For what room a page is laid out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Shape {
    /// Columns of the text.
    pub width: u16,
    /// The lines that the title may take; none where the list shows it whole.
    pub title: u16,
    /// Whether there is room for places and quotations below claims.
    pub roomy: bool,
    /// Whether there is room for air.
    pub airy: bool,
    /// Whether the sources have columns of their own at the right.
    pub has_beside: bool,
}

impl Shape {
    /// Columns of claims and prose.
    fn prose(self) -> u16 {
        if self.has_beside { self.width.saturating_sub(SOURCES.0 + SOURCES.1) } else { self.width }
    }

    /// Where the sources stand beside the text.
    pub fn beside(self, text: Rect) -> Rect {
        text.inset(self.prose() + SOURCES.1, 0, u16::MAX)
    }
}

/// What a page is made of.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    /// The event, with everything resolved.
    pub dossier: &'a Dossier<'a>,
    /// Where the claims that contradict its own are asked for.
    pub timeline: &'a Timeline,
    /// The rows of the events named in `see`.
    pub related: &'a [Option<usize>],
    /// What is known of archived copies.
    pub archives: &'a Archives,
    /// Whether any source of the files says when it was published.
    pub has_dates: bool,
}

impl Page {
    /// Lays an event out.
    pub fn of(subject: Subject<'_>, shape: Shape) -> Self {
        let text = Composer::new(shape.width.into());
        let mut page = EventPage { subject, shape, text, sides: Vec::new(), archived: Vec::new() };
        let left = page.head();
        page.air();
        page.text.width = shape.prose().into();
        let beside_from = page.text.lines.len();
        page.claims();
        page.left_and_order(&left);
        page.summary();
        page.labels();
        page.related();
        let mut beside = Vec::new();
        if shape.has_beside {
            let width = shape.beside(Rect { width: shape.width, ..Rect::default() }).width.into();
            let prose = std::mem::replace(&mut page.text, Composer::new(width));
            page.sources();
            beside = std::mem::replace(&mut page.text, prose).lines;
            beside.truncate(clip::LINES);
        } else {
            page.sources();
        }
        if page.text.lines.len() >= clip::LINES {
            page.text.lines.truncate(clip::LINES - 1);
            page.whole();
        }
        let lines = page.text.lines;
        let mut items: Vec<Target> = lines.iter().chain(&beside).filter_map(|line| line.target).collect();
        items.dedup();
        let related = subject.related.to_vec();
        Self { lines, beside, beside_from, items, related, sides: page.sides, archived: page.archived }
    }

    /// How many rows it takes.
    pub fn height(&self) -> usize {
        let beside = if self.beside.is_empty() { 0 } else { self.beside_from + self.beside.len() };
        self.lines.len().max(beside)
    }

    /// What is said where an event can no longer be read.
    pub fn of_changed_file(shape: Shape) -> Self {
        let words = "This event can no longer be read: its file has changed; R reads it again.";
        Self { lines: Paragraph::run(Role::Warning, words).lines(shape.prose().into()), ..Self::default() }
    }

    /// What stands in row `at` where the page is shown in a part of the screen: its line, and that of the sources beside it,
    /// each with where it is drawn.
    pub fn row(&self, at: usize, shape: Shape, text: Rect) -> [(Option<&Line>, Rect); 2] {
        // What stands above the sources has the whole width.
        let prose = if at < self.beside_from { text } else { Rect { width: shape.prose(), ..text } };
        let beside = at.checked_sub(self.beside_from).and_then(|at| self.beside.get(at));
        [(self.lines.get(at), prose), (beside, shape.beside(text))]
    }

    /// The rows that belong to a target; none where it is not on the page.
    pub fn rows_of(&self, target: Target) -> Option<Range<usize>> {
        let among = |lines: &[Line], from: usize| {
            let first = lines.iter().position(|line| line.target == Some(target))?;
            let rows = lines.iter().skip(first).take_while(|line| line.target == Some(target)).count();
            Some(from + first..from + first + rows)
        };
        among(&self.lines, 0).or_else(|| among(&self.beside, self.beside_from))
    }
}

/// The page while it is laid out.
struct EventPage<'a> {
    subject: Subject<'a>,
    shape: Shape,
    text: Composer,
    sides: Vec<ClaimRef>,
    archived: Vec<Archived>,
}

impl EventPage<'_> {
    /// Says where all of it can be read.
    fn whole(&mut self) {
        let words = Clean::line(&format!("All of it: `dateline show {}`", self.id()));
        self.text.say(Role::Quiet, words);
    }

    /// Says how many items were left off a list, where some were.
    fn rest(&mut self, all: usize) {
        let elsewhere = format!(": `dateline show {}`", self.id());
        self.text.more(all.saturating_sub(clip::ITEMS), &elsewhere);
    }

    fn id(&self) -> Clean {
        clip::mention(&self.subject.dossier.event.id)
    }

    /// Air, where there is room for it.
    fn air(&mut self) {
        if self.shape.airy && self.text.lines.last().is_some_and(|line| !line.spans.is_empty()) {
            self.text.blank();
        }
    }

    /// A paragraph with citation numbers at its right; where they would take too much room, behind its text.
    fn cited(&mut self, mut paragraph: Paragraph, numbers: &[usize]) {
        let numbers = Span::new(Role::Citation, Clean::line(&label(numbers)));
        let gutter = numbers.text.width() + 2;
        if gutter * 4 <= self.text.width {
            paragraph.gutter = paragraph.gutter.max(gutter);
            paragraph.aside = (!numbers.text.is_empty()).then_some(numbers);
        } else if !numbers.text.is_empty() {
            paragraph.runs.extend([Span::new(Role::Body, " "), numbers]);
        }
        self.text.push(paragraph);
    }

    /// What the event has in common with others, and by what it is found.
    fn labels(&mut self) {
        self.air();
        let Subject { dossier, timeline, .. } = self.subject;
        let event = dossier.event;
        self.labelled("people  ", &event.people);
        self.labelled("tags    ", &event.tags);
        if timeline.files.len() > 1 {
            self.labelled("file    ", &[dossier.file.to_owned()]);
        }
        self.labelled("id      ", std::slice::from_ref(&event.id));
    }

    fn labelled(&mut self, label: &'static str, items: &[String]) {
        if items.is_empty() {
            return;
        }
        let mut words = Clean::default();
        for (n, item) in items.iter().take(clip::ITEMS).enumerate() {
            if n > 0 {
                words.push(&Clean::from(", "));
            }
            words.push(&clip::mention(item));
        }
        self.text.push(Paragraph::led(Role::Quiet, label, vec![Span::new(Role::Body, words)]));
        self.rest(items.len());
    }

    fn summary(&mut self) {
        let event = self.subject.dossier.event;
        for (role, words) in [(Role::Body, &event.summary), (Role::Quiet, &event.note)] {
            let Some(words) = words else { continue };
            self.air();
            let (text, cut) = clip::block(words);
            self.text.say(role, text);
            if cut {
                self.whole();
            }
        }
    }

    fn related(&mut self) {
        let dossier = self.subject.dossier;
        if dossier.event.see.is_empty() {
            return;
        }
        self.air();
        for (n, related) in dossier.related.iter().enumerate() {
            let paragraph = if let Some(event) = &related.event {
                let when = Span::new(Role::When, Clean::line(&event.when));
                let title = Span::new(Role::Link, clip::mention(&event.title));
                let runs = vec![when, Span::new(Role::Quiet, " · "), title];
                Paragraph { target: Some(Target::Related(n)), ..Paragraph::led(Role::Quiet, "→ ", runs) }
            } else {
                let missing = Span::new(Role::Warning, " is no event of this timeline");
                Paragraph::led(Role::Warning, "? ", vec![Span::new(Role::Body, clip::mention(related.id)), missing])
            };
            self.text.push(paragraph);
        }
        self.rest(dossier.event.see.len());
    }
}
