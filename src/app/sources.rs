//! Looking through the sources: what rests on each, in any order.
//!
//! Owns the order of the list, which source or publisher has the focus, and what is shown of those on the screen. Refuses
//! to hold the sources: of each only its ranks are kept, by which lists are put in order, and those on the screen are
//! asked for again.

pub mod item;
mod page;
pub mod ranks;

use crate::app::detail::archives::Archives;
use crate::app::layout::clip;
use crate::app::layout::scroll::Scrolled;
use crate::app::layout::table::{self, Column};
use crate::app::layout::text::{Line, Role, Span};
use crate::app::step::Direction;
use crate::app::summary::Summary;
use crate::evidence::cited::SourceKey;
use crate::evidence::sources::Tally;
use crate::model::number::grouped;
use crate::query::{Attribute, Field, Query};
use crate::text::Clean;
use page::Page;

pub use item::Item;
use item::counted;
pub use ranks::{By, Ranks};

/// The columns, in the order of [`By::ALL`].
const COLUMNS: [Column; 9] = [
    Column { heading: "source", width: 18, grow: 4, rank: 0, right: false },
    Column { heading: "publisher", width: 12, grow: 2, rank: 4, right: false },
    Column { heading: "published", width: 11, grow: 0, rank: 3, right: false },
    Column { heading: "kind", width: 8, grow: 0, rank: 7, right: false },
    Column { heading: "derived from", width: 13, grow: 1, rank: 8, right: false },
    Column { heading: "events", width: 7, grow: 0, rank: 1, right: true },
    Column { heading: "alone", width: 6, grow: 0, rank: 2, right: true },
    Column { heading: "claims", width: 7, grow: 0, rank: 5, right: true },
    Column { heading: "alone", width: 6, grow: 0, rank: 6, right: true },
];

/// What had the focus, without any index.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Identity {
    Source(SourceKey),
    Publisher(String),
}

/// The sources being looked through.
#[derive(Debug, Clone, Default)]
pub struct SourcesView {
    /// By what they are in order; none for the order of the files.
    pub by: Option<By>,
    /// Whether that order is turned round.
    pub reversed: bool,
    /// Whether a publisher's sources are taken together.
    pub together: bool,
    /// The list, in its order.
    pub items: Vec<Item>,
    /// The focused one, from 0.
    pub focus: usize,
    /// The first one shown.
    pub top: usize,
    /// The line above the list, laid out.
    pub heading: Line,
    /// What is on the screen of the list.
    pub shown: Vec<Line>,
    /// The focused one, in full.
    pub page: Page,
    /// What had the focus in a timeline that was shown before.
    was: Option<Identity>,
    /// What the columns say of those that are on the screen.
    window: Vec<(Item, Vec<Span>)>,
}

impl SourcesView {
    /// The focused source or publisher.
    pub fn item(&self) -> Option<Item> {
        self.items.get(self.focus).copied()
    }

    /// Takes a new summary up: nothing that was asked for is still good.
    pub(super) fn open(&mut self, summary: &Summary) {
        self.window.clear();
        self.page = Page::default();
        self.items.clear();
        self.arrange(summary);
        let was = self.was.take();
        let again = self.items.iter().position(|item| was.is_some() && identity(summary, *item) == was);
        self.focus = again.unwrap_or(self.focus);
    }

    /// Remembers what has the focus: its summary goes.
    pub(super) fn close(&mut self, summary: &Summary) {
        self.was = self.item().and_then(|item| identity(summary, item));
    }

    /// Puts the list in its order again and stays with the focused one.
    fn arrange(&mut self, summary: &Summary) {
        let focused = self.item();
        self.items = summary.ranks.arranged(&summary.bibliography, self.by, self.together, self.reversed);
        let again = focused.and_then(|item| self.items.iter().position(|other| *other == item));
        self.focus = again.unwrap_or(self.focus).min(self.items.len().saturating_sub(1));
    }

    /// Puts the list in order by the next or the previous column; beyond the last and the first in that of the files.
    pub(super) fn sort(&mut self, summary: &Summary, direction: Direction) {
        self.by = By::next(self.by, direction);
        self.reversed = false;
        self.arrange(summary);
    }

    /// Turns the order round.
    pub(super) fn reverse(&mut self, summary: &Summary) {
        self.reversed = !self.reversed;
        self.arrange(summary);
    }

    /// Takes the sources of each publisher together, or lets them go their own ways again.
    pub(super) fn gather(&mut self, summary: &Summary) {
        let focused = self.item();
        self.together = !self.together;
        self.arrange(summary);
        let bibliography = &summary.bibliography;
        let near = match focused {
            Some(Item::Source(n)) => bibliography.sources().get(n).and_then(|s| s.publisher).map(Item::Publisher),
            Some(Item::Publisher(n)) => {
                bibliography.publishers().get(n).and_then(|p| p.sources.first()).copied().map(Item::Source)
            }
            None => None,
        };
        let near = near.and_then(|item| self.items.iter().position(|other| *other == item));
        self.focus = near.unwrap_or(self.focus);
    }

