//! The focused event, whole: what happened, who says so, and what carries it.
//!
//! Owns the order and the wording of the detail page, which is laid out when focus or width change, and no further than
//! [`clip`] allows. Related events arrive found.

pub mod archives;
pub mod claim_row;
mod claims;
mod disagreements;
pub(in crate::app) mod names;
mod sources;

use crate::app::detail::archives::Archives;
use crate::app::layout::{Composer, Line, Paragraph, Role, Span, Target, clip, when};
use crate::dossier::{Archived, Dossier, KnownOn, label};
use crate::evidence::as_of::Out;
use crate::model::{Answer, Relation, Timeline};
use crate::text::Clean;

pub(super) use claims::claim_runs;
pub(super) use sources::{facts, origins, passages};

/// An event laid out for reading.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page {
    /// Its lines.
    pub lines: Vec<Line>,
    /// The rows of the related events, in the order of their [`Target::Related`]; none for one that does not exist.
    pub related: Vec<Option<usize>>,
    /// The archived copies of those.
    pub archived: Vec<Archived>,
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
}

impl Page {
    /// Lays an event out in `width` columns.
    pub fn of(subject: Subject<'_>, width: usize) -> Self {
        let mut page = EventPage { subject, text: Composer::new(width), archived: Vec::new() };
        page.head();
        page.summary();
        page.claims();
        page.disagreements();
        page.related();
        page.sources();
        if page.text.lines.len() >= clip::LINES {
            page.text.lines.truncate(clip::LINES - 1);
            page.whole();
        }
        Self { lines: page.text.lines, related: subject.related.to_vec(), archived: page.archived }
    }

    /// What is said where an event can no longer be read.
    pub fn of_changed_file(width: usize) -> Self {
        let words = "This event can no longer be read: its file has changed since it was opened.";
        Self { lines: Paragraph::run(Role::Warning, words).lines(width), ..Self::default() }
    }

    /// The first line that belongs to a target.
    pub fn line_of(&self, target: Target) -> Option<usize> {
        self.lines.iter().position(|line| line.target == Some(target))
    }
}

/// The page while it is laid out.
struct EventPage<'a> {
    subject: Subject<'a>,
    text: Composer,
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

    fn head(&mut self) {
        let Subject { dossier, timeline, .. } = self.subject;
        let event = dossier.event;
        self.cited(Paragraph::run(Role::Title, clip::field(&event.title)), &dossier.numbers);
        let mut when = vec![Span::new(Role::When, Clean::line(&event.when()))];
        if let Some(place) = &event.place {
            when.extend([Span::new(Role::Quiet, " · "), Span::new(Role::Place, clip::field(place))]);
        }
        self.text.push(Paragraph::of(when));
        self.basis();
        for (side, words) in dossier.order.iter().take(clip::ITEMS) {
            let words = vec![Span::new(Role::Quiet, clip::mention(words))];
            self.text.push(Paragraph::led(Role::Quiet, if *side == "after" { "after " } else { "before " }, words));
        }
        self.known();
        self.labelled("people  ", &event.people);
        self.labelled("tags    ", &event.tags);
        if timeline.files.len() > 1 {
            self.labelled("file    ", &[dossier.file.to_owned()]);
        }
    }

    /// Says where it is not certain that the event was known on the day of which the screen tells.
    fn known(&mut self) {
        let Some(KnownOn { cutoff, out }) = self.subject.dossier.known else { return };
        let why = match out {
            Out::Possibly => "possibly known",
            Out::Undated if self.subject.dossier.sources.is_empty() => "no source: nothing says whether it was known",
            Out::Undated => "no dated source: nothing says whether it was known",
            Out::Certainly | Out::Later => return,
        };
        let begins = self.subject.dossier.event.extent().answer(Relation::After, &cutoff.by_then());
        let begun = match (out, begins) {
            (Out::Undated, Answer::No) => "; it had begun by then",
            (Out::Undated, _) => "; it may have begun by then",
            _ => "",
        };
        self.text.say(Role::Warning, Clean::line(&format!("{why} {}{begun}", cutoff.words())));
    }

    /// How many independent sources stand behind it, and how soon the first of them told.
    fn basis(&mut self) {
        let basis = &self.subject.dossier.basis;
        let role = if basis.origins == 0 { Role::Warning } else { Role::Quiet };
        let mut runs = vec![Span::new(role, Clean::line(&basis.words()))];
        if let Some(lag) = &basis.lag {
            runs.push(Span::new(Role::Quiet, Clean::line(&format!(" · {}", lag.words()))));
        }
        self.text.push(Paragraph::of(runs));
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
            self.text.blank();
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
        self.text.heading("RELATED");
        let missing = match dossier.known {
            None => " is no event of this timeline",
            Some(_) => " is no event known by then",
        };
        for (n, related) in dossier.related.iter().enumerate() {
            let paragraph = if let Some(event) = &related.event {
                let when = Span::new(Role::When, when::words(&event.date));
                let title = Span::new(Role::Link, clip::mention(&event.title));
                let runs = vec![title, Span::new(Role::Quiet, " · "), when];
                Paragraph { target: Some(Target::Related(n)), ..Paragraph::led(Role::Quiet, "→ ", runs) }
            } else {
                let runs = vec![Span::new(Role::Body, clip::mention(related.id)), Span::new(Role::Warning, missing)];
                Paragraph::led(Role::Warning, "? ", runs)
            };
            self.text.push(paragraph);
        }
        self.rest(dossier.event.see.len());
    }
}
