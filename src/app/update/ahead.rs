//! What the screen shows of events, and what it will show after the next key.
//!
//! Owns which events are read before anybody asks for them, and how many are kept. Reading ahead changes nothing of what
//! is shown; it goes in small steps, so that a key never waits for more than one of them, and no further than the keys of
//! a list reach: a line, a page, the beginning, the end.

use crate::app::detail::{Page, Shape};
use crate::app::mode::Mode;
use crate::app::state::State;
use crate::app::step::{Amount, Direction};
use crate::app::timeline::list::{Entry, Line};
use crate::dossier::Names;
use crate::model::EventId;
use std::ops::Range;

/// As many events are read in one step.
const STEP: usize = 8;

/// Where nobody lets the program look ahead, as many screens of events are kept.
const SCREENS: usize = 32;

/// As many pages are kept beside the one that is shown: more than there are ways on from it.
const PAGES: usize = 12;

impl State {
    /// Reads the events that the list shows and are not at hand yet; over lanes, the one whose date stands on the axis.
    pub(in crate::app) fn look(&mut self) {
        let is_list = self.mode != Mode::Lanes;
        let shown = if is_list { self.shown() } else { self.position..self.position.saturating_add(1) };
        if self.window.len() > SCREENS * shown.len().max(STEP) {
            self.let_go(&self.near(&shown));
        }
        self.read_entries(shown, usize::MAX);
    }

    /// Reads a little of what the next key may show: the pages of the events to which it may lead, and the events of the
    /// list there. Answers whether there was anything left to read. It changes nothing of what is shown: to be called
    /// when nothing else is to be done.
    pub fn look_ahead(&mut self) -> bool {
        if self.mode != Mode::Browse || !self.has_events() {
            return false;
        }
        if self.lay_out_ahead() {
            return true;
        }
        let near = self.near(&self.shown());
        let has_read = near.iter().any(|positions| self.read_entries(positions.clone(), STEP) > 0);
        if !has_read {
            self.let_go(&near);
        }
        has_read
    }

    /// Lets go of the events of the list that are none of these, which ascend.
    fn let_go(&mut self, near: &[Range<usize>]) {
        let kept: usize = near.iter().map(ExactSizeIterator::len).sum();
        if self.window.len() > kept {
            let rows = near.iter().cloned().flatten().filter_map(|position| self.order.row(position));
            let rows: Vec<usize> = rows.collect();
            self.window.retain(|row, _| rows.binary_search(row).is_ok());
        }
    }

    /// Lays out one of the pages to which a key of the list may lead, and lets go of those to which none does.
    fn lay_out_ahead(&mut self) -> bool {
        if self.reading.of.is_none() {
            return false;
        }
        let (here, page) = (self.position, self.list().scrolled().page(self.top));
        let amounts = [Amount::One, Amount::Page, Amount::ToEnd, Amount::HalfPage].into_iter();
        let ways =
            amounts.flat_map(|amount| [Direction::Forward, Direction::Back].map(|way| (way, amount.steps(page))));
        let positions =
            ways.map(|(way, steps)| way.apply(here, steps, self.last())).filter(|position| *position != here);
        let page_at = |position| Some((position, (self.row_at(position)?.event_id(), self.shape(position))));
        let wanted: Vec<_> = positions.filter_map(page_at).collect();
        self.reading.ahead.retain(|(of, _)| wanted.iter().any(|(_, wanted)| wanted == of));
        let missing = wanted.into_iter().find(|(_, of)| !self.reading.ahead.iter().any(|(known, _)| known == of));
        let Some((position, of)) = missing else { return false };
        let page = self.page(position, of.1);
        self.keep_page(of, page);
        true
    }

    /// Keeps a page to which the next key may lead.
    pub(in crate::app) fn keep_page(&mut self, of: (EventId, Shape), page: Page) {
        if self.reading.ahead.len() >= PAGES {
            self.reading.ahead.remove(0);
        }
        self.reading.ahead.push((of, page));
    }

    /// The page of an event at a width, if it was kept.
    pub(in crate::app) fn kept_page(&mut self, of: (EventId, Shape)) -> Option<Page> {
        let at = self.reading.ahead.iter().position(|(known, _)| *known == of)?;
        Some(self.reading.ahead.swap_remove(at).1)
    }

    /// The positions that the list shows. They follow each other.
    fn shown(&self) -> Range<usize> {
        let lines = self.list().layout(self.top);
        let mut positions = lines.iter().filter_map(|line| match line {
            Line::Event(position) => Some(*position),
            _ => None,
        });
        let Some(first) = positions.next() else { return 0..0 };
        first..positions.next_back().unwrap_or(first) + 1
    }

    /// Around what is shown, the positions to which a key of the list leads; ascending.
    fn near(&self, shown: &Range<usize>) -> [Range<usize>; 3] {
        let (height, len) = (self.list().height, self.order.len());
        let around = shown.start.saturating_sub(height)..shown.end.saturating_add(height).min(len);
        let first = 0..height.min(around.start);
        let last = len.saturating_sub(height).max(around.end)..len;
        [first, around, last]
    }

    /// Has the list's entries of some positions at hand, but reads no more than `most` events for it; answers how many
    /// it read.
    fn read_entries(&mut self, positions: Range<usize>, most: usize) -> usize {
        let rows = positions.filter_map(|position| self.order.row(position));
        let missing: Vec<usize> = rows.filter(|row| !self.window.contains_key(row)).take(most).collect();
        if missing.is_empty() {
            return 0;
        }
        let mut names = Names::new(&*self.timeline);
        let before = self.window.len();
        for row in missing {
            let Some(of) = self.timeline.rows().get(row) else { continue };
            let event = self.timeline.event_of(of);
            let entry = event
                .map_or_else(|_| Entry::of_changed_file(), |event| Entry::of(&event, (&self.timeline, of), &mut names));
            self.window.insert(row, entry);
        }
        self.window.len() - before
    }
}
