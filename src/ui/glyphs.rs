//! The signs on the screen, and what stands for them where there is only ASCII.
//!
//! Owns both. Everything is drawn in Unicode; where the terminal has none, the finished buffer is gone through once and
//! each character replaced by one of the same width (see [`super::sweep`]). So nothing else needs to know.

use crate::model::{Flags, Precision};

pub(super) const RULE: &str = "─";
pub(super) const FOCUSED_RULE: &str = "━";
pub(super) const DIVIDER: &str = "│";
pub(super) const THUMB: &str = "┃";
pub(super) const BAR: &str = "▌";
pub(super) const SILENCE: &str = "┊";
pub(super) const DISPUTED: &str = "≠";
pub(super) const ELLIPSIS: &str = "…";

/// The sign for how exactly the start of an event is known: a point, a hollow point, a hatched stretch.
pub(super) fn mark(precision: Precision, flags: Flags) -> &'static str {
    match precision {
        _ if flags.has(Flags::NO_START) => "▒",
        Precision::Second | Precision::Day => "◆",
        Precision::Month | Precision::Season => "◇",
        Precision::Year | Precision::Vague => "▒",
    }
}

/// Latin letters with their marks taken off, from U+00C0 to U+00FF.
const LATIN: &[u8; 64] = b"AAAAAAACEEEEIIIIDNOOOOOxOUUUUYTsaaaaaaaceeeeiiiidnooooo/ouuuuyty";

/// What stands for a character where there is only ASCII: one column for one column.
pub(super) fn ascii(c: char) -> char {
    match c {
        ' '..='~' => c,
        '─' | '–' | '—' | '·' | '‐'..='―' => '-',
        '━' => '=',
        '│' | '┊' | '╎' => '|',
        '┃' => '#',
        '┬' | '┭' | '┮' | '┯' => '+',
        '▌' | '→' | '›' | '»' => '>',
        '←' | '‹' | '«' => '<',
        '↑' => '^',
        '↓' => 'v',
        '◆' | '•' => '*',
        '◇' => 'o',
        '▒' => '%',
        '≠' => '!',
        '…' => '~',
        '“' | '”' | '„' => '"',
        '‘' | '’' | '‚' => '\'',
        '¶' => 'P',
        '§' => 'S',
        '\u{a0}' => ' ',
        'À'..='ÿ' => {
            let letter = u32::from(c).checked_sub(0xC0).and_then(|n| LATIN.get(usize::try_from(n).ok()?));
            letter.map_or('?', |letter| char::from(*letter))
        }
        _ => '?',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sign_has_its_ascii() {
        for sign in [RULE, FOCUSED_RULE, DIVIDER, THUMB, BAR, SILENCE, DISPUTED, ELLIPSIS, "◆", "◇", "▒"] {
            let ascii = ascii(sign.chars().next().unwrap());
            assert!(ascii.is_ascii_graphic() && ascii != '?', "{sign}");
        }
        assert_eq!("Socorro Jurídico Ñ ÷ €".chars().map(ascii).collect::<String>(), "Socorro Juridico N / ?");
    }
}
