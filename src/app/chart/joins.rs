//! The way from one figure of a voice to its next.
//!
//! Owns the dots between them, eight a cell. Refuses to join figures of different voices, and to cover a chart with ways
//! where there are too many figures for any to be followed.

use super::{Chart, Sign, middle};
use crate::evidence::figures::Point;
use std::collections::HashMap;

/// As many figures are joined at most.
const MOST: usize = 400;

/// The bit of each of a cell's dots, by row and column, as Braille counts them.
const DOTS: [[u8; 2]; 4] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]];

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

    /// Every other dot of the straight way between the middles of two cells.
    fn way(&mut self, from: (u16, u16), to: (u16, u16), voice: u32) {
        let dots = |(x, y): (u16, u16)| (i32::from(x) * 2, i32::from(y) * 4 + 2);
        let ((x0, y0), (x1, y1)) = (dots(from), dots(to));
        let steps = (x1 - x0).abs().max((y1 - y0).abs());
        for step in (0..steps).step_by(2) {
            let (x, y) = (x0 + (x1 - x0) * step / steps, y0 + (y1 - y0) * step / steps);
            let cell = |dot: i32, of: i32| u16::try_from(dot / of).unwrap_or_default();
            let dot = |dot: i32, of: i32| usize::try_from(dot % of).unwrap_or_default();
            let bit = DOTS.get(dot(y, 4)).and_then(|row| row.get(dot(x, 2))).copied().unwrap_or_default();
            self.put(cell(x, 2), cell(y, 4), Sign::Way(bit), voice);
        }
    }
}
