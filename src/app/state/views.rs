//! What the screen shows of the views: the strip, the lanes, sources, figures and the lists, and of which day they tell.

use crate::app::effect::JobKind;
use crate::app::figures::{FiguresView, Parts as FiguresParts};
use crate::app::lanes::Lanes;
use crate::app::lanes::group::{By, Sort};
use crate::app::lanes::state::{LanesCursor, instant};
use crate::app::layout::table::Table;
use crate::app::layout::{Cursor, Need, clip};
use crate::app::mode::{Mode, Pane};
use crate::app::sources::SourcesView;
use crate::app::state::State;
use crate::app::summary::Summary;
use crate::evidence::as_of::{Marks, Out};
use crate::model::{Cutoff, Date, Flags, Row, Timeline};
use crate::plot::overview::Overview;
use crate::plot::scale::{Column, Window};
use crate::plot::ticks::{Ticks, start_label};
use crate::text::Clean;
use std::sync::Arc;

/// Where the reader is, in columns of the strip.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reader {
    /// The focused event; none where its start is not known.
    pub cursor: Option<u16>,
    /// When that starts, in few columns; none where not even the year is known.
    pub date: Option<Clean>,
    /// From the first event on the screen to the last.
    pub view: Option<(u16, u16)>,
}

/// On a screen narrower than this the rule says of lanes only where in one the reader is.
const NARROW: u16 = 60;

impl State {
    /// Of which day the screen tells, and how certain it is; none where it tells all that is known today.
    pub fn known(&self) -> Option<&Marks> {
        self.as_of.marks.as_deref()
    }

    /// How certain it is that the event in a row was known on the day of which the screen tells.
    pub fn known_by_then(&self, row: usize) -> Option<Out> {
        self.known().map(|marks| marks.out(row))
    }

    /// The day of which the screen tells or will; none where it tells all that is known today.
    pub fn day_told(&self) -> Option<&Cutoff> {
        self.as_of.day()
    }

    /// How much is told of that day, in more and more words; nothing where there is none.
    pub fn known_in_words(&self) -> Vec<String> {
        match (&self.as_of.wanted, &self.as_of.marks) {
            (Some(_), _) => {
                let when = if self.progress.is_some() { ": once all is read" } else { ": being looked for" };
                vec![" …".to_owned(), when.to_owned()]
            }
            (None, Some(marks)) => marks.counts(self.timeline.len(), self.lang()).into(),
            (None, None) => Vec::new(),
        }
    }

    /// All that is known today, whatever day the screen tells of.
    pub fn whole_timeline(&self) -> Arc<Timeline> {
        self.as_of.whole.as_ref().map_or_else(|| self.shared_timeline(), |whole| Arc::clone(&whole.timeline))
    }

    /// The overview strip, where it is on the screen and has been counted.
    pub fn overview(&self) -> Option<&Overview> {
        let part = self.panes().overview;
        self.pictures.strip.shown.as_deref().filter(|strip| !part.is_empty() && strip.axis().width() == part.width)
    }

    /// Where the reader is on it.
    pub fn reader(&self, overview: &Overview) -> Reader {
        let column = |position: usize| overview.column(&self.own_row(position)?);
        let shown = self.top..=self.list().scrolled().last_shown(self.top);
        // What is undated has no column.
        let view = shown.clone().find_map(column).zip(shown.rev().find_map(column));
        Reader { cursor: column(self.position), date: self.start_label(overview.ticks()), view }
    }

    /// When the focused event starts, beside the marks of an axis; where its start is not known, its date as its row has it. None
    /// where it has none.
    fn start_label(&self, ticks: &Ticks) -> Option<Clean> {
        let row = self.own_row(self.position)?;
        start_label(&row, ticks).or_else(|| {
            if let Some((_, date)) = &self.entry(self.position)?.moved {
                return Some(date.clone());
            }
            let year = Date::year_label(self.lang(), self.timeline.year(&row)?);
            let label = self.entry(self.position)?.labels.last()?;
            let label = label.as_str();
            let (start, goes_on) = label.split_at(label.find(" →").unwrap_or(label.len()));
            let has_year = label.contains(&year);
            Some(Clean::line(&if has_year { label.to_owned() } else { format!("{start} {year}{goes_on}") }))
        })
    }

