//! What becomes of which character, one rule at a time.

use crate::hostile::samples;
use crate::judge::faults;
use dateline::text::Clean;

fn check_lines(cases: &[(&str, &str)]) {
    for (dirty, clean) in cases {
        assert_eq!(Clean::line(dirty).as_str(), *clean, "made of {}", dirty.escape_unicode());
    }
}

fn check_blocks(cases: &[(&str, &str)]) {
    for (dirty, clean) in cases {
        assert_eq!(Clean::block(dirty).as_str(), *clean, "made of {}", dirty.escape_unicode());
    }
}

#[test]
fn every_hostile_sample_is_clean_as_a_line_and_as_a_block() {
    for sample in samples() {
        for clean in [Clean::line(&sample.text), Clean::block(&sample.text), Clean::line_cut(&sample.text, 80, "…")] {
            assert_eq!(faults(clean.as_str()), Vec::<String>::new(), "in {}", sample.name);
        }
        assert!(!Clean::line(&sample.text).as_str().contains('\n'), "in {}", sample.name);
    }
}

#[test]
fn cleaning_clean_text_changes_nothing() {
    for sample in samples() {
        let (line, block) = (Clean::line(&sample.text), Clean::block(&sample.text));
        assert_eq!(Clean::line(line.as_str()), line, "in {}", sample.name);
        assert_eq!(Clean::block(line.as_str()), line, "in {}", sample.name);
        assert_eq!(Clean::block(block.as_str()), block, "in {}", sample.name);
    }
}

#[test]
fn controls_are_shown_by_their_pictures() {
    check_lines(&[
        ("a\0b", "a␀b"),
        ("\u{1B}[31mred", "␛[31mred"),
        ("bell\u{7}", "bell␇"),
        ("bad\u{8}\u{8}\u{8}good", "bad␈␈␈good"),
        ("a\u{1F}b\u{7F}c", "a␟b␡c"),
        ("\u{9B}2J", "\u{FFFD}2J"),
    ]);
}

#[test]
fn bidirectional_controls_are_shown_and_letters_from_right_to_left_are_kept() {
    check_lines(&[
        ("safe\u{202E}txt.exe", "safe\u{FFFD}txt.exe"),
        ("a\u{61C}b\u{200E}c\u{200F}d\u{2066}e\u{2069}f", "a\u{FFFD}b\u{FFFD}c\u{FFFD}d\u{FFFD}e\u{FFFD}f"),
        ("\u{5E9}\u{5DC}\u{5D5}\u{5DD} \u{645}\u{631}\u{62D}", "\u{5E9}\u{5DC}\u{5D5}\u{5DD} \u{645}\u{631}\u{62D}"),
    ]);
}

#[test]
fn each_unseen_character_gets_a_mark_of_its_own() {
    check_lines(&[
        ("pay\u{200B}pal", "pay\u{FFFD}pal"),
        ("a\u{2060}\u{FEFF}b", "a\u{FFFD}\u{FFFD}b"),
        ("co\u{AD}op", "co\u{FFFD}op"),
        ("x\u{3164}\u{115F}\u{1160}\u{FFA0}y", "x\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}y"),
        ("hi\u{E0041}\u{E007F}", "hi\u{FFFD}\u{FFFD}"),
        ("a\u{FDD0}b\u{FFFF}c\u{10FFFF}", "a\u{FFFD}b\u{FFFD}c\u{FFFD}"),
        ("\u{E000}\u{F8FF}\u{F0000}", "\u{FFFD}\u{FFFD}\u{FFFD}"),
        ("x\u{2800}y", "x y"),
    ]);
}

#[test]
fn joiners_stay_where_letters_or_emoji_are_joined() {
    check_lines(&[
        ("👩\u{200D}👧", "👩\u{200D}👧"),
        ("\u{6CC}\u{200C}\u{62E}", "\u{6CC}\u{200C}\u{62E}"),
        ("\u{6F2} \u{647}\u{200D}", "\u{6F2} \u{647}\u{200D}"),
        ("\u{995}\u{9CD}\u{200D}\u{9B7}", "\u{995}\u{9CD}\u{200D}\u{9B7}"),
        ("\u{DC1}\u{DCA}\u{200D}\u{DBB}", "\u{DC1}\u{DCA}\u{200D}\u{DBB}"),
    ]);
}

#[test]
fn joiners_without_work_are_shown() {
    check_lines(&[
        ("x\u{200D}y\u{200C}z", "x\u{FFFD}y\u{FFFD}z"),
        ("\u{200D}a", "\u{FFFD}a"),
        ("👩\u{200D}", "👩\u{FFFD}"),
        ("👩\u{200D}a", "👩\u{FFFD}a"),
        ("👩\u{200D}\u{200D}👩", "👩\u{FFFD}\u{FFFD}👩"),
        ("👩\u{200D}\u{301}👩", "👩\u{FFFD}\u{301}👩"),
        ("\u{6CC}\u{200C}\u{200C}\u{62E}", "\u{6CC}\u{200C}\u{FFFD}\u{62E}"),
        ("\u{660}\u{200D}", "\u{660}\u{FFFD}"),
        ("\u{995}\u{9CD}\u{200D}\u{200D}\u{9B7}", "\u{995}\u{9CD}\u{200D}\u{FFFD}\u{9B7}"),
    ]);
}

