//! The views beside the timeline that need all events to have been looked at: sources and figures.
//!
//! Owns what they share: the summary, once it is there, and the way back. Refuses to pretend that there is nothing while
//! the events are still being counted.

use crate::app::figures::FiguresView;
use crate::app::layout::geometry::{Panes, Rect};
use crate::app::mode::Pane;
use crate::app::sources::SourcesView;
use crate::app::step::Direction;
use crate::app::summary::Summary;
use std::sync::Arc;

/// Both views.
#[derive(Debug, Clone, Default)]
pub struct Views {
    /// What is known of all events; none while they are being looked at.
    pub(super) whole: Option<Arc<Summary>>,
    /// What is known of the visible ones, which the views show; none while they are being looked at.
    pub(super) summary: Option<Arc<Summary>>,
    /// Of which visible events that was asked, by [`crate::app::jobs::Pictures::events`]; none where it is of all.
    pub(super) narrowed: Option<u64>,
    /// The sources.
    pub(super) sources: SourcesView,
    /// The figures.
    pub(super) figures: FiguresView,
    /// The pane that had the keys before.
    pub(super) before: Pane,
}

/// Where a table stands in a pane.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Table {
    /// The line above it.
    pub heading: Rect,
    /// Its lines.
    pub rows: Rect,
}

/// Where the parts of the figures view stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Figures {
    /// Whose sign is whose.
    pub legend: Rect,
    /// The chart.
    pub chart: Rect,
    /// The table.
    pub table: Table,
    /// What the focused figure is at odds with.
    pub against: Rect,
}

/// Lower than this, a table needs every line for itself.
const HEADED: u16 = 3;
/// Columns before the first of a table of figures, for the signs of the voice and of a disagreement.
const SIGN: u16 = 4;

impl Table {
    /// In a pane, with so many columns at its left kept free.
    fn of(pane: Rect, left: u16) -> Self {
        let mut rows = pane.lines();
        let left = left.min(rows.width);
        (rows.x, rows.width) = (rows.x + left, rows.width - left);
        Self { heading: rows.take_top(u16::from(pane.height >= HEADED)), rows }
    }

    /// Of the sources.
    pub fn of_sources(panes: &Panes) -> Self {
        Self::of(panes.list, 0)
    }
}

impl Figures {
    /// In the panes, where so many lines below the table are wanted.
    pub fn of(panes: &Panes, below: usize) -> Self {
        let mut chart = panes.list.lines();
        let legend = chart.take_top(u16::from(chart.height >= 8));
        let mut pane = panes.detail;
        let below = u16::try_from(below).unwrap_or(u16::MAX).min(pane.height);
        pane.height -= below;
        let against = Rect { y: pane.y + pane.height, height: below, ..pane };
        let table = Table::of(pane, SIGN);
        let against = Rect { x: table.rows.x, width: table.rows.width, ..against };
        Self { legend, chart, table, against }
    }
}

impl Views {
    /// Takes up what is known of all events.
    pub(super) fn open(&mut self, whole: Arc<Summary>) {
        self.close();
        self.whole = Some(whole);
    }

    /// Lets go of what was known of another timeline; what had the focus is remembered by what it is.
    pub(super) fn close(&mut self) {
        self.show(None);
        (self.whole, self.narrowed) = (None, None);
    }

    /// Shows another summary, or none; what had the focus is found again by what it is.
    pub(super) fn show(&mut self, summary: Option<Arc<Summary>>) {
        let is_shown = |new: &Arc<Summary>| self.summary.as_ref().is_some_and(|shown| Arc::ptr_eq(shown, new));
        if summary.as_ref().is_some_and(is_shown) {
            return;
        }
        if let Some(shown) = self.summary.take() {
            self.sources.close(&shown);
            self.figures.close(&shown);
        }
        if let Some(new) = &summary {
            self.sources.open(new);
            self.figures.open(new);
        }
        self.summary = summary;
    }

    /// Does something to the sources, once they are known.
    fn with(&mut self, change: impl FnOnce(&mut SourcesView, &Summary)) {
        if let Some(summary) = &self.summary {
            change(&mut self.sources, summary);
        }
    }

    pub(super) fn sort(&mut self, direction: Direction) {
        self.with(|sources_view, summary| sources_view.sort(summary, direction));
    }

    pub(super) fn reverse(&mut self) {
        self.with(SourcesView::reverse);
    }

    pub(super) fn gather(&mut self) {
        self.with(SourcesView::gather);
    }

    pub(super) fn measure(&mut self, direction: Direction) {
        if let Some(summary) = &self.summary {
            self.figures.turn(summary, direction);
        }
    }
}
