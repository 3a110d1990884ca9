//! The strip and the silences: asking for them, and moving by them.

use crate::app::effect::{JobKind, Question};
use crate::app::jobs::LaneOf;
use crate::app::mode::Mode;
use crate::app::state::State;
use crate::app::step::Direction;
use crate::evidence::gap::{Gap, Gaps};
use crate::model::Order;
use std::sync::Arc;

impl State {
    /// Has the strip counted where it is on the screen.
    pub(in crate::app) fn settle_strip(&mut self) {
        let part = self.panes().overview;
        if part.is_empty() {
            return;
        }
        if self.pictures.strip.wants((self.pictures.events, part.width)) {
            self.start(Question::Strip(part.width, self.order.clone(), self.options.today));
        }
    }

    /// Has the silences looked for that stand among the events of the list.
    pub(in crate::app) fn settle_silences(&mut self) {
        if self.mode == Mode::Browse && self.has_events() {
            self.want_silences(None, self.order.clone());
        }
    }

    fn want_silences(&mut self, lane: Option<LaneOf>, order: Order) {
        if self.pictures.silences.wants((self.pictures.events, lane)) {
            (self.walked, self.pictures.silences.shown) = (None, None);
            self.start(Question::Silences(order));
        }
    }

    /// The silences that stand among the events of the list, where they are known.
    pub(in crate::app) fn silences(&self) -> Option<&Gaps> {
        self.pictures.silences.of(&(self.pictures.events, None)).map(|gaps| &**gaps)
    }

    /// Takes up the longest silences, and goes to one where that was waited for.
    pub(in crate::app) fn take_silences(&mut self, number: u64, silences: Arc<Gaps>) {
        self.pictures.silences.take(number, Some(silences));
        if let Some(direction) = self.walking.take() {
            self.walk_silences(direction);
        }
    }

    /// To the events of the next column of the strip in which something starts.
    pub(in crate::app) fn next_column(&mut self, direction: Direction) {
        let Some(overview) = self.overview() else { return };
        // What has no date stands behind all that has one.
        let column =
            self.own_row(self.position).and_then(|row| overview.column(&row)).unwrap_or(overview.axis().width());
        if let Some(instant) = overview.next(column, direction == Direction::Forward) {
            self.focus_instant(instant);
        } else {
            let end = if direction == Direction::Forward { "after" } else { "before" };
            self.say(&format!("Nothing starts {end} this on the strip."));
        }
    }

    /// To the event behind the next of the longest silences; in lanes, of the lane that has the focus.
    pub(in crate::app) fn walk_silences(&mut self, direction: Direction) {
        let lane = (self.mode == Mode::Lanes).then_some((self.pictures.groups.number(), self.lanes_view.lane));
        let groups = self.pictures.groups.shown.as_ref();
        let order = lane.and_then(|(_, lane)| groups?.order(lane)).unwrap_or(&self.order).clone();
        self.want_silences(lane, order);
        if self.jobs.awaits(JobKind::Silences) {
            self.walking = Some(direction);
            return;
        }
        let gaps = self.pictures.silences.shown.clone().unwrap_or_default();
        let silences = gaps.longest();
        let next = match (direction, self.walked) {
            (_, None) => 0,
            (Direction::Forward, Some(walked)) => walked + 1,
            (Direction::Back, Some(walked)) => walked.saturating_sub(1),
        };
        let next = next.min(silences.len().saturating_sub(1));
        match silences.get(next) {
            Some(gap) => {
                self.walked = Some(next);
                self.go_to_silence(gap, next, silences.len());
            }
            None => self.say("There is no gap between events here."),
        }
    }

    fn go_to_silence(&mut self, gap: &Gap, number: usize, all: usize) {
        let position = self.order.position(gap.after);
        if let Some(position) = position {
            self.go_to(position);
        }
        let above = position.and_then(|position| self.order.row(position.checked_sub(1)?));
        let unless = if gap.unless.is_some() { "; what has no certain date may fall in" } else { "" };
        let (words, number, all) =
            (gap.words_below(above, self.lang()), self.lang().grouped(number + 1), self.lang().grouped(all));
        self.say(&format!("Gap {number} of {all}: {words}{unless}."));
    }
}
