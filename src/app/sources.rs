//! The sources view: what rests on each source, in any order.
//!
//! Owns the order of the list, which source or publisher has the focus, and what is shown of those on the screen. It holds
//! no source: those on the screen are asked for again.

mod page;
mod ranks;

use crate::app::detail::archives::Archives;
use crate::app::layout::{Cursor, Line, Rect, Role, Scrolled, Span, clip, table};
use crate::app::step::Direction;
use crate::app::summary::Summary;
use crate::dossier::called;
use crate::evidence::cited::SourceKey;
use crate::model::{Address, Noun};
use crate::query::{Attribute, Field, Pattern, Query};
use crate::search::{Stop, Workers};
use crate::text::Clean;
use page::Page;
use ranks::{Sort, counts, file_of};
use std::sync::Arc;
use table::Column;

pub use ranks::{Item, Ranks};

/// The columns; when a source was published is left out where none says so.
const COLUMNS: [Column; 5] = [
    Column { heading: "source", width: 18, grow: 1, rank: 0, right: false },
    Column { heading: "title", width: 12, grow: 3, rank: 3, right: false },
    Column { heading: "published", width: 11, grow: 0, rank: 4, right: false },
    Column { heading: "events", width: 7, grow: 0, rank: 1, right: true },
    Column { heading: "sole", width: 5, grow: 0, rank: 2, right: true },
];
/// The columns of names and of dates.
const NAME: usize = 0;
const PUBLISHED: usize = 2;
/// Names have so many columns, however short they are.
const LEAST_NAME: usize = 8;

/// What had the focus, without any index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::app) enum Identity {
    Source(SourceKey),
    Publisher(String),
}

/// The sources being looked through.
#[derive(Debug, Clone, Default)]
pub struct SourcesView {
    /// In which order they are.
    pub(in crate::app) sort: Sort,
    /// The list, in its order.
    pub items: Vec<Item>,
    /// The focused one, and the first one shown.
    pub cursor: Cursor,
    /// The line above the list, laid out.
    pub heading: Line,
    /// What is on the screen of the list.
    pub shown: Vec<Line>,
    /// The focused one, in full.
    pub page: Page,
    /// What had the focus in a timeline that was shown before, and where its page stood.
    was: Option<(Identity, Page)>,
    /// What the columns say of those that are on the screen.
    window: Vec<(Item, Vec<Span>)>,
}

impl SourcesView {
    /// The focused source or publisher.
    pub fn item(&self) -> Option<Item> {
        self.items.get(self.cursor.focus).copied()
    }

    /// Takes a new summary up: nothing that was asked for is still good.
    pub(super) fn open(&mut self, summary: &Summary) {
        self.window.clear();
        self.items.clear();
        self.arrange(summary);
        let (was, page) = self.was.take().unzip();
        self.focus(|item| was.is_some() && identity(summary, item) == was);
        let is_found = was.is_some() && self.focused(summary) == was;
        self.page = page.filter(|_| is_found).unwrap_or_default();
    }

    /// Gives the focus to the item of which something is true, if there is one.
    fn focus(&mut self, is_it: impl Fn(Item) -> bool) {
        self.cursor.focus = self.items.iter().position(|item| is_it(*item)).unwrap_or(self.cursor.focus);
    }

    /// Gives the focus to a source or a publisher, now or as soon as sources are known.
    pub(super) fn go_to(&mut self, summary: Option<&Summary>, wanted: Identity) {
        match summary {
            Some(summary) => self.focus(|item| identity(summary, item).as_ref() == Some(&wanted)),
            None => self.was = Some((wanted, Page::default())),
        }
    }

    /// What has the focus, in whatever timeline.
    pub(super) fn focused(&self, summary: &Summary) -> Option<Identity> {
        self.item().and_then(|item| identity(summary, item))
    }

    /// Remembers what has the focus: its summary goes.
    pub(super) fn close(&mut self, summary: &Summary) {
        let was = self.focused(summary);
        self.was = was.map(|was| (was, self.page.elsewhere(&summary.timeline)));
    }

    /// Puts the list in its order again and stays with the focused one.
    fn arrange(&mut self, summary: &Summary) {
        let focused = self.item();
        if self.sort.is_by_date() && !summary.ranks.has_dates() {
            self.sort = Sort { together: self.sort.together, ..Sort::default() };
        }
        self.items = summary.ranks.arranged(&summary.bibliography, self.sort);
        self.focus(|item| Some(item) == focused);
        self.cursor.focus = self.cursor.focus.min(self.items.len().saturating_sub(1));
    }

    /// Puts the list in order by the next or the previous column; beyond the last and the first in that of the files.
    pub(super) fn sort(&mut self, summary: &Summary, direction: Direction) {
        self.sort.turn(direction);
        if self.sort.is_by_date() && !summary.ranks.has_dates() {
            // That column is not there.
            self.sort.turn(direction);
        }
        self.arrange(summary);
    }

    /// Turns the order round.
    pub(super) fn reverse(&mut self, summary: &Summary) {
        self.sort.reversed = !self.sort.reversed;
        self.arrange(summary);
    }

