//! The signs on the screen, and what stands for them where there is only ASCII.
//!
//! Owns both, but for the signs of time ([`Sign`]), which are one alphabet. Everything is drawn in Unicode; where the terminal has none, the finished buffer is gone through once and
//! each character replaced by one of the same width (see [`super::sweep`]). So nothing else needs to know.

use crate::plot::mark::Sign;

pub(super) const RULE: &str = "─";
pub(super) const FOCUSED_RULE: &str = Sign::Certain.unicode();
pub(super) const DIVIDER: &str = "│";
pub(super) const THUMB: &str = "┃";
pub(super) const BAR: &str = "▌";
pub(super) const SILENCE: &str = "┊";
/// A value that the filter asks for.
pub(super) const IN_FILTER: &str = "✓";
/// Before an event that is there although nothing says that it was known.
pub(super) const UNDATED: &str = "·";
/// Before an event that was added or changed since.
pub(super) const NEWS: &str = "•";
/// Before an event that matches only possibly, or was only possibly known.
pub(super) const POSSIBLY: &str = "?";
pub(super) const ELLIPSIS: &str = "…";
/// Cells of a bar, up to where it has come and beyond.
pub(super) const FULL: &str = "█";
pub(super) const EMPTY: &str = "░";

/// Where the cursor is, above what it points to.
pub(super) const CURSOR: &str = "▾";
/// Something may start here.
pub(super) const MAYBE: &str = "╌";
/// Time is left out here.
pub(super) const BREAK: &str = "╱";
/// So many eighths of a column, from 1 to 8.
const BLOCKS: [&str; 8] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", FULL];

/// A column filled to so many eighths; less than one is one, more than eight are eight.
pub(super) fn block(eighths: u16) -> &'static str {
    BLOCKS.get(usize::from(eighths).saturating_sub(1)).copied().unwrap_or(FULL)
}

/// Where a label of an axis belongs, and where the axes meet.
pub(super) const VALUE_TICK: &str = "┤";
pub(super) const DAY_TICK: &str = "┬";
pub(super) const CORNER: &str = "└";
/// The first and the last day for which a figure may be meant.
pub(super) const RANGE_FROM: &str = "├";
pub(super) const RANGE_TO: &str = "┤";

/// The way from one figure to the next, in the upper, the middle or the lower third of a cell.
pub(super) fn way(third: u8) -> &'static str {
    match third {
        0 => "˙",
        1 => "·",
        _ => ".",
    }
}

/// The signs of voices, by their numbers; beyond them all have the last.
const VOICES: [&str; 33] = [
    "●", "■", "◆", "▲", "○", "□", "◇", "△", "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "p",
    "q", "r", "s", "t", "u", "w", "x", "y", "z", "*",
];

/// The sign of a voice: of who gives a figure.
pub(super) fn voice(number: u32) -> &'static str {
    let last = VOICES.len() - 1;
    VOICES.get(usize::try_from(number).unwrap_or(last).min(last)).unwrap_or(&"*")
}

/// What stands for one of the program's own signs where there is only ASCII: one column for one column.
pub(super) fn ascii(sign: &str) -> Option<char> {
    if let Some(sign) = Sign::of(sign) {
        return Some(sign.ascii());
    }
    Some(match sign {
        RULE | UNDATED => '-',
        DIVIDER | SILENCE => '|',
        THUMB | FULL => '#',
        EMPTY => '.',
        MAYBE => ':',
        BREAK => '/',
        "┭" | "┮" | "┴" | RANGE_FROM | RANGE_TO | DAY_TICK | CORNER => '+',
        "●" => '@',
        "■" => '#',
        "▲" => 'A',
        "○" => '0',
        "□" => 'D',
        "△" => 'V',
        BAR => '>',
        "↑" => '^',
        "↓" | CURSOR => 'v',
        NEWS => '*',
        // Heights, and for the highest what stands for a full cell everywhere.
        "▁" => '1',
        "▂" => '2',
        "▃" => '3',
        "▄" => '4',
        "▅" => '5',
        "▆" => '6',
        "▇" => '7',
        "≠" => '!',
        "≤" => '<',
        "≈" => '~',
        // Not the sign of "about", which may stand in the same cell.
        ELLIPSIS => '.',
        IN_FILTER => '+',
        "✗" => 'x',
        "¶" => 'P',
        "§" => 'S',
        "˙" => '\'',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::disputed;
    use crate::model::Answer;

    #[test]
    fn every_sign_has_its_ascii() {
        for sign in [RULE, FOCUSED_RULE, DIVIDER, THUMB, BAR, SILENCE, ELLIPSIS, FULL, EMPTY, CURSOR, MAYBE, BREAK] {
            assert!(ascii(sign).is_some_and(|c| c.is_ascii_graphic()), "{sign}");
        }
        let heights: String = (0..=9).filter_map(|eighths| ascii(block(eighths))).collect();
        assert_eq!(heights, "11234567##");
        for sign in [Answer::Certainly, Answer::Possibly].into_iter().filter_map(disputed) {
            assert!(ascii(sign).is_some_and(|c| c.is_ascii_graphic()), "{sign}");
        }
        assert_eq!(ascii("≤"), Some('<'), "a question mark says that a date is uncertain");
        for sign in Sign::ALL {
            assert_eq!(ascii(sign.unicode()), Some(sign.ascii()));
        }
    }
}
