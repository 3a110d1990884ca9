//! Help: the keys of the view it was asked in, those of all views, and the signs.

#![allow(clippy::panic, reason = "a key that does something else fails the test")]

mod support;

use dateline::app::commands::COMMANDS;
use dateline::app::commands::keymap::Keymap;
use dateline::app::{Charset, Effect, Focus, Mode, Options, Purpose};
use dateline::format::{Opened, Reading, read};
use std::sync::Arc;
use support::{OPTIONS, Session, el_salvador};

const SIZES: [(u16, u16); 4] = [(120, 40), (80, 24), (60, 20), (40, 12)];
/// Each view, and how one comes to it.
const VIEWS: [(&str, &str); 7] = [
    ("timeline", ""),
    ("details", "<tab>"),
    ("lanes", "L"),
    ("sources", "s"),
    ("figures", "v"),
    ("index", "i"),
    ("problems", "!"),
];

fn opened(keys: &str, width: u16, height: u16) -> Session {
    let mut session = Session::new(el_salvador().with_problems().timeline(), width, height).summarised();
    session.type_keys(keys).type_keys("?");
    session
}

#[test]
fn screens_of_help() {
    let views = VIEWS.map(|(name, keys)| (format!("help-of-{name}"), keys.to_owned(), ""));
    let others = [
        ("signs", "<tab>"),
        ("narrowing", "/event"),
        ("narrowed", "/FILTER<enter>"),
        ("narrowed-to-nothing", "/xyzzy"),
    ];
    let others = others.map(|(name, keys)| (format!("help-{name}"), String::new(), keys));
    for (name, view, keys) in views.into_iter().chain(others) {
        let screens = SIZES.map(|(width, height)| {
            format!("{width}×{height}\n{}", opened(&view, width, height).type_keys(keys).screen())
        });
        insta::with_settings!({ description => format!("{view}?{keys}"), omit_expression => true, prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(name, screens.join("\n"));
        });
    }
}

#[test]
fn the_keys_of_a_view_are_one_screen() {
    for (view, keys) in VIEWS {
        let session = opened(keys, 80, 24);
        let (lines, room) = (session.state.help().unwrap().lines().len(), session.state.panes().cover_text.height);
        assert!(lines <= usize::from(room), "{view}: {lines} lines in {room}");
    }
}

#[test]
fn every_key_that_works_in_a_view_is_told_there() {
    for (_, keys) in VIEWS {
        let mut below = Session::new(el_salvador().with_problems().timeline(), 80, 24);
        let place = below.type_keys(keys).state.focus();
        let session = opened(keys, 80, 24);
        let spans = session.state.help().unwrap().lines().iter().flat_map(|line| &line.spans);
        let told = spans.map(|span| span.text.as_str()).collect::<Vec<_>>().join("\n");
        for command in COMMANDS.iter().filter(|command| command.focuses.contains(&place)) {
            for label in Keymap::default().labels(command, Some(place)) {
                assert!(told.contains(&label), "{place:?}: {label} of {}", command.name);
            }
        }
    }
}

#[test]
fn help_leads_to_every_view_as_any_other_view_does() {
    for (view, keys) in VIEWS {
        for (key, mode) in [
            ("L", Mode::Lanes),
            ("s", Mode::Sources),
            ("v", Mode::Figures),
            ("i", Mode::Facets),
            ("c", Mode::Facets),
            ("!", Mode::Problems),
        ] {
            let mut session = opened(keys, 80, 24);
            let beneath = session.state.mode();
            session.type_keys(key);
            assert_eq!((session.state.mode(), session.state.help().is_some()), (mode, false), "{view}: {key}");
            let mut without = opened(keys, 80, 24);
            without.type_keys("?").type_keys(if beneath == mode { "" } else { key });
            assert_eq!(session.screen(), without.screen(), "{view}: {key}");
        }
        let mut session = opened(keys, 80, 24);
        let (beneath, commands) = (session.state.mode(), session.type_keys(":").state.prompt());
        assert_eq!(commands.map(|prompt| prompt.purpose), Some(Purpose::Command), "{view}");
        assert_eq!(session.type_keys("lanes<enter>").state.mode() == Mode::Lanes, beneath != Mode::Lanes, "{view}");
        let mut session = opened(keys, 80, 24);
        session.type_keys("R");
        assert!(session.effects.iter().any(|effect| matches!(effect, Effect::Reload { .. })), "{view}");
    }
    // What cannot be shown leaves help where it is, and so does what would leave a line behind.
    let mut session = Session::new(el_salvador().timeline(), 80, 24);
    assert_eq!(session.type_keys("?!").said(), "No problems in the files.");
    assert_eq!(session.state.focus(), Focus::Help);
    let mut session = opened("", 80, 24);
    assert_eq!(session.type_keys("?fta<f1>Lsvi!:").state.focus(), Focus::Help);
    assert_eq!(session.type_keys("<esc>").state.prompt().map(|prompt| prompt.input.text()), Some("ta"));
}