    /// What is asked of the timeline to show what rests on the focused one, among what a filter leaves.
    pub(super) fn query(&self, summary: &Summary, filter: &str) -> Option<String> {
        let (attribute, value) = match self.item()? {
            Item::Publisher(n) => (Attribute::Publisher, summary.bibliography.publishers().get(n)?.name.clone()),
            Item::Source(n) => {
                let source = summary.bibliography.sources().get(n)?;
                let source = summary.bibliography.source(&summary.timeline, source)?;
                (Attribute::Source, if source.id.is_empty() { source.title } else { source.id })
            }
        };
        Some(Query::narrowed(filter, Field::Value(attribute), &value))
    }

    /// By what the list is in order, in words.
    pub fn order(&self) -> Clean {
        let together = if self.together { "by publisher, " } else { "" };
        let order = match (self.by, self.reversed) {
            (None, false) => "in the order of the files",
            (None, true) => "in the order of the files, reversed",
            (Some(by), reversed) => by.words(reversed),
        };
        Clean::line(&format!("{together}{order}"))
    }

    /// Keeps the focused one on the screen, of which the list has so many lines.
    pub(super) fn settle(&mut self, height: usize) {
        let scrolled = Scrolled { len: self.items.len(), height, lines: |_, _| 1 };
        self.top = scrolled.follow(self.top, self.focus);
    }

    pub(super) fn advance(&mut self, direction: Direction, steps: usize) {
        self.focus = direction.apply(self.focus, steps, self.items.len().saturating_sub(1));
    }

    /// Asks for what is on the screen of the list, `width` columns wide, and is not at hand yet.
    pub(super) fn show(&mut self, summary: &Summary, width: usize, height: usize) {
        let widths = table::fit(&COLUMNS, self.by.map_or(0, By::index), width);
        self.heading = self.headings(&widths);
        let old = std::mem::take(&mut self.window);
        let items = self.items.iter().skip(self.top).take(height);
        let known = |item: Item| old.iter().find(|(known, _)| *known == item).map(|(_, cells)| cells.clone());
        self.window = items.map(|item| (*item, known(*item).unwrap_or_else(|| cells(summary, *item)))).collect();
        self.shown = self.window.iter().map(|(_, cells)| table::line(&COLUMNS, &widths, cells)).collect();
    }

    fn headings(&self, widths: &[Option<usize>]) -> Line {
        let heading = |(n, column): (usize, &Column)| {
            if self.by.map(By::index) != Some(n) {
                return Span::new(Role::Quiet, column.heading);
            }
            let sign = if self.reversed { "▴" } else { "▾" };
            Span::new(Role::Heading, Clean::line(&format!("{}{sign}", column.heading)))
        };
        let cells: Vec<Span> = COLUMNS.iter().enumerate().map(heading).collect();
        table::line(&COLUMNS, widths, &cells)
    }

    /// Lays the focused one out in so many columns, and as far as so many lines.
    pub(super) fn read(&mut self, summary: &Summary, archives: &Archives, extent: (usize, usize)) {
        match self.item() {
            Some(item) => self.page.read(summary, archives, item, extent),
            None => self.page = Page::default(),
        }
    }
}

/// What a source or a publisher is, in whatever timeline.
fn identity(summary: &Summary, item: Item) -> Option<Identity> {
    let bibliography = &summary.bibliography;
    match item {
        Item::Source(n) => bibliography.sources().get(n).map(|source| Identity::Source(source.key)),
        Item::Publisher(n) => bibliography.publishers().get(n).map(|of| Identity::Publisher(of.name.clone())),
    }
}

/// What the columns say.
fn cells(summary: &Summary, item: Item) -> Vec<Span> {
    let bibliography = &summary.bibliography;
    let text = |text: Option<&String>| Span::new(Role::Body, text.map(|text| clip::mention(text)).unwrap_or_default());
    let none = || Span::new(Role::Body, Clean::default());
    let (mut cells, tally) = match item {
        Item::Source(n) => {
            let Some(used) = bibliography.sources().get(n) else { return Vec::new() };
            let Some(source) = bibliography.source(&summary.timeline, used) else {
                let gone = Span::new(Role::Warning, "(its file has changed since it was opened)");
                return vec![gone];
            };
            let published = source.published.as_ref().map(|date| date.label(None));
            let published = Span::new(Role::When, Clean::line(&published.unwrap_or_default()));
            let kind = Span::new(Role::Body, source.kind.map_or("", crate::model::SourceKind::word));
            let origin = text(source.derived_from.as_ref());
            (vec![text(Some(&source.title)), text(source.publisher.as_ref()), published, kind, origin], used.tally)
        }
        Item::Publisher(n) => {
            let Some(publisher) = bibliography.publishers().get(n) else { return Vec::new() };
            let sources = Clean::line(&counted(publisher.sources.len(), "source"));
            let name = text(Some(&publisher.name));
            (vec![Span::new(Role::Quiet, sources), name, none(), none(), none()], publisher.tally)
        }
    };
    let Tally { events, events_alone, claims, claims_alone } = tally;
    cells.extend([events, events_alone, claims, claims_alone].map(|n| {
        let role = if n == 0 { Role::Quiet } else { Role::Body };
        Span::new(role, Clean::line(&grouped(n.into())))
    }));
    cells
}
