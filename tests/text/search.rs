//! Folding: what a search takes for the same.

use dateline::text::fold;

#[test]
fn case_accents_and_typography_are_folded() {
    let cases = [
        ("PLAIN text", "plain text"),
        ("Zürich", "zurich"),
        ("Łódź", "lodz"),
        ("Straße STRASSE ẞ", "strasse strasse ss"),
        ("Ærø Œuvre Þór Đà Nẵng", "aero oeuvre thor da nang"),
        ("Škoda ČEZ Żółć ĦAL İstanbul Iğdır", "skoda cez zolc hal istanbul igdir"),
        ("São Tomé, Ñandú", "sao tome, nandu"),
        ("don’t – “so”", "don't - \"so\""),
        ("Ἀθῆναι ΑΘΉΝΑ Όσος", "αθηναι αθηνα οσοσ"),
        ("Ёлка Київ Йод", "елка киів иод"),
        ("שָׁלוֹם", "שלום"),
        ("مُحَمَّد", "محمد"),
        ("ＦＵＬＬ ﬁne", "full fine"),
        ("co\u{AD}op \u{6CC}\u{200C}\u{62E}", "coop \u{6CC}\u{62E}"),
        ("日本", "日本"),
        ("x² 20°", "x2 20o"),
    ];
    for (text, folded) in cases {
        assert_eq!(fold(text), folded);
    }
}

#[test]
fn composed_and_decomposed_spellings_fold_alike() {
    let pairs = [
        ("é", "e\u{301}"),
        ("Å", "A\u{30A}"),
        ("ǖ", "u\u{308}\u{304}"),
        ("ậ", "a\u{323}\u{302}"),
        ("ș", "s\u{326}"),
        ("й", "и\u{306}"),
        ("ї", "і\u{308}"),
        ("ώ", "ω\u{301}"),
        ("ᾧ", "ω\u{314}\u{342}\u{345}"),
        ("İ", "I\u{307}"),
    ];
    for (composed, decomposed) in pairs {
        assert_eq!(fold(composed), fold(decomposed), "of {composed}");
    }
}

#[test]
fn folding_twice_changes_nothing_for_any_character() {
    for c in '\0'..=char::MAX {
        let once = fold(&c.to_string());
        assert_eq!(fold(&once), once, "of U+{:04X}", u32::from(c));
        assert!(!once.chars().any(|c| c.is_ascii_uppercase()), "of U+{:04X}", u32::from(c));
    }
}

#[test]
fn every_accented_latin_letter_folds_to_ascii() {
    // The letters without a spelling: clicks, tones and phonetic signs.
    let odd = "ƅƍɣƕƛɯƣʀƨʃƪʒƹƺƻƽƾƿǀǁǂǃǯȝȣȸȹɂʌ";
    for c in ('\u{C0}'..='\u{24F}').chain('\u{1E00}'..='\u{1EFF}') {
        let folded = fold(&c.to_string());
        assert!(folded.is_ascii() || odd.contains(&folded), "{c} folds to {folded}");
    }
}

#[test]
fn every_accented_greek_letter_folds_to_a_bare_one() {
    for c in ('\u{386}'..='\u{3CE}').chain('\u{1F00}'..='\u{1FFC}').filter(|c| c.is_alphabetic()) {
        // Subscript and adscript iota become letters of their own in capitals; U+1FBE is one.
        let folded = fold(&c.to_string());
        assert!(folded.chars().all(|c| ('α'..='ω').contains(&c) || c == '\u{1FBE}'), "{c} folds to {folded}");
    }
}
