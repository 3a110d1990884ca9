//! That a prefilter misses nothing.

use super::*;
use crate::query::Pattern;
use proptest::prelude::*;

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
fn chinese_japanese_and_korean_are_their_own_letters() {
    for c in PLAIN.into_iter().flatten() {
        assert_eq!(letters(c, false).collect::<Vec<_>>(), [c]);
        assert_eq!(letters(c, true).collect::<Vec<_>>(), [c]);
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
        1 => "[ßﬁ…“”—İK—ŉǆ]",
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
            for typed in [piece.clone(), piece.to_lowercase(), dateline_fold(&piece)] {
                let Some(pattern) = Pattern::new(&typed) else { continue };
                let Some(prefilter) = Prefilter::new(pattern.folded(), pattern.is_case_sensitive()) else { continue };
                if pattern.is_in(&text) {
                    prop_assert!(!points(&prefilter, &text).is_empty(), "{typed:?} in {text:?}");
                }
            }
        }
    }
}

fn dateline_fold(text: &str) -> String {
    crate::text::fold(text)
}
