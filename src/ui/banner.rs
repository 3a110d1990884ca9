//! The line at the top while the screen tells of a day: which, how much of what is known today that leaves, by what clock, and
//! how it is ended.
//!
//! Owns what is told of it where there is no room for all: the day first, then the counts, the zone, the keys; then longer words
//! for each.

use super::{Canvas, Part};
use crate::app::layout::columns;
use crate::app::{Rect, State};
use crate::model::{Cutoff, Phrase, Zone};
use crate::text::Clean;

/// Columns before the keys.
const GAP: usize = 2;

/// What is told, each in more and more words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Told {
    Zone,
    Day,
    Counts,
    Keys,
}

/// What is told before what: of each the words with which it is.
const STEPS: [(Told, usize); 15] = [
    (Told::Counts, 1),
    (Told::Counts, 2),
    (Told::Counts, 3),
    (Told::Zone, 1),
    (Told::Counts, 4),
    (Told::Zone, 2),
    (Told::Day, 1),
    (Told::Keys, 1),
    (Told::Keys, 2),
    (Told::Keys, 3),
    (Told::Day, 2),
    (Told::Counts, 5),
    (Told::Zone, 3),
    (Told::Counts, 6),
    (Told::Counts, 7),
];

/// Of each what can be told, from nothing or the least on.
struct Banner {
    ways: [Vec<String>; 4],
    chosen: [usize; 4],
}

impl Banner {
    fn of(state: &State, day: &Cutoff) -> Self {
        let (lang, written) = (state.lang(), day.to_string());
        let told = [lang.say(Phrase::AsOfWritten, &[&written]), lang.say(Phrase::AsOf, &[&day.name(lang)])];
        let days = std::iter::once(written).chain(told).collect();
        let none = || std::iter::once(String::new());
        let zones = state.timeline().zone.map(|zone| named(zone, day)).into_iter().flatten();
        let keys = ["{back} ends", "{back} ends it", "{previous-day} {next-day} day  {back} ends it"];
        let keys = keys.map(|keys| state.keyed(keys));
        let ways = [
            none().chain(zones).collect(),
            days,
            none().chain(state.known_in_words()).collect(),
            none().chain(keys).collect(),
        ];
        Self { ways, chosen: [0; 4] }
    }

    /// With as much as there is room for.
    fn within(mut self, room: usize) -> Self {
        for (what, words) in STEPS {
            let before = self.chosen;
            if let Some(chosen) = self.chosen.get_mut(what as usize) {
                *chosen = words;
            }
            let is_there = self.ways.get(what as usize).is_some_and(|ways| words < ways.len());
            if !is_there || self.width() > room {
                self.chosen = before;
            }
        }
        self
    }

    fn said(&self, what: Told) -> &str {
        let chosen = self.chosen.get(what as usize).copied().unwrap_or_default();
        self.ways.get(what as usize).and_then(|ways| ways.get(chosen)).map_or("", String::as_str)
    }

    fn words(&self) -> Clean {
        let zone = self.said(Told::Zone);
        let between = if zone.is_empty() { "" } else { " · " };
        Clean::line(&format!("{zone}{between}{}{}", self.said(Told::Day), self.said(Told::Counts)))
    }

    fn keys(&self) -> Clean {
        Clean::line(self.said(Told::Keys))
    }

    fn width(&self) -> usize {
        let keys = self.keys().width();
        self.words().width() + if keys > 0 { keys + GAP } else { 0 }
    }
}

/// A zone in more and more words: by what its clock is before UTC then or behind it, the last part of its name, its name.
fn named(zone: Zone, day: &Cutoff) -> [String; 3] {
    let shift = zone.shift(day.day.last_second());
    let (sign, ahead) = (if shift < 0 { '\u{2212}' } else { '+' }, shift.unsigned_abs());
    let minutes = if ahead % 60 == 0 { String::new() } else { format!(":{:02}", ahead % 60) };
    let offset = if shift == 0 { "UTC".to_owned() } else { format!("UTC{sign}{}{minutes}", ahead / 60) };
    let name = zone.name();
    [offset, name.rsplit('/').next().unwrap_or(name).to_owned(), name.to_owned()]
}

/// Draws it, reversed.
pub(super) fn draw(state: &State, day: &Cutoff, header: Rect, canvas: &mut Canvas<'_>) {
    let Rect { x, y, width, .. } = header;
    let end = x + width.saturating_sub(1);
    let banner = Banner::of(state, day).within(width.saturating_sub(2).into());
    canvas.cut(x + 1, y, end, &banner.words(), Part::Plain);
    let keys = banner.keys();
    canvas.text(end.saturating_sub(columns(&keys)), y, end, &keys, Part::Plain);
    canvas.tint(header, Part::Banner);
}
