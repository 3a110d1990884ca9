//! The course of figures as a line of bars, one a figure.
//!
//! Owns whose figures belong together, and the height of a bar. Time is not drawn: the dates stand in the table.

use crate::evidence::figures::{Compared, Point};
use crate::model::Number;
use std::collections::BTreeMap;

const BARS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
/// As many figures of one speaker are drawn: the latest.
const MOST: usize = 60;

/// The values that each speaker gives, in the order of their dates: of those who give two or more, the latest ones.
pub(super) fn speakers<'c>(
    compared: &'c Compared,
    points: impl Iterator<Item = &'c Point>,
) -> BTreeMap<Option<&'c str>, Vec<Number>> {
    let mut speakers: BTreeMap<Option<&str>, Vec<Number>> = BTreeMap::new();
    for point in points {
        speakers.entry(compared.speaker(point)).or_default().push(point.value);
    }
    speakers.retain(|_, values| values.len() > 1);
    for values in speakers.values_mut() {
        values.drain(..values.len().saturating_sub(MOST));
    }
    speakers
}

/// A bar for each value: from none to the greatest, or from the least where one is below none.
pub(super) fn course(values: &[Number]) -> String {
    let values: Vec<f64> = values.iter().copied().map(real).collect();
    let low = values.iter().copied().fold(0.0, f64::min);
    let high = values.iter().copied().fold(0.0, f64::max);
    let bar = |value: f64| {
        let share = if high > low { (value - low) / (high - low) } else { 0.0 };
        // The first bar at or above the value; `position` answers none only for what is no number.
        let at = (1..=BARS.len()).position(|nth| share * 8.0 <= f64::from(u8::try_from(nth).unwrap_or(u8::MAX)));
        BARS.get(at.unwrap_or_default()).copied().unwrap_or_default()
    };
    values.into_iter().map(bar).collect()
}

#[expect(clippy::cast_precision_loss, reason = "a bar has eight heights")]
fn real(number: Number) -> f64 {
    match number {
        Number::Whole(value) => value as f64,
        Number::Real(value) => value,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_rise_from_nothing_to_the_greatest() {
        for (values, bars) in [
            (&[36_000_i64, 110_000] as &[i64], "▃█"),
            (&[1, 2, 3, 4, 5, 6, 7, 8], "▁▂▃▄▅▆▇█"),
            (&[0, 0], "▁▁"),
            (&[-8, 0], "▁█"),
            (&[i64::MIN, i64::MAX], "▁█"),
            (&[], ""),
        ] {
            let values: Vec<Number> = values.iter().copied().map(Number::Whole).collect();
            assert_eq!(course(&values), bars, "{values:?}");
        }
        assert_eq!(course(&[Number::Real(f64::MAX), Number::Real(-f64::MAX)]), "▁▁");
    }
}
