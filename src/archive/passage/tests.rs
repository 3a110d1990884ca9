//! Quotations that are there, that differ, and that are missing; and what looking for them costs.

use super::*;

fn text(written: &str) -> Text {
    Text::new(written.to_owned(), None)
}

fn found(text: &Text, quote: &str) -> Result<Passage, &'static str> {
    text.find(quote, &mut Effort::default())
}

const TEXT: &str = "The fire began at night.\n\n\u{201c}We sent a dozen  crews \u{2013} or\nmore \u{2013} to the har\u{ad}bour,\u{201d} said the chief\u{2019}s o\u{fb03}ce. It burned for days.";

#[test]
fn blanks_and_typography_do_not_count() {
    let text = text(TEXT);
    for quote in [
        "We sent a dozen crews - or more - to the harbour,",
        "we sent a dozen\n   crews \u{2014} or more",
        "\"We sent a dozen",
        "the chief's office",
        "the chief\u{2019}s of\u{fb01}ce",
        "T\u{68}e f\u{ef}re began",
        "The fire began \u{2026} a dozen crews [...] burned for days.",
        "It burned for days.",
        "(...) at night",
    ] {
        assert_eq!(found(&text, quote), Ok(Passage::Found), "{quote}");
    }
}

#[test]
fn words_count_and_so_does_their_order() {
    let text = text(TEXT);
    for quote in ["burned ... dozen", "ire began", "for day", "nine", "\u{2026}", "Cats sleep through the afternoon"] {
        assert_eq!(found(&text, quote), Ok(Passage::Missing), "{quote}");
    }
    for (quote, near) in [
        ("We sent nine crews or more", "\u{201c}We sent a dozen crews \u{2013} or more"),
        ("It burned for weeks, days", "It burned for days."),
        ("fire the began at night", "The fire began at night."),
    ] {
        assert_eq!(found(&text, quote), Ok(Passage::Differs(near.to_owned())), "{quote}");
    }
}

#[test]
fn letters_of_other_scripts_need_no_blanks_between_words() {
    let text = text("港で火事が起きた。");
    assert_eq!(found(&text, "火事"), Ok(Passage::Found));
    assert_eq!(found(&text, "洪水"), Ok(Passage::Missing));
}

#[test]
fn a_repeated_word_is_shared_as_often_as_it_stands() {
    let text = text("the the the the the. One two three four.");
    assert_eq!(found(&text, "the one two three"), Ok(Passage::Differs("the the. One two three".to_owned())));
}

#[test]
fn a_word_that_begins_within_another_place_is_found() {
    for (written, quote) in [
        ("a long long long road", "long long road"),
        ("no no no, never", "No no, never"),
        ("ab ab ab ab a", "ab ab a"),
        ("нет, нетто", "нет"),
        ("(נא) כאן", "נא"),
    ] {
        assert_eq!(found(&text(written), quote), Ok(Passage::Found), "{quote}");
    }
}

#[test]
fn no_part_of_a_word_is_found_in_any_script_that_parts_words() {
    for (written, quote) in [
        ("брутто и нетто", "нет"),
        ("overδιέθεταν", "διεθετ"),
        ("ثلاثون كتابا", "كتاب"),
        ("मकानों में", "मकान"),
        ("Ձմեռնային", "ձմեռ"),
        ("각하", "가"),
        ("が", "か"),
        ("4567", "456"),
        ("naïveté", "naïve"),
    ] {
        assert_ne!(found(&text(written), quote), Ok(Passage::Found), "{quote}");
    }
}

#[test]
fn spellings_of_one_word_are_the_same() {
    for (written, quote) in [
        ("régime", "re\u{301}gime"),
        ("서울에서", "\u{1109}\u{1165}\u{110B}\u{116E}\u{11AF}"),
        ("\u{1112}\u{1161}\u{11AB}국 사람", "한국"),
        ("ガス漏れ", "カ\u{3099}ス"),
        ("آب", "ا\u{653}ب"),
        ("\u{1}a\u{1}b", "ab"),
    ] {
        assert_eq!(found(&text(written), quote), Ok(Passage::Found), "{quote}");
    }
}

#[test]
fn where_reading_was_not_complete_nothing_is_missing() {
    let text = Text::new("one two three".to_owned(), Some("torn"));
    assert_eq!(found(&text, "two three"), Ok(Passage::Found));
    assert_eq!(found(&text, "two four"), Err("torn"));
}

#[test]
fn the_words_of_a_text_are_folded_once_for_all_quotations() {
    let text = text(&"word ".repeat(1_000));
    assert!(text.words.get().is_none());
    assert_eq!(found(&text, "none of these is there"), Ok(Passage::Missing));
    let kept = text.words.get().map(Vec::as_ptr);
    assert_eq!(found(&text, "nor of these words"), Ok(Passage::Missing));
    assert_eq!(text.words.get().map(Vec::as_ptr), kept);
}

#[test]
fn a_thousand_quotations_that_are_missing_cost_little_more_than_one() {
    let sentence = "one two three four five six seven eight nine ten. ";
    for written in [sentence.repeat(2_000), "a".repeat(100_000), "a ".repeat(50_000)] {
        let (text, mut effort) = (text(&written), Effort { compare: 100_000, searched: 0 });
        let mut uncompared = 0;
        for n in 0..1_000 {
            let quote = format!("one two {n} four five six seven, aaa a a {n}");
            match text.find(&quote, &mut effort).unwrap() {
                Passage::Found => panic!("{quote} is not there"),
                Passage::Uncompared => uncompared += 1,
                Passage::Differs(_) | Passage::Missing => {}
            }
        }
        assert!(effort.searched < 10 * written.len() as u64, "{} bytes were searched", effort.searched);
        assert!(uncompared == 0 || effort.compare == 0, "{uncompared} with {} left", effort.compare);
        assert_eq!(uncompared > 900, written.contains(' '), "{uncompared}");
    }
}

#[test]
fn the_order_of_words_is_told_without_a_search() {
    let (text, mut effort) = (text(&"one two three four. ".repeat(1_000)), Effort::default());
    assert_eq!(text.find("four three two", &mut effort), Ok(Passage::Differs("two three four.".to_owned())));
    assert_eq!(effort.searched, 0);
    assert_eq!(text.find("three four. One two", &mut effort), Ok(Passage::Found));
    assert!(effort.searched > 0);
}