#[test]
fn the_bar_says_where_esc_leads() {
    for (keys, words, focus) in [
        ("?", "timeline", Focus::List),
        ("<tab>?", "details", Focus::Detail),
        ("L?", "lanes", Focus::Lanes),
        ("s?", "sources", Focus::Sources),
        ("s<tab>?", "sources", Focus::Sources),
        ("v?", "figures", Focus::Figures),
        ("i?", "index", Focus::Facets),
        ("!?", "problems", Focus::Problems),
        ("i?/zoom<enter>", "all keys", Focus::Help),
        ("L", "timeline", Focus::List),
        ("L<tab>", "lanes", Focus::Lanes),
        ("s", "timeline", Focus::List),
        ("<tab>s", "details", Focus::Detail),
        ("s<tab>", "list", Focus::Sources),
        ("v<enter>", "list", Focus::Figures),
        ("<tab>v", "details", Focus::Detail),
        ("i", "timeline", Focus::List),
        ("<tab>i", "details", Focus::Detail),
        ("i/a<enter>", "all values", Focus::Facets),
        ("!", "timeline", Focus::List),
        ("<tab>!", "details", Focus::Detail),
        ("<tab>s!", "details", Focus::Detail),
    ] {
        let mut session = Session::new(el_salvador().with_problems().timeline(), 80, 24).summarised();
        session.type_keys(keys);
        let told = session.state.view_bar().into_iter().find(|item| item.keys.as_str() == "Esc").map(|item| item.words);
        assert_eq!(told, Some(words), "{keys}: {}", session.screen());
        let before = session.screen();
        session.type_keys("<esc>");
        assert_eq!(session.state.focus(), focus, "{keys}");
        assert_ne!(session.screen(), before, "{keys}");
    }
}

#[test]
fn where_there_is_only_ascii_arrows_have_their_names() {
    let options = Options { charset: Charset::Ascii, ..OPTIONS };
    for keys in ["?", "<tab>?", "s?", "L?", "?/history", ":previous-item", "<tab>:item"] {
        for (width, height) in SIZES {
            let mut session = Session::with(el_salvador().timeline(), options, width, height).summarised();
            let screen = session.type_keys(keys).screen();
            assert!(
                !screen.contains(" ^ ") && !screen.contains(" v k") && !screen.contains("< >  h"),
                "{keys}: {screen}"
            );
            assert!(height < 24 || !keys.contains('?') || screen.contains("Up"), "{keys} {width}×{height}: {screen}");
        }
    }
}

#[test]
fn what_e_edits_is_told_where_it_does() {
    for (keys, told, line) in [
        ("]]]]", "edit the event, add another", "[[events]]"),
        ("]]]]<tab>j", "edit the item, add an event", "text = \"c\""),
        ("s", "edit the source in its file", "[[sources]]"),
        ("v", "edit the claim in its file", "text = \"c\""),
    ] {
        let text = "[[sources]]\nid = \"a\"\ntitle = \"A\"\n[[events]]\ndate = \"2022\"\ntitle = \"x\"\nsources = [\"a\"]\n[[events.claims]]\ntext = \"c\"\nfigure = { measure = \"m\", value = 1 }\n";
        let timeline = read(&[Opened::held("a.toml", text)], &Reading::default());
        let mut session = Session::new(Arc::new(timeline), 80, 24).summarised();
        session.type_keys(keys).type_keys("e");
        let Some(Effect::Edit { line: at, .. }) = session.effects.pop() else { panic!("{keys}") };
        assert_eq!(text.lines().nth(at as usize - 1), Some(line), "{keys}");
        session.type_keys("Y");
        assert!(format!("{:?}", session.effects.last()).contains(&format!("a.toml:{at}")), "{keys}");
        let screen = session.type_keys("?").screen();
        assert!(screen.contains(told), "{keys}: {screen}");
    }
}

