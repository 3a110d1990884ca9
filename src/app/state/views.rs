//! What the screen shows of sources and figures.

use crate::app::figures::FiguresView;
use crate::app::layout::geometry::Need;
use crate::app::mode::Mode;
use crate::app::sources::SourcesView;
use crate::app::state::State;
use crate::app::summary::Summary;
use crate::app::views::Figures;
use std::sync::Arc;

impl State {
    /// What is known of the visible events; none while they are being looked at.
    pub fn summary(&self) -> Option<&Summary> {
        self.views.summary.as_deref()
    }

    /// The sources, where they are on the screen.
    pub fn sources_view(&self) -> Option<&SourcesView> {
        (self.mode == Mode::Sources).then_some(&self.views.sources)
    }

    /// The figures, where they are on the screen.
    pub fn figures_view(&self) -> Option<&FiguresView> {
        (self.mode == Mode::Figures).then_some(&self.views.figures)
    }

    /// Where the focused line of a view stands, from 0, and how many there are; none where there is none.
    pub fn view_position(&self) -> Option<(usize, usize)> {
        let (focus, all) = match self.mode {
            Mode::Sources => (self.views.sources.focus, self.views.sources.items.len()),
            _ => (self.views.figures.focus, self.views.figures.points(self.summary()?).len()),
        };
        (all > 0).then_some((focus, all))
    }

    /// How many rows the panes of a view can use.
    pub(in crate::app) fn view_needs(&self) -> Need {
        const LEAST: usize = 3; // a heading, a line, and a word that there is none
        let rows = |rows: usize| u16::try_from(rows).unwrap_or(u16::MAX);
        let ((upper, lower), views) = ((u16::MAX, u16::MAX), &self.views);
        match (self.mode, &views.summary) {
            (Mode::Sources, Some(_)) => Need { upper: rows((views.sources.items.len() + 1).max(LEAST)), lower },
            (Mode::Figures, Some(summary)) => Need { upper, lower: rows(views.figures.needs(summary)) },
            _ => Need { upper, lower },
        }
    }

    /// Where the parts of the figures view stand.
    pub fn figures_parts(&self) -> Figures {
        let panes = self.panes();
        Figures::of(&panes, self.views.figures.below(usize::from(panes.detail.height)))
    }

    /// The first line of the focused source's page that is shown.
    pub fn source_top(&self) -> usize {
        let page = &self.views.sources.page;
        page.top.min(page.lines.len().saturating_sub(usize::from(self.panes().text.height)))
    }

    /// What is known of all events, where it is known already.
    pub fn whole_summary(&self) -> Option<Arc<Summary>> {
        self.views.whole.clone()
    }
}