#[test]
fn variation_selectors_stay_where_they_pick_a_registered_form() {
    check_lines(&[
        ("❤\u{FE0F}⌚\u{FE0E}", "❤\u{FE0F}⌚\u{FE0E}"),
        ("1\u{FE0F}\u{20E3}", "1\u{FE0F}\u{20E3}"),
        ("葛\u{E0100}城", "葛\u{E0100}城"),
        ("\u{182D}\u{180B}", "\u{182D}\u{180B}"),
        ("a\u{FE0F}1\u{FE0F}", "a\u{FFFD}1\u{FFFD}"),
        ("日\u{FE0F}", "日\u{FFFD}"),
        ("a\u{E0100}\u{E0101}", "a\u{FFFD}\u{FFFD}"),
        ("葛\u{E0100}\u{E0101}", "葛\u{E0100}\u{FFFD}"),
    ]);
}

#[test]
fn tags_stay_only_where_they_spell_a_flag_to_its_end() {
    let england = "🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}";
    check_lines(&[
        (england, england),
        ("🏴\u{E0067}\u{E0062}\u{E0065}", "🏴\u{FFFD}\u{FFFD}\u{FFFD}"),
        ("🏴\u{E0067}\u{E007F}", "🏴\u{FFFD}\u{FFFD}"),
        ("a\u{E0067}\u{E0062}\u{E0065}\u{E007F}", "a\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"),
    ]);
    assert_eq!(Clean::line(&format!("🏴{}", "\u{E0061}".repeat(9))).width(), 11);
}

#[test]
fn a_mark_with_nothing_under_it_is_carried_by_a_dotted_circle() {
    check_lines(&[("\u{301}abc", "\u{25CC}\u{301}abc"), ("a \u{301}", "a \u{301}"), ("\u{93F}", "\u{25CC}\u{93F}")]);
    check_blocks(&[("a\n\u{301}\u{302}b", "a\n\u{25CC}\u{301}\u{302}b")]);
}

#[test]
fn a_cluster_of_which_nothing_would_be_seen_becomes_a_mark() {
    check_lines(&[("a\u{1161}b", "a\u{FFFD}b"), ("\u{605}", "\u{FFFD}"), ("x\u{A8FA}y", "x\u{FFFD}y")]);
}

#[test]
fn too_many_marks_on_one_character_end_in_one_mark_that_stands_for_the_rest() {
    let zalgo = format!("Z{}!", "\u{301}".repeat(50_000));
    let shown = format!("Z{}\u{FFFD}!", "\u{301}".repeat(8));
    check_lines(&[(&zalgo, &shown)]);
}

#[test]
fn an_endless_cluster_is_divided_by_marks_and_keeps_what_is_seen() {
    let women = Clean::line(&format!("👩{}", "\u{200D}👩".repeat(299)));
    assert_eq!(women.as_str().matches('👩').count(), 300);
    let jamo = Clean::line(&"\u{1100}".repeat(300));
    assert_eq!(jamo.as_str().matches('\u{1100}').count(), 300);
    let consonants = Clean::line(&"\u{915}\u{94D}".repeat(300));
    assert_eq!(consonants.as_str().matches('\u{915}').count(), 300);
}

#[test]
fn breaks_and_tabs_are_one_blank_each_in_a_line() {
    check_lines(&[
        ("one\ntwo\r\nthree\rfour", "one two three four"),
        ("a\u{85}b\u{2028}c\u{2029}d\u{B}e\u{C}f", "a b c d e f"),
        ("a\tb\t\tc", "a b  c"),
        ("\n\n", "  "),
    ]);
}

#[test]
fn breaks_stay_in_a_block_and_what_could_forge_a_line_is_shown() {
    check_blocks(&[
        ("one\ntwo\r\nthree\u{2028}four\u{2029}five", "one\ntwo\nthree\nfour\nfive"),
        ("visible\rforged", "visible␍forged"),
        ("one\r\r\ntwo", "one␍\ntwo"),
        ("a\u{B}b\u{C}c\u{85}d", "a␋b␌c\u{FFFD}d"),
        ("\n\na\n", "\n\na\n"),
    ]);
}

#[test]
fn tabs_reach_to_the_next_stop_of_their_own_line() {
    check_blocks(&[
        ("\ta", "    a"),
        ("a\tb\tc", "a   b   c"),
        ("abcd\te", "abcd    e"),
        ("日\tb", "日  b"),
        ("abc\n\tx", "abc\n    x"),
        ("ab\n\tx", "ab\n    x"),
        ("x\u{1161}\tb", "x\u{FFFD}  b"),
        ("e\u{301}\tb", "e\u{301}   b"),
    ]);
}

#[test]
fn the_programs_own_words_are_cleaned_too() {
    assert_eq!(Clean::from("◆ Mar → …").as_str(), "◆ Mar → …");
    assert_eq!(Clean::from("\u{1B}").as_str(), "␛");
}

#[test]
fn pushing_is_cleaning_in_one_piece() {
    let jamo = "\u{1100}".repeat(10);
    let halves = [
        (jamo.as_str(), jamo.as_str()),
        ("a", "b"),
        ("", "x"),
        ("x", ""),
        ("a", "\u{301}"),
        ("👩", "\u{200D}👩"),
        ("🇫", "🇷🇯🇵"),
        ("\u{915}\u{94D}", "\u{937}"),
        ("\u{1100}", "\u{1100}"),
        ("\u{600}", "1"),
        ("one\n", "\u{301}two"),
        ("one", "\ntwo"),
        ("日", "本"),
    ];
    for (first, second) in halves {
        let (first, second) = (Clean::block(first), Clean::block(second));
        let mut both = first.clone();
        both.push(&second);
        assert_eq!(both, Clean::block(&format!("{first}{second}")));
        assert_eq!(faults(both.as_str()), Vec::<String>::new());
    }
}

#[test]
fn a_mark_pushed_onto_a_letter_does_not_climb_onto_it() {
    let mut text = Clean::line("a");
    text.push(&Clean::line("\u{301}"));
    assert_eq!(text.as_str(), "a\u{25CC}\u{301}");
}
