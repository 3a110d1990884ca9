//! Where the reader is, to be kept, and where they were, taken up again.

use crate::app::kept::{Kept, Place};
use crate::app::layout::Split;
use crate::app::mode::Mode;
use crate::app::state::State;
use crate::model::Row;
use crate::query::Query;

impl State {
    /// Where the reader is; none where they have done nothing yet and the files are still being read.
    pub fn kept(&self) -> Option<Kept> {
        if self.progress.is_some() && !self.touched {
            return None;
        }
        let place = |row: &Row| Place {
            event: row.event_id(),
            first: row.first,
            above: self.position.saturating_sub(self.top),
        };
        let view = if matches!(self.mode, Mode::Problems | Mode::Facets) { Mode::Browse } else { self.mode };
        Some(Kept {
            place: self.focused_row().map(place),
            view,
            filter: self.filter_typed().to_owned(),
            marks: self.jumps.marks().clone(),
            turned: self.split.turned,
            size: (self.split.rows, self.split.columns),
        })
    }

    /// Takes up where the reader was. Until they do something, that is where each timeline begins.
    pub(in crate::app) fn resume(&mut self, kept: Kept) {
        self.jumps.set_marks(kept.marks);
        let (rows, columns) = kept.size;
        self.split = Split { turned: kept.turned, rows, columns, ..self.split };
        self.began = kept.place;
        if kept.view != self.mode {
            self.toggle_view(kept.view);
        }
        // One that another version of the program understood is none.
        if Query::parse(&kept.filter, self.options.today).is_ok_and(|query| !query.is_empty()) {
            self.filter_by(&kept.filter);
            self.say("You are where you were, filter and all: Esc takes it away.");
        }
        self.stand_where_it_begins();
    }

    /// Goes to where the reader was at the end of the last session, or else to the first event.
    pub(in crate::app) fn stand_where_it_begins(&mut self) {
        let rows = self.timeline.rows();
        let row = self.began.map(|place| {
            let by_time = || rows.partition_point(|row| row.first < place.first).min(rows.len().saturating_sub(1));
            self.timeline.find(place.event).unwrap_or_else(by_time)
        });
        let row = row.unwrap_or_default();
        self.visit(self.order.position(row).unwrap_or_else(|| self.nearest(row)));
        self.top = self.position.saturating_sub(self.began.map_or(0, |place| place.above));
    }
}