    /// The row at a position as its date has it, wherever it stands.
    pub(in crate::app) fn own_row(&self, position: usize) -> Option<Row> {
        let row = *self.row_at(position)?;
        if !row.flags.has(Flags::MOVED) {
            return Some(row);
        }
        let date = || Some(self.timeline.shared(self.order.row(position)?).ok()?.date.clone());
        let shown = self.entry(position).and_then(|entry| entry.moved.as_ref());
        Some(shown.map_or_else(|| row.by_date(date), |(row, _)| *row))
    }

    /// The lanes as they are laid out; none where they are not on the screen, or not there yet.
    pub fn lanes(&self) -> Option<&Lanes> {
        let lanes = self.pictures.lanes.shown.as_deref().filter(|_| self.mode == Mode::Lanes)?;
        let list = self.panes().list;
        (!list.is_empty() && lanes.parts.fits(list)).then_some(lanes)
    }

    /// By what, in which order, and how many: of the lanes that are shown.
    pub fn lanes_shown(&self) -> Option<(By, Sort, usize)> {
        self.pictures.groups.shown.as_ref().map(|groups| (groups.by, groups.sort, groups.len()))
    }

    /// Whether the time of an event in the lanes is known.
    pub fn has_dated_lanes(&self) -> bool {
        self.pictures.groups.shown.as_ref().is_some_and(|groups| groups.all.is_some())
    }

    /// Which lane has the focus, and where in it the reader is: "cecot: 2 of 5 · lane 4 of 8".
    pub(super) fn lane_in_words(&self) -> Option<String> {
        let groups = self.pictures.groups.shown.as_ref()?;
        if let Some((by, is_gathered)) = self.lanes_awaited() {
            let (shown, by) = (groups.by.one(), by.one());
            let why = if is_gathered { "is being gathered" } else { "could not be gathered" };
            return Some(format!("by {shown}; by {by} {why}"));
        }
        let (lane, name) = (self.lanes_view.lane, self.lanes_view.name.as_deref().unwrap_or(groups.by.rest()));
        let order = groups.order(lane)?;
        let at =
            order.position(self.row()).map_or_else(String::new, |at| format!("{} of ", self.lang().grouped(at + 1)));
        let name = clip::mention(name).cut(24, "…");
        let words = format!("{name}: {at}{}", self.lang().grouped(order.len()));
        // On a narrow screen keys tell more.
        let is_narrow = self.size.width < NARROW;
        let which = format!(" · lane {} of {}", self.lang().grouped(lane + 1), self.lang().grouped(groups.len()));
        Some(if is_narrow { words } else { words + &which })
    }

    /// By what lanes are wanted, where that is not what is shown, and whether they are being gathered.
    pub fn lanes_awaited(&self) -> Option<(By, bool)> {
        let by = self.lanes_view.by;
        let is_shown = self.lanes_shown().is_some_and(|(shown, ..)| shown == by);
        (!is_shown).then(|| (by, self.jobs.awaits(JobKind::Groups)))
    }

    /// Whether what is gathered is being laid out.
    pub fn lays_out_lanes(&self) -> bool {
        self.jobs.awaits(JobKind::Lanes)
    }

    /// Where the reader is in the lanes.
    pub fn lanes_cursor(&self) -> Option<LanesCursor> {
        let (lanes, row) = (self.lanes()?, self.order.row(self.position)?);
        let column = match lanes.scale.column(instant(&self.own_row(self.position)?)) {
            Column::At(column) => Some(column),
            Column::Before | Column::After => None,
        };
        let date = self.start_label(&lanes.ticks).unwrap_or_default();
        Some(LanesCursor { row, lane: self.lanes_view.lane, column, date })
    }

    /// The time that the lanes show, or will show.
    pub(in crate::app) fn lanes_window(&self) -> Window {
        let all = self.pictures.groups.shown.as_ref().and_then(|groups| groups.all);
        let today = self.options.today.to_days().saturating_mul(86_400);
        self.lanes_view.window.or(all).unwrap_or(Window::new(today, today.saturating_add(86_400)))
    }

