//! The way from one figure of a voice to its next.
//!
//! Owns the dots between them. Refuses to join figures of different voices, and to cover a chart with ways where there
//! are too many figures for any to be followed.

use super::{Chart, Sign, middle};
use crate::evidence::figures::Point;
use std::collections::HashMap;

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

    /// Every other cell of the straight way between two.
    fn way(&mut self, from: (u16, u16), to: (u16, u16), voice: u32) {
        let [(x0, y0), (x1, y1)] = [from, to].map(|(x, y)| (i32::from(x), i32::from(y)));
        let steps = (x1 - x0).abs().max((y1 - y0).abs());
        // To the nearest cell, whichever way it goes.
        let at = |from: i32, to: i32, step: i32| {
            let twice = 2 * (to - from) * step + steps * (to - from).signum();
            u16::try_from(from + twice / (2 * steps)).unwrap_or_default()
        };
        for step in (2..steps).step_by(2) {
            self.put(at(x0, x1, step), at(y0, y1, step), Sign::Way, voice);
        }
    }
}
