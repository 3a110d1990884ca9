//! The views beside the timeline that need all events to have been looked at: sources and figures.
//!
//! Owns what they share: the summary, once it is there, and the way back.

use crate::app::figures::FiguresView;
use crate::app::mode::Pane;
use crate::app::sources::SourcesView;
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
    /// Counts up whenever a list is another, or in another order.
    pub(super) lists: u64,
    /// The sources.
    pub(super) sources: SourcesView,
    /// The figures.
    pub(super) figures: FiguresView,
    /// The pane of the timeline that had the keys before, and whether it was alone on the screen.
    pub(super) before: (Pane, bool),
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
        self.lists += 1;
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
}
