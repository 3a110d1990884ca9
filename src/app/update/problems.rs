//! Looking through the problems of the files, and the way from one to its event.

use crate::app::action::Problems;
use crate::app::mode::Mode;
use crate::app::problems::ProblemsView;
use crate::app::state::State;

impl State {
    pub(in crate::app) fn act_on_problems(&mut self, action: &Problems) {
        match action {
            Problems::Open => self.open_problem(),
            Problems::Focus(n) => self.problems.focus = (*n).min(self.problems.count().saturating_sub(1)),
        }
    }

    pub(in crate::app) fn toggle_problems(&mut self) {
        if self.mode == Mode::Problems {
            self.mode = Mode::Browse;
        } else if self.timeline.problems.is_empty() {
            self.say("No problems in the files.");
        } else {
            self.problems.open(&self.timeline);
            self.mode = Mode::Problems;
        }
    }

    fn open_problem(&mut self) {
        if let Some(position) = self.problems.event().and_then(|row| self.order.position(row)) {
            self.show_in_timeline(position);
        }
    }

    pub(in crate::app) fn show_problems(&mut self) {
        let text = self.panes().cover_text;
        self.problems.show(&self.timeline, text.width, usize::from(text.height));
    }

    /// How many problems fit on a page.
    pub(in crate::app) fn problems_page(&self) -> usize {
        let text = self.panes().cover_text;
        ProblemsView::scrolled(&self.timeline, text.width, usize::from(text.height)).page(self.problems.top)
    }
}
