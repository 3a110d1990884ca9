//! What is true at the moment: the conditions of [`crate::app::commands::COMMANDS`].
//!
//! Owns what each of them means. Refuses to change anything, and to cost more than a look at the screen's state: they are
//! asked at every frame.

use crate::app::layout::text::Target;
use crate::app::mode::Place;
use crate::app::state::State;
use crate::model::Flags;

impl State {
    /// Whether there is an event.
    pub fn has_events(&self) -> bool {
        !self.order.is_empty()
    }

    /// Whether there is more than one.
    pub fn has_other_events(&self) -> bool {
        self.order.len() > 1
    }

    /// Whether what has the keys can be moved through.
    pub fn can_move(&self) -> bool {
        let panes = self.panes();
        match self.place() {
            Place::List => self.has_other_events(),
            Place::Detail => self.reading.page.lines.len() > usize::from(panes.text.height),
            Place::Problems => self.problems.count() > 1,
            Place::Facets => self.facetting.count() > 1,
            Place::Line | Place::Copying => false,
            Place::Sources | Place::Figures => self.can_move_in_view(),
            Place::Lanes => self.has_other_lanes(),
            Place::Help => {
                self.help.as_ref().is_some_and(|help| help.lines.len() > usize::from(panes.cover_text.height))
            }
        }
    }

    /// Whether the detail is on the screen and longer than its pane.
    pub fn can_scroll_detail(&self) -> bool {
        let text = self.panes().text;
        !text.is_empty() && self.reading.page.lines.len() > usize::from(text.height)
    }

    /// Whether the focused event names related ones that exist.
    pub fn has_related(&self) -> bool {
        self.reading.page.related.iter().any(Option::is_some)
    }

    /// Whether one of them is selected.
    pub fn has_related_selected(&self) -> bool {
        matches!(self.reading.selected, Some(Target::Related(_)))
    }

    /// Whether the focused event names a source.
    pub fn has_sources(&self) -> bool {
        let row = self.order.row(self.position).and_then(|row| self.timeline.rows().get(row));
        row.is_some_and(|row| !row.flags.has(Flags::UNSOURCED))
    }

    /// Whether the focused problem is about an event of the timeline.
    pub fn has_problem_event(&self) -> bool {
        self.problems.event().is_some()
    }

    /// Whether there is a step to go back.
    pub fn can_go_back(&self) -> bool {
        !matches!(self.place(), Place::List)
            || !self.trail.is_empty()
            || self.finding.search.is_some()
            || self.finding.filter.is_some()
            || self.hindsight.day().is_some()
    }
}
