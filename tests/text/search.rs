//! Folding: what a search takes for the same.

use dateline::text::fold;
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

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
        (" two \t\u{2003}\n lines\u{A0}", "two lines"),
        ("\u{202E}bidi\u{2069} \u{FEFF}", "bidi"),
        ("ﾃﾞｰﾀ ㎏ Ⅷ ½", "テ\u{3099}ータ kg viii 1/2"),
        ("\u{FDF2} \u{FB01}x m\u{2BC}ять", "الله fix m'ять"),
        ("عـــربي آأإ", "عربي ااا"),
        ("मिट्टी क़लम", "मिट्टी कलम"),
        ("ПОЛЕСЬЕ ǄǅǆĿﬆ", "полесье dzdzdzlst"),
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
        ("각하", "\u{1100}\u{1161}\u{11A8}\u{1112}\u{1161}"),
        ("がパ", "か\u{3099}ハ\u{309A}"),
        ("ガ", "ｶﾞ"),
        ("آؤئ", "ا\u{653}و\u{654}ي\u{654}"),
        ("ۂۓ", "ہ\u{654}ے\u{654}"),
        ("ো", "\u{9C7}\u{9BE}"),
        ("ᾈ", "Α\u{313}\u{345}"),
        ("\u{1FFD}", "\u{B4}"),
        ("豈", "\u{8C48}"),
    ];
    for (composed, decomposed) in pairs {
        assert_eq!(fold(composed), fold(decomposed), "of {composed}");
    }
}

#[test]
fn letters_that_make_another_word_stay_apart() {
    for (word, other) in
        [("か", "が"), ("सुन", "सन"), ("हि", "ही"), ("กา", "กำ"), ("ど", "と"), ("가", "각"), ("ي", "ى")]
    {
        assert_ne!(fold(word), fold(other), "{word}");
    }
}

#[test]
fn whatever_a_character_is_made_of_folds_as_it_does() {
    for c in '\0'..=char::MAX {
        let whole = c.to_string();
        let parts: String = whole.nfd().collect();
        assert_eq!(fold(&parts), fold(&whole), "of U+{:04X}", u32::from(c));
        assert_eq!(fold(&whole.nfc().collect::<String>()), fold(&whole), "of U+{:04X}", u32::from(c));
    }
}

proptest! {
    #[test]
    fn normal_forms_of_any_text_fold_alike(
        text in "([가-힣ᄀ-ᇿ]|[か-ヿ\u{3099}ﾞ]|[ء-ی\u{653}-\u{655}]|[ऀ-ॿ]|[a-zÀ-ɏ\u{300}-\u{345}]|[ก-๛]|\\PC){0,12}",
    ) {
        let composed: String = text.nfc().collect();
        let decomposed: String = text.nfd().collect();
        prop_assert_eq!(fold(&composed), fold(&decomposed));
        // As its characters do, one by one, but for blanks.
        let bare = |text: &str| text.split_whitespace().collect::<String>();
        let each: String = text.chars().map(|c| fold(&c.to_string())).collect();
        prop_assert_eq!(bare(&each), bare(&fold(&text)));
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
