//! The signs on the screen, and what stands for them where there is only ASCII.
//!
//! Owns both, but for the signs of time ([`Sign`]), which are one alphabet. Everything is drawn in Unicode; where the terminal has none, the finished buffer is gone through once and
//! each character replaced by one of the same width (see [`super::sweep`]). So nothing else needs to know.

use crate::app::mark::Sign;

pub(super) const RULE: &str = "─";
pub(super) const FOCUSED_RULE: &str = Sign::Certain.unicode();
pub(super) const DIVIDER: &str = "│";
pub(super) const THUMB: &str = "┃";
pub(super) const BAR: &str = "▌";
pub(super) const SILENCE: &str = "┊";
pub(super) const DISPUTED: &str = "≠";
pub(super) const ELLIPSIS: &str = "…";
/// Cells of a bar, up to where it has come and beyond.
pub(super) const FULL: &str = "█";
pub(super) const EMPTY: &str = "░";

/// What stands for one of the program's own signs where there is only ASCII: one column for one column.
pub(super) fn ascii(sign: &str) -> Option<char> {
    if let Some(sign) = Sign::of(sign) {
        return Some(sign.ascii());
    }
    Some(match sign {
        RULE | "·" => '-',
        DIVIDER | SILENCE => '|',
        THUMB | FULL => '#',
        EMPTY => '.',
        "┭" | "┮" => '+',
        BAR => '>',
        "↑" => '^',
        "↓" => 'v',
        "•" => '*',
        DISPUTED => '!',
        ELLIPSIS => '~',
        "¶" => 'P',
        "§" => 'S',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sign_has_its_ascii() {
        for sign in [RULE, FOCUSED_RULE, DIVIDER, THUMB, BAR, SILENCE, DISPUTED, ELLIPSIS, FULL, EMPTY] {
            assert!(ascii(sign).is_some_and(|c| c.is_ascii_graphic()), "{sign}");
        }
        for sign in Sign::ALL {
            assert_eq!(ascii(sign.unicode()), Some(sign.ascii()));
        }
    }
}
