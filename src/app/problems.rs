//! The problems view: what is wrong with the files.
//!
//! Owns which problem has the focus, what is shown of those on the screen, and the event each is about. How one is laid
//! out stands in `block`.

mod block;

use crate::app::layout::{Cursor, Line, Scrolled, Size};
use crate::model::{Problem, Timeline};
use block::block;

/// The problems being looked through.
#[derive(Debug, Clone, Default)]
pub struct ProblemsView {
    /// The focused one, and the first one shown.
    pub cursor: Cursor,
    /// What is on the screen: numbers of problems, and their lines.
    pub shown: Vec<(usize, Vec<Line>)>,
    /// The row of the event that each is about.
    pub(super) events: Vec<Option<usize>>,
    /// How wide the column of places is.
    places: usize,
}

impl ProblemsView {
    /// How many can be looked through.
    pub fn count(&self) -> usize {
        self.events.len()
    }

    /// The row of the event that the focused one is about.
    pub fn event(&self) -> Option<usize> {
        self.events.get(self.cursor.focus).copied().flatten()
    }

    /// The focused one.
    pub fn focused<'t>(&self, timeline: &'t Timeline) -> Option<&'t Problem> {
        timeline.problems.listed().get(self.cursor.focus)
    }

    /// Finds the events that the problems are about: one walk through the rows, when the view is opened.
    pub(super) fn open(&mut self, timeline: &Timeline) {
        let listed = timeline.problems.listed();
        let mut starts: Vec<_> = listed.iter().map(|p| (p.place.file, p.place.span.start)).zip(0..).collect();
        starts.sort_unstable();
        self.events = vec![None; listed.len()];
        for (row, of) in timeline.rows().iter().enumerate() {
            let (from, to) = (u64::from(of.at), u64::from(of.at) + u64::from(of.len));
            let first = starts.partition_point(|(place, _)| *place < (of.file, from));
            for (place, problem) in starts.iter().skip(first) {
                if *place >= (of.file, to) {
                    break;
                }
                if let Some(event) = self.events.get_mut::<usize>(*problem) {
                    *event = Some(row);
                }
            }
        }
        self.places = block::places(timeline);
        self.cursor.focus = self.cursor.focus.min(listed.len().saturating_sub(1));
    }

    /// The problems as something that scrolls on a screen of this size.
    pub(super) fn scrolled<'t>(
        &self,
        timeline: &'t Timeline,
        size: Size,
    ) -> Scrolled<impl Fn(usize, bool) -> usize + 't> {
        let (listed, places) = (timeline.problems.listed(), self.places);
        let lines = move |n: usize, _| {
            listed.get(n).map_or(0, |problem| block(timeline, problem, places, size.width.into()).len())
        };
        Scrolled { len: listed.len(), height: size.height.into(), lines }
    }

    /// Lays out those that are on the screen.
    pub(super) fn show(&mut self, timeline: &Timeline, size: Size) {
        let mut left = usize::from(size.height);
        self.shown.clear();
        for (n, problem) in timeline.problems.listed().iter().enumerate().skip(self.cursor.top) {
            if left == 0 {
                break;
            }
            let lines = block(timeline, problem, self.places, size.width.into());
            left = left.saturating_sub(lines.len());
            self.shown.push((n, lines));
        }
    }
}
