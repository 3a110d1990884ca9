//! How the screen is divided at the moment, and what stands in the list.

use crate::app::detail::Shape;
use crate::app::layout::{Division, Layout, Panes, Rect, Split, divide};
use crate::app::mode::{Mode, Pane};
use crate::app::state::State;
use crate::app::timeline::columns::Columns;
use crate::app::timeline::list::{Line, List};
use crate::app::timeline::row::RowParts;

/// From this height on there is room for quotations below claims.
pub(in crate::app) const ROOMY: u16 = 12;
/// From so many rows on there is air on a page.
const AIRY: u16 = 16;

impl State {
    /// The parts of the screen.
    pub fn panes(&self) -> Panes {
        self.divided(self.rows_needed())
    }

    /// How many rows the list can use; while a line is typed, those that it had before: nothing shifts then.
    fn rows_needed(&self) -> u16 {
        if let Some(prompt) = &self.query.prompt {
            return prompt.origin.rows;
        }
        if self.mode == Mode::Lanes {
            // Where a reader has moved the rule, it stands where it was put.
            let lanes = self.pictures.lanes.shown.as_ref().filter(|_| self.split.rows == 0);
            return lanes.map_or(u16::MAX, |lanes| lanes.need);
        }
        if self.order.len() >= usize::from(self.size.height) {
            return u16::MAX;
        }
        let lines = self.list_of(self.divided(u16::MAX).list.height).layout(0);
        let events = lines.iter().filter(|line| matches!(line, Line::Event(_))).count();
        if events < self.order.len() { u16::MAX } else { u16::try_from(lines.len()).unwrap_or(u16::MAX) }
    }

    /// Where lanes can be laid out: with as many rows as they could have; while a line is typed, with those that they have.
    pub(in crate::app) fn room_for_lanes(&self) -> Rect {
        let need = self.query.prompt.as_ref().map_or(u16::MAX, |prompt| prompt.origin.rows);
        self.divided(need).list
    }

    /// The parts of the screen where the list, or the lanes, need so many rows.
    pub(super) fn divided(&self, need: u16) -> Panes {
        let division = match self.mode {
            Mode::Browse | Mode::Problems | Mode::Facets => {
                let high = self.pictures.strip.shown.as_ref().is_some_and(|strip| strip.is_high());
                Division::Timeline { need, high }
            }
            Mode::Sources | Mode::Figures => Division::Rows(self.view_needs()),
            Mode::Lanes => Division::Lanes(need),
        };
        // How to go on where there is nothing needs all rows that there are.
        if self.whole_timeline().is_empty() && !matches!(division, Division::Rows(_)) {
            return divide(self.size, Pane::List, Split { whole: true, ..self.split }, division);
        }
        divide(self.size, self.pane, self.split, division)
    }

    /// Where everything stands in a row of the list.
    pub fn columns(&self) -> Columns {
        Columns::of(self.panes().list.width, &self.widths, self.has_files())
    }

    /// The list, to be laid out.
    pub fn list(&self) -> List<'_> {
        self.list_of(self.panes().list.height)
    }

    /// The list, on so many rows.
    pub(super) fn list_of(&self, height: u16) -> List<'_> {
        List { timeline: &self.timeline, order: &self.order, silences: self.silences(), height: height.into() }
    }

    /// In which shape the page of the event at a position is laid out: it follows from the pane, and from what the list shows
    /// of the event.
    pub(in crate::app) fn shape(&self, position: usize) -> Shape {
        let panes = self.panes();
        let (text, width) = (panes.text, panes.text.width);
        let title = match panes.layout {
            Layout::Stacked if self.mode == Mode::Browse && self.shows_title(position) => 0,
            Layout::Stacked if text.height < 5 => 1,
            Layout::Stacked if text.height < ROOMY => 2,
            _ => u16::MAX,
        };
        let roomy = text.height >= ROOMY;
        Shape { width, title, roomy, airy: text.height >= AIRY, has_beside: roomy && panes.has_sources_beside() }
    }

    /// Whether the list shows the title of the event at a position whole.
    fn shows_title(&self, position: usize) -> bool {
        let row = self.order.row(position).and_then(|row| self.timeline.rows().get(row));
        let Some(both) = self.entry(position).zip(row) else { return false };
        let parts = RowParts::of(&self.list(), position, self.top, both, &self.columns());
        both.0.title.width() <= parts.title
    }
}
