//! Asking for what events have in common.

use crate::app::action::Facets;
use crate::app::mode::Mode;
use crate::app::state::State;
use crate::query::Query;

impl State {
    pub(in crate::app) fn act_on_facets(&mut self, action: &Facets) {
        if let Facets::Focus(number) = action {
            self.facets_view.focus = *number;
        }
        self.toggle_facet();
    }

    pub(in crate::app) fn toggle_facets(&mut self) {
        self.mode = if self.mode == Mode::Facets { Mode::Browse } else { Mode::Facets };
        self.count();
    }

    /// Adds the value that has the focus to the filter, or takes it out.
    fn toggle_facet(&mut self) {
        let Some(item) = self.facets_view.focused() else { return };
        let typed = self.filter_typed();
        let typed = Query::toggled(typed, item.field, &item.value);
        self.filter_by(&typed);
    }
}
