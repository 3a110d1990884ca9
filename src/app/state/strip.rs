//! What the screen shows of the overview strip.

use crate::app::state::State;
use crate::plot::overview::Overview;

/// Where the reader is, in columns of the strip.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Reader {
    /// The focused event; none where its start is not known.
    pub cursor: Option<u16>,
    /// From the first event on the screen to the last, or the time that lanes show.
    pub view: Option<(u16, u16)>,
}

impl State {
    /// The overview strip, where it is on the screen and has been counted.
    pub fn overview(&self) -> Option<&Overview> {
        let part = self.panes().overview;
        self.pictures.strip.shown.as_deref().filter(|strip| !part.is_empty() && strip.scale().width() == part.width)
    }

    /// Where the reader is on it.
    pub fn reader(&self, overview: &Overview) -> Reader {
        let column = |position: usize| overview.column(self.timeline.rows().get(self.order.row(position)?)?);
        let time = self.lanes().map(|lanes| lanes.scale.window());
        let view = match time {
            Some(time) => overview.scale().columns(time.from(), time.to().saturating_sub(1)),
            None => column(self.top).zip(column(self.list().scrolled().last_shown(self.top))),
        };
        Reader { cursor: column(self.position), view }
    }
}
