//! What a single character may do on a screen: stand by itself, join its neighbour, or only ever be shown as a mark.
//!
//! Owns the ranges that cleaning goes by. Whatever the standard already answers through the segmentation crate (does
//! this join that?) is asked there and not copied into a table. Refuses to look at whole texts: that is `cleaning`.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Shown where something stood that may not be sent: the standard's own replacement character, one column wide.
pub(super) const MARK: char = '\u{FFFD}';

/// Carries a combining mark that has nothing to combine with, as the standard shows such marks in its charts.
pub(super) const DOTTED_CIRCLE: char = '\u{25CC}';

/// ZERO WIDTH JOINER.
pub(super) const JOINER: char = '\u{200D}';

/// ZERO WIDTH NON-JOINER.
pub(super) const NON_JOINER: char = '\u{200C}';

/// The emoji that flags of regions are spelled on, with tag characters.
pub(super) const BLACK_FLAG: &str = "\u{1F3F4}";

/// Ends the tags of such a flag.
const CANCEL_TAG: char = '\u{E007F}';

/// The columns a grapheme cluster takes on the screen: what ratatui's buffer counts, or what a terminal fills that draws
/// each character by itself (by POSIX's `wcwidth`), whichever is more. So no letter is drawn over where tables differ:
/// over spacing marks and the consonants of a conjunct.
///
/// Where one of its characters is wide it is an emoji or Hangul, whose parts are one as soon as a terminal knows them; the
/// buffer's count stands. It adds a column for each halfwidth voiced sound mark to what the width crate says.
pub(crate) fn columns_of(cluster: &str) -> usize {
    if cluster.len() == 1 {
        return 1;
    }
    let together = cluster.width() + cluster.chars().filter(|c| matches!(c, '\u{FF9E}' | '\u{FF9F}')).count();
    if !is_several(cluster) {
        return together;
    }
    let alone = |c: char| if is_spacing_extender(c) { 1 } else { c.width().unwrap_or(0) };
    let apart = cluster.chars().try_fold(0, |sum, c| Some(sum + Some(alone(c)).filter(|columns| *columns < 2)?));
    together.max(apart.unwrap_or(0))
}

/// Whether a cluster is of several characters, so that a terminal may take another number of columns for it.
pub(crate) fn is_several(cluster: &str) -> bool {
    cluster.chars().nth(1).is_some()
}

/// Whether `c` is a spacing mark (Mc) that extends a cluster (Grapheme_Extend): the width crate gives it no column of its
/// own, `wcwidth` one.
fn is_spacing_extender(c: char) -> bool {
    matches!(
        c,
        '\u{9BE}' | '\u{9D7}' | '\u{B3E}' | '\u{B57}' | '\u{BBE}' | '\u{BD7}' // Bengali, Oriya, Tamil
        | '\u{CC0}' | '\u{CC2}' | '\u{CC7}' | '\u{CC8}' | '\u{CCA}' | '\u{CCB}' | '\u{CD5}' | '\u{CD6}' // Kannada
        | '\u{D3E}' | '\u{D57}' | '\u{DCF}' | '\u{DDF}' | '\u{1715}' | '\u{1734}' // Malayalam, Sinhala, Tagalog
        | '\u{1B35}' | '\u{1B3B}' | '\u{1B3D}' | '\u{1B43}' | '\u{1B44}' | '\u{1BAA}' | '\u{1BF2}' | '\u{1BF3}'
        | '\u{A953}' | '\u{A9C0}' | '\u{111C0}' | '\u{11235}' | '\u{1133E}' | '\u{1134D}' | '\u{11357}'
        | '\u{114B0}' | '\u{114BD}' | '\u{115AF}' | '\u{116B6}' | '\u{11930}' | '\u{1193D}'
        | '\u{16FF0}' | '\u{16FF1}' | '\u{1D165}' | '\u{1D166}' | '\u{1D16D}'..='\u{1D172}'
    )
}

/// Whether `text` is one grapheme cluster (or empty).
pub(super) fn is_one_cluster(text: &str) -> bool {
    text.graphemes(true).nth(1).is_none()
}

/// Whether `c` joins whatever visible character stands before it: combining marks, signs, skin tones, joiners.
pub(super) fn is_mark(c: char) -> bool {
    is_one_cluster(String::from_iter([MARK, c]).as_str())
}

/// Whether `c` joins whatever visible character stands behind it, as Arabic's number sign does.
pub(super) fn is_prepended(c: char) -> bool {
    is_one_cluster(String::from_iter([c, MARK]).as_str())
}

/// Whether `c` is an emoji or may become one; the standard lets exactly these be glued together by a joiner.
fn is_pictographic(c: char) -> bool {
    is_one_cluster(String::from_iter([c, JOINER, '©']).as_str())
}

