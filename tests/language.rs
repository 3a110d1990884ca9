//! The language in which dates and counts are told, from the screen's first row to its last.

#![cfg(test)]

mod support;

use dateline::app::Options;
use dateline::format::{Opened, Reading, read};
use dateline::model::{Lang, Timeline};
use std::sync::Arc;
use support::{OPTIONS, Session};

fn timeline(text: &str, lang: Lang) -> Arc<Timeline> {
    Arc::new(read(&[Opened::held("events.toml", text)], &Reading { lang, ..Reading::default() }))
}

fn session(text: &str, lang: Lang) -> Session {
    Session::with(timeline(text, lang), Options { lang, ..OPTIONS }, 80, 24).summarised()
}

fn built_in(lang: Lang) -> Session {
    session(include_str!("../events.toml"), lang)
}

#[test]
fn every_view_is_told_in_spanish() {
    for (name, keys) in [
        ("spanish-timeline", "jjjjj"),
        ("spanish-details", "jjjjj<enter>"),
        ("spanish-lanes", "L"),
        ("spanish-sources", "s"),
        ("spanish-figures", "v<tab>"),
        ("spanish-as-of", "a2025-03<enter>"),
        ("spanish-filter", "ftag:cecot<enter>"),
        ("spanish-date", "tmarzo de 2025"),
    ] {
        insta::assert_snapshot!(name, built_in(Lang::Spanish).type_keys(keys).screen());
    }
}

#[test]
fn only_words_change_and_no_event() {
    for keys in ["", "G", "L", "s", "v", "<enter>", "a2025-03<enter>"] {
        let (mut english, mut spanish) = (built_in(Lang::English), built_in(Lang::Spanish));
        english.type_keys(keys);
        spanish.type_keys(keys);
        assert_eq!(english.state.focused(), spanish.state.focused(), "{keys}");
        assert_eq!(english.state.order().len(), spanish.state.order().len(), "{keys}");
    }
}

#[test]
fn the_column_of_dates_is_as_wide_as_its_words() {
    let text = "[[events]]\ndate = \"XXXX\"\ntitle = \"A\"\n[[events]]\ndate = \"2022-03\"\ntitle = \"B\"\n";
    let at = |lang: Lang, title: &str| {
        let screen = session(text, lang).screen();
        let row = screen.lines().find(|line| line.contains(&format!(" {title} "))).unwrap().to_owned();
        row.chars().position(|c| c.to_string() == title).unwrap()
    };
    assert_eq!(at(Lang::Spanish, "A"), at(Lang::English, "A") + "sin fecha".len() - "undated".len());
    assert_eq!(at(Lang::Spanish, "B"), at(Lang::Spanish, "A"));
}

#[test]
fn thousands_have_the_sign_of_the_language() {
    let event = |n: u32| format!("[[events]]\ndate = {}\ntitle = \"E\"\n", 1_000 + n % 1_000);
    let text = (0..12_345).map(event).collect::<Vec<_>>().concat();
    for (lang, count, place) in [
        (Lang::English, "12,345 events", "12,345/12,345"),
        (Lang::Spanish, "12\u{a0}345 hechos", "12\u{a0}345/12\u{a0}345"),
    ] {
        let screen = session(&text, lang).type_keys("G").screen();
        assert!(screen.contains(count) && screen.contains(place), "{screen}");
    }
}
