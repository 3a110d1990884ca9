//! The strip and the silences: asking for them, and moving by them.

use crate::app::effect::Effect;
use crate::app::jobs::{Commission, Delivery, Wanted, is_small};
use crate::app::mode::Mode;
use crate::app::state::State;
use crate::app::step::Direction;
use crate::evidence::gap::Gap;
use crate::model::number::grouped;
use crate::plot::overview::Overview;
use crate::text::Clean;

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

    /// Has the strip counted where it is on the screen.
    pub(in crate::app) fn settle_strip(&mut self) {
        let part = self.panes().overview;
        if part.is_empty() {
            return;
        }
        let pictures = &mut self.pictures;
        if let Some(number) = pictures.strip.wants((pictures.events, part.width), &mut pictures.numbers) {
            self.commission(number, Wanted::Strip(part.width, self.order.clone()));
        }
    }

    /// Has something made: at once, or where nobody waits.
    pub(in crate::app) fn commission(&mut self, number: u64, wanted: Wanted) {
        if !is_small(&self.timeline) {
            self.finding.outbox.push(Effect::Picture(Commission { number, wanted }));
        } else if let Some(picture) = wanted.make(&self.timeline, &|| false) {
            self.pictures.take(Delivery { number, picture });
        }
    }

    /// Takes up what was made elsewhere.
    pub(in crate::app) fn take_picture(&mut self, delivery: Delivery) {
        self.pictures.take(delivery);
        if let Some(direction) = self.walking.take() {
            self.walk_silences(direction);
        }
    }

    /// To the events of the next column of the strip in which something starts.
    pub(in crate::app) fn next_column(&mut self, direction: Direction) {
        let Some(overview) = self.overview() else { return };
        let column = self.focused_row().and_then(|row| overview.column(row)).unwrap_or_default();
        if let Some(instant) = overview.next(column, direction == Direction::Forward) {
            self.focus_instant(instant);
        } else {
            let end = if direction == Direction::Forward { "after" } else { "before" };
            self.status = Some(Clean::line(&format!("Nothing starts {end} this on the strip.")));
        }
    }

    /// To the event behind the next of the longest silences; in lanes, of the lane that has the focus.
    pub(in crate::app) fn walk_silences(&mut self, direction: Direction) {
        let lane = (self.mode == Mode::Lanes).then_some((self.pictures.groups.number(), self.laning.lane));
        let groups = self.pictures.groups.shown.as_ref();
        let order = lane.and_then(|(_, lane)| groups?.order(lane)).unwrap_or(&self.order).clone();
        let pictures = &mut self.pictures;
        if let Some(number) = pictures.silences.wants((pictures.events, lane), &mut pictures.numbers) {
            self.walked = None;
            self.commission(number, Wanted::Silences(order));
        }
        let Some(silences) = self.pictures.silences.latest().cloned() else {
            self.walking = Some(direction);
            return;
        };
        let next = match (direction, self.walked) {
            (_, None) => 0,
            (Direction::Forward, Some(walked)) => walked + 1,
            (Direction::Back, Some(walked)) => walked.saturating_sub(1),
        };
        let next = next.min(silences.len().saturating_sub(1));
        match silences.get(next) {
            Some(gap) => {
                self.walked = Some(next);
                self.go_to_silence(*gap, next, silences.len());
            }
            None => self.status = Some(Clean::from("There is no silence between events here.")),
        }
    }

    fn go_to_silence(&mut self, gap: Gap, number: usize, all: usize) {
        if let Some(position) = self.order.position(gap.after) {
            self.go_to(position);
        }
        let count = |n: usize| grouped(i64::try_from(n).unwrap_or(i64::MAX));
        let unless = if gap.unless.is_some() { "; an inexact date may fall in" } else { "" };
        let (words, number, all) = (gap.silence.words(), count(number + 1), count(all));
        self.status = Some(Clean::line(&format!("Silence {number} of {all}: {words}{unless}.")));
    }

    /// Whether the strip is on the screen.
    pub fn has_strip(&self) -> bool {
        self.overview().is_some() && self.has_events()
    }
}