/// Whether `c` is seen, is no mark, and starts a cluster of its own after any other such character.
///
/// Not every such character is named: these are the ranges most text is written in, and they are copied in runs.
pub(super) fn is_plain(c: char) -> bool {
    matches!(c,
        ' '..='~'
        | '\u{A0}'..='\u{AC}' | '\u{AE}'..='\u{2FF}'          // Latin
        | '\u{370}'..='\u{482}' | '\u{48A}'..='\u{58F}'       // Greek, Cyrillic, Armenian
        | '\u{5D0}'..='\u{5F4}' | '\u{620}'..='\u{64A}' | '\u{671}'..='\u{6D3}' // Hebrew, Arabic
        | '\u{904}'..='\u{939}' | '\u{985}'..='\u{9B9}'       // letters of Devanagari and Bengali
        | '\u{E01}'..='\u{E30}' | '\u{E40}'..='\u{E46}'       // letters of Thai
        | '\u{10A0}'..='\u{10FF}' | '\u{1E00}'..='\u{1FFF}'   // Georgian; more Latin and Greek
        | '\u{2000}'..='\u{200A}' | '\u{2010}'..='\u{2027}' | '\u{202F}'..='\u{205F}' // blanks and punctuation
        | '\u{2070}'..='\u{20CF}' | '\u{2100}'..='\u{27FF}' | '\u{2801}'..='\u{2BFF}' // signs
        | '\u{3000}'..='\u{3029}' | '\u{3030}'..='\u{3098}' | '\u{309B}'..='\u{3163}' // CJK, kana, jamo for show
        | '\u{3165}'..='\u{A48F}' | '\u{AC00}'..='\u{D7A3}' | '\u{F900}'..='\u{FAFF}' // ideographs and Hangul
        | '\u{FF01}'..='\u{FF9D}' | MARK                      // fullwidth and halfwidth forms
        | '\u{1F300}'..='\u{1F3FA}' | '\u{1F400}'..='\u{1FAFF}' // emoji
        | '\u{20000}'..='\u{2FFFD}' | '\u{30000}'..='\u{3FFFD}' // rare ideographs
    )
}

/// What is shown for `c` wherever it stands: `c` itself, or a mark where it may never be sent.
///
/// Characters that are let through only in honest company (joiners, variation selectors, tags) have passed that test
/// before they come here, or get their mark here.
pub(super) fn shown(c: char) -> char {
    match c {
        // The control pictures stand in the order of the controls themselves.
        '\0'..='\x1F' => char::from_u32(0x2400 + u32::from(c)).unwrap_or(MARK),
        '\x7F' => '\u{2421}',
        // Braille without dots is a blank to every reader, so let the layout treat it as one.
        '\u{2800}' => ' ',
        _ if is_unseen(c) => MARK,
        _ => c,
    }
}

/// Whether nothing, or nothing that two readers would agree on, is seen of `c`: controls, the default-ignorable and format
/// characters, the line separators, non-characters and private use. Whoever writes text out masks these, each in its own
/// way.
pub(crate) fn is_unseen(c: char) -> bool {
    if matches!(c, ' '..='~') {
        return false;
    }
    c.is_control()
        || is_ignorable(c)
        || matches!(c,
            '\u{2028}' | '\u{2029}' | '\u{2800}' // line separators; braille without dots
            | '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}' // private use
            | '\u{FDD0}'..='\u{FDEF}')
        || u32::from(c) & 0xFFFE == 0xFFFE
}

/// Whether `c` is there for programs and nothing is seen of it: joiners, selectors, tags, bidirectional controls, fillers.
pub(super) fn is_ignorable(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{34F}' | '\u{61C}' // soft hyphen, grapheme joiner, Arabic letter mark
        | '\u{115F}' | '\u{1160}' | '\u{3164}' | '\u{FFA0}' // Hangul fillers
        | '\u{17B4}' | '\u{17B5}' // Khmer inherent vowels
        | '\u{180B}'..='\u{180F}' // Mongolian selectors and vowel separator
        | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' // joiners, bidi, operators
        | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFF0}'..='\u{FFFB}' // selectors, byte order mark, annotation
        | '\u{13430}'..='\u{1343F}' | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}' // layout of old scripts
        | '\u{E0000}'..='\u{E0FFF}' // tags and further selectors
    )
}