#[test]
fn what_is_typed_in_help_is_its_own() {
    let mut session = opened("", 80, 24);
    let before = session.screen();
    assert_eq!(session.type_keys("/zoom<esc>").screen(), before);
    session.type_keys("/zoom<enter>");
    assert_eq!((session.state.focus(), session.state.narrowed()), (Focus::Help, "zoom"));
    assert_eq!(session.type_keys("<esc>").screen(), before);
    assert_eq!(session.type_keys("<esc>").state.focus(), Focus::List);
    // From its line one leaves help at once.
    assert_eq!(session.type_keys("?/zoom<f1>").state.focus(), Focus::List);
    assert!(session.state.prompt().is_none());
    // What it covers waits, and is not typed over.
    session.type_keys("ftag:<f1>/x");
    assert_eq!(session.state.focus(), Focus::Help);
    assert_eq!(session.type_keys("<f1>").state.prompt().map(|prompt| prompt.input.text()), Some("tag:"));
    let mut session = opened("i/a<enter>", 80, 24);
    session.type_keys("/zoom<enter><esc><esc>");
    assert_eq!((session.state.focus(), session.state.narrowed()), (Focus::Facets, "a"));
    assert_eq!(opened("", 80, 24).type_keys("<tab>/zoom").state.help().map(|help| help.is_of_signs), Some(false));
}

#[test]
fn no_size_is_too_small_for_help() {
    let small = [0, 1, 2, 3, 7, 12].into_iter().flat_map(|width| [0, 1, 2, 4, 6, 8].map(|height| (width, height)));
    for (width, height) in small.chain([(41, 3), (78, 9), (200, 60), (500, 2)]) {
        let mut session = Session::new(el_salvador().timeline(), 120, 40);
        session.type_keys(&format!("?<resize {width} {height}>"));
        for keys in ["<tab>", "<tab>/a", "<enter>", "G<tab>G", "/xyzzy", "<resize 120 40>"] {
            session.type_keys(keys);
            assert_eq!(session.buffer(), session.buffer());
        }
    }
}

#[test]
fn every_sign_that_is_drawn_is_told() {
    let mut session = opened("", 80, 24);
    let told = session.type_keys("<tab>").state.help().unwrap().lines().iter().flat_map(|line| &line.spans);
    let told: String = told.map(|span| span.text.as_str()).collect();
    // Frames, and what stands in the text of any book.
    let known = "─━│┃┮┭┬┴└┤├▁▂▃▄▅▆▇█˙…–“”‘’·•¶§²→";
    for keys in [
        "",
        "<enter>",
        "L",
        "Lbb",
        "L++",
        "s",
        "v",
        "v<enter>",
        "i",
        "fduring:2022<enter>",
        "a2025-12-23<enter>",
        "jmx",
    ] {
        for (width, height) in SIZES {
            let mut session = Session::new(el_salvador().with_problems().timeline(), width, height).summarised();
            for character in session.type_keys(keys).screen().chars() {
                let is_sign = !character.is_alphanumeric() && !character.is_ascii() && !known.contains(character);
                assert!(!is_sign || told.contains(character), "{keys} {width}: {character:?}");
            }
        }
    }
    for sign in
        ["≠", "≈", "◇", "◆", "▒", "◁", "?", "·", "┊", "+1", "→", "•", "╌", "╱╱", "▾", "▌", "a–z", "[1]", "✓", "~", "≤"]
    {
        assert!(told.contains(sign), "{sign}");
    }
    let documented =
        include_str!("../docs/signs.md").lines().filter_map(|line| line.strip_prefix("| `")?.split_once('`'));
    for (sign, _) in documented.filter(|(sign, _)| !sign.trim().is_empty() && !sign.contains(char::is_alphanumeric)) {
        assert!(sign.chars().all(|character| told.contains(character) || "▂▃▅▆▇█=".contains(character)), "{sign}");
    }
}

#[test]
fn what_shares_its_beginning_is_told_apart_in_the_palette() {
    let mut session = opened("", 80, 24);
    let screen = session.type_keys(":mark").screen();
    assert!(screen.contains("set a mark") && screen.contains("to a mark"), "{screen}");
    assert!(!screen.contains("set a mark, go to a mark"), "{screen}");
}