    /// Takes the sources of each publisher together, or lets them go their own ways again.
    pub(super) fn gather(&mut self, summary: &Summary) {
        let focused = self.item();
        self.sort.together = !self.sort.together;
        self.arrange(summary);
        let bibliography = &summary.bibliography;
        let near = match focused {
            Some(Item::Source(n)) => bibliography.sources().get(n).and_then(|s| s.publisher).map(Item::Publisher),
            Some(Item::Publisher(n)) => {
                bibliography.publishers().get(n).and_then(|p| p.sources.first()).copied().map(Item::Source)
            }
            None => None,
        };
        self.focus(|item| Some(item) == near);
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
        Clean::line(&self.sort.words())
    }

    /// Keeps the focused one on the screen, of which the list has so many lines.
    pub(super) fn settle(&mut self, height: usize) {
        self.cursor.settle(&Scrolled::even(self.items.len(), height));
    }

    /// Asks for what is on the screen of the list, `width` columns wide, and is not at hand yet.
    pub(super) fn show(&mut self, summary: &Summary, rows: Rect) {
        let mut columns = COLUMNS;
        // Titles have what names do not need.
        columns[NAME].grow = usize::from(summary.ranks.widest_name > COLUMNS[NAME].width);
        columns[NAME].width = summary.ranks.widest_name.clamp(LEAST_NAME, COLUMNS[NAME].width);
        if !summary.ranks.has_dates() {
            // There is no room for it, however wide the screen is.
            columns[PUBLISHED].width = usize::from(u16::MAX);
        }
        let widths = table::fit(&columns, self.sort.column.unwrap_or_default(), rows.width.into());
        self.heading = self.headings(&widths);
        let old = std::mem::take(&mut self.window);
        let items = self.items.iter().skip(self.cursor.top).take(rows.height.into());
        let known = |item: Item| old.iter().find(|(known, _)| *known == item).map(|(_, cells)| cells.clone());
        self.window = items.map(|item| (*item, known(*item).unwrap_or_else(|| cells(summary, *item)))).collect();
        let line = |(_, cells): &(Item, Vec<Span>)| {
            let fitted = cells.iter().zip(&widths).map(|(cell, width)| match width {
                // Of an address the end says most.
                Some(width) if cell.role == Role::Url => Span::new(Role::Body, cell.text.tail(*width, "…")),
                _ => cell.clone(),
            });
            table::line(&COLUMNS, &widths, &fitted.collect::<Vec<_>>())
        };
        self.shown = self.window.iter().map(line).collect();
    }

    fn headings(&self, widths: &[Option<usize>]) -> Line {
        let heading = |(n, column): (usize, &Column)| {
            if self.sort.column != Some(n) {
                return Span::new(Role::Quiet, column.heading);
            }
            let sign = if self.sort.reversed { "▴" } else { "▾" };
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

/// Where in a list the rows with all of the words stand; none where `stop` says so. Each row is read.
pub(super) fn found_in(
    summary: &Summary,
    items: &[Item],
    words: &[Pattern],
    workers: Workers<'_>,
    stop: Stop<'_>,
) -> Option<Arc<[u32]>> {
    const ROWS: usize = 500; // looked at between two questions whether anybody still wants to know
    let look = |found: &mut Vec<u32>, batch: usize| {
        let rows = items.iter().zip(0..).skip(batch * ROWS).take(ROWS);
        let has_all = |item: &Item| {
            let cells = cells(summary, *item);
            words.iter().all(|word| cells.iter().any(|cell| word.is_in(cell.text.as_str())))
        };
        found.extend(rows.filter(|(item, _)| has_all(item)).map(|(_, row)| row));
    };
    let mut found = workers.share(items.len().div_ceil(ROWS), stop, Vec::new, look)?.concat();
    found.sort_unstable();
    Some(found.into())
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
    let (bibliography, lang) = (&summary.bibliography, summary.timeline.lang);
    let (mut cells, tally) = match item {
        Item::Source(n) => {
            let Some(used) = bibliography.sources().get(n) else { return Vec::new() };
            let Some(source) = bibliography.source(&summary.timeline, used) else {
                return vec![Span::new(Role::Warning, "(its file has changed since it was opened)")];
            };
            let (_, name) = called(&source, file_of(&summary.timeline, bibliography, used), &*summary.timeline);
            let published = source.published.as_ref().map(|date| date.label(None)).unwrap_or_default();
            let name = Span::new(Role::By, clip::mention(&name));
            (vec![name, title(&source.title), Span::new(Role::When, Clean::line(&published))], used.tally)
        }
        Item::Publisher(n) => {
            let Some(publisher) = bibliography.publishers().get(n) else { return Vec::new() };
            let sources = Clean::line(&lang.counted(publisher.sources.len(), Noun::Source));
            let name = Span::new(Role::By, clip::mention(&publisher.name));
            (vec![name, Span::new(Role::Quiet, sources), Span::new(Role::When, "")], publisher.tally)
        }
    };
    cells.extend(counts(tally).map(|n| {
        let role = if n == 0 { Role::Quiet } else { Role::Body };
        Span::new(role, Clean::line(&lang.grouped(n)))
    }));
    cells
}

/// A title; one that is an address without its scheme and host.
fn title(title: &str) -> Span {
    let path = Address::read(title).ok().and_then(|_| {
        let (_, rest) = title.split_once("://")?;
        rest.find(['/', '?', '#']).and_then(|at| rest.get(at..)).filter(|path| path.len() > 1)
    });
    match path {
        Some(path) => Span::new(Role::Url, clip::mention(path)),
        None => Span::new(Role::Body, clip::mention(title)),
    }
}