/// Whether a joiner or non-joiner after `c` changes letters and not only bytes: after the letters and signs of scripts
/// that are written joined or in conjuncts (the idea of RFC 5892, appendix A).
pub(super) fn has_joining_script(c: char) -> bool {
    matches!(c,
        '\u{600}'..='\u{77F}' | '\u{7C0}'..='\u{7FF}' | '\u{840}'..='\u{8FF}' // Arabic, Syriac, N'Ko, Mandaic
        | '\u{900}'..='\u{DFF}' // Devanagari to Sinhala
        | '\u{1000}'..='\u{109F}' | '\u{AA60}'..='\u{AA7F}' | '\u{1780}'..='\u{17FF}' // Myanmar, Khmer
        | '\u{1800}'..='\u{18AF}' | '\u{A840}'..='\u{A87F}' // Mongolian, Phags-pa
        | '\u{1A00}'..='\u{1A1F}' | '\u{1B00}'..='\u{1BFF}' | '\u{A980}'..='\u{A9DF}' // Buginese to Batak, Javanese
        | '\u{A8E0}'..='\u{A8FF}' | '\u{ABC0}'..='\u{ABFF}' // more Devanagari, Meetei Mayek
        | '\u{10A00}'..='\u{10AFF}' | '\u{10D00}'..='\u{10D3F}' // Kharoshthi, Manichaean, Rohingya
        | '\u{11000}'..='\u{11FFF}' | '\u{1E900}'..='\u{1E95F}' // Brahmi and its kin, Adlam
    ) && (c.is_alphabetic() || is_mark(c))
}

/// Whether the variation selector `selector` does honest work after `base`: picks a registered form of it.
/// `rest` is what follows the selector.
pub(super) fn takes_selector(base: char, selector: char, rest: &str) -> bool {
    match selector {
        '\u{FE0E}' | '\u{FE0F}' => {
            is_pictographic(base) || matches!(base, '0'..='9' | '#' | '*') && rest.starts_with('\u{20E3}')
        }
        '\u{FE00}' => {
            is_ideograph(base)
                || matches!(base, '\u{1000}'..='\u{109F}' | '\u{AA60}'..='\u{AA7F}') // dotted forms of Shan
                || matches!(base, '\u{2200}'..='\u{22FF}' | '\u{2A00}'..='\u{2AFF}') // slanted operators
        }
        '\u{FE01}' | '\u{FE02}' | '\u{E0100}'..='\u{E01EF}' => is_ideograph(base),
        '\u{180B}'..='\u{180D}' | '\u{180F}' => matches!(base, '\u{1820}'..='\u{18AA}'),
        _ => false,
    }
}

fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFD}')
}

/// Whether `tag` and the tags at the start of `rest`, after a black flag, spell a region and end as they should: three
/// to six letters or digits and the cancel tag. Answers the bytes of `rest` that belong to it, `None` for anything else.
pub(super) fn flag_tags(tag: char, rest: &str) -> Option<usize> {
    let tags = || std::iter::once(tag).chain(rest.chars());
    let is_letter = |c: &char| matches!(c, '\u{E0030}'..='\u{E0039}' | '\u{E0061}'..='\u{E007A}');
    let letters = tags().take(7).take_while(is_letter).count();
    let is_ended = tags().nth(letters) == Some(CANCEL_TAG);
    (is_ended && (3..=6).contains(&letters)).then_some(letters * CANCEL_TAG.len_utf8())
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_width::UnicodeWidthChar;

    #[test]
    fn plain_characters_are_seen_and_stand_by_themselves() {
        for c in ('\0'..=char::MAX).filter(|c| is_plain(*c)) {
            assert!(c.width() > Some(0), "nothing is seen of U+{:04X}", u32::from(c));
            assert_eq!(shown(c), c, "U+{:04X}", u32::from(c));
            for neighbour in ['a', '\u{915}', '\u{AC00}', '\u{1F469}', c] {
                assert!(!is_one_cluster(&String::from_iter([neighbour, c])), "U+{:04X} joins", u32::from(c));
                assert!(!is_one_cluster(&String::from_iter([c, neighbour])), "U+{:04X} joins", u32::from(c));
            }
        }
    }

    #[test]
    fn whatever_would_end_a_cluster_by_force_is_never_sent() {
        // The rules of clean text rest on this: a mark always joins what stands before it in the line.
        for c in '\0'..=char::MAX {
            let joined = is_one_cluster(&String::from_iter([c, '\u{301}']));
            assert!(joined || shown(c) != c, "U+{:04X} is let through", u32::from(c));
        }
    }

    #[test]
    fn what_is_shown_for_a_character_is_shown_for_itself() {
        for c in '\0'..=char::MAX {
            assert_eq!(shown(shown(c)), shown(c), "U+{:04X}", u32::from(c));
            assert!(columns_of(&shown(c).to_string()) > 0 || !is_plain(shown(c)));
        }
    }
}
