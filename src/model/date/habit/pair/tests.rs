//! Of words that are tried one after the other, no shorter one is taken for a part of a longer one.

use super::super::{clock, times};
use super::*;

/// The words that are never reached, for an earlier one is found wherever they are, and what hides them.
fn hidden<'w>(words: &[&'w str], hides: fn(&str, &str) -> bool) -> Vec<(&'w str, &'w str)> {
    let earlier = |(at, later): (usize, &&'w str)| {
        let later = *later;
        words[..at].iter().filter(move |word| hides(word, later)).map(move |word| (*word, later)).collect::<Vec<_>>()
    };
    words.iter().enumerate().flat_map(earlier).collect()
}

fn starts(earlier: &str, later: &str) -> bool {
    later.starts_with(earlier)
}

fn ends_it(earlier: &str, later: &str) -> bool {
    later.ends_with(earlier)
}

fn is_in(earlier: &str, later: &str) -> bool {
    later.contains(earlier)
}

#[test]
fn no_word_hides_a_later_one() {
    assert_eq!(hidden(&[" bis ", " bis zum "], is_in), [(" bis ", " bis zum ")]);
    for (before, between, behind, ..) in &PHRASES {
        let words = |place: &'static str| place.split('|').collect::<Vec<_>>();
        assert_eq!(hidden(&words(before), starts), [], "{before}");
        assert_eq!(hidden(&words(between), is_in), [], "{between}");
        assert_eq!(hidden(&words(behind), ends_it), [], "{behind}");
    }
    // A blank or a hyphen ends what says that a part is meant.
    let parts = PARTS.map(|part| format!("{part} "));
    assert_eq!(hidden(&parts.each_ref().map(String::as_str), starts), []);
    assert_eq!(hidden(&times::BETWEEN, is_in), []);
    assert_eq!(hidden(&clock::BEFORE, ends_it), []);
}
