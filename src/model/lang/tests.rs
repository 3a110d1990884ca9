//! What the table of words makes of numbers, lists and days, in each language.

use super::*;

#[test]
fn a_language_is_known_by_its_code_whatever_stands_behind_it() {
    for (code, lang) in [
        ("en", Some(Lang::English)),
        ("es", Some(Lang::Spanish)),
        ("ES", Some(Lang::Spanish)),
        ("es_SV.UTF-8", Some(Lang::Spanish)),
        ("es-419", Some(Lang::Spanish)),
        ("es@euro", Some(Lang::Spanish)),
        ("en_US.UTF-8", Some(Lang::English)),
        ("est", None),
        ("de_DE.UTF-8", None),
        ("C", None),
        ("", None),
    ] {
        assert_eq!(Lang::parse(code), lang, "{code}");
    }
    for (lang, code, _) in Lang::ALL {
        assert_eq!((Lang::parse(code), lang.code()), (Some(lang), code));
    }
}

#[test]
fn a_day_takes_the_article_and_its_preposition_with_it() {
    let say = |phrase, parts: &[&str]| [Lang::English.say(phrase, parts), Lang::Spanish.say(phrase, parts)];
    for (phrase, parts, said) in [
        (
            Phrase::To,
            &["26", "27 de marzo de 2022"][..],
            ["26 to 27 de marzo de 2022", "del 26 al 27 de marzo de 2022"],
        ),
        (Phrase::To, &["marzo", "abril de 2026"], ["marzo to abril de 2026", "de marzo a abril de 2026"]),
        (Phrase::To, &["2022", "2023"], ["2022 to 2023", "de 2022 a 2023"]),
        (Phrase::To, &["44 a. C.", "9 d. C."], ["44 a. C. to 9 d. C.", "de 44 a. C. a 9 d. C."]),
        (Phrase::To, &["hacia 2022", "2023"], ["hacia 2022 to 2023", "hacia 2022 a 2023"]),
        (Phrase::Ongoing, &["1 de mayo"], ["since 1 de mayo, ongoing", "desde el 1 de mayo, en curso"]),
        (Phrase::UntilThen, &["12 345"], ["until 12 345", "hasta 12 345"]),
        (Phrase::Undated, &[], ["undated", "sin fecha"]),
    ] {
        assert_eq!(say(phrase, parts), said);
    }
}

#[test]
fn words_between_the_last_two_yield_to_their_sound() {
    let listed = |names: &[&str]| {
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        [Lang::English, Lang::Spanish].map(|lang| format!("{} | {}", lang.either(&names, ""), lang.all(&names)))
    };
    assert_eq!(listed(&["5", "15", "25"]), ["5, 15 or 25 | 5, 15 and 25", "5, 15 o 25 | 5, 15 y 25"]);
    assert_eq!(listed(&["julio", "octubre"])[1], "julio u octubre | julio y octubre");
    assert_eq!(listed(&["otoño", "invierno"])[1], "otoño o invierno | otoño e invierno");
    assert_eq!(listed(&["7", "8"])[1], "7 u 8 | 7 y 8");
    assert_eq!(listed(&["2022"])[0], "2022 | 2022");
}

#[test]
fn thousands_are_grouped_as_each_language_does() {
    for (digits, said) in [
        ("0", ["0", "0"]),
        ("999", ["999", "999"]),
        ("1404", ["1,404", "1404"]),
        ("9999", ["9,999", "9999"]),
        ("12345", ["12,345", "12\u{a0}345"]),
        ("170000002", ["170,000,002", "170\u{a0}000\u{a0}002"]),
    ] {
        assert_eq!([Lang::English.thousands(digits), Lang::Spanish.thousands(digits)], said);
    }
    // One cell each.
    assert_eq!(crate::text::Clean::line("12\u{a0}345").width(), 6);
}

#[test]
fn things_are_counted_in_both_languages() {
    for (count, thing, said) in [
        (1, Noun::Event, ["1 event", "1 hecho"]),
        (0, Noun::Claim, ["0 claims", "0 afirmaciones"]),
        (1, Noun::Claim, ["1 claim", "1 afirmación"]),
        (12_345, Noun::Source, ["12,345 sources", "12\u{a0}345 fuentes"]),
        (9, Noun::Month, ["9 months", "9 meses"]),
    ] {
        assert_eq!([Lang::English.counted(count, thing), Lang::Spanish.counted(count, thing)], said);
    }
}

#[test]
fn large_numbers_are_read_out_as_each_language_does() {
    use crate::model::{Number, Qualifier};
    for (number, said) in [
        (36_000, ["about 36,000", "cerca de 36\u{a0}000"]),
        (1_000_000, ["about 1 million", "cerca de 1 millón"]),
        (1_200_000, ["about 1.2 million", "cerca de 1.2 millones"]),
        (3_000_000_000, ["about 3 billion", "cerca de 3000 millones"]),
        (7_500_000_000_000, ["about 7.5 trillion", "cerca de 7.5 billones"]),
    ] {
        let qualified = |lang: Lang| lang.qualified(Number::Whole(number), Qualifier::About);
        assert_eq!([qualified(Lang::English), qualified(Lang::Spanish)], said);
    }
}

#[test]
fn centuries_are_numbered_as_each_language_does() {
    for (n, said) in [(1, ["1st", "I"]), (4, ["4th", "IV"]), (19, ["19th", "XIX"]), (20, ["20th", "XX"])] {
        assert_eq!([Lang::English.nth(n), Lang::Spanish.nth(n)], said);
    }
    assert_eq!(Lang::Spanish.nth(100), "C");
}

#[test]
fn months_have_numbers() {
    let told = |number| Lang::ALL.map(|(lang, ..)| (month(lang, number), lang.short_month(number)));
    assert_eq!(told(0), [("", ""); 2]);
    assert_eq!(told(13), [("", ""); 2]);
    assert_eq!(told(9), [("September", "Sep"), ("septiembre", "sep")]);
}
