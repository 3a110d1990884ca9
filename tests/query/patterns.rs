//! Words and phrases, and where they stand in a text.

use dateline::query::Pattern;
use dateline::text::fold;
use proptest::prelude::*;

#[track_caller]
fn pattern(text: &str) -> Pattern {
    Pattern::new(text).unwrap()
}

#[test]
fn a_word_is_found_as_it_was_written() {
    for (word, text, found) in [
        ("zurich", "In Zürich and ZÜRICH", &["Zürich", "ZÜRICH"][..]),
        ("zürich", "Zurich, Zürich", &["Zurich", "Zürich"]),
        ("Zurich", "zürich, Zürich, ZÜRICH", &["Zürich"]),
        ("ZÜRICH", "Zürich ZURICH", &["ZURICH"]),
        ("juridico", "Socorro Jurídico", &["Jurídico"]),
        ("juridico", "Socorro Juri\u{301}dico", &["Juri\u{301}dico"]),
        ("jose", "Jose\u{301} came", &["Jose\u{301}"]),
        ("strasse", "Straße", &["Straße"]),
        ("se", "Straße", &["ße"]),
        ("s", "ß", &["ß"]),
        ("ss", "ßß", &["ß", "ß"]),
        ("STRASSE", "Straße, STRASSE, STRAẞE", &["STRASSE", "STRAẞE"]),
        ("aa", "aaaaa", &["aa", "aa"]),
        ("lodz", "Łódź", &["Łódź"]),
        ("αθηναι", "Ἀθῆναι", &["Ἀθῆναι"]),
        ("Αθηναι", "Ἀθῆναι ἀθῆναι", &["Ἀθῆναι"]),
        ("don't", "They don’t", &["don’t"]),
        ("a-b", "a–b", &["a–b"]),
        ("co\u{AD}operate", "cooperate", &["cooperate"]),
        ("cooperate", "co\u{AD}operate", &["co\u{AD}operate"]),
        ("mass trial", "the mass\n  trial, mass\u{A0}trials", &["mass\n  trial", "mass\u{A0}trial"]),
        ("  mass   trial ", "masstrial mass trial", &["mass trial"]),
        ("...", "Wait… what", &["…"]),
        ("t..", "Wait… what", &["t…"]),
        ("東京", "在東京都", &["東京"]),
        ("i", "İı", &["İ", "ı"]),
        ("prison", "", &[]),
        ("prison", "priso", &[]),
        ("é", "e\u{301}e", &["e\u{301}", "e"]),
        ("서울", "\u{1109}\u{1165}\u{110B}\u{116E}\u{11AF}에서", &["\u{1109}\u{1165}\u{110B}\u{116E}\u{11AF}"]),
        (
            "서우",
            "서울에서, \u{1109}\u{1165}\u{110B}\u{116E}\u{11AF}",
            &["서울", "\u{1109}\u{1165}\u{110B}\u{116E}\u{11AF}"],
        ),
        ("か\u{3099}っこう", "小がっこう", &["がっこう"]),
        ("か", "か\u{3099}が", &["か\u{3099}", "が"]),
        ("آب", "ا\u{653}ب", &["ا\u{653}ب"]),
        ("ᾈθ", "Α\u{313}\u{345}θ ᾀθ", &["Α\u{313}\u{345}θ"]),
    ] {
        let pattern = pattern(word);
        let places: Vec<&str> = pattern.find_iter(text).map(|range| &text[range]).collect();
        assert_eq!(places, found, "{word} in {text}");
        assert_eq!(pattern.is_in(text), !found.is_empty());
    }
}

#[test]
fn capitals_count_where_one_is_typed() {
    assert!(pattern("Cristosal").is_case_sensitive() && pattern("É").is_case_sensitive());
    assert!(!pattern("cristosal").is_case_sensitive() && !pattern("36,000").is_case_sensitive());
    assert_eq!((pattern("Éa").folded(), pattern(" É  a ").text()), ("Ea", "É a"));
}

#[test]
fn where_no_letter_is_there_is_nothing_to_look_for() {
    for text in ["", " ", "\u{301}", "\u{200B} \u{AD}", "\t\n"] {
        assert_eq!(Pattern::new(text), None, "{text:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(ProptestConfig::default().cases * 16))]

    #[test]
    fn a_word_is_found_where_folding_finds_it(
        word in "[a-cß…é\u{301}\u{AD} \n]{1,4}|\\PC{1,2}",
        text in "[a-cA-CßẞÉé…\u{301}\u{AD} \n\u{A0}]{0,12}|\\PC{0,8}",
    ) {
        let Some(pattern) = Pattern::new(&word.to_lowercase()).filter(|pattern| !pattern.is_case_sensitive()) else {
            return Ok(());
        };
        prop_assert_eq!(pattern.is_in(&text), fold(&text).contains(pattern.folded()));
        let mut end = 0;
        for range in pattern.find_iter(&text) {
            prop_assert!(range.start >= end && range.start < range.end);
            end = range.end;
            // What is marked holds the word, and nothing shorter at its end does.
            let marked = text.get(range.clone()).unwrap();
            prop_assert!(fold(marked).contains(pattern.folded()), "{marked:?}");
            // A blank is none of its marks, though alone it folds to nothing.
            let next = text[end..].chars().next().filter(|c| !c.is_whitespace());
            let is_mark = next.is_some_and(|c| fold(&format!("a{c}b")) == "ab");
            prop_assert!(!is_mark);
        }
    }

    #[test]
    fn capitals_never_find_more(word in "[a-cA-CßÉé]{1,3}", text in "[a-cA-CßẞÉé\u{301} ]{0,12}") {
        let (exact, small) = (pattern(&word), pattern(&word.to_lowercase()));
        prop_assert!(!exact.is_in(&text) || small.is_in(&text));
        let ascii = word.is_ascii() && text.is_ascii() && exact.is_case_sensitive();
        prop_assert!(!ascii || exact.is_in(&text) == text.contains(&word));
    }
}
