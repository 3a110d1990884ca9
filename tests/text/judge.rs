//! A second opinion on clean text: lists copied from the standard, and nothing taken from the code that is judged.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthChar;

/// The characters that may stand nowhere: Cc but for the line break, Bidi_Control, Zl, Zp, the other characters of
/// Default_Ignorable_Code_Point and Cf that only ever hide, non-characters and private use.
const NEVER: &[(u32, u32)] = &[
    (0x0000, 0x0009),
    (0x000B, 0x001F),
    (0x007F, 0x009F),
    (0x00AD, 0x00AD),
    (0x034F, 0x034F),
    (0x061C, 0x061C),
    (0x115F, 0x1160),
    (0x17B4, 0x17B5),
    (0x180E, 0x180E),
    (0x200B, 0x200B),
    (0x200E, 0x200F),
    (0x2028, 0x202E),
    (0x2060, 0x206F),
    (0x2800, 0x2800),
    (0x3164, 0x3164),
    (0xE000, 0xF8FF),
    (0xFDD0, 0xFDEF),
    (0xFEFF, 0xFEFF),
    (0xFFA0, 0xFFA0),
    (0xFFF0, 0xFFFB),
    (0x13430, 0x1343F),
    (0x1BCA0, 0x1BCA3),
    (0x1D173, 0x1D17A),
    (0xE0000, 0xE001F),
    (0xE0080, 0xE00FF),
    (0xE01F0, 0xE0FFF),
    (0xF0000, 0x10_FFFF),
];

/// Scripts in which joiners work no wonders: nobody sees them there.
const NO_JOINERS: &[(u32, u32)] =
    &[(0x20, 0x2FF), (0x370, 0x5FF), (0x10A0, 0x10FF), (0x1E00, 0x200A), (0x2E80, 0xA4CF), (0xAC00, 0xD7A3)];

/// Characters without a width of their own that are no marks: vowels and finals of Hangul, signs written
/// before others, Devanagari's caret.
const NO_MARKS: &[(u32, u32)] = &[
    (0x0600, 0x0605),
    (0x070F, 0x070F),
    (0x0890, 0x0891),
    (0x08E2, 0x08E2),
    (0x0D4E, 0x0D4E),
    (0x1160, 0x11FF),
    (0xA8FA, 0xA8FA),
    (0xD7B0, 0xD7FB),
    (0x111C2, 0x111C3),
    (0x113D1, 0x113D1),
    (0x1193F, 0x11941),
    (0x11A84, 0x11A89),
    (0x11D46, 0x11D46),
    (0x11F02, 0x11F02),
];

/// Everything that is wrong with one text that calls itself clean, in words; nothing where it is.
pub(crate) fn faults(text: &str) -> Vec<String> {
    let mut faults: Vec<String> = text
        .chars()
        .filter(|c| within(*c, NEVER) || u32::from(*c) & 0xFFFE == 0xFFFE)
        .map(|c| format!("U+{:04X} may never be sent", u32::from(c)))
        .collect();
    for line in text.split('\n') {
        for cluster in line.graphemes(true) {
            faults.extend(fault(cluster).map(|fault| format!("{fault}: {}", cluster.escape_unicode())));
        }
    }
    faults
}

fn fault(cluster: &str) -> Option<&'static str> {
    let characters: Vec<char> = cluster.chars().collect();
    let first = *characters.first()?;
    if characters.len() > 16 {
        return Some("more than sixteen characters");
    }
    let is_mark = |c: &char| c.width() == Some(0) && !within(*c, NO_MARKS);
    if characters.windows(9).any(|nine| nine.iter().all(is_mark)) {
        return Some("more than eight marks in a row");
    }
    if is_joining_mark(first) {
        return Some("begins with a mark");
    }
    (1..characters.len()).find_map(|at| dishonest(&characters[..at], characters[at], &characters[at + 1..]))
}

/// What is wrong with `c` between these others in its cluster.
fn dishonest(before: &[char], c: char, after: &[char]) -> Option<&'static str> {
    let last = *before.last()?;
    match u32::from(c) {
        0x200C if within(last, NO_JOINERS) || is_emoji(last) => Some("a non-joiner without work"),
        0x200D if after.is_empty() && (within(last, NO_JOINERS) || is_emoji(last) || last == '\u{FE0F}') => {
            Some("a joiner that joins nothing")
        }
        0xFE0E | 0xFE0F if !is_emoji(last) && after.first() != Some(&'\u{20E3}') => Some("an emoji's selector on none"),
        0xFE00..=0xFE0D | 0xE0100..=0xE01EF if last.is_ascii() || last == '\u{FFFD}' => Some("a selector on nothing"),
        0xFE03..=0xFE0D => Some("a selector nobody has registered"),
        0xE0020..=0xE007F if before[0] != '🏴' => Some("a tag outside a flag"),
        0xE0020..=0xE007E if after.is_empty() => Some("a flag that does not end"),
        _ => None,
    }
}

fn within(c: char, ranges: &[(u32, u32)]) -> bool {
    ranges.iter().any(|(first, last)| (*first..=*last).contains(&u32::from(c)))
}

/// The characters that emoji-data.txt lists as Extended_Pictographic, by their outer bounds.
fn is_emoji(c: char) -> bool {
    let signs = &[(0x203C, 0x203C), (0x2049, 0x2049), (0x2122, 0x2122), (0x2139, 0x2139), (0x2194, 0x21AA)];
    let more = &[(0x231A, 0x23FF), (0x24C2, 0x24C2), (0x25AA, 0x27BF), (0x2934, 0x2935), (0x2B05, 0x2B55)];
    let rest =
        &[(0xA9, 0xA9), (0xAE, 0xAE), (0x3030, 0x303D), (0x3297, 0x3299), (0x1F000, 0x1FAFF), (0x1FC00, 0x1FFFD)];
    within(c, signs) || within(c, more) || within(c, rest)
}

/// A few ranges of Grapheme_Extend are enough: properties try all of them.
fn is_joining_mark(c: char) -> bool {
    within(c, &[(0x300, 0x36F), (0x483, 0x489), (0x591, 0x5BD), (0x64B, 0x65F), (0x1AB0, 0x1ABE), (0x1DC0, 0x1DFF)])
        || within(c, &[(0x200C, 0x200D), (0x20D0, 0x20F0), (0xFE00, 0xFE0F), (0xFE20, 0xFE2F), (0xE0020, 0xE007F)])
}