    /// What is known of the visible events; none while they are being looked at.
    pub fn summary(&self) -> Option<&Summary> {
        self.views.summary.as_deref()
    }

    /// What is known of all events, where it is known already.
    pub fn whole_summary(&self) -> Option<Arc<Summary>> {
        self.views.whole.clone()
    }

    /// The sources, where they are on the screen.
    pub fn sources_view(&self) -> Option<&SourcesView> {
        (self.mode == Mode::Sources).then_some(&self.views.sources)
    }

    /// The figures, where they are on the screen.
    pub fn figures_view(&self) -> Option<&FiguresView> {
        (self.mode == Mode::Figures).then_some(&self.views.figures)
    }

    /// Where the table in a pane of the view on the screen stands, if that has one.
    pub fn table(&self, pane: Pane) -> Table {
        match self.mode {
            Mode::Figures if pane == Pane::Detail => self.figures_parts().table,
            Mode::Figures => self.figures_parts().index,
            _ => Table::of(self.panes().list, 1),
        }
    }

    /// Where the parts of the figures view stand.
    pub fn figures_parts(&self) -> FiguresParts {
        self.views.figures.parts(&self.panes(), self.summary())
    }

    /// Where the reader is in the list of the view on the screen, in figures that in a pane, and how many items it has; none
    /// where it has no such list.
    pub fn cursor(&self, pane: Pane) -> Option<(Cursor, usize)> {
        let figures = &self.views.figures;
        Some(match self.mode {
            Mode::Browse | Mode::Lanes => return None,
            Mode::Facets => (self.facets_view.cursor, self.facets_view.count()),
            Mode::Problems => (self.problems.cursor, self.problems.count()),
            Mode::Sources => (self.views.sources.cursor, self.summary().map(|_| self.views.sources.items.len())?),
            Mode::Figures if pane == Pane::Detail => (figures.cursor, figures.points(self.summary()?).len()),
            Mode::Figures => (figures.index.cursor, self.summary()?.measures.all().len()),
        })
    }

    /// Gives the focus to an item of that list; to the last one where there are not so many.
    pub(in crate::app) fn set_cursor(&mut self, focus: usize) {
        let Some((cursor, count)) = self.cursor(self.pane) else { return };
        self.place_cursor(Cursor { focus: focus.min(count.saturating_sub(1)), ..cursor });
    }

    pub(in crate::app) fn place_cursor(&mut self, cursor: Cursor) {
        match (self.mode, &self.views.summary) {
            (Mode::Facets, _) => self.facets_view.cursor = cursor,
            (Mode::Problems, _) => self.problems.cursor = cursor,
            (Mode::Sources, _) => self.views.sources.cursor = cursor,
            (Mode::Figures, _) if self.pane == Pane::Detail => self.views.figures.cursor = cursor,
            (Mode::Figures, Some(summary)) => {
                self.views.figures.select(summary, cursor.focus);
                self.views.figures.index.cursor = cursor;
            }
            (Mode::Browse | Mode::Lanes | Mode::Figures, _) => {}
        }
    }

    /// How many rows the panes of a view can use.
    pub(in crate::app) fn view_needs(&self) -> Need {
        const LEAST: usize = 3; // a heading, a line, and a word that there is none
        let rows = |rows: usize| u16::try_from(rows.max(LEAST)).unwrap_or(u16::MAX);
        let upper = match (self.mode, &self.views.summary) {
            (Mode::Sources, Some(_)) => rows(self.views.sources.items.len() + 1),
            // One goes there for the chart: the index has a third at most.
            (Mode::Figures, Some(summary)) => rows(summary.measures.all().len() + 1).min((self.size.height / 3).max(4)),
            _ => u16::MAX,
        };
        Need { upper, lower: u16::MAX }
    }

    /// The first line of the focused source's page that is shown.
    pub fn source_top(&self) -> usize {
        self.views.sources.page.top.min(self.source_highest_top())
    }

    /// The last line with which that page can usefully begin.
    pub(in crate::app) fn source_highest_top(&self) -> usize {
        self.views.sources.page.text.lines.len().saturating_sub(usize::from(self.panes().text.height))
    }
}
