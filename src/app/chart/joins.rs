//! The way from one figure of a voice to its next.
//!
//! Owns the dots between them, at three heights of a cell. Refuses to join figures of different voices, and to cover a
//! chart with ways where there are too many figures for any to be followed.

use super::{Chart, Sign, middle};
use crate::evidence::figures::Point;
use std::collections::HashMap;

/// A dot stands at one of so many heights of a cell: as many as every terminal's letters have.
const THIRDS: i32 = 3;
/// As many figures are joined at most.
const MOST: usize = 400;

impl Chart {
    /// Joins each figure to the one before it of the same voice.
    pub(super) fn join(&mut self, points: &[Point], voices: &[u32]) {
        if points.len() > MOST {
            return;
        }
        let mut before: HashMap<u32, (u16, u16)> = HashMap::new();
        // Where the day is not known there is no before and after.
        for (point, voice) in points.iter().zip(voices).filter(|(point, _)| middle(point).is_some()) {
            let Some(here) = self.place(point) else { continue };
            if let Some(from) = before.insert(*voice, here) {
                self.way(from, here, *voice);
            }
        }
    }

    /// The straight way between two, from the middle of the one cell to the middle of the other.
    fn way(&mut self, from: (u16, u16), to: (u16, u16), voice: u32) {
        let thirds = |(x, y): (u16, u16)| (i32::from(x), i32::from(y) * THIRDS + 1);
        let ((x0, y0), (x1, y1)) = (thirds(from), thirds(to));
        let steps = (x1 - x0).abs().max((y1 - y0).abs());
        // To the nearest third, whichever way it goes.
        let at = |from: i32, to: i32, step: i32| {
            from + (2 * (to - from) * step + steps * (to - from).signum()) / (2 * steps)
        };
        for step in 1..steps {
            let (x, y) = (at(x0, x1, step), at(y0, y1, step));
            let [column, row] = [x, y / THIRDS].map(|n| u16::try_from(n).unwrap_or_default());
            self.put(column, row, Sign::Way(u8::try_from(y % THIRDS).unwrap_or_default()), voice);
        }
    }
}
