//! That a prefilter misses nothing.

use super::*;
use crate::query::Pattern;
use crate::text::fold;
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

fn points(prefilter: &Prefilter, text: &str) -> Vec<usize> {
    let mut points = Vec::new();
    let small = if prefilter.keeps_case { text.to_owned() } else { text.to_ascii_lowercase() };
    prefilter.each_ascii(small.as_bytes(), |at| {
        points.push(at);
        at + 1
    });
    prefilter.each_beyond(text.as_bytes(), |at| {
        points.push(at);
        at + 1
    });
    points
}

#[test]
fn what_is_known_without_looking_is_so() {
    for c in '\u{80}'..=char::MAX {
        for keeps_case in [false, true] {
            let letters = letters(c, keeps_case);
            assert!(!is_own_letter(c) || letters.as_slice() == [c], "U+{:04X}", u32::from(c));
            let lead = c.to_string().as_bytes()[0];
            let is_far = is_far(c) || FAR.iter().any(|far| far.contains(&lead));
            assert!(!is_far || !letters.as_slice().iter().any(char::is_ascii), "U+{:04X}", u32::from(c));
            assert!(!is_far || !letters.as_slice().is_empty(), "U+{:04X}", u32::from(c));
        }
    }
}

#[test]
fn only_what_may_be_the_word_is_pointed_at() {
    for (word, text, hits) in [
        ("zurich", "Zürich, ZURICH", 2),
        ("zurich", "für uns, Ürdingen, 王小明 — naïve", 0),
        ("Zurich", "ZÜRICH zürich Zürich", 1),
        ("東京", "東京都", 2),
        ("strasse", "Straße", 1),
        ("straße", "Strasse, groß, Mußestunde", 1),
        ("aesop", "Æsop, Ærø, Cæcum", 1),
        ("esop", "Æsop, Ærø", 1),
        ("nowhereatall", "Færøerne nåede æ", 0),
    ] {
        let pattern = Pattern::new(word).unwrap();
        let prefilter = Prefilter::new(pattern.folded(), pattern.is_case_sensitive()).unwrap();
        assert_eq!(points(&prefilter, text).len(), hits, "{word} in {text}");
    }
}

fn noise() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[a-dA-D ]{1,4}",
        2 => "[áàâÀäçćďĐα-δΑ-Δάабв王京\u{301}\u{AD}\u{200B}]{1,3}",
        1 => "[ßﬁ…“”—İK—ŉǆ㎏Ⅷ½ﷺ]",
        2 => "[가각힣\u{1100}\u{1161}\u{11A8}かがガ\u{3099}ｶﾞـاآ\u{653}ہ\u{654}किक़]{1,4}",
        1 => "\\PC{1,3}",
    ];
    prop::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(ProptestConfig::default().cases * 2))]

    #[test]
    fn a_text_that_holds_a_pattern_is_pointed_at(
        text in noise(), other in noise(), start in 0..20_usize, len in 1..6_usize,
    ) {
        // A piece of the text, or of another.
        for of in [&text, &other] {
            let piece: String = of.chars().skip(start).take(len).collect();
            let forms = [piece.nfd().collect(), piece.nfc().collect(), piece.to_lowercase(), fold(&piece), piece];
            for typed in forms {
                let Some(pattern) = Pattern::new(&typed) else { continue };
                let Some(prefilter) = Prefilter::new(pattern.folded(), pattern.is_case_sensitive()) else { continue };
                let spelt: [String; 3] = [text.nfd().collect(), text.nfc().collect(), text.clone()];
                let is_in = pattern.is_in(&text);
                for text in spelt {
                    prop_assert_eq!(pattern.is_in(&text), is_in, "{:?} in {:?}", typed, text);
                    prop_assert!(!is_in || !points(&prefilter, &text).is_empty(), "{typed:?} in {text:?}");
                }
            }
        }
    }
}
